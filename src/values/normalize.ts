const OPEN = '('.charCodeAt(0);
const CLOSE = ')'.charCodeAt(0);

/** Marks a character that normalising drops. */
const DROPPED = 0xffff;

/** Of each UTF-16 unit what it becomes; built once, so that a text costs one look-up per character. */
const FOLDED = foldingTable();

const TRAILING = new Set(['。', '；', '，', ';', ',', '、', '.']);

/**
 * A text folded for comparison: full-width ASCII and compatibility ideographs to their plain forms, all
 * round, square and lenticular brackets to `()`, 〈〉 to 《》, quotes to `"`, dashes of any kind and number to
 * one `-`, middle dots to `·`; white space (U+3000, zero-width) dropped, also 。；， and the like at the end
 * and one of two doubled pairs of brackets. Idempotent.
 */
export function normalizeText(text: string): string {
  let at = 0;
  while (at < text.length && FOLDED[text.charCodeAt(at)] === text.charCodeAt(at)) at++;
  const folded = at === text.length ? text : text.slice(0, at) + foldRest(text, at);
  const single = folded.includes('--') ? folded.replace(/-{2,}/g, '-') : folded;
  return withoutTrailing(withoutDoubledBrackets(single));
}

function foldRest(text: string, from: number): string {
  let folded = '';
  for (let at = from; at < text.length; at++) {
    const unit = FOLDED[text.charCodeAt(at)]!;
    if (unit !== DROPPED) folded += String.fromCharCode(unit);
  }
  return folded;
}

/**
 * `((执业类别变更))` is `(执业类别变更)`, a slip that real lists contain (domain §6): a pair of brackets whose only
 * content is another pair is dropped, however deep the inner one nests.
 */
function withoutDoubledBrackets(text: string): string {
  if (!text.includes('((') || !text.includes('))')) return text;
  const open: number[] = [];
  const closeOf = new Map<number, number>();
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) === OPEN) open.push(at);
    else if (text.charCodeAt(at) === CLOSE) {
      const start = open.pop();
      if (start !== undefined) closeOf.set(start, at);
    }
  }
  const dropped = new Set<number>();
  for (const [start, end] of closeOf) {
    const inner = closeOf.get(start + 1);
    if (inner !== undefined && inner === end - 1) dropped.add(start).add(end);
  }
  if (dropped.size === 0) return text;
  let kept = '';
  for (let at = 0; at < text.length; at++) if (!dropped.has(at)) kept += text.charAt(at);
  return kept;
}

function withoutTrailing(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING.has(text.charAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}

function foldingTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit;
  const fold = (units: string, to: string): void => {
    for (const unit of units) table[unit.charCodeAt(0)] = to.charCodeAt(0);
  };
  // Kangxi radicals, compatibility ideographs, vertical and small forms, half- and full-width forms.
  for (const [from, to] of [
    [0x2f00, 0x2fdf],
    [0xf900, 0xfaff],
    [0xfe30, 0xfe6f],
    [0xff01, 0xffef],
  ] as const) {
    for (let unit = from; unit <= to; unit++) {
      const plain = String.fromCharCode(unit).normalize('NFKC');
      if (plain.length === 1) table[unit] = plain.charCodeAt(0);
    }
  }
  fold('（【〔［[{｛〖﹙﹝︵︹︻', '(');
  fold('）】〕］]}｝〗﹚﹞︶︺︼', ')');
  fold('〈︽︿<‹«', '《');
  fold('〉︾﹀>›»', '》');
  fold("“”„‟‘’‚‛'＂＇「」『』﹁﹂﹃﹄", '"');
  fold('‐‑‒–—―−─━－﹣﹘', '-');
  fold('•‧∙⋅・･‣●᛫', '·');
  fold('～〜∼', '~');
  fold('﹐', ',');
  // Radicals of simplified text, which PDF readers copy for the characters themselves.
  const radicals = '⼾⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⻄⺠⻁⺟';
  const characters = '户见角贝车长门青页风飞食马鱼鸟麦黄齐齿龙西民虎母';
  for (let at = 0; at < radicals.length; at++) fold(radicals.charAt(at), characters.charAt(at));
  for (let unit = 0; unit < 0x10000; unit++) {
    if (/[\s\p{Cc}\p{Cf}]/u.test(String.fromCharCode(unit))) table[unit] = DROPPED;
  }
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = table[table[unit]!]!;
  table[DROPPED] = DROPPED;
  return table;
}
