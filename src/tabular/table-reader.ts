import type { CellContent } from './cell.js';
import type { Layout } from './layout.js';
import { Owners } from './link.js';
import type { LongTextsRead } from './long-texts.js';
import { type Published, publishedOf } from './published.js';
import { settleLists } from './read-lists.js';
import { type ReadSheet, RowRecord, rowValues, SectionRecord } from './read-sections.js';
import type { CellNote, ReadTable } from './read-table.js';
import type { Titles } from './read-titles.js';
import {
  cellText,
  hasContent,
  isBlank,
  type Line,
  LineReader,
  specialNumber,
  specialText,
} from './row-reader.js';
import type { TableKind } from './table.js';
import { FORM, OWNER, OWNER_CODE, PART, REGION, REGION_NAME, SERIAL } from './titles.js';

/** What a reader of sheets knows without them. */
export interface Given {
  readonly kind?: TableKind;
  /** The region of rows that do not name one. */
  readonly region?: { readonly code: string; readonly name: string };
}

export type Lines = Iterable<readonly [number, readonly CellContent[]]>;

/** Puts a table together from its sheets: headers first, then rows, then entries. */
export class TableReader {
  readonly #sections = new Map<string, SectionRecord>();
  readonly #owners = new Owners();
  readonly #refused: CellNote[] = [];
  readonly #corrected: CellNote[] = [];
  readonly #reader: LineReader;
  /** The section and the row that continuation lines belong to. */
  #section: SectionRecord | undefined;
  #row: RowRecord | undefined;
  published: Published = new Map();

  constructor(
    private readonly layout: Layout,
    private readonly options: { readonly long: LongTextsRead; readonly given: Given },
  ) {
    this.#reader = new LineReader(options.long, this.#refused);
  }

  /** Reads a sheet of headers. */
  heads(sheet: ReadSheet, lines: Lines): void {
    for (const [number, cells] of lines) {
      const line = this.#reader.line(sheet, number, cells);
      if (line !== undefined && hasContent(cells.keys(), line)) this.#head(line, sheet.titles);
    }
  }

  /** Reads the main sheet, with entries and headers where they stand on it. */
  rows(sheet: ReadSheet, lines: Lines): void {
    const { special, values, lists, head } = sheet.titles;
    const columns = [...special.values(), ...values.map(({ index }) => index)];
    const heads =
      head === undefined
        ? []
        : [...head.special.values(), ...head.values.map(({ index }) => index)];
    for (const [number, cells] of lines) {
      const line = this.#reader.line(sheet, number, cells);
      if (line === undefined) continue;
      if (head !== undefined && hasContent(heads, line)) this.#head(line, head);
      if (hasContent(columns, line)) this.#addRow(line);
      if (lists.size > 0) this.#addEntries(line, sheet.titles, this.#row);
      if (head !== undefined && head.lists.size > 0)
        this.#addEntries(line, head, this.#section?.header);
    }
  }

  /** Reads the sheet of a list of entries. */
  entries(list: string, sheet: ReadSheet, lines: Lines): void {
    let last: RowRecord | undefined;
    for (const [number, cells] of lines) {
      const line = this.#reader.line(sheet, number, cells);
      if (line === undefined || !hasContent(cells.keys(), line)) continue;
      const owner = this.#owners.find(specialNumber(line, OWNER), specialText(line, OWNER_CODE));
      if (typeof owner === 'string') {
        this.#refuseLine(line, sheet.titles.special.get(OWNER) ?? 0, `这一行没有读入：${owner}`);
        continue;
      }
      if (owner !== last) last?.trim();
      last = owner;
      owner.add(list, this.#reader.values(sheet.titles.values, line) ?? {}, {
        sheet,
        line: number,
      });
    }
  }

  /** Reads the sheet of a list of entries of headers. */
  headEntries(list: string, sheet: ReadSheet, lines: Lines): void {
    for (const [number, cells] of lines) {
      const line = this.#reader.line(sheet, number, cells);
      if (line === undefined || !hasContent(cells.keys(), line)) continue;
      const section = this.#placed(line, sheet.titles);
      if (section === undefined) continue;
      section.header ??= new RowRecord(sheet, number);
      const entry = this.#reader.values(sheet.titles.values, line) ?? {};
      section.header.add(list, entry, { sheet, line: number });
    }
  }

  /** A sheet that is no part of the layout: said at the first cell of some lines. False if all are blank. */
  refuseSheet(sheet: string, lines: Lines): boolean {
    for (const [row, cells] of lines) {
      const column = cells.findIndex((content) => !isBlank(content));
      if (column < 0) continue;
      const value = cellText(cells[column]);
      const reason = '不认得这张表，整张没有读入';
      this.#refused.push({ sheet, row, column, value, reason });
      return true;
    }
    return false;
  }

  finish(): ReadTable {
    const { kind, variant, children, headerChildren } = this.layout;
    const notes = { refused: this.#refused, corrected: this.#corrected };
    const lists = new Set(children.map(({ name }) => name));
    const headLists = new Set(headerChildren.map(({ name }) => name));
    const sections = [...this.#sections.values()].map((section) => {
      if (section.header !== undefined) settleLists(section.header, headLists, notes);
      for (const row of section.rows) settleLists(row, lists, notes);
      return {
        region: section.region,
        regionName: section.regionName,
        header: section.header?.values ?? {},
        rows: rowValues(section.rows),
        at: section.at.bind(section),
      };
    });
    return { kind, variant, sections, ...notes };
  }

  #head(line: Line, titles: Titles): void {
    const section = this.#placed(line, titles, true);
    if (section === undefined) return;
    const values = this.#reader.values(titles.values, line);
    const header = new RowRecord(line.sheet, line.line, values);
    section.header = header;
    this.#section = section;
    const index = titles.special.get(FORM);
    if (index !== undefined && this.published.size === 0)
      this.published = publishedOf(line.cells[index]);
  }

  #addRow(line: Line): void {
    const { titles } = line.sheet;
    const section = this.#placed(line, titles);
    if (section === undefined) {
      this.#row = undefined;
      return;
    }
    const values = this.#reader.values(titles.values, line);
    const record = new RowRecord(line.sheet, line.line, values);
    section.rows.push(record);
    this.#row = record;
    this.#owners.add(record, specialNumber(line, SERIAL));
  }

  #addEntries(line: Line, titles: Titles, owner: RowRecord | undefined): void {
    for (const { name, serial, parts } of titles.lists.values()) {
      const values = this.#reader.values(parts, line);
      if (values === undefined && (serial === undefined || isBlank(line.cells[serial]))) continue;
      if (owner === undefined) {
        const column = serial ?? parts[0]?.index ?? 0;
        this.#refuseLine(line, column, '这一行没有读入：上面没有它所属的行');
        return;
      }
      owner.add(name, values ?? {}, { sheet: line.sheet, line: line.line });
    }
  }

  /** The section of a line: that of its region, else the only one. */
  #placed(line: Line, titles: Titles, isHead = false): SectionRecord | undefined {
    const code = specialText(line, REGION, titles);
    const name = specialText(line, REGION_NAME, titles);
    const part = specialNumber(line, PART, titles) ?? 1;
    if (code !== '') return this.#sectionOf(code.padStart(6, '0'), name, part);
    const { region } = this.options.given;
    const regions = new Set([...this.#sections.values()].map((section) => section.region));
    if (regions.size <= 1) {
      const [only = region?.code ?? ''] = regions;
      if (!titles.special.has(PART) && !isHead && this.#section !== undefined) return this.#section;
      return this.#sectionOf(only, name || (region?.name ?? ''), part);
    }
    if (!titles.special.has(REGION) && this.#section !== undefined) return this.#section;
    const column = titles.special.get(REGION) ?? 0;
    this.#refuseLine(line, column, '这一行没有读入：没有地区代码');
    return undefined;
  }

  #sectionOf(region: string, name: string, part: number): SectionRecord {
    const key = `${region} ${part}`;
    let section = this.#sections.get(key);
    if (section === undefined) {
      section = new SectionRecord(region, name);
      this.#sections.set(key, section);
    }
    if (section.regionName === '') section.regionName = name;
    return section;
  }

  /** Refuses every cell of a line. */
  #refuseLine(line: Line, column: number, reason: string): void {
    this.#reader.refuse(line, column, reason);
    for (const [index, content] of line.cells.entries())
      if (index !== column && !isBlank(content)) this.#reader.refuse(line, index, reason);
  }
}
