"""The formats that page files come in: each read by a module of its own, all giving pages.

A format's module has ``read(raw, reading)``, which yields a Page for everything it holds and a
Rejected for what it cannot give. Which module it is, the bytes decide before the name does;
``dispatch`` finds and asks it, and nothing of a format is loaded before its first file.
"""
