"""Settings, folders and packaged resources."""

from reader.config.paths import Paths
from reader.config.resources import samples_folder, styles_folder
from reader.config.schema import SETTINGS, Setting, Settings
from reader.config.settings import load_settings
from reader.config.writing import make_folder, write_failure

__all__ = [
    "SETTINGS",
    "Paths",
    "Setting",
    "Settings",
    "load_settings",
    "make_folder",
    "samples_folder",
    "styles_folder",
    "write_failure",
]
