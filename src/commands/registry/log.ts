import type { ReportedElement } from '../../diff/report.js';
import { UsageError, WorkError } from '../../errors.js';
import type { LogEntry, Registry } from '../../registry/port.js';
import { jsonText, visible } from '../../report/visible.js';
import { nearest } from '../../values/nearest.js';
import type { CommandIo } from '../io.js';
import { type CodePublication, codeHistory } from './code-history.js';
import { withRegistry } from './open.js';
import { refuseUnknownRegion } from './region-spec.js';
import { optionNumber, type RegistryOptions, registryPath, wantsJson } from './registry-options.js';
import { actorText, entryText } from './registry-text.js';

export interface LogOptions extends RegistryOptions {
  readonly region?: string;
  readonly code?: string;
  readonly kind?: string;
  readonly limit?: string;
  readonly format?: string;
}

const KINDS = ['发布', '申请', '审核'] as const;

/** `sitong log`: the entries of the chain, newest first; with --code the history of an item. */
export async function logCommand(options: LogOptions, io: CommandIo): Promise<number> {
  const json = wantsJson(options.format);
  const kind = kindOf(options.kind);
  const limit = options.limit === undefined ? undefined : optionNumber(options.limit, '--limit ');
  const { region, code } = options;
  if (code !== undefined && kind !== undefined && kind !== '发布') {
    throw new UsageError('--code 只查发布的变化，不能与 --kind 申请、审核 同用');
  }
  return withRegistry(registryPath(options, io), 'read', async (registry) => {
    await refuseUnknownRegion(registry, region);
    if (code !== undefined) return codeLog(registry, { code, region, limit, json }, io);
    const entries = await registry.log({
      ...(region === undefined ? {} : { region }),
      ...(kind === undefined ? {} : { kind }),
      ...(limit === undefined ? {} : { limit }),
    });
    io.stdout(json ? jsonText({ entries }) : entriesText(entries));
    return 0;
  });
}

function entriesText(entries: readonly LogEntry[]): string {
  return entries.length === 0 ? '没有登记\n' : `${entries.map(entryText).join('\n\n')}\n`;
}

function kindOf(word: string | undefined): LogEntry['kind'] | undefined {
  if (word === undefined) return undefined;
  const kind = KINDS.find((one) => one === word);
  if (kind !== undefined) return kind;
  const near = nearest(word, KINDS);
  throw new UsageError(
    `--kind 没有“${word}”，应为 ${KINDS.join('、')} 之一${near === undefined ? '' : `，是不是“${near}”？`}`,
  );
}

interface CodeQuery {
  readonly code: string;
  readonly region: string | undefined;
  readonly limit: number | undefined;
  readonly json: boolean;
}

async function codeLog(
  registry: Registry,
  { code, region, limit, json }: CodeQuery,
  io: CommandIo,
): Promise<number> {
  const states = await registry.history(code, region);
  if (states.length === 0) throw new WorkError(`登记库里没有编码 ${code}，从未发布过`);
  const publications = await registry.log({ kind: '发布' });
  const history = codeHistory(states, publications).slice(0, limit);
  io.stdout(json ? jsonText({ code, history }) : historyText(code, history));
  return 0;
}

function historyText(code: string, history: readonly CodePublication[]): string {
  const blocks = history.map(({ entry, events }) => {
    const { number, at, actor, body } = entry;
    const names = new Map(body.regions.map((one) => [one.region, one]));
    const lines = events.flatMap((event) => {
      const region = names.get(event.region);
      const place = `${visible(region?.name ?? event.region)}第 ${region?.revision ?? '?'} 版`;
      const document = `${event.catalog}${event.variant === '' ? '' : `·${visible(event.variant)}`}`;
      return [
        `  ${event.kind} ${place} ${document} ${visible(event.code ?? '')} ${visible(event.name)}`,
        ...event.elements.flatMap(elementLines).map((line) => `    ${line}`),
      ];
    });
    const document = body.document === undefined ? '' : `，${visible(body.document)}`;
    return [`第 ${number} 号发布  ${at}  ${actorText(actor)}${document}`, ...lines].join('\n');
  });
  return `${visible(code)} 的变化，新的在前：\n\n${blocks.join('\n\n')}\n`;
}

/** One element with both values; of a list the entries that differ. */
function elementLines({ element, before, after, entries }: ReportedElement): string[] {
  if (entries === undefined) {
    return [`${visible(element)}：${sideText(before)} → ${sideText(after)}`];
  }
  return entries.map((entry) => {
    const sides = [entry.before, entry.after].filter((side) => side !== undefined).map(sideText);
    return `${visible(element)} ${entry.kind}：${sides.join(' → ')}`;
  });
}

function sideText(text: string | undefined): string {
  return text === undefined ? '（没有写）' : visible(text);
}
