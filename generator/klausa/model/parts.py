"""What every part of a policy file is made of: answers, texts, names, terms, references, conditions.

`undeclared` may be written anywhere and is what a missing key means: such a field is None, and nothing is ever read into it.
Validation needs a `Known` as pydantic's context: which terms exist, which facts the file itself names, which languages it has.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, Union, cast, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import core_schema

from klausa.errors import did_you_mean
from klausa.model import spelling
from klausa.model.quantities import DURATION, MONEY, Duration, Money, parse_duration, parse_money
from klausa.model.spelling import ID

UNDECLARED = "undeclared"


@dataclass(frozen=True)
class Known:
    """What a value may refer to: ids of terms by kind, ids of facts by section, regimes, and the policy's languages."""

    terms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    regimes: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()


class Part(BaseModel):
    """A map of the policy file with known keys only; the keys are the fields' names with hyphens."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _leave_out_undeclared(cls, data: Any) -> Any:
        return {key: value for key, value in data.items() if value != UNDECLARED} if isinstance(data, dict) else data


class Entry(Part):
    """A list entry that may be written as its id alone: `- email-address` means `- {item: email-address}`."""

    named_by: ClassVar[str]

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, data: Any) -> Any:
        return {cls.named_by: data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        whole = handler.resolve_ref_schema(handler(schema))
        short = dict(whole["properties"][cls.named_by])
        return {"anyOf": [short, whole]}


# -- answers ----------------------------------------------------------------------------------------------------------


def answer(value: object) -> object:
    if isinstance(value, dict | list):
        raise ValueError("yes or no belongs here; write one of them, or leave the key out")
    return {"true": "yes", "false": "no", True: "yes", False: "no"}.get(cast(str, value), value)


Answer = Annotated[
    Literal["yes", "no"] | None,
    BeforeValidator(answer),
    WithJsonSchema({"enum": ["yes", "no", True, False, UNDECLARED]}),
]
"""yes, no, or undeclared."""

Force = Literal["does", "may", "where-required-by-law"]
"""How strong a statement is: a fact, a possibility, or only where the law demands it."""


# -- words and names ----------------------------------------------------------------------------------------------------

Id = Annotated[str, BeforeValidator(spelling.id_), WithJsonSchema({"type": "string", "pattern": ID})]
"""What an entry is called: a part of addresses, anchors and facts' paths."""
Age = Annotated[
    int, BeforeValidator(spelling.age), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 999, "examples": [16]})
]
"""An age in years."""
Line = Annotated[str, BeforeValidator(spelling.line)]
"""A name or value that is the same in every language."""
Url = Annotated[
    str,
    BeforeValidator(spelling.url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://", "examples": ["https://www.example.com"]}),
]
Email = Annotated[
    str,
    BeforeValidator(spelling.email),
    WithJsonSchema({"type": "string", "format": "email", "examples": ["privacy@example.com"]}),
]
Phone = Annotated[str, BeforeValidator(spelling.phone), WithJsonSchema({"type": "string", "examples": ["+62 21 5550 100"]})]
Version = Annotated[str, BeforeValidator(spelling.version), WithJsonSchema({"type": ["string", "number"], "examples": ["1.0"]})]
Digest = Annotated[str, BeforeValidator(spelling.digest), WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"})]


LanguageCode = Annotated[
    str,
    BeforeValidator(spelling.language),
    WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}$", "examples": ["en", "id", "tr"]}),
]


@dataclass(frozen=True)
class Text:
    """Words that only this company needs, in every language of the policy: `{en: …, id: …, tr: …}`."""

    words: Mapping[str, str]
    prose: bool = False

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(_text)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        words = {"type": "string"}
        return {"type": "object", "properties": {"en": words, "id": words, "tr": words}, "additionalProperties": words}


def _text(value: object, info: ValidationInfo) -> Text:
    if isinstance(value, str):
        raise ValueError("words stand here in one language only; write them in each: {en: …, id: …, tr: …}")
    if not isinstance(value, dict) or not value:
        raise ValueError("words belong here, in each language of the policy: {en: …, id: …, tr: …}")
    words = {spelling.language(code): spelling.clean(text).strip() for code, text in value.items()}
    known = cast(Known, info.context) if info.context else Known()
    missing = [code for code in known.languages if not words.get(code)]
    if missing:
        raise ValueError(f"the text is missing in {', '.join(missing)}; every language of the policy needs it")
    return Text(words)


class _Parsed:
    """A pydantic type made of a parser from a string, and a pattern with examples for the schema."""

    def __init__(self, parse: Any, pattern: str, *examples: str) -> None:
        self.parse, self.pattern, self.examples = parse, pattern, examples

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(lambda value: self.parse(spelling.single(value)))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": self.pattern, "examples": [*self.examples]}


Date = Annotated[datetime.date, _Parsed(spelling.date, r"^\d{4}-\d{2}-\d{2}$", "2026-01-21")]
Period = Annotated[Duration, _Parsed(parse_duration, DURATION, "90 days", "1 year")]
Amount = Annotated[Money, _Parsed(parse_money, MONEY, "100000 IDR")]


# -- terms, places and references -----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Term:
    """A word of the vocabulary (or of the policy's own `terms:`): its kind and id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True)
class TermOf:
    """Makes a field take ids of one kind of term."""

    kind: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self._check)

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": ID,
            "x-term": self.kind,
            "description": f"a term of vocabulary/{self.kind}.yml or of this file's `terms: {self.kind}:`",
        }

    def _check(self, value: object, info: ValidationInfo) -> Term:
        known = cast(Known, info.context) if info.context else Known()
        ids, value = known.terms.get(self.kind, frozenset()), spelling.single(value)
        if ids and value not in ids:
            raise ValueError(
                f'"{value}" is not a term for {self.kind}; {did_you_mean(value, ids)} Own words go under `terms: {self.kind}:`'
            )
        return Term(self.kind, value)


DataTerm = Annotated[Term, TermOf("data")]
SourceTerm = Annotated[Term, TermOf("sources")]
OccasionTerm = Annotated[Term, TermOf("occasions")]
ChannelTerm = Annotated[Term, TermOf("channels")]
PurposeTerm = Annotated[Term, TermOf("purposes")]
GroupTerm = Annotated[Term, TermOf("groups")]
RecipientTerm = Annotated[Term, TermOf("recipients")]
MeasureTerm = Annotated[Term, TermOf("measures")]
RightTerm = Annotated[Term, TermOf("rights")]
BasisTerm = Annotated[Term, TermOf("bases")]
CookieTerm = Annotated[Term, TermOf("cookies")]
CookieUseTerm = Annotated[Term, TermOf("cookie-uses")]
EventTerm = Annotated[Term, TermOf("events")]
StateTerm = Annotated[Term, TermOf("states")]
ConditionTerm = Annotated[Term, TermOf("conditions")]
TransactionTerm = Annotated[Term, TermOf("transactions")]
MandateTerm = Annotated[Term, TermOf("mandates")]
ProtectedTerm = Annotated[Term, TermOf("protected")]
SafeguardTerm = Annotated[Term, TermOf("safeguards")]
CriterionTerm = Annotated[Term, TermOf("criteria")]
EndingTerm = Annotated[Term, TermOf("endings")]
FormTerm = Annotated[Term, TermOf("forms")]
ConsequenceTerm = Annotated[Term, TermOf("consequences")]
DutyTerm = Annotated[Term, TermOf("duties")]
MessageTerm = Annotated[Term, TermOf("messages")]
TopicTerm = Annotated[Term, TermOf("contact-topics")]
ActivityTerm = Annotated[Term, TermOf("activities")]
ServiceKindTerm = Annotated[Term, TermOf("service-kinds")]
ReasonTerm = Annotated[Term, TermOf("change-reasons")]
RegistrationTerm = Annotated[Term, TermOf("registrations")]
RoleTerm = Annotated[Term, TermOf("roles")]
StatutoryCategoryTerm = Annotated[Term, TermOf("statutory-categories")]
ProofTerm = Annotated[Term, TermOf("refund-proofs")]


@dataclass(frozen=True)
class Place:
    """A country (ISO 3166-1 code in capitals) or a region of the vocabulary (`eu`, `eea`, `california`)."""

    code: str

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(_place)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": "^([A-Z]{2}|[a-z][a-z-]+)$", "examples": ["ID", "TR", "eea"]}

    def __str__(self) -> str:
        return self.code


def _place_code(value: object, info: ValidationInfo) -> str:
    return _place(value, info).code


PlaceCode = Annotated[str, BeforeValidator(_place_code)]
"""A place as the key of a map."""


def _place(value: object, info: ValidationInfo) -> Place:
    known = cast(Known, info.context) if info.context else Known()
    regions, countries = known.terms.get("places", frozenset()), known.terms.get("countries", frozenset())
    code = spelling.single(value)
    if regions and code not in regions and code not in countries:
        raise ValueError(
            f'"{code}" is no place; write a country code such as ID, TR or DE, or a region: {", ".join(sorted(regions))}'
        )
    return Place(code)


@dataclass(frozen=True)
class Ref:
    """A link to another fact of the same file: the section and the id that the fact has there."""

    section: str
    id: str

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True)
class RefTo:
    """Makes a field take ids of the facts in one section of the file."""

    section: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self._check)

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": ID, "description": f"the id of an entry under `{self.section}:` of this file"}

    def _check(self, value: object, info: ValidationInfo) -> Ref:
        known = cast(Known, info.context) if info.context else Known()
        ids, value = known.facts.get(self.section, frozenset()), spelling.single(value)
        if info.context and value not in ids:
            hint = did_you_mean(value, ids) or f"nothing stands under `{self.section}:` yet"
            raise ValueError(f'"{value}" is not declared under `{self.section}:`; {hint}')
        return Ref(self.section, value)


DataRef = Annotated[Ref, RefTo("data")]
ServiceRef = Annotated[Ref, RefTo("services")]
RecipientRef = Annotated[Ref, RefTo("recipients")]
ContactRef = Annotated[Ref, RefTo("contacts")]
RetentionRef = Annotated[Ref, RefTo("retention")]


def _regime(value: object, info: ValidationInfo) -> str:
    known = cast(Known, info.context) if info.context else Known()
    id_ = spelling.single(value)
    if known.regimes and id_ not in known.regimes:
        raise ValueError(f'"{id_}" is not a regime; {did_you_mean(id_, known.regimes)}')
    return id_


class _RegimeIds:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(lambda value, info: Term("regimes", _regime(value, info)))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": ["gdpr", "uk-gdpr", "kvkk", "uu-pdp", "ccpa"]}


RegimeId = Annotated[Term, _RegimeIds()]


class When(Part):
    """To whom, where and under which condition a statement applies; all that is written must hold together."""

    condition: tuple[ConditionTerm, ...] = ()
    """What must be the case, e.g. `consent-given`."""
    groups: tuple[GroupTerm, ...] = ()
    """Only for these data-subject groups."""
    places: tuple[Place, ...] = ()
    """Only for people in these countries or regions."""
    services: tuple[ServiceRef, ...] = ()
    """Only for these services."""
    from_age: Age | None = None
    """Only from this age on, in years."""
    under_age: Age | None = None
    """Only below this age, in years."""
    opt_in: Answer = None
    """Only after the person has opted in (yes), or unless the person has opted out (no)."""


class Limited(Part):
    """A fact that may be limited to someone, somewhere, some case."""

    when: When | None = None
    """When, where and for whom this applies; everywhere and always where it is missing."""


class Statement(Limited):
    """A fact that may be limited, and has a force."""

    force: Force | None = None
    """`does` (the same as leaving it out), `may`, or `where-required-by-law`."""


class Named(Entry):
    """An entry with a condition: the base of list entries that a `when` can limit."""

    when: When | None = None
    """When, where and for whom this applies."""


def inner_type(annotation: Any) -> Any:
    """The annotation without `| None` and Annotated."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation
