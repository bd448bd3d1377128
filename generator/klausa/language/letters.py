"""Changes and compares letters by the language's own rules: Turkish i and ı, small words in titles, alphabetical order."""

import re
import unicodedata

from klausa.language.cldr import family

_DOTTED = frozenset({"tr", "az"})
_ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
_SMALL_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset({
        "a", "an", "the", "and", "but", "or", "nor", "as", "at", "by", "for", "from", "in", "into", "of", "off", "on",
        "onto", "per", "to", "up", "via", "with"
    }),
    "id": frozenset({
        "dan", "atau", "yang", "di", "ke", "dari", "untuk", "oleh", "atas", "pada", "dengan", "kepada", "bagi", "dalam",
        "sebagai", "serta", "tentang", "terhadap"
    }),
    "tr": frozenset({"ve", "ile", "veya", "ya", "yahut", "ki", "da", "de", "mi", "mı", "mu", "mü", "için"}),
}  # fmt: skip


def is_mark(letter: str) -> bool:
    """Whether the character is a private-use mark (U+E000 to U+F8FF), which prints nothing."""
    return "\ue000" <= letter <= "\uf8ff"


def upper(text: str, language: str) -> str:
    """The text in capitals; in Turkish i becomes İ and ı becomes I, in foreign names too."""
    return (text.replace("i", "İ") if family(language) in _DOTTED else text).upper()


LONGEST_WORD = 80  # an address that stands first is known by its first characters


def lower(text: str, language: str) -> str:
    """The text in small letters; in Turkish İ becomes i and I becomes ı."""
    if family(language) in _DOTTED:
        text = text.replace("I\u0307", "i").replace("İ", "i").replace("I", "ı")
    return text.lower()


def sentence_case(text: str, language: str) -> str:
    """The text with its first letter a capital; private-use marks, Markdown marks, quotes and brackets before it are skipped.

    Untouched if a figure, code or HTML comes first, or if the first word is an address or spelt like eBay or iOS.
    """
    for place, letter in enumerate(text):
        if letter.isalnum() or letter in "`<{":
            if letter.isupper() or not letter.isalpha():
                return text
            word = text[place : place + LONGEST_WORD].split(maxsplit=1)[0]
            if _is_fixed(word):
                return text
            return text[:place] + _capital(letter, language) + text[place + 1 :]
    return text


def title(text: str, language: str) -> str:
    """The text as a heading: each word's first letter a capital, save the language's small words inside the title.

    The first word, a word after a colon or dash, and in English the last one are never small. Other letters stay as they
    are, so KVKK stays KVKK. Indonesian doubled words take two capitals: Undang-Undang.
    """
    small_words = _SMALL_WORDS.get(family(language), frozenset())
    pieces = re.split(r"(\s+)", text)
    words = [place for place, piece in enumerate(pieces) if any(map(str.isalpha, piece))]
    opening = True
    for place, piece in enumerate(pieces):
        if place in words:
            last = family(language) == "en" and place == words[-1]
            bare = "".join(letter for letter in lower(piece, language) if letter.isalpha() or letter == "-")
            if opening or last or bare not in small_words:
                pieces[place] = _title_word(piece, language)
        if piece.strip():
            opening = piece.endswith((":", "–", "—")) or (opening and place not in words)
    return "".join(pieces)


def _title_word(word: str, language: str) -> str:
    first, hyphen, second = word.partition("-")
    if hyphen and family(language) == "id" and lower(first, "id").endswith(re.sub(r"\W+$", "", lower(second, "id"))):
        return f"{sentence_case(first, language)}-{sentence_case(second, language)}"
    return sentence_case(word, language)


def _capital(letter: str, language: str) -> str:
    return upper(letter, language) if family(language) in _DOTTED else letter.title()


def _is_fixed(word: str) -> bool:
    visible = "".join(letter for letter in word if letter.isalnum() or letter in "@:/.")
    return "@" in visible or "://" in visible or visible.startswith("www.") or (visible[:1].islower() and visible[1:2].isupper())


def sort_key(text: str, language: str) -> tuple[int, ...]:
    """A key for `sorted`: Turkish alphabet order (ç after c, ı before i, accents ignored) in tr, the casefolded text elsewhere.

    Private-use marks don't count. Compare only keys of the same language.
    """
    text = "".join(letter for letter in text if not is_mark(letter))
    if family(language) != "tr":
        return tuple(map(ord, text.casefold()))
    return tuple(_place(letter) for letter in lower(unicodedata.normalize("NFC", text), "tr"))


def _place(letter: str) -> int:
    base = letter if letter in _ALPHABET else unicodedata.normalize("NFD", letter)[0]
    return 0x110000 + _ALPHABET.index(base) if base in _ALPHABET else ord(letter)
