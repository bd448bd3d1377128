"""Turkish suffixes on names, abbreviations and numbers, by table."""

import re
from pathlib import Path

import pytest
from babel import Locale

from klausa.language.catalogs import read_catalogs
from klausa.language.harmony import low
from klausa.language.turkish import Case, spoken, suffix, takes_suffix
from klausa.language.turkish_readings import ACRONYMS, BRANDS, ENGLISH, FRONTED, PLACES
from klausa.where import shipped

ROOT = Path(__file__).parent.parent.parent
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
    ("Sony", "dative", "ye"), ("Mac", "locative", "te"), ("McDonald’s", "locative", "ta"), ("Nestlé", "genitive", "nin"),
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


# name: genitive, dative, locative
TECHNOLOGY = {
    # the final e of English is silent
    "Snowflake": "in e te", "Cohere": "in e de", "Brave": "in e de", "Braze": "in e de", "Hugging Face": "in e te",
    "Google Workspace": "in e te", "Squarespace": "in e te", "Craftgate": "in e te", "Replicate": "in e te", "Make": "in e te",
    "WooCommerce": "in e te", "PlanetScale": "in e de", "Office": "in e te", "VMware": "in e de", "Coinbase": "in e te",
    "Linode": "un a da", "Pinecone": "un a da", "App Store": "un a da", "iPhone": "un a da", "Claude Code": "un a da",
    "Salesforce": "un a ta", "Deloitte": "un a ta", "Sendinblue": "nun ya da", "Google Drive": "ın a da", "OneDrive": "ın a da",
    "Line": "ın a da", "LINE": "ın a da", "FaceTime": "ın a da", "MailerLite": "ın a ta", "Nike": "ın a ta", "iMessage": "ın a da",
    "Airtable": "ın a da", "Bubble": "ın a da", "Kindle": "ın a da", "Accenture": "ın a da", "Vision": "ın a da",
    "Boutique": "in e te", "Edge": "in e de", "Adobe": "nin ye de", "Apache": "nin ye de", "Skype": "ın a ta",
    # English ay, ea, igh, ign, er and short a
    "Google Play": "in e de", "Apple Pay": "in e de", "GoPay": "in e de", "Railway": "in e de", "Workday": "in e de",
    "Microsoft Teams": "in e te", "Namecheap": "in e te", "Threads": "in e te", "Elasticsearch": "ün e te", "Insight": "ın a ta",
    "DocuSign": "ın a da", "Messenger": "ın a da", "Insider": "ın a da", "Docker": "ın a da", "Vultr": "ın a da", "Uber": "in e de",
    "Google Ads": "in e te", "Google Maps": "in e te", "WeChat": "in e te", "iPad": "in e de", "Mailgun": "ın a da",
    "Word": "ün e de", "Clerk": "ün e te", "Starbucks": "ın a ta", "Wi-Fi": "ın a da", "Confluence": "ın a ta",
    # as spelt
    "Anthropic": "in e te", "Midtrans": "ın a ta", "Xendit": "in e te", "Getir": "in e de", "Tokopedia": "nın ya da",
    "Mixpanel": "in e de", "Sentry": "nin ye de", "Vercel": "in e de", "Twilio": "nun ya da", "Zendesk": "in e te",
    "Intercom": "un a da", "Brevo": "nun ya da", "SendGrid": "in e de", "Hotjar": "ın a da", "Segment": "in e te",
    "Datadog": "un a da", "Elastic": "in e te", "Redis": "in e te", "MongoDB": "nin ye de", "Atlassian": "ın a da",
    "Jira": "nın ya da", "Figma": "nın ya da", "Canva": "nın ya da", "Telegram": "ın a da", "Signal": "ın a da",
    "TikTok": "un a ta", "Discord": "un a da", "Microsoft Clarity": "nin ye de", "Copilot": "un a ta", "Bluetooth": "un a ta",
    # French and German
    "Renault": "nun ya da", "Peugeot": "nun ya da", "Bordeaux": "nun ya da", "Liechtenstein": "ın a da", "Citroën": "in e de",
    # figures, dots and signs in the name
    "GPT-4": "ün e te", "GPT-4o": "nun ya da", "Web3": "ün e te", "Studio54": "ün e te", "H2O": "nun ya da", "n8n": "in e de",
    "3M": "in e de", "G2": "nin ye de", "A101": "in e de", "Auth0": "nun ya da", "Fly.io": "nun ya da", "twitch.tv": "nin ye de",
    "sahibinden.com": "un a da", "Disney+": "ın a ta", "C#": "ın a ta", "18+": "nın ya da", "SOC 2 Type I": "in e de",
    "Tier III": "ün e te", "Henry IV": "ün e te", "ISO/IEC 27001": "in e de", "Hugging Face Inc.": "in e te", "Örnek Ltd.": "in e de",
    # Turkish companies
    "Netgsm": "nin ye de", "Yapı Kredi": "nin ye de", "D&R": "ın a da", "CarrefourSA": "nın ya da", "Garanti BBVA": "nın ya da",
    "Sürat": "in e te", "İştirak": "in e te", "Örnek Medikal": "in e de", "Örnek Global": "in e de", "Örnek Holding": "in e de",
}  # fmt: skip

ABBREVIATIONS = {
    # letter by letter
    "TCMB": "nin ye de", "BDDK": "nın ya da", "PTT": "nin ye de", "EPDK": "nın ya da", "TMSF": "nin ye de", "SGK": "nın ya da",
    "İETT": "nin ye de", "OECD": "nin ye de", "HIPAA": "nın ya da", "IP": "nin ye de", "PDF": "nin ye de", "URL": "nin ye de",
    "ID": "nin ye de", "AWS": "nin ye de", "GCP": "nin ye de", "SCC": "nin ye de", "OJK": "nın ya da", "LLM": "nin ye de",
    "KDV": "nin ye de", "TL": "nin ye de", "B.V.": "nin ye de", "5G": "nin ye de", "QR": "nin ye de", "OVO": "nun ya da",
    # as words
    "USOM": "un a da", "IBAN": "ın a da", "UYAP": "ın a ta", "AFAD": "ın a da", "ASEAN": "ın a da", "BIST": "in e te",
    "BİST": "in e te", "SWIFT": "in e te", "POS": "un a ta", "PIN": "in e de", "SIM": "in e de", "NIST": "in e te", "CNIL": "in e de",
    "TEB": "in e de", "ŞOK": "un a ta", "MİT": "in e te", "TUSAŞ": "ın a ta", "TOFAŞ": "ın a ta", "ASELSAN": "ın a da",
    "TOGG": "un a da", "Togg": "un a da", "TROY": "un a da", "ASUS": "un a ta", "reCAPTCHA": "nın ya da", "GEMINI": "nin ye de",
    "DENİZ YATIRIM": "ın a da", "KOSGEB": "in e de",
    # with English letter names
    "AI": "ın a da", "Asistone AI": "ın a da", "xAI": "ın a da", "Character.AI": "ın a da", "macOS": "in e te", "SaaS": "ın a ta",
    "H&M": "in e de", "ING": "nin ye de",
}  # fmt: skip


@pytest.mark.parametrize(("name", "endings"), [*TECHNOLOGY.items(), *ABBREVIATIONS.items()], ids=[*TECHNOLOGY, *ABBREVIATIONS])
def test_genitive_dative_locative(name: str, endings: str) -> None:
    cases: tuple[Case, ...] = ("genitive", "dative", "locative")
    assert [suffix(name, case) for case in cases] == [f"{name}’{ending}" for ending in endings.split()]


NUMBERS = {
    "2000": "de", "2001": "de", "2010": "da", "2016": "da", "2019": "da", "2020": "de", "2023": "te", "2024": "te", "2030": "da",
    "2040": "ta", "1453": "te", "100": "de", "1.000": "de", "1.000.000": "da", "1.500,00": "de", "1.500,50": "de", "%100": "de",
    "%2,5": "te", "%0": "da", "14.00": "te", "09.00": "da", "23.59": "da", "17.07.2026": "da", "24/7": "de", "5/2-ç": "de",
}  # fmt: skip


@pytest.mark.parametrize(("figures", "ending"), NUMBERS.items())
def test_years_amounts_shares_times_and_dates(figures: str, ending: str) -> None:
    assert suffix(figures, "locative") == f"{figures}’{ending}"


@pytest.mark.parametrize(
    "locative",
    [
        "Amerika Birleşik Devletleri’nde",
        "Birleşik Arap Emirlikleri’nde",
        "Orta Afrika Cumhuriyeti’nde",
        "Cayman Adaları’nda",
        "Man Adası’nda",
        "Karayip Hollandası’nda",
        "Fransız Guyanası’nda",
        "Ekvator Ginesi’nde",
        "Papua Yeni Gine’de",
        "Filistin Bölgeleri’nde",
        "Fransız Güney Toprakları’nda",
        "Avrupa Birliği’nde",
        "Avrupa Ekonomik Alanı’nda",
        "New York Eyaleti’nde",
        "Asya-Pasifik bölgesinde",
        "Güneydoğu Asya Uluslar Birliği’nde (ASEAN)",
        "Myanmar’da (Burma)",
        "Orta Doğu’da",
        "Birleşik Krallık’ta",
        "İngiltere ve Galler’de",
        "Kaliforniya’da",
        "Delaware’de",
        "Çin Hong Kong ÖİB’de",
        "Maldivler’de",
        "Lüksemburg’da",
        "Senegal’de",
        "Nepal’de",
        "Côte d’Ivoire’da",
        "Guadeloupe’ta",
        "Kongo - Kinşasa’da",
    ],
)
def test_places(locative: str) -> None:
    """Countries and regions as CLDR and the vocabulary name them: what follows "in" in Klausa's texts."""
    bare = re.sub(r"’n?d[ae]|’ta|(?<=bölgesi)nde", "", locative)
    assert suffix(bare, "locative") == locative


def test_every_country_takes_a_suffix() -> None:
    names = [name for code, name in Locale.parse("tr").territories.items() if re.fullmatch("[A-Z]{2}", code)]
    assert len(names) > 250
    assert all(re.search(r"’n?[dt][ae]( \(|$)", suffix(name, "locative")) for name in names)


def test_possessives_are_known_by_their_last_word_after_another_word() -> None:
    assert suffix("Kişisel Verileri Koruma Kurulu", "dative") == "Kişisel Verileri Koruma Kurulu’na"
    assert suffix("Sadakat Birliği", "ablative") == "Sadakat Birliği’nden"
    assert suffix("Örnek Bilişim Hizmetleri", "locative") == "Örnek Bilişim Hizmetleri’nde"
    assert suffix("İletimerkezi", "locative") == "İletimerkezi’nde"
    assert suffix("Merkezi", "locative") == "Merkezi’de"
    assert suffix("Örnek Galeri", "locative") == "Örnek Galeri’de"
    assert suffix("PT Solusi Teknologi Informasi", "dative") == "PT Solusi Teknologi Informasi’ye"


def test_a_common_noun_takes_no_apostrophe_but_a_brand_in_small_letters_does() -> None:
    assert suffix("Örnek grubu", "genitive") == "Örnek grubunun"
    assert suffix("Örnek topluluğu", "ablative") == "Örnek topluluğundan"
    assert suffix("iyzico", "dative") == "iyzico’ya"


def test_an_explanation_in_brackets_follows_the_suffix() -> None:
    assert suffix("Örnek (Türkiye)", "dative") == "Örnek’e (Türkiye)"
    assert suffix("**Örnek (Türkiye)**", "dative") == "**Örnek’e (Türkiye)**"


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
        "Örnek Anonim Şirketi (“Örnek”)",
        "Örnek A.Ş. (Şirket) (“Örnek”)",
        "100 ₺",
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
        ("Google Ads", "eds"),
        ("AİHM", "aiheme"),
        ("2026", "altı"),
        ("TÜBİTAK", "tübitak"),
    ],
)
def test_spoken(name: str, said: str) -> None:
    assert spoken(name) == said


@pytest.mark.parametrize(("name", "said"), [*BRANDS.items(), *ENGLISH.items(), *PLACES.items(), *FRONTED.items()])
def test_readings_are_turkish_and_found_in_any_case(name: str, said: str) -> None:
    assert set(said) <= set("abcçdefgğhıijklmnoöprsştuüvyz")
    assert spoken(name) == spoken(name.upper()) == spoken(f"Örnek {name}") == said


@pytest.mark.parametrize("name", ACRONYMS)
def test_acronyms_are_read_as_words(name: str) -> None:
    assert len(spoken(name)) == len(name)


_APOSTROPHES = re.compile(r"(\S+ )?([\w./%-]+)’([a-zçğıöşü]+)")


def _written() -> list[tuple[str, str]]:
    """Every name with a suffix that the catalogs and the finished Turkish texts hold, with the word before it."""
    catalog = read_catalogs("tr", [shipped("locales")]).texts.values()
    texts = [words for forms in catalog for words in forms]
    texts += [file.read_text("utf-8") for file in sorted(ROOT.glob("policies/*/text/tr.md"))]
    return sorted({((before or "") + name, ending) for text in texts for before, name, ending in _APOSTROPHES.findall(text)})


def test_suffixes_written_by_hand_agree_with_the_rules() -> None:
    """Catalogs and policies write most suffixes themselves."""
    written = _written()
    assert len(written) > 10
    wrong = []
    for name, ending in written:
        allowed = [suffix(name, case).rpartition("’")[2] for case in CASES] + ["l" + low(spoken(name)) + "r"]
        if not any(re.fullmatch(rf"{form}(?:ki\w*)?|{form}(?<=l[ae]r)\w*", ending) for form in allowed):
            wrong.append(f"{name}’{ending}")
    assert wrong == []
