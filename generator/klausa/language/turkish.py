"""Puts Turkish case suffixes on names, abbreviations and numbers, in harmony with the way they are spoken."""

import re
import unicodedata
from typing import Literal

from klausa.language.harmony import VOWELS, ends_hard, ends_open, high, low
from klausa.language.letters import is_mark, lower
from klausa.language.numbers import last_turkish_word
from klausa.language.turkish_readings import ACRONYMS, BRANDS, FRONTED, POSSESSIVES

Case = Literal["genitive", "dative", "accusative", "locative", "ablative", "instrumental"]

_ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
_LETTER_NAMES = "a be ce çe de e fe ge ge he ı i je ka le me ne o ö pe kü re se şe te u ü ve ve iks ye ze"
_LETTERS = dict(zip(_ALPHABET, _LETTER_NAMES.split(), strict=True))
_FOREIGN = str.maketrans({"ä": "e", "æ": "e", "å": "o", "ø": "ö", "œ": "ö", "ß": "s", "ł": "l", "ð": "d"})
_SOUNDS = (  # what the spelling of a foreign name most likely stands for
    (r"(?<=[^aâeıiîoöuûü])y(?![aâeıiîoöuûü])", "i"),
    ("sh", "ş"),
    ("ch|ck|q|c$", "k"),
    ("ph", "f"),
    ("oo", "u"),
    ("ee", "i"),
    ("x", "ks"),
    ("w", "v"),
)
_CLOSING = frozenset("”\"'’»›)]}>")


def _key(name: str) -> str:
    """A name without case, so that İ, I, ı and i are one letter and INSTAGRAM finds Instagram."""
    return re.sub("[İIı]", "i", name).lower()


_READINGS = {_key(name): said for name, said in (BRANDS | {word: lower(word, "tr") for word in ACRONYMS} | FRONTED).items()}
_POSSESSIVES = frozenset(map(_key, POSSESSIVES))


def takes_suffix(name: str) -> bool:
    """Whether a suffix may follow: not after an address, a closing quote or bracket, or a name without letters or figures."""
    plain = _plain(name)
    address = "@" in plain or "://" in plain or plain.startswith("www.")
    return not address and plain[-1:] not in _CLOSING and any(map(str.isalnum, plain))


def suffix(name: str, case: Case, reading: str | None = None, possessive: bool = False) -> str:
    """The name, an apostrophe (U+2019) and the suffix: "Google’ın", "KVKK’ya", "2026’da", "Kurulu’na".

    `reading` is the name as pronounced, in Turkish spelling (OpenAI: openeyay); without it `spoken` decides. `possessive`
    says that the name ends in a possessive (Kurulu, Kurumu). Private-use and Markdown marks in the name stay where they are.
    Raises ValueError for a name that takes no suffix (see `takes_suffix`; recast with a carrier such as "tarafından"), or
    that can't be read without a reading.
    """
    if not takes_suffix(name):
        raise ValueError(f"{name!r} takes no suffix: recast with a carrier such as 'tarafından' or '… adresinden'")
    said = lower(reading.strip(), "tr") if reading else spoken(name)
    own = possessive or _key(_last_word(name)) in _POSSESSIVES
    return f"{name}’{_ending(said, case, own)}"


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

    Capitals are read letter by letter (K as ka) up to five letters; from six on, with two vowels, as a word (TÜBİTAK).
    """
    word = _last_word(name)
    for known in (_key(_plain(name)), _key(word)):
        if known in _READINGS:
            return _READINGS[known]
    if figures := re.search(r"(?:\d{1,3}(?:\.\d{3})+|\d+)$", word):
        return last_turkish_word(int(figures[0].replace(".", "")))
    word = word.replace(".", "") if re.fullmatch(r"\w(\.\w)+", word) else word
    tail = re.split(r"[\W\d_]+", word)[-1]
    capitals = re.search(r"(?:^|(?<=[a-zçğıöşü]))[A-ZÇĞİÖŞÜ]+$", tail)
    if capitals and not _is_read_as_word(capitals[0]):
        return _letter_by_letter(capitals[0])
    return _as_spelt(tail) or _as_spelt(re.sub(r"[\W\d_]", "", word)) or _letter_by_letter(tail)


def _plain(name: str) -> str:
    return "".join(letter for letter in name if not is_mark(letter) and letter not in "*_").strip()


def _last_word(name: str) -> str:
    return re.sub(r"\W+$", "", _plain(name)).split()[-1]


def _is_read_as_word(capitals: str) -> bool:
    return len(capitals) >= 6 and sum(letter in VOWELS for letter in lower(capitals, "tr")) >= 2


def _letter_by_letter(letters: str) -> str:
    """Letter names run together; I is ı beside other Turkish letters, and i in a foreign abbreviation such as API."""
    foreign = letters.isascii()
    letters = letters.replace("I", "i") if foreign else letters
    try:
        return "".join(_LETTERS[letter] for letter in lower(letters, "tr"))
    except KeyError as unknown:
        raise ValueError(f"no Turkish name for the letter {unknown} in {letters!r}: give a reading in Turkish spelling") from None


def _as_spelt(word: str) -> str:
    """The word as its spelling sounds; "" if it has no vowel to harmonise with."""
    said = "".join(
        letter if letter in _ALPHABET or letter in VOWELS else unicodedata.normalize("NFD", letter)[0]
        for letter in unicodedata.normalize("NFC", lower(word, "tr")).translate(_FOREIGN)
    )
    for pattern, sound in _SOUNDS:
        said = re.sub(pattern, sound, said)
    return said if any(letter in VOWELS for letter in said) else ""
