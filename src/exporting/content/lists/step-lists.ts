import { type Row, tells } from '../../../model/document.js';
import { bindingList, servedAndStandardRows, texts } from '../../../rules/lists/listed.js';
import { LISTS } from '../../../rules/lists/names.js';
import { namesSame } from '../../../rules/lists/names-same.js';
import { isAsked, isCertificate, isIssued } from '../../../rules/lists/proof-papers.js';
import { coversStep, limitOf, usesOf } from '../../../rules/lists/special-uses.js';
import type { Material } from '../../../standard/item.js';
import { compareTimeLimits, formatTimeLimit } from '../../../values/time-limit.js';
import { type Entry, identity, type SpecialList } from './special-list.js';

/** 特殊环节清单: one row for each special step of an item (苏政发〔2022〕71号 三（一）). */
export const specialStepList: SpecialList = {
  name: LISTS.specialSteps,
  binding: (view) => bindingList(view, LISTS.specialSteps),
  rows: servedAndStandardRows,
  entriesOf: stepEntries,
  holds: (row, listed) => {
    const step = String(listed.item.环节);
    if (usesOf(row).some((use) => coversStep(step, use))) return 'in';
    return tells(row, '特别程序') && tells(row, '办理流程') ? 'out' : 'unknown';
  },
  untold: (row) =>
    tells(row, '特别程序') || tells(row, '办理流程') ? undefined : '特别程序和办理流程未载',
  isEntry: ({ item }, { second }) => item.环节 === '其他' || item.环节 === second,
  blanks: () => ['时限', '时限单位', '依据'],
  local: [],
  contradictions: longerThanListed,
  nothing: '没有事项用到现场勘验、技术审查、听证论证等特殊环节',
};

/** A 特别程序 tells its time; a step of 办理流程 within the promised time does not. */
function stepEntries(row: Row): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const { kinds, limit, path, isProcedure } of usesOf(row)) {
    const basis = isProcedure ? texts(row.item.特别程序?.[Number(path[1])]?.依据) : [];
    for (const step of kinds) {
      if (entries.has(step)) continue;
      entries.set(step, {
        second: step,
        values: {
          ...identity(row),
          环节: step,
          ...(limit === undefined ? {} : { 时限: limit.value, 时限单位: limit.unit }),
          ...(basis.length === 0 ? {} : { 依据: basis.join('、') }),
        },
      });
    }
  }
  return [...entries.values()];
}

function longerThanListed(listed: Row, rows: readonly Row[]): readonly string[] {
  const own = limitOf(listed);
  if (own === undefined) return [];
  const step = String(listed.item.环节);
  const longer = rows
    .flatMap((row) => usesOf(row))
    .find(
      (use) =>
        coversStep(step, use) &&
        use.limit !== undefined &&
        compareTimeLimits(use.limit, own) === 'longer',
    );
  return longer?.limit === undefined
    ? []
    : [`清单的时限是 ${formatTimeLimit(own)}，实施清单是 ${formatTimeLimit(longer.limit)}`];
}

/** 证明事项清单: the papers that somebody else must issue, as far as that is certain. */
export const proofList: SpecialList = {
  name: LISTS.proof,
  binding: (view) => bindingList(view, LISTS.proof),
  rows: servedAndStandardRows,
  entriesOf: (row) =>
    proofs(row).map((material) => {
      const name = material.材料名称 ?? '';
      const { 要求提供材料的依据: basis, 来源渠道说明: issuer } = material;
      return {
        second: name,
        values: {
          ...identity(row),
          证明名称: name,
          ...(typeof basis === 'string' ? { 设定依据: [basis] } : {}),
          ...(typeof issuer === 'string' ? { 开具单位: issuer } : {}),
        },
      };
    }),
  holds: (row, listed) => {
    const names = texts(listed.item.证明名称);
    const asked = (row.item.申请材料 ?? []).some(
      (material) =>
        isAsked(material) && names.some((name) => namesSame(name, material.材料名称 ?? '')),
    );
    return asked ? 'in' : tells(row, '申请材料') ? 'out' : 'unknown';
  },
  untold: (row) => {
    if (!tells(row, '申请材料')) return '申请材料未载';
    const silent = (row.item.申请材料 ?? []).some(({ 来源渠道: source }) => source === undefined);
    return silent ? '材料的来源渠道未载' : undefined;
  },
  isEntry: ({ item }, { second = '' }) =>
    texts(item.证明名称).some((name) => namesSame(name, second)),
  blanks: () => ['设定依据', '开具单位', '办理指南'],
  local: [],
  body: '索要单位',
  nothing: '没有事项要求提供由他人开具的证明',
};

function proofs(row: Row): readonly Material[] {
  return (row.item.申请材料 ?? []).filter(
    (material) =>
      isAsked(material) &&
      isIssued(material) &&
      material.材料名称 !== undefined &&
      !isCertificate(material.材料名称),
  );
}
