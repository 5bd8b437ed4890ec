/** A value of a row as a clerk reads it: booleans 是/否, lists joined by 、, entries by their values. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(valueText).join('、');
  if (typeof value === 'object') return entryText(value as Readonly<Record<string, unknown>>);
  return String(value);
}

/** An entry with elements of its own: 「名称（其余，…）」, limits with their unit, copies as 1份. */
export function entryText(entry: Readonly<Record<string, unknown>>): string {
  const parts: string[] = [];
  let name: string | undefined;
  for (const [element, value] of Object.entries(entry)) {
    if (value === undefined || element.endsWith('单位')) continue;
    const text = partText(element, value, entry);
    if (name === undefined) name = text;
    else if (text !== '') parts.push(text);
  }
  return parts.length === 0 ? (name ?? '') : `${name}（${parts.join('，')}）`;
}

/** An element of a row or entry with its unit: 20个工作日, 1份. */
export function partText(
  element: string,
  value: unknown,
  holder: Readonly<Record<string, unknown>>,
): string {
  const unit = holder[`${element}单位`];
  if (typeof value === 'number' && typeof unit === 'string') {
    return `${value}${unit === '小时' || unit === '年' ? '' : '个'}${unit}`;
  }
  if (element === '份数') return `${valueText(value)}份`;
  if (element === '到办事现场次数') return `${valueText(value)}次`;
  if (typeof value === 'boolean' && !element.startsWith('是否')) return value ? element : '';
  return valueText(value);
}
