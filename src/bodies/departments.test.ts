import { describe, expect, test } from 'vitest';
import { builtInProfile } from '../standard/profile.js';
import { parseAgency } from './agency.js';
import { ALL_LINES, isNear, LINES_OF_WORD, lineOfDigits } from './departments.js';
import { LINES } from './lines.js';
import { partsBeyond, partsOfOtherLines } from './range.js';

describe('the table of departments', () => {
  const { departments } = builtInProfile('国家');

  test.each([...departments].filter(([digits]) => digits !== '99'))('%s %s', (digits, name) => {
    const line = lineOfDigits(digits);
    expect(line).toBeDefined();
    const lines = parseAgency(name).parts[0]?.lines;
    expect(lines instanceof Set && lines.has(line!)).toBe(true);
  });

  test('every number of the table is one of the national profile, once', () => {
    const digits = ALL_LINES.map((line) => LINES[line].digits).filter((each) => each !== '');
    expect(digits.filter((each) => !departments.has(each))).toEqual([]);
    expect(new Set(digits).size).toBe(digits.length);
  });

  test('every word is read in an expression, before every kind of organ', () => {
    const misread = [...LINES_OF_WORD].flatMap(([word, lines]) =>
      ['部门', '主管部门', '管理部门', '行政主管部门', '局', '管理局', '委员会', '机构']
        .map((organ) => `县级${word}${organ}`)
        .filter((text) => {
          const [part, ...more] = parseAgency(text).parts;
          const read = part?.lines instanceof Set ? [...part.lines] : [];
          return more.length > 0 || read.join() !== [...lines].join();
        }),
    );
    expect(misread).toEqual([]);
  });

  test('nearness is mutual, and most lines are strangers', () => {
    for (const one of ALL_LINES) {
      expect(isNear(one, one)).toBe(true);
      for (const other of ALL_LINES) expect(isNear(one, other)).toBe(isNear(other, one));
      expect(ALL_LINES.filter((other) => isNear(one, other)).length).toBeLessThan(10);
    }
    expect(isNear('民政', '市场监管')).toBe(false);
    expect(isNear('教育', '卫生健康')).toBe(false);
  });
});

/** An old or local name that stands for the line of a department of today. */
const SAME: readonly (readonly [string, string])[] = [
  ['昆山市市场监督管理局', '县级以上工商行政管理部门'],
  ['昆山市市场监督管理局', '县级以上质量技术监督部门'],
  ['昆山市市场监督管理局', '县级食品药品监督管理部门'],
  ['昆山市市场监督管理局', '省级药品监督管理部门'],
  ['昆山市卫生健康委员会', '县级以上地方人民政府卫生行政部门'],
  ['昆山市卫生健康委员会', '计划生育行政部门'],
  ['昆山市应急管理局', '安全生产监督管理部门'],
  ['昆山市生态环境局', '环境保护行政主管部门'],
  ['苏州市水务局', '水行政主管部门'],
  ['苏州市水务局', '城镇排水主管部门'],
  ['苏州市自然资源和规划局', '国土资源主管部门'],
  ['苏州市自然资源和规划局', '城乡规划主管部门'],
  ['苏州市自然资源和规划局（林业局）', '林业主管部门'],
  ['昆山市文体广电和旅游局', '文化行政部门'],
  ['昆山市文体广电和旅游局', '文物行政部门'],
  ['昆山市文体广电和旅游局', '体育主管部门'],
  ['昆山市农业农村局', '渔业行政主管部门'],
  ['昆山市农业农村局', '畜牧兽医主管部门'],
  ['昆山市城市管理局', '市容环境卫生主管部门'],
  ['昆山市住房和城乡建设局', '房产管理部门'],
  ['昆山市人力资源和社会保障局', '劳动保障行政部门'],
  ['昆山市人力资源和社会保障局', '社会保险经办机构'],
  ['昆山市交通运输局', '道路运输管理机构'],
  ['昆山市委宣传部', '新闻出版行政部门'],
  ['昆山市委统战部', '宗教事务部门'],
  ['昆山市司法局', '司法行政部门'],
  ['昆山市科学技术局', '外国专家主管部门'],
  ['昆山市发展和改革委员会', '粮食行政管理部门'],
  ['昆山市教育体育局', '体育行政部门'],
];

const OTHER: readonly (readonly [string, string])[] = [
  ['昆山市民政局', '市场监督管理部门'],
  ['昆山市教育局', '卫生健康部门'],
  ['昆山市卫生健康委员会', '人力资源和社会保障部门'],
  ['昆山市医疗保障局', '人力资源社会保障部门'],
  ['昆山市退役军人事务局', '民政部门'],
  ['昆山市水务局', '交通运输部门'],
  ['昆山市住房和城乡建设局', '水利部门'],
  ['昆山市农业农村局', '市场监督管理部门'],
  ['昆山市公安局', '司法行政部门'],
  ['昆山市财政局', '税务机关'],
  ['昆山市自然资源和规划局', '住房城乡建设部门'],
  ['昆山市教育局', '昆山市文体广电和旅游局'],
];

describe('lines of business', () => {
  test.each(SAME)('%s may act as %s', (body, expression) => {
    expect(partsOfOtherLines(parseAgency(body), parseAgency(expression))).toEqual([]);
  });

  test.each(OTHER)('%s may not act as %s', (body, expression) => {
    expect(partsOfOtherLines(parseAgency(body), parseAgency(expression))).toHaveLength(1);
  });
});

/** `lower <= upper` for a region of 县级; what is beyond: levels, or 条线. */
const RANGES: readonly (readonly [string, string, string])[] = [
  ['县级民政部门', '省级、设区的市级、县级民政部门', ''],
  ['设区的市级、县级民政部门', '县级民政部门', '市级'],
  ['乡镇人民政府', '县级民政部门', '乡级'],
  ['县级以上民政部门', '县级民政部门', ''],
  ['市民政局', '县级民政部门', ''],
  ['省民政厅', '县级民政部门', '省级'],
  ['县级民政部门', '民政部门', ''],
  ['县级民政部门', '有关部门', ''],
  ['县级教育部门', '县级政府', ''],
  ['县级教育部门', '县级政府（由民政部门承办）', '条线'],
  ['经济发展局', '县级民政部门', ''],
  ['县级水利部门', '省级水利部门；县级自然资源部门', '县级'],
  ['县行政审批局', '省级民政部门', ''],
  ['国家税务总局沛县税务局', '省级税务机关', ''],
];

describe('partsBeyond', () => {
  test.each(RANGES)('%s ⊂ %s: %s', (lower, upper, beyond) => {
    const range = { agency: parseAgency(upper), department: undefined, levels: [] };
    const found = partsBeyond(parseAgency(lower), range, '县级');
    expect(found.map(({ levels }) => levels.join('、') || '条线').join('；')).toBe(beyond);
  });

  test('the line of the 主管部门 and the 行使层级 of the reference are in range', () => {
    const lower = parseAgency('县级应急管理部门');
    const agency = parseAgency('省级公安机关');
    expect(partsBeyond(lower, { agency, department: undefined, levels: [] }, '县级')).toHaveLength(
      1,
    );
    const department = parseAgency('应急管理部');
    expect(partsBeyond(lower, { agency, department, levels: ['县级'] }, '县级')).toEqual([]);
  });
});
