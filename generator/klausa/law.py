"""Knows what each law says: rights, legal bases, transfers and deadlines, each with its article and how sure we are of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

Confidence = Literal["low", "medium", "high"]
Unit = Literal["hours", "days", "business-days", "months"]

_LISTS = ("rights", "legal-bases", "transfer-mechanisms", "special-categories", "special-category-conditions")
_SINGLE = ("scope", "authority", "response-deadline", "breach-deadline", "complaint-deadline")


class Record(BaseModel):
    """A part of a law file; its fields are the keys there, spelt with a hyphen."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda field: field.replace("_", "-"))


class Assured(Record):
    """Something that was checked on a day, more or less well; what says nothing of this itself has it from its file."""

    confidence: Confidence
    confidence_why: str | None = None
    last_verified: date


class Period(Record):
    value: int
    unit: Unit


class Deadline(Period, Assured):
    """A time limit; `latest` is the outer limit whatever happens, `applies_to` the ids of rights (none: every right)."""

    article: str
    latest: Period | None = None
    extension: Period | None = None
    free_of_charge: bool | None = None
    applies_to: tuple[str, ...] = ()
    binds: Literal["controller", "person"] = "controller"
    text: str | None = None


class Jurisdiction(Record):
    """`place` is an ISO 3166 country code, or the id of a region such as `eu`."""

    label: str
    place: str
    note: str | None = None


class Scope(Assured):
    text: str


class Authority(Assured):
    name: str
    native: str
    website: str
    other_website: str | None = None
    note: str | None = None


class Instrument(Assured):
    """A statute, regulation or other text that the law stands in."""

    id: str
    name: str
    native: str
    status: str | None = None
    note: str | None = None


class Entry(Assured):
    """One item of a list in a law; `label` is its official English name, `context` finds the same name in a catalog."""

    id: str
    article: str
    label: str
    context: str
    note: str | None = None


class Right(Entry):
    """A right; `concept` is the general right that it is a case of, `statutory` whether the law's own list has it."""

    concept: str
    statutory: bool = True
    statutory_why: str | None = None
    deadline: Deadline | None = None


class Basis(Entry):
    """A ground that makes processing lawful; `concept` is the general one that it is a case of."""

    concept: str


class Mechanism(Entry):
    """What makes a transfer to another country lawful; `destinations` where it names them."""

    destinations: tuple[str, ...] = ()


class Category(Entry):
    """A special category of data."""


class Condition(Entry):
    """What permits the processing of special categories."""


class Regime(Assured):
    """One law as its file states it, with what it takes over from another law; `notes` are keyed by the list they are about."""

    id: str
    name: str
    short_name: str
    citation: str | None = None
    extends: str | None = None
    jurisdiction: Jurisdiction
    scope: Scope
    in_force: date
    key_dates: Mapping[date, str] = {}
    verified_against: tuple[str, ...]
    watch: tuple[str, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    authority: Authority
    other_authorities: tuple[Authority, ...] = ()
    response_deadline: Deadline
    breach_deadline: Deadline
    complaint_deadline: Deadline | None = None
    notes: Mapping[str, str] = {}
    rights: tuple[Right, ...] = ()
    legal_bases: tuple[Basis, ...] = ()
    transfer_mechanisms: tuple[Mechanism, ...] = ()
    special_categories: tuple[Category, ...] = ()
    special_category_conditions: tuple[Condition, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Every item of every list, in the order of the law."""
        yield from self.rights
        yield from self.legal_bases
        yield from self.transfer_mechanisms
        yield from self.special_categories
        yield from self.special_category_conditions

    def messages(self) -> Iterator[tuple[str, str]]:
        """What a catalog translates, as context and English text; what was taken over keeps the context of its own law."""
        yield f"{self.id}/name", self.name
        yield f"{self.id}/short-name", self.short_name
        yield f"{self.id}/authority", self.authority.name
        yield f"{self.id}/jurisdiction", self.jurisdiction.label
        for entry in self.entries():
            yield entry.context, entry.label

    def deadline_of(self, right: Right) -> Deadline | None:
        """How soon a request under this right is answered; nothing where the law fixes no time for it."""
        general = self.response_deadline
        return right.deadline or (general if not general.applies_to or right.id in general.applies_to else None)


@cache
def load_regimes() -> Mapping[str, Regime]:
    """Every law of the package by its id."""
    folder = files("klausa") / "regimes"
    raw = {
        file.name.removesuffix(".yml"): yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".yml")
    }
    return MappingProxyType(build_regimes(raw))


def build_regimes(raw: Mapping[str, Any]) -> dict[str, Regime]:
    """Laws from what their files hold, with what each takes over from the law that it extends."""
    complete = {name: _with_assurance(law) for name, law in raw.items()}
    return {name: _regime(name, _with_inherited(law, complete)) for name, law in complete.items()}


def _regime(name: str, law: dict[str, Any]) -> Regime:
    try:
        return Regime.model_validate(law)
    except ValidationError as error:
        error.add_note(f"in regimes/{name}.yml")
        raise


def _with_assurance(law: dict[str, Any]) -> dict[str, Any]:
    """The law with confidence and day of checking on every item, and with the context of every list entry."""
    file = {key: law[key] for key in ("confidence", "last-verified")}
    complete = dict(law)
    for key in _SINGLE:
        if key in law:
            complete[key] = file | law[key]
    for key in ("instruments", "other-authorities"):
        complete[key] = [file | item for item in law.get(key, ())]
    for key in _LISTS:
        complete[key] = [file | entry | {"context": f"{law['id']}/{key}/{entry['id']}"} for entry in law.get(key, ())]
    for right in complete["rights"]:
        if "deadline" in right:
            right["deadline"] = {field: right[field] for field in file} | right["deadline"]
    return complete


def _with_inherited(law: dict[str, Any], laws: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """The law with the lists of the law that it extends: same id replaces, a new id adds, an id under `removes` drops."""
    merged = dict(law)
    removes = merged.pop("removes", {})
    if "extends" not in law:
        return merged
    base = _with_inherited(laws[law["extends"]], laws)
    for key in _LISTS:
        entries = {entry["id"]: _no_surer(entry, law) for entry in base[key]}
        for id_ in removes.get(key, ()):
            del entries[id_]
        merged[key] = list((entries | {entry["id"]: entry for entry in law[key]}).values())
    return merged


def _no_surer(entry: dict[str, Any], law: dict[str, Any]) -> dict[str, Any]:
    """An entry taken over was checked against the other law only, so it counts no more than the law that takes it over."""
    lower = min(entry["confidence"], law["confidence"], key=get_args(Confidence).index)
    return entry if lower == entry["confidence"] else entry | {"confidence": lower}
