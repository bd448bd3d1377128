"""Turkish sound rules that every suffix obeys: vowel harmony, buffer letters and hard consonants."""

_HIGH = {"a": "ı", "â": "ı", "ı": "ı", "e": "i", "i": "i", "î": "i", "o": "u", "u": "u", "û": "u", "ö": "ü", "ü": "ü"}
_BACK = frozenset("aâıouû")
_HARD = frozenset("fstkçşhp")

VOWELS = frozenset(_HIGH)


def last_vowel(spoken: str) -> str:
    """The vowel that decides the suffix of a word in Turkish spelling, lower case; ValueError if it has none."""
    for letter in reversed(spoken):
        if letter in VOWELS:
            return letter
    raise ValueError(f"no Turkish vowel in {spoken!r}: give a reading in Turkish spelling, such as 'epıl' for Apple")


def high(spoken: str) -> str:
    """The four-fold vowel (ı i u ü) of a suffix on `spoken`."""
    return _HIGH[last_vowel(spoken)]


def low(spoken: str) -> str:
    """The two-fold vowel (a e) of a suffix on `spoken`."""
    return "a" if last_vowel(spoken) in _BACK else "e"


def ends_open(spoken: str) -> bool:
    """Whether the word ends in a vowel, so that a suffix beginning with a vowel needs a buffer letter."""
    return spoken[-1:] in VOWELS


def ends_hard(spoken: str) -> bool:
    """Whether the word ends in one of f s t k ç ş h p, after which d becomes t."""
    return spoken[-1:] in _HARD
