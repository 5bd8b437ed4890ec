// What `npm run bench` prints of its results.
import { figure, median, percent, spread, times } from './figures.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { table } from './table.mjs';

const COLD = new Set(SCENARIOS.filter(({ cold }) => cold).map(({ name }) => name));

/** All tables, as Markdown. */
export function report(results) {
  return [
    environment(results),
    ...results.provinces.map((province) => provinceText(province, results)),
    sizes(results.provinces),
    starts(results),
  ].join('');
}

function environment({ environment: { node, os, cpu, cores, memory, sitong }, runs, peers }) {
  const lines = [
    `sitong ${sitong}，Node ${node}，${os}，${cores} 核 ${cpu}，内存 ${figure(memory)} GB`,
    `每项 ${runs} 次，轮流跑；写的是中位数（最小–最大）。MB 是 10⁶ 字节，内存是整个进程常驻内存的最大值`,
    ...peers.map(({ title, versions, node: heap, note }) =>
      [`${title}：${versions}`, heap, note].filter((part) => part !== undefined).join('；'),
    ),
  ];
  return `# 测速\n\n${lines.map((line) => `- ${line}\n`).join('')}\n`;
}

function provinceText({ size, places, files, megabytes, rows, defects, sitong, peers, parts }) {
  const amount = `${places} 个地区，${files} 个文件，${figure(megabytes)} MB，${figure(rows)} 行`;
  const cold = sitong.filter(({ name }) => COLD.has(name));
  const cached = sitong.filter(({ name }) => !COLD.has(name));
  return [
    `## ${size}：${amount}，注入的 ${defects} 处缺陷每次都找得不多不少\n\n`,
    throughput([...cold.map((one) => ({ ...one, title: `sitong ${one.title}` })), ...peers]),
    peers.length === 0 ? '' : ratios(cold, peers),
    cached.length === 0 ? '' : withCache(cold, cached),
    parts === undefined ? '' : partsText({ title: 'sitong 冷，1 个线程', parts }),
  ].join('');
}

/** Of a million bytes, and of rows, in a second of wall time; of a million bytes in one of CPU. */
const speed = ({ megabytes, wall }) => megabytes / median(wall);
const rate = ({ rows, wall }) => rows / median(wall);
const work = ({ megabytes, cpu }) => megabytes / median(cpu);

const named = (list, wanted) => list.find(({ name }) => name === wanted);

function throughput(all) {
  const lines = all.map((one) => [
    one.title,
    figure(one.megabytes),
    spread(one.wall),
    figure(speed(one)),
    figure(rate(one)),
    spread(one.cpu),
    figure(work(one)),
    spread(one.memory),
  ]);
  const time = ['>用时（秒）', '>MB/秒', '>行/秒', '>CPU（秒）', '>MB/CPU 秒'];
  return table(['', '>读了（MB）', ...time, '>内存（MB）'], lines);
}

function ratios(cold, peers) {
  const [one, two, schema] = ['one', 'two', 'schema'].map((name) => named(cold, name));
  const lines = peers.map((peer) => [
    peer.title,
    times(speed(one) / speed(peer)),
    times(speed(two) / speed(peer)),
    times(schema === undefined ? Number.NaN : speed(schema) / speed(peer)),
    times(work(one) / work(peer)),
  ]);
  const headings = ['>1 个线程', '>2 个线程', '>1 个线程，只查格式', '>1 个线程，按 CPU'];
  return table(['sitong 比它快', ...headings], lines);
}

function withCache(cold, cached) {
  const whole = Math.min(...['one', 'two'].map((name) => median(named(cold, name).wall)));
  const lines = cached.map((one) => [
    `sitong ${one.title}`,
    spread(one.wall),
    percent(median(one.wall) / whole),
    spread(one.cpu),
    one.judged ?? '全部',
    one.affected ?? '',
    spread(one.memory),
  ]);
  const time = ['>用时（秒）', '>是冷的', '>CPU（秒）'];
  return table(['', ...time, '>重新检查的地区', '>看这一行的地区', '>内存（MB）'], lines);
}

/** Whether cost grows with the number of rows. */
function sizes(provinces) {
  const perRow = ({ sitong, rows }, name, key) => (median(named(sitong, name)[key]) * 1e6) / rows;
  const [first] = provinces;
  const columns = [
    ['one', 'cpu'],
    ['two', 'wall'],
  ];
  const lines = provinces.map((province) => [
    province.size,
    figure(province.rows),
    ...columns.flatMap(([name, key]) => {
      const cost = perRow(province, name, key);
      return [figure(cost), percent(cost / perRow(first, name, key))];
    }),
    spread(named(province.sitong, 'two').memory),
  ]);
  const headings = ['规模', '>行', '>1 个线程，每行 CPU（微秒）', '>是第一行的'];
  const more = ['>2 个线程，每行用时（微秒）', '>是第一行的', '>2 个线程，内存（MB）'];
  return `## 规模\n\n${table([...headings, ...more], lines)}`;
}

function starts({ starts: all, startParts }) {
  const headings = ['', '>用时（秒）', '>CPU（秒）', '>内存（MB）'];
  const lines = all.map(({ title, wall, cpu, memory }) => [
    title,
    spread(wall),
    spread(cpu),
    spread(memory),
  ]);
  return `## 启动\n\n${table(headings, lines)}${startParts.map(partsText).join('')}`;
}

function partsText({ title, parts }) {
  const lines = parts.map(([place, time]) => [place, figure(time)]);
  return `${title}：时间花在哪里（主线程，带测量本身的开销）\n\n${table(['', '>毫秒'], lines)}`;
}
