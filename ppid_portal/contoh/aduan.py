"""Sample complaints, all made up, one in every state; nobody is told of them.

They go through the same acts as real ones, and none is an emergency: a false call would
cost somebody else the line. Places are real, what happens there is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from organisasi.models import (
    HariLibur,
    KanalLayanan,
    Petugas,
    TingkatWilayah,
    Unit,
    Wilayah,
)
from organisasi.waktu.hari_kerja import Kalender, kurang_hari_kerja
from pengaduan.aduan.laporan_masuk import IsiLaporan, KontakPelapor, Masuk
from pengaduan.darurat import actions as insiden
from pengaduan.lapor import actions as penerusan
from pengaduan.lapor.actions import catat_nomor_lapor
from pengaduan.lapor.antrean import halangan_api
from pengaduan.masuk import actions as masuk
from pengaduan.models import BerkasPengaduan, KategoriPengaduan, Penerusan, Pengaduan
from pengaduan.pelapor import actions as pelapor
from pengaduan.pelapor.actions import nilai_pengaduan
from pengaduan.penanganan import (
    actions as penanganan,
    rujukan,
)
from pengaduan.umum import actions as terbit
from ppid_portal.contoh.akun import SUREL_WARGA, buang_surat
from ppid_portal.contoh.katalog import pdf_contoh

K, C, Tujuan = Pengaduan.Kelas, Pengaduan.Cara, Penerusan.Tujuan
KATA = "Aduan contoh, bukan kejadian sesungguhnya. "


@dataclass(frozen=True, slots=True)

# The desk: who acts, on which day, by which act

class MejaAduanContoh:
    putr: Unit
    akun: Mapping[str, Petugas]
    kalender: Kalender
    pada: datetime

    @property
    def admin(self) -> Petugas:
        return self.akun["admin.sp4n"]

    @property
    def dinas(self) -> Petugas:
        return self.akun["ppid.dputr"]

    def lalu(self, hari_kerja: int) -> datetime:
        kini = timezone.localdate(self.pada)
        return self.pada - (kini - kurang_hari_kerja(kini, hari_kerja, self.kalender))

    def adukan(
        self, judul: str, uraian: str, *, kategori: str, hari: int, **lain: Any
    ) -> Pengaduan:
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
        return penanganan.verifikasi_pengaduan(
            pengaduan,
            oleh=self.admin,
            pada=self.lalu(hari),
            kelas=kelas,
            kategori=pengaduan.kategori,
        )

    def teruskan(
        self, pengaduan: Pengaduan, *, hari: int, tujuan: str = Tujuan.UNIT, **lain: Any
    ) -> Penerusan:
        return penerusan.teruskan_pengaduan(
            pengaduan,
            oleh=self.admin,
            pada=self.lalu(hari),
            tujuan=tujuan,
            unit=self.putr,
            **lain,
        )

    def kerjakan(self, judul: str, uraian: str, *, hari: int) -> Pengaduan:
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
        pada = self.lalu(hari)
        surat = pdf_contoh(pada=pada)
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


# The stories, one function each

PELAKU = {"petugas.cipedes", "ppid.dputr", "admin.sp4n", "inspektorat", "operator.112"}
PALING_LAMA = timedelta(days=150)


def muat_aduan(akun: Mapping[str, Petugas], *, pada: datetime) -> int:
    kalender = HariLibur.objects.kalender()
    tahun = {timezone.localdate(pada).year, timezone.localdate(pada - PALING_LAMA).year}
    if (
        Pengaduan.objects.exists()
        or not akun.keys() >= PELAKU
        or not tahun <= kalender.tahun
    ):
        return 0
    meja = MejaAduanContoh(Unit.objects.get(kode="DPUTR"), akun, kalender, pada)
    for cerita in CERITA:
        cerita(meja)
    buang_surat(akun, pada=pada)
    return Pengaduan.objects.count()


def baru(meja: MejaAduanContoh) -> None:
    meja.adukan(
        "Lampu jalan mati tiga malam",
        "Dua tiang di ujung gang padam sejak Senin.",
        kategori="penerangan",
        hari=1,
    )
    meja.adukan(
        "Sampah di pinggir lapangan belum diangkut",
        "Sudah lima hari, mulai berbau.",
        kategori="sampah",
        hari=0,
        kanal=Pengaduan.Kanal.LOKET,
        oleh=meja.akun["petugas.cipedes"],
    )


def terlambat(meja: MejaAduanContoh) -> None:
    meja.adukan(
        "Selokan tersumbat di depan pasar",
        "Airnya menggenang setiap hujan.",
        kategori="drainase",
        hari=5,
    )


def ditunda(meja: MejaAduanContoh) -> None:
    p = meja.adukan(
        "Trotoar rusak",
        "Ubinnya lepas.",
        kategori="jalan",
        hari=3,
        kontak=KontakPelapor(nama="Warga Contoh", surel=SUREL_WARGA),
    )
    penanganan.tunda_pengaduan(
        p,
        oleh=meja.admin,
        pada=meja.lalu(2),
        pertanyaan="Di ruas jalan mana, dan dekat bangunan apa?",
    )


def diarsipkan(meja: MejaAduanContoh) -> None:
    p = meja.adukan("Coba-coba", "Mencoba formulir.", kategori="lainnya", hari=4)
    penanganan.arsipkan_pengaduan(
        p,
        oleh=meja.admin,
        pada=meja.lalu(3),
        kalimat="Aduan ini tidak memuat masalah yang dapat ditangani.",
    )


def bukan_wewenang(meja: MejaAduanContoh) -> None:
    p = meja.adukan(
        "Listrik padam sejak pagi", "Satu gang padam.", kategori="lainnya", hari=4
    )
    penanganan.nyatakan_bukan_wewenang(
        p,
        oleh=meja.admin,
        pada=meja.lalu(3),
        lembaga=KanalLayanan.objects.get(kode="123"),
        kalimat="Gangguan listrik ditangani PLN; hubungi nomornya.",
    )


def dialihkan(meja: MejaAduanContoh) -> None:
    p = meja.adukan(
        "Minta data anggaran jalan",
        "Berapa anggaran perbaikan jalan tahun ini?",
        kategori="lainnya",
        hari=3,
    )
    penanganan.alihkan_informasi(
        p,
        oleh=meja.admin,
        pada=meja.lalu(2),
        kalimat="Ini permintaan informasi; ajukan lewat formulir permohonan.",
    )


def darurat(meja: MejaAduanContoh) -> None:
    p = meja.adukan(
        "Pagar sekolah miring",
        "Pagar condong ke jalan.",
        kategori="lainnya",
        hari=6,
    )
    satu = insiden.nyatakan_darurat(
        p, oleh=meja.admin, pada=meja.lalu(6), alasan="Dapat roboh menimpa orang."
    )
    insiden.serahkan_insiden(
        satu,
        oleh=meja.akun["operator.112"],
        pada=meja.lalu(6) + timedelta(minutes=3),
        diserahkan_pada=meja.lalu(6) + timedelta(minutes=2),
        ke="Petugas contoh",
    )


def digabung(meja: MejaAduanContoh) -> None:
    induk = meja.kerjakan("Lubang besar dekat jembatan", "Selebar satu meter.", hari=8)
    p = meja.adukan("Jalan berlubang", "Dekat jembatan.", kategori="jalan", hari=4)
    penanganan.gabungkan_pengaduan(p, oleh=meja.admin, pada=meja.lalu(3), induk=induk)
    terbit.terbitkan_pengaduan(
        induk,
        oleh=meja.admin,
        pada=meja.lalu(3),
        judul=induk.judul,
        uraian=f"{KATA}Lubang selebar satu meter di dekat jembatan.",
    )


def terverifikasi(meja: MejaAduanContoh) -> None:
    p = meja.adukan(
        "Marka jalan pudar", "Tidak terlihat malam hari.", kategori="jalan", hari=2
    )
    meja.periksa(p, hari=1, kelas=K.TIDAK_BERKADAR)


def diteruskan(meja: MejaAduanContoh) -> None:
    p = meja.adukan("Got pecah", "Airnya ke rumah warga.", kategori="drainase", hari=4)
    meja.periksa(p, hari=3, kelas=K.TIDAK_BERKADAR)
    meja.teruskan(p, hari=2)
    tanpa = meja.adukan("Jalan gang rusak", "Sulit dilewati.", kategori="jalan", hari=6)
    meja.periksa(tanpa, hari=5, kelas=K.TIDAK_BERKADAR)
    meja.teruskan(tanpa, hari=4, tujuan=Tujuan.LAPOR, cara=Penerusan.Cara.DIBANTU)
    dengan = meja.adukan(
        "Jembatan kecil retak", "Retaknya panjang.", kategori="jalan", hari=9
    )
    meja.periksa(dengan, hari=8, kelas=K.TIDAK_BERKADAR)
    baris = meja.teruskan(
        dengan, hari=7, tujuan=Tujuan.LAPOR, cara=Penerusan.Cara.DIBANTU
    )
    baris = catat_nomor_lapor(
        baris,
        oleh=meja.admin,
        pada=meja.lalu(7),
        tracking_id="1000001",
        tanggal_input=timezone.localdate(meja.lalu(7)),
        yang_dikirim=["judul", "uraian", "lokasi"],
    )
    penerusan.catat_status_luar(
        baris,
        oleh=meja.admin,
        pada=meja.lalu(2),
        status=Penerusan.StatusLuar.DIPROSES,
        mentah="Dalam Proses",
    )


def otomatis(meja: MejaAduanContoh) -> None:
    """By machine where that is set up: the demo's worker fetches its number at once."""
    p = meja.adukan(
        "Lampu jalan berkedip",
        "Tiga lampu menyala dan padam bergantian.",
        kategori="penerangan",
        hari=2,
        kontak=KontakPelapor(nama="Warga Contoh", surel=SUREL_WARGA),
    )
    assert p.pelapor is not None
    pelapor.pastikan_kontak(p.pelapor, pada=meja.lalu(2))
    meja.periksa(p, hari=1, kelas=K.TIDAK_BERKADAR)
    cara = Penerusan.Cara.DIBANTU if halangan_api(p) else Penerusan.Cara.API
    meja.teruskan(p, hari=0, tujuan=Tujuan.LAPOR, cara=cara)


def dirujuk(meja: MejaAduanContoh) -> None:
    p = meja.kerjakan("Pohon menutupi rambu", "Rambu tidak terlihat.", hari=5)
    rujukan.rujuk_pengaduan(
        p,
        oleh=meja.dinas,
        pada=meja.lalu(1),
        ke_unit=Unit.objects.get(kode="DLH"),
        alasan="Pemangkasan pohon dikerjakan DLH (contoh).",
    )


def menunggu(meja: MejaAduanContoh) -> None:
    meja.usulkan(
        meja.kerjakan("Lubang di tikungan", "Dalam dan gelap.", hari=7), hari=1
    )
    p = meja.usulkan(
        meja.kerjakan("Aspal terkelupas", "Di depan toko.", hari=10), hari=4
    )
    penanganan.minta_tanggapan(p, oleh=meja.admin, pada=meja.lalu(3))


def selesai(meja: MejaAduanContoh) -> None:
    for judul, cara in (
        ("Jalan retak sudah ditambal", C.PELAPOR),
        ("Drainase jalan sudah bersih", C.ADMIN),
        ("Bahu jalan turun", ""),
    ):
        p = meja.usulkan(
            meja.kerjakan(judul, "Sudah beberapa minggu.", hari=20), hari=10
        )
        if cara == C.ADMIN:
            penanganan.tutup_pengaduan(
                p, oleh=meja.admin, pada=meja.lalu(9), alasan="Pelapor tanpa kontak."
            )
            continue
        penanganan.minta_tanggapan(p, oleh=meja.admin, pada=meja.lalu(9))
        penanganan.jawab_tanggapan(p, beres=True, pada=meja.lalu(8))
        nilai_pengaduan(
            p, nilai=3, saran="Contoh: petugasnya datang.", pada=meja.lalu(8)
        )
        if not cara:
            penanganan.jawab_tanggapan(
                p, beres=False, pada=meja.lalu(2), alasan="Turun lagi setelah hujan."
            )
    diam = meja.usulkan(meja.kerjakan("Lubang kecil", "Di gang.", hari=30), hari=20)
    penanganan.minta_tanggapan(diam, oleh=meja.admin, pada=meja.lalu(19))
    penanganan.selesaikan(diam, oleh=None, pada=meja.lalu(6), cara=C.OTOMATIS_10HK)


def berkadar(meja: MejaAduanContoh) -> None:
    p = meja.adukan(
        "Diminta uang tambahan saat mengurus surat",
        "Tidak ada kuitansi.",
        kategori="pegawai-pungli",
        hari=6,
        rahasia=True,
    )
    meja.periksa(p, hari=5, kelas=K.BERKADAR)
    penerusan.teruskan_pengaduan(
        p,
        oleh=meja.akun["inspektorat"],
        pada=meja.lalu(4),
        tujuan=Tujuan.APIP,
        unit=Unit.objects.get(kode="ITDA"),
    )


CERITA: tuple[Callable[[MejaAduanContoh], None], ...] = (
    *(baru, terlambat, ditunda, diarsipkan, bukan_wewenang, dialihkan, darurat),
    *(digabung, terverifikasi, diteruskan, otomatis, dirujuk, menunggu, selesai),
    berkadar,
)
