import { at } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_OFFICE } from '../words.js';
import { sameBasis } from './example-edits.js';
import { permitBasis } from './permit-basis.js';

export const rule: Rule = {
  id: 'basis/authority',
  title: '行政许可没有可以设定许可的依据',
  severity: 'error',
  clause:
    '《中华人民共和国行政许可法》第十四条、第十五条、第十七条“其他规范性文件一律不得设定行政许可”',
  compares:
    '行政许可的设定依据 ↔ 谁可以设定行政许可：法律、行政法规、国务院决定、地方性法规（省级政府规章为临时许可）',
  why: '部门规章、市级政府规章和规范性文件只能作具体规定，不能设定许可；只凭它们办的许可没有法律依据。有一部依据的级别查不清时不作判断。',
  action:
    '补上设定该许可的法律、行政法规、国务院决定或地方性法规；确实没有的，不能作为行政许可，应提请清理',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '只有部门规章和规范性文件',
      edits: [
        {
          in: '国家目录',
          set: {
            设定依据: [
              '【部门规章】《食品经营许可和备案管理办法》（国家市场监督管理总局令第78号）第四条',
              '【规范性文件】《关于做好食品经营许可工作的通知》（示市监〔2023〕1号）',
            ],
          },
        },
      ],
    },
    silent: {
      shows: '国务院决定虽然标成规范性文件，也可以设定许可',
      edits: sameBasis(
        4,
        '【规范性文件】《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）附件第193项',
      ),
    },
  },
  rowsOf: ['基本目录', '实施清单'],
  checks: {
    *row(row, _view, context) {
      const basis = permitBasis(row, context);
      if (basis === undefined) return;
      if (basis.rests === 'untold') context.undecided(row, '设定依据未载');
      if (basis.rests === 'unknown') context.undecided(row, '设定依据的效力级别查不清');
      if (basis.rests !== 'none') return;
      yield {
        spot: at(row, '设定依据'),
        message: `行政许可的设定依据只有${basis.acts.join('、')}，都不能设定行政许可`,
        actual: basis.acts.join('、'),
        expected: '法律、行政法规、国务院决定或地方性法规',
      };
    },
  },
};
