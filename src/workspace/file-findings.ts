import type { SignedFinding, Spot } from '../model/finding.js';
import { KINDS } from '../model/kinds.js';
import type { Region } from '../model/region-tree.js';
import { SourceText } from '../model/source.js';
import { nearest } from '../values/text.js';
import type { FileOutline, Outline, OutlineProblem } from './outline.js';

/** A file whose bytes are no text of ours. */
export function undecodable(path: string, fault: string): SignedFinding {
  return {
    rule: 'yaml/syntax',
    finding: {
      spot: { source: new SourceText(path, ''), start: 0, end: 0 },
      message: fault,
      action: '用 UTF-8 编码另存为文本文件',
    },
  };
}

/** What the outline of a file found wrong. */
export function outlineFindings(source: SourceText, outline: FileOutline): SignedFinding[] {
  return outline.problems.map((problem) => ({
    rule: problem.rule,
    finding: outlineFinding(source, problem),
  }));
}

function outlineFinding(source: SourceText, problem: OutlineProblem): SignedFinding['finding'] {
  const near = problem.actual === undefined ? undefined : nearest(problem.actual, KINDS);
  return {
    spot: { source, start: problem.start, end: problem.end },
    message: near === undefined ? problem.message : `${problem.message}，是不是“${near}”？`,
    action: problem.action,
    ...(problem.actual === undefined ? {} : { actual: problem.actual }),
    ...(near === undefined ? {} : { expected: near }),
    ...(problem.related === undefined
      ? {}
      : {
          related: [
            {
              spot: { source, start: problem.related.start, end: problem.related.end },
              message: problem.related.message,
            },
          ],
        }),
  };
}

/** A catalog document whose region is declared nowhere. */
export function strayDocument(
  source: SourceText | { fault: string },
  path: string,
  outline: Outline,
  regions: ReadonlyMap<string, Region>,
): SignedFinding {
  const text = source instanceof SourceText ? source : new SourceText(path, '');
  const spot: Spot = { source: text, ...regionLine(text.text, outline) };
  if (outline.region === undefined) {
    return {
      rule: 'schema/kind',
      finding: {
        spot,
        message: `${outline.kind}没有写地区`,
        action: '在文头写 地区: "六位行政区划代码"',
        element: '地区',
      },
    };
  }
  const near = nearest(outline.region, [...regions.keys()]);
  return {
    rule: 'schema/kind',
    finding: {
      spot,
      message: `地区 ${outline.region} 没有声明${near === undefined ? '' : `，是不是 ${near}（${regions.get(near)?.name}）？`}`,
      action: '在类别为 地区 的文件里声明它，或改正 地区',
      element: '地区',
      actual: outline.region,
      ...(near === undefined ? {} : { expected: near }),
    },
  };
}

/** The value of 地区 in a document's header, or else its first line. */
function regionLine(text: string, outline: Outline): { start: number; end: number } {
  const slice = text.slice(outline.start, outline.end);
  const match = /^(?:地区|"地区"|'地区')[^\S\n]*:[^\S\n]*/m.exec(slice);
  const first = match === null ? /\S/.exec(slice)?.index : match.index + match[0].length;
  const start = outline.start + (first ?? 0);
  const end = text.slice(start, outline.end).search(/\s*(?:\s#.*)?(?:\r?\n|$)/);
  return { start, end: start + Math.max(0, end) };
}
