import { CLAIM, CLAIM_NOTE, CLAIM_REASON } from '../../tabular/claims.js';
import { LEVELS } from '../../values/level.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
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

/** Empty rows for items that the region sets up itself. */
const BLANK_ROWS = 20;

/** The 基本目录 to fill in: every item of the upper chain that the region's level or a lower one exercises. */
export function catalogTemplate(input: TemplateInput): Template {
  const { own, standard, kind } = input;
  const elements = standard.elements('基本目录');
  const ownRows = new OwnRows(rowsOf(own.content, '基本目录'), codeOf);
  const refused = refusedOf(input);
  const rows: TemplateRow[] = [];
  const locked = new Set([...elements.values()].filter(isInherited).map(({ name }) => name));
  for (const row of claimable(input)) {
    const code = codeOf(row);
    const mine = ownRows.take(code);
    const refusal = refused.get(code);
    const values = { ...narrowed(inheritedValues(row, elements), input), ...(mine ?? {}) };
    rows.push({ values: { ...values, ...claimOf(mine, refusal) }, locked });
  }
  // What is left is of the region alone.
  for (const row of ownRows.rest())
    rows.push({ values: { ...row, [CLAIM]: '是' }, locked: nothingLocked() });
  const { 未承接: _refused, ...header } = headerOf(sectionsOf(own.content, '基本目录'));
  return {
    ...kind,
    region: own.region,
    header,
    rows: input.upper.length === 0 ? rows.map(open) : rows,
    hasClaims: input.upper.length > 0,
    blankRows: input.upper.length === 0 ? BLANK_ROWS * 10 : BLANK_ROWS,
    mayRemove: false,
    origin:
      input.upper.length === 0
        ? '没有上级，各行由本地区自己填写'
        : `${input.upper.map(({ region }) => region.name).join('、')}的基本目录里，行使层级含本级或下级的在用事项`,
  };
}

function open(row: TemplateRow): TemplateRow {
  const { [CLAIM]: _claim, ...values } = row.values;
  return { values, locked: nothingLocked() };
}

/** Items that may be claimed, each as the nearest upper region has it. */
function* claimable({ upper, own, asOf }: TemplateInput): Generator<Values> {
  const levels = levelsFrom(own.region.exercises[0] ?? own.region.level);
  const seen = new Set<string>();
  for (const { content } of upper) {
    for (const row of rowsOf(content, '基本目录')) {
      const code = codeOf(row);
      if (code === '' || seen.has(code)) continue;
      seen.add(code);
      if (isActive(row, asOf) && wordsOf(row.行使层级).some((word) => levels.has(word))) yield row;
    }
  }
}

/** 行使层级 of a row that is not claimed yet: those of the upper row from the region's own down. */
function narrowed(row: Values, { own }: TemplateInput): Values {
  const levels = levelsFrom(own.region.exercises[0] ?? own.region.level);
  const kept = wordsOf(row.行使层级).filter((word) => levels.has(word));
  return kept.length === 0 ? row : { ...row, 行使层级: kept };
}

function levelsFrom(level: string): ReadonlySet<string> {
  const from = (LEVELS as readonly string[]).indexOf(level);
  return new Set((LEVELS as readonly string[]).slice(Math.max(0, from)));
}

function refusedOf({ own }: TemplateInput): Map<string, Values> {
  const entries = sectionsOf(own.content, '基本目录').flatMap(({ header }) =>
    isList(header.未承接) ? (header.未承接 as readonly Values[]) : [],
  );
  return new Map(entries.map((entry) => [codeOf(entry), entry]));
}

function claimOf(mine: Values | undefined, refusal: Values | undefined): Values {
  if (mine !== undefined) return { [CLAIM]: '是' };
  if (refusal === undefined) return {};
  const { 理由: reason, 说明: note } = refusal;
  return {
    [CLAIM]: '否',
    ...(reason === undefined ? {} : { [CLAIM_REASON]: reason }),
    ...(note === undefined ? {} : { [CLAIM_NOTE]: note }),
  };
}

function codeOf(row: Values): string {
  return typeof row?.基本编码 === 'string' ? row.基本编码 : '';
}

function wordsOf(value: Value | undefined): readonly string[] {
  const list = isList(value) ? value : [value];
  return list.filter((word) => typeof word === 'string');
}
