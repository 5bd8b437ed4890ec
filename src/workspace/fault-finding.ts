import type { Row } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { SourceText } from '../model/source.js';
import type { SchemaFault } from '../standard/schema-fault.js';
import type { SyntaxProblem } from '../yaml/parse.js';

/** A problem of the YAML itself. */
export function syntaxFinding(
  source: SourceText,
  problem: SyntaxProblem,
  region: string | undefined,
): Finding {
  const at = (span: { start: number; end: number }) => ({
    source,
    start: span.start,
    end: span.end,
    ...(region === undefined ? {} : { region }),
  });
  return {
    spot: at(problem),
    message: problem.message,
    action: problem.action,
    ...(problem.related === undefined
      ? {}
      : { related: [{ spot: at(problem.related), message: problem.related.message }] }),
  };
}

/** A fault of a row: at the value or key, or at the row when an element is missing. */
export function rowFinding(row: Row, fault: SchemaFault): Finding {
  return {
    spot: {
      row,
      path: fault.absent === true ? fault.path.slice(0, -1) : fault.path,
      target: fault.target,
    },
    ...faultWords(fault),
    ...(fault.severity === undefined ? {} : { severity: fault.severity }),
    ...(fault.fix === undefined ? {} : { fix: { path: fault.path, value: fault.fix } }),
  };
}

/** What a fault says, wherever it is reported. */
export function faultWords(fault: SchemaFault): Omit<Finding, 'spot'> {
  return {
    message: fault.message,
    action: fault.action,
    ...(fault.element === undefined ? {} : { element: fault.element }),
    ...(fault.actual === undefined ? {} : { actual: fault.actual }),
    ...(fault.expected === undefined ? {} : { expected: fault.expected }),
  };
}
