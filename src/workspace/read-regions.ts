import type { SignedFinding, Spot } from '../model/finding.js';
import { locate, type Path } from '../model/locate.js';
import type { RegionDeclaration } from '../model/region-tree.js';
import type { SourceText } from '../model/source.js';
import { schemaFaults } from '../standard/schema-fault.js';
import type { Standard } from '../standard/standard.js';
import type { Level } from '../values/level.js';
import { type ParsedDocument, parseYaml } from '../yaml/parse.js';
import type { Outline } from './outline.js';

/** Where a region is declared: the node of its keys. */
export interface RegionOrigin {
  readonly source: SourceText;
  readonly document: ParsedDocument;
  readonly path: Path;
}

/** The place of an element of a declaration, or of the declaration itself. */
export function regionSpot(origin: RegionOrigin, element: string, code?: string): Spot {
  const { source, document, path } = origin;
  const span =
    locate(source.text, document.nodes, [...path, element]) ??
    locate(source.text, document.nodes, path) ??
    document.nodes.span(0);
  return { source, ...span, ...(code === undefined ? {} : { region: code }) };
}

const TOP_KEYS = ['类别', '地区'];

export interface RegionFileRead {
  readonly declarations: RegionDeclaration<RegionOrigin>[];
  readonly findings: SignedFinding[];
  /** Codes whose declaration is too broken to use: it is reported where it stands. */
  readonly broken: readonly string[];
}

/** Reads a document of 类别 地区: one region, or 地区: a list of them. */
export function readRegionFile(
  source: SourceText,
  outline: Outline,
  standard: Standard,
): RegionFileRead {
  const parsed = parseYaml(source.text.slice(outline.start, outline.end), outline.start);
  const findings: SignedFinding[] = parsed.problems.map((problem) => ({
    rule: 'yaml/syntax',
    finding: {
      spot: { source, start: problem.start, end: problem.end },
      message: problem.message,
      action: problem.action,
      ...(problem.related === undefined
        ? {}
        : {
            related: [
              {
                spot: { source, start: problem.related.start, end: problem.related.end },
                message: problem.related.message,
              },
            ],
          }),
    },
  }));
  const document = parsed.documents[0];
  if (document === undefined) return { declarations: [], findings, broken: [] };
  const value = document.value as Record<string, unknown>;
  const broken = new Set<string>();
  const validate = standard.regionFile();
  const listed = Array.isArray(value.地区);
  if (!(validate(value) as boolean)) {
    const faults = schemaFaults(validate.errors ?? [], {
      elements: listed ? new Map() : standard.regionElements(),
      raw: (path) => {
        const span = locate(source.text, document.nodes, path);
        return span === undefined ? undefined : source.text.slice(span.start, span.end);
      },
    });
    for (const fault of faults) {
      const at = fault.absent === true ? fault.path.slice(0, -1) : fault.path;
      const span = locate(source.text, document.nodes, at, fault.target) ?? document.nodes.span(0);
      broken.add(fault.path.join('/'));
      const inner = listed ? fault.path[2] : fault.path[0];
      findings.push({
        rule: fault.rule,
        finding: {
          spot: { source, ...span },
          message: fault.message,
          action: fault.action,
          ...(typeof inner === 'string' && !TOP_KEYS.includes(inner) ? { element: inner } : {}),
          ...(fault.actual === undefined ? {} : { actual: fault.actual }),
          ...(fault.expected === undefined ? {} : { expected: fault.expected }),
        },
      });
    }
  }
  const declarations: RegionDeclaration<RegionOrigin>[] = [];
  const unusable: string[] = [];
  const rows = Array.isArray(value.地区) ? (value.地区 as unknown[]) : [value];
  for (const [i, row] of rows.entries()) {
    const path: Path = Array.isArray(value.地区) ? ['地区', i] : [];
    const declaration = toDeclaration(row, { source, document, path }, broken, standard);
    if (declaration !== undefined) declarations.push(declaration);
    else if (isMapping(row)) {
      const code = codeText(row.地区代码, { source, document, path }, '地区代码');
      if (code !== undefined) unusable.push(code);
    }
  }
  return { declarations, findings, broken: unusable };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toDeclaration(
  row: unknown,
  origin: RegionOrigin,
  broken: ReadonlySet<string>,
  standard: Standard,
): RegionDeclaration<RegionOrigin> | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
  const value = row as Record<string, unknown>;
  const get = (name: string) => {
    const path = [...origin.path, name].join('/');
    return [...broken].some((fault) => fault === path || fault.startsWith(`${path}/`))
      ? undefined
      : value[name];
  };
  const code = codeText(value.地区代码, origin, '地区代码');
  const level = get('层级');
  if (code === undefined || typeof level !== 'string') return undefined;
  const name = get('地区名称');
  const synonyms = standard.regionElements().get('层级')?.synonyms ?? {};
  const levels = get('行使层级') as readonly string[] | undefined;
  return {
    code,
    name: typeof name === 'string' ? name : code,
    level: (synonyms[level] ?? level) as Level,
    parent:
      value.上级 === undefined || value.上级 === null
        ? undefined
        : codeText(value.上级, origin, '上级'),
    exercises: levels?.map((word) => (synonyms[word] ?? word) as Level),
    partial: get('目录范围') === '部分',
    legislates: get('立法权') as boolean | undefined,
    concentrated: (get('相对集中许可权') as readonly string[] | undefined) ?? [],
    locked: lockedRules(get('锁定规则')),
    origin,
  };
}

/** A code as written: one without quotes keeps its digits. */
function codeText(value: unknown, origin: RegionOrigin, element: string): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return undefined;
  const span = locate(origin.source.text, origin.document.nodes, [...origin.path, element]);
  return span === undefined ? undefined : origin.source.text.slice(span.start, span.end);
}

function lockedRules(value: unknown): ReadonlyMap<string, string | undefined> {
  if (Array.isArray(value)) return new Map(value.map((id) => [String(id), undefined]));
  if (typeof value === 'object' && value !== null) {
    return new Map(Object.entries(value).map(([id, severity]) => [id, String(severity)]));
  }
  return new Map();
}
