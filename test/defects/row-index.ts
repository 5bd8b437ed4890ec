import { isMap, isScalar, isSeq, parseAllDocuments, type YAMLMap } from 'yaml';

const ROW_KEYS = ['事项', '指南', '地区'];

/** What identifies a row of the clean sample, read before anything is edited. */
export interface RowIndex {
  readonly kind: string;
  readonly nature: string;
  readonly list: string;
  readonly region: string;
  readonly values: ReadonlyMap<string, string>;
  readonly start: number;
}

/** The rows of a clean file, and the region of its first document. */
export function indexRows(text: string): { rows: RowIndex[]; region: string | undefined } {
  const rows: RowIndex[] = [];
  let region: string | undefined;
  for (const document of parseAllDocuments(text)) {
    const root = document.contents;
    if (!isMap(root)) continue;
    const header = scalars(root as YAMLMap);
    region ??= header.get('地区');
    for (const key of ROW_KEYS) {
      const list = root.get(key, true);
      if (!isSeq(list)) continue;
      for (const item of list.items) {
        if (!isMap(item) || item.range == null) continue;
        const values = scalars(item as YAMLMap);
        rows.push({
          kind: header.get('类别') ?? '',
          nature: header.get('性质') ?? '',
          list: header.get('清单') ?? '',
          region: header.get('地区') ?? values.get('地区代码') ?? '',
          values,
          start: item.range[0],
        });
      }
    }
  }
  return { rows, region };
}

function scalars(map: YAMLMap): Map<string, string> {
  const values = new Map<string, string>();
  for (const { key, value } of map.items) {
    if (isScalar(key) && isScalar(value)) values.set(String(key.value), String(value.value));
  }
  return values;
}
