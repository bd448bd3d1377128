"""Turkish suffixes on names, abbreviations and numbers, by table."""

import pytest

from klausa.language.turkish import Case, spoken, suffix, takes_suffix
from klausa.language.turkish_readings import ACRONYMS, BRANDS, FRONTED

CASES: tuple[Case, ...] = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")

# name: genitive, dative, accusative, locative, ablative, instrumental
FULL = {
    # words that policies define
    "Şirket": "in e i te ten le",
    "Kanun": "un a u da dan la",
    "Kurul": "un a u da dan la",
    "Kurum": "un a u da dan la",
    "Politika": "nın ya yı da dan yla",
    "Örnek": "in e i te ten le",
    "Hizmet": "in e i te ten le",
    "Site": "nin ye yi de den yle",
    "Yönetmelik": "in e i te ten le",
    "Tüzük": "ün e ü te ten le",
    "Sözleşme": "nin ye yi de den yle",
    "Kullanıcı": "nın ya yı da dan yla",
    "Platform": "un a u da dan la",
    "Üye": "nin ye yi de den yle",
    "Türkiye": "nin ye yi de den yle",
    "Seyahat": "in e i te ten le",
    "Ziraat": "in e i te ten le",
    # abbreviations, letter by letter
    "KVKK": "nın ya yı da dan yla",
    "GDPR": "nin ye yi de den yle",
    "İYS": "nin ye yi de den yle",
    "AB": "nin ye yi de den yle",
    "ABD": "nin ye yi de den yle",
    "BTK": "nın ya yı da dan yla",
    "API": "nin ye yi de den yle",
    "ICO": "nun ya yu da dan yla",
    "A.Ş.": "nin ye yi de den yle",
    # abbreviations read as words
    "VERBİS": "in e i te ten le",
    "KEP": "in e i te ten le",
    "TÜBİTAK": "ın a ı ta tan la",
    # brands
    "Google": "ın a ı da dan la",
    "Meta": "nın ya yı da dan yla",
    "Microsoft": "un a u ta tan la",
    "Facebook": "un a u ta tan la",
    "Amazon": "un a u da dan la",
    "Apple": "ın a ı da dan la",
    "Stripe": "ın a ı ta tan la",
    "Cloudflare": "in e i de den le",
    "PayPal": "ın a ı da dan la",
    "Hetzner": "in e i de den le",
    "OpenAI": "ın a ı da dan la",
    "WhatsApp": "ın a ı ta tan la",
    "Instagram": "ın a ı da dan la",
    "Shopify": "ın a ı da dan la",
    "Netflix": "in e i te ten le",
    "iyzico": "nun ya yu da dan yla",
    "Klausa": "nın ya yı da dan yla",
    # numbers
    "2026": "nın ya yı da dan yla",
    "2025": "in e i te ten le",
    "100": "ün e ü de den le",
    "2000": "in e i de den le",
}

SINGLE: list[tuple[str, Case, str]] = [
    ("0", "locative", "da"), ("1", "locative", "de"), ("2", "locative", "de"), ("3", "locative", "te"), ("4", "locative", "te"),
    ("5", "locative", "te"), ("6", "locative", "da"), ("7", "locative", "de"), ("8", "locative", "de"), ("9", "locative", "da"),
    ("10", "locative", "da"),
    ("20", "locative", "de"), ("30", "locative", "da"), ("40", "locative", "ta"), ("50", "locative", "de"),
    ("60", "locative", "ta"), ("70", "locative", "te"), ("80", "locative", "de"), ("90", "locative", "da"),
    ("2024", "locative", "te"), ("1999", "locative", "da"), ("1.500", "locative", "de"), ("1.000.000", "locative", "da"),
    ("%20", "genitive", "nin"), ("14.30", "locative", "da"), ("10.000", "dative", "e"), ("Windows 11", "dative", "e"),
    ("Office 365", "locative", "te"), ("G20", "genitive", "nin"),
    ("YouTube", "locative", "da"), ("LinkedIn", "genitive", "in"), ("Twitter", "genitive", "ın"), ("X", "locative", "te"),
    ("TikTok", "locative", "ta"), ("Snapchat", "locative", "te"), ("Spotify", "genitive", "ın"), ("Slack", "dative", "e"),
    ("Zoom", "genitive", "un"), ("GitHub", "dative", "a"), ("GitLab", "dative", "a"), ("Dropbox", "locative", "ta"),
    ("Oracle", "genitive", "ın"), ("Adobe", "dative", "ye"), ("Firebase", "locative", "te"), ("Chrome", "dative", "a"),
    ("Firefox", "genitive", "un"), ("Safari", "genitive", "nin"), ("Android", "locative", "de"), ("iOS", "locative", "te"),
    ("Airbnb", "genitive", "nin"), ("Vodafone", "genitive", "un"), ("Trendyol", "dative", "a"),
    ("Hepsiburada", "ablative", "dan"),
    ("Yemeksepeti", "locative", "nde"), ("Yemeksepeti", "genitive", "nin"), ("n11", "locative", "de"),
    ("PayTR", "genitive", "nin"),
    ("ChatGPT", "dative", "ye"), ("Booking.com", "genitive", "un"), ("Yahoo!", "genitive", "nun"), ("Etsy", "genitive", "nin"),
    ("Sony", "dative", "ye"), ("Mac", "locative", "ta"), ("McDonald’s", "locative", "ta"), ("Nestlé", "genitive", "nin"),
    ("eBay", "genitive", "in"), ("Disney", "genitive", "in"), ("Samsung", "genitive", "un"), ("Turkcell", "dative", "e"),
    ("Türk Telekom", "genitive", "un"), ("Google Analytics", "locative", "te"), ("Microsoft Azure", "dative", "a"),
    ("Amazon Web Services", "genitive", "in"), ("INSTAGRAM", "genitive", "ın"), ("TRENDYOL", "dative", "a"),
    ("MySQL", "dative", "e"),
    ("IBM", "genitive", "in"), ("BMW", "genitive", "nin"), ("AT&T", "genitive", "nin"), ("npm", "genitive", "nin"),
    ("MERSİS", "locative", "te"), ("ETBİS", "dative", "e"), ("NATO", "genitive", "nun"), ("TÜİK", "dative", "e"),
    ("RTÜK", "genitive", "ün"), ("UNESCO", "genitive", "nun"), ("EDPB", "dative", "ye"), ("SPK", "dative", "ya"),
    ("TBMM", "locative", "de"), ("TTK", "genitive", "nın"), ("SMS", "dative", "ye"), ("UU PDP", "genitive", "nin"),
    ("T.C.", "genitive", "nin"), ("Kontrol", "genitive", "ün"), ("İstanbul", "locative", "da"), ("Hâl", "dative", "e"),
    ("Katalog", "dative", "a"), ("e-posta", "genitive", "nın"), ("Müşteri", "accusative", "yi"), ("Rus", "locative", "ta"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "case", "ending"),
    [(name, case, end) for name, ends in FULL.items() for case, end in zip(CASES, ends.split(), strict=True)],
)
def test_all_cases(name: str, case: Case, ending: str) -> None:
    assert suffix(name, case) == f"{name}’{ending}"


@pytest.mark.parametrize(("name", "case", "ending"), SINGLE)
def test_suffix(name: str, case: Case, ending: str) -> None:
    assert suffix(name, case) == f"{name}’{ending}"


@pytest.mark.parametrize(
    ("name", "endings"),
    [
        ("Kişisel Verileri Koruma Kurulu", "nun na nu nda ndan yla"),
        ("Kişisel Verileri Koruma Kurumu", "nun na nu nda ndan yla"),
        ("Türkiye Cumhuriyet Merkez Bankası", "nın na nı nda ndan yla"),
        ("Ticaret Bakanlığı", "nın na nı nda ndan yla"),
        ("Örnek Anonim Şirketi", "nin ne ni nde nden yle"),
        ("Avrupa Birliği", "nin ne ni nde nden yle"),
        ("Gelir İdaresi Müdürlüğü", "nün ne nü nde nden yle"),
    ],
)
def test_possessive(name: str, endings: str) -> None:
    assert [suffix(name, case, possessive=True) for case in CASES] == [f"{name}’{ending}" for ending in endings.split()]


@pytest.mark.parametrize(
    ("name", "case", "reading", "ending"),
    [
        ("OpenAI", "genitive", "openeyay", "ın"),
        ("Apple", "dative", "epıl", "a"),
        ("ACME", "locative", "akmi", "de"),
        ("SAP", "genitive", "sap", "ın"),
        ("KVKK", "genitive", "kaveke ke", "nin"),
        ("Reşat", "dative", "REŞAT", "a"),
        ("Яндекс", "locative", "yandeks", "te"),
        ("Contoh", "genitive", "İLK", "in"),
    ],
)
def test_a_reading_wins(name: str, case: Case, reading: str, ending: str) -> None:
    assert suffix(name, case, reading) == f"{name}’{ending}"


@pytest.mark.parametrize(
    ("name", "text"),
    [("\ue000Örnek\ue001", "\ue000Örnek\ue001’e"), ("**KVKK**", "**KVKK**’ya"), ("*\ue000Apple\ue001*", "*\ue000Apple\ue001*’a")],
)
def test_marks_stay_in_place(name: str, text: str) -> None:
    assert suffix(name, "dative") == text


@pytest.mark.parametrize(
    "name",
    [
        "“Örnek”",
        "Örnek (Şirket)",
        "info@ornek.com",
        "https://ornek.com",
        "www.ornek.com",
        "",
        "—",
        "\ue000“Örnek”\ue001",
        "[Örnek]",
    ],
)
def test_no_suffix_after_quotes_brackets_and_addresses(name: str) -> None:
    assert not takes_suffix(name)
    with pytest.raises(ValueError, match="recast"):
        suffix(name, "dative")


@pytest.mark.parametrize("name", ["Яндекс", "腾讯"])
def test_what_cannot_be_read_asks_for_a_reading(name: str) -> None:
    with pytest.raises(ValueError, match="give a reading"):
        suffix(name, "dative")


def test_a_reading_has_a_vowel() -> None:
    with pytest.raises(ValueError, match="no Turkish vowel"):
        suffix("Hmm", "dative", "hmm")


def test_a_possessive_ends_in_a_vowel() -> None:
    with pytest.raises(ValueError, match="possessive"):
        suffix("Kurul", "dative", possessive=True)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("GDPR", "gedepere"),
        ("KVKK", "kavekaka"),
        ("Google Ads", "ads"),
        ("AİHM", "aiheme"),
        ("2026", "altı"),
        ("TÜBİTAK", "tübitak"),
    ],
)
def test_spoken(name: str, said: str) -> None:
    assert spoken(name) == said


@pytest.mark.parametrize(("name", "said"), [*BRANDS.items(), *FRONTED.items()])
def test_readings_are_turkish_and_found_in_any_case(name: str, said: str) -> None:
    assert set(said) <= set("abcçdefgğhıijklmnoöprsştuüvyz")
    assert spoken(name) == spoken(name.upper()) == spoken(f"Örnek {name}") == said


@pytest.mark.parametrize("name", ACRONYMS)
def test_acronyms_are_read_as_words(name: str) -> None:
    assert len(spoken(name)) == len(name)
