import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { runCli } from '../../src/cli.js';
import {
  baseFiles,
  COUNTY_PROCEDURE,
  countyRows,
  documentText,
  type Files,
  PATHS,
  REGIONS,
  row,
} from '../cli/support/base-workspace.js';
import { AS_OF, type Outcome, ROOT, run } from '../cli/support/run.js';

const SCHEMAS = new Map<string, ReturnType<Ajv2020['compile']>>();

/** Checks a value against a published schema. */
export function expectValid(value: unknown, schema: string): void {
  let validate = SCHEMAS.get(schema);
  if (validate === undefined) {
    const text = readFileSync(join(ROOT, 'schemas', schema), 'utf8');
    validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(text) as object);
    SCHEMAS.set(schema, validate);
  }
  expect(validate(value) ? [] : validate.errors).toEqual([]);
}

/** `sitong stats … --format json` as a process of its own, checked against its published schema. */
export async function statsJson<T>(
  args: readonly string[],
  schema = 'stats.schema.json',
): Promise<Outcome & { readonly stats: T }> {
  const outcome = await run(['stats', ...args, '--as-of', AS_OF, '--format', 'json']);
  expect(outcome.stdout, outcome.stderr).not.toBe('');
  const stats = JSON.parse(outcome.stdout) as T;
  expectValid(stats, schema);
  return { ...outcome, stats };
}

/** What a terminal of so many columns shows. */
export async function onTerminal(
  args: readonly string[],
  columns: number,
  color = false,
): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const code = await runCli(['stats', ...args, '--as-of', AS_OF], {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    cwd: ROOT,
    today: AS_OF,
    now: () => new Date(`${AS_OF}T09:00:00`),
    color,
    columns,
    progress: false,
  });
  return { code, stdout, stderr };
}

const TAICANG = '11320585MB00000273';

/** Two counties of one city: 昆山 as the city has it, 太仓 with another list of materials and time. */
export function twoCounties(
  changes: Readonly<Record<string, string | undefined>> = {},
  differences: Readonly<Record<string, string | undefined>> = {
    申请材料:
      '[{ 材料名称: 食品经营许可申请书, 材料必要性: 必要 }, { 材料名称: 无犯罪记录证明, 材料必要性: 必要 }]',
    法定办结时限: '30',
    承诺办结时限: '15',
  },
): Files {
  return baseFiles({
    [PATHS.regions]: `${REGIONS}  - { 地区代码: "320585", 地区名称: 太仓市, 层级: 县级, 上级: "320500" }\n`,
    '太仓/基本目录.yaml': documentText('基本目录', '320585', countyRows()),
    '太仓/实施清单.yaml': documentText('实施清单', '320585', [
      row(COUNTY_PROCEDURE, {
        实施编码: `"${TAICANG}4000131901000"`,
        实施主体: '太仓市市场监督管理局',
        实施主体编码: `"${TAICANG}"`,
        ...differences,
      }),
    ]),
    ...changes,
  });
}
