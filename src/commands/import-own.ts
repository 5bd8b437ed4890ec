import { extname, resolve } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import { toFiles } from '../importing/documents.js';
import { renderOwn } from '../importing/sheets/own-report.js';
import { documentsOf } from '../importing/sheets/sheet-documents.js';
import { writeFiles } from '../importing/write.js';
import type { Standard } from '../standard/standard.js';
import { EXCHANGE_FORM, readExchange } from '../tabular/exchange/read.js';
import { JSON_FORM, readJsonExport } from '../tabular/json-table.js';
import type { CellNote } from '../tabular/read-table.js';
import { isMap } from '../tabular/source.js';
import { type Table, tableName } from '../tabular/table.js';
import { readYamlExport } from '../tabular/yaml-document.js';
import type { Value } from '../yaml/value.js';
import { divisionNames } from './divisions.js';
import type { ImportIo, ImportOptions } from './import.js';

/** A table that sitong itself wrote, as it was read. */
export interface OwnTable {
  readonly table: Table;
  readonly refused: readonly CellNote[];
  readonly corrected: readonly CellNote[];
}

/** Reads the JSON, YAML or exchange file that `sitong export` wrote; undefined for another file. */
export function ownFile(text: string, file: string, standard: Standard): OwnTable | undefined {
  const table = tableIn(text, file, standard);
  return table === undefined ? undefined : { table, refused: [], corrected: [] };
}

function tableIn(text: string, file: string, standard: Standard): Table | undefined {
  if (/^\.ya?ml$/i.test(extname(file))) {
    const names = divisionNames();
    return readYamlExport(text, (code) => names.get(code) ?? (code === '000000' ? '国家' : code));
  }
  const form = formOf(text);
  if (form === JSON_FORM) return readJsonExport(text);
  return form === EXCHANGE_FORM ? readExchange(text, standard) : undefined;
}

/** What a JSON file says it is. */
function formOf(text: string): Value | undefined {
  if (!text.slice(0, 4000).includes('"格式"')) return undefined;
  try {
    const value = JSON.parse(text) as Value;
    return isMap(value) ? value.格式 : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** Writes what was read from a file of our own; exit 1 where a cell could not be taken. */
export async function importOwn(
  { table, refused, corrected }: OwnTable,
  options: Pick<ImportOptions, 'out' | 'kind'> & {
    readonly name: string;
    readonly region: string | undefined;
  },
  io: ImportIo,
): Promise<number> {
  const { name, kind, region } = options;
  if (kind !== undefined && kind !== table.kind && kind !== tableName(table))
    throw new UsageError(`${name} 里是${tableName(table)}，不是${kind}。`);
  const sections = table.sections.filter(
    (section) => region === undefined || section.region === region,
  );
  if (sections.length === 0)
    throw new WorkError(
      `${name} 里没有${region === undefined ? '任何' : `地区 ${region} 的`}行，没有写出文件。`,
    );
  const nameless = sections.find((section) => section.region === '');
  if (nameless !== undefined) throw new UsageError(`${name} 里没有写地区；请用 --region 指明。`);
  const documents = documentsOf([{ ...table, sections }]);
  await writeFiles(toFiles(documents, { source: name }), resolve(io.cwd, options.out));
  io.stdout(renderOwn({ name, table: { ...table, sections }, documents, refused, corrected }));
  return refused.length === 0 ? 0 : 1;
}
