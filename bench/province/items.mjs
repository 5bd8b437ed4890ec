// Items of a generated province: the body of an item of 江苏 with the real name, conditions and materials
// of a row of 广东.

const MATERIALS = 5;
const CONDITION_LENGTH = 400;
const MATERIAL_LENGTH = 60;
const NUMERALS = '零一二三四五六七八九';

/** Drafts of items, not yet known to be free of findings; each has its own 基本编码. */
export function draftItems(bases, rows) {
  const byType = new Map();
  for (const base of bases) {
    const type = base.row.事项类型;
    byType.set(type, [...(byType.get(type) ?? []), base]);
  }
  const types = [...byType.keys()];
  const listed = rows.filter((row) => row.申请材料?.length > 0);
  const seen = new Set();
  const drafts = [];
  for (const sample of rows) {
    const name = sample.事项名称;
    if (seen.has(name) || /省级|市级|县级|广东|[（(]/.test(name)) continue;
    seen.add(name);
    // Few rows of 广东 are 公共服务; what is of another type lends its text to any.
    const type = byType.has(sample.事项类型)
      ? sample.事项类型
      : types[drafts.length % types.length];
    const same = byType.get(type);
    // Rows that came without materials are lent those of another.
    const lender = sample.申请材料?.length > 0 ? sample : listed[drafts.length % listed.length];
    const { 申请材料 } = lender;
    drafts.push(draftItem(same[drafts.length % same.length], { ...sample, 申请材料 }));
  }
  return drafts;
}

function draftItem(base, sample) {
  const basis = base.row.设定依据[0].replace(/^【.*?】/, '');
  return {
    base,
    name: sample.事项名称,
    conditions: sample.受理条件?.flatMap(conditionTexts) ?? base.row.受理条件,
    materials: materialsOf(sample, basis),
  };
}

function conditionTexts(text) {
  const clean = text.replaceAll('广东省', '本省').trim();
  if (clean.length <= CONDITION_LENGTH) return [clean];
  const end = clean.lastIndexOf('。', CONDITION_LENGTH);
  return [end < 20 ? clean.slice(0, CONDITION_LENGTH) : clean.slice(0, end + 1)];
}

function materialsOf(sample, basis) {
  const names = new Set(
    sample.申请材料
      .map((material) => material.材料名称.trim().replaceAll('广东省', ''))
      .filter((name) => name.length > 1 && name.length <= MATERIAL_LENGTH),
  );
  return [...names].slice(0, MATERIALS).map((材料名称, i) => ({
    材料名称,
    材料必要性: '必要',
    材料类型: '原件',
    材料形式: '纸质或电子',
    来源渠道: '申请人自备',
    份数: 1 + (i % 2),
    要求提供材料的依据: basis,
  }));
}

/** As many items as are wanted: drafts in turn, each round under names of its own. */
export function* numbered(drafts, rounds = Number.POSITIVE_INFINITY) {
  const serials = new Map();
  for (let round = 0; round < rounds; round++) {
    for (const draft of drafts) {
      const prefix = draft.base.row.基本编码.slice(0, 6);
      const serial = (serials.get(prefix) ?? 99) + 1;
      serials.set(prefix, serial);
      if (serial > 999) continue;
      const suffix = round === 0 ? '' : `（${chinese(round + 1)}类）`;
      yield { ...draft, code: `${prefix}${serial}000`, name: `${draft.name}${suffix}` };
    }
    if ([...serials.values()].every((serial) => serial > 999)) return;
  }
}

function chinese(number) {
  return [...String(number)].map((digit) => NUMERALS[Number(digit)]).join('');
}
