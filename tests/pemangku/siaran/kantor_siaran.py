"""Broadcasts for tests: officers, a recipient with every verdict, a running queue."""

from datetime import UTC, date, datetime

from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur, Pengaturan
from organisasi.sandi import sidik
from pemangku.models import Kanal, PenerimaSiaran, Persetujuan, Siaran
from tests.factories import pemangku as f
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.petugas import petugas_berperan

# Tuesday, 4 June 2024, 09.00 WIB; and the evening of that day.
PADA = datetime(2024, 6, 4, 2, tzinfo=UTC)
MALAM = datetime(2024, 6, 4, 13, 10, tzinfo=UTC)
HARI = date(2024, 6, 4)
ISI = "Yth. {sapaan} {nama}, {jabatan} {lembaga}. Berhenti: {tautan_berhenti}"
V, K, S = PenerimaSiaran.Vonis, PenerimaSiaran.Status, Siaran.Status


def kalender():
    """The year 2024 is known to the calendar."""
    if not HariLibur.objects.filter(tanggal=date(2024, 1, 1)).exists():
        HariLiburFactory(tanggal=date(2024, 1, 1), nama="Tahun Baru")


def batas(jumlah):
    """More than so many outside the office need a second person."""
    Pengaturan(siaran_tanpa_persetujuan=jumlah).save()


def teks():
    """A wording for each purpose of a broadcast."""
    for tujuan in (Siaran.Tujuan.UNDANGAN, Siaran.Tujuan.SIARAN_INFORMASI):
        f.TeksPersetujuanFactory(tujuan=tujuan)


def pengelola():
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def nomor_wa(ke):
    return f"62812345{ke:05d}"


def kanal(ke=1, **lain):
    """A number of its own for each ``ke``."""
    nilai = lain.pop("nilai", nomor_wa(ke))
    return f.KanalFactory(nilai=nilai, sidik=sidik(f"pemangku:telepon:{nilai}"), **lain)


def surel(ke=1, **lain):
    nilai = f"orang{ke}@contoh.invalid"
    return f.KanalFactory(
        jenis=Kanal.Jenis.EMAIL,
        nilai=nilai,
        sidik=sidik(f"pemangku:email:{nilai}"),
        samaran="o***@contoh.invalid",
        **lain,
    )


def pemangku(**lain):
    """Verified, and fresh for long."""
    return f.PemangkuFactory(**{"berlaku_sampai": date(2099, 1, 1), **lain})


def pengurus(
    ke=1,
    *,
    setuju=True,
    tujuan=Siaran.Tujuan.UNDANGAN,
    buat=kanal,
    jabatan=None,
    **lain,
):
    """The chair of a body outside the office, with a private number, who consents."""
    hasil = f.JabatanFactory(pemangku=pemangku(**lain), **(jabatan or {}))
    buat(ke, orang=hasil.orang)
    if setuju:
        f.PersetujuanFactory(orang=hasil.orang, tujuan=tujuan)
    return hasil


def pejabat(ke=1, **lain):
    """An official of the office with an office number, who was asked nothing."""
    badan = pemangku(jenis__internal=True, **lain)
    hasil = f.JabatanFactory(pemangku=badan)
    kanal(ke, orang=hasil.orang, sifat=Kanal.Sifat.KEDINASAN)
    return hasil


def siaran(**lain):
    """A draft of the module's owner."""
    oleh = lain.pop("penyusun", None) or pengelola()
    unit = lain.pop("unit", None) or UnitFactory()
    return f.SiaranFactory(**{"isi": ISI, **lain}, penyusun=oleh, unit=unit)


def berjalan(**lain):
    """Approved by another one, and being sent."""
    kalender()
    isi = {"status": S.BERJALAN, "jumlah_layak": 1, "ada_eksternal": True, **lain}
    return siaran(penyetuju=pengelola(), **isi)


def tarik(jabatan, tujuan=Siaran.Tujuan.UNDANGAN):
    """The last word is no."""
    tidak = Persetujuan.Keputusan.TARIK
    return f.PersetujuanFactory(orang=jabatan.orang, tujuan=tujuan, keputusan=tidak)


def penerima(satu, jabatan):
    """Who holds the post, as a recipient of the broadcast."""
    return f.PenerimaSiaranFactory(
        siaran=satu,
        pemangku=jabatan.pemangku,
        orang=jabatan.orang,
        kanal=jabatan.orang.kanal.get(),
    )


def antre(jumlah=1, *, buat=kanal, **lain):
    """A running broadcast whose recipients consented; by mail with ``buat=surel``."""
    if buat is surel:
        lain["kanal"] = Siaran.Kanal.EMAIL
    satu = berjalan(**lain)
    for ke in range(jumlah):
        penerima(satu, pengurus(ke, buat=buat))
    return satu


def isian(**lain):
    """What writing one takes."""
    return {
        "unit": UnitFactory(),
        "tujuan": Siaran.Tujuan.UNDANGAN,
        "kanal": Siaran.Kanal.WA,
        "judul": "Undangan rapat",
        "isi": ISI,
        "segmen": {},
        **lain,
    }


def alamat(nama, *args):
    return reverse(f"admin:pemangku_siaran_{nama}", args=args)


def kiriman(oleh, **ubah):
    """What the form of the admin sends."""
    return {
        "unit": oleh.penugasan.get().unit_id,
        "tujuan": "undangan",
        "kanal": "wa",
        "judul": "Undangan rapat",
        "isi": ISI,
        **ubah,
    }
