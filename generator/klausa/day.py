"""The day that a check or a build is for: given, or from the settings, or today."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path

from klausa.settings import plugin

VARIABLE, EPOCH = "KLAUSA_AS_OF", "SOURCE_DATE_EPOCH"


def as_of(given: str | None = None, environment: Mapping[str, str] | None = None) -> datetime.date:
    """*given*, else `KLAUSA_AS_OF`, else the day of `SOURCE_DATE_EPOCH`, else today, all in UTC.

    Raises ValueError that names the setting and the way out.
    """
    found = os.environ if environment is None else environment
    if given:
        return _day(given, "as_of")
    if found.get(VARIABLE):
        return _day(found[VARIABLE], VARIABLE)
    if found.get(EPOCH):
        try:
            return datetime.datetime.fromtimestamp(int(found[EPOCH]), datetime.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(f'{EPOCH} is "{found[EPOCH]}"; write the seconds since 1970, or leave it out') from None
    return datetime.datetime.now(datetime.UTC).date()


def _day(text: str, name: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f'{name} is "{text}"; write a day such as 2027-01-16') from None


def of_site(root: Path) -> str | None:
    """The option `as_of` of the plugin in `mkdocs.yml` under *root*; nothing where there is none."""
    given = plugin(root).get("as_of")
    return str(given) if given else None
