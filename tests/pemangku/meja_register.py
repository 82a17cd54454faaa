"""The desk of the register: an office of its own, addresses, acts."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from pemangku.inventaris.actions import catat_tokoh
from pemangku.inventaris.kanal import tambah_kanal
from tests.factories import pemangku as f
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.petugas import petugas_berperan

# 4 June 2024, 09.00 WIB, a Tuesday.
PADA = datetime(2024, 6, 4, 2, tzinfo=UTC)
HARI = date(2024, 6, 4)
NOMOR, NORMAL, SAMARAN = "0812-3456-789", "628123456789", "0812••••789"


def buka_kantor():
    """Two kecamatan with a kelurahan each, their operators, and Diskominfo."""
    wilayah = [
        WilayahFactory(kode=kode, nama=nama)
        for kode, nama in (("32.78.02", "Cipedes"), ("32.78.03", "Tawang"))
    ]
    kelurahan = [
        WilayahFactory(
            kode=f"{induk.kode}.1001", nama=nama, tingkat="kelurahan", induk=induk
        )
        for induk, nama in zip(wilayah, ("Nagarasari", "Lengkongsari"), strict=True)
    ]
    cipedes, tawang = (
        UnitFactory(nama=f"Kecamatan {w.nama}", jenis="kecamatan", wilayah=w)
        for w in wilayah
    )
    for tujuan in ("undangan", "siaran_informasi"):
        f.TeksPersetujuanFactory(tujuan=tujuan, versi=7)
    return SimpleNamespace(
        cipedes=cipedes,
        tawang=tawang,
        kelurahan=kelurahan[0],
        kelurahan_lain=kelurahan[1],
        operator=petugas_berperan(Peran.PETUGAS_LAYANAN, cipedes),
        kepala=petugas_berperan(Peran.PPID_PEMBANTU, cipedes),
        operator_lain=petugas_berperan(Peran.PETUGAS_LAYANAN, tawang),
        pengelola=petugas_berperan(Peran.PENGELOLA_PEMANGKU),
        jenis=f.JenisPemangkuFactory(nama="LPM", kode="lpm", terikat_wilayah=True),
    )


def lembaga(kantor, nama="LPM Nagarasari", **lain):
    """A body kept by Cipedes."""
    isi = {"nama_resmi": nama, "pengelola": kantor.cipedes, "jenis": kantor.jenis}
    return f.PemangkuFactory(**isi | {"wilayah": kantor.kelurahan} | lain)


def tokoh(kantor, nama="Dadang Suryana", *, draf="", **isian):
    """A figure kept by Cipedes, entered by its operator."""
    isian |= {"jenis": f.JenisPemangkuFactory(perorangan=True)}
    asal = {"sumber": "operator", "pengelola": kantor.cipedes, "draf": draf}
    return catat_tokoh(Saat(kantor.operator, PADA), nama=nama, isian=isian, **asal)


def orang_di(pemangku, nama="Dadang Suryana", **lain):
    """Somebody in a post there."""
    return f.JabatanFactory(pemangku=pemangku, orang__nama=nama, **lain)


def berkanal(pemilik, nilai=NOMOR, jenis="wa"):
    """With a channel, as the act stores it."""
    return tambah_kanal(
        pemilik, Saat(None, PADA), jenis=jenis, nilai=nilai, sifat="kedinasan"
    )


def alamat(nama, *args):
    return reverse(f"admin:pemangku_pemangku_{nama}", args=args)


def tekan(client, pemangku, tindakan, **isi):
    """POST an act; the answer is where it leads, in full."""
    return client.post(alamat("tindakan", pemangku.pk, tindakan), isi, follow=True)


def tombol(client, pemangku):
    """The acts the page offers."""
    konteks = client.get(alamat("change", pemangku.pk)).context
    semua = (*konteks["tombol"], *konteks["menghubungi"])
    return {satu["nama"] for satu in semua}


def segarkan(*semua):
    """Read these rows anew; the first of them."""
    for satu in semua:
        satu.refresh_from_db()
    return semua[0]


def galat(jawab):
    """All that the form of this answer says is wrong."""
    form = jawab.context["form"]
    return " ".join(str(p) for semua in form.errors.values() for p in semua)


def kueri(client, halaman):
    """What a page costs once the session is warm."""
    client.get(halaman)
    with CaptureQueriesContext(connection) as tangkapan:
        client.get(halaman)
    return len(tangkapan)


def nomor(client, **saring):
    """Which records the list shows under these filters."""
    halaman = client.get(alamat("changelist"), saring)
    return {p.nomor for p in halaman.context["cl"].result_list}
