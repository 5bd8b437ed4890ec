import { cellsOf, columnsOf } from '../../report/cells.js';

/** After these a line may be broken for choice. */
const BREAKS = new Set(['，', '；', '。', '、', '：', ' ']);

/** A text in lines of so many columns, broken after punctuation where that is near; indented as it begins. */
export function wrapText(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  const indent = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line = '';
  let used = 0;
  let breakAt = 0;
  for (const cell of cellsOf(text)) {
    if (used + cell.width > Math.max(width, indent.length + 4)) {
      const near = breakAt > line.length / 2 ? breakAt : line.length;
      lines.push(line.slice(0, near).trimEnd());
      line = indent + line.slice(near).trimStart();
      used = columnsOf(line);
      breakAt = 0;
    }
    line += cell.text;
    used += cell.width;
    if (BREAKS.has(cell.text) && line.trim() !== '') breakAt = line.length;
  }
  return [...lines, line].join('\n');
}
