"""Broadcasts for tests: officers, a recipient with every verdict, a running queue."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile

from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur, Petugas, Unit
from organisasi.sandi import sidik
from pemangku.models import (
    Jabatan,
    Kanal,
    Materi,
    Pemangku,
    PenerimaSiaran,
    Persetujuan,
    Siaran,
)
from pemangku.siaran.actions import tarik_materi
from tests.factories.kunjungan import MateriFactory
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.factories.pemangku import (
    JabatanFactory,
    KanalFactory,
    PemangkuFactory,
    PenerimaSiaranFactory,
    PersetujuanFactory,
    SiaranFactory,
    TeksPersetujuanFactory,
)
from tests.petugas import petugas_berperan

# Tuesday, 4 June 2024, 09.00 WIB; and the evening of that day.
PADA = datetime(2024, 6, 4, 2, tzinfo=UTC)
MALAM = datetime(2024, 6, 4, 13, 10, tzinfo=UTC)
HARI = date(2024, 6, 4)
ISI = "Yth. {sapaan} {nama}, {jabatan} {lembaga}. Berhenti: {tautan_berhenti}"
V, K, S = PenerimaSiaran.Vonis, PenerimaSiaran.Keadaan, Siaran.Status


def kalender() -> None:
    """The year 2024 is known to the calendar."""
    if not HariLibur.objects.filter(tanggal=date(2024, 1, 1)).exists():
        HariLiburFactory(tanggal=date(2024, 1, 1), nama="Tahun Baru")


def teks() -> None:
    """A wording for each purpose of a broadcast."""
    for tujuan in (Siaran.Tujuan.UNDANGAN, Siaran.Tujuan.SIARAN_INFORMASI):
        TeksPersetujuanFactory(tujuan=tujuan)


def pengelola() -> Petugas:
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def nomor_wa(ke: int) -> str:
    return f"62812345{ke:05d}"


def kanal(ke: int = 1, **lain: Any) -> Kanal:
    """A number of its own for each ``ke``."""
    nilai = lain.pop("nilai", nomor_wa(ke))
    return KanalFactory(nilai=nilai, sidik=sidik(f"pemangku:telepon:{nilai}"), **lain)


def surel(ke: int = 1, **lain: Any) -> Kanal:
    nilai = f"orang{ke}@contoh.invalid"
    return KanalFactory(
        jenis=Kanal.Jenis.EMAIL,
        nilai=nilai,
        sidik=sidik(f"pemangku:email:{nilai}"),
        samaran="o***@contoh.invalid",
        **lain,
    )


def pemangku(**lain: Any) -> Pemangku:
    """Verified, and fresh for long."""
    return PemangkuFactory(**{"berlaku_sampai": date(2099, 1, 1), **lain})


def pengurus(
    ke: int = 1,
    *,
    setuju: bool = True,
    tujuan: str = Siaran.Tujuan.UNDANGAN,
    buat: Any = kanal,
    jabatan: dict[str, Any] | None = None,
    **lain: Any,
) -> Jabatan:
    """The chair of a body outside the office, with a private number, who consents."""
    hasil: Jabatan = JabatanFactory(pemangku=pemangku(**lain), **(jabatan or {}))
    buat(ke, orang=hasil.orang)
    if setuju:
        PersetujuanFactory(orang=hasil.orang, tujuan=tujuan)
    return hasil


def pejabat(ke: int = 1, **lain: Any) -> Jabatan:
    """An official of the office with an office number, who was asked nothing."""
    hasil: Jabatan = JabatanFactory(
        pemangku=pemangku(lingkup=Pemangku.Lingkup.INTERNAL, **lain)
    )
    kanal(ke, orang=hasil.orang, sifat=Kanal.Sifat.KEDINASAN)
    return hasil


def siaran(**lain: Any) -> Siaran:
    """A draft of the module's owner."""
    oleh = lain.pop("penyusun", None) or pengelola()
    unit: Unit = lain.pop("unit", None) or UnitFactory()
    hasil: Siaran = SiaranFactory(**{"isi": ISI, **lain}, penyusun=oleh, unit=unit)
    return hasil


def berjalan(**lain: Any) -> Siaran:
    """Approved by another one, and being sent."""
    hasil = siaran(
        **{
            "status": S.BERJALAN,
            "penyetuju": pengelola(),
            "jumlah_layak": 1,
            "ada_eksternal": True,
            **lain,
        }
    )
    kalender()
    return hasil


def tarik(jabatan: Jabatan, tujuan: str = Siaran.Tujuan.UNDANGAN) -> Persetujuan:
    """The last word is no."""
    hasil: Persetujuan = PersetujuanFactory(
        orang=jabatan.orang, tujuan=tujuan, keputusan=Persetujuan.Keputusan.TARIK
    )
    return hasil


def antre(jumlah: int = 1, **lain: Any) -> Siaran:
    """A running broadcast by WhatsApp whose recipients consented."""
    satu = berjalan(**lain)
    for ke in range(jumlah):
        jabatan = pengurus(ke)
        PenerimaSiaranFactory(
            siaran=satu,
            pemangku=jabatan.pemangku,
            orang=jabatan.orang,
            kanal=jabatan.orang.kanal.get(),
        )
    return satu


def materi(**lain: Any) -> Materi:
    """An approved leaflet with a file."""
    isi = ContentFile(b"%PDF-1.7 contoh", "leaflet.pdf")
    return MateriFactory(**{"judul": "Tiga kanal", "berkas": isi, **lain})


def gugurkan(satu: Materi, sebab: str) -> str:
    """It may not be given out from now on; what the portal says of it."""
    if sebab == "ditarik":
        tarik_materi(satu, oleh=pengelola(), pada=PADA, alasan="Nomornya salah")
        return "Materi “Tiga kanal v2” sudah ditarik."
    Materi.objects.filter(pk=satu.pk).update(berlaku_sampai=HARI - timedelta(days=1))
    return "Materi “Tiga kanal v2” hanya berlaku sampai 3 Juni 2024."
