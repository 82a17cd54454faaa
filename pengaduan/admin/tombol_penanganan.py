"""Hand-over inside the city, handling, closing and publishing, as buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from organisasi.alur.rujukan import StatusRujukan as R
from organisasi.models import Petugas, Unit
from organisasi.staf.tombol import Tombol
from pengaduan.actions import penanganan, rujukan as aksi_rujukan, terbit
from pengaduan.admin import borang, borang_penanganan
from pengaduan.admin.tombol_verifikasi import (
    CATAT,
    TANGANI,
    VERIFIKASI,
    kabar,
    masuk_dan_pemegang,
)
from pengaduan.models import CatatanPengaduan, Pengaduan, RujukanPengaduan
from pengaduan.models.pilihan import TindakanPengaduan as T

PERIKSA = "pengaduan.periksa_hasil"
TERBITKAN = "pengaduan.terbitkan_pengaduan"
S = Pengaduan.Status


def rujukan_dari(pengaduan: Pengaduan) -> list[RujukanPengaduan]:
    """The referrals of a complaint, newest first; read once per object."""
    tersimpan: list[RujukanPengaduan] | None = pengaduan.__dict__.get("_rujukan")
    if tersimpan is None:
        semua = pengaduan.rujukan.select_related(
            "dari_unit", "ke_unit__induk", "ditetapkan_ke"
        )
        tersimpan = pengaduan.__dict__["_rujukan"] = list(semua)
    return tersimpan


def _tawaran(pengaduan: Pengaduan) -> RujukanPengaduan | None:
    return next((r for r in rujukan_dari(pengaduan) if r.status == R.DIAJUKAN), None)


def _terbuka(pengaduan: Pengaduan) -> RujukanPengaduan | None:
    return next(
        (
            r
            for r in rujukan_dari(pengaduan)
            if r.status in {R.DIAJUKAN, R.DIKEMBALIKAN}
        ),
        None,
    )


def _ditawari(pengaduan: Pengaduan) -> Iterable[Unit]:
    tawaran = _tawaran(pengaduan)
    return [tawaran.ke_unit] if tawaran else []


def _pada_tawaran(tindakan: Any) -> Any:
    """An act on the open referral of the complaint."""

    def jalan(
        pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, **isi: Any
    ) -> Pengaduan:
        tindakan(_terbuka(pengaduan), oleh=oleh, pada=pada, **isi)
        pengaduan.refresh_from_db()
        return pengaduan

    return jalan


def _rujuk(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, **isi: Any
) -> Pengaduan:
    aksi_rujukan.rujuk_pengaduan(pengaduan, oleh=oleh, pada=pada, **isi)
    return pengaduan


def _jawab(
    pengaduan: Pengaduan,
    *,
    oleh: Petugas,
    pada: datetime,
    beres: bool,
    alasan: str = "",
) -> Pengaduan:
    return penanganan.jawab_tanggapan(
        pengaduan, beres=beres, pada=pada, alasan=alasan, oleh=oleh
    )


def _pesan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, isi: str
) -> Pengaduan:
    penanganan.tambah_pesan(pengaduan, isi=isi, pada=pada, oleh=oleh)
    return pengaduan


def _catatan(
    pengaduan: Pengaduan, *, oleh: Petugas, pada: datetime, isi: str
) -> Pengaduan:
    CatatanPengaduan.objects.create(pengaduan=pengaduan, isi=isi, oleh=oleh, pada=pada)
    return pengaduan


def _halangan_periksa(pengaduan: Pengaduan, petugas: Petugas) -> str:
    return penanganan.halangan_periksa(pengaduan, petugas, timezone.localdate())


def _halangan_putuskan(pengaduan: Pengaduan, _petugas: Petugas) -> str:
    rujukan = _terbuka(pengaduan)
    return rujukan.halangan_putuskan(timezone.localdate()) if rujukan else ""


def _diusulkan(pengaduan: Pengaduan) -> bool:
    return pengaduan.diusulkan_oleh_id is not None


def _dapat_dijawab(pengaduan: Pengaduan) -> bool:
    return pengaduan.status in {S.MENUNGGU_PELAPOR, S.SELESAI}


def _periksa(pengaduan: Pengaduan) -> Sequence[str]:
    return [
        (
            f"Usulan {pengaduan.diusulkan_oleh}: {pengaduan.get_hasil_display()}. "
            f"“{pengaduan.kalimat}”"
        ),
        "Pelapor punya 10 hari kerja untuk menjawab ya atau tidak; diam dihitung tersendiri.",
        kabar(pengaduan),
    ]


def _terbit(_pengaduan: Pengaduan) -> Sequence[str]:
    return [
        "Siapa pun dapat membaca judul, uraian, tempat, status, dan foto yang dipilih.",
        "Identitas pelapor tidak pernah tampil. Dapat ditarik kapan saja.",
    ]


TOMBOL_RUJUKAN = (
    Tombol(
        nama="terima_rujukan",
        label="Terima rujukan",
        izin=TANGANI,
        boleh=lambda p: p.boleh(T.ALIHKAN) and _tawaran(p) is not None,
        lakukan=_pada_tawaran(aksi_rujukan.terima_rujukan),
        berhasil="Unit Anda memegang aduan ini. Waktunya tetap berjalan.",
        penjelasan="Unit Anda dapat menanganinya.",
        akibat=lambda p: [
            "Unit Anda memegang aduan ini; waktu tidak diulang.",
            kabar(p),
        ],
        unit=_ditawari,
    ),
    Tombol(
        nama="kembalikan_rujukan",
        label="Kembalikan rujukan",
        izin=TANGANI,
        boleh=lambda p: p.boleh(T.ALIHKAN) and _tawaran(p) is not None,
        lakukan=_pada_tawaran(aksi_rujukan.kembalikan_rujukan),
        berhasil="Rujukan dikembalikan; admin SP4N memutuskan unitnya.",
        penjelasan="Bukan tugas unit Anda.",
        form=lambda _p: borang.AlasanForm,
        unit=_ditawari,
    ),
    Tombol(
        nama="putuskan_rujukan",
        label="Putuskan rujukan",
        izin=VERIFIKASI,
        boleh=lambda p: p.boleh(T.ALIHKAN) and _terbuka(p) is not None,
        halangan=_halangan_putuskan,
        lakukan=_pada_tawaran(aksi_rujukan.putuskan_rujukan),
        berhasil="Putusan tercatat; unitnya diberi tahu.",
        penjelasan="Dikembalikan, atau penerima tidak menjawab dalam 2 hari kerja.",
        form=lambda _p: borang.RujukForm,
    ),
    Tombol(
        nama="rujuk",
        label="Rujuk ke unit lain",
        izin=TANGANI,
        boleh=lambda p: p.boleh(T.RUJUK),
        halangan=lambda p, _petugas: aksi_rujukan.halangan_rujuk(p, rujukan_dari(p)),
        lakukan=_rujuk,
        berhasil="Rujukan ditawarkan; unit itu menjawab dalam dua hari kerja.",
        penjelasan="Unit lain yang dapat menanganinya. Rujukan bukan penolakan.",
        form=lambda _p: borang.RujukForm,
        akibat=lambda _p: ["Sampai diterima, unit Anda tetap pemegangnya."],
    ),
)
TOMBOL_PENANGANAN = (
    Tombol(
        nama="tindaklanjuti",
        label="Tindak lanjuti",
        izin=TANGANI,
        boleh=lambda p: p.status == S.DITERUSKAN,
        lakukan=penanganan.tindaklanjuti_pengaduan,
        berhasil="Tindak lanjut tercatat dan disampaikan kepada pelapor.",
        penjelasan="Tulis apa yang sedang dilakukan sekarang.",
        form=lambda _p: borang_penanganan.TindakLanjutForm,
        akibat=lambda p: [kabar(p)],
    ),
    Tombol(
        nama="usulkan_hasil",
        label="Usulkan hasil dengan bukti",
        izin=TANGANI,
        boleh=lambda p: p.boleh(T.USULKAN_HASIL) and not _diusulkan(p),
        lakukan=penanganan.usulkan_hasil,
        berhasil="Usulan tersimpan; petugas lain memeriksanya.",
        penjelasan="Sebutkan hasilnya dengan jujur, lampirkan bukti, dan tulis satu "
        "kalimat untuk pelapor.",
        form=lambda _p: borang_penanganan.HasilForm,
        akibat=lambda _p: [
            (
                "Petugas lain memeriksa bukti sebelum pelapor ditanya. Anda tidak dapat "
                "memeriksa usulan sendiri."
            )
        ],
    ),
    Tombol(
        nama="minta_tanggapan",
        label="Benar: minta tanggapan pelapor",
        izin=PERIKSA,
        boleh=lambda p: p.boleh(T.MINTA_TANGGAPAN) and _diusulkan(p),
        halangan=_halangan_periksa,
        lakukan=penanganan.minta_tanggapan,
        berhasil="Pelapor ditanya: sudah beres, ya atau tidak?",
        penjelasan="Buktinya cocok dengan aduannya.",
        akibat=_periksa,
        unit=masuk_dan_pemegang,
    ),
    Tombol(
        nama="kembalikan_hasil",
        label="Kembalikan usulan hasil",
        izin=PERIKSA,
        boleh=lambda p: p.boleh(T.KEMBALIKAN_HASIL) and _diusulkan(p),
        lakukan=penanganan.kembalikan_hasil,
        berhasil="Usulan dikembalikan kepada penangan.",
        penjelasan="Buktinya belum cukup atau tidak cocok.",
        form=lambda _p: borang.AlasanForm,
        unit=masuk_dan_pemegang,
    ),
    Tombol(
        nama="jawaban",
        label="Catat jawaban pelapor",
        izin=CATAT,
        boleh=_dapat_dijawab,
        lakukan=_jawab,
        berhasil="Jawaban pelapor tercatat.",
        penjelasan="Pelapor menjawab lewat telepon atau di loket.",
        form=lambda _p: borang_penanganan.JawabanForm,
        unit=masuk_dan_pemegang,
    ),
    Tombol(
        nama="tutup",
        label="Tutup tanpa jawaban pelapor",
        izin=PERIKSA,
        boleh=lambda p: p.boleh(T.SELESAIKAN) and _diusulkan(p),
        halangan=_halangan_periksa,
        lakukan=penanganan.tutup_pengaduan,
        berhasil="Aduan ditutup petugas; dihitung tersendiri.",
        penjelasan="Pelapor tidak dapat ditanya, misalnya tanpa kontak.",
        form=lambda _p: borang.AlasanForm,
        unit=masuk_dan_pemegang,
        bahaya=True,
    ),
    Tombol(
        nama="terbitkan",
        label="Tampilkan untuk umum",
        izin=TERBITKAN,
        boleh=lambda p: p.boleh(T.TERBITKAN),
        halangan=lambda p, _petugas: terbit.halangan_terbit(p),
        lakukan=terbit.terbitkan_pengaduan,
        berhasil="Aduan ditampilkan untuk umum.",
        penjelasan="Tidak ada yang tampil sebelum Anda memeriksa kata dan fotonya.",
        form=lambda _p: borang_penanganan.TerbitForm,
        akibat=_terbit,
    ),
    Tombol(
        nama="tarik",
        label="Tarik dari tampilan umum",
        izin=TERBITKAN,
        boleh=lambda p: p.terbit,
        lakukan=terbit.tarik_pengaduan,
        berhasil="Aduan tidak lagi ditampilkan.",
        penjelasan="Berkasnya tetap ditangani seperti biasa.",
        form=lambda _p: borang.AlasanForm,
    ),
)
TOMBOL_PESAN = (
    Tombol(
        nama="tulis",
        label="Tulis kepada pelapor",
        izin=CATAT,
        boleh=lambda _p: True,
        lakukan=_pesan,
        berhasil="Pesan terkirim.",
        penjelasan="Kabar yang tidak mengubah status.",
        form=lambda _p: borang_penanganan.PesanForm,
        akibat=lambda p: [kabar(p)],
        unit=masuk_dan_pemegang,
    ),
    Tombol(
        nama="catatan",
        label="Tambah catatan dalam",
        izin=CATAT,
        boleh=lambda _p: True,
        lakukan=_catatan,
        berhasil="Catatan dalam tersimpan; pelapor tidak melihatnya.",
        penjelasan="Hanya dibaca petugas.",
        form=lambda _p: borang_penanganan.CatatanForm,
        unit=masuk_dan_pemegang,
    ),
)
