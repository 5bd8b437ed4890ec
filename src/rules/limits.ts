import type { Row } from '../model/document.js';
import type { TimeLimit } from '../values/time-limit.js';

/** 法定办结时限 of a row, when number and unit are written. */
export function statutoryLimit(row: Row): TimeLimit | undefined {
  const { 法定办结时限: value, 法定办结时限单位: unit } = row.item;
  return value === undefined || unit === undefined ? undefined : { value, unit };
}

/** 承诺办结时限 of a guide; without a unit of its own it has that of its 实施清单 row. */
export function guideLimit(guide: Row, row: Row): TimeLimit | undefined {
  const value = guide.item.承诺办结时限;
  const unit = guide.item.承诺办结时限单位 ?? row.item.承诺办结时限单位;
  return value === undefined || unit === undefined ? undefined : { value, unit };
}

/** 承诺办结时限 of a row, when number and unit are written. */
export function promisedLimit(row: Row): TimeLimit | undefined {
  const { 承诺办结时限: value, 承诺办结时限单位: unit } = row.item;
  return value === undefined || unit === undefined ? undefined : { value, unit };
}
