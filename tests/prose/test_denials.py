"""Denials and "may" in three languages: what counts as one, and what only looks so.

`not-negations` and `not-permissions` of the habits are here too: words that another language says without a denial.
"""

from __future__ import annotations

import pytest

from klausa.language.habits import finder
from klausa.prose.names import NO_NAMES
from klausa.prose.reading import reading
from tests.prose.habits import LANGUAGES, habits

DENIALS = [
    ("en", "We do not sell personal data.", 1),
    ("en", "We cannot identify you.", 1),
    ("en", "We never sell data.", 1),
    ("en", "None of the data is sold.", 1),
    ("en", "Neither we nor our partners sell data.", 1),
    ("en", "Nobody reads the messages.", 1),
    ("en", "Nothing is stored.", 1),
    ("en", "Data is used without profiling.", 1),
    ("en", "We keep data unless you object.", 1),
    ("en", "All rights except this one.", 1),
    ("en", "We use a hash instead of your name.", 1),
    ("en", "The data is made inaccessible.", 1),
    ("en", "We don’t sell data.", 1),
    ("en", "There is no sale.", 1),
    ("en", "This concerns non-essential cookies.", 1),
    ("en", "We know nothing and do not ask.", 2),
    ("en", "No data leaves the country, and no copy is made.", 2),
    ("en", "Data is kept no longer than needed.", 1),
    ("en", "NO DATA IS SOLD.", 1),
    ("en", "Data is kept no longer than 90 days.", 0),
    ("en", "No later than 3 days after that.", 0),
    ("en", "At no less than 10 days’ notice, no more and no fewer than 20.", 1),
    ("en", "Not only the user may ask.", 0),
    ("en", "We honour Do Not Track signals.", 0),
    ("en", "Another notice is enough.", 0),
    ("en", "The notary knows the northern annotation.", 0),
    ("id", "Kami tidak menjual data pribadi.", 1),
    ("id", "Kami bukan penjual data.", 1),
    ("id", "Bukanlah kami yang memproses data.", 1),
    ("id", "Itu tidaklah benar.", 1),
    ("id", "Data diproses tanpa pemrofilan.", 1),
    ("id", "Anda belum berusia 18 tahun.", 1),
    ("id", "Jangan bagikan kata sandi Anda.", 1),
    ("id", "Hal itu tak terjadi.", 1),
    ("id", "Tiada data yang dijual.", 1),
    ("id", "Semua hak kecuali hak ini.", 1),
    ("id", "Kehilangan data diberitahukan.", 1),
    ("id", "Kuki nonesensial dapat dimatikan.", 1),
    ("id", "KAMI TIDAK MENJUAL DATA.", 1),
    ("id", "Data tidak dijual. Data juga tidak disewakan.", 2),
    ("id", "Kami tidak membagikan data, tetapi tidak menghapusnya.", 2),
    ("id", "Data tidak dijual dan tidak disewakan.", 1),
    ("id", "Data tidak dijual dan kami tidak menyewakannya.", 1),
    ("id", "Pengolahan yang tidak sah dilaporkan.", 0),
    ("id", "Data yang tidak lengkap atau tidak akurat diperbaiki.", 0),
    ("id", "Layanan ini tanpa biaya.", 0),
    ("id", "Salinan tidak dipungut biaya.", 0),
    ("id", "Salinan tidak dikenai biaya.", 0),
    ("id", "Mereka mengaksesnya tanpa izin.", 0),
    ("id", "Anak yang belum dewasa didampingi.", 0),
    ("id", "Orang yang tidak dapat memberi persetujuan.", 0),
    ("id", "Pertidaksamaan, ketidakbenaran dan bukannya.", 0),
    ("tr", "Kişisel verileriniz satılmamaktadır.", 1),
    ("tr", "Verileriniz satılmıyor.", 1),
    ("tr", "Bu veriler paylaşılmaz.", 1),
    ("tr", "Bu veriler paylaşılmazlar, silinmezse saklanır.", 2),
    ("tr", "Veriler aktarılmayacaktır.", 1),
    ("tr", "Veriler aktarılmayacağı için.", 1),
    ("tr", "Hizmet sunulamayabilir.", 1),
    ("tr", "Verilerin paylaşılmaması esastır.", 1),
    ("tr", "Verilerin silinmemesi hâlinde.", 1),
    ("tr", "Paylaşılmayan veriler silinir.", 1),
    ("tr", "Silinmemiş veriler saklanır.", 1),
    ("tr", "Paylaşılmadığı hâllerde silinir.", 1),
    ("tr", "Gerekmedikçe veri işlenmemektedir.", 2),
    ("tr", "Verilerinizi satmadık.", 1),
    ("tr", "Rıza alınmadan veri işlenir.", 1),
    ("tr", "Rıza alınmaksızın veri işlenir.", 1),
    ("tr", "Bu bir satış değildir.", 1),
    ("tr", "Böyle bir hak yoktur.", 1),
    ("tr", "Rıza yoksa veri işlenir.", 1),
    ("tr", "Bu haklar hariç tüm haklar geçerlidir.", 1),
    ("tr", "Yasal hâller dışında paylaşılır.", 1),
    ("tr", "Ad yerine bir kod kullanılır.", 1),
    ("tr", "Yükümlülüğün yerine getirilmesi amaçlanır.", 0),
    ("tr", "Talebin yerine ilişkin bilgi verilir.", 0),
    ("tr", "Verilerin işlenip işlenmediği öğrenilir.", 0),
    ("tr", "Veriler satılmamakta ve kiralanmamaktadır.", 1),
    ("tr", "Veriler yok edilir.", 0),
    ("tr", "Verilerin yok edilmesi talep edilir.", 0),
    ("tr", "Reşit olmayanlar için onay alınır.", 0),
    ("tr", "Kurulumdan önce bilgi verilir.", 0),
    ("tr", "Temmuz ayında madde tamamen yürürlüğe girer.", 0),
    ("tr", "Bu amaçla işleme yapılır.", 0),
    ("tr", "Verilerinizi paylaşmayız.", 1),
    ("tr", "Parolanızı paylaşmayın.", 1),
    ("tr", "Veriler satılmayıp saklanır.", 1),
    ("tr", "Rıza aranmayarak işlenir.", 1),
]


@pytest.mark.parametrize(("language", "text", "count"), DENIALS)
def test_how_often_a_sentence_denies(language: str, text: str, count: int) -> None:
    """What is read, not what is meant: languages are compared by it."""
    assert len(reading(text, language, habits(language), NO_NAMES).denials) == count


PERMISSIONS = [
    ("en", "We may share data.", True),
    ("en", "We might share data.", True),
    ("en", "You can object.", True),
    ("en", "We could share it.", True),
    ("en", "We cannot share it.", True),
    ("en", "Where possible, we do.", True),
    ("en", "We share data.", False),
    ("en", "We must share data.", False),
    ("en", "We will share data.", False),
    ("en", "You can be reached by post.", False),
    ("en", "You can reach us by email.", False),
    ("en", "You may object at any time.", False),
    ("en", "You agree that we may write to you.", False),
    ("en", "Maybe a canned dismay.", False),
    ("en", "On 1 May 2025 it changed.", False),
    ("id", "Kami dapat membagikan data.", True),
    ("id", "Kami bisa membagikannya.", True),
    ("id", "Anda boleh menolak.", True),
    ("id", "Data mungkin dibagikan.", True),
    ("id", "Kami tidak dapat membagikannya.", True),
    ("id", "Kami wajib membagikan data.", False),
    ("id", "Kami membagikan data.", False),
    ("id", "Data yang dapat diidentifikasi dihapus.", False),
    ("id", "Orang yang dapat dikenali.", False),
    ("id", "Format yang dapat dibaca mesin.", False),
    ("id", "Anda dapat menghubungi kami.", False),
    ("id", "Kami dapat dihubungi melalui email.", False),
    ("id", "Anda setuju bahwa kami dapat menulis.", False),
    ("id", "Kami menjaganya sebaik mungkin.", False),
    ("id", "Pendapatan terdapat di sini, kami mendapatkannya.", False),
    ("tr", "Verileriniz paylaşılabilir.", True),
    ("tr", "Verileriniz paylaşılabilecektir.", True),
    ("tr", "Verilerinizi silebilirsiniz.", True),
    ("tr", "İtiraz edebiliyor.", True),
    ("tr", "Gerekirse paylaşılabildiği hâller.", True),
    ("tr", "Hak kullanılabilmesi için başvurulur.", True),
    ("tr", "Hizmetler sunulamaz.", True),
    ("tr", "Hizmetler verilemez.", True),
    ("tr", "Hizmetler verilememektedir.", True),
    ("tr", "Hizmetler alınamamaktadır.", True),
    ("tr", "Hizmet sunulamayabilir.", True),
    ("tr", "Bu mümkündür.", True),
    ("tr", "Olası zararlar giderilir.", True),
    ("tr", "Verileriniz paylaşılmaktadır.", False),
    ("tr", "Verileriniz paylaşılmalıdır.", False),
    ("tr", "Kimliği belirli veya belirlenebilir kişi.", False),
    ("tr", "Veriler paylaşılamayacaktır.", True),
    ("tr", "Özellik kullanılabilmektedir.", True),
    ("tr", "Başvurulabilen merci.", True),
    ("tr", "Uygulanabilir hukuk ve okunabilir biçim.", False),
    ("tr", "Tarafımıza ulaşabilirsiniz, ekibe ulaşılabilir.", False),
    ("tr", "Veri taşınabilirliği ve hesap verebilirlik.", False),
    ("tr", "Doğabilecek zarar giderilir.", False),
    ("tr", "Kişi bilir, bilgi verilir.", False),
]


MINIMUMS = [
    ("en", "at least 30 days before the changes", True),
    ("en", "people aged 16 or over, 18 or older", True),
    ("en", "no fewer than two people, not earlier than May", True),
    ("en", "a minimum of two years", True),
    ("en", "at most 30 days, no later than May", False),
    ("en", "at least once every 12 months", False),
    ("en", "the minimum age", False),
    ("id", "paling singkat 30 hari, paling rendah 16 tahun, sekurang-kurangnya dua orang, setidaknya satu", True),
    ("id", "berusia 16 tahun atau lebih", True),
    ("id", "paling lambat 30 hari sebelum perubahan berlaku", True),
    ("id", "paling lambat 30 hari sejak permohonan", False),
    ("id", "paling lama 30 hari", False),
    ("id", "satu atau lebih dasar; setara atau lebih tinggi; hak akses minimum", False),
    ("tr", "en az 30 gün önce, 16 yaşını doldurmuş kişiler, 18 yaş ve üzerindeki kişiler, asgari iki yıl", True),
    ("tr", "en fazla 30 gün, en geç 1 Mayıs", False),
    ("tr", "en az yetki ilkesi, asgari yaş", False),
]


@pytest.mark.parametrize(("language", "text", "bounded"), MINIMUMS)
def test_whether_a_sentence_sets_a_lower_bound(language: str, text: str, bounded: bool) -> None:
    """ "At least" and its kin; "at most" is none, so the one typed for the other is seen."""
    assert bool(reading(text, language, habits(language), NO_NAMES).minimums) is bounded


@pytest.mark.parametrize(("language", "text", "permits"), PERMISSIONS)
def test_whether_a_sentence_says_may_or_can(language: str, text: str, permits: bool) -> None:
    """Or their denial; an invitation and a fixed expression are neither."""
    assert bool(reading(text, language, habits(language), NO_NAMES).permissions) is permits


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_is_idle(language: str) -> None:
    """Each pattern of the habits matches in some sentence of the tables."""
    own = habits(language)
    texts = [text for code, text, *_ in [*DENIALS, *PERMISSIONS, *MINIMUMS] if code == language]
    patterns = (*own.negations, *own.not_negations, *own.permissions, *own.not_permissions, *own.minimums)
    finders = {pattern: finder([pattern], ()) for pattern in patterns}
    assert not [pattern for pattern, found in finders.items() if found and not any(found.found(text) for text in texts)]


def test_there_are_enough_cases() -> None:
    """Over the three languages."""
    assert len(DENIALS) >= 60
    assert len(PERMISSIONS) >= 40
