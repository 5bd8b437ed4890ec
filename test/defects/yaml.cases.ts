import {
  type Case,
  defect,
  type Expected,
  fileFinding,
  KUNSHAN,
  lawful,
  type Sample,
  SUZHOU,
} from './harness.js';

const FOOD = '000131901000';
const PATH = '320583-昆山市/补充.yaml';
const HEAD = '类别: 专项清单\n地区: "320583"\n清单: 中介服务事项清单\n版本: "2026-01-01"\n';
const ROW = `  - 事项名称: 建设项目选址意见书核发
    中介服务名称: 选址论证
    设定依据:
      - 【法律】《中华人民共和国城乡规划法》第三十六条第一款
`;

/** A new file with a fault on a line that holds a string. */
const broken =
  (text: string, at: string, region?: string) =>
  (s: Sample): Expected[] => {
    const file = s.file(PATH, text);
    return [fileFinding('yaml/syntax', 'error', { path: PATH, line: file.lineOf(at), region })];
  };

export const yamlCases: readonly Case[] = [
  defect(
    'yaml/syntax: tab indentation',
    broken(`${HEAD}事项:\n${ROW}\t备注: 无\n`, '\t备注', KUNSHAN),
  ),
  defect(
    'yaml/syntax: an unclosed quote',
    broken(`${HEAD}事项:\n${ROW}    办理时限: "20个工作日\n`, '"20个', KUNSHAN),
  ),
  defect(
    'yaml/syntax: a duplicate key',
    broken(
      `${HEAD}事项:\n${ROW}    办理时限: 20个工作日\n    办理时限: 15个工作日\n`,
      '办理时限: 15',
      KUNSHAN,
    ),
  ),
  defect(
    'yaml/syntax: an unknown tag',
    broken(`${HEAD}事项:\n${ROW}    办理时限: !天数 20\n`, '!天数', KUNSHAN),
  ),
  defect(
    'yaml/syntax: over-deep nesting',
    broken(`${HEAD}事项: ${'['.repeat(2000)}${']'.repeat(2000)}\n`, '事项:', KUNSHAN),
  ),
  defect('yaml/syntax: an alias bomb', (s) => {
    const levels = Array.from(
      { length: 12 },
      (_each, at) =>
        `    级${at}: &级${at} [${Array(9)
          .fill(at === 0 ? '多' : `*级${at - 1}`)
          .join(', ')}]\n`,
    );
    const file = s.file(PATH, `${HEAD}事项:\n${ROW}${levels.join('')}`);
    return [
      fileFinding('yaml/syntax', 'error', {
        path: PATH,
        line: file.lineOf('*级4'),
        region: KUNSHAN,
      }),
    ];
  }),
  defect('yaml/syntax: not UTF-8', (s) => {
    const file = s.file(PATH, `${HEAD}事项:\n${ROW}`);
    file.encode = () => new Uint8Array([0xc0, 0xe0, 0xb1, 0xf0, 0x3a, 0x20, 0xd7, 0xa8, 0x0a]);
    return [fileFinding('yaml/syntax', 'error', { path: PATH, line: 1 })];
  }),
  defect('yaml/syntax: binary', (s) => {
    const file = s.file(PATH, `${HEAD}事项:\n${ROW}`);
    file.encode = () => new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0xff, 0xfe]);
    return [fileFinding('yaml/syntax', 'error', { path: PATH, line: 1 })];
  }),
  defect('yaml/syntax: a catalog that is broken accuses nobody else', (s) => {
    // Its rows are unknown, not missing: neither the county nor its own lists can be judged by them.
    const row = s.catalog(SUZHOU, FOOD).replace('    事项名称:', '\t事项名称:');
    return [row.finding('yaml/syntax', 'error', undefined, { at: '\t事项名称', code: undefined })];
  }),
  lawful('yaml/syntax: a byte order mark', (s) => {
    const { file } = s.catalog(KUNSHAN, FOOD);
    file.encode = (text) => `\uFEFF${text}`;
  }),
  lawful('yaml/syntax: CRLF line ends', (s) => {
    const { file } = s.list(SUZHOU, '000104002000');
    file.encode = (text) => text.replaceAll('\n', '\r\n');
  }),
  defect('a byte order mark does not shift a place', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('事项名称', '食品生产加工许可');
    row.file.encode = (text) => `\uFEFF${text}`;
    return [row.finding('same/name', 'error', '事项名称', { at: '食品生产加工', column: true })];
  }),
  defect('CRLF does not shift a place', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('事项名称', '食品生产加工许可');
    row.file.encode = (text) => text.replaceAll('\n', '\r\n');
    return [row.finding('same/name', 'error', '事项名称', { at: '食品生产加工', column: true })];
  }),
  lawful('yaml/syntax: an anchor and its alias', (s) => {
    s.file(
      PATH,
      `${HEAD}事项:\n${ROW.replace('设定依据:', '设定依据: &法')}${ROW.replace('选址论证', '选址评估').replace(/设定依据:\n.*\n/, '设定依据: *法\n')}`,
    );
  }),
];
