"""Findings from reading the finished text again: languages that say different things, words left in another language, terms, length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from klausa.check.findings import Finding
from klausa.errors import Location
from klausa.language.habits import Habits
from klausa.load import Company
from klausa.prose.certificate import DOUBTFUL, KINDS_OF_FACTS, LABELS, Certificate, Difference, certify
from klausa.prose.leaks import leak, leftovers, marked_foreign
from klausa.prose.messages import doubts
from klausa.prose.names import Names, names
from klausa.prose.plainness import sentences
from klausa.prose.proofreader import Proofreader
from klausa.prose.reading import misspoken
from klausa.prose.terms import faults
from klausa.prose.units import Unit, texts, units, with_heading
from klausa.render import Rendered, RenderedClause

SHOWN = 160  # characters of a sentence in a message


def certificate(company: Company, rendered: Mapping[str, Rendered], proofreader: Proofreader) -> Certificate:
    """What the finished text of a policy says in each language, read again and compared."""
    apart = {
        clause.id
        for document in rendered.values()
        for clause in document.clauses
        if clause.template.count(".") > 2  # retention.tr.md.j2: a structure of its own
    }
    habits = {language: proofreader.habits_of(language) for language in rendered}
    certified = certify(texts(rendered), habits, names(company.policy), sorted(apart))
    told = {
        (language, clause.id): _facts(document, clause) for language, document in rendered.items() for clause in document.clauses
    }
    return Certificate(
        tuple(replace(row, facts={language: told[language, row.clause] for language in row.readings}) for row in certified.rows)
    )


def _facts(document: Rendered, clause: RenderedClause) -> dict[str, tuple[str, ...]]:
    """The facts that a clause tells, by what they are for a reader: a value, a yes or no, a force, a condition, or another statement."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS_OF_FACTS}
    for span in clause.spans:
        steps = span.path.split(".")
        if "when" in steps:
            kind = "conditions"
        elif steps[-1] == "force":
            kind = "force"
        elif document.facts[span.path].value in ("yes", "no"):
            kind = "polarity"
        else:
            kind = "statements" if span.said else "values"
        found[kind].add(span.path)
    # a fact that is printed somewhere in the clause is a value, wherever else it only chooses words
    found["statements"] -= found["values"]
    return {kind: tuple(sorted(paths)) for kind, paths in found.items()}


def prose(
    company: Company, rendered: Mapping[str, Rendered], certified: Certificate, proofreader: Proofreader
) -> Iterator[Finding]:
    """Every finding about the words of one policy."""
    if len(rendered) > 1:
        for difference in certified.differences:
            yield _difference(company, difference, proofreader)
    known = names(company.policy)
    for language, document in rendered.items():
        for clause in document.clauses:
            yield from _clause(_Read(company, language, clause, proofreader, known))


def _difference(company: Company, difference: Difference, proofreader: Proofreader) -> Finding:
    said = "; ".join(f"{language}: {_said(difference.kind, values)}" for language, values in difference.said.items())
    text = difference.text.get(difference.odd, "")
    place = proofreader.origin(text, difference.clause, difference.odd, company) if text else None
    doubtful = difference.kind in DOUBTFUL
    what = LABELS[difference.kind]
    where = f", here “{_short(text)}”" if text else ""
    return Finding(
        place or company.where(()),
        "warning" if doubtful else "error",
        f"words/{difference.kind}" if doubtful else f"parity/{difference.kind}",
        f'the languages differ in the {what} of the clause "{difference.clause}" ({said}){where}',
        f"compare the languages; {difference.odd} stands alone" if len(difference.said) > 2 else "compare the two languages",
    )


def _said(kind: str, values: tuple[str, ...]) -> str:
    if kind in DOUBTFUL:
        return f"{len(values)}" + (f" ({', '.join(values)})" if values else "")
    return ", ".join(values) or ("nothing more" if kind != "pieces" else "0")


@dataclass(frozen=True)
class _Read:
    """One clause in one language, on its way to findings."""

    company: Company
    language: str
    clause: RenderedClause
    proofreader: Proofreader
    names: Names

    def finding(self, unit: Unit, level: str, code: str, message: str, remedy: str) -> Finding:
        """A finding about one piece, at the place where it was written."""
        place = self.proofreader.origin(unit.text, self.clause.id, self.language, self.company)
        words = f'{message} (the clause "{self.clause.id}" in {self.language}: “{_short(unit.text)}”)'
        return Finding(place or self._file(), level, code, words, remedy)  # type: ignore[arg-type]

    def _file(self) -> Location:
        return Location(f"templates/{self.clause.template}") if self.clause.template else self.company.where(("clauses",))


def _clause(read: _Read) -> Iterator[Finding]:
    habits = read.proofreader.habits_of(read.language)
    text = with_heading(read.clause)
    pieces = units(text)
    for piece in pieces:
        for found, right in misspoken(piece.text, read.language):
            yield read.finding(piece, "error", "text/number-in-words", f"“{found}” says two numbers", f"write ({right})")
    for leftover in leftovers(pieces):
        piece = next((piece for piece in pieces if leftover.found in piece.text), pieces[0])
        yield read.finding(
            piece, "error", "text/leftover", f"there is {leftover.what}", "mend the message, the template or the fact"
        )
    if not habits.described:
        return
    yield from _words(read, pieces, habits, text)
    for sentence_ in sentences(text):
        if sentence_.words > habits.longest:
            piece = next(piece for piece in pieces if piece.line == sentence_.line)
            message = f"a sentence of {sentence_.words} words; {read.language} has at most {habits.longest}"
            yield read.finding(piece, "note", "words/long", message, "split it")


def _words(read: _Read, pieces: tuple[Unit, ...], habits: Habits, text: str) -> Iterator[Finding]:
    """Words of other languages and words that the language does not write. The clause is read whole first: most hold none."""
    whole = "\n".join(piece.text for piece in pieces)
    foreign = marked_foreign(text, read.language)
    lexicon = read.proofreader.lexicon
    if lexicon.strangers(whole, read.language, habits, read.names, foreign):
        for piece in pieces:
            for other, strange in lexicon.strangers(piece.text, read.language, habits, read.names, foreign).items():
                found = leak(other, strange)
                yield read.finding(piece, "error" if found.sure else "warning", found.code, found.what, found.remedy)
    if any(faults(read.names.out_of(whole, "·"), habits)):
        for piece in pieces:
            for fault in faults(read.names.out_of(piece.text, "·"), habits):
                yield read.finding(piece, "warning", "words/term", f"“{fault.found}”: {fault.why}", fault.remedy)


def catalogs(proofreader: Proofreader) -> Iterator[Finding]:
    """Every finding about the messages of the catalogs beside the policies, whether a policy uses them or not; ours are tested."""
    habits = {language: proofreader.habits_of(language) for language in proofreader.messages}
    for language, files in proofreader.catalogs.items():
        if not habits[language].described:
            continue
        for file in files:
            if not file.name.startswith("locales/"):
                continue
            for entry in file.entries:
                for doubt in doubts(entry, language, habits, proofreader.lexicon) if not entry.obsolete else ():
                    message = f'{doubt.what} (“{_short(entry.text)}”, context "{entry.context}")'
                    level = "error" if doubt.sure else "warning"
                    yield Finding(Location(file.name, entry.line, 1), level, doubt.code, message, doubt.remedy)  # type: ignore[arg-type]


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
