"""The day that a check or a build is for: given, or from the settings, or today."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

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


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` whatever tags stand in it (`!ENV`, `!!python/name`), which are none of our business."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)
# a day that no calendar has is told like any other, with its setting
_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: node.value)


def of_site(root: Path) -> str | None:
    """The option `as_of` of the plugin in `mkdocs.yml` under *root*; nothing where there is none."""
    try:
        config: Any = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    plugins = config.get("plugins") if isinstance(config, dict) else None
    entries = (
        plugins
        if isinstance(plugins, list)
        else [{name: options} for name, options in (plugins or {}).items()]
        if isinstance(plugins, dict)
        else []
    )
    for entry in entries:
        options = entry.get("klausa") if isinstance(entry, dict) else None
        if isinstance(options, dict) and options.get("as_of"):
            return str(options["as_of"])
    return None
