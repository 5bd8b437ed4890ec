import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { basisCases } from './basis.cases.js';
import { bodyCases } from './bodies.cases.js';
import { codeCases } from './code.cases.js';
import { furtherCases } from './further.cases.js';
import { guideCases } from './guide.cases.js';
import { type Case, looksLike, PRINTS_TABLE, runCase, Sample } from './harness.js';
import { lifeCases } from './life.cases.js';
import { listCases } from './list.cases.js';
import { listElementCases } from './list-elements.cases.js';
import { listsCases } from './lists.cases.js';
import { listsReformCases } from './lists-reform.cases.js';
import { listsServiceCases } from './lists-service.cases.js';
import { logicCases } from './logic.cases.js';
import { logicWordingCases } from './logic-wording.cases.js';
import { raisedCases } from './raised.cases.js';
import { raisedRowCases } from './raised-rows.cases.js';
import { sameCases } from './same.cases.js';
import { schemaCases } from './schema.cases.js';
import { schemaDocumentCases } from './schema-documents.cases.js';
import { timeCases } from './time.cases.js';
import { timeToldCases } from './time-told.cases.js';
import { waiverCases } from './waiver.cases.js';
import { withinCases } from './within.cases.js';
import { withinLevelCases } from './within-level.cases.js';
import { yamlCases } from './yaml.cases.js';

const ALL = [
  basisCases,
  bodyCases,
  listsCases,
  listsServiceCases,
  logicCases,
  logicWordingCases,
  codeCases,
  guideCases,
  lifeCases,
  listCases,
  listElementCases,
  furtherCases,
  raisedCases,
  raisedRowCases,
  listsReformCases,
  timeToldCases,
  sameCases,
  schemaCases,
  schemaDocumentCases,
  timeCases,
  waiverCases,
  withinCases,
  withinLevelCases,
  yamlCases,
].flat();

/** Tallies of one rule. */
interface Tally {
  defects: number;
  found: number;
  lookAlikes: number;
  falseAlarms: number;
}

/** Not judged on a workspace as it stands, but on its revisions. */
const ON_REVISIONS = /^change\/|^code\/reused$/;

describe('the defect suite', () => {
  let sample: Sample;
  const tallies = new Map<string, Tally>();
  const of = (rule: string): Tally => {
    const known = tallies.get(rule) ?? { defects: 0, found: 0, lookAlikes: 0, falseAlarms: 0 };
    tallies.set(rule, known);
    return known;
  };
  beforeAll(() => {
    sample = new Sample();
    for (const { id } of rules) of(id);
    for (const one of ALL) {
      for (const rule of looksLike(one)) of(rule).lookAlikes++;
      if (PRINTS_TABLE) tally(one);
      else {
        for (const rule of new Set(one.edit(sample).map((each) => each.rule))) of(rule).defects++;
        sample.forget();
      }
    }
  }, 600_000);
  afterAll(() => {
    sample.dispose();
    if (PRINTS_TABLE) process.stdout.write(table());
  });

  function tally(one: Case): void {
    const { actual, expected, messages } = runCase(one, sample);
    if (actual.join() !== expected.join()) {
      process.stdout.write(`not as stated: ${one.name}\n${messages}\n`);
    }
    const ruleOf = (line: string) => line.split(' ')[0] ?? '';
    for (const rule of new Set([...actual, ...expected].map(ruleOf))) {
      const wanted = expected.filter((line) => ruleOf(line) === rule);
      const found = actual.filter((line) => ruleOf(line) === rule);
      if (wanted.length > 0) of(rule).defects++;
      if (wanted.length > 0 && wanted.every((line) => found.includes(line))) of(rule).found++;
      if (found.some((line) => !wanted.includes(line)) || found.length > wanted.length)
        of(rule).falseAlarms++;
    }
  }

  function table(): string {
    const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`;
    const head = ['rule', 'defects', 'found', 'recall', 'look-alikes', 'false alarms'];
    const body = [...tallies].sort().map(([rule, { defects, found, lookAlikes, falseAlarms }]) => {
      const recall = defects === 0 ? '–' : `${Math.floor((100 * found) / defects)}%`;
      return line([rule, defects, found, recall, lookAlikes, falseAlarms]);
    });
    return `${ALL.length} cases\n${line(head)}${line(head.map(() => '---'))}${body.join('')}`;
  }

  it('has at least three defects and three look-alikes for every rule', () => {
    const few = [...tallies]
      .filter(([rule]) => !ON_REVISIONS.test(rule))
      .filter(([, { defects, lookAlikes }]) => defects < 3 || lookAlikes < 3)
      .map(([rule, { defects, lookAlikes }]) => `${rule} ${defects} ${lookAlikes}`);
    expect(few).toEqual([]);
  });

  it('names only rules that there are, and each case once', () => {
    const known = new Set(rules.map(({ id }) => id));
    expect([...tallies.keys()].filter((rule) => !known.has(rule))).toEqual([]);
    const lawful = ALL.filter(({ name }) => name.startsWith('lawful: '));
    expect(lawful.filter((one) => looksLike(one).length === 0)).toEqual([]);
    const names = ALL.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  // Run by name only: it runs every case once more to print the table.
  if (PRINTS_TABLE) {
    it('finds every defect and raises no false alarm', () => {
      const off = [...tallies].filter(
        ([, { defects, found, falseAlarms }]) => found < defects || falseAlarms > 0,
      );
      expect(off.map(([rule]) => rule)).toEqual([]);
    });
  }
});
