// The real rows that a generated province is made of, as catalogs/ has them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

const CATALOGS = new URL('../../catalogs/', import.meta.url);
const DIVISIONS = new URL('../../data/行政区划.csv', import.meta.url);
const LEVELS = 3;

function rowsBelow(folder) {
  const at = fileURLToPath(new URL(`${folder}/`, CATALOGS));
  const rows = [];
  for (const path of readdirSync(at, { recursive: true }).sort()) {
    if (!path.endsWith('.yaml')) continue;
    for (const row of load(readFileSync(`${at}/${path}`, 'utf8')).事项 ?? [])
      rows.push({ file: path, row });
  }
  return rows;
}

/** Rows by 基本编码 of the files of a folder whose path matches. */
function byCode(folder, pattern) {
  const found = new Map();
  for (const { file, row } of rowsBelow(folder))
    if (pattern.test(file) && !found.has(row.基本编码)) found.set(row.基本编码, row);
  return found;
}

/**
 * Items that 省、市、县 all exercise, from 江苏: their row in the 基本目录 of each level, in the 标准, and
 * the 实施清单 row of the county.
 */
export function jiangsuBases() {
  const catalogs = ['000000-国家', '320000-江苏省', '320500-苏州市', '320583-昆山市'].map((place) =>
    byCode(`江苏/${place}`, /基本目录/),
  );
  const standards = byCode('江苏/320000-江苏省', /标准/);
  const bases = [];
  const seen = new Set();
  for (const { file, row } of rowsBelow('江苏/320583-昆山市')) {
    if (!/实施清单/.test(file) || seen.has(row.基本编码)) continue;
    seen.add(row.基本编码);
    const [nation, province, city, county] = catalogs.map((rows) => rows.get(row.基本编码));
    if (province?.行使层级.length !== LEVELS || city === undefined || county === undefined)
      continue;
    bases.push({ row, nation, province, city, county, standard: standards.get(row.基本编码) });
  }
  return bases;
}

/** 实施清单 rows of 广东省: real names, conditions and materials. */
export function guangdongRows() {
  return rowsBelow('广东/440000-广东省')
    .filter(({ file }) => /实施清单/.test(file))
    .map(({ row }) => row);
}

const AREA_CODES = {
  3201: '025',
  3202: '0510',
  3203: '0516',
  3204: '0519',
  3205: '0512',
  3206: '0513',
  3207: '0518',
  3208: '0517',
  3209: '0515',
  3210: '0514',
  3211: '0511',
  3212: '0523',
  3213: '0527',
};

/** 江苏省 with its 13 cities and 95 counties, an upper one before those below it. */
export function jiangsuRegions() {
  const nation = { code: '000000', name: '国家', level: '国家级' };
  const province = {
    code: '320000',
    name: '江苏省',
    level: '省级',
    parent: nation,
    short: '江苏省',
    phone: '025',
  };
  const cities = [];
  const counties = [];
  for (const line of readFileSync(DIVISIONS, 'utf8').split('\n')) {
    const [code = '', name = ''] = line.trim().split(',');
    if (!code.startsWith('32') || code === '320000' || name === '市辖区') continue;
    const phone = AREA_CODES[code.slice(0, 4)];
    if (code.endsWith('00')) {
      cities.push({ code, name, short: name, level: '市级', parent: province, phone });
    } else if (code[4] !== '7') {
      const city = cities.at(-1);
      // Districts of two cities have one name; offices write the city in front of it.
      const short = name.endsWith('区') ? `${city.name}${name}` : name;
      counties.push({ code, name, short, level: '县级', parent: city, phone });
    }
  }
  return { nation, province, cities, counties };
}
