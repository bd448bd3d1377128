"""What changed, for readers: natural sentences in every language, none that claims more than the facts."""

from __future__ import annotations

import json

import pytest

from klausa.load import load
from klausa.redline.causes import Edition
from klausa.redline.proposals import propose
from klausa.redline.summaries import MOST
from tests.redline.releases import POLICY, decided, step, with_, words
from tests.tree import ROOT, Tree


@pytest.mark.parametrize(
    ("new", "class_", "rule", "said"),
    [
        (
            "3 years",
            "material",
            "kept-longer",
            {
                "en": "The retention period for access logs has changed from at most 2 years to at most 3 years.",
                "id": "Jangka waktu penyimpanan log akses berubah dari paling lama 2 (dua) tahun menjadi paling lama 3 (tiga) tahun.",
                "tr": "Erişim kayıtları için saklama süresi en fazla 2 (iki) yıl iken en fazla 3 (üç) yıl olarak değiştirilmiştir.",
            },
        ),
        (
            "90 days",
            "minor",
            "kept-shorter",
            {
                "en": "The retention period for access logs has changed from at most 2 years to at most 90 days.",
                "id": "Jangka waktu penyimpanan log akses berubah dari paling lama 2 (dua) tahun menjadi paling lama 90 (sembilan puluh) hari.",
                "tr": "Erişim kayıtları için saklama süresi en fazla 2 (iki) yıl iken en fazla 90 (doksan) gün olarak değiştirilmiştir.",
            },
        ),
    ],
)
def test_one_retention_period(tree: Tree, new: str, class_: str, rule: str, said: dict[str, str]) -> None:
    """One fact: its line, the same clause in three languages, the right summary in three, graver where it is longer."""
    proposal = step(tree, POLICY, "# moved by a line\n" + with_(("2 years", new)))
    (change,) = proposal.changes
    assert change.path == "retention.logs.period"
    assert change.old and change.new and (change.old.line, change.new.line) == (12, 13)
    (cause,) = proposal.causes
    assert cause.seen == dict.fromkeys(("en", "id", "tr"), ("retention",))
    assert (proposal.class_, proposal.rules) == (class_, (rule,))
    assert proposal.summaries == {code: (sentence,) for code, sentence in said.items()}


CASES = [
    (
        ("[name,", "[phone-number, name,"),
        "We now also process the following data: telephone number.",
        "Kami kini juga memproses data berikut: nomor telepon.",
        "İşlenen kişisel verilere telefon numarası eklenmiştir.",
    ),
    (
        ("[provide-services]", "[provide-services, prevent-fraud]"),
        "We now also use personal data to prevent fraud.",
        "Kami kini juga menggunakan data pribadi untuk mencegah penipuan.",
        "Kişisel verileriniz artık dolandırıcılığın önlenmesi amacıyla da işlenmektedir.",
    ),
    (
        ("  hosting:", "  ai: {kind: ai-model-providers, names: [Exempla AI]}\n  hosting:"),
        "We now also share personal data with Exempla AI.",
        "Kami kini juga membagikan data pribadi kepada Exempla AI.",
        "Kişisel verileriniz artık Exempla AI ile de paylaşılmaktadır.",
    ),
    (
        ("  hosting:", "  ai: {kind: ai-model-providers, names: [Exempla AI], force: may}\n  hosting:"),
        "The section “Who receives personal data” now also names Exempla AI.",
        "Bagian “Penerima Data Pribadi” kini juga mencantumkan Exempla AI.",
        "“Kişisel Verilerin Aktarılması” bölümüne Exempla AI eklenmiştir.",
    ),
    (
        ("[Kumo, Awan]", "[Kumo]"),
        "The section “Who receives personal data” no longer names Awan.",
        "Bagian “Penerima Data Pribadi” tidak lagi mencantumkan Awan.",
        "“Kişisel Verilerin Aktarılması” bölümünde Awan artık belirtilmemektedir.",
    ),
    (
        (", erasure", ""),
        "The section “Your rights” no longer names the right to request the deletion of your personal data.",
        "Bagian “Hak Anda” tidak lagi mencantumkan hak untuk meminta penghapusan data pribadi Anda.",
        "“Haklarınız” bölümünde kişisel verilerinizin silinmesini isteme hakkı artık belirtilmemektedir.",
    ),
    (
        (", access-control", ""),
        "The section “Security” no longer names access controls.",
        "Bagian “Keamanan Data Pribadi” tidak lagi mencantumkan kontrol akses.",
        "“Veri Güvenliği” bölümünde erişim kontrolleri artık belirtilmemektedir.",
    ),
    (
        ("minimum-age: 16", "minimum-age: 18"),
        "The minimum age has changed from 16 to 18.",
        "Usia minimum berubah dari 16 (enam belas) tahun menjadi 18 (delapan belas) tahun.",
        "Asgari yaş 16 (on altı) iken 18 (on sekiz) olarak değiştirilmiştir.",
    ),
    (
        ("sold: no", "sold: yes"),
        "We now sell personal data.",
        "Kami kini menjual data pribadi.",
        "Kişisel verileriniz artık satılmaktadır.",
    ),
    (
        ("privacy@", "dpo@"),
        "The section “Contact” has changed.",
        "Bagian “Hubungi Kami” telah diubah.",
        "“İletişim” bölümü değişmiştir.",
    ),
    (
        ("sale: {sold: no}\n", ""),
        "The section “Sale of data and advertising” has been removed.",
        "Bagian “Penjualan Data dan Periklanan” telah dihapus.",
        "“Veri Satışı ve Reklam” bölümü metinden çıkarılmıştır.",
    ),
]


@pytest.mark.parametrize(("edit", "en", "id_", "tr"), CASES, ids=[case[1] for case in CASES])
def test_one_change_in_three_languages(tree: Tree, edit: tuple[str, str], en: str, id_: str, tr: str) -> None:
    """Said as each language says it."""
    assert step(tree, POLICY, with_(edit)).summaries == {"en": (en,), "id": (id_,), "tr": (tr,)}


def test_a_country_that_is_only_possible_is_named(tree: Tree) -> None:
    """Only a transfer that is said to take place is claimed."""
    base = POLICY + "transfers:\n  abroad: {outside: [TR], to: [SG], force: does}\n"
    new = base.replace("to: [SG]", "to: [SG, NL]")
    assert step(tree, base, new).summaries["en"] == ("Personal data is now also transferred to the Netherlands.",)
    base, new = (text.replace(", force: does", "") for text in (base, new))
    (said,) = step(tree, base, new).summaries["en"]
    assert "now also names the Netherlands" in said


def test_data_of_a_limited_category_is_named(tree: Tree) -> None:
    """Another item's limit is not its own."""
    limited = with_(("{items: [name, email-address]}", "{force: may, items: [name, email-address]}"))
    (said,) = step(tree, limited, with_(("[name,", "[phone-number, name,"), policy=limited)).summaries["en"]
    assert said == "The section “Personal data we process” now also names telephone number."
    other = with_(("[name,", "[{item: name, if-provided: yes},"))
    (said,) = step(tree, other, with_(("items: [", "items: [phone-number, "), policy=other)).summaries["en"]
    assert said.startswith("We now also process")


def test_a_new_section_is_named_once(tree: Tree) -> None:
    """Not also by what it names."""
    new = POLICY + "cookies: {used: does, uses: [analytics]}\nlinks: {present: yes}\n"
    assert step(tree, POLICY, new).summaries["en"] == ("The sections “Cookies” and “Links to other websites” have been added.",)


def test_a_new_title(tree: Tree) -> None:
    """The title stands before all sections."""
    new = POLICY + "title: {en: How we use data, id: Data, tr: Veriler}\n"
    assert step(tree, POLICY, new).summaries["en"] == ("The title has changed.",)


def test_what_cannot_be_said_is_summed_up_beside_what_can(tree: Tree) -> None:
    """A sentence on a section's period does not hide that something else changed in it."""
    new = with_(("{at-most: 2 years}", "{at-most: 1 year}, after: account-closure"))
    said = step(tree, POLICY, new).summaries["en"]
    assert len(said) == 2 and said[1] == "The section “How long we keep personal data” has changed."


def test_terms_of_the_old_policy_that_are_gone_are_still_named(tree: Tree) -> None:
    """A company's own word for a measure went with the measure."""
    old = with_(("[encryption,", "[own-thing, encryption,"))
    old += "terms: {measures: {own-thing: {en: a watchdog, id: anjing penjaga, tr: bekçi köpeği}}}\n"
    assert step(tree, old, POLICY).summaries["id"] == ("Bagian “Keamanan Data Pribadi” tidak lagi mencantumkan anjing penjaga.",)


def test_what_only_has_another_id_is_neither_new_nor_gone(tree: Tree) -> None:
    """Where no text shows it there is nothing to say; else what is new in it."""
    proposal = step(tree, POLICY, with_(("  hosting:", "  cloud:")))
    assert (proposal.class_, proposal.rules, proposal.summaries["en"]) == ("minor", ("unseen",), ())
    new = with_(
        ("  hosting: {kind: hosting-providers, names: [Kumo, Awan]", "  cloud: {kind: cloud-providers, names: [Kumo, Nube]")
    )
    said = step(tree, POLICY, new).summaries["en"]
    assert said == (
        "We now also share personal data with Nube.",
        "The section “Who receives personal data” no longer names Awan.",
    )


def test_a_right_that_another_list_still_has_is_not_gone(tree: Tree) -> None:
    """The section has changed, no more."""
    both = with_(
        ("  - list: [access, erasure]", "  - list: [access, erasure]\n  - {regime: gdpr, places: [eu], list: [access, erasure]}")
    )
    gone = both.replace("list: [access, erasure]}", "list: [access]}")
    assert step(tree, both, gone).summaries["en"] == ("The section “Your rights” has changed.",)


def _frozen(name: str) -> Edition:
    folder = ROOT / "policies" / name / "text"
    texts = {code: (folder / f"{code}.md").read_text(encoding="utf-8") for code in ("en", "id", "tr")}
    return Edition(json.loads((folder / "trace.json").read_text(encoding="utf-8")), texts)


@pytest.mark.parametrize(("old", "new"), [("asisten-ai", "contoh"), ("contoh", "vlint"), ("asistone", "aspire")])
def test_no_more_sentences_than_people_read(old: str, new: str) -> None:
    """Even between two policies that have nothing in common; every difference has a cause, every cause a rule."""
    policies = [load(ROOT / "policies" / name, ROOT).policy for name in (old, new)]
    was, now = _frozen(old), _frozen(new)
    proposal = propose(was, now, words(), policies[1], was=policies[0])
    assert proposal.class_ == "material"
    for said in proposal.summaries.values():
        assert 0 < len(said) <= MOST and len(set(said)) == len(said)
        assert all(sentence[0] in "“" or sentence[0].isupper() for sentence in said) and all(s.endswith(".") for s in said)
    assert propose(now, now, words(), policies[1]).class_ is None


def test_the_decision_names_its_rule(tree: Tree) -> None:
    """People see which rule decided, and why."""
    found = decided(step(tree, POLICY, with_(("2 years", "3 years"))), "retention.logs.period")
    assert found.rule.id == "kept-longer" and "longer" in found.directions and found.rule.why.endswith("told.")
