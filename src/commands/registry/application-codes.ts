import type { CatalogDocument, Row } from '../../model/document.js';
import type { SignedFinding } from '../../model/finding.js';
import type { Registry } from '../../registry/port.js';
import { nearest } from '../../values/nearest.js';
import { rowsByCode } from './carried-out.js';

/** The codes that a region has published, and those that are retired. */
interface KnownCodes {
  readonly region: string;
  readonly inUse: ReadonlySet<string>;
  readonly retired: Awaited<ReturnType<Registry['retiredCodes']>>;
}

/**
 * What is wrong with the codes of an application: an item to be changed must be published, a new one
 * must not be, nor have a code that was another item's.
 */
export async function codeFindings(
  document: CatalogDocument,
  registry: Registry,
): Promise<SignedFinding[]> {
  const { region } = document;
  const latest = (await registry.revisions(region))[0];
  const content = latest === undefined ? undefined : await registry.content(latest);
  const known: KnownCodes = {
    region: latest?.name ?? region,
    inUse: new Set(content === undefined ? [] : rowsByCode(content).keys()),
    retired: await registry.retiredCodes(),
  };
  return document.rows.flatMap((row) => codeFinding(row, known) ?? []);
}

function codeFinding(row: Row, known: KnownCodes): SignedFinding | undefined {
  const values: Readonly<Record<string, unknown>> = { ...row.item };
  const { 操作: operation, 编码: code } = values;
  if (typeof operation !== 'string' || row.faulty.has('编码')) return undefined;
  if (typeof code !== 'string') {
    if (operation === '新增') return undefined;
    return {
      rule: 'schema/required',
      finding: {
        spot: { row, path: [] },
        message: `${operation}没有写编码，不知道是哪一项`,
        action: `写上 编码: "要${operation}的事项的编码"`,
        element: '编码',
      },
    };
  }
  return operation === '新增' ? newCode(row, code, known) : oldCode(row, code, known);
}

function newCode(row: Row, code: string, known: KnownCodes): SignedFinding | undefined {
  if (known.inUse.has(code)) {
    return {
      rule: 'schema/value',
      finding: {
        spot: { row, path: ['编码'] },
        message: `${known.region}已经有编码 ${code} 的事项，不能新增`,
        action: '要改它就写 操作: 变更；确是另一事项就另编编码',
        actual: code,
      },
    };
  }
  const retired = known.retired.get(code);
  if (retired === undefined) return undefined;
  return {
    rule: 'schema/value',
    finding: {
      spot: { row, path: ['编码'] },
      message: `编码 ${code} 原是“${retired.name}”的，${retired.at.slice(0, 10)} 第 ${retired.publication} 号发布起不再使用；用过的编码不能再给别的事项`,
      action: '另编一个没有用过的编码；恢复原来的事项就写 操作: 恢复',
      actual: code,
    },
  };
}

function oldCode(row: Row, code: string, known: KnownCodes): SignedFinding | undefined {
  if (known.inUse.has(code)) return undefined;
  const near = nearest(code, known.inUse);
  return {
    rule: 'schema/value',
    finding: {
      spot: { row, path: ['编码'] },
      message: `${known.region}已发布的目录里没有编码 ${code}${near === undefined ? '' : `，是不是 ${near}？`}`,
      action: '按 sitong show 所列的编码填写',
      actual: code,
      ...(near === undefined ? {} : { expected: near }),
    },
  };
}
