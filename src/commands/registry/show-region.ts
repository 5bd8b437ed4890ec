import { whyNotInForce } from '../../model/force.js';
import { JudgingDay } from '../../model/judging-day.js';
import type { RegionContent, Section } from '../../registry/port.js';
import { longestCode } from '../../registry/row-codes.js';
import { jsonText, visible } from '../../report/visible.js';
import type { Item } from '../../standard/item.js';
import { Standard } from '../../standard/standard.js';
import { fillOut } from '../../workspace/fill-out.js';
import type { Values } from '../../yaml/value.js';
import { chooseRevision, type RegionSpec } from './region-spec.js';
import { regionText, revisionText } from './registry-text.js';
import { nameOfRow, rowVariant } from './row-text.js';
import type { ShowContext } from './show.js';

/** One row of a region with why it is not in force, when it is not. */
interface ShownRow {
  readonly code: string | undefined;
  readonly name: string;
  readonly type: unknown;
  readonly why: string | undefined;
}

interface ShownSection {
  readonly catalog: string;
  readonly variant: string;
  readonly rows: readonly ShownRow[];
}

/** The items of a region in force on a day; with `all` the others too, and why they are not. */
export async function showRegion(
  spec: RegionSpec,
  all: boolean,
  { registry, io, day, json }: ShowContext,
): Promise<void> {
  const { revision } = await chooseRevision(registry, spec, day);
  const on = spec.day ?? day;
  const sections = shownSections(await registry.content(revision), on);
  const latest = (await registry.revisions(spec.region))[0];
  if (json) {
    io.stdout(jsonText({ revision, asOf: on, sections: sections.map((one) => listed(one, all)) }));
    return;
  }
  const lines = [`${regionText(revision.name, revision.region)}${revisionText(revision)}`];
  if (spec.revision === undefined && latest !== undefined && latest.revision > revision.revision) {
    lines.push(
      `另有第 ${latest.revision} 版，自 ${latest.effective} ${latest.dissolved === true ? '撤销' : '施行'}`,
    );
  }
  for (const section of sections) lines.push('', ...sectionLines(section, all, on));
  io.stdout(`${lines.join('\n')}\n`);
}

function listed(section: ShownSection, all: boolean): ShownSection {
  return { ...section, rows: section.rows.filter(({ why }) => all || why === undefined) };
}

/** The sections with parts of one kind put together; applications are no items. */
function shownSections({ sections }: RegionContent, day: string): ShownSection[] {
  const standard = new Standard();
  const merged = new Map<string, { catalog: string; variant: string; rows: ShownRow[] }>();
  for (const section of sections) {
    if (section.catalog === '调整申请') continue;
    const key = JSON.stringify([section.catalog, section.variant]);
    const one = merged.get(key) ?? {
      catalog: section.catalog,
      variant: section.variant,
      rows: [],
    };
    merged.set(key, one);
    for (const row of section.rows) one.rows.push(shownRow(row, section, standard, day));
  }
  return [...merged.values()];
}

function shownRow(row: Values, section: Section, standard: Standard, day: string): ShownRow {
  const { item } = fillOut(row, standard.elements(section.catalog, rowVariant(section)));
  return {
    code: longestCode(row),
    name: nameOfRow(row),
    type: row.事项类型,
    why: whyNotInForce({ item: item as Item }, new JudgingDay(day)),
  };
}

function sectionLines(section: ShownSection, all: boolean, day: string): string[] {
  const { catalog, variant, rows } = section;
  const inForce = rows.filter(({ why }) => why === undefined).length;
  const title = `${catalog}${variant === '' ? '' : `·${visible(variant)}`}`;
  return [
    `${title}：${rows.length} 行，${day} 有效 ${inForce} 行`,
    ...listed(section, all).rows.map(({ code, name, type, why }) => {
      const parts = [code, name, typeof type === 'string' ? type : undefined]
        .filter((part) => part !== undefined && part !== '')
        .map((part) => visible(part ?? ''));
      return `  ${parts.join('  ')}${why === undefined ? '' : `  （无效：${why}）`}`;
    }),
  ];
}
