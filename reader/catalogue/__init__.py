"""The catalogue: what the library holds, in SQLite. The only importer of sqlite3."""
