import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError, WorkError } from '../../errors.js';
import type { CatalogDocument, Row } from '../../model/document.js';
import type { SignedFinding } from '../../model/finding.js';
import { decodeSource, SourceText } from '../../model/source.js';
import type { Standard } from '../../standard/standard.js';
import { nearest } from '../../values/nearest.js';
import { outlineFindings } from '../../workspace/file-findings.js';
import { outlineFile } from '../../workspace/outline.js';
import { readDocument } from '../../workspace/read-document.js';
import { parseYaml } from '../../yaml/parse.js';
import type { Values } from '../../yaml/value.js';

/** A 调整申请 as its file says it. */
export interface ApplicationFile {
  readonly source: SourceText;
  /** Absent when the file cannot be read as one. */
  readonly application: { readonly document: CatalogDocument; readonly values: Values } | undefined;
  readonly findings: readonly SignedFinding[];
}

/**
 * Reads and validates a file that holds one 调整申请.
 *
 * @throws WorkError when it cannot be read, UsageError when it is something else.
 */
export function readApplicationFile(
  path: string,
  cwd: string,
  standard: Standard,
): ApplicationFile {
  const source = new SourceText(path, textOf(path, cwd));
  const outline = outlineFile(source.text);
  const findings = [...outlineFindings(source, outline)];
  const [one, second] = outline.documents;
  if (one === undefined) return { source, application: undefined, findings };
  if (one.kind !== '调整申请') {
    throw new UsageError(`${path} 的类别是${one.kind}，submit 只收 调整申请`);
  }
  if (second !== undefined) throw new UsageError(`${path} 里有几份文档，一次只提交一份调整申请`);
  const read = readDocument(source, one, standard);
  findings.push(...read.findings);
  const parsed = parseYaml(source.text.slice(one.start, one.end), one.start).documents[0];
  if (read.document === undefined || parsed === undefined) {
    return { source, application: undefined, findings };
  }
  for (const row of read.document.rows) findings.push(...unknownElements(row, standard));
  const values = parsed.value as Values;
  return { source, application: { document: read.document, values }, findings };
}

function textOf(path: string, cwd: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(cwd, path));
  } catch (cause) {
    throw new WorkError(`文件读不了：${path}`, { cause });
  }
  const decoded = decodeSource(bytes);
  if ('fault' in decoded) throw new WorkError(`${path}：${decoded.fault}`);
  return decoded.text;
}

/** A row may write any element of the rows it is to change, and none that there is not. */
function* unknownElements(row: Row, standard: Standard): Generator<SignedFinding> {
  const known = elementNames(standard);
  for (const name of Object.keys(row.item)) {
    if (known.has(name)) continue;
    const near = nearest(name, known);
    yield {
      rule: 'schema/unknown',
      finding: {
        spot: { row, path: [name], target: 'key' },
        message: `标准里没有要素“${name}”${near === undefined ? '' : `，是不是“${near}”？`}`,
        element: name,
        actual: name,
        ...(near === undefined ? {} : { expected: near }),
      },
    };
  }
}

function elementNames(standard: Standard): ReadonlySet<string> {
  return new Set([
    ...standard.elements('调整申请').keys(),
    ...standard.elements('基本目录').keys(),
    ...standard.elements('实施清单').keys(),
    ...standard.elements('办事指南').keys(),
  ]);
}
