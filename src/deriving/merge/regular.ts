import { WorkError } from '../../errors.js';
import type { Value } from '../../yaml/value.js';
import { yamlEntries } from '../../yaml/yaml-text.js';
import { type DocumentText, type FileText, readFileText } from './file-text.js';
import { itemLines, withNewline } from './render.js';
import { splice } from './splice.js';
import { commentsOf, isFlow, lineStart, linesEnd, usesReferences } from './text-nodes.js';

/**
 * A file with its rows written one below the other, where they were written in brackets: only so can a
 * row be edited by itself. Its comments go above.
 *
 * @throws WorkError when anchors or aliases are in the way.
 */
export function regularFile(file: FileText): FileText {
  const edits = file.documents.filter(({ irregular }) => irregular).map(regularEdit);
  return readFileText(file.path, file.mark + splice(file.text, edits));
}

function regularEdit(document: DocumentText) {
  const { written, rowsEntry, file, header, rows } = document;
  if (usesReferences(written)) {
    throw new WorkError(
      `${file.path} 的各行不是一行一个“- ”，又用了锚点或别名，不能合并；先改成一行一个“- ”`,
    );
  }
  const { text, nodes } = written;
  const key = rowsEntry?.key;
  const flow = isFlow(written, 0);
  const from = flow ? nodes.span(0).start : lineStart(text, rowsEntry!.start);
  const end = linesEnd(text, nodes.span(flow ? 0 : rowsEntry!.value).end);
  const comments = commentsOf(written).filter(({ start }) => start >= from && start < end);
  const lines = [
    ...comments.map((comment) => `${comment.text}\n`),
    ...(flow ? yamlEntries(Object.entries(header), '') : []),
    ...(key === undefined ? [] : [`${key}:\n`]),
    ...rows.map(({ value }: { value: Value }) => itemLines(value, '  ')),
  ].join('');
  return { start: from, end, text: withNewline(lines, file.newline) };
}
