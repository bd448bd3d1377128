"""Spelling of the finished text, by hunspell with Debian's dictionaries and the project's own word lists.

`words/<language>.txt` holds what the dictionaries lack: terms of the field, accepted loans. Names of a policy are left out by themselves.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from klausa.pipeline import run
from klausa.render.markdown import to_plain
from klausa.text import body
from tests.test_voice import without_names

ROOT = Path(__file__).parents[2]
DICTIONARIES = {"en": "en_GB", "id": "id_ID", "tr": "tr_TR"}

pytestmark = pytest.mark.system


@cache
def texts() -> dict[str, str]:
    """All policies' texts by language, without names and addresses."""
    found = dict.fromkeys(DICTIONARIES, "")
    for item in run(ROOT):
        for language, document in item.rendered.items():
            text = without_names(to_plain(body(document)), item, " ")
            found[language] += re.sub(r"(https?://\S+|\S+@\S+)", " ", text)
    return found


@pytest.mark.parametrize("language", sorted(DICTIONARIES))
def test_spelling(language: str) -> None:
    """Every word stands in the dictionary or in the project's list."""
    allowed = set((Path(__file__).parent / "words" / f"{language}.txt").read_text(encoding="utf-8").split())
    text = texts()[language].replace("’", "'")
    ran = subprocess.run(
        ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l"], input=text, capture_output=True, text=True, check=True
    )
    unknown = {word for word in ran.stdout.split() if word not in allowed and word.strip("-").isalpha()}
    assert not unknown, sorted(unknown)
