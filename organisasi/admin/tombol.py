"""Buttons of the change page: each is one act of actions.py, shown when it is lawful."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.admin.bersimpan import TERTUTUP, Bersimpan
from organisasi.alur import TindakanTerlarang
from organisasi.bahasa import gabung, tanggal
from organisasi.izin import berwenang, petugas_dari
from organisasi.models import Petugas, Unit
from organisasi.models.petugas import PenugasanQuerySet
from organisasi.orang_kedua import sebut

PANJANG_TEKS = 300
# Names of the buttons under a preview: do it, or change what was typed.
YAKIN, UBAH = "yakin", "ubah"
DALAM = "Catatan dalam: dibaca petugas, tidak dibaca publik."
PUBLIK = "Dibaca publik: tulis satu kalimat biasa."


@dataclass(frozen=True, slots=True)
class Tanya:
    """What an act wants to know, and who will read the answer."""

    label: str
    pembaca: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombol:
    """One act: when it is open, which permission it takes, what it does and says.

    ``form`` asks more than one text (``tanya`` asks one); its cleaned data go to
    ``lakukan`` by name. ``akibat`` says line by line what will happen; ``pratinjau`` says
    it of what was typed, on a page of its own before it is done. ``halangan`` says why this
    officer may not do an open act now, with the sentence the act itself refuses with: the
    page then shows the sentence and no button. ``berhasil`` may read
    from what the act returned what it did. ``unit`` are the units
    the permission may be held for; without it the unit of the record counts.
    """

    nama: str
    label: str
    izin: str
    boleh: Callable[[Any], bool]
    lakukan: Callable[..., models.Model]
    berhasil: str | Callable[[Any], str]
    penjelasan: str = ""
    tanya: Callable[[Any], Tanya | None] = lambda _obj: None
    bahaya: bool = False
    form: Callable[[Any], type[TindakanForm] | None] = lambda _obj: None
    akibat: Callable[[Any], Sequence[str]] = lambda _obj: ()
    judul_akibat: str = "Yang akan terjadi"
    pratinjau: Callable[[Any, dict[str, Any]], Sequence[str]] | None = None
    unit: Callable[[Any], Iterable[Unit]] | None = None
    halangan: Callable[[Any, Petugas], str] | None = None
    # Of a second pair of eyes: who could do it, said to all who cannot.
    orang_kedua: Callable[[Any], PenugasanQuerySet] | None = None

    def sebab(self, obj: Any, petugas: Petugas) -> str:
        """Why the officer may not do it to ``obj`` now; "" when nothing is in the way."""
        return self.halangan(obj, petugas) if self.halangan else ""

    def tertutup(self, obj: Any, petugas: Petugas) -> str:
        """Why pressing it does nothing; "" when its button is shown to who may."""
        return self.sebab(obj, petugas) if self.boleh(obj) else TERTUTUP

    def tekan(self, obj: Any, *, oleh: Petugas, **isi: Any) -> models.Model:
        """Do it. A hidden button is closed: of what is sent by hand nothing stays.

        The act itself says best why not; only where it would have gone through, the
        sentence of the page stands. Raises TindakanTerlarang.
        """
        if sebab := self.tertutup(obj, oleh):
            with transaction.atomic():
                self.lakukan(obj, oleh=oleh, **isi)
                raise TindakanTerlarang(sebab)
        return self.lakukan(obj, oleh=oleh, **isi)


def teks_isian(kolom: forms.BoundField) -> str:
    """What was typed or chosen, as it is read."""
    pilihan = dict(getattr(kolom.field, "choices", ()))
    nilai = kolom.value()
    if isinstance(kolom.field, forms.DateField) and (
        hari := kolom.field.to_python(nilai)
    ):
        return tanggal(hari)
    return str(pilihan.get(nilai, nilai))


class TindakanForm(forms.Form):
    """What an act asks; knows the record and the officer."""

    use_required_attribute = False
    # A template that shows what is decided on; it reads the form.
    peragaan: ClassVar[str] = ""

    def __init__(self, *args: Any, berkas: Any, petugas: Petugas, **lain: Any) -> None:
        self.berkas, self.petugas = berkas, petugas
        super().__init__(*args, **lain)


class TanyaForm(forms.Form):
    """The one question of an act."""

    teks = forms.CharField(
        max_length=PANJANG_TEKS,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

    def __init__(self, *args: Any, tanya: Tanya, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teks"].label = tanya.label
        self.fields["teks"].help_text = tanya.pembaca


class Bertombol(Bersimpan):
    """A list whose records move by acts."""

    tombol: ClassVar[tuple[Tombol, ...]] = ()

    def get_urls(self) -> list[URLPattern]:
        """Django's pages and one page an act."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.tindakan_view)
        pola = "<path:object_id>/tindakan/<slug:nama>/"
        return [self.alamat(pola, view, "tindakan"), *super().get_urls()]

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """Whether the officer holds the permission for the unit of the record."""
        if not request.user.has_perm(tombol.izin):
            return False
        if tombol.unit is None:
            return self.berwenang(request, tombol.izin, obj)
        petugas = petugas_dari(request)
        return any(berwenang(petugas, tombol.izin, u) for u in tombol.unit(obj))

    def terhalang(self, request: HttpRequest, obj: Any) -> list[tuple[str, str]]:
        """Acts that wait for something or somebody else: their labels and the sentence."""
        petugas, hasil = petugas_dari(request), defaultdict[str, list[str]](list)
        for t in self.tombol:
            if (t.halangan or t.orang_kedua) and t.boleh(obj):
                berhak = self.boleh_tombol(request, t, obj)
                sebab = t.sebab(obj, petugas) if berhak else ""
                if t.orang_kedua and (sebab or not berhak):
                    sebab = f"{sebab} {sebut(t.orang_kedua(obj))}".strip()
                hasil[sebab].append(t.label)
        return [(gabung(label), sebab) for sebab, label in hasil.items() if sebab]

    def tombol_untuk(self, request: HttpRequest, obj: Any) -> list[dict[str, Any]]:
        """The acts open now, for the template."""
        borang = self.borang(request, obj)
        petugas = petugas_dari(request)
        return [
            {
                "nama": t.nama,
                "borang": borang,
                "label": t.label,
                "alamat": self.tautan("tindakan", obj.pk, t.nama),
                "bertanya": bool(t.tanya(obj) or t.form(obj) or t.akibat(obj)),
                "bahaya": t.bahaya,
            }
            for t in self.tombol
            if t.boleh(obj)
            and self.boleh_tombol(request, t, obj)
            and not t.sebab(obj, petugas)
        ]

    def kotak(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """What stands in the box on top of the change page."""
        return {"tombol": self.tombol_untuk(request, obj)}

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form under the box with the next step."""
        obj = self.objek_atau_404(request, object_id)
        konteks = {
            **self.kotak(request, obj),
            "terhalang": self.terhalang(request, obj),
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, konteks)

    def tindakan_view(
        self, request: HttpRequest, object_id: str, nama: str
    ) -> HttpResponse:
        """Ask what the act wants to know; do it on POST."""
        obj = self.objek_atau_404(request, object_id)
        tombol = next((t for t in self.tombol if t.nama == nama), None)
        if tombol is None:
            raise Http404
        if not self.boleh_tombol(request, tombol, obj):
            raise PermissionDenied
        form = self._form_tindakan(request, tombol, obj)
        lihat, terbuka = False, True
        if request.method == "POST" and (form is None or form.is_valid()):
            # No preview of what the act will refuse: it says why, over the form.
            lihat = (
                tombol.pratinjau is not None
                and YAKIN not in request.POST
                and not tombol.tertutup(obj, petugas_dari(request))
            )
            if not lihat:
                jawaban = self._lakukan(request, tombol, obj, form)
                if jawaban is not None:
                    return jawaban
                obj, terbuka = self.baca_ulang(request, obj)
        konteks = {
            **self._pratinjau(request, tombol, obj, form if lihat else None),
            **self.admin_site.each_context(request),
            "title": f"{tombol.label}: {obj}",
            "penjelasan": tombol.penjelasan,
            "akibat": tombol.akibat(obj),
            "judul_akibat": tombol.judul_akibat,
            "tertutup": tombol.tertutup(obj, petugas_dari(request))
            if terbuka
            else TERTUTUP,
            "form": form,
            "opts": self.opts,
            "object": obj,
            "tombol": tombol.label,
            "bahaya": tombol.bahaya,
        }
        return TemplateResponse(request, "admin/tindakan.html", konteks)

    @staticmethod
    def _pratinjau(
        request: HttpRequest, tombol: Tombol, obj: Any, form: forms.Form | None
    ) -> dict[str, Any]:
        """What was typed and what it will bring about; nothing while it is changed."""
        if form is None or tombol.pratinjau is None or UBAH in request.POST:
            return {}
        return {
            "pratinjau": tombol.pratinjau(obj, form.cleaned_data),
            "ringkas": [
                (k.label, teks_isian(k)) for k in form if k.value() and not k.is_hidden
            ],
        }

    @staticmethod
    def _form_tindakan(
        request: HttpRequest, tombol: Tombol, obj: Any
    ) -> forms.Form | None:
        """The questions of the act, if it has any."""
        kelas, tanya = tombol.form(obj), tombol.tanya(obj)
        kiriman = request.POST if request.method == "POST" else None
        if kelas:
            berkas = request.FILES if request.method == "POST" else None
            return kelas(kiriman, berkas, berkas=obj, petugas=petugas_dari(request))
        return TanyaForm(kiriman, tanya=tanya) if tanya else None

    def _lakukan(
        self, request: HttpRequest, tombol: Tombol, obj: Any, form: forms.Form | None
    ) -> HttpResponse | None:
        """Run the act; what the law or a faster colleague forbids is said in words.

        Over the form of the act, whatever the record has become, so that nothing typed
        is lost (None); where nothing was asked, above the record.
        """
        isi = form.cleaned_data if form else {}
        try:
            hasil = tombol.tekan(
                obj, oleh=petugas_dari(request), pada=timezone.now(), **isi
            )
        except TindakanTerlarang as galat:
            if form is not None:
                form.add_error(None, str(galat))
                return None
            messages.error(request, str(galat))
            hasil = obj
        else:
            kabar = tombol.berhasil
            messages.success(request, kabar if isinstance(kabar, str) else kabar(hasil))
        return HttpResponseRedirect(self.alamat_sesudah(request, hasil))

    def alamat_sesudah(self, request: HttpRequest, obj: Any) -> str:
        """The record, or the list when it has left the officer's sight."""
        if self.get_queryset(request).filter(pk=obj.pk).exists():
            return self.tautan("change", obj.pk)
        return self.tautan("changelist")
