import { at } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_OFFICE } from '../words.js';
import { sameBasis } from './example-edits.js';
import { permitBasis } from './permit-basis.js';

export const rule: Rule = {
  id: 'basis/temporary',
  title: '行政许可只有省级政府规章作依据',
  severity: 'warning',
  clause: '《中华人民共和国行政许可法》第十五条',
  compares: '行政许可的设定依据 ↔ 其中有没有省级政府规章以上的依据',
  why: '省级政府规章只能设定临时性许可，实施满一年需要继续的，应当提请制定地方性法规。',
  action: '补上法律、行政法规或地方性法规依据；仍是临时性许可的，核对是否已满一年',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '只引了省政府规章',
      edits: [
        {
          in: '省目录',
          set: {
            设定依据: [
              '【地方政府规章】《江苏省食品经营办法》（江苏省人民政府令第0号，示例）第三条',
            ],
          },
        },
      ],
    },
    silent: {
      shows: '省政府规章之外还有法律',
      edits: sameBasis(
        4,
        '【法律】《中华人民共和国食品安全法》第三十五条第一款',
        '【地方政府规章】《江苏省食品经营办法》（江苏省人民政府令第0号，示例）第三条',
      ),
    },
  },
  rowsOf: ['基本目录', '实施清单'],
  checks: {
    *row(row, _view, context) {
      const basis = permitBasis(row, context);
      if (basis?.rests !== 'temporary') return;
      yield {
        spot: at(row, '设定依据'),
        message: `行政许可的设定依据只有${basis.acts.join('、')}，省级政府规章只能设定临时性的行政许可（满一年须制定地方性法规）`,
        actual: basis.acts.join('、'),
        expected: '法律、行政法规、国务院决定或地方性法规',
      };
    },
  },
};
