import { WorkError } from '../../errors.js';
import { rowsKey } from '../../model/kinds.js';
import type { LogEntry, RevisionInfo, RowHistory } from '../../registry/port.js';
import { jsonText, visible } from '../../report/visible.js';
import { yamlEntries, yamlListItem } from '../../yaml/yaml-text.js';
import { chooseRevision, type RegionSpec } from './region-spec.js';
import { actorText, regionText } from './registry-text.js';
import type { ShowContext } from './show.js';

/** A row that stands in a state, and the publication that brought it into its present form. */
interface FoundRow {
  readonly state: RowHistory;
  readonly revision: RevisionInfo;
  readonly since: LogEntry | undefined;
}

/** The rows of one code as YAML, each with its provenance. */
export async function showCode(
  code: string,
  spec: RegionSpec | undefined,
  context: ShowContext,
): Promise<void> {
  const { registry, io, day, json } = context;
  const revisions =
    spec === undefined
      ? await registry.state({ at: 'day', day })
      : [(await chooseRevision(registry, spec, day)).revision];
  const byRegion = new Map(revisions.map((one) => [one.region, one]));
  const states = await registry.history(code, spec?.region);
  const publications = new Map(
    (await registry.log({ kind: '发布' })).map((entry) => [entry.number, entry]),
  );
  const found = states.flatMap((state): FoundRow[] => {
    const revision = byRegion.get(state.region);
    if (revision === undefined || !standsIn(state, revision)) return [];
    return [{ state, revision, since: publications.get(state.since) }];
  });
  if (found.length === 0) {
    const gone = states.length > 0 ? `；它的变化见 sitong log --code ${code}` : '，从未发布过';
    throw new WorkError(`${day} 施行的版本里没有编码 ${code}${gone}`);
  }
  io.stdout(json ? jsonText({ code, rows: found }) : found.map(rowText).join('---\n'));
}

function standsIn({ since, until }: RowHistory, { publication }: RevisionInfo): boolean {
  return since <= publication && (until === undefined || until > publication);
}

function rowText({ state, revision, since }: FoundRow): string {
  const { catalog, variant, row } = state;
  const by = since?.body.kind === '发布' ? since.body.document : undefined;
  const lines = [
    `# ${regionText(revision.name, revision.region)}第 ${revision.revision} 版`,
    ...(since === undefined
      ? []
      : [
          `# 现在的内容来自第 ${since.number} 号发布：${since.at}，${actorText(since.actor)}${by === undefined ? '' : `，${visible(by)}`}`,
        ]),
  ];
  const header: [string, string][] = [
    ['类别', catalog],
    ['地区', revision.region],
  ];
  if (catalog === '实施清单' && variant !== '') header.push(['性质', variant]);
  else if (variant !== '') header.push(['清单', variant]);
  return `${lines.join('\n')}\n${[...yamlEntries(header, '')].join('')}${rowsKey(catalog)}:\n${yamlListItem(Object.entries(row), '  ')}`;
}
