"""An office that handles complaints, and a complaint at each place of its way."""

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import NomorUrut, Petugas, Unit
from pengaduan.aduan.berkas import berkas_bersih
from pengaduan.lapor.actions import teruskan_pengaduan
from pengaduan.masuk.actions import ajukan_pengaduan
from pengaduan.models import KategoriPengaduan, Pelapor, Penerusan, Pengaduan
from pengaduan.penanganan import actions as aksi
from tests.factories.organisasi import UnitFactory
from tests.factories.pengaduan import KategoriFactory
from tests.foto import bita, gambar
from tests.informasi.kantor import PADA, TERIMA, muat_kalender, petugas_bernama, saat

__all__ = ["PADA", "TERIMA", "saat"]
DARURAT = "Tolong, rumah tetangga kebakaran sekarang, api besar dan ada orang di dalam"
PDF = b"%PDF-1.7\n% surat\n"


@dataclass(frozen=True, slots=True)
class Kantor:
    utama: Unit
    kecamatan: Unit
    dinas: Unit
    apip: Unit
    kategori: KategoriPengaduan
    loket: Petugas
    kepala: Petugas
    rekan: Petugas
    kepala_kecamatan: Petugas
    admin: Petugas
    irban: Petugas


def buka_kantor(*, sesudah=0):
    """Limits and holidays as shipped; officers with mail.

    ``sesudah``: the last number given; the factories count from one themselves.
    """
    muat_kalender()
    if sesudah:
        NomorUrut.objects.create(register="pengaduan", tahun=2024, terakhir=sesudah)
    utama = UnitFactory(
        kode="DISKOMINFO", singkatan="Diskominfo", peran_ppid=Unit.PeranPPID.UTAMA
    )
    kecamatan = UnitFactory(kode="CIPEDES", singkatan="Kec. Cipedes")
    dinas = UnitFactory(kode="PUTR", singkatan="Dinas PUTR")
    apip = UnitFactory(kode="INSPEKTORAT", singkatan="Inspektorat")
    return Kantor(
        utama=utama,
        kecamatan=kecamatan,
        dinas=dinas,
        apip=apip,
        kategori=KategoriFactory(nama="Jalan dan jembatan", kode="jalan"),
        loket=petugas_bernama(Peran.PETUGAS_LAYANAN, kecamatan, "loket"),
        kepala=petugas_bernama(Peran.PPID_PEMBANTU, dinas, "kepala"),
        rekan=petugas_bernama(Peran.PPID_PEMBANTU, dinas, "rekan"),
        kepala_kecamatan=petugas_bernama(Peran.PPID_PEMBANTU, kecamatan, "camat"),
        admin=petugas_bernama(Peran.ADMIN_SP4N, utama, "admin"),
        irban=petugas_bernama(Peran.INSPEKTORAT, apip, "irban"),
    )


def isi(kantor, pada=PADA, **ubah):
    """A hole in the road, as the site fills it today; unsaved."""
    return Pengaduan(
        **{
            "judul": "Jalan berlubang",
            "uraian": "Lubang dalam di jalan depan sekolah sejak Senin.",
            "kategori": kantor.kategori,
            "lokasi": "Jalan Contoh, depan SD",
            "kanal": Pengaduan.Kanal.WEB,
            "tanggal_terima": timezone.localdate(pada),
        }
        | ubah
    )


SITI = {"nama": "Siti Rahayu", "surel": "siti@contoh.id"}
BUDI = {"nama": "Budi Santoso", "telepon": "081200000001"}


def adukan(kantor, kontak=SITI, *, pada=PADA, oleh=None, **ubah):
    """A complaint that has come in; ``ubah`` is what it says, and how it is entered."""
    cara = {n: ubah.pop(n) for n in ("rahasia", "berkas", "tanya_serupa") if n in ubah}
    aduan = isi(kantor, pada, **ubah)
    return ajukan_pengaduan(aduan, Pelapor(**kontak), Saat(oleh, pada), **cara)


def terverifikasi(
    kantor, kontak=SITI, *, kelas=Pengaduan.Kelas.TIDAK_BERKADAR, oleh=None, **ubah
):
    aduan = adukan(kantor, kontak, **ubah)
    return aksi.verifikasi_pengaduan(
        aduan, Saat(oleh or kantor.admin, PADA), kelas=kelas, kategori=kantor.kategori
    )


def diteruskan(kantor, tujuan=Penerusan.Tujuan.UNIT, **ubah):
    aduan = terverifikasi(kantor, **ubah)
    teruskan_pengaduan(
        aduan, Saat(kantor.admin, PADA), tujuan=tujuan, unit=kantor.dinas
    )
    return aduan


def ditindaklanjuti(kantor, **ubah):
    return aksi.tindaklanjuti_pengaduan(
        diteruskan(kantor, **ubah),
        Saat(kantor.kepala, PADA),
        kalimat="Kami periksa lokasinya hari ini.",
    )


def diusulkan(kantor, **ubah):
    return aksi.usulkan_hasil(
        ditindaklanjuti(kantor, **ubah),
        Saat(kantor.kepala, PADA),
        hasil=Pengaduan.Hasil.TERTANGANI,
        kalimat="Lubangnya sudah ditambal.",
        bukti=[bukti()],
    )


def menunggu(kantor, *, pada=PADA, **ubah):
    return aksi.minta_tanggapan(diusulkan(kantor, **ubah), Saat(kantor.rekan, pada))


def foto(lebar=60, nama="sesudah.jpg"):
    """A picture; another width is another picture."""
    return SimpleUploadedFile(nama, bita(gambar(lebar)), "image/jpeg")


def surat(nama="surat.pdf"):
    return SimpleUploadedFile(nama, PDF, "application/pdf")


def bukti(lebar=60):
    return berkas_bersih(foto(lebar))


def segar(aduan):
    return Pengaduan.objects.get(pk=aduan.pk)
