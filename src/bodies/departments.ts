import type { LineOfBusiness } from './line-of-business.js';
import { LINES, type Line } from './lines.js';

export type { Line } from './lines.js';

const ENTRIES = Object.entries(LINES) as readonly (readonly [Line, LineOfBusiness])[];

/** All lines of business, in the order of the table. */
export const ALL_LINES: readonly Line[] = ENTRIES.map(([line]) => line);

/**
 * Bodies that exercise the powers of many lines: 行政审批局 and the like (相对集中行政许可权, 行政许可法 art. 25) and
 * 综合行政执法 (相对集中行政处罚权).
 */
export const CONCENTRATED_WORDS: readonly string[] = words(
  '行政审批 行政审批服务 行政审批和政务服务 行政审批政务服务 行政审批与政务信息 审批服务 政务服务 政务服务管理 政务服务和数据管理 政务服务数据管理 政务服务与数据管理 数据和政务服务 政务和数据 营商环境 营商环境建设 营商环境和政务服务 综合行政执法 综合执法 行政综合执法',
);

/**
 * Lines that one body often serves in a place: 国家局 with the ministry that leads it, and merges that a county's
 * reform makes without naming both in the title.
 */
const NEIGHBOURS: Readonly<Partial<Record<Line, readonly Line[]>>> = {
  林业草原: ['自然资源', '农业农村', '城市管理'],
  文物: ['文化旅游'],
  广播电视: ['文化旅游', '新闻出版', '宣传'],
  体育: ['文化旅游'],
  新闻出版: ['文化旅游', '宣传'],
  版权: ['文化旅游', '新闻出版', '宣传', '知识产权'],
  电影: ['文化旅游', '新闻出版', '广播电视', '宣传'],
  民族事务: ['宗教事务', '统战'],
  宗教事务: ['统战'],
  侨务: ['统战', '外事', '侨联'],
  港澳事务: ['外事', '台湾事务'],
  台湾事务: ['统战'],
  粮食储备: ['发展改革', '商务'],
  能源: ['发展改革', '工业信息化'],
  国防科工: ['工业信息化'],
  烟草专卖: ['工业信息化'],
  通信管理: ['工业信息化'],
  移民管理: ['公安'],
  邮政管理: ['交通运输'],
  铁路: ['交通运输'],
  民航: ['交通运输'],
  海事: ['交通运输'],
  中医药: ['卫生健康'],
  矿山安全: ['应急管理', '能源'],
  外汇管理: ['人民银行'],
  药品监管: ['市场监管'],
  知识产权: ['市场监管'],
  消防: ['应急管理', '公安', '住房城乡建设'],
  地震: ['应急管理'],
  城市管理: ['住房城乡建设'],
  住房公积金: ['住房城乡建设'],
  人民防空: ['住房城乡建设', '发展改革'],
  科技: ['工业信息化'],
  国有资产: ['财政'],
  地方金融: ['金融监管', '财政', '发展改革'],
  数据: ['发展改革', '工业信息化'],
  密码: ['保密', '档案'],
  保密: ['档案'],
  新闻: ['宣传', '网信'],
  网信: ['宣传'],
  机构编制: ['组织'],
  社会工作: ['民政', '信访'],
  海警: ['公安', '农业农村'],
};

/** Lines by each word that names them. */
export const LINES_OF_WORD: ReadonlyMap<string, ReadonlySet<Line>> = linesOfWord();

const NEIGHBOURS_OF: ReadonlyMap<Line, ReadonlySet<Line>> = neighboursOf();

/** Whether two lines are the same, or may lie with one body. */
export function isNear(one: Line, other: Line): boolean {
  return one === other || NEIGHBOURS_OF.get(one)?.has(other) === true;
}

/** Whether bodies of this line are 中央垂直管理. */
export function isVertical(line: Line): boolean {
  const entry: LineOfBusiness = LINES[line];
  return entry.vertical === true;
}

/** The line that digits 5–6 of a national 基本编码 stand for; undefined for 99 and unassigned numbers. */
export function lineOfDigits(digits: string): Line | undefined {
  return ENTRIES.find(([, entry]) => entry.digits === digits && digits !== '')?.[0];
}

function linesOfWord(): Map<string, Set<Line>> {
  const out = new Map<string, Set<Line>>();
  for (const [line, { now, before = '', subjects = '' }] of ENTRIES) {
    for (const word of words(`${now} ${before} ${subjects}`)) {
      const lines = out.get(word);
      if (lines === undefined) out.set(word, new Set([line]));
      else lines.add(line);
    }
  }
  return out;
}

function neighboursOf(): Map<Line, Set<Line>> {
  const out = new Map<Line, Set<Line>>(ALL_LINES.map((line) => [line, new Set()]));
  for (const [line, near] of Object.entries(NEIGHBOURS) as [Line, readonly Line[]][]) {
    for (const other of near) {
      out.get(line)!.add(other);
      out.get(other)!.add(line);
    }
  }
  return out;
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
