"""What is on record of a policy: releases as they were frozen, what happened to them since, and which is in force on a day."""

from klausa.releases.chain import CHAIN, Link, digest_of
from klausa.releases.history import EVENTS, RECORD, Frozen, History, read_history
from klausa.releases.recording import append, freeze
from klausa.releases.standing import Standing, standing

__all__ = [
    "CHAIN",
    "EVENTS",
    "RECORD",
    "Frozen",
    "History",
    "Link",
    "Standing",
    "append",
    "digest_of",
    "freeze",
    "read_history",
    "standing",
]
