"""A live site against what it should say today: a server on this machine stands for the host."""

from __future__ import annotations

import datetime
import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from klausa.errors import Unreadable
from klausa.pages import Asset, Site
from klausa.verify import verify_live
from klausa.verify.live import Live

TEXT = "# Policy\n\nWe keep logs for 90 days.\n"
OTHER = TEXT.replace("90", "60")
VERSION = '{"in_force": "1.0"}\n'


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def status(text: str = TEXT, as_of: str = "2026-11-22", **changed: Any) -> str:
    """A `status.json` that names the digest of a text."""
    policy = {"in_force": "1.0", "release": "a" * 64, "newest": "1.0", "retired": False, "text": {"en": sha(text)}, "due": None}
    return json.dumps({"klausa": "0.1.0", "as_of": as_of, "due": "2026-12-01", "policies": {"acme": policy | changed}})


WANTED = {"status.json": status(), "en/acme/policy.md": TEXT, "en/acme/version.json": VERSION, "en/acme/policy.txt": TEXT}


@dataclass
class Host:
    """What a host answers: a body by path, a status code instead, or an address to go to."""

    url: str = ""
    files: dict[str, str | int | tuple[int, str]] = field(default_factory=lambda: dict(WANTED))
    agents: set[str] = field(default_factory=set)

    def said(self) -> list[str]:
        """The differences, without the host's address."""
        return [str(problem).removeprefix(self.url) for problem in self.live().differences]

    def live(self) -> Live:
        return verify_live(Site((), tuple(Asset(path, content) for path, content in WANTED.items())), self.url)


@pytest.fixture
def host() -> Iterator[Host]:
    """A host below a path, as project pages are."""
    served = Host()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.agents.add(self.headers["User-Agent"])
            answer = served.files.get(self.path.removeprefix("/site/"), 404)
            code, body = (
                (200, answer) if isinstance(answer, str) else (answer, "no") if isinstance(answer, int) else (answer[0], "")
            )
            self.send_response(code)
            if isinstance(answer, tuple):
                self.send_header("Location", answer[1])
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}/site/"
    yield served
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_site_that_is_what_it_should_be(host: Host) -> None:
    """Whatever day it was built for: an older build that still says the same needs no new one."""
    host.files["status.json"] = status(as_of="2026-11-01")
    host.files["en/acme/policy.txt"] = "not asked for"
    live = host.live()
    assert live.differences == ()
    assert (live.as_of, live.due) == (datetime.date(2026, 11, 1), datetime.date(2026, 12, 1))
    assert all(agent.startswith("klausa/") for agent in host.agents)


def test_the_address_may_lack_its_last_slash(host: Host) -> None:
    host.url = host.url.rstrip("/")
    assert host.said() == []


def test_an_older_text(host: Host) -> None:
    """Stale: the site itself names the digest of what it shows."""
    host.files |= {"status.json": status(OTHER), "en/acme/policy.md": OTHER}
    assert host.said() == [
        f"en/acme/policy.md: is stale: its SHA-256 is {sha(OTHER)}; today it is {sha(TEXT)}; build the site and publish it again"
    ]


def test_a_text_that_somebody_changed(host: Host) -> None:
    """It is not what the site itself says that it shows."""
    host.files["en/acme/policy.md"] = OTHER
    (said,) = host.said()
    assert said.startswith(f"en/acme/policy.md: was changed after the site was built: its SHA-256 is {sha(OTHER)}, ")
    assert sha(TEXT) in said and "who can write there" in said


def test_what_is_missing(host: Host) -> None:
    host.files |= {"en/acme/policy.md": 404, "en/acme/version.json": 410}
    assert [line.split(";")[0] for line in host.said()] == ["en/acme/policy.md: is missing", "en/acme/version.json: is missing"]
    host.files = {}
    assert [line.split(":")[0] for line in host.said()] == ["en/acme/policy.md", "en/acme/version.json", "status.json"]


def test_another_release_is_in_force_by_now(host: Host) -> None:
    """Both are named."""
    host.files |= {"status.json": status(in_force="0.9", newest="1.0"), "en/acme/version.json": '{"in_force": "0.9"}\n'}
    assert host.said() == [
        "en/acme/version.json: is stale: it says something else than it should today; build the site and publish it again",
        'status.json: acme: in_force is "0.9"; today it is "1.0"; build the site and publish it again',
    ]


def test_policies_that_are_not_or_no_longer_public(host: Host) -> None:
    host.files["status.json"] = json.dumps({"as_of": "2026-11-22", "policies": {"bolt": {}}})
    assert [line.split(";")[0] for line in host.said()] == [
        'status.json: lacks the policy "acme"',
        'status.json: names the policy "bolt", which is not public',
    ]


@pytest.mark.parametrize("answer", ["<html>", "[1]", '"a"', "", '{"policies": 1}', "\udcff".encode("utf-8", "replace").decode()])
def test_a_status_that_klausa_did_not_write(answer: str, host: Host) -> None:
    host.files["status.json"] = answer
    assert host.said() == ["status.json: is not what Klausa writes; build the site and publish it again"]


def test_what_another_machine_says_stays_one_line(host: Host) -> None:
    """A log reads `::error::` at the beginning of a line as a command."""
    host.files["status.json"] = status(in_force="1.0\n::error::x\x1b[2J" + "x" * 300, as_of="\n::error::y")
    live = host.live()
    (problem,) = live.differences
    assert live.as_of is None
    assert "\n" not in str(problem) and "\x1b" not in str(problem) and len(problem.message) < 150


@pytest.mark.parametrize("answer", [500, 403, (302, "file:///etc/passwd"), (302, "ftp://127.0.0.1/x")])
def test_a_host_that_gives_no_answer(answer: int | tuple[int, str], host: Host) -> None:
    """Nothing is known then: that is no difference, and no reason to publish again."""
    host.files["en/acme/policy.md"] = answer
    with pytest.raises(Unreadable, match=r"policy\.md: cannot be fetched: .*; look whether the address is right, and try again"):
        host.live()


def test_a_redirect_is_followed(host: Host) -> None:
    host.files["en/acme/policy.md"] = (301, host.url + "moved")
    host.files["moved"] = TEXT
    assert host.said() == []


def test_no_host_at_all() -> None:
    with pytest.raises(Unreadable, match="cannot be fetched"):
        verify_live(Site((), ()), "http://127.0.0.1:9/")
