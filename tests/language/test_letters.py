"""Capitals, titles and alphabetical order, by table."""

import pytest

from klausa.language.letters import lower, sentence_case, sort_key, title, upper


@pytest.mark.parametrize(
    ("text", "language", "capitals"),
    [
        ("kişisel verilerin işlenmesi", "tr", "KİŞİSEL VERİLERİN İŞLENMESİ"),
        ("ışık ve ilke", "tr", "IŞIK VE İLKE"),
        ("kişisel", "tr-TR", "KİŞİSEL"),
        ("ilgili kişi", "az", "İLGİLİ KİŞİ"),
        ("ığdır ve iğdır", "tr", "IĞDIR VE İĞDIR"),
        ("çerez, öğe, şube, ürün, ağ", "tr", "ÇEREZ, ÖĞE, ŞUBE, ÜRÜN, AĞ"),
        ("hâlinde, resmî, sükûn", "tr", "HÂLİNDE, RESMÎ, SÜKÛN"),
        ("kvkk’nin 5’inci maddesi", "tr", "KVKK’NİN 5’İNCİ MADDESİ"),
        ("kebijakan privasi", "id", "KEBIJAKAN PRIVASI"),
        ("\ue000i\ue001", "tr", "\ue000İ\ue001"),
    ],
)
def test_upper_and_back(text: str, language: str, capitals: str) -> None:
    assert upper(text, language) == capitals
    assert lower(capitals, language) == text


@pytest.mark.parametrize(
    ("text", "language", "small"), [("IŞIK", "tr", "ışık"), ("I\u0307lke", "tr", "ilke"), ("IT", "en", "it")]
)
def test_lower(text: str, language: str, small: str) -> None:
    assert lower(text, language) == small


@pytest.mark.parametrize(
    ("text", "language", "result"),
    [
        ("data pribadi yang kami proses", "id", "Data Pribadi yang Kami Proses"),
        ("transfer ke luar wilayah Indonesia", "id", "Transfer ke Luar Wilayah Indonesia"),
        ("cookie dan teknologi serupa", "id", "Cookie dan Teknologi Serupa"),
        ("undang-undang nomor 27", "id", "Undang-Undang Nomor 27"),
        ("(hak-hak) Anda", "id", "(Hak-Hak) Anda"),
        ("kepada siapa", "id", "Kepada Siapa"),
        ("toplama yöntemi ve hukuki sebep", "tr", "Toplama Yöntemi ve Hukuki Sebep"),
        ("değişiklikler ve yürürlük", "tr", "Değişiklikler ve Yürürlük"),
        ("işlenen kişisel veriler", "tr", "İşlenen Kişisel Veriler"),
        ("ıslak imza için e-posta", "tr", "Islak İmza için E-posta"),
        ("KVKK ile GDPR", "tr", "KVKK ile GDPR"),
        ("yurt dışına aktarım ya da paylaşım", "tr", "Yurt Dışına Aktarım ya da Paylaşım"),
        ("çocukların verileri de işlenir mi?", "tr", "Çocukların Verileri de İşlenir mi?"),
        ("ılımlı ifadeler", "tr", "Ilımlı İfadeler"),
        ("pejabat atau petugas pelindungan data pribadi", "id", "Pejabat atau Petugas Pelindungan Data Pribadi"),
        ("pengungkapan dalam hal tertentu", "id", "Pengungkapan dalam Hal Tertentu"),
        ("fitur pemasaran bagi pengguna kami", "id", "Fitur Pemasaran bagi Pengguna Kami"),
        ("changes to this policy", "en", "Changes to This Policy"),
        ("the rights you can rely on", "en", "The Rights You Can Rely On"),
        ("1. of cookies and similar technologies", "en", "1. Of Cookies and Similar Technologies"),
        ("your data: the basics", "en", "Your Data: The Basics"),
        ("data on your iPhone or eBay", "en", "Data on Your iPhone or eBay"),
        ("write to privacy@example.com", "en", "Write to privacy@example.com"),
        ("\ue000the\ue001 **data** of “you”", "en", "\ue000The\ue001 **Data** of “You”"),
        ("  two  spaces ", "en", "  Two  Spaces "),
        ("", "en", ""),
    ],
)
def test_title(text: str, language: str, result: str) -> None:
    assert title(text, language) == result


@pytest.mark.parametrize(
    ("text", "language", "result"),
    [
        ("işlenir", "tr", "İşlenir"),
        ("ışık", "tr", "Işık"),
        ("işlenir", "en", "Işlenir"),
        ("data pribadi Anda", "id", "Data pribadi Anda"),
        ("\ue000\uf8ffilgili kişi", "tr", "\ue000\uf8ffİlgili kişi"),
        ("**iade** süreci", "tr", "**İade** süreci"),
        ("“iade” süreci", "tr", "“İade” süreci"),
        ("*\ue000(\ue001we", "en", "*\ue000(\ue001We"),
        ("[link](url)", "en", "[Link](url)"),
        ("30 days", "en", "30 days"),
        ("`code` first", "en", "`code` first"),
        ("<b>bold</b>", "en", "<b>bold</b>"),
        ("iOS uygulaması", "tr", "iOS uygulaması"),
        ("info@example.com adresi", "tr", "info@example.com adresi"),
        ("https://example.com is", "en", "https://example.com is"),
        ("KVKK uyarınca", "tr", "KVKK uyarınca"),
        ("\ue000**", "en", "\ue000**"),
        ("", "tr", ""),
    ],
)
def test_sentence_case(text: str, language: str, result: str) -> None:
    assert sentence_case(text, language) == result


def test_turkish_alphabet() -> None:
    alphabet = list("abcçdefgğhıijklmnoöprsştuüvyz")
    backwards = alphabet[::-1]
    assert sorted(backwards, key=lambda text: sort_key(text, "tr")) == alphabet


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("tr", ["Cam", "cuma", "Çerez", "Dijital", "Gizlilik", "Ğ", "Hal", "hâlâ", "Irak", "ırmak", "İade", "ilgi"]),
        ("tr", ["oy", "öz", "sır", "şirket", "uz", "ün"]),
        ("tr", ["10 gün", "ad", "ad soyad", "adres"]),
        ("tr", ["e-posta", "ebeveyn", "eğitim", "ehliyet"]),
        ("tr", ["ıhlamur", "IP", "ışık", "içerik", "İngiltere", "iş"]),
        ("tr", ["parola", "QR kod", "rıza", "sözleşme", "şikâyet", "telefon", "URL", "ürün", "veri", "web", "yaş"]),
        ("tr", ["\ue000ad\ue001", "\ue000adres\ue001", "\ue000çerez\ue001"]),
        ("id", ["alamat", "Data", "email", "Nama"]),
        ("en", ["Address", "data", "Name"]),
    ],
)
def test_order(language: str, order: list[str]) -> None:
    backwards = order[::-1]
    assert sorted(backwards, key=lambda text: sort_key(text, language)) == order
