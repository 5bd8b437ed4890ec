import { handlingKey, type Numbers } from '../deriving/rows/serials.js';
import { type ParseText, parsedOnce } from '../yaml/parsed-once.js';
import { isList, type Values } from '../yaml/value.js';

/** The numbers that 业务办理项 have in the 实施清单 of a folder, so that they keep them. */
export function keptNumbers(texts: Iterable<string>, parse: ParseText = parsedOnce()): Numbers {
  const numbers = new Map<string, number>();
  for (const text of texts) {
    for (const { value } of parse(text).documents) {
      const document = value as Values | null;
      if (document?.类别 !== '实施清单' || !isList(document.事项)) continue;
      for (const row of document.事项) addNumber(row as Values | null, numbers);
    }
  }
  return numbers;
}

function addNumber(row: Values | null, numbers: Map<string, number>): void {
  const { 基本编码: code, 业务办理项名称: name, 业务办理项编码: handling } = row ?? {};
  if (typeof code !== 'string' || typeof handling !== 'string') return;
  const serial = /^.{31}(\d\d)$/.exec(handling)?.[1];
  if (serial !== undefined)
    numbers.set(handlingKey(code, typeof name === 'string' ? name : undefined), Number(serial));
}
