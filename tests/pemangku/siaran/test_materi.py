"""PK-38: handouts are approved by a second person, counted, and never more than there are."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.meja.hari_ini import tugas_pemangku
from pemangku.models import Kegiatan, Materi, Pemangku, PenyerahanMateri
from pemangku.siaran.materi import (
    BUKAN_PENYUSUN,
    TIDAK_DAPAT_DISERAHKAN,
    batalkan_penyerahan,
    catat_terpasang,
    serahkan_materi,
)
from tests.factories.kunjungan import MateriFactory, PenyerahanMateriFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pemangku import PADA, KegiatanFactory, PemangkuFactory
from tests.foto import TITIPAN, foto_bertitipan, unggah
from tests.petugas import isian, masuk, masuk_sebagai, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


S = Materi.Status
HARI = date(2024, 6, 4)
PDF = b"%PDF-1.7 leaflet"


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def serahkan(materi, jumlah, **lain):
    return serahkan_materi(
        **{
            "kegiatan": KegiatanFactory(),
            "pemangku": PemangkuFactory(),
            "materi": materi,
            "jumlah": jumlah,
            "oleh": PetugasFactory(),
            "pada": PADA,
            **lain,
        }
    )


# Handing out


def test_pk_38_the_stock_falls_and_never_below_nothing():
    materi, kegiatan = MateriFactory(), KegiatanFactory()
    satu = serahkan(materi, 30, kegiatan=kegiatan, rencana_tempat=" Balai RW ")
    materi.refresh_from_db()
    assert materi.stok == 70
    assert kegiatan.penyerahan.get() == satu
    assert satu.rencana_tempat == "Balai RW"
    assert Jejak.objects.milik(kegiatan).get().sesudah["jumlah"] == 30
    with pytest.raises(ValidationError) as galat:
        serahkan(materi, 80)
    assert galat.value.message_dict == {"jumlah": ["Stok tinggal 70."]}
    serahkan(materi, 70)
    with pytest.raises(ValidationError, match="Stok tinggal 0"):
        serahkan(materi, 1)


@pytest.mark.parametrize(
    "ubah",
    [
        {"status": S.DRAF},
        {"status": S.DITARIK},
        {"berlaku_sampai": HARI - timedelta(days=1)},
    ],
)
def test_pk_38_what_is_not_approved_or_past_its_day_stays(ubah):
    materi = MateriFactory(**ubah)
    with pytest.raises(ValidationError) as galat:
        serahkan(materi, 1)
    assert galat.value.message_dict == {"materi": [TIDAK_DAPAT_DISERAHKAN]}
    assert not Materi.objects.dapat_diserahkan(HARI).exists()


def test_on_its_last_day_it_may_go_out_and_what_is_not_counted_never_ends():
    materi = MateriFactory(stok=None, berlaku_sampai=HARI)
    serahkan(materi, 5_000)
    materi.refresh_from_db()
    assert materi.stok is None


def test_nothing_is_handed_to_nobody():
    mati = PemangkuFactory(status=Pemangku.Status.NONAKTIF)
    with pytest.raises(ValidationError) as galat:
        serahkan(MateriFactory(), 0, pemangku=mati)
    assert set(galat.value.message_dict) == {"jumlah", "pemangku"}
    tutup = KegiatanFactory(status=Kegiatan.Status.DITUTUP)
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        serahkan(MateriFactory(), 1, kegiatan=tutup)
    assert not PenyerahanMateri.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_pk_38_two_officers_do_not_give_the_same_leaflets_away():
    materi = MateriFactory()
    siap = [
        {"kegiatan": KegiatanFactory(), "pemangku": PemangkuFactory()} for _ in range(2)
    ]
    oleh = PetugasFactory()
    hasil = serentak(2, lambda ke: serahkan(materi, 60, **siap[ke], oleh=oleh))
    materi.refresh_from_db()
    assert materi.stok == 40
    assert sum(isinstance(satu, ValidationError) for satu in hasil) == 1


def test_a_mistake_is_taken_back_once_and_the_stock_returns():
    materi = MateriFactory()
    satu = serahkan(materi, 30)
    isi = {"alasan": "Salah hitung", "oleh": PetugasFactory(), "pada": PADA}
    for _ in range(2):
        batalkan_penyerahan(satu, **isi)
    materi.refresh_from_db()
    assert materi.stok == 100
    assert not PenyerahanMateri.objects.exists()
    jejak = Jejak.objects.milik(satu.kegiatan).first()
    assert (jejak.tindakan, jejak.catatan) == ("batalkan_penyerahan", "Salah hitung")


def test_where_it_hangs_is_written_down_later():
    satu = PenyerahanMateriFactory(kegiatan__status=Kegiatan.Status.DITUTUP)
    isi = {"oleh": PetugasFactory(), "pada": PADA}
    for hari, kata in ((HARI + timedelta(1), "di depan"), (date(2024, 6, 3), "awal")):
        with pytest.raises(ValidationError, match=kata):
            catat_terpasang(satu, terpasang_pada=hari, **isi)
    catat_terpasang(satu, terpasang_pada=HARI, **isi)
    satu.refresh_from_db()
    assert satu.terpasang_pada == HARI
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        batalkan_penyerahan(satu, alasan="x", **isi)


def test_units_see_what_was_handed_out_at_their_visits():
    satu = PenyerahanMateriFactory()
    for unit, terlihat in ((satu.kegiatan.tuan_rumah, True), (UnitFactory(), False)):
        petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, unit)
        assert PenyerahanMateri.objects.untuk(petugas).exists() is terlihat
        assert PenyerahanMateri.terbaca(petugas).exists() is terlihat


# Approval


def test_pk_38_a_second_person_approves():
    materi = MateriFactory(status=S.DRAF, disetujui_oleh=None)
    with pytest.raises(TindakanTerlarang, match=BUKAN_PENYUSUN):
        materi.setujui(oleh=materi.penyusun, pada=PADA)
    lain = PetugasFactory()
    materi.setujui(oleh=lain, pada=PADA)
    with pytest.raises(TindakanTerlarang):
        materi.setujui(oleh=PetugasFactory(), pada=PADA)
    materi.refresh_from_db()
    assert (materi.status, materi.disetujui_oleh) == (S.DISETUJUI, lain)
    with pytest.raises(TindakanTerlarang, match="alasan"):
        materi.tarik(oleh=lain, pada=PADA, alasan="")
    materi.tarik(oleh=lain, pada=PADA, alasan="Nomornya salah")
    assert Materi.objects.get().status == S.DITARIK


def test_more_of_it_is_added_and_what_went_out_meanwhile_is_not_lost():
    materi, oleh = MateriFactory(), PetugasFactory()
    serahkan(materi, 30)
    with pytest.raises(TindakanTerlarang):
        materi.tambah_stok(oleh=oleh, pada=PADA, jumlah=50)
    materi.refresh_from_db()
    materi.tambah_stok(oleh=oleh, pada=PADA, jumlah=50)
    assert Materi.objects.get().stok == 120
    lepas = MateriFactory(stok=None)
    lepas.tambah_stok(oleh=oleh, pada=PADA, jumlah=5)
    assert Materi.objects.get(pk=lepas.pk).stok == 5
    assert lepas.sebutan_kanal == ["Umum"]


# In the admin


def alamat(nama, *args, model="materi"):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def ketikan(**lain):
    return {
        "judul": "Kanal",
        "versi": "v2",
        "jenis": "leaflet",
        "kanal": ["ppid", "112"],
        "stok": "100",
        "edisi": "1",
        "berkas": SimpleUploadedFile("kanal.pdf", PDF),
        **lain,
    }


def tugas(petugas):
    """The handouts that wait for the officer."""
    semua = tugas_pemangku(petugas, date(2024, 6, 4))
    return [t.judul for t in semua if t.jenis == "Setujui materi"]


def test_pk_38_one_writes_it_and_another_approves(client):
    penyusun = masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    tambah = alamat("add")
    client.halaman(tambah)
    salah = client.post(tambah, ketikan(berkas=SimpleUploadedFile("a.pdf", b"MZ")))
    assertContains(salah, "Jenis berkas ini tidak diterima")
    assertContains(client.post(tambah, ketikan(kanal=[])), "Pilih paling sedikit satu")
    client.post(tambah, ketikan())
    satu = Materi.objects.get()
    assert (satu.status, satu.penyusun, satu.kanal) == (
        S.DRAF,
        penyusun,
        ["ppid", "112"],
    )
    halaman = client.halaman(alamat("change", satu.pk))
    assertContains(halaman, alamat("berkas", satu.pk))
    ubah = isian(halaman) | {"judul": "Tiga kanal"}
    ubah.pop("berkas", None)
    client.post(alamat("change", satu.pk), ubah)
    satu.refresh_from_db()
    assert satu.judul == "Tiga kanal"
    assert satu.berkas
    assert satu.riwayat.count() == 2
    setujui = alamat("tindakan", satu.pk, "setujui")
    sendiri = client.halaman(alamat("change", satu.pk))
    assertNotContains(sendiri, 'value="setujui"')
    assertContains(sendiri, "<b>Setujui</b>: Saat ini tidak ada petugas lain")
    assert tugas(penyusun) == []
    assert client.post(setujui).status_code == 403
    assert tugas(masuk_sebagai(client, Peran.PPID_UTAMA)) == [str(satu)]
    client.post(setujui)
    assert Materi.objects.get(pk=satu.pk).status == S.DISETUJUI
    berkas = client.get(alamat("berkas", satu.pk))
    assert berkas["Content-Type"] == "application/pdf"
    assert b"".join(berkas.streaming_content) == PDF


def test_what_was_approved_is_read_only_and_its_stock_grows(client):
    satu = MateriFactory(berlaku_sampai=HARI)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(alamat("change", satu.pk))
    assertNotContains(halaman, 'name="judul"')
    assertContains(client.halaman(alamat("changelist")), "Disetujui (kedaluwarsa)")
    stok = alamat("tindakan", satu.pk, "tambah_stok")
    client.post(stok, {"jumlah": "0"})
    client.post(stok, {"jumlah": "50"})
    client.post(alamat("tindakan", satu.pk, "tarik"), {"alasan": "Nomor salah"})
    satu.refresh_from_db()
    assert (satu.stok, satu.status) == (150, S.DITARIK)
    assert client.get(alamat("berkas", satu.pk)).status_code == 404
    MateriFactory(stok=None)
    assertContains(client.halaman(alamat("changelist")), "Tidak dihitung")


def test_an_approved_one_with_a_file_shows_the_link_only(client):
    satu = MateriFactory(berkas=SimpleUploadedFile("kanal.pdf", PDF))
    masuk_sebagai(client, Peran.AUDITOR)
    assertContains(client.halaman(alamat("change", satu.pk)), alamat("berkas", satu.pk))


def test_pk_38_it_is_handed_out_on_the_page_of_the_visit(client):
    kegiatan = KegiatanFactory(status=Kegiatan.Status.SELESAI)
    lpm = PemangkuFactory(pengelola=kegiatan.tuan_rumah)
    materi, draf = MateriFactory(), MateriFactory(status=S.DRAF)
    video = MateriFactory(stok=None)
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    serah = alamat("tindakan", kegiatan.pk, "serahkan", model="kegiatan")
    form = client.halaman(serah)
    assertContains(form, "leaflet, stok 100")
    assertContains(form, f"{video} (leaflet)")
    assertNotContains(form, str(draf.pk))
    isi = {"pemangku": lpm.pk, "materi": materi.pk}
    banyak = client.post(serah, isi | {"jumlah": "101"})
    assert banyak.context["form"].errors["jumlah"] == ["Stok tinggal 100."]
    asing = client.post(serah, isi | {"materi": draf.pk, "jumlah": "1"})
    assert asing.context["form"].errors["materi"] == [TIDAK_DAPAT_DISERAHKAN]
    client.post(serah, isi | {"jumlah": "30", "rencana_tempat": "Balai RW"})
    satu = PenyerahanMateri.objects.get()
    halaman = client.halaman(alamat("change", kegiatan.pk, model="kegiatan"))
    assertContains(halaman, f"30 {materi}")
    assertContains(halaman, "untuk Balai RW")
    assertContains(halaman, alamat("change", satu.pk, model="penyerahanmateri"))


def test_its_page_says_where_it_hangs_and_takes_it_back(client):
    satu = PenyerahanMateriFactory(rencana_tempat="Balai RW")
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, satu.kegiatan.tuan_rumah))
    m = "penyerahanmateri"
    assertContains(client.halaman(alamat("changelist", model=m)), str(satu.materi))
    assert client.get(alamat("bukti", satu.pk, model=m)).status_code == 404
    pasang = alamat("tindakan", satu.pk, "terpasang", model=m)
    assert client.halaman(pasang).context["form"].initial == {
        "terpasang_pada": timezone.localdate()
    }
    salah = client.post(pasang, {"terpasang_pada": "2024-06-03"})
    assertContains(salah, "Paling awal hari kegiatannya")
    client.post(
        pasang,
        {"terpasang_pada": "2024-06-05", "bukti": unggah(foto_bertitipan("JPEG"))},
    )
    assertContains(client.halaman(alamat("change", satu.pk, model=m)), "5 Juni 2024")
    foto = client.get(alamat("bukti", satu.pk, model=m))
    isi = b"".join(foto.streaming_content)
    assert not any(kata in isi for kata in TITIPAN)
    halaman = client.halaman(alamat("change", satu.kegiatan_id, model="kegiatan"))
    assertContains(halaman, "terpasang 5 Juni 2024")
    batal = alamat("tindakan", satu.pk, "batalkan", model=m)
    client.post(batal, {"alasan": "Salah hitung"})
    assert not PenyerahanMateri.objects.exists()


def test_who_only_sees_the_visit_neither_hands_out_nor_takes_back(client):
    satu = PenyerahanMateriFactory()
    batal = alamat("tindakan", satu.pk, "batalkan", model="penyerahanmateri")
    serah = alamat("tindakan", satu.kegiatan_id, "serahkan", model="kegiatan")
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.post(batal, {"alasan": "x"}).status_code == 403
    assert client.post(serah, {}).status_code == 403
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assert client.post(batal, {"alasan": "x"}).status_code == 404
    assert PenyerahanMateri.objects.exists()


# Nobody who ever wrote a handout approves it

TOMBOL = 'name="_tindakan" value="setujui"'
BUKAN_PENULIS = "pemangku_materi_bukan_penulis"


def alamat_materi(nama, *args):
    return reverse(f"admin:pemangku_materi_{nama}", args=args)


def pengelola():
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def draf(**lain):
    return MateriFactory(status=S.DRAF, disetujui_oleh=None, **lain)


def simpan(client, satu, **ubah):
    """Write it by the form of the admin."""
    halaman = alamat_materi("change", satu.pk) if satu else alamat_materi("add")
    isi = isian(client.halaman(halaman)) | ubah
    isi.pop("berkas", None)
    client.post(halaman, isi)


def test_an_earlier_author_is_neither_offered_nor_allowed_the_approval(client):
    pertama, kedua, ketiga = pengelola(), pengelola(), pengelola()
    masuk(client, pertama)
    simpan(client, None, judul="Kanal", versi="v1", jenis="leaflet", kanal=["ppid"])
    satu = Materi.objects.get()
    masuk(client, kedua)
    simpan(client, satu, judul="Tiga kanal")
    satu.refresh_from_db()
    assert (satu.judul, satu.penyusun) == ("Tiga kanal", kedua)
    assert satu.penulis == sorted([pertama.pk, kedua.pk])
    setujui = alamat_materi("tindakan", satu.pk, "setujui")
    for oleh in (pertama, kedua):
        masuk(client, oleh)
        assertNotContains(client.halaman(alamat_materi("change", satu.pk)), TOMBOL)
        assert client.post(setujui).status_code == 403
    masuk(client, ketiga)
    assertContains(client.halaman(alamat_materi("change", satu.pk)), TOMBOL)
    client.post(setujui)
    satu.refresh_from_db()
    assert (satu.status, satu.disetujui_oleh) == (S.DISETUJUI, ketiga)


def test_nobody_who_ever_wrote_it_approves_it():
    dulu, kini = PetugasFactory(), PetugasFactory()
    satu = draf(penyusun=kini, penulis=[dulu.pk])
    for oleh in (dulu, kini):
        with pytest.raises(TindakanTerlarang, match=BUKAN_PENYUSUN):
            satu.setujui(oleh=oleh, pada=PADA)
    satu.refresh_from_db()
    assert satu.status == S.DRAF


def test_who_became_an_author_in_the_moment_of_pressing_does_not_approve():
    oleh = PetugasFactory()
    satu = draf()
    basi = Materi.objects.get(pk=satu.pk)
    Materi.objects.filter(pk=satu.pk).update(penulis=[*satu.penulis, oleh.pk])
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        basi.setujui(oleh=oleh, pada=PADA)
    assert Materi.objects.get().status == S.DRAF


def test_who_only_counted_more_of_it_may_approve():
    oleh = PetugasFactory()
    satu = draf().tambah_stok(oleh=oleh, pada=PADA, jumlah=5)
    satu.setujui(oleh=oleh, pada=PADA)
    assert Materi.objects.get().disetujui_oleh == oleh


def test_the_database_lets_no_author_approve():
    oleh = PetugasFactory()
    with pytest.raises(IntegrityError, match=BUKAN_PENULIS):
        MateriFactory(penulis=[oleh.pk], disetujui_oleh=oleh)


def test_the_database_keeps_four_eyes():
    oleh = PetugasFactory()
    with pytest.raises(IntegrityError, match="pemangku_materi_empat_mata"):
        MateriFactory(penyusun=oleh, penulis=[], disetujui_oleh=oleh)


def test_what_was_approved_is_not_written_any_more(client):
    satu = MateriFactory(judul="Kanal")
    masuk(client, pengelola())
    isi = {
        "judul": "Lain",
        "versi": satu.versi,
        "jenis": satu.jenis,
        "kanal": satu.kanal,
        "edisi": satu.edisi,
    }
    assert client.post(alamat_materi("change", satu.pk), isi).status_code == 403
    satu.refresh_from_db()
    assert (satu.judul, satu.status) == ("Kanal", S.DISETUJUI)
