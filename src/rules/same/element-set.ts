import { once } from '../../values/once.js';
import type { RuleContext } from '../rule.js';

/** The four of 四同 have rules of their own. */
const FOUR: ReadonlySet<string> = new Set(['事项名称', '基本编码', '设定依据', '事项类型']);

/** Elements that a workspace adds to 四同 (十二同 …): same/element judges them instead of list/*. */
export function addedSameElements({ sameElements }: RuleContext): readonly string[] {
  return addedTo(sameElements);
}

const addedTo = once((elements: ReadonlySet<string>) =>
  [...elements].filter((element) => !FOUR.has(element)),
);

/** Whether same/element judges an element, so that list/* does not report it again. */
export function isGroupedSame(element: string, context: RuleContext): boolean {
  return context.sameElements.has(element) && !FOUR.has(element);
}
