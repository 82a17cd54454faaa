"""The pages of a form in steps: one thing a page, without a script, without an account.

A form declares its steps, what each asks and how it is sent; a draft opens by the secret
in its address, or by the one that the visitor's session keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial, wraps
from typing import Any, ClassVar, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, override

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.actions import (
    Dibuang,
    hapus_draf,
    isi_draf,
    kirim_draf,
    lampirkan,
    lepaskan,
)
from organisasi.berlangkah.models import (
    BelumLengkap,
    BerkasDraf,
    Draf,
    DrafTertutup,
    IsianLangkah,
)
from organisasi.halaman.rahasia import halaman_rahasia, kiriman
from organisasi.kertas.unggahan import Unggahan, menerima_berkas
from organisasi.sandi import kelompokkan, rapikan_kode, sidik

FOLDER = "organisasi/berlangkah"
SIMPAN = "simpan"
DIGIT_PK = 18  # longer numbers name no row, and Python reads only so many digits

# One line of the last look: the question, the answer, the step that asks it.
type Butir = tuple[str, str, str]
type View = Callable[..., HttpResponseBase]


class Kata(NamedTuple):
    judul: str
    sesudahnya: str


@dataclass
class Sesi:
    """``draf``: None until the first answer; ``perkara``: what it is about."""

    formulir: FormulirLangkah
    isian: Any
    draf: Draf | None = None
    kode: str = ""
    perkara: Any = None
    bekal: Any = None

    def alamat(self, langkah: str) -> str:
        return self.formulir.alamat(self, langkah)

    def ke(self, langkah: str) -> HttpResponse:
        return redirect(self.alamat(langkah))

    @cached_property
    def berkas(self) -> list[BerkasDraf]:
        return list(self.draf.berkas.order_by("pk")) if self.draf else []

    def ubah(self, ubah: Callable[[Any], None]) -> None:
        kini, jenis, bahasa = timezone.now(), type(self.isian), self.isian.bahasa
        if self.draf is None:
            ubah(self.isian)
            buka = Draf.buka(self.formulir.nama, self.isian, pada=kini)
            self.draf, self.kode = buka
        else:

            def dan_bahasa(isian: Any) -> None:
                ubah(isian)
                isian.bahasa = bahasa

            self.isian = isi_draf(self.draf, jenis, ubah=dan_bahasa, pada=kini)


def tata_bahasa() -> dict[str, str]:
    """The frame of the page in its language, and the address that changes it."""
    if get_language() != "su":
        return {}
    return {"tata": "ppid_portal/sunda/dasar.html", "kembar": "?basa=id"}


class FormulirLangkah:
    """Abstract: a form in steps behind a private link.

    What raises NotImplementedError has no answer that forms share: each says its own.
    """

    # Of addresses (``permohonan-draf``) and drafts; the app that holds the addresses.
    nama: ClassVar[str]
    app: ClassVar[str]
    isian: ClassVar[type[IsianLangkah]]
    kasus: ClassVar[type[models.Model]]
    gabung: ClassVar[tuple[str, ...]] = ()  # relations of the case on its receipt
    # Steps that are a form, with their words; one with a page of its own names it.
    kata: ClassVar[Mapping[str, Kata]]
    templat: ClassVar[Mapping[str, str]] = {}
    # Parts of steps: ``atas`` stands above the fields, ``bawah`` below everything.
    folder: ClassVar[str]  # holds terkirim.html
    sebutan: ClassVar[Mapping[str, str]]  # its nouns, as the shared templates ask them
    pintu_bertanya: ClassVar[bool] = False  # whether its door is a step to be counted
    berlink: ClassVar[bool] = True  # whether it can be saved under a private link
    # The step that takes files, how many, and what is said beyond.
    langkah_berkas: ClassVar[str] = ""
    berkas_maks: ClassVar[int] = 0
    berkas_penuh: ClassVar[str] = ""
    status_galat: ClassVar[int] = 200
    bahasa_lain: ClassVar[str] = ""  # a language that it speaks besides Indonesian
    dibuang: Dibuang | None = None

    # What a form says of itself

    def form(self, request: HttpRequest, sesi: Sesi, langkah: str, data: Any) -> Any:
        raise NotImplementedError

    def form_berkas(self, sesi: Sesi, *data: Any) -> Any:
        raise NotImplementedError

    def periksa_berkas(self, berkas: UploadedFile) -> Unggahan:
        raise NotImplementedError

    def tulis_berkas(self, jenis: str, berkas: Any, ke: int) -> Mapping[str, str]:
        """Write it; see ``lampirkan``."""
        raise NotImplementedError

    def ringkas(self, sesi: Sesi) -> Iterable[tuple[str, Iterable[Butir]]]:
        """The answers under headings; BelumLengkap for one that does not hold any more."""
        raise NotImplementedError

    def daftarkan(self, sesi: Sesi, draf: Draf, isian: Any) -> Any:
        """Make the case of a complete draft, its files with it; inside its transaction."""
        raise NotImplementedError

    def praisi(self, request: HttpRequest) -> dict[str, str]:
        """What another page brought along for the first step; only shown."""
        raise NotImplementedError

    def sela(
        self, _request: HttpRequest, _sesi: Sesi, _langkah: str, _form: Any, /
    ) -> HttpResponse | None:
        """A page that comes before anything is kept; None to go on."""
        return None

    def terima(self, isian: Any, langkah: str, jawab: Mapping[str, Any]) -> None:
        isian.terima(langkah, jawab)

    def ubah(self, request: HttpRequest, sesi: Sesi, kini: Any) -> None:
        """Change ``kini``, as the draft now stands, besides the answer of a step."""

    def peringatan(self, _isian: Any, /) -> bool:
        """Whether the first step is shown once more, with a warning that never blocks."""
        return False

    def konteks(
        self, _request: HttpRequest, _sesi: Sesi, _langkah: str, _form: Any, /
    ) -> dict[str, Any]:
        """What a page of the form shows besides; ``_form`` is None on the last look."""
        raise NotImplementedError

    def konteks_terkirim(self, _kasus: Any, /) -> dict[str, Any]:
        return {}

    # Language

    def berbahasa(self, request: HttpRequest, isian: Any) -> override:
        """Of the address (``?basa=``), else of the draft; kept by the next answer.

        An address that is only opened, or fetched ahead, changes nothing that is kept.
        """
        minta = request.GET.get("basa", "")
        if minta and minta in {self.bahasa_lain, "id"}:
            isian.bahasa = minta
        return override(isian.bahasa)

    # Addresses

    @property
    def alt_qr(self) -> str:
        return gettext("Kode QR: membuka alamat pribadi %s ini") % gettext(
            self.sebutan["nama"]
        )

    def url(self, apa: str, *args: object) -> str:
        return reverse(f"{self.app}:{self.nama}-{apa}", args=args)

    def alamat(self, sesi: Sesi, langkah: str) -> str:
        return self.url("draf", sesi.kode, langkah)

    def ke_kasus(self, kasus: Any) -> HttpResponse:
        basa = "?basa=su" if get_language() == "su" else ""
        return redirect(f"{self.url('terkirim', kasus.kode)}{basa}")

    def urls(self, **sendiri: View) -> Iterator[URLPattern]:
        draf = f"{self.nama}/ajukan/<str:kode>/"
        semua: dict[str, View] = {
            SIMPAN: self.simpan,
            "periksa": self.periksa,
            self.langkah_berkas: self.berkas,
            **sendiri,
        }
        mulai = halaman_rahasia(self.mulai)
        yield path(f"{self.nama}/ajukan/mulai/", mulai, name=f"{self.nama}-mulai")
        lanjut = self.dengan_draf(self.lanjut)
        yield path(draf, lanjut, name=f"{self.nama}-lanjut")
        for nama, view in semua.items():
            dalam = self.dengan_draf(view)
            if nama == self.langkah_berkas:
                dalam = menerima_berkas(dalam)
            yield path(f"{draf}{nama}/", dalam, name=f"{self.nama}-{nama}")
        satu = self.dengan_draf(self.langkah)
        yield path(f"{draf}<slug:langkah>/", satu, name=f"{self.nama}-draf")
        terkirim = halaman_rahasia(self.terkirim)
        alamat = f"{self.nama}/<str:kode>/terkirim/"
        yield path(alamat, terkirim, name=f"{self.nama}-terkirim")

    # The draft behind the address

    def dengan_draf(self, view: View) -> View:
        """410 for one that is over, 404 in words for a secret that opens nothing."""

        @halaman_rahasia
        @wraps(view)
        def dalam(request: HttpRequest, kode: str, **kw: Any) -> HttpResponseBase:
            rapi = rapikan_kode(kode)
            semua = Draf.objects.filter(formulir=self.nama, sidik_kode=sidik(rapi))
            if (draf := semua.first()) is None:
                return self.tidak_ada(request)
            if draf.kasus is not None:
                return self.ke_kasus(self.kasus._default_manager.get(pk=draf.kasus))
            if draf.kedaluwarsa_pada <= timezone.now():
                return self.berakhir(request)
            sesi = Sesi(self, self.isian.baca(draf.isian), draf, rapi)
            try:
                with self.berbahasa(request, sesi.isian):
                    return view(request, sesi, **kw)
            except DrafTertutup:  # sent or swept in another tab, a moment ago
                return redirect(self.url("lanjut", rapi))

        return dalam

    def tidak_ada(self, request: HttpRequest) -> HttpResponse:
        return self._luar(request, "tidak_ada", 404)

    def berakhir(self, request: HttpRequest) -> HttpResponse:
        return self._luar(request, "berakhir", 410)

    def _luar(self, request: HttpRequest, nama: str, status: int) -> HttpResponse:
        konteks = {
            "formulir": self,
            "awal": self.url("ajukan"),
            "hari": settings.UMUR_DRAF_HARI,
            **tata_bahasa(),
        }
        return render(request, f"{FOLDER}/{nama}.html", konteks, status=status)

    # The pages

    def mulai(self, request: HttpRequest) -> HttpResponse:
        isian = self.isian()
        if request.method != "POST":
            isian.konsep[isian.LANGKAH[0]] = self.praisi(request)
        with self.berbahasa(request, isian):
            return self.langkah(request, Sesi(self, isian), isian.LANGKAH[0])

    def lanjut(self, _request: HttpRequest, sesi: Sesi) -> HttpResponse:
        return sesi.ke(sesi.isian.kurang() or sesi.isian.LANGKAH[-1])

    def langkah(self, request: HttpRequest, sesi: Sesi, langkah: str) -> HttpResponse:
        if langkah not in self.kata:
            raise Http404
        if not sesi.isian.boleh(langkah):
            return sesi.ke(sesi.isian.kurang())
        form = self.form(request, sesi, langkah, kiriman(request))
        if request.method != "POST":
            return self._tampilkan(request, sesi, langkah, form)
        if jawab := self.sela(request, sesi, langkah, form):
            return jawab
        simpan = self.berlink and SIMPAN in request.POST
        if not (form.is_valid() or simpan):
            return self._tampilkan(request, sesi, langkah, form)

        def ubah(kini: Any) -> None:
            self.ubah(request, sesi, kini)
            if form.is_valid():
                self.terima(kini, langkah, form.cleaned_data)
            else:
                kini.simpan_konsep(langkah, form.konsep())

        sesi.ubah(ubah)
        return self._sesudah(request, sesi, langkah)

    def _sesudah(self, request: HttpRequest, sesi: Sesi, langkah: str) -> HttpResponse:
        if self.berlink and SIMPAN in request.POST:
            return sesi.ke(SIMPAN)
        awal = langkah == sesi.isian.LANGKAH[0] and "diperingatkan" not in request.POST
        if awal and self.peringatan(sesi.isian):
            return sesi.ke(langkah)
        return sesi.ke(sesi.isian.sesudah(langkah))

    def _tampilkan(
        self, request: HttpRequest, sesi: Sesi, langkah: str, form: Any
    ) -> HttpResponse:
        templat = self.templat.get(langkah, f"{FOLDER}/langkah.html")
        lain = {"form": form, "kata": self.kata[langkah]}
        status = self.status_galat if form.errors else 200
        return self.tampilkan(request, sesi, langkah, templat, lain, status=status)

    def tampilkan(
        self,
        request: HttpRequest,
        sesi: Sesi,
        langkah: str,
        templat: str,
        lain: Mapping[str, Any],
        *,
        status: int = 200,
    ) -> HttpResponse:
        konteks = {
            "formulir": self,
            "langkah": langkah,
            "kode": sesi.kode,
            **tata_bahasa(),
            **lain,
        }
        if sesi.draf is not None:
            konteks["sampai"] = sesi.draf.kedaluwarsa_pada
            konteks["jam"] = settings.UMUR_BERKAS_DRAF_JAM
            if self.berlink:
                konteks["alamat_simpan"] = sesi.alamat(SIMPAN)
        if langkah != SIMPAN:
            tampil = sesi.isian.tampil
            ke = tampil.index(langkah) + 1 + self.pintu_bertanya
            konteks |= {"ke": ke, "banyak": len(tampil) + self.pintu_bertanya}
            konteks["kembali"] = self.kembali(sesi, langkah)
            konteks |= self.konteks(request, sesi, langkah, lain.get("form"))
        return render(request, templat, konteks, status=status)

    def kembali(self, sesi: Sesi, langkah: str) -> str:
        """Where "Kembali" leads: from the first question to the door of the form."""
        if sesi.draf is None:
            return self.url("ajukan")
        sebelum = sesi.isian.sebelum(langkah)
        return sesi.alamat(sebelum) if sebelum else ""

    def berkas(self, request: HttpRequest, sesi: Sesi) -> HttpResponse:
        langkah = self.langkah_berkas
        assert sesi.draf is not None
        if not sesi.isian.boleh(langkah):
            return sesi.ke(sesi.isian.kurang())
        form = self.form_berkas(sesi)
        if request.method == "POST":
            form = self.form_berkas(sesi, request.POST, request.FILES)
            self._lampirkan(sesi.draf, form)
            if not form.errors:
                return self._setelah_berkas(request, sesi)
        lain = {"form": form, "berkas": sesi.berkas}
        return self.tampilkan(request, sesi, langkah, self.templat[langkah], lain)

    def _lampirkan(self, draf: Draf, form: Any) -> None:
        form.is_valid()
        for jenis, semua in list(form.cleaned_data.items()):
            baik = []
            for satu in semua[: self.berkas_maks + 1]:
                try:
                    baik.append(self.periksa_berkas(satu))
                except ValidationError as galat:
                    form.add_error(jenis, galat)
            try:
                lampirkan(
                    draf,
                    jenis,
                    baik,
                    simpan=partial(self.tulis_berkas, jenis),
                    maks=self.berkas_maks,
                    penuh=self.berkas_penuh,
                    pada=timezone.now(),
                )
            except TindakanTerlarang as terlarang:
                form.add_error(jenis, gettext(str(terlarang)))

    def _setelah_berkas(self, request: HttpRequest, sesi: Sesi) -> HttpResponse:
        langkah, hapus = self.langkah_berkas, request.POST.get("hapus", "")
        assert sesi.draf is not None
        if hapus.isdecimal() and len(hapus) <= DIGIT_PK:
            lepaskan(sesi.draf, int(hapus))
            return sesi.ke(langkah)
        if "tambah" in request.POST:
            return sesi.ke(langkah)
        sesi.ubah(lambda kini: kini.terima(langkah, {}))
        return self._sesudah(request, sesi, langkah)

    def simpan(self, request: HttpRequest, sesi: Sesi) -> HttpResponse:
        assert sesi.draf is not None
        if request.method == "POST":
            hapus_draf(sesi.draf, pada=timezone.now(), dibuang=self.dibuang)
            return self.berakhir(request)
        lain = {
            "tautan": f"{settings.ALAMAT_PUBLIK}{self.url('lanjut', sesi.kode)}",
            "lanjut": sesi.alamat(sesi.isian.kurang() or sesi.isian.LANGKAH[-1]),
        }
        return self.tampilkan(request, sesi, SIMPAN, f"{FOLDER}/simpan.html", lain)

    def periksa(self, request: HttpRequest, sesi: Sesi) -> HttpResponse:
        if kurang := sesi.isian.kurang():
            return sesi.ke(kurang)
        try:
            if request.method == "POST":
                return self.kirim(request, sesi)
            return self._tampilkan_periksa(request, sesi)
        except BelumLengkap as belum:
            return sesi.ke(belum.langkah)
        except TindakanTerlarang as terlarang:
            return self._tampilkan_periksa(request, sesi, str(terlarang))

    def _tampilkan_periksa(
        self, request: HttpRequest, sesi: Sesi, galat: str = ""
    ) -> HttpResponse:
        bagian = [
            (
                judul,
                [
                    {"nama": nama, "nilai": nilai, "ubah_url": sesi.alamat(langkah)}
                    for nama, nilai, langkah in isi
                    if nilai
                ],
            )
            for judul, isi in self.ringkas(sesi)
        ]
        lain = {"galat": galat, "bagian": bagian}
        akhir = sesi.isian.LANGKAH[-1]
        templat = self.templat.get(akhir, f"{FOLDER}/periksa.html")
        status = 409 if galat else 200
        return self.tampilkan(request, sesi, akhir, templat, lain, status=status)

    def kirim(self, _request: HttpRequest, sesi: Sesi) -> HttpResponse:
        assert sesi.draf is not None
        with override("id"):  # what is written and mailed is Indonesian
            kasus = kirim_draf(
                sesi.draf,
                self.isian,
                self.kasus,
                daftarkan=partial(self.daftarkan, sesi),
                pada=timezone.now(),
            )
        return self.ke_kasus(kasus)

    def terkirim(self, request: HttpRequest, kode: str) -> HttpResponse:
        semua: Any = self.kasus._default_manager
        semua = semua.dengan_kode(rapikan_kode(kode)).select_related(*self.gabung)
        if (kasus := semua.first()) is None:
            return self.tidak_ada(request)
        with self.berbahasa(request, self.isian()):
            konteks = {
                "formulir": self,
                "kasus": kasus,
                "kode": kelompokkan(kasus.kode),
                "tautan": f"{settings.ALAMAT_PUBLIK}{kasus.get_absolute_url()}",
                **tata_bahasa(),
                **self.konteks_terkirim(kasus),
            }
            return render(request, f"{self.folder}/terkirim.html", konteks)


class FormulirSesi(FormulirLangkah):
    """Only the session keeps the secret: when it ends, the night empties the draft."""

    berlink = False
    status_galat = 400

    def buka(
        self, request: HttpRequest, langkah: str, perkara: Any = None, bekal: Any = None
    ) -> HttpResponse:
        akhir = self.isian.LANGKAH[-1]
        laci = f"{self.nama}:{perkara.pk}" if perkara else self.nama
        kode = request.session.get(laci, "")
        semua = Draf.objects.filter(formulir=self.nama, sidik_kode=sidik(kode))
        draf = semua.first() if kode else None
        sesi = Sesi(self, self.isian(), perkara=perkara, bekal=bekal)
        if draf and draf.kasus is not None:
            if langkah == akhir:
                return self.ke_kasus(self.kasus._default_manager.get(pk=draf.kasus))
        elif draf and draf.kedaluwarsa_pada > timezone.now():
            sesi.isian, sesi.draf = self.isian.baca(draf.isian), draf
            sesi.kode = kode
        try:
            if langkah == akhir:
                return self.periksa(request, sesi)
            jawab = self.langkah(request, sesi, langkah)
        except DrafTertutup:  # sent in another tab, a moment ago
            return sesi.ke(akhir)
        if sesi.kode and sesi.kode != kode:
            request.session[laci] = sesi.kode
        return jawab
