"""How single values of a policy file are spelt: words, addresses, ids, ages, dates; what is refused, and the way out."""

from __future__ import annotations

import datetime
import re

# what already stands in the folder of releases, or is what the text to come is called in addresses
NO_VERSIONS = ("digests", "events.yml", "draft")

ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

_FORBIDDEN = (
    (re.compile(r"\{\{|\{%|\{#"), "template code ({{ }} or {% %}) has no meaning in a value; write the words themselves"),
    (re.compile(r"<[A-Za-z/!?]"), "HTML is not allowed in a value; write plain words"),
    (
        re.compile(r"!\[|\]\("),
        "a Markdown link or image is not allowed in a value; write plain words, and addresses in their own keys",
    ),
    (
        re.compile(r"(?i)\b(javascript|vbscript):|\bdata:[a-z]+/"),
        "an address of this kind is not allowed; use https:, mailto: or tel:",
    ),
    (
        re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\u202a-\u202e\u2066-\u2069]"),
        "an invisible control character stands in the value; delete it",
    ),
)


def clean(value: object) -> str:
    """Words that hold no markup, no template code, no script address and no invisible character."""
    if not isinstance(value, str):
        raise ValueError("words belong here; write a plain value, in quotes if it holds a colon")
    for pattern, message in _FORBIDDEN:
        if pattern.search(value):
            raise ValueError(message)
    return value


def single(value: object) -> str:
    """A value that is no list and no map."""
    if isinstance(value, dict | list | tuple):
        raise ValueError("one value belongs here; write it without brackets, hyphens or keys of its own")
    return str(value)


def line(value: object) -> str:
    """Words in one line."""
    text = clean(value)
    if not text.strip() or "\n" in text.strip():
        raise ValueError("one line of words belongs here")
    return text.strip()


def url(value: object) -> str:
    """An address that starts with https://."""
    text = single(value)
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:\d+)?([/?#][^\s<>\"'()\[\]{}|\\^`]*)?", text):
        raise ValueError(f'"{value}" is not an address; write it whole, starting with https://')
    return text


def email(value: object) -> str:
    """An email address."""
    text = single(value)
    if not re.fullmatch(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}", text):
        raise ValueError(f'"{value}" is not an email address; write it whole, such as privacy@example.com')
    return text


def phone(value: object) -> str:
    """A telephone number."""
    text = single(value)
    if not re.fullmatch(r"\+?[0-9][0-9 ()-]{5,24}", text):
        raise ValueError(f'"{value}" is not a telephone number; write it with its country code, such as "+62 21 555 0100"')
    return text


def id_(value: object) -> str:
    """An id in kebab-case."""
    if not re.fullmatch(ID, single(value)):
        raise ValueError(f'"{value}" cannot be an id; use lower-case letters, digits and hyphens, such as "privacy-team"')
    return str(value)


def age(value: object) -> int:
    """Years, from 1 to 999."""
    if not re.fullmatch(r"[1-9][0-9]{0,2}", single(value)):
        raise ValueError("an age belongs here; write a whole number of years without a unit")
    return int(str(value))


def version(value: object) -> str:
    """A version, which becomes a part of addresses."""
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,30}", single(value)) or ".." in str(value):
        raise ValueError(f'"{value}" cannot be a version; use letters, digits, dots and hyphens')
    if str(value).lower() in NO_VERSIONS:
        raise ValueError(f'"{value}" cannot be a version, since something of Klausa is called so; write another word')
    return str(value)


def language(value: object) -> str:
    """A language code."""
    if not re.fullmatch(r"[a-z]{2,3}", single(value)):
        raise ValueError(f'"{value}" is not a language code; write two or three small letters, such as en, id or tr')
    return str(value)


def digest(value: object) -> str:
    """A SHA-256 in hexadecimal."""
    if not re.fullmatch(r"[0-9a-f]{64}", single(value)):
        raise ValueError(
            "this is no SHA-256, which has 64 characters from 0 to 9 and a to f; copy it whole, or let klausa write it"
        )
    return str(value)


def date(text: str) -> datetime.date:
    """A day that exists, written year-month-day."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f'"{text}" is not a date; write year-month-day, such as 2026-01-21')
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f'"{text}" is no day of the calendar; check the month and the day') from None
