/** A value or record that could not be taken. */
export interface Problem {
  readonly record: number;
  /** Where it stands in the source. */
  readonly place: string;
  readonly kind?: string | undefined;
  readonly element?: string | undefined;
  readonly column?: string | undefined;
  readonly value: string;
  readonly reason: string;
}

/** A column with the number of records in which it holds a value that was not taken. */
export interface ColumnCount {
  readonly column: string;
  readonly records: number;
  readonly reason?: string;
}

/** One document that the import made. */
export interface DocumentCount {
  readonly path: string;
  readonly kind: string;
  readonly region: string;
  readonly rows: number;
}

/** Everything an import says about what it read, wrote and did not take. */
export interface ImportReport {
  readonly source: string;
  readonly mapping: string;
  readonly records: number;
  readonly documents: readonly DocumentCount[];
  /** Records of other regions than the one asked for. */
  readonly otherRegions: number;
  /** Records that the conditions of all outputs pass over. */
  readonly rowless: readonly string[];
  /** Columns that no mapping takes, and columns taken from some records only. */
  readonly untaken: readonly ColumnCount[];
  /** Columns that the mapping leaves out with a reason. */
  readonly declined: readonly ColumnCount[];
  /** Columns that the mapping names and the source never has. */
  readonly missingColumns: readonly string[];
  /** Words left out by 剔除. */
  readonly leftOut: readonly { column: string; word: string; records: number }[];
  readonly problems: readonly Problem[];
}

/** True when everything that the mapping asks for could be taken. */
export function isComplete(report: ImportReport): boolean {
  return (
    report.problems.length === 0 &&
    report.missingColumns.length === 0 &&
    report.documents.length > 0
  );
}

/** The report as text for a person, complete: nothing is cut off. */
export function renderReport(report: ImportReport): string {
  const lines = [`${report.source}：读入 ${report.records} 条记录，映射 ${report.mapping}`];
  for (const { path, kind, region, rows } of report.documents) {
    lines.push(`  ${path}：${kind} ${region}，${rows} 行`);
  }
  if (report.documents.length === 0) lines.push('  没有写出任何文件。');
  if (report.otherRegions > 0) {
    lines.push(`其他地区的记录未导入：${report.otherRegions} 条`);
  }
  section(lines, '各输出的条件都不取的记录', report.rowless);
  section(
    lines,
    '映射用到、来源中没有的列',
    report.missingColumns.map((column) => `「${column}」`),
  );
  section(
    lines,
    '没有取用的列',
    report.untaken.map(({ column, records }) =>
      records === 0 ? `「${column}」：全部为空` : `「${column}」：${records} 条记录有值`,
    ),
  );
  section(
    lines,
    '映射写明不取的列',
    report.declined.map(
      ({ column, records, reason }) => `「${column}」：${records} 条记录有值（${reason ?? ''}）`,
    ),
  );
  section(
    lines,
    '映射写明剔除的词',
    report.leftOut.map(({ column, word, records }) => `「${column}」${word}：${records} 条记录`),
  );
  section(lines, '未能取用的值', report.problems.map(renderProblem));
  return `${lines.join('\n')}\n`;
}

function section(lines: string[], title: string, entries: readonly string[]): void {
  if (entries.length === 0) return;
  lines.push(`${title}（${entries.length}）：`);
  for (const entry of entries) lines.push(`  ${entry}`);
}

function renderProblem(problem: Problem): string {
  const target = [problem.kind, problem.element].filter((part) => part !== undefined).join('.');
  const arrow = target === '' ? '' : ` → ${target}`;
  const value = problem.value === '' ? '' : `「${problem.value}」`;
  return `${problem.place}${arrow}${value}：${problem.reason}`;
}
