import { statedLevel } from '../../law/level-of.js';
import type { LawLibrary } from '../../law/library.js';
import { levelOfNumber } from '../../law/number-level.js';
import { tagAllows } from '../../law/tag-levels.js';
import { isWithdrawn } from '../../model/force.js';
import { actName, type CitedAct } from '../acts.js';
import type { Rule } from '../rule.js';
import { BY_UNIT } from '../words.js';
import { ActQuestion } from './cited-basis.js';
import { sameBasis } from './example-edits.js';

export const rule: Rule = {
  id: 'basis/tag',
  title: '依据的类型标注与文件不符',
  severity: 'warning',
  clause: '《中华人民共和国行政许可法》第十四条、第十五条、第十七条（哪一级文件可以设定行政许可）',
  compares:
    '引文前【】里的类型 ↔ 法律库里该文件的效力级别；法律库没有的，看文号（如 国务院令、省人民政府令、〔2017〕33号）',
  why: '标注决定别人怎样看这条依据：规范性文件标成行政法规，会让没有依据的事项看上去有依据。国务院决定标成行政法规或规范性文件的都算对。',
  action: '按文件的实际级别改【】里的字',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '省政府文件标成了行政法规',
      edits: [
        {
          in: '国家目录',
          row: 2,
          set: {
            设定依据: ['【行政法规】《江苏省社会救助工作方案》（苏政发〔2017〕0号，示例）'],
          },
        },
      ],
    },
    silent: {
      shows: '名为“办法”的行政法规',
      edits: sameBasis(3, '【行政法规】《社会救助暂行办法》第十一条'),
    },
  },
  checks: {
    *row(row, _view, context) {
      if (isWithdrawn(row, context.asOf) && row.item.事项状态 !== '暂停') return;
      for (const { act, element, path, answer: level } of CONTRADICTED.of(row, context)) {
        yield {
          spot: { row, path },
          message: `${element}把${actName(act)}标为【${act.tag}】，它是${level}`,
          actual: `【${act.tag}】`,
          expected: `【${level}】`,
        };
      }
    },
  },
};

/** The level that an act has for certain and that its tag does not allow. */
function contradicting(act: CitedAct, laws: LawLibrary): string | undefined {
  const { tag, documentNumber } = act;
  if (tag === undefined) return undefined;
  const stated = statedLevel(act, laws);
  if (stated === undefined || tagAllows(tag, stated.level)) return undefined;
  // A 条例 without a place may be a local one whose place was left out.
  if (stated.by === 'title' && stated.level === '行政法规') return undefined;
  const numbered = documentNumber === undefined ? undefined : levelOfNumber(documentNumber, act);
  return numbered !== undefined && tagAllows(tag, numbered) ? undefined : stated.level;
}

const CONTRADICTED = new ActQuestion(contradicting);
