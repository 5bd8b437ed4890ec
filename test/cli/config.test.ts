import { afterAll, describe, expect, test } from 'vitest';
import { Playground } from './support/base-workspace.js';
import { expectOneLine, run } from './support/run.js';

interface Case {
  readonly config: string | Uint8Array;
  /** Other files, such as an overlay. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the line must contain: place first. */
  readonly says: readonly string[];
}

const OVERLAY = '扩展: [扩展.yaml]\n';
const PROFILE = '编码方案: 方案.yaml\n';
const element = (text: string) => ({ '扩展.yaml': `要素:\n  - { ${text} }\n` });

const cases: Readonly<Record<string, Case>> = {
  'unknown key': {
    config: '名称: 甲\n同要表: [事项名称]\n',
    says: ['sitong.yaml:2:1 ', '同要表', '是不是“同要素”'],
  },
  'unknown key, none near': { config: '联系人: 张三\n', says: ['sitong.yaml:1:1 ', '联系人'] },
  'prototype key': { config: '__proto__: {}\n', says: ['sitong.yaml:1:1 ', '__proto__'] },
  'a list': { config: '- 甲\n', says: ['sitong.yaml:1:1 ', '键值对'] },
  'a sentence': { config: '你好\n', says: ['sitong.yaml:1:1 ', '键值对'] },
  'two documents': { config: '名称: 甲\n---\n规则: { same/name: off }\n', says: ['sitong.yaml:'] },
  'duplicate key': { config: '名称: 甲\n名称: 乙\n', says: ['sitong.yaml:2:1 ', '两次'] },
  'tab indentation': {
    config: '规则:\n\tsame/name: off\n',
    says: ['sitong.yaml:2:1 ', '制表符'],
  },
  'not UTF-8': {
    config: Uint8Array.from([0xc3, 0xfb, 0xb3, 0xc6, 0x3a, 0x20, 0x78]),
    says: ['sitong.yaml', 'UTF-8'],
  },
  'deep nesting': {
    config: `规则: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
    says: ['sitong.yaml:1:104 ', '嵌套'],
  },

  'unknown rule': {
    config: '规则:\n  same/nam: off\n',
    says: ['sitong.yaml:2:3 ', '是不是“same/name”'],
  },
  'unknown rule named like a property': {
    config: '规则: { constructor: off }\n',
    says: ['sitong.yaml:1:7 ', 'constructor'],
  },
  'unknown rule named like the prototype': {
    config: '规则: { __proto__: off }\n',
    says: ['sitong.yaml:1:7 ', '__proto__'],
  },
  'unknown severity': {
    config: '规则:\n  same/name: eror\n',
    says: ['sitong.yaml:2:14 ', '是不是“error”'],
  },
  'severity as a boolean': {
    config: '规则:\n  same/name: false\n',
    says: ['sitong.yaml:2:14 ', 'off'],
  },

  'unknown key in 覆盖': {
    config: '覆盖:\n  - { 层极: 县级, 规则: { same/name: warning } }\n',
    says: ['sitong.yaml:2:7 ', '是不是“层级”'],
  },
  'unknown rule in 覆盖': {
    config: '覆盖:\n  - { 层级: 县级, 规则: { same/nema: warning } }\n',
    says: ['sitong.yaml:2:21 ', '是不是“same/name”'],
  },
  'unknown level in 覆盖': {
    config: '覆盖:\n  - { 层级: 区级, 规则: { same/name: warning } }\n',
    says: ['sitong.yaml:2:11 ', '区级', '第 1 '],
  },
  'undeclared region in 覆盖': {
    config: '覆盖:\n  - { 地区: "320584", 规则: { same/name: warning } }\n',
    says: ['sitong.yaml:2:11 ', '320584', '320583'],
  },
  'unknown type in 覆盖': {
    config: '覆盖:\n  - { 类型: 行政许克, 规则: { same/name: warning } }\n',
    says: ['sitong.yaml:2:11 ', '是不是“行政许可”'],
  },
  'unquoted region in 覆盖': {
    config: '覆盖:\n  - { 地区: 320583, 规则: { same/name: warning } }\n',
    says: ['sitong.yaml:2:11 ', '引号'],
  },
  '覆盖 without rules': {
    config: '覆盖:\n  - { 层级: 县级 }\n',
    says: ['sitong.yaml:2:5 ', '规则'],
  },
  '覆盖 as a mapping': { config: '覆盖: { 层级: 县级 }\n', says: ['sitong.yaml:1:5 ', '列表'] },

  'unknown rule in 豁免': {
    config: '豁免:\n  - { 规则: same/nema, 理由: 甲 }\n',
    says: ['sitong.yaml:2:11 ', '是不是“same/name”'],
  },
  'unknown key in 豁免': {
    config: '豁免:\n  - { 规则: same/name, 理由: 甲, 到期: 2026-01-01 }\n',
    says: ['sitong.yaml:2:29 ', '是不是“到期日期”'],
  },
  'a day in words in 豁免': {
    config: '豁免:\n  - { 规则: same/name, 理由: 甲, 到期日期: 明年 }\n',
    says: ['sitong.yaml:2:35 ', '明年', 'YYYY-MM-DD'],
  },
  'a day that is none in 豁免': {
    config: '豁免:\n  - { 规则: same/name, 理由: 甲, 到期日期: 2026-02-30 }\n',
    says: ['sitong.yaml:2:35 ', '2026-02-30'],
  },
  'unquoted code in 豁免': {
    config: '豁免:\n  - { 规则: same/name, 理由: 甲, 编码: 000131901000 }\n',
    says: ['sitong.yaml:2:33 ', '引号'],
  },

  'unknown element in 同要素': {
    config: '同要素: [事项名称, 事项类形]\n',
    says: ['sitong.yaml:1:13 ', '是不是“事项类型”'],
  },
  '同要素 as a word': { config: '同要素: 事项名称\n', says: ['sitong.yaml:1:6 ', '列表'] },
  '忽略 as a word': { config: '忽略: 草稿\n', says: ['sitong.yaml:1:5 ', '列表'] },

  'unknown profile': {
    config: '编码方案: 广冬\n',
    says: ['sitong.yaml:1:7 ', '是不是“广东”'],
  },
  'missing profile': { config: PROFILE, says: ['sitong.yaml:1:7 ', '方案.yaml', '不存在'] },
  'profile outside the workspace': {
    config: '编码方案: ../方案.yaml\n',
    says: ['sitong.yaml:1:7 ', '../方案.yaml', '工作区'],
  },
  'unknown key in a profile': {
    config: PROFILE,
    files: { '方案.yaml': '名称: 本省\n事项类形: {}\n' },
    says: ['方案.yaml:2:1 ', '是不是“事项类型”'],
  },
  'profile without a name': {
    config: PROFILE,
    files: { '方案.yaml': '事项类型: {}\n' },
    says: ['方案.yaml:1:1 ', '名称'],
  },
  'empty profile': { config: PROFILE, files: { '方案.yaml': '' }, says: ['方案.yaml:1:1 '] },

  'missing overlay': { config: OVERLAY, says: ['sitong.yaml:1:6 ', '扩展.yaml', '不存在'] },
  'overlay outside the workspace': {
    config: '扩展: [../扩展.yaml]\n',
    says: ['sitong.yaml:1:6 ', '../扩展.yaml', '工作区'],
  },
  'unknown key in an overlay': {
    config: OVERLAY,
    files: { '扩展.yaml': '要数: []\n' },
    says: ['扩展.yaml:1:1 ', '是不是“要素”'],
  },
  'unknown key of an element': {
    config: OVERLAY,
    files: element('类别: 基本目录, 名称: 主题, 形壮: word, 向下: 相同'),
    says: ['扩展.yaml:2:', '形'],
  },
  'unknown shape of an element': {
    config: OVERLAY,
    files: element('类别: 基本目录, 名称: 主题, 形状: words2, 向下: 相同'),
    says: ['扩展.yaml:2:29 ', '是不是“words”'],
  },
  'an element of the standard redefined': {
    config: OVERLAY,
    files: element('类别: 基本目录, 名称: 事项名称, 形状: text, 向下: 自主'),
    says: ['扩展.yaml:2:', '事项名称'],
  },
  'an element named like the prototype': {
    config: OVERLAY,
    files: element('类别: 基本目录, 名称: __proto__, 形状: text, 向下: 自主'),
    says: ['扩展.yaml:2:', '__proto__'],
  },
  'unknown element made required': {
    config: OVERLAY,
    files: { '扩展.yaml': '必填:\n  基本目录: [服务对像]\n' },
    says: ['扩展.yaml:2:', '是不是“服务对象”'],
  },
  'words for an element without dictionary': {
    config: OVERLAY,
    files: { '扩展.yaml': '词典:\n  基本目录: { 事项名称: [甲] }\n' },
    says: ['扩展.yaml:2:', '事项名称'],
  },
  'missing law library': { config: '法律库: [法规.csv]\n', says: ['sitong.yaml:1:7 ', '法规.csv'] },
  'law library outside the workspace': {
    config: '法律库: [../法规.csv]\n',
    says: ['sitong.yaml:1:7 ', '../法规.csv'],
  },
};

describe('a wrong configuration is one line with its place, exit 2', () => {
  const playground = new Playground();
  afterAll(() => playground.remove());

  test.concurrent.each(Object.entries(cases))('%s', async (_title, { config, files, says }) => {
    const root = playground.base({ 'sitong.yaml': config, ...files });
    const { code, stdout, stderr } = await run(['check', root]);
    expect(code, stderr).toBe(2);
    expectOneLine(stderr);
    for (const words of says) expect(stderr).toContain(words);
    expect(stdout).toBe('');
  });

  test('what is not written is no fault', async () => {
    const empty = playground.base({ 'sitong.yaml': '' });
    const comments = playground.base({ 'sitong.yaml': '# 都用缺省\n' });
    for (const root of [empty, comments]) expect((await run(['check', root])).code).toBe(0);
  });
});
