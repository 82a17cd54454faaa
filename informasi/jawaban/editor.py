"""The page on which an answer is written, and how two officers write one draft.

Every save keeps a draft. Whoever saves an older edition of a document is shown what a
colleague stored meanwhile, and no document is doubled.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from informasi.jawaban.actions import hapus_butir, simpan_butir, simpan_konsep
from informasi.jawaban.forms import (
    CONTOH,
    DAFTAR_UJI,
    KonsepForm,
    kelas_butir,
    sebutan_uji,
    uji_terpilih,
)
from informasi.jawaban.models import ButirJawaban, Jawaban, StandarBiaya, sidik_isi
from informasi.jawaban.terbitan import Berterbitan
from informasi.jawaban.tombol import TOMBOL_JAWABAN, HakTulis, hak_tulis, konsep_dari
from informasi.permohonan.models import Permohonan
from informasi.surat.pembacaan import Bersurat
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.saat import Saat
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat
from organisasi.staf.tombol import Bertombol, tautan_tombol

# Two writers of one draft: each block of the form finds its row

AWALAN = "butir"
_KOLOM = re.compile(rf"{AWALAN}-(\d+)-(.+)")
# What of a block is shown as it is stored, when a colleague's values differ.
DIBANDINGKAN = ("judul", "putusan", "alasan", "uji", "dokumen")
Blok = dict[str, list[Any]]


def selaraskan(
    data: QueryDict,
    berkas: MultiValueDict[str, Any],
    tersimpan: Sequence[ButirJawaban],
    judul_awal: str,
) -> tuple[QueryDict, MultiValueDict[str, Any]]:
    """The posted blocks, each under the row it is about.

    A page that was opened before a colleague saved knows nothing of the new rows. A new
    block with a row's title becomes that row's; a row that no block is about is added as
    it is stored; a block whose row is gone becomes a new one; a block nobody touched
    (only ``judul_awal`` in it) goes. So saving once more updates, and adds no copy.
    """
    ada = {str(b.pk): b for b in tersimpan}
    lama: list[Blok] = []
    baru: list[Blok] = []
    for blok in _blok(data, berkas):
        (lama if _satu(blok, "id") in ada else baru).append(blok)
    for blok in lama:
        ada.pop(_satu(blok, "id"), None)
    tetap = []
    for blok in baru:
        kosong = _kosong(blok)
        sama = next((pk for pk, b in ada.items() if _sama(blok, b.judul)), None)
        if sama and not kosong:
            lama.append(blok | {"id": [sama]})
            del ada[sama]
        elif not (kosong and (sama or _sama(blok, judul_awal) or _sama(blok, ""))):
            tetap.append(blok | {"id": [""]})
    lama += [_dari_baris(b) for b in ada.values()]
    return _susun(data, [*lama, *tetap], awal=len(lama))


def tersimpan_lain(form: Any) -> list[tuple[str, str]]:
    return [
        (str(form.fields[nama].label), _tampil(form, nama))
        for nama in DIBANDINGKAN
        if nama in form.changed_data
    ]


def _tampil(form: Any, nama: str) -> str:
    kolom = form.fields[nama]
    nilai = kolom.prepare_value(form.get_initial_for_field(kolom, nama))
    return str(dict(getattr(kolom, "choices", ())).get(nilai, nilai) or "kosong")


def _blok(data: QueryDict, berkas: MultiValueDict[str, Any]) -> list[Blok]:
    hasil: dict[int, Blok] = {}
    for sumber in (data, berkas):
        for kunci in sumber:
            if cocok := _KOLOM.fullmatch(kunci):
                nilai = list(sumber.getlist(kunci))
                hasil.setdefault(int(cocok[1][:9]), {})[cocok[2]] = nilai
    return [hasil[ke] for ke in sorted(hasil)]


def _satu(blok: Blok, nama: str) -> str:
    return str((blok.get(nama) or [""])[0])


def _sama(blok: Blok, judul: str) -> bool:
    satu, lain = _satu(blok, "judul").split(), judul.split()
    return " ".join(satu).casefold() == " ".join(lain).casefold()


def _kosong(blok: Blok) -> bool:
    return not any(any(v) for n, v in blok.items() if n not in {"id", "judul"})


def _dari_baris(butir: ButirJawaban) -> Blok:
    return {
        "id": [str(butir.pk)],
        "judul": [butir.judul],
        "putusan": [butir.putusan],
        "alasan": [butir.alasan],
        "uji": [sebutan_uji(butir.uji) if butir.uji else ""],
        "dokumen": [butir.dokumen.nomor if butir.dokumen else ""],
    }


def _susun(
    data: QueryDict, semua: Sequence[Blok], *, awal: int
) -> tuple[QueryDict, MultiValueDict[str, Any]]:
    isi = data.copy()
    for kunci in list(isi):
        if _KOLOM.fullmatch(kunci):
            del isi[kunci]
    isi[f"{AWALAN}-TOTAL_FORMS"] = str(len(semua))
    isi[f"{AWALAN}-INITIAL_FORMS"] = str(awal)
    kiriman: MultiValueDict[str, Any] = MultiValueDict()
    for ke, blok in enumerate(semua):
        for nama, nilai in blok.items():
            tujuan = kiriman if nama == "unggahan" else isi
            tujuan.setlist(f"{AWALAN}-{ke}-{nama}", nilai)
    return isi, kiriman


JUDUL_AWAL = 300
# The acts that take the draft further; of these one at most is open to an officer.
LANJUT = ("kirim_jawaban", "putuskan_jawaban", "ajukan_jawaban", "sampaikan_bagian")
BASI = (
    "Dokumen di bawah sudah diubah orang lain setelah Anda membuka halaman ini. Isian Anda "
    "masih utuh; yang tersimpan sekarang tertulis di tiap dokumen. Tekan Simpan sekali lagi "
    "bila isian Anda yang benar."
)


class Berjawaban(Berterbitan, Bersurat, Bertombol):
    def tombol_tulis(
        self, request: HttpRequest, obj: Permohonan
    ) -> list[dict[str, Any]]:
        hak = hak_tulis(obj, petugas_dari(request))
        if not hak.ada or hak.halangan:
            return []
        label = "Lanjutkan jawaban" if konsep_dari(obj) else "Tulis jawaban"
        label = label if hak.pemegang else "Tulis bagian unit ini"
        return [tautan_tombol("tulis_jawaban", label, self.tautan("jawaban", obj.pk))]

    @di_alamat("<int:pk>/jawaban/", "jawaban", TULIS)
    @transaction.atomic
    def jawaban_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        permohonan: Permohonan = self.objek_atau_404(request, str(pk))
        hak = hak_tulis(permohonan, petugas_dari(request))
        if not hak.ada:
            raise PermissionDenied
        meja = MejaJawaban(request, permohonan, hak)
        if request.method == "POST" and meja.sah():
            meja.simpan()
            return self._sesudah_simpan(request, permohonan)
        return self.halaman(
            request,
            "informasi/jawaban/editor.html",
            title=f"Jawaban: {permohonan}",
            object=permohonan,
            tombol=[
                t
                for t in self.tombol_untuk(request, permohonan)
                if t["nama"] == "kembalikan_jawaban" and request.method != "POST"
            ],
            lanjut=self._label_lanjut(request, permohonan, hak),
            **meja.konteks(),
        )

    def _label_lanjut(
        self, request: HttpRequest, permohonan: Permohonan, hak: HakTulis
    ) -> str:
        if hak.halangan:
            return ""
        if not hak.pemegang:
            return "Simpan, lalu sampaikan bagian ini"
        bisa = (t for t in TOMBOL_JAWABAN if t.nama in LANJUT)
        if any(self.boleh_tombol(request, t, permohonan) for t in bisa):
            return "Simpan, lalu lihat suratnya sebelum dikirim"
        return ""

    def _sesudah_simpan(
        self, request: HttpRequest, permohonan: Permohonan
    ) -> HttpResponseRedirect:
        messages.success(
            request, "Konsep tersimpan. Belum dikirim; pemohon belum melihatnya."
        )
        if "lanjut" in request.POST:
            return HttpResponseRedirect(self._alamat_lanjut(request, permohonan.pk))
        alamat = self.tautan("jawaban", permohonan.pk)
        tambah = "?tambah=1#butir-baru" if "tambah" in request.POST else ""
        return HttpResponseRedirect(f"{alamat}{tambah}")

    def _alamat_lanjut(self, request: HttpRequest, pk: int) -> str:
        segar = self.objek_atau_404(request, str(pk))
        for satu in self.tombol_untuk(request, segar):
            if satu["nama"] in LANJUT:
                return str(satu["alamat"])
        messages.warning(
            request, "Isi dulu sedikitnya satu dokumen yang diminta dan putusannya."
        )
        return self.tautan("jawaban", pk)


class MejaJawaban:
    def __init__(
        self, request: HttpRequest, permohonan: Permohonan, hak: HakTulis
    ) -> None:
        self.request, self.permohonan, self.hak = request, permohonan, hak
        kirim = request.method == "POST"
        self.konsep = konsep_dari(permohonan) or Jawaban(
            permohonan=permohonan, cara_penyerahan=permohonan.cara_salinan
        )
        semua: list[ButirJawaban] = []
        if self.konsep.pk:
            butir = self.konsep.butir.select_related("unit", "rujukan", "uji")
            semua = list(butir.prefetch_related("berkas"))
        self.milik = [b for b in semua if hak.milik(b)]
        self.lain = [b for b in semua if not hak.milik(b)]
        self.sidik = sidik_isi([b.sidik() for b in self.milik]) if self.milik else ""
        self.basi = kirim and request.POST.get("sidik", "") != self.sidik
        isi: tuple[Any, ...] = (request.POST, request.FILES) if kirim else ()
        if self.basi:
            awal = self._judul_awal()
            isi = selaraskan(request.POST, request.FILES, self.milik, awal)
        self.kepala = self._kepala(isi[:1])
        self.butir = self._butir(isi)

    def _kepala(self, isi: Any) -> KonsepForm | None:
        if not self.hak.pemegang:
            return None
        form = KonsepForm(*isi, instance=self.konsep)
        form.larangan = self.hak.halangan
        return form

    def _butir(self, isi: Any) -> Any:
        tambah = 1 if "tambah" in self.request.GET or not self.milik else 0
        awal = [] if self.milik else [{"judul": self._judul_awal()}]
        queryset = ButirJawaban.objects.filter(
            pk__in=[b.pk for b in self.milik]
        ).prefetch_related("berkas")
        data, berkas = isi or (None, None)
        return kelas_butir(tambahan=tambah)(
            data, berkas, prefix="butir", queryset=queryset, initial=awal
        )

    def _judul_awal(self) -> str:
        bagian = self.hak.bagian.bagian if self.hak.bagian else self.permohonan.rincian
        return " ".join(bagian.split())[:JUDUL_AWAL]

    def sah(self) -> bool:
        kepala = self.kepala is None or self.kepala.is_valid()
        butir: bool = self.butir.is_valid()
        if self.kepala is None and self.hak.halangan:
            self.butir.non_form_errors().append(self.hak.halangan)
            return False
        if self.basi:
            self.butir.non_form_errors().append(BASI)
            for form in self.butir.initial_forms:
                form.tersimpan = tersimpan_lain(form)
            return False
        return kepala and butir

    def simpan(self) -> None:
        oleh, pada = petugas_dari(self.request), timezone.now()
        isi = self.kepala.instance if self.kepala else None
        konsep = simpan_konsep(self.permohonan, Saat(oleh, pada), isi=isi)
        rujukan = self.hak.bagian
        unit = rujukan.pemegang if rujukan else self.permohonan.pemegang
        for form in self.butir.forms:
            if form.instance.pk and form.cleaned_data.get("DELETE"):
                hapus_butir(form.instance)
            elif form.has_changed() and not form.cleaned_data.get("DELETE"):
                simpan_butir(
                    form.instance,
                    Saat(oleh, pada),
                    konsep=konsep,
                    unit=unit,
                    rujukan=rujukan,
                    unggahan=form.terima,
                    dihitamkan=form.cleaned_data["dihitamkan"],
                    buang=[int(n) for n in form.cleaned_data.get("hapus_berkas", ())],
                )

    def konteks(self) -> dict[str, Any]:
        return {
            "kepala": self.kepala,
            "butir": self.butir,
            "sidik": self.sidik,
            "lain": self.lain,
            "bagian": self.hak.bagian,
            "halangan": self.hak.halangan,
            "konsep": self.konsep,
            "galat": self.request.method == "POST",
            "contoh": CONTOH,
            "uji": [sebutan_uji(u) for u in uji_terpilih()],
            "daftar_uji": DAFTAR_UJI,
            "biaya": StandarBiaya.objects.berlaku(timezone.localdate()),
        }


# The cost of copies, as the Atasan PPID set it


@admin.register(StandarBiaya)
class StandarBiayaAdmin(PortalAdmin):
    keterangan = "Biaya penggandaan dan pengiriman. Tarif baru ditulis di baris baru."
    panduan = "permohonan"
    list_display = ("jenis", "satuan", "tarif", "berlaku_sejak", "dasar_sk")
    search_fields = ("jenis",)
    fields = ("jenis", "satuan", "tarif", "dasar_sk", "berlaku_sejak")
