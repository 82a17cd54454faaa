"""What one request, one network and all unsent drafts may bring (attack S5, S6)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.urls import resolve, reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.actions import lampirkan, lepas_berkas_lama
from organisasi.kantor.peran import Peran
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import BerkasDraf, Draf
from tests.factories.organisasi import BerkasDrafFactory, DrafFactory
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
BESAR = 200 * 1024 * 1024
DARURAT = "/darurat/lapor/"
RAHASIA = "A" * 16
BERBERKAS = {
    "informasi:permohonan-bukti": (RAHASIA,),
    "informasi:permohonan-lengkapi": (RAHASIA,),
    "pengaduan:pengaduan-foto": (RAHASIA,),
    "pengaduan:pengaduan-kabar": (RAHASIA,),
}


class TakDibaca(BytesIO):
    def read(self, *_args):
        raise AssertionError("the body was read")

    readline = readinto = read


def kirim(client, jalan, panjang, **lain):
    tajuk = {
        "PATH_INFO": jalan,
        "REQUEST_METHOD": "POST",
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "CONTENT_LENGTH": str(panjang),
        "wsgi.input": TakDibaca(),
    }
    return client.request(**(tajuk | lain))


@pytest.mark.parametrize("jalan", [DARURAT, "/permohonan/ajukan/", "/tidak-ada/"])
def test_s5_a_large_body_is_refused_before_a_byte_is_read(client, jalan):
    for panjang in (64_001, BESAR):
        jawab = kirim(client, jalan, panjang)
        assert jawab.status_code == 413
        assert "64 kB" in jawab.text
        assert jawab["Cache-Control"] == "no-store"


def test_where_files_belong_thirty_megabytes_are_the_end(client):
    for jalan in (
        *alamat_berberkas(),
        reverse("admin:informasi_dokumeninformasi_impor"),
    ):
        jawab = kirim(client, jalan, 30_000_001)
        assert jawab.status_code == 413, jalan
        assert "30,0 MB" in jawab.text


def alamat_berberkas():
    return [reverse(nama, args=args) for nama, args in BERBERKAS.items()]


def test_every_form_that_sends_files_may(settings):
    """Each address where a file is read says that it takes files."""
    nama = (
        *alamat_berberkas(),
        reverse("pemangku:janji", args=(RAHASIA,)),
        reverse("pemangku:lapangan-foto"),
        reverse("pemangku:lapangan-sinkron"),
        reverse("pemangku:lapangan-pulihkan"),
        reverse("pemangku:lapangan", args=(NOL,)),
        reverse("pemangku:lapangan-foto-kunjungan", args=(NOL,)),
    )
    assert [n for n in nama if not hasattr(resolve(n).func, "menerima_berkas")] == []


NOL = "00000000-0000-4000-8000-000000000000"


def test_no_more_is_read_than_was_announced(client):
    """What counts while it is read: the rest of a longer body stays outside."""
    badan = BytesIO(b"uraian=" + b"x" * 1_000_000)
    kirim(client, DARURAT, 100, **{"wsgi.input": badan, "CONTENT_TYPE": FORMULIR})
    assert badan.tell() <= 100


FORMULIR = "application/x-www-form-urlencoded"


def test_a_network_sends_only_so_much_in_a_day(client, settings):
    settings.MUATAN_JARINGAN_MAKS = 300 * 1024
    jalan = alamat_berberkas()[0]
    isi = {"wsgi.input": BytesIO(b""), "REMOTE_ADDR": "203.0.113.7"}
    for _ in range(3):
        assert kirim(client, jalan, 100 * 1024, **isi).status_code != 429
    tetangga = kirim(client, jalan, 100 * 1024, REMOTE_ADDR="203.0.113.99")
    lain = kirim(client, jalan, 100 * 1024, **isi | {"REMOTE_ADDR": "203.0.114.7"})
    kecil = kirim(client, DARURAT, 100, **isi)
    assert tetangga.status_code == 429
    assert "jaringan" in tetangga.text
    assert lain.status_code != 429
    assert kecil.status_code != 429


def test_the_office_is_not_counted(client, settings):
    settings.MUATAN_JARINGAN_MAKS = 0
    masuk_sebagai(client, Peran.PPID_UTAMA)
    isi = {"wsgi.input": BytesIO(b"")}
    assert kirim(client, reverse("admin:index"), 100 * 1024, **isi).status_code == 200


def pdf(ukuran, ke):
    return Unggahan("pdf", "application/pdf", ukuran, f"{ke:064d}", BytesIO(b"%PDF-"))


def lampir(draf, *berkas):
    lampirkan(
        draf,
        "identitas",
        berkas,
        simpan=lambda satu, _ke: {"isi": default_storage.save("a.pdf", satu.isi)},
        maks=10,
        penuh="",
        pada=timezone.now(),
    )


def test_s6_a_draft_takes_twenty_megabytes_and_no_more(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    draf = DrafFactory(kedaluwarsa_pada=timezone.now() + timedelta(days=14))
    lampir(draf, pdf(8_000_000, 1), pdf(8_000_000, 2))
    with pytest.raises(TindakanTerlarang, match="bersama paling besar 20,0 MB"):
        lampir(draf, pdf(8_000_000, 3))
    assert draf.berkas.count() == 2
    assert len([f for f in tmp_path.rglob("*") if f.is_file()]) == 2


def test_s6_all_drafts_of_a_service_together_have_a_limit(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.JATAH_SEMUA_DRAF = 10_000_000
    BerkasDrafFactory(ukuran=8_000_000)
    BerkasDrafFactory(ukuran=8_000_000, draf__formulir="pengaduan")
    draf = DrafFactory(kedaluwarsa_pada=timezone.now() + timedelta(days=14))
    lampir(draf, pdf(2_000_000, 1))
    with pytest.raises(TindakanTerlarang, match="sedang penuh"):
        lampir(draf, pdf(1, 2))


def test_s6_files_of_what_was_not_sent_go_after_two_days():
    kini = timezone.now()
    tua, muda = kini - timedelta(hours=48), kini - timedelta(hours=47)
    for satu in (BerkasDrafFactory(diunggah_pada=tua).draf, DrafFactory()):
        BerkasDrafFactory(draf=satu, diunggah_pada=muda)
    assert lepas_berkas_lama(pada=kini) == 1
    sisa = BerkasDraf.objects.values_list("diunggah_pada", flat=True)
    assert list(sisa) == [muda] * 2
    assert Draf.objects.count() == 2
    assert lepas_berkas_lama(pada=kini) == 0
