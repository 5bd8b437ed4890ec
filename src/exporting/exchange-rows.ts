import { createHash } from 'node:crypto';
import type { Profile } from '../standard/profile.js';
import type { Standard } from '../standard/standard.js';
import {
  type ExchangeFields,
  type ExchangeRow,
  exchangeFields,
} from '../tabular/exchange/fields.js';
import type { FieldValue } from '../tabular/exchange/values.js';
import { rowCode } from '../tabular/source.js';
import { type TableSection, tableName } from '../tabular/table.js';
import type { Values } from '../yaml/value.js';
import type { ExportDocument } from './export.js';

/** What the exchange formats need beside the document. */
export interface ExchangeContext {
  readonly standard: Standard;
  readonly profile: Pick<Profile, 'typeDigits'>;
}

/** Fields that only the exchange has: produced here, never asked of a clerk (domain §1.1, §2.16). */
export const PRODUCED = ['cd_batch', 'cd_operation', 'cd_time'] as const;
const INSERT = 'I';

/** A row with the fields that only the exchange has. */
export interface ProducedRow {
  readonly fields: Readonly<Record<string, FieldValue | null>>;
  readonly children: Readonly<
    Record<string, readonly Readonly<Record<string, FieldValue | null>>[]>
  >;
}

/** Rows of a document for the exchange; the same document gives the same identifiers and times. */
export class ExchangeRows {
  readonly fields: ExchangeFields;
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly document: ExportDocument,
    { standard, profile }: ExchangeContext,
  ) {
    this.fields = exchangeFields(standard, document.table, profile);
  }

  /** 批次号 of a section: day, region, and its number in the table. */
  batch({ region }: TableSection, index: number): string {
    return `${this.document.day.replaceAll('-', '')}${region}${String(index + 1).padStart(3, '0')}`;
  }

  *rows(section: TableSection, index: number): Generator<ProducedRow> {
    const batch = this.batch(section, index);
    for (const row of section.rows) yield this.#produced(row, { section, batch });
  }

  #produced(
    row: Values,
    { section, batch }: { section: TableSection; batch: string },
  ): ProducedRow {
    const guid = this.#guid(section.region, row);
    const written = this.fields.write(row);
    const end = { cd_batch: batch, cd_operation: INSERT, cd_time: `${this.document.day} 00:00:00` };
    return {
      fields: { row_guid: guid, ...written.fields, ...end },
      children: Object.fromEntries(
        Object.entries(written.children).map(([name, entries]) => [
          name,
          entries.map((entry, at) => this.#child(entry, { guid, name, at, row, end })),
        ]),
      ),
    };
  }

  #child(
    entry: ExchangeRow,
    owner: {
      readonly guid: string;
      readonly name: string;
      readonly at: number;
      readonly row: Values;
      readonly end: Readonly<Record<string, string>>;
    },
  ): Readonly<Record<string, FieldValue | null>> {
    const { guid, name, at, row, end } = owner;
    return {
      row_guid: uuidOf(`${guid} ${name} ${at + 1}`),
      task_guid: guid,
      task_code: typeof row.实施编码 === 'string' ? row.实施编码 : null,
      order_num: at + 1,
      ...entry.fields,
      ...end,
    };
  }

  /** 记录唯一标识: by region, kind and code; rows of the same code are numbered. */
  #guid(region: string, row: Values): string {
    const name = typeof row.事项名称 === 'string' ? row.事项名称 : '';
    const key = `${region} ${tableName(this.document.table)} ${rowCode(row) ?? name}`;
    const number = (this.#seen.get(key) ?? 0) + 1;
    this.#seen.set(key, number);
    return uuidOf(number === 1 ? key : `${key} ${number}`);
  }
}

/** A UUID of version 5 (RFC 9562) in the name space of this program. */
function uuidOf(name: string): string {
  const hash = createHash('sha1').update(`sitong ${name}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join('-');
}
