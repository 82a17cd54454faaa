"""How long which data are kept, as the limits and settings in force say: for everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from informasi.retensi import SEJAK_TERIMA as PERMOHONAN
from organisasi.kabar.models import SIMPAN_TERKIRIM
from organisasi.models import BatasWaktu, Pengaturan
from organisasi.staf.isian import UMUR_JAM
from pemangku.ruang.pendaftaran import HANGUS_SETELAH
from pengaduan.aduan.waktu import SEJAK_TERIMA as PENGADUAN
from pengaduan.pelapor.jobs import SIMPAN_KONTAK


@dataclass(frozen=True, slots=True)
class Masa:
    """One kind of data and its term, in words."""

    data: str
    lama: str


def masa_simpan(hari_ini: date) -> list[Masa]:
    """The terms on that day; each number comes from where the jobs read it, too."""
    return list(_masa(hari_ini, Pengaturan.objects.kini()))


def _masa(hari_ini: date, atur: Pengaturan) -> Iterator[Masa]:
    lalu = (
        "Lalu dihapus pada malam hari, dengan catatan tanpa isi data."
        if atur.hapus_identitas_otomatis
        else "Lalu dihapus oleh petugas; penghapusan otomatis belum dinyalakan."
    )
    yield Masa(
        "Identitas pemohon informasi dan bukti identitasnya",
        f"{_jumlah(PERMOHONAN, hari_ini)} sejak permohonan diterima: batas menjawab, "
        "perpanjangan, keberatan, tanggapan, dan sengketa berturut-turut. Lebih lama "
        f"hanya selama perkaranya berjalan. {lalu}",
    )
    yield Masa(
        "Nama dan kontak pelapor aduan",
        f"Paling lama {_jumlah(PENGADUAN, hari_ini)} sejak aduan diterima, dan selama "
        f"aduannya berjalan. {lalu}",
    )
    yield Masa(
        "Kontak pengikut aduan dan pelapor darurat",
        f"{SIMPAN_KONTAK.days} hari setelah aduan atau laporannya ditutup.",
    )
    yield Masa(
        "Formulir yang belum dikirim",
        f"{settings.UMUR_DRAF_HARI} hari sejak dibuka, atau langsung bila Anda hapus. "
        f"Berkas dan foto di dalamnya: {settings.UMUR_BERKAS_DRAF_JAM} jam. "
        f"Yang diketik petugas: {UMUR_JAM} jam.",
    )
    yield Masa(
        "Surel yang dikirim portal",
        f"{SIMPAN_TERKIRIM.days} hari setelah terkirim, tersandi.",
    )
    yield Masa(
        "Kontak pribadi pengurus lembaga mitra",
        f"Selama disetujui; tanpa persetujuan {atur.kontak_tanpa_setuju_hari} hari. "
        f"Orangnya diusulkan dihapus setelah {atur.retensi_orang_bulan} bulan tidak "
        "diperlukan.",
    )
    yield Masa(
        "Pendaftaran di pintu kegiatan",
        f"{HANGUS_SETELAH.days} hari bila tidak diperiksa petugas.",
    )


def _jumlah(kode: Sequence[str], hari_ini: date) -> str:
    """``91 hari kerja``; limits in another unit are added with their own name."""
    semua = BatasWaktu.objects.terkini(hari_ini).filter(kode__in=kode)
    menurut = {batas.kode: batas for batas in semua}
    jumlah: dict[str, int] = {}
    for batas in (menurut[satu] for satu in kode if satu in menurut):
        satuan = batas.get_satuan_display()
        jumlah[satuan] = jumlah.get(satuan, 0) + batas.nilai
    return " dan ".join(f"{n} {satuan}" for satuan, n in sorted(jumlah.items()))
