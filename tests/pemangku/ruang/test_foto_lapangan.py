"""The second queue of a phone: photos, after and apart from records (5.1 item 2)."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from organisasi.kertas.unggahan import bersihkan_foto
from organisasi.models import Jejak
from pemangku.meja.gabung import gabungkan_pemangku
from pemangku.models import FotoKegiatan, Kegiatan, Kehadiran, Pemangku, ResiLapangan
from pemangku.ruang.sinkron import (
    BUKAN_LEMBAGA,
    KUNCI_LAIN,
    SUDAH_BER_SK,
    TAK_DAPAT,
    TAK_TERPAKAI,
    terima_foto,
)
from tests.factories import pemangku as f
from tests.factories.kunjungan import ResiLapanganFactory
from tests.foto import bita, exif, unggah
from tests.pemangku.ruang.kiriman import (
    FOTO,
    alamat,
    catat,
    foto,
    kirim_foto,
    rekam,
    sk,
)
from tests.petugas import masuk, masuk_sebagai
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
DITERIMA, SUDAH_ADA, TUNGGU = (
    {"status": s} for s in ("DITERIMA", "SUDAH_ADA", "TUNGGU")
)


def lagi(isi):
    return isi | {"foto": unggah(bita())}


def test_5_1_the_same_key_twice_is_one_photo_also_when_it_was_deleted(klien, kantor):
    isi = foto(kantor, keterangan=" Suasana ")
    assert kirim_foto(klien, isi) == DITERIMA
    satu = kantor.kegiatan.foto.get()
    assert satu.keterangan == "Suasana"
    assert satu.dibuat_oleh == kantor.petugas
    assert Jejak.objects.milik(kantor.kegiatan).first().tindakan == "simpan_foto"
    assert kirim_foto(klien, lagi(isi)) == SUDAH_ADA
    # The same picture from another phone is there already.
    assert kirim_foto(klien, foto(kantor)) == SUDAH_ADA
    assert FotoKegiatan.objects.count() == 1
    FotoKegiatan.objects.all().delete()
    # Also without the picture: the key is enough.
    del isi["foto"]
    assert kirim_foto(klien, isi) == SUDAH_ADA
    assert not FotoKegiatan.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_5_1_sent_twice_at_once_it_is_one_photo(kantor):
    semua = [Client() for _ in range(3)]
    for klien in semua:
        masuk(klien, kantor.petugas)
    kunci = str(uuid4())
    jawab = serentak(
        3, lambda ke: kirim_foto(semua[ke], foto(kantor, id=kunci))["status"]
    )
    assert sorted(map(str, jawab)) == ["DITERIMA", "SUDAH_ADA", "SUDAH_ADA"]
    assert FotoKegiatan.objects.count() == 1


def test_5_1_a_key_of_another_visit_or_of_a_record_is_refused(klien, kantor):
    lain = f.KegiatanFactory()
    lain.petugas.add(kantor.petugas)
    isi = foto(kantor)
    kirim_foto(klien, isi)
    rekaman = rekam(klien, kantor)
    for salah in (isi | {"kegiatan": str(lain.pk)}, foto(kantor, id=rekaman)):
        assert kirim_foto(klien, lagi(salah), kode=422)["pesan"] == KUNCI_LAIN
    assert FotoKegiatan.objects.count() == 1


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [(b"\xff\xd8\xff rusak", "tidak dapat dibaca"), (None, "Pilih fotonya.")],
)
def test_5_1_what_is_no_photo_stays_on_the_phone_with_its_sentence(
    klien, kantor, isi, pesan
):
    satu = foto(kantor, foto="bukan berkas" if isi is None else unggah(isi))
    jawab = kirim_foto(klien, satu, kode=422)
    assert jawab["status"] == "DITOLAK"
    assert pesan in jawab["pesan"]
    assert not FotoKegiatan.objects.exists()
    assert not ResiLapangan.objects.exists()


def test_5_1_a_closed_visit_takes_no_photo_and_no_sk(klien, kantor):
    rekaman = rekam(klien, kantor)
    Kegiatan.objects.update(status="ditutup")
    for isi in (foto(kantor), sk(kantor, rekaman)):
        jawab = kirim_foto(klien, isi, kode=422)
        assert jawab == {"status": "DITOLAK", "pesan": "Kegiatan sudah ditutup."}
    assert not FotoKegiatan.objects.exists()


def test_5_1_without_a_session_the_photo_stays(client, kantor):
    assert kirim_foto(client, foto(kantor), kode=401)["pesan"].startswith("Masuk lagi")
    masuk_sebagai(client, Peran.PIMPINAN)
    kirim_foto(client, foto(kantor), kode=401)
    assert client.get(FOTO).status_code == 405


def test_5_1_a_visit_of_others_is_not_there_and_leaves_a_line(client, kantor):
    masuk_sebagai(client, Peran.PETUGAS_LAPANGAN)
    assert kirim_foto(client, foto(kantor), kode=404)["pesan"] == "Bukan kegiatan Anda."
    kirim_foto(client, foto(kantor, kegiatan=str(uuid4())), kode=404)
    assert not FotoKegiatan.objects.exists()
    assert Jejak.objects.milik(kantor.kegiatan).first().tindakan == "rekaman_ditolak"


def test_5_1_what_cannot_be_read_is_refused(klien, kantor):
    for salah in (
        {"id": "bukan"},
        {"kegiatan": ""},
        {"jenis": "lain"},
        {"jenis": "rekaman"},
        {"jenis": "sk"},
        {"jenis": "sk", "rekaman": "bukan"},
    ):
        kirim_foto(klien, foto(kantor, **salah), kode=400)
    assert not FotoKegiatan.objects.exists()


def test_pk_60_the_plain_form_takes_the_sk_with_the_person(klien, kantor):
    assertContains(klien.halaman(alamat(kantor)), 'name="foto_sk"')
    catat(klien, kantor, foto_sk=unggah(bita()))
    assert Kehadiran.objects.count() == 1
    assert Pemangku.objects.get().sk_berkas
    # A refused photo takes nothing back of the person.
    jawab = catat(klien, kantor, nama="Kedua", foto_sk=unggah(b"%PDF-1.7"))
    assertContains(jawab, "Kedua tersimpan.")
    assertContains(jawab, "Foto SK tidak tersimpan. Jenis berkas ini tidak diterima")
    assert Kehadiran.objects.count() == 2


def test_pk_60_a_photo_of_the_visit_by_the_plain_form(klien, kantor):
    tujuan = alamat(kantor, "lapangan-foto-kunjungan")
    isi = {"foto_kunjungan": unggah(bita()), "keterangan": "Aula"}
    assertContains(klien.post(tujuan, isi, follow=True), "Foto tersimpan.")
    assertContains(klien.post(tujuan, {}, follow=True), "Pilih fotonya.")
    assert klien.get(tujuan).url == alamat(kantor)
    assert kantor.kegiatan.foto.get().keterangan == "Aula"


def test_5_1_the_photo_of_an_sk_goes_to_the_body_of_its_record(klien, kantor):
    rekaman = rekam(klien, kantor)
    isi = sk(kantor, rekaman, foto=unggah(bita(exif=exif())))
    assert kirim_foto(klien, isi) == DITERIMA
    lembaga = Pemangku.objects.get()
    assert lembaga.sk_berkas.name.startswith("sk/")
    with lembaga.sk_berkas.open() as berkas:
        assert b"KameraRahasia" not in berkas.read()
    jejak = Jejak.objects.milik(lembaga).first()
    assert jejak.sesudah == {"sk_berkas": "(tidak dicatat)"}
    lama = lembaga.sk_berkas.name
    assert kirim_foto(klien, lagi(isi)) == SUDAH_ADA
    lembaga.refresh_from_db()
    assert lembaga.sk_berkas.name == lama


def test_5_1_it_waits_until_its_record_has_come(klien, kantor):
    kunci = str(uuid4())
    isi = sk(kantor, kunci)
    assert kirim_foto(klien, isi) == TUNGGU
    assert not ResiLapangan.objects.exists()
    rekam(klien, kantor, id=kunci)
    assert kirim_foto(klien, lagi(isi)) == DITERIMA
    assert Pemangku.objects.get().sk_berkas
    # One of another visit never comes here.
    resi = ResiLapanganFactory()
    assert kirim_foto(klien, sk(kantor, str(resi.pk))) == TUNGGU
    resi.pemangku.refresh_from_db()
    assert not resi.pemangku.sk_berkas


def test_5_1_an_invitee_who_came_brings_it_too(klien, kantor):
    jabatan = f.JabatanFactory(pemangku__pengelola=kantor.kecamatan)
    dia = {"pemangku": jabatan.pemangku, "orang": jabatan.orang}
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan, **dia)
    # Sent again the record makes neither a person nor an attendance of its own.
    for _ in range(2):
        rekaman = rekam(klien, kantor, nama="", lembaga="", undangan=str(undangan.pk))
    assert kirim_foto(klien, sk(kantor, rekaman)) == DITERIMA
    jabatan.pemangku.refresh_from_db()
    assert jabatan.pemangku.sk_berkas


def test_5_1_a_body_that_was_merged_meanwhile_passes_it_on(klien, kantor):
    rekaman = rekam(klien, kantor)
    lebur = Pemangku.objects.get()
    sama = {"jenis": lebur.jenis, "wilayah": lebur.wilayah}
    kekal = f.PemangkuFactory(pengelola=kantor.kecamatan, **sama)
    gabungkan_pemangku(kekal, lebur, kantor.kini, ambil=[])
    assert kirim_foto(klien, sk(kantor, rekaman)) == DITERIMA
    kekal.refresh_from_db()
    assert kekal.sk_berkas


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"sk_berkas": "sk/aa/lama.jpg"}, SUDAH_BER_SK),
        ({"status": "ditolak"}, TAK_TERPAKAI),
        ({"nama_resmi": "", "nama_normal": ""}, BUKAN_LEMBAGA),
        ({"wilayah": None}, TAK_DAPAT),
    ],
)
def test_5_1_what_stands_against_an_sk_is_said(klien, kantor, ubah, pesan):
    rekaman = rekam(klien, kantor)
    if ubah.get("nama_resmi") == "":
        ubah |= {"jenis": f.JenisPemangkuFactory(perorangan=True)}
    Pemangku.objects.update(**ubah)
    assert kirim_foto(klien, sk(kantor, rekaman), kode=422)["pesan"] == pesan
    assert Pemangku.objects.get().sk_berkas.name == ubah.get("sk_berkas", "")
    assert ResiLapangan.objects.filter(jenis="sk").count() == 0


def test_5_1_the_act_itself_takes_a_key_once(klien, kantor):
    """Two sendings that both passed the first look."""
    isi = {"kunci": uuid4(), "rekaman": UUID(rekam(klien, kantor)), "saat": kantor.kini}
    bersih = bersihkan_foto(unggah(bita()))
    hasil = [terima_foto(kantor.kegiatan, bersih, **isi) for _ in range(2)]
    assert hasil == ["DITERIMA", "SUDAH_ADA"]
