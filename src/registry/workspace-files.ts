import picomatch from 'picomatch';
import { staysInside } from '../config/load.js';
import { WorkError } from '../errors.js';
import { documentPieces } from '../tabular/yaml-document.js';
import type { FileTree } from '../tree/file-tree.js';
import { CONFIG_FILE } from '../workspace/discover.js';
import { parseYaml } from '../yaml/parse.js';
import { isList, type Values } from '../yaml/value.js';
import { yamlListItem } from '../yaml/yaml-text.js';
import { PackedFiles } from './packed-tree.js';
import type { ConfigFileContent, RegionContent, Section } from './port.js';
import { isListKind, STANDARD_VARIANT } from './region-content.js';

const NAME_LENGTH = 60;
/** Folders and numbers that are tried when a name is taken or 忽略 would pass it over. */
const FOLDERS = ['', '登记库/'];
const NUMBERS = ['', ...Array.from({ length: 98 }, (_, i) => `-${i + 2}`)];

/**
 * Writes a workspace out of what was published: sitong.yaml with the files it names, 地区.yaml with
 * all declarations, and per region a folder with a file per kind, list and part. The same content
 * gives the same bytes; read again, the files give the same content.
 */
export class WorkspaceFiles {
  readonly #files = new PackedFiles();
  readonly #taken = new Set<string>();
  readonly #isIgnored: (path: string) => boolean;
  readonly #declarations: string[] = [];

  /** @throws WorkError when a path of the configuration leads out of the workspace. */
  constructor(config: readonly ConfigFileContent[]) {
    this.#isIgnored = ignoreOf(config);
    for (const { path, text } of config) {
      if (!staysInside(path) || path === '')
        throw new WorkError(`配置文件的路径“${path}”不在工作区之内`);
      this.#taken.add(path.toLowerCase());
      this.#files.add(path, text);
    }
  }

  /** Adds a region; upper regions come first. */
  add(region: string, content: RegionContent): void {
    this.#declarations.push(yamlListItem(Object.entries(content.declaration), '  '));
    const name = content.declaration.地区名称;
    const named = typeof name === 'string' && name !== '' ? `${region}-${name}` : region;
    const folder = safeName(named);
    for (const section of content.sections) {
      const path = this.#free(`${folder}/${fileName(section)}`);
      this.#files.add(path, sectionText(region, section));
    }
  }

  /** The workspace, when all regions are in. */
  tree(name: string): FileTree {
    if (this.#declarations.length > 0) {
      const text = `类别: 地区\n地区:\n${this.#declarations.join('')}`;
      this.#files.add(this.#free('地区'), text);
    }
    return this.#files.tree(name);
  }

  #free(base: string): string {
    for (const folder of FOLDERS) {
      for (const number of NUMBERS) {
        const path = `${folder}${base}${number}.yaml`;
        const key = path.toLowerCase();
        if (this.#taken.has(key) || this.#isIgnored(path)) continue;
        this.#taken.add(key);
        return path;
      }
    }
    throw new WorkError(`sitong.yaml 的 忽略 会略去 ${base}.yaml，写出的目录就不全了`);
  }
}

function ignoreOf(config: readonly ConfigFileContent[]): (path: string) => boolean {
  const text = config.find(({ path }) => path === CONFIG_FILE)?.text ?? '';
  const value = parseYaml(text).documents[0]?.value as Values | null | undefined;
  const patterns = value?.忽略;
  if (!isList(patterns) || patterns.length === 0) return () => false;
  return picomatch(patterns.map(String), { dot: true });
}

function fileName({ catalog, variant, part }: Section): string {
  const named = variant === '' ? catalog : `${catalog}-${variant}`;
  return safeName(part === 0 ? named : `${named}-${part}`);
}

/**
 * A name of a file or folder out of data: nothing in it is a separator, a control or blank character
 * or means something to a file system, and it does not begin or end with a dot.
 */
export function safeName(text: string): string {
  const characters = text.replace(/[\p{C}\p{Z}\\/:*?"<>|]+/gu, '_');
  return [...characters]
    .slice(0, NAME_LENGTH)
    .join('')
    .replace(/^\.+|\.+$/g, '_');
}

function sectionText(region: string, { catalog, variant, header, rows }: Section): string {
  const list = isListKind(catalog) && variant !== '' ? { list: variant } : {};
  const standard = catalog === '实施清单' && variant === STANDARD_VARIANT ? { standard: true } : {};
  const kind = { kind: catalog, variant: { ...list, ...standard } };
  return [...documentPieces(kind, { region, header, rows })].join('');
}
