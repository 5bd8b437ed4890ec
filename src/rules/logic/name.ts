import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { stemOf } from '../../values/code.js';
import { once } from '../../values/once.js';
import { bareName, isNothing, normalizeText, sameName } from '../../values/text.js';
import { at, other } from '../at.js';
import { upperName } from '../list/compare-list.js';
import type { ImplementationPair, Rule } from '../rule.js';
import { NO_FINDINGS } from '../sound.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { isOver } from './judged.js';

export const rule: Rule = {
  id: 'logic/name',
  title: '名称里多了地名、机关或层级',
  severity: 'warning',
  clause: `${POLICY_LIST}“名称、编码、依据、类型等基本要素四级四同”；深圳填报帮助“不能加入实施机关或实施主体的名称、地名和数字”`,
  compares:
    '事项名称 ↔ 上级目录里同一事项（没有时为去掉地名、机关后同名的事项）的名称；审批结果名称 ↔ 上级的审批结果名称',
  why: '名称各级一字不差才能互认；上级名称里本来就有的（如“（县级权限）”）不算。',
  action: '去掉上级名称里没有的地名、机关名称和层级',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里在名称前加了地名',
      edits: [{ in: '县目录', set: { 事项名称: '昆山市食品经营许可（县级权限）' } }],
    },
    silent: {
      shows: '名称里的（县级权限）上级也有',
      edits: [{ in: '县目录', set: { 事项名称: '食品经营许可（县级权限）' } }],
    },
  },
  checks: {
    catalog({ row, view, via, reference, referenceView, next }, context) {
      if (via === 'named' || row.item.事项名称 === reference.item.事项名称) return NO_FINDINGS;
      // A row that agrees with the next ancestor is right (contract §4).
      if (isOver(row, context.asOf) || (next !== undefined && isSameName(row, next)))
        return NO_FINDINGS;
      return beyond(row, view, reference, `${referenceView.region.name}目录`);
    },
    *unpaired({ row, view }, context) {
      if (isOver(row, context.asOf)) return;
      const found = stripped(row, view);
      if (found !== undefined) yield* beyond(row, view, found.row, `${found.view.region.name}目录`);
    },
    implementation(pair, context) {
      const place = placeOfResult(pair);
      return place === undefined || isOver(pair.row, context.asOf)
        ? NO_FINDINGS
        : resultWithPlace(pair, place);
    },
  },
};

function isSameName(a: Row, b: Row): boolean {
  const { 事项名称: left } = a.item;
  const { 事项名称: right } = b.item;
  return left !== undefined && right !== undefined && sameName(left, right) !== 'different';
}

function* beyond(row: Row, view: RegionView, reference: Row, where: string): Generator<Finding> {
  const { 事项名称: name } = row.item;
  const { 事项名称: expected } = reference.item;
  if (name === undefined || expected === undefined || name === expected) return;
  const added = additionOf(name, expected, row, view);
  if (added === undefined) return;
  yield {
    spot: at(row, '事项名称'),
    message: `名称“${name}”带了${added}，${where}的“${expected}”没有`,
    actual: name,
    expected,
    related: [other(reference, `${where}：${expected}`, '事项名称')],
  };
}

/** What a name carries that the reference's lacks, in words. */
function additionOf(
  name: string,
  expected: string,
  row: Row,
  view: RegionView,
): string | undefined {
  const own = normalizeText(name);
  const upper = normalizeText(expected);
  const place = placesOf(view).find((each) => own.includes(each) && !upper.includes(each));
  if (place !== undefined) return `地名“${place}”`;
  const short = shortPlacesOf(view).find((each) => own.startsWith(each) && !upper.includes(each));
  if (short !== undefined) return `地名“${short}”`;
  const body = bodiesOf(row, view).find((each) => own.includes(each) && !upper.includes(each));
  if (body !== undefined) return `机关“${body}”`;
  if (bareName(own) !== own && bareName(upper) === upper) return '层级';
  const level = LEVEL_HEAD.exec(own)?.[0];
  return level !== undefined && own === `${level}${upper}` ? `层级“${level}”` : undefined;
}

const LEVEL_HEAD = /^(?:省|自治区|市|县|区|旗|乡镇|镇|乡|街道|村|社区)(?:本?级)/;

/** Names of districts, in full or short, that are also common words. */
const COMMON: ReadonlySet<string> = new Set([
  '高新',
  '经开',
  '开发',
  '城区',
  '郊区',
  '矿区',
  '市区',
  '新区',
  '全国',
  '国家',
]);

/** Full names of the region and those above it, 国家 left out. */
const placesOf = once((view: RegionView): readonly string[] =>
  [view, ...viewsAbove(view)].flatMap(({ region }) => {
    const name = normalizeText(region.name);
    return region.level === '国家级' || name.length < 2 || COMMON.has(name) ? [] : [name];
  }),
);

/** 昆山 of 昆山市; only at the head of a name, and only of two characters or more. */
const shortPlacesOf = once((view: RegionView): readonly string[] =>
  placesOf(view)
    .map((name) => name.replace(/(?:自治[区州县旗]|省|市|县|区|旗|盟|乡|镇|街道)$/, ''))
    .filter((name) => name.length >= 2 && !COMMON.has(name)),
);

const BODY = /(?:局|委员会|厅|办公室|中心|管理处)$/;

/** The row's own bodies, in full and without the place: 市场监督管理局. */
function bodiesOf(row: Row, view: RegionView): string[] {
  const { 实施主体: body, 主管部门: department, 实施机关: organ } = row.item;
  const places = placesOf(view);
  return [body, department, organ].flatMap((written) => {
    const name = normalizeText(written ?? '');
    if (!BODY.test(name) || name.length > 30) return [];
    const bare = places.reduce((text, place) => text.replace(place, ''), name);
    return bare.length >= 4 && bare !== name ? [name, bare] : [name];
  });
}

/**
 * For a row without reference: a row of another stem that has its name without the place, body or level. Names
 * that a place gave itself (江苏省科学技术奖) have none, and are lawful.
 */
function stripped(row: Row, view: RegionView): { row: Row; view: RegionView } | undefined {
  const { 事项名称: name, 事项类型: type, 基本编码: code = '' } = row.item;
  if (name === undefined || type === undefined) return undefined;
  const rests = restsOf(normalizeText(name), row, view);
  if (rests.length === 0) return undefined;
  for (const upper of [view, ...viewsAbove(view)]) {
    for (const rest of rests) {
      const found = upper.catalog.withName(type, rest).find(
        ({ item }) =>
          normalizeText(item.事项名称 ?? '') === rest &&
          // 主项 and 子项 of one stem are told apart by the level (domain §7.3).
          stemOf(item.基本编码 ?? '') !== stemOf(code),
      );
      if (found !== undefined) return { row: found, view: upper };
    }
  }
  return undefined;
}

function restsOf(name: string, row: Row, view: RegionView): string[] {
  const heads = [...bodiesOf(row, view), ...placesOf(view), ...shortPlacesOf(view)];
  const rests = [
    ...heads.flatMap((head) => (name.startsWith(head) ? [name.slice(head.length)] : [])),
    bareName(name),
    name.replace(LEVEL_HEAD, ''),
  ];
  return rests.filter((rest) => rest !== name && rest.length >= 3);
}

/** The place that the name of a result begins with. */
function placeOfResult({ row, view }: ImplementationPair): string | undefined {
  const { 审批结果名称: name } = row.item;
  if (name === undefined || isNothing(name)) return undefined;
  const own = normalizeText(name);
  return placesOf(view).find((each) => own.startsWith(each));
}

/** 灵山县关于…的批复 where the reference says 关于…的批复. */
function* resultWithPlace(pair: ImplementationPair, place: string): Generator<Finding> {
  const { 审批结果名称: name = '' } = pair.row.item;
  const references = [...pair.references, ...pair.next].filter(
    ({ item }) => item.审批结果名称 !== undefined && !isNothing(item.审批结果名称),
  );
  const [reference] = references;
  const expected = reference?.item.审批结果名称;
  if (reference === undefined || expected === undefined) return;
  const carries = (row: Row) => /^.{1,8}[省市县区州旗盟]/.test(row.item.审批结果名称 ?? '');
  if (references.some(carries)) return;
  yield {
    spot: at(pair.row, '审批结果名称'),
    message: `审批结果名称“${name}”带了地名“${place}”，${upperName(pair)}的“${expected}”没有`,
    actual: name,
    expected,
    related: [other(reference, `${upperName(pair)}：${expected}`, '审批结果名称')],
  };
}
