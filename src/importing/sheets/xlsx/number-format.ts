import { attributesOf, readXml } from './xml-events.js';

/** Formats that programs know by number only (ECMA-376 part 1, 18.8.30); those of dates in Chinese too. */
const DAY_FORMATS: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
]);
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  49: '@',
};

/** The number format of a cell style. */
export interface NumberFormat {
  readonly code: string;
  readonly isDay: boolean;
}

const GENERAL: NumberFormat = { code: 'General', isDay: false };

/** Number formats by index of the cell style, from the styles part. @throws XmlFault */
export function readNumberFormats(bytes: Uint8Array | undefined): NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let within = false;
  if (bytes === undefined) return formats;
  readXml(bytes, {
    open(name, raw) {
      if (name === 'cellXfs') within = true;
      else if (name === 'numFmt') {
        const attributes = attributesOf(raw);
        codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      } else if (name === 'xf' && within)
        formats.push(formatOf(Number(attributesOf(raw).get('numFmtId') ?? 0), codes));
    },
    close(name) {
      if (name === 'cellXfs') within = false;
    },
  });
  return formats;
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id);
  if (code !== undefined) return { code, isDay: isDayFormat(code) };
  if (DAY_FORMATS.has(id)) return { code: 'yyyy-mm-dd', isDay: true };
  const known = BUILT_IN[id];
  return known === undefined ? GENERAL : { code: known, isDay: false };
}

/** Whether a format shows a day: it names year or day outside quotes, brackets and escapes. */
export function isDayFormat(code: string): boolean {
  const [positive = ''] = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, '').split(';');
  return !/general/i.test(positive) && /[yde]/i.test(positive.replace(/E[+-]/gi, ''));
}

/** Days of a century and more that a workbook can hold: until 9999-12-31. */
const LAST_SERIAL = 2_958_465;
const DAYS_OF_1904 = 1462;
/** Serial of 1970-01-01, counted from 1899-12-30. */
const EPOCH = 25_569;
const SECONDS_A_DAY = 86_400;

/** The day and time that a serial number means; undefined where it is none. */
export function dayOfSerial(
  serial: number,
  is1904: boolean,
): { readonly day: string; readonly time?: string } | undefined {
  let count = serial + (is1904 ? DAYS_OF_1904 : 0);
  if (!(count >= 1 && count < LAST_SERIAL + 1)) return undefined;
  // The 1900 system has a day too many, 1900-02-29, as number 60.
  if (count < 60) count += 1;
  const seconds = Math.round((count - EPOCH) * SECONDS_A_DAY);
  const text = new Date(seconds * 1000).toISOString();
  const time = text.slice(11, 19);
  return { day: text.slice(0, 10), ...(time === '00:00:00' ? {} : { time }) };
}
