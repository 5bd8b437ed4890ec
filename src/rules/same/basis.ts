import type { Row } from '../../model/document.js';
import { tells } from '../../model/document.js';
import { actName, actsOf, type CitedAct } from '../acts.js';
import { at, list, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'same/basis',
  title: '没有写全上级目录的设定依据',
  severity: 'warning',
  clause: `${POLICY_LIST}“名称、编码、依据、类型等基本要素四级四同”`,
  compares: '上级目录里同一事项的设定依据（按法律法规名称）↔ 这里的设定依据',
  why: '依据是事项合法性的根，各级应当一致。',
  action: '照上级目录补上缺少的依据',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '上级引了两部法律，县里只写一部',
      edits: [
        {
          in: '县目录',
          set: { 设定依据: ['【法律】《中华人民共和国食品安全法》第三十五条第一款'] },
        },
      ],
    },
    silent: {
      shows: '不写国名、用阿拉伯数字写条款也算写了',
      edits: [
        {
          in: '县目录',
          set: {
            设定依据: [
              '《食品安全法》第35条第1款',
              '【行政法规】《中华人民共和国食品安全法实施条例》第十五条',
            ],
          },
        },
      ],
    },
  },
  checks: {
    *catalog({ row, via, reference, referenceView, next }, context) {
      if (via !== 'same') return;
      if (!tells(row, '设定依据') || !tells(reference, '设定依据')) {
        context.undecided(row, '设定依据未载');
        return;
      }
      if (row.item.设定依据 === reference.item.设定依据) return;
      const lacking = missingActs(row, reference);
      const missing = [...lacking.values()].map(actName);
      if (missing.length === 0) return;
      if (next !== undefined && tells(next, '设定依据') && missingActs(row, next).size === 0)
        return;
      yield {
        spot: at(row, '设定依据'),
        message: `设定依据没有写${referenceView.region.name}目录引用的${list(missing)}`,
        expected: missing.join('、'),
        fix: { path: ['设定依据'], append: citationsOf(reference, lacking) },
        related: [other(reference, `${referenceView.region.name}目录的设定依据`, '设定依据')],
      };
    },
  },
};

/** The reference's own citations of the acts that are missing. */
function citationsOf(reference: Row, lacking: ReadonlyMap<string, CitedAct>): string[] {
  const texts = reference.item.设定依据 ?? [];
  return [...new Set([...lacking.values()].flatMap((act) => texts[act.index] ?? []))];
}

/** Acts that the reference rests on and the row cites nowhere, by their keys. */
function missingActs(row: Row, reference: Row): Map<string, CitedAct> {
  const own = new Set(
    [...actsOf(row.item.设定依据 ?? []), ...actsOf(row.item.实施依据 ?? [])].map((act) => act.key),
  );
  const missing = new Map<string, CitedAct>();
  if (row.item.设定依据 === undefined) return missing;
  for (const act of actsOf(reference.item.设定依据 ?? [])) {
    if (!own.has(act.key)) missing.set(act.key, act);
  }
  return missing;
}
