import type { Finding, Spot } from '../model/finding.js';
import type { Region } from '../model/region-tree.js';
import type { Rule } from '../rules/rule.js';
import type { Diagnostic } from './diagnostic.js';
import type { SeverityPolicy } from './policy.js';
import { sign } from './sign.js';
import type { Waivers } from './waivers.js';

/** What decides how a finding is reported. */
export interface SigningRules {
  readonly policy: SeverityPolicy;
  readonly waivers: Waivers;
  readonly regions: ReadonlyMap<string, Region>;
  /** Which of the reported findings are kept; all without it. */
  readonly keeps?: (diagnostic: Diagnostic) => boolean;
}

/** Makes diagnostics of findings: gives each its severity and sorts out what is off or waived. */
export class Signer {
  readonly diagnostics: Diagnostic[] = [];
  readonly waived: Diagnostic[] = [];
  readonly #rules: SigningRules;

  constructor(rules: SigningRules) {
    this.#rules = rules;
  }

  /**
   * Takes a finding down.
   *
   * @param folder under which its file is shown, when it is none of the files judged.
   * @returns what is reported of it; undefined when it is off or waived.
   * @throws Error naming the rule when it points nowhere: a bug of the rule.
   */
  report(rule: Rule, finding: Finding, folder?: string): Diagnostic | undefined {
    const { policy, waivers, regions } = this.#rules;
    const { spot } = finding;
    const region = regionOf(spot);
    const severity = policy.severityOf(rule.id, rule.severity, finding.severity, {
      region: region === undefined ? undefined : regions.get(region),
      type: 'row' in spot ? spot.row.item.事项类型 : finding.about?.item.事项类型,
      file: fileOf(spot),
    });
    if (severity === 'off') return undefined;
    const signed = sign(rule, finding, severity, regions);
    const diagnostic =
      folder === undefined ? signed : { ...signed, file: `${folder}/${signed.file}` };
    const waiver = waivers.waiverOf(diagnostic);
    if (waiver === undefined) {
      if (this.#rules.keeps?.(diagnostic) !== false) this.diagnostics.push(diagnostic);
      return diagnostic;
    }
    this.waived.push({
      ...diagnostic,
      waiver: {
        reason: waiver.reason ?? '',
        ...(waiver.document === undefined ? {} : { document: waiver.document }),
      },
    });
    return undefined;
  }
}

function regionOf(spot: Spot): string | undefined {
  if ('row' in spot) return spot.row.document.region;
  return 'document' in spot ? spot.document.region : spot.region;
}

/** The file that a finding stands in. */
export function fileOf(spot: Spot): string {
  if ('row' in spot) return spot.row.document.source.path;
  return 'document' in spot ? spot.document.source.path : spot.source.path;
}
