/** Names of all administrative divisions by code (GB/T 2260). */
export type DivisionNames = ReadonlyMap<string, string>;

/** 国家 stands on no list of divisions. */
const NATION = '000000';

/**
 * The region that titles name, only where it is certain: every division named lies within the one
 * before it (江苏省苏州市昆山市), and the last has that name alone in its chain.
 */
export function regionOfTitles(
  titles: readonly string[],
  names: DivisionNames,
): string | undefined {
  const codes = new Map<string, string[]>();
  for (const [code, name] of names) codes.set(name, [...(codes.get(name) ?? []), code]);
  const found = new Set<string>();
  for (const title of titles) {
    const region = regionOfTitle(title, codes);
    if (region === 'unclear') return undefined;
    if (region !== undefined) found.add(region);
  }
  const [deepest, ...others] = [...found].sort((a, b) => depthOf(b) - depthOf(a));
  return others.every((other) => isWithin(deepest!, other)) ? deepest : undefined;
}

/** The region of a text that is its code or its full name. */
export function regionOfText(text: string, names: DivisionNames): string | undefined {
  const plain = text.normalize('NFKC').trim();
  if (/^\d{6}$/.test(plain)) return plain;
  if (plain === '国家') return NATION;
  const [code, ...more] = [...names].flatMap(([known, name]) => (name === plain ? [known] : []));
  return more.length === 0 ? code : undefined;
}

function regionOfTitle(
  title: string,
  codes: ReadonlyMap<string, readonly string[]>,
): string | 'unclear' | undefined {
  const mentions = mentionsIn(title, codes);
  let chain: readonly string[] = [''];
  for (const mention of mentions) {
    chain = mention.filter((code) => chain.some((upper) => upper === '' || isWithin(code, upper)));
    if (chain.length === 0) return 'unclear';
  }
  const [only, ...more] = chain;
  if (more.length > 0) return 'unclear';
  return only === '' ? undefined : only;
}

/** Codes of each division that a text names, longest names first at each place. */
function mentionsIn(title: string, codes: ReadonlyMap<string, readonly string[]>) {
  const mentions: (readonly string[])[] = [];
  for (let at = 0; at < Math.min(title.length, 200); at += 1) {
    for (let length = 12; length >= 3; length -= 1) {
      const found = codes.get(title.slice(at, at + length));
      if (found === undefined || at + length > title.length) continue;
      mentions.push(found);
      at += length - 1;
      break;
    }
  }
  return mentions;
}

function depthOf(code: string): number {
  return code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3;
}

function isWithin(code: string, upper: string): boolean {
  return code === upper || code.startsWith(upper.replace(/(?:00)+$/, ''));
}
