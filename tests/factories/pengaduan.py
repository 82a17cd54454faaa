"""Complaints, incidents and what hangs on them: only what is required, nothing random."""

from datetime import UTC, date, datetime, timedelta

import factory

from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from organisasi.sandi import sidik
from pengaduan.lapor.sirkuit import KANAL
from pengaduan.models import (
    BerkasPengaduan,
    HitunganDarurat,
    Insiden,
    KategoriPengaduan,
    KehadiranKonsol,
    Kepuasan,
    Kiriman,
    KunciOpen311,
    Pelapor,
    Penerusan,
    Pengaduan,
    PesanPengaduan,
    RujukanPengaduan,
    Sirkuit,
    TeksBalasan,
    TindakLanjutLuar,
    TopikPengaduan,
)
from tests.factories import Pabrik
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory, UnitFactory

# Tuesday 4 June 2024, 08.00 WIB.
PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
TERIMA = date(2024, 6, 4)
TEMPO = date(2024, 6, 7)
SELESAI_SAMPAI = date(2024, 7, 12)
JAWAB_SAMPAI = date(2024, 6, 20)


class KategoriFactory(Pabrik, model=KategoriPengaduan):
    """A category without a unit of its own."""

    kode = factory.Sequence(lambda n: f"kategori-{n + 1}")
    nama = factory.Sequence(lambda n: f"Kategori {n + 1}")
    contoh = "jalan berlubang, trotoar rusak"


class TopikFactory(Pabrik, model=TopikPengaduan):
    kode = factory.Sequence(lambda n: f"topik-{n + 1}")
    nama = factory.Sequence(lambda n: f"Topik {n + 1}")
    kategori = factory.SubFactory(KategoriFactory)


class PelaporFactory(Pabrik, model=Pelapor):
    """A reporter who left a mail address that nobody has confirmed."""

    surel = factory.Sequence(lambda n: f"pelapor{n + 1}@example.id")
    simpan_sampai = date(2026, 6, 4)


class PengaduanFactory(Pabrik, model=Pengaduan):
    """Received on Tuesday 4 June 2024 by the site, without a name, not yet read.

    The traits give each status what the database asks of it.
    """

    nomor = factory.Sequence(lambda n: f"TSM-2024-{n + 1:06d}")
    kode = factory.Sequence(lambda n: f"ADUAN{n + 1:011d}")
    sidik_kode = factory.LazyAttribute(lambda o: sidik(o.kode))
    kanal = Pengaduan.Kanal.WEB
    tanggal_terima = TERIMA
    tanggal_catat = factory.SelfAttribute("tanggal_terima")
    unit = factory.SubFactory(UnitFactory)
    pemegang = factory.SelfAttribute("unit")
    kategori = factory.SubFactory(KategoriFactory)
    judul = "Lampu jalan mati"
    uraian = "Tiga lampu di depan pasar mati sejak Minggu."
    status = Pengaduan.Status.MASUK
    status_sejak = PADA
    jatuh_tempo = TEMPO

    class Params:
        tunda = factory.Trait(status=Pengaduan.Status.TUNDA, tunggu_sampai=JAWAB_SAMPAI)
        berkelas = factory.Trait(
            kelas=Pengaduan.Kelas.TIDAK_BERKADAR,
            terverifikasi_pada=PADA,
            selesai_sampai=SELESAI_SAMPAI,
            hitungan_selesai="Hitungan batas selesai.",
        )
        terverifikasi = factory.Trait(
            berkelas=True, status=Pengaduan.Status.TERVERIFIKASI
        )
        diteruskan = factory.Trait(berkelas=True, status=Pengaduan.Status.DITERUSKAN)
        ditindaklanjuti = factory.Trait(
            berkelas=True,
            status=Pengaduan.Status.DITINDAKLANJUTI,
            ditindaklanjuti_pada=PADA,
        )
        # A result with its proof stands, and who proposed it.
        diusulkan = factory.Trait(
            ditindaklanjuti=True,
            hasil=Pengaduan.Hasil.TERTANGANI,
            kalimat="Ketiga lampu sudah diganti.",
            diusulkan_oleh=factory.SubFactory(PetugasFactory),
        )
        menunggu_pelapor = factory.Trait(
            diusulkan=True,
            status=Pengaduan.Status.MENUNGGU_PELAPOR,
            diperiksa_oleh=factory.SubFactory(PetugasFactory),
            tuntas_pada=PADA,
            tunggu_sampai=JAWAB_SAMPAI,
        )
        selesai = factory.Trait(
            menunggu_pelapor=True,
            status=Pengaduan.Status.SELESAI,
            tunggu_sampai=None,
            cara_selesai=Pengaduan.Cara.PELAPOR,
            selesai_pada=PADA,
            tuntas_pada=factory.SelfAttribute("selesai_pada"),
        )
        arsip = factory.Trait(
            status=Pengaduan.Status.ARSIP, kalimat="Kami tidak mendapat keterangannya."
        )
        bukan_wewenang = factory.Trait(
            status=Pengaduan.Status.BUKAN_WEWENANG,
            kalimat="Ini urusan lembaga lain.",
            lembaga=factory.SubFactory(KanalLayananFactory),
        )
        gabungan = factory.Trait(
            status=Pengaduan.Status.GABUNGAN,
            induk=factory.SubFactory("tests.factories.pengaduan.PengaduanFactory"),
        )
        dialihkan_112 = factory.Trait(status=Pengaduan.Status.DIALIHKAN_112)
        dialihkan_informasi = factory.Trait(
            status=Pengaduan.Status.DIALIHKAN_INFORMASI,
            kalimat="Ini permohonan informasi.",
        )
        umum = factory.Trait(
            terbit=True,
            terbit_pada=PADA,
            judul_umum="Lampu jalan mati",
            uraian_umum="Lampu di depan pasar mati.",
        )


def pengaduan_di(status, **lain):
    """A complaint that is lawful in ``status``."""
    sifat = {} if status == Pengaduan.Status.MASUK else {status: True}
    return PengaduanFactory(**{**sifat, **lain})


class RujukanPengaduanFactory(Pabrik, model=RujukanPengaduan):
    berkas = factory.SubFactory(PengaduanFactory, diteruskan=True)
    dari_unit = factory.SelfAttribute("berkas.pemegang")
    ke_unit = factory.SubFactory(UnitFactory)
    alasan = "Lampunya milik dinas."
    status_sejak = PADA
    diajukan_pada = PADA
    tenggat = date(2024, 6, 6)


class BerkasPengaduanFactory(Pabrik, model=BerkasPengaduan):
    """A photo of the reporter."""

    pengaduan = factory.SubFactory(PengaduanFactory)
    isi = "pengaduan/aa/foto.jpg"
    nama = "foto.jpg"
    tipe = "image/jpeg"
    ukuran = 10
    sha256 = factory.Sequence(lambda n: f"{n:064d}")
    diunggah_pada = PADA


class InsidenFactory(Pabrik, model=Insiden):
    """Waiting for somebody to take it."""

    nomor = factory.Sequence(lambda n: f"DRT-2024-{n + 1:06d}")
    sidik_kode = factory.Sequence(lambda n: sidik(f"insiden-{n + 1}"))
    diterima_pada = PADA
    uraian = "Asap tebal dari rumah kosong."
    status_sejak = PADA

    class Params:
        diakui = factory.Trait(
            status=Insiden.Status.DIAKUI,
            diakui_oleh=factory.SubFactory(PetugasFactory),
            diakui_pada=PADA,
        )
        diserahkan = factory.Trait(
            diakui=True,
            status=Insiden.Status.DISERAHKAN,
            diserahkan_pada=PADA,
            diserahkan_ke="Petugas jaga",
        )
        bukan_darurat = factory.Trait(
            diakui=True, status=Insiden.Status.BUKAN_DARURAT, alasan_akhir="Aman."
        )
        palsu = factory.Trait(
            diakui=True, status=Insiden.Status.PALSU, alasan_akhir="Tidak ada api."
        )


class HitunganDaruratFactory(Pabrik, model=HitunganDarurat):
    hari = factory.Sequence(lambda n: TERIMA + timedelta(days=n))


class KehadiranFactory(Pabrik, model=KehadiranKonsol):
    """An officer at the console for an hour."""

    petugas = factory.SubFactory(PetugasFactory)
    mulai = PADA
    terakhir = PADA + timedelta(hours=1)


class PenerusanFactory(Pabrik, model=Penerusan):
    """To SP4N-LAPOR! by hand, its number not yet typed back."""

    pengaduan = factory.SubFactory(PengaduanFactory, diteruskan=True)
    tujuan = Penerusan.Tujuan.LAPOR
    oleh = factory.SubFactory(PetugasFactory)
    diteruskan_pada = PADA


class TindakLanjutLuarFactory(Pabrik, model=TindakLanjutLuar):
    penerusan = factory.SubFactory(PenerusanFactory)
    kunci = factory.Sequence(lambda n: f"tindak-lanjut-{n + 1}")
    pada = PADA
    isi = "Laporan sedang kami periksa."


class KirimanFactory(Pabrik, model=Kiriman):
    """The step that makes the report at LAPOR!; waits and is due."""

    penerusan = factory.SubFactory(PenerusanFactory, cara=Penerusan.Cara.API)
    langkah = Kiriman.Langkah.BUAT
    urutan = 1
    kunci = factory.Sequence(lambda n: f"kiriman-{n + 1}")
    coba_lagi_pada = PADA
    dibuat_pada = PADA


class SirkuitFactory(Pabrik, model=Sirkuit, django_get_or_create=("kanal",)):
    """The breaker of the API, closed: all goes through."""

    kanal = KANAL
    sejak = PADA


class PesanPengaduanFactory(Pabrik, model=PesanPengaduan):
    """A question of the office."""

    pengaduan = factory.SubFactory(PengaduanFactory)
    dari_petugas = True
    isi = "Lampu yang mana yang Anda maksud?"
    oleh = factory.SubFactory(PetugasFactory)
    pada = PADA


def catatan_dalam(pengaduan, isi="Sudah ditelepon.", oleh=None):
    """A note among officers: a line of the trail."""
    saat = Saat(oleh or PetugasFactory(), PADA)
    return Jejak.objects.catat(pengaduan, "catatan", saat, catatan=isi)


class TeksBalasanFactory(Pabrik, model=TeksBalasan):
    """For every category."""

    judul = factory.Sequence(lambda n: f"Teks {n + 1}")
    tindakan = Pengaduan.Tindakan.TUNDA
    isi = "Mohon beri tahu kami [tempatnya]."


class KunciOpen311Factory(Pabrik, model=KunciOpen311):
    """A living key of an application."""

    nama = factory.Sequence(lambda n: f"Aplikasi {n + 1}")
    penanggung_jawab = "Pengelola aplikasi"
    sidik = factory.Sequence(lambda n: f"sidik-{n + 1}")


# Satisfaction with a complaint


class KepuasanFactory(Pabrik, model=Kepuasan):
    """A reporter who found it very good."""

    pengaduan = factory.SubFactory(PengaduanFactory, selesai=True)
    nilai = 4
    pada = PADA
