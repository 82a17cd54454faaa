"""Names and channels, downloaded by two people or opened as Lihat kontak (PK-20, PK-59)."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, Jejak, Notifikasi
from pemangku.models import EksporPribadi, Orang
from pemangku.pribadi import admin as lihat, ekspor_pribadi as modul
from pemangku.pribadi.ekspor_pribadi import KEPALA, LEBAR, ambil_ekspor, minta_ekspor
from tests.factories import pemangku as f
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.pemangku.meja_register import (
    HARI,
    NORMAL,
    PADA,
    alamat,
    berkanal,
    lembaga,
    orang_di,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan
from tests.serentak import serentak

S = EksporPribadi.Status


@pytest.fixture
def isi(kantor):
    """One person with channels at Cipedes, one at Tawang, one who left."""
    orang = orang_di(lembaga(kantor), peran_khusus=["pimpinan"]).orang
    berkanal(orang)
    berkanal(orang, "dadang@contoh.id", "email")
    f.PersetujuanFactory(orang=orang)
    tawang = lembaga(kantor, "KIM Tawang", pengelola=kantor.tawang, wilayah=None)
    orang_di(tawang, "Budi")
    kemarin = HARI - timedelta(days=1)
    orang_di(lembaga(kantor, "PKK Nagarasari"), "Sudah Pergi", selesai=kemarin)
    return kantor


def minta(petugas, tujuan="Undangan rakor", **lain):
    return minta_ekspor(
        **{"tujuan": tujuan, "pengelola": None, "saat": Saat(petugas, PADA)} | lain
    )


def alamat_ekspor(nama, *args):
    return reverse(f"admin:pemangku_eksporpribadi_{nama}", args=args)


def unduh(client, ekspor):
    return client.post(alamat_ekspor("unduh", ekspor.pk))


def buku(jawab):
    return load_workbook(BytesIO(b"".join(jawab.streaming_content)))


# The module's owner asks, another approves


def test_pk_59_the_owner_waits_for_a_second_person(isi):
    lain = petugas_berperan(Peran.PENGELOLA_PEMANGKU, email="lain@contoh.id")
    pdp = petugas_berperan(Peran.PDP, email="pdp@contoh.id")
    ekspor, saat = minta(isi.pengelola), Saat(isi.pengelola, PADA)
    assert (ekspor.nomor, ekspor.jumlah) == ("EKP-2024-0001", 2)
    assert (ekspor.status, ekspor.langsung) == (S.DIMINTA, False)
    assert {p.penerima for p in Notifikasi.objects.all()} == {lain.email, pdp.email}
    assert Jejak.objects.milik(ekspor).get().tindakan == "minta"
    with pytest.raises(TindakanTerlarang, match="tidak dapat dilakukan"):
        ambil_ekspor(ekspor, saat)
    with pytest.raises(TindakanTerlarang, match="permintaannya sendiri"):
        ekspor.setujui(saat=saat)
    with pytest.raises(TindakanTerlarang, match="permintaannya sendiri"):
        ekspor.tolak(saat, alasan="Ya.")


def test_pk_59_after_approval_the_file_is_the_askers_for_a_day(client, isi):
    masuk(client, isi.pengelola)
    client.post(alamat_ekspor("add"), {"tujuan": "Undangan rakor", "pengelola": ""})
    ekspor = EksporPribadi.objects.get()
    halaman = alamat_ekspor("change", ekspor.pk)
    assertNotContains(client.halaman(halaman), "Unduh XLSX")
    lain = masuk(client, petugas_berperan(Peran.PENGELOLA_PEMANGKU))
    setuju = client.post(alamat_ekspor("tindakan", ekspor.pk, "setujui"), follow=True)
    assertContains(setuju, "dapat mengunduhnya selama 24 jam")
    assertNotContains(setuju, "Unduh XLSX")
    assert unduh(client, ekspor).status_code == 403
    with pytest.raises(TindakanTerlarang, match="yang memintanya"):
        ambil_ekspor(ekspor, Saat(lain, PADA))
    masuk(client, isi.pengelola)
    assertContains(client.halaman(halaman), "Unduh XLSX")
    jawab = unduh(client, ekspor)
    assert "no-store" in jawab["Cache-Control"]
    assert buku(jawab).sheetnames == ["Info", "Orang"]
    with time_machine.travel(PADA + timedelta(hours=24), tick=False):
        masuk(client, isi.pengelola)
        assertNotContains(client.halaman(halaman), "Unduh XLSX")
        jawab = client.post(alamat_ekspor("unduh", ekspor.pk), follow=True)
    assertContains(jawab, "lewat 24 jam")
    ekspor.refresh_from_db()
    assert ekspor.diunduh == 1
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.objek_nomor) == (isi.pengelola, ekspor.nomor)
    assert akses.alasan == "Undangan rakor"


def test_pk_59_every_sheet_says_who_took_it_and_when(client, isi):
    lain, ekspor = petugas_berperan(Peran.PDP), minta(isi.pengelola)
    ekspor.setujui(saat=Saat(lain, PADA))
    masuk(client, isi.pengelola)
    lembar = buku(unduh(client, ekspor))
    baris = list(lembar["Orang"].values)
    assert baris[0][0] == (
        f"{ekspor.nomor} · diunduh Selasa, 4 Juni 2024 pukul 09.00 WIB oleh "
        f"{isi.pengelola}"
    )
    assert baris[1] == KEPALA
    assert len(KEPALA) == len(LEBAR)
    assert [satu[4] for satu in baris[2:]] == ["Dadang Suryana", "Budi"]
    assert baris[2][6:10] == ("Pimpinan", NORMAL, None, "dadang@contoh.id")
    assert baris[2][10:] == ("Dihubungi untuk undangan",)
    info = dict(lembar["Info"].values)
    assert str(isi.pengelola) in info["Diunduh"]
    assert info["Disetujui oleh"] == str(lain)


def test_pk_59_a_refusal_needs_a_reason(client, isi):
    ekspor = minta(isi.pengelola)
    pdp = Saat(masuk(client, petugas_berperan(Peran.PDP)), PADA)
    with pytest.raises(TindakanTerlarang, match="mengapa ditolak"):
        ekspor.tolak(pdp, alasan=" ")
    tolak = alamat_ekspor("tindakan", ekspor.pk, "tolak")
    client.post(tolak, {"teks": "Terlalu luas."})
    ekspor.refresh_from_db()
    assert (ekspor.status, ekspor.alasan) == (S.DITOLAK, "Terlalu luas.")
    with pytest.raises(TindakanTerlarang, match="tidak dapat dilakukan"):
        ekspor.setujui(saat=pdp)


def test_pk_59_what_is_asked_for_is_counted_within_the_right(isi):
    assert minta(isi.pengelola, pengelola=isi.tawang).jumlah == 1
    with pytest.raises(TindakanTerlarang, match="Tidak ada baris"):
        minta(isi.pengelola, pengelola=UnitFactory())
    # Who also heads a unit keeps the wider right.
    PenugasanFactory(petugas=isi.pengelola, peran=Peran.PPID_PEMBANTU, unit=isi.cipedes)
    petugas = type(isi.pengelola).objects.get(pk=isi.pengelola.pk)
    assert minta(petugas).jumlah == 2
    Orang.objects.filter(nama="Budi").update(status=Orang.Status.DIHAPUS)
    assert minta(petugas).jumlah == 1


def test_pk_59_nobody_approves_blind(client, isi):
    ekspor = minta(isi.pengelola, tujuan="Undangan rakor", pengelola=isi.tawang)
    masuk(client, petugas_berperan(Peran.PDP))
    setuju = alamat_ekspor("tindakan", ekspor.pk, "setujui")
    for halaman in (alamat_ekspor("change", ekspor.pk), setuju):
        jawab = client.get(halaman)
        assertContains(jawab, str(isi.pengelola))
        assertContains(jawab, Peran.PENGELOLA_PEMANGKU.label)
        assertContains(jawab, "Undangan rakor")
        assertContains(jawab, "1 orang yang menjabat")
        assertContains(jawab, str(isi.tawang))
        assertContains(jawab, ", ".join(KEPALA))
        assertContains(jawab, "24 jam sejak disetujui")
    # The button leads to the page that says it; it does not act at once.
    halaman = client.get(alamat_ekspor("change", ekspor.pk))
    tombol = {t["nama"]: t for t in halaman.context["tombol"]}
    assert tombol["setujui"]["bertanya"]
    assertContains(client.get(setuju), "tidak dapat ditarik kembali")


def test_pk_59_who_asked_reads_why_it_was_refused(client, isi):
    ekspor = minta(isi.pengelola)
    ekspor.tolak(Saat(petugas_berperan(Peran.PDP), PADA), alasan="Terlalu luas.")
    masuk(client, isi.pengelola)
    assertContains(client.halaman(alamat_ekspor("change", ekspor.pk)), "Terlalu luas.")


# The officer of data, and officers of units


def test_pk_59_some_need_no_second_person_and_an_operator_takes_his_own(isi):
    for petugas, nama in (
        (petugas_berperan(Peran.PDP), ["Dadang Suryana", "Budi"]),
        (isi.operator, ["Dadang Suryana"]),
    ):
        ekspor = minta(petugas)
        assert (ekspor.status, ekspor.langsung) == (S.DISETUJUI, True)
        baris = ambil_ekspor(ekspor, Saat(petugas, PADA))
        assert {j.orang.nama for j in baris} == set(nama)
        assert ekspor.jumlah == len(nama)
        assert AksesDataPribadi.objects.filter(oleh=petugas).count() == 1
    assert not Notifikasi.objects.exists()


def test_pk_59_above_200_rows_an_operator_is_refused(client, isi, monkeypatch):
    assert modul.PALING_BANYAK == 200
    ekspor = minta(isi.operator)
    monkeypatch.setattr(modul, "PALING_BANYAK", 1)
    orang_di(lembaga(isi, "RW 5"), "Satu Lagi")
    masuk(client, isi.operator)
    jawab = client.post(alamat_ekspor("add"), {"tujuan": "Undangan", "pengelola": ""})
    assert "Ada 2 baris" in jawab.text
    assert "Belum disimpan" in jawab.text
    assert EksporPribadi.objects.count() == 1
    # Nor by the back door of a request from before.
    jawab = client.post(alamat_ekspor("unduh", ekspor.pk), follow=True)
    assert "Ada 2 baris" in jawab.text
    ekspor.refresh_from_db()
    assert ekspor.diunduh == 0
    assert not AksesDataPribadi.objects.exists()
    assert minta(isi.pengelola).jumlah == 3


def test_pk_59_nobody_takes_anything_without_a_role_or_a_purpose(client, isi):
    ekspor = minta(isi.operator)
    isi.operator.penugasan.update(mulai="2024-01-01", selesai="2024-06-03")
    petugas = type(isi.operator).objects.get(pk=isi.operator.pk)
    with pytest.raises(TindakanTerlarang, match="tidak boleh mengunduh"):
        ambil_ekspor(ekspor, Saat(petugas, PADA))
    with pytest.raises(TindakanTerlarang, match="tidak boleh mengunduh"):
        minta(PetugasFactory(is_superuser=True))
    with pytest.raises(TindakanTerlarang, match="tujuan"):
        minta(isi.pengelola, "  ")
    masuk(client, isi.pengelola)
    jawab = client.post(alamat_ekspor("add"), {"tujuan": ""})
    assertContains(jawab, "Tulis tujuan")


def test_pk_59_a_file_of_many_is_written_in_groups(isi, monkeypatch):
    monkeypatch.setattr(modul, "SEKALI_BACA", 1)
    ekspor = minta(petugas_berperan(Peran.PDP))
    baris = ambil_ekspor(ekspor, Saat(ekspor.peminta, PADA))
    _, (tabel,) = modul.buku_pribadi(ekspor, baris, pada=PADA)
    assert [satu[4] for satu in tabel.baris] == ["Dadang Suryana", "Budi"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.sql
def test_pk_59_each_of_two_downloads_counts():
    saat = Saat(petugas_berperan(Peran.PDP), PADA)
    f.JabatanFactory()
    semua = EksporPribadi.objects.filter(pk=minta(saat.oleh).pk)
    hasil = serentak(2, lambda _ke: ambil_ekspor(semua.get(), saat))
    ditolak = sum(isinstance(satu, TindakanTerlarang) for satu in hasil)
    assert semua.get().diunduh == 2 - ditolak


# Lihat kontak: purpose, fifteen minutes, a line in the log, thirty an hour (PK-20)


def buka(client, p, **isi):
    return client.post(
        alamat("kontak", p.pk), {"tujuan": "undangan"} | isi, follow=True
    )


@pytest.fixture
def berisi(kantor):
    """A body with a number of its own, a chairman with one, and one who has left."""
    p = lembaga(kantor)
    berkanal(p, "0265-331122", "telepon")
    berkanal(orang_di(p).orang)
    lama = orang_di(p, "Sudah Pergi", selesai=HARI - timedelta(days=1))
    berkanal(lama.orang, "081399998888")
    orang_di(p, "Tanpa Nomor", nama_jabatan="Sekretaris")
    return p


def test_pk20_a_purpose_must_be_chosen(client, kantor, berisi):
    masuk(client, kantor.pengelola)
    awal = client.halaman(alamat("kontak", berisi.pk))
    assert not awal.context["form"]["tujuan"].value()
    jawab = client.post(alamat("kontak", berisi.pk), {"tujuan": ""})
    assertContains(jawab, "Pilih dulu tujuannya.")
    assertNotContains(jawab, NORMAL)
    assert not AksesDataPribadi.objects.exists()


def test_pk20_the_contact_shows_for_fifteen_minutes_and_is_logged_once(
    client, kantor, berisi
):
    masuk(client, kantor.pengelola)
    jawab = buka(client, berisi, keterangan="KG-2024-0001")
    lagi = client.get(alamat("kontak", berisi.pk))
    for halaman in (jawab, lagi):
        assertContains(halaman, NORMAL)
        assertContains(halaman, "62265331122")
        assertContains(halaman, "Dadang Suryana, Ketua")
        assertContains(halaman, "Tanpa kanal.")
        assertContains(halaman, "sampai pukul 09.15")
        assertNotContains(halaman, "6281399998888")
        assert "no-store" in halaman["Cache-Control"]
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.objek_nomor) == (kantor.pengelola, berisi.nomor)
    assert (akses.kolom, akses.alasan) == ("kontak", "undangan: KG-2024-0001")
    with time_machine.travel(PADA + timedelta(minutes=15), tick=False):
        assertNotContains(client.get(alamat("kontak", berisi.pk)), NORMAL)
    # Opening another record closes this one.
    assertContains(buka(client, lembaga(kantor, "Lain")), "Belum ada kanal tercatat.")
    assertNotContains(client.get(alamat("kontak", berisi.pk)), NORMAL)


def test_a_figure_is_named_where_the_contact_is_opened(client, kantor):
    tokoh = f.PeroranganFactory(pengelola=kantor.cipedes)
    berkanal(orang_di(tokoh, "Uha Suhaya", nama_jabatan="diri sendiri").orang)
    masuk_sebagai(client, Peran.PDP)
    assertNotContains(client.get(alamat("change", tokoh.pk)), "Uha Suhaya")
    assertContains(buka(client, tokoh), "Uha Suhaya")


def test_pk20_at_the_31st_in_an_hour_the_page_stops_and_pdp_is_told(
    client, kantor, berisi, monkeypatch
):
    assert lihat.BATAS_SEJAM == 30
    monkeypatch.setattr(lihat, "BATAS_SEJAM", 2)
    pdp = petugas_berperan(Peran.PDP)
    masuk(client, kantor.pengelola)
    for _ in range(2):
        client.post(alamat("kontak", berisi.pk), {"tujuan": "verifikasi"})
    assert not Notifikasi.objects.exists()
    for _ in range(2):
        jawab = buka(client, berisi)
        assertContains(jawab, "Coba lagi satu jam lagi")
        assertNotContains(jawab, NORMAL)
    assert AksesDataPribadi.objects.count() == 2
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == pdp.email
    assert berisi.nomor in pesan.isi
    assert "Dadang" not in pesan.isi
    with time_machine.travel(PADA + timedelta(hours=1), tick=False):
        assertContains(buka(client, berisi), NORMAL)
