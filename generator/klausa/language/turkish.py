"""Puts Turkish case suffixes on names, abbreviations and numbers, in harmony with the way they are spoken."""

import re
import unicodedata
from itertools import pairwise
from typing import Literal

from klausa.language.harmony import VOWELS, ends_hard, ends_open, high, low
from klausa.language.letters import is_mark, lower
from klausa.language.numbers import last_turkish_word
from klausa.language.turkish_readings import ACRONYMS, BRANDS, ENGLISH, FRONTED, PLACES, POSSESSIVE_HEADS, POSSESSIVES
from klausa.language.turkish_sounds import ALPHABET, as_spelt

Case = Literal["genitive", "dative", "accusative", "locative", "ablative", "instrumental"]

_LETTER_NAMES = "a be ce çe de e fe ge ge he ı i je ka le me ne o ö pe kü re se şe te u ü ve ve iks ye ze"
_LETTERS = dict(zip(ALPHABET, _LETTER_NAMES.split(), strict=True))
_SIGNS = {"+": "plas", "#": "şarp"}  # Disney+, C#
_ROMAN = {"I": 1, "V": 5, "X": 10}
_CLOSING = frozenset("”\"'’»›)]}>")
_BRACKET = re.compile(r"\s+\([^()“”\"]+\)(?=\W*$)")


def _key(name: str) -> str:
    """A name without case, so that İ, I, ı and i are one letter and INSTAGRAM finds Instagram."""
    return re.sub("[İIı]", "i", name).lower()


_AS_WORDS = {word: lower(word.replace("I", "i") if word.isascii() else word, "tr") for word in ACRONYMS}
_READINGS = {_key(name): said for name, said in (BRANDS | ENGLISH | PLACES | FRONTED | _AS_WORDS).items()}
_POSSESSIVES = frozenset(map(_key, POSSESSIVES))
_POSSESSIVE_HEADS = frozenset(map(_key, POSSESSIVE_HEADS))


def takes_suffix(name: str) -> bool:
    """Whether a suffix may follow: not after an address, a closing quote, a definition in brackets, a currency sign, or a name
    without letters or figures."""
    plain = _plain(_BRACKET.sub("", name))
    address = "@" in plain or "://" in plain or plain.startswith("www.")
    closed = plain[-1:] in _CLOSING or unicodedata.category(plain[-1:] or " ") == "Sc"
    return not address and not closed and any(map(str.isalnum, plain))


def suffix(name: str, case: Case, reading: str | None = None, possessive: bool = False) -> str:
    """The name, an apostrophe (U+2019) and the suffix: "Google’ın", "KVKK’ya", "2026’da", "Kurulu’na".

    `reading` is the name as pronounced, in Turkish spelling (OpenAI: openeyay); without it `spoken` decides. `possessive`
    says that the name ends in a possessive, where that can't be told from its last word (Kurulu, Adaları). A common noun
    takes no apostrophe: "Asya-Pasifik bölgesinde". An explanation in brackets follows the suffix: "Myanmar’da (Burma)".
    Private-use and Markdown marks in the name stay where they are.
    Raises ValueError for a name that takes no suffix (see `takes_suffix`; recast with a carrier such as "tarafından"), or
    that can't be read without a reading.
    """
    if not takes_suffix(name):
        raise ValueError(f"{name!r} takes no suffix: recast with a carrier such as 'tarafından' or '… adresinden'")
    bracket = _BRACKET.search(name)
    head, rest = (name[: bracket.start()], name[bracket.start() :]) if bracket else (name, "")
    said = lower(reading.strip(), "tr") if reading else spoken(head)
    own = possessive or _is_possessive(head)
    apostrophe = "" if own and _last_word(head)[0].islower() and " " in head else "’"
    return f"{head}{apostrophe}{_ending(said, case, own)}{rest}"


def _is_possessive(name: str) -> bool:
    """Whether the last word ends in a possessive: Çiçeksepeti; after another word also Kurulu, Birliği and Adaları."""
    last = _key(_last_word(name))
    compound = last in _POSSESSIVE_HEADS or re.search(r"l[iuü]ğ[iuü]$|\w{3}l[ae]ri$", last)
    return last in _POSSESSIVES or (" " in _plain(name) and bool(compound))


def _ending(said: str, case: Case, possessive: bool) -> str:
    vowel, broad, is_open = high(said), low(said), ends_open(said)
    if possessive and not is_open:
        raise ValueError(f"{said!r} does not end in a vowel, so not in a possessive such as Kurulu")
    d = "nd" if possessive else "t" if ends_hard(said) else "d"
    n, y = ("n", "y") if is_open else ("", "")
    match case:
        case "genitive":
            return f"{n}{vowel}n"
        case "dative":
            return f"{'n' if possessive else y}{broad}"
        case "accusative":
            return f"{'n' if possessive else y}{vowel}"
        case "locative":
            return f"{d}{broad}"
        case "ablative":
            return f"{d}{broad}n"
        case "instrumental":
            return f"{y}l{broad}"


def spoken(name: str) -> str:
    """The end of the name as Turkish speaks it, lower case: a known reading, a number's last word, letter names, or the spelling.

    Capitals are read as a word if they look like one (TÜBİTAK, IBAN), else letter by letter (K as ka).
    """
    plain, word = _plain(name), _last_word(name)
    tail = re.split(r"[\W\d_]+", word)[-1]
    for known in (plain, word, tail, *re.findall(r"[A-ZÇĞİÖŞÜ][a-zçğıöşü]+$|(?<=[a-zçğıöşü])[A-ZÇĞİÖŞÜ]+$", tail)):
        if _key(known) in _READINGS:
            return _READINGS[_key(known)]
    if plain[-1:] in _SIGNS:
        return "artı" if plain[-2:-1].isdigit() else _SIGNS[plain[-1]]
    if figures := re.search(r"(?:\d{1,3}(?:\.\d{3})+|\d+)$", re.sub(r"(?<=\d)(?:,0+|[.:]00)$", "", word)):
        return last_turkish_word(int(figures[0].replace(".", "")))
    if word != plain and re.fullmatch(r"I|(?=..)X{0,2}(?:IX|IV|V?I{0,3})", word):
        return last_turkish_word(_roman(word))
    return _read(word, tail)


def _read(word: str, tail: str) -> str:
    """The last word of a name as its letters are read, `tail` being its last run of letters."""
    if re.fullmatch(r"\w(\.\w)+", word):
        tail = word = word.replace(".", "")
    capitals = re.search(r"(?:^|(?<=[a-zçğıöşü]))[A-ZÇĞİÖŞÜ]+$", tail)
    if capitals and not _is_read_as_word(capitals[0]):
        return _letter_by_letter(capitals[0])
    whole = "" if word.endswith(f".{tail}") else as_spelt(re.sub(r"[\W\d_]", "", word))
    return as_spelt(tail) or whole or _letter_by_letter(tail)


def _roman(figures: str) -> int:
    values = [_ROMAN[figure] for figure in figures]
    return sum(-value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True))


def _plain(name: str) -> str:
    return "".join(letter for letter in name if not is_mark(letter) and letter not in "*_").strip()


def _last_word(name: str) -> str:
    return re.sub(r"\W+$", "", _plain(name)).split()[-1]


def _is_read_as_word(capitals: str) -> bool:
    """Six letters and more with two vowels (TÜBİTAK), four or five if vowels and consonants alternate (IBAN, TUSAŞ)."""
    vowels = [letter in VOWELS for letter in lower(capitals, "tr")]
    alternating = all(one != other for one, other in pairwise(vowels))
    return sum(vowels) >= 2 and (len(capitals) >= 6 or (len(capitals) >= 4 and alternating))


def _letter_by_letter(letters: str) -> str:
    """Letter names run together; I is ı beside other Turkish letters, and i in a foreign abbreviation such as API."""
    foreign = letters.isascii()
    letters = letters.replace("I", "i") if foreign else letters
    try:
        return "".join(_LETTERS[letter] for letter in lower(letters, "tr"))
    except KeyError as unknown:
        raise ValueError(f"no Turkish name for the letter {unknown} in {letters!r}: give a reading in Turkish spelling") from None
