import { CsvError, parse } from 'csv-parse/sync';
import { WorkError } from '../../errors.js';
import type { BrokenRecord, Cell, RecordSource, SourceRecord } from '../source.js';

interface Line {
  readonly cells: readonly string[];
  /** Line of the file on which the record begins. */
  readonly line: number;
}

/** A table whose first row names the columns; quoted cells may hold separators and line breaks. */
export function openCsv(text: string, name: string, delimiter = ','): RecordSource {
  const [head, ...lines] = parseLines(text, name, delimiter);
  if (head === undefined) throw new WorkError(`${name} 是空的，没有表头。`);
  const columns = head.cells.map((cell) => cell.trim());
  refuseBadHead(columns, name);
  const positions = new Map(columns.map((column, index) => [column, index + 1]));
  return {
    name,
    records: { [Symbol.iterator]: () => readLines(lines, columns) },
    locate: (address, column) => {
      const position = positions.get(column);
      return position === undefined
        ? `${address}「${column}」`
        : `${address}第 ${position} 列「${column}」`;
    },
  };
}

function parseLines(text: string, name: string, delimiter: string): Line[] {
  const lines: Line[] = [];
  // The parser counts a quoted CRLF as two lines, and a record's last line, not its first.
  let doubled = 0;
  let begin = 1;
  try {
    parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], context) => {
        const content = cells.join(',');
        begin = context.lines - doubled - count(content, /[\r\n]/g);
        doubled += count(content, /\r\n/g);
        lines.push({ cells, line: begin });
        return null;
      },
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new WorkError(`${name} 第 ${begin} 行之后的引号不成对，无法按 CSV 读取。`, { cause });
  }
  return lines;
}

function refuseBadHead(columns: readonly string[], name: string): void {
  const seen = new Set<string>();
  for (const [index, column] of columns.entries()) {
    if (column === '') throw new WorkError(`${name} 表头第 ${index + 1} 列没有列名。`);
    if (seen.has(column)) throw new WorkError(`${name} 表头里「${column}」出现了两次。`);
    seen.add(column);
  }
}

function* readLines(
  lines: readonly Line[],
  columns: readonly string[],
): Generator<SourceRecord | BrokenRecord> {
  let number = 0;
  for (const { cells, line } of lines) {
    number += 1;
    const address = `第 ${line} 行`;
    if (cells.length !== columns.length) {
      const reason = `有 ${cells.length} 格，表头有 ${columns.length} 列`;
      yield { number, address, text: cells.join(',').slice(0, 60), reason };
      continue;
    }
    yield {
      number,
      address,
      cells: new Map<string, Cell>(columns.map((column, i) => [column, cells[i] ?? ''])),
    };
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
