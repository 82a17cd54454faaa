"""Buttons of the change page: each is one act of actions.py, shown when it is lawful."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from organisasi.alur.tindakan import DaftarTindakan, TindakanTerlarang
from organisasi.bahasa import gabung, tanggal
from organisasi.form_fields import Borang, Teks, tempelkan
from organisasi.kantor.izin import berwenang, petugas_dari, saat_dari, sebut
from organisasi.kantor.models import PenugasanQuerySet, Petugas, Unit
from organisasi.kantor.saat import Saat
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat, panjang
from organisasi.staf.kasus import alur, giliran, rupa
from organisasi.staf.riwayat import Peristiwa, dari_jejak, teks_nilai
from organisasi.teks import baca_toml

# Acts on a page with a form: what is unsaved there is kept, and the act waits for it

# Name of the buttons that send the form along with the act that is wanted.
MAKSUD = "_tindakan"
SIMPAN_DULU = "Ada isian yang belum disimpan. Tekan Simpan, lalu ulangi tindakannya."
TERTUTUP = (
    "Tindakan ini sedang tidak dapat dilakukan. Kembali ke halamannya untuk melihat "
    "langkah berikutnya."
)
_NAMA = re.compile(r"[-\w]+", re.ASCII)


def berisi_baru(form: forms.BaseForm) -> bool:
    """Whether something was typed that is not stored; the kind of line break is nothing."""
    return any(
        _baris(form.get_initial_for_field(form.fields[nama], nama))
        != _baris(form[nama].value())
        for nama in form.changed_data
        if nama != "edisi"
    )


def _baris(nilai: Any) -> Any:
    return nilai.splitlines() if isinstance(nilai, str) else [nilai]


class Bersimpan(PortalAdmin):
    """A list whose acts ask on a page of their own, once nothing is left unsaved."""

    def larangan(self, obj: Any, petugas: Petugas) -> str:  # noqa: ARG002 - for heirs
        """Why the officer may not edit the record as it stands; "" when allowed."""
        return ""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """While a form is sent, the form itself says no in words: nothing typed is lost."""
        boleh: bool = super().has_change_permission(request, obj)
        cocok = request.method == "POST" and request.resolver_match
        mengirim = cocok and cocok.url_name == self.nama_halaman("change")
        if not boleh or obj is None or mengirim:
            return boleh
        return not self.larangan(obj, petugas_dari(request))

    def borang(self, request: HttpRequest, obj: Any) -> str:
        """The id of the form that stands under the buttons; "" where there is none."""
        boleh = self.has_change_permission(request, obj)
        return f"{self.opts.model_name}_form" if boleh else ""

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        nama = request.POST.get(MAKSUD, "")
        if nama:
            if not _NAMA.fullmatch(nama):
                raise Http404
            obj = self.objek_atau_404(request, object_id)
            if not self._belum_simpan(request, obj):
                return HttpResponseRedirect(self.tautan("tindakan", obj.pk, nama))
            # Kept with the request, whose class knows no such thing.
            request.simpan_dulu = True  # type: ignore[attr-defined]
        return super().change_view(request, object_id, form_url, extra_context)

    def _belum_simpan(self, request: HttpRequest, obj: Any) -> bool:
        kelas = self.get_form(request, obj, change=True)
        form = kelas(request.POST, request.FILES, instance=obj)
        kumpulan, _ = self._create_formsets(request, obj, change=True)  # type: ignore[attr-defined]
        semua = [form, *(satu for formset in kumpulan for satu in formset.forms)]
        return any(berisi_baru(satu) for satu in semua)

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        dasar: Any = super().get_form(request, obj, **kwargs)
        dasar.larangan = self.larangan(obj, petugas_dari(request)) if obj else ""
        if not hasattr(request, "simpan_dulu"):
            return dasar

        class Menahan(dasar):
            def clean(self) -> Any:
                isi = super().clean()
                self.add_error(None, SIMPAN_DULU)
                return isi

        return Menahan


# Buttons and the pages that ask before an act

PANJANG_TEKS = 300
# Names of the buttons under a preview: do it, or change what was typed.
YAKIN, UBAH = "yakin", "ubah"
DALAM = "Catatan dalam: hanya dibaca petugas."
LANJUT = '{} <a href="{}">Buka yang berikutnya</a>'
PUBLIK = "Dibaca publik. Tulis satu kalimat yang mudah dipahami."


@dataclass(frozen=True, slots=True)
class Tombol:
    """One act as its page shows it: what it does, asks and says.

    Name, label, right and status are those of ``tindakan``; ``bila`` is what else must
    hold for it to be open. The cleaned data of ``form`` go to ``lakukan`` by name. What
    ``lakukan`` returns is shown next when it is a record of this list, else the record
    itself. ``akibat`` says line by line what will happen; ``pratinjau`` says
    it of what was typed, on a page of its own before it is done; where it says nothing, it
    is done at once. ``halangan`` says why this
    officer may not do an open act now, with the sentence the act itself refuses with: the
    page then shows the sentence and no button. ``berhasil`` may read
    from what the act returned what it did. ``unit`` are the units
    the permission may be held for; without it the unit of the record counts.
    """

    tindakan: DaftarTindakan
    lakukan: Callable[..., object]
    _: KW_ONLY
    berhasil: str | Callable[[Any], str]
    penjelasan: str = ""
    bila: Callable[[Any], bool] = lambda _obj: True
    bahaya: bool = False
    form: Callable[[Any], type[TindakanForm] | None] = lambda _obj: None
    akibat: Callable[[Any], Sequence[str]] = lambda _obj: ()
    judul_akibat: str = "Yang akan terjadi"
    pratinjau: Callable[[Any, dict[str, Any]], Sequence[str]] | None = None
    unit: Callable[[Any], Iterable[Unit]] | None = None
    halangan: Callable[[Any, Petugas], str] | None = None
    # The same where the answer is dear: asked on the act's page, not for each button.
    halangan_akhir: Callable[[Any, Petugas], str] | None = None
    # For whom it makes sense; to others it is not shown, whatever they may.
    untuk: Callable[[Any, Petugas], bool] = lambda _obj, _petugas: True
    # Of a second pair of eyes: who could do it, said to all who cannot.
    orang_kedua: Callable[[Any], PenugasanQuerySet] | None = None

    @property
    def nama(self) -> str:
        return self.tindakan.value

    @property
    def label(self) -> str:
        return self.tindakan.label

    @property
    def izin(self) -> str:
        return self.tindakan.izin

    def boleh(self, obj: Any) -> bool:
        dari = self.tindakan.dari
        return (not dari or obj.status in dari) and self.bila(obj)

    def sebab(self, obj: Any, petugas: Petugas) -> str:
        """Why the officer may not do it to ``obj`` now; "" when nothing is in the way."""
        return self.halangan(obj, petugas) if self.halangan else ""

    def tertutup(self, obj: Any, petugas: Petugas) -> str:
        """Why pressing it does nothing; "" when it may be done."""
        if not self.boleh(obj):
            return TERTUTUP
        akhir = self.halangan_akhir or (lambda _obj, _petugas: "")
        return self.sebab(obj, petugas) or akhir(obj, petugas)

    def tekan(self, obj: Any, saat: Saat, **isi: Any) -> object:
        """Do it. A hidden button is closed: of what is sent by hand nothing stays.

        The act itself says best why not; only where it would have gone through, the
        sentence of the page stands. Raises TindakanTerlarang.
        """
        if sebab := self.tertutup(obj, saat.oleh):
            with transaction.atomic():
                self.lakukan(obj, saat=saat, **isi)
                raise TindakanTerlarang(sebab)
        return self.lakukan(obj, saat=saat, **isi)


def penyusun_tombol(
    berkas: str, bagian: str, **kata: Callable[[Any], object]
) -> Callable[..., Tombol]:
    """Makes buttons whose words stand in ``bagian`` of a TOML file, under their act.

    ``kata`` gives what stands in {braces} in the lines of ``akibat``, from the record.
    """
    semua = baca_toml(berkas)[bagian]

    def isi(baris: str, obj: Any) -> str:
        ada = {nama: dari for nama, dari in kata.items() if f"{{{nama}}}" in baris}
        return baris.format_map({nama: dari(obj) for nama, dari in ada.items()})

    def susun(tindakan: DaftarTindakan, lakukan: Any, **lain: Any) -> Tombol:
        tulisan = dict(semua[tindakan])
        if akibat := tulisan.pop("akibat", ()):
            lain["akibat"] = lambda obj: [isi(satu, obj) for satu in akibat]
        return Tombol(tindakan, lakukan, **tulisan, **lain)

    return susun


def tautan_tombol(nama: str, label: str, alamat: str) -> dict[str, Any]:
    """A button that leads to a page of its own."""
    dasar = {"nama": nama, "label": label, "alamat": alamat}
    return dasar | {"bertanya": True, "bahaya": False}


def teks_isian(kolom: forms.BoundField) -> str:
    """What was typed or chosen, as it is read."""
    pilihan = dict(getattr(kolom.field, "choices", ()))
    nilai = kolom.value()
    if isinstance(kolom.field, forms.DateField) and (
        hari := kolom.field.to_python(nilai)
    ):
        return tanggal(hari)
    return str(pilihan.get(nilai, nilai))


class TindakanForm(Borang):
    # A template that shows what is decided on; it reads the form.
    peragaan: ClassVar[str] = ""
    # The label of a search among what may be chosen; its words come as ``cari``.
    pencarian: ClassVar[str] = ""
    # Fields that narrow what may be chosen, beside the search; the address carries them.
    saringan: ClassVar[tuple[str, ...]] = ()
    # Whether it is asked once for all ticked rows.
    sekali: ClassVar[bool] = False
    # Fields that choose among rows, each with the rows there are for record and officer.
    baris_untuk: ClassVar[tuple[tuple[str, Callable[[Any, Petugas], Any]], ...]] = ()
    # Fields that begin with what the record has stored.
    semula: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, berkas: Any, petugas: Petugas, **lain: Any) -> None:
        self.berkas, self.petugas = berkas, petugas
        super().__init__(*args, **lain)
        kolom: Any = self.fields
        for nama, baris in self.baris_untuk:
            kolom[nama].queryset = baris(berkas, petugas)
        if self.semula:
            self.initial = {**forms.model_to_dict(berkas, self.semula), **self.initial}


class SatuTeksForm(TindakanForm):
    sekali = True

    def clean(self) -> dict[str, Any]:
        return {"alasan": self.cleaned_data.get("teks", "")}


def form_teks(
    nama: str,
    label: str,
    wajib: str,
    *,
    bantuan: str = "",
    baris: int = 3,
    maks: int = 1000,
    sekali: bool = False,
) -> type[TindakanForm]:
    """The form of an act that asks for nothing but one text, its argument ``nama``."""
    isi: dict[str, Any] = {"widget": panjang(baris), "help_text": bantuan}
    kolom = Teks(label=label, max_length=maks, wajib=wajib, **isi)
    return type("TeksForm", (TindakanForm,), {nama: kolom, "sekali": sekali})


def tanya(label: str, pembaca: str) -> Callable[[Any], type[TindakanForm]]:
    """The form of an act that asks one text, its ``alasan``; ``pembaca`` reads it."""
    teks = forms.CharField(
        label=label, help_text=pembaca, max_length=PANJANG_TEKS, widget=panjang(3)
    )
    kelas: type[TindakanForm] = type("TanyaForm", (SatuTeksForm,), {"teks": teks})
    return lambda _obj: kelas


class Bertombol(Bersimpan):
    tombol: ClassVar[tuple[Tombol, ...]] = ()
    # Acts that take one text (``isi``), written below the case: each with its reader.
    tulis: ClassVar[Sequence[tuple[str, str]]] = ()

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """Whether the officer holds the permission for the unit of the record."""
        if not request.user.has_perm(tombol.izin):
            return False
        if not tombol.untuk(obj, petugas_dari(request)):
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
                    sejak = getattr(obj, "status_sejak", None)
                    tunggu = sejak and f"Diminta sejak {tanggal(localdate(sejak))}."
                    siapa = sebut(
                        t.orang_kedua(obj), awal="Dapat disetujui oleh", izin=t.izin
                    )
                    sebab = " ".join(filter(None, (sebab, tunggu, siapa)))
                hasil[sebab].append(t.label)
        return [(gabung(label), sebab) for sebab, label in hasil.items() if sebab]

    def tombol_untuk(self, request: HttpRequest, obj: Any) -> list[dict[str, Any]]:
        borang = self.borang(request, obj)
        petugas = petugas_dari(request)
        return [
            {
                "nama": t.nama,
                "borang": borang,
                "label": t.label,
                "alamat": self.tautan("tindakan", obj.pk, t.nama),
                "bertanya": bool(t.penjelasan or t.form(obj) or t.akibat(obj)),
                "bahaya": t.bahaya,
            }
            for t in self.tombol
            if t.boleh(obj)
            and self.boleh_tombol(request, t, obj)
            and not t.sebab(obj, petugas)
        ]

    def kasus(self, request: HttpRequest, obj: Any) -> dict[str, Any]:  # noqa: ARG002 - for heirs
        """What stands on the page of a case and beside each of its acts.

        ``title``: what is asked; ``nomor``: number, who and how, masked; ``status``: word
        and mark; ``posisi``: where it stands; ``teks``: the template with what was written.
        """
        return {}

    def _kasus(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        isi = self.kasus(request, obj)
        if isi and hasattr(obj, "get_status_display"):
            isi.setdefault("status", (obj.get_status_display(), rupa(obj.status)))
        return isi

    def kotak(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """The rest of the page: its acts, its sections, and the advice (``anjuran``)."""
        return {"tombol": self.tombol_untuk(request, obj)}

    def kejadian(self, obj: Any) -> list[Peristiwa]:
        """The entries of its timeline, in any order."""
        return dari_jejak(obj)

    def _meja(
        self, request: HttpRequest, obj: Any, isi: Mapping[str, Any]
    ) -> dict[str, Any]:
        semua, anjuran = isi.get("tombol", ()), isi.get("anjuran")
        unit = self.unit_dari(obj) if anjuran else None
        tulis = [(t, k) for nama, k in self.tulis for t in semua if t["nama"] == nama]
        lain = [t for t in semua if t["nama"] not in dict(self.tulis)]
        hasil = giliran(petugas_dari(request), anjuran, lain, unit)
        # A page with a template of its own says all of a record that is only read.
        hasil["sendiri"] = self.change_form_template != Bersimpan.change_form_template
        hasil["terhalang"] = self.terhalang(request, obj)
        hasil["tulis"] = tulis
        if semua or hasil["terhalang"] or isi.keys() > {"tombol"}:
            hasil |= alur(self.kejadian(obj), request.GET.get("alur", ""))
        return hasil

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """A page that is only read asks for its record once."""
        kunci = f"_{self.opts.label_lower}:{object_id}"
        if request.method == "POST" or not hasattr(request, kunci):
            setattr(request, kunci, super().get_object(request, object_id, from_field))
        return getattr(request, kunci)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        obj = self.objek_atau_404(request, object_id)
        isi = {**self._kasus(request, obj), **self.kotak(request, obj)}
        konteks = {
            # A page with a title of its own needs no second one.
            **({"subtitle": None} if "title" in isi else {}),
            **self._meja(request, obj, isi),
            **isi,
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, konteks)

    @di_alamat("<path:object_id>/tindakan/<slug:nama>/", "tindakan", TULIS)
    def tindakan_view(
        self, request: HttpRequest, object_id: str, nama: str
    ) -> HttpResponse:
        obj = self.objek_atau_404(request, object_id)
        # The box below a case says with the text for whom it is.
        nama = request.POST.get("_untuk", nama)
        tombol = next((t for t in self.tombol if t.nama == nama), None)
        if tombol is None:
            raise Http404
        if not self.boleh_tombol(request, tombol, obj):
            raise PermissionDenied
        form = self._form_tindakan(request, tombol, obj)
        lihat, terbuka = False, True
        if request.method == "POST" and (form is None or form.is_valid()):
            # No preview of what the act will refuse: it says why, over the form.
            lihat = bool(
                tombol.pratinjau
                and YAKIN not in request.POST
                and not tombol.tertutup(obj, petugas_dari(request))
                and tombol.pratinjau(obj, form.cleaned_data if form else {})
            )
            if not lihat:
                jawaban = self._lakukan(request, tombol, obj, form)
                if jawaban is not None:
                    return jawaban
                obj, terbuka = self.baca_ulang(request, obj)
        return self.halaman(
            request,
            "organisasi/staf/tindakan.html",
            kasus=self._kasus(request, obj),
            alamat=self.tautan("tindakan", obj.pk, nama),
            title=f"{tombol.label}: {obj}",
            penjelasan=tombol.penjelasan,
            akibat=tombol.akibat(obj),
            judul_akibat=tombol.judul_akibat,
            tertutup=tombol.tertutup(obj, petugas_dari(request))
            if terbuka
            else TERTUTUP,
            form=form,
            object=obj,
            tombol=tombol.label,
            bahaya=tombol.bahaya,
            **self._pratinjau(request, tombol, obj, form if lihat else None),
        )

    @staticmethod
    def _pratinjau(
        request: HttpRequest, tombol: Tombol, obj: Any, form: forms.Form | None
    ) -> dict[str, Any]:
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
        isi = (request.POST, request.FILES) if request.method == "POST" else ()
        if kelas := tombol.form(obj):
            awal = {n: request.GET.get(n, "") for n in ("cari", *kelas.saringan)}
            return kelas(*isi, initial=awal, berkas=obj, petugas=petugas_dari(request))
        return None

    def _lakukan(
        self, request: HttpRequest, tombol: Tombol, obj: Any, form: forms.Form | None
    ) -> HttpResponse | None:
        """Run the act; what the law or a faster colleague forbids is said in words.

        What is wrong with one field is said beside it.
        Over the form of the act, whatever the record has become, so that nothing typed
        is lost (None); where nothing was asked, above the record.
        """
        isi = form.cleaned_data if form else {}
        try:
            hasil = tombol.tekan(obj, saat_dari(request), **isi)
        except (TindakanTerlarang, ValidationError) as galat:
            if not isinstance(galat, ValidationError):
                galat = ValidationError(str(galat))
            if form is not None:
                tempelkan(form, galat)
                return None
            messages.error(request, " ".join(galat.messages))
            hasil = obj
        else:
            kabar = tombol.berhasil
            kalimat = kabar if isinstance(kabar, str) else kabar(hasil)
            sudah = quote(self.tautan("change", obj.pk), safe="")
            lanjut = f"{reverse('admin:berikutnya')}?sesudah={sudah}"
            messages.success(request, format_html(LANJUT, kalimat, lanjut))
        sesudah = hasil if isinstance(hasil, type(obj)) else obj
        return HttpResponseRedirect(self.alamat_sesudah(request, sesudah))

    def alamat_sesudah(self, request: HttpRequest, obj: Any) -> str:
        if self.get_queryset(request).filter(pk=obj.pk).exists():
            return self.tautan("change", obj.pk)
        return self.tautan("changelist")


# Acts by which an officer vouches: the page shows for what, and for nothing else

BERUBAH = (
    "Belum dilakukan karena isinya berubah sejak halaman ini dibuka. Baca lagi "
    "isinya, lalu tekan sekali lagi."
)


class BertandaForm(TindakanForm):
    """Carries the mark of what its page shows; where that has changed, it is shown anew."""

    tanda: ClassVar[str]

    def tanda_kini(self) -> Any:
        """The mark of what is stored now."""
        raise NotImplementedError  # abstract: an edition, a hash

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields[self.tanda].initial = self.tanda_kini()

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        kini = self.fields[self.tanda].initial
        if isi.get(self.tanda) != kini:
            self.add_error(None, BERUBAH)
            lama: Any = self.data
            kiriman = lama.copy()
            kiriman[self.add_prefix(self.tanda)] = kini
            self.data = kiriman
        return isi


class MenjaminForm(BertandaForm):
    """Shows a record as it is stored, with its edition."""

    tanda = "edisi"
    peragaan: ClassVar[str] = "organisasi/staf/menjamin.html"
    edisi = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def tanda_kini(self) -> int:
        """The edition, raised at every save."""
        edisi: int = self.berkas.edisi
        return edisi

    @property
    def rincian(self) -> Sequence[tuple[str, str]]:
        """All that an officer can type, as it is stored; without what is empty."""
        meta = self.berkas._meta
        semua_kolom = (*meta.fields, *meta.many_to_many)
        kolom = [k for k in semua_kolom if k.editable and not k.primary_key]
        semua = [(str(k.verbose_name), self._nilai(k)) for k in kolom]
        return [(nama, nilai) for nama, nilai in semua if nilai]

    def _nilai(self, kolom: Any) -> str:
        if kolom.many_to_many:
            return ", ".join(
                str(satu) for satu in getattr(self.berkas, kolom.name).all()
            )
        if kolom.choices:
            return str(getattr(self.berkas, f"get_{kolom.name}_display")())
        nilai = getattr(self.berkas, kolom.name)
        return "" if nilai is None else teks_nilai(nilai)

    @property
    def lampiran(self) -> Sequence[str]:
        return ()


def dijamin(tindakan: Callable[..., Any]) -> Callable[..., Any]:
    """``tindakan`` on the edition that was shown; without one, on what is stored.

    Raises TindakanTerlarang when another was saved since, decided under the row's lock.
    """

    @transaction.atomic
    def jalan(obj: models.Model, *, edisi: int | None = None, **isi: Any) -> Any:
        if edisi is not None:
            model: Any = type(obj)
            kunci = model.objects.select_for_update(of=("self",)).filter(pk=obj.pk)
            if not kunci.filter(edisi=edisi).exists():
                raise TindakanTerlarang(BERUBAH)
        return tindakan(obj, **isi)

    return jalan
