import type { Row } from '../../model/document.js';
import type { CatalogKind } from '../../model/kinds.js';
import type { Path } from '../../model/locate.js';
import { actsOf, type CitedAct } from '../acts.js';

/** A cited act with the place of the text that cites it. */
export interface BasisAct {
  readonly act: CitedAct;
  readonly element: string;
  readonly path: Path;
}

const OF_ITEMS = ['设定依据', '实施依据'] as const;
const OF_LISTS = ['设定和实施依据', '设定依据', '法律依据', '依据'] as const;

/** Where rows of each kind cite the law; guides restate their 实施清单 row and are left to guide/fixed. */
const ELEMENTS: Readonly<Partial<Record<CatalogKind, readonly string[]>>> = {
  基本目录: OF_ITEMS,
  实施清单: OF_ITEMS,
  关联清单: OF_LISTS,
  专项清单: OF_LISTS,
};

/** The acts that a row rests on, in the order in which it cites them. */
export function* basisActs(row: Row): Generator<BasisAct> {
  for (const element of ELEMENTS[row.document.kind] ?? []) {
    const value = row.item[element];
    if (typeof value === 'string') {
      for (const act of actsOf([value])) yield { act, element, path: [element] };
    } else if (isTexts(value)) {
      for (const act of actsOf(value)) yield { act, element, path: [element, act.index] };
    }
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}
