"""What every form to take away is made of: the text in one language with its dates, its state, its digests and the words beside it."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from klausa.language import format_date
from klausa.pipeline import Told
from klausa.render import Rendered
from klausa.render.markdown import to_html, to_plain
from klausa.text import body

SHORT = 12  # letters of a digest in a footer: enough to tell the releases of a policy apart


@dataclass(frozen=True)
class Labels:
    """The words beside the text. `{date}`, `{page}`, `{pages}` and `{address}` are filled in."""

    version: str = "Version"
    published: str = "Last updated"
    effective: str = "Effective date"
    contents: str = "Contents"
    page: str = "Page {page} of {pages}"
    release_digest: str = "SHA-256 of this version"
    text_digest: str = "SHA-256 of this text"
    example: str = "Example"
    made_up: str = "This company does not exist. The text shows everything that a policy file can say."
    from_public_facts: str = (
        "This text was made by Klausa from facts that the company has published. It is not that company’s own policy."
    )
    draft: str = "Draft. This text is not in force."
    upcoming: str = "This version takes effect on {date}."
    superseded: str = "This is an earlier version."
    superseded_until: str = "This is an earlier version. On {date} a newer version took its place."
    withdrawn: str = "This version has been withdrawn."
    overtaken: str = "Another version took its place before it took effect."


@dataclass(frozen=True)
class Part:
    """A clause: its heading in plain words, its text in Markdown."""

    id: str
    number: int
    heading: str
    markdown: str


@dataclass(frozen=True)
class Sheet:
    """A text in one language. *state* is none for a policy without releases; *address* is where it stands, if the site has one."""

    policy: str
    name: str
    language: str
    title: str
    parts: tuple[Part, ...]
    sha256: str
    version: str | None = None
    published: datetime.date | None = None
    effective: datetime.date | None = None
    state: str | None = None
    until: datetime.date | None = None
    release: str | None = None
    demo: str | None = None
    address: str = ""
    labels: Labels = Labels()

    @cached_property
    def ids(self) -> frozenset[str]:
        """The clauses to which a link of the text can lead."""
        return frozenset(part.id for part in self.parts)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know before anything else: that it is an example, and that it is not in force."""
        labels = self.labels
        said = []
        if self.demo:
            said.append(f"{labels.example}. {labels.made_up if self.demo == 'made-up' else labels.from_public_facts}")
        match self.state:
            case "draft":
                said.append(labels.draft)
            case "upcoming" if self.effective:
                said.append(labels.upcoming.format(date=self.date(self.effective)))
            case "superseded":
                said.append(labels.superseded_until.format(date=self.date(self.until)) if self.until else labels.superseded)
            case "withdrawn":
                said.append(labels.withdrawn)
            case "overtaken":
                said.append(labels.overtaken)
        return tuple(said)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Version and dates that were declared, with their labels."""
        labels = self.labels
        found = (
            (labels.version, self.version),
            (labels.published, self.published and self.date(self.published)),
            (labels.effective, self.effective and self.date(self.effective)),
        )
        return tuple((label, value) for label, value in found if value)

    @property
    def digest(self) -> tuple[str, str]:
        """What the text is recognised by, and its label: the digest of the release, else of the text itself."""
        return (self.labels.release_digest, self.release) if self.release else (self.labels.text_digest, self.sha256)

    @property
    def footer(self) -> str:
        """What stands on every page: policy, version, day, and the beginning of the digest."""
        said = [self.title]
        if self.version:
            said.append(f"{self.labels.version} {self.version}")
        if self.effective:
            said.append(f"{self.labels.effective}: {self.date(self.effective)}")
        return " · ".join([*said, f"SHA-256 {self.digest[1][:SHORT]}"])

    def date(self, day: datetime.date) -> str:
        """A day as the language writes it."""
        return format_date(day, self.language)

    def html(self, part: Part, href: Callable[[str], str], deeper: int = 0) -> str:
        """A clause's HTML, its headings *deeper* by so many levels; *href* says where the clause of an id is here.

        A link to another place of the site leads to the site; where it has no address, the words stay.
        """
        found = re.sub(r"(</?h)([1-6])>", lambda m: f"{m[1]}{min(int(m[2]) + deeper, 6)}>", to_html(part.markdown))
        return re.sub(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', lambda m: self._link(m, href), found, flags=re.DOTALL)

    def _link(self, found: re.Match[str], href: Callable[[str], str]) -> str:
        where, rest, words = found.groups()
        if where.startswith("#") and where[1:] in self.ids:
            where = href(where[1:])
        elif not re.match(r"https:|mailto:|tel:", where):
            where = urljoin(self.address, where) if self.address else ""
        return f'<a href="{where}"{rest}>{words}</a>' if where else words


def _parts(document: Rendered) -> Iterator[Part]:
    for clause in document.clauses:
        yield Part(clause.id, clause.number, to_plain(clause.heading), clause.text)


def sheet(item: Told, language: str, labels: Labels, around: Mapping[str, object] | None = None, address: str = "") -> Sheet:
    """The text of a policy, or of one of its releases; *around* is what the head of its page says: state, until, digest."""
    document, policy, coming, said = item.rendered[language], item.company.policy, item.company.next, around or {}
    known = {key: said.get(other) for key, other in (("state", "state"), ("until", "until"), ("release", "digest"))}
    return Sheet(
        policy=item.company.id,
        name=policy.name,
        language=language,
        title=to_plain(document.title),
        parts=tuple(_parts(document)),
        sha256=hashlib.sha256(body(document).encode()).hexdigest(),
        version=coming.version,
        published=coming.published,
        effective=coming.effective,
        demo=policy.demo if policy.demo != "no" else None,
        address=address,
        labels=labels,
        **known,  # type: ignore[arg-type]
    )
