import type { CatalogDocument, Row } from '../../model/document.js';
import type { RegionView } from '../../model/region-view.js';
import { type RawDocument, type RawSection, readRaw } from '../../registry/region-content.js';
import type { Standard } from '../../standard/standard.js';
import type { Values } from '../../yaml/value.js';

/**
 * What stands in the files of a region behind the rows that rules see: those leave out what is
 * malformed or 待填, and an export must not.
 */
export class SourceRows {
  readonly #sections = new Map<CatalogDocument, RawSection>();

  /**
   * @param written the documents of the region as written, in the order of its files.
   * @throws WorkError when the rows of a document are none.
   */
  constructor(view: RegionView, written: readonly RawDocument[], standard: Standard) {
    const byPlace = new Map<string, RawDocument[]>();
    for (const document of written) {
      const documents = byPlace.get(document.place);
      if (documents === undefined) byPlace.set(document.place, [document]);
      else documents.push(document);
    }
    const taken = new Map<string, number>();
    for (const document of view.documents) {
      const { path } = document.source;
      const next = taken.get(path) ?? 0;
      taken.set(path, next + 1);
      const raw = byPlace.get(path)?.[next];
      if (raw === undefined) throw new Error(`${path}：读到的文档与原文对不上`);
      this.#sections.set(document, readRaw(raw, standard));
    }
  }

  /** A row as written. */
  of({ document, index }: Row): Values {
    return this.#section(document).rows[index] ?? {};
  }

  /** The header of a document as written, without what its kind and region are told by. */
  headerOf(document: CatalogDocument): Values {
    return this.#section(document).header;
  }

  #section(document: CatalogDocument): RawSection {
    const section = this.#sections.get(document);
    if (section === undefined) throw new Error(`${document.source.path}：不是这一地区的文档`);
    return section;
  }
}
