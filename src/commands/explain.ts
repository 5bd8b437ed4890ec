import { UsageError } from '../errors.js';
import { ruleById } from '../rules/index.js';
import { nearest } from '../values/nearest.js';
import type { CommandIo } from './io.js';
import { ruleList, ruleMarkdown, ruleText } from './rule-text.js';

export interface ExplainOptions {
  readonly markdown?: boolean;
}

/**
 * `sitong explain [RULE]`: a rule, its clause, examples and what to do; without
 * an argument the list of all rules.
 *
 * @throws UsageError for an unknown rule, naming the nearest.
 */
export function explainCommand(
  id: string | undefined,
  options: ExplainOptions,
  io: CommandIo,
): number {
  if (id === undefined) {
    io.stdout(options.markdown === true ? ruleMarkdown() : ruleList());
    return 0;
  }
  const rule = ruleById.get(id);
  if (rule === undefined) {
    const near = nearest(id, ruleById.keys());
    throw new UsageError(
      `没有规则“${id}”${near === undefined ? '；sitong explain 列出全部规则' : `，是不是“${near}”？`}`,
    );
  }
  io.stdout(ruleText(rule));
  return 0;
}
