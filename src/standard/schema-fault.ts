import type { Path } from '../model/locate.js';
import { nearest } from '../values/text.js';
import { type Element, elementOf, type JsonSchema, META } from './element.js';
import { elementAt, type FaultContext, fault, type SchemaFault } from './fault.js';
import { pathOf } from './fault-path.js';
import { describe, show } from './fault-words.js';
import { fillHint } from './shape-words.js';
import type { SchemaError } from './standard.js';
import { malformed, wrongType, wrongWord } from './value-fault.js';

export type { FaultContext, SchemaFault, SchemaRule } from './fault.js';
export { show } from './fault-words.js';

/**
 * Turns the errors of one validation into faults: one cause, one fault. A missing
 * element is not reported beside the misspelt key that was probably meant for it.
 */
export function schemaFaults(errors: readonly SchemaError[], context: FaultContext): SchemaFault[] {
  const faults = new Map<string, SchemaFault>();
  for (const error of errors) {
    const fault = toFault(error, context);
    if (fault === undefined) continue;
    const key = `${fault.rule} ${fault.path.join('/')}`;
    if (!faults.has(key)) faults.set(key, fault);
  }
  const all = [...faults.values()];
  const meant = new Set(
    all
      .filter((fault) => fault.rule === 'schema/unknown')
      .map((fault) => siblingKey(fault.path, fault.expected)),
  );
  return all.filter((fault) => fault.absent !== true || !meant.has(fault.path.join('/')));
}

function siblingKey(path: Path, name: string | undefined): string {
  return [...path.slice(0, -1), name ?? ''].join('/');
}

function toFault(error: SchemaError, context: FaultContext): SchemaFault | undefined {
  const path = pathOf(error.instancePath);
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired':
      if (error.schemaPath.includes('/anyOf/')) return undefined;
      return missing(path, error, context);
    case 'anyOf':
      return fault('schema/required', path, {
        message: `${describe(path)}没有写层级，也没有写地区`,
        action: '层级、地区至少写一个',
      });
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return unknown(path, error, context);
    case 'type':
      return wrongType(path, error, context);
    case 'enum':
    case 'const':
      return wrongWord(path, error, context);
    case 'minItems':
    case 'minLength':
      return fault('schema/required', path, {
        message: `${describe(path)}是空的`,
        action: '填写内容；没有内容就删去这一项',
      });
    case 'uniqueItems':
      return fault('schema/format', path, {
        message: `${describe(path)}里同一个值写了两次`,
        action: '删去重复的值',
        actual: show(error.data),
      });
    case 'maximum':
    case 'minimum':
      return fault('schema/format', path, {
        message: `${describe(path)}不能是 ${show(error.data)}`,
        action: '填写 0 到 9999999 的整数',
        actual: show(error.data),
      });
    case 'pattern':
      return malformed(path, error, context);
    default:
      return undefined;
  }
}

function missing(path: Path, error: SchemaError, context: FaultContext): SchemaFault {
  const name = String(error.params.missingProperty);
  const siblings = error.parentSchema?.properties as Record<string, JsonSchema> | undefined;
  const own = siblings?.[name];
  const element =
    own?.[META] === undefined ? elementAt([...path, name], context) : elementOf(name, own);
  const trigger = error.keyword === 'dependentRequired' ? String(error.params.property) : undefined;
  const when = trigger === undefined ? whenRequired(element) : `写了“${trigger}”就要写`;
  return fault('schema/required', [...path, name], {
    message: `${describe(path)}缺少“${name}”${when === '' ? '' : `（${when}）`}`,
    action: `补上 ${name}: …${fillHint(element)}`,
    expected: name,
    absent: true,
  });
}

function whenRequired(element: Element | undefined): string {
  if (element?.required === undefined || element.required === '是') return '';
  const words = element.required.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '、');
  return `${words}必填`;
}

function unknown(path: Path, error: SchemaError, context: FaultContext): SchemaFault {
  const key = String(error.params.additionalProperty ?? error.params.unevaluatedProperty);
  const known =
    path.length === 0
      ? [...context.elements.keys()]
      : Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
  const holders = path.length === 0 ? (context.holders?.(key) ?? []) : [];
  const common = { target: 'key', actual: key } as const;
  if (holders.length > 0) {
    return fault('schema/unknown', [...path, key], {
      ...common,
      message: `“${key}”不写在这里，它是${holders.join('、')}的要素`,
      action: `删去这一项；需要时写到${holders[0]}`,
    });
  }
  const near = nearest(key, known);
  return fault('schema/unknown', [...path, key], {
    ...common,
    message: `${describe(path)}${path.length === 0 ? '' : '里的'}“${key}”不是标准里的要素${near === undefined ? '' : `，是不是“${near}”？`}`,
    action: near === undefined ? '删去这一项；本省自有的要素写进扩展文件' : `改为 ${near}`,
    ...(near === undefined ? {} : { expected: near }),
  });
}
