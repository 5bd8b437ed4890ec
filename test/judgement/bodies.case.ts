import type { ExampleEdit } from '../../src/rules/example.js';

/** One edited copy of the example workspace with all that is to be found in it; nothing when `finds` is left out. */
export interface Case {
  readonly name: string;
  readonly edits: readonly ExampleEdit[];
  /** More files of the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  /** `rule severity region code element` of every finding. */
  readonly finds?: readonly string[];
  readonly asOf?: string;
}

export const NATION = '000000';
export const PROVINCE = '320000';
export const CITY = '320500';
export const COUNTY = '320583';

/** 食品经营许可（县级权限）, 最低生活保障金给付, 公共就业服务 of the example workspace. */
export const PERMIT = '000131901002';
export const BENEFIT = '000511902000';
export const SERVICE = '002014903000';
/** Their longest codes in the county's and the city's 实施清单. */
export const COUNTY_PERMIT = '11320583MB00000276400013190100201';
export const COUNTY_BENEFIT = '11320583MB000003514000511902000';
export const CITY_BENEFIT = '11320500MB000001943000511902000';

/** The declaration of the regions, one of them changed. */
export function regions(
  code: string,
  change: Readonly<Record<string, unknown>>,
): readonly ExampleEdit[] {
  const all = [
    { 地区代码: NATION, 地区名称: '国家', 层级: '国家级' },
    { 地区代码: PROVINCE, 地区名称: '江苏省', 层级: '省级', 上级: NATION },
    { 地区代码: CITY, 地区名称: '苏州市', 层级: '市级', 上级: PROVINCE },
    { 地区代码: COUNTY, 地区名称: '昆山市', 层级: '县级', 上级: CITY },
  ];
  const 地区 = all.map((each) => (each.地区代码 === code ? { ...each, ...change } : each));
  return [{ in: '地区', header: { 地区 } }];
}
