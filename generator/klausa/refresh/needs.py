"""What a language still needs, told to the person who writes it: words, what CLDR lacks, habits, companies' own texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from klausa import where
from klausa.errors import Unreadable, shown_path
from klausa.language.catalogs import faults, languages
from klausa.language.cldr import is_known, locale_of
from klausa.language.habits import FILE
from klausa.language.lists import joint_messages
from klausa.language.places import country_messages
from klausa.language.po import parse_po
from klausa.load import find, load
from klausa.model import Part, Text
from klausa.refresh import Plan, locales_of

HABITS = """\
# The habits of this language: how finished text is read again, and which words it does not use. All of it may stay away: then the text is
# checked less. What the keys mean: locales/README.md; examples: the habits.yml of Indonesian and Turkish.

# name: the language's name in itself, where CLDR has none or another
# longest: 40 # how many words a sentence may have
# units: {day: [days?], business-day: ["business days?"]} # how periods are read again, for hour, week, month, year too
# negations: ['\\bnot\\b'] # what denies: each match is one negation
# slips: [{pattern: '\\(s\\)', why: a plural in brackets, write: one number or the other}]
"""


def needs(planned: Plan, root: Path) -> Iterator[str]:
    """What the language of a plan lacks, a line each, after its files are written."""
    language = planned.language
    entries = {file: found for file, found in planned.entries.items() if found}
    total, bare = sum(map(len, entries.values())), sum(entry.untranslated for found in entries.values() for entry in found)
    own, ours = locales_of(root)
    shipped = ours is not None and language in languages([ours])
    if shipped:
        yield f"{language}: ships with Klausa; your catalogs hold {_counted(total, 'message')} beside those"
    for file, found in sorted(entries.items()):
        if lacking := sum(entry.untranslated for entry in found):
            yield f"{language}: {file.name}: {lacking} of {_counted(len(found), 'message')} have no words"
    if total and not bare:
        yield f"{language}: every message has words"
    yield from _faults(planned, root)
    for entry in planned.gone:
        yield f'{language}: nobody asks for "{entry.text}" (context "{entry.context}") any more; its words were "{entry.words[0]}"'
    if not shipped:
        yield from _beyond(language, own)
    yield from _companies(language, root)


def _faults(planned: Plan, root: Path) -> Iterator[str]:
    """What a build would refuse, with file and line: words that wait for someone to look, and broken ones."""
    for problem in faults(parse_po(content, shown_path(file, root)) for file, content in planned.files.items()):
        yield str(problem)


def _beyond(language: str, own: Path) -> Iterator[str]:
    """What CLDR and the habits say of a language that does not ship with Klausa, or of ours in our own tree."""
    if not is_known(language):
        yield (
            f"{language}: CLDR does not know the language: dates are written 2026-01-31, its name is taken from {FILE}, and of the "
            f"{_counted(len(country_messages(language)), 'country', 'countries')} in vocabulary.po those need words that a policy names"
        )
    else:
        name = locale_of(language).get_language_name(language)
        yield f"{language}: CLDR knows the language ({name}): months, countries and numbers are there"
    if joint_messages(language):
        yield f"{language}: CLDR does not say how the language joins the items of a list; the messages of the context “lists” do"
    if not (own / language / FILE).is_file():
        yield f"{language}: there is no {FILE}, so its text is checked less"


def _companies(language: str, root: Path) -> Iterator[str]:
    """Which companies have words of their own that are not there in this language."""
    lacking = []
    for folder in find(root / "policies"):
        try:
            company = load(folder, root)
        except Unreadable as error:
            yield f"{folder.name}: {_counted(len(error.problems), 'problem')} in its files; `klausa check {folder.name}` tells them"
            continue
        if count := sum(language not in text.words for text in _texts(company.policy)):
            lacking.append(f"{company.id} {count}")
    if lacking:
        yield f"{language}: companies with words of their own that are not there in it: {', '.join(lacking)}"


def _texts(value: object) -> Iterator[Text]:
    """Every text in a company's own words, wherever it stands in the facts."""
    match value:
        case Text():
            yield value
        case Part():
            for name in type(value).model_fields:
                yield from _texts(getattr(value, name))
        case dict():
            for child in value.values():
                yield from _texts(child)
        case tuple():
            for child in value:
                yield from _texts(child)


def _counted(number: int, noun: str, several: str = "") -> str:
    return f"{number} {noun if number == 1 else several or noun + 's'}"


def habits_of_a_new_language(language: str, root: Path) -> Path | None:
    """Writes a commented `habits.yml` for a language that has none, here or shipped; says where."""
    file = root / "locales" / language / FILE
    if any((folder / language / FILE).is_file() for folder in where.folders("locales", root)):
        return None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HABITS, encoding="utf-8")
    return file
