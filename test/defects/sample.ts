import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reduced } from './reduced.js';
import { Row } from './row.js';
import { indexRows, type RowIndex } from './row-index.js';

const SAMPLE = fileURLToPath(new URL('../../catalogs/江苏', import.meta.url));

const AS_IT_IS = (text: string) => text;

/** A file as a list of texts; every other one may be a row, so that rows know their line. */
export class SampleFile {
  readonly segments: (Row | { text: string })[] = [];
  /** Turns the finished text into what is written. */
  encode: (text: string) => string | Uint8Array = AS_IT_IS;

  constructor(
    readonly path: string,
    readonly original: string,
    readonly rows: readonly RowIndex[],
    readonly region: string | undefined,
  ) {
    const starts = [0, ...rows.map((row) => original.lastIndexOf('\n', row.start) + 1)];
    starts.forEach((start, at) => {
      const text = original.slice(start, starts[at + 1] ?? original.length);
      const row = rows[at - 1];
      this.segments.push(row === undefined ? { text } : new Row(this, text, row.region));
    });
  }

  get text(): string {
    return this.segments.map((segment) => segment.text).join('');
  }

  /** All of the file becomes another text; rows are no longer known. */
  set text(text: string) {
    this.segments.splice(0, this.segments.length, { text });
  }

  /** The comments and header keys above the first row. */
  get header(): { text: string } {
    return this.segments[0] as { text: string };
  }

  replaceInHeader(from: string, to: string): this {
    if (!this.header.text.includes(from)) throw new Error(`${this.path}: no ${from} in the header`);
    this.header.text = this.header.text.replace(from, () => to);
    return this;
  }

  /** 1-based line of a string that occurs once in the file (or first after another string). */
  lineOf(needle: string, after = ''): number {
    const from = this.text.indexOf(after);
    const at = from < 0 ? -1 : this.text.indexOf(needle, from);
    if (at < 0) throw new Error(`${this.path}: no ${needle}`);
    return this.text.slice(0, at).split('\n').length;
  }
}

/** The clean sample in a folder of its own: a case edits it, is checked, and is undone. */
export class Sample {
  readonly root = mkdtempSync(join(tmpdir(), 'sitong-defects-'));
  readonly #clean = new Map<
    string,
    { text: string; rows: RowIndex[]; region: string | undefined }
  >();
  #files = new Map<string, SampleFile>();
  #removed = new Set<string>();

  constructor() {
    cpSync(SAMPLE, this.root, { recursive: true });
    const found = readdirSync(this.root, { recursive: true, withFileTypes: true });
    for (const entry of found) {
      if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name).slice(this.root.length + 1);
      const text = reduced(readFileSync(join(this.root, path), 'utf8'));
      if (text === undefined) {
        rmSync(join(this.root, path));
        continue;
      }
      writeFileSync(join(this.root, path), text);
      this.#clean.set(path.replaceAll('\\', '/'), { text, ...indexRows(text) });
    }
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** A file to edit; a path that the sample does not have makes a new file. */
  file(path: string, text?: string): SampleFile {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const clean = this.#clean.get(path);
    if (clean === undefined && text === undefined) throw new Error(`no file ${path}`);
    const made = new SampleFile(
      path,
      clean?.text ?? '',
      clean?.rows ?? [],
      clean?.region ?? text?.match(/^地区: "(\d{6})"/m)?.[1],
    );
    if (text !== undefined) made.text = text;
    this.#files.set(path, made);
    return made;
  }

  get config(): SampleFile {
    return this.file('sitong.yaml');
  }

  remove(path: string): void {
    if (!this.#clean.has(path)) throw new Error(`no file ${path}`);
    this.#removed.add(path);
  }

  /** The 基本目录 row of a region. */
  catalog(region: string, code: string): Row {
    return this.#find(
      `${region} ${code}`,
      (row) =>
        row.kind === '基本目录' && row.region === region && row.values.get('基本编码') === code,
    );
  }

  /** The 实施清单 row of a region (性质 实施). */
  list(region: string, code: string, handlingItem?: string): Row {
    return this.#implementation('', region, code, handlingItem);
  }

  /** The 标准 row of a region. */
  standard(region: string, code: string, handlingItem?: string): Row {
    return this.#implementation('标准', region, code, handlingItem);
  }

  /** The 办事指南 row of a region, by 基本编码 and the serial of its 业务办理项编码. */
  guide(region: string, code: string, serial = ''): Row {
    return this.#find(
      `guide ${region} ${code}`,
      ({ kind, region: of, values }) =>
        kind === '办事指南' &&
        of === region &&
        values.get('实施编码')?.slice(19) === code &&
        (values.get('业务办理项编码')?.slice(31) ?? '') === serial,
    );
  }

  /** A row of a 关联清单 or 专项清单. */
  entry(region: string, list: string, name: string): Row {
    return this.#find(
      `${region} ${list} ${name}`,
      (row) => row.region === region && row.list === list && row.values.get('事项名称') === name,
    );
  }

  region(code: string): Row {
    return this.#find(code, (row) => row.kind === '地区' && row.values.get('地区代码') === code);
  }

  #implementation(nature: string, region: string, code: string, handlingItem = ''): Row {
    return this.#find(
      `${nature}${region} ${code} ${handlingItem}`,
      (row) =>
        row.kind === '实施清单' &&
        row.nature === nature &&
        row.region === region &&
        row.values.get('基本编码') === code &&
        (row.values.get('业务办理项名称') ?? '') === handlingItem,
    );
  }

  #find(what: string, wanted: (row: RowIndex) => boolean): Row {
    for (const [path, { rows }] of this.#clean) {
      const at = rows.findIndex(wanted);
      if (at < 0) continue;
      const found = this.file(path).segments.filter((segment) => segment instanceof Row)[at];
      if (found !== undefined) return found;
    }
    throw new Error(`the sample has no row ${what}`);
  }

  /** Writes what was edited, runs, and puts the clean sample back. */
  with<T>(run: () => T): T {
    const edited = [...this.#files.values()].filter((file) => {
      const clean = this.#clean.get(file.path);
      return clean === undefined || file.text !== clean.text || file.encode !== AS_IT_IS;
    });
    if (edited.length + this.#removed.size === 0) throw new Error('nothing was edited');
    try {
      for (const file of edited) {
        mkdirSync(dirname(join(this.root, file.path)), { recursive: true });
        writeFileSync(join(this.root, file.path), file.encode(file.text));
      }
      for (const path of this.#removed) rmSync(join(this.root, path));
      return run();
    } finally {
      for (const path of [...edited.map((file) => file.path), ...this.#removed]) {
        const clean = this.#clean.get(path);
        if (clean === undefined) rmSync(join(this.root, path), { force: true });
        else writeFileSync(join(this.root, path), clean.text);
      }
      this.forget();
    }
  }

  forget(): void {
    this.#files = new Map();
    this.#removed = new Set();
  }
}
