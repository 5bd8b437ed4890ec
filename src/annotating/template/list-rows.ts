import type { Element } from '../../standard/element.js';
import { normalizeText } from '../../values/normalize.js';
import type { Values } from '../../yaml/value.js';
import {
  headerOf,
  inheritedValues,
  isActive,
  isInherited,
  nothingLocked,
  OwnRows,
  rowsOf,
  sectionsOf,
  type Template,
  type TemplateInput,
  type TemplateRow,
} from './template.js';

const BLANK_ROWS = 20;
/** Empty rows where nothing comes from above. */
export const MANY_ROWS = 200;
const STANDARD = '标准';

/** Types that people apply for: those have guides (domain §2.1). */
const NOT_APPLIED = new Set(['行政处罚', '行政强制', '行政征收', '行政检查']);

/** The 实施清单 to fill in: the nearest 标准 rows, else the upper region's own, of the items that the region claimed. */
export function listTemplate(input: TemplateInput): Template {
  const { kind, own, standard } = input;
  const elements = standard.elements('实施清单');
  const source = sourceOf(input);
  const claimed = new Set(rowsOf(own.content, '基本目录').map(({ 基本编码: code }) => code));
  const mine = new OwnRows(rowsOf(own.content, '实施清单'), listKey);
  const rows: TemplateRow[] = [];
  const locked = inheritedNames(elements);
  const levels: ReadonlySet<unknown> = new Set(own.region.exercises);
  for (const row of source?.rows ?? []) {
    const fits = row.行使层级 === undefined || levels.has(row.行使层级);
    const isClaimed = claimed.size === 0 || claimed.has(row.基本编码 ?? '');
    if (!fits || !isClaimed || !isActive(row, input.asOf)) continue;
    const values = { ...inheritedValues(row, elements), ...(mine.take(listKey(row)) ?? {}) };
    rows.push({ values, locked });
  }
  for (const row of mine.rest()) rows.push({ values: row, locked: nothingLocked() });
  return {
    ...kind,
    region: own.region,
    header: headerOf(sectionsOf(own.content, '实施清单')),
    rows,
    hasClaims: false,
    blankRows: rows.length === 0 ? MANY_ROWS : BLANK_ROWS,
    mayRemove: false,
    origin: source?.origin ?? '上级没有标准或实施清单，各行由本地区自己填写',
  };
}

/** The 标准 实施清单 to fill in: the region's own items, those that have no 标准 yet with their names only. */
export function standardTemplate({ kind, own, standard, asOf }: TemplateInput): Template {
  const known = new Set(standard.elements('基本目录').keys());
  const shared = [...standard.elements('实施清单', { standard: true }).values()].filter(
    (element) => element.direction === '相同' && known.has(element.name),
  );
  const mine = rowsOf(own.content, '实施清单', STANDARD);
  const written = new Set(mine.map(({ 基本编码: code }) => code));
  const rows = mine.map((values) => ({ values, locked: nothingLocked() }));
  for (const row of rowsOf(own.content, '基本目录')) {
    if (!isActive(row, asOf) || written.has(row.基本编码 ?? '')) continue;
    if (typeof row.基本编码 === 'string' && row.基本编码.endsWith('Y')) continue;
    const names = [...shared.map(({ name }) => name), '设定依据'];
    const values = Object.fromEntries(
      names.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])),
    );
    rows.push({ values, locked: new Set(shared.map(({ name }) => name)) });
  }
  return {
    ...kind,
    region: own.region,
    header: headerOf(sectionsOf(own.content, '实施清单', STANDARD)),
    rows,
    hasClaims: false,
    blankRows: MANY_ROWS,
    mayRemove: false,
    origin: `${own.region.name}的基本目录和标准`,
  };
}

/** The 办事指南 to fill in: a row for each row of the region's 实施清单, with the entries that a guide may only reduce. */
export function guideTemplate({ kind, own, standard, asOf }: TemplateInput): Template {
  const elements = standard.elements('办事指南');
  const mine = new OwnRows(rowsOf(own.content, '办事指南'), guideKey);
  const keys = [...elements.values()].filter(({ direction }) => direction === '相同');
  const reduced = [...elements.values()].filter(
    ({ direction }) => direction === '不高于' || direction === '不超出',
  );
  const locked = new Set(keys.map(({ name }) => name));
  const rows: TemplateRow[] = [];
  for (const row of rowsOf(own.content, '实施清单')) {
    if (!isActive(row, asOf) || NOT_APPLIED.has(String(row.事项类型))) continue;
    const inherited = Object.fromEntries(
      [...keys, ...reduced].flatMap(({ name }) =>
        row[name] === undefined ? [] : [[name, row[name]]],
      ),
    );
    rows.push({ values: { ...inherited, ...(mine.take(guideKey(row)) ?? {}) }, locked });
  }
  for (const row of mine.rest()) rows.push({ values: row, locked: nothingLocked() });
  return {
    ...kind,
    region: own.region,
    header: headerOf(sectionsOf(own.content, '办事指南')),
    rows,
    hasClaims: false,
    blankRows: rows.length === 0 ? MANY_ROWS : 0,
    mayRemove: true,
    origin: `${own.region.name}的实施清单里在用的依申请事项和公共服务`,
  };
}

/** Lists of the region itself, and 调整申请: what stands there, and empty rows. */
export function ownTemplate({ kind, own }: TemplateInput): Template {
  const sections = sectionsOf(own.content, kind.kind, kind.variant.list ?? '');
  return {
    ...kind,
    region: own.region,
    header: headerOf(sections),
    rows: sections.flatMap(({ rows }) =>
      rows.map((values) => ({ values, locked: nothingLocked() })),
    ),
    hasClaims: false,
    blankRows: MANY_ROWS,
    mayRemove: true,
    origin: '本地区自己填写',
  };
}

function sourceOf({ own, upper }: TemplateInput) {
  for (const { region, content } of [own, ...upper]) {
    const rows = rowsOf(content, '实施清单', STANDARD);
    if (rows.length > 0) return { rows, origin: `${region.name}的标准实施清单` };
  }
  for (const { region, content } of upper) {
    const rows = rowsOf(content, '实施清单');
    if (rows.length > 0) return { rows, origin: `${region.name}的实施清单` };
  }
  return undefined;
}

function inheritedNames(elements: ReadonlyMap<string, Element>): ReadonlySet<string> {
  return new Set([...elements.values()].filter(isInherited).map(({ name }) => name));
}

/** What tells rows of an item apart on every level: 基本编码 and the normalised 业务办理项名称. */
function listKey(row: Values): string {
  const name = row.业务办理项名称;
  return JSON.stringify([row.基本编码, typeof name === 'string' ? normalizeText(name) : '']);
}

function guideKey(row: Values): string {
  return String(row.业务办理项编码 ?? row.实施编码 ?? '');
}
