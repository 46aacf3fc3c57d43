"""Exact search over the library on a Whoosh index. The only importer of Whoosh."""
