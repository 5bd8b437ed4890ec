import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { loadMapping } from '../../src/importing/mapping/load.js';

const GOOD = `名称: 甲
地区:
  列: 区划
  名称: { "440000": 广东省 }
输出:
  - 类别: 实施清单
    文件: "{地区}/清单.yaml"
    要素:
      基本编码: 编码
      事项类型:
        列: 类型
        变换:
          - 去空白
          - 代码词: 类型
代码表:
  类型: { "01": 行政许可 }
`;

/** What is replaced in the good mapping → the line and the words of the sentence. */
const FAULTS: readonly [string, string, number, RegExp][] = [
  ['名称: 甲', '名称: [', 2, /不是合法的 YAML/],
  ['名称: 甲', '名字: 甲', 1, /不认识的键「名字」/],
  ['类别: 实施清单', '类别: 实施目录', 6, /「类别」应为 .*实施清单.* 之一/],
  ['文件: "{地区}/清单.yaml"', '首部: { 版本: 1 }', 6, /缺少「文件」/],
  ['文件: "{地区}/清单.yaml"', '文件: "a.yaml"\n    说明: 无', 8, /不认识的键「说明」/],
  ['{地区}/清单.yaml', '../{地区}.yaml', 7, /输出文件夹内的相对路径/],
  ['{地区}/清单.yaml', '/etc/{地区}.yaml', 7, /输出文件夹内的相对路径/],
  ['{地区}/清单.yaml', '.git/{地区}.yaml', 7, /输出文件夹内的相对路径/],
  ['{地区}/清单.yaml', 'a\\\\..\\\\b.yaml', 7, /输出文件夹内的相对路径/],
  ['{地区}/清单.yaml', '{地区}.exe', 7, /\.yaml 或 \.yml/],
  ['{地区}/清单.yaml', '{列}/清单.yaml', 7, /不认识的占位「\{列\}」/],
  ['- 去空白', '- 去空格', 13, /没有「去空格」这种变换；可用：.*去空白/],
  ['- 去空白', '- { 去空白: 1 }', 13, /变换「去空白」的参数不对/],
  ['- 去空白', '- { 截取: { 从: 0, 长: 1 } }', 13, /变换「截取」的参数不对：「从」/],
  ['- 去空白', '- { 时限: { 单位: { 天: 日 } } }', 13, /变换「时限」的参数不对：「天」应为 工作日/],
  ['- 去空白', '- [去空白]', 13, /变换应是一个名称/],
  ['- 代码词: 类型', '- 代码词: 级别', 14, /代码表 中没有「级别」/],
  ['基本编码: 编码', '基本编码: { 列: 编码, 常量: "1" }', 9, /「列」或「常量」/],
  ['基本编码: 编码', '基本编码: {}', 9, /「列」或「常量」/],
  ['基本编码: 编码', '基本编码: { 列: 编码, 当: { 列: 状态 } }', 9, /条件应写 等于/],
  ['    要素:', '    去重: 编号\n    要素:', 8, /去重 用到的「编号」不在 要素 中/],
  ['    要素:', '    首部: { 地区: "1" }\n    要素:', 8, /「地区」由导入写出/],
  ['广东省 }', '../广东 }', 4, /不能用作文件名/],
  ['"440000": 广东省', '"44": 广东省', 4, /「44」不是六位地区代码/],
];

describe('a mapping with a fault', () => {
  it('is none to begin with', () => {
    expect(loadMapping(GOOD, '映射.yaml').outputs).toHaveLength(1);
  });

  it.each(FAULTS)('%s → %s: line %d', (from, to, line, sentence) => {
    const text = GOOD.replace(from, to);
    expect(text).not.toBe(GOOD);
    const load = () => loadMapping(text, '导入/映射.yaml');
    expect(load).toThrow(UsageError);
    expect(load).toThrow(sentence);
    expect(load).toThrow(new RegExp(`^导入/映射\\.yaml:${line} [^\\n]*。$`, 'u'));
  });

  it('refuses an alias bomb', () => {
    const levels = ['a: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i += 1) {
      levels.push(`b${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(', ')}]`);
    }
    expect(() => loadMapping(levels.join('\n'), '映射.yaml')).toThrow(UsageError);
  });
});
