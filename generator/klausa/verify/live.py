"""Whether a live site says what it should say on a day: its `status.json`, and each policy's text and version as programs read them."""

from __future__ import annotations

import datetime
import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from klausa import __version__
from klausa.errors import Location, Problem, Unreadable
from klausa.pages import Site
from klausa.releases import digest_of

STATUS, TEXT, VERSION = "status.json", "policy.md", "version.json"
SECONDS = 20
AT_ONCE = 8
LARGEST = 20_000_000
GONE = (404, 410)
AGAIN = "build the site and publish it again"


@dataclass(frozen=True)
class Live:
    """A live site: what differs from what it should be, and what it says of itself: for which day it was built, what is due next."""

    differences: tuple[Problem, ...]
    as_of: datetime.date | None
    due: datetime.date | None


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects on the web alone, and from https to no less."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        scheme = urlsplit(newurl).scheme
        if scheme != "https" and (scheme != "http" or req.type == "https"):
            raise urllib.error.URLError(f"it redirects to {scheme}:")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def verify_live(site: Site, url: str) -> Live:
    """Compares the site at *url* (http or https) with what *site* has; raises Unreadable where it cannot be reached.

    Fetched are `status.json` and each policy's `policy.md` and `version.json`; pages and other files are left to `verify_folder`
    before they are published.
    """
    base = url.rstrip("/") + "/"
    wanted = {asset.path: asset.data for asset in site.assets if asset.path.rpartition("/")[2] in (STATUS, TEXT, VERSION)}
    paths = [STATUS, *(path for path in wanted if path != STATUS)]
    opener = urllib.request.build_opener(_Redirects)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        there = dict(zip(paths, pool.map(lambda path: _fetch(opener, base + path), paths), strict=True))
    status = _status(there[STATUS])
    found = list(_standing(status, _status(wanted.get(STATUS, b"{}")), base + STATUS, there[STATUS] is None))
    for path in paths[1:]:
        found += _file(base + path, path, there[path], wanted[path], status)
    return Live(tuple(sorted(found)), _day(status.get("as_of")), _day(status.get("due")))


def _fetch(opener: urllib.request.OpenerDirector, url: str) -> bytes | None:
    """The bytes at an address; None where nothing is there."""
    request = urllib.request.Request(
        url, headers={"User-Agent": f"klausa/{__version__} (verify)", "Cache-Control": "no-cache", "Accept": "*/*"}
    )
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            content: bytes = answer.read(LARGEST)
            return content
    except urllib.error.HTTPError as error:
        if error.code in GONE:
            return None
        why = f"{error.code} {error.reason}"
    except urllib.error.URLError as error:
        why = str(error.reason)
    except (OSError, HTTPException, ValueError) as error:
        why = str(error) or type(error).__name__
    raise Unreadable(
        [Problem(Location(url), f"cannot be fetched: {_safe(why)}", "look whether the address is right, and try again")]
    )


def _status(content: bytes | None) -> Mapping[str, Any]:
    """`status.json`, read; nothing where there is none or it is none."""
    try:
        found = json.loads(content or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("policies", {}), dict) else {}


def _standing(there: Mapping[str, Any], wanted: Mapping[str, Any], place: str, missing: bool) -> Iterator[Problem]:
    """What the site says of its policies, and what it should say; the day that it was built for may differ."""
    if not there:
        yield Problem(Location(place), "is missing" if missing else "is not what Klausa writes", AGAIN)
        return
    has, should = there.get("policies", {}), wanted.get("policies", {})
    for policy in sorted(should.keys() - has.keys()):
        yield Problem(Location(place), f'lacks the policy "{policy}"', AGAIN)
    for policy in sorted(has.keys() - should.keys()):
        yield Problem(Location(place), f"names the policy {_safe(policy)}, which is not public", AGAIN)
    for policy in sorted(has.keys() & should.keys()):
        said = has[policy] if isinstance(has[policy], dict) else {}
        for key, value in should[policy].items():
            # the text itself is fetched
            if key != "text" and said.get(key) != value:
                yield Problem(Location(place), f"{policy}: {key} is {_safe(said.get(key))}; today it is {_safe(value)}", AGAIN)


def _file(place: str, path: str, there: bytes | None, wanted: bytes, status: Mapping[str, Any]) -> Iterator[Problem]:
    if there is None:
        yield Problem(Location(place), "is missing", AGAIN)
    elif there != wanted and path.endswith(TEXT):
        language, policy, _ = path.split("/")
        said = status.get("policies", {}).get(policy)
        named = said.get("text", {}).get(language) if isinstance(said, dict) and isinstance(said.get("text"), dict) else None
        digest, should = digest_of(there), digest_of(wanted)
        if named in (None, digest):
            yield Problem(Location(place), f"is stale: its SHA-256 is {digest}; today it is {should}", AGAIN)
        else:
            yield Problem(
                Location(place),
                f"was changed after the site was built: its SHA-256 is {digest}, and the site's own {STATUS} says {_safe(named)}",
                "find out who can write there; then build the site and publish it again",
            )
    elif there != wanted:
        yield Problem(Location(place), "is stale: it says something else than it should today", AGAIN)


def _day(said: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


def _safe(said: object) -> str:
    """What another machine says, as one short line without control characters."""
    text = json.dumps(said, ensure_ascii=True)
    return text if len(text) <= 80 else text[:79] + "…"
