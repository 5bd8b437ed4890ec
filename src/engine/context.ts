import type { LawLibrary } from '../law/library.js';
import type { AuthorityRule } from '../model/application.js';
import type { JudgingDay } from '../model/judging-day.js';
import type { CodeHistory, PassOver, RuleContext } from '../rules/rule.js';
import type { Profile } from '../standard/profile.js';
import type { Standard } from '../standard/standard.js';

/** What a run judges by, besides the rows. */
export interface JudgingBasis {
  readonly standard: Standard;
  readonly profile: Profile;
  readonly nationalProfile: Profile;
  readonly sameElements: ReadonlySet<string>;
  readonly laws: LawLibrary;
  readonly authority: readonly AuthorityRule[];
  readonly asOf: JudgingDay;
  readonly history?: CodeHistory;
  readonly passOver?: PassOver;
}

/** What rules are given besides the rows. */
export function ruleContext(basis: JudgingBasis, undecided: RuleContext['undecided']): RuleContext {
  const { standard, profile, nationalProfile, sameElements, laws, authority, asOf } = basis;
  const { history, passOver } = basis;
  return {
    asOf,
    standard,
    sameElements,
    laws,
    authority,
    profileOf: (code) => (code.startsWith('00') ? nationalProfile : profile),
    undecided,
    ...(history === undefined ? {} : { history }),
    ...(passOver === undefined ? {} : { passOver }),
  };
}
