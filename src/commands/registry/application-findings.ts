import { Chalk } from 'chalk';
import { inOrder } from '../../engine/order.js';
import { sign } from '../../engine/sign.js';
import type { Finding, SignedFinding } from '../../model/finding.js';
import type { Severity } from '../../model/severity.js';
import type { SourceText } from '../../model/source.js';
import { findingLines } from '../../report/pretty-finding.js';
import { ruleById } from '../../rules/index.js';
import type { Rule } from '../../rules/rule.js';
import type { CommandIo } from '../io.js';

/** How grave a finding of a document is. */
export function severityOf(rule: string, finding: Finding): Severity {
  return finding.severity ?? ruleOf(rule).severity;
}

function ruleOf(id: string): Rule {
  const rule = ruleById.get(id);
  if (rule === undefined) throw new Error(`没有规则 ${id}`);
  return rule;
}

/**
 * Shows what is wrong with one document, with place and source line as `check` does.
 *
 * @returns the exit code: 1 when anything is an error.
 */
export function reportFindings(
  source: SourceText,
  findings: readonly SignedFinding[],
  io: CommandIo,
): number {
  if (findings.length === 0) return 0;
  const lines = source.text.split(/\r\n|\n|\r/);
  const style = {
    chalk: new Chalk({ level: io.color ? 1 : 0 }),
    sourceLine: (_workspace: string | undefined, _file: string, line: number) => lines[line - 1],
  };
  const diagnostics = inOrder(
    findings.map(({ rule, finding }) =>
      sign(ruleOf(rule), finding, severityOf(rule, finding), new Map()),
    ),
  );
  for (const diagnostic of diagnostics) {
    io.stdout(`${findingLines(diagnostic, style).join('\n')}\n\n`);
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return 0;
  io.stderr(`sitong：没有提交：申请有 ${errors} 处错误，改正后再提交\n`);
  return 1;
}
