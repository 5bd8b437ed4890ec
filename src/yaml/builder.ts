import {
  COLLECTION_STYLE_FLOW,
  EVENT_ALIAS,
  EVENT_DOCUMENT,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  SCALAR_STYLE_SINGLE_QUOTED,
  type ScalarEvent,
} from 'js-yaml';
import type { NodePlaces } from '../model/locate.js';
import { NodeTable } from '../model/node-table.js';
import { plainScalar, taggedScalar } from './scalar.js';
import type { SyntaxProblem } from './syntax-problem.js';

/** One YAML document: plain values, and where each node stands in the text. */
export interface ParsedDocument extends NodePlaces {
  readonly value: unknown;
}

/** How many nodes aliases may stand for, per text: far more than an honest file needs. */
const MAX_ALIASED_NODES = 100_000;

/** Stops the construction at a fault after which the rest cannot be trusted. */
export class Stop extends Error {
  readonly problem: SyntaxProblem;
  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

interface Frame {
  readonly node: number;
  readonly sequence: unknown[] | undefined;
  readonly mapping: Record<string, unknown> | undefined;
  readonly keys: Map<string, number> | undefined;
  readonly anchor: string | undefined;
  /** The bracket that ends a flow collection. */
  readonly closing: ']' | '}' | undefined;
  key: string | undefined;
  size: number;
}

/** Builds values and node tables from the event stream. */
export class Builder {
  readonly documents: ParsedDocument[] = [];
  readonly problems: SyntaxProblem[] = [];
  readonly #text: string;
  readonly #base: number;
  #frames: Frame[] = [];
  #nodes = new NodeTable();
  #root: unknown = null;
  #anchors = new Map<string, { value: unknown; size: number; open: boolean }>();
  #aliased = 0;
  #last = 0;

  constructor(text: string, base: number) {
    this.#text = text;
    this.#base = base;
  }

  run(events: readonly Event[]): void {
    for (const event of events) {
      switch (event.type) {
        case EVENT_DOCUMENT:
          this.#nodes = new NodeTable();
          this.#anchors = new Map();
          this.#root = null;
          this.#frames = [];
          break;
        case EVENT_SCALAR:
          this.#scalar(event);
          break;
        case EVENT_SEQUENCE:
        case EVENT_MAPPING:
          this.#open(event);
          break;
        case EVENT_ALIAS:
          this.#alias(event.anchorStart, event.anchorEnd);
          break;
        case EVENT_POP:
          this.#close();
          break;
      }
    }
  }

  #scalar(event: ScalarEvent): void {
    const [start, end] = this.#span(event);
    const value = this.#value(event, start);
    const frame = this.#frames.at(-1);
    if (frame?.mapping !== undefined && frame.key === undefined) {
      this.#key(frame, event, start, end);
    } else {
      this.#nodes.leaf(start, end);
      if (event.anchorStart >= 0) this.#anchor(event, value, 1, false);
      this.#add(value, 1);
    }
    this.#last = end;
  }

  /** Offsets of a scalar with its quotes; an empty value stands right behind what precedes it. */
  #span(event: ScalarEvent): [number, number] {
    if (event.valueStart < 0) return this.#emptySpan();
    const quoted =
      event.style === SCALAR_STYLE_DOUBLE_QUOTED || event.style === SCALAR_STYLE_SINGLE_QUOTED
        ? 1
        : 0;
    return [event.valueStart - quoted + this.#base, event.valueEnd + quoted + this.#base];
  }

  /** An empty entry of a block list stands at its dash, an empty value behind its key. */
  #emptySpan(): [number, number] {
    const frame = this.#frames.at(-1);
    if (frame?.sequence === undefined || frame.closing !== undefined)
      return [this.#last, this.#last];
    const start =
      frame.sequence.length === 0
        ? this.#nodes.span(frame.node).start
        : this.#text.indexOf('-', this.#last - this.#base) + this.#base;
    return [start, start + 1];
  }

  #value(event: ScalarEvent, start: number): unknown {
    const text =
      event.fast && event.valueStart >= 0
        ? this.#text.slice(event.valueStart, event.valueEnd)
        : getScalarValue(this.#text, event);
    if (event.tagStart >= 0) {
      const tag = this.#text.slice(event.tagStart, event.tagEnd);
      const tagged = taggedScalar(tag, text);
      if (tagged === undefined) this.#unknownTag(tag, event.tagStart, start);
      return tagged?.value;
    }
    return event.style === SCALAR_STYLE_PLAIN ? plainScalar(text) : text;
  }

  #unknownTag(tag: string, tagStart: number, end: number): never {
    throw new Stop({
      start: tagStart + this.#base,
      end: Math.max(end, tagStart + this.#base + tag.length),
      message: `不认识的标签 ${tag}`,
      action: '以 ! 开头的文字整个加双引号；是标签的删去',
    });
  }

  #key(frame: Frame, event: ScalarEvent, start: number, end: number): void {
    const text =
      event.fast && event.valueStart >= 0
        ? this.#text.slice(event.valueStart, event.valueEnd)
        : getScalarValue(this.#text, event);
    const node = this.#nodes.leaf(start, end);
    const first = frame.keys?.get(text);
    if (first !== undefined) {
      const place = this.#nodes.span(first);
      this.problems.push({
        start,
        end,
        message: `键“${text}”在同一处写了两次`,
        action: '删去其中一个；两个都要时把后一个改名',
        related: { start: place.start, end: place.end, message: '第一次写在这里' },
      });
    } else frame.keys?.set(text, node);
    frame.key = text;
  }

  #open(event: Extract<Event, { type: typeof EVENT_SEQUENCE | typeof EVENT_MAPPING }>): void {
    const mapping = event.type === EVENT_MAPPING;
    const start = event.start + this.#base;
    const parent = this.#frames.at(-1);
    if (parent?.mapping !== undefined && parent.key === undefined) {
      throw new Stop({
        start,
        end: start + 1,
        message: '键不是文字，而是列表或映射',
        action: '把键改成文字',
      });
    }
    if (event.tagStart >= 0) {
      const tag = this.#text.slice(event.tagStart, event.tagEnd);
      if (tag !== (mapping ? '!!map' : '!!seq')) this.#unknownTag(tag, event.tagStart, start);
    }
    const value = mapping ? {} : [];
    let anchor: string | undefined;
    if (event.anchorStart >= 0) anchor = this.#anchor(event, value, 1, true);
    this.#frames.push({
      node: this.#nodes.open(start),
      sequence: mapping ? undefined : (value as unknown[]),
      mapping: mapping ? (value as Record<string, unknown>) : undefined,
      keys: mapping ? new Map() : undefined,
      anchor,
      closing: event.style === COLLECTION_STYLE_FLOW ? (mapping ? '}' : ']') : undefined,
      key: undefined,
      size: 1,
    });
    this.#last = start + 1;
  }

  #anchor(
    event: { anchorStart: number; anchorEnd: number },
    value: unknown,
    size: number,
    open: boolean,
  ): string {
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    this.#anchors.set(name, { value, size, open });
    return name;
  }

  #alias(anchorStart: number, anchorEnd: number): void {
    const name = this.#text.slice(anchorStart, anchorEnd);
    const start = anchorStart - 1 + this.#base;
    const end = anchorEnd + this.#base;
    const anchor = this.#anchors.get(name);
    if (anchor === undefined || anchor.open) {
      const message =
        anchor === undefined ? `引用了没有定义的锚点 *${name}` : `锚点 *${name} 引用了它自己`;
      throw new Stop({
        start,
        end,
        message,
        action: '以 * 开头的文字整个加双引号；要引用的写出内容',
      });
    }
    this.#aliased += anchor.size;
    if (this.#aliased > MAX_ALIASED_NODES) {
      throw new Stop({
        start,
        end,
        message: `别名展开后超过 ${MAX_ALIASED_NODES} 个节点`,
        action: '写出所要的内容，不用 * 反复引用',
      });
    }
    this.#nodes.leaf(start, end);
    this.#add(anchor.value, anchor.size);
    this.#last = end;
  }

  #add(value: unknown, size: number): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) {
      this.#root = value;
      return;
    }
    frame.size += size;
    if (frame.sequence !== undefined) {
      frame.sequence.push(value);
    } else if (frame.mapping !== undefined && frame.key !== undefined) {
      if (!Object.hasOwn(frame.mapping, frame.key)) define(frame.mapping, frame.key, value);
      frame.key = undefined;
    }
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (frame === undefined) {
      this.documents.push({ value: this.#root, nodes: this.#nodes });
      return;
    }
    if (frame.closing !== undefined) {
      const bracket = this.#text.indexOf(frame.closing, this.#last - this.#base);
      if (bracket >= 0) this.#last = bracket + 1 + this.#base;
    }
    this.#nodes.close(frame.node, this.#last);
    if (frame.anchor !== undefined) {
      const anchor = this.#anchors.get(frame.anchor);
      if (anchor !== undefined) {
        anchor.open = false;
        anchor.size = frame.size;
      }
    }
    this.#add(frame.sequence ?? frame.mapping, frame.size);
  }
}

/** Plain assignment, but a key `__proto__` stays a key. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else target[key] = value;
}
