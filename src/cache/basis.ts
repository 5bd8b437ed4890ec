import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { digestOf } from '../engine/kept/digest.js';
import type { Region } from '../model/region-tree.js';

/** Written by the build: a digest of all that sitong consists of. */
const BUILD = new URL('../build.json', import.meta.url);
const PACKAGE = new URL('../../package.json', import.meta.url);

/** Which build of sitong this is; undefined when it was not made by a build, so that nothing may be kept. */
export function buildDigest(): string | undefined {
  if (!existsSync(BUILD)) return undefined;
  const { digest } = readJson(BUILD) as { digest?: unknown };
  return typeof digest === 'string' ? digest : undefined;
}

/** A digest of what makes and reads what is kept: the build, what it stands on, and what runs it. */
export function makerDigest(build: string): string {
  const { node, icu = '' } = process.versions;
  return digestOf([build, node, icu, packageVersions()]);
}

/** The versions of the packages that sitong stands on, as they are installed. */
function packageVersions(): (string | null)[] {
  const require = createRequire(import.meta.url);
  const { dependencies } = readJson(PACKAGE) as { dependencies: Record<string, string> };
  return Object.keys(dependencies).map((name) => {
    const places = require.resolve.paths(name) ?? [];
    const file = places.map((place) => join(place, name, 'package.json')).find(existsSync);
    return file === undefined ? null : (readJson(file) as { version: string }).version;
  });
}

function readJson(file: string | URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** All that verdicts depend on besides the catalogs and the day. */
export interface Basis {
  /** {@link makerDigest} */
  readonly maker: string;
  /** Ids of the rules that are judged by. */
  readonly rules: readonly string[];
  /** Digests of sitong.yaml and of every file that it names, by path. */
  readonly config: ReadonlyMap<string, string>;
  /** As they are declared. */
  readonly regions: ReadonlyMap<string, Region>;
}

/** A digest of a basis. */
export function basisDigest({ maker, rules, config, regions }: Basis): string {
  const places = [...regions.values()].map(({ parent, locked, ...region }) => ({
    ...region,
    parent: parent?.code ?? null,
    locked: [...locked].map(([rule, severity]) => [rule, severity ?? null]),
  }));
  return digestOf([maker, rules, [...config], places]);
}
