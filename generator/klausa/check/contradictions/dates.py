"""The days of the coming release, against each other and against the notice that the text promises."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from klausa.check.contradictions.case import Case, said
from klausa.check.contradictions.lengths import days
from klausa.check.findings import Finding
from klausa.facts import Fact
from klausa.model.quantities import Duration


def effective_before_published(case: Case) -> Iterator[Finding]:
    """A release takes effect before anyone can read it."""
    for published, effective, between in _days(case):
        if between < 0:
            yield case.clash(
                "effective-before-published",
                effective,
                [published],
                "mend one of the two days",
                why="Nobody is bound by a text that could not be read yet.",
            )


def notice_period(case: Case) -> Iterator[Finding]:
    """A release takes effect sooner after its publication than changes are promised to."""
    for published, effective, between in _days(case):
        for notice in case.found("changes.notice"):
            assert isinstance(notice.value, Duration)
            if 0 <= between < days(notice.value)[0]:
                yield case.clash(
                    "notice-period",
                    effective,
                    [published, notice],
                    "let it take effect later, or publish it sooner; a first version needs no notice",
                    message=f"{said(effective)} and {said(published)}, but {said(notice)}",
                    level="note",
                    why="A change that comes sooner than promised may not hold against people who relied on the promise.",
                    citation=case.cite("uu-pdp/change-notice"),
                )


def _days(case: Case) -> Iterator[tuple[Fact, Fact, int]]:
    """The day of publication, the day of effect, and the days between them."""
    for published in case.found("next.published"):
        for effective in case.found("next.effective"):
            first, then = published.value, effective.value
            assert isinstance(first, datetime.date) and isinstance(then, datetime.date)
            yield published, effective, (then - first).days
