import type { Element } from '../../standard/element.js';
import type { Standard } from '../../standard/standard.js';
import { hasChildTable } from '../../tabular/layout.js';
import type { CellNote, ReadSection, ReadTable } from '../../tabular/read-table.js';
import { TIME_UNITS } from '../../values/time-limit.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import { readCell } from './cells/read-cell.js';
import { shown } from './notes.js';
import type { RawCells } from './raw-cells.js';
import { fits } from './value-fit.js';

/**
 * A table of the own layout with the certain repairs: where a value does not fit its element, its cell
 * is read again as those of any other workbook are (zeros restored, 20个工作日 taken apart). What was
 * made of a cell is among the corrected ones; a cell that even so cannot be taken is refused.
 */
export function repairedTable(table: ReadTable, cells: RawCells, standard: Standard): ReadTable {
  const repair = new TableRepair(cells, standard.elements(table.kind, table.variant));
  const sections = table.sections.map((section) => repair.section(section));
  return {
    ...table,
    sections,
    refused: [...table.refused, ...repair.refused],
    corrected: [...table.corrected, ...repair.corrected],
  };
}

type Path = readonly (string | number)[];
type Elements = ReadonlyMap<string, Element>;

class TableRepair {
  readonly refused: CellNote[] = [];
  readonly corrected: CellNote[] = [];

  constructor(
    private readonly cells: RawCells,
    private readonly elements: Elements,
  ) {}

  section(section: ReadSection): ReadSection {
    const rows = section.rows.map((row, index) =>
      this.#values(row, this.elements, (path) => section.at(index, path)),
    );
    return { ...section, rows };
  }

  #values(values: Values, elements: Elements, at: (path: Path) => ReturnType<ReadSection['at']>) {
    let repaired: Record<string, Value> | undefined;
    for (const [name, value] of Object.entries(values)) {
      const element = elements.get(name);
      if (element === undefined) continue;
      const change = this.#change(value, element, {
        values,
        elements,
        at: (path) => at([name, ...path]),
      });
      if (change === undefined) continue;
      repaired ??= { ...values };
      delete repaired[name];
      Object.assign(repaired, change);
    }
    return repaired === undefined ? values : inOrder(repaired, elements);
  }

  /** What replaces a value; undefined where it stays. */
  #change(
    value: Value,
    element: Element,
    around: {
      readonly values: Values;
      readonly elements: Elements;
      readonly at: (path: Path) => ReturnType<ReadSection['at']>;
    },
  ): Values | undefined {
    if (hasChildTable(element) && isList(value)) {
      const entries = value.map((entry, i) =>
        typeof entry === 'object' && entry !== null && !isList(entry)
          ? this.#values(entry as Values, element.parts!, (path) => around.at([i, ...path]))
          : entry,
      );
      const isSame = entries.every((entry, i) => entry === value[i]);
      return isSame ? undefined : { [element.name]: entries };
    }
    if (fits(value, element)) return undefined;
    return this.#reread(value, element, around);
  }

  #reread(
    value: Value,
    element: Element,
    {
      values,
      elements,
      at,
    }: {
      readonly values: Values;
      readonly elements: Elements;
      readonly at: (path: Path) => ReturnType<ReadSection['at']>;
    },
  ): Values | undefined {
    const place = at([]);
    const cell = place && this.cells.at(place);
    if (place === undefined || cell === undefined) return undefined;
    const unitName = `${element.name}单位`;
    const reading = readCell(cell, element, {
      is1904: this.cells.is1904,
      hasUnit: elements.has(unitName),
      unit: TIME_UNITS.find((unit) => unit === values[unitName]),
    });
    const note = (reason: string) => ({ ...place, value: shown(cell), reason });
    if ('refused' in reading) {
      this.refused.push(note(reading.refused));
      return {};
    }
    if (JSON.stringify(reading.value) === JSON.stringify(value)) return undefined;
    this.corrected.push(note(reading.corrected ?? '按文字取'));
    if (reading.value === undefined) return {};
    const unit = reading.unit === undefined ? {} : { [unitName]: reading.unit };
    return { [element.name]: reading.value, ...(Object.hasOwn(values, unitName) ? {} : unit) };
  }
}

/** Known elements in the order of the standard, others behind them as they stood. */
function inOrder(values: Values, elements: Elements): Values {
  const ordered: Record<string, Value> = {};
  for (const name of elements.keys()) {
    const value = values[name];
    if (value !== undefined) ordered[name] = value;
  }
  return { ...ordered, ...values, ...ordered };
}
