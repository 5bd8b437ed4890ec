import type { Row } from '../model/document.js';
import { keyOf } from '../model/row-key.js';
import { actsOf } from '../rules/acts.js';
import { creditCodeOf, embeddedBasicCode, stemOf, toHalfWidth } from '../values/code.js';
import { bareName, normalizeText } from '../values/text.js';
import { canonical } from './canonical.js';

/** What two rows are compared by when their codes do not say that they are one item. */
export interface Features {
  /** The row's key, normalised; the whole row where it has none. */
  readonly identity: string;
  /** Normalised; '' when not written. */
  readonly name: string;
  readonly bareName: string;
  /** 业务办理项名称 or what else tells the rows of one item apart, normalised. */
  readonly handling: string;
  readonly type: string | undefined;
  /** 基本编码, also that inside an 实施编码. */
  readonly basic: string | undefined;
  readonly stem: string | undefined;
  /** 统一社会信用代码 of the body, of an 实施编码. */
  readonly body: string | undefined;
  /** The last two digits of a 业务办理项编码, else ''. */
  readonly serial: string;
  /** 主管部门, else 实施机关, else 实施主体; normalised. */
  readonly office: string | undefined;
  readonly levels: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
  readonly materials: ReadonlySet<string>;
  readonly conditions: ReadonlySet<string>;
}

const known = new WeakMap<Row, Features>();

/** The features of a row; remembered with it. */
export function featuresOf(row: Row): Features {
  let features = known.get(row);
  if (features === undefined) {
    features = read(row);
    known.set(row, features);
  }
  return features;
}

/** The row's key, normalised, so that full-width digits tell the same item. */
export function normalKey(row: Row): string | undefined {
  const key = keyOf(row);
  return key === undefined ? undefined : toHalfWidth(key.value).trim();
}

/** The 基本编码 of a row, also that inside an 实施编码 or 业务办理项编码. */
export function basicCodeOf({ item }: Row): string | undefined {
  if (item.基本编码 !== undefined) return toHalfWidth(item.基本编码);
  const code = implementationCodeOf(item);
  return code === undefined || code.length < 31 ? undefined : embeddedBasicCode(code);
}

function implementationCodeOf(item: Row['item']): string | undefined {
  const code = item.业务办理项编码 ?? item.实施编码;
  return code === undefined ? undefined : toHalfWidth(code);
}

function read(row: Row): Features {
  const { item } = row;
  const basic = basicCodeOf(row);
  const code = implementationCodeOf(item);
  const name = normalizeText(item.事项名称 ?? '');
  const office = item.主管部门 ?? item.实施机关 ?? item.实施主体;
  return {
    identity: normalKey(row) ?? canonical(item),
    name,
    bareName: name === '' ? '' : normalizeText(bareName(name)),
    handling: handlingOf(row),
    type: item.事项类型,
    basic,
    stem: basic === undefined || basic.length !== 12 ? undefined : stemOf(basic),
    body: code === undefined || code.length < 31 ? item.实施主体编码 : creditCodeOf(code),
    serial: code?.slice(31) ?? '',
    office: office === undefined ? undefined : normalizeText(office),
    levels: new Set([item.行使层级 ?? []].flat()),
    acts: new Set(actsOf(basisOf(item)).map((act) => act.key)),
    materials: setOf((item.申请材料 ?? []).map((material) => material.材料名称)),
    conditions: setOf(item.受理条件 ?? []),
  };
}

function handlingOf(row: Row): string {
  if (row.document.kind === '实施清单') return normalizeText(row.item.业务办理项名称 ?? '');
  const second = [
    row.item.措施描述,
    row.item.中介服务名称,
    row.document.kind === '专项清单' ? row.item.环节 : undefined,
    row.item.证明名称,
  ].find((value) => typeof value === 'string');
  return typeof second === 'string' ? normalizeText(second) : '';
}

/** Acts of the basis; some lists write one text, the 行政许可事项清单 calls it otherwise. */
function basisOf(item: Row['item']): readonly string[] {
  const basis: unknown = item.设定依据 ?? item.设定和实施依据;
  if (typeof basis === 'string') return [basis];
  return Array.isArray(basis) ? (basis as readonly string[]) : [];
}

function setOf(texts: readonly (string | undefined)[]): Set<string> {
  return new Set(texts.flatMap((text) => (text === undefined ? [] : [normalizeText(text)])));
}
