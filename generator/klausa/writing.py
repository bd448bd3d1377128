"""How files are written: whole or not at all; and JSON in the one layout that all of ours have."""

from __future__ import annotations

import datetime
import json
from pathlib import Path


def put(file: Path, content: bytes) -> None:
    """Puts *content* in the place of a file in one step; its folder is made where it is missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.new")
    part.write_bytes(content)
    part.replace(file)


def as_json(data: object, indent: int = 2) -> str:
    """A file of JSON that people can read too: letters as they are, days in their ISO form, a line end at its end."""
    return json.dumps(data, ensure_ascii=False, indent=indent, default=datetime.date.isoformat) + "\n"
