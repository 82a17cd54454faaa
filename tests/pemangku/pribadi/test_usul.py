"""PK-29: what a stakeholder said has changed waits for staff; and links in broadcasts."""

import json
import re
from urllib.parse import unquote

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pemangku.inventaris.tautan import UMUR_PERBARUI
from pemangku.models import Jabatan, Pemangku, TautanPribadi, UsulPerubahan, Verifikasi
from pemangku.pribadi import perbarui as aksi
from pemangku.siaran.actions import antar_siaran, buka_kartu
from pemangku.siaran.pesan import pratinjau, salah_templat
from tests.factories import pemangku as f
from tests.factories.kunjungan import UsulPerubahanFactory
from tests.factories.organisasi import UnitFactory
from tests.pemangku.siaran import kantor_siaran as siar
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db
ISI = "Yth. {nama}, periksa data Anda: {tautan_perbarui} Berhenti: {tautan_berhenti}"


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def petugas(unit):
    return petugas_berperan(Peran.PPID_PEMBANTU, unit)


@pytest.fixture
def ketua(unit):
    badan = f.PemangkuFactory(
        pengelola=unit, alamat="Jalan Lama 1", perlu_cek="Melaporkan perubahan"
    )
    return f.JabatanFactory(pemangku=badan, orang__nama="Siti Lama")


def usul(ketua, **isian):
    return UsulPerubahanFactory(
        pemangku=ketua.pemangku, orang=ketua.orang, isian=json.dumps(isian)
    )


def tombol(pemangku, nama):
    return reverse("admin:pemangku_pemangku_tindakan", args=(pemangku.pk, nama))


def terima(client, pemangku, nama="terima_usul", **isi):
    return client.post(tombol(pemangku, nama), isi, follow=True).text


def test_pk_29_staff_accept_and_the_record_is_verified_as_changed(
    client, petugas, ketua
):
    masuk(client, petugas)
    pemangku = ketua.pemangku
    ubah = reverse("admin:pemangku_pemangku_change", args=(pemangku.pk,))
    assert "Terima perubahan" not in client.get(ubah).text
    satu = usul(
        ketua,
        alamat="Jalan Baru 7",
        jumlah_anggota="55",
        nama="Siti Baru",
        nama_jabatan="Sekretaris",
        lain="Ketua berganti.",
    )
    assert "Terima perubahan" in client.get(ubah).text
    tanya = client.get(tombol(pemangku, "terima_usul"))
    for baris in (
        "Alamat: Jalan Lama 1 → Jalan Baru 7",
        "Jumlah anggota: kosong → 55",
        "Nama Anda: Siti Lama → Siti Baru",
        "Perubahan lain: Ketua berganti.",
    ):
        assert baris in tanya.text
    terima(client, pemangku)
    for objek in (ketua, pemangku, satu):
        objek.refresh_from_db()
    assert (pemangku.alamat, pemangku.jumlah_anggota) == ("Jalan Baru 7", 55)
    assert pemangku.perlu_cek == ""
    assert (ketua.orang.nama, ketua.nama_jabatan) == ("Siti Baru", "Sekretaris")
    periksa = Verifikasi.objects.get()
    assert (periksa.cara, periksa.hasil) == ("tautan_mandiri", "diubah")
    assert periksa.catatan == "Ketua berganti."
    assert (satu.status, satu.isian, satu.isi) == ("diterima", "", {})
    assert "Siti Baru" not in str(list(Jejak.objects.values_list()))


def test_what_was_emptied_is_empty_and_words_alone_need_no_person(
    client, petugas, ketua, unit
):
    Pemangku.objects.update(jumlah_anggota=5)
    usul(ketua, jumlah_anggota="", alamat="")
    kata = UsulPerubahanFactory(pemangku__pengelola=unit, isian='{"lain": "Bubar."}')
    masuk(client, petugas)
    tanya = client.get(tombol(ketua.pemangku, "terima_usul")).text
    assert "Alamat: Jalan Lama 1 → kosong" in tanya
    for satu in (ketua.pemangku, kata.pemangku):
        terima(client, satu)
    ketua.pemangku.refresh_from_db()
    assert (ketua.pemangku.alamat, ketua.pemangku.jumlah_anggota) == ("", None)
    assert not UsulPerubahan.objects.menunggu().exists()
    assert str(kata) == f"Usul perubahan {kata.pemangku.nomor}"


@pytest.mark.parametrize(
    ("nama", "kata"),
    [({"nama": "Siti Baru"}, aksi.SUDAH_PINDAH), ({"nama_jabatan": "y" * 200}, "")],
)
def test_who_left_and_what_the_record_refuses_change_nothing(
    client, petugas, ketua, nama, kata
):
    satu = usul(ketua, alamat="Jalan Baru 7", **nama)
    if kata:
        Jabatan.objects.update(selesai=ketua.mulai)
    masuk(client, petugas)
    assert kata in terima(client, ketua.pemangku)
    satu.refresh_from_db()
    ketua.pemangku.refresh_from_db()
    assert satu.status == UsulPerubahan.Status.MENUNGGU
    assert ketua.pemangku.alamat == "Jalan Lama 1"
    assert not Verifikasi.objects.exists()


def test_pk_29_staff_refuse_with_a_reason_and_the_doubt_stays(client, petugas, ketua):
    satu = usul(ketua, alamat="Jalan Baru 7")
    masuk(client, petugas)
    terima(client, ketua.pemangku, "tolak_usul", teks="")
    satu.refresh_from_db()
    assert satu.status == UsulPerubahan.Status.MENUNGGU
    terima(client, ketua.pemangku, "tolak_usul", teks="Bukan alamatnya.")
    satu.refresh_from_db()
    ketua.pemangku.refresh_from_db()
    assert (satu.status, satu.isian) == ("ditolak", "")
    assert ketua.pemangku.alamat == "Jalan Lama 1"
    assert ketua.pemangku.perlu_cek


def test_two_officers_decide_once(petugas, ketua):
    lama, saat = usul(ketua, alamat="Jalan Baru 7"), Saat(petugas, timezone.now())
    with pytest.raises(TindakanTerlarang, match="Tulis alasannya"):
        aksi.tolak_usul(ketua.pemangku, saat, alasan=" ")
    aksi.terima_usul(ketua.pemangku, saat)
    with pytest.raises(TindakanTerlarang, match="sudah diputus"):
        aksi.tolak_usul(ketua.pemangku, saat, alasan="Tidak.")
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        lama.putus(lama.Tindakan.TOLAK, saat)


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("status_dikenal", {"status": "lain", "isian": ""}),
        ("diputus_kosong", {"status": "diterima"}),
        ("satu_menunggu", {}),
    ],
)
def test_the_table_refuses_what_cannot_be(nama, isi):
    ada = UsulPerubahanFactory()
    with pytest.raises(IntegrityError, match=f"pemangku_usul_{nama}"):
        UsulPerubahanFactory(pemangku=ada.pemangku, **isi)


# Broadcasts


def test_pk_29_a_broadcast_may_hold_the_link():
    assert salah_templat(ISI, "wa") == []
    satu = siar.antre(isi=ISI).penerima.get()
    alamat = unquote(buka_kartu(satu, Saat(satu.siaran.penyusun, siar.PADA)))
    assert re.search(r"/perbarui/[A-Z0-9]{27}/", alamat)
    tautan = TautanPribadi.objects.get(tujuan="perbarui")
    assert (tautan.penerima, tautan.orang) == (satu, satu.orang)
    assert tautan.pemangku == satu.pemangku
    assert tautan.berlaku_sampai == siar.PADA + UMUR_PERBARUI
    assert "[tautan perbarui]" in pratinjau(satu)


def test_pk_29_mail_holds_it_too_and_only_where_it_is_asked_for():
    for isi in (ISI, "Halo. {tautan_berhenti}"):
        siar.antre(buat=siar.surel, isi=isi)
    antar_siaran(pada=siar.PADA)
    isi = [n.isi for n in Notifikasi.objects.order_by("pk")]
    assert ["/perbarui/" in satu for satu in isi] == [True, False]
    assert TautanPribadi.objects.filter(tujuan="perbarui").count() == 1
