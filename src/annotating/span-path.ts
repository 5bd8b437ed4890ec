import type { Path } from '../model/locate.js';
import type { NodeTable, Span } from '../model/node-table.js';
import { type ParsedDocument, parseYaml } from '../yaml/parse.js';
import { isList } from '../yaml/value.js';

/**
 * The path of what stands at a stretch of a YAML text, as a finding points there: the outermost node
 * of which the stretch is the first line; else the innermost one that holds its start.
 */
export function pathOfSpan(text: string, document: ParsedDocument, span: Span): Path {
  const search = new Search(text, document.nodes, span);
  search.visit(0, document.value, []);
  return search.exact ?? search.innermost;
}

class Search {
  exact: Path | undefined;
  innermost: Path = [];
  readonly #text: string;
  readonly #nodes: NodeTable;
  readonly #span: Span;

  constructor(text: string, nodes: NodeTable, span: Span) {
    this.#text = text;
    this.#nodes = nodes;
    this.#span = span;
  }

  visit(node: number, value: unknown, path: Path): void {
    const span = this.#nodes.span(node);
    if (this.#isExact(span)) this.exact ??= path;
    if (!holds(span, this.#span.start)) return;
    this.innermost = path;
    const end = this.#nodes.behind(node);
    let child = this.#nodes.firstChild(node);
    if (isList(value)) {
      for (let i = 0; child !== undefined && child < end; i++) {
        this.visit(child, value[i], [...path, i]);
        child = this.#nodes.behind(child);
      }
    } else if (typeof value === 'object' && value !== null) {
      while (child !== undefined && child < end) {
        const below = this.#nodes.behind(child);
        this.#entry(child, below, { value, path });
        child = this.#nodes.behind(below);
      }
    }
  }

  #entry(key: number, node: number, { value, path }: { value: object; path: Path }): void {
    const span = this.#nodes.span(key);
    const name = this.#keyText(span);
    const below = [...path, name];
    if (this.#isExact(span)) this.exact ??= below;
    if (holds(span, this.#span.start)) this.innermost = below;
    this.visit(node, (value as Readonly<Record<string, unknown>>)[name], below);
  }

  #keyText({ start, end }: Span): string {
    const raw = this.#text.slice(start, end);
    if (!raw.startsWith('"')) return raw;
    return String(parseYaml(raw).documents[0]?.value ?? raw);
  }

  /** A span of several lines is reported by its first. */
  #isExact({ start, end }: Span): boolean {
    if (start !== this.#span.start) return false;
    const slice = this.#text.slice(start, end);
    const at = slice.search(/[\r\n]/);
    const first = at < 0 ? end : start + slice.slice(0, at).trimEnd().length;
    return first === this.#span.end;
  }
}

function holds({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset < Math.max(end, start + 1);
}
