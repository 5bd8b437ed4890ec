import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { isNothing, sameName } from '../../values/text.js';
import { at, other } from '../at.js';
import type { Rule, RuleContext } from '../rule.js';
import { isTransferred } from '../transfer.js';
import { levelsOf } from '../within/level.js';
import { BY_OFFICE } from '../words.js';
import { isJudged } from './judged.js';

export const rule: Rule = {
  id: 'logic/power-source',
  title: '权力来源与实施主体、委托文件矛盾',
  severity: 'warning',
  clause: '《行政许可法》第二十四条',
  compares:
    '权力来源 ↔ 实施主体性质、委托部门；上级下放、上级授权 ↔ 下放记录或文件（委托没有写委托部门由 schema/required 报告）',
  why: '受委托的组织没有自己的权力；下放、授权没有文件就没有来处。',
  action: '改正权力来源或实施主体性质；下放、授权的，在下放里或实施依据里写明文件',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '受委托组织，权力来源却是法定本级行使',
      edits: [{ in: '县清单', set: { 实施主体性质: '受委托组织' } }],
    },
    silent: {
      shows: '受委托组织，权力来源是同级委托，写明了委托部门',
      edits: [
        {
          in: '县清单',
          set: {
            实施主体性质: '受委托组织',
            权力来源: '同级委托',
            委托部门: '昆山市示例局（示例）',
          },
        },
      ],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row, _view, context) {
      if (!isJudged(row, context)) return;
      yield* ownPower(row);
      yield* selfEntrusted(row);
    },
    *catalog({ row, view, via, reference, next }, context) {
      if (via !== 'same' || !isJudged(row, context)) return;
      // A level that the reference lacks is within/level, which names the claim too.
      const [level] = levelsOf(row);
      const allowed = levelsOf(reference);
      if (level !== undefined && allowed.length > 0 && !allowed.includes(level)) return;
      yield* undocumented([row, reference, next], row, view, context);
    },
    *unpaired({ row, view }, context) {
      if (isJudged(row, context)) yield* undocumented([row], row, view, context);
    },
  },
};

/** Sources that are a power of one's own. */
const OWN: ReadonlySet<string> = new Set(['法定本级行使', '上级授权', '同级授权']);

function* ownPower(row: Row): Generator<Finding> {
  const { 权力来源: source, 委托部门: principal } = row.item;
  if (source === undefined || !OWN.has(source)) return;
  if (row.item.实施主体性质 === '受委托组织') {
    yield {
      spot: at(row, '权力来源'),
      message: `实施主体性质是受委托组织，权力来源却是${source}`,
      actual: source,
      expected: '上级委托或同级委托',
      related: [other(row, '实施主体性质：受委托组织', '实施主体性质')],
    };
  } else if (source === '法定本级行使' && principal !== undefined && !isNothing(principal)) {
    yield {
      spot: at(row, '委托部门'),
      message: `权力来源是法定本级行使，却写了委托部门“${principal}”`,
      actual: principal,
      expected: '不写委托部门，或权力来源改为委托',
      related: [other(row, '权力来源：法定本级行使', '权力来源')],
    };
  }
}

function* selfEntrusted(row: Row): Generator<Finding> {
  const { 权力来源: source = '', 委托部门: principal, 实施主体: body } = row.item;
  if (!source.endsWith('委托') || principal === undefined || body === undefined) return;
  if (isNothing(principal) || sameName(principal, body) === 'different') return;
  yield {
    spot: at(row, '委托部门'),
    message: `委托部门“${principal}”就是实施主体自己`,
    actual: principal,
    expected: '委托的机关',
    related: [other(row, `实施主体：${body}`, '实施主体')],
  };
}

/** 上级下放, 上级授权 that no record, no 委托部门 and no cited document bears out. */
function* undocumented(
  rows: readonly (Row | undefined)[],
  row: Row,
  view: RegionView,
  context: RuleContext,
): Generator<Finding> {
  const { 权力来源: source, 委托部门: principal } = row.item;
  if (source !== '上级下放' && source !== '上级授权') return;
  if (principal !== undefined && !isNothing(principal)) return;
  const [level] = levelsOf(row);
  if (isTransferred(rows, level, view, context.asOf)) return;
  if (rows.some((each) => each !== undefined && citesDocument(each))) return;
  if (!tells(row, '设定依据') || !tells(row, '实施依据') || !tells(row, '委托部门')) {
    context.undecided(row, '设定依据未载，不能核对下放、授权的文件');
    return;
  }
  yield {
    spot: at(row, '权力来源'),
    message: `权力来源是${source}，没有下放记录，依据里也没有${source.slice(2)}的文件`,
    actual: source,
    expected: `写明${source.slice(2)}的文件，或改正权力来源`,
  };
}

/** A document of a government or department: by its number, its tag, or its word for the transfer. */
const DOCUMENT =
  /[〔[【（(]\s*(?:19|20)\d{2}\s*[〕\]】）)]\s*第?\s*\d+\s*号|令[^，。；]{0,8}第?\s*\d+\s*号|规范性文件|下放|授权|赋权|赋予|委托|调整|承接|移交|地方性法规|规章/;

function citesDocument(row: Row): boolean {
  const texts = [...(row.item.设定依据 ?? []), ...(row.item.实施依据 ?? [])];
  return texts.some((text) => DOCUMENT.test(text));
}
