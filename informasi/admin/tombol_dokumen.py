"""The acts on an entry, as buttons."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from informasi.actions import katalog as actions
from informasi.actions.terbitan import halangan_privasi, periksa_terbitan
from informasi.admin.privasi import borang_periksa, borang_terbit
from informasi.models import DokumenInformasi
from informasi.penyuntingan import PERIKSA, TERBITKAN, UBAH
from organisasi.kantor.izin import sebut, yang_dapat
from organisasi.models import Petugas
from organisasi.staf.tombol import DALAM, PUBLIK, Tanya, Tombol, dijamin

T = DokumenInformasi.Tindakan


def _terbit(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime, teks: str = ""
) -> DokumenInformasi:
    return actions.terbitkan_dokumen(dokumen, oleh=oleh, pada=pada, catatan=teks)


def _kembali(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime, teks: str
) -> DokumenInformasi:
    return actions.kembalikan_dokumen(dokumen, oleh=oleh, pada=pada, alasan=teks)


def _tarik(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime, teks: str
) -> DokumenInformasi:
    return actions.tarik_dokumen(dokumen, oleh=oleh, pada=pada, alasan=teks)


def _pulih(
    dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime, teks: str
) -> DokumenInformasi:
    return actions.pulihkan_dokumen(dokumen, oleh=oleh, pada=pada, alasan=teks)


def _tanya(label: str, pembaca: str) -> Any:
    return lambda _obj: Tanya(label, pembaca)


def _dapat_diubah(dokumen: DokumenInformasi) -> bool:
    return (
        dokumen.status == DokumenInformasi.Status.TERBIT
        and dokumen.menggantikan_id is None
    )


def _halangan_privasi(dokumen: DokumenInformasi, petugas: Petugas) -> str:
    """Its maker is told who else could look, or that there is nobody."""
    halangan = halangan_privasi(dokumen, petugas)
    if not halangan:
        return ""
    hari = timezone.localdate()
    lain = yang_dapat(PERIKSA, [dokumen.unit], hari, kecuali=(petugas.pk,))
    return f"{halangan} {sebut(lain)}"


TOMBOL_DOKUMEN = (
    Tombol(
        nama="periksa",
        label="Nyatakan sudah diperiksa",
        izin=PERIKSA,
        boleh=lambda d: d.boleh(T.PERIKSA),
        halangan=_halangan_privasi,
        lakukan=dijamin(periksa_terbitan),
        berhasil="Rancangan sudah diperiksa.",
        penjelasan="Dengan ini Anda menjamin isi di bawah benar dan boleh dibaca publik.",
        form=borang_periksa,
    ),
    Tombol(
        nama="terbitkan",
        label="Terbitkan",
        izin=TERBITKAN,
        boleh=lambda d: d.boleh(T.TERBITKAN),
        lakukan=dijamin(_terbit),
        berhasil="Sudah terbit dan terbaca publik.",
        penjelasan="Setelah ini siapa pun dapat membaca isi di bawah.",
        form=borang_terbit,
    ),
    Tombol(
        nama="kembalikan",
        label="Kembalikan ke penyusun",
        izin=PERIKSA,
        boleh=lambda d: d.boleh(T.KEMBALIKAN),
        lakukan=_kembali,
        berhasil="Rancangan dikembalikan; alasannya dikirim kepada pemeriksanya.",
        penjelasan="Tulis apa yang kurang supaya dapat diperbaiki sekali jadi.",
        tanya=_tanya("Apa yang kurang", DALAM),
    ),
    Tombol(
        nama="usulkan",
        label="Usulkan perubahan",
        izin=UBAH,
        boleh=_dapat_diubah,
        lakukan=actions.usulkan_perubahan,
        berhasil="Rancangan perubahan dibuat. Yang terbit tetap terbaca sampai "
        "rancangan ini diperiksa dan diterbitkan.",
        penjelasan="Salinan isi dibuat sebagai rancangan untuk Anda ubah.",
    ),
    Tombol(
        nama="pulihkan",
        label="Terbitkan kembali",
        izin=TERBITKAN,
        boleh=lambda d: d.boleh(T.PULIHKAN),
        lakukan=_pulih,
        berhasil="Informasi kembali terbaca publik.",
        penjelasan="Informasi masuk lagi ke daftar dengan alamat yang sama.",
        tanya=_tanya("Mengapa diterbitkan kembali", PUBLIK),
    ),
    Tombol(
        nama="tarik",
        label="Tarik",
        izin=TERBITKAN,
        boleh=lambda d: d.boleh(T.TARIK),
        lakukan=_tarik,
        berhasil="Informasi ditarik; alasannya terbaca di alamatnya.",
        penjelasan="Informasi keluar dari daftar dan berkasnya tidak dapat diunduh. "
        "Alamatnya tetap ada dan menunjukkan alasan Anda.",
        tanya=_tanya("Mengapa ditarik", PUBLIK),
        bahaya=True,
    ),
)
