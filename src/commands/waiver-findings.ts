import type { WorkspaceConfig } from '../config/resolve.js';
import type { CheckResult } from '../engine/check.js';
import type { Diagnostic } from '../engine/diagnostic.js';
import { sign } from '../engine/sign.js';
import type { Waiver, Waivers } from '../engine/waivers.js';
import { rules as allRules, ruleById } from '../rules/index.js';
import { CONFIG_FILE } from '../workspace/discover.js';
import type { JudgeOptions } from './run-check.js';

/** What is to be said of a waiver itself. */
export interface WaiverFinding {
  /** Its place among the waivers. */
  readonly waiver: number;
  /** Said only of a waiver that hit nothing. */
  readonly stale: boolean;
  readonly diagnostic: Diagnostic;
}

/** Adds what is to be said of the waivers themselves. @param hits places of waivers that hit something. */
export function withWaiverFindings(
  result: CheckResult,
  findings: readonly WaiverFinding[],
  hits: Iterable<number>,
): CheckResult {
  const hit = new Set(hits);
  const said = findings.filter(({ stale, waiver }) => !stale || !hit.has(waiver));
  return {
    ...result,
    diagnostics: [...result.diagnostics, ...said.map(({ diagnostic }) => diagnostic)],
  };
}

/** What may be to be said of the waivers, before it is known which of them hit something. */
export function waiverFindings(
  waivers: Waivers,
  config: WorkspaceConfig,
  { asOf, rules, scope, references }: JudgeOptions,
): WaiverFinding[] {
  const enabled = new Set(rules.map((rule) => rule.id));
  const found: WaiverFinding[] = [];
  const report = (id: string, place: number, says: string) => {
    const stale = id === 'waiver/stale';
    if (!enabled.has(id)) return;
    const diagnostic = aboutIt(config, id, waivers.all[place]!, says);
    if (diagnostic !== undefined) found.push({ waiver: place, stale, diagnostic });
  };
  for (const [place, waiver] of waivers.all.entries()) {
    if (waiver.reason === undefined) report('waiver/reason', place, '没有写理由，不起作用');
    else if (waivers.isExpired(waiver))
      report('waiver/expired', place, `已于 ${waiver.until} 到期（判定日 ${asOf}），不再起作用`);
  }
  // With only some rules or regions judged, a waiver of another is not stale.
  for (const [place, waiver] of waivers.all.entries()) {
    const region = waiver.region ?? '';
    const judged = (scope === undefined || scope.has(region)) && references?.has(region) !== true;
    if (judged && enabled.has(waiver.rule) && !OF_REVISIONS.has(waiver.rule))
      report('waiver/stale', place, '没有落在任何问题上');
  }
  return found;
}

function aboutIt(
  config: WorkspaceConfig,
  id: string,
  waiver: Waiver,
  says: string,
): Diagnostic | undefined {
  const rule = ruleById.get(id);
  if (rule === undefined) return undefined;
  const at = { region: undefined, type: undefined, file: CONFIG_FILE };
  const severity = config.policy.severityOf(id, rule.severity, undefined, at);
  if (severity === 'off') return undefined;
  const { source } = config.loaded.file;
  const about = [waiver.rule, waiver.region, waiver.code]
    .filter((part) => part !== undefined)
    .join(' ');
  const message = `${aboutWaiver(waiver)}${says}`;
  const spot = { source, ...waiver.span };
  return {
    ...sign(rule, { spot, message, actual: about }, severity, new Map()),
    ...(waiver.region === undefined ? {} : { region: waiver.region }),
    ...(waiver.code === undefined ? {} : { code: waiver.code }),
  };
}

/** Rules that judge revisions: what they say, and so what is waived of it, a check does not see. */
const OF_REVISIONS: ReadonlySet<string> = new Set(
  allRules.filter(({ checks }) => checks.change !== undefined).map(({ id }) => id),
);

/** How messages name a waiver: rule, place and code. */
function aboutWaiver({ rule, region, code }: Waiver): string {
  const place = region === undefined ? '所有地区' : `地区 ${region}`;
  return `${place}${code === undefined ? '' : ` ${code}`} 的 ${rule} 的豁免`;
}
