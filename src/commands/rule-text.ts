import type { Severity } from '../model/severity.js';
import { exampleText } from '../rules/example-workspace.js';
import { rules } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  note: '提示',
};

/** One rule as `sitong explain` prints it. */
export function ruleText(rule: Rule): string {
  return [
    `${rule.id}  ${rule.title}（${SEVERITY_WORDS[rule.severity]}）`,
    '',
    `比较：${rule.compares}`,
    `道理：${rule.why}`,
    `依据：${rule.clause}`,
    `办法：${rule.action}`,
    `有疑问由谁定：${rule.decides}`,
    '',
    `会报告：${rule.examples.fires.shows}`,
    indent(shown(rule, 'fires')),
    `不会报告：${rule.examples.silent.shows}`,
    indent(shown(rule, 'silent')),
    '关闭或改变级别：在 sitong.yaml 的 规则 里写',
    indent(`规则: { ${rule.id}: warning }   # error | warning | note | off`),
    '只豁免一行：在 sitong.yaml 里写（理由必填）',
    indent(
      `豁免:\n  - { 规则: ${rule.id}, 地区: "地区代码", 编码: "编码", 理由: …, 批准文号: …, 到期日期: YYYY-MM-DD }`,
    ),
  ].join('\n');
}

/** An example of a rule; one that only judges changes shows both sides. */
function shown({ checks, examples }: Rule, which: 'fires' | 'silent'): string {
  const judges = Object.keys(checks);
  const onlyChanges = judges.length === 1 && judges[0] === 'change';
  return onlyChanges ? exampleText(examples[which], true) : exampleText(examples[which]);
}

/** All rules, one line each, by group. */
export function ruleList(): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(
    ({ id, severity, title }) => `${id.padEnd(width)}  ${SEVERITY_WORDS[severity]}  ${title}`,
  );
  return `${lines.join('\n')}\n\n${rules.length} 条规则；sitong explain <规则> 看一条的说明\n`;
}

/** The rule table of the docs. */
export function ruleMarkdown(): string {
  const head = [
    '# 规则',
    '',
    '本页由 `sitong explain --markdown` 生成，不要手改。',
    '',
    '| 规则 | 级别 | 名称 | 比较 | 依据 |',
    '| --- | --- | --- | --- | --- |',
  ];
  const rows = rules.map(
    ({ id, severity, title, compares, clause }) =>
      `| [\`${id}\`](#${id.replace('/', '')}) | ${SEVERITY_WORDS[severity]} | ${cell(title)} | ${cell(compares)} | ${cell(clause)} |`,
  );
  const details = rules.flatMap((rule) => [
    '',
    `## ${rule.id}`,
    '',
    `**${rule.title}**（${SEVERITY_WORDS[rule.severity]}）。${rule.why}`,
    '',
    `- 比较：${rule.compares}`,
    `- 依据：${rule.clause}`,
    `- 办法：${rule.action}`,
    `- 有疑问由谁定：${rule.decides}`,
    '',
    `会报告：${rule.examples.fires.shows}`,
    '',
    '```yaml',
    comment(shown(rule, 'fires')),
    '```',
    '',
    `不会报告：${rule.examples.silent.shows}`,
    '',
    '```yaml',
    comment(shown(rule, 'silent')),
    '```',
  ]);
  return `${[...head, ...rows, ...details].join('\n')}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
    .concat('\n');
}

/** The file names of an example become comments, so that the block is YAML. */
function comment(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (/^[^\s].*\.yaml：|^变更[前后]：/.test(line) ? `# ${line}` : line))
    .join('\n');
}
