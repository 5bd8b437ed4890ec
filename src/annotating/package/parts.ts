import { posix } from 'node:path';
import { WorkError } from '../../errors.js';
import { xmlText } from '../../report/xml.js';
import { attributeOf, childrenOf, prefixOf, rootOf, splice } from './xml.js';
import { ZipFile } from './zip.js';

/** A relationship of a part. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type: worksheet, comments, vmlDrawing … */
  readonly type: string;
  /** Path of the part that it leads to. */
  readonly target: string;
}

/** A sheet of a workbook. */
export interface SheetPart {
  readonly name: string;
  readonly path: string;
}

const CONTENT_TYPES = '[Content_Types].xml';
const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The parts of an xlsx workbook by path, and how they lead to each other. Parts not written stay byte-equal. */
export class WorkbookParts {
  readonly #zip: ZipFile;
  readonly #texts = new Map<string, string>();
  readonly #changed = new Set<string>();
  /** Path of the part that lists the sheets. */
  readonly workbook: string;
  /** Begins the types of relationships: strict workbooks have another. */
  readonly relationshipBase: string;
  readonly sheets: readonly SheetPart[];

  /** @throws WorkError for what is no workbook. */
  constructor(bytes: Uint8Array) {
    this.#zip = new ZipFile(bytes);
    if (!this.#zip.has(CONTENT_TYPES))
      throw new WorkError('不是 xlsx 工作簿（压缩包里没有工作簿的部件）');
    const [main] = this.#relationships('').filter(({ type }) => type === 'officeDocument');
    if (main === undefined || !this.#zip.has(main.target) || main.target.endsWith('.bin'))
      throw new WorkError('不是 xlsx 工作簿（.xlsb 等先在表格软件里另存为 .xlsx）');
    this.workbook = main.target;
    const raw = this.#rawTypes(this.workbook).find((type) => type.endsWith('/worksheet'));
    this.relationshipBase = raw?.slice(0, -'/worksheet'.length) ?? TRANSITIONAL;
    this.sheets = this.#sheets();
  }

  has(path: string): boolean {
    return this.#texts.has(path) || this.#zip.has(path);
  }

  /** The text of an XML part. @throws WorkError when it is not there or not UTF-8. */
  text(path: string): string {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const bytes = this.#zip.read(path);
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch (cause) {
      throw new WorkError(`工作簿的部件 ${path} 不是 UTF-8，先在表格软件里另存一次`, { cause });
    }
    this.#texts.set(path, text);
    return text;
  }

  /** Replaces or adds an XML part; the same text leaves it as it is. */
  write(path: string, text: string): void {
    if (this.has(path) && this.text(path) === text) return;
    this.#texts.set(path, text);
    this.#changed.add(path);
  }

  relationshipsOf(path: string): readonly Relationship[] {
    return this.#relationships(path);
  }

  /** Adds a relationship from a part to another. @returns its id. */
  relate(from: string, type: string, to: string): string {
    const path = relationshipsPath(from);
    const target = xmlText(posix.relative(posix.dirname(from), to));
    const before = this.has(path)
      ? this.text(path)
      : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"></Relationships>`;
    const taken = new Set(this.#relationships(from).map(({ id }) => id));
    let n = taken.size + 1;
    while (taken.has(`rId${n}`)) n++;
    const prefix = prefixOf(rootOf(before));
    const entry = `<${prefix}Relationship Id="rId${n}" Type="${this.relationshipBase}/${type}" Target="${target}"/>`;
    this.write(path, withLastChild(before, entry));
    return `rId${n}`;
  }

  /** Says what a part is. */
  declare(path: string, contentType: string): void {
    const text = this.text(CONTENT_TYPES);
    const root = rootOf(text);
    const part = `/${path}`;
    for (const child of childrenOf(text, root)) {
      if (attributeOf(text, child, 'PartName') === part) return;
    }
    const entry = `<${prefixOf(root)}Override PartName="${xmlText(part)}" ContentType="${contentType}"/>`;
    this.write(CONTENT_TYPES, withLastChild(text, entry));
  }

  /** Says what parts with an ending are. */
  declareEnding(ending: string, contentType: string): void {
    const text = this.text(CONTENT_TYPES);
    const root = rootOf(text);
    for (const child of childrenOf(text, root)) {
      if (attributeOf(text, child, 'Extension')?.toLowerCase() === ending) return;
    }
    const entry = `<${prefixOf(root)}Default Extension="${ending}" ContentType="${contentType}"/>`;
    this.write(CONTENT_TYPES, splice(text, [[root.openEnd, root.openEnd, entry]]));
  }

  /** A path that no part has: the pattern with the first free number. */
  freePath(pattern: (number: number) => string): string {
    let n = 1;
    while (this.has(pattern(n))) n++;
    return pattern(n);
  }

  bytes(): Uint8Array {
    const encoder = new TextEncoder();
    for (const path of this.#changed) this.#zip.write(path, encoder.encode(this.#texts.get(path)));
    this.#changed.clear();
    return this.#zip.bytes();
  }

  #sheets(): SheetPart[] {
    const text = this.text(this.workbook);
    const targets = new Map(
      this.#relationships(this.workbook).map(({ id, type, target }) => [id, { type, target }]),
    );
    const root = rootOf(text);
    const list = childrenOf(text, root).find(({ local }) => local === 'sheets');
    if (list === undefined) throw new WorkError('工作簿里没有工作表');
    return childrenOf(text, list).flatMap((sheet) => {
      const tag = text.slice(sheet.start, sheet.openEnd);
      const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1];
      const target = targets.get(id ?? '');
      if (target?.type !== 'worksheet' || !this.has(target.target)) return [];
      return [{ name: attributeOf(text, sheet, 'name') ?? '', path: target.target }];
    });
  }

  #relationships(path: string): Relationship[] {
    const relationships = relationshipsPath(path);
    if (!this.has(relationships)) return [];
    const text = this.text(relationships);
    return childrenOf(text, rootOf(text)).flatMap((element) => {
      const attribute = (name: string) => attributeOf(text, element, name) ?? '';
      if (attribute('TargetMode') === 'External') return [];
      const type = attribute('Type');
      return [
        {
          id: attribute('Id'),
          type: type.slice(type.lastIndexOf('/') + 1),
          target: resolveTarget(path, attribute('Target')),
        },
      ];
    });
  }

  #rawTypes(path: string): string[] {
    const relationships = relationshipsPath(path);
    if (!this.has(relationships)) return [];
    const text = this.text(relationships);
    return childrenOf(text, rootOf(text)).map((one) => attributeOf(text, one, 'Type') ?? '');
  }
}

/** An XML text with one more element at the end of its root. */
export function withLastChild(xml: string, entry: string): string {
  const root = rootOf(xml);
  if (root.closeStart < root.end) return splice(xml, [[root.closeStart, root.closeStart, entry]]);
  return splice(xml, [[root.openEnd - 2, root.openEnd, `>${entry}</${root.name}>`]]);
}

function relationshipsPath(path: string): string {
  if (path === '') return '_rels/.rels';
  return posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`);
}

function resolveTarget(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  return posix.join(posix.dirname(from), target);
}
