import type { Row } from '../../../model/document.js';
import { isInForce } from '../../../model/force.js';
import { JudgingDay } from '../../../model/judging-day.js';
import type { RegionView } from '../../../model/region-view.js';
import { isSecret } from '../../../model/secret.js';
import { itemsOf, listTitle } from '../../../rules/lists/listed.js';
import type { Standard } from '../../../standard/standard.js';
import { BLANK } from '../../../workspace/fill-out.js';
import type { Value, Values } from '../../../yaml/value.js';
import { type Difference, LeftOutCount, type RegionPart } from '../part.js';
import { blankRows, rowTitle } from '../published.js';
import type { SourceRows } from '../source-rows.js';
import { disagreements } from './agreement.js';
import { type Called, type CalledEntry, calledEntries } from './called-entries.js';
import type { SpecialList } from './special-list.js';

/** What a list is computed from. */
export interface ListRequest {
  readonly view: RegionView;
  readonly source: SourceRows;
  readonly standard: Standard;
  /** The day as of which rows are in force, YYYY-MM-DD. */
  readonly asOf: string;
}

/**
 * A 专项清单 of a region, computed from its rows: what only the office knows (reasons, clauses …) comes
 * from the maintained list, else it is 待填. Where the two differ, the rows win and the difference is
 * told.
 */
export function specialPart(spec: SpecialList, request: ListRequest): RegionPart {
  return new Computation(spec, request).part();
}

class Computation {
  readonly #spec: SpecialList;
  readonly #request: ListRequest;
  readonly #asOf: JudgingDay;
  readonly #binding;
  /** Rows of the region's own list. */
  readonly #own: ReadonlySet<Row>;
  readonly #leftOut = new LeftOutCount();
  readonly #differences: Difference[] = [];
  readonly #called: Called;
  /** Rows of the binding list that entries call for, with the rows behind them. */
  readonly #borneOut = new Map<Row, Set<Row>>();
  #uncertain = 0;

  constructor(spec: SpecialList, request: ListRequest) {
    const { view, asOf } = request;
    this.#spec = spec;
    this.#request = request;
    this.#asOf = new JudgingDay(asOf);
    this.#binding = spec.binding(view);
    this.#own = new Set(view.lists(spec.name).rows);
    this.#called = calledEntries(spec, view, this.#asOf, this.#leftOut);
  }

  part(): RegionPart {
    const { view } = this.#request;
    const added = this.#called.entries.flatMap((entry) => this.#entry(entry));
    const rows = [...this.#maintained(), ...added];
    const [first] = this.#own;
    const header =
      first === undefined
        ? { 版本: this.#request.asOf }
        : this.#request.source.headerOf(first.document);
    const { code: region, name: regionName } = view.region;
    return {
      region,
      regionName,
      sections: rows.length === 0 ? [] : [{ region, regionName, header, rows }],
      leftOut: this.#leftOut.counts,
      blanks: blankRows(rows),
      differences: this.#differences,
      origin: this.#origin(),
      remarks: this.#remarks(),
      nothing: this.#nothing(),
    };
  }

  /** The rows that an entry adds to those of the region's own list. */
  #entry(entry: CalledEntry): Values[] {
    const { isEntry = () => true } = this.#spec;
    const listed = new Set(entry.rows.flatMap((row) => this.#binding?.rowsOf(row) ?? []));
    const matching = [...listed].filter((row) => isEntry(row, entry));
    const own = matching.filter((row) => this.#own.has(row));
    for (const row of own) {
      const behind = this.#borneOut.get(row) ?? new Set();
      for (const one of entry.rows) behind.add(one);
      this.#borneOut.set(row, behind);
    }
    if (own.length > 0) return [];
    if (matching.length === 0 && this.#binding !== undefined) {
      this.#differences.push({
        kind: '缺少',
        row: rowTitle(entry.values, entry.second),
        detail: `${listTitle(this.#binding, this.#spec.name)}里没有`,
      });
    }
    const described = matching.length === 0 ? [{}] : matching.map((row) => this.#upperWords(row));
    return described.map((words) => this.#filled({ ...words, ...entry.values }, entry));
  }

  /** What the list of an upper region says of an item, but for what holds there only. */
  #upperWords({ item }: Row): Values {
    const { local, body } = this.#spec;
    return Object.fromEntries(
      Object.entries(item).filter(([element]) => element !== body && !local.includes(element)),
    ) as Values;
  }

  #filled(values: Values, { rows }: CalledEntry): Values {
    const { body, name, blanks } = this.#spec;
    const bodies = [...new Set(rows.flatMap(({ item }) => item.实施主体 ?? []))];
    const known: Record<string, Value> = {
      ...(body === undefined || bodies.length === 0 ? {} : { [body]: bodies.join('、') }),
      ...values,
    };
    for (const element of blanks(known)) known[element] ??= BLANK;
    const elements = this.#request.standard.elements('专项清单', { list: name });
    return Object.fromEntries(
      [...elements.keys()].flatMap((element) =>
        known[element] === undefined ? [] : [[element, known[element]]],
      ),
    );
  }

  /** The rows of the region's own list that stay on it, as they are written. */
  *#maintained(): Generator<Values> {
    const { source, view } = this.#request;
    const looked = new Set(this.#called.rows);
    for (const listed of this.#own) {
      const values = source.of(listed);
      const behind = this.#borneOut.get(listed);
      if (behind !== undefined) {
        for (const detail of disagreements(this.#spec, listed, [...behind], view))
          this.#differences.push({ kind: '不同', row: rowTitle(values), detail });
        yield values;
      } else if (this.#stays(listed, looked)) yield values;
    }
  }

  /** Whether a row that no entry calls for may stay: the rows bear it out, or do not tell. */
  #stays(listed: Row, looked: ReadonlySet<Row>): boolean {
    const { view, source } = this.#request;
    const items = [view.implementations, view.standards]
      .flatMap((index) => itemsOf(index, listed))
      .filter((row) => looked.has(row));
    const isHidden = (rows: readonly Row[]) =>
      rows.length > 0 && rows.every((row) => isSecret(row, view));
    if (isHidden(items) || isHidden(itemsOf(view.catalog, listed))) {
      if (!items.some((row) => this.#called.hidden.has(row))) this.#leftOut.add('不公开');
      return false;
    }
    const verdicts = items.map((row) => this.#spec.holds(row, listed));
    if (verdicts.includes('in')) return true;
    if (looked.size === 0 || verdicts.includes('unknown') || this.#isOnlyInCatalog(listed, items)) {
      this.#uncertain += 1;
      return true;
    }
    this.#differences.push({
      kind: '多出',
      row: rowTitle(source.of(listed)),
      detail:
        items.length === 0
          ? '基本目录和实施清单里都没有在用的这个事项'
          : '在用的实施清单里，这个事项不在应当列入之列',
    });
    return false;
  }

  /** Items that others carry out, or whose 实施清单 is still to be written: nothing is told of them. */
  #isOnlyInCatalog(listed: Row, items: readonly Row[]): boolean {
    if (items.length > 0) return false;
    const { catalog } = this.#request.view;
    return itemsOf(catalog, listed).some((row) => isInForce(row, this.#asOf));
  }

  #origin(): string {
    const { name } = this.#spec;
    const binding = this.#binding;
    const from = `${name}由在用的 ${this.#called.rows.length} 行实施清单算出`;
    const compared =
      binding === undefined
        ? '没有在编的清单可以核对'
        : this.#differences.length === 0
          ? `与${listTitle(binding, name)}核对一致`
          : `与${listTitle(binding, name)}有 ${this.#differences.length} 处不一致`;
    return `${from}，${compared}`;
  }

  #remarks(): string[] {
    return [
      ...[...this.#called.untold].map(([reason, rows]) => `${rows} 行${reason}，无从计算`),
      ...(this.#uncertain === 0
        ? []
        : [`在编清单的 ${this.#uncertain} 行实施清单没有说明，照原样列入`]),
    ];
  }

  #nothing(): string {
    const { rows, untold } = this.#called;
    if (rows.length === 0) return '实施清单里没有在用的依申请事项和公共服务，无从计算';
    const [reason, count] = [...untold].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
    return count === rows.length ? `${count} 行实施清单的${reason}，无从计算` : this.#spec.nothing;
  }
}
