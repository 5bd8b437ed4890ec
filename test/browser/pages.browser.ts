import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { htmlReport } from '../../src/report/html-report.js';
import { htmlRevision } from '../../src/report/revision/html.js';
import { hostileDiff, revisionContext, richDiff } from '../../src/report/testing/sample-diff.js';
import {
  hostileDiagnostic,
  mixedReport,
  sampleContext,
  sampleReport,
} from '../../src/report/testing/sample-report.js';
import { run } from '../cli/support/run.js';

/** Debian's browser. This suite is run where one is installed: `npm run test:browser`. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
];

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitong-browser-'));
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page did and showed. */
interface Seen {
  /** What it fetched besides itself. */
  readonly fetched: readonly string[];
  /** Errors and warnings, breaches of its own security policy among them. */
  readonly complaints: readonly string[];
  readonly dialogs: number;
  readonly title: string;
  readonly text: string;
  /** How far the page is wider than the window, in pixels. */
  readonly overflow: number;
  readonly scripts: number;
  /** Links within the page that lead nowhere. */
  readonly deadLinks: readonly string[];
}

async function see(file: string, width: number): Promise<Seen> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const address = pathToFileURL(file).href;
  const fetched: string[] = [];
  const complaints: string[] = [];
  let dialogs = 0;
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) fetched.push(request.url());
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  await page.goto(address);
  const seen = {
    title: await page.title(),
    text: await page.locator('body').innerText(),
    scripts: await page.locator('script, [onclick], [onerror], [onload]').count(),
    overflow: await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
    deadLinks: await page.evaluate(
      `[...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href')).filter((href) => !document.getElementById(decodeURIComponent(href.slice(1))))`,
    ),
  };
  await page.close();
  return {
    ...(seen as Omit<Seen, 'fetched' | 'complaints' | 'dialogs'>),
    fetched,
    complaints,
    dialogs,
  };
}

function page(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const QUIET = { fetched: [], complaints: [], dialogs: 0, scripts: 0, deadLinks: [] };

describe.each([1280, 800, 390])('in a window %i pixels wide', (width) => {
  test('the page of a revision keeps to itself and to the window', async () => {
    const seen = await see(page('变更.html', htmlRevision(richDiff(), revisionContext())), width);
    expect(seen).toMatchObject(QUIET);
    expect(seen.overflow).toBeLessThanOrEqual(0);
    expect(seen.text).toContain('变更一览');
    expect(seen.text).toContain('各地要做的');
  });

  test('the page of a check keeps to itself and to the window', async () => {
    const seen = await see(page('检查.html', htmlReport(mixedReport(), sampleContext())), width);
    expect(seen).toMatchObject(QUIET);
    expect(seen.overflow).toBeLessThanOrEqual(0);
    expect(seen.text).toContain('覆盖情况');
  });
});

test('hostile text is shown and does nothing', async () => {
  const revision = await see(
    page('恶意变更.html', htmlRevision(hostileDiff(), revisionContext())),
    1280,
  );
  const report = await see(
    page('恶意检查.html', htmlReport(sampleReport([hostileDiagnostic()]), sampleContext())),
    1280,
  );
  for (const seen of [revision, report]) {
    expect(seen).toMatchObject(QUIET);
    expect(seen.text).toContain('<img src=x onerror=alert(1)>');
  }
});

test('the pages that the commands write open, with every change and every row that must follow', async () => {
  const diff = join(folder, 'diff.html');
  const check = join(folder, 'check.html');
  const sides = ['fixtures/diff/改名/之前', 'fixtures/diff/改名/之后'];
  expect((await run(['diff', ...sides, '--format', `html=${diff}`])).code).toBe(0);
  expect((await run(['check', 'fixtures/readme', '--format', `html=${check}`])).code).toBe(1);
  const changed = await see(diff, 1280);
  expect(changed).toMatchObject(QUIET);
  for (const part of [
    '企业诉求受理办理服务',
    '苏州市（320500）',
    '昆山市（320583）',
    '照上级目录改名称',
  ])
    expect(changed.text).toContain(part);
  const checked = await see(check, 1280);
  expect(checked).toMatchObject(QUIET);
  expect(checked.text).toContain('食品经营证办理');
});
