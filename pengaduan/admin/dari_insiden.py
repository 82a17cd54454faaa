"""The counter form opened from an incident that was no emergency, filled in for a person."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from organisasi.kantor.izin import petugas_dari
from organisasi.pribadi.actions import buka_data
from organisasi.teks import bersih
from pengaduan.models import Insiden, Pengaduan

PANJANG_JUDUL = 120
# Longer numbers name no row.
DIGIT_PK = 18


def insiden_asal(request: HttpRequest) -> Insiden | None:
    """The incident of ``?insiden=``; 404 for one that is not the officer's to make one of."""
    pk = request.GET.get("insiden", "")
    if not pk:
        return None
    if not (pk.isdecimal() and len(pk) <= DIGIT_PK):
        raise Http404
    semua = Insiden.objects.untuk(petugas_dari(request))
    insiden = semua.filter(pk=pk, status=Insiden.Status.BUKAN_DARURAT).first()
    # Sent twice it leads to the complaint that was made of it; opened again it does not.
    if insiden is None or (insiden.menjadi_id and request.method != "POST"):
        raise Http404
    return insiden


def isi_awal(request: HttpRequest, insiden: Insiden | None) -> dict[str, Any]:
    """What the report said, in the fields of the counter form.

    The contact is shown in it, so that it was seen is written down first.
    """
    if insiden is None or request.method == "POST":
        return {}
    kini, kontak = timezone.now(), str(insiden.kontak)
    terima = timezone.localdate(insiden.diterima_pada)
    if kontak:
        buka_data(
            insiden,
            oleh=petugas_dari(request),
            kolom="kontak",
            alasan="Menjadikan laporan ini aduan.",
            pada=kini,
        )
    awal = {
        "kanal": Pengaduan.Kanal.WEB,
        "tanggal_terima": terima,
        "judul": bersih(insiden.uraian).strip().splitlines()[0][:PANJANG_JUDUL],
        "uraian": insiden.uraian,
        "lokasi": insiden.lokasi,
        "surel" if "@" in kontak else "telepon": kontak,
    }
    if terima != timezone.localdate(kini):
        awal["alasan_mundur"] = f"Masuk sebagai laporan darurat {insiden.nomor}."
    return awal
