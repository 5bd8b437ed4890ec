import type { ExampleDocument, ExampleEdit } from '../../src/rules/example.js';
import { baseDocuments } from '../../src/rules/example-documents.js';

/** One edited copy of the example workspace with all that is to be found in it; nothing when `finds` is left out. */
export interface Case {
  readonly name: string;
  readonly edits: readonly ExampleEdit[];
  /** Files taken out of the workspace. */
  readonly without?: readonly string[];
  /** `rule severity region code element` of every finding. */
  readonly finds?: readonly string[];
  readonly asOf?: string;
}

export const NATION = '000000';
export const PROVINCE = '320000';
export const CITY = '320500';
export const COUNTY = '320583';

/** 食品经营许可（县级权限）, its 主项, and 最低生活保障金给付 of the example workspace. */
export const PERMIT = '000131901002';
export const PERMIT_PARENT = '00013190100Y';
export const BENEFIT = '000511902000';
/** Their longest codes in the county's and the city's 实施清单. */
export const COUNTY_PERMIT = '11320583MB00000276400013190100201';
export const COUNTY_BENEFIT = '11320583MB000003514000511902000';
export const CITY_BENEFIT = '11320500MB000001943000511902000';

export const PERMIT_NAME = '食品经营许可（县级权限）';
export const BENEFIT_NAME = '最低生活保障金给付';

/** A second 办理项 of the county's 许可, with its 标准 row and guide; `own` changes the county's row. */
export function secondHandling(name: string, own: Record<string, unknown>): readonly ExampleEdit[] {
  const first = (document: ExampleDocument): Record<string, unknown> => {
    const { 事项, 指南 } = baseDocuments()[document] ?? {};
    return ((事项 ?? 指南) as Record<string, unknown>[])[0] ?? {};
  };
  const handling = `${PERMIT_NAME}（${name}）`;
  const code = `${COUNTY_PERMIT.slice(0, -2)}02`;
  return [
    { in: '省标准', add: { ...first('省标准'), 业务办理项名称: handling } },
    {
      in: '县清单',
      add: { ...first('县清单'), 业务办理项名称: handling, 业务办理项编码: code, ...own },
    },
    { in: '县指南', add: { ...first('县指南'), 业务办理项编码: code } },
  ];
}
