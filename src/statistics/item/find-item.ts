import type { RegionSource } from '../../engine/check.js';
import { UsageError } from '../../errors.js';
import type { Kind } from '../../model/kinds.js';
import { basicCodeFault, toHalfWidth } from '../../values/code.js';
import { nearest } from '../../values/nearest.js';
import { normalizeText } from '../../values/text.js';
import type { ItemId } from './absence.js';

const KINDS: ReadonlySet<Kind> = new Set(['基本目录', '实施清单']);
/** Codes of one name that a message lists. */
const LISTED = 6;

/**
 * The item that `--item` means: a 基本编码 (or a longer code that holds one), or a name. Regions are read one
 * after another until one has it, the upper ones first.
 *
 * @throws UsageError naming the nearest item, or the codes of a name that several items have.
 */
export function findItem(
  text: string,
  source: RegionSource,
  onRegion?: (name: string) => void,
): ItemId {
  const code = basicCodeOf(text);
  const wanted = normalizeText(text);
  const names = new Map<string, string>();
  for (const region of source.regions.values()) {
    if (!source.has(region.code)) continue;
    onRegion?.(region.name);
    const found = new Map<string, string>();
    for (const { rows } of source.read(region.code, KINDS).documents) {
      for (const { item } of rows) {
        if (item.基本编码 === undefined || item.事项名称 === undefined) continue;
        if (!names.has(item.事项名称)) names.set(item.事项名称, item.基本编码);
        if (code === undefined ? normalizeText(item.事项名称) === wanted : item.基本编码 === code)
          found.set(item.基本编码, item.事项名称);
      }
    }
    const [first, second] = found;
    if (second !== undefined) throw severalCodes(text, found);
    if (first !== undefined) return { code: first[0], name: first[1] };
  }
  throw unknownItem(text, code, names);
}

/** The 基本编码 of a text that is a code. */
function basicCodeOf(text: string): string | undefined {
  const plain = toHalfWidth(text.trim()).toUpperCase();
  const basic = plain.length === 31 || plain.length === 33 ? plain.slice(19, 31) : plain;
  return basicCodeFault(basic) === undefined ? basic : undefined;
}

function severalCodes(text: string, found: ReadonlyMap<string, string>): UsageError {
  const codes = [...found.keys()];
  const more = codes.length > LISTED ? ` 等 ${codes.length} 个` : '';
  return new UsageError(
    `有几个事项都叫“${text}”，写编码指明哪一个：${codes.slice(0, LISTED).join('、')}${more}`,
  );
}

function unknownItem(
  text: string,
  code: string | undefined,
  names: ReadonlyMap<string, string>,
): UsageError {
  const near =
    code === undefined ? nearest(text, names.keys()) : nearest(code, new Set(names.values()));
  if (near === undefined) {
    const like = [...names].filter(([name]) => normalizeText(name).includes(normalizeText(text)));
    return new UsageError(`各地区的目录里都没有事项“${text}”${likeText(like)}`);
  }
  const named = code === undefined ? `“${near}”（${names.get(near)}）` : near;
  return new UsageError(`各地区的目录里都没有事项“${text}”，是不是 ${named}？`);
}

/** Items whose names hold what was written. */
function likeText(like: readonly (readonly [string, string])[]): string {
  if (like.length === 0) return '';
  const listed = like.slice(0, LISTED).map(([name, code]) => `${name}（${code}）`);
  return `；名称里有这几个字的：${listed.join('、')}${like.length > LISTED ? ` 等 ${like.length} 个` : ''}`;
}
