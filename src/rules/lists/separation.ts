import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { isInForce } from '../../model/force.js';
import type { RegionView, RowIndex } from '../../model/region-view.js';
import { at, other } from '../at.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_PROVINCE } from '../words.js';
import { linkedCodes, linkedItems } from './linked-items.js';
import { chainList } from './listed.js';
import { LISTS } from './names.js';

export const rule: Rule = {
  id: 'lists/separation',
  title: '目录与“证照分离”改革方式不符',
  severity: 'error',
  clause: '国发〔2021〕7号；《优化营商环境条例》第十九条',
  compares:
    '本地区和上级的证照分离改革事项清单 ↔ 在用的事项：直接取消审批的不应再有，审批改为备案的不应是行政许可，实行告知承诺的实施清单应标 告知承诺: true',
  why: '改革方式由国务院确定，目录和清单要跟着改，否则群众仍按老办法办。',
  action: '取消的事项改为取消；改为备案的按备案编列；实行告知承诺的标明 告知承诺: true',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '国家实行告知承诺，县里没有标明',
      edits: [{ in: '国家证照分离清单', set: { 改革方式: '实行告知承诺' } }],
    },
    silent: {
      shows: '已经标明告知承诺',
      edits: [
        { in: '国家证照分离清单', set: { 改革方式: '实行告知承诺' } },
        { in: '县清单', set: { 告知承诺: true } },
      ],
    },
  },
  checks: {
    *region(view, context) {
      const reported = new Set<Row>();
      for (const listed of chainList(view, LISTS.separation)?.rows ?? []) {
        for (const [row, finding] of contradictions(listed, view, context)) {
          if (reported.has(row)) continue;
          reported.add(row);
          yield finding;
        }
      }
    },
  },
};

function contradictions(
  listed: Row,
  view: RegionView,
  context: RuleContext,
): readonly (readonly [Row, Finding])[] {
  // 实施清单 rows rest on their own 基本目录 where there is one.
  const items = view.hasCatalog ? view.catalog : view.implementations;
  switch (listed.item.改革方式) {
    case '直接取消审批':
      return inForce(items, listed, context)
        .filter((row) => linkedCodes(listed).length > 0 || row.item.事项类型 === '行政许可')
        .map((row) => [row, cancelled(row, listed)]);
    case '审批改为备案':
      return inForce(items, listed, context)
        .filter((row) => row.item.事项类型 === '行政许可')
        .map((row) => [row, stillPermit(row, listed)]);
    case '实行告知承诺':
      return unflagged(inForce(view.implementations, listed, context), context).map((row) => [
        row,
        notFlagged(row, listed),
      ]);
    default:
      return [];
  }
}

function inForce(items: RowIndex, listed: Row, context: RuleContext): Row[] {
  return linkedItems(items, listed).filter((row) => isInForce(row, context.asOf));
}

function from(listed: Row) {
  return [other(listed, `证照分离改革事项清单：${String(listed.item.改革方式)}`, '改革方式')];
}

function cancelled(row: Row, listed: Row): Finding {
  return {
    spot: at(row, row.item.事项状态 === undefined ? '基本编码' : '事项状态'),
    message: `证照分离改革已直接取消“${listed.item.事项名称 ?? ''}”的审批，这里还在用`,
    element: '事项状态',
    actual: '在用',
    expected: '取消',
    related: from(listed),
  };
}

function stillPermit(row: Row, listed: Row): Finding {
  return {
    spot: at(row, '事项类型'),
    message: `证照分离改革已把“${listed.item.事项名称 ?? ''}”由审批改为备案，这里的类型还是行政许可`,
    actual: '行政许可',
    expected: '其他行政权力',
    related: from(listed),
  };
}

function notFlagged(row: Row, listed: Row): Finding {
  return {
    spot: at(row, '告知承诺'),
    message: '证照分离改革对这个事项实行告知承诺，这里没有标明 告知承诺: true',
    element: '告知承诺',
    actual: row.item.告知承诺 === false ? '否' : '没有写',
    expected: '是',
    related: from(listed),
  };
}

/** 办理项 that a promise in place of examination is not made for, once the item itself has it. */
const FOLLOWING = /变更|延续|延期|注销|补办|补发|补领|换发|换证|遗失/;

function unflagged(rows: readonly Row[], context: RuleContext): Row[] {
  const flagged = rows.some((row) => row.item.告知承诺 === true);
  return rows.filter((row) => {
    if (!tells(row, '告知承诺')) {
      context.undecided(row, '告知承诺未载');
      return false;
    }
    if (row.item.告知承诺 === true) return false;
    return !(flagged && FOLLOWING.test(row.item.业务办理项名称 ?? ''));
  });
}
