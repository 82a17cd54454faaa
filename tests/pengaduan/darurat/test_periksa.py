"""What interrupts a complaint and what does not, one line a case."""

import pytest

from pengaduan.darurat.pengenal.ejaan import polos, potong, rapat
from pengaduan.darurat.pengenal.naskah import angka, leksikon, urai
from pengaduan.darurat.pengenal.timbang import periksa
from pengaduan.management.commands.nilai_triage import nilai
from tests.data_bantu import BERSAMA, perlu_bersama
from tests.pengaduan.darurat.uji_bantu import BATCH, berkas

DARURAT = {
    "fire": "Kebakaran di belakang pasar, api merembet ke kios",
    "fire, Sundanese": "imah tatangga kahuruan, seuneuna ageung",
    "gas": "bau gas menyengat di dapur, regulator bocor",
    "explosion": "ada ledakan di bengkel las",
    "accident": "tabrakan motor dan truk, dua orang tergeletak",
    "accident, Sundanese": "aya nu katabrak, sukuna kajepit",
    "unconscious": "bapak saya pingsan di kamar mandi",
    "breath": "ibu sesak napas, bibirnya biru",
    "stroke": "ngomongnya pelo, tangannya tidak bisa diangkat",
    "birth": "ketubannya pecah, bidan tidak ada",
    "poison": "anak saya minum pemutih",
    "drowning, Sundanese": "budak palid di walungan",
    "snake": "ular kobra masuk kamar anak",
    "robbery": "toko sedang dirampok, kasir ditodong pistol",
    "home": "suami ngamuk bawa golok, saya sembunyi di kamar",
    "suicide": "saya mau mengakhiri hidup",
    "lost child": "anak saya hilang di pasar, sudah dicari tidak ketemu",
    "lift": "kami terjebak di lift",
    "flood": "air sudah sepinggang, nenek belum bisa keluar",
    "landslide": "longsor barusan, ada yang ketimbun",
    "power line": "kabel listrik putus, masih ada percikan api",
    "mad with a weapon": "ODGJ ngamuk bawa parang",
    "without its name": "tangan suami masuk blender",
    "cooling gas": "gas kulkas pabrik es bocor",
}
BUKAN = {
    "figure": "saya sampai kebakaran jenggot lihat tagihan air",
    "discount": "banjir diskon di mal bikin macet",
    "street lamp": "lampu jalan mati sudah dua minggu",
    "after the fire": "rumah kami terbakar bulan lalu, bagaimana cara dapat bantuan?",
    "past, Sundanese": "kamari aya kahuruan, ayeuna tos pareum",
    "drill": "mohon jadwal simulasi kebakaran untuk sekolah",
    "extinguisher": "APAR di pasar sudah kedaluwarsa",
    "statistics": "minta data jumlah kecelakaan tahun 2024",
    "fear": "pohon tua itu, takut nanti tumbang menimpa rumah",
    "habit": "setiap hujan gang kami banjir",
    "burning rubbish": "tetangga bakar sampah tiap sore, asapnya masuk rumah",
    "negation": "tidak ada kebakaran, hanya asap sate",
    "thanks": "terima kasih damkar sudah memadamkan api di gudang",
    "film": "film perang di bioskop, suara bomnya kencang",
    "administration": "tolong cepat proses KTP saya, urgent",
    "anger": "serangan jantung rasanya lihat tagihan PDAM",
    "price": "harga cabai meledak",
    "macet": "macet total di simpang tiap jam pulang",
}


@pytest.mark.parametrize("teks", DARURAT.values(), ids=DARURAT.keys())
def test_danger_now_interrupts(teks):
    assert periksa(teks).darurat


@pytest.mark.parametrize("teks", BUKAN.values(), ids=BUKAN.keys())
def test_what_is_no_danger_now_passes(teks):
    assert not periksa(teks).darurat


@pytest.mark.parametrize("teks", ["", "   ", "?!", "\x00", "🔥🔥", "12345", "…"])
def test_nothing_said_is_no_danger(teks):
    putusan = periksa(teks)
    assert (putusan.darurat, putusan.alasan, putusan.penahan) == (False, (), ())


def test_reason_names_rule_words_and_a_sentence():
    putusan = periksa("Tolong, ada KBAKARAN di pasar")
    pertama = putusan.alasan[0]
    assert (pertama.aturan, pertama.kata) == ("api-terbakar", "kbakaran")
    assert pertama.kalimat == "Ada yang terbakar."
    assert putusan.penahan == ()


def test_words_far_apart_are_quoted_in_their_order():
    putusan = periksa("Anak saya digigit dua ekor ular")
    kutipan = {a.kata for a in putusan.alasan}
    assert "digigit … ular" in kutipan


def test_what_holds_back_is_told_with_its_words():
    putusan = periksa("Bulan lalu rumah kami terbakar")
    assert not putusan.darurat
    assert {(p.aturan, p.kata) for p in putusan.penahan} == {("lampau", "bulan lalu")}
    assert [a.aturan for a in putusan.alasan] == ["api-terbakar"]


def test_figure_of_speech_is_told():
    putusan = periksa("kebakaran jenggot nih warga")
    assert [(p.aturan, p.kata) for p in putusan.penahan] == [
        ("kiasan", "kebakaran jenggot")
    ]


def test_an_alarm_tells_what_spoke_against_it_but_no_figure_elsewhere():
    putusan = periksa(
        "Lampu merah mati. Bulan lalu juga. Sekarang ibu saya pingsan, napasnya berhenti"
    )
    assert putusan.darurat
    assert "kiasan" not in {p.aturan for p in putusan.penahan}


@pytest.mark.parametrize(
    ("teks", "darurat"),
    [
        ("kemarin banjir", False),
        ("kemarin aman, sekarang banjir masuk rumah", True),
        ("tadi malam kebakaran tapi sudah padam", False),
        ("belum padam, kebakaran di pasar", True),
        ("takut longsor", False),
        ("longsor di kampung, warga takut", True),
        ("saya pingsan lihat tagihan", False),
        ("ibu pingsan, lihat anaknya hilang", True),
    ],
)
def test_words_that_hold_back_reach_only_so_far(teks, *, darurat):
    assert periksa(teks).darurat is darurat


@pytest.mark.parametrize(
    ("teks", "darurat"),
    [
        ("anak hilang dari pagi, sampai sekarang belum ketemu", True),
        ("jalan itu bulan maret banyak tabrakan, sampai sekarang belum dicek", False),
        ("pengendara tergeletak, gak tau ditabrak apa", True),
        ("gas bocor dari tabung, ga bisa ditutup", True),
        ("sudah dua kali jatuh di tikungan ini, tolong ditutup", False),
        ("dada ibu kayak ditindih, mukanya pucat", True),
        ("pohon tua mau roboh, tolong ditebang", False),
        ("kemarin banjir, tolong kirim bantuan", False),
        ("lansia pingsan di antrean bansos", True),
        ("kebakaran hutan di Kalimantan besar ya", False),
        ("kucing tertimpa pot", False),
    ],
)
def test_words_are_read_with_those_around_them(teks, *, darurat):
    assert periksa(teks).darurat is darurat


@pytest.mark.parametrize(
    ("kategori", "teks"),
    [
        ("banjir", "banjir di gang kami"),
        ("Pemadaman Kebakaran", "asap di gudang"),
        ("longsor", "jembatan hampir roboh"),
        ("KDRT", "orang teriak di sebelah"),
        ("kebakaran", "tolong segera ke lokasi"),
    ],
)
def test_topic_of_danger_makes_a_sign_enough(kategori, teks):
    assert not periksa(teks).darurat
    assert periksa(teks, kategori).darurat


@pytest.mark.parametrize("kategori", ["banjir", "kebakaran", "longsor", "kdrt"])
def test_topic_alone_is_no_alarm(kategori):
    assert not periksa("mohon informasi jadwal piket", kategori).darurat


def test_topic_speaks_for_its_own_danger_only():
    assert not periksa("banjir di gang kami", "kebakaran").darurat


@pytest.mark.parametrize(
    ("teks", "darurat"),
    [
        # How it is put gives way where a life is in danger now.
        ("mau nanya, suami saya tidak sadar, harus gimana", True),
        ("kalau orang digigit ular bagaimana ya", False),
        ("mau nanya kalau orang digigit ular, tangannya bengkak, barusan", True),
        ("tolong diperbaiki, ibu jatuh ke sumur sekarang juga", True),
        ("belajar menolong orang tenggelam", True),
        ("pelatihan menolong orang tenggelam", False),
    ],
)
def test_a_life_in_danger_now_outweighs_how_it_is_put(teks, *, darurat):
    assert periksa(teks).darurat is darurat


@pytest.mark.parametrize(
    "kira", ["kayaknya", "sepertinya", "keliatannya", "jigana", "kawasna"]
)
def test_a_hedge_is_no_comparison(kira):
    assert periksa(f"bapak jatuh di sawah, {kira} sudah tidak napas").darurat
    assert not periksa("antrean ini seperti neraka, kaya mau mati").darurat


@pytest.mark.parametrize(
    ("teks", "darurat"),
    [
        # A person and a sign, and not a word of any other business.
        ("pamanku bawa tali ke kebun", True),
        ("adik main di rel", True),
        # About something else, about everybody, or of no person at all.
        ("adik main di rel, mohon dibuatkan taman", False),
        ("adik dapat tali di sekolah minggu lalu", False),
        ("saya bawa tali", False),
        ("tali di kebun", False),
        ("apa syaratnya, adik mau naik kereta", False),
        ("adik saya jatuh cinta di kereta", False),
    ],
)
def test_in_doubt_a_person_with_a_sign_and_no_other_business_is_asked_about(
    teks, *, darurat
):
    putusan = periksa(teks)
    assert putusan.darurat is darurat
    assert ("ragu" in {a.aturan for a in putusan.alasan}) is darurat


def test_one_word_counts_for_one_field_only():
    """ "sakit kepala" is one sign, not a pain and a head."""
    assert not periksa("proyek itu sakit kepala").darurat


@pytest.mark.lambat
@pytest.mark.parametrize("nama", BATCH)
def test_batches_written_unseen_are_judged_well(nama):
    hasil = nilai(berkas(nama))
    assert [k.teks for k in hasil.terlewat] == []
    assert len(hasil.salah) * 100 <= 7 * hasil.bukan
    assert min(hasil.darurat, hasil.bukan) >= 40


@pytest.mark.lambat
@perlu_bersama
@pytest.mark.parametrize("nama", ["triage_contoh", "contoh_pengaduan"])
def test_labelled_cases_of_the_project_are_judged_well(nama):
    hasil = nilai(BERSAMA / f"{nama}.csv")
    assert [k.teks for k in hasil.terlewat] == []
    assert len(hasil.salah) * 100 <= 5 * hasil.bukan


# How people type: slips, chat, capitals, disguises; and ordinary words left alone


@pytest.mark.parametrize(
    ("tertulis", "dibaca"),
    [
        ("tlg", ("tolong",)),
        ("toloooong", ("tolong",)),
        ("kbakaran", ("terbakar",)),
        ("kebbakarran", ("terbakar",)),
        ("k3b4k4r4n", ("terbakar",)),
        ("tenggelm", ("tenggelam",)),
        ("tnggelam", ("tenggelam",)),
        ("tenggela", ("tenggelam",)),
        ("trjepit", ("terjepit",)),
        ("kbkrn", ("terbakar",)),
        ("pingsna", ("pingsan",)),
        ("kecelakaann", ("tabrakan",)),
        ("kecelakaxan", ("tabrakan",)),
        ("longsoor", ("longsor",)),
        ("ibu2", ("ibu",)),
        ("anak2nya", ("anak",)),
        ("apinya", ("api",)),
        ("sukuna", ("kaki",)),
        ("dirumah", ("rumah",)),
        ("ngagebuganana", ("ngagebuganana",)),
        ("dibacokin", ("dibacok",)),
        ("nusukin", ("dibacok",)),
        ("kasetrum", ("kesetrum",)),
        ("adakebakarandirumah", ("ada", "terbakar", "di", "rumah")),
        ("tolonganakpingsan", ("tolong", "anak", "pingsan")),
    ],
)
def test_a_word_is_read_as_it_was_meant(tertulis, dibaca):
    assert leksikon().ejaan.baku(tertulis) == dibaca


BIASA = """
    dibeli dibayar terbayar perkotaan kepatuhan ketertiban tertawa bangku kelahiran
    pemerintahan dibanding galunggung qwrtpsdfgh zzxxzzxxzzxxz 2abc tnggelaem
"""


@pytest.mark.parametrize("kata", BIASA.split())
def test_ordinary_words_are_left_alone(kata):
    dibaca = leksikon().ejaan.baku(kata)
    assert not {"terbakar", "dipukuli", "diperkosa", "hanyut"}.intersection(dibaca)
    assert len(dibaca) == 1


def test_a_very_long_run_is_taken_apart_or_left():
    assert "terbakar" in leksikon().ejaan.baku("kebakarandirumahtetanggasaya")
    assert leksikon().ejaan.baku("x" * 5 + "yz" * 20) == ("x" + "yz" * 20,)


@pytest.mark.parametrize(
    ("tertulis", "dibaca"),
    [
        ("KÉBAKARAN", "kebakaran"),
        ("keba\u200bka\x00ran", "kebakaran"),
        ("ｋｅｂａｋａｒａｎ", "kebakaran"),  # noqa: RUF001
        ("k\u0435b\u0430k\u0430r\u0430n", "kebakaran"),
        ("\U0001d5ee\U0001d5fd\U0001d5f6", "api"),
        ("t0long @nak", "t0long anak"),
        ("a\tb\r\nc", "a\tb\r\nc"),
    ],
)
def test_disguises_are_taken_off(tertulis, dibaca):
    assert polos(tertulis) == dibaca


def test_letters_set_apart_are_joined_and_short_ones_left():
    assert potong("k e b a k a r a n y g d") == ["kebakaranygd"]
    assert potong("di y g sini.") == ["di", "y", "g", "sini", "."]


@pytest.mark.parametrize(
    ("kata", "hasil"), [("ayaa", "ayaa"), ("4pi", "4pi"), ("t2x", "t2x"), ("2", "2")]
)
def test_digits_are_letters_only_inside_a_word(kata, hasil):
    assert rapat(kata) == hasil


@pytest.mark.parametrize(
    ("kata", "hasil"),
    [("dua", "#"), ("7", "#"), ("2024", "#tahun"), ("1200", "#"), ("api", "api")],
)
def test_numbers_and_years_are_told_apart(kata, hasil):
    assert angka(kata) == hasil


def test_an_abbreviation_ends_no_sentence():
    naskah = urai("jl. mawar no. 5. rumah")
    assert naskah.tempat == [1, 2, 3, 4, 5]


def test_stops_part_once_however_many():
    assert urai("api!!!! api").tempat == [1, 5]
    assert urai("!! api").tempat == [1]


@pytest.mark.parametrize(
    "teks",
    [
        "ADA KEBAKARAN DI PASAR",
        "ada k e b a k a r a n di pasar",
        "ad kbkrn d psr",
        "adakebakarandipasar",
        "ada ke\u200cba\u200bka\x00ran di pasar",
        "🔥 ada kebakarannnn 🔥 di pasar 🚒",
        "ada \U0001d424ebakar\u0430n",
        "ada k3bak4ran di p4sar",
        "aya kahuruan di pasar",
        "ada\nkebakaran\ndi\npasar",
    ],
)
def test_a_fire_is_a_fire_however_it_is_written(teks):
    assert periksa(teks).darurat


@pytest.mark.parametrize(
    ("kata", "baku"),
    [("dalem", "dalam"), ("kenceng", "kenceng"), ("sampe", "sampai"), ("api", "api")],
)
def test_a_last_vowel_as_spoken_is_the_written_one(kata, baku):
    assert leksikon().ejaan.baku(kata) == (baku,)
