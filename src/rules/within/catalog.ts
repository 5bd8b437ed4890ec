import type { RegionView } from '../../model/region-view.js';
import { at } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, POLICY_CATALOG } from '../words.js';

function actionFor({ region }: RegionView): string {
  if (region.level === '省级') return '核对编码；国家目录没有的改用本省编码，或取消';
  const remedy = region.legislates
    ? '依本地区地方性法规设立的，标明 自行设立: true 并写明依据'
    : '本地区没有立法权，不能自行设立行政许可';
  return `核对编码；上级没有的应取消，或报省里先纳入目录；${remedy}`;
}

export const rule: Rule = {
  id: 'within/catalog',
  title: '上级目录里没有的事项',
  severity: 'error',
  clause: `${POLICY_CATALOG}“不得超出上级目录规定的范围”`,
  compares: '基本目录的事项 ↔ 各级上级的全量目录',
  why: '下级不得自行增加事项；依法自行设立的须标明。',
  action:
    '核对编码；上级没有的事项应取消，或由省里先纳入目录；有立法权并依地方性法规设立的，标明 自行设立: true 并写明依据',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里多出一个事项',
      edits: [
        {
          in: '县目录',
          add: {
            基本编码: '321031990000',
            事项名称: '夜市摊位登记',
            事项类型: '其他行政权力',
            设定依据: ['【法律】《中华人民共和国食品安全法》第三十六条'],
            行使层级: ['县级'],
            主管部门: '昆山市市场监督管理局',
            实施机关: '昆山市市场监督管理局',
          },
        },
      ],
    },
    silent: {
      shows: '上级目录范围为部分时不判定',
      edits: [
        { in: '地区', replace: ['地区名称: 苏州市', '地区名称: 苏州市\n    目录范围: 部分'] },
        {
          in: '县目录',
          add: {
            基本编码: '321031990000',
            事项名称: '夜市摊位登记',
            事项类型: '其他行政权力',
            设定依据: ['【法律】《中华人民共和国食品安全法》第三十六条'],
            行使层级: ['县级'],
            主管部门: '昆山市市场监督管理局',
            实施机关: '昆山市市场监督管理局',
          },
        },
      ],
    },
  },
  checks: {
    *unpaired({ row, view, why }) {
      if (why !== 'outside' || row.document.kind !== '基本目录') return;
      const { 基本编码: code, 事项名称: name } = row.item;
      const uppers = view.region.parent?.name ?? '上级';
      yield {
        spot: at(row, '基本编码'),
        message:
          view.region.level === '省级'
            ? `“${name ?? code}”（${code}）不在国家目录里`
            : `“${name ?? code}”（${code}）不在${uppers}及以上各级目录里`,
        ...(code === undefined ? {} : { actual: code }),
        action: actionFor(view),
      };
    },
  },
};
