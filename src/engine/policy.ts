import type { Region } from '../model/region-tree.js';
import { SEVERITIES, type Severity } from '../model/severity.js';

/** A severity that configuration gives to a rule. */
export type Setting = Severity | 'off';

/** One entry of 覆盖: settings for some regions, types or files. */
export interface Override {
  readonly level: string | undefined;
  readonly region: string | undefined;
  readonly type: string | undefined;
  readonly matchesFile: ((path: string) => boolean) | undefined;
  readonly settings: ReadonlyMap<string, Setting>;
}

/** What a finding's severity may depend on. */
export interface Circumstances {
  readonly region: Region | undefined;
  readonly type: string | undefined;
  readonly file: string;
}

/**
 * Decides the severity of findings: the rule's own, then 规则, then 覆盖 (later
 * ones win); a rule that the region or one above it has locked stays at least
 * as grave as the lock says.
 */
export class SeverityPolicy {
  readonly #settings: ReadonlyMap<string, Setting>;
  readonly #overrides: readonly Override[];

  constructor(settings: ReadonlyMap<string, Setting>, overrides: readonly Override[]) {
    this.#settings = settings;
    this.#overrides = overrides;
  }

  /** Rules that 规则 turns off for the whole workspace. */
  rulesOff(): string[] {
    return [...this.#settings].flatMap(([id, setting]) => (setting === 'off' ? [id] : [])).sort();
  }

  /**
   * @param own the rule's severity, @param grade the finding's lesser grade.
   * @returns the severity to report, or `off`.
   */
  severityOf(rule: string, own: Severity, grade: Severity | undefined, at: Circumstances): Setting {
    const locked = lockOf(rule, own, at.region);
    const configured = this.#configured(rule, at);
    const base =
      locked !== undefined && (configured === undefined || isLighter(configured, locked))
        ? locked
        : (configured ?? own);
    if (base === 'off') return 'off';
    // A graded finding keeps its grade unless the rule as a whole is set below it.
    return grade === undefined || isLighter(base, grade) ? base : grade;
  }

  #configured(rule: string, at: Circumstances): Setting | undefined {
    let setting = this.#settings.get(rule);
    for (const override of this.#overrides) {
      const own = override.settings.get(rule);
      if (own !== undefined && applies(override, at)) setting = own;
    }
    return setting;
  }
}

function applies(override: Override, { region, type, file }: Circumstances): boolean {
  if (override.level !== undefined && region?.level !== override.level) return false;
  if (override.region !== undefined && region?.code !== override.region) return false;
  if (override.type !== undefined && type !== override.type) return false;
  return override.matchesFile?.(file) ?? true;
}

/** Whether the region or one above it has locked a rule. */
export function isLocked(rule: string, region: Region | undefined): boolean {
  for (let at = region; at !== undefined; at = at.parent) if (at.locked.has(rule)) return true;
  return false;
}

/** The gravest lock of the region and those above it. */
function lockOf(rule: string, own: Severity, region: Region | undefined): Severity | undefined {
  let gravest: Severity | undefined;
  for (let at = region; at !== undefined; at = at.parent) {
    if (!at.locked.has(rule)) continue;
    const severity = (at.locked.get(rule) as Severity | undefined) ?? own;
    if (gravest === undefined || isLighter(gravest, severity)) gravest = severity;
  }
  return gravest;
}

/** Whether a setting weakens another. */
export function isLighter(a: Setting, b: Setting): boolean {
  const rank = (setting: Setting) =>
    setting === 'off' ? SEVERITIES.length : SEVERITIES.indexOf(setting);
  return rank(a) > rank(b);
}
