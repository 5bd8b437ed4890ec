/** Marks a SQLite file as a registry of sitong (PRAGMA application_id): "4T4T". */
export const APPLICATION_ID = 0x34543454;

const ONLY_ADDED = [
  'entry',
  'pack',
  'content',
  'section',
  'placement',
  'withdrawal',
  'revision',
  'carried',
];

/**
 * Content is stored once, by its hash: `content` says in which line of which `pack` (deflated JSON
 * lines) it stands. Which content a region has is told by `placement` (from which publication on) and
 * `withdrawal` (until before which), so that a publication takes space for what it changed only.
 * `entry` is the chain. `revision` and `carried` repeat what bodies of entries say, `code` and
 * `search` what rows say, to be found quickly: a document of it is all the texts of a pack, each once,
 * for rows that stand together say much the same.
 */
const FIRST = `
CREATE TABLE entry (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  kind TEXT NOT NULL CHECK (kind IN ('发布', '申请', '审核')),
  at TEXT NOT NULL,
  unit TEXT NOT NULL,
  person TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX entry_kind ON entry (kind, number);
CREATE INDEX entry_decided ON entry (json_extract(body, '$.application')) WHERE kind = '审核';

CREATE TABLE pack (
  id INTEGER PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;
CREATE TABLE content (
  id INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  pack INTEGER NOT NULL REFERENCES pack (id),
  line INTEGER NOT NULL
) STRICT;

CREATE TABLE section (
  id INTEGER PRIMARY KEY,
  catalog TEXT NOT NULL,
  variant TEXT NOT NULL,
  part INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('声明', '文头', '行')),
  UNIQUE (catalog, variant, part, role)
) STRICT;
CREATE TABLE placement (
  id INTEGER PRIMARY KEY,
  region TEXT NOT NULL,
  section INTEGER NOT NULL REFERENCES section (id),
  content INTEGER NOT NULL REFERENCES content (id),
  ordinal INTEGER NOT NULL,
  since INTEGER NOT NULL REFERENCES entry (number) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX placement_region ON placement (region, since);
CREATE INDEX placement_content ON placement (content);
CREATE TABLE withdrawal (
  placement INTEGER PRIMARY KEY REFERENCES placement (id),
  publication INTEGER NOT NULL REFERENCES entry (number) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE revision (
  region TEXT NOT NULL,
  revision INTEGER NOT NULL,
  publication INTEGER NOT NULL REFERENCES entry (number) DEFERRABLE INITIALLY DEFERRED,
  effective TEXT NOT NULL,
  name TEXT NOT NULL,
  parent TEXT,
  rows INTEGER NOT NULL,
  root TEXT NOT NULL,
  PRIMARY KEY (region, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_publication ON revision (publication);
CREATE TABLE carried (
  application INTEGER PRIMARY KEY REFERENCES entry (number),
  publication INTEGER NOT NULL REFERENCES entry (number) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE code (
  code TEXT NOT NULL,
  content INTEGER NOT NULL REFERENCES content (id),
  cancelled INTEGER NOT NULL,
  PRIMARY KEY (code, content)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = '', detail = none, tokenize = 'trigram'
);
-- Gathers more in memory before it is written: less merging for many rows at once.
INSERT INTO search (search, rank) VALUES ('hashsize', 33554432);

CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry)
BEGIN SELECT RAISE (ABORT, '登记库只增不改'); END;
${ONLY_ADDED.map(
  (table) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE (ABORT, '登记库只增不改'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
BEGIN SELECT RAISE (ABORT, '登记库只增不改'); END;`,
).join('')}
`;

/** SQL that leads from each user_version to the next. */
export const MIGRATIONS: readonly string[] = [FIRST];

/** The user_version that this sitong writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;
