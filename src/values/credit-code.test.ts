import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCodeCheck } from './credit-code.js';

/** Real codes of domain §3.5, both check digits computed by hand there. */
const REAL = [
  '113205000141492526',
  '11650000010183859F',
  '11440232MB2D06811W',
  '12441500196720244T',
  '11440000MB2D0164XH',
  '11440100007482575H',
  '114403006939513773',
  '11440300MB2D072246',
  '11440000006940116U',
  '11440000006939801C',
  '11450721MB15580811',
  '11450721348531435D',
  '114507210081153718',
  '11440100007483172Q',
  '11100000725469674L',
];

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('creditCodeCheck', () => {
  test.each(REAL)('%s is right', (code) => {
    expect(creditCodeCheck(code)).toEqual({ ok: true });
  });

  test('a published code with a wrong check digit', () => {
    const check = creditCodeCheck('13440000515356094L');
    expect(check).toMatchObject({ ok: false, kind: 'check-digit' });
    if (check.ok) return;
    expect(check.message).toContain(`第18位校验码应为“${check.expected}”，实际为“L”`);
    expect(check.message).toContain('第17位组织机构代码校验码也不符');
  });

  test('a code whose own check character fits but whose organisation code does not', () => {
    const [head] = REAL[0]!.match(/^.{16}/) ?? [''];
    const found = [...ALPHABET]
      .map((last) => creditCodeCheck(`${head}3${last}`))
      .filter((check) => !check.ok && check.kind === 'organisation-check-digit');
    expect(found).toEqual([
      expect.objectContaining({
        expected: '2',
        message: '第17位组织机构代码校验码应为“2”，实际为“3”',
      }),
    ]);
  });

  test.each([
    ['TE440000GD030003VV', 'stand-in', 'TE开头'],
    ['11440000006940116', 'length', '应为18位，实际为17位'],
    ['', 'length', '实际为0位'],
    ['TE44', 'length', '实际为4位'],
    ['１1440000006940116U', 'full-width', '应改为半角“11440000006940116U”'],
    ['11440000006940116u', 'characters', '第18位“u”不能用于统一社会信用代码：字母应大写'],
    ['1144000000694O116U', 'characters', '第14位“O”'],
    ['11440000006９40116U', 'full-width', '“９”'],
  ])('%s: %s', (code, kind, words) => {
    const check = creditCodeCheck(code);
    expect(check).toMatchObject({ ok: false, kind });
    expect(check.ok ? '' : check.message).toContain(words);
  });

  test('one wrong character is always found', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...REAL),
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...ALPHABET),
        (code, at, character) => {
          fc.pre(code.charAt(at) !== character);
          const wrong = code.slice(0, at) + character + code.slice(at + 1);
          expect(creditCodeCheck(wrong)).toMatchObject({ ok: false, kind: 'check-digit' });
        },
      ),
    );
  });

  test('the expected character repairs a wrong last one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...REAL), fc.constantFrom(...ALPHABET), (code, character) => {
        fc.pre(!code.endsWith(character));
        const check = creditCodeCheck(code.slice(0, 17) + character);
        expect(check).toMatchObject({ ok: false, expected: code.charAt(17) });
      }),
    );
  });
});
