"""What is on record of a policy: releases as they were frozen, what happened to them since, and which is in force on a day."""

from klausa.releases.chain import CHAIN, Link, digest_of
from klausa.releases.history import EVENTS, FOLDER, RECORD, Frozen, History
from klausa.releases.reading import read_history
from klausa.releases.recording import append, append_all, freeze, rebase
from klausa.releases.standing import Standing, standing

__all__ = [
    "CHAIN",
    "EVENTS",
    "FOLDER",
    "RECORD",
    "Frozen",
    "History",
    "Link",
    "Standing",
    "append",
    "append_all",
    "digest_of",
    "freeze",
    "read_history",
    "rebase",
    "standing",
]
