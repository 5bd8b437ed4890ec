import { WorkError } from '../../errors.js';
import type { Standard } from '../../standard/standard.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import { kindOfKeys, parseJson } from '../json-table.js';
import { isMap } from '../source.js';
import type { Table, TableSection } from '../table.js';
import { exchangeFields } from './fields.js';

/** The key under which an exchange file says what it is. */
export const EXCHANGE_FORM = 'sitong/交换';

/**
 * Reads what `sitong export … --format 交换` wrote as JSON.
 *
 * @throws WorkError for a text that is something else.
 */
export function readExchange(text: string, standard: Standard): Table {
  const value = parseJson(text);
  const kind = isMap(value) ? kindOfKeys(value) : undefined;
  if (!isMap(value) || value.格式 !== EXCHANGE_FORM || kind === undefined || !isList(value.批次))
    throw new WorkError(
      `不是 sitong 导出的交换文件：最上层没有“格式: ${EXCHANGE_FORM}”、类别和批次`,
    );
  const fields = exchangeFields(standard, kind, { typeDigits: typeDigitsOf(value.事项类型代码) });
  const sections = value.批次.map((batch, index): TableSection => {
    const place = `批次的第 ${index + 1} 项`;
    if (!isMap(batch) || typeof batch.地区 !== 'string' || typeof batch.地区名称 !== 'string')
      throw new WorkError(`${place}没有地区和地区名称`);
    const { 地区: region, 地区名称: regionName, 文头: header, 行: rows } = batch;
    if (!isMap(header) || !isList(rows)) throw new WorkError(`${place}没有文头和行`);
    return {
      region,
      regionName,
      header,
      rows: rows.map((row, at) => {
        if (!isMap(row)) throw new WorkError(`${place}的第 ${at + 1} 行不是键值对`);
        return fields.read(row);
      }),
    };
  });
  return { ...kind, sections };
}

function typeDigitsOf(value: Value | undefined): ReadonlyMap<string, readonly string[]> {
  const map: Values = isMap(value) ? value : {};
  return new Map(
    Object.entries(map).map(([word, digits]) => [
      word,
      (isList(digits) ? digits : [digits]).filter((one) => typeof one === 'string'),
    ]),
  );
}
