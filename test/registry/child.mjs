// Publishes into a registry and prints each publication when it is done: number, head, note.
// Arguments: path of the registry, name of the publisher, how many publications, rows of each; with
// only the path it reads the registry and prints how many regions there are.
import { writeSync } from 'node:fs';
import { openRegistry } from '../../dist/registry/sqlite.js';

const [path, name, count, rows] = process.argv.slice(2);
writeSync(1, 'started\n');
try {
  const registry = await openRegistry(path, { mode: name === undefined ? 'read' : 'create' });
  if (name === undefined) writeSync(1, `${(await registry.state({ at: 'latest' })).length}\n`);
  else await publishAll(registry);
  await registry.close();
} catch (error) {
  writeSync(2, `${error.name}: ${error.message}\n`);
  process.exitCode = 3;
}

async function publishAll(registry) {
  for (let i = 0; i < Number(count); i++) {
    const note = `${name}-${i}`;
    const result = await registry.publish(publicationOf(note));
    writeSync(1, `${result.number} ${result.head} ${note} ${result.outcome}\n`);
  }
}

function publicationOf(note) {
  const list = Array.from({ length: Number(rows) }, (_, i) => ({
    基本编码: `0001${String(i).padStart(5, '0')}000`,
    事项名称: `示例事项 ${i}`,
    受理条件: [i % 4 === 0 ? `${note} 的第 ${i} 项` : '不变'],
  }));
  const section = { catalog: '基本目录', variant: '', part: 0, header: {}, rows: list };
  const declaration = { 地区代码: '320000', 地区名称: '示例省', 层级: '省级' };
  return {
    actor: { unit: '示例单位', person: note },
    at: '2026-01-01T08:00:00+08:00',
    effective: '2026-01-01',
    document: undefined,
    note,
    regions: [['320000', { declaration, sections: [section] }]],
    config: [{ path: 'sitong.yaml', text: '名称: 示例\n' }],
    applications: [],
  };
}
