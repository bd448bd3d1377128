"""A page admits the scripts of its frame and no other."""

from __future__ import annotations

import base64
import hashlib

import pytest

from klausa.browser import finished, tab_title

POLICY = """<meta content="script-src 'self' 'inline-scripts'">"""


def digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_each_inline_script_of_the_frame_is_admitted_once() -> None:
    page = f"{POLICY}<script>a()</script><script>\nb('ğ')\n</script><script>a()</script>"
    assert finished(page).startswith(
        f"""<meta content="script-src 'self' {digest("a()")} {digest(chr(10) + "b('ğ')" + chr(10))}">"""
    )


def test_scripts_that_are_loaded_and_data_need_no_digest() -> None:
    page = f"""{POLICY}<script src="x.js" defer></script><script id="c" type="application/json">{{}}</script>"""
    assert "sha256" not in finished(page)


def test_a_script_in_the_text_is_not_admitted() -> None:
    """The text cannot hold one; should it ever, the browser refuses it."""
    text = "<p>Words</p><script>evil()</script>"
    found = finished(f"{POLICY}<script>a()</script><main>{text}</main>", text)
    assert digest("a()") in found and digest("evil()") not in found
    assert text in found


def test_a_page_without_a_policy_stays_as_it_is() -> None:
    assert finished("<script>a()</script>") == "<script>a()</script>"


def test_a_check_box_has_no_autocomplete() -> None:
    field = '<input type="search" autocomplete="off">'
    assert finished(f'<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">{field}') == (
        f'<input class="md-toggle" type="checkbox" id="__drawer">{field}'
    )


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("tr/acme/", "Acme"),
        ("tr/acme/v/1.0/", "Acme · 1.0"),
        ("tr/acme/changes/1.0...draft/", "Acme · 1.0 → Taslak"),
        ("tr/acme/history/", "Acme · Sürümler"),
        ("", "Acme"),
    ],
)
def test_no_two_pages_of_a_policy_have_one_title(path: str, title: str) -> None:
    assert tab_title("Acme", path, {"history": "Sürümler", "draft": "Taslak", "search": "Ara"}) == title
