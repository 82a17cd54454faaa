"""The catalogue's part of the today list: what waits, for whom, and until when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.hari_ini import anjuran_dokumen
from informasi.models import DokumenInformasi, Klasifikasi
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu
from organisasi.staf.hari_ini import BANYAK_MAKS, Tugas
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
    TemuanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import (
    BatasWaktuFactory,
    HariLiburFactory,
    PetugasFactory,
    UnitFactory,
)
from tests.hari_ini import tugas_katalog
from tests.petugas import dibaca, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


# Tuesday 4 June 2024; a draft of that morning is due five working days later.
HARI = date(2024, 6, 4)
PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
BATAS_PERIKSA = date(2024, 6, 11)
S = DokumenInformasi.Status
JENIS_PERIKSA = "Periksa rancangan"
JENIS_TERBIT = "Terbitkan atau kembalikan"
JENIS_KEMBALI = "Perbaiki rancangan yang dikembalikan"
JENIS_UJI = "Putuskan pengecualian yang segera berakhir"


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def kantor():
    """The two limits and a calendar of 2024 without a day off in that June."""
    BatasWaktuFactory(kode="informasi.periksa", nilai=5)
    BatasWaktuFactory(kode="pengecualian.putuskan_sebelum_berakhir", nilai=30)
    HariLiburFactory(tanggal=date(2024, 1, 1))


def daftar(peran, unit, hari=HARI):
    return tugas_katalog(petugas_berperan(peran, unit), hari)


def dikembalikan(unit, alasan="Lampirkan berkasnya."):
    """A draft that the main PPID has just sent back."""
    dokumen = RancanganFactory(unit=unit)
    oleh, pada = PetugasFactory(), timezone.now()
    dokumen.periksa(Saat(oleh, pada))
    return dokumen.kembalikan(Saat(oleh, timezone.now()), alasan=alasan)


def test_a_title_only_heard_of_is_work_of_its_own_until_it_is_checked(kantor, unit):
    dokumen = RancanganFactory(
        unit=unit, terverifikasi=False, keterangan_sumber="Disebut dalam sumber lain."
    )
    (tugas,) = daftar(Peran.PPID_PEMBANTU, unit)
    assert tugas.jenis == "Cari tahu apakah dokumennya ada"
    assert (tugas.tenggat, tugas.keterangan) == (None, dokumen.keterangan_sumber)
    langkah = anjuran_dokumen(dokumen, hari_ini=HARI).langkah[0]
    assert str(langkah).startswith(dokumen.keterangan_sumber)
    dokumen.periksa(Saat(PetugasFactory(), PADA))
    assert (dokumen.terverifikasi, dokumen.status) == (True, S.DIPERIKSA)
    assert daftar(Peran.PPID_PEMBANTU, unit) == []


def test_overdue_periodic_entry_says_since_when_and_leads_to_it(unit):
    dokumen = DokumenFactory(unit=unit, dimutakhirkan_pada=date(2023, 10, 1))
    assert daftar(Peran.PETUGAS_LAYANAN, unit) == [
        Tugas(
            judul=dokumen.judul,
            url=reverse("admin:informasi_dokumeninformasi_change", args=(dokumen.pk,)),
            jenis="Mutakhirkan informasi berkala",
            kerja="Mutakhirkan",
            tenggat=date(2024, 4, 1),
            unit=unit.nama_pendek,
        )
    ]


def test_review_waits_from_its_day_on_and_a_finding_while_it_is_open(unit):
    temuan = TemuanFactory(dokumen__unit=unit)
    TemuanFactory(dokumen__unit=unit, selesai_pada=PADA)
    dokumen = DokumenFactory(unit=unit, tinjau_pada=HARI)
    tinjau, mati = daftar(Peran.PPID_PEMBANTU, unit)
    assert (tinjau.judul, tinjau.jenis) == (dokumen.judul, "Tinjau ulang")
    assert tinjau.tenggat == HARI
    assert mati.kalimat == f"Perbaiki: {temuan.dokumen.judul}"
    assert mati.keterangan == f"Tautan tidak dapat dibuka: {temuan.sasaran}"
    assert len(daftar(Peran.PPID_PEMBANTU, unit, HARI - timedelta(days=1))) == 1


@pytest.mark.usefixtures("kantor")
def test_draft_waits_for_the_head_and_then_for_the_main_ppid_with_its_last_day(unit):
    dokumen = RancanganFactory(unit=unit)
    (satu,) = daftar(Peran.PPID_PEMBANTU, unit)
    assert (satu.judul, satu.jenis) == (dokumen.judul, JENIS_PERIKSA)
    assert satu.tenggat == BATAS_PERIKSA
    assert daftar(Peran.PETUGAS_LAYANAN, unit) == []
    # 23.30 UTC on Tuesday is already Wednesday in Tasikmalaya.
    malam = datetime(2024, 6, 4, 23, 30, tzinfo=UTC)
    DokumenInformasi.objects.update(status_sejak=malam)
    (satu,) = daftar(Peran.PPID_PEMBANTU, unit)
    assert satu.tenggat == date(2024, 6, 12)
    DokumenInformasi.objects.update(status=S.DIPERIKSA, status_sejak=PADA)
    (satu,) = daftar(Peran.PPID_UTAMA, UnitFactory())
    assert (satu.judul, satu.jenis) == (dokumen.judul, JENIS_TERBIT)
    assert satu.tenggat == BATAS_PERIKSA
    assert daftar(Peran.PPID_PEMBANTU, unit) == []


def test_day_that_cannot_be_reckoned_is_left_out(unit):
    RancanganFactory(unit=unit)
    BatasWaktuFactory(kode="informasi.periksa", nilai=5)  # there is no calendar
    for satuan in (BatasWaktu.Satuan.HARI_KERJA, BatasWaktu.Satuan.JAM):
        BatasWaktu.objects.update(satuan=satuan)
        (satu,) = daftar(Peran.PPID_PEMBANTU, unit)
        assert (satu.jenis, satu.tenggat) == (JENIS_PERIKSA, None)


@pytest.mark.usefixtures("kantor")
def test_returned_draft_waits_with_the_reason_until_it_is_touched(unit):
    dokumen = dikembalikan(unit, "Tahun anggarannya belum ada.")
    for peran in (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU):
        (satu,) = daftar(peran, unit)
        assert (satu.judul, satu.jenis) == (dokumen.judul, JENIS_KEMBALI)
        assert satu.keterangan == "Tahun anggarannya belum ada."
        assert satu.tenggat is None
    dokumen.save()
    assert daftar(Peran.PETUGAS_LAYANAN, unit) == []
    assert [t.jenis for t in daftar(Peran.PPID_PEMBANTU, unit)] == [JENIS_PERIKSA]


@pytest.mark.usefixtures("kantor")
def test_exclusion_waits_from_30_working_days_before_its_end(unit):
    for lain in (
        {"berakhir_pada": date(2024, 7, 17)},  # 31 are left
        {"berakhir_pada": None},
        {"berakhir_pada": HARI, "disetujui_pada": None, "disetujui_oleh": None},
    ):
        UjiKonsekuensiFactory(dokumen__unit=unit, **lain)
    assert daftar(Peran.PPID_PEMBANTU, unit) == []
    uji = UjiKonsekuensiFactory(dokumen__unit=unit)
    # 30 working days before Tuesday 16 July 2024 is Tuesday 4 June.
    for akhir, putus in (
        (date(2024, 7, 16), HARI),
        (date(2024, 6, 5), date(2024, 4, 24)),
    ):
        uji.berakhir_pada = akhir
        uji.save()
        (satu,) = daftar(Peran.PPID_PEMBANTU, unit)
        assert (satu.judul, satu.jenis) == (uji.dokumen.judul, JENIS_UJI)
        assert satu.tenggat == putus
        assert f"{akhir:%d-%m-%Y}" in satu.keterangan
    ubah = reverse("admin:informasi_ujikonsekuensi_change", args=(uji.pk,))
    assert satu.url == ubah


def test_without_a_calendar_the_exclusion_waits_until_its_end(unit):
    UjiKonsekuensiFactory(dokumen__unit=unit, berakhir_pada=date(2024, 7, 17))
    assert daftar(Peran.PPID_PEMBANTU, unit) == []  # without its limit none does
    BatasWaktuFactory(kode="pengecualian.putuskan_sebelum_berakhir", nilai=30)
    (satu,) = daftar(Peran.PPID_PEMBANTU, unit)
    assert (satu.jenis, satu.tenggat) == (JENIS_UJI, date(2024, 7, 17))


def satu_dari_semua(unit):
    """One line of each kind for ``unit``."""
    DokumenFactory(unit=unit, dimutakhirkan_pada=date(2023, 1, 1))
    DokumenFactory(unit=unit, tinjau_pada=HARI)
    RancanganFactory(unit=unit)
    RancanganFactory(unit=unit, status=S.DIPERIKSA)
    TemuanFactory(dokumen__unit=unit)
    UjiKonsekuensiFactory(dokumen__unit=unit, berakhir_pada=date(2024, 7, 1))
    dikembalikan(unit)


# The lines of a unit, by what each role may do there.
BANYAK = {
    Peran.PETUGAS_LAYANAN: (4, 0),  # overdue, review, finding, returned
    Peran.PPID_PEMBANTU: (6, 0),  # and: to check, exclusion
    Peran.PPID_UTAMA: (7, 5),  # and: to publish; elsewhere neither checks nor mends
    Peran.AUDITOR: (0, 0),
    Peran.ADMIN_TEKNIS: (0, 0),
}


@pytest.mark.parametrize("bawahan", [True, False])
@pytest.mark.usefixtures("kantor")
def test_each_role_sees_what_it_may_do_in_its_own_unit_and_elsewhere(unit, bawahan):
    sendiri = UnitFactory(induk=unit) if bawahan else unit
    satu_dari_semua(sendiri)
    satu_dari_semua(UnitFactory())
    for peran, banyak in BANYAK.items():
        baris = daftar(peran, unit)
        milik = [t for t in baris if t.unit == sendiri.nama_pendek]
        assert (len(milik), len(baris) - len(milik)) == banyak, peran


def test_many_end_in_one_line_that_leads_to_exactly_them(client, unit):
    semua = {dikembalikan(unit).pk for _ in range(BANYAK_MAKS + 1)}
    RancanganFactory(unit=unit)
    petugas = masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit)
    *_, penutup = baris = tugas_katalog(petugas, timezone.localdate())
    assert len(baris) == BANYAK_MAKS + 1
    assert penutup.judul == f"Semua {len(semua)} yang menunggu"
    daftar = client.get(penutup.url).context["cl"].result_list
    assert {d.pk for d in daftar} == semua


PERIKSA = (date(2024, 6, 12), "Aturan periksa", "5 hari kerja sejak Selasa, 4 Juni")
UJI = "UU 14/2008 Pasal 19; Perki 1/2021 Pasal 49"
TERBIT_LAIN = {"klasifikasi": Klasifikasi.SETIAP_SAAT, "tinjau_pada": date(2025, 6, 4)}
DITARIK = {"status": S.DITARIK, "alasan_tarik": "Ada angka keliru."}


def anjuran(pabrik, **lain):
    return anjuran_dokumen(pabrik(**lain), hari_ini=HARI)


@pytest.mark.parametrize(
    ("pabrik", "lain", "kata", "akhir"),
    [
        (
            RancanganFactory,
            {"unit__singkatan": "Tawang"},
            "sudah benar, tekan Nyatakan sudah diperiksa",
            PERIKSA,
        ),
        (
            RancanganFactory,
            {"status": S.DIPERIKSA},
            "Bila belum benar, tekan Kembalikan ke penyusun",
            PERIKSA,
        ),
        (
            RancanganFactory,
            {"status": S.DIPERIKSA, "klasifikasi": Klasifikasi.DIKECUALIKAN},
            "hanya dapat terbit dengan uji konsekuensi",
            (PERIKSA[0], UJI, ""),
        ),
        (
            DokumenFactory,
            {"dimutakhirkan_pada": date(2024, 1, 31)},
            "Usulkan perubahan",
            (date(2024, 7, 31), "UU 14/2008 Pasal 9", ""),
        ),
        (
            DokumenFactory,
            TERBIT_LAIN,
            "Tidak ada yang harus dilakukan",
            (date(2025, 6, 4), "", ""),
        ),
        (DokumenFactory, DITARIK, "Informasi ini sudah ditarik", (None, "", "")),
        (DokumenFactory, {"status": S.DIGABUNG}, "Selesai", (None, "", "")),
    ],
)
def test_each_status_has_its_step_its_last_day_and_its_source(
    pabrik, lain, kata, akhir
):
    BatasWaktuFactory(kode="informasi.periksa", nilai=5, dasar="Aturan periksa")
    HariLiburFactory(tanggal=date(2024, 6, 7), nama="Libur contoh")
    hasil = anjuran(pabrik, **lain)
    batas, dasar, hitungan = akhir
    assert kata in dibaca(hasil, DokumenInformasi.Tindakan)[0]
    assert hasil.batas == batas
    assert dasar in hasil.dasar
    assert hasil.hitungan.startswith(hitungan)
    assert ("7 Juni 2024 (Libur contoh)" in hasil.hitungan) == (batas == PERIKSA[0])


def test_what_is_missing_is_said_instead_of_a_day():
    tanpa_batas = anjuran(RancanganFactory)
    BatasWaktuFactory(kode="informasi.periksa", dasar="Aturan periksa")
    tanpa_kalender = anjuran(RancanganFactory)
    assert (tanpa_batas.batas, tanpa_batas.dasar) == (None, "Perki 1/2021")
    assert "belum diatur untuk 04-06-2024" in tanpa_batas.hitungan
    assert (tanpa_kalender.batas, tanpa_kalender.dasar) == (None, "Aturan periksa")
    kata = "Kalender hari libur tahun 2024 belum diisi"
    assert kata in tanpa_kalender.hitungan
