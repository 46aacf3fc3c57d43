"""gxreader: an offline terminal reader for Chinese newspapers."""

__version__ = "0.1.0"
