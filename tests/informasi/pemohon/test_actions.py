"""Acts on an identity: put right, limited, freed; the trail names fields, not values."""

import pytest
from django.urls import reverse

from informasi.pemohon.actions import PEMOHON, perbaiki_data, ubah_kontak
from informasi.surat.register import siapa
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from organisasi.sandi import sidik
from tests.factories.informasi import PemohonFactory, PermohonanFactory
from tests.factories.organisasi import PetugasFactory
from tests.informasi.kantor import PADA, diproses
from tests.informasi.meja_keberatan import keberatan
from tests.petugas import masuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def permohonan():
    return PermohonanFactory(pemohon__nama="Siti Lama", pemohon__surel="l@example.id")


@pytest.fixture
def petugas():
    return PetugasFactory()


def test_wrong_data_is_put_right_and_the_trail_names_only_the_fields(
    permohonan, petugas
):
    siapa, pemohon = Saat(petugas, PADA), permohonan.pemohon
    assert perbaiki_data(permohonan, siapa, isian={"nama": "Siti Lama"}) == []
    assert not Jejak.objects.exists()
    isian = {"nama": " Siti Baru ", "nik": "3278010101010099", "pekerjaan": ""}
    assert perbaiki_data(permohonan, siapa, isian=isian) == ["nama", "nik"]
    pemohon.refresh_from_db()
    assert (pemohon.nama, pemohon.nik) == ("Siti Baru", "3278010101010099")
    assert pemohon.sidik_nik == sidik("3278010101010099")
    jejak = Jejak.objects.milik(permohonan).get()
    assert (jejak.tindakan, jejak.sesudah) == ("perbaiki_data", {"kolom": "nama, nik"})
    assert jejak.oleh == petugas.username
    perbaiki_data(permohonan, siapa, isian={"nik": ""})
    pemohon.refresh_from_db()
    assert pemohon.sidik_nik == ""


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"dihapus_pada": "x"}, "Bukan data pemohon: dihapus_pada"),
        ({"nama": " "}, "Nama dan alamat"),
        ({"alamat": ""}, "Nama dan alamat"),
        ({"telepon": "", "surel": ""}, "satu cara untuk menghubungi"),
    ],
)
def test_a_correction_that_breaks_the_record_is_refused(
    permohonan, petugas, isian, pesan
):
    with pytest.raises(TindakanTerlarang, match=pesan):
        perbaiki_data(permohonan, Saat(petugas, PADA), isian=isian)
    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.nama == "Siti Lama"


def test_processing_is_limited_and_freed_once_each(permohonan, petugas):
    apa = (permohonan, Saat(petugas, PADA))
    with pytest.raises(TindakanTerlarang, match="tidak sedang dibatasi"):
        PEMOHON.lepas(*apa)
    PEMOHON.batasi(*apa)
    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.dibatasi_pada == PADA
    with pytest.raises(TindakanTerlarang, match="sudah dibatasi"):
        PEMOHON.batasi(*apa)
    PEMOHON.lepas(*apa)
    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.dibatasi_pada is None
    tindakan = {j.tindakan for j in Jejak.objects.milik(permohonan)}
    assert tindakan == {"batasi_pemrosesan", "lepas_pembatasan"}


def test_only_a_mail_address_that_was_given_up_is_told(permohonan):
    ubah_kontak(permohonan, telepon="0811", surel="l@example.id", pada=PADA)
    pertama = PermohonanFactory(pemohon__surel="")
    ubah_kontak(pertama, telepon="", surel="b@example.id", pada=PADA)
    assert not Notifikasi.objects.exists()
    # Who comes back to the counter may give up both.
    type(permohonan.pemohon).objects.update(kembali_ke_loket=True)
    ubah = ubah_kontak(permohonan, telepon="", surel="", pada=PADA)
    assert ubah == ["telepon", "surel"]
    assert Notifikasi.objects.get().penerima == "l@example.id"


def test_nothing_is_done_to_an_erased_identity(permohonan, petugas):
    permohonan.pemohon.hapus_identitas(pada=PADA)
    siapa = Saat(petugas, PADA)
    for tindakan in (
        lambda: ubah_kontak(permohonan, telepon="0811", surel="", pada=PADA),
        lambda: perbaiki_data(permohonan, siapa, isian={"nama": "X"}),
        lambda: PEMOHON.batasi(permohonan, siapa),
    ):
        with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
            tindakan()


# Who had his data limited: no paper of his case shows his name


@pytest.fixture
def objek(kantor):
    """An objection whose applicant had his data limited."""
    hasil = keberatan(diproses(kantor))
    hasil.pemohon.dibatasi_pada = PADA
    hasil.pemohon.save(update_fields=("dibatasi_pada",))
    return hasil


def alamat(objek):
    """Every page of the case on which the name could stand."""
    permohonan = objek.permohonan
    assert permohonan is not None
    bukti, tanda = permohonan.surat.first(), objek.surat.get()
    pk = {"permohonan": (permohonan.pk, bukti.pk), "keberatan": (objek.pk, tanda.pk)}
    surat = [
        reverse(f"admin:informasi_{model}_{nama}", args=args)
        for model, args in pk.items()
        for nama in ("surat", "surat_cetak")
    ]
    return [*surat, reverse("admin:informasi_keberatan_dosir", args=(objek.pk,))]


def test_the_unit_opens_no_paper_and_no_dossier_and_is_told(client, kantor, objek):
    masuk(client, kantor.kepala)
    for satu in alamat(objek):
        assert client.get(satu).status_code == 403, satu
    ke = reverse("admin:informasi_keberatan_buka", args=(objek.pk,))
    jawab = client.post(ke, {"alasan": "Menelepon pemohon."})
    assert "dibatasi" in jawab.text
    assert str(objek.pemohon.nama) not in jawab.text
    assert siapa(objek.pemohon, identitas=True)[0] == objek.pemohon.nama_samar


def test_the_main_ppid_still_opens_them(client, kantor, objek):
    masuk(client, kantor.ppid_utama)
    for satu in alamat(objek):
        jawab = client.get(satu)
        assert jawab.status_code == 200, satu
        if jawab.streaming:
            b"".join(jawab.streaming_content)  # read to its end, so it is closed


def test_who_objects_without_a_request_is_mailed_the_way_to_it(kantor):
    objek = keberatan(None, "b", pemohon=PemohonFactory.build(), unit=kantor.kecamatan)
    pesan = Notifikasi.objects.kepada(objek.pemohon.surel).get()
    assert f"/keberatan/{objek.kode}/" in pesan.isi
