import type { Application } from '../../model/application.js';
import type { Registry } from '../../registry/port.js';
import { applicationFrom } from '../../rules/change/applications.js';
import { isList, type Value, type Values } from '../../yaml/value.js';

/** The applications of a registry as changes are held against them; their number stands for the file. */
export async function recordedApplications(registry: Registry): Promise<readonly Application[]> {
  const records = await registry.applications({});
  return records.map(({ number, state, body: { region, document } }) => {
    const { 事项: rows, ...header } = document;
    const place = { file: `登记库第 ${number} 号申请`, line: 1 };
    return { ...applicationFrom({ region, header, rows: rowsOf(rows), place }), state };
  });
}

function rowsOf(rows: Value | undefined): readonly Values[] {
  return isList(rows) ? rows.filter(isValues) : [];
}

function isValues(value: Value): value is Values {
  return typeof value === 'object' && value !== null && !isList(value);
}
