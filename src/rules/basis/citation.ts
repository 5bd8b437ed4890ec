import { isNumbered } from '../../law/level.js';
import { levelOf } from '../../law/level-of.js';
import type { LawLibrary } from '../../law/library.js';
import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { type ArticleRef, formatArticle } from '../../values/citation.js';
import { isNothing } from '../../values/text.js';
import { actName, actsOf, type CitedAct } from '../acts.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_UNIT, POLICY_CATALOG } from '../words.js';
import { sameBasis } from './example-edits.js';
import { isCitedWhole } from './permit-lists.js';

export const rule: Rule = {
  id: 'basis/citation',
  title: '依据的引用不完整',
  severity: 'warning',
  clause: `${POLICY_CATALOG}“名称、编码、依据、类型等基本要素‘四级四同’”`,
  compares: '每一条引文 ↔ 书名号、条款、规章和规范性文件的文号',
  why: '引文不完整，别人核对不了，也不能逐条与上级比对。上级目录或行政许可事项清单本来就引整部文件的，不要求条款；通知、公告、意见、方案没有条的也不要求。',
  action:
    '名称加书名号，写到条（款、项）；规章和规范性文件写明文号，如（国家市场监督管理总局令第78号）',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '没有书名号',
      edits: [
        {
          in: '国家目录',
          row: 3,
          set: { 设定依据: ['【法律】中华人民共和国就业促进法第三十五条'] },
        },
      ],
    },
    silent: {
      shows: '写到附件的项，与写到条一样',
      edits: sameBasis(
        3,
        '《国务院关于第五批取消和下放管理层级行政审批项目的决定》（国发〔2010〕21号）附件2第37项',
      ),
    },
  },
  checks: {
    *catalog({ row, view, via, reference }, context) {
      yield* faultsOf(row, view, via === 'same' ? reference : undefined, context);
    },
    *unpaired({ row, view }, context) {
      yield* faultsOf(row, view, undefined, context);
    },
  },
};

const ELEMENTS = ['设定依据', '实施依据'] as const;

/** The act with the most articles is 民法典, with 1260. */
const MOST_ARTICLES = 1260;

/** Acts that are divided into 条; 通知, 公告, 意见 … need not be. */
const IN_ARTICLES = /(?:法|法典|条例|办法|规定|细则|规则)(?:[（(][^（）()]*[）)])?$/;

function* faultsOf(
  row: Row,
  view: RegionView,
  reference: Row | undefined,
  context: RuleContext,
): Generator<Finding> {
  let whole: ReadonlySet<string> | undefined;
  for (const element of ELEMENTS) {
    const citations = row.item[element] ?? [];
    if (citations.length === 0 || !tells(row, element)) continue;
    if (isComplete(citations, context)) continue;
    whole ??= wholeActs(reference);
    const acts = actsOf(citations);
    for (const [index, text] of citations.entries()) {
      const spot = { row, path: [element, index] };
      const cited = acts.filter((act) => act.index === index);
      if (cited.length === 0 && !isNothing(text))
        yield {
          spot,
          message: `${element}“${text}”里看不出引用了哪部法律法规，名称应写在书名号里`,
          actual: text,
        };
      for (const act of cited) {
        const isExempt = whole.has(act.key) || isCitedWhole(act.key, row, view);
        const faults = [...formFaults(act, context), ...(isExempt ? [] : articleFaults(act))];
        if (faults.length === 0) continue;
        yield {
          spot,
          message: `${element}引用的${actName(act)}${faults.join('，')}`,
          actual: act.raw,
        };
      }
    }
  }
}

const complete = new WeakMap<LawLibrary, WeakMap<readonly string[], boolean>>();

/** Whether nothing can be said against a list of citations, whatever it is compared with. */
function isComplete(citations: readonly string[], context: RuleContext): boolean {
  let known = complete.get(context.laws);
  if (known === undefined) {
    known = new WeakMap();
    complete.set(context.laws, known);
  }
  let answer = known.get(citations);
  if (answer === undefined) {
    const acts = actsOf(citations);
    answer =
      citations.every((_, index) => acts.some((act) => act.index === index)) &&
      acts.every((act) => [...formFaults(act, context), ...articleFaults(act)].length === 0);
    known.set(citations, answer);
  }
  return answer;
}

/** Acts that a reference cites as a whole. */
function wholeActs(reference: Row | undefined): ReadonlySet<string> {
  const acts =
    reference === undefined
      ? []
      : ELEMENTS.flatMap((element) => actsOf(reference.item[element] ?? []));
  return new Set(acts.filter(isWhole).map(({ key }) => key));
}

function isWhole({ articles, locators }: CitedAct): boolean {
  return articles.length === 0 && locators.length === 0;
}

function* formFaults(act: CitedAct, { laws }: RuleContext): Generator<string> {
  if (act.title === '') yield '只写了文号，没有写名称';
  else if (!act.quoted) yield '没有加书名号';
  const impossible = act.articles.filter(isImpossible);
  if (impossible.length > 0) yield `${impossible.map(formatArticle).join('、')}不存在`;
  if (act.documentNumber !== undefined) return;
  const judged = levelOf(act, laws);
  if (judged !== undefined && isNumbered(judged.level)) yield `是${judged.level}，没有写文号`;
}

function* articleFaults(act: CitedAct): Generator<string> {
  if (isWhole(act) && IN_ARTICLES.test(act.title)) yield '没有写到条';
}

function isImpossible({ article, suffix, to, paragraph, item }: ArticleRef): boolean {
  return [article, suffix, paragraph, item].includes(0) || (to ?? article) > MOST_ARTICLES;
}
