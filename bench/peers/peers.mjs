// What a user would pick instead for validation by a JSON Schema alone: how each is called on files, and which
// lines of which problems its output tells.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const inPackage = (path) => here(`node_modules/${path}`);

/** What ajv says of a condition besides what is wrong in its branch: the same problem once more. */
const CONDITION = /must match "(?:then|else)" schema/;

/** Line numbers of the problems in an output, each line of which a pattern tells apart. */
const linesBy = (pattern) => (output) =>
  output
    .split('\n')
    .filter((line) => !CONDITION.test(line))
    .flatMap((line) => pattern.exec(line)?.slice(1).map(Number) ?? []);

/** ajv-cli writes the problems of a file as JSON in one line, and has no lines. */
function ajvProblems(output) {
  const lists = output.split('\n').filter((line) => line.startsWith('[{'));
  return lists
    .flatMap((line) => JSON.parse(line).filter(({ keyword }) => keyword !== 'if'))
    .map(() => 0);
}

/**
 * By the name under which each is asked for: `packages` it consists of (the first gives its version), `own` ones
 * that sitong itself does not depend on, `entry` and `args` by files and schema, `node` options,
 * `problems` (undefined: judges nothing), `lines` (tells them), `misses` rules whose defects it does not tell,
 * `stops` at the first bad file, `slow` ones read a part of a large province, `note` is for the reader.
 */
export const PEERS = {
  'js-yaml': {
    title: 'js-yaml，只读不校验',
    packages: ['js-yaml'],
    entry: here('js-yaml.mjs'),
    args: (files) => files,
  },
  'ajv-cli': {
    title: 'ajv-cli，不带行号',
    packages: ['ajv-cli'],
    own: true,
    entry: inPackage('ajv-cli/dist/index.js'),
    args: (files, schema) => [
      ...['validate', '-s', schema, '--all-errors', '--strict=false', '--errors=line'],
      ...files.flatMap((file) => ['-d', file]),
    ],
    problems: ajvProblems,
    stops: true,
    note: '遇到第一个有问题的文件就停，所以只给它没有格式缺陷的地区',
  },
  yaml: {
    title: 'yaml + ajv',
    packages: ['yaml', 'ajv'],
    entry: here('yaml-ajv.mjs'),
    args: (files, schema) => [schema, ...files],
    problems: linesBy(/^\S.*?:(\d+):\d+ /),
    lines: true,
    slow: true,
  },
  spectral: {
    title: 'Spectral，一条 JSON Schema 规则',
    packages: ['@stoplight/spectral-cli'],
    own: true,
    node: ['--max-old-space-size=8192'],
    entry: inPackage('@stoplight/spectral-cli/dist/index.js'),
    args: (files) => ['lint', '--ruleset', here('spectral.mjs'), ...files],
    problems: linesBy(/^\s+(\d+):\d+\s+error\s+catalog-file/),
    // Its report drops a word outside a dictionary when anything else is wrong beside it, and takes no key but
    // an ASCII one for a step of a path: then everything is beside it.
    misses: ['schema/value'],
    note: '字典以外的词它没有报出来',
    lines: true,
    slow: true,
  },
  eslint: {
    title: 'ESLint + yml + JSON Schema 插件',
    packages: ['eslint', 'eslint-plugin-yml', 'eslint-plugin-json-schema-validator'],
    own: true,
    node: ['--max-old-space-size=8192'],
    entry: inPackage('eslint/bin/eslint.js'),
    args: (files) => ['--no-config-lookup', '--config', here('eslint.config.mjs'), ...files],
    problems: linesBy(/^\s+(\d+):\d+\s+error\s.*json-schema-validator\/no-invalid/),
    lines: true,
    slow: true,
  },
};

/** Versions of the packages of a peer: `yaml 2.9.1`. */
export function versionsOf({ packages }) {
  return packages.map((name) => `${name} ${versionOf(name)}`).join('，');
}

function versionOf(name) {
  for (const folder of ['./', '../../']) {
    const file = here(`${folder}node_modules/${name}/package.json`);
    try {
      return JSON.parse(readFileSync(file, 'utf8')).version;
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
  return '?';
}
