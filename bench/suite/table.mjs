// Markdown tables.

/**
 * A table; a column whose heading begins with `>` is aligned to the right.
 *
 * @returns text that ends with an empty line.
 */
export function table(headings, rows) {
  const numeric = headings.map((heading) => heading.startsWith('>'));
  const lines = [
    headings.map((heading, at) => (numeric[at] ? heading.slice(1) : heading)),
    numeric.map((right) => (right ? '---:' : '---')),
    ...rows,
  ];
  const text = lines.map((cells) => `| ${cells.map(cell).join(' | ')} |\n`);
  return `${text.join('')}\n`;
}

const cell = (value) => String(value).replaceAll('|', '\\|').replaceAll('\n', ' ');
