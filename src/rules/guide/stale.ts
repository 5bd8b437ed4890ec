import { locate } from '../../model/locate.js';
import { compareVersions } from '../../values/version.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY } from '../words.js';

export const rule: Rule = {
  id: 'guide/stale',
  title: '办事指南比实施清单旧',
  severity: 'warning',
  clause: `${POLICY} 三（四）“同源发布、同步更新”`,
  compares: '办事指南文件的版本 ↔ 它的实施清单文件的版本',
  why: '清单改了而指南没有跟着改，公众看到的就是旧的。',
  action: '照新的实施清单核对指南，再更新版本',
  decides: BY_UNIT,
  examples: {
    fires: { shows: '指南是 2025 年的', edits: [{ in: '县指南', header: { 版本: '2025-06-01' } }] },
    silent: { shows: '指南比清单新', edits: [{ in: '县指南', header: { 版本: '2026-03-01' } }] },
  },
  checks: {
    *region(view) {
      const lists = new Map<string, { version: string | number; path: string }>();
      for (const { item, document } of view.implementations.rows) {
        const version = versionOf(document.header);
        if (version === undefined) continue;
        for (const code of [item.业务办理项编码, item.实施编码]) {
          if (code !== undefined && !lists.has(code))
            lists.set(code, { version, path: document.source.path });
        }
      }
      for (const document of view.documents) {
        const own = versionOf(document.header);
        if (document.kind !== '办事指南' || own === undefined) continue;
        for (const { item } of document.rows) {
          const list =
            lists.get(item.业务办理项编码 ?? item.实施编码 ?? '') ?? lists.get(item.实施编码 ?? '');
          if (list === undefined || compareVersions(own, list.version) >= 0) continue;
          const path =
            locate(document.source.text, document.nodes, ['版本']) === undefined ? [] : ['版本'];
          yield {
            spot: { document, path },
            message: `办事指南的版本 ${own} 早于实施清单（${list.path}）的版本 ${list.version}`,
            element: '版本',
            actual: String(own),
            expected: String(list.version),
          };
          break;
        }
      }
    },
  },
};

function versionOf(header: Readonly<Record<string, unknown>>): string | number | undefined {
  const version = header.版本;
  return typeof version === 'string' || typeof version === 'number' ? version : undefined;
}
