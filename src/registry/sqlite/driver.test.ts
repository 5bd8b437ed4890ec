import { expect, test, vi } from 'vitest';
import { openDatabase } from './database.js';

test('without its driver the registry says what still works and what to install', async () => {
  vi.doMock('better-sqlite3', () => {
    throw new Error('Cannot find module');
  });
  await expect(openDatabase('r.db', { mode: 'create' })).rejects.toThrow(
    /npm install better-sqlite3.*check.*照常可用/,
  );
  vi.doUnmock('better-sqlite3');
});
