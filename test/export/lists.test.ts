import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run as inProcess } from '../../src/commands/testing/run.js';
import { EXPORT_TABLES } from '../../src/exporting/content/kinds.js';
import { ROOT } from '../cli/support/run.js';
import { check, copyOf, exportTo, folder, rowsIn } from './support/catalogs.js';

const NEGATIVE = ['进驻事项负面清单', '全程网办负面清单'];
const PLACES = ['320000-江苏省', '320500-苏州市', '320583-昆山市'];
const JIANGSU = join(ROOT, 'catalogs/江苏');

/** Where the shipped catalog keeps a list. */
function listFile(workspace: string, place: string, list: string): string {
  return join(workspace, place, '专项清单', `${list}.yaml`);
}

describe('the negative lists of 江苏', () => {
  test('are computed with reason and clause, and accepted in place of the maintained ones', async () => {
    const out = folder();
    const workspace = copyOf('江苏');
    for (const list of NEGATIVE) {
      const args = [JIANGSU, '--region', '320000', '--below', '--format', 'yaml'];
      const { code, stderr } = await exportTo(`${out}/`, list, ...args);
      expect(code, stderr).toBe(0);
      for (const place of PLACES) {
        const exported = join(out, `${place}-${list}.yaml`);
        expect(rowsIn(exported)).toEqual(rowsIn(listFile(JIANGSU, place, list)));
        for (const row of rowsIn(exported)) {
          expect(row.原因类别).toBeTypeOf('string');
          expect(JSON.stringify(row)).not.toContain('待填');
        }
        cpSync(exported, listFile(workspace, place, list));
      }
    }
    const silent = await check(workspace, '--fail-on', 'note');
    expect(silent.code, silent.stdout).toBe(0);
  });

  test.each(NEGATIVE)(
    '%s without a row: check complains, and export names the row',
    async (list) => {
      const workspace = copyOf('江苏');
      const file = listFile(workspace, '320583-昆山市', list);
      const text = readFileSync(file, 'utf8');
      const [head, ...rows] = text.split(/^(?= {2}- )/m);
      expect(rows).toHaveLength(2);
      writeFileSync(file, `${head}${rows[1]}`);
      const name = rowsIn(listFile(JIANGSU, '320583-昆山市', list))[0]?.事项名称;

      const complained = await inProcess(workspace, 'check', '--region', '320583');
      expect(complained.code).toBe(1);
      expect(complained.stdout).toContain(
        list === NEGATIVE[0] ? 'lists/hall' : 'lists/full-online',
      );

      const out = join(folder(), '清单.yaml');
      const args = [list, '--region', '320583', '--out', out];
      const refused = await inProcess(workspace, 'export', ...args);
      expect(refused.code).toBe(1);
      expect(existsSync(out)).toBe(false);

      const forced = await inProcess(workspace, 'export', ...args, '--force');
      expect(forced.code, forced.stderr).toBe(0);
      expect(forced.stderr).toMatch(new RegExp(`缺少 昆山市 \\S+ ${String(name)}：`));
      expect(rowsIn(out).map(({ 事项名称 }) => 事项名称)).toContain(name);
      expect(readFileSync(out, 'utf8')).toContain('强制导出');
    },
  );

  test('a row that check lets pass and the rows do not bear out is not published silently', async () => {
    const workspace = copyOf('江苏');
    const file = listFile(workspace, '320583-昆山市', '告知承诺事项清单');
    const row =
      '  - 事项名称: 食品经营许可\n    基本编码: "000131003000"\n    承诺内容: 示例\n    要求: 示例\n    法律责任: 示例\n    监管细则: 示例\n';
    writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${row}`);
    expect((await check(workspace, '--region', '320583')).code).toBe(0);
    const out = join(folder(), '清单.yaml');
    const { code, stderr } = await exportTo(
      out,
      '告知承诺事项清单',
      workspace,
      '--region',
      '320583',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('多出 昆山市 000131003000 食品经营许可');
    expect(existsSync(out)).toBe(false);
  });
});

test('every list of 江苏 agrees with what is computed', async () => {
  const out = folder();
  for (const [kind, { variant }] of EXPORT_TABLES) {
    if (variant.list === undefined) continue;
    const args = [JIANGSU, '--region', '000000', '--below', '--out', join(out, `${kind}.yaml`)];
    const { code, stderr } = await inProcess(out, 'export', kind, ...args);
    expect(code, `${kind} ${stderr}`).toBe(0);
    expect(stderr).not.toMatch(/缺少|多出|不同 /);
  }
}, 120_000);

describe('the lists of 广东', () => {
  const GUANGDONG = join(ROOT, 'catalogs/广东');
  const LIST = '全程网办负面清单';

  test('rows are computed, reason and clause are 待填, only --force writes them, marked', async () => {
    const out = join(folder(), '清单.yaml');
    const args = [GUANGDONG, '--region', '440100'];
    const refused = await exportTo(out, LIST, ...args);
    expect(refused.code).toBe(1);
    expect(existsSync(out)).toBe(false);
    const { code, stderr } = await exportTo(out, LIST, ...args, '--force');
    expect(code, stderr).toBe(0);
    const rows = rowsIn(out);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows)
      expect(row).toMatchObject({ 须线下的环节: '待填', 原因类别: '待填', 法律依据: '待填' });
    expect(stderr).toMatch(/待填 广州市 /);
    expect(readFileSync(out, 'utf8')).toMatch(/强制导出：检查有 \d+ 个错误；有 \d+ 行待填/);
  });

  test('what the source says nothing of is not computed', async () => {
    const out = join(folder(), '清单.yaml');
    const args = [GUANGDONG, '--region', '440100', '--force', '--out', out];
    const { code, stderr } = await inProcess(ROOT, 'export', '进驻事项负面清单', ...args);
    expect(code).toBe(3);
    expect(stderr).toContain('是否进驻政务大厅未载，无从计算');
    expect(existsSync(out)).toBe(false);
  });
});
