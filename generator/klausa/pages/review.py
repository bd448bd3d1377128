"""What counsel needs beside the text: the coverage of each law, and where each sentence comes from. For review builds only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jinja2 import Environment

from klausa.check.duties import citation, snippet
from klausa.coverage import STATUSES, Verdict, applied
from klausa.explain import Explanation
from klausa.law import Requirement
from klausa.pipeline import Told
from klausa.prose.proofreader import Proofreader
from klausa.prose.tables import certificate_rows, longest_of, plainness_rows, sources_of_ease
from klausa.prose.units import texts
from klausa.reasons import because
from klausa.render import RenderedClause
from klausa.render.markdown import to_html, to_plain
from klausa.signoffs import asked_or_given, counted, signed, signed_clause

OPEN, CLOSE, DIGIT = "\ue200", "\ue201", 0xE210
_MARK = re.compile(f"{OPEN}([\ue210-\ue219]+){CLOSE}")
APPLIES = {
    "yes": "The policy file says that this law applies",
    "voluntary": "The policy file says that this law is followed of free will",
    "check-only": "Checked only: the policy file does not say that this law applies",
    "cross-cutting": "Rules from several sources, for the countries whose laws the policy names",
}
HEADER = {"header": "the page’s header"}


def coverage_page(item: Told, env: Environment, proofreader: Proofreader) -> str:
    """The HTML of a policy's review page: requirement × status × clause × language, law by law; what the languages say; every finding."""
    codes = list(item.rendered)
    laws = [
        {
            "title": law.title,
            "applies": APPLIES[law.applies],
            "rules": law.rules,
            "in_force": law.begun(item.day),
            "rows": [_row(item, verdict) for verdict in item.verdicts if verdict.applied == law],
            "counts": _counts([verdict for verdict in item.verdicts if verdict.applied == law]),
            "conduct": law.conduct(item.day),
            "coming": law.coming(item.day),
        }
        for law in applied(item.company)
    ]
    codes_of_duties = {verdict.code for verdict in item.verdicts}
    findings = [finding for finding in item.findings if finding.code not in codes_of_duties]
    return env.get_template("review.html").render(
        id=item.company.id,
        name=item.company.policy.name,
        title=to_plain(next(iter(item.rendered.values())).title),
        day=item.day,
        laws=laws,
        codes=codes,
        findings=findings,
        file=item.company.source.file,
        signatures=list(_signatures(item)),
        signed=counted(item.company, item.rendered) if asked_or_given(item.company) else "",
        required=item.company.review.required.sign_off,
        up="../../",
        # where today's text stands: a policy that has releases shows the one in force at its own address
        where="draft/" if item.company.history.ours else "",
        **_words(item, proofreader),
    )


def _words(item: Told, proofreader: Proofreader) -> dict[str, object]:
    """What was read again from the finished text: the certificate, how plain it is, and the longest sentences."""
    read = texts(item.rendered)
    habits = {code: proofreader.habits_of(code) for code in item.rendered}
    return {
        "certificate": certificate_rows(item.certificate),
        "differences": len(item.certificate.differences),
        "plainness": plainness_rows(read, habits),
        "sources": sources_of_ease(read, habits),
        "longest": [(code, longest_of(read, code)) for code in item.rendered],
    }


def _signatures(item: Told) -> Iterator[dict[str, object]]:
    """Clause by clause, how far each language is signed off."""
    found = {(entry.clause.id, entry.language): entry for entry in signed(item.company, item.rendered)}
    headings = {clause.id: to_plain(clause.heading) for clause in next(iter(item.rendered.values())).clauses}
    for id_, heading in headings.items():
        yield {"id": id_, "heading": heading, "cells": {code: found.get((id_, code)) for code in item.rendered}}


def _counts(verdicts: Sequence[Verdict]) -> list[tuple[str, int]]:
    return [(status, sum(verdict.status == status for verdict in verdicts)) for status in STATUSES]


def _row(item: Told, verdict: Verdict) -> dict[str, object]:
    requirement = verdict.requirement
    return {
        "code": verdict.code,
        "status": verdict.status,
        "slug": verdict.status.replace(" ", "-"),
        "asks": requirement.asks,
        "why": requirement.why,
        "citation": citation(verdict.applied.rules, requirement),
        "duty": requirement.duty,
        "note": requirement.note,
        "unsure": _unsure(requirement),
        "clauses": {code: list(_clauses(item, verdict, code)) for code in item.rendered},
        "because": [_sentence(line) for line in because(item.company, verdict)],
        "write": snippet(requirement) if verdict.status == "missing" and verdict.lacking else "",
    }


def _unsure(requirement: Requirement) -> str:
    if requirement.confidence == "high":
        return ""
    return f"{requirement.confidence} confidence: {requirement.confidence_why or 'see the law as a whole'}"


def _clauses(item: Told, verdict: Verdict, code: str) -> Iterator[tuple[str, str]]:
    """Anchor and heading of each clause that tells it in one language; no anchor for the page's header."""
    headings = {clause.id: f"{clause.number}. {to_plain(clause.heading)}" for clause in item.rendered[code].clauses}
    if verdict.status == "told":
        for id_ in verdict.clauses.get(code, ()):
            yield ("", HEADER[id_]) if id_ in HEADER else (id_, headings[id_])


def _sentence(words: str) -> str:
    """A reason as a line of its own, its paths without the marks of code."""
    return words[0].upper() + words[1:].replace("`", "")


def annotated(explanation: Explanation, clause: RenderedClause) -> str:
    """A clause's HTML with a number after each sentence, and below it where the sentence comes from."""
    sentences = explanation.sentences(clause)
    text = clause.text
    for number, sentence in reversed(list(enumerate(sentences, 1))):
        # in a row of a table the number stands in the last cell
        at = sentence.end - 1 if sentence.text.startswith("|") and sentence.text.endswith("|") else sentence.end
        mark = "".join(chr(DIGIT + int(digit)) for digit in str(number))
        text = f"{text[:at]}{OPEN}{mark}{CLOSE}{text[at:]}"

    def shown(match: re.Match[str]) -> str:
        number = "".join(str(ord(digit) - DIGIT) for digit in match.group(1))
        link = f'<a href="#{clause.id}-from-{number}" id="{clause.id}-at-{number}">{number}</a>'
        return f'<sup class="klausa-mark">{link}</sup>'

    return _MARK.sub(shown, to_html(text))


def notes(explanation: Explanation, clause: RenderedClause, env: Environment) -> str:
    """Below a clause: for each of its sentences the facts with file and line, the file of its words, and the provisions it answers."""
    rows = list(enumerate(explanation.sentences(clause), 1))
    sign_off = signed_clause(explanation.told.company, clause, explanation.language)
    return env.get_template("notes.html").render(id=clause.id, words=explanation.words(clause), rows=rows, sign_off=sign_off)
