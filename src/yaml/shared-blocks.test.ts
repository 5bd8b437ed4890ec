import { describe, expect, it } from 'vitest';
import { ownText } from '../values/own-text.js';
import { quickValue } from './quick.js';
import { SharedBlocks } from './shared-blocks.js';

describe('shared blocks', () => {
  const list = (text: string, at: number) =>
    (quickValue(text) as { value: { 事项: { 受理条件: string[] }[] } }).value.事项[at]?.受理条件;
  const row = (name: string, condition: string) =>
    `  - 事项名称: ${name}\n    受理条件:\n      - 有与经营的品种和数量相适应的固定场所\n      - ${condition}\n`;

  it('gives rows that are written alike one list, and others their own', () => {
    const text = `事项:\n${row('甲', '有章程')}${row('乙', '有章程')}${row('丙', '有资金')}`;
    expect(list(text, 0)).toEqual(['有与经营的品种和数量相适应的固定场所', '有章程']);
    expect(list(text, 1)).toBe(list(text, 0));
    expect(list(text, 2)).toEqual(['有与经营的品种和数量相适应的固定场所', '有资金']);
    expect(list(`# 另一个文件\n${text}`, 0)).toBe(list(text, 0));
  });

  it('holds no more than it may, and keeps what is asked for', () => {
    const shared = new SharedBlocks(1000);
    const first = {};
    shared.set(ownText('常用'.repeat(10)), first);
    for (let i = 0; i < 500; i++) {
      shared.set(ownText(`${i}少用`.repeat(10)), {});
      expect(shared.get('常用'.repeat(10))).toBe(first);
    }
    expect(shared.get('0少用'.repeat(10))).toBeUndefined();
    expect(shared.get('499少用'.repeat(10))).toBeDefined();
  });
});
