"""A law's own list of rights, each with its article, its condition and its time, and what the law adds about asking and complaining."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from klausa import language as lang
from klausa.language.catalogs import Messages
from klausa.language.numbers import in_words, with_words
from klausa.law import Deadline, Period, Regime
from klausa.law import Right as LawRight
from klausa.model import Duration
from klausa.model.quantities import Unit
from klausa.render.markdown import escape

UNITS: dict[str, Unit] = {"hours": "hour", "days": "day", "business-days": "business-day", "months": "month"}
# how a product is read, where a language repeats legal numbers in words: "3 x 24 (tiga kali dua puluh empat) jam"
TIMES = {"id": "kali"}


NONE = Markup()


@dataclass(frozen=True)
class StatutoryRight:
    """One right as a list shows it; what the law does not give, or not surely enough, is empty."""

    words: Markup
    article: Markup
    condition: Markup
    period: Markup


@dataclass(frozen=True)
class Statutory:
    """What a law says of its rights; empty where its list is not asked for. `period` is a time that all of them share, told once."""

    rights: tuple[StatutoryRight, ...] = ()
    period: Markup = NONE
    extension: Markup = NONE
    free: bool = False
    authority: Markup = NONE
    website: Markup = NONE
    after_request: bool = False
    complaint: Markup = NONE
    latest: Markup = NONE


def statutory(law: Regime, messages: Messages) -> Statutory:
    """The law's list in its order and official words, as far as it may be trusted."""
    listed = [right for right in law.rights if right.statutory and right.trusted]
    times = {right.id: time for right in listed if (time := law.deadline_of(right)) is not None and time.trusted}
    extension = next((time.extension for time in times.values() if time.extension), None)
    complaint = law.complaint_deadline
    if complaint is not None and not (complaint.trusted and complaint.binds == "person"):
        complaint = None
    found = {period_words(times.get(right.id), messages) for right in listed}
    shared = found.pop() if len(found) == 1 and len(listed) > 1 else Markup()
    return Statutory(
        rights=tuple(_right(right, None if shared else times.get(right.id), messages) for right in listed),
        period=shared,
        extension=period_words(extension, messages),
        free=bool(law.response_deadline.trusted and law.response_deadline.free_of_charge),
        authority=Markup(escape(messages.get(f"{law.id}/authority", law.authority.name)) if law.authority.trusted else ""),
        website=Markup(f"<{law.authority.website}>" if law.authority.trusted else ""),
        after_request=complaint is not None and complaint.after_request,
        complaint=period_words(complaint, messages),
        latest=period_words(complaint.latest if complaint else None, messages),
    )


def _right(right: LawRight, time: Deadline | None, messages: Messages) -> StatutoryRight:
    condition = messages.get(f"{right.context}/condition", right.condition) if right.condition else ""
    return StatutoryRight(
        words=Markup(official(right.context, right.label, messages)),
        article=Markup(escape(lang.cite(right.article, messages.language))),
        condition=Markup(escape(condition)),
        period=period_words(time, messages),
    )


def official(context: str, label: str, messages: Messages) -> str:
    """The law's own words, as an item of a list: they start small, but for an abbreviation and for a name."""
    words = messages.get(context, label)
    first, _, rest = words.partition(" ")
    # a second capital ("Information Commission’a …") or a suffix after an apostrophe shows a name
    name = "’" in first or (rest[:1].isupper() and not rest[:2].isupper() and messages.language == "tr")
    small = len(words) > 1 and words[1].islower() and not name
    return escape(lang.lower(words[0], messages.language) + words[1:] if small else words)


def period_words(period: Period | None, messages: Messages) -> Markup:
    """A time limit in words; as the law itself puts it where the file says so ("3 x 24 hours"), and nothing where there is none."""
    if period is None:
        return Markup()
    unit = UNITS[period.unit]
    wording = period.wording if isinstance(period, Deadline) else None
    if wording is None:
        return Markup(escape(lang.format_duration(Duration(period.value, unit), messages)))
    language = messages.language
    first, last = (int(factor) for factor in wording.split(" x "))
    spoken = f" ({in_words(first, language)} {TIMES[language]} {in_words(last, language)})" if language in TIMES else ""
    return Markup(
        escape(lang.format_duration(Duration(last, unit), messages).replace(with_words(last, language), f"{wording}{spoken}", 1))
    )
