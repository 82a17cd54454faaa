"""Evidence for the E-Monev: acts, links of the night, the board, the seed (hukum 6.4)."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import factory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from informasi.katalog.pemeriksaan import JaringanMati
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.models import Jejak
from organisasi.muat import DataAwalRusak
from ppid_portal.management.commands.muat_data import DATA, muat_portal
from ppid_portal.models import BuktiDukung, Kuesioner, Pertanyaan
from ppid_portal.monev import actions as aksi
from ppid_portal.monev.actions import periksa_bukti
from ppid_portal.monev.admin import papan, tulis_bobot
from ppid_portal.operasi.pekerjaan import DAFTAR
from ppid_portal.staf.hari_ini import SUMBER_TUGAS
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.portal import (
    BuktiDukungFactory,
    KuesionerFactory,
    PertanyaanFactory,
)
from tests.hari_ini import tugas_monev
from tests.petugas import petugas_berperan
from tests.serentak import serentak
from tests.situs_uji import situs_uji

pytestmark = pytest.mark.django_db


HARI = date(2026, 11, 24)
PADA = datetime(2026, 11, 24, 18, tzinfo=UTC)
SEHARI = timedelta(days=1)
IND = Pertanyaan.Indikator


PRIBADI = ("http://127.0.0.1:9/", "http://10.0.0.1/", "http://[::1]/")


@pytest.fixture
def situs(settings):
    settings.TAUTAN_LOKAL_BOLEH = True
    with situs_uji() as jalan:
        yield jalan


def siapa():
    return {"saat": Saat(PetugasFactory(), PADA)}


def pdf():
    return periksa_unggahan(SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n"))


def test_an_answer_is_written_once_and_a_late_writer_is_told():
    satu = PertanyaanFactory()
    aksi.jawab(satu, jawaban="Ya.", edisi=1, **siapa())
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        aksi.jawab(satu, jawaban="Tidak.", edisi=1, **siapa())
    satu.refresh_from_db()
    assert (satu.jawaban, satu.edisi) == ("Ya.", 2)
    assert [j.tindakan for j in Jejak.objects.milik(satu)] == ["jawab"]


def test_evidence_comes_as_link_file_or_paper_and_goes_with_its_file(
    django_capture_on_commit_callbacks,
):
    satu = PertanyaanFactory()
    tautan = {"keterangan": "Situs", "tautan": "https://contoh.invalid/"}
    aksi.tambah_tautan(satu, **tautan, **siapa())
    aksi.tambah_berkas(satu, keterangan="SK", berkas=pdf(), **siapa())
    aksi.tambah_kertas(satu, kertas="angka", kode="A2", **siapa())
    aksi.tambah_kertas(satu, kertas="dip", kode="", **siapa())
    with pytest.raises(TindakanTerlarang, match="Tautan ini sudah ada"):
        aksi.tambah_tautan(satu, **tautan, **siapa())
    with pytest.raises(TindakanTerlarang, match="Bukti ini sudah ada"):
        aksi.tambah_kertas(satu, kertas="angka", kode="A2", **siapa())
    with pytest.raises(TindakanTerlarang, match="Berkas yang sama sudah ada"):
        aksi.tambah_berkas(satu, keterangan="SK lagi", berkas=pdf(), **siapa())
    assert [str(b) for b in satu.bukti.all()] == [
        "Situs",
        "SK",
        "Angka satu indikator portal: A2",
        "Daftar Informasi Publik",
    ]
    assert [b.keadaan for b in satu.bukti.all()][:2] == ["Belum diperiksa", "Berkas"]
    berkas = satu.bukti.get(jenis="berkas")
    gudang, nama = berkas.berkas.storage, berkas.berkas.name
    assert gudang.exists(nama)
    with django_capture_on_commit_callbacks(execute=True):
        for bukti in list(satu.bukti.all()):
            aksi.hapus_bukti(satu, bukti=bukti, **siapa())
    assert not gudang.exists(nama)
    assert not satu.bukti.exists()
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        aksi.hapus_bukti(satu, bukti=berkas, **siapa())
    assert Jejak.objects.milik(satu).filter(tindakan="hapus_bukti").count() == 4


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_evidence_is_there_once(settings):
    satu, oleh = PertanyaanFactory(), siapa()
    tambah = (
        lambda: aksi.tambah_berkas(satu, keterangan="SK", berkas=pdf(), **oleh),
        lambda: aksi.tambah_tautan(
            satu, keterangan="Situs", tautan="https://contoh.invalid/", **oleh
        ),
        lambda: aksi.tambah_kertas(satu, kertas="dip", kode="", **oleh),
    )
    for tindakan in tambah:
        hasil = serentak(2, lambda _ke, lakukan=tindakan: lakukan())
        assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1, hasil
    assert satu.bukti.count() == Jejak.objects.milik(satu).count() == 3
    berkas = [b for b in Path(settings.MEDIA_ROOT).rglob("*") if b.is_file()]
    assert len(berkas) == 1


def test_a_questionnaire_is_copied_without_answers_and_evidence():
    lama = KuesionerFactory(tahun=2025, jenis_informasi=40)
    tanya = PertanyaanFactory(
        kuesioner=lama, jawaban="Ya.", penanggung_jawab=UnitFactory(), bobot=3
    )
    BuktiDukungFactory(pertanyaan=tanya)
    baru = aksi.salin_kuesioner(lama, tahun=2026, **siapa())
    (satu,) = baru.pertanyaan.all()
    assert (satu.teks, satu.bobot, satu.penanggung_jawab_id, satu.jawaban) == (
        tanya.teks,
        Decimal(3),
        tanya.penanggung_jawab_id,
        "",
    )
    assert baru.bobot() == lama.bobot()
    assert baru.jenis_informasi == 40
    assert not satu.bukti.exists()
    assert "sesuaikan" in baru.sumber
    with pytest.raises(TindakanTerlarang, match="tahun 2026 sudah ada"):
        aksi.salin_kuesioner(lama, tahun=2026, **siapa())
    assert str(satu) == f"E-Monev 2026, Jenis informasi nomor {tanya.nomor}"


def test_the_tables_refuse_what_cannot_be():
    for nama, pabrik, isi in (
        ("portal_kuesioner_bersumber", KuesionerFactory, {"sumber": ""}),
        ("portal_kuesioner_tahun_wajar", KuesionerFactory, {"tahun": 1990}),
        ("portal_kuesioner_bobot_positif", KuesionerFactory, {"digitalisasi": 0}),
        ("portal_pertanyaan_indikator_dikenal", PertanyaanFactory, {"indikator": "x"}),
        ("portal_pertanyaan_berisi", PertanyaanFactory, {"bobot": 0}),
        ("portal_pertanyaan_berisi", PertanyaanFactory, {"teks": ""}),
        ("portal_bukti_satu_jenis", BuktiDukungFactory, {"tautan": ""}),
        ("portal_bukti_satu_jenis", BuktiDukungFactory, {"kertas": "dip"}),
        ("portal_bukti_satu_jenis", BuktiDukungFactory, {"jenis": "berkas"}),
        (
            "portal_bukti_angka_berkode",
            BuktiDukungFactory,
            {"buatan": 1, "kertas": "angka"},
        ),
        ("portal_bukti_masalah_bersebab", BuktiDukungFactory, {"gagal_sejak": HARI}),
    ):
        with pytest.raises(IntegrityError, match=nama), transaction.atomic():
            pabrik(**isi)


def test_the_same_stands_once_below_one():
    for nama, pabrik, isi in (
        ("portal_pertanyaan_nomor_unik", PertanyaanFactory, {"nomor": 7}),
        ("portal_bukti_tautan_sekali", BuktiDukungFactory, {"tautan": "https://a.id/"}),
        (
            "portal_bukti_berkas_sekali",
            BuktiDukungFactory,
            {"unggahan": True, "berkas": "a.pdf", "sha256": "a" * 64},
        ),
        (
            "portal_bukti_kertas_sekali",
            BuktiDukungFactory,
            {"buatan": True, "kertas": "angka", "kode": "A2"},
        ),
    ):
        satu, _di_tempat_lain = pabrik(**isi), pabrik(**isi)
        induk = "pertanyaan" if pabrik is BuktiDukungFactory else "kuesioner"
        with pytest.raises(IntegrityError, match=nama), transaction.atomic():
            pabrik(**{induk: getattr(satu, induk)}, **isi)


def malam(ke):
    return periksa_bukti(pada=PADA + ke * SEHARI, hari_ini=HARI + ke * SEHARI)


def test_a_link_that_fails_on_two_days_no_longer_counts(situs):
    satu = PertanyaanFactory(jawaban="Ya.")
    bukti = BuktiDukungFactory(pertanyaan=satu, tautan=situs / "hilang")
    BuktiDukungFactory(tautan=situs / "hidup")
    assert not satu.kurang
    # 25 November in Tasikmalaya already.
    assert periksa_bukti(pada=PADA, hari_ini=HARI + SEHARI) == 1
    bukti.refresh_from_db()
    assert (bukti.keadaan, bukti.mati) == ("Situsnya menjawab 404.", False)
    assert periksa_bukti(pada=PADA + SEHARI, hari_ini=HARI + 2 * SEHARI) == 1
    bukti.refresh_from_db()
    assert bukti.gagal_sejak == HARI + SEHARI
    assert bukti.mati
    assert Pertanyaan.objects.get(pk=satu.pk).kurang
    situs.status["/hilang"] = 200
    assert malam(3) == 0
    bukti.refresh_from_db()
    assert (bukti.keadaan, bukti.mati) == ("Dapat dibuka", False)


def test_a_stopped_run_a_dead_net_and_a_private_address(monkeypatch):
    BuktiDukungFactory.create_batch(3, tautan=factory.Iterator(PRIBADI))
    belum = BuktiDukung.objects.filter(diperiksa_pada=None)
    assert periksa_bukti(pada=PADA, hari_ini=HARI, lanjut=lambda: False) == 0
    assert belum.count() == 3
    # When nothing answers nothing is recorded.
    mati = type("H", (), {"alasan": "Mati.", "dijawab": False})()
    with monkeypatch.context() as tambal:
        tambal.setattr("informasi.katalog.tautan.periksa", lambda _a, **_k: mati)
        with pytest.raises(JaringanMati):
            malam(0)
    assert belum.count() == 3
    # A private address is never contacted.
    (tugas,) = (t for t in DAFTAR if t.nama == "periksa_bukti")
    henti = type("Henti", (), {"lanjut": lambda _s: True})()
    tugas.kerjakan(PADA, henti)
    masalah = BuktiDukung.objects.values_list("masalah", flat=True)
    assert set(masalah) == {"Bukan alamat yang dapat dibuka dari internet."}


def test_the_board_weighs_what_is_complete(django_assert_num_queries):
    kuesioner = KuesionerFactory(jenis_informasi=40, sarana_prasarana=Decimal("12.5"))
    lengkap = PertanyaanFactory(kuesioner=kuesioner, bobot=1, jawaban="Ya.")
    BuktiDukungFactory(pertanyaan=lengkap)
    kurang = PertanyaanFactory(kuesioner=kuesioner, bobot=3, jawaban="Ya.")
    tanpa_jawab = PertanyaanFactory(kuesioner=kuesioner, indikator=IND.SARANA)
    BuktiDukungFactory(pertanyaan=tanpa_jawab)
    with django_assert_num_queries(2):
        isi = papan(kuesioner)
    baris = {nama: tuple(lain) for nama, *lain in map(dict.values, isi["papan"])}
    assert baris["Jenis informasi"] == (2, 1, "10 dari 40", [kurang])
    assert baris["Sarana dan prasarana"] == (1, 0, "0 dari 12,5", [tanpa_jawab])
    # 10 of 52.5.
    assert isi["persen"] == "19 %"
    assert papan(KuesionerFactory())["persen"] == "—"
    assert tulis_bobot(Decimal("100.00")) == "100"


def test_a_unit_is_asked_for_what_it_answers_for(django_assert_num_queries):
    unit, lain = UnitFactory.create_batch(2)
    kuesioner = KuesionerFactory(tahun=2026)
    for milik in (unit, unit, lain, None):
        PertanyaanFactory(kuesioner=kuesioner, penanggung_jawab=milik)
    PertanyaanFactory(kuesioner=KuesionerFactory(tahun=2025), penanggung_jawab=unit)
    petugas = petugas_berperan(Peran.PPID_PEMBANTU, unit)
    assert petugas.penugasan_aktif
    with django_assert_num_queries(1):
        (satu,) = tugas_monev(petugas, HARI)
    assert satu.judul == "2 pertanyaan E-Monev 2026 belum lengkap"
    assert satu.url.endswith("?kuesioner__tahun=2026")
    assert tugas_monev(petugas, date(2027, 1, 1)) == []
    assert tugas_monev(petugas_berperan(Peran.AUDITOR), HARI) == []
    assert tugas_monev.__wrapped__ in SUMBER_TUGAS


def test_the_seed_brings_the_weights_of_2025_and_marked_questions_once():
    hasil = muat_portal(pada=PADA)
    assert hasil == {"kuesioner E-Monev": 1, "pertanyaan E-Monev": 13}
    kuesioner = Kuesioner.objects.get()
    bobot = kuesioner.bobot()
    assert sum(bobot.values()) == 100
    assert (bobot[IND.JENIS], bobot[IND.DIGITALISASI]) == (40, 20)
    assert {p.indikator for p in kuesioner.pertanyaan.all()} == set(IND.values)
    for satu in kuesioner.pertanyaan.all():
        assert satu.teks.startswith("Contoh, sesuaikan dengan kuesioner resmi:")
    assert muat_portal(pada=PADA) == dict.fromkeys(hasil, 0)


def test_a_broken_seed_names_its_line(tmp_path):
    for nama, asing in (("bobot", "digitalisasi"), ("pertanyaan", "x")):
        isi = (DATA / f"monev_{nama}.csv").read_text().replace("digitalisasi", asing)
        (tmp_path / f"monev_{nama}.csv").write_text(isi)
    with pytest.raises(DataAwalRusak, match="indikator tidak dikenal: x"):
        muat_portal(pada=PADA, folder=tmp_path)
