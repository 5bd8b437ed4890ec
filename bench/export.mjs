/**
 * 导出和读回一份大的实施清单：时间和常驻内存的峰值。先 npm run build。
 *
 *   node bench/export.mjs [行数] [格式]      缺省 100000 行，xlsx
 *
 * 每一步在自己的进程里跑，峰值互不影响。行是编出来的示例，边写边编，不占内存。
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process, { argv, execPath, resourceUsage } from 'node:process';
import { fileURLToPath } from 'node:url';

const MATERIALS = 4;
const STEPS = 3;

/** 第 n 行：与 catalogs/江苏 的行一般大。 */
function row(n) {
  const code = `0001${String(10000 + (n % 90000)).slice(0, 5)}${String(n % 1000).padStart(3, '0')}`;
  const body = `11320583${String(n % 1_000_000_000).padStart(9, '0')}X`;
  return {
    基本编码: code,
    事项名称: `示例事项第${n}项许可`,
    业务办理项名称: `示例事项第${n}项许可（新办）`,
    实施编码: `${body}4${code}`,
    业务办理项编码: `${body}4${code}01`,
    事项类型: '行政许可',
    设定依据: ['【法律】《示例法》第三十五条第一款', '【行政法规】《示例条例》第七条'],
    行使层级: '县级',
    权力来源: '法定本级行使',
    实施主体: '示例市示例局',
    实施主体编码: body,
    实施主体性质: '法定机关',
    法定办结时限: 20,
    法定办结时限单位: '工作日',
    承诺办结时限: 5,
    承诺办结时限单位: '工作日',
    受理条件: ['取得营业执照或者法人登记证书', '有与经营的品种、数量相适应的场所和设施'],
    申请材料: Array.from({ length: MATERIALS }, (_, i) => ({
      材料名称: `第${n}项第${i + 1}份材料（示例）`,
      材料必要性: '必要',
      材料类型: '原件',
      材料形式: '纸质或电子',
      来源渠道: '申请人自备',
      份数: 1,
      要求提供材料的依据: '《示例法》第三十五条第一款',
    })),
    办理流程: Array.from({ length: STEPS }, (_, i) => ({
      环节: ['受理', '审查', '决定'][i],
      时限: i + 1,
      时限单位: '工作日',
    })),
    服务对象: ['自然人', '企业法人', '事业法人'],
    办件类型: '承诺件',
    到办事现场次数: 0,
    是否收费: false,
    审批结果类型: ['证照'],
    是否进驻政务大厅: true,
    是否网办: true,
    办理地点: '示例市示例路1号政务服务中心二楼',
    办理时间: '周一至周五9:00—12:00、13:00—17:00',
    咨询方式: '电话：0512-00000001',
    监督投诉方式: '电话：0512-00000002',
    事项状态: '在用',
    事项版本: 1,
    计划生效日期: '2026-01-01',
  };
}

const dist = (path) => import(new URL(`../dist/${path}`, import.meta.url));

async function write(count, format, file) {
  const { renderers } = await dist('exporting/formats/index.js');
  const { Standard } = await dist('standard/standard.js');
  const { builtInProfile } = await dist('standard/profile.js');
  const { writeFileAtomic } = await dist('io/atomic.js');
  const rows = {
    *[Symbol.iterator]() {
      for (let n = 1; n <= count; n += 1) yield row(n);
    },
  };
  const section = { region: '320583', regionName: '昆山市', header: { 版本: '2026-01-01' }, rows };
  const document = {
    name: '实施清单',
    title: '昆山市实施清单（示例）',
    unit: '编制单位：示例',
    day: '2026-11-26',
    table: { kind: '实施清单', variant: {}, sections: [section] },
    notes: [],
    marks: [],
  };
  const context = { standard: new Standard(), profile: builtInProfile('国家') };
  await writeFileAtomic(file, await renderers[format](document, context));
}

/** 用 sitong import 的那个函数读回 xlsx，写成 YAML。 */
async function readBack(file) {
  const { importCommand } = await dist('commands/import.js');
  const io = { stdout() {}, stderr() {}, cwd: dirname(file) };
  const code = await importCommand({ file, region: '320583', out: 'out' }, io);
  if (code !== 0) throw new Error('有没能读入的格');
}

/** 写出的 YAML 逐行与编出来的核对。 */
async function compare(count, file) {
  const { yamlListItem } = await dist('yaml/yaml-text.js');
  const text = createReadStream(join(dirname(file), 'out/320583-昆山市/实施清单.yaml'), 'utf8');
  let rest = '';
  let n = 0;
  for await (const piece of text) {
    rest += piece;
    if (n === 0 && rest.includes('\n事项:\n')) {
      rest = rest.slice(rest.indexOf('\n事项:\n') + '\n事项:\n'.length);
      n = 1;
    }
    let at = 0;
    for (; n > 0 && n <= count; n += 1) {
      const item = yamlListItem(Object.entries(row(n)), '  ');
      if (rest.length - at < item.length) break;
      if (!rest.startsWith(item, at)) throw new Error(`第 ${n} 行不同`);
      at += item.length;
    }
    rest = rest.slice(at);
  }
  if (n !== count + 1 || rest !== '') throw new Error('读回的行数不对');
}

const [, , first = '100000', second = 'xlsx', file] = argv;
if (first === 'write') await write(Number(argv[5]), second, file);
else if (first === 'read') await readBack(file);
else {
  const folder = mkdtempSync(join(tmpdir(), 'sitong-bench-'));
  const target = join(folder, `大清单.${second}`);
  const steps = second === 'xlsx' ? ['write', 'read'] : ['write'];
  for (const step of steps) run(step, [second, target, first]);
  if (second === 'xlsx') await compare(Number(first), target);
  rmSync(folder, { recursive: true });
}

function run(step, args) {
  const start = performance.now();
  const self = fileURLToPath(import.meta.url);
  const child = spawnSync(execPath, [self, step, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`${step} 失败`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const size = (statSync(args[1]).size / 1e6).toFixed(1);
  const [peak, cpu] = child.stdout.toString().trim().split(' ');
  const word = step === 'write' ? '写出' : '读回';
  process.stdout.write(
    `${word} ${args[2]} 行：${seconds} 秒（处理器 ${cpu} 秒），内存峰值 ${peak} MB，文件 ${size} MB\n`,
  );
}

if (first === 'write' || first === 'read') {
  const { maxRSS, userCPUTime, systemCPUTime } = resourceUsage();
  const cpu = ((userCPUTime + systemCPUTime) / 1e6).toFixed(1);
  process.stdout.write(`${Math.round(maxRSS / 1024)} ${cpu}`);
}
