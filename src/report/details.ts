import type { Diagnostic } from '../engine/diagnostic.js';
import type { PathOf } from './place.js';
import { spot } from './place.js';
import { visible } from './visible.js';

/** `昆山市（320583）`, or what of it is known. */
export function regionLabel({ region, regionName }: Diagnostic): string {
  return labelled(regionName, region);
}

/** `食品经营许可（000131003000）`, or what of it is known. */
export function itemLabel({ name, code }: Diagnostic): string {
  return labelled(name, code);
}

/** What a reader needs besides the message, one fact a line, for formats that hold plain text. */
export function detailLines(diagnostic: Diagnostic, pathOf: PathOf): readonly string[] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['地区', regionLabel(diagnostic)],
    ['事项', itemLabel(diagnostic)],
    ['现值', diagnostic.actual],
    ['应为', diagnostic.expected],
    ...diagnostic.related.map(
      (place) =>
        [
          '对照',
          `${spot(pathOf(diagnostic.workspace, place.file), place)} ${place.message}`,
        ] as const,
    ),
    ['依据', diagnostic.clause],
    ['办法', diagnostic.action],
  ];
  return facts.flatMap(([label, text]) => (text ? [`${label}：${visible(text)}`] : []));
}

/** Why a finding is waived, with the document that allows it. */
export function waiverText({ reason, document }: NonNullable<Diagnostic['waiver']>): string {
  return document === undefined ? reason : `${reason}（${document}）`;
}

function labelled(name: string | undefined, code: string | undefined): string {
  if (name === undefined) return code ?? '';
  return code === undefined ? name : `${name}（${code}）`;
}
