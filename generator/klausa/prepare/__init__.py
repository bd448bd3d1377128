"""What a release needs before it is frozen: a draft of what `next.yml` lacks, everything that stands in the way, and then the files."""

from klausa.prepare.draft import draft, next_version, write_draft
from klausa.prepare.elsewhere import against_elsewhere, published_elsewhere, put_elsewhere
from klausa.prepare.freezing import consequences, put_on_record
from klausa.prepare.notice import after, promised
from klausa.prepare.obstacles import obstacles
from klausa.prepare.step import last_release, propose
from klausa.redline.proposals import Proposal

__all__ = [
    "Proposal",
    "after",
    "against_elsewhere",
    "consequences",
    "draft",
    "last_release",
    "next_version",
    "obstacles",
    "promised",
    "propose",
    "published_elsewhere",
    "put_elsewhere",
    "put_on_record",
    "write_draft",
]
