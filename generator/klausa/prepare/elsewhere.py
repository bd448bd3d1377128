"""A version that was published before Klausa came: its dates as declared, and where it stands; no text, and no date invented."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from klausa.errors import Problem
from klausa.load import Company
from klausa.model import spelling
from klausa.model.record import Release
from klausa.releases import freeze

UNKNOWN = "unknown"


def published_elsewhere(
    address: str, version: str | None, published: datetime.date | None, effective: datetime.date | None, day: datetime.date
) -> Release:
    """The record, made on *day*, of what was published at an address, or where nobody can say any more (`unknown`). Raises ValueError where address or version are none."""
    return Release.model_construct(
        version=spelling.version(version) if version is not None else None,
        published=published,
        effective=effective,
        frozen=day,
        elsewhere=address if address == UNKNOWN else spelling.url(address),
    )


def against_elsewhere(company: Company, record: Release, day: datetime.date) -> Iterator[Problem]:
    """What stands in the way of a record of a version published elsewhere, by *day*."""
    where = company.where(())
    if company.history.ours:
        first = company.history.ours[0].address
        message = (
            f"the release {first} is on record with a text of ours, and what was published before it can only stand before it"
        )
        yield Problem(
            where, message, "what was published elsewhere is recorded first; say it in an erratum of that release, if it matters"
        )
    if company.history.find(record.address) is not None:
        remedy = "give it its version or its dates; two that have neither cannot be told apart"
        if record.address != "undated":
            remedy = "nothing is to be done, if it is the same one; else give it its own version or dates"
        yield Problem(where, f"a record {record.address} is there already", remedy)
    if record.published and record.published > day:
        message = f"{record.published} is after {day}, and it cannot have been published then"
        yield Problem(where, message, "give the day that the published version declares, or leave it out")


def put_elsewhere(company: Company, record: Release) -> Path:
    """Puts it on record; returns its folder, in which nothing but `release.yml` stands. Ask for `against_elsewhere` before."""
    return freeze(company.folder, record, {}, company.history)
