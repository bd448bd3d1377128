"""A policy to take away: its text as Markdown, plain text, JSON, HTML, and where asked for PDF and Word; and what an app logs as shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jinja2 import Environment

from klausa import forms, writing
from klausa.pages.page import Asset
from klausa.pages.published import Published
from klausa.pipeline import Told
from klausa.releases import digest_of
from klausa.render.markdown import to_plain
from klausa.text import body

EVEN_IF_NONE = ("in_force",)


# what needs a library of its own, or takes long, is made where it is asked for
ASKED: Mapping[str, Callable[[forms.Sheet], bytes]] = {"pdf": forms.as_pdf, "docx": forms.as_docx}
SCHEMA = "policy-text.schema.json"


def text_files(
    item: Told,
    environments: Mapping[str, Environment],
    around: Mapping[str, Mapping[str, object]],
    asked: Sequence[str] = (),
    url: str = "",
) -> Iterator[Asset]:
    """What the page says and nothing else, in each language; *around* is what its head says, by language. Raises `forms.Missing`."""
    for code, document in item.rendered.items():
        path = f"{code}/{item.company.id}/"
        said = sheet_of(item, code, environments[code], around.get(code), f"{url.rstrip('/')}/{path}" if url else "")
        yield Asset(f"{path}policy.md", body(document))
        yield Asset(f"{path}policy.txt", to_plain(body(document)))
        yield Asset(f"{path}policy.json", forms.as_json(said, f"../../{SCHEMA}"))
        yield Asset(f"{path}policy.fragment.html", forms.as_fragment(said))
        for form in asked:
            yield Asset(f"{path}policy.{form}", ASKED[form](said))


def sheet_of(
    item: Told, code: str, env: Environment, around: Mapping[str, object] | None = None, address: str = ""
) -> forms.Sheet:
    """A policy's text in one language with the words beside it in that language."""
    labels = getattr(env.get_template("forms.html").module, "labels")  # noqa: B009 - set in the template
    return forms.sheet(item, code, forms.Labels(**{key: str(words) for key, words in labels.items()}), around, address)


def version_json(seen: Published, language: str, address: str) -> str:
    """What an app logs as shown: version, dates, address and the SHA-256 of the text in force."""
    frozen = seen.standing.in_force
    said: dict[str, object] = {"policy": seen.item.company.id, "language": language, "address": address}
    if frozen is None:
        return as_json({**said, "in_force": None, "retired": seen.standing.retired})
    record = frozen.record
    return as_json(
        {
            **said,
            "in_force": frozen.address,
            "version": record.version,
            "published": record.published,
            "effective": seen.standing.effective[frozen.address],
            "sha256": digest_of(frozen.texts[language].encode()),
            "release": frozen.digest,
        }
    )


def as_json(data: Mapping[str, object]) -> str:
    """As the files have it: without what nobody declared, dates in their ISO form."""
    plain = {key: value for key, value in data.items() if value is not None or key in EVEN_IF_NONE}
    return writing.as_json(plain)
