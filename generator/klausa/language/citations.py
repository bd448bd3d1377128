"""How each language cites an article of a law: "Art. 11(1)(c)", "Pasal 11 ayat (1) huruf c", "m. 11/1-c"."""

from __future__ import annotations

import re

from klausa.language.cldr import family

_ARTICLE = re.compile(r"^(?P<article>\d{1,3}[A-Z]?)(?:\((?P<paragraph>\d+)\))?(?:\((?P<letter>[a-zçğıöşü]+)\))?$")


def cite(article: str, language: str) -> str:
    """An article as the law data writes it (`5(2)(ç)`, several after semicolons), as the language cites it.

    What is not of that form ("11 CCR 7063") stays as it is: it names its own law. A section ("DPA 2018 s. 164A") is an article too
    where another language cites it: a Turkish "s." is a page.
    """
    return "; ".join(_one(part.strip(), language) for part in article.split(";"))


def _one(article: str, language: str) -> str:
    if re.match(r"^1798\.\d", article):
        return f"§ {article}"
    found = _ARTICLE.match(article)
    if not found and family(language) != "en" and _abbreviation(language):
        article = re.sub(r"\bs\. (?=\d)", _abbreviation(language), article)
    if not found:
        return f"{_abbreviation(language)}{article}" if re.match(r"^\d{1,3}[A-Z]?\b(?! C[CF]R)", article) else article
    number, paragraph, letter = found["article"], found["paragraph"], found["letter"]
    match family(language):
        case "id":
            words = f"Pasal {number}" + (f" ayat ({paragraph})" if paragraph else "")
            return words + (f" huruf {letter}" if letter else "")
        case "tr":
            return f"m. {number}" + (f"/{paragraph}" if paragraph else "") + (f"-{letter}" if letter else "")
        case _:
            return _abbreviation(language) + article


def _abbreviation(language: str) -> str:
    return {"en": "Art. ", "id": "Pasal ", "tr": "m. "}.get(family(language), "")
