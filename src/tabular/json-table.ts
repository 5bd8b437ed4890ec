import { WorkError } from '../errors.js';
import { isKind } from '../model/kinds.js';
import { isList, type Value, type Values } from '../yaml/value.js';
import { isMap } from './source.js';
import type { Table, TableKind, TableSection } from './table.js';

/** The key under which a JSON export says what it is. */
export const JSON_FORM = 'sitong/目录';

/** Keys by which files say what a table is: 类别, and 性质 or 清单. */
export function kindKeys({ kind, variant }: TableKind): readonly (readonly [string, string])[] {
  const keys: (readonly [string, string])[] = [['类别', kind]];
  if (kind === '实施清单' && variant.standard === true) keys.push(['性质', '标准']);
  if (variant.list !== undefined) keys.push(['清单', variant.list]);
  return keys;
}

/** The kind that {@link kindKeys} says; undefined when it is none. */
export function kindOfKeys(values: Values): TableKind | undefined {
  const { 类别: kind, 性质: nature, 清单: list } = values;
  if (!isKind(kind) || kind === '地区') return undefined;
  if ((kind === '关联清单' || kind === '专项清单') && typeof list === 'string')
    return { kind, variant: { list } };
  return { kind, variant: kind === '实施清单' && nature === '标准' ? { standard: true } : {} };
}

/**
 * Reads what `sitong export … --format json` wrote.
 *
 * @throws WorkError for a text that is something else.
 */
export function readJsonExport(text: string): Table {
  const value = parseJson(text);
  const kind = isMap(value) ? kindOfKeys(value) : undefined;
  if (!isMap(value) || value.格式 !== JSON_FORM || kind === undefined || !isList(value.分部))
    throw new WorkError(`不是 sitong 导出的 JSON：最上层没有“格式: ${JSON_FORM}”、类别和分部`);
  return { ...kind, sections: value.分部.map(sectionOf) };
}

function sectionOf(value: Value, index: number): TableSection {
  const place = `分部的第 ${index + 1} 项`;
  if (!isMap(value)) throw new WorkError(`${place}不是键值对`);
  const { 地区: region, 地区名称: name, 文头: header = {}, 行: rows } = value;
  if (typeof region !== 'string' || typeof name !== 'string')
    throw new WorkError(`${place}没有地区和地区名称`);
  if (!isMap(header)) throw new WorkError(`${place}的文头不是键值对`);
  if (!isList(rows)) throw new WorkError(`${place}的行不是列表`);
  const wrong = rows.findIndex((row) => !isMap(row));
  if (wrong >= 0) throw new WorkError(`${place}的第 ${wrong + 1} 行不是键值对`);
  return { region, regionName: name, header, rows: rows as readonly Values[] };
}

/** Parses JSON; what cannot be parsed is said in a sentence. */
export function parseJson(text: string): Value {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as Value;
  } catch (cause) {
    throw new WorkError('不是 JSON 文件，或者文件不完整', { cause });
  }
}
