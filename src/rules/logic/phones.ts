import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { isSamePhone, type Phone, phonesIn } from '../../values/phone.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { NO_FINDINGS } from '../sound.js';
import { BY_UNIT, POLICY } from '../words.js';
import { isJudged, isOver } from './judged.js';

export const rule: Rule = {
  id: 'logic/phones',
  title: '咨询和投诉同一个电话，或电话没有区号',
  severity: 'warning',
  clause: `${POLICY} 二（二）、四（十）；下陆区填报通知“投诉电话与咨询电话不能一样”`,
  compares: '咨询方式的电话 ↔ 监督投诉方式的电话；7 至 8 位的固定电话是否有区号（公共热线不算）',
  why: '投诉打到被投诉的人那里等于没有投诉渠道；没有区号，外地和手机打不通。',
  action: '监督投诉写另一个部门或科室的电话，或公共热线；固定电话加区号',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '咨询和投诉是同一个电话',
      edits: [
        {
          in: '县清单',
          set: { 咨询方式: '0512-50000000（示例）', 监督投诉方式: '（0512）50000000' },
        },
      ],
    },
    silent: {
      shows: '都是公共热线 12345',
      edits: [{ in: '县清单', set: { 咨询方式: '0512-12345', 监督投诉方式: '12345' } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    row(row, _view, context) {
      if (!isJudged(row, context)) return NO_FINDINGS;
      return [
        ...ELEMENTS.flatMap((element) => withoutArea(row, element)),
        ...sameNumber(
          row,
          { row, text: textOf(row, '咨询方式') },
          { row, text: textOf(row, '监督投诉方式') },
        ),
      ];
    },
    guide({ guide, rows: [row] }, context) {
      const asks = own(guide, row, '咨询方式');
      const complains = own(guide, row, '监督投诉方式');
      // What only repeats the 实施清单 is reported there.
      if (asks === undefined && complains === undefined) return NO_FINDINGS;
      if (isOver(row, context.asOf)) return NO_FINDINGS;
      return [
        ...(asks === undefined ? [] : withoutArea(guide, '咨询方式')),
        ...(complains === undefined ? [] : withoutArea(guide, '监督投诉方式')),
        ...sameNumber(
          guide,
          asks === undefined ? { row, text: textOf(row, '咨询方式') } : { row: guide, text: asks },
          complains === undefined
            ? { row, text: textOf(row, '监督投诉方式') }
            : { row: guide, text: complains },
        ),
      ];
    },
  },
};

const ELEMENTS = ['咨询方式', '监督投诉方式'] as const;
type Contact = (typeof ELEMENTS)[number];

function textOf(row: Row, element: Contact): string {
  const value = row.item[element];
  return typeof value === 'string' ? value : '';
}

/** What a guide says of its own, otherwise than its 实施清单 row. */
function own(guide: Row, row: Row, element: Contact): string | undefined {
  const text = textOf(guide, element);
  return text === '' || text === textOf(row, element) ? undefined : text;
}

function withoutArea(row: Row, element: Contact): readonly Finding[] {
  const phones = phonesIn(textOf(row, element));
  if (!phones.some(isWithoutArea)) return NO_FINDINGS;
  const numbers = phones
    .filter(isWithoutArea)
    .map(({ written }) => written)
    .join('、');
  return [
    {
      spot: at(row, element),
      message: `${element}的固定电话 ${numbers} 没有区号`,
      actual: numbers,
      expected: '区号-号码',
    },
  ];
}

function isWithoutArea({ kind, area }: Phone): boolean {
  return kind === 'landline' && area === undefined;
}

interface Side {
  readonly row: Row;
  readonly text: string;
}

/** Every telephone to complain to is one that answers questions; a hotline among them is another way. */
function sameNumber(row: Row, asks: Side, complains: Side): readonly Finding[] {
  const complaint = phonesIn(complains.text);
  if (complaint.length === 0 || complaint.some(({ kind }) => kind === 'hotline'))
    return NO_FINDINGS;
  const consult = phonesIn(asks.text);
  if (!complaint.every((phone) => consult.some((other_) => isSamePhone(phone, other_))))
    return NO_FINDINGS;
  const numbers = complaint.map((phone) => phone.written).join('、');
  const inGuide = complains.row === row;
  return [
    {
      spot: at(row, inGuide ? '监督投诉方式' : '咨询方式'),
      message: `监督投诉方式和咨询方式是同一个电话 ${numbers}`,
      actual: numbers,
      expected: '另一个电话，或公共热线',
      related: [
        inGuide
          ? other(asks.row, `咨询方式：${asks.text}`, '咨询方式')
          : other(complains.row, `监督投诉方式：${complains.text}`, '监督投诉方式'),
      ],
    },
  ];
}
