import type { CatalogKind } from '../model/kinds.js';
import { type Element, elementOf, type JsonSchema } from './element.js';
import { applyOverlay, type Overlay, type OverlayFault } from './overlay.js';
import { type RowChecks, rowChecks } from './row-checks.js';
import { readSchemas, type SchemaName } from './schema-files.js';
import { type Validator, Validators } from './validators.js';

export type { RowChecks } from './row-checks.js';
export type { SchemaError, Validator } from './validators.js';

/** What tells which row definition of a kind applies: 性质 of 实施清单, 清单 of the lists. */
export interface RowVariant {
  readonly standard?: boolean;
  readonly list?: string;
}

/**
 * The standard: what the schemas (and overlays) say, compiled once. The only
 * place that knows what an element is; rules, exports and docs ask here.
 */
export class Standard {
  readonly #schemas: ReadonlyMap<SchemaName, JsonSchema>;
  readonly #compiler: Validators;
  readonly #validators = new Map<string, Validator>();
  readonly #checks = new Map<string, RowChecks | undefined>();
  readonly #elements = new Map<string, ReadonlyMap<string, Element>>();
  /** What the overlays asked for and cannot be done, in Chinese. */
  readonly faults: readonly (OverlayFault & { readonly overlay: number })[];

  constructor(overlays: readonly Overlay[] = []) {
    this.#schemas = readSchemas();
    this.faults = overlays.flatMap((overlay, i) =>
      applyOverlay(this.#schemas, overlay).map((fault) => ({ ...fault, overlay: i })),
    );
    this.#compiler = new Validators(this.#schemas);
  }

  /** Validator of a 地区 file: one region, or a list of them. */
  regionFile(): Validator {
    return this.#compile('地区.schema.json');
  }

  /** The keys of one region by name. */
  regionElements(): ReadonlyMap<string, Element> {
    const key = '地区';
    let elements = this.#elements.get(key);
    if (elements === undefined) {
      elements = this.#read(this.#definitions('地区').行);
      this.#elements.set(key, elements);
    }
    return elements;
  }

  /** Validator of a document's header: all keys but the rows. */
  header(kind: CatalogKind): Validator {
    const key = `header ${kind}`;
    let validator = this.#validators.get(key);
    if (validator === undefined) {
      validator = this.#compiler.of({
        $ref: `${kind}.schema.json#/$defs/文头`,
        unevaluatedProperties: false,
      });
      this.#validators.set(key, validator);
    }
    return validator;
  }

  /** The keys of a document's header by name. */
  headerElements(kind: CatalogKind): ReadonlyMap<string, Element> {
    const key = `header ${kind}`;
    let elements = this.#elements.get(key);
    if (elements === undefined) {
      elements = this.#read(this.#definitions(kind).文头);
      this.#elements.set(key, elements);
    }
    return elements;
  }

  /** Validator of one row. */
  row(kind: CatalogKind, variant: RowVariant): Validator {
    return this.#compile(`${kind}.schema.json#/$defs/${this.#rowName(kind, variant)}`);
  }

  /** The checks of a row, which say no more than whether it is valid; undefined when there are none. */
  rowChecks(kind: CatalogKind, variant: RowVariant): RowChecks | undefined {
    const name = this.#rowName(kind, variant);
    const key = `${kind} ${name}`;
    if (!this.#checks.has(key)) {
      const schema = this.#definitions(kind)[name];
      const file = `${kind}.schema.json`;
      this.#checks.set(key, schema && rowChecks(this.#compiler.checks, schema, file));
    }
    return this.#checks.get(key);
  }

  /** Whether the rows of a document have a definition: of a list that is unknown they have none. */
  knowsList(kind: CatalogKind, { list }: RowVariant): boolean {
    const definitions = this.#definitions(kind);
    return (
      Object.hasOwn(definitions, '行') ||
      kind === '实施清单' ||
      Object.hasOwn(definitions, `行·${list ?? ''}`)
    );
  }

  /** The elements of a row by name, in the order of the standard. */
  elements(kind: CatalogKind, variant: RowVariant = {}): ReadonlyMap<string, Element> {
    const name = this.#rowName(kind, variant);
    const key = `${kind} ${name}`;
    let elements = this.#elements.get(key);
    if (elements === undefined) {
      elements = this.#readElements(kind, name);
      this.#elements.set(key, elements);
    }
    return elements;
  }

  /** The elements of a material (材料) of a row. */
  materialElements(): ReadonlyMap<string, Element> {
    const key = '材料';
    let elements = this.#elements.get(key);
    if (elements === undefined) {
      elements = this.#read(this.#definitions('要素').材料);
      this.#elements.set(key, elements);
    }
    return elements;
  }

  /** Where a row's element stands, for one that was written elsewhere; in Chinese. */
  holdersOf(name: string): string[] {
    const holders: string[] = [];
    if (this.elements('基本目录').has(name)) holders.push('基本目录');
    if (this.elements('实施清单', { standard: true }).has(name)) holders.push('实施清单');
    else if (this.elements('实施清单').has(name)) holders.push('性质为“实施”的实施清单');
    if (this.elements('办事指南').has(name)) holders.push('办事指南');
    if (this.materialElements().has(name)) holders.push('申请材料');
    return holders;
  }

  #readElements(kind: CatalogKind, name: string): ReadonlyMap<string, Element> {
    const definitions = this.#definitions(kind);
    // 标准行 refers to 实施行, and 行·清单 to 行: read where the properties stand.
    const holder =
      name === '标准行' ? '实施行' : definitions[name]?.properties === undefined ? '行' : name;
    const all = this.#read(definitions[holder]);
    if (holder === name) return all;
    const own = definitions[name]?.properties as object | undefined;
    return own === undefined
      ? all
      : new Map([...all].filter(([element]) => Object.hasOwn(own, element)));
  }

  #definitions(name: SchemaName): Record<string, JsonSchema> {
    return this.#schemas.get(name)?.$defs as Record<string, JsonSchema>;
  }

  #rowName(kind: CatalogKind, variant: RowVariant): string {
    if (kind === '实施清单') return variant.standard === true ? '标准行' : '实施行';
    const special = `行·${variant.list ?? ''}`;
    const definitions = this.#definitions(kind);
    if (Object.hasOwn(definitions, special)) return special;
    if (Object.hasOwn(definitions, '行')) return '行';
    return Object.keys(definitions).find((name) => name.startsWith('行·')) ?? '行';
  }

  #compile(reference: string): Validator {
    let validator = this.#validators.get(reference);
    if (validator === undefined) {
      const [file, pointer] = reference.split('#');
      validator = this.#compiler.of({
        $ref: `${file}${pointer === undefined ? '' : `#${pointer}`}`,
      });
      this.#validators.set(reference, validator);
    }
    return validator;
  }

  #read(schema: JsonSchema | undefined): ReadonlyMap<string, Element> {
    const properties = (schema?.properties ?? {}) as Record<string, JsonSchema>;
    return new Map(
      Object.entries(properties).map(([name, property]) => [
        name,
        elementOf(name, property, this.#parts(property)),
      ]),
    );
  }

  /** The elements of one entry of a list of entries. */
  #parts(property: JsonSchema): ReadonlyMap<string, Element> | undefined {
    const items = property.items as JsonSchema | undefined;
    if (items === undefined) return undefined;
    const reference = /^要素\.schema\.json#\/\$defs\/(.+)$/.exec(decodeURI(String(items.$ref)));
    const entry = reference === null ? items : this.#definitions('要素')[reference[1]!];
    return entry?.properties === undefined ? undefined : this.#read(entry);
  }
}

let latest: { readonly key: string; readonly standard: Standard } | undefined;

/**
 * The standard with overlays. The one asked for last is kept: compiling takes longer than checking a
 * small workspace, and two states of a workspace mostly have the same.
 */
export function standardWith(overlays: readonly Overlay[]): Standard {
  const key = JSON.stringify(overlays);
  if (latest?.key !== key) latest = { key, standard: new Standard(overlays) };
  return latest.standard;
}
