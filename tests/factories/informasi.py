"""Records of the catalogue: only what is required, nothing random."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta

import factory
from factory.django import DjangoModelFactory, FileField

from informasi.models import (
    BerkasInformasi,
    CatatanPerubahan,
    DokumenInformasi,
    HurufPasal17,
    KelompokInformasi,
    PencarianNihil,
    SertaMerta,
    Sinonim,
    Temuan,
    UjiKonsekuensi,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory

# Tuesday 4 June 2024, 08.00 WIB.
PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
ISI_PDF = b"%PDF-1.7\n% berkas contoh\n"


class KelompokFactory(DjangoModelFactory):
    class Meta:
        model = KelompokInformasi

    kode = factory.Sequence(lambda n: f"kelompok-{n + 1}")
    klasifikasi = DokumenInformasi.Klasifikasi.BERKALA
    nama = factory.Sequence(lambda n: f"Kelompok {n + 1}")


class DokumenFactory(DjangoModelFactory):
    """A published entry of the class *berkala*; later ones are newer.

    ``DokumenFactory.build_batch`` with ``bulk_create`` is the quick way to many.
    """

    class Meta:
        model = DokumenInformasi

    # No act gives such a number in a test: the register begins with one.
    nomor = factory.Sequence(lambda n: f"IP-{n + 100_001:06d}")
    judul = factory.Sequence(lambda n: f"Informasi {n + 1}")
    ringkasan = factory.Sequence(lambda n: f"Ringkasan isi informasi {n + 1}.")
    klasifikasi = DokumenInformasi.Klasifikasi.BERKALA
    unit = factory.SubFactory(UnitFactory)
    penanggung_jawab = "Sekretaris"
    waktu_pembuatan = "2024"
    status = DokumenInformasi.Status.TERBIT
    status_sejak = factory.SelfAttribute("terbit_pada")
    terbit_pada = factory.Sequence(lambda n: PADA + timedelta(minutes=n))


class RancanganFactory(DokumenFactory):
    """The same as a draft that was never published."""

    status = DokumenInformasi.Status.RANCANGAN
    status_sejak = PADA
    terbit_pada = None


class CatatanPerubahanFactory(DjangoModelFactory):
    class Meta:
        model = CatatanPerubahan

    dokumen = factory.SubFactory(DokumenFactory)
    pada = PADA
    isi = "Pertama kali diterbitkan."


class BerkasFactory(DjangoModelFactory):
    """A PDF file of an entry, in the storage."""

    class Meta:
        model = BerkasInformasi

    dokumen = factory.SubFactory(DokumenFactory)
    judul = factory.Sequence(lambda n: f"Berkas {n + 1}")
    isi = FileField(filename="contoh.pdf", data=ISI_PDF)
    jenis = "pdf"
    tipe = "application/pdf"
    ukuran = len(ISI_PDF)
    sha256 = hashlib.sha256(ISI_PDF).hexdigest()
    diunggah_pada = PADA


class HurufPasal17Factory(DjangoModelFactory):
    """Letter h, once; other letters by ``huruf=``."""

    class Meta:
        model = HurufPasal17
        django_get_or_create = ("huruf",)

    huruf = "h"
    nama = factory.LazyAttribute(lambda o: f"Alasan {o.huruf}")


class UjiKonsekuensiFactory(DjangoModelFactory):
    """An approved test on letter h, without end, that carries an excluded entry."""

    class Meta:
        model = UjiKonsekuensi

    dokumen = factory.SubFactory(
        DokumenFactory, klasifikasi=DokumenInformasi.Klasifikasi.DIKECUALIKAN
    )
    unit = factory.SelfAttribute("dokumen.unit")
    tanggal = date(2024, 6, 4)
    waktu_uji = UjiKonsekuensi.Waktu.SEBELUM
    pasal17 = factory.SubFactory(HurufPasal17Factory)
    konsekuensi_dibuka = "Akibat bila dibuka."
    manfaat_ditutup = "Manfaat bila ditutup."
    jangka_waktu = "Selama perlu dilindungi"
    disetujui_oleh = factory.SubFactory(PetugasFactory)
    disetujui_pada = PADA


class SertaMertaFactory(DjangoModelFactory):
    """A published notice that began on 4 June 2024 and has no end."""

    class Meta:
        model = SertaMerta

    jenis = SertaMerta.Jenis.BENCANA_ALAM
    judul = factory.Sequence(lambda n: f"Pengumuman {n + 1}")
    unit = factory.SubFactory(UnitFactory)
    potensi_bahaya = "Potensi bahaya."
    terdampak = "Yang terdampak."
    prosedur_evakuasi = "Cara evakuasi."
    cara_menghindari = "Cara menghindari."
    cara_bantuan = "Cara mendapat bantuan."
    penanggung_jawab = "Pihak yang mengumumkan"
    tata_cara = "Cara pengumuman."
    upaya = "Upaya yang dilakukan."
    mulai = PADA
    status = SertaMerta.Status.TERBIT
    status_sejak = PADA


class SinonimFactory(DjangoModelFactory):
    class Meta:
        model = Sinonim

    istilah = factory.Sequence(lambda n: f"istilah{n + 1}; padanan{n + 1}")


class PencarianNihilFactory(DjangoModelFactory):
    class Meta:
        model = PencarianNihil

    kata = factory.Sequence(lambda n: f"kata {n + 1}")
    jumlah = 1
    terakhir = PADA


class TemuanFactory(DjangoModelFactory):
    """An open finding: a dead link."""

    class Meta:
        model = Temuan

    dokumen = factory.SubFactory(DokumenFactory)
    jenis = Temuan.Jenis.TAUTAN_MATI
    sasaran = factory.Sequence(lambda n: f"https://contoh.invalid/{n + 1}")
    ditemukan_pada = PADA
