import { expect, test } from 'vitest';
import { isRegionCode, provinceOf } from './region-code.js';

test.each(['000000', '320000', '320583'])('%s is a 地区代码', (code) => {
  expect(isRegionCode(code)).toBe(true);
});

test.each(['', '32058', '3205830', '32058X', '３２０５８３', ' 320583', '320583\n'])(
  '%j is none',
  (code) => {
    expect(isRegionCode(code)).toBe(false);
  },
);

test('the province is the first two digits', () => {
  expect(provinceOf('320583')).toBe('32');
  expect(provinceOf('000000')).toBe('00');
});
