# ruff: noqa: INP001 - a script beside the picture it makes
"""Make docs/screenshot.svg: the sample archive with a marked figure, in Chinese, on paper.

Run from the checkout: ``.venv/bin/python docs/make_screenshot.py``.
"""

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from reader.config import Paths, load_settings
from reader.library import open_samples
from reader.messages import choose_language
from reader.tui.app import ReaderApp

SIZE: Final = (120, 36)
KEYS: Final = ("enter", "tab", *"jjjjj", "enter")
PICTURE: Final = Path(__file__).with_name("screenshot.svg")


async def draw(app: ReaderApp) -> str:
    """Return the picture of the screen after the keys."""
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        for key in KEYS:
            await pilot.press(key)
        await pilot.pause()
        return app.export_screenshot(title="gxreader")


def main() -> None:
    """Draw the samples in folders that are thrown away."""
    choose_language("zh")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paths = Paths.of_user({"HOME": folder})
        own = replace(paths, cache=home / "c", data=home / "d", state=home / "s", config=home / "f")
        library = open_samples(own)
        settings = replace(load_settings(home / "none.toml", {})[0], theme="newsprint")
        PICTURE.write_text(asyncio.run(draw(ReaderApp(library, settings))), encoding="utf-8")
        library.close()


if __name__ == "__main__":
    main()
