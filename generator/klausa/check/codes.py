"""What each code of a finding means, for people who look it up; a test holds that none is missing. Codes of laws stand with the laws."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

FAMILIES: Mapping[str, str] = {
    "parity": "The languages say different things. Always mended, never answered.",
    "text": "The finished text is broken. Always mended, never answered.",
    "words": "The words may be wrong: read from prose, so people judge.",
    "house": "The policy file and its text do not fit together.",
    "review": "Counsel’s side, `review.yml`.",
    "record": "What is on record.",
}


class Code(NamedTuple):
    """A code: how grave its findings are, what they tell, and what mends them."""

    level: str
    told: str
    mend: str


_COUNTED = "compare the languages sentence by sentence; `klausa check POLICY --words` lists what each says"
CODES: Mapping[str, Code] = {
    "parity/clause": Code(
        "error", "A clause is empty in one language and not in another.", "complete that language’s template or catalog"
    ),
    "parity/fact": Code(
        "error", "A fact is told in one language and not in another.", "a placeholder is missing in a message of that language"
    ),
    "parity/names": Code("error", "The languages name different companies, people or products.", "compare the languages"),
    "parity/addresses": Code("error", "The languages give different addresses.", "compare the languages"),
    "parity/dates": Code("error", "The languages give different dates.", "compare the languages"),
    "parity/figures": Code("error", "The languages give different periods, amounts or numbers.", "compare the languages"),
    "words/denials": Code("warning", "One language denies more often than another.", _COUNTED),
    "words/permissions": Code("warning", "One language says “may” more often than another.", _COUNTED),
    "words/minimums": Code("warning", "One language says “at least” more often than another.", _COUNTED),
    "words/term": Code(
        "warning", "A word that the field does not use, or another than the glossary’s.", "write the glossary’s word"
    ),
    "words/leak": Code(
        "warning", "A word of another language.", "write it in this language, or list it as a loan in `habits.yml`"
    ),
    "words/long": Code("note", "A sentence is longer than the language bears.", "split it"),
    "text/leak": Code("error", "A sentence of another language.", "give the message its words in this language"),
    "text/leftover": Code("error", "Something of a template is left in the text.", "mend the message, the template or the fact"),
    "text/number-in-words": Code("error", "A number in words is another than the figure beside it.", "write the right one"),
    "text/stop": Code("error", "A message ends in a stop in one language and not in the other.", "end both alike"),
    "house/untold": Code("warning", "A declared fact that no clause tells.", "see what the key needs beside it, or leave it out"),
    "house/replaced": Code(
        "warning",
        "A clause in own words replaces one of ours that has changed since.",
        "compare the two and write the digest that is named",
    ),
    "house/annex": Code(
        "warning",
        "An annex and its policy name the same recipient and say different things of it.",
        "say the same in both, or name the recipient in one of them",
    ),
    "house/no-release": Code(
        "note", "Nothing of this policy is on record yet.", "`klausa release POLICY`, once the text is final"
    ),
    "review/needless": Code(
        "warning",
        "An answer, a judgement or a sign-off that nothing asks for any more, or of a clause that is not there.",
        "delete it, or look at the fact",
    ),
    "review/unsigned": Code(
        "warning",
        "Clauses that nobody has signed in a language, where `review.yml` requires it; a release waits for them.",
        "`klausa sign`, once the words are read",
    ),
    "review/void": Code(
        "warning",
        "Clauses whose words have changed since they were signed. A note where no sign-off is required.",
        "read them again, then `klausa sign`",
    ),
    "record/policy-gone": Code(
        "error", "A policy with releases is gone.", "restore its folder; to end a policy: `klausa retire POLICY`"
    ),
    "record/dropped": Code(
        "error", "A release or event that was on record is gone.", "restore it from the history of the repository"
    ),
    "record/changed": Code(
        "error", "A release or event is another than the one on record.", "restore it from the history of the repository"
    ),
    "record/reordered": Code(
        "error", "Releases or events stand in another order than on record.", "restore the order of `releases/digests`"
    ),
}
