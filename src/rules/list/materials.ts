import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Material } from '../../standard/item.js';
import { other } from '../at.js';
import type { ImplementationPair, Rule } from '../rule.js';
import { isGroupedSame } from '../same/element-set.js';
import { BY_PROVINCE, POLICY_STEPS } from '../words.js';
import { additions, graded, upperName } from './compare-list.js';
import { materialsOf } from './elements.js';

export const rule: Rule = {
  id: 'list/materials',
  title: '申请材料比上级多',
  severity: 'error',
  clause: `${POLICY_STEPS}“不得额外增加或变相增加办理环节和申请材料”`,
  compares: '申请材料的名称、必要性、份数 ↔ 标准实施清单（没有标准时为上级实施清单）的申请材料',
  why: '多要一份材料，群众就多跑一趟。非必要改为必要、份数增加也是增加。',
  action: '删去上级没有的材料；只是措辞不同的，照上级的名称写',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里多要一份承诺书',
      edits: [
        {
          in: '县清单',
          set: {
            申请材料: [
              { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 },
              { 材料名称: '未受过刑事处罚本人承诺书', 材料必要性: '必要', 份数: 1 },
            ],
          },
        },
      ],
    },
    silent: {
      shows: '次序不同、括号全半角不同',
      edits: [
        {
          in: '省标准',
          set: {
            申请材料: [
              { 材料名称: '食品经营许可申请书（原件）', 材料必要性: '必要', 份数: 1 },
              { 材料名称: '经营场所平面图', 材料必要性: '必要', 份数: 1 },
            ],
          },
        },
        {
          in: '县清单',
          set: {
            申请材料: [
              { 材料名称: '经营场所平面图', 材料必要性: '必要', 份数: 1 },
              { 材料名称: '食品经营许可申请书(原件)', 材料必要性: '必要', 份数: 1 },
            ],
          },
        },
      ],
    },
  },
  checks: {
    *implementation(pair, context) {
      if (isGroupedSame('申请材料', context)) return;
      yield* additions(pair, materialsOf(pair.view), context);
      yield* stricter(pair);
    },
  },
};

/** 必要性 from light to strict. */
export const NEED: readonly (string | undefined)[] = ['非必要', '容缺后补', '必要'];

/** Materials that the references have too, but ask less strictly for. */
function* stricter(pair: ImplementationPair): Generator<Finding> {
  const own = pair.row.item.申请材料;
  // A list that a reference has itself asks for nothing more.
  if (pair.references.some((row) => row.item.申请材料 === own && tells(row, '材料必要性'))) return;
  const { key } = materialsOf(pair.view);
  const upper = byKey(pair.references, key);
  const above = byKey(pair.next, key);
  for (const [index, material] of (pair.row.item.申请材料 ?? []).entries()) {
    const same = upper.get(key(material.材料名称 ?? ''));
    if (same === undefined) continue;
    const next = above.get(key(material.材料名称 ?? ''));
    yield* moreNeeded(pair, index, material, same, next);
    yield* moreCopies(pair, index, material, same, next);
  }
}

interface Known {
  readonly row: Row;
  readonly index: number;
  readonly material: Material;
}

function byKey(rows: readonly Row[], key: (text: string) => string): Map<string, Known[]> {
  const out = new Map<string, Known[]>();
  for (const row of rows) {
    for (const [index, material] of (row.item.申请材料 ?? []).entries()) {
      const at = key(material.材料名称 ?? '');
      const known = out.get(at);
      if (known === undefined) out.set(at, [{ row, index, material }]);
      else known.push({ row, index, material });
    }
  }
  return out;
}

function* moreNeeded(
  pair: ImplementationPair,
  index: number,
  material: Material,
  same: readonly Known[],
  next: readonly Known[] = [],
): Generator<Finding> {
  const rank = NEED.indexOf(material.材料必要性);
  const told = same.filter(
    ({ row, material: upper }) => tells(row, '材料必要性') && upper.材料必要性 !== undefined,
  );
  const first = told[0];
  if (rank < 0 || first === undefined) return;
  if (told.some(({ material: upper }) => NEED.indexOf(upper.材料必要性) >= rank)) return;
  if (next.some(({ material: upper }) => upper.材料必要性 === material.材料必要性)) return;
  yield {
    spot: { row: pair.row, path: ['申请材料', index, '材料必要性'] },
    message: `“${material.材料名称}”由${upperName(pair)}的${first.material.材料必要性}变成${material.材料必要性}`,
    action: `改回${first.material.材料必要性}`,
    actual: `${material.材料名称}：${material.材料必要性}`,
    ...(first.material.材料必要性 === undefined ? {} : { expected: first.material.材料必要性 }),
    related: [
      other(
        first.row,
        `${upperName(pair)}：${first.material.材料必要性}`,
        '申请材料',
        first.index,
        '材料必要性',
      ),
    ],
    ...graded(pair),
  };
}

function* moreCopies(
  pair: ImplementationPair,
  index: number,
  material: Material,
  same: readonly Known[],
  next: readonly Known[] = [],
): Generator<Finding> {
  const copies = material.份数;
  const told = same.filter(({ material: upper }) => upper.份数 !== undefined);
  const first = told[0];
  if (copies === undefined || first === undefined) return;
  if (told.some(({ material: upper }) => (upper.份数 ?? 0) >= copies)) return;
  if (next.some(({ material: upper }) => upper.份数 === copies)) return;
  yield {
    spot: { row: pair.row, path: ['申请材料', index, '份数'] },
    message: `“${material.材料名称}”由${upperName(pair)}的 ${first.material.份数} 份变成 ${copies} 份`,
    action: `改回 ${first.material.份数} 份`,
    actual: `${material.材料名称}：${copies} 份`,
    expected: `${first.material.份数} 份`,
    related: [
      other(
        first.row,
        `${upperName(pair)}：${first.material.份数} 份`,
        '申请材料',
        first.index,
        '份数',
      ),
    ],
    ...graded(pair),
  };
}
