// The documents of each region of a generated province, as files written piece by piece.
import { yamlEntries, yamlListItem } from '../../dist/yaml/yaml-text.js';
import {
  catalogRow,
  guideRow,
  handlingNames,
  implementationRow,
  listRows,
  permitRow,
  standardRow,
} from './rows.mjs';

const VERSION = '2026-01-01';
/** Rows of one file; offices keep files of some megabytes at most. */
const FILE_ROWS = 3000;

function header(entries, rowsKey = '事项') {
  return `${[...yamlEntries(Object.entries(entries), '')].join('')}${rowsKey}:\n`;
}

/** sitong.yaml and 地区.yaml. */
export function* workspaceFiles(regions) {
  yield [
    'sitong.yaml',
    ['名称: 示例省份\n编码方案: 国家\n同要素: [事项名称, 基本编码, 设定依据, 事项类型]\n'],
  ];
  const rows = regions.map((region) => ({
    地区代码: region.code,
    地区名称: region.name,
    层级: region.level,
    ...(region.parent === undefined ? {} : { 上级: region.parent.code }),
  }));
  yield ['地区.yaml', ['类别: 地区\n地区:\n', ...rows.map(text)]];
}

const text = (row) => yamlListItem(Object.entries(row), '  ');

/** Handled ways of items, in order, at most `rows` of them. */
export function workOf(items, rows) {
  const work = [];
  for (const [index, item] of items.entries()) {
    for (const [part, name] of handlingNames(item, index).entries()) {
      if (work.length === rows) return work;
      work.push({ item, name, part, number: work.length });
    }
  }
  return work;
}

/**
 * The files of a region: [path, pieces of text].
 *
 * @param damage changes rows of the region: (kind of document, place, row) → row.
 */
export function* regionFiles(region, work, damage = (_kind, _number, row) => row) {
  const folder = `${region.code}-${region.short ?? region.name}`;
  const items = [...new Set(work.map(({ item }) => item))];
  const about = { 地区: region.code, 版本: VERSION };
  const catalog = items.map((item) => catalogRow(item, region)).filter((row) => row !== undefined);
  yield* files(
    `${folder}/基本目录`,
    header({ 类别: '基本目录', ...about }),
    catalog.map((row, i) => () => damage('基本目录', i, row)),
  );
  if (region.level === '国家级') {
    const permits = items.map(permitRow).filter((row) => row !== undefined);
    yield* files(
      `${folder}/行政许可事项清单`,
      header({ 类别: '关联清单', 地区: region.code, 清单: '行政许可事项清单', 版本: VERSION }),
      permits.map((row) => () => row),
    );
    return;
  }
  if (region.level === '省级') {
    yield* files(
      `${folder}/标准`,
      header({ 类别: '实施清单', ...about, 性质: '标准' }),
      work.map(
        ({ item, name }) =>
          () =>
            standardRow(item, name),
      ),
    );
  }
  const rowOf = (one) => implementationRow(one.item, region, one);
  yield* files(
    `${folder}/实施清单`,
    header({ 类别: '实施清单', ...about }),
    work.map((one) => () => damage('实施清单', one.number, rowOf(one))),
  );
  for (const [list, row] of Object.entries(listRows(rowOf(work[0])))) {
    yield* files(
      `${folder}/专项清单/${list}`,
      header({ 类别: '专项清单', 地区: region.code, 清单: list, 版本: VERSION }),
      [() => row],
    );
  }
  yield* files(
    `${folder}/办事指南`,
    header({ 类别: '办事指南', ...about }, '指南'),
    work.map((one) => () => damage('办事指南', one.number, guideRow(rowOf(one)))),
  );
}

function* files(path, head, rows) {
  const count = Math.ceil(rows.length / FILE_ROWS);
  for (let i = 0; i < count; i++) {
    const name = count === 1 ? path : `${path}/${String(i + 1).padStart(3, '0')}`;
    yield [`${name}.yaml`, pieces(head, rows.slice(i * FILE_ROWS, (i + 1) * FILE_ROWS))];
  }
}

function* pieces(head, rows) {
  yield head;
  for (const row of rows) yield text(row());
}
