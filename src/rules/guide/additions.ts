import type { Finding } from '../../model/finding.js';
import { show } from '../../standard/schema-fault.js';
import { contrast, other } from '../at.js';
import type { ListElement } from '../list/compare-list.js';
import { compareEntries } from '../list/entries.js';
import type { GuidePair } from '../rule.js';
import { NO_FINDINGS } from '../sound.js';

/** Entries of a guide that its 实施清单 row does not have, and reworded ones: a guide may only reduce. */
export function guideAdditions(pair: GuidePair, list: ListElement): Iterable<Finding> {
  return pair.guide.item[list.element] === undefined ? NO_FINDINGS : additionsOf(pair, list);
}

function* additionsOf({ guide, rows }: GuidePair, list: ListElement): Generator<Finding> {
  const told = rows.filter((row) =>
    list.optional === true ? !row.faulty.has(list.element) : row.item[list.element] !== undefined,
  );
  const [first] = told;
  if (first === undefined) return;
  const { added, reworded } = compareEntries(list.read(guide), told.map(list.read), list.key);
  const related = [other(first, `实施清单的${list.element}`, list.element)];
  for (const { text, index } of added) {
    yield {
      spot: { row: guide, path: list.path(index) },
      message: `办事指南多了实施清单没有的${list.noun}“${show(text)}”`,
      actual: text,
      related,
    };
  }
  for (const { entry, as } of reworded) {
    const [own, theirs] = contrast(entry.text, as);
    yield {
      spot: { row: guide, path: list.path(entry.index) },
      message: `${list.noun}与实施清单措辞不同：这里是“${own}”，那里是“${theirs}”`,
      actual: entry.text,
      expected: as,
      related,
      severity: 'warning',
    };
  }
}
