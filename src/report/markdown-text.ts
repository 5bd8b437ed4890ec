import { visible } from './visible.js';

/** Characters that open a cell, an element, an entity; the others with a meaning take a backslash. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  // `\|` means different things inside and outside a table, the entity does not.
  '|': '&#124;',
};

/** Breaks a reference without being seen; hosts make references after Markdown is done. */
const BREAK = '&#8203;';

/** Characters that have a meaning within a line. */
const MARKUP = /[\\`*_[\]<>&|~$]/u;

/** What becomes a link while Markdown is read. */
const LINK = /:(?=\/\/)|www(?=\.)/u;

/** What hosts make of the finished text: `@name`, `#1`, `!1`, `%1`, `$1`, `~label`, `:emoji:`. */
const REFERENCE = /[@#!%^~$&](?=[\p{L}\p{N}"])|:(?=[\w+-]+:)/u;

const IN_TEXT = tokens(LINK, REFERENCE);
const IN_CODE = tokens(LINK);

/**
 * Text on one line that a Markdown renderer shows as it stands, in a table cell or elsewhere: no
 * markup, no HTML, no link, no `:emoji:`, and no `@name` or `#1` that would notify people or
 * cross-link issues.
 */
export function markdownText(text: string): string {
  return escapeTokens(text, IN_TEXT);
}

/**
 * A place or an id in the type of code, where hosts make neither references nor emoji: line 100 of
 * `a.yaml:100:5` is one otherwise. An element and not backticks, because those know no escapes.
 */
export function markdownCode(text: string): string {
  return `<code>${escapeTokens(text, IN_CODE)}</code>`;
}

/**
 * Text within an HTML block, such as a `<summary>`, where hosts still make references but Markdown's
 * backslashes are no escapes.
 */
export function markdownHtml(text: string): string {
  return visible(text).replace(IN_TEXT, (token: string, broken: string | undefined) => {
    const shown = Array.from(token, (one) =>
      MARKUP.test(one) ? `&#${one.codePointAt(0)};` : one,
    ).join('');
    return broken === undefined ? shown : `${shown}${BREAK}`;
  });
}

/** Matches what must be broken (in the group `broken`) or else escaped. */
function tokens(...broken: readonly RegExp[]): RegExp {
  const parts = broken.map(({ source }) => source).join('|');
  return new RegExp(`(?<broken>${parts})|${MARKUP.source}`, 'giu');
}

/** One pass over the text, so that no entity is taken for text again. */
function escapeTokens(text: string, pattern: RegExp): string {
  return visible(text).replace(pattern, (token: string, broken: string | undefined) => {
    const shown = ENTITIES[token] ?? (MARKUP.test(token) ? `\\${token}` : token);
    return broken === undefined ? shown : `${shown}${BREAK}`;
  });
}
