"""Spelling of the finished text, by hunspell with Debian's dictionaries and the project's own word lists.

`locales/<language>/spelling.txt` holds what the dictionaries lack: terms of the field, accepted loans. Names of a policy are left out by
themselves.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from klausa.facts import children
from klausa.pipeline import Told, run
from klausa.prose.names import names
from klausa.render.markdown import to_plain
from klausa.text import body

ROOT = Path(__file__).parents[2]
DICTIONARIES = {"en": "en_GB", "id": "id_ID", "tr": "tr_TR"}

pytestmark = pytest.mark.system


@cache
def texts() -> dict[str, str]:
    """All policies' texts by language, without names and addresses."""
    found = dict.fromkeys(DICTIONARIES, "")
    for item in run(ROOT):
        for language, document in item.rendered.items():
            text = without_cities(names(item.company.policy).out_of(to_plain(body(document))), item)
            found[language] += re.sub(r"(https?://\S+|\S+@\S+)", " ", text)
    return found


def without_cities(text: str, item: Told) -> str:
    """The text without the cities of addresses: a city may be translated, so it is no name, yet it is in no dictionary."""
    found: set[str] = set()

    def walk(value: object) -> None:
        for step, _, child in children(value):
            if step == "city" and isinstance(child, str):
                found.update(re.findall(r"\w+", child))
            walk(child)

    walk(item.company.policy)
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, sorted(found)))})\b", " ", text) if found else text


@pytest.mark.parametrize("language", sorted(DICTIONARIES))
def test_spelling(language: str) -> None:
    """Every word stands in the dictionary or in the project's list."""
    allowed = set((ROOT / "locales" / language / "spelling.txt").read_text(encoding="utf-8").split())
    text = texts()[language].replace("’", "'")
    ran = subprocess.run(
        ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l"], input=text, capture_output=True, text=True, check=True
    )
    unknown = {word for word in ran.stdout.split() if word not in allowed and word.strip("-").isalpha()}
    assert not unknown, " ".join(sorted(unknown))
