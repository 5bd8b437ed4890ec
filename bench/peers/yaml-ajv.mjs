// The obvious check of YAML by a JSON Schema with lines: `yaml` reads, ajv judges, the node of each problem says
// where: node yaml-ajv.mjs schema.json 文件…
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { isPair, LineCounter, parseAllDocuments } from 'yaml';

const [, , schema, ...files] = process.argv;
const validate = new Ajv({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync(schema, 'utf8')),
);

/** The keys of a JSON pointer. */
const keysOf = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Where a problem is: at the unknown key, else at the value. */
function offsetOf(document, { instancePath, params }) {
  const value = document.getIn(keysOf(instancePath), true) ?? document.contents;
  const unknown = params.additionalProperty;
  const pair = value?.items?.find((item) => isPair(item) && item.key.value === unknown);
  return (unknown === undefined ? value : (pair?.key ?? value)).range[0];
}

let found = 0;
const tell = (file, { line, col }, message) => {
  found++;
  process.stdout.write(`${file}:${line}:${col} ${message}\n`);
};

for (const file of files) {
  const lineCounter = new LineCounter();
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'), { lineCounter })) {
    for (const { pos, message } of document.errors)
      tell(file, lineCounter.linePos(pos[0]), message);
    if (document.errors.length > 0 || validate(document.toJS())) continue;
    for (const error of validate.errors)
      tell(file, lineCounter.linePos(offsetOf(document, error)), error.message);
  }
}
process.exitCode = found > 0 ? 1 : 0;
