import type { CheckRequest, RegionDocumentsRead } from '../../engine/check.js';
import { faceOf, type RegionFace } from '../../engine/kept/face.js';
import { ViewChain } from '../../engine/view-chain.js';
import type { CatalogDocument } from '../../model/document.js';

/** So many regions that were read are held for judging: beyond it they are read again. */
const HELD = 3;

/** Faces of regions as they are: each region is read once for it, when it is asked for. */
export class PresentFaces {
  readonly #request: CheckRequest;
  readonly #chain: ViewChain;
  readonly #faces = new Map<string, RegionFace>();
  readonly #reads = new Map<string, RegionDocumentsRead>();

  constructor(request: CheckRequest) {
    this.#request = request;
    this.#chain = new ViewChain(request.source);
  }

  /** @throws WorkError when a file cannot be read. */
  of(code: string): { face: RegionFace; documents: readonly CatalogDocument[] } {
    const region = this.#request.source.regions.get(code);
    if (region === undefined) throw new Error(`没有地区 ${code}`);
    const { view, read } = this.#chain.of(region);
    let face = this.#faces.get(code);
    if (face === undefined) {
      face = faceOf(view);
      this.#faces.set(code, face);
      if (this.#reads.size < HELD) this.#reads.set(code, read);
    }
    return { face, documents: view.documents };
  }

  /** Regions that were read for it, to be judged without reading them again. */
  get reads(): ReadonlyMap<string, RegionDocumentsRead> {
    return this.#reads;
  }
}
