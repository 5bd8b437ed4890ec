import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { JudgedPart, PartRecord } from '../engine/kept/record.js';
import type { FileState } from './file-states.js';
import { type Kept, VerdictStore } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'sitong-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOTHING: Kept = {
  files: [],
  gone: [],
  parts: [],
  moved: [],
  faces: [],
  states: new Map([['320500', '甲']]),
};
const COVERAGE = {
  regions: 1,
  items: 0,
  comparisons: 0,
  undecided: 0,
  undecidedReasons: [],
  missingUpper: [],
  uncovered: [],
  rulesOff: [],
  incomparable: [],
};

/** A verdict that was made when the region above was in some state. */
function part(upper: string): JudgedPart {
  return {
    region: '320500',
    part: 'head',
    own: '甲',
    upper: [['320000', upper]],
    below: '',
    days: {},
    result: { diagnostics: [], waived: [], coverage: { ...COVERAGE, items: upper.length } },
    stems: [],
    hits: [],
    rests: { reads: { keys: new Uint32Array([upper.length]), facts: [], wholes: [] }, spots: [] },
  };
}

async function opened(root: string, basis = '配置', maker = '版本'): Promise<VerdictStore> {
  const store = await VerdictStore.open(join(folder, root), maker);
  store.use(basis);
  return store;
}

/** The verdicts that the next run finds. */
async function found(root: string, basis?: string): Promise<PartRecord[]> {
  const store = await opened(root, basis);
  const parts = store.parts();
  store.close();
  return parts;
}

test('a verdict that another run has put in the place of one is not taken for it', async () => {
  const first = await opened('同时');
  first.save({ ...NOTHING, parts: [part('旧')] });
  const [one, other] = [await opened('同时'), await opened('同时')];
  const [record] = one.parts();
  expect(one.rests(record!)).toEqual(part('旧').rests);
  other.save({ ...NOTHING, parts: [part('很新')] });
  expect(one.rests(record!)).toBeUndefined();
  // That the former one held with the region above as it is now says nothing of the new one.
  one.save({ ...NOTHING, moved: [{ ...record!, upper: [['320000', '今']] }] });
  const { rests: _, ...now } = part('很新');
  expect(await found('同时')).toEqual([now]);
  for (const store of [first, one, other]) store.close();
});

test('a verdict that holds with the regions above as they are now is found as such', async () => {
  const store = await opened('沿用');
  store.save({ ...NOTHING, parts: [part('旧')] });
  store.close();
  const next = await opened('沿用');
  const [record] = next.parts();
  next.save({ ...NOTHING, moved: [{ ...record!, upper: [['320000', '今']] }] });
  next.close();
  expect(await found('沿用')).toEqual([{ ...record!, upper: [['320000', '今']] }]);
});

test('the last four configurations are remembered, however often one of them was used', async () => {
  for (const basis of ['甲', '乙', '丙', '丁', '丁', '丁', '丁', '丁', '戊']) {
    const store = await opened('配置', basis);
    store.save({ ...NOTHING, parts: [part(basis)] });
    store.close();
  }
  const remembered: string[] = [];
  for (const basis of ['甲', '乙', '丙', '丁', '戊'])
    if ((await found('配置', basis)).length > 0) remembered.push(basis);
  expect(remembered).toEqual(['乙', '丙', '丁', '戊']);
});

test('what another version knew of files is not known', async () => {
  const state: FileState = { signature: '1', digest: '2', size: 3 };
  const store = await opened('版本');
  store.save({ ...NOTHING, files: [['甲.yaml', state]] });
  expect(store.files()).toEqual(new Map([['甲.yaml', state]]));
  store.close();
  const other = await opened('版本', '配置', '别的版本');
  expect(other.files()).toEqual(new Map());
  other.save({ ...NOTHING, files: [['乙.yaml', state]] });
  expect([...other.files().keys()]).toEqual(['乙.yaml']);
  other.close();
});
