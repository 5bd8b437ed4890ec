import type { Application, AppliedChange } from '../../model/application.js';
import { CHANGE_KINDS, type ChangeKind } from '../../model/change.js';
import type { CatalogDocument } from '../../model/document.js';

/** A 调整申请 as data: header keys and rows, from a document or from the registry. */
export interface ApplicationValues {
  readonly region: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly place: Application['place'];
}

/** The 调整申请 among a region's documents, in their order; rows without a known 操作 are left out. */
export function applicationsOf(documents: readonly CatalogDocument[]): Application[] {
  return documents.flatMap((document) => {
    if (document.kind !== '调整申请') return [];
    const { source, nodes, region, header, rows } = document;
    const { line } = source.position(nodes.span(0).start);
    const place = { file: source.path, line };
    return [applicationFrom({ region, header, rows: rows.map(({ item }) => item), place })];
  });
}

/** An application from its header keys and rows; what is not written is an empty text. */
export function applicationFrom({ region, header, rows, place }: ApplicationValues): Application {
  return {
    region,
    unit: textOf(header.申请单位),
    date: textOf(header.申请日期),
    ground: textOf(header.理由),
    changes: rows.flatMap((row) => appliedChange(row) ?? []),
    place,
  };
}

function appliedChange(row: Readonly<Record<string, unknown>>): AppliedChange | undefined {
  const { 操作: operation, 编码: code, 说明: _note, ...elements } = row;
  if (!isChangeKind(operation)) return undefined;
  return { operation, code: typeof code === 'string' ? code : undefined, elements };
}

function isChangeKind(word: unknown): word is ChangeKind {
  return typeof word === 'string' && (CHANGE_KINDS as readonly string[]).includes(word);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
