"""Knows what each law says: rights, legal bases, transfers and deadlines, each with its article and how sure we are of it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import prod
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self, TypeVar, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

Confidence = Literal["low", "medium", "high"]
R = TypeVar("R", bound="Rules")
Unit = Literal["hours", "days", "business-days", "months"]

_LISTS = ("rights", "legal-bases", "transfer-mechanisms", "special-categories", "special-category-conditions")
_DUTIES = ("requirements", "conduct")
_SINGLE = ("scope", "authority", "response-deadline", "breach-deadline", "complaint-deadline")

FOLDER = files("klausa") / "regimes"


class Record(BaseModel):
    """A part of a law file; its fields are the keys there, spelt with a hyphen."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda field: field.replace("_", "-"))


class Acceptance(Record):
    """Who vouches for something that was checked less well, since when, and the digest of what they saw."""

    id: str
    by: str
    on: date
    digest: str


def _not_written(value: object) -> object:
    raise ValueError("who accepts something is written under `accepted:` at the top of the file, with its digest")


class Assured(Record):
    """Something that was checked on a day, more or less well; what says nothing of this itself has it from its file."""

    confidence: Confidence
    confidence_why: str | None = None
    last_verified: date
    acceptance: Annotated[Acceptance | None, BeforeValidator(_not_written)] = None

    @property
    def trusted(self) -> bool:
        """Whether it may be printed in a policy: it was checked well, or someone vouches for it."""
        return self.confidence == "high" or self.acceptance is not None


class Period(Record):
    value: int
    unit: Unit


class Deadline(Period, Assured):
    """A time limit; `latest` is the outer limit whatever happens, `applies_to` the ids of rights (none: every right).

    `wording` is how the law itself puts the number (`3 x 24`). `after_request`: a complaint that may be made only after a request
    to the controller, its time running from the answer and the outer limit from the request.
    """

    article: str
    wording: Annotated[str, Field(pattern=r"^\d+ x \d+$")] | None = None
    after_request: bool = False
    latest: Period | None = None
    extension: Period | None = None
    free_of_charge: bool | None = None
    applies_to: tuple[str, ...] = ()
    binds: Literal["controller", "person"] = "controller"
    text: str | None = None

    @model_validator(mode="after")
    def _wording_is_the_value(self) -> Self:
        if self.wording and prod(int(factor) for factor in self.wording.split(" x ")) != self.value:
            raise ValueError(f'"{self.wording}" are not {self.value} {self.unit}')
        return self


class Jurisdiction(Record):
    """`place` is an ISO 3166 country code, or the id of a region such as `eu`; `area` where data moves freely beyond it (`eea`)."""

    label: str
    place: str
    area: str | None = None
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
    """A right; `concept` is the general right that it is a case of, `statutory` whether the law's own list has it.

    `condition` is a short clause that says in which case there is the right ("where …"); none where its label says all.
    """

    concept: str
    condition: str | None = None
    statutory: bool = True
    statutory_why: str | None = None
    deadline: Deadline | None = None


class Basis(Entry):
    """A ground that makes processing lawful; `concept` is the general one that it is a case of."""

    concept: str


class Mechanism(Entry):
    """What makes a transfer to another country lawful; `destinations` where it names them.

    `adequate` are the safeguards of the vocabulary by which a policy says that this law finds the destination adequate.
    """

    destinations: tuple[str, ...] = ()
    adequate: tuple[str, ...] = ()


class Category(Entry):
    """A special category of data; `terms` are the data terms of the vocabulary that belong to it, with all that is narrower."""

    terms: tuple[str, ...] = ()


class Condition(Entry):
    """What permits the processing of special categories."""


class Dated(Assured):
    """Something that holds from `in_force` on and until `until`, the first day on which it no longer does."""

    in_force: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return (self.in_force is None or self.in_force <= day) and (self.until is None or day < self.until)


class Duty(Dated):
    """Something that a law asks; `asks` and `why` are for the people who write and review policies, and are printed in English."""

    id: str
    article: str
    asks: str
    why: str
    duty: Literal["required", "conditional", "recommended"]
    note: str | None = None
    topic: str | None = None
    jurisdictions: tuple[str, ...] = ()

    @property
    def asked(self) -> str:
        """What it asks, as it stands within a sentence: small, and without its stop."""
        return self.asks[0].lower() + self.asks[1:].rstrip(".")


class Requirement(Duty):
    """Something that a policy must tell.

    `when` names conditions, all of which must hold; `answered_by` are the facts that tell it: every line, in one of its
    alternatives; `spoilt_by` are facts that undo the answer; `write` is what one would add to a policy file that lacks it.
    """

    when: tuple[str, ...] = ()
    answered_by: tuple[str, ...]
    spoilt_by: tuple[str, ...] = ()
    write: str


class Conduct(Duty):
    """Something that no sentence of a policy can fulfil: to sign, to register, to keep proof."""


class Rules(Assured):
    """Requirements that stand together in one file: those of a law, or those that cut across laws."""

    id: str
    name: str
    verified_against: tuple[str, ...]
    watch: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    conduct: tuple[Conduct, ...] = ()


class Regime(Rules):
    """One law as its file states it, with what it takes over from another law; `notes` are keyed by the list they are about."""

    short_name: str
    citation: str | None = None
    extends: str | None = None
    jurisdiction: Jurisdiction
    scope: Scope
    in_force: date
    key_dates: Mapping[date, str] = {}
    instruments: tuple[Instrument, ...] = ()
    authority: Authority
    other_authorities: tuple[Authority, ...] = ()
    response_deadline: Deadline
    breach_deadline: Deadline | None = None
    complaint_deadline: Deadline | None = None
    notes: Mapping[str, str] = {}
    rights: tuple[Right, ...] = ()
    legal_bases: tuple[Basis, ...] = ()
    transfer_mechanisms: tuple[Mechanism, ...] = ()
    special_categories: tuple[Category, ...] = ()
    special_category_conditions: tuple[Condition, ...] = ()
    accepted: tuple[Acceptance, ...] = ()
    lapsed: Annotated[tuple[str, ...], BeforeValidator(_not_written)] = ()

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
        for right in self.rights:
            if right.condition:
                yield f"{right.context}/condition", right.condition

    def deadline_of(self, right: Right) -> Deadline | None:
        """How soon a request under this right is answered; nothing where the law fixes no time for it."""
        general = self.response_deadline
        return right.deadline or (general if not general.applies_to or right.id in general.applies_to else None)


@cache
def load_regimes() -> Mapping[str, Regime]:
    """Every law of the package by its id."""
    return MappingProxyType(build_regimes(_files()))


def _files() -> dict[str, Any]:
    return {
        file.name.removesuffix(".yml"): yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        for file in sorted(FOLDER.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".yml")
    }


@cache
def load_rules() -> tuple[Rules, ...]:
    """The rules that cut across laws, each for the jurisdictions that it names, in the order of their files."""
    folder = FOLDER / "rules"
    if not folder.is_dir():
        return ()
    raw = [
        (file.name, yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".yml")
    ]
    return tuple(_validated(Rules, f"rules/{name}", _with_duties(law)) for name, law in raw)


def build_regimes(raw: Mapping[str, Any]) -> dict[str, Regime]:
    """Laws from what their files hold, with what each takes over from the law that it extends."""
    complete = {name: _with_assurance(law) for name, law in raw.items()}
    laws = {name: _validated(Regime, f"{name}.yml", _with_inherited(law, complete)) for name, law in complete.items()}
    return {name: _with_acceptances(law, raw) for name, law in laws.items()}


def digest(written: Any) -> str:
    """What an acceptance is held to: sixteen figures that change with anything in the entry as its file writes it."""
    canonical = json.dumps(written, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()[:16]


def digest_of(regime: str, id_: str) -> str:
    """The digest that an acceptance of an entry of the package needs today: `digest_of("uk-gdpr", "rights/access")`."""
    raw = _files()
    found = _written(raw[regime], id_, raw)
    if found is None:
        raise KeyError(f"regimes/{regime}.yml has no {id_}")
    return digest(found)


def _written(law: Mapping[str, Any], id_: str, raw: Mapping[str, Any]) -> Any:
    """What stands in the file under `rights/access` or `authority`: in that of the law, or for a list in the one that it extends."""
    part, _, entry_id = id_.partition("/")
    if not entry_id:
        return law.get(part) if part in _SINGLE else None
    if part not in (*_LISTS, *_DUTIES):
        return None
    found = next((entry for entry in law.get(part, ()) if entry["id"] == entry_id), None)
    if found is None and "extends" in law and entry_id not in law.get("removes", {}).get(part, ()):
        return _written(raw[law["extends"]], id_, raw)
    return found


def _with_acceptances(regime: Regime, raw: Mapping[str, Any]) -> Regime:
    """The law with what someone vouches for; where the entry has changed since, or is gone, the acceptance has lapsed."""
    changed: dict[str, Any] = {}
    lapsed: list[str] = []
    for acceptance in regime.accepted:
        written = _written(raw[regime.id], acceptance.id, raw)
        if written is None or digest(written) != acceptance.digest:
            lapsed.append(acceptance.id)
            continue
        part, _, entry_id = acceptance.id.partition("/")
        field = part.replace("-", "_")
        value = changed.get(field, getattr(regime, field))
        changed[field] = (
            tuple(_vouched(entry, acceptance) if entry.id == entry_id else entry for entry in value)
            if entry_id
            else _vouched(value, acceptance)
        )
    return regime.model_copy(update=changed | {"lapsed": tuple(lapsed)})


def _vouched(item: Any, acceptance: Acceptance) -> Any:
    """The item as accepted, and with it the deadline that a right has of its own."""
    own = getattr(item, "deadline", None)
    more = {"deadline": _vouched(own, acceptance)} if own is not None else {}
    return item.model_copy(update={"acceptance": acceptance, **more})


def _validated(model: type[R], name: str, law: dict[str, Any]) -> R:
    try:
        return model.model_validate(law)
    except ValidationError as error:
        error.add_note(f"in regimes/{name}")
        raise


def _with_duties(law: dict[str, Any]) -> dict[str, Any]:
    """The file with confidence and day of checking on every requirement and every conduct."""
    file = {key: law[key] for key in ("confidence", "last-verified")}
    return law | {key: [file | entry for entry in law.get(key, ())] for key in _DUTIES}


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
    complete |= {key: _with_duties(law)[key] for key in _DUTIES}
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
    for key in (*_LISTS, *_DUTIES):
        entries = {entry["id"]: _no_surer(entry, law) for entry in base[key]}
        for id_ in removes.get(key, ()):
            del entries[id_]
        merged[key] = list((entries | {entry["id"]: entry for entry in law[key]}).values())
    return merged


def _no_surer(entry: dict[str, Any], law: dict[str, Any]) -> dict[str, Any]:
    """An entry taken over was checked against the other law only, so it counts no more than the law that takes it over."""
    lower = min(entry["confidence"], law["confidence"], key=get_args(Confidence).index)
    return entry if lower == entry["confidence"] else entry | {"confidence": lower}
