"""PK-41, 42, 44 in the admin: writing, composing, approving."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.models import Siaran
from pemangku.siaran.actions import buka_kartu
from tests.factories import organisasi as fo, pemangku as f
from tests.hari_ini import tugas_pemangku
from tests.pemangku.siaran.kantor_siaran import (
    HARI,
    ISI,
    MALAM,
    PADA,
    S,
    V,
    alamat,
    antre,
    kiriman,
    nomor_wa,
    pengelola,
    pengurus,
    siaran,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam_kerja")]


@pytest.fixture
def _jam_kerja():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def oleh(client):
    """The module's owner, signed in."""
    return masuk(client, pengelola())


def tindakan(satu, nama):
    return alamat("tindakan", satu.pk, nama)


# Writing


def test_pk41_what_is_misspelt_or_missing_is_told_with_everything_typed(client, oleh):
    isi = f"{ISI} {{namaa}}"
    jawab = client.post(alamat("add"), kiriman(oleh, isi=isi))
    assertContains(jawab, "Penanda {namaa} tidak dikenal")
    assertContains(jawab, isi)
    jawab = client.post(alamat("add"), {"unit": "", "tujuan": "", "kanal": ""})
    assertContains(jawab, "Tulis pesannya.")
    assertContains(jawab, "Belum disimpan.")
    assert not Siaran.objects.exists()


def test_pk41_from_the_form_to_the_verdicts_with_a_list_behind_each(client, oleh):
    layak = pengurus(1, wilayah=fo.WilayahFactory(kode="32.78.02"))
    lain = pengurus(2, setuju=False, wilayah=layak.pemangku.wilayah)
    pengurus(3)
    kegiatan = f.KegiatanFactory(status="selesai")
    isu = fo.IsuFactory(nama="Sampah pasar")
    for satu in (layak, lain):
        satu.pemangku.isu.add(isu)
    jenis = [satu.pemangku.jenis for satu in (layak, lain)]
    client.post(
        alamat("add"),
        kiriman(
            oleh,
            wilayah="32.78.02",
            jenis=[j.pk for j in jenis],
            unsur=[j.unsur_id for j in jenis],
            isu=[isu.pk],
            kegiatan=kegiatan.pk,
            hadir="tidak",
        ),
    )
    satu = Siaran.objects.get()
    jawab = client.post(tindakan(satu, "susun"), follow=True)
    assertContains(jawab, "Penerima (2)")
    for kata in (
        "Wilayah",
        "Kelompok induk",
        "Tidak hadir di",
        "Sampah pasar",
        kegiatan.judul,
    ):
        assertContains(jawab, kata)
    daftar = client.get(alamat("penerima", satu.pk, V.TANPA_PERSETUJUAN))
    assertContains(daftar, lain.pemangku.nama_resmi)
    assertNotContains(daftar, layak.pemangku.nama_resmi)
    assertNotContains(daftar, lain.orang.nama)
    assertNotContains(daftar, nomor_wa(2))
    assert client.get(alamat("penerima", satu.pk, "lain")).status_code == 404


def test_a_draft_is_changed_with_its_segment_and_the_slower_one_is_told(client, oleh):
    satu = siaran(segmen={"peran": ["humas"]}, unit=oleh.penugasan.get().unit)
    assertContains(client.halaman(alamat("change", satu.pk)), "umas")
    form = client.get(alamat("isi", satu.pk)).context["form"]
    assert form.initial["peran"] == ["humas"]
    isi = kiriman(oleh, judul="Baru", edisi=satu.edisi)
    assertRedirects(client.post(alamat("isi", satu.pk), isi), alamat("change", satu.pk))
    telat = client.post(alamat("isi", satu.pk), isi)
    assertContains(telat, "baru saja diubah orang lain")
    satu.refresh_from_db()
    assert (satu.judul, satu.segmen) == ("Baru", {})
    assert client.get(alamat("isi", antre().pk)).status_code == 403


def test_of_a_list_without_anybody_to_write_to_nothing_is_begun(client, oleh):
    satu = siaran(status=S.DISUSUN, unit=oleh.penugasan.get().unit)
    halaman = client.halaman(alamat("change", satu.pk))
    assertContains(halaman, "Tidak ada yang dapat dikirimi")
    assert {t["nama"] for t in halaman.context["tombol"]} == {"susun", "batalkan"}


def test_an_operator_is_offered_the_own_unit_and_full_power_every_one(client):
    unit = masuk_sebagai(client, Peran.PPID_PEMBANTU).penugasan.get().unit
    fo.UnitFactory()
    form = client.get(alamat("add")).context["form"]
    assert list(form.fields["unit"].queryset) == [unit]
    assert form.initial["unit"] == unit.pk
    masuk(client, fo.PetugasFactory(is_superuser=True, is_staff=True))
    form = client.get(alamat("add")).context["form"]
    assert form.fields["unit"].queryset.count() == 2
    assert "unit" not in form.initial


# Approving


def menunggu(**lain):
    isi = {"status": S.DISUSUN, "jumlah_layak": 30, "perlu_disetujui": True}
    return siaran(**isi | lain)


def dilihat(client, satu):
    """What the page of the approval carries about the list it shows."""
    form = client.halaman(tindakan(satu, "setujui")).context["form"]
    return {"edisi": form["edisi"].value()}


def test_pk44_a_list_composed_anew_meanwhile_is_not_approved(client):
    satu = menunggu()
    masuk_sebagai(client, Peran.PIMPINAN, satu.unit)
    lama, basi = dilihat(client, satu), Siaran.objects.get(pk=satu.pk)
    Siaran.objects.filter(pk=satu.pk).update(
        status_sejak=PADA + timedelta(minutes=1), edisi=satu.edisi + 1
    )
    jawab = client.post(tindakan(satu, "setujui"), lama)
    assertContains(jawab, "berubah sejak halaman ini dibuka")
    satu.refresh_from_db()
    assert satu.status == S.DISUSUN
    with pytest.raises(TindakanTerlarang):  # in the moment of pressing
        basi.setujui(saat=Saat(pengelola(), PADA))


def test_pk44_a_leader_approves_or_sends_back_what_the_own_unit_sends(client):
    satu, lain = menunggu(), menunggu()
    pimpinan = masuk_sebagai(client, Peran.PIMPINAN, satu.unit)
    client.post(tindakan(satu, "setujui"), dilihat(client, satu))
    satu.refresh_from_db()
    assert (satu.status, satu.penyetuju) == (S.DISETUJUI, pimpinan)
    assert client.get(alamat("change", lain.pk)).status_code == 404
    client.post(tindakan(satu, "kembalikan"), {"teks": "Salah tanggal."})
    satu.refresh_from_db()
    assert satu.status == S.DRAF
    assert Jejak.objects.milik(satu).filter(catatan="Salah tanggal.").exists()


def test_the_author_reads_who_is_asked_since_when_and_what_to_do_for_nobody(client):
    satu = menunggu()
    masuk(client, satu.penyusun)
    sendiri = client.halaman(alamat("change", satu.pk))
    assertContains(sendiri, "<b>Setujui</b>: Diminta sejak Selasa, 4 Juni 2024. Tidak")
    assertContains(sendiri, "menugaskan seorang lagi: PPID Utama, Pengelola pemangku")
    assert client.post(tindakan(satu, "setujui")).status_code == 403
    utama = petugas_berperan(Peran.PPID_UTAMA, fo.UnitFactory(singkatan="DISKO"))
    kepala = petugas_berperan(Peran.PIMPINAN, satu.penyusun.penugasan.get().unit)
    petugas_berperan(Peran.PIMPINAN)  # of a unit that has nothing to do with it
    sendiri = client.halaman(alamat("change", satu.pk))
    assertContains(
        sendiri, f"Dapat disetujui oleh: {utama} (PPID Utama, DISKO) dan {kepala} ("
    )
    assert "setujui" not in {t["nama"] for t in sendiri.context["tombol"]}


@pytest.mark.parametrize("kepala", [False, True])
def test_with_one_owner_of_the_module_others_approve_in_two_clicks(client, kepala):
    """The PPID Utama, or who heads the unit that keeps the inventory."""
    satu = menunggu(isi="Kantor tutup hari Jumat. {tautan_berhenti}")
    unit = satu.penyusun.penugasan.get().unit
    oleh = masuk_sebagai(
        client, Peran.PIMPINAN if kepala else Peran.PPID_UTAMA, unit if kepala else None
    )
    (tugas,) = (t for t in tugas_pemangku(oleh, HARI) if t.jenis == "Setujui siaran")
    assert tugas.url == tindakan(satu, "setujui")
    halaman = client.halaman(tugas.url)
    assertContains(halaman, "Kantor tutup hari Jumat.")
    client.post(tugas.url, {"edisi": halaman.context["form"]["edisi"].value()})
    satu.refresh_from_db()
    assert satu.penyetuju == oleh
    assert tugas_pemangku(oleh, HARI) == []


# Scope


def test_an_operator_sees_the_own_broadcasts_only(client):
    milik, lain = siaran(), siaran(nomor="SR-2024-0001")
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, milik.unit)
    isi = client.get(alamat("changelist"))
    assertContains(isi, milik.nomor)
    assertNotContains(isi, lain.nomor)
    assert Siaran.objects.untuk(petugas_berperan(Peran.PDP)).count() == 2
    satu = f.PenerimaSiaranFactory(siaran=lain)
    assert str(lain) == "SR-2024-0001 Undangan rapat"
    assert str(satu) == f"SR-2024-0001: {satu.pemangku.nomor}"


def test_a_broadcast_sent_twice_is_one(client, oleh):
    kunci = client.halaman(alamat("add")).context["form"]["kunci"].value()
    isi = kiriman(oleh, kunci=kunci)
    tujuan = {client.post(alamat("add"), isi)["Location"] for _ in range(2)}
    assert tujuan == {alamat("change", Siaran.objects.get().pk)}
    client.post(alamat("add"), kiriman(oleh))
    assert Siaran.objects.count() == 2


# Sending card by card


def test_pk42_card_by_card_until_none_is_left(client, oleh):
    satu = antre(2)
    halaman = alamat("antrean", satu.pk)
    muka = client.halaman(alamat("change", satu.pk))
    assertContains(muka, halaman)
    assertContains(muka, "Kirim satu per satu")
    for ke in range(2):
        kartu = satu.penerima.berikutnya(oleh)
        isi = client.halaman(halaman)
        assertContains(isi, kartu.pemangku.nama_resmi)
        assertContains(isi, "[nama]")
        assertContains(isi, "[tautan berhenti]")
        assertNotContains(isi, kartu.orang.nama)
        assertNotContains(isi, nomor_wa(ke))
        jawab = client.get(alamat("buka", satu.pk, kartu.pk))
        assert jawab.status_code == 302
        assert jawab["Location"].startswith("https://wa.me/62812345")
        assert jawab["Referrer-Policy"] == "no-referrer"
        client.post(halaman, {"kartu": kartu.pk, "hasil": "terkirim"})
    satu.refresh_from_db()
    assert satu.status == S.SELESAI
    akhir = client.halaman(halaman)
    assertContains(akhir, "Tidak ada lagi yang menunggu dikirim. Siaran ini selesai.")
    assertContains(client.halaman(alamat("change", satu.pk)), "Terkirim <b>2</b>")


def test_what_another_one_opened_is_told_and_outside_the_hours_nothing_opens(
    client, oleh
):
    satu, lain = antre(), pengelola()
    kartu = satu.penerima.get()
    buka_kartu(kartu, Saat(lain, PADA))
    isi = client.halaman(alamat("antrean", satu.pk))
    assertContains(isi, f"oleh {lain}; jangan kirim dua kali")
    buka = alamat("buka", satu.pk, kartu.pk)
    ditolak = client.get(buka, follow=True)
    assertContains(ditolak, f"Kartu ini dibuka {lain} pukul")
    assertContains(ditolak, lagi := f"{buka}?sesudah={lain.pk}")
    assert client.get(lagi)["Location"].startswith("https://wa.me/")
    with time_machine.travel(MALAM, tick=False):
        masuk(client, oleh)
        muka = client.halaman(alamat("change", satu.pk))
        assertContains(muka, "Di luar jam kirim. Dilanjutkan Rabu, 5 Juni 2024")
        assertNotContains(muka, "Kirim satu per satu")
        assertNotContains(muka, alamat("antrean", satu.pk))
        isi = client.halaman(alamat("antrean", satu.pk))
        assertNotContains(isi, alamat("buka", satu.pk, kartu.pk))
        jawab = client.get(alamat("buka", satu.pk, kartu.pk), follow=True)
        assertContains(jawab, "Di luar jam kirim")


def test_a_refusal_is_told_and_an_unknown_card_is_not_there(client, oleh):
    satu = antre()
    halaman = alamat("antrean", satu.pk)
    kartu = satu.penerima.get()
    jawab = client.post(halaman, {"kartu": kartu.pk, "hasil": "terkirim"}, follow=True)
    assertContains(jawab, "Tekan Buka WhatsApp dulu")
    assert client.post(halaman, {"kartu": kartu.pk}).status_code == 404
    for kode in (uuid4(), "bukan-kunci"):
        salah = client.post(halaman, {"kartu": kode, "hasil": "terkirim"})
        assert salah.status_code == 404
    assert client.get(alamat("buka", satu.pk, uuid4())).status_code == 404
