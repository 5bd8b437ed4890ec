import { isEqual } from '../../diff/canonical.js';
import { scalarText, type TextEdit } from '../../engine/text-edit.js';
import { itemNodes } from '../../model/locate.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import { entryKeys, nameOf } from './entry-keys.js';
import { isMap } from './merge-values.js';
import { entryLines, flowText, itemLines, withNewline } from './render.js';
import {
  type Comment,
  commentsOf,
  type EntryNode,
  isFlow,
  lineStart,
  linesEnd,
  mapEntries,
  newlineOf,
  type Written,
} from './text-nodes.js';

/** Longer values in brackets are written in lines. */
const FLOW_LENGTH = 120;

/**
 * The edits that make a stretch of YAML say something else, and leave every line alone that already says
 * it: comments, order, quoting and layout stay. Comments of lines that go are kept above what replaces
 * them, except those that derive wrote itself.
 */
export class Reviser {
  readonly edits: TextEdit[] = [];
  readonly #written: Written;
  readonly #comments: readonly Comment[];
  readonly #derived: ReadonlySet<string>;
  readonly #newline: string;

  /** @param derived comments that derive wrote last time: they may go. */
  constructor(written: Written, derived: ReadonlySet<string>) {
    this.#written = written;
    this.#comments = commentsOf(written);
    this.#derived = derived;
    this.#newline = newlineOf(written.text);
  }

  /** A block mapping. False when it is written in a way that cannot be edited with certainty. */
  map(node: number, current: Values, target: Values): boolean {
    const entries = mapEntries(this.#written, node);
    const [first] = entries;
    if (first === undefined) return false;
    const indent = ' '.repeat(first.start - lineStart(this.#written.text, first.start));
    const added = addedBehind(entries, target);
    for (const entry of entries) {
      const value = own(target, entry.key);
      if (value === undefined) {
        if (entry === first && this.#isBehindDash(entry)) return false;
        this.#replaceLines(this.#lines(entry), '', indent);
      } else if (!isEqual(value, own(current, entry.key))) {
        this.#entry(entry, own(current, entry.key), value);
      }
      const keys = added.get(entry.key) ?? [];
      const lines = keys.map((key) => entryLines(key, target[key]!, indent)).join('');
      this.#insertLines(this.#lines(entry).end, lines);
    }
    return true;
  }

  /** A block list. False as with {@link map}, and when the entries change places. */
  list(node: number, current: readonly Value[], target: readonly Value[]): boolean {
    const nodes = itemNodes(this.#written.nodes, node);
    const places = nodes.map((item) => this.#itemLines(item));
    if (places.some((place) => place === undefined)) return false;
    const name = nameOf([current, target]);
    const now = new Map(entryKeys(current, name).map((key, at) => [key, at]));
    const wanted = entryKeys(target, name);
    const kept = new Set(wanted.filter((key) => now.has(key)));
    let last = -1;
    for (const key of kept) {
      const at = now.get(key)!;
      if (at < last) return false;
      last = at;
    }
    const indent = ' '.repeat(
      this.#dashOf(nodes[0]!) - lineStart(this.#written.text, this.#dashOf(nodes[0]!)),
    );
    const brackets = nodes.every((item, at) => isMap(current[at]) && isFlow(this.#written, item));
    const render = (value: Value) =>
      brackets ? `${indent}- ${flowText(value)}\n` : itemLines(value, indent);
    let next = 0;
    const addNew = (place: number) => {
      let lines = '';
      while (next < wanted.length && !kept.has(wanted[next]!)) {
        lines += render(target[next]!);
        next++;
      }
      this.#insertLines(place, lines);
    };
    addNew(places[0]!.start);
    for (const [key, at] of now) {
      const place = places[at]!;
      if (!kept.has(key)) {
        this.#replaceLines(place, '', indent);
        continue;
      }
      if (!this.#item(nodes[at]!, current[at]!, target[next]!))
        this.#replaceLines(place, render(target[next]!), indent);
      next++;
      addNew(place.end);
    }
    return true;
  }

  #item(node: number, current: Value, target: Value): boolean {
    return (
      isEqual(current, target) ||
      this.#within(node, current, target) ||
      this.#brackets(node, target)
    );
  }

  /** Changes parts of a block collection. Nothing is done when false comes back. */
  #within(node: number, current: Value | undefined, target: Value): boolean {
    if (isFlow(this.#written, node)) return false;
    const before = this.edits.length;
    const done =
      isMap(current) && isMap(target) && Object.keys(target).length > 0
        ? this.map(node, current, target)
        : isList(current) && isList(target) && current.length > 0 && target.length > 0
          ? this.list(node, current, target)
          : false;
    if (!done) this.edits.length = before;
    return done;
  }

  #entry(entry: EntryNode, current: Value | undefined, target: Value): void {
    const { text } = this.#written;
    if (this.#within(entry.value, current, target)) return;
    if (this.#scalar(entry, current, target) || this.#brackets(entry.value, target)) return;
    const start = lineStart(text, entry.start);
    const lead = text.slice(start, entry.start);
    const indent = ' '.repeat(lead.length);
    const lines = entryLines(entry.key, target, indent);
    this.#replaceLines(
      { start, end: this.#lines(entry).end },
      lead + lines.slice(lead.length),
      indent,
    );
  }

  /** A scalar on one line, in the quotes it had. */
  #scalar(entry: EntryNode, current: Value | undefined, target: Value): boolean {
    if (!isScalar(current) || !isScalar(target)) return false;
    const { text, nodes } = this.#written;
    const { start, end } = nodes.span(entry.value);
    const written = text.slice(start, end);
    if (written === '' || /[\r\n]/.test(written)) return false;
    if (/^[|>]/.test(text.slice(entry.end + 1, start).trim())) return false;
    if (typeof target === 'string' && /[\p{Cc}\u2028\u2029\ufeff]/u.test(target)) return false;
    const quote = written.startsWith('"') ? '"' : written.startsWith("'") ? "'" : '';
    const value = typeof target === 'string' ? scalarText(target, quote) : String(target);
    this.edits.push({ start, end, text: value });
    return true;
  }

  /** A collection in brackets on one line, where what replaces it is short. */
  #brackets(node: number, target: Value): boolean {
    if (!isFlow(this.#written, node) || isScalar(target)) return false;
    const { start, end } = this.#written.nodes.span(node);
    const flow = flowText(target);
    if (flow.length > FLOW_LENGTH || this.#written.text.slice(start, end).includes('\n'))
      return false;
    this.edits.push({ start, end, text: flow });
    return true;
  }

  #lines(entry: EntryNode): Lines {
    const { text, nodes } = this.#written;
    const end = Math.max(entry.end, nodes.span(entry.value).end);
    return { start: lineStart(text, entry.start), end: linesEnd(text, end) };
  }

  /** The offset of the dash in front of an entry. */
  #dashOf(node: number): number {
    const { text, nodes } = this.#written;
    const { start } = nodes.span(node);
    return text.charAt(start) === '-' && !/\S/.test(text.charAt(start + 1))
      ? start
      : text.lastIndexOf('-', start - 1);
  }

  /** The lines of an entry of a block list; undefined when its dash does not begin them. */
  #itemLines(node: number): Lines | undefined {
    const { text, nodes } = this.#written;
    const span = nodes.span(node);
    const start = lineStart(text, span.start);
    if (!/^ *(- *)?$/.test(text.slice(start, span.start))) return undefined;
    if (!/^ *-/.test(text.slice(start, span.start + 1))) return undefined;
    return { start, end: linesEnd(text, span.end) };
  }

  #isBehindDash(entry: EntryNode): boolean {
    const { text } = this.#written;
    return text.slice(lineStart(text, entry.start), entry.start).includes('-');
  }

  #insertLines(at: number, lines: string): void {
    if (lines === '') return;
    const { text } = this.#written;
    const unended = at > 0 && text.charAt(at - 1) !== '\n';
    const own = unended ? `\n${lines.slice(0, -1)}` : lines;
    this.edits.push({ start: at, end: at, text: withNewline(own, this.#newline) });
  }

  #replaceLines({ start, end }: Lines, lines: string, indent: string): void {
    const kept = this.#comments
      .filter(
        (comment) =>
          comment.start >= start && comment.start < end && !this.#derived.has(comment.text),
      )
      .map((comment) => `${indent}${comment.text}\n`)
      .join('');
    const unended = !this.#written.text.slice(start, end).endsWith('\n');
    const all = kept + lines;
    const text = unended ? all.slice(0, -1) : all;
    this.edits.push({ start, end, text: withNewline(text, this.#newline) });
  }
}

interface Lines {
  readonly start: number;
  readonly end: number;
}

function own(map: Values, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function isScalar(value: Value | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** New keys by the written key they go behind; those that precede all go behind the first. */
function addedBehind(entries: readonly EntryNode[], target: Values): Map<string, string[]> {
  const written = new Set(entries.map(({ key }) => key));
  const added = new Map<string, string[]>();
  let last = entries[0]!.key;
  for (const key of Object.keys(target)) {
    if (written.has(key)) last = key;
    else {
      const same = added.get(last);
      if (same === undefined) added.set(last, [key]);
      else same.push(key);
    }
  }
  return added;
}
