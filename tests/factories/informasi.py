"""Records of the catalogue and of requests: only what is required, nothing random."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import factory
from factory.django import FileField

from informasi.keberatan.models import sidik_kunci
from informasi.models import (
    BerkasInformasi,
    ButirJawaban,
    DokumenInformasi,
    Jawaban,
    Keberatan,
    KelompokInformasi,
    Kepuasan,
    Pemohon,
    PencarianNihil,
    Permohonan,
    PesanPermohonan,
    RujukanPermohonan,
    Sengketa,
    SertaMerta,
    StandarBiaya,
    Surat,
    Temuan,
    UjiKonsekuensi,
)
from organisasi.keterangan.models import BERLAKU, PermintaanKeterangan
from organisasi.sandi import sidik
from tests.factories import Pabrik
from tests.factories.organisasi import PetugasFactory, UnitFactory

# Tuesday 4 June 2024, 08.00 WIB.
PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
ISI_PDF = b"%PDF-1.7\n% berkas contoh\n"


class KelompokFactory(Pabrik, model=KelompokInformasi):
    kode = factory.Sequence(lambda n: f"kelompok-{n + 1}")
    klasifikasi = DokumenInformasi.Klasifikasi.BERKALA
    nama = factory.Sequence(lambda n: f"Kelompok {n + 1}")


class DokumenFactory(Pabrik, model=DokumenInformasi):
    """A published entry of the class *berkala*; later ones are newer.

    ``DokumenFactory.build_batch`` with ``bulk_create`` is the quick way to many.
    """

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


class BerkasFactory(Pabrik, model=BerkasInformasi):
    """A PDF file of an entry, in the storage."""

    dokumen = factory.SubFactory(DokumenFactory)
    judul = factory.Sequence(lambda n: f"Berkas {n + 1}")
    isi = FileField(filename="contoh.pdf", data=ISI_PDF)
    jenis = "pdf"
    tipe = "application/pdf"
    ukuran = len(ISI_PDF)
    sha256 = hashlib.sha256(ISI_PDF).hexdigest()
    diunggah_pada = PADA


class UjiKonsekuensiFactory(Pabrik, model=UjiKonsekuensi):
    """An approved test on letter h, without end, that carries an excluded entry."""

    dokumen = factory.SubFactory(
        DokumenFactory, klasifikasi=DokumenInformasi.Klasifikasi.DIKECUALIKAN
    )
    unit = factory.SelfAttribute("dokumen.unit")
    tanggal = date(2024, 6, 4)
    waktu_uji = UjiKonsekuensi.Waktu.SEBELUM
    pasal17 = "h"
    konsekuensi_dibuka = "Akibat bila dibuka."
    manfaat_ditutup = "Manfaat bila ditutup."
    jangka_waktu = "Selama perlu dilindungi"
    disetujui_oleh = factory.SubFactory(PetugasFactory)
    disetujui_pada = PADA


class SertaMertaFactory(Pabrik, model=SertaMerta):
    """A published notice that began on 4 June 2024 and has no end."""

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


class PencarianNihilFactory(Pabrik, model=PencarianNihil):
    kata = factory.Sequence(lambda n: f"kata {n + 1}")
    jumlah = 1
    terakhir = PADA


class TemuanFactory(Pabrik, model=Temuan):
    """An open finding: a dead link."""

    dokumen = factory.SubFactory(DokumenFactory)
    jenis = Temuan.Jenis.TAUTAN_MATI
    sasaran = factory.Sequence(lambda n: f"https://contoh.invalid/{n + 1}")
    ditemukan_pada = PADA


# Requests, objections and what hangs on them

TERIMA = date(2024, 6, 4)
TEMPO = date(2024, 6, 20)


class PemohonFactory(Pabrik, model=Pemohon):
    """A citizen with mail and telephone."""

    kategori = Pemohon.Kategori.PERORANGAN
    nama = factory.Sequence(lambda n: f"Warga Contoh {n + 1}")
    nik = factory.Sequence(lambda n: f"327801010101{n + 1:04d}")
    alamat = "Jalan Contoh 1, Kota Tasikmalaya"
    telepon = "081200000001"
    surel = factory.Sequence(lambda n: f"warga{n + 1}@example.id")
    simpan_sampai = date(2025, 6, 4)


class PermohonanFactory(Pabrik, model=Permohonan):
    """Received on Tuesday 4 June 2024, due on 20 June; not yet checked."""

    nomor = factory.Sequence(lambda n: f"{n + 1:04d}/PPID/CONTOH/2024")
    kode = factory.Sequence(lambda n: f"KODE{n + 1:012d}")
    sidik_kode = factory.LazyAttribute(lambda o: sidik(o.kode))
    kanal = Permohonan.Kanal.WEB
    tanggal_terima = TERIMA
    tanggal_catat = factory.SelfAttribute("tanggal_terima")
    unit = factory.SubFactory(UnitFactory)
    pemegang = factory.SelfAttribute("unit")
    pemohon = factory.SubFactory(PemohonFactory)
    rincian = "Rekap penduduk per kelurahan tahun 2023."
    tujuan = "Bahan penelitian."
    cara_memperoleh = Permohonan.CaraMemperoleh.SALINAN_LUNAK
    cara_salinan = Permohonan.CaraSalinan.UNDUH
    status = Permohonan.Status.DITERIMA
    status_sejak = PADA
    jatuh_tempo_awal = factory.SelfAttribute("jatuh_tempo")
    jatuh_tempo = TEMPO

    class Params:
        diproses = factory.Trait(
            status=Permohonan.Status.DIPROSES,
            tanggal_lengkap=factory.SelfAttribute("tanggal_terima"),
        )
        dijawab = factory.Trait(
            status=Permohonan.Status.DIJAWAB,
            tanggal_lengkap=factory.SelfAttribute("tanggal_terima"),
            hasil=Permohonan.Hasil.DIKABULKAN,
            dijawab_pada=PADA,
        )


class RujukanFactory(Pabrik, model=RujukanPermohonan):
    berkas = factory.SubFactory(PermohonanFactory, diproses=True)
    dari_unit = factory.SelfAttribute("berkas.pemegang")
    ke_unit = factory.SubFactory(UnitFactory)
    alasan = "Datanya ada di dinas."
    status_sejak = PADA
    diajukan_pada = PADA
    tenggat = date(2024, 6, 6)


class JawabanFactory(Pabrik, model=Jawaban):
    """A draft of an answer."""

    permohonan = factory.SubFactory(PermohonanFactory, diproses=True)
    penjelasan = "Data yang diminta kami berikan."

    class Params:
        terbit = factory.Trait(
            terbit_pada=PADA, terbit_oleh=factory.SubFactory(PetugasFactory)
        )
        diserahkan = factory.Trait(
            terbit=True,
            diserahkan_hari=date(2024, 6, 14),
            diserahkan_cara=Permohonan.CaraSalinan.AMBIL,
            diserahkan_pada=PADA,
        )


class ButirFactory(Pabrik, model=ButirJawaban):
    jawaban = factory.SubFactory(JawabanFactory)
    judul = "Rekap penduduk per kelurahan tahun 2023"
    putusan = ButirJawaban.Putusan.DIBERIKAN
    unit = factory.SelfAttribute("jawaban.permohonan.pemegang")

    class Params:
        ditolak = factory.Trait(
            putusan=ButirJawaban.Putusan.DITOLAK,
            alasan="Berisi rahasia pribadi.",
            uji=factory.SubFactory(UjiKonsekuensiFactory),
        )


class PesanFactory(Pabrik, model=PesanPermohonan):
    """A question of the office, answered or not by the citizen."""

    permohonan = factory.SubFactory(PermohonanFactory, diproses=True)
    dari_petugas = True
    isi = "Tahun berapa yang Anda maksud?"
    oleh = factory.SubFactory(PetugasFactory)
    pada = PADA


class KepuasanFactory(Pabrik, model=Kepuasan):
    permohonan = factory.SubFactory(PermohonanFactory, dijawab=True)
    nilai = 4
    pada = PADA


class KeberatanFactory(Pabrik, model=Keberatan):
    """Against a request that nobody answered."""

    nomor = factory.Sequence(lambda n: f"{n + 5_001:04d}/KBR/2024")
    kode = factory.LazyFunction(lambda: str(uuid4()))
    kunci_masuk = factory.LazyAttribute(lambda o: sidik_kunci(UUID(o.kode)))
    permohonan = factory.SubFactory(PermohonanFactory, diproses=True)
    pemohon = factory.SelfAttribute("permohonan.pemohon")
    unit = factory.SelfAttribute("permohonan.pemegang")
    kanal = Keberatan._meta.get_field("kanal").choices[0][0]
    tanggal_terima = date(2024, 6, 24)
    tanggal_catat = factory.SelfAttribute("tanggal_terima")
    alasan = ["c"]
    kasus_posisi = "Permohonan tidak ditanggapi sampai jatuh tempo."
    jatuh_tempo = date(2024, 8, 6)
    status_sejak = PADA


class SengketaFactory(Pabrik, model=Sengketa):
    keberatan = factory.SubFactory(KeberatanFactory, status=Keberatan.Status.SENGKETA)
    diajukan_pada = date(2024, 8, 12)
    status_sejak = PADA


class StandarBiayaFactory(Pabrik, model=StandarBiaya):
    jenis = factory.Sequence(lambda n: f"Fotokopi {n + 1}")
    berlaku_sejak = date(2024, 1, 1)


class SuratFactory(Pabrik, model=Surat):
    jenis = Surat.Jenis.TANDA_BUKTI
    nomor = factory.Sequence(lambda n: f"{n + 1:04d}/TB/CONTOH/2024")
    kode_verifikasi = factory.Sequence(lambda n: f"VERIF{n + 1:07d}")
    permohonan = factory.SubFactory(PermohonanFactory)
    unit = factory.SelfAttribute("permohonan.unit")
    naskah = factory.LazyFunction(lambda: {"perihal": "Tanda bukti"})
    sidik_naskah = "0" * 64
    dibuat_pada = PADA


class KeteranganFactory(Pabrik, model=PermintaanKeterangan):
    """PLN is asked about ``kasus``."""

    class Params:
        kasus = factory.SubFactory(PermohonanFactory)

    objek_jenis = factory.LazyAttribute(lambda o: o.kasus._meta.label_lower)
    objek_id = factory.SelfAttribute("kasus.pk")
    nomor = factory.SelfAttribute("kasus.nomor")
    unit = factory.SelfAttribute("kasus.pemegang")
    kepada = "PLN ULP Tasikmalaya"
    surel = "pln@contoh.invalid"
    kode = factory.Sequence(lambda n: f"PALAG{n + 1:011d}")
    sidik_kode = factory.LazyAttribute(lambda o: sidik(o.kode))
    pertanyaan = "Kapan gardu di Sukajaya diperbaiki?"
    diminta_pada = status_sejak = PADA
    sampai = factory.LazyAttribute(lambda o: o.diminta_pada + BERLAKU)
