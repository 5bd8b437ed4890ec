import type { LawLibrary } from '../law/library.js';
import type { CodeHistory, RuleContext } from '../rules/rule.js';
import type { Profile } from '../standard/profile.js';
import type { Standard } from '../standard/standard.js';

/** What a run judges by, besides the rows. */
export interface JudgingBasis {
  readonly standard: Standard;
  readonly profile: Profile;
  readonly nationalProfile: Profile;
  readonly sameElements: ReadonlySet<string>;
  readonly laws: LawLibrary;
  readonly asOf: string;
  readonly history?: CodeHistory;
}

/** What rules are given besides the rows. */
export function ruleContext(
  { standard, profile, nationalProfile, sameElements, laws, asOf, history }: JudgingBasis,
  undecided: RuleContext['undecided'],
): RuleContext {
  return {
    asOf,
    standard,
    sameElements,
    laws,
    profileOf: (code) => (code.startsWith('00') ? nationalProfile : profile),
    undecided,
    ...(history === undefined ? {} : { history }),
  };
}
