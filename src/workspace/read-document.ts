import { type CatalogDocument, noElements, type Row } from '../model/document.js';
import type { Finding, SignedFinding } from '../model/finding.js';
import { type CatalogKind, rowsKey } from '../model/kinds.js';
import { locate, type Path } from '../model/locate.js';
import type { SourceText } from '../model/source.js';
import type { Element } from '../standard/element.js';
import type { Item } from '../standard/item.js';
import { type SchemaFault, schemaFaults, show } from '../standard/schema-fault.js';
import type { RowVariant, Standard, Validator } from '../standard/standard.js';
import { type ParsedDocument, parseYaml } from '../yaml/parse.js';
import type { Outline } from './outline.js';

export interface ReadDocument {
  readonly document: CatalogDocument | undefined;
  readonly findings: readonly SignedFinding[];
  /** False when rows of the document may be missing: their absence proves nothing. */
  readonly complete: boolean;
}

/** The word that stands for a local value still to be filled in. */
export const BLANK = '待填';

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

function syntaxFinding(
  source: SourceText,
  problem: ReturnType<typeof parseYaml>['problems'][number],
  region: string | undefined,
): Finding {
  const at = (span: { start: number; end: number }) => ({
    source,
    start: span.start,
    end: span.end,
    ...(region === undefined ? {} : { region }),
  });
  return {
    spot: at(problem),
    message: problem.message,
    action: problem.action,
    ...(problem.related === undefined
      ? {}
      : { related: [{ spot: at(problem.related), message: problem.related.message }] }),
  };
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
    const variant = variantOf(this.#kind, written);
    const list: Row[] = [];
    const document: CatalogDocument = {
      source: this.#source,
      nodes: this.#parsed.nodes,
      kind: this.#kind,
      variant,
      region: this.#region,
      header: this.#header(written),
      absent: absentElements(written.未载要素),
      rows: list,
    };
    this.#absentFindings(document);
    if (rows === undefined || rows === null || (Array.isArray(rows) && rows.length === 0)) {
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
    } else this.#rows(document, rows, list);
    return document;
  }

  #header(written: Record<string, unknown>): Record<string, unknown> {
    const header = withoutEmpty(written);
    const validate = this.#standard.header(this.#kind);
    if (validate(header)) return header;
    const elements = new Map<string, Element>();
    for (const fault of schemaFaults(validate.errors ?? [], {
      elements: headerElements(validate, elements),
      raw: (path) => this.#raw(path),
    })) {
      this.#findings.push({ rule: fault.rule, finding: this.#headerFinding(fault) });
      if (fault.rule !== 'schema/required' && typeof fault.path[0] === 'string')
        delete header[fault.path[0]];
    }
    return header;
  }

  #headerFinding(fault: SchemaFault): Finding {
    const span =
      locate(this.#source.text, this.#parsed.nodes, fault.path, fault.target) ??
      locate(this.#source.text, this.#parsed.nodes, ['类别'], 'key') ??
      this.#parsed.nodes.span(0);
    return {
      spot: { source: this.#source, ...span, region: this.#region },
      message: `文头的${fault.message}`,
      action: fault.action,
      ...(fault.element === undefined ? {} : { element: fault.element }),
      ...(fault.actual === undefined ? {} : { actual: fault.actual }),
      ...(fault.expected === undefined ? {} : { expected: fault.expected }),
    };
  }

  #absentFindings(document: CatalogDocument): void {
    if (document.absent.size === 0) return;
    this.#finding('schema/absent', document, ['未载要素'], {
      message: `${this.#kind}的来源没有收录 ${[...document.absent].join('、')}，需要这些要素的比较没有进行`,
      action: '向来源单位补齐这些要素，补齐后从 未载要素 中删去',
      element: '未载要素',
      actual: [...document.absent].join('、'),
    });
  }

  #rows(document: CatalogDocument, values: readonly unknown[], list: Row[]): void {
    const elements = this.#standard.elements(this.#kind, document.variant);
    const validate = this.#standard.row(this.#kind, document.variant);
    for (const [index, value] of values.entries()) {
      if (!isMapping(value)) {
        this.complete = false;
        this.#finding('schema/type', document, [rowsKey(this.#kind), index], {
          message: `第 ${index + 1} 行应为键值对，写的是“${show(value)}”`,
          action: '写成“- 事项名称: …”，其余要素在下面对齐',
        });
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
    const draft: Row = {
      document,
      index,
      item: item as Item,
      faulty,
      blank: filled.blank,
      empty: filled.empty,
    };
    const faults: SchemaFault[] = [];
    if (!validate(item)) {
      faults.push(
        ...schemaFaults(validate.errors ?? [], {
          elements,
          raw: (path) => this.#raw([rowsKey(this.#kind), index, ...path]),
        }),
      );
    }
    faults.push(...this.#wordFaults(item, elements), ...filled.faults);
    const kept = faults.filter((fault) => !this.#excused(fault, draft, filled));
    if (kept.length > 0 && item === value) item = { ...item };
    for (const fault of kept) this.#drop(fault, item, faulty, elements, index);
    const row: Row = {
      ...draft,
      item: item as Item,
      faulty: faulty.size === 0 ? noElements() : faulty,
    };
    for (const fault of kept)
      this.#findings.push({ rule: fault.rule, finding: rowFinding(row, fault) });
    for (const name of filled.blank) {
      this.#findings.push({
        rule: 'schema/blank',
        finding: {
          spot: { row, path: [name] },
          message: `“${name}”还是待填`,
          action: `由本单位填写 ${name}`,
          actual: BLANK,
        },
      });
    }
    return row;
  }

  /** Words outside an open dictionary: a warning, and the word stays. */
  #wordFaults(
    item: Record<string, unknown>,
    elements: ReadonlyMap<string, Element>,
  ): SchemaFault[] {
    const faults: SchemaFault[] = [];
    for (const name in item) {
      const element = elements.get(name);
      if (element?.open !== true || element.words === undefined) continue;
      const value = item[name];
      const words = Array.isArray(value) ? value : [value];
      for (const [i, word] of words.entries()) {
        if (typeof word !== 'string' || element.words.includes(word) || word in element.synonyms)
          continue;
        faults.push({
          rule: 'schema/value',
          path: Array.isArray(value) ? [name, i] : [name],
          target: 'value',
          element: name,
          message: `“${name}”的值“${word}”不在词典里（词典开放，请核对）`,
          action: '核对用词；确为新词时在扩展文件的词典里登记',
          actual: word,
          severity: 'warning',
        });
      }
    }
    return faults;
  }

  /** Faults that are no findings: elements that the source does not carry, and blanks. */
  #excused(fault: SchemaFault, row: Row, filled: FilledOut): boolean {
    if (fault.rule !== 'schema/required') return false;
    const name = String(fault.path.at(-1));
    if (row.document.absent.has(name) || filled.blank.has(name)) return true;
    // A misplaced 待填 is reported as such, not also as missing.
    if (filled.faults.some((other) => other.path[0] === name && fault.path.length === 1))
      return true;
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
    const element = elements.get(name);
    if (element?.open === true && fault.rule === 'schema/value') return;
    if (element?.shape.startsWith('code') === true && fault.rule === 'schema/type') {
      // The digits as written still tell which item is meant.
      const raw = this.#raw([rowsKey(this.#kind), index, name]);
      if (raw !== undefined && /^[0-9A-Za-z]+$/.test(raw)) {
        item[name] = raw;
        faulty.add(name);
        return;
      }
    }
    delete item[name];
    faulty.add(name);
  }

  #raw(path: Path): string | undefined {
    const span = locate(this.#source.text, this.#parsed.nodes, path);
    return span === undefined ? undefined : this.#source.text.slice(span.start, span.end);
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

interface FilledOut {
  readonly item: Record<string, unknown>;
  readonly blank: ReadonlySet<string>;
  readonly empty: ReadonlySet<string>;
  readonly faults: readonly SchemaFault[];
}

/**
 * Takes out what is written but says nothing (empty values, 待填) and puts the
 * dictionary's word for a synonym. Returns the value itself when nothing is to do.
 */
function fillOut(
  value: Record<string, unknown>,
  elements: ReadonlyMap<string, Element>,
): FilledOut {
  let item = value;
  let blank: Set<string> | undefined;
  let empty: Set<string> | undefined;
  let faults: SchemaFault[] | undefined;
  const own = () => {
    if (item === value) item = { ...value };
    return item;
  };
  for (const name in value) {
    const content = value[name];
    const element = elements.get(name);
    if (content === null || (typeof content === 'string' && content.trim() === '')) {
      delete own()[name];
      empty ??= new Set();
      empty.add(name);
    } else if (content === BLANK && element !== undefined) {
      if (element.direction === '自主') {
        blank ??= new Set();
        blank.add(name);
      } else {
        faults ??= [];
        faults.push({
          rule: 'schema/value',
          path: [name],
          target: 'value',
          element: name,
          message: `“${name}”不能写待填：它不是由本单位自主填写的要素`,
          action: `按上级目录填写 ${name}`,
          actual: BLANK,
        });
      }
      delete own()[name];
    } else if (element !== undefined && hasSynonym(content, element)) {
      own()[name] = Array.isArray(content)
        ? content.map((word) => element.synonyms[String(word)] ?? word)
        : element.synonyms[String(content)];
    }
  }
  return {
    item,
    blank: blank ?? noElements(),
    empty: empty ?? noElements(),
    faults: faults ?? [],
  };
}

function hasSynonym(content: unknown, element: Element): boolean {
  for (const word in element.synonyms) {
    if (content === word || (Array.isArray(content) && content.includes(word))) return true;
  }
  return false;
}

function withoutEmpty(written: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));
}

function headerElements(
  validate: Validator,
  into: Map<string, Element>,
): ReadonlyMap<string, Element> {
  for (const error of validate.errors ?? []) {
    const properties = error.parentSchema?.properties as Record<string, unknown> | undefined;
    for (const name of Object.keys(properties ?? {})) into.set(name, HEADER_ELEMENT);
  }
  for (const name of ['地区', '版本', '未载要素', '性质', '清单', '未承接'])
    into.set(name, HEADER_ELEMENT);
  return into;
}

const HEADER_ELEMENT: Element = {
  name: '',
  shape: 'text',
  direction: undefined,
  required: undefined,
  field: undefined,
  words: undefined,
  synonyms: {},
  open: false,
  source: undefined,
  note: undefined,
};

function rowFinding(row: Row, fault: SchemaFault): Finding {
  return {
    spot: {
      row,
      path: fault.absent === true ? fault.path.slice(0, -1) : fault.path,
      target: fault.target,
    },
    message: fault.message,
    action: fault.action,
    ...(fault.element === undefined ? {} : { element: fault.element }),
    ...(fault.actual === undefined ? {} : { actual: fault.actual }),
    ...(fault.expected === undefined ? {} : { expected: fault.expected }),
    ...(fault.severity === undefined ? {} : { severity: fault.severity }),
  };
}

function variantOf(kind: CatalogKind, header: Record<string, unknown>): RowVariant {
  if (kind === '实施清单') return { standard: header.性质 === '标准' };
  return typeof header.清单 === 'string' ? { list: header.清单 } : {};
}

function absentElements(value: unknown): ReadonlySet<string> {
  if (!Array.isArray(value)) return noElements();
  return new Set(value.filter((name): name is string => typeof name === 'string'));
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
