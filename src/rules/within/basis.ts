import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { actName, actsOf, type CitedAct, placesBeyond } from '../acts.js';
import { other } from '../at.js';
import { isLocalLegislation } from '../own-setting.js';
import type { CatalogPair, Rule } from '../rule.js';
import { BY_PROVINCE, POLICY_CATALOG } from '../words.js';

export const rule: Rule = {
  id: 'within/basis',
  title: '设定依据超出上级目录',
  severity: 'error',
  clause: `${POLICY_CATALOG}“设定和实施依据等基本要素不得超出上级目录规定的范围”`,
  compares:
    '设定依据、实施依据引用的法律法规和条款 ↔ 上级目录里同一事项的依据（上级引整部法律的，包含其各条）',
  why: '下级不能用自己的文件给事项加依据。本省市的地方性法规、省政府规章可以细化，提示即可。',
  action: '删去上级没有的依据；确有必要的，申请上级先补入目录',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里加了本县的文件作依据',
      edits: [
        {
          in: '县目录',
          set: {
            设定依据: [
              '【法律】《中华人民共和国食品安全法》第三十五条第一款',
              '【行政法规】《中华人民共和国食品安全法实施条例》第十五条',
              '【规范性文件】《示例县食品摊贩管理办法》（示政办发〔2019〕12号）第三条',
            ],
          },
        },
      ],
    },
    silent: {
      shows: '上级引到条，下级引到款',
      edits: [
        {
          in: '县目录',
          set: {
            设定依据: [
              '【法律】《中华人民共和国食品安全法》第三十五条第一款',
              '【行政法规】《中华人民共和国食品安全法实施条例》第十五条第一款',
            ],
          },
        },
      ],
    },
  },
  checks: {
    *catalog(pair, context) {
      const { row, via, reference, next } = pair;
      if (via !== 'same') return;
      if (!tells(row, '设定依据') || !tells(reference, '设定依据')) {
        context.undecided(row, '设定依据未载');
        return;
      }
      if (isOf(row.item.设定依据, reference) && isOf(row.item.实施依据, reference)) return;
      const upper = allActs(reference);
      if (upper.length === 0) return;
      const above = next !== undefined && tells(next, '设定依据') ? allActs(next) : [];
      for (const element of ['设定依据', '实施依据'] as const) {
        for (const act of actsOf(row.item[element] ?? []))
          yield* beyond(pair, element, act, upper, above);
      }
    },
  },
};

/** Whether a list of citations is one of the reference's own: it cannot go beyond it. */
function isOf(citations: readonly string[] | undefined, { item }: Row): boolean {
  return citations === undefined || citations === item.设定依据 || citations === item.实施依据;
}

function allActs(row: Row): readonly CitedAct[] {
  return [...actsOf(row.item.设定依据 ?? []), ...actsOf(row.item.实施依据 ?? [])];
}

function* beyond(
  { row, view, reference, referenceView }: CatalogPair,
  element: '设定依据' | '实施依据',
  act: CitedAct,
  upper: readonly CitedAct[],
  above: readonly CitedAct[],
): Generator<Finding> {
  const title = actName(act);
  const place = {
    spot: { row, path: [element, act.index] },
    actual: act.raw,
    related: [other(reference, `${referenceView.region.name}目录的设定依据`, '设定依据')],
  };
  if (!upper.some((other_) => other_.key === act.key)) {
    if (above.some((other_) => other_.key === act.key)) return;
    const own = isLocalLegislation(act, view);
    const lesser = own || element === '实施依据';
    yield {
      ...place,
      message: `${element}引用了${referenceView.region.name}目录没有的${title}${own ? '（本地区的地方立法，请核对是否增设）' : ''}`,
      ...(own ? { action: '核对这部地方立法没有增设许可和违反上位法的条件；没有的可以保留' } : {}),
      ...(lesser ? { severity: 'note' as const } : {}),
    };
    return;
  }
  const places = placesBeyond(act, upper);
  if (places.length === 0) return;
  if (above.length > 0 && placesBeyond(act, above).length === 0) return;
  yield {
    ...place,
    message: `${element}引用的${title}${places.join('、')}超出${referenceView.region.name}目录引用的条款`,
    severity: element === '实施依据' ? 'note' : 'warning',
  };
}
