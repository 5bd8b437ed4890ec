import type { Values } from '../../yaml/value.js';
import { codesOf, isCancelled } from '../row-codes.js';
import { searchForm, textsOf } from '../search-text.js';
import type { Db } from './database.js';
import { type Pack, packLines } from './packs.js';

/** Writes new content; what another publication has brought meanwhile stands already. */
export function writePacks(db: Db, packs: readonly Pack[]): void {
  const insertPack = db.prepare('INSERT INTO pack (body) VALUES (?)');
  const insert = db.prepare(
    'INSERT INTO content (hash, pack, line) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING',
  );
  const insertCode = db.prepare(
    'INSERT INTO code (code, content, cancelled) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const insertTexts = db.prepare('INSERT INTO search (rowid, text) VALUES (?, ?)');
  for (const { body, lines } of packs) {
    const pack = Number(insertPack.run(body).lastInsertRowid);
    const texts = packLines(body);
    const found = new Set<string>();
    for (const [line, { digest, row }] of lines.entries()) {
      const written = insert.run(digest, pack, line);
      if (!row || written.changes === 0) continue;
      const content = Number(written.lastInsertRowid);
      const value = JSON.parse(texts[line] ?? 'null') as Values;
      const cancelled = isCancelled(value) ? 1 : 0;
      for (const code of codesOf(value)) insertCode.run(code, content, cancelled);
      for (const text of textsOf(value)) found.add(text);
    }
    insertTexts.run(pack, [...found].map(searchForm).join('\n'));
  }
}
