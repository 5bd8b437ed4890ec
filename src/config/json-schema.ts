import { z } from 'zod';
import { BUILT_IN_PROFILES } from '../standard/profile.js';
import { configSchema } from './schema.js';

type Json = { [key: string]: unknown };

/** Elements that provinces are known to keep the same beyond 四同, for completion (policy 二（二）). */
const SAME_ELEMENTS = [
  '事项名称',
  '基本编码',
  '设定依据',
  '事项类型',
  '受理条件',
  '服务对象',
  '办理流程',
  '申请材料',
  '法定办结时限',
  '审批结果类型',
  '审批结果名称',
];

/**
 * The published JSON Schema of sitong.yaml, made of the schema that the program
 * itself checks with; editors also learn the rule ids from it.
 */
export function configJsonSchema(ruleIds: readonly string[]): Json {
  const generated = z.toJSONSchema(configSchema, { target: 'draft-2020-12' }) as Json;
  const { $schema, description, ...rest } = generated;
  const schema: Json = {
    $schema,
    $id: 'sitong.schema.json',
    title: 'sitong.yaml',
    description,
    ...rest,
  };
  const properties = schema.properties as Record<string, Json>;
  titleProperties(schema);
  listRules(properties.规则!, ruleIds);
  listRules(propertiesOf(properties.覆盖!).规则!, ruleIds);
  Object.assign(propertiesOf(properties.豁免!).规则!, { enum: ruleIds });
  Object.assign(properties.编码方案!, { examples: BUILT_IN_PROFILES });
  Object.assign(properties.同要素!.items as Json, { examples: SAME_ELEMENTS });
  return schema;
}

/** The properties of the entries of a list. */
function propertiesOf(list: Json): Record<string, Json> {
  return (list.items as Json).properties as Record<string, Json>;
}

/** Gives every property its own name as title, which editors show on top. */
function titleProperties(schema: Json): void {
  for (const [name, property] of Object.entries(
    (schema.properties ?? {}) as Record<string, Json>,
  )) {
    const { ...rest } = property;
    for (const key of Object.keys(property)) delete property[key];
    Object.assign(property, { title: name }, rest);
    titleProperties(property);
    if (property.items !== undefined) titleProperties(property.items as Json);
  }
}

/** A record of rule id → severity: every id becomes a property, so that editors complete it. */
function listRules(record: Json, ruleIds: readonly string[]): void {
  const severity = record.additionalProperties;
  delete record.propertyNames;
  record.properties = Object.fromEntries(ruleIds.map((id) => [id, severity]));
  record.additionalProperties = false;
}
