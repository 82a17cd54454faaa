"""Acts on ticked rows: first a page that says what will change and what not, then one by one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from organisasi.alur.tindakan import TindakanTerlarang, pastikan
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.staf.tombol import YAKIN, Tombol

BANYAK_MAKS = 100
SENDIRI = "perlu diisi satu per satu; buka berkasnya"
TAK_BERLAKU = "tidak berlaku untuk yang ini"


def massal(tombol: Tombol) -> Callable[..., Any]:
    """The act of ``tombol`` on many rows; what its form asks is asked once for all."""

    def jalan(induk: Any, request: HttpRequest, terpilih: QuerySet[Any]) -> Any:
        rencana = [
            (satu, _halangan(induk, request, tombol, satu))
            for satu in terpilih[:BANYAK_MAKS]
        ]
        akan = [satu for satu, halangan in rencana if not halangan]
        kelas, form = tombol.form(akan[0]) if akan else None, None
        isi = request.POST if YAKIN in request.POST else None
        if kelas and kelas.sekali:
            petugas = petugas_dari(request)
            form = kelas(isi, berkas=akan[0], petugas=petugas)
            if any(hasattr(k, "queryset") for k in form.fields.values()):
                tiap_unit = {induk.unit_dari(satu).pk: satu for satu in akan}
                for satu in tiap_unit.values():
                    _tawarkan(form, kelas(berkas=satu, petugas=petugas))
        if isi and akan and (form is None or form.is_valid()):
            diisi = form.cleaned_data if form else {}

            def tekan(satu: Any, halangan: str) -> None:
                pastikan(halangan)
                tombol.tekan(satu, saat_dari(request), **diisi)

            kerja = [(_sebut(satu), partial(tekan, satu, h)) for satu, h in rencana]
            kerjakan(request, tombol.label, kerja)
            return None
        perihal = getattr(induk, "perihal", str)
        akibat = [tuple(tombol.akibat(satu)) for satu in akan]
        sama = len(set(akibat)) == 1
        return induk.halaman(
            request,
            "organisasi/staf/massal.html",
            title=f"{tombol.label}: {len(akan)} dari {len(rencana)} dipilih",
            rencana=rencana,
            akan=[
                (satu, perihal(satu), () if sama else isi)
                for satu, isi in zip(akan, akibat, strict=True)
            ],
            akibat=akibat[0] if sama else (),
            lewat=[(_sebut(satu), sebab) for satu, sebab in rencana if sebab],
            form=form,
            tombol=tombol,
        )

    jalan.__name__ = tombol.nama
    jalan.izin = tombol.izin  # type: ignore[attr-defined]  # as Django marks its actions
    return admin.action(jalan, description=tombol.label)


def _sebut(obj: Any) -> str:
    return getattr(obj, "nomor", "") or str(obj)


def _tawarkan(form: Any, lain: Any) -> None:
    """Who may be chosen for one of the rows may be chosen; each row says no for itself."""
    pilihan = {n: k for n, k in form.fields.items() if hasattr(k, "queryset")}
    for nama, kolom in pilihan.items():
        kolom.queryset |= lain.fields[nama].queryset


def _halangan(induk: Any, request: HttpRequest, tombol: Tombol, obj: Any) -> str:
    dari = tombol.tindakan.dari
    if dari and obj.status not in dari:
        return f"statusnya {obj.get_status_display()}"
    if not tombol.boleh(obj):
        return TAK_BERLAKU
    if not induk.boleh_tombol(request, tombol, obj):
        return "bukan untuk Anda"
    kelas = tombol.form(obj)
    if kelas and not kelas.sekali and set(kelas.base_fields) - {"edisi"}:
        return SENDIRI
    return tombol.tertutup(obj, petugas_dari(request))


def kerjakan(
    request: HttpRequest, label: str, kerja: Sequence[tuple[str, Callable[[], object]]]
) -> None:
    """Each in its own transaction: one that fails stops no other, and is named."""
    gagal = []
    for siapa, satu in kerja:
        try:
            satu()
        except (TindakanTerlarang, ValidationError) as galat:
            sebab = " ".join(getattr(galat, "messages", [str(galat)]))
            gagal.append(f"{siapa}: {sebab}")
    if selesai := len(kerja) - len(gagal):
        messages.success(request, f"{label}: {selesai} selesai.")
    if gagal:
        messages.warning(
            request, f"{label}: {len(gagal)} tidak jadi. {' '.join(gagal)}"
        )


@admin.action(description="Ekspor")
def ekspor(induk: Any, _request: HttpRequest, terpilih: QuerySet[Any]) -> HttpResponse:
    pk = ",".join(str(satu) for satu in terpilih.values_list("pk", flat=True))
    return HttpResponseRedirect(f"{induk.tautan('ekspor', 'xlsx')}?pk__in={pk}")
