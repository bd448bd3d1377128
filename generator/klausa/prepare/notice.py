"""The notice that people are promised before a change takes effect, and the day on which it is over."""

from __future__ import annotations

import datetime
import re

from klausa.model import Duration
from klausa.model.quantities import DURATION, parse_duration
from klausa.pipeline import Told
from klausa.prepare.step import last_release
from klausa.releases import Frozen, standing
from klausa.releases.facts import frozen_value

DAYS_A_WEEK, WORKING_DAYS = 7, 5


def after(day: datetime.date, period: Duration) -> datetime.date:
    """The first day on which a period has passed. Months end where the calendar does: a month after 31 January is 28 February."""
    match period.unit:
        case "business-day":
            left = period.number
            while left:
                day += datetime.timedelta(days=1)
                left -= day.weekday() < WORKING_DAYS
            return day
        case "hour":
            return day + datetime.timedelta(days=-(-period.number // 24))
        case "day" | "calendar-day":
            return day + datetime.timedelta(days=period.number)
        case "week":
            return day + datetime.timedelta(days=period.number * DAYS_A_WEEK)
        case "month" | "year":
            months = day.month - 1 + period.number * (12 if period.unit == "year" else 1)
            first = datetime.date(day.year + months // 12, months % 12 + 1, 1)
            following = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return min(first + datetime.timedelta(days=day.day - 1), following - datetime.timedelta(days=1))
    raise ValueError(f"{period.unit} is no unit of time")


def promised(told: Told) -> tuple[Duration, ...]:
    """How long before a change takes effect people are told of it: as the release in force says, and as the policy says now."""
    changes = told.company.policy.changes
    current = standing(told.company.history, told.day).in_force or last_release(told)
    found = [_frozen(current) if current else None, changes.notice if changes else None]
    return tuple(dict.fromkeys(notice for notice in found if notice))


def _frozen(release: Frozen) -> Duration | None:
    changes = frozen_value(release, "changes")
    notice = changes.get("notice") if isinstance(changes, dict) else None
    return parse_duration(notice) if isinstance(notice, str) and re.match(DURATION, notice) else None
