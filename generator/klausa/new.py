"""A new company: a commented policy file that says nothing yet and asks for nothing that can stay undeclared."""

from __future__ import annotations

import json
import re
from pathlib import Path

from klausa.errors import Location, Problem, Unreadable

TEMPLATE = """\
# yaml-language-server: $schema=../policy.schema.json
# What {name} does with personal data, as facts. What is not written is undeclared: nothing is said about it.
# Every key with an example, and every term: `reference: true` in mkdocs.yml puts them on the site, under /reference/.
# `klausa check` says what is wrong; with the laws that you name under `regimes:` also what they ask and this file does not tell.
languages: [{languages}]
kind: policy
publication: private # public, once the text is right

name: {written}

# controller:
#   legal-name: The registered name, exactly
#   alias: {written}
#   address: {{lines: [Street 1], city: City, country: ID}}

# contacts:
#   privacy:
#     topics: [policy-questions, rights-requests]
#     email: privacy@example.com

# services:
#   website: {{kind: website, url: https://www.example.com, covered: yes}}

# data:
#   account-data:
#     items: [name, email-address, {{item: password, forms: [hashed-only]}}]

# purposes: [provide-services, provide-support]

# recipients:
#   hosting: {{kind: hosting-providers, names: [Name of the provider], country: DE}}

# retention:
#   account:
#     data: [account-data]
#     while: [account-active]
#     then: [deleted]

# rights:
#   - list: [access, rectification, erasure]

# requests:
#   contact: privacy

# changes:
#   possible: yes
"""


def new(folder: Path, name: str, languages: tuple[str, ...]) -> Path:
    """Writes `policy.yml` into *folder*; raises Unreadable where there is one already."""
    file = folder / "policy.yml"
    if file.exists():
        raise Unreadable(
            [Problem(Location(file.as_posix()), "this policy is there already", "choose another id, or edit that file")]
        )
    folder.mkdir(parents=True, exist_ok=True)
    name = " ".join(name.split())
    file.write_text(TEMPLATE.format(name=name, written=written(name), languages=", ".join(languages)), encoding="utf-8")
    return file


def written(name: str) -> str:
    """A name as YAML writes it: in quotes where it would be taken for something else."""
    return name if re.fullmatch(r"[^\W\d_][\w .&-]*", name) and name != "null" else json.dumps(name, ensure_ascii=False)
