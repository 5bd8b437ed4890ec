import { noElements } from '../model/document.js';
import type { SignedFinding, Spot } from '../model/finding.js';
import type { CatalogKind } from '../model/kinds.js';
import { locate } from '../model/locate.js';
import type { SourceText } from '../model/source.js';
import { type SchemaFault, schemaFaults } from '../standard/schema-fault.js';
import type { RowVariant, Standard } from '../standard/standard.js';
import type { ParsedDocument } from '../yaml/parse.js';
import { faultWords } from './fault-finding.js';
import { isMapping, writtenText } from './written.js';

/** What a document says before its rows. */
export interface Header {
  /** The valid keys. */
  readonly values: Record<string, unknown>;
  readonly variant: RowVariant;
  /** Elements that the document's source does not carry (未载要素). */
  readonly absent: ReadonlySet<string>;
  readonly findings: readonly SignedFinding[];
}

/** Reads and validates the keys of a document other than its rows. */
export function readHeader(
  source: SourceText,
  parsed: ParsedDocument,
  kind: CatalogKind,
  region: string,
  written: Record<string, unknown>,
  standard: Standard,
): Header {
  const values = Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));
  const header = {
    values,
    variant: variantOf(kind, written),
    absent: absentElements(written.未载要素),
  };
  const validate = standard.header(kind);
  if (validate(values)) return { ...header, findings: [] };
  const faults = schemaFaults(validate.errors ?? [], {
    elements: standard.headerElements(kind),
    raw: (path) => writtenText(source, parsed, path),
  });
  for (const fault of faults) {
    if (fault.rule !== 'schema/required') dropFaulty(values, fault);
  }
  const findings = faults.map((fault) => ({
    rule: fault.rule,
    finding: {
      spot: headerSpot(source, parsed, region, fault),
      ...faultWords(fault),
      message: `文头的${fault.message}`,
    },
  }));
  return { ...header, findings };
}

const CODE = /^[0-9A-Z]{12}$/;

/**
 * Takes a faulty value out. Of an entry of a list only the faulty key goes: an
 * item that is declined for a misspelt reason is declined all the same.
 */
function dropFaulty(values: Record<string, unknown>, fault: SchemaFault): void {
  const [name, index, key] = fault.path;
  if (typeof name !== 'string') return;
  const list = values[name];
  const entry: unknown = Array.isArray(list) && typeof index === 'number' ? list[index] : undefined;
  if (typeof key !== 'string' || !isMapping(entry)) {
    delete values[name];
    return;
  }
  const { [key]: _faulty, ...rest } = entry;
  // The digits of a code without quotes still tell which item is meant.
  const kept = fault.rule === 'schema/type' && CODE.test(fault.actual ?? '');
  values[name] = (list as unknown[]).with(index as number, {
    ...rest,
    ...(kept ? { [key]: fault.actual } : {}),
  });
}

function headerSpot(
  source: SourceText,
  parsed: ParsedDocument,
  region: string,
  fault: SchemaFault,
): Spot {
  const span =
    locate(source.text, parsed.nodes, fault.path, fault.target) ??
    // What is missing of an entry stands at the entry.
    (fault.path.length > 1
      ? locate(source.text, parsed.nodes, fault.path.slice(0, -1))
      : undefined) ??
    locate(source.text, parsed.nodes, ['类别'], 'key') ??
    parsed.nodes.span(0);
  return { source, ...span, region };
}

function variantOf(kind: CatalogKind, header: Record<string, unknown>): RowVariant {
  if (kind === '实施清单') return { standard: header.性质 === '标准' };
  return typeof header.清单 === 'string' ? { list: header.清单 } : {};
}

function absentElements(value: unknown): ReadonlySet<string> {
  if (!Array.isArray(value)) return noElements();
  return new Set(value.filter((name): name is string => typeof name === 'string'));
}
