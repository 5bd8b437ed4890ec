import { WorkError } from '../../errors.js';
import type { CatalogDocument } from '../../model/document.js';
import type { SignedFinding } from '../../model/finding.js';
import type { Registry } from '../../registry/port.js';
import { configAt, registryTree } from '../../registry/registry-tree.js';
import { visible } from '../../report/visible.js';
import { applicationsOf } from '../../rules/change/applications.js';
import { memoryTree } from '../../tree/memory-tree.js';
import { isoInstant } from '../../values/instant.js';
import type { CommandIo } from '../io.js';
import { lookThrough } from '../run-check.js';
import { codeFindings } from './application-codes.js';
import { readApplicationFile } from './application-document.js';
import { reportFindings, severityOf } from './application-findings.js';
import {
  type ApplicationLevel,
  approvalContext,
  levelOfApplication,
  viewOf,
} from './application-level.js';
import { withRegistry } from './open.js';
import { refuseUnknownRegion } from './region-spec.js';
import { type ActingOptions, actorOf, registryPath } from './registry-options.js';
import { headLine } from './registry-text.js';

export type SubmitOptions = ActingOptions;

/**
 * `sitong submit FILE`: validates a 调整申请, says which level decides on it and why, and records it.
 *
 * @returns 1 with findings when the document or its codes are wrong.
 */
export async function submitCommand(
  file: string,
  options: SubmitOptions,
  io: CommandIo,
): Promise<number> {
  const actor = actorOf(options);
  return withRegistry(registryPath(options, io), 'write', async (registry) => {
    const latest = { at: 'latest' } as const;
    if ((await registry.state(latest)).length === 0) {
      throw new WorkError('登记库里还没有发布的目录，无从申请调整；先用 sitong publish 发布');
    }
    const files = new Map((await configAt(registry, latest)).map(({ path, text }) => [path, text]));
    const { standard } = lookThrough(memoryTree(files, '登记库')).config;
    const read = readApplicationFile(file, io.cwd, standard);
    const { application } = read;
    if (application === undefined) return reportFindings(read.source, read.findings, io);
    const { document, values } = application;
    await refuseUnknownRegion(registry, document.region);
    const findings = [...read.findings, ...(await codeFindings(document, registry))];
    if (isRefused(findings)) return reportFindings(read.source, findings, io);
    const level = await levelFor(document, registry, io.today);
    const result = await registry.submit(actor, isoInstant(io.now()), {
      kind: '申请',
      region: document.region,
      document: values,
      level: level.level,
      why: `${level.why}；由${level.decides}决定`,
    });
    if (result.outcome === 'same') {
      io.stdout(`与第 ${result.number} 号申请（${result.state}）相同，没有新写\n`);
      return 0;
    }
    reportFindings(read.source, findings, io);
    io.stdout(
      `已提交，第 ${result.number} 号申请\n由${level.level}审核：${visible(level.why)}；由${visible(level.decides)}决定\n${headLine(result)}\n`,
    );
    return 0;
  });
}

function isRefused(findings: readonly SignedFinding[]): boolean {
  return findings.some(({ rule, finding }) => severityOf(rule, finding) === 'error');
}

/** Who decides, judged on the region as it is published, with its upper chain. */
async function levelFor(
  document: CatalogDocument,
  registry: Registry,
  today: string,
): Promise<ApplicationLevel> {
  const tree = await registryTree(registry, { at: { at: 'latest' }, focus: [document.region] });
  const opened = lookThrough(tree);
  const region = opened.index.regions.get(document.region);
  const [application] = applicationsOf([document]);
  if (region === undefined || application === undefined) {
    throw new WorkError(`登记库里的地区 ${document.region} 读不出来`);
  }
  return levelOfApplication(
    application,
    viewOf(opened, region),
    approvalContext(opened.config, today),
  );
}
