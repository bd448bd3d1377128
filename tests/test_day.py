"""The day that a check is for: who says it, in which order, and what is said where it is no day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from klausa.day import as_of, of_site

ALL = {"KLAUSA_AS_OF": "2027-02-02", "SOURCE_DATE_EPOCH": "1767225600"}


@pytest.mark.parametrize(
    ("given", "environment", "day"),
    [
        ("2027-01-01", ALL, "2027-01-01"),
        ("", ALL, "2027-02-02"),
        (None, ALL, "2027-02-02"),
        (None, {"SOURCE_DATE_EPOCH": "1767225600"}, "2026-01-01"),
        (None, {"KLAUSA_AS_OF": "", "SOURCE_DATE_EPOCH": "1767225600"}, "2026-01-01"),
        (None, {"SOURCE_DATE_EPOCH": "1767225599"}, "2025-12-31"),
        (None, {"SOURCE_DATE_EPOCH": "0"}, "1970-01-01"),
        ("2028-02-29", {}, "2028-02-29"),
    ],
)
def test_who_goes_before_whom(given: str | None, environment: dict[str, str], day: str) -> None:
    """What is given, then `KLAUSA_AS_OF`, then `SOURCE_DATE_EPOCH`, its days in UTC."""
    assert as_of(given, environment).isoformat() == day


@pytest.mark.parametrize("environment", [{}, {"KLAUSA_AS_OF": "", "SOURCE_DATE_EPOCH": ""}])
def test_else_it_is_today(environment: dict[str, str]) -> None:
    """In UTC, like a build server, wherever the machine stands."""
    before = datetime.datetime.now(datetime.UTC).date()
    assert before <= as_of(None, environment) <= datetime.datetime.now(datetime.UTC).date()


def test_the_machine_s_environment_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no other is given."""
    monkeypatch.setenv("KLAUSA_AS_OF", "2027-03-03")
    assert as_of() == datetime.date(2027, 3, 3)
    assert as_of("2027-01-01") == datetime.date(2027, 1, 1)


@pytest.mark.parametrize("wrong", ["tomorrow", "2027-02-29", "2027-1-5", "16.01.2027", "2027-01-16 10:00", " "])
@pytest.mark.parametrize("name", ["as_of", "KLAUSA_AS_OF"])
def test_what_is_no_day_is_quoted_with_its_setting(name: str, wrong: str) -> None:
    """And the way out."""
    given, environment = (wrong, {}) if name == "as_of" else (None, {"KLAUSA_AS_OF": wrong})
    with pytest.raises(ValueError) as raised:
        as_of(given, environment)
    assert str(raised.value) == f'{name} is "{wrong}"; write a day such as 2027-01-16'


@pytest.mark.parametrize("wrong", ["2026-01-01", "1767225600.5", "soon", "9" * 30])
def test_what_are_no_seconds(wrong: str) -> None:
    """A day in the place of the seconds, a fraction, a word, a number beyond the calendar."""
    with pytest.raises(ValueError) as raised:
        as_of(None, {"SOURCE_DATE_EPOCH": wrong})
    assert str(raised.value) == f'SOURCE_DATE_EPOCH is "{wrong}"; write the seconds since 1970, or leave it out'


def test_a_wrong_setting_that_nobody_asks_for_does_no_harm() -> None:
    """What goes before it decides."""
    assert as_of("2027-01-01", {"KLAUSA_AS_OF": "soon", "SOURCE_DATE_EPOCH": "soon"}) == datetime.date(2027, 1, 1)


# -- mkdocs.yml -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("plugins: [search, {klausa: {as_of: 2027-01-16}}]\n", "2027-01-16"),
        ("plugins: [search, {klausa: {as_of: '2027-01-16'}}]\n", "2027-01-16"),
        ("plugins: {search: {}, klausa: {as_of: 2027-01-16}}\n", "2027-01-16"),
        ("plugins: {search: null, klausa: {as_of: soon}}\n", "soon"),
        ("plugins: [{klausa: {as_of: 2027-02-30}}]\n", "2027-02-30"),
        ("plugins: [{klausa: {as_of: null}}]\n", None),
        ("plugins: [{search: {as_of: 2027-01-16}}, {klausa: {default_language: en}}]\n", None),
        ("plugins: [search, klausa]\n", None),
        ("plugins: [search, klausa: ]\n", None),
        ("plugins: {klausa: null}\n", None),
        ("plugins: [{klausa: {as_of: ''}}]\n", None),
        ("plugins: klausa\n", None),
        ("plugins:\n", None),
        ("site_name: Policies\n", None),
        ("- a\n- b\n", None),
        ("", None),
        ("plugins: [\n", None),
        ("\x00", None),
    ],
)
def test_the_option_of_the_plugin(text: str, day: str | None, tmp_path: Path) -> None:
    """Plugins stand in a list or a map; a file that MkDocs would refuse is none of our business."""
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert of_site(tmp_path) == day


def test_tags_of_mkdocs_do_not_stop_the_reading(tmp_path: Path) -> None:
    """`!ENV` and Python's names stand in many a `mkdocs.yml`, and nothing of them is run."""
    (tmp_path / "mkdocs.yml").write_text(
        """\
site_name: !ENV [SITE, Policies]
markdown_extensions:
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
  - pymdownx.superfences: {custom: !!python/object/apply:os.mkdir [made]}
plugins:
  - social: {enabled: !ENV CI}
  - klausa:
      as_of: 2027-01-16
""",
        encoding="utf-8",
    )
    assert of_site(tmp_path) == "2027-01-16"
    assert [file.name for file in tmp_path.iterdir()] == ["mkdocs.yml"] and not Path("made").exists()


def test_no_file_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    """There is no option then."""
    assert of_site(tmp_path) is None
    (tmp_path / "mkdocs.yml").write_bytes(b"site_name: Acm\xe9\n")
    assert of_site(tmp_path) is None
