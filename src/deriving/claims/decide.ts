import type { Row } from '../../model/document.js';
import { isInForce, isWithdrawn, whyNotInForce } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { isDevolvedTo, isTransferred } from '../../rules/transfer.js';
import { levelsOf } from '../../rules/within/level.js';
import { isChild, isParent, isWhole, parentCodeOf, stemOf } from '../../values/code.js';
import { type Level, levelNumber } from '../../values/level.js';
import type { Claim } from '../input/claims.js';

/** An item that the region's own 基本目录 takes over. */
export interface ClaimedItem {
  readonly code: string;
  /** The row of the nearest upper 基本目录, and whose it is. */
  readonly row: Row;
  readonly holder: RegionView;
  /** 行使层级, cut to the region's own and those below it. */
  readonly levels: readonly Level[];
  /** The level at which the region itself handles it; undefined for a 主项 and for what only lower ones handle. */
  readonly level: Level | undefined;
  /** How the power came here. */
  readonly source: '法定本级行使' | '上级下放' | '上级委托';
  /** The row, of this code and anywhere above, whose 下放 or 委托 reaches the region. */
  readonly record: Row | undefined;
  readonly claim: Claim | undefined;
}

/** 未承接 of the region's 基本目录. */
export interface DeclinedItem {
  readonly row: Row;
  readonly code: string;
  readonly reason: string;
  readonly note: string | undefined;
}

/** An item of the upper chain that could have been meant for the region, and why it is not taken over. */
export interface LeftOut {
  readonly code: string;
  readonly row: Row;
  readonly why: string;
}

/** A claim that cannot be followed: the claims file says more than the upper catalogs allow. */
export interface RefusedClaim {
  readonly claim: Claim;
  readonly why: string;
}

export interface Decision {
  /** In the order of the nearest upper catalog that has them. */
  readonly claimed: readonly ClaimedItem[];
  readonly declined: readonly DeclinedItem[];
  readonly leftOut: readonly LeftOut[];
  readonly refused: readonly RefusedClaim[];
}

export interface DecisionRequest {
  /** The region, without documents of its own, over its upper chain. */
  readonly view: RegionView;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly asOf: JudgingDay;
}

/**
 * Decides which items of the upper chain a region takes over: every item in force whose 行使层级 has a
 * level of its own or below it, or whose 下放 or 委托 reaches it (应领尽领, 苏政发〔2022〕71号 二（一）),
 * but what its claims decline. Items cancelled or paused anywhere above, and those that an upper region
 * declined for all below it, are left out with the reason.
 */
export function decide(request: DecisionRequest): Decision {
  const decider = new Decider(request);
  for (const upper of viewsAbove(request.view)) decider.take(upper);
  return decider.decision();
}

/** Reasons by which an upper region speaks for all below it (as life/unclaimed reads them). */
const FOR_ALL_BELOW = new Set(['地理区位', '自然禀赋', '无相关机构', '取消']);

class Decider {
  readonly #request: DecisionRequest;
  readonly #seen = new Set<string>();
  readonly #closed = new Map<string, string>();
  #claimed: ClaimedItem[] = [];
  readonly #parents: [Row, RegionView][] = [];
  readonly #declined: DeclinedItem[] = [];
  readonly #leftOut: LeftOut[] = [];
  readonly #refused: RefusedClaim[] = [];

  constructor(request: DecisionRequest) {
    this.#request = request;
  }

  /** Takes the items of an upper region; nearer ones come first. */
  take(upper: RegionView): void {
    for (const row of upper.catalog.rows) {
      const { 基本编码: code } = row.item;
      if (code === undefined || this.#seen.has(code) || row.faulty.has('基本编码')) continue;
      this.#seen.add(code);
      if (isParent(code)) this.#parents.push([row, upper]);
      else this.#item(code, row, upper);
    }
    for (const { code, reason } of declinedBy(upper)) {
      if (FOR_ALL_BELOW.has(reason) && !this.#closed.has(code))
        this.#closed.set(code, `${upper.region.name}没有承接（${reason}）`);
    }
  }

  decision(): Decision {
    this.#familyOnce();
    const claimed = [...this.#parentItems(), ...this.#claimed];
    return {
      claimed: byFamily(claimed),
      declined: this.#declined,
      leftOut: this.#leftOut,
      refused: this.#refused,
    };
  }

  #item(code: string, row: Row, holder: RegionView): void {
    const { view, asOf } = this.#request;
    const claim = this.#claimOf(code);
    if (claim?.claimed === false) {
      const reason = claim.reason ?? '';
      this.#declined.push({ row, code, reason, note: claim.note });
      return;
    }
    const held = this.#levels(code, row);
    if (held === undefined) {
      if (claim?.claimed === true)
        this.#refused.push({ claim, why: outOfReach(row, holder, view) });
      return;
    }
    const why = this.#closed.get(code) ?? whyNot(code, row, view, asOf);
    if (why !== undefined) {
      this.#leftOut.push({ code, row, why });
      if (claim?.claimed === true) this.#refused.push({ claim, why });
      return;
    }
    this.#claimed.push({ code, row, holder, claim, ...held });
  }

  /** The claim of an item; one of its 主项 speaks for it too. */
  #claimOf(code: string): Claim | undefined {
    const { claims } = this.#request;
    return claims.get(code) ?? (isChild(code) ? claims.get(parentCodeOf(code)) : undefined);
  }

  /** The levels that a region may claim of an item; undefined when there are none. */
  #levels(code: string, row: Row): Held | undefined {
    const { view, asOf } = this.#request;
    const { exercises, level: own } = view.region;
    const highest = Math.min(...[own, ...exercises].map(levelNumber));
    const listed = levelsOf(row).filter((level) => levelNumber(level) >= highest);
    const rows = [row, ...[...viewsAbove(view)].flatMap((upper) => upper.catalog.withCode(code))];
    const handed = exercises.filter((level) => isTransferred(rows, level, view, asOf));
    const levels = [...new Set([...listed, ...handed])].sort(
      (a, b) => levelNumber(a) - levelNumber(b),
    );
    if (levels.length === 0) return undefined;
    const acting = exercises.filter((level) => levels.includes(level));
    const level = acting.includes(own) ? own : acting[0];
    const record = rows.find((one) => isTransferred([one], level, view, asOf));
    return { levels, level, record, source: sourceOf(record, level, this.#request) };
  }

  /** 000 and 子项 of one 主项 exclude each other: what the nearer catalog has counts. */
  #familyOnce(): void {
    const first = new Map<string, boolean>();
    const kept: ClaimedItem[] = [];
    for (const item of this.#claimed) {
      const whole = isWhole(item.code);
      const before = first.get(stemOf(item.code)) ?? whole;
      first.set(stemOf(item.code), before);
      if (before === whole) kept.push(item);
      else this.#leftOut.push({ ...item, why: '较近的上级目录里，同一主项的分法不同' });
    }
    this.#claimed = kept;
  }

  /** 主项 of what was claimed, with the levels that they themselves name. */
  *#parentItems(): Generator<ClaimedItem> {
    const { view, asOf } = this.#request;
    const stems = new Set(
      this.#claimed.filter(({ code }) => isChild(code)).map(({ code }) => stemOf(code)),
    );
    for (const [row, holder] of this.#parents) {
      const code = row.item.基本编码 ?? '';
      const held = this.#levels(code, row);
      if (!stems.has(stemOf(code)) || held === undefined) continue;
      if (whyNot(code, row, view, asOf) !== undefined) continue;
      yield { code, row, holder, claim: this.#request.claims.get(code), ...held, level: undefined };
    }
  }
}

type Held = Pick<ClaimedItem, 'levels' | 'level' | 'source' | 'record'>;

function sourceOf(
  row: Row | undefined,
  level: Level | undefined,
  { view, asOf }: DecisionRequest,
): ClaimedItem['source'] {
  if (row === undefined) return '法定本级行使';
  const only = (element: '下放' | '委托') => ({
    ...row,
    item: { ...row.item, 下放: [], 委托: [], [element]: row.item[element] ?? [] },
  });
  if (isTransferred([only('下放')], level, view, asOf)) return '上级下放';
  return isTransferred([only('委托')], level, view, asOf) ? '上级委托' : '法定本级行使';
}

/** Why an item may not be taken over; undefined when it may. */
function whyNot(code: string, row: Row, view: RegionView, asOf: JudgingDay): string | undefined {
  for (const upper of viewsAbove(view)) {
    const withdrawn = upper.catalog.withCode(code).find((one) => isWithdrawn(one, asOf));
    // What an upper level gave up since it went down is no longer its own to cancel; a pause holds for all.
    const wentDown =
      withdrawn?.item.事项状态 !== '暂停' && isDevolvedTo([row, withdrawn], view, asOf);
    if (withdrawn === undefined || wentDown) continue;
    return `${upper.region.name}目录：${whyNotInForce(withdrawn, asOf) ?? '已取消'}`;
  }
  return isInForce(row, asOf) || isWithdrawn(row, asOf) ? undefined : whyNotInForce(row, asOf);
}

function outOfReach(row: Row, holder: RegionView, view: RegionView): string {
  const levels = levelsOf(row);
  const named = levels.length === 0 ? '没有写' : `是${levels.join('、')}`;
  return `${holder.region.name}目录的行使层级${named}，没有${view.region.exercises.join('、')}，也没有下放、委托给${view.region.name}的记录`;
}

function declinedBy(view: RegionView): { code: string; reason: string }[] {
  return view.documents.flatMap(({ kind, header }) =>
    kind === '基本目录' && Array.isArray(header.未承接)
      ? (header.未承接 as Record<string, unknown>[]).map((entry) => ({
          code: String(entry.基本编码),
          reason: String(entry.理由),
        }))
      : [],
  );
}

/** Each 主项 before the first of its 子项; all else as it came. */
function byFamily(items: readonly ClaimedItem[]): ClaimedItem[] {
  const parents = new Map(
    items.filter(({ code }) => isParent(code)).map((item) => [stemOf(item.code), item]),
  );
  const out: ClaimedItem[] = [];
  for (const item of items) {
    if (isParent(item.code)) continue;
    const parent = parents.get(stemOf(item.code));
    if (parent !== undefined) {
      out.push(parent);
      parents.delete(stemOf(item.code));
    }
    out.push(item);
  }
  return out;
}
