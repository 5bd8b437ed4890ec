import type { Element } from '../../standard/element.js';
import { cellHint } from '../cell-hints.js';

const DIRECTIONS: Readonly<Record<string, string>> = {
  相同: '与上级相同',
  不超出: '不得超出上级的范围',
  不高于: '不得高于上级',
  自主: '由本级填写',
};

/** What a header cell says of its element: what it is, how it is filled in, when it must be, who decides. */
export function headerNote(element: Element): string {
  const { name, note, required, direction, source } = element;
  return [
    `【${name}】${note ?? ''}`,
    `怎样填：${cellHint(element)}`,
    `必填：${requiredText(required)}`,
    ...(direction === undefined ? [] : [`与上级的关系：${DIRECTIONS[direction]}`]),
    ...(source === undefined ? [] : [`来源：${source}`]),
  ].join('\n');
}

/** When an element must be filled in, for a clerk. */
export function requiredText(required: string | undefined): string {
  if (required === undefined) return '否';
  return required === '是' ? '是' : required;
}

/** How an element goes with the upper level, in words. */
export function directionText({ direction }: Element): string {
  return direction === undefined ? '由本级填写' : (DIRECTIONS[direction] ?? '');
}
