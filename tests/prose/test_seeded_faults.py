"""Faults sown into copies of the real texts, catalogs and files: each is found, with its place and its cause; the clean ones are quiet.

What is sown is what people do: a figure mistyped, a "not" dropped, an item lost, a sentence left in English, a suffix wrong.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polib
import pytest

from klausa.check import Finding
from klausa.check.prose import catalogs, certificate, prose
from klausa.errors import Problem, Unreadable
from klausa.language.po import PoFile, flaws, parse_po
from klausa.load import load
from klausa.pipeline import Told, Words, load_words, run_with_words, tell
from klausa.prose.messages import doubts
from klausa.refresh import plan, write
from klausa.refresh.strict import strict
from klausa.render import Rendered

ROOT = Path(__file__).parents[2]
ABOUT_WORDS = ("parity/", "text/", "words/")


@cache
def clean() -> tuple[dict[str, Told], Words]:
    """Every policy of the repository as it stands, and the words that it was told with."""
    told, words = run_with_words(ROOT)
    return {item.company.id: item for item in told}, words


def about_words(findings: Iterator[Finding] | tuple[Finding, ...]) -> list[Finding]:
    """The findings about the words; a long sentence is long, not wrong."""
    return [finding for finding in findings if finding.code.startswith(ABOUT_WORDS) and finding.code != "words/long"]


# -- nothing is wrong with the clean ones -----------------------------------------------------------------------------


def test_the_clean_texts_are_quiet() -> None:
    """No policy in any language has a finding about its words."""
    told, _ = clean()
    assert not [str(finding) for item in told.values() for finding in about_words(item.findings)]


def test_the_clean_catalogs_are_quiet() -> None:
    """No message of any catalog has one either, whether a policy uses it or not."""
    assert not [str(finding) for finding in catalogs(clean()[1].proofreader)]


def test_the_certificates_are_alike() -> None:
    """Each policy says the same in all its languages, and there is something to compare."""
    for item in clean()[0].values():
        assert not item.certificate.differences
        assert item.certificate.total("names") and item.certificate.total("denials")


# -- faults in a catalog ----------------------------------------------------------------------------------------------


class InCatalog(NamedTuple):
    """A message made wrong: which, how, and what must be said of it (any of several words, all of `cause`)."""

    language: str
    english: str
    old: str
    new: str
    code: str
    cause: tuple[str, ...]
    file: str = "clauses"


IN_CATALOGS = {
    "wrong number": InCatalog(
        "tr", "We do not knowingly sell or share personal data of people under 16.", "16 (on altı)", "18 (on sekiz)",
        "parity/figures", ("18", "16"),
    ),
    "number and its words differ": InCatalog(
        "tr", "We do not knowingly sell or share personal data of people under 16.", "16 (on altı)", "16 (on sekiz)",
        "text/number-in-words", ("on altı",),
    ),
    "number dropped": InCatalog(
        "id", "We do not knowingly sell or share personal data of people under 16.", " di bawah 16 (enam belas) tahun", " muda",
        "parity/figures", ("none", "16"),
    ),
    "dropped negation (tr)": InCatalog(
        "tr", "We do not sell personal data.", "satılmamaktadır", "satılmaktadır", "words/denials", ("nowhere", "not"),
    ),
    "dropped negation (id)": InCatalog(
        "id", "We do not sell personal data.", "Kami tidak menjual", "Kami menjual", "words/denials", ("nowhere", "not"),
    ),
    "added negation": InCatalog("id", "We sell personal data.", "Kami menjual", "Kami tidak menjual", "words/denials", ("tidak",)),
    "exception dropped": InCatalog(
        "id", "They are stored with your consent, except for those that are always set.", ", kecuali kuki yang selalu dipasang",
        "", "words/denials", ("except",),
    ),
    "without became with": InCatalog(
        "tr", "They are stored without your consent.", "rızanız alınmaksızın", "rızanızla", "words/denials", ("without",),
    ),
    "may became does": InCatalog(
        "tr", "We may use cookies and similar tracking technologies.", "kullanılabilir", "kullanılmaktadır", "words/permissions",
        ("none", "may"),
    ),
    "does became may": InCatalog(
        "id", "We use cookies and similar tracking technologies.", "Kami menggunakan", "Kami dapat menggunakan", "words/permissions",
        ("dapat",),
    ),
    "sentence left in English": InCatalog(
        "id", "This is governed by %(law)s.", "Hal ini diatur dalam %(law)s.",
        "This is governed by the applicable rules of %(law)s and its notices.", "text/leak", ("(en)", "applicable"),
    ),
    "term left in English": InCatalog("tr", "the public", "kamuoyuna", "public", "words/leak", ("public",)),
    "Indonesian in the Turkish": InCatalog(
        "tr", "the competent authority", "yetkili makama", "otoritas yang berwenang", "words/leak", ("(id)", "berwenang"),
    ),
    "wrong term (tr)": InCatalog(
        "tr", "We have appointed a data protection officer, who can be reached as follows:", "veri koruma görevlisi",
        "veri koruma memuru", "words/term", ("veri koruma görevlisi",),
    ),
    "wrong term (id)": InCatalog(
        "id", "Personal data breaches", "Kegagalan Pelindungan Data Pribadi", "Kebocoran Data Pribadi", "words/term", ("kegagalan",),
    ),
    "old spelling of the law": InCatalog(
        "id", "Personal data breaches", "Pelindungan", "Perlindungan", "words/term", ("pelindungan",),
    ),
    "agent behind the verb": InCatalog(
        "id", "Some cookies are used only if you use certain features or make certain choices; others are always used.",
        "Anda menggunakan fitur tertentu", "fitur tertentu digunakan oleh Anda", "words/term", ("oleh Anda", "bare verb"),
    ),
    "pronoun in Turkish": InCatalog(
        "tr", "We have no control over third-party cookies.", "tarafımızın denetiminde", "bizim denetimimizde", "words/term",
        ("bizim",),
    ),
    "circumflex missing": InCatalog(
        "tr", "Such transfers take place only where the law requires it.", "gerektirmesi hâlinde", "gerektirmesi halinde",
        "words/term", ("hâlinde",),
    ),
    "straight apostrophe": InCatalog(
        "tr", "We honour Do Not Track signals.", "sinyalleri", "sinyal'leri", "words/term", ("’",),
    ),
    "stop dropped": InCatalog("id", "We use cookies.", "Kami menggunakan kuki.", "Kami menggunakan kuki", "text/stop", ("stop",)),
    "two stops": InCatalog("tr", "We use cookies.", "kullanılmaktadır.", "kullanılmaktadır..", "text/leftover", ("two stops",)),
    "two blanks": InCatalog("id", "We use cookies.", "menggunakan kuki", "menggunakan  kuki", "text/leftover", ("two blanks",)),
}  # fmt: skip


def po_of(language: str, file: str) -> polib.POFile:
    """A catalog of the repository, to be changed in memory."""
    return polib.pofile(str(ROOT / "locales" / language / "LC_MESSAGES" / f"{file}.po"), wrapwidth=120)


def parsed(po: polib.POFile, language: str, file: str) -> PoFile:
    """A changed catalog as Klausa reads it."""
    return parse_po(str(po).encode(), f"locales/{language}/LC_MESSAGES/{file}.po")


@pytest.mark.parametrize("name", list(IN_CATALOGS))
def test_a_message_made_wrong_is_found(name: str) -> None:
    """The catalog's own check names the line of the message, and what differs from the English."""
    fault = IN_CATALOGS[name]
    po = po_of(fault.language, fault.file)
    entry = next(entry for entry in po if entry.msgid == fault.english)
    assert fault.old in entry.msgstr, entry.msgstr
    entry.msgstr = entry.msgstr.replace(fault.old, fault.new)
    file = parsed(po, fault.language, fault.file)
    found = next(found for found in file.entries if found.text == fault.english)
    proofreader = clean()[1].proofreader
    changed = replace(proofreader, catalogs={fault.language: (replace(file, entries=(found,)),)})
    # what the languages are known by is learnt from the clean catalogs
    changed.__dict__["lexicon"] = proofreader.lexicon
    findings = [finding for finding in catalogs(changed) if finding.code == fault.code]
    assert findings, [str(finding) for finding in catalogs(changed)]
    told = str(findings[0])
    assert findings[0].location.file == file.name and findings[0].location.line == found.line > 0
    assert all(word in told for word in fault.cause), told
    assert fault.english[:40] in told


class Broken(NamedTuple):
    """A catalog made wrong in its form, and words that the message about it must hold."""

    language: str
    file: str
    english: str
    change: Callable[[polib.POEntry], None]
    cause: tuple[str, ...]


def _set(**values: object) -> Callable[[polib.POEntry], None]:
    def change(entry: polib.POEntry) -> None:
        for name, value in values.items():
            setattr(entry, name, value)

    return change


def _plural(forms: dict[int, str]) -> Callable[[polib.POEntry], None]:
    return _set(msgstr_plural=forms)


BROKEN = {
    "fuzzy": Broken("tr", "clauses", "We use cookies.", lambda entry: entry.flags.append("fuzzy"), ("fuzzy",)),
    "stale": Broken(
        "id", "clauses", "We use cookies.",
        lambda entry: _set(previous_msgid="We use biscuits.", flags=["fuzzy"])(entry), ("We use biscuits.", "We use cookies."),
    ),
    "placeholder lost": Broken(
        "tr", "clauses", "This is governed by %(law)s.", _set(msgstr="Bu yükümlülük mevzuata dayanmaktadır."), ("%(law)s is missing",),
    ),
    "placeholder misspelt": Broken(
        "id", "clauses", "This is governed by %(law)s.", _set(msgstr="Hal ini diatur dalam %(hukum)s."),
        ("%(law)s is missing", "%(hukum)s is not in the English"),
    ),
    "lone per cent": Broken("tr", "clauses", "We use cookies.", _set(msgstr="Tarafımızca %20 çerez kullanılmaktadır."), ("lone %",)),
    "blank at the end": Broken("id", "clauses", "We use cookies.", _set(msgstr="Kami menggunakan kuki. "), ("blank",)),
    "too few plural forms": Broken("tr", "clauses", "%(num)s day", _plural({0: "%(num)s gün"}), ("form",)),
    "too many plural forms": Broken(
        "id", "clauses", "%(num)s day", _plural({0: "%(num)s hari", 1: "%(num)s hari"}), ("form",),
    ),
    "no words": Broken("tr", "clauses", "We use cookies.", _set(msgstr=""), ("no words",)),
    "obsolete": Broken("id", "clauses", "We use cookies.", _set(obsolete=True), ("#~",)),
    "no comment": Broken("tr", "clauses", "We use cookies.", _set(comment=""), ("what it is for",)),
}  # fmt: skip


def copy_of_the_words(root: Path) -> Path:
    """The templates and catalogs of the repository in a folder of their own."""
    for name in ("templates", "locales"):
        shutil.copytree(ROOT / name, root / name)
    return root


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_catalog_that_rots_is_found(name: str, tmp_path: Path) -> None:
    """A fault in the form of a catalog is told at the entry's line, by what every build reads or by the strict check."""
    fault = BROKEN[name]
    po = next(
        found for file in ("clauses", "vocabulary", "site") for found in [po_of(fault.language, file)]
        if any(entry.msgid == fault.english for entry in found)
    )  # fmt: skip
    stem = Path(po.fpath).stem
    fault.change(next(entry for entry in po if entry.msgid == fault.english))
    root = copy_of_the_words(tmp_path)
    changed = root / "locales" / fault.language / "LC_MESSAGES" / f"{stem}.po"
    changed.write_text(f"{po}\n", encoding="utf-8")
    problems: list[Problem] = [*flaws(parse_po(changed.read_bytes(), changed.name)), *strict(fault.language, root)]
    told = [str(problem) for problem in problems if all(word in str(problem) for word in fault.cause)]
    assert told, [str(problem) for problem in problems][:5]
    assert any(re.search(rf"{stem}\.po:\d+:\d+: ", line) for line in told)


def test_a_changed_english_sentence_has_no_words_until_someone_looks(tmp_path: Path) -> None:
    """The build stops at the template's line; the catalog keeps the old words, marked, with the old English beside them."""
    root = copy_of_the_words(tmp_path)
    template = root / "templates/clauses/sale.md.j2"
    old, new = "We do not sell personal data.", "We never sell any personal data."
    text = template.read_text(encoding="utf-8")
    assert text.count(f"%}}{old}{{%") == 1
    template.write_text(text.replace(f"%}}{old}{{%", f"%}}{new}{{%"), encoding="utf-8")
    with pytest.raises(Unreadable) as stopped:
        load_words(root, ["tr"])
    assert any(f'sale.md.j2:{_line(text, old)}:1: "{new}" has no words in tr' in str(found) for found in stopped.value.problems)
    write(plan("tr", root))
    entry = next(entry for entry in polib.pofile(str(root / "locales/tr/LC_MESSAGES/clauses.po")) if entry.msgid == new)
    assert (entry.previous_msgid, entry.msgstr, entry.fuzzy) == (old, "Kişisel verileriniz satılmamaktadır.", True)
    with pytest.raises(Unreadable) as fuzzy:
        load_words(root, ["tr"])
    assert any(old in str(found) and new in str(found) for found in fuzzy.value.problems)


def _line(text: str, sentence: str) -> int:
    return text[: text.index(sentence)].count("\n") + 1


# -- faults in the finished text --------------------------------------------------------------------------------------


class InText(NamedTuple):
    """A finished text made wrong in one language, as a wrong word in a filter, a template or a catalog would."""

    policy: str
    language: str
    clause: str
    old: str
    new: str
    code: str
    cause: tuple[str, ...]


IN_TEXTS = {
    "period mistyped": InText(
        "contoh", "tr", "changes", "en az 30 (otuz) gün", "en az 60 (altmış) gün", "parity/figures", ("60 day", "30 day", "tr stands"),
    ),
    "unit swapped": InText(
        "contoh", "id", "retention", "10 (sepuluh) tahun", "10 (sepuluh) bulan", "parity/figures", ("10 month",),
    ),
    "business days lost": InText("contoh", "id", "refunds", "hari kerja", "hari", "parity/figures", ("business-day", "day")),
    "digits and words differ": InText(
        "contoh", "id", "changes", "30 (tiga puluh)", "30 (enam puluh)", "text/number-in-words", ("tiga puluh",),
    ),
    "amount by the other language's marks": InText(
        "contoh", "tr", "refunds", "25.000,00 IDR", "25,000.00 IDR", "parity/figures", ("25000.00",),
    ),
    "date shifted": InText("contoh", "tr", "security", "30 Haziran 2027", "30 Temmuz 2027", "parity/dates", ("2027-07-30", "2027-06-30")),
    "article of the law": InText("contoh", "tr", "rights", "(m. 17)", "(m. 18)", "parity/figures", ("18", "17")),
    "telephone number": InText("asistone", "id", "company", "+90 258 911 09 59", "+90 258 911 09 95", "parity/addresses", ("0995",)),
    "address of another company": InText(
        "asistone", "tr", "company", "bilgi@asistone.ai", "bilgi@asistone.com", "parity/addresses", ("bilgi@asistone.com",),
    ),
    "name dropped": InText("asistone", "id", "scope", "WhatsApp, Instagram, dan", "WhatsApp dan", "parity/names", ("Instagram",)),
    "names swapped": InText(
        "asistone", "tr", "scope", "**Asistone AI**|**Asistone ERP**", "", "parity/names", ("Asistone AI", "Asistone ERP"),
    ),
    "item lost": InText("asistone", "id", "purposes", "- mencegah penipuan;\n", "", "parity/pieces", ("id:", "en:")),
    "negation dropped in a company's own words": InText(
        "contoh", "id", "children", "tidak ditujukan", "ditujukan", "words/denials", ("not", "id"),
    ),
    "negation dropped in a table": InText(
        "vlint", "tr", "retention", "uzun süre saklanmaz", "uzun süre saklanır", "words/denials", ("tr: 0",),
    ),
    "may lost": InText("vlint", "id", "recipients", "Kami dapat membagikan", "Kami membagikan", "words/permissions", ("id: 0",)),
    "English sentence": InText(
        "vlint", "tr", "children", "Hizmetler, 18 (on sekiz) yaşından küçüklere yönelik değildir.",
        "The services are not aimed at anyone under 18.", "text/leak", ("(en)", "services"),
    ),
    "English term in a list": InText(
        "asistone", "id", "purposes", "mencegah penipuan", "prevent fraud", "words/leak", ("prevent", "fraud"),
    ),
    "Turkish in the English": InText(
        "asistone", "en", "purposes", "prevent fraud", "dolandırıcılığın önlenmesi", "words/leak", ("(tr)",),
    ),
    "unfilled placeholder": InText("vlint", "id", "children", "18 (delapan belas)", "%(age)s", "text/leftover", ("placeholder",)),
    "None": InText("ochat", "en", "contact", "You can reach us", "You can reach None", "text/leftover", ("none",)),
    "empty item": InText("asistone", "tr", "purposes", "- dolandırıcılığın önlenmesi,", "- ,", "text/leftover", ("empty item",)),
    "heading with nothing below": InText(
        "contoh", "en", "rights", "### KVKK", "### Before all\n\n### KVKK",
        "text/leftover", ("heading",),
    ),
    "wrong term": InText("vlint", "tr", "security", "kişisel veri", "hassas veri", "words/term", ("hassas veri",)),
}  # fmt: skip


def spoilt(document: Rendered, fault: InText) -> Rendered:
    """The document with its fault; names divided by a bar change places."""
    clauses = []
    for clause in document.clauses:
        text = clause.text
        if clause.id == fault.clause:
            if "|" in fault.old and not fault.new:
                first, second = fault.old.split("|")
                assert first in text and second in text
                text = text.replace(first, "\0").replace(second, first).replace("\0", second)
            else:
                assert re.search(re.escape(fault.old), text, re.IGNORECASE), text
                text = re.sub(re.escape(fault.old), lambda _: fault.new, text, count=1, flags=re.IGNORECASE)
        clauses.append(replace(clause, text=text, spans=()))
    return replace(document, clauses=tuple(clauses))


@pytest.mark.parametrize("name", list(IN_TEXTS))
def test_a_text_made_wrong_is_found(name: str) -> None:
    """The finished text is read again without its marks: the finding names clause, language, and what is read there."""
    fault = IN_TEXTS[name]
    told, words = clean()
    item = told[fault.policy]
    rendered = {**item.rendered, fault.language: spoilt(item.rendered[fault.language], fault)}
    certified = certificate(item.company, rendered, words.proofreader)
    found = list(about_words(tuple(prose(item.company, rendered, certified, words.proofreader))))
    meant = [str(finding) for finding in found if finding.code == fault.code]
    assert meant, [str(finding) for finding in found]
    assert any(all(word in line for word in fault.cause) for line in meant), meant
    assert any(f'"{fault.clause}"' in line for line in meant), meant
    assert all(finding.location.file for finding in found)


# -- faults in a company's own words ----------------------------------------------------------------------------------


class InOwn(NamedTuple):
    """A company's own text made wrong in one language, in a copy of its policy file."""

    old: str
    new: str
    code: str
    cause: tuple[str, ...]


IN_OWN = {
    "figure": InOwn("süre uzatılmaksızın 30 (otuz) gün içinde", "süre uzatılmaksızın 90 (doksan) gün içinde", "parity/figures", ("90 day",)),
    "negation": InOwn("tanpa perpanjangan", "dengan perpanjangan", "words/denials", ("id: 0",)),
    "name": InOwn("Puan hesapları Sadakat Birliği tarafından", "Puan hesapları dernek tarafından", "parity/names", ("Sadakat Birliği",)),
    "term": InOwn("Kurir hanya melihat nama", "Kurir hanya melihat data personal", "words/term", ("data personal",)),
    "language": InOwn(
        "tr: Kurye; adınızı, adresinizi ve teslimat talimatlarınızı yalnızca paket teslim edilene kadar görür.",
        "tr: A courier sees your name and your address until the parcel has been handed over.", "text/leak", ("(en)",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(IN_OWN))
def test_own_words_made_wrong_are_found(name: str, tmp_path: Path) -> None:
    """A fault in `policy.yml` is told at its line there."""
    fault = IN_OWN[name]
    shutil.copytree(ROOT / "policies", tmp_path / "policies", ignore=shutil.ignore_patterns("text"))
    file = tmp_path / "policies/contoh/policy.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count(fault.old) == 1
    file.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    item = tell(load(file.parent, tmp_path), clean()[1])
    found = [finding for finding in about_words(item.findings) if finding.code == fault.code]
    assert found, [str(finding) for finding in about_words(item.findings)]
    assert found[0].location.file == "policies/contoh/policy.yml"
    assert abs(found[0].location.line - _line(text, fault.old)) <= 1, str(found[0])
    assert all(word in str(found[0]) for word in fault.cause), str(found[0])


def test_fifty_faults_and_more() -> None:
    """What the tables hold, so that none gets lost; and no message can be doubted that the clean catalogs have."""
    assert len(IN_CATALOGS) + len(BROKEN) + len(IN_TEXTS) + len(IN_OWN) >= 60
    proofreader = clean()[1].proofreader
    entry = next(entry for entry in proofreader.catalogs["tr"][0].entries if entry.text == "We use cookies.")
    assert not list(doubts(entry, "tr", proofreader.habits, proofreader.lexicon))
