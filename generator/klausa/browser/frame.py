"""The last touch on a built page: its policy names the scripts of the frame, and what the theme gets wrong in HTML is put right."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

PLACE = "'inline-scripts'"
_INLINE = re.compile(r"<script(?![^>]*\s(?:src|type=\"application/json\"))[^>]*>(.*?)</script>", re.DOTALL)
# `autocomplete` is not for check boxes
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def finished(html: str, text: str = "") -> str:
    """A page with the digests of its inline scripts where its content security policy says `'inline-scripts'`.

    *text* is what stands inside the frame: a script in there is admitted by nobody.
    """
    html = _TOGGLE.sub(r"\1", html)
    if PLACE not in html:
        return html
    frame = html.replace(text, "") if text else html
    digests = dict.fromkeys(_digest(script) for script in _INLINE.findall(frame))
    return html.replace(PLACE, " ".join(digests) or "'none'", 1)


def _digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def tab_title(title: str, path: str, words: Mapping[str, str]) -> str:
    """What the browser's tab says: a page's title, and which text of the policy it is. *words*: what histories and drafts are called."""
    match path.split("/")[2:]:
        case ["v", address, ""]:
            which = address
        case ["changes", both, ""]:
            which = " → ".join(words.get(address, address) for address in both.split("..."))
        case [kind, ""]:
            which = words.get(kind, "")
        case _:
            which = ""
    return f"{title} · {which}" if which else title
