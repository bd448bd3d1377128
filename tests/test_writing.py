"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from klausa.writing import as_json, put


def test_a_file_is_put_in_place(tmp_path: Path) -> None:
    """With its folder; nothing else is left beside it."""
    put(tmp_path / "a/b.txt", b"one")
    put(tmp_path / "a/b.txt", b"two\r\n")
    assert {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()} == {"b.txt": b"two\r\n"}


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_what_cannot_be_written_leaves_the_old_file(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever step fails."""
    file = tmp_path / "kept.txt"
    file.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, step, full)
    with pytest.raises(OSError, match="no space"):
        put(file, b"new")
    assert file.read_bytes() == b"old"


def test_json_keeps_letters() -> None:
    """And ends its last line."""
    assert as_json({"a": "İğ"}) == '{\n  "a": "İğ"\n}\n'
