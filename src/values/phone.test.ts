import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSamePhone, type Phone, phonesIn } from './phone.js';

/** A number in short: area/digits#extension, the kind in front unless it is a landline. */
function short({ kind, area, digits, extension }: Phone): string {
  const name = kind === 'landline' ? '' : `${kind}:`;
  return `${name}${area === undefined ? '' : `${area}/`}${digits}${extension === undefined ? '' : `#${extension}`}`;
}

describe('phonesIn', () => {
  test.each([
    ['020-83134173', ['020/83134173']],
    ['电话：０５１２—５７３０００００', ['0512/57300000']],
    ['（020）8313 4173', ['020/83134173']],
    ['(0755)8888 8888', ['0755/88888888']],
    ['02083134173', ['020/83134173']],
    ['020/83134173', ['020/83134173']],
    ['+86-512-65123456', ['0512/65123456']],
    ['86 20 88888888', ['020/88888888']],
    ['（86-20）88888888', ['020/88888888']],
    ['020- 83134173', ['020/83134173']],
    ['0512-6512345', ['0512/6512345']],
    ['83134173', ['83134173']],
    ['5730000', ['5730000']],
    ['38835438/38835439', ['38835438', '38835439']],
    ['020-83134173、83134174', ['020/83134173', '020/83134174']],
    ['区号：0512，电话 57300000', ['0512/57300000']],
    [
      '省厅：020-83134173；深圳：0755-88888888、83134174',
      ['020/83134173', '0755/88888888', '0755/83134174'],
    ],
    ['0512-65123456转8001', ['0512/65123456#8001']],
    ['0512-65123456（转8001）', ['0512/65123456#8001']],
    ['0512-65123456-801', ['0512/65123456#801']],
    ['0512-65123456 分机：801', ['0512/65123456#801']],
    ['020-83134173-83134174', ['020/83134173', '020/83134174']],
    ['12345', ['hotline:12345']],
    ['020-12345-1-9', ['hotline:12345#1-9']],
    ['110、119', ['hotline:110', 'hotline:119']],
    ['020-95598', ['hotline:95598']],
    ['96110', ['hotline:96110']],
    ['400-830-2116', ['hotline:4008302116']],
    ['群众热线：020-83134173', ['020/83134173']],
    ['微信、电话：020-83134173', ['020/83134173']],
    ['13800138000', ['mobile:13800138000']],
    ['138 0013 8000', ['mobile:13800138000']],
  ])('%s', (text, expected) => {
    expect(phonesIn(text).map(short)).toEqual(expected);
  });

  test.each([
    ['政民路51号1203室'],
    ['8310室'],
    ['9:00—17:00，13:30—17:30'],
    ['20210501'],
    ['2020-2021年'],
    ['邮政编码：510045'],
    ['QQ群：12345678'],
    ['微信号 12345678'],
    ['12345678@qq.com'],
    ['http://www.gdsf.gov.cn/column.do?colId=12345678'],
    ['1234swjw'],
    ['020-123456789'],
    ['窗口咨询'],
    [''],
  ])('%s holds no telephone', (text) => {
    expect(phonesIn(text)).toEqual([]);
  });

  test('says what is written', () => {
    expect(phonesIn('咨询电话（020）8313 4173转8001，上午').map(({ written }) => written)).toEqual([
      '（020）8313 4173转8001',
    ]);
  });

  test('reads a landline in any usual form', () => {
    const area = fc.constantFrom('010', '020', '0512', '0755');
    const digits = fc.integer({ min: 20_000_000, max: 89_999_999 }).map(String);
    const form = fc.constantFrom<(area: string, digits: string) => string>(
      (a, d) => `${a}-${d}`,
      (a, d) => `（${a}）${d}`,
      (a, d) => `${a}${d}`,
      (a, d) => `电话：${a}—${d.slice(0, 4)} ${d.slice(4)}（工作时间）`,
    );
    fc.assert(
      fc.property(area, digits, form, (a, d, write) => {
        expect(phonesIn(write(a, d)).map(short)).toEqual([`${a}/${d}`]);
      }),
    );
  });
});

test.each([
  ['0512-57300000', '（0512）57300000', true],
  ['0512-57300000', '57300000', true],
  ['0512-57300000', '0513-57300000', false],
  ['0512-57300000转1', '0512-57300000转2', false],
  ['0512-57300000', '0512-57300001', false],
  ['13800138000', '138-0013-8000', true],
])('%s and %s: same is %s', (a, b, same) => {
  const [left] = phonesIn(a);
  const [right] = phonesIn(b);
  expect(isSamePhone(left!, right!)).toBe(same);
});
