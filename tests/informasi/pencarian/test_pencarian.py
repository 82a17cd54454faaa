"""Search: stems, affixes, part words, typing errors, synonyms, and what it costs."""

import random
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Count, Value
from django.db.models.functions import Coalesce
from django.test.utils import CaptureQueriesContext

from informasi.models import (
    BentukInformasi,
    BerkasInformasi,
    DokumenInformasi,
    HitunganKatalog,
    KelompokInformasi,
    Keterbacaan,
    Klasifikasi,
    Kosakata,
    PencarianNihil,
    Temuan,
)
from informasi.pencarian import pencarian
from informasi.pencarian.daftar import muat_baris, pilih_temuan
from informasi.pencarian.models import KOLOM
from informasi.pencarian.pencarian import Tersaring, cari, tafsirkan, telusuri
from organisasi.models import Pengaturan
from tests.factories.informasi import (
    PADA,
    BerkasFactory,
    DokumenFactory,
    KelompokFactory,
    RancanganFactory,
    TemuanFactory,
)
from tests.factories.organisasi import UnitFactory
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


@pytest.fixture
def katalog():
    judul = (
        "Laporan realisasi anggaran kelurahan",
        "Syarat kartu tanda penduduk elektronik",
        "Profil kependudukan kota",
        "Rencana tata ruang wilayah",
        "Penyediaan air bersih",
    )
    hasil = {j: DokumenFactory(judul=j, ringkasan="Isi.") for j in judul}
    Kosakata.objects.susun_ulang()
    return hasil


def judul(teks, tersaring=None):
    pk = [calon.pk for calon in telusuri(tafsirkan(teks), tersaring).calon]
    nama = dict(DokumenInformasi.objects.values_list("pk", "judul"))
    return [nama[p] for p in pk]


def test_affixes_are_folded_to_one_stem_and_typing_errors_corrected(katalog):
    for teks in ("kependudukan", "penduduk", "PENDUDUK", "penduduknya", "duduk"):
        assert "Profil kependudukan kota" in judul(teks)
    hasil = cari("anggran kelurahn")
    assert hasil.tafsir.koreksi == {"anggran": "anggaran", "kelurahn": "kelurahan"}
    assert hasil.tafsir.teks_koreksi == "anggaran kelurahan"
    assert len(hasil.calon) == 1
    # Odd input is harmless.
    for teks in ("   ", "\x00", "&|():*\\%'", "a" * 10_000):
        assert cari(teks).calon == []


def test_a_part_of_a_word_finds_the_words_that_hold_it(katalog):
    assert judul("angg") == ["Laporan realisasi anggaran kelurahan"]
    assert judul("ggaran") == ["Laporan realisasi anggaran kelurahan"]
    # Words that begin with it win over those that hold it.
    DokumenFactory(judul="Survei pelanggan")
    Kosakata.objects.susun_ulang()
    assert judul("angg") == ["Laporan realisasi anggaran kelurahan"]


def test_staff_synonyms_find_the_written_out_words(katalog):
    assert judul("KTP") == []
    Pengaturan(sinonim="KK; kartu keluarga\n\nKTP; kartu tanda penduduk; e-KTP").save()
    assert judul("KTP") == ["Syarat kartu tanda penduduk elektronik"]
    assert judul("syarat e-ktp") == ["Syarat kartu tanda penduduk elektronik"]


def test_a_word_nobody_wrote_is_named_and_without_all_words_some_are_given(katalog):
    asing, longgar = cari("qwxzv anggaran"), cari("anggaran air")
    assert asing.tafsir.asing == ("qwxzv",)
    assert longgar.longgar
    assert (len(asing.calon), len(longgar.calon)) == (1, 2)
    # Marks stand around the hit in the snippet.
    (baris,) = muat_baris([c.pk for c in asing.calon], asing.kueri)
    assert "\x02anggaran\x03" in baris.judul_sorot
    # The vocabulary learns a word when it is published.
    Kosakata.objects.tambahkan("Penyeberangan qwxzv cross")
    assert tafsirkan("qwxzv").asing == ()


def test_words_of_the_title_rank_above_words_of_the_summary(katalog):
    DokumenFactory(judul="Catatan", ringkasan="air", unit__nama="Kecamatan Wanasari")
    Kosakata.objects.susun_ulang()
    assert judul("air")[0] == "Penyediaan air bersih"
    # The holder is found by the name of the unit.
    assert judul("wanasari") == ["Catatan"]


def test_drafts_withdrawn_and_excluded_entries_are_never_found(katalog):
    status = DokumenInformasi.Status
    RancanganFactory(judul="Rahasia anggaran satu")
    DokumenFactory(
        judul="Rahasia anggaran dua", status=status.DITARIK, alasan_tarik="keliru"
    )
    DokumenFactory(
        judul="Rahasia anggaran tiga",
        klasifikasi=DokumenInformasi.Klasifikasi.DIKECUALIKAN,
    )
    assert judul("anggaran") == ["Laporan realisasi anggaran kelurahan"]


@pytest.mark.parametrize("bagian", [0.0, 1.0])
def test_filters_reach_beyond_the_ranked_matches(katalog, monkeypatch, bagian):
    monkeypatch.setattr(pencarian, "CALON_MAKS", 2)
    monkeypatch.setattr(pencarian, "LANGKA", 0)
    lama = DokumenFactory(judul="Anggaran lama; kelurahan", tahun=1999)
    for _ in range(3):
        DokumenFactory(judul="anggaran baru", tahun=2024)
    tahun = Tersaring({"tahun": 1999}, bagian)
    for teks in ("anggaran", "anggaran kelurahan", "anggaran air"):
        assert judul(teks, tahun) == [lama.judul]


@pytest.mark.parametrize("banyak", [0, 1])
def test_a_narrow_filter_is_not_searched_bucket_by_bucket(katalog, monkeypatch, banyak):
    """``banyak``: how many of the two newest matches pass the filter."""
    monkeypatch.setattr(pencarian, "LANGKA", 0)
    monkeypatch.setattr(pencarian, "CALON_MAKS", 2)
    # Newer than all that is there: numbers go on from test to test.
    terbaru = max(d.pk for d in katalog.values())
    for ke in range(3):
        tahun = 1999 if ke < 1 + banyak else 2024
        pk = terbaru + 20_000 * (ke + 1)
        DokumenFactory(pk=pk, judul="anggaran", tahun=tahun)
    hasil = cari("anggaran")
    with CaptureQueriesContext(connection) as tangkap:
        terpilih = pilih_temuan(hasil, {"tahun": 1999})
    (sql,) = (k["sql"] for k in tangkap if "ts_rank" in k["sql"])
    assert ("generate_series" in sql) == bool(banyak)
    assert len(terpilih.calon) == 1 + banyak


@pytest.mark.parametrize("batas", [0, 10**9])
def test_words_are_found_alike_whether_rare_or_common(katalog, monkeypatch, batas):
    monkeypatch.setattr(pencarian, "LANGKA", batas)
    Pengaturan(sinonim="KTP; kartu tanda penduduk").save()
    lama = DokumenFactory(judul="anggaran lama", tahun=1999)
    assert judul("penduduk") == [
        "Profil kependudukan kota",
        "Syarat kartu tanda penduduk elektronik",
    ]
    assert judul("anggaran kelurahan") == ["Laporan realisasi anggaran kelurahan"]
    assert sorted(judul("ruang air")) == [
        "Penyediaan air bersih",
        "Rencana tata ruang wilayah",
    ]
    assert judul("KTP syarat") == ["Syarat kartu tanda penduduk elektronik"]
    assert judul("anggaran", Tersaring({"tahun": 1999}, 1.0)) == [lama.judul]


@pytest.mark.parametrize(
    ("batas", "tersaring"),
    [
        (0, None),
        (10**9, None),
        *((0, Tersaring({"tahun": 1999}, bagian)) for bagian in (0.0, 1.0)),
    ],
)
def test_of_too_many_matches_the_newest_are_ranked(
    katalog, monkeypatch, batas, tersaring
):
    monkeypatch.setattr(pencarian, "LANGKA", batas)
    monkeypatch.setattr(pencarian, "CALON_MAKS", 2)
    for ke in range(3):
        # Buckets hold 8,192 numbers: each entry in one of its own.
        DokumenFactory(pk=20_000 * (ke + 1), judul=f"Rekap zeolit {ke}", tahun=1999)
    Kosakata.objects.susun_ulang()
    assert sorted(judul("zeolit", tersaring)) == ["Rekap zeolit 1", "Rekap zeolit 2"]


def kata():
    return set(Kosakata.objects.values_list("kata", flat=True))


def test_words_of_a_text_are_added_once():
    Kosakata.objects.tambahkan("Laporan keuangan; LAPORAN kinerja")
    Kosakata.objects.tambahkan("laporan tahunan")
    assert kata() == {"laporan", "keuangan", "kinerja", "tahunan"}
    assert Kosakata.objects.get(kata="laporan").jumlah == 1
    assert str(Kosakata.objects.get(kata="laporan")) == "laporan"
    # Short words, very long words and numbers are left out.
    Kosakata.objects.all().delete()
    Kosakata.objects.tambahkan(f"di ke RW 2024 32.78 {'x' * 41} {'y' * 40} rt5a")
    assert kata() == {"y" * 40, "rt5a"}
    # A word knows its stem.
    Kosakata.objects.tambahkan("penduduk kependudukan")
    duduk = Kosakata.objects.filter(kata__contains="duduk")
    assert duduk.values("akar").distinct().count() == 1


def test_list_is_rebuilt_from_what_is_published():
    unit = UnitFactory(nama="Dinas Kesehatan", kode="D", singkatan="")
    isi = {"unit": unit, "penanggung_jawab": "Sekretaris"}
    DokumenFactory(judul="Rekap imunisasi", ringkasan="Imunisasi bayi.", **isi)
    DokumenFactory(judul="Rekap posyandu", ringkasan="", **isi)
    RancanganFactory(judul="Rencana tersembunyi", **isi)
    Kosakata.objects.tambahkan("usang")
    jumlah = Kosakata.objects.susun_ulang()
    assert jumlah == len(kata())
    assert {"rekap", "imunisasi", "bayi", "posyandu", "kesehatan"} <= kata()
    assert not {"usang", "tersembunyi"} & kata()
    assert Kosakata.objects.get(kata="rekap").jumlah == 2


def test_rebuilding_that_fails_halfway_leaves_the_old_list():
    DokumenFactory(judul="Rekap imunisasi")
    Kosakata.objects.tambahkan("usang")
    with connection.cursor() as kursor:
        kursor.execute("ALTER TABLE informasi_kosakata ADD CHECK (kata <> 'rekap')")
    with pytest.raises(IntegrityError):
        Kosakata.objects.susun_ulang()
    assert kata() == {"usang"}


@pytest.mark.django_db(transaction=True)
def test_rebuilding_while_others_publish_fails_nobody():
    for ke in range(30):
        DokumenFactory(judul=f"judul{'abcdefghij'[ke % 10]} kata{ke}x")

    def kerja(ke):
        if ke % 2:
            return Kosakata.objects.susun_ulang()
        with transaction.atomic():
            Kosakata.objects.tambahkan(" ".join(f"kata{n}x" for n in range(30)))
        return 0

    hasil = serentak(6, kerja)
    assert [isi for isi in hasil if isinstance(isi, Exception)] == []
    assert {f"kata{n}x" for n in range(30)} <= kata()


def catat(teks):
    PencarianNihil.objects.catat(teks, pada=PADA)


def test_search_in_vain_is_counted_by_its_plain_words():
    catat("Surat  Pindah")
    catat(" surat pindah\n")
    satu = PencarianNihil.objects.get()
    assert (satu.kata, satu.jumlah, satu.terakhir) == ("surat pindah", 2, PADA)
    assert str(satu) == "surat pindah"


def test_nothing_personal_or_unstorable_is_kept():
    for teks in ("", "  \n", "\x00", "siti@contoh.invalid"):
        catat(teks)
    assert not PencarianNihil.objects.exists()
    for teks in ("3278010101900001", "hubungi 081234", "ktp\x00", "rusak \ud800"):
        catat(teks)
    catat("x" * 500)
    kata = set(PencarianNihil.objects.values_list("kata", flat=True))
    assert kata == {"•" * 16, "hubungi ••••••", "ktp", "rusak", "x" * 100}


@pytest.mark.django_db(transaction=True)
def test_searches_at_once_are_all_counted():
    serentak(8, lambda _: catat("surat pindah"))
    assert PencarianNihil.objects.get().jumlah == 8


TAUTAN = "https://contoh.go.id/"
objects = DokumenInformasi.objects
STATUS = DokumenInformasi.Status


def dihitung():
    """What a GROUP BY over the entries finds."""
    baris = (
        objects.terbit()
        .annotate(kel=Coalesce("kelompok_id", Value("")), thn=Coalesce("tahun", 0))
        .values_list("unit_id", "klasifikasi", "kel", "thn", "bentuk", "keterbacaan")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return {tuple(b[:-1]): b[-1] for b in baris}


def keterbacaan(dokumen):
    """What a reader finds who tries all that is offered."""
    rusak = set(dokumen.temuan.tak_terbuka().values_list("sasaran", flat=True))
    if dokumen.klasifikasi == Klasifikasi.DIKECUALIKAN:
        return Keterbacaan.MINTA
    if {b.sasaran for b in dokumen.berkas.berlaku()} - rusak:
        return Keterbacaan.BACA
    return Keterbacaan.TAUTAN if {dokumen.tautan} - rusak - {""} else Keterbacaan.MINTA


def dijaga():
    """What the kept table says."""
    baris = HitunganKatalog.objects.exclude(jumlah=0).values_list(*KOLOM, "jumlah")
    return {tuple(b[:-1]): b[-1] for b in baris}


class Pengacau:
    """Writes to the catalogue at random, in every way there is."""

    def __init__(self, benih):
        self.acak = random.Random(benih)  # noqa: S311 - repeatable, no secret
        self.unit = UnitFactory.create_batch(3)
        self.kelompok = [None, *KelompokFactory.create_batch(2)]

    def isi(self):
        pilih = self.acak.choice
        status = pilih([STATUS.TERBIT, STATUS.TERBIT, *STATUS])
        return {
            "unit": pilih(self.unit),
            "klasifikasi": pilih(list(Klasifikasi)),
            "kelompok": pilih(self.kelompok),
            "tahun": pilih([None, 2024, 2025]),
            "bentuk": pilih(list(BentukInformasi)),
            "status": status,
            "alasan_tarik": "Keliru.",
            "tautan": pilih(["", f"{TAUTAN}1", f"{TAUTAN}2"]),
        }

    def sebagian(self):
        pk = list(objects.values_list("pk", flat=True))
        return self.acak.sample(pk, self.acak.randint(0, len(pk) // 2))

    def buat(self):
        DokumenFactory(**self.isi())

    def buat_banyak(self):
        banyak = [DokumenFactory.build(**self.isi()) for _ in range(4)]
        objects.bulk_create(banyak)

    def ubah(self):
        for satu in objects.filter(pk__in=self.sebagian()[:2]):
            for nama, nilai in self.isi().items():
                setattr(satu, nama, nilai)
            satu.save()

    def ubah_banyak(self):
        isi = self.isi()
        nama = self.acak.choice(list(isi))
        objects.filter(pk__in=self.sebagian()).update(**{nama: isi[nama]})

    def ubah_sql(self):
        with connection.cursor() as kursor:
            kursor.execute(
                "UPDATE informasi_dokumeninformasi SET tahun = 2025 - COALESCE(tahun, 1),"
                " judul = judul || '.' WHERE id = ANY(%s)",
                (self.sebagian(),),
            )

    def hapus(self):
        objects.filter(pk__in=self.sebagian()[:3]).delete()

    def berkas(self):
        for pk in self.sebagian()[:3]:
            BerkasFactory(dokumen_id=pk, dokumen=None)

    def lepas_berkas(self):
        milik = BerkasInformasi.objects.filter(dokumen__in=self.sebagian())
        milik.update(dihapus=self.acak.random() < 0.7)

    def temukan(self):
        for satu in objects.filter(pk__in=self.sebagian()):
            ada = [(Temuan.Jenis.TAUTAN_MATI, satu.tautan)]
            ada += [(Temuan.Jenis.BERKAS_HILANG, b.sasaran) for b in satu.berkas.all()]
            jenis, sasaran = self.acak.choice(ada)
            if not satu.temuan.filter(selesai_pada=None, sasaran=sasaran).exists():
                TemuanFactory(dokumen=satu, jenis=jenis, sasaran=sasaran)

    def perbaiki(self):
        Temuan.objects.filter(dokumen__in=self.sebagian()).update(selesai_pada=PADA)

    def batal(self):
        with transaction.atomic():
            self.ubah_banyak()
            self.buat()
            transaction.set_rollback(True)

    def langkah(self):
        ubah = (self.ubah, self.ubah_banyak, self.ubah_sql)
        buat = (self.buat, self.buat_banyak, self.berkas, self.berkas, self.temukan)
        habis = (self.hapus, self.batal, self.lepas_berkas, self.perbaiki)
        self.acak.choice([*buat, *ubah, *habis])()


@pytest.mark.parametrize("benih", range(3))
def test_kept_counts_equal_counting_after_any_writes(benih):
    pengacau = Pengacau(benih)
    terisi = False
    for _ in range(25):
        pengacau.langkah()
        assert dijaga() == dihitung()
        assert all(d.keterbacaan == keterbacaan(d) for d in objects.all())
        terisi = terisi or bool(dihitung())
    assert terisi


@pytest.mark.django_db(transaction=True)
def test_counts_stay_right_when_many_publish_at_once():
    unit = UnitFactory()
    pk = [
        DokumenFactory(unit=unit, status=STATUS.DIPERIKSA, terbit_pada=PADA).pk
        for _ in range(12)
    ]

    def terbitkan(ke):
        with transaction.atomic():
            objects.filter(pk=pk[ke]).update(
                status=STATUS.TERBIT, terbit_pada=PADA + timedelta(hours=ke)
            )
            if ke % 3 == 0:
                raise ZeroDivisionError

    serentak(12, terbitkan)
    assert dijaga() == dihitung()
    assert sum(dijaga().values()) == 8


def test_only_published_entries_count_and_a_row_says_what_it_is():
    for status in STATUS.values:
        DokumenFactory(status=status, alasan_tarik="Keliru.")
    assert sum(dijaga().values()) == 1
    baris = HitunganKatalog(unit_id=7, klasifikasi="berkala", tahun=2024, jumlah=3)
    assert str(baris) == "7/berkala/2024: 3"
    assert str(KelompokInformasi(nama="Laporan keuangan")) == "Laporan keuangan"
