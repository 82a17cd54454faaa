"""Targets of rounds: one page each, with what it lacks and the acts on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from organisasi.models import Petugas
from organisasi.staf.base import HanyaBaca
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.actions import putaran as aksi
from pemangku.admin import borang_putaran as borang
from pemangku.admin.bersama import KELOLA_PUTARAN, bersuara
from pemangku.keadaan_putaran import keadaan_sasaran
from pemangku.models import Putaran, SasaranPutaran, UnsurTidakAda


def _ubah(
    sasaran: SasaranPutaran, *, oleh: Petugas, pada: datetime, **isi: Any
) -> SasaranPutaran:
    unsur = isi.pop("unsur_wajib")
    return aksi.ubah_sasaran(
        sasaran, isian=isi, unsur_wajib=unsur, oleh=oleh, pada=pada
    )


def _tidak_ada(sasaran: SasaranPutaran, **isi: Any) -> SasaranPutaran:
    aksi.nyatakan_tidak_ada(sasaran, **isi)
    return sasaran


def _cabut(
    sasaran: SasaranPutaran, *, baris: UnsurTidakAda, oleh: Petugas, pada: datetime
) -> SasaranPutaran:
    aksi.cabut_tidak_ada(baris, oleh=oleh, pada=pada)
    return sasaran


def _terbuka(sasaran: SasaranPutaran) -> bool:
    return sasaran.putaran.status != Putaran.Status.SELESAI


@admin.register(SasaranPutaran)
class SasaranAdmin(Bertombol, HanyaBaca):
    """Units to be visited in a round."""

    tombol = (
        Tombol(
            nama="ubah",
            label="Ubah rencana",
            izin=KELOLA_PUTARAN,
            boleh=_terbuka,
            lakukan=bersuara(_ubah),
            berhasil="Rencana sasaran diperbarui.",
            form=lambda _s: borang.UbahSasaranForm,
        ),
        Tombol(
            nama="tunda",
            label="Tunda",
            izin=KELOLA_PUTARAN,
            boleh=lambda s: _terbuka(s) and s.ditunda_sampai is None,
            lakukan=bersuara(aksi.tunda_sasaran),
            berhasil="Sasaran ditunda.",
            penjelasan="Yang ditunda tidak dihitung terlambat sampai tanggal itu.",
            form=lambda _s: borang.TundaForm,
        ),
        Tombol(
            nama="lanjutkan",
            label="Batalkan penundaan",
            izin=KELOLA_PUTARAN,
            boleh=lambda s: _terbuka(s) and s.ditunda_sampai is not None,
            lakukan=aksi.lanjutkan_sasaran,
            berhasil="Sasaran tidak lagi ditunda.",
        ),
        Tombol(
            nama="tidak_ada",
            label="Nyatakan unsur tidak ada",
            izin=KELOLA_PUTARAN,
            boleh=lambda s: _terbuka(s) and s.unsur_wajib.exists(),
            lakukan=bersuara(_tidak_ada),
            berhasil="Unsur dinyatakan tidak ada.",
            penjelasan="Hanya untuk unsur yang memang tidak dimiliki, bukan yang belum "
            "ditemui.",
            form=lambda _s: borang.TidakAdaForm,
        ),
        Tombol(
            nama="cabut_tidak_ada",
            label="Cabut pernyataan tidak ada",
            izin=KELOLA_PUTARAN,
            boleh=lambda s: _terbuka(s) and s.unsur_tidak_ada.exists(),
            lakukan=_cabut,
            berhasil="Unsur itu diwajibkan lagi.",
            form=lambda _s: borang.CabutTidakAdaForm,
        ),
    )
    change_form_template = "admin/kunjungan/sasaran.html"
    keterangan = (
        "Unit yang dikunjungi dalam satu putaran, masing-masing dengan keadaan dan apa yang "
        "masih kurang. Daftar lengkapnya ada di halaman putaran."
    )
    panduan = "kunjungan"
    list_display = ("unit", "putaran", "urutan", "target_tanggal", "ditunda_sampai")
    list_filter = ("putaran",)
    list_select_related = ("unit", "putaran", "pj")
    search_fields = ("unit__nama",)
    fields = ("urutan",)
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what the page needs, in the same query."""
        return super().get_queryset(request).select_related("unit__wilayah", "putaran")

    def kotak(self, request: HttpRequest, obj: SasaranPutaran) -> dict[str, Any]:
        """State, missing conditions, visits and the acts."""
        (baris,) = keadaan_sasaran([obj], hari=timezone.localdate())
        return {
            "title": f"Sasaran {obj}",
            "subtitle": None,
            "baris": baris,
            "kegiatan": obj.kegiatan.order_by("mulai"),
            "tombol": self.tombol_untuk(request, obj),
            "alamat_putaran": reverse(
                "admin:pemangku_putaran_change", args=(obj.putaran_id,)
            ),
            "jejak": dari_jejak(obj),
        }
