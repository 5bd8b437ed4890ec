import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Material } from '../../standard/item.js';
import { isNothing, normalizeText } from '../../values/text.js';
import { other } from '../at.js';
import type { Rule } from '../rule.js';
import { NO_FINDINGS, SoundValues } from '../sound.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { isJudged } from './judged.js';

export const rule: Rule = {
  id: 'logic/material',
  title: '一份材料的要素互相矛盾',
  severity: 'warning',
  clause: `GB/T 39046—2020 申请材料的要素；${POLICY_LIST}`,
  compares: '同一份材料的份数、材料形式、提交方式、纸质材料规格；同一行里材料名称是否重复',
  why: '申请人照清单备材料，份数、形式对不上就不知道交什么。',
  action: '核对这份材料实际怎么交，改成一致；重复的只留一份',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '必须交纸质材料，份数却是 0',
      edits: [
        {
          in: '县清单',
          set: {
            申请材料: [
              {
                材料名称: '食品经营许可申请书',
                材料必要性: '必要',
                材料形式: '纸质',
                提交方式: '申请人提交',
                份数: 0,
              },
            ],
          },
        },
      ],
    },
    silent: {
      shows: '免于提交的材料，份数是 0',
      edits: [
        {
          in: '县清单',
          set: {
            申请材料: [
              {
                材料名称: '食品经营许可申请书',
                材料必要性: '必要',
                材料形式: '纸质',
                提交方式: '免于提交',
                份数: 0,
              },
            ],
          },
        },
      ],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    row(row, _view, context) {
      const { 申请材料: materials } = row.item;
      return isJudged(row, context)
        ? sound.findings(materials, () => faultsOf(row, materials ?? []))
        : NO_FINDINGS;
    },
  },
};

const sound = new SoundValues();

function* faultsOf(row: Row, materials: readonly Material[]): Generator<Finding> {
  for (const [index, material] of materials.entries()) {
    yield* noCopies(row, index, material);
    yield* paperSize(row, index, material);
  }
  yield* twice(row, materials);
}

/** An original that is only looked at is handed back: 0 copies. */
const CHECKED = /核验|查验|验看|核对|交验|验原件|退回|退还|出示|收取?复印/;

function* noCopies(row: Row, index: number, material: Material): Generator<Finding> {
  const { 份数: copies, 提交方式: way, 材料形式: form, 材料必要性: need } = material;
  if (copies !== 0 || way === '免于提交' || need !== '必要') return;
  // Without the form, only 提交方式 says that the thing itself is handed in.
  const onPaper = form === '纸质' || (form === undefined && way === '申请人提交');
  if (!onPaper) return;
  const notes = [material.填报须知, material.受理标准, material.来源渠道说明, material.材料名称];
  if (notes.some((note) => typeof note === 'string' && CHECKED.test(note))) return;
  yield {
    spot: { row, path: ['申请材料', index, '份数'] },
    message: `材料“${material.材料名称 ?? ''}”须由申请人提交${form === undefined ? '' : '纸质件'}，份数却是 0`,
    actual: '0 份',
    expected: '至少 1 份，或提交方式改为免于提交',
  };
}

function* paperSize(row: Row, index: number, material: Material): Generator<Finding> {
  const size = material.纸质材料规格;
  if (material.材料形式 !== '电子' || typeof size !== 'string' || isNothing(size)) return;
  if (/电子|扫描|PDF|JPG/i.test(size)) return;
  yield {
    spot: { row, path: ['申请材料', index, '纸质材料规格'] },
    message: `材料“${material.材料名称 ?? ''}”的材料形式是电子，却写了纸质材料规格“${size}”`,
    actual: size,
    expected: '不写纸质材料规格，或改正材料形式',
  };
}

/** What may tell two entries of one name apart. */
const APART = ['适用情形', '材料类型', '材料形式', '来源渠道', '来源渠道说明'];

function* twice(row: Row, materials: readonly Material[]): Generator<Finding> {
  const seen = new Map<string, number>();
  for (const [index, material] of materials.entries()) {
    const name = material.材料名称;
    if (name === undefined) continue;
    const key = [normalizeText(name), ...APART.map((element) => String(material[element] ?? ''))];
    const first = seen.get(key.join('\n'));
    if (first === undefined) {
      seen.set(key.join('\n'), index);
      continue;
    }
    yield {
      spot: { row, path: ['申请材料', index, '材料名称'] },
      message: `材料“${name}”在这一行里写了两次`,
      actual: name,
      expected: '只写一次，或写明各自的适用情形',
      related: [other(row, '第一次写在这里', '申请材料', first, '材料名称')],
    };
  }
}
