"""Buttons for the acts on one entry, and acts on many entries at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from informasi.katalog import actions
from informasi.katalog.actions import PERIKSA, TERBITKAN, UBAH
from informasi.katalog.models import DokumenInformasi
from informasi.katalog.privasi import (
    PerubahanForm,
    PrivasiForm,
    borang_periksa,
    borang_terbit,
    halangan_privasi,
    periksa_terbitan,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari, sebut, yang_dapat
from organisasi.models import Petugas
from organisasi.staf.tombol import DALAM, PUBLIK, Tanya, Tombol, dijamin

if TYPE_CHECKING:
    from informasi.katalog.admin import DokumenAdmin

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


# Acts on many entries: first a page that says what will change, then the acts

BANYAK_MAKS = 100


@dataclass(frozen=True, slots=True)
class Rencana:
    """What will happen with one chosen entry; ``halangan`` says why nothing will."""

    dokumen: DokumenInformasi
    halangan: str


def kerjakan_massal(
    induk: DokumenAdmin,
    request: HttpRequest,
    pilihan: Iterable[DokumenInformasi],
    tombol: Tombol,
) -> HttpResponse | None:
    """Show the plan; with the confirmation do it, entry by entry."""
    rencana = [
        Rencana(d, _halangan(induk, request, d, tombol))
        for d in list(pilihan)[:BANYAK_MAKS]
    ]
    akan = [r.dokumen for r in rencana if not r.halangan]
    if "lanjut" in request.POST:
        _kerjakan(request, akan, tombol)
        return None
    konteks = {
        **induk.admin_site.each_context(request),
        "title": f"{tombol.label}: {len(akan)} dari {len(rencana)} informasi",
        "opts": induk.opts,
        "rencana": rencana,
        "jumlah": len(akan),
        "aksi": request.POST.get("action", ""),
        "tombol": tombol,
    }
    return TemplateResponse(request, "informasi/katalog/massal.html", konteks)


def _halangan(
    induk: DokumenAdmin, request: HttpRequest, dokumen: DokumenInformasi, tombol: Tombol
) -> str:
    if not tombol.boleh(dokumen):
        return f"statusnya {dokumen.get_status_display()}"
    if not induk.boleh_tombol(request, tombol, dokumen):
        return "bukan wewenang Anda"
    if tombol.form(dokumen) is PerubahanForm:
        return "perlu catatan perubahan; buka satu per satu"
    if tombol.form(dokumen) is PrivasiForm:
        return "berasal dari jawaban; periksa privasinya satu per satu"
    return ""


def _kerjakan(
    request: HttpRequest, akan: Iterable[DokumenInformasi], tombol: Tombol
) -> None:
    """Each in its own transaction: one that fails stops no other."""
    berhasil = 0
    for dokumen in akan:
        try:
            tombol.tekan(dokumen, oleh=petugas_dari(request), pada=timezone.now())
        except TindakanTerlarang as galat:
            messages.error(request, f"{dokumen.nomor}: {galat}")
        else:
            berhasil += 1
    messages.success(request, f"{tombol.label}: {berhasil} informasi selesai.")
