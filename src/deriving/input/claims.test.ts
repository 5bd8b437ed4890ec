import { expect, test } from 'vitest';
import { CLAIM_ANCHOR, readClaims } from './claims.js';
import type { InputError } from './input-table.js';
import { readTextInput } from './read-input.js';

const KNOWN = ['000131003000', '00073190100Y', '000731901001'];
const SCOPE = {
  knows: (code: string) => KNOWN.includes(code),
  codes: () => KNOWN,
  bodies: new Set(['昆山市民政局', '昆山市行政审批局']),
};

function read(text: string) {
  return readClaims(readTextInput(new TextEncoder().encode(text), '承接.csv', CLAIM_ANCHOR), SCOPE);
}

test('claims, reasons and bodies; zeros that a spreadsheet ate are put back', () => {
  const { byCode, corrected, unused } = read(
    '基本编码,承接,理由,说明,机构,序号\n131003000,是,,,昆山市行政审批局,1\n000731901001,否,无相关机构,由苏州市办理,,2\n',
  );
  expect(unused).toEqual(['序号']);
  expect(corrected).toEqual(['第 2 行“131003000”读作 000131003000']);
  expect(byCode.get('000131003000')).toMatchObject({ claimed: true, body: '昆山市行政审批局' });
  expect(byCode.get('000731901001')).toMatchObject({
    claimed: false,
    reason: '无相关机构',
    note: '由苏州市办理',
  });
});

test('each fault is a sentence with row and column', () => {
  let faults: readonly string[] = [];
  try {
    read(
      '基本编码,承接,理由,机构\n000131003001,是,,\n000131003000,可能,,昆山市民政\n000131003000,否,,\n00073190100Y,否,不想办,\n,是,,\n1234,是,,\n',
    );
  } catch (error) {
    faults = (error as InputError).faults;
  }
  expect(faults).toEqual([
    '第 2 行“基本编码”：各级上级目录里都没有“000131003001”，是不是 000131003000？',
    '第 3 行“承接”：应为 是 或 否，写的是“可能”',
    '第 3 行“机构”：机构表里没有“昆山市民政”，是不是“昆山市民政局”？',
    '第 4 行“基本编码”：“000131003000”与第 3 行重复，一项只写一行',
    '第 4 行“理由”：不承接须写理由：地理区位、自然禀赋、无相关机构、下放、取消、无权限 之一',
    '第 5 行“理由”：应为 地理区位、自然禀赋、无相关机构、下放、取消、无权限 之一，写的是“不想办”',
    '第 6 行“基本编码”：没有写基本编码',
    '第 7 行“基本编码”：“1234”不是 12 位基本编码',
  ]);
});
