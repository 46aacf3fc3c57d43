"""The catalogue's tables, and what makes a file a catalogue of ours."""

from typing import Final

APPLICATION_ID: Final = 0x67787264
"""``gxrd``: in the header of every catalogue, so that nobody's other database is touched."""

VERSION: Final = 5
"""The ``user_version`` of these tables; any change of them needs another."""

UPGRADES: Final[dict[int, str]] = {
    3: "ALTER TABLE files ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    4: (
        "ALTER TABLE figures ADD COLUMN owner TEXT NOT NULL DEFAULT '';\n"
        "ALTER TABLE part_figures ADD COLUMN owner TEXT NOT NULL DEFAULT ''"
    ),
}
"""The statements that make the tables of an earlier version those of the next; others are built
anew."""

_FIGURE: Final = """ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  unit TEXT NOT NULL,
  lo REAL,
  hi REAL,
  value TEXT NOT NULL,
  wording TEXT NOT NULL,
  paragraph INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  in_paragraph INTEGER NOT NULL,
  in_start INTEGER NOT NULL,
  in_stop INTEGER NOT NULL,
  approx TEXT,
  change TEXT,
  basis TEXT NOT NULL,
  per TEXT NOT NULL,
  label TEXT NOT NULL,
  sub TEXT NOT NULL,
  is_key INTEGER NOT NULL,
  rule TEXT NOT NULL,
  owner TEXT NOT NULL DEFAULT '',
"""
"""The columns of a figure."""

TABLES: Final = f"""
CREATE TABLE state (generation INTEGER NOT NULL);
INSERT INTO state VALUES (0);

CREATE TABLE sources (
  key INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  added TEXT NOT NULL
);

CREATE TABLE files (
  key INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  source INTEGER NOT NULL,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  digest TEXT NOT NULL,
  encoding TEXT NOT NULL,
  paper TEXT NOT NULL,
  issue_date TEXT NOT NULL,
  page TEXT NOT NULL,
  section TEXT NOT NULL,
  kind TEXT NOT NULL,
  damaged_lines TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX files_of_source ON files (source);

-- one row per page of a paper: the order of lists is made from these, not from the articles
CREATE TABLE pages (
  key INTEGER PRIMARY KEY,
  paper TEXT NOT NULL,
  issue_date TEXT NOT NULL,
  page TEXT NOT NULL,
  page_order TEXT NOT NULL,
  section TEXT NOT NULL,
  UNIQUE (paper, issue_date, page)
);

-- narrow, so that a list of all articles reads little; the text is in bodies
CREATE TABLE articles (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  page INTEGER NOT NULL,
  file INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  section TEXT NOT NULL,
  characters INTEGER NOT NULL,
  figure_count INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  head TEXT NOT NULL,
  pages TEXT NOT NULL DEFAULT '',
  also TEXT NOT NULL DEFAULT ''
);
CREATE INDEX articles_as_printed ON articles (page, file, ordinal);
CREATE INDEX articles_of_file ON articles (file);
CREATE INDEX articles_by_length ON articles (characters);
CREATE INDEX articles_by_figures ON articles (figure_count);

CREATE TABLE bodies (key INTEGER PRIMARY KEY, article BLOB NOT NULL);

CREATE TABLE figures (
  article INTEGER NOT NULL,
  {_FIGURE}  PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;
CREATE INDEX figures_by_amount ON figures (kind, unit, lo, hi);

-- articles as their own page prints them, while they are shown put together with others
CREATE TABLE parts (
  key INTEGER PRIMARY KEY,
  shown TEXT NOT NULL,
  place INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  page INTEGER NOT NULL,
  file INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  section TEXT NOT NULL,
  characters INTEGER NOT NULL,
  figure_count INTEGER NOT NULL,
  source_id TEXT NOT NULL,
  head TEXT NOT NULL,
  article BLOB NOT NULL
);
CREATE INDEX parts_of_shown ON parts (shown);
CREATE INDEX parts_of_file ON parts (file);
CREATE INDEX parts_of_page ON parts (page);

CREATE TABLE part_figures (
  part INTEGER NOT NULL,
  {_FIGURE}  PRIMARY KEY (part, ordinal)
) WITHOUT ROWID;

-- editions whose files changed since their stories were put together
CREATE TABLE unsettled (
  paper TEXT NOT NULL,
  issue_date TEXT NOT NULL,
  folder TEXT NOT NULL,
  PRIMARY KEY (paper, issue_date, folder)
) WITHOUT ROWID;

-- what the search index has not taken in yet; the serial tells a change made while it did
CREATE TABLE pending (
  serial INTEGER PRIMARY KEY AUTOINCREMENT,
  key INTEGER NOT NULL,
  action TEXT NOT NULL,
  UNIQUE (key, action)
);

-- what near-duplicates are found by, and the articles whose texts are to be looked at for it
CREATE TABLE sketches (block INTEGER PRIMARY KEY, slots BLOB NOT NULL);
CREATE TABLE unsketched (key INTEGER PRIMARY KEY);
CREATE TRIGGER body_came AFTER INSERT ON bodies
  BEGIN INSERT OR IGNORE INTO unsketched VALUES (new.key); END;
CREATE TRIGGER body_went AFTER DELETE ON bodies
  BEGIN DELETE FROM unsketched WHERE key = old.key; END;

PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
"""  # noqa: S608 - two numbers of our own
