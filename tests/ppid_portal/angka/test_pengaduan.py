"""Group B where it is hard to count: B2n, B11, and what sheets used to judge otherwise."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from informasi.permohonan.actions import cabut_permohonan
from informasi.permohonan.kelengkapan import minta_kelengkapan, tutup_tidak_lengkap
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from pengaduan.models import Pengaduan
from pengaduan.penanganan.actions import (
    jawab_tanggapan,
    lengkapi_pengaduan,
    tunda_pengaduan,
)
from ppid_portal.angka.angka import Angka, Kunci
from ppid_portal.angka.aturan import bulan_penuh, hitung_panggilan
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.lembar.bahan_rakor import angka_pengaduan, angka_permohonan
from ppid_portal.models import NilaiIndikator, RekapPanggilan
from tests.factories.organisasi import HariLiburFactory, WilayahFactory
from tests.factories.pengaduan import PenerusanFactory, PengaduanFactory, pengaduan_di
from tests.factories.portal import RekapPanggilanFactory
from tests.informasi.kantor import (
    PADA,
    ajukan,
    buka_kantor,
    diproses,
    muat_kalender,
    saat,
)
from tests.informasi.meja_keberatan import jawab, keberatan, tanggapi
from tests.pengaduan import kantor_aduan
from tests.petugas import isian, masuk_sebagai
from tests.ppid_portal.angka.meja import angka, pecahan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2024, 8, 1, 2, tzinfo=UTC), tick=False),
]


def test_b2n_yang_belum_diteruskan_dan_lewat_batas_langkahnya():
    muat_kalender()
    # Friday 14 June 2024: with two holidays the third working day is 21 June.
    isi = {"tanggal_terima": date(2024, 6, 14), "jatuh_tempo": date(2024, 6, 21)}
    # The clock of the last one waits: its reporter is asked.
    for keadaan in ("", "terverifikasi", "arsip", "ditindaklanjuti", "tunda"):
        PengaduanFactory(**isi, **({keadaan: True} if keadaan else {}))
    for kini, lewat in (("2024-06-21", 0), ("2024-06-22", 2), ("2024-07-01", 2)):
        assert banyak("B2n", kini) == lewat


# B11: calls to 112 that were none, from the centre's monthly counts (pemangku 10.3)

KINI = date(2024, 7, 20)
DAFTAR = "admin:ppid_portal_rekappanggilan_changelist"
TAMBAH = "admin:ppid_portal_rekappanggilan_add"
ISI = {
    "bulan": "2024-06-17",
    "nyata": "20",
    "informasi": "10",
    "main_main": "6",
    "hening": "4",
    "terputus": "7",
    "sumber": "Rekap Juni 2024, contoh",
}


def rekap(bulan, main, hening, nyata, **lain):
    RekapPanggilanFactory(
        bulan=date(2024, bulan, 1),
        main_main=main,
        hening=hening,
        nyata=nyata,
        informasi=0,
        **lain,
    )


def angka_panggilan(periode, kecamatan=None):
    return hitung_panggilan().get(Kunci("B11", "", periode, None, kecamatan))


def test_b11_by_hand_for_month_quarter_and_year():
    # April: (6 + 4) of 40; May: (1 + 0) of 3; the calls that broke off count nowhere.
    rekap(4, 6, 4, 30, terputus=100)
    rekap(5, 1, 0, 2)
    rekap(7, 0, 0, 0, terputus=9)
    assert angka_panggilan("2024-04") == Angka.bagian(10, 40)
    assert angka_panggilan("2024-04").nilai == Decimal("25.0")
    assert angka_panggilan("2024-05").nilai == Decimal("33.3")
    assert angka_panggilan("2024-TW2").nilai == Decimal("25.6")  # 11 of 43
    assert angka_panggilan("2024") == Angka.bagian(11, 43)
    assert angka_panggilan("2024-06") is None
    assert angka_panggilan("2024-07").nilai is None
    # It is among the figures of the night.
    hitung_dan_simpan(saat("2024-07-20"))
    satu = NilaiIndikator.objects.get(kode="B11", periode="2024-04")
    assert (satu.pembilang, satu.penyebut, satu.nilai) == (10, 40, 25)


def test_b11_of_the_city_is_its_own_count_or_else_the_sum_of_its_kecamatan():
    cipedes, tawang = WilayahFactory(), WilayahFactory()
    rekap(4, 1, 0, 3, kecamatan=cipedes)
    rekap(4, 2, 0, 4, kecamatan=tawang)
    rekap(5, 1, 0, 3, kecamatan=cipedes)
    rekap(5, 10, 0, 10)
    assert angka_panggilan("2024-04") == Angka.bagian(3, 10)
    assert angka_panggilan("2024-05") == Angka.bagian(10, 20)
    assert angka_panggilan("2024-TW2") == Angka.bagian(13, 30)
    assert angka_panggilan("2024-TW2", cipedes.pk) == Angka.bagian(2, 8)
    assert angka_panggilan("2024-TW2", tawang.pk) == Angka.bagian(2, 6)


def test_beside_e1_stand_the_months_that_lie_wholly_in_the_window():
    cipedes = WilayahFactory()
    for bulan in (1, 2, 3, 4):
        rekap(bulan, bulan, 0, 10, kecamatan=cipedes)
    rekap(2, 50, 0, 50)
    semua = list(RekapPanggilan.objects.all())
    satu = bulan_penuh(semua, cipedes.pk, date(2024, 1, 2), date(2024, 3, 31))
    assert satu == Angka.bagian(5, 25)
    satu = bulan_penuh(semua, cipedes.pk, date(2024, 1, 1), date(2024, 3, 30))
    assert satu == Angka.bagian(3, 23)
    assert bulan_penuh(semua, "lain", date.min, date.max).nilai is None


def test_what_the_table_refuses():
    RekapPanggilanFactory(bulan=date(2024, 5, 1))
    for isi, kendala in (
        ({"bulan": date(2024, 6, 2)}, "portal_panggilan_awal_bulan"),
        ({"sumber": ""}, "portal_panggilan_bersumber"),
        ({"bulan": date(2024, 5, 1)}, "portal_panggilan_sekali"),
    ):
        with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
            RekapPanggilanFactory(**isi)


def test_any_day_of_the_month_will_do_and_the_list_says_the_share(client):
    cipedes = WilayahFactory(nama="Cipedes")
    masuk_sebagai(client, Peran.PENYELIA_112)
    client.post(reverse(TAMBAH), ISI)
    client.post(reverse(TAMBAH), ISI | {"kecamatan": cipedes.pk, "main_main": "0"})
    assert {s.bulan for s in RekapPanggilan.objects.all()} == {date(2024, 6, 1)}
    isi = client.halaman(reverse(DAFTAR))
    assertContains(isi, "Seluruh kota")
    assertContains(isi, "Cipedes")
    assertContains(isi, 'class="field-bagian">25</td>')
    # A mistake is put right.
    satu = RekapPanggilan.objects.get(kecamatan=None)
    ubah = reverse("admin:ppid_portal_rekappanggilan_change", args=(satu.pk,))
    client.post(ubah, isian(client.halaman(ubah)) | {"nyata": "90"})
    satu.refresh_from_db()
    assert satu.nyata == 90


def test_what_is_wrong_is_said_beside_its_field_and_the_rest_stays(client):
    RekapPanggilanFactory(bulan=date(2024, 6, 1))
    kelurahan = WilayahFactory(tingkat="kelurahan", induk=WilayahFactory())
    masuk_sebagai(client, Peran.PPID_UTAMA)
    kini = timezone.localdate().isoformat()
    salah = {"bulan": kini, "main_main": "banyak", "sumber": ""}
    jawab = client.post(reverse(TAMBAH), ISI | salah | {"kecamatan": kelurahan.pk})
    galat = jawab.context["adminform"].form.errors
    # Only a kecamatan can be chosen.
    assert set(galat) == {*salah, "kecamatan"}
    assert "belum berakhir" in str(galat["bulan"])
    assertContains(jawab, 'value="7"')
    lagi = client.post(reverse(TAMBAH), ISI)
    assertContains(lagi, "Rekap bulan dan tempat ini sudah ada")
    assert RekapPanggilan.objects.count() == 1


# What figures, sheets and the case used to judge differently

LAMA, HARI = "2024-08-01", date(2024, 8, 1)


def banyak(kode, kini=LAMA):
    return int(angka(kode, kini, kini[:7]).nilai)


def rakor(unit):
    return angka_permohonan([unit.pk], HARI)["tepat"]


def test_yang_dicabut_dinilai_hanya_setelah_lewat_waktu():
    kantor = buka_kantor()
    cabut_permohonan(diproses(kantor), Saat(None, saat("2024-06-06")))
    assert rakor(kantor.kecamatan) == Angka.bagian(0, 0)
    assert pecahan("A2", LAMA) == "-"
    cabut_permohonan(diproses(kantor), Saat(None, saat("2024-07-05")))
    assert rakor(kantor.kecamatan) == Angka.bagian(0, 1)
    assert pecahan("A2", LAMA) == "0/1"
    assert banyak("A8") == 0


def test_yang_menunggu_berkas_pemohon_tidak_pernah_terlambat():
    kantor = buka_kantor()
    permohonan = ajukan(kantor.kecamatan)
    minta_kelengkapan(permohonan, saat=Saat(kantor.loket, PADA), kurang=["KTP"])
    assert banyak("A8") == 0
    assert pecahan("A2", LAMA) == "-"
    assert rakor(kantor.kecamatan) == Angka.bagian(0, 0)
    tutup_tidak_lengkap(permohonan, Saat(kantor.loket, saat("2024-07-20")))
    assert pecahan("A2", LAMA) == "-"
    assert rakor(kantor.kecamatan) == Angka.bagian(0, 0)


def test_yang_dibuka_kembali_dan_lewat_harinya_adalah_tunggakan():
    kantor = buka_kantor()
    permohonan = jawab(kantor, diproses(kantor), "diberikan")
    tanggapi(kantor, keberatan(permohonan, "d"))
    # Ordered by 5 July, and nothing has come.
    assert banyak("A8", "2024-07-05") == 0
    assert banyak("A8") == 1
    assert pecahan("A2", "2024-07-05") == "-"
    assert pecahan("A2", LAMA) == "0/1"
    assert rakor(kantor.kecamatan) == Angka.bagian(0, 1)


def test_angka_memakai_kalender_unit():
    kantor = buka_kantor()
    HariLiburFactory(tanggal=date(2024, 6, 12), berlaku_unit=kantor.kecamatan)
    # The tenth working day of this unit; of the city it would be the eleventh.
    jawab(kantor, diproses(kantor), "diberikan", pada=saat("2024-06-21"))
    assert pecahan("A2", LAMA) == pecahan("A2a", LAMA) == "1/1"
    assert angka("A3", LAMA).nilai == 10
    assert rakor(kantor.kecamatan) == Angka.bagian(1, 1)


def test_keberatan_memakai_kalender_unit():
    kantor = buka_kantor()
    HariLiburFactory(tanggal=date(2024, 6, 25), berlaku_unit=kantor.kecamatan)
    objek = keberatan(diproses(kantor))
    isi = {"hasil": "ditolak", "perintah": "", "perintah_jatuh_tempo": None}
    tanggapi(kantor, objek, saat=Saat(kantor.sekda, saat(objek.jatuh_tempo)), **isi)
    assert pecahan("A6b", LAMA) == "1/1"


def test_aduan_bukan_wewenang_tidak_dinilai():
    dinas = kantor_aduan.buka_kantor().dinas
    bukan = Pengaduan.Status.BUKAN_WEWENANG
    pengaduan_di(bukan, unit=dinas, selesai_sampai=date(2024, 6, 24))
    hasil = angka_pengaduan(dinas, [dinas.pk], HARI)
    assert (hasil["jumlah"], hasil["tepat"]) == (1, Angka.bagian(0, 0))
    assert pecahan("B5", LAMA) == "-"


def test_selagi_pelapor_ditanya_tidak_ada_yang_terlambat():
    kantor = kantor_aduan.buka_kantor()
    aduan = kantor_aduan.adukan(kantor)
    tunda_pengaduan(aduan, Saat(kantor.admin, PADA), pertanyaan="Di mana?")
    assert (banyak("B2n"), banyak("B7")) == (0, 0)
    assert pecahan("B2", LAMA) == pecahan("B5", LAMA) == "-"
    # He answers, and it is passed on within three days of that.
    lengkapi_pengaduan(aduan, Saat(None, saat("2024-06-24")), isi="Depan SD.")
    PenerusanFactory(pengaduan=aduan, diteruskan_pada=saat("2024-06-26"))
    assert pecahan("B2", LAMA) == "1/1"


def test_aduan_yang_tidak_diakui_beres_dinilai_menurut_harinya_yang_baru():
    kantor = kantor_aduan.buka_kantor()
    aduan = kantor_aduan.menunggu(kantor)
    assert pecahan("B5", LAMA) == "1/1"
    jawab_tanggapan(aduan, Saat(None, saat("2024-07-15")), beres=False, alasan="Belum.")
    # Five working days to react: 22 July.
    assert pecahan("B5", "2024-07-22") == "-"
    assert pecahan("B5", LAMA) == "0/1"
    assert (banyak("B7", "2024-07-22"), banyak("B7")) == (0, 1)
