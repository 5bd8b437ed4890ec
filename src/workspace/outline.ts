import { isUtf8 } from 'node:buffer';
import { isKind, type Kind } from '../model/kinds.js';
import { locate } from '../model/locate.js';
import { BYTE_ORDER_MARK, MAX_FILE_BYTES } from '../model/source.js';
import { type ParsedDocument, parseYaml, type SyntaxProblem } from '../yaml/parse.js';
import { plainScalar } from '../yaml/scalar.js';

/** One YAML document of a file before it is read whole: what it is and whose. */
export interface Outline {
  /** Offsets of the document in the file's text; the end of the last may be behind the text. */
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  /** 地区 of the header as written; undefined when there is none. Unused for kind 地区. */
  readonly region: string | undefined;
}

/** A document that is no catalog file: why, and where (offsets). */
export interface OutlineProblem {
  readonly rule: 'schema/kind' | 'yaml/syntax';
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly action: string;
  /** What was written as 类别, when it is none of ours. */
  readonly actual?: string;
  readonly related?: SyntaxProblem['related'];
}

export interface FileOutline {
  readonly documents: readonly Outline[];
  readonly problems: readonly OutlineProblem[];
}

/**
 * Says what the documents of a file are, reading no more of them than their
 * header where the header is written in the usual way, so that a province is
 * indexed at the speed of reading bytes.
 */
export function outlineFile(text: string): FileOutline {
  const documents: Outline[] = [];
  const problems: OutlineProblem[] = [];
  let content = false;
  for (const [start, end] of documentSlices(text)) {
    const slice = text.slice(start, end);
    if (!hasContent(slice)) continue;
    content = true;
    const quick = quickHeader(slice);
    if (quick !== undefined) documents.push({ start, end, ...quick });
    else {
      const read = fullHeader(text, slice, start);
      if ('kind' in read) documents.push({ start, end, ...read });
      else problems.push(...read.problems);
    }
  }
  if (!content) {
    problems.push({
      rule: 'schema/kind',
      start: 0,
      end: 0,
      message: '文件没有内容（空文件，或只有注释）',
      action: '写上 类别 等内容；不是目录文件就移出工作区，或在 sitong.yaml 的 忽略 中列出',
    });
  }
  return { documents, problems };
}

/** Enough for any usual header. */
const HEAD_BYTES = 4096;
const LINE_FEED = 10;

/**
 * As {@link outlineFile}, of the bytes of a file that holds one catalog document with a header as it
 * is usually written: all but the header is only looked over, not decoded. Undefined for any other file.
 */
export function outlineBytes(bytes: Uint8Array): Outline | undefined {
  if (bytes.length > MAX_FILE_BYTES || bytes.includes(0) || !isUtf8(bytes)) return undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Dashes alone are found faster than with the line feed before them.
  if (buffer.includes('---') && buffer.includes('\n---')) return undefined;
  const end = buffer.length <= HEAD_BYTES ? buffer.length : lastLineEnd(buffer);
  const text = buffer.toString('utf8', 0, end);
  const head = quickHeader(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
  if (head === undefined || head.kind === '地区') return undefined;
  return { start: 0, end: Number.MAX_SAFE_INTEGER, ...head };
}

/** Behind the last whole line of the first bytes. */
function lastLineEnd(buffer: Buffer): number {
  return buffer.lastIndexOf(LINE_FEED, HEAD_BYTES) + 1;
}

/** The stretches of text between document markers; a marker belongs to the document it begins. */
function documentSlices(text: string): [number, number][] {
  const starts = [0];
  for (let at = text.indexOf('\n---'); at >= 0; at = text.indexOf('\n---', at + 4)) {
    const after = text.charCodeAt(at + 4);
    if (Number.isNaN(after) || after === 10 || after === 13 || after === 32 || after === 9)
      starts.push(at + 1);
  }
  return starts.map((start, i) => [start, starts[i + 1] ?? text.length]);
}

function hasContent(slice: string): boolean {
  return /^(?!---\s*$|\.\.\.\s*$|%)[^\S\n]*[^\s#]/m.test(slice);
}

const FIRST_LINE =
  /^(?:---[^\S\n]*\r?\n|[^\S\n]*(?:#[^\n]*)?\n)*(?:类别|"类别"|'类别')[^\S\n]*:[^\S\n]+([^\n]*)/;
const REGION_LINE = /^(?:地区|"地区"|'地区')[^\S\n]*:[^\S\n]+([^\n]*)/m;

function quickHeader(slice: string): { kind: Kind; region: string | undefined } | undefined {
  const first = FIRST_LINE.exec(slice)?.[1];
  const kind = first === undefined ? undefined : simpleScalar(first);
  if (!isKind(kind)) return undefined;
  if (kind === '地区') return { kind, region: undefined };
  const line = REGION_LINE.exec(slice)?.[1];
  const region = line === undefined ? undefined : simpleScalar(line);
  return region === undefined ? undefined : { kind, region };
}

/** The text of a scalar that is written on one line without escapes; undefined for anything else. */
function simpleScalar(rest: string): string | undefined {
  const match =
    /^(?:"([^"\\]*)"|'([^']*)'|([^\s"'&*!|>%@`[\]{},#][^#]*?))[^\S\n]*(?:[^\S\n]#.*)?\r?$/.exec(
      rest,
    );
  return match === null ? undefined : (match[1] ?? match[2] ?? match[3]);
}

function fullHeader(
  text: string,
  slice: string,
  start: number,
): { kind: Kind; region: string | undefined } | { problems: OutlineProblem[] } {
  const parsed = parseYaml(slice, start);
  const document = parsed.documents[0];
  if (document === undefined || !parsed.complete) {
    return { problems: parsed.problems.map((problem) => ({ rule: 'yaml/syntax', ...problem })) };
  }
  const value = document.value;
  if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    !Object.hasOwn(value, '类别')
  ) {
    return { problems: [noKind(document, start)] };
  }
  const header = value as Record<string, unknown>;
  const kind = header.类别;
  if (!isKind(kind)) {
    const written =
      typeof kind === 'string'
        ? `不认识的类别“${kind}”`
        : `类别应为一个词，写的是${Array.isArray(kind) ? '列表' : kind === null ? '空值' : typeof kind === 'object' ? '键值对' : String(kind)}`;
    const span = locate(text, document.nodes, ['类别']) ?? { start, end: start };
    return {
      problems: [
        {
          rule: 'schema/kind',
          ...span,
          message: written,
          action: '类别写 地区、基本目录、实施清单、办事指南、关联清单、专项清单、调整申请 之一',
          ...(typeof kind === 'string' ? { actual: kind } : {}),
        },
      ],
    };
  }
  return { kind, region: kind === '地区' ? undefined : regionText(text, document, header.地区) };
}

function noKind(document: ParsedDocument, start: number): OutlineProblem {
  const node = document.nodes.firstChild(0);
  const span = node === undefined ? { start, end: start } : document.nodes.span(node);
  return {
    rule: 'schema/kind',
    start: span.start,
    end: span.end,
    message: '文件没有写类别',
    action:
      '在第一行写 类别: 基本目录（或 地区、实施清单、办事指南、关联清单、专项清单、调整申请）；不是目录文件就在 sitong.yaml 的 忽略 中列出',
  };
}

/** 地区 as written, so that an unquoted code keeps the digits it has in the file. */
function regionText(text: string, document: ParsedDocument, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return undefined;
  const span = locate(text, document.nodes, ['地区']);
  const raw = span === undefined ? '' : text.slice(span.start, span.end);
  return typeof plainScalar(raw) === 'number' ? raw : undefined;
}
