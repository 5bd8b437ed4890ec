import type {
  Actor,
  LogEntry,
  PublicationBody,
  PublishedRegion,
  RevisionInfo,
} from '../../registry/port.js';
import { visible } from '../../report/visible.js';

/** The head of the chain on a line of its own, to be kept elsewhere. */
export function headLine(head: { readonly number: number; readonly head: string }): string {
  return head.number === 0 ? '登记链头 （还没有登记）' : `登记链头 ${head.head}`;
}

/** 单位/姓名 as recorded. */
export function actorText({ unit, person }: Actor): string {
  return visible(`${unit}/${person}`);
}

/** A region with its code: 昆山市（320583）. */
export function regionText(name: string, code: string): string {
  return `${visible(name)}（${visible(code)}）`;
}

/** What a publication did to a region. */
export function publishedRegionText(region: PublishedRegion): string {
  const { name, region: code, revision, rows, rowsAdded, rowsRemoved } = region;
  if (region.dissolved === true)
    return `${regionText(name, code)}第 ${revision} 版：撤销，原有 ${rowsRemoved} 行不再有效`;
  const changes =
    rowsAdded + rowsRemoved === 0
      ? '只改了地区或文头'
      : `写入新行 ${rowsAdded}，去掉旧行 ${rowsRemoved}`;
  return `${regionText(name, code)}第 ${revision} 版：${changes}，现有 ${rows} 行`;
}

/** One line that names a revision of a region: who published it, when, by which document. */
export function revisionText(info: RevisionInfo): string {
  const document = info.document === undefined ? '' : `，${visible(info.document)}`;
  return `第 ${info.revision} 版，自 ${info.effective} ${info.dissolved === true ? '撤销' : '施行'}（第 ${info.publication} 号发布，${info.at}，${actorText(info.actor)}${document}）`;
}

/** An entry of the chain for a reader: a title and indented lines. */
export function entryText(entry: LogEntry): string {
  const { number, kind, at, actor, body, hash } = entry;
  const lines =
    body.kind === '发布'
      ? publicationLines(body)
      : body.kind === '申请'
        ? [
            `地区 ${visible(body.region)} 申请调整 ${rowsOf(body.document)} 项，由${visible(body.level)}审核：${visible(body.why)}`,
          ]
        : [
            `第 ${body.application} 号申请${body.decision}（${visible(body.level)}审核）${body.reason === undefined ? '' : `：${visible(body.reason)}`}`,
          ];
  return [`第 ${number} 号  ${kind}  ${at}  ${actorText(actor)}`, ...lines, `校验值 ${hash}`].join(
    '\n  ',
  );
}

function rowsOf(document: Readonly<Record<string, unknown>>): number {
  return Array.isArray(document.事项) ? document.事项.length : 0;
}

/** What a publication says of itself. */
export function publicationLines(body: PublicationBody): string[] {
  return [
    `自 ${body.effective} 施行${body.document === undefined ? '' : `，文号 ${visible(body.document)}`}${body.note === undefined ? '' : `；${visible(body.note)}`}`,
    ...(body.applications.length === 0 ? [] : [`落实第 ${body.applications.join('、')} 号申请`]),
    ...body.regions.map(publishedRegionText),
  ];
}
