import type { Row } from '../../model/document.js';
import { normalizeText } from '../../values/text.js';
import type { TimeLimit, TimeUnit } from '../../values/time-limit.js';

/** The words by which steps and procedures are known for one of the list's 环节. */
const STEPS: readonly (readonly [step: string, words: RegExp])[] = [
  ['现场勘验', /现场(?:勘验|勘查|勘察|踏勘|核查|核验|查验|检查|验收|考察)|^(?:勘验|踏勘)$/],
  ['技术审查', /技术(?:审查|评审|审核)/],
  ['专家评审', /专家(?:评审|审查|评议|论证)|^评审$/],
  ['听证论证', /听证|(?<!专家)论证/],
  ['检验', /检验/],
  ['检测', /检测/],
  ['检疫', /检疫/],
  ['鉴定', /鉴定/],
];

/** A step or 特别程序 of a row that belongs on the 特殊环节清单. */
export interface SpecialUse {
  /** Its name as the row writes it. */
  readonly text: string;
  /** The words of the list that name it: 现场勘验, 检测 … */
  readonly kinds: readonly string[];
  readonly path: readonly (string | number)[];
  readonly limit: TimeLimit | undefined;
  readonly isProcedure: boolean;
}

/** 其他 stands for whatever the dictionary of the list has no word for. */
export function coversStep(step: string, { kinds }: SpecialUse): boolean {
  return step === '其他' || kinds.includes(step);
}

/** The special steps of a row, in the order of 特别程序 and 办理流程. */
export function usesOf(row: Row): SpecialUse[] {
  const procedures = (row.item.特别程序 ?? []).map(({ 名称, 时限, 时限单位 }, index) => ({
    text: 名称 ?? '',
    path: ['特别程序', index, '名称'],
    limit:
      时限 === undefined || 时限单位 === undefined ? undefined : { value: 时限, unit: 时限单位 },
    isProcedure: true,
  }));
  const steps = (row.item.办理流程 ?? []).map(({ 环节 }, index) => ({
    text: 环节 ?? '',
    path: ['办理流程', index, '环节'],
    limit: undefined,
    isProcedure: false,
  }));
  const name = row.item.事项名称 ?? '';
  return [...procedures, ...steps].flatMap((use) => {
    // The 鉴定 of 劳动能力鉴定 is the item itself.
    const kinds = kindsOf(use.text).filter(
      (kind) => use.isProcedure || !kindsOf(name).includes(kind),
    );
    return kinds.length === 0 ? [] : [{ ...use, kinds }];
  });
}

function kindsOf(text: string): string[] {
  const name = normalizeText(text);
  return STEPS.flatMap(([kind, words]) => (words.test(name) ? [kind] : []));
}

/** 时限 of a row of the list. */
export function limitOf({ item }: Row): TimeLimit | undefined {
  const { 时限: value, 时限单位: unit } = item;
  if (typeof value !== 'number' || typeof unit !== 'string') return undefined;
  return { value, unit: unit as TimeUnit };
}
