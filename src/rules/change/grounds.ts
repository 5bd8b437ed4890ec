import type { Application } from '../../model/application.js';
import type { RuleContext } from '../rule.js';

/** The grounds on which a change may be applied for (domain §4.2 G3), as the standard lists them. */
export function acceptedGrounds({ standard }: RuleContext): readonly string[] {
  return standard.headerElements('调整申请').get('理由')?.words ?? [];
}

/** Whether an application gives one of the accepted grounds. */
export function hasGround(application: Application, context: RuleContext): boolean {
  return acceptedGrounds(context).includes(application.ground);
}

/** How a message names an application: 昆山市民政局 2026-03-01 的调整申请. */
export function applicationName({ unit, date, place }: Application): string {
  return `${unit} ${date} 的调整申请（${place.file}）`;
}
