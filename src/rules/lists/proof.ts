import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { show } from '../../standard/schema-fault.js';
import { normalizeText } from '../../values/text.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_OFFICE } from '../words.js';
import {
  type BindingList,
  bindingList,
  listTitle,
  servedAndStandardRows,
  texts,
} from './listed.js';
import { LISTS } from './names.js';
import { namesSame } from './names-same.js';
import { isAsked, isCertificate, isIssued } from './proof-papers.js';

const MATERIALS = [
  { 材料名称: '最低生活保障申请书', 材料必要性: '必要' },
  {
    材料名称: '家庭收入证明',
    材料必要性: '必要',
    来源渠道: '其他',
    来源渠道说明: '用人单位出具（示例）',
  },
];
const LISTED = {
  事项名称: '最低生活保障金给付',
  基本编码: '000511902000',
  证明名称: '家庭收入证明',
  设定依据: ['【行政法规】《社会救助暂行办法》第十一条'],
  索要单位: '昆山市民政局',
  开具单位: '用人单位（示例）',
};

export const rule: Rule = {
  id: 'lists/proof',
  title: '索要证明事项清单以外的证明',
  severity: 'error',
  clause:
    '《广东省优化营商环境条例》第三十五条、《济南市优化营商环境条例》第二十九条“清单之外…不得索要证明”',
  compares: '在用事项的申请材料里由他人开具的证明 ↔ 本地区（没有的看上级）的证明事项清单',
  why: '没有列入清单的证明不得索要；清单写明依据、开具单位和办理指南。',
  action: '取消这份证明，改为数据共享或者告知承诺；有法律法规依据的，列入证明事项清单',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '要用人单位开具的收入证明，清单里没有',
      edits: [
        { in: '省标准', row: 1, set: { 申请材料: MATERIALS } },
        { in: '市清单', set: { 申请材料: MATERIALS } },
        { in: '县清单', row: 1, set: { 申请材料: MATERIALS } },
        { in: '县证明清单', add: { ...LISTED, 证明名称: '赡养关系证明' } },
      ],
    },
    silent: {
      shows: '清单里有这份证明',
      edits: [
        { in: '省标准', row: 1, set: { 申请材料: MATERIALS } },
        { in: '市清单', set: { 申请材料: MATERIALS } },
        { in: '县清单', row: 1, set: { 申请材料: MATERIALS } },
        { in: '县证明清单', add: LISTED },
      ],
    },
  },
  checks: {
    *region(view, context) {
      const list = bindingList(view, LISTS.proof);
      if (list === undefined) return;
      const known = new Set(
        list.rows.flatMap(({ item }) => texts(item.证明名称).map(normalizeText)),
      );
      for (const row of servedAndStandardRows(view, context.asOf))
        yield* judge(row, list, known, context);
    },
  },
};

function* judge(
  row: Row,
  list: BindingList,
  known: ReadonlySet<string>,
  context: RuleContext,
): Generator<Finding> {
  if (!tells(row, '申请材料')) context.undecided(row, '申请材料未载');
  const listed = list.rowsOf(row).flatMap(({ item }) => texts(item.证明名称));
  for (const [index, material] of (row.item.申请材料 ?? []).entries()) {
    const name = material.材料名称;
    if (name === undefined || !isAsked(material)) continue;
    if (isCertificate(name) || (!isIssued(material) && !known.has(normalizeText(name)))) continue;
    if (listed.some((proof) => namesSame(proof, name))) continue;
    if (!list.complete) {
      context.undecided(row, `${LISTS.proof}有文件读不了`);
      return;
    }
    yield {
      spot: { row, path: ['申请材料', index, '材料名称'] },
      message: `要求提供“${show(name)}”，但${listTitle(list, LISTS.proof)}里${listed.length === 0 ? '没有这个事项的证明' : `这个事项只有 ${listed.map((proof) => show(proof)).join('、')}`}`,
      actual: name,
    };
  }
}
