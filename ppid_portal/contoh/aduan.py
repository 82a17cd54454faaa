"""Sample complaints, all made up, one in every state; nobody is told of them.

They go through the same acts as real ones, and none is an emergency: a false call would
cost somebody else the line. Places are real, what happens there is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import KanalLayanan, Petugas, TingkatWilayah, Unit, Wilayah
from pengaduan.aduan.laporan_masuk import IsiLaporan, KontakPelapor, Masuk
from pengaduan.darurat import actions as insiden
from pengaduan.lapor import actions as penerusan
from pengaduan.lapor.actions import catat_nomor_lapor
from pengaduan.lapor.antrean import halangan_api
from pengaduan.masuk import actions as masuk
from pengaduan.models import BerkasPengaduan, KategoriPengaduan, Penerusan, Pengaduan
from pengaduan.pelapor import actions as pelapor
from pengaduan.pelapor.actions import nilai_pengaduan
from pengaduan.penanganan import actions as penanganan, rujukan
from pengaduan.umum import actions as terbit
from ppid_portal.contoh.akun import SUREL_WARGA
from ppid_portal.contoh.katalog import pdf_contoh
from ppid_portal.contoh.meja import MejaContoh, mainkan

K, C, Tujuan = Pengaduan.Kelas, Pengaduan.Cara, Penerusan.Tujuan
KATA = "Aduan contoh, bukan kejadian sesungguhnya. "


ADMIN, DINAS, LOKET = "admin.sp4n", "ppid.dputr", "petugas.cipedes"
INSPEKTORAT, OPERATOR = "inspektorat", "operator.112"


# The desk: by which act


class MejaAduanContoh(MejaContoh):
    __slots__ = ()

    def adukan(
        self, judul: str, uraian: str, kategori: str, hari: int, **lain: Any
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
            Saat(lain.get("oleh"), pada),
            isi=IsiLaporan(**isi),
            kontak=kontak,
            masuk=Masuk(
                kanal=lain.get("kanal", Pengaduan.Kanal.WEB),
                tanggal_terima=timezone.localdate(pada),
            ),
        )

    def periksa(self, pengaduan: Pengaduan, *, hari: int, kelas: str) -> Pengaduan:
        return penanganan.verifikasi_pengaduan(
            pengaduan,
            **self.oleh(ADMIN, hari),
            kelas=kelas,
            kategori=pengaduan.kategori,
        )

    def teruskan(
        self, pengaduan: Pengaduan, *, hari: int, tujuan: str = Tujuan.UNIT, **lain: Any
    ) -> Penerusan:
        return penerusan.teruskan_pengaduan(
            pengaduan,
            **self.oleh(ADMIN, hari),
            tujuan=tujuan,
            unit=Unit.objects.get(kode="DPUTR"),
            **lain,
        )

    def kerjakan(self, judul: str, uraian: str, *, hari: int) -> Pengaduan:
        p = self.adukan(judul, uraian, "jalan", hari)
        self.periksa(p, hari=hari - 1, kelas=K.TIDAK_BERKADAR)
        self.teruskan(p, hari=hari - 2)
        return penanganan.tindaklanjuti_pengaduan(
            p,
            **self.oleh(DINAS, hari - 3),
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
            Saat(self.akun[DINAS], pada),
            hasil=Pengaduan.Hasil.TERTANGANI,
            kalimat="Lubang sudah ditambal; berita acaranya terlampir (contoh).",
            bukti=[bukti],
        )


# The stories, one function each


def muat_aduan(akun: Mapping[str, Petugas], *, pada: datetime) -> int:
    return mainkan(
        MejaAduanContoh,
        CERITA,
        perkara=Pengaduan,
        pelaku={ADMIN, DINAS, LOKET, INSPEKTORAT, OPERATOR},
        akun=akun,
        pada=pada,
    )


def baru(meja: MejaAduanContoh) -> None:
    meja.adukan(
        "Lampu jalan mati tiga malam",
        "Dua tiang di ujung gang padam sejak Senin.",
        "penerangan",
        1,
    )
    meja.adukan(
        "Sampah di pinggir lapangan belum diangkut",
        "Sudah lima hari, mulai berbau.",
        "sampah",
        0,
        kanal=Pengaduan.Kanal.LOKET,
        oleh=meja.akun[LOKET],
    )


def terlambat(meja: MejaAduanContoh) -> None:
    meja.adukan(
        "Selokan tersumbat di depan pasar",
        "Airnya menggenang setiap hujan.",
        "drainase",
        5,
    )


def ditunda(meja: MejaAduanContoh) -> None:
    p = meja.adukan(
        "Trotoar rusak",
        "Ubinnya lepas.",
        "jalan",
        3,
        kontak=KontakPelapor(nama="Warga Contoh", surel=SUREL_WARGA),
    )
    penanganan.tunda_pengaduan(
        p,
        **meja.oleh(ADMIN, 2),
        pertanyaan="Di ruas jalan mana, dan dekat bangunan apa?",
    )


def diarsipkan(meja: MejaAduanContoh) -> None:
    p = meja.adukan("Coba-coba", "Mencoba formulir.", "lainnya", 4)
    penanganan.arsipkan_pengaduan(
        p,
        **meja.oleh(ADMIN, 3),
        kalimat="Aduan ini tidak memuat masalah yang dapat ditangani.",
    )


def bukan_wewenang(meja: MejaAduanContoh) -> None:
    p = meja.adukan("Listrik padam sejak pagi", "Satu gang padam.", "lainnya", 4)
    penanganan.nyatakan_bukan_wewenang(
        p,
        **meja.oleh(ADMIN, 3),
        lembaga=KanalLayanan.objects.get(kode="123"),
        kalimat="Gangguan listrik ditangani PLN; hubungi nomornya.",
    )


def dialihkan(meja: MejaAduanContoh) -> None:
    p = meja.adukan(
        "Minta data anggaran jalan",
        "Berapa anggaran perbaikan jalan tahun ini?",
        "lainnya",
        3,
    )
    penanganan.alihkan_informasi(
        p,
        **meja.oleh(ADMIN, 2),
        kalimat="Ini permintaan informasi; ajukan lewat formulir permohonan.",
    )


def darurat(meja: MejaAduanContoh) -> None:
    p = meja.adukan("Pagar sekolah miring", "Pagar condong ke jalan.", "lainnya", 6)
    satu = insiden.nyatakan_darurat(
        p, **meja.oleh(ADMIN, 6), alasan="Dapat roboh menimpa orang."
    )
    insiden.serahkan_insiden(
        satu,
        Saat(meja.akun[OPERATOR], meja.lalu(6) + timedelta(minutes=3)),
        diserahkan_pada=meja.lalu(6) + timedelta(minutes=2),
        ke="Petugas contoh",
    )


def digabung(meja: MejaAduanContoh) -> None:
    induk = meja.kerjakan("Lubang besar dekat jembatan", "Selebar satu meter.", hari=8)
    p = meja.adukan("Jalan berlubang", "Dekat jembatan.", "jalan", 4)
    penanganan.gabungkan_pengaduan(p, **meja.oleh(ADMIN, 3), induk=induk)
    terbit.terbitkan_pengaduan(
        induk,
        **meja.oleh(ADMIN, 3),
        judul=induk.judul,
        uraian=f"{KATA}Lubang selebar satu meter di dekat jembatan.",
    )


def terverifikasi(meja: MejaAduanContoh) -> None:
    p = meja.adukan("Marka jalan pudar", "Tidak terlihat malam hari.", "jalan", 2)
    meja.periksa(p, hari=1, kelas=K.TIDAK_BERKADAR)


def diteruskan(meja: MejaAduanContoh) -> None:
    p = meja.adukan("Got pecah", "Airnya ke rumah warga.", "drainase", 4)
    meja.periksa(p, hari=3, kelas=K.TIDAK_BERKADAR)
    meja.teruskan(p, hari=2)
    tanpa = meja.adukan("Jalan gang rusak", "Sulit dilewati.", "jalan", 6)
    meja.periksa(tanpa, hari=5, kelas=K.TIDAK_BERKADAR)
    meja.teruskan(tanpa, hari=4, tujuan=Tujuan.LAPOR, cara=Penerusan.Cara.DIBANTU)
    dengan = meja.adukan("Jembatan kecil retak", "Retaknya panjang.", "jalan", 9)
    meja.periksa(dengan, hari=8, kelas=K.TIDAK_BERKADAR)
    baris = meja.teruskan(
        dengan, hari=7, tujuan=Tujuan.LAPOR, cara=Penerusan.Cara.DIBANTU
    )
    baris = catat_nomor_lapor(
        baris,
        **meja.oleh(ADMIN, 7),
        tracking_id="1000001",
        tanggal_input=timezone.localdate(meja.lalu(7)),
        yang_dikirim=["judul", "uraian", "lokasi"],
    )
    penerusan.catat_status_luar(
        baris,
        **meja.oleh(ADMIN, 2),
        status=Penerusan.StatusLuar.DIPROSES,
        mentah="Dalam Proses",
    )


def otomatis(meja: MejaAduanContoh) -> None:
    """By machine where that is set up: the demo's worker fetches its number at once."""
    p = meja.adukan(
        "Lampu jalan berkedip",
        "Tiga lampu menyala dan padam bergantian.",
        "penerangan",
        2,
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
        **meja.oleh(DINAS, 1),
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
    penanganan.minta_tanggapan(p, **meja.oleh(ADMIN, 3))


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
                p, **meja.oleh(ADMIN, 9), alasan="Pelapor tanpa kontak."
            )
            continue
        penanganan.minta_tanggapan(p, **meja.oleh(ADMIN, 9))
        penanganan.jawab_tanggapan(p, Saat(None, meja.lalu(8)), beres=True)
        nilai_pengaduan(
            p, nilai=3, saran="Contoh: petugasnya datang.", pada=meja.lalu(8)
        )
        if not cara:
            penanganan.jawab_tanggapan(
                p,
                Saat(None, meja.lalu(2)),
                beres=False,
                alasan="Turun lagi setelah hujan.",
            )
    diam = meja.usulkan(meja.kerjakan("Lubang kecil", "Di gang.", hari=30), hari=20)
    penanganan.minta_tanggapan(diam, **meja.oleh(ADMIN, 19))
    penanganan.selesaikan(diam, saat=Saat(None, meja.lalu(6)), cara=C.OTOMATIS_10HK)


def berkadar(meja: MejaAduanContoh) -> None:
    p = meja.adukan(
        "Diminta uang tambahan saat mengurus surat",
        "Tidak ada kuitansi.",
        "pegawai-pungli",
        6,
        rahasia=True,
    )
    meja.periksa(p, hari=5, kelas=K.BERKADAR)
    penerusan.teruskan_pengaduan(
        p,
        **meja.oleh(INSPEKTORAT, 4),
        tujuan=Tujuan.APIP,
        unit=Unit.objects.get(kode="ITDA"),
    )


CERITA: tuple[Callable[[MejaAduanContoh], None], ...] = (
    *(baru, terlambat, ditunda, diarsipkan, bukan_wewenang, dialihkan, darurat),
    *(digabung, terverifikasi, diteruskan, otomatis, dirujuk, menunggu, selesai),
    berkadar,
)
