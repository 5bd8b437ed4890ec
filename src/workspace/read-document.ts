import { type CatalogDocument, newRow, noElements, type Row } from '../model/document.js';
import type { Finding, SignedFinding } from '../model/finding.js';
import { type CatalogKind, rowsKey } from '../model/kinds.js';
import type { Path } from '../model/locate.js';
import type { SourceText } from '../model/source.js';
import type { Element } from '../standard/element.js';
import { typeWord } from '../standard/fault-words.js';
import type { Item } from '../standard/item.js';
import { type SchemaFault, schemaFaults } from '../standard/schema-fault.js';
import type { Standard, Validator } from '../standard/standard.js';
import { type ParsedDocument, parseYaml } from '../yaml/parse.js';
import { absentFindings } from './absent-elements.js';
import { cleanRow } from './clean-row.js';
import { rowFinding, syntaxFinding } from './fault-finding.js';
import { BLANK, type FilledOut, fillOut } from './fill-out.js';
import { openWordFaults } from './open-words.js';
import type { Outline } from './outline.js';
import { readHeader } from './read-header.js';
import { isMapping, writtenText } from './written.js';

export interface ReadDocument {
  readonly document: CatalogDocument | undefined;
  readonly findings: readonly SignedFinding[];
  /** False when rows of the document may be missing: their absence proves nothing. */
  readonly complete: boolean;
}

/**
 * Reads one document of a file: parses it, validates header and rows against
 * the standard and returns typed rows. What is malformed becomes a finding and
 * is left out of the row, so that rules meet only values of the standard's types.
 */
export function readDocument(
  source: SourceText,
  outline: Outline,
  standard: Standard,
): ReadDocument {
  const parsed = parseYaml(source.text.slice(outline.start, outline.end), outline.start);
  const findings: SignedFinding[] = parsed.problems.map((problem) => ({
    rule: 'yaml/syntax',
    finding: syntaxFinding(source, problem, outline.region),
  }));
  const document = parsed.documents[0];
  if (document === undefined || !parsed.complete)
    return { document: undefined, findings, complete: false };
  const reader = new DocumentReader(source, document, outline, standard, findings);
  return { document: reader.read(), findings, complete: reader.complete };
}

class DocumentReader {
  complete = true;
  readonly #source: SourceText;
  readonly #parsed: ParsedDocument;
  readonly #kind: CatalogKind;
  readonly #region: string;
  readonly #standard: Standard;
  readonly #findings: SignedFinding[];

  constructor(
    source: SourceText,
    parsed: ParsedDocument,
    outline: Outline,
    standard: Standard,
    findings: SignedFinding[],
  ) {
    this.#source = source;
    this.#parsed = parsed;
    this.#kind = outline.kind as CatalogKind;
    this.#region = outline.region ?? '';
    this.#standard = standard;
    this.#findings = findings;
  }

  read(): CatalogDocument | undefined {
    const { value } = this.#parsed;
    if (!isMapping(value)) return undefined;
    const key = rowsKey(this.#kind);
    const { [key]: rows, ...written } = value;
    const header = readHeader(
      this.#source,
      this.#parsed,
      this.#kind,
      this.#region,
      written,
      this.#standard,
    );
    this.#findings.push(...header.findings);
    const list: Row[] = [];
    const parsed = this.#parsed;
    const document: CatalogDocument = {
      source: this.#source,
      get nodes() {
        return parsed.nodes;
      },
      rowNodes: (list, index) => parsed.rowNodes?.(list, index),
      kind: this.#kind,
      variant: header.variant,
      region: this.#region,
      header: header.values,
      absent: header.absent,
      rows: list,
    };
    this.#findings.push(...absentFindings(document, this.#standard));
    if (rows === undefined || rows === null || (Array.isArray(rows) && rows.length === 0)) {
      if (rows === undefined && this.#hasStrayRows(written)) this.complete = false;
      this.#finding('schema/empty', document, rows === undefined ? [] : [key], {
        message: `${this.#kind}没有一行事项`,
        action: `在 ${key}: 下写上事项；暂时没有就删去这个文件`,
      });
    } else if (!Array.isArray(rows)) {
      this.complete = false;
      this.#finding('schema/type', document, [key], {
        message: `“${key}”应为列表，写的是${isMapping(rows) ? '键值对' : '一个值'}`,
        action: '每行以“- ”开头',
        element: key,
      });
    } else if (this.#standard.knowsList(this.#kind, document.variant)) {
      this.#rows(document, rows, list);
    } else {
      // Which list it is is wrong and reported: its rows are of no known shape.
      this.complete = false;
    }
    return document;
  }

  /** Whether a list of mappings stands under a key that the header does not know: rows whose key is misspelt. */
  #hasStrayRows(written: Readonly<Record<string, unknown>>): boolean {
    const known = this.#standard.headerElements(this.#kind);
    return Object.entries(written).some(
      ([key, value]) => !known.has(key) && Array.isArray(value) && value.some(isMapping),
    );
  }

  #rows(document: CatalogDocument, values: readonly unknown[], list: Row[]): void {
    const elements = this.#standard.elements(this.#kind, document.variant);
    const validate = this.#standard.row(this.#kind, document.variant);
    const isClean = cleanRow(this.#standard, this.#kind, document.variant, document.absent);
    for (const [index, value] of values.entries()) {
      if (!isMapping(value)) {
        this.complete = false;
        this.#finding('schema/type', document, [rowsKey(this.#kind), index], {
          message: `第 ${index + 1} 行应为键值对，写的是${typeWord(value)}`,
          action: '写成“- 事项名称: …”，其余要素在下面对齐',
        });
      } else if (isClean(value)) {
        list.push(newRow(document, index, value as Item));
      } else list.push(this.#row(document, index, value, elements, validate));
    }
  }

  #row(
    document: CatalogDocument,
    index: number,
    value: Record<string, unknown>,
    elements: ReadonlyMap<string, Element>,
    validate: Validator,
  ): Row {
    const filled = fillOut(value, elements);
    const faulty = new Set<string>();
    let item: Record<string, unknown> = filled.item;
    const { blank, empty } = filled;
    const draft = newRow(document, index, item as Item, { faulty, blank, empty });
    const faults: SchemaFault[] = [];
    if (!validate(item)) {
      faults.push(
        ...schemaFaults(validate.errors ?? [], {
          elements,
          raw: (path) => this.#written([rowsKey(this.#kind), index, ...path]),
          holders: (name) => this.#standard.holdersOf(name),
        }),
      );
    }
    faults.push(...openWordFaults(item, elements), ...filled.faults);
    const kept = faults.filter((fault) => !this.#excused(fault, draft, filled));
    if (kept.length > 0 && item === value) item = { ...item };
    for (const fault of kept) this.#drop(fault, item, faulty, elements, index);
    const row = newRow(document, index, item as Item, {
      faulty: faulty.size === 0 ? noElements() : faulty,
      blank,
      empty,
    });
    for (const fault of kept)
      this.#findings.push({ rule: fault.rule, finding: rowFinding(row, fault) });
    for (const path of filled.blanks) {
      const name = String(path.at(-1));
      this.#findings.push({
        rule: 'schema/blank',
        finding: {
          spot: { row, path },
          message: `“${name}”还是待填`,
          action: `由本单位填写 ${name}`,
          actual: BLANK,
        },
      });
    }
    return row;
  }

  /** Faults that are no findings: elements that the source does not carry, and blanks. */
  #excused(fault: SchemaFault, row: Row, filled: FilledOut): boolean {
    if (fault.rule !== 'schema/required') return false;
    const name = String(fault.path.at(-1));
    if (row.document.absent.has(name)) return true;
    // A 待填 is reported as such, not also as missing.
    const place = fault.path.join('/');
    if (filled.blanks.some((path) => path.join('/') === place)) return true;
    if (filled.faults.some((other) => other.path.join('/') === place)) return true;
    // Service data of a guide that is written but empty is guide/service.
    return this.#kind === '办事指南' && fault.path.length === 1 && filled.empty.has(name);
  }

  #drop(
    fault: SchemaFault,
    item: Record<string, unknown>,
    faulty: Set<string>,
    elements: ReadonlyMap<string, Element>,
    index: number,
  ): void {
    const name = fault.path[0];
    if (typeof name !== 'string' || !Object.hasOwn(item, name)) return;
    if (fault.severity === 'warning') return;
    const element = elements.get(name);
    if (element?.shape.startsWith('code') === true && fault.rule === 'schema/type') {
      // The digits as written still tell which item is meant.
      const raw = this.#written([rowsKey(this.#kind), index, name]);
      if (raw !== undefined && /^[0-9A-Za-z]+$/.test(raw)) {
        item[name] = raw;
        faulty.add(name);
        return;
      }
    }
    delete item[name];
    faulty.add(name);
  }

  #written(path: Path): string | undefined {
    return writtenText(this.#source, this.#parsed, path);
  }

  #finding(
    rule: string,
    document: CatalogDocument,
    path: Path,
    finding: Omit<Finding, 'spot'>,
  ): void {
    this.#findings.push({ rule, finding: { ...finding, spot: { document, path } } });
  }
}
