import { UsageError } from '../../errors.js';
import type { Verification } from '../../registry/port.js';
import { jsonText, visible } from '../../report/visible.js';
import type { CommandIo } from '../io.js';
import { withRegistry } from './open.js';
import { type RegistryOptions, registryPath, wantsJson } from './registry-options.js';
import { headLine } from './registry-text.js';

export interface VerifyOptions extends RegistryOptions {
  readonly head?: string;
  readonly format?: string;
}

/** Where a head hash that was kept elsewhere stands in the chain. */
interface Anchor {
  readonly hash: string;
  /** Number of its entry; undefined when the chain does not hold it. */
  readonly number?: number;
  /** How many entries follow it. */
  readonly following?: number;
}

/**
 * `sitong verify [--head HASH]`: recomputes every hash of the registry; with a hash kept elsewhere
 * proves that nothing up to it was altered or dropped.
 *
 * @returns 0 when everything fits, 1 with each problem otherwise.
 */
export async function verifyCommand(options: VerifyOptions, io: CommandIo): Promise<number> {
  const json = wantsJson(options.format);
  const head = hashOf(options.head);
  const path = registryPath(options, io);
  return withRegistry(path, 'read', async (registry) => {
    const verification = await registry.verify(head);
    const anchor = head === undefined ? undefined : anchorOf(head, verification);
    io.stdout(
      json
        ? jsonText({ ...verification, ...(anchor === undefined ? {} : { expected: anchor }) })
        : verificationText(verification, anchor),
    );
    return verification.problems.length > 0 || (anchor && anchor.number === undefined) ? 1 : 0;
  });
}

function hashOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const hash = text.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash)) {
    throw new UsageError(
      `--head 应为 64 位十六进制的登记链头（publish 最后一行所印），写的是“${text}”`,
    );
  }
  return hash;
}

function anchorOf(hash: string, { number: newest, expected }: Verification): Anchor {
  return expected === undefined
    ? { hash }
    : { hash, number: expected, following: newest - expected };
}

function verificationText(verification: Verification, anchor: Anchor | undefined): string {
  const { entries, rows, problems } = verification;
  const lines = [
    `重算了 ${entries} 条登记的链、${rows} 行内容和各地区各版的校验值：${
      problems.length === 0 ? '全部相符' : `${problems.length} 处不符`
    }`,
    ...problems.map(
      ({ number, message }) =>
        `  ${number === undefined ? '' : `第 ${number} 号：`}${visible(message)}`,
    ),
  ];
  if (anchor !== undefined) lines.push(anchorText(anchor));
  else lines.push('没有给出另处保存的链头（--head），只能证明登记库自身前后一致');
  lines.push(headLine(verification));
  return `${lines.join('\n')}\n`;
}

function anchorText({ hash, number, following }: Anchor): string {
  if (number === undefined) return `链头 ${hash} 不在登记链里：登记库被改过、删过，或不是同一个库`;
  return `链头 ${hash} 是第 ${number} 号，其后有 ${following} 条登记；到它为止没有改动，也没有缺失`;
}
