import type { Reads } from '../model/reads.js';
import type { Region } from '../model/region-tree.js';
import { type RegionView, regionView } from '../model/region-view.js';
import type { RegionDocumentsRead, RegionSource } from './check.js';

/** A region as read, with what was said of its files. */
export interface ReadView {
  readonly view: RegionView;
  readonly read: RegionDocumentsRead;
}

/**
 * Reads regions with their upper chains, each once when they are asked for upper first and depth first:
 * of what was read only the chain of the last region is kept, so that siblings are never held together.
 */
export class ViewChain {
  readonly #source: RegionSource;
  readonly #reads: Reads | undefined;
  #chain: ReadView[] = [];

  /** @param reads takes down what is read of a region while another is judged. */
  constructor(source: RegionSource, reads?: Reads) {
    this.#source = source;
    this.#reads = reads;
  }

  /** The region with its upper chain. @throws WorkError when a file cannot be read. */
  of(region: Region): ReadView {
    const path: Region[] = [];
    for (let at: Region | undefined = region; at !== undefined; at = at.parent) path.unshift(at);
    const kept = path.findIndex(({ code }, depth) => this.#chain[depth]?.view.region.code !== code);
    if (kept >= 0) this.#chain.length = kept;
    for (const next of path.slice(this.#chain.length)) {
      const read = this.#source.read(next.code);
      const upper = this.#chain.at(-1)?.view;
      const view = regionView(next, upper, read.documents, read.complete, this.#reads);
      this.#chain.push({ view, read });
    }
    this.#chain.length = path.length;
    return this.#chain[path.length - 1]!;
  }
}
