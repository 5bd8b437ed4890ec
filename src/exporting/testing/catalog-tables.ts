import { fileURLToPath } from 'node:url';
import type { RegionContent } from '../../registry/port.js';
import { readRegionContent } from '../../registry/workspace-content.js';
import { Standard } from '../../standard/standard.js';
import type { Table, TableKind } from '../../tabular/table.js';
import { folderTree } from '../../tree/folder-tree.js';
import { indexWorkspace } from '../../workspace/workspace.js';

const standard = new Standard();

/** Every table of a shipped catalog: each region and kind, then each kind over all regions. */
export function catalogTables(name: '江苏' | '广东'): readonly (readonly [string, Table])[] {
  const tree = folderTree(fileURLToPath(new URL(`../../../catalogs/${name}`, import.meta.url)));
  const index = indexWorkspace(tree, standard, { ignore: ['导入/**'], named: new Set() });
  const single: (readonly [string, Table])[] = [];
  const joined = new Map<string, Table>();
  for (const [code, region] of index.regions) {
    for (const section of readRegionContent(index, code, standard).sections) {
      const kind = kindOf(section);
      const key = JSON.stringify(kind);
      const { header, rows } = section;
      const own = { region: code, regionName: region.name, header, rows };
      single.push([`${region.name} ${key}`, { ...kind, sections: [own] }]);
      const sections = [...(joined.get(key)?.sections ?? []), own];
      joined.set(key, { ...kind, sections });
    }
  }
  return [...single, ...[...joined].filter(([, { sections }]) => sections.length > 1)];
}

function kindOf({ catalog, variant }: RegionContent['sections'][number]): TableKind {
  if (catalog === '实施清单')
    return { kind: catalog, variant: variant === '标准' ? { standard: true } : {} };
  return { kind: catalog, variant: variant === '' ? {} : { list: variant } };
}
