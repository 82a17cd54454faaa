"""A city with two places called alike, an officer, and sheets for them."""

import io
from datetime import UTC, datetime
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.xlsx import baca_baris
from organisasi.models import Unit, Wilayah
from pemangku.impor.actions import kerjakan_impor, terapkan_impor, terima_impor
from pemangku.impor.admin import BATAS
from pemangku.models import ImporBerkas
from tests.factories.organisasi import KotaFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import JenisPemangkuFactory, PemangkuFactory
from tests.petugas import petugas_berperan

PADA = datetime(2024, 6, 4, 2, tzinfo=UTC)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ISI = {
    "Kelompok": "LPM",
    "Nama Lembaga": "LPM Nagarasari",
    "Kecamatan": "Cipedes",
    "Kelurahan": "Nagarasari",
    "Tanggal Data": "04-06-2024",
    "Sumber": "Rapat koordinasi (contoh)",
}


# Sukajaya lies in two kecamatan, Cipedes is a kecamatan and a kelurahan.
TEMPAT = (
    ("Cipedes", "32.78.02"),
    ("Tawang", "32.78.03"),
    ("Cibeureum", "32.78.06"),
    ("Bungursari", "32.78.09"),
    ("Purbaratu", "32.78.10"),
    ("Cipedes", "32.78.02.1002"),
    ("Nagarasari", "32.78.02.1003"),
    ("Empangsari", "32.78.03.1002"),
    ("Kota Baru", "32.78.06.1008"),
    ("Setianagara", "32.78.06.1010"),
    ("Sukajaya", "32.78.09.1004"),
    ("Sukajaya", "32.78.10.1005"),
)


def wilayah(buat, semua):
    """Its regions by code, each made by ``buat``, with the city in ``semua``."""
    for nama, kode in TEMPAT:
        induk, _, nomor = kode.rpartition(".")
        tingkat = "kelurahan" if len(nomor) > 2 else "kecamatan"
        isi = {"nama": nama, "kode": kode, "tingkat": tingkat}
        semua[kode] = buat(**isi, induk=semua[induk])
    return semua


def bangun_kota():
    tempat = wilayah(WilayahFactory, {"32.78": KotaFactory()})
    Wilayah.objects.filter(kode="32.78.06.1008").update(ejaan_lain=["kobar"])
    cipedes = UnitFactory(
        nama="Kecamatan Cipedes",
        kode="KEC-CIPEDES",
        jenis=Unit.Jenis.KECAMATAN,
        wilayah=tempat["32.78.02"],
    )
    return SimpleNamespace(
        cipedes=cipedes,
        dinas=UnitFactory(nama="Dinas X", kode="DINAS-X"),
        lpm=JenisPemangkuFactory(kode="lpm", nama="LPM", terikat_wilayah=True),
        media=JenisPemangkuFactory(kode="media", nama="Media"),
        tokoh=JenisPemangkuFactory(kode="tokoh", nama="Tokoh", perorangan=True),
        nagarasari=tempat["32.78.02.1003"],
        petugas=petugas_berperan(Peran.PETUGAS_LAYANAN, cipedes),
    )


def buku(*baris, kolom=()):
    """A workbook of these rows as a spreadsheet program saves it."""
    kepala = list(kolom) or list({k: None for satu in baris for k in satu})
    kerja, wadah = Workbook(), io.BytesIO()
    kerja.active.append(kepala)
    for satu in baris:
        kerja.active.append([satu.get(k) for k in kepala])
    kerja.save(wadah)
    return wadah.getvalue()


def terima(kota, *baris, oleh=None):
    """Take a sheet in; nothing is judged yet."""
    berkas = SimpleUploadedFile("daftar.xlsx", buku(*baris))
    return terima_impor(
        Saat(oleh or kota.petugas, PADA),
        semua=baca_baris(berkas, BATAS)[0],
        nama="daftar.xlsx",
        sha256="a" * 64,
        unit=kota.cipedes,
    )


def periksa(kota, *baris, **lain):
    """The rows with their verdicts."""
    berkas = terima(kota, *baris, **lain)
    kerjakan()
    return list(berkas.baris.order_by("nomor").select_related("berkas"))


def satu(kota, **ganti):
    """The verdict on one row; names of columns with ``_`` for a blank."""
    kolom = {nama.replace("_", " "): nilai for nama, nilai in ganti.items()}
    [baris] = periksa(kota, ISI | kolom)
    return baris


def kerjakan(pada=PADA):
    """What the worker does."""
    kerjakan_impor(pada=pada, lanjut=lambda: True)


def terapkan(baris, oleh=None):
    """Confirm the sheet of these rows and write it."""
    berkas = ImporBerkas.objects.get(pk=baris[0].berkas_id)
    terapkan_impor(berkas, Saat(oleh or berkas.pengunggah, PADA))
    kerjakan()
    berkas.refresh_from_db()
    return berkas


def lembaga(kota, nama, **lain):
    """A record of the kecamatan in Nagarasari."""
    isi = {"jenis": kota.lpm, "wilayah": kota.nagarasari, "pengelola": kota.cipedes}
    return PemangkuFactory(nama_resmi=nama, **(isi | lain))


# An officer at the pages


def alamat(bagian, *args):
    return reverse(f"admin:pemangku_imporberkas_{bagian}", args=args)


def kirim(client, isi, nama="daftar.xlsx", **lain):
    """Send a file with the form as the page offers it."""
    form = client.get(alamat("add")).context["form"]
    data = {"berkas": SimpleUploadedFile(nama, isi, XLSX), "unit": form.initial["unit"]}
    return client.post(alamat("add"), data | lain, follow=True)


def unggah(client, *baris, **lain):
    """Send a sheet that is taken in; the newest import."""
    jawab = kirim(client, buku(*baris), **lain)
    assert jawab.redirect_chain, jawab.context["form"].errors
    return ImporBerkas.objects.order_by("-nomor").first()


def cocokkan(client, berkas, **ganti):
    """Confirm the columns as they are guessed, but for ``ganti``; the answer."""
    tanya = alamat("tindakan", berkas.pk, "cocokkan")
    form = client.get(tanya).context["form"]
    isi = {nama: form[nama].value() for nama in form.fields} | ganti
    isi = {nama: nilai for nama, nilai in isi.items() if nilai is not None}
    return client.post(tanya, isi, follow=True)


def tindak(client, berkas, nama):
    return client.post(alamat("tindakan", berkas.pk, nama), follow=True)
