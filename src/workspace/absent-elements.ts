import type { CatalogDocument } from '../model/document.js';
import type { SignedFinding } from '../model/finding.js';
import type { Standard } from '../standard/standard.js';
import { nearest } from '../values/nearest.js';

/** One note for the elements that a document's source does not carry, and names that the standard does not have. */
export function* absentFindings(
  document: CatalogDocument,
  standard: Standard,
): Generator<SignedFinding> {
  const { absent, kind, variant } = document;
  if (absent.size === 0) return;
  const known = new Set([
    ...standard.elements(kind, variant).keys(),
    ...standard.materialElements().keys(),
  ]);
  for (const [i, name] of [...absent].entries()) {
    if (known.has(name)) continue;
    const near = nearest(name, known);
    yield {
      rule: 'schema/value',
      finding: {
        spot: { document, path: ['未载要素', i] },
        message: `文头的“未载要素”里的“${name}”不是标准里的要素${near === undefined ? '' : `，是不是“${near}”？`}`,
        action: '写标准的要素名',
        element: '未载要素',
        actual: name,
        ...(near === undefined ? {} : { expected: near }),
      },
    };
  }
  const names = [...absent].join('、');
  yield {
    rule: 'schema/absent',
    finding: {
      spot: { document, path: ['未载要素'] },
      message: `${kind}的来源没有收录 ${names}，需要这些要素的比较没有进行`,
      action: '向来源单位补齐这些要素，补齐后从 未载要素 中删去',
      element: '未载要素',
      actual: names,
    },
  };
}
