import { z } from 'zod';
import type { Value } from '../../yaml/value.js';
import { isBlank } from '../source.js';
import { type Tables, TRANSFORMS, UnknownTable } from '../transforms/registry.js';
import { show, type Transform } from '../value.js';
import { MappingFault, toFault } from './fault.js';
import type { Condition, ElementSource, MappingPlan, OutputPlan, RowPlan } from './plan.js';
import type {
  ConditionShape,
  ElementsShape,
  MappingShape,
  OutputShape,
  SpecShape,
} from './shape.js';
import { ROW_KEYS } from './shape.js';

type Path = readonly PropertyKey[];

const PLACEHOLDERS = new Set(['地区', '地区名称', '类别']);
const TESTS = ['等于', '不等于', '长度', '同列', '不同列', '有值'] as const;

/** Turns a mapping that has the right shape into a plan; throws MappingFault at what cannot work. */
export function compileMapping(shape: MappingShape, name: string): MappingPlan {
  const compiler = new Compiler(shape.代码表 ?? {});
  const outputs = shape.输出.map((output, index) => compiler.output(output, ['输出', index]));
  const names = new Map(Object.entries(shape.地区?.名称 ?? {}));
  for (const [code, region] of names) refuseBadRegion(code, region);
  for (const [index, output] of shape.输出.entries()) {
    if (names.size === 0 && output.文件.includes('{地区名称}')) {
      throw new MappingFault(['输出', index, '文件'], '用了 {地区名称}，但 地区.名称 没有写');
    }
  }
  return {
    name: shape.名称 ?? name,
    source: {
      format: shape.来源?.格式,
      encoding: shape.来源?.编码,
      delimiter: shape.来源?.分隔符,
      arrayPath: shape.来源?.数组,
    },
    schemas: shape.架构目录,
    region: {
      column: shape.地区?.列,
      steps: compiler.steps(shape.地区?.变换, ['地区', '变换']),
      names,
    },
    outputs,
    checks: (shape.核对 ?? []).map((check, index) => ({
      ...compiler.condition(check, ['核对', index]),
      when: compiler.conditions(check.当, ['核对', index, '当']),
      note: check.说明,
    })),
    declined: new Map(Object.entries(shape.不取 ?? {})),
  };
}

class Compiler {
  constructor(private readonly tables: Tables) {}

  output(shape: OutputShape, path: Path): OutputPlan {
    refuseBadPattern(shape.文件, [...path, '文件']);
    for (const key of Object.keys(shape.首部 ?? {})) {
      if (['类别', '地区', ROW_KEYS[shape.类别]].includes(key)) {
        throw new MappingFault([...path, '首部', key], `「${key}」由导入写出，不能写在首部`);
      }
    }
    const own = this.elements(shape.要素, [...path, '要素']);
    const extra = (shape.另起 ?? []).map((row, index): RowPlan => {
      const at = [...path, '另起', index];
      return {
        when: this.conditions(row.当, [...at, '当']),
        elements: this.elements(row.要素, [...at, '要素']),
      };
    });
    refuseUnknownElements(shape, path);
    return {
      kind: shape.类别,
      file: shape.文件,
      header: new Map(Object.entries(shape.首部 ?? {})),
      when: this.conditions(shape.当, [...path, '当']),
      rows: [...extra, { when: [], elements: own }],
      key: shape.去重 ?? [],
      merges: new Map(Object.entries(shape.合并 ?? {})),
      order: shape.排序 ?? [],
    };
  }

  elements(shape: ElementsShape, path: Path): RowPlan['elements'] {
    return new Map(
      Object.entries(shape).map(([element, specs]) => [
        element,
        specs.map((spec, index) => this.source(spec, [...path, element, index])),
      ]),
    );
  }

  source(spec: SpecShape, path: Path): ElementSource {
    const constant = spec.常量;
    if ((spec.列 === undefined) === isBlank(constant)) {
      throw new MappingFault(path, '要素的来历应写「列」或「常量」中的一个');
    }
    return {
      column: spec.列,
      constant: isBlank(constant) ? undefined : asValue(constant, [...path, '常量']),
      steps: this.steps(spec.变换, [...path, '变换']),
      when: this.conditions(spec.当, [...path, '当']),
    };
  }

  conditions(shapes: readonly ConditionShape[] | undefined, path: Path): Condition[] {
    return (shapes ?? []).map((shape, index) => this.condition(shape, [...path, index]));
  }

  condition(shape: ConditionShape, path: Path): Condition {
    if (TESTS.every((test) => shape[test] === undefined)) {
      throw new MappingFault(path, `条件应写 ${TESTS.join('、')} 中的至少一个`);
    }
    return {
      column: shape.列,
      steps: this.steps(shape.变换, [...path, '变换']),
      equals: shape.等于 && new Set(shape.等于.map(String)),
      differs: shape.不等于 && new Set(shape.不等于.map(String)),
      lengths: shape.长度 && new Set(shape.长度),
      sameAs: shape.同列,
      otherThan: shape.不同列,
      filled: shape.有值,
    };
  }

  steps(shapes: readonly unknown[] | undefined, path: Path): Transform[] {
    return (shapes ?? []).map((shape, index) => this.step(shape, [...path, index]));
  }

  private step(shape: unknown, path: Path): Transform {
    const [name, argument] = nameOfStep(shape, path);
    const entry = TRANSFORMS.get(name);
    if (entry === undefined) {
      throw new MappingFault(
        path,
        `没有「${name}」这种变换；可用：${[...TRANSFORMS.keys()].join('、')}`,
      );
    }
    try {
      return entry.make(argument, this.tables);
    } catch (cause) {
      if (cause instanceof UnknownTable) throw new MappingFault([...path, name], cause.message);
      if (cause instanceof z.ZodError) {
        const fault = toFault(cause, [...path, name]);
        throw new MappingFault(fault.path, `变换「${name}」的参数不对：${fault.message}`);
      }
      throw cause;
    }
  }
}

/** A step is a name, or a map of one name to its argument. */
function nameOfStep(shape: unknown, path: Path): [string, unknown] {
  if (typeof shape === 'string') return [shape, undefined];
  if (typeof shape === 'object' && shape !== null && !Array.isArray(shape)) {
    const [only, ...more] = Object.entries(shape);
    if (only !== undefined && more.length === 0) return only;
  }
  throw new MappingFault(path, `变换应是一个名称，或「名称: 参数」一对，而不是 ${show(shape)}`);
}

/** 去重, 合并 and 排序 speak of elements that the rows have. */
function refuseUnknownElements(shape: OutputShape, path: Path): void {
  const known = new Set(Object.keys(shape.要素));
  for (const [key, named] of [
    ['去重', shape.去重 ?? []],
    ['合并', Object.keys(shape.合并 ?? {})],
    ['排序', shape.排序 ?? []],
  ] as const) {
    const unknown = named.find((element) => !known.has(element));
    if (unknown !== undefined) {
      throw new MappingFault([...path, key], `${key} 用到的「${unknown}」不在 要素 中`);
    }
  }
}

/** A region's name becomes part of a file name. */
function refuseBadRegion(code: string, region: string): void {
  const path = ['地区', '名称', code];
  if (!/^\d{6}$/.test(code)) throw new MappingFault(path, `「${code}」不是六位地区代码`);
  if (!/^[\p{L}\p{N}·（）()-]+$/u.test(region)) {
    throw new MappingFault(path, `地区名称「${show(region)}」不能用作文件名`);
  }
}

/** A pattern may name folders, but never lead out of the output folder or hide a file. */
function refuseBadPattern(pattern: string, path: Path): void {
  for (const [, placeholder = ''] of pattern.matchAll(/\{([^{}]*)\}/gu)) {
    if (!PLACEHOLDERS.has(placeholder)) {
      throw new MappingFault(path, `文件名中不认识的占位「{${placeholder}}」`);
    }
  }
  const plain = pattern.replace(/\{[^{}]*\}/gu, 'x');
  const parts = plain.split('/');
  const safe = parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith(' '));
  if (!safe || /[\p{Cc}\\:*?"<>|]/u.test(plain) || !/\.ya?ml$/.test(plain)) {
    throw new MappingFault(path, '文件名应是输出文件夹内的相对路径，以 .yaml 或 .yml 结尾');
  }
}

/** A constant is text, number, boolean, or lists and maps of these. */
function asValue(value: unknown, path: Path): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map((entry: unknown) => asValue(entry, path));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, asValue(inner, path)]),
    );
  }
  throw new MappingFault(path, '常量应是文字、数、true/false 或它们的列表');
}
