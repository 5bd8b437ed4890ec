/**
 * Differences between the province and the city in the Guangdong records, computed from the raw
 * records without any product code. Prints one JSON object: `rows` (one per city record of the codes
 * that stand at both levels), `codes` (counts by code) and `credit` (body codes of all records).
 */
import { readFileSync } from 'node:fs';

const PROVINCE = '440000';
/** Entries at least this similar are one entry reworded. */
const REWORDED = 0.6;

const read = (name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n');
const records = read('source-records.jsonl').map((line) => JSON.parse(line));
const taskCodes = read('task-codes.txt');

const normal = (text) =>
  text
    .normalize('NFKC')
    .replace(/[\p{P}\p{S}\s]/gu, '')
    .toLowerCase();

/** Words of level and place say who acts, not what is asked. */
const PLACES =
  /全省性|全市性|广东省|广州市|广东|广州|省内|市内|跨省|跨市|全省|全市|我省|我市|本省|本市|省级|市级/gu;
const neutral = (text) => normal(text.replace(PLACES, ''));

/** Two longest common subsequence over both lengths: 1 for equal texts. */
function similarity(a, b) {
  const [left, right] = [[...neutral(a)], [...neutral(b)]];
  let row = new Array(right.length + 1).fill(0);
  for (const x of left) {
    const next = [0];
    for (let j = 0; j < right.length; j += 1) {
      next.push(x === right[j] ? row[j] + 1 : Math.max(row[j + 1], next[j]));
    }
    row = next;
  }
  const total = left.length + right.length;
  return total === 0 ? 1 : (2 * row[right.length]) / total;
}

const handlingItem = (r) => (r.TASK_CODE.length === 33 ? r.TASK_NAME : null);
/** A 31-digit item is its own only 办理项, named like the 子项. */
const effectiveName = (r) => handlingItem(r) ?? r.subCatalogName;
const materials = (r) => (Array.isArray(r.material_intro) ? r.material_intro : []);
const conditions = (r) => (/^无。?$/u.test(r.accept_standard) ? '' : r.accept_standard);

function limit(text) {
  const match = /^(\d+)\((工作日|自然日)\)$/u.exec(text);
  return match === null ? null : { count: Number(match[1]), unit: match[2] };
}

/** n 工作日 take at least n and at most about 1.5 n + 10 自然日; only what is certain is said. */
function compareLimits(city, reference) {
  if (city === null || reference === null) return city === reference ? 'same' : 'undecidable';
  if (city.unit === reference.unit) {
    if (city.count === reference.count) return 'same';
    return city.count > reference.count ? 'longer' : 'shorter';
  }
  const span = ({ count, unit }) =>
    unit === '自然日' ? [count, count] : [count, 1.5 * count + 10];
  const [cityLeast, cityMost] = span(city);
  const [leastAbove, mostAbove] = span(reference);
  if (cityLeast > mostAbove) return 'longer';
  return cityMost < leastAbove ? 'shorter' : 'undecidable';
}

/** With several references a value is acceptable if any of them has it. */
function compareToAny(city, references) {
  const found = references.map((reference) => compareLimits(city, reference));
  for (const verdict of ['same', 'shorter', 'undecidable']) {
    if (found.includes(verdict)) return verdict;
  }
  return 'longer';
}

function compareMaterials(city, references) {
  const has = (list, name) => list.some((other) => neutral(other) === neutral(name));
  const union = [...new Set(references.flat())];
  let added = city.filter((name) => !has(union, name));
  let removed = union.filter(
    (name) => !has(city, name) && references.every((list) => has(list, name)),
  );
  const missing = union.filter((name) => !has(city, name));
  const pairs = added
    .flatMap((name) => missing.map((other) => pairOf(name, other)))
    .sort((a, b) => b.similarity - a.similarity);
  const reworded = [];
  for (const pair of pairs) {
    const taken = ({ city: a, reference: b }) => a === pair.city || b === pair.reference;
    if (pair.similarity >= REWORDED && !reworded.some(taken)) reworded.push(pair);
  }
  added = added.filter((name) => !reworded.some((pair) => pair.city === name));
  removed = removed.filter((name) => !reworded.some((pair) => pair.reference === name));
  // How near each addition comes to an entry that the city lacks, for whoever sets the threshold.
  const closest = added.flatMap((name) => pairs.find((pair) => pair.city === name) ?? []);
  return { added, removed, reworded, closest };
}

function pairOf(city, reference) {
  return { city, reference, similarity: Number(similarity(city, reference).toFixed(3)) };
}

function compareConditions(city, references) {
  if (references.some((other) => other === city)) return { relation: 'same' };
  if (references.some((other) => normal(other) === normal(city)))
    return { relation: 'punctuation' };
  if (references.some((other) => neutral(other) === neutral(city)))
    return { relation: 'place words' };
  const best = references
    .map((reference) => ({ reference, similarity: similarity(city, reference) }))
    .sort((a, b) => b.similarity - a.similarity)[0];
  const relation = best.similarity >= REWORDED ? 'reworded' : 'different';
  return {
    relation,
    similarity: Number(best.similarity.toFixed(3)),
    city,
    reference: best.reference,
  };
}

function compareRow(row, above) {
  const equal = above.filter((r) => effectiveName(r) === effectiveName(row));
  const alike = above.filter((r) => normal(effectiveName(r)) === normal(effectiveName(row)));
  const paired = equal.length > 0 ? equal : alike;
  const references = paired.length > 0 ? paired : above;
  return {
    code: row.CATAID,
    item: row.TASK_CODE,
    name: row.subCatalogName,
    handlingItem: handlingItem(row),
    handlingItemRelation:
      equal.length > 0 ? 'same' : alike.length > 0 ? 'brackets' : 'none of that name',
    handlingItemsAbove: above.map(handlingItem),
    references: references.map((r) => r.TASK_CODE),
    statutory: {
      relation: compareToAny(
        limit(row.handle_time),
        references.map((r) => limit(r.handle_time)),
      ),
      city: row.handle_time,
      references: [...new Set(references.map((r) => r.handle_time))],
    },
    materials: compareMaterials(materials(row), references.map(materials)),
    conditions: compareConditions(conditions(row), references.map(conditions)),
  };
}

/** Raw differences by code: the city's set of values is not the province's. */
function rawCounts(codes) {
  const differing = (valuesOf) =>
    codes
      .filter(({ city, province }) => {
        const known = new Set(province.map(valuesOf));
        return city.some((row) => !known.has(valuesOf(row)));
      })
      .map(({ code }) => code);
  return {
    names: differing((r) => r.subCatalogName),
    types: differing((r) => r.TASK_TYPE_TEXT),
    statutory: differing((r) => r.handle_time),
    promised: differing((r) => r.handle_time_limit),
    materials: differing((r) => JSON.stringify([...materials(r)].sort())),
    materialsInOrder: differing((r) => JSON.stringify(materials(r))),
    conditions: differing((r) => r.accept_standard),
    conditionsNormalised: differing((r) => normal(r.accept_standard)),
    conditionsNeutral: differing((r) => neutral(r.accept_standard)),
    handlingItems: differing((r) => r.TASK_NAME),
    handlingItemsNormalised: differing((r) => normal(r.TASK_NAME)),
  };
}

/** GB 32100: the last of 18 characters. */
function creditCheck(code) {
  const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((total, weight, i) => total + weight * charset.indexOf(code[i]), 0);
  return charset[(31 - (sum % 31)) % 31];
}

/** GB 11714: the ninth character of the organisation code, positions 9–17. */
function organisationCheck(code) {
  const charset = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce(
    (total, weight, i) => total + weight * charset.indexOf(code[8 + i]),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

function creditFindings() {
  const wrong = [];
  const standIns = [];
  for (const item of taskCodes) {
    const code = item.slice(0, 18);
    if (code.startsWith('TE')) standIns.push({ item, code });
    else {
      const expected = creditCheck(code);
      const organisation = organisationCheck(code);
      if (expected !== code[17] || organisation !== code[16]) {
        wrong.push({
          item,
          code,
          check: { actual: code[17], expected },
          organisation: { actual: code[16], expected: organisation },
        });
      }
    }
  }
  return { total: taskCodes.length, wrong, standIns };
}

const codes = [...new Set(records.map((r) => r.CATAID))].sort().map((code) => ({
  code,
  province: records.filter((r) => r.CATAID === code && r.AREACODE === PROVINCE),
  city: records.filter((r) => r.CATAID === code && r.AREACODE !== PROVINCE),
}));
const rows = codes.flatMap(({ city, province }) => city.map((row) => compareRow(row, province)));
const result = {
  rows,
  codes: { total: codes.length, ...rawCounts(codes) },
  credit: creditFindings(),
};
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
