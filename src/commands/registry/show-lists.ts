import stringWidth from 'string-width';
import { longestCode } from '../../registry/row-codes.js';
import { jsonText, visible } from '../../report/visible.js';
import { refuseUnknownRegion } from './region-spec.js';
import { regionText } from './registry-text.js';
import { nameOfRow } from './row-text.js';
import type { ShowContext } from './show.js';

const MOST_HITS = 100;

/** The regions of the registry with their latest revision. */
export async function showRegions({ registry, io, json }: ShowContext): Promise<void> {
  const state = await registry.state({ at: 'latest' });
  const { number, hash } = await registry.head();
  if (json) {
    io.stdout(jsonText({ number, head: hash, regions: state }));
    return;
  }
  if (state.length === 0) {
    io.stdout('登记库里还没有发布的内容\n');
    return;
  }
  const width = Math.max(...state.map(({ name }) => stringWidth(visible(name))));
  const lines = state.map(({ region, name, revision, rows, effective, publication }) => {
    const padded = visible(name) + ' '.repeat(width - stringWidth(visible(name)));
    return `${region}  ${padded}  第 ${revision} 版  ${rows} 行  自 ${effective} 施行（第 ${publication} 号发布）`;
  });
  io.stdout(`${lines.join('\n')}\n${state.length} 个地区，登记到第 ${number} 号\n`);
}

/** Published items that hold a text. */
export async function showSearch(
  text: string,
  region: string | undefined,
  { registry, io, json }: ShowContext,
): Promise<void> {
  await refuseUnknownRegion(registry, region);
  const hits = await registry.search(text, {
    limit: MOST_HITS + 1,
    ...(region === undefined ? {} : { region }),
  });
  const shown = hits.slice(0, MOST_HITS);
  if (json) {
    io.stdout(jsonText({ search: text, hits: shown, more: hits.length > MOST_HITS }));
    return;
  }
  const lines = shown.map(({ region: code, regionName, catalog, variant, row }) => {
    const document = `${catalog}${variant === '' ? '' : `·${visible(variant)}`}`;
    return `${regionText(regionName, code)} ${document}  ${visible(longestCode(row) ?? '')}  ${visible(nameOfRow(row))}`;
  });
  const more =
    hits.length > MOST_HITS ? `只列出前 ${MOST_HITS} 行，写得更长些或加上地区再找\n` : '';
  io.stdout(
    shown.length === 0
      ? `已发布的事项里没有“${visible(text)}”\n`
      : `${lines.join('\n')}\n找到 ${shown.length} 行\n${more}`,
  );
}
