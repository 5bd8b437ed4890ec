import { nearest } from '../../values/nearest.js';
import { byField, InputFaults, type InputTable, type Titles, yesOrNo } from './input-table.js';

/** What a region decided of one item. */
export interface Claim {
  readonly code: string;
  readonly place: string;
  /** Undefined when only the body is said. */
  readonly claimed: boolean | undefined;
  readonly reason: string | undefined;
  readonly note: string | undefined;
  /** 实施机关: a body of the table. */
  readonly body: string | undefined;
  /** 主管部门: a body of the table. */
  readonly department: string | undefined;
}

const TITLES = {
  code: ['基本编码', '事项编码', '编码'],
  name: ['事项名称', '名称'],
  claimed: ['承接', '是否承接', '认领', '是否认领'],
  reason: ['理由', '不承接理由', '未承接理由'],
  note: ['说明', '备注'],
  body: ['机构', '实施机关', '实施主体'],
  department: ['主管部门'],
} satisfies Titles<string>;

/** The titles by which the header row of a table of claims is known. */
export const CLAIM_ANCHOR = TITLES.code;

/** Why an item is not claimed (未承接, contract §2). */
export const REASONS = ['地理区位', '自然禀赋', '无相关机构', '下放', '取消', '无权限'];

export interface Claims {
  readonly byCode: ReadonlyMap<string, Claim>;
  readonly unused: readonly string[];
  /** Codes whose leading zeros a spreadsheet had eaten, put back. */
  readonly corrected: readonly string[];
}

/** What claims are checked against. */
export interface ClaimScope {
  /** Whether any catalog of the upper chain has this 基本编码. */
  readonly knows: (code: string) => boolean;
  readonly codes: () => Iterable<string>;
  /** Names of the bodies of the table. */
  readonly bodies: ReadonlySet<string>;
}

/**
 * Reads what a region claims and does not claim.
 *
 * @throws UsageError with a sentence for each cell that is wrong.
 */
export function readClaims(table: InputTable, scope: ClaimScope): Claims {
  const { records, unused } = byField<keyof typeof TITLES>(table, TITLES, ['code']);
  const faults = new InputFaults(table.name);
  const byCode = new Map<string, Claim>();
  const corrected: string[] = [];
  for (const { place, get, title } of records) {
    const written = get('code');
    if (written === undefined) {
      faults.add(place, title('code'), '没有写基本编码');
      continue;
    }
    const code = withZeros(written, scope);
    if (code !== written) corrected.push(`${place}“${written}”读作 ${code}`);
    const before = byCode.get(code);
    if (before !== undefined)
      faults.add(place, title('code'), `“${code}”与${before.place}重复，一项只写一行`);
    if (!scope.knows(code))
      faults.add(place, title('code'), faults.isFull ? '没有这一项' : unknownCode(code, scope));
    const decided = get('claimed');
    const claimed = decided === undefined ? undefined : yesOrNo(decided);
    if (decided !== undefined && claimed === undefined)
      faults.add(place, title('claimed'), `应为 是 或 否，写的是“${decided}”`);
    const reason = get('reason');
    if (claimed === false && reason === undefined)
      faults.add(place, title('reason'), `不承接须写理由：${REASONS.join('、')} 之一`);
    if (reason !== undefined && !REASONS.includes(reason))
      faults.add(place, title('reason'), `应为 ${REASONS.join('、')} 之一，写的是“${reason}”`);
    const claim: Claim = {
      code,
      place,
      claimed,
      reason,
      note: get('note'),
      body: get('body'),
      department: get('department'),
    };
    for (const [column, name] of [
      [title('body'), claim.body],
      [title('department'), claim.department],
    ] as const) {
      if (name === undefined || scope.bodies.has(name)) continue;
      const near = nearest(name, scope.bodies);
      faults.add(
        place,
        column,
        `机构表里没有“${name}”${near === undefined ? '' : `，是不是“${near}”？`}`,
      );
    }
    byCode.set(code, claim);
  }
  faults.refuse();
  return { byCode, unused, corrected };
}

/** A code that a spreadsheet took for a number, with its zeros, when such an item is known. */
function withZeros(written: string, scope: ClaimScope): string {
  if (!/^[\dY]{7,11}$/.test(written)) return written;
  const code = written.padStart(12, '0');
  return scope.knows(code) ? code : written;
}

function unknownCode(code: string, scope: ClaimScope): string {
  if (code.length !== 12) return `“${code}”不是 12 位基本编码`;
  const near = nearest(code, scope.codes());
  return `各级上级目录里都没有“${code}”${near === undefined ? '' : `，是不是 ${near}？`}`;
}
