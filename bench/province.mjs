// Writes a province of any size from the real rows of catalogs/. Run after `npm run build`:
//   node bench/province.mjs --size s --out 文件夹
//   node bench/province.mjs --regions 109 --rows 1500 --defects 200 --seed 1 --out 文件夹
// Sizes: xs (1/10 of s), s (163,500 rows in 实施清单), l (1.5 million).
// The province is clean as judged on 2026-11-01, but for the defects; these are listed in 文件夹.defects.json.
import { parseArgs } from 'node:util';
import { SIZES } from './province/sizes.mjs';
import { AS_OF, writeProvince } from './province/write.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 's' },
    regions: { type: 'string' },
    rows: { type: 'string' },
    defects: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const size = SIZES[values.size];
if (size === undefined || values.out === undefined) {
  process.stderr.write('用法：node bench/province.mjs --size xs|s|l --out 文件夹 [--defects 数]\n');
  process.exitCode = 2;
} else {
  const written = writeProvince({
    places: Number(values.regions ?? size.places),
    rows: Number(values.rows ?? size.rows),
    defects: Number(values.defects),
    seed: Number(values.seed),
    out: values.out,
  });
  process.stdout.write(`${JSON.stringify({ ...written, asOf: AS_OF })}\n`);
}
