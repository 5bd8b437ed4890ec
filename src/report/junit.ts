import type { Diagnostic, Report } from '../engine/diagnostic.js';
import { coverageFacts, runLine } from './coverage.js';
import { detailLines, waiverText } from './details.js';
import { groupBy, type PathOf, repositoryPaths, spot } from './place.js';
import type { Reporter } from './reporter.js';
import { SEVERITY_WORDS } from './severity-words.js';
import { XML_DECLARATION, type XmlAttributes, xmlLeaf, xmlParent } from './xml.js';

interface TestCase {
  readonly xml: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

/**
 * JUnit XML as Jenkins and GitLab read it: a suite for the run, whose one passing
 * case carries the coverage, then a suite for each file. Errors and warnings fail; notes and waived
 * findings are skipped cases, because a build must not turn red for them.
 */
export const junit: Reporter = (report, context) => {
  const pathOf = repositoryPaths(context.pathPrefix);
  const files = groupBy([...report.diagnostics, ...report.waived], ({ workspace, file }) =>
    pathOf(workspace, file),
  );
  const suites = [
    coverageSuite(report),
    ...Array.from(files, ([path, diagnostics], index) => {
      const cases = diagnostics.map((diagnostic) => testCase(diagnostic, path, pathOf));
      return suite(
        { name: path, id: index + 1, asOf: report.asOf, properties: {}, output: [] },
        cases,
      );
    }),
  ];
  return `${XML_DECLARATION}\n${xmlParent('testsuites', {}, suites)}\n`;
};

function coverageSuite(report: Report): string {
  const { asOf, summary } = report;
  const passed: TestCase = {
    xml: xmlLeaf('testcase', { name: '检查完成', classname: '四同', time: 0 }),
    outcome: 'passed',
  };
  const properties = Object.fromEntries(
    coverageFacts(summary).map(({ label, text }) => [label, text]),
  );
  return suite({ name: '四同', id: 0, asOf, properties, output: [runLine(report)] }, [passed]);
}

function testCase(diagnostic: Diagnostic, path: string, pathOf: PathOf): TestCase {
  const { rule, name, code, severity, message, fingerprint, waiver } = diagnostic;
  const subject = name ?? code;
  const attributes = {
    // The fingerprint keeps cases apart, and keeps them the same case from run to run.
    name: `${rule}${subject === undefined ? '' : ` ${subject}`} [${fingerprint}]`,
    classname: path,
    time: 0,
  };
  const text = [spot(path, diagnostic), message, ...detailLines(diagnostic, pathOf)];
  if (waiver) return skipped(attributes, `豁免：${waiverText(waiver)}`, text);
  if (severity === 'note') return skipped(attributes, `${SEVERITY_WORDS.note}：${message}`, text);
  const failure = xmlLeaf('failure', { message, type: severity }, text);
  return { xml: xmlParent('testcase', attributes, [failure]), outcome: 'failed' };
}

function skipped(attributes: XmlAttributes, message: string, text: readonly string[]): TestCase {
  return {
    xml: xmlParent('testcase', attributes, [xmlLeaf('skipped', {}, [message, ...text])]),
    outcome: 'skipped',
  };
}

interface SuiteHeader {
  readonly name: string;
  readonly id: number;
  readonly asOf: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly output: readonly string[];
}

/** The schema allows no empty list of properties. */
function properties(values: Readonly<Record<string, string>>): string[] {
  const leaves = Object.entries(values).map(([name, value]) =>
    xmlLeaf('property', { name, value }),
  );
  return leaves.length === 0 ? [] : [xmlParent('properties', {}, leaves)];
}

function suite(header: SuiteHeader, cases: readonly TestCase[]): string {
  const count = (outcome: TestCase['outcome']) =>
    cases.filter((testcase) => testcase.outcome === outcome).length;
  return xmlParent(
    'testsuite',
    {
      name: header.name,
      package: 'sitong',
      id: header.id,
      // The schema demands a time; the day of judgement keeps the output reproducible.
      timestamp: `${header.asOf}T00:00:00`,
      hostname: 'localhost',
      tests: cases.length,
      failures: count('failed'),
      errors: 0,
      skipped: count('skipped'),
      time: 0,
    },
    [
      ...properties(header.properties),
      ...cases.map(({ xml }) => xml),
      xmlLeaf('system-out', {}, header.output),
      xmlLeaf('system-err', {}),
    ],
  );
}
