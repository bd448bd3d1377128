"""Nobody is said to comply with a law: neither by a policy's words, nor by findings, coverage, or the page for counsel.

A verdict says that a sentence exists. What may be said with these words is listed one by one: what people or companies aim at, must do or
keep data for; and what a company declares of itself, word for word as a fact of its policy file.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import polib
import pytest

from klausa.coverage import applied
from klausa.law import load_regimes, load_rules
from klausa.load import load
from klausa.pages import Options, site
from klausa.pipeline import Told, load_words, tell
from klausa.report import FORMATS, coverage_as_json, coverage_as_text, report
from klausa.text import body
from tests.laws import DAY
from tests.tree import ROOT, Tree, messages

WORDS = {
    "en": re.compile(
        r"\bcompl(y|ies|ied|ying|iant|iantly|iance)\b|\bconform(s|ed|ing|ity|ance|ant)?\b"
        r"|\b(meets?|met|fulfils?|satisf(y|ies)) (the |all |every )?(legal |statutory )?(laws?|requirements?|GDPR|KVKK|CCPA|UU PDP)\b",
        re.IGNORECASE,
    ),
    "id": re.compile(
        r"patuh|matuhi|\bselaras dengan (hukum|peraturan|undang|UU|GDPR)|\bmemenuhi (hukum|undang|UU|GDPR)", re.IGNORECASE
    ),
    "tr": re.compile(r"\b[Uu]yum(?!suz)|(mevzuat|[Kk]anun|[Hh]ukuk|[Yy]asa|KVKK|GDPR)\S* (tamamen |tam )?uygun"),
}

# a purpose, a duty or a mandate: what something is done for, or has to be done, not that it is
AIMS = {
    "bases/legal-obligation": "compliance with a legal obligation",
    "disclosures": "in order to comply with",
    "duties/comply-with-advertising-rules": "comply with advertising rules",
    "duties/comply-with-laws": "comply with applicable laws",
    "duties/comply-with-platform-policies": "comply with platform policies",
    "marketing-tools": "advertising rules|must follow the law",
    "purposes/comply-with-law": "comply with legal and regulatory obligations",
    "purposes/ensure-compliance": "ensure compliance",
    "retention": "to comply with",
    "sources": "reasonable steps to verify",
}
# what is lawful or not, of single acts: a law's own words, and requests that others make
LAWFUL = {
    "bases": "remains lawful",
    "consequences/earlier-processing-lawful": "lawfulness of processing carried out before",
    "gdpr/rights/judicial-remedy/condition": "processing that does not comply",
    "mandates/lawful-requests": "lawful requests",
}
# what a company declares of itself, as a fact of its own: signals that it honours, rules that it says it follows, measures that it claims
DECLARED = {
    "cookies": "honour (Global Privacy Control|Do Not Track)",
    "introduction": "We follow the rules on personal data protection",
    "measures/gdpr-compliance": "compliance with the GDPR",
    "measures/hipaa-compliance": "compliance with HIPAA",
    "measures/pci-dss-compliance": "compliance with PCI DSS",
    "measures/soc-2-compliance": "compliance with SOC 2 Type II",
    "security": "We state that we meet the requirements of",
}
ALLOWED = {**AIMS, **LAWFUL, **DECLARED}
# a rule about companies that claim it
IN_CODE = {
    "compliance": "check/contradictions/claims.py",
    "compliant": "check/contradictions/claims.py",
    "A claim of compliance that nobody can check may mislead people, and binds the company all the same.": (
        "check/contradictions/claims.py"
    ),
}


def worded() -> Iterator[tuple[str, str, str]]:
    """Every message that claims something by these words in some language: its context, its English, and those words."""
    for message in messages():
        for text in (message.text, message.plural or ""):
            if WORDS["en"].search(text):
                yield message.context, message.text, text
    for code in ("id", "tr"):
        for file in sorted((ROOT / "locales" / code).rglob("*.po")):
            for entry in polib.pofile(str(file)):
                for text in (entry.msgstr, *entry.msgstr_plural.values()):
                    if WORDS[code].search(text):
                        yield entry.msgctxt, entry.msgid, text


def test_the_words_are_those_that_claim() -> None:
    """What the search looks for, and what it leaves alone."""
    for claim in (
        "is compliant",
        "complies with the GDPR",
        "in full compliance",
        "meets the requirements",
        "meets all legal requirements",
    ):
        assert WORDS["en"].search(claim), claim
    for claim in ("telah patuh", "kepatuhan terhadap UU PDP", "mematuhi UU PDP", "memenuhi UU PDP"):
        assert WORDS["id"].search(claim), claim
    for claim in ("KVKK ile uyumludur", "uyumlu", "KVKK’ya uygundur", "mevzuata tamamen uygun", "Uyumluluk"):
        assert WORDS["tr"].search(claim), claim
    assert not WORDS["en"].search(
        "complete, complaint, complicated, A verdict says that a sentence exists, not that the law is met."
    )
    assert not WORDS["tr"].search("metinler arasında uyumsuzluk, uygun güvenceler")


def test_no_sentence_of_a_policy_claims_it_but_those_that_are_listed() -> None:
    """Every message of templates, vocabulary and laws, in every language. A new one is looked at before it stands here."""
    found = list(worded())
    strange = [f"{context}: {text}" for context, english, text in found if not re.search(ALLOWED.get(context, r"(?!)"), english)]
    assert strange == []
    assert {context for context, _, _ in found} == set(ALLOWED), "what nobody says any more is no longer listed"


def test_no_program_text_claims_it() -> None:
    """Findings, reasons, reports, commands: every string of the package that is no description of code."""
    found: dict[str, str] = {}
    package = ROOT / "generator/klausa"
    for file in sorted(package.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        described = {
            id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        for node in ast.walk(tree):
            words = node.value if isinstance(node, ast.Constant) and id(node) not in described else None
            if isinstance(words, str) and any(pattern.search(words) for pattern in WORDS.values()):
                found[words] = file.relative_to(package).as_posix()
    assert found == IN_CODE


def test_no_page_around_the_text_claims_it() -> None:
    """The furniture of pages, and the page for counsel, which no catalog translates."""
    files = [*(ROOT / "templates/pages").glob("*.html"), *(ROOT / "templates/theme").rglob("*.html")]
    assert len(files) > 5
    for file in files:
        text = re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not WORDS["en"].search(text), file


def test_no_law_file_claims_it() -> None:
    """What a law asks, why, notes on it, and the words that a finding tells people to write."""
    for law in (*load_regimes().values(), *load_rules()):
        for entry in (*law.requirements, *law.conduct):
            for text in (entry.asks, entry.why, entry.note or "", getattr(entry, "write", "")):
                assert not any(pattern.search(text) for pattern in WORDS.values()), f"{law.id}/{entry.id}: {text}"


# -- what comes out ---------------------------------------------------------------------------------------------------------

LAWS = "regimes: [{id: gdpr, applies: yes}, {id: uk-gdpr, applies: yes}, {id: kvkk, applies: yes}, {id: uu-pdp, applies: yes}, {id: ccpa, applies: yes}]\n"
POLICY = f"""\
languages: [en, id, tr]
name: Acme
summary: yes
{LAWS}
controller: {{legal-name: Acme Ltd, alias: Acme, address: {{country: DE}}}}
contacts: {{privacy: {{topics: [rights-requests], email: privacy@acme.example}}}}
services: {{app: {{kind: mobile-app, name: App}}}}
data: {{account-data: {{origin: given, items: [name, email-address]}}}}
purposes: [{{purpose: provide-services, bases: [contract]}}]
recipients: {{hosting: {{kind: hosting-providers, names: [Kumo], country: DE, role: processor}}}}
retention: {{logs: {{records: [access-logs], period: {{at-most: 90 days}}}}}}
sale: {{sold: no, shared-for-ads: no}}
rights: statutory
requests: {{contact: privacy, deadline: 1 month, free: yes}}
complaints: {{offered: yes, authorities: [{{regime: gdpr}}, {{regime: kvkk}}]}}
security: {{measures: [encryption-in-transit]}}
changes: {{possible: yes, published-here: yes}}
"""


@pytest.fixture(scope="module")
def lawful(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A policy to which every law applies, that tells much of what they ask, and that declares nothing of complying."""
    tree = Tree(tmp_path_factory.mktemp("claims"))
    return tell(load(tree.company(POLICY), tree.root), load_words(ROOT, ["en", "id", "tr"]), DAY)


def test_that_a_law_applies_makes_no_sentence_that_it_is_kept(lawful: Told) -> None:
    """The finished text in three languages, but for the law's own list of rights and bases."""
    own_words = [re.escape(text) for context, _, text in worded() if context in LAWFUL]
    for code, document in lawful.rendered.items():
        text = re.sub("|".join(own_words), "", body(document))
        assert not WORDS[code].search(text), WORDS[code].search(text)
    assert sum(verdict.status == "told" for verdict in lawful.verdicts) > 40


def test_what_is_found_and_reported_claims_nothing(lawful: Told) -> None:
    """Findings in every format, coverage as text and as data, and the page for counsel, for all that is told and all that is not."""
    laws = applied(lawful.company)
    outputs = {form: report(lawful.findings, form) for form in FORMATS}
    outputs["coverage"] = coverage_as_text(lawful.company, laws, lawful.verdicts, lawful.day)
    outputs["coverage as JSON"] = coverage_as_json(lawful.company, laws, lawful.verdicts, lawful.day)
    made = site([lawful], load_words(ROOT, ["en", "id", "tr"]), Options(review=True))
    page = next(page.html for page in made.pages if page.path == "review/acme/")
    # the longest sentences are quoted from the policy, whose text has a test of its own
    outputs["review"] = re.sub(r"(?s)<summary>The longest sentences</summary>.*?</details>", "", page)
    # titles of sources, and how they were read, are no words about the policy
    sources = {
        text
        for law in (*load_regimes().values(), *load_rules())
        for text in (
            *law.verified_against,
            *law.watch,
            law.confidence_why or "",
            *(words for entry in (*law.requirements, *law.conduct) for words in (entry.confidence_why or "", entry.article)),
        )
    }
    named = [re.escape(text) for text in sorted(sources, key=len, reverse=True) if WORDS["en"].search(text)]
    for name, output in outputs.items():
        assert len(output) > 1000, name
        text = re.sub("|".join([r"(?!)", *named]), "", output.replace("&#39;", "'"))
        assert not (claim := WORDS["en"].search(text)), f"{name}: {text[max(0, claim.start() - 60) : claim.end() + 60]}"


def test_what_a_company_claims_of_itself_is_a_fact_of_its_own(tree: Tree) -> None:
    """The sentence is there because the file declares it, and it says so."""
    text = "languages: [en]\nname: Acme\nsecurity: {measures: [gdpr-compliance], certifications: [{name: GDPR compliant}]}\n"
    document = tree.render(text)
    claims = 0
    for clause in document.clauses:
        start = 0
        for line in clause.text.splitlines(keepends=True):
            told = {span.path for span in clause.spans if start <= span.start < start + len(line)}
            if WORDS["en"].search(line):
                claims += 1
                assert told & {"security.measures.gdpr-compliance.measure", "security.certifications.0.name"}, line
            start += len(line)
    assert claims == 2
