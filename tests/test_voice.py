"""Lints over the finished text of every policy: what voice.md calls cheap, held as tests.

A hit is a sentence to look at and to rewrite in the catalog or the policy file, not a pattern to widen.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from klausa.facts import children, leaves
from klausa.pipeline import Told, run
from klausa.render.markdown import to_plain
from klausa.text import body

ROOT = Path(__file__).parent.parent

INDONESIAN = {
    "agent behind the verb": r"\boleh (kami|[Aa]nda)\b",
    "dimana as a relative": r"\b[Dd]i ?mana\b",
    "reduplicated data": r"data-data",
    "old spelling subyek": r"\b[Ss]ubyek\b",
    "milik kami": r"milik kami",
    "kita for the company": r"\b[Kk]ita\b",
    "perlindungan": r"\b[Pp]erlindungan\b",
    "spelling": r"\b(mempengaruhi|silahkan|resiko|analisa|ijin|merubah|aktifitas|praktek|kadaluwarsa|subyek)\b",
    "blank after Rp": r"\bRp ",
    "leading zero in a date": r"\b0\d (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)\b",
    "small anda": r"\banda\b",
    "berbagi data": r"[Bb]erbagi (data|informasi)",
    "mungkin for may": r"(?<!sebaik )\b[Mm]ungkin\b",
    "adalah merupakan": r"adalah merupakan",
    "English word": r"\b(the|and|with|your|you|our|we|for|of|device|password|browser|website|software)\b",
    "informasi pribadi": r"\binformasi (pribadi|personal)\b",
}
TURKISH = {
    "data subject": r"veri (öznesi|kontrolör)",
    "legitimate interest": r"meşru çıkar",
    "third party": r"üçüncü parti",
    "tautology": r"KVKK Kanun",
    "wrong Board": r"Verilerin Korunması Kurul",
    "plural after a numeral": r"\d+ (\(\w[\w ]*\) )?(günler|yıllar|aylar|saatler)",
    "10’ncu": r"10['’]ncu",
    "per cent after the number": r"\d+ ?%",
    "straight apostrophe": r"'",
    # abbreviations take it (API’ler), words and names do not
    "apostrophe before a plural": r"(?<![A-ZÇĞİÖŞÜ])['’]l[ae]r",
    "iş bu": r"\b[İi]ş bu\b",
    "spelling": r"\byada\b|herşey|v\.b\.|\bvebu\b|websitesi|\bmail\b",
    "pronouns": r"\b([Bb]iz|[Ss]iz|[Ss]izin|[Bb]izim|[Bb]izi|[Ss]izi)\b",
    "left-over blanks": r"\.{4,}|_{3,}|\[[^\]]*\]",
    "circumflex": r"\b(sikayet|şikayet|imkan|mekan|halinde|resmi|dahil)\b",
    "English word": r"\b(the|and|with|your|you|our|we|for|of)\b",
    "hassas veri": r"[Hh]assas veri",
}
EVERYWHERE = {
    "not available": r"\bN/A\b|\bNone\b|undeclared|StrictUndefined",
    "plural in brackets": r"\(s\)",
    "unfilled placeholder": r"%\(|\{\{|\{%|⟦",
    "doubled blank or stop": r"[^\s.]  +\S|(?<!\.)\.\.(?!\.)|,,|;;| [,;.](?!\d)",
    "empty brackets": r"\(\s*\)",
    "dangling colon": r":\s*\n\s*\n\s*(#|\Z)",
    "private-use character": "[\ue000-\uf8ff]",
}


@cache
def texts() -> dict[tuple[str, str], str]:
    """The text of each policy in each language, with names and addresses taken out: they are nobody's prose."""
    found = {}
    for item in run(ROOT):
        for language, document in item.rendered.items():
            text = to_plain(body(document))
            text = without_names(text, item, "Nama" if language == "id" else "Ad")
            found[item.company.id, language] = re.sub(r"(https?://\S+|\S+@\S+)", "", text)
    return found


def without_names(text: str, item: Told, instead: str) -> str:
    """The text with what is the same in all languages (names, brands, numbers) replaced, where it stands as a word of its own."""
    for name in sorted(names(item), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", instead, text)
    return text


def names(item: Told) -> set[str]:
    """The values of a policy that are the same in all languages; words such as `yes`, `may` or `en` are settings, not names."""
    wanted = {path for path, _ in leaves(item.company.policy)}
    found = {item.company.policy.name}

    def walk(value: object, path: str) -> None:
        if isinstance(value, str) and path in wanted and re.search(r"[A-ZÇĞİÖŞÜ0-9.]", value) and len(value) > 2:
            found.add(value)
        for step, _, child in children(value):
            walk(child, f"{path}.{step}" if path else step)

    walk(item.company.policy, "")
    return found


def hits(pattern: str, text: str) -> list[str]:
    """The lines in which a pattern is found."""
    return (
        [line.strip() for line in text.splitlines() if re.search(pattern, line)]
        if "\\n" not in pattern
        else re.findall(pattern, text)
    )


@pytest.mark.parametrize("slip", sorted(INDONESIAN))
def test_indonesian(slip: str) -> None:
    """No policy in Indonesian has this slip."""
    found = {key: hits(INDONESIAN[slip], text) for key, text in texts().items() if key[1] == "id"}
    assert not {key: lines for key, lines in found.items() if lines}


@pytest.mark.parametrize("slip", sorted(TURKISH))
def test_turkish(slip: str) -> None:
    """No policy in Turkish has this slip."""
    found = {key: hits(TURKISH[slip], text) for key, text in texts().items() if key[1] == "tr"}
    assert not {key: lines for key, lines in found.items() if lines}


@pytest.mark.parametrize("slip", sorted(EVERYWHERE))
def test_every_language(slip: str) -> None:
    """No policy in any language has this slip."""
    found = {key: hits(EVERYWHERE[slip], text) for key, text in texts().items()}
    assert not {key: lines for key, lines in found.items() if lines}


def test_one_sentence_a_line() -> None:
    """The committed text has one sentence a line, outside tables and bullets, so that a diff shows sentences."""
    several = {}
    for item in run(ROOT):
        for language, document in item.rendered.items():
            if item.company.policy.clauses:
                continue  # a company's own words are its own
            lines = [line for line in body(document).splitlines() if line and line[0] not in "|-#[ <"]
            bad = [line for line in lines if re.search(r"[a-zğüşıöç]{3}\. [A-ZÇĞİÖŞÜ]", line)]
            if bad:
                several[item.company.id, language] = bad
    assert not several
