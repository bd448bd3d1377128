"""Small trees of policies for tests, and words for them that wait for no translator.

`de` is nobody's language here: its catalog is made from the English messages, so a test can have two languages whatever the state
of the real catalogs is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2 import Environment

from klausa.compose import compose
from klausa.extract import wanted
from klausa.facts import Facts
from klausa.language.catalogs import Message, Messages
from klausa.load import Company, known_to, load
from klausa.model import Next, Policy
from klausa.pipeline import Told, Words, load_words, tell
from klausa.render import Rendered, render
from klausa.render.environment import environment
from klausa.source import parse
from klausa.where import shipped

ROOT = Path(__file__).parent.parent
MINIMAL = "languages: [en]\nname: Acme\n"
SMALL = """\
languages: [en]
name: Acme
controller: {legal-name: Acme Ltd, alias: Acme}
contacts:
  privacy: {topics: [rights-requests], email: privacy@acme.example}
data:
  account-data: {items: [name, email-address]}
purposes: [provide-services]
recipients:
  hosting: {kind: hosting-providers, names: [Kumo], country: DE}
retention:
  logs: {records: [access-logs], period: {at-most: 90 days}}
sale: {sold: no}
"""
MKDOCS = """\
site_name: Policies
site_url: https://policies.example/
docs_dir: policies
theme: {name: material, font: false}
plugins: [search, klausa]
extra: {generator: false}
"""


@dataclass(frozen=True)
class Tree:
    """A folder with `policies/` in it."""

    root: Path

    def write(self, name: str, content: str | bytes) -> Path:
        """Writes a file, its folders made."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def clause(self, id_: str, language: str, text: str) -> Path:
        """Writes a clause for one language, which says the English that it answers."""
        own = self.root / f"templates/clauses/{id_}.md.j2"
        english = own if own.exists() else shipped("templates") / f"clauses/{id_}.md.j2"
        line = f"{{# answers: {hashlib.sha256(english.read_bytes()).hexdigest()[:16]} #}}"
        return self.write(f"templates/clauses/{id_}.{language}.md.j2", f"{line}\n{text}")

    def company(self, text: str | bytes = MINIMAL, id_: str = "acme", **files: str) -> Path:
        """Writes a company's `policy.yml`, and `next="…"` and the like beside it; its folder."""
        for name, content in files.items():
            self.write(f"policies/{id_}/{name.rstrip('_')}.yml", content)
        return self.write(f"policies/{id_}/policy.yml", text).parent

    def load(self, text: str | bytes = MINIMAL, **files: str) -> Company:
        """A company's files, written and read."""
        return load(self.company(text, **files), self.root)

    def tell(self, text: str | bytes = MINIMAL, words: Words | None = None, **files: str) -> Told:
        """A company's files, written, read, rendered and checked; in English where *words* are not given."""
        return tell(self.load(text, **files), words or english())

    def render(self, text: str, words: Words | None = None, language: str = "en") -> Rendered:
        """One language of a company, rendered."""
        words = words or english()
        company = self.load(text)
        return render(company, compose(company, words.clauses), words.messages[language], words.environments[language])

    def told(self, text: str, clause: str) -> str:
        """The English text of one clause of a company; nothing where the clause says nothing."""
        return next((part.text for part in self.render(text).clauses if part.id == clause), "")

    def with_german(self) -> None:
        """Puts a catalog for `de` into `locales/`, in which every message says its English words."""
        self.write("locales/de/LC_MESSAGES/all.po", _german_catalog())


def facts(text: str, coming: str = "") -> Facts:
    """The facts of a policy file in English, and of a coming release, without any folder."""
    head = "name: Acme\n" if "languages:" in text else MINIMAL
    data = parse((head + text).encode(), "policy.yml").data
    release = parse(coming.encode(), "next.yml").data if coming else {}
    known = known_to(data)
    return Facts(Policy.model_validate(data, context=known), Next.model_validate(release, context=known))


@cache
def english() -> Words:
    """The shipped words in English."""
    return load_words(ROOT, ["en"])


@cache
def messages() -> tuple[Message, ...]:
    """Every message that a language needs words for."""
    return wanted((shipped("templates"),), ROOT)


def german(changed: Mapping[tuple[str, str], str] | None = None, templates: tuple[Path, ...] = ()) -> Words:
    """English, and `de` that says the same words but for *changed* ones; with a user's template folders where given."""
    texts = {message.key: (message.text, message.plural or message.text) for message in messages()}
    texts.update({key: (text, text) for key, text in (changed or {}).items()})
    found = {"en": Messages("en"), "de": Messages("de", texts)}
    folders = (shipped("templates"), *templates)
    return Words(english().clauses, found, {code: environment(folders, words) for code, words in found.items()}, folders)


def rendered(company: Company) -> dict[str, Rendered]:
    """A company in each of its languages; languages other than English say the English words, whatever the state of their catalogs."""
    placed = compose(company, english().clauses)
    return {
        code: render(
            company, placed, *(_pseudo(code) if code != "en" else (english().messages["en"], english().environments["en"]))
        )
        for code in company.policy.languages
    }


@cache
def _pseudo(code: str) -> tuple[Messages, Environment]:
    found = Messages(code, {message.key: (message.text, message.plural or message.text) for message in messages()})
    return found, environment((shipped("templates"),), found)


@cache
def _german_catalog() -> bytes:
    from io import BytesIO

    catalog = Catalog(locale="de", project="Test", version="1")
    for message in messages():
        id_ = (message.text, message.plural) if message.plural else message.text
        catalog.add(id_, id_, context=message.context)
    out = BytesIO()
    write_po(out, catalog)
    return out.getvalue()


def digest(folder: Path) -> dict[str, str]:
    """Every file under a folder with the SHA-256 of its bytes, and every folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(folder.rglob("*"))
    }
