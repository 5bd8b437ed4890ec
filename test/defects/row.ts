import type { SampleFile } from './sample.js';

export type Severity = 'error' | 'warning' | 'note';

/** A finding that a defect must lead to. */
export interface Expected {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  /** Checked where it is given. */
  readonly column?: number;
  readonly region: string | undefined;
  readonly code: string | undefined;
  readonly element: string | undefined;
}

interface Where {
  /** A string of the row that stands on the line; without it the element's own line, else the row's. */
  readonly at?: string;
  readonly code?: string | undefined;
  readonly region?: string | undefined;
  /** The column of `at` is part of the expectation. */
  readonly column?: boolean;
}

/** One row of a file, edited as text; its keys stand at one indentation. */
export class Row {
  constructor(
    readonly file: SampleFile,
    public text: string,
    readonly region: string,
  ) {}

  get #indent(): string {
    return `${this.text.match(/^ */)?.[0] ?? ''}  `;
  }

  /** Start and end of a top-level element: its key line and all that is indented below it. */
  #span(element: string): { start: number; end: number } | undefined {
    const lines = this.text.split('\n');
    const deeper = new RegExp(`^${this.#indent} +\\S`);
    let offset = 0;
    for (const [at, line] of lines.entries()) {
      if (line.slice(this.#indent.length).startsWith(`${element}:`)) {
        let end = offset + line.length + 1;
        for (const next of lines.slice(at + 1)) {
          if (!deeper.test(next)) break;
          end += next.length + 1;
        }
        return { start: offset, end };
      }
      offset += line.length + 1;
    }
    return undefined;
  }

  has(element: string): boolean {
    return this.#span(element) !== undefined;
  }

  #need(element: string): { start: number; end: number } {
    const span = this.#span(element);
    if (span === undefined) throw new Error(`${this.file.path}: no ${element} in ${this.text}`);
    return span;
  }

  /** The text of an element's value, quotes and all. */
  get(element: string): string {
    const { start, end } = this.#need(element);
    return this.text.slice(start + this.#indent.length + element.length + 1, end).trim();
  }

  /** Gives an element another value, written as YAML (lines below the key carry their own indent). */
  set(element: string, value: string): this {
    const { start, end } = this.#need(element);
    const head = this.text.slice(start, start + this.#indent.length);
    this.text = `${this.text.slice(0, start)}${head}${element}: ${value}\n${this.text.slice(end)}`;
    return this;
  }

  /** Adds an element at the end of the row. */
  add(element: string, value: string): this {
    const body = this.text.replace(/(\n\s*(#.*)?)*$/, '');
    const rest = this.text.slice(body.length);
    this.text = `${body}\n${this.#indent}${element}: ${value}${rest === '' ? '\n' : rest}`;
    return this;
  }

  /** Renames the key of an element. */
  rename(element: string, name: string): this {
    const { start } = this.#need(element);
    const at = start + this.#indent.length;
    this.text = this.text.slice(0, at) + name + this.text.slice(at + element.length);
    return this;
  }

  unset(element: string): this {
    const { start, end } = this.#need(element);
    const rest = this.text.slice(end);
    this.text =
      start === 0
        ? this.text.slice(0, this.#indent.length) + rest.slice(this.#indent.length)
        : this.text.slice(0, start) + rest;
    return this;
  }

  /** Replaces a string that must occur; only the first unless all are meant. */
  replace(from: string, to: string, which: 'first' | 'all' = 'first'): this {
    if (!this.text.includes(from)) throw new Error(`${this.file.path}: no ${from} in ${this.text}`);
    this.text =
      which === 'all' ? this.text.replaceAll(from, () => to) : this.text.replace(from, () => to);
    return this;
  }

  /** Drops a list entry: the line that holds a string, and what is indented below it. */
  dropEntry(holding: string): this {
    const lines = this.text.split('\n');
    const first = lines.findIndex((line) => /^\s*- /.test(line) && line.includes(holding));
    if (first < 0) throw new Error(`${this.file.path}: no entry ${holding}`);
    const depth = lines[first]?.indexOf('-') ?? 0;
    let last = first + 1;
    while (/^ *\S/.test(lines[last] ?? '') && (lines[last]?.search(/\S/) ?? 0) > depth) last++;
    lines.splice(first, last - first);
    this.text = lines.join('\n');
    return this;
  }

  delete(): void {
    this.text = '';
  }

  /** A row of its own after this one, at first with the same text. */
  copy(): Row {
    const made = new Row(this.file, this.text.replace(/\n*$/, '\n'), this.region);
    const at = this.file.segments.indexOf(this);
    if (!this.text.endsWith('\n')) this.text += '\n';
    this.file.segments.splice(at + 1, 0, made);
    return made;
  }

  get line(): number {
    const before = this.file.segments.slice(0, this.file.segments.indexOf(this));
    return before.reduce((lines, { text }) => lines + text.split('\n').length - 1, 1);
  }

  /** The longest code the row has. */
  get code(): string | undefined {
    for (const element of ['业务办理项编码', '实施编码', '基本编码']) {
      if (this.has(element)) return this.get(element).match(/[^"'#\s]+/)?.[0];
    }
    return undefined;
  }

  /** The finding that this row must have. */
  finding(rule: string, severity: Severity, element?: string, where: Where = {}): Expected {
    const at = where.at === undefined ? this.#start(element) : this.text.indexOf(where.at);
    if (at < 0) throw new Error(`${this.file.path}: no ${where.at} in ${this.text}`);
    const before = this.text.slice(0, at);
    const column = before.length - (before.lastIndexOf('\n') + 1) + 1;
    return {
      rule,
      severity,
      file: this.file.path,
      line: this.line + before.split('\n').length - 1,
      ...(where.column ? { column } : {}),
      region: 'region' in where ? where.region : this.region,
      code: 'code' in where ? where.code : this.code,
      element,
    };
  }

  /** Where the value of an element begins: on the key's line, or below it for a block. */
  #start(element: string | undefined): number {
    const span = element === undefined ? undefined : this.#span(element);
    if (element === undefined || span === undefined) return 0;
    const value = this.text.slice(span.start + this.#indent.length + element.length + 1, span.end);
    const inline = /^ *(#.*)?\n/.exec(value);
    return inline === null ? span.start : span.end - value.length + inline[0].length;
  }
}
