/** A document file with only those of its rows that speak of some items. */
export function fewRows(text: string, items: RegExp): string {
  const at = /^(事项|指南):[^\n]*\n/m.exec(text);
  if (at === null) return text;
  const end = at.index + at[0].length;
  const rows = text.slice(end).split(/^(?= {2}- )/m);
  return text.slice(0, end) + rows.filter((row) => items.test(row)).join('');
}
