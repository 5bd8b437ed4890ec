// What `npm run bench` is asked for.
import { parseArgs } from 'node:util';
import { PEERS } from '../peers/peers.mjs';
import { SIZES } from '../province/sizes.mjs';
import { SCENARIOS } from './scenarios.mjs';

export const USAGE = `用法：npm run bench -- [选项]
  --sizes xs,s,l     哪些规模的省，缺省 xs
  --regions 数 --rows 数   自定的规模，代替 --sizes
  --runs 数          每项跑几次，取中位数，缺省 3
  --scenarios 名,…   sitong 的哪些情形，缺省全部：${SCENARIOS.map(({ name }) => name).join(',')}；
                     one、two 总是跑
  --peers 名,…       同类工具，缺省全部：${Object.keys(PEERS).join(',')}；none 不比
  --peer-megabytes 数   慢的同类工具最多读多少 MB，缺省 120
  --profile          另给出冷跑时间花在哪里
  --keep 文件夹      省生成在这里，留着下次用；缺省用临时文件夹，跑完删去
  --out 文件         另写一份 JSON，每次的数都在里面
`;
/** The name of the size that --regions and --rows give. */
const OWN_SIZE = '自定';
const BY_NAME = Object.fromEntries(SCENARIOS.map((scenario) => [scenario.name, scenario]));

/**
 * Reads the options.
 *
 * @returns sizes by name, `runs`, names of `scenarios` and `peers`, `megabytes`, `profile`, `keep`, `out`;
 *   undefined for --help.
 * @throws Error with what is wrong.
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: 'xs' },
      regions: { type: 'string' },
      rows: { type: 'string' },
      runs: { type: 'string', default: '3' },
      scenarios: { type: 'string', default: Object.keys(BY_NAME).join(',') },
      peers: { type: 'string', default: Object.keys(PEERS).join(',') },
      'peer-megabytes': { type: 'string', default: '120' },
      profile: { type: 'boolean', default: false },
      keep: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    sizes: values.regions === undefined ? namedSizes(values.sizes) : ownSize(values),
    runs: whole(values.runs, '--runs'),
    scenarios: names(values.scenarios, BY_NAME, '--scenarios'),
    peers: values.peers === 'none' ? [] : names(values.peers, PEERS, '--peers'),
    megabytes: whole(values['peer-megabytes'], '--peer-megabytes'),
    profile: values.profile,
    keep: values.keep,
    out: values.out,
  };
}

function namedSizes(text) {
  return Object.fromEntries(names(text, SIZES, '--sizes').map((name) => [name, SIZES[name]]));
}

function ownSize({ regions, rows = '1500' }) {
  return { [OWN_SIZE]: { places: whole(regions, '--regions'), rows: whole(rows, '--rows') } };
}

/** Names of a list, in the order of those that exist. */
function names(text, known, option) {
  const asked = text.split(',');
  const unknown = asked.find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined)
    throw new Error(`${option} 没有“${unknown}”，有 ${Object.keys(known).join('、')}`);
  return Object.keys(known).filter((name) => asked.includes(name));
}

function whole(text, option) {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`${option} 应是正整数：${text}`);
  return Number(text);
}
