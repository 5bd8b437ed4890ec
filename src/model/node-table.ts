/** A stretch of text as offsets, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const FIELDS = 3;

/**
 * Where the nodes of one document stand: three numbers a node (start, end, the
 * node behind its subtree), in document order. In a mapping a key is a node in
 * front of its value. Twelve bytes a node, whatever the size of the text.
 */
export class NodeTable {
  #data = new Int32Array(64 * FIELDS);
  #count = 0;

  /** Adds a node without children. */
  leaf(start: number, end: number): number {
    const node = this.#add(start, end);
    this.#data[node * FIELDS + 2] = this.#count;
    return node;
  }

  /** Adds a node whose children follow until {@link close}. */
  open(start: number): number {
    return this.#add(start, start);
  }

  close(node: number, end: number): void {
    this.#data[node * FIELDS + 1] = end;
    this.#data[node * FIELDS + 2] = this.#count;
  }

  span(node: number): Span {
    return { start: this.#data[node * FIELDS]!, end: this.#data[node * FIELDS + 1]! };
  }

  /** The first child of a node, or undefined when it has none. */
  firstChild(node: number): number | undefined {
    const next = this.#data[node * FIELDS + 2]!;
    return next > node + 1 ? node + 1 : undefined;
  }

  /** The node behind a node's subtree: its sibling, when the parent reaches that far. */
  behind(node: number): number {
    return this.#data[node * FIELDS + 2]!;
  }

  #add(start: number, end: number): number {
    const at = this.#count * FIELDS;
    if (at + FIELDS > this.#data.length) {
      const grown = new Int32Array(this.#data.length * 2);
      grown.set(this.#data);
      this.#data = grown;
    }
    this.#data[at] = start;
    this.#data[at + 1] = end;
    return this.#count++;
  }
}
