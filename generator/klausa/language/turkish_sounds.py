"""Guesses from the spelling of a foreign word how its last syllable sounds in Turkish."""

import re
import unicodedata

from klausa.language.harmony import VOWELS
from klausa.language.letters import lower

ALPHABET = "abcçdefgğhıijklmnoöpqrsştuüvwxyz"
_FOREIGN_LETTERS = str.maketrans({"ä": "e", "æ": "e", "å": "o", "ø": "ö", "œ": "ö", "ß": "s", "ł": "l", "ð": "d"})
_TURKISH_LETTERS = frozenset("âçğıîöşûüÂÇĞÎİÖŞÛÜ")
_ENDINGS = (  # of words in foreign spelling; no Turkish or Indonesian name is known to end so
    (r"(?<=[bcgp])le$|(?<=dd|tt|zz)le$", "ıl"),  # Bubble, Oracle, Google, Apple, Paddle, Shuttle
    (r"[ts]ion$", "şın"),  # Notion, Vision
    (r"ture$", "çır"),  # Accenture
    (r"ware$", "ver"),
    (r"flare$", "fler"),
    (r"base$", "beys"),
    (r"(?<=[fl])ace$|(?<=sp)ace$", "eys"),  # Hugging Face, Squarespace, Marketplace
    (r"flake$", "fleyk"),
    (r"gate$", "geyt"),
    (r"force$", "fors"),
    (r"store$", "stor"),
    (r"phone$", "fon"),
    (r"drive$", "drayv"),
    (r"tive$", "tiv"),
    (r"square$", "skuer"),
    (r"dge$", "j"),  # Edge, Bridge
    (r"que$", "k"),  # Boutique
    (r"gue$", "g"),  # Vogue
    (r"ue$", "u"),  # Sendinblue
    (r"tte$", "t"),  # Deloitte
    (r"eaux?$", "o"),  # Bordeaux
    (r"stein$", "ştayn"),
    (r"(?<=[^ae])igh(?=ts?$)", "ay"),  # Insight
    (r"(?<=[^a])ign(?=s?$)", "ayn"),  # DocuSign
    (r"ear(?=ch$|n$|l$)", "ör"),  # Elasticsearch
    (r"ea(?=[^aeiouyr]+$)", "i"),  # Teams, Namecheap; front as well where it is read as e (Threads)
    (r"(?<=w)ay(?=s?$)|(?<=p)ay$|(?<=pl)ay$", "ey"),  # Railway, GoPay, Google Play
    (r"ack$", "ek"),  # Slack
    (r"(?<=[bcdfgkptv])r$", "ır"),  # Vultr
)
_SOUNDS = (
    (r"(?<=[^aâeıiîoöuûü])y(?![aâeıiîoöuûü])", "i"),
    ("sh", "ş"),
    ("ch|ck|q|c$", "k"),
    ("ph", "f"),
    ("oo", "u"),
    ("ee", "i"),
    ("x", "ks"),
    ("w", "v"),
)


def as_spelt(word: str) -> str:
    """The word, lower case, as its spelling sounds; "" if it has no vowel to harmonise with."""
    if word.isascii() and word.isupper() and re.search("[QWX]|E[^AOU]*I", word):
        word = word.lower()  # a foreign name in capitals: GEMINI has no ı, YATIRIM has
    said = "".join(
        letter if letter in ALPHABET or letter in VOWELS else unicodedata.normalize("NFD", letter)[0]
        for letter in unicodedata.normalize("NFC", lower(word, "tr")).translate(_FOREIGN_LETTERS)
    )
    for pattern, sound in (() if _TURKISH_LETTERS & set(word) else _ENDINGS) + _SOUNDS:
        said = re.sub(pattern, sound, said)
    return said if any(letter in VOWELS for letter in said) else ""
