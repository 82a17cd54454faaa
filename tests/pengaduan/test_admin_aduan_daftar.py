"""The list of complaints: order, filters, masks, what it costs, and who gets there."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pengaduan.actions.verifikasi import arsipkan_pengaduan
from pengaduan.models import Pengaduan
from tests.factories.pengaduan import (
    InsidenFactory,
    PelaporFactory,
    PenerusanFactory,
    PengaduanFactory,
    RujukanPengaduanFactory,
    pengaduan_di,
)
from tests.pengaduan.kantor_aduan import (
    PADA,
    TERIMA,
    adukan,
    buka_kantor,
    bukti,
    diteruskan,
    terverifikasi,
)
from tests.pengaduan.meja_aduan import alamat, kueri
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, K = Pengaduan.Status, Pengaduan.Kelas


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    return buka_kantor(sesudah=500)


def nomor(client, **saring) -> list[str]:
    halaman = client.get(alamat("changelist"), saring)
    return [p.nomor for p in halaman.context["cl"].result_list]


# The list


def test_the_nearest_day_stands_on_top_and_what_has_ended_below(client, kantor):
    unit = {"unit": kantor.dinas}
    akhir = pengaduan_di(S.SELESAI, **unit)
    nanti = PengaduanFactory(jatuh_tempo=date(2024, 6, 28), **unit)
    lewat = PengaduanFactory(jatuh_tempo=date(2024, 6, 3), **unit)
    kini = PengaduanFactory(jatuh_tempo=TERIMA, prioritas="4", **unit)
    tunggu = PengaduanFactory(tunda=True, tunggu_sampai=date(2024, 6, 5), **unit)
    masuk(client, kantor.kepala)

    response = client.halaman(alamat("changelist"))

    urut = [p.nomor for p in response.context["cl"].result_list]
    assert urut == [p.nomor for p in (lewat, kini, tunggu, nanti, akhir)]
    for kalimat in (
        *("3 Juni 2024 (terlambat)", "4 Juni 2024 (hari ini)"),
        *("5 Juni 2024 (pelapor)", "28 Juni 2024", "Mendesak"),
        "Selesai: pelapor menyatakan selesai",
    ):
        assertContains(response, kalimat)


def test_an_emergency_nobody_told_112_of_stands_before_what_is_late(client, kantor):
    lewat = PengaduanFactory(jatuh_tempo=date(2024, 5, 1))
    mendesak, biasa = PengaduanFactory(prioritas="4"), PengaduanFactory()
    darurat, tuntas = (PengaduanFactory(dialihkan_112=True) for _ke in range(2))
    InsidenFactory(pengaduan=tuntas, diserahkan=True)
    InsidenFactory(pengaduan=darurat)
    masuk(client, kantor.admin)

    semua = (darurat, lewat, mendesak, biasa, tuntas)
    assert nomor(client) == [satu.nomor for satu in semua]
    assertContains(client.get(alamat("changelist")), "telepon 112 sekarang")


def test_each_filter_shows_what_it_says(client, kantor):
    lewat = PengaduanFactory(jatuh_tempo=date(2024, 6, 3))
    usul = PengaduanFactory(diusulkan=True)
    tanda = PengaduanFactory(tanda_moderasi=["banyak tautan"])
    tunggu = PengaduanFactory(menunggu_pelapor=True)
    tanpa = PenerusanFactory(pengaduan__jatuh_tempo=date(2024, 6, 7)).pengaduan
    masuk(client, kantor.admin)

    assert nomor(client, perlu="lewat") == [lewat.nomor]
    assert nomor(client, perlu="periksa") == [usul.nomor]
    assert nomor(client, perlu="moderasi") == [tanda.nomor]
    assert nomor(client, perlu="pelapor") == [tunggu.nomor]
    assert nomor(client, perlu="nomor") == [tanpa.nomor]
    assert len(nomor(client, perlu="lain")) == 5
    assert nomor(client, q=lewat.nomor) == [lewat.nomor]


def test_my_work_is_what_i_hold_what_is_offered_and_what_i_must_decide(client, kantor):
    baru = PengaduanFactory()
    pegang = PengaduanFactory(diteruskan=True, pemegang=kantor.dinas)
    ditawari = RujukanPengaduanFactory(ke_unit=kantor.dinas).berkas
    kembali = RujukanPengaduanFactory(status="dikembalikan", alasan_kembali="x").berkas
    lama = RujukanPengaduanFactory(tenggat=date(2024, 6, 3)).berkas
    gawat = PengaduanFactory(diteruskan=True, berkadar=True)

    masuk(client, kantor.kepala)
    assert set(nomor(client, perlu="saya")) == {pegang.nomor, ditawari.nomor}
    client.logout()
    masuk(client, kantor.admin)
    assert set(nomor(client, perlu="saya")) == {baru.nomor, kembali.nomor, lama.nomor}
    client.logout()
    masuk(client, kantor.irban)
    assert set(nomor(client, perlu="saya")) == {gawat.nomor}


def test_the_list_costs_the_same_for_one_and_for_a_hundred(client, kantor):
    masuk(client, kantor.admin)
    PengaduanFactory(unit=kantor.dinas, pelapor=PelaporFactory())
    satu = kueri(client, alamat("changelist"))
    for ke in range(99):
        PengaduanFactory(
            unit=kantor.dinas if ke % 2 else kantor.kecamatan, pelapor=PelaporFactory()
        )

    assert kueri(client, alamat("changelist")) == satu <= 12


def test_neither_list_nor_export_names_the_reporter(client, kantor):
    aduan = adukan(kantor, lain={"unit": kantor.dinas})
    masuk(client, kantor.kepala)

    ekspor = b"".join(client.get(alamat("ekspor", "csv")).streaming_content).decode()

    assert aduan.nomor in ekspor
    for isi in (client.get(alamat("changelist")).content.decode(), ekspor):
        assert "Rahayu" not in isi
        assert "siti@" not in isi
        assert aduan.kode not in isi


# Who gets there


def semua_alamat(aduan: Pengaduan, berkas: object) -> list[str]:
    tindakan = [alamat("tindakan", aduan.pk, "catatan")]
    return [
        *(alamat(nama, aduan.pk) for nama in ("change", "history", "buka")),
        *(alamat("tanda_terima", aduan.pk), alamat("berkas", aduan.pk, berkas.pk)),
        *(alamat("berkas_kecil", aduan.pk, berkas.pk), *tindakan),
    ]


def kode(client, halaman: str) -> int:
    """The status; a file that was sent is closed again."""
    jawab = client.get(halaman)
    if jawab.streaming:
        b"".join(jawab.streaming_content)
    return jawab.status_code


def test_an_officer_of_another_unit_finds_nothing_at_any_address(client, kantor):
    aduan = diteruskan(kantor, lain={"berkas": [bukti()]})
    berkas = aduan.berkas.get()
    masuk(client, kantor.loket)

    for halaman in semua_alamat(aduan, berkas):
        assert kode(client, halaman) == 404, halaman
    for nama in ("tindaklanjuti", "verifikasi", "tulis", "catatan"):
        halaman = alamat("tindakan", aduan.pk, nama)
        assert client.post(halaman, {"isi": "x"}).status_code == 404
    assert nomor(client) == []
    assert not aduan.catatan_dalam.exists()


def test_what_is_grave_is_the_inspektorats_alone_once_it_is_verified(client, kantor):
    aduan = terverifikasi(kantor, kelas=K.BERKADAR, lain={"berkas": [bukti()]})
    halaman = semua_alamat(aduan, aduan.berkas.get())

    for petugas in (kantor.admin, kantor.kepala, kantor.loket):
        masuk(client, petugas)
        assert [kode(client, h) for h in halaman] == [404] * len(halaman)
        assert nomor(client) == []
        client.logout()
    masuk(client, kantor.irban)
    assert [kode(client, h) for h in halaman] == [200] * len(halaman)


def test_the_trail_of_what_is_grave_stands_in_no_list_of_others(client, kantor):
    aduan = adukan(kantor, lain={"unit": kantor.dinas})
    arsipkan_pengaduan(aduan, oleh=kantor.admin, pada=PADA, kalimat="Kepala dinas X.")
    Pengaduan.objects.filter(pk=aduan.pk).update(berkadar=True)
    jejak = Jejak.objects.milik(aduan).first()
    daftar = reverse("admin:organisasi_jejak_changelist")
    satu = reverse("admin:organisasi_jejak_change", args=(jejak.pk,))

    masuk(client, kantor.kepala)
    assertNotContains(client.get(daftar), "Kepala dinas X.")
    assert client.get(satu).status_code == 404
    client.logout()
    for peran in (Peran.PPID_UTAMA, Peran.AUDITOR):
        masuk_sebagai(client, peran)
        assertNotContains(client.get(daftar), "Kepala dinas X.")
        client.logout()
