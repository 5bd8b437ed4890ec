import { itemNodes, keyText } from '../../model/locate.js';
import type { NodeTable } from '../../model/node-table.js';
import { parseYaml } from '../../yaml/parse.js';

/** A text with where its nodes stand. */
export interface Written {
  readonly text: string;
  readonly nodes: NodeTable;
  /** The stretch that belongs to the document, where the text holds several; else all of it. */
  readonly range?: readonly [number, number];
}

/** A key of a mapping and its value, as nodes. */
export interface EntryNode {
  readonly key: string;
  /** Offsets of the key. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

/** The one document of a text; undefined for faults and for several documents. */
export function readOne(text: string): (Written & { readonly value: unknown }) | undefined {
  const { documents, problems, complete } = parseYaml(text);
  const [document, ...others] = documents;
  if (!complete || problems.length > 0 || document === undefined || others.length > 0)
    return undefined;
  return { text, nodes: document.nodes, value: document.value };
}

/** The keys of a mapping in the order of the text. */
export function mapEntries({ text, nodes }: Written, mapping: number): EntryNode[] {
  const children = itemNodes(nodes, mapping);
  const entries: EntryNode[] = [];
  for (let at = 0; at + 1 < children.length; at += 2) {
    const span = nodes.span(children[at]!);
    entries.push({ key: String(keyText(text, span)), ...span, value: children[at + 1]! });
  }
  return entries;
}

/** Whether a collection is written in brackets. */
export function isFlow({ text, nodes }: Written, node: number): boolean {
  return /[[{]/.test(text.charAt(nodes.span(node).start));
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the lines of a node end: behind its last line with what else stands there, without blank lines. */
export function linesEnd(text: string, end: number): number {
  let last = end;
  // The span of a block scalar reaches over the blank lines behind it.
  while (last > 0 && /\s/.test(text.charAt(last - 1))) last--;
  const newline = text.indexOf('\n', last);
  return newline < 0 ? text.length : newline + 1;
}

/** The line ends that a text uses. */
export function newlineOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text.charAt(at - 1) === '\r' ? '\r\n' : '\n';
}

/** A comment: offsets from its sign to the end of its line. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** From the sign on, without blanks at the end. */
  readonly text: string;
  /** Nothing else stands on its line. */
  readonly alone: boolean;
}

/** The comments of a text: between its scalars, never within one. */
export function commentsOf(written: Written): Comment[] {
  const { text } = written;
  const comments: Comment[] = [];
  for (const [from, to] of gaps(written)) {
    // Never search beyond the gap: comments are rare, and files long.
    const gap = text.slice(from, to);
    let at = gap.indexOf('#');
    while (at >= 0) {
      const start = from + at;
      if (start > 0 && !/\s/.test(text.charAt(start - 1))) {
        at = gap.indexOf('#', at + 1);
        continue;
      }
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? text.length : newline;
      const alone = text.slice(lineStart(text, start), start).trim() === '';
      comments.push({ start, end, text: text.slice(start, end).trimEnd(), alone });
      at = gap.indexOf('#', end - from);
    }
  }
  return comments;
}

/** Whether anything of a text is tagged, named by an anchor or stands for something else. */
export function usesReferences(written: Written): boolean {
  const { text, nodes } = written;
  const comments = commentsOf(written);
  let next = 0;
  for (const [from, to] of gaps(written)) {
    let plain = '';
    let at = from;
    while (next < comments.length && comments[next]!.start < to) {
      plain += text.slice(at, comments[next]!.start);
      at = comments[next]!.end;
      next++;
    }
    plain += text.slice(at, Math.max(at, to));
    if (/[&!]/.test(plain)) return true;
  }
  return leaves(nodes).some((node) => text.charAt(nodes.span(node).start) === '*');
}

/** The stretches between the scalars of a text. */
function gaps({ text, nodes, range = [0, text.length] }: Written): [number, number][] {
  const out: [number, number][] = [];
  let [from] = range;
  for (const node of leaves(nodes)) {
    const { start, end } = nodes.span(node);
    if (start > from) out.push([from, start]);
    from = Math.max(from, end);
  }
  out.push([from, Math.max(from, range[1])]);
  return out;
}

function leaves(nodes: NodeTable): number[] {
  const count = nodes.behind(0);
  const out: number[] = [];
  for (let node = 0; node < count; node++) {
    const { start, end } = nodes.span(node);
    if (nodes.firstChild(node) === undefined && end > start) out.push(node);
  }
  return out;
}
