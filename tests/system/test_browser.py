"""Every kind of page in a real browser: no error in its console, the right language, nothing asked of another host."""

from __future__ import annotations

import functools
import http.server
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHROMIUM = [
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
    # whatever is not this machine cannot be reached, and would say so in the console
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PAGES = {
    "": "en",
    "en/": "en",
    "id/": "id",
    "tr/": "tr",
    "en/asistone/": "en",
    "id/aspire/": "id",
    "tr/vlint/": "tr",
    "en-tr/ochat/": "en",
    "id-tr/contoh/": "id",
}

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The reference site, built and served on this machine."""
    site = tmp_path_factory.mktemp("site")
    subprocess.run(
        [str(Path(sys.executable).parent / "mkdocs"), "build", "--quiet", "--site-dir", str(site)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.mark.parametrize("path", list(PAGES))
def test_page(address: str, path: str, tmp_path: Path) -> None:
    """The page stands, in its language, with a quiet console and its links to the other languages."""
    ran = subprocess.run(
        [*CHROMIUM, f"--user-data-dir={tmp_path}", "--virtual-time-budget=4000", "--dump-dom", address + path],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert f'<html lang="{PAGES[path]}"' in ran.stdout
    console = [
        line for line in ran.stderr.splitlines() if "CONSOLE" in line and re.search(r"(?i)error|refused|failed|blocked", line)
    ]
    assert not console
    assert 'class="klausa-' in ran.stdout
    assert 'hreflang="tr"' in ran.stdout


def test_page_prints(address: str, tmp_path: Path) -> None:
    """A policy prints to PDF."""
    target = tmp_path / "policy.pdf"
    subprocess.run(
        [*CHROMIUM, f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={target}", address + "tr/asistone/"],
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert target.read_bytes().startswith(b"%PDF")
