import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from './testing/text.arbitrary.js';
import { neutralText, normalizeText } from './text.js';

describe('neutralText', () => {
  const JIANGSU = ['江苏省', '苏州市', '昆山市'];
  const same = (a: string, b: string, names: readonly string[] = JIANGSU): boolean =>
    neutralText(a, names) === neutralText(b, names);

  test.each([
    ['符合条件的全省性宗教团体', '符合条件的全市性宗教团体'],
    ['全国性社会团体', '全省性社会团体'],
    ['省级公立医院证明', '县级公立医院证明'],
    ['省人民政府批准文件', '市人民政府批准文件'],
    ['县级以上地方人民政府批准', '市级以上地方人民政府批准'],
    ['省、自治区、直辖市人民政府批准', '设区的市人民政府批准'],
    ['具有本省户籍', '具有昆山市户籍'],
    ['具有江苏省户籍', '具有昆山户籍'],
    ['江苏省苏州市居住证', '昆山市居住证'],
    ['省教育厅批复', '市教育局批复'],
    ['省内枪支运输申请表', '跨省枪支运输申请表'],
    ['跨市迁移证明', '跨县迁移证明'],
    ['本行政区域内有固定住所', '本市有固定住所'],
    ['江苏省食品经营许可申请表', '食品经营许可申请表'],
    ['《昆山市食品经营许可申请书》', '《食品经营许可申请书》'],
    ['全区范围内', '全市范围内'],
    ['区级证明。', '市级证明'],
  ])('%s and %s are the same', (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  test.each([
    ['从业3年以上', '从业5年以上'],
    ['本市居住满三年', '本市居住满五年'],
    ['昆山市户籍证明', '户籍证明'],
    ['省级公立医院证明', '公立医院证明'],
    ['国家级实验室证明', '省级实验室证明'],
    ['国内生产企业', '省内生产企业'],
    ['占用国道的证明', '占用县道的证明'],
    ['占用省道的证明', '占用县道的证明'],
    ['村级证明', '县级证明'],
    ['保护区内', '保护区外'],
    ['南通市户籍', '昆山市户籍'],
    ['江苏省房屋所有权证书', '房屋所有权证书'],
    ['未受过刑事处罚承诺书', '未受过行政处罚承诺书'],
  ])('%s and %s are different', (a, b) => {
    expect(same(a, b)).toBe(false);
  });

  test('names of autonomous regions, and names that are common words', () => {
    const names = ['新疆维吾尔自治区', '延边朝鲜族自治州', '城区'];
    expect(same('新疆户籍', '延边户籍', names)).toBe(true);
    expect(same('新疆维吾尔自治区户籍', '延边朝鲜族自治州户籍', names)).toBe(true);
    expect(same('湘西户籍', '白沙户籍', ['湘西土家族苗族自治州', '白沙黎族自治县'])).toBe(true);
    expect(neutralText('城区道路', names)).toBe('城区道路');
  });

  test('without names, and with characters that mean something in a pattern', () => {
    expect(neutralText('昆山市居住证（原件）', [])).toBe('昆山◇居住证(原件)');
    expect(neutralText('a.c(市)', ['a.c', ''])).toBe('◇(◇)');
    expect(neutralText('abc', ['a.c'])).toBe('abc');
  });

  test('arrays with other names do not share a memory, however many there are', () => {
    const lists = Array.from({ length: 30 }, (_, at) => [`第${at}市`]);
    for (let round = 0; round < 2; round++) {
      for (const [at, names] of lists.entries()) {
        expect(neutralText('第7市户籍', names)).toBe(at === 7 ? '◇户籍' : '第7◇户籍');
      }
    }
  });

  test('leaves digits alone', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const once = neutralText(raw, JIANGSU);
        const digits = (from: string) => from.replace(/\D/g, '');
        expect(digits(once)).toBe(digits(normalizeText(raw)));
      }),
    );
  });
});
