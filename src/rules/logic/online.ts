import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { at, list, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY } from '../words.js';
import { isJudged } from './judged.js';

/** 网上办理深度 from 互联网受理 on: what can be done online (domain §2.9). */
const DONE_ONLINE = ['互联网受理', '互联网办理', '互联网办理结果信息反馈', '互联网电子证照反馈'];
/** 全程网办: 申请受理、审查决定、结果送达. */
const WHOLE_WAY = DONE_ONLINE.slice(0, 3);

export const rule: Rule = {
  id: 'logic/online',
  title: '是否网办与网上办理深度、现场次数矛盾',
  severity: 'warning',
  clause: `${POLICY} 三（三）“申请受理、审查决定、结果送达等全流程”；《优化营商环境条例》第三十七条`,
  compares: '是否网办 ↔ 网上办理深度、办理形式；网上办理深度（全程）↔ 到办事现场次数',
  why: '公众按是否网办决定在家办还是去窗口，各处说法须一致。',
  action: '核对实际能否网办，把矛盾的要素改一致',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '不能网办，网上办理深度却到互联网受理',
      edits: [
        {
          in: '县清单',
          set: {
            是否网办: false,
            是否支持物流快递: true,
            网上办理深度: ['互联网咨询', '互联网受理'],
          },
        },
      ],
    },
    silent: {
      shows: '能网办，全过程在网上，不用到现场',
      edits: [
        {
          in: '县清单',
          set: {
            办理形式: ['窗口办理', '网上办理'],
            网上办理深度: ['互联网受理', '互联网办理', '互联网办理结果信息反馈'],
          },
        },
      ],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row, _view, context) {
      if (!isJudged(row, context)) return;
      const depth = words(row.item.网上办理深度);
      if (row.item.是否网办 === false) yield* offline(row, depth);
      else if (row.item.是否网办 === true) yield* online(row, depth);
      yield* wholeWayOnSite(row, depth);
    },
  },
};

function* offline(row: Row, depth: readonly string[]): Generator<Finding> {
  const deep = depth.filter((word) => DONE_ONLINE.includes(word));
  const related = [other(row, '是否网办：否', '是否网办')];
  if (deep.length > 0) {
    yield {
      spot: at(row, '网上办理深度'),
      message: `是否网办为否，网上办理深度却有${list(deep)}`,
      actual: depth.join('、'),
      expected: '不超过互联网预审，或是否网办改为是',
      related,
    };
  }
  if (words(row.item.办理形式).includes('网上办理')) {
    yield {
      spot: at(row, '办理形式'),
      message: '是否网办为否，办理形式却有网上办理',
      actual: words(row.item.办理形式).join('、'),
      expected: '去掉网上办理，或是否网办改为是',
      related,
    };
  }
}

function* online(row: Row, depth: readonly string[]): Generator<Finding> {
  const forms = words(row.item.办理形式);
  const related = [other(row, '是否网办：是', '是否网办')];
  if (depth.length > 0 && depth.every((word) => word === '互联网咨询')) {
    yield {
      spot: at(row, '网上办理深度'),
      message: '是否网办为是，网上办理深度却只有互联网咨询',
      actual: depth.join('、'),
      expected: '写实际达到的深度，或是否网办改为否',
      related,
    };
  }
  if (forms.length > 0 && !forms.includes('网上办理')) {
    yield {
      spot: at(row, '办理形式'),
      message: `是否网办为是，办理形式却只有${list(forms)}`,
      actual: forms.join('、'),
      expected: '加上网上办理，或是否网办改为否',
      related,
    };
  }
}

function* wholeWayOnSite(row: Row, depth: readonly string[]): Generator<Finding> {
  const times = row.item.到办事现场次数;
  if (typeof times !== 'number' || times === 0) return;
  if (!WHOLE_WAY.every((word) => depth.includes(word))) return;
  yield {
    spot: at(row, '到办事现场次数'),
    message: `网上办理深度含受理、办理、结果反馈全过程，到办事现场次数却是 ${times}`,
    actual: `${times} 次`,
    expected: '0，或降低网上办理深度',
    related: [other(row, `网上办理深度：${depth.join('、')}`, '网上办理深度')],
  };
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
