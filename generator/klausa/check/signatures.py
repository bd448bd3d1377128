"""Sign-offs that a release waits for, that have become void, or that are of nothing in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from klausa.check.findings import Finding
from klausa.errors import Location, did_you_mean
from klausa.load import Company
from klausa.model.review import SignOff, SignOffRole
from klausa.render import Rendered
from klausa.signoffs import ROLES, STATUS, Signed, signed


def signatures(company: Company, rendered: Mapping[str, Rendered]) -> Iterator[Finding]:
    """One finding a language, or a person and language, however many clauses they are about."""
    required = company.review.required.sign_off
    asked = (required.languages or tuple(rendered)) if required else ()
    lapsed: dict[tuple[str, str, SignOffRole], list[Signed]] = {}
    unsigned: dict[tuple[str, SignOffRole], list[Signed]] = {}
    items = signed(company, rendered)
    for item in items:
        for by, role in dict.fromkeys((entry.by, entry.role) for entry in item.lapsed):
            lapsed.setdefault((item.language, by, role), []).append(item)
        # where the same was signed before, the void sign-off says it
        if required and item.language in asked and not (item.signed_as(required.role) or _was_signed_as(item, required.role)):
            unsigned.setdefault((item.language, required.role), []).append(item)
    for (language, by, role), found in lapsed.items():
        enough = required is not None and ROLES.index(role) >= ROLES.index(required.role)
        missed = required is not None and language in asked and not all(item.signed_as(required.role) for item in found)
        yield _void(company, language, by, role, found, enough and missed)
    for (language, role), found in unsigned.items():
        yield _unsigned(company, language, role, found, sum(item.language == language for item in items))
    yield from _needless(company, rendered)


def _void(company: Company, language: str, by: str, role: SignOffRole, found: Sequence[Signed], missed: bool) -> Finding:
    index = min(company.review.sign_offs.index(entry) for item in found for entry in item.lapsed if _is(entry, by, role))
    message = f"{_ids(found)} in {language}: the words have changed since {by} signed them as {role}, and the sign-off is void"
    return Finding(
        company.review_source.where(("sign-offs", index)),
        "warning" if missed else "note",
        "review/void",
        message,
        f"once they are read again: {_command(company, found, language, by, role)}",
    )


def _unsigned(company: Company, language: str, role: SignOffRole, found: Sequence[Signed], total: int) -> Finding:
    which = "every clause" if len(found) == total else _ids(found)
    return Finding(
        company.review_source.where(("required", "sign-off")),
        "warning",
        "review/unsigned",
        f"{which} in {language}: not {STATUS[role]}, and a release waits for that",
        f"once they are read: {_command(company, found if len(found) < total else (), language, 'NAME', role)}",
    )


def _was_signed_as(item: Signed, role: SignOffRole) -> bool:
    return any(ROLES.index(entry.role) >= ROLES.index(role) for entry in item.lapsed)


def _is(entry: SignOff, by: str, role: SignOffRole) -> bool:
    return (entry.by, entry.role) == (by, role)


def _ids(found: Sequence[Signed]) -> str:
    return ", ".join(f"`{item.clause.id}`" for item in found)


def _command(company: Company, found: Sequence[Signed], language: str, by: str, role: SignOffRole) -> str:
    clauses = "".join(f" {item.clause.id}" for item in found)
    name = by if " " not in by else f'"{by}"'
    return f"`klausa sign {company.id}{clauses} --lang {language} --by {name} --role {role}`"


def _needless(company: Company, rendered: Mapping[str, Rendered]) -> Iterator[Finding]:
    where = company.review_source.where
    required = company.review.required.sign_off
    for index, language in enumerate(required.languages if required else ()):
        if language not in rendered:
            place = where(("required", "sign-off", "languages", index))
            yield _nothing(place, f'the policy has no text in "{language}" to be signed', did_you_mean(language, rendered))
    for index, entry in enumerate(company.review.sign_offs):
        if entry.language not in rendered:
            place, message = where(("sign-offs", index, "language")), f'the policy has no text in "{entry.language}"'
            yield _nothing(place, message, did_you_mean(entry.language, rendered))
        elif entry.clause not in (ids := {clause.id for clause in rendered[entry.language].clauses}):
            place, message = where(("sign-offs", index, "clause")), f'the policy has no clause "{entry.clause}"'
            yield _nothing(place, message, did_you_mean(entry.clause, ids))


def _nothing(place: Location, message: str, near: str) -> Finding:
    return Finding(place, "warning", "review/needless", message, near if near.startswith("did you mean") else "delete the entry")
