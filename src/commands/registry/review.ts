import { UsageError, WorkError } from '../../errors.js';
import type { Actor, ApplicationRecord, DecisionBody, Registry } from '../../registry/port.js';
import { jsonText, visible } from '../../report/visible.js';
import { isoInstant } from '../../values/instant.js';
import type { Value, Values } from '../../yaml/value.js';
import { yamlEntries } from '../../yaml/yaml-text.js';
import type { CommandIo } from '../io.js';
import { decidingLevel } from './deciding-level.js';
import { withRegistry } from './open.js';
import {
  type ActingOptions,
  actorOf,
  optionNumber,
  recordedText,
  registryPath,
  wantsJson,
} from './registry-options.js';
import { actorText, headLine, regionText } from './registry-text.js';

export interface ReviewOptions extends ActingOptions {
  readonly approve?: boolean;
  readonly return?: string;
  readonly format?: string;
}

type Decision = Pick<DecisionBody, 'decision' | 'reason'>;

/**
 * `sitong review [N]`: the applications that wait for a decision; one of them; with --approve or
 * --return a decision on it, by a unit of the deciding level or above (domain §4.2 G2).
 *
 * @returns 1 when the unit may not decide or the application is decided already.
 */
export async function reviewCommand(
  text: string | undefined,
  options: ReviewOptions,
  io: CommandIo,
): Promise<number> {
  const json = wantsJson(options.format);
  const number = text === undefined ? undefined : optionNumber(text, '申请号');
  const decision = decisionOf(options);
  if (decision !== undefined && number === undefined) {
    throw new UsageError(
      '没有写是第几号申请，如 sitong review 3 --approve；不带号列出待审核的申请',
    );
  }
  const path = registryPath(options, io);
  if (decision === undefined || number === undefined) {
    return withRegistry(path, 'read', async (registry) => {
      if (number === undefined) await listPending(registry, json, io);
      else showApplication(await applicationOf(registry, number), json, io);
      return 0;
    });
  }
  const actor = actorOf(options);
  return withRegistry(path, 'write', (registry) =>
    decide({ registry, number, decision, actor }, io),
  );
}

function decisionOf({ approve, return: reason }: ReviewOptions): Decision | undefined {
  if (reason === undefined) return approve === true ? { decision: '通过' } : undefined;
  if (approve === true) throw new UsageError('--approve 和 --return 只能写一个');
  return { decision: '退回', reason: recordedText(reason, '--return') ?? '' };
}

async function applicationOf(registry: Registry, number: number): Promise<ApplicationRecord> {
  const found = (await registry.applications({})).find((one) => one.number === number);
  if (found === undefined) {
    throw new WorkError(`登记库里没有第 ${number} 号申请；sitong review 列出待审核的申请`);
  }
  return found;
}

async function listPending(registry: Registry, json: boolean, io: CommandIo): Promise<void> {
  const pending = await registry.applications({ state: '待审核' });
  if (json) io.stdout(jsonText({ applications: pending }));
  else if (pending.length === 0) io.stdout('没有待审核的申请\n');
  else {
    const state = await registry.state({ at: 'latest' });
    const names = new Map(state.map(({ region, name }) => [region, name]));
    const lines = pending.map((one) => pendingText(one, names.get(one.body.region) ?? ''));
    io.stdout(`${lines.join('\n')}\n${pending.length} 份待审核\n`);
  }
}

function pendingText({ number, at, actor, body }: ApplicationRecord, name: string): string {
  return [
    `第 ${number} 号  ${regionText(name, body.region)}${operationsText(body.document)}，${at} ${actorText(actor)}提交`,
    `  由${visible(body.level)}审核：${visible(body.why)}`,
  ].join('\n');
}

/** How many changes of each operation an application asks for: 变更 2 项、取消 1 项. */
function operationsText(document: ApplicationRecord['body']['document']): string {
  const counts = new Map<string, number>();
  for (const row of (document.事项 ?? []) as readonly { readonly 操作?: unknown }[]) {
    const operation = String(row.操作);
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  }
  return [...counts].map(([operation, count]) => `${visible(operation)} ${count} 项`).join('、');
}

function showApplication(application: ApplicationRecord, json: boolean, io: CommandIo): void {
  io.stdout(json ? jsonText(application) : applicationText(application));
}

function applicationText(application: ApplicationRecord): string {
  const { number, at, actor, body, state, decisions, publishedBy } = application;
  const history = [
    `# ${at} ${actorText(actor)} 提交`,
    ...decisions.map(
      (one) =>
        `# ${one.at} ${actorText(one.actor)} ${one.body.decision}${one.body.reason === undefined ? '' : `：${visible(one.body.reason)}`}`,
    ),
    ...(publishedBy === undefined ? [] : [`# 第 ${publishedBy} 号发布已落实`]),
  ];
  return [
    `# 第 ${number} 号申请：${state}`,
    `# 由${visible(body.level)}审核：${visible(body.why)}`,
    ...history,
    [...yamlEntries(inWrittenOrder(body.document), '')].join(''),
  ].join('\n');
}

/** The chain keeps keys in the order of their code units; a reader wants header, then rows. */
function inWrittenOrder(document: Values): [string, Value][] {
  const first = ['类别', '地区', '申请单位', '申请日期', '理由'];
  const rank = (key: string) =>
    key === '事项' ? first.length + 1 : (first.indexOf(key) + 1 || 6) - 1;
  return Object.entries(document).sort(([a], [b]) => rank(a) - rank(b));
}

interface Review {
  readonly registry: Registry;
  readonly number: number;
  readonly decision: Decision;
  readonly actor: Actor;
}

async function decide(
  { registry, number, decision, actor }: Review,
  io: CommandIo,
): Promise<number> {
  const application = await applicationOf(registry, number);
  const refusal =
    decidedText(application) ??
    (decision.decision === '通过' ? ownText(application, actor) : undefined);
  if (refusal !== undefined) return refuse(refusal, io);
  const level = await decidingLevel(registry, application, actor);
  if ('refusal' in level) return refuse(level.refusal, io);
  const result = await registry.review(actor, isoInstant(io.now()), {
    kind: '审核',
    application: number,
    ...decision,
    level: level.level,
  });
  io.stdout(
    `第 ${number} 号申请${decision.decision === '通过' ? '已通过，可以发布' : '已退回'}，记为第 ${result.number} 号\n${headLine(result)}\n`,
  );
  return 0;
}

function refuse(sentence: string, io: CommandIo): number {
  io.stderr(`sitong：${visible(sentence)}\n`);
  return 1;
}

function decidedText({ number, state, decisions }: ApplicationRecord): string | undefined {
  const last = decisions.at(-1);
  if (state === '待审核' || last === undefined) return undefined;
  return `第 ${number} 号申请${state}（${last.at}，${last.actor.unit}/${last.actor.person}），不能再审核；要改就重新提交`;
}

/** Nobody approves what they applied for themselves. */
function ownText({ number, actor, body }: ApplicationRecord, by: Actor): string | undefined {
  const samePerson = actor.unit === by.unit && actor.person === by.person;
  if (!samePerson && body.document.申请单位 !== by.unit) return undefined;
  return `第 ${number} 号是${samePerson ? `${by.unit}/${by.person}自己提交` : `${by.unit}自己申请`}的，不能由申请人审核通过`;
}
