"""The pictures in the guide: pages of the reference site as a reader sees them, on one day, so that they change when the pages do. `make pictures`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.sites import build
from tests.system.kinds import served
from tests.tree import ROOT

FOLDER = ROOT / "policies/guide/pictures"
DAY = "2026-11-22"
WIDE, HIGH = 1200, 720
COLOURS = 96
# a picture's name, the page, and what it shows at its top where that is not the page's own
SHOWN = {
    "policy": ("en/contoh/", ""),
    "side-by-side": ("en-tr/contoh/", "#retention"),
    "history": ("en/contoh/history/", ""),
    "redline": ("en/contoh/changes/1.1...2.0/", "#redline-summary"),
    "review": ("review/contoh/", "#law-uu-pdp"),
}


def main() -> None:
    """Builds the site as counsel sees it and takes the pictures anew."""
    os.environ.update(KLAUSA_AS_OF=DAY, KLAUSA_REVIEW="true")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(build(ROOT, Path(folder))) as address, sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDE, "height": HIGH}, color_scheme="light")
        for name, (path, place) in SHOWN.items():
            page.goto(address + path, wait_until="networkidle")
            if place:
                page.locator(place).evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 70)")
            file = FOLDER / f"{name}.png"
            page.screenshot(path=file)
            # a page has few colours: a quarter of the size
            Image.open(file).convert("RGB").quantize(COLOURS).save(file, optimize=True)
            print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1024} kB")
        browser.close()


if __name__ == "__main__":
    main()
