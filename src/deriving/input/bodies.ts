import { parseAgency } from '../../bodies/agency.js';
import { ALL_LINES, LINES_OF_WORD, type Line } from '../../bodies/departments.js';
import type { BodyRegion } from '../../bodies/places.js';
import { creditCodeCheck } from '../../values/credit-code.js';
import { nearest } from '../../values/nearest.js';
import {
  byField,
  type FieldRecord,
  InputFaults,
  type InputTable,
  type Titles,
  wordsOf,
  yesOrNo,
} from './input-table.js';

/** A body of the region, as its table says. */
export interface Body {
  readonly name: string;
  /** 统一社会信用代码; undefined where the table has none: codes stay 待填. */
  readonly credit: string | undefined;
  /** Its lines of business; `any` for a government or a body that exercises others' powers. */
  readonly lines: ReadonlySet<Line> | 'any';
  /** 相对集中许可权. */
  readonly concentrated: boolean;
  readonly nature: string | undefined;
  /** 办理地点, 办理时间 … of the row that a body's own record fills. */
  readonly service: Readonly<Partial<Record<ServiceElement, string>>>;
  readonly traffic: string | undefined;
}

export type ServiceElement =
  | '办理地点'
  | '办理时间'
  | '咨询方式'
  | '监督投诉方式'
  | '网办地址'
  | '移动端办理地址';

const TITLES = {
  name: ['名称', '机构名称', '单位名称', '部门名称', '机关名称', '实施主体'],
  credit: ['统一社会信用代码', '信用代码', '社会信用代码', '机构代码', '实施主体编码'],
  lines: ['主管业务', '业务条线', '条线'],
  nature: ['性质', '机构性质', '实施主体性质'],
  concentrated: ['相对集中许可权', '集中行使许可权'],
  hall: ['大厅窗口', '办理地点', '窗口', '服务窗口'],
  address: ['地址', '办公地址', '单位地址'],
  hours: ['办公时间', '办理时间', '工作时间'],
  consult: ['咨询电话', '咨询方式', '联系电话', '电话'],
  complain: ['监督电话', '监督投诉电话', '投诉电话', '监督投诉方式'],
  url: ['网址', '网办地址', '网上办理地址'],
  mobile: ['移动端办理地址', '移动端地址'],
  traffic: ['交通指引', '乘车路线'],
} satisfies Titles<string>;

type Field = keyof typeof TITLES;

/** The titles by which the header row of a table of bodies is known. */
export const BODY_ANCHOR = TITLES.name;

const NATURES = ['法定机关', '授权组织', '受委托组织', '其他'];

export interface Bodies {
  readonly list: readonly Body[];
  /** Columns that are of no use here. */
  readonly unused: readonly string[];
}

/**
 * Reads the table of a region's bodies. Lines of business come from 主管业务, else from the name.
 *
 * @throws UsageError with a sentence for each cell that is wrong.
 */
export function readBodies(table: InputTable, regions: readonly BodyRegion[]): Bodies {
  const { records, unused } = byField<Field>(table, TITLES, ['name']);
  const faults = new InputFaults(table.name);
  const names = new Map<string, string>();
  const codes = new Map<string, string>();
  const list = records.flatMap((record): Body[] => {
    const name = record.get('name');
    if (name === undefined) {
      faults.add(record.place, record.title('name'), '没有写机构名称');
      return [];
    }
    const before = names.get(name);
    if (before !== undefined)
      faults.add(record.place, record.title('name'), `“${name}”与${before}重复`);
    names.set(name, record.place);
    return [bodyOf(record, name, { faults, codes, regions })];
  });
  if (records.length === 0) faults.add('表里', undefined, '一个机构也没有');
  faults.refuse();
  return { list, unused };
}

interface Reading {
  readonly faults: InputFaults;
  /** Where each 统一社会信用代码 was met. */
  readonly codes: Map<string, string>;
  readonly regions: readonly BodyRegion[];
}

function bodyOf(record: FieldRecord<Field>, name: string, reading: Reading): Body {
  const { faults, regions } = reading;
  const part = parseAgency(name, regions).parts[0];
  const declared = concentratedOf(record, faults);
  const concentrated = declared ?? part?.concentrated === true;
  const written = linesOf(record, faults);
  const byName = typeof part?.lines === 'object' ? part.lines : undefined;
  const anyLine = concentrated || part?.lines === 'any';
  const lines = written ?? byName ?? (anyLine ? 'any' : undefined);
  if (lines === undefined) {
    faults.add(
      record.place,
      record.title('name'),
      `从“${name}”看不出管什么业务，请在“${record.title('lines')}”列写明，如 市场监管、民政`,
    );
  }
  return {
    name,
    credit: creditOf(record, reading),
    lines: lines ?? new Set(),
    concentrated,
    nature: natureOf(record, faults),
    service: serviceOf(record),
    traffic: record.get('traffic'),
  };
}

function creditOf(record: FieldRecord<Field>, { faults, codes }: Reading): string | undefined {
  const code = record.get('credit');
  if (code === undefined || code === '待填') return undefined;
  const check = creditCodeCheck(code);
  if (!check.ok && check.kind !== 'stand-in')
    faults.add(record.place, record.title('credit'), `“${code}”不对：${check.message}`);
  const before = codes.get(code);
  if (before !== undefined)
    faults.add(record.place, record.title('credit'), `“${code}”与${before}相同`);
  codes.set(code, record.place);
  return code;
}

function concentratedOf(record: FieldRecord<Field>, faults: InputFaults): boolean | undefined {
  const text = record.get('concentrated');
  if (text === undefined) return undefined;
  const value = yesOrNo(text);
  if (value === undefined)
    faults.add(record.place, record.title('concentrated'), `应为 是 或 否，写的是“${text}”`);
  return value;
}

function natureOf(record: FieldRecord<Field>, faults: InputFaults): string | undefined {
  const text = record.get('nature');
  if (text === undefined || NATURES.includes(text)) return text;
  faults.add(
    record.place,
    record.title('nature'),
    `应为 ${NATURES.join('、')} 之一，写的是“${text}”`,
  );
  return undefined;
}

function linesOf(record: FieldRecord<Field>, faults: InputFaults): ReadonlySet<Line> | undefined {
  const text = record.get('lines');
  if (text === undefined) return undefined;
  const lines = new Set<Line>();
  for (const word of wordsOf(text)) {
    const exact = ALL_LINES.find((line) => line === word);
    const known = exact === undefined ? LINES_OF_WORD.get(word) : new Set([exact]);
    for (const line of known ?? []) lines.add(line);
    if (known !== undefined) continue;
    const near = nearest(word, [...ALL_LINES, ...LINES_OF_WORD.keys()]);
    faults.add(
      record.place,
      record.title('lines'),
      `没有业务条线“${word}”${near === undefined ? `，应为 ${ALL_LINES.slice(0, 6).join('、')} 等` : `，是不是“${near}”？`}`,
    );
  }
  return lines;
}

function serviceOf(record: FieldRecord<Field>): Body['service'] {
  const put = (element: ServiceElement, text: string | undefined) =>
    text === undefined ? {} : { [element]: text };
  return {
    ...put('办理地点', record.get('hall') ?? record.get('address')),
    ...put('办理时间', record.get('hours')),
    ...put('咨询方式', phoneText(record.get('consult'))),
    ...put('监督投诉方式', phoneText(record.get('complain'))),
    ...put('网办地址', record.get('url')),
    ...put('移动端办理地址', record.get('mobile')),
  };
}

/** A bare number reads as 电话：…; anything longer says itself what it is. */
function phoneText(text: string | undefined): string | undefined {
  if (text === undefined || !/^[\d\-—－()（）、,，转+\s]+$/.test(text)) return text;
  return `电话：${text}`;
}
