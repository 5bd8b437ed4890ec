import { normalizeText } from '../../values/normalize.js';
import type { FigureCell, FigurePage, FigureTable } from '../table.js';
import type { Absence } from './item-fold.js';
import type { ElementLine, GroupReport, ItemReport } from './item-report.js';

/** Where a 标准 comes from, for a title: 江苏省标准, 广东省实施清单. */
function referenceName({ kind, reference }: GroupReport): string | undefined {
  if (reference === undefined) return undefined;
  return `${reference.name}${reference.standard ? '标准' : kind}`;
}

function groupName({ kind, handling }: GroupReport): string {
  return handling === undefined ? kind : `${kind} · ${handling}`;
}

/** The tables of `sitong stats --item`, the same for every format. */
export function itemPage(report: ItemReport): FigurePage {
  const { item, asOf, regions, groups, absences, droppedRows, unread } = report;
  return {
    title: `${item.name}（${item.code}）各地对照`,
    line: `按 ${asOf} 统计，${regions} 个地区`,
    day: asOf,
    tables: [...groups.flatMap(groupTables), absenceTable(absences, '实施清单')].filter(
      ({ rows, notes }) => rows.length + notes.length > 0,
    ),
    flat: flatTable(report),
    notes: [
      '标记：= 与参照相同，≠ 与参照不同（后面的数字是下面列出的第几个值），缺 没有写，未载 来源没有收录，待填、有误 尚未填好；只有数字的没有参照，各地自主。比较不计全角半角、次序、层级和地名的措辞。',
      ...(droppedRows > 0 ? [`业务办理项名称太多，还有 ${droppedRows} 行没有列出`] : []),
      ...(unread.length > 0 ? [`没有读全的文件：${unread.join('、')}`] : []),
    ],
  };
}

function groupTables(group: GroupReport): FigureTable[] {
  const differing = group.lines.filter(({ differs }) => differs);
  const same = group.lines.filter(({ differs }) => !differs);
  const reference = referenceName(group);
  const name = groupName(group);
  const against = reference === undefined ? '' : `（参照 ${reference}）`;
  const marks: FigureTable = {
    name: `${name}${against}`,
    columns: [
      { title: '地区', text: true },
      { title: '编码', text: true, fileOnly: true },
      ...differing.map(({ element }) => ({ title: element.name, text: true as const })),
    ],
    rows:
      differing.length === 0
        ? []
        : [...group.places].map(([number, place]) => ({
            cells: [
              place.label,
              place.code,
              ...differing.map(({ marks: of }) => of.get(number) ?? '缺'),
            ],
          })),
    notes: groupNotes(group, same),
  };
  return [marks, valueTable(group, differing, name), absenceTable(group.absences, name)];
}

function groupNotes({ places, reference }: GroupReport, same: readonly ElementLine[]): string[] {
  const [only, second] = places.values();
  if (only === undefined) return ['没有地区有在用的行'];
  const regions = new Set([...places.values()].map(({ region }) => region)).size;
  const size =
    second === undefined ? `只有${only.name}有` : `${regions} 个地区有，共 ${places.size} 行`;
  // A row that is its own reference is held against nothing.
  const compared = second !== undefined || reference?.standard === true;
  const shown = second === undefined ? same.filter(({ referred }) => referred) : same;
  if (!compared || shown.length === 0) return [size];
  const word = second === undefined ? '与参照相同' : '各地都相同';
  return [`${size}；${word}：${shown.map(({ element }) => element.name).join('、')}`];
}

function valueTable(
  group: GroupReport,
  differing: readonly ElementLine[],
  name: string,
): FigureTable {
  return {
    name: `${name} 不同的要素`,
    list: true,
    columns: ['要素', '标记', '地区', '值'].map((title) => ({ title, text: true as const })),
    rows: differing.flatMap(({ element, values, marks }) => [
      ...values.map(({ mark, places, lines, reference }) => ({
        cells: [
          element.name,
          mark,
          [
            ...(reference && group.reference?.standard === true
              ? [referenceName(group) ?? '']
              : []),
            ...places.map((place) => place.label),
          ]
            .filter((text) => text !== '')
            .join('、'),
          heldLines(lines, reference ? undefined : values.find((one) => one.reference)?.lines),
        ] satisfies FigureCell[],
      })),
      ...lackingRows(element.name, marks, group),
    ]),
    notes: [],
  };
}

/** A value in full; of a list what it has more than the reference is marked +, what it lacks follows with −. */
function heldLines(lines: readonly string[], reference: readonly string[] | undefined): string {
  if (reference === undefined || (lines.length < 2 && reference.length < 2))
    return lines.join('\n');
  const [own, theirs] = [lines, reference].map((list) => new Set(list.map(normalizeText)));
  return [
    ...lines.map((line) => `${theirs?.has(normalizeText(line)) === true ? '  ' : '+ '}${line}`),
    ...reference
      .filter((line) => own?.has(normalizeText(line)) !== true)
      .map((line) => `− ${line}`),
  ].join('\n');
}

function lackingRows(element: string, marks: ElementLine['marks'], group: GroupReport) {
  const byMark = new Map<string, string[]>();
  for (const [number, place] of group.places) {
    const mark = marks.get(number) ?? '缺';
    if (!/^[=≠\d]/u.test(mark)) {
      const names = byMark.get(mark);
      if (names === undefined) byMark.set(mark, [place.label]);
      else names.push(place.label);
    }
  }
  return [...byMark].map(([mark, names]) => ({ cells: [element, mark, names.join('、'), ''] }));
}

function absenceTable(absences: readonly Absence[], name: string): FigureTable {
  const byReason = new Map<string, string[]>();
  for (const { why, name: region } of absences) {
    const regions = byReason.get(why);
    if (regions === undefined) byReason.set(why, [region]);
    else regions.push(region);
  }
  return {
    name: `${name} 没有的地区`,
    list: true,
    columns: ['原因', '地区数', '地区'].map((title) => ({ title, text: true as const })),
    rows: [...byReason]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([why, regions]) => ({ cells: [why, `${regions.length} 个`, regions.join('、')] })),
    notes: [],
  };
}

/** A line a place and element: for a spreadsheet to filter. */
function flatTable({ groups, absences }: ItemReport): FigureTable {
  const titles = [
    '类别',
    '业务办理项名称',
    '地区',
    '地区代码',
    '层级',
    '编码',
    '实施主体',
    '要素',
    '标记',
    '值',
    '说明',
  ];
  return {
    name: '各地对照',
    columns: titles.map((title) => ({ title, text: true as const })),
    rows: [
      ...groups.flatMap((group) => [
        ...group.lines.flatMap((line) => placeRows(group, line)),
        ...group.absences.map((absence) => absenceRow(group, absence)),
      ]),
      ...absences.map((absence) => absenceRow({ kind: '实施清单', handling: undefined }, absence)),
    ],
    notes: [],
  };
}

function absenceRow(
  { kind, handling }: Pick<GroupReport, 'kind' | 'handling'>,
  { region, name, level, why }: Absence,
) {
  return { cells: [kind, handling ?? '', name, region, level, '', '', '', '没有', '', why] };
}

function placeRows(group: GroupReport, { element, values, marks }: ElementLine) {
  const texts = new Map(values.map(({ mark, lines }) => [mark, lines.join('\n')]));
  return [...group.places].map(([number, place]) => {
    const mark = marks.get(number) ?? '缺';
    return {
      cells: [
        group.kind,
        group.handling ?? '',
        place.name,
        place.region,
        place.level,
        place.code,
        place.body ?? '',
        element.name,
        mark,
        texts.get(mark) ?? '',
        '',
      ] satisfies FigureCell[],
    };
  });
}
