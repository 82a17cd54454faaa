"""The desk at which sample complaints are made: who acts, on which day, by which act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from organisasi.models import (
    Petugas,
    TingkatWilayah,
    Unit,
    Wilayah,
)
from organisasi.waktu.hari_kerja import Kalender, kurang_hari_kerja
from pengaduan.aduan.laporan_masuk import IsiLaporan, KontakPelapor, Masuk
from pengaduan.lapor import actions as penerusan
from pengaduan.masuk import actions as masuk
from pengaduan.models import BerkasPengaduan, KategoriPengaduan, Penerusan, Pengaduan
from pengaduan.penanganan import actions as penanganan, actions as verifikasi
from ppid_portal.contoh import berkas

K, C, Tujuan = Pengaduan.Kelas, Pengaduan.Cara, Penerusan.Tujuan
KATA = "Aduan contoh, bukan kejadian sesungguhnya. "


@dataclass(frozen=True, slots=True)
class Meja:
    """The units, the sample officers, the calendar, and the moment of making."""

    putr: Unit
    akun: Mapping[str, Petugas]
    kalender: Kalender
    pada: datetime

    @property
    def admin(self) -> Petugas:
        """Verifies and forwards."""
        return self.akun["admin.sp4n"]

    @property
    def dinas(self) -> Petugas:
        """Handles."""
        return self.akun["ppid.dputr"]

    def lalu(self, hari_kerja: int) -> datetime:
        """The same hour so many working days ago."""
        kini = timezone.localdate(self.pada)
        return self.pada - (kini - kurang_hari_kerja(kini, hari_kerja, self.kalender))

    def adukan(
        self, judul: str, uraian: str, *, kategori: str, hari: int, **lain: Any
    ) -> Pengaduan:
        """A complaint received ``hari`` working days ago."""
        pada = self.lalu(hari)
        kelurahan = Wilayah.objects.filter(
            tingkat=TingkatWilayah.KELURAHAN, nama="Nagarasari"
        ).first()
        isi = {
            "judul": judul,
            "uraian": f"{KATA}{uraian}",
            "kategori": KategoriPengaduan.objects.get(kode=kategori),
            "kelurahan": kelurahan,
            "lokasi": "Dekat kantor kelurahan (contoh)",
            "harapan": "Mohon diperiksa dan diberi kabar.",
            **{k: v for k, v in lain.items() if k in {"anonim", "rahasia"}},
        }
        kontak = lain.get("kontak", KontakPelapor(nama="Warga Contoh"))
        return masuk.ajukan_pengaduan(
            isi=IsiLaporan(**isi),
            kontak=kontak,
            masuk=Masuk(
                kanal=lain.get("kanal", Pengaduan.Kanal.WEB),
                tanggal_terima=timezone.localdate(pada),
            ),
            pada=pada,
            oleh=lain.get("oleh"),
        )

    def periksa(self, pengaduan: Pengaduan, *, hari: int, kelas: str) -> Pengaduan:
        """Verified ``hari`` working days ago."""
        return verifikasi.verifikasi_pengaduan(
            pengaduan,
            oleh=self.admin,
            pada=self.lalu(hari),
            kelas=kelas,
            kategori=pengaduan.kategori,
        )

    def teruskan(
        self, pengaduan: Pengaduan, *, hari: int, tujuan: str = Tujuan.UNIT, **lain: Any
    ) -> Penerusan:
        """Handed to the public works office ``hari`` working days ago."""
        return penerusan.teruskan_pengaduan(
            pengaduan,
            oleh=self.admin,
            pada=self.lalu(hari),
            tujuan=tujuan,
            unit=self.putr,
            **lain,
        )

    def kerjakan(self, judul: str, uraian: str, *, hari: int) -> Pengaduan:
        """Being handled since ``hari`` minus three working days ago."""
        p = self.adukan(judul, uraian, kategori="jalan", hari=hari)
        self.periksa(p, hari=hari - 1, kelas=K.TIDAK_BERKADAR)
        self.teruskan(p, hari=hari - 2)
        return penanganan.tindaklanjuti_pengaduan(
            p,
            oleh=self.dinas,
            pada=self.lalu(hari - 3),
            kalimat="Petugas kami sudah memeriksa lokasi (contoh).",
        )

    def usulkan(self, pengaduan: Pengaduan, *, hari: int) -> Pengaduan:
        """A result with its proof."""
        pada = self.lalu(hari)
        surat = berkas.pdf(pada=pada)
        bukti = BerkasPengaduan(
            isi=ContentFile(surat.isi.read(), name="bukti.pdf"),
            nama="bukti.pdf",
            tipe=surat.tipe,
            ukuran=surat.ukuran,
            sha256=surat.sha256,
        )
        return penanganan.usulkan_hasil(
            pengaduan,
            oleh=self.dinas,
            pada=pada,
            hasil=Pengaduan.Hasil.TERTANGANI,
            kalimat="Lubang sudah ditambal; berita acaranya terlampir (contoh).",
            bukti=[bukti],
        )
