"""Where a stakeholder reaches, to which units it is tied, what it cares about (4.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.saat import Saat
from organisasi.models import Isu, Jejak, Petugas, Unit, Wilayah
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat
from pemangku.inventaris.models import Kaitan, Pemangku
from pemangku.inventaris.pilihan import PIHAK, JenisKaitan
from pemangku.staf import boleh_catat

HARI = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _unit(form: KaitanForm) -> Any:
    tetap = Unit.objects.filter(pk=form.instance.unit_id)
    return Unit.objects.berjalan(timezone.localdate()) | tetap


# Fields that choose among rows, each with the rows there are for the form.
BARIS: Mapping[str, Callable[[Any], Any]] = {
    "wilayah": lambda _: Wilayah.objects.select_related("induk"),
    "unit": _unit,
}


class KaitanForm(forms.ModelForm):
    """A row of one of the lists; what a stored row is about is not changed any more."""

    use_required_attribute = False

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        # The key is made before the row is: what is stored has a day of its making.
        self.tersimpan = bool(self.instance.dibuat_pada)
        kolom: Any = self.fields
        for nama in BARIS.keys() & kolom.keys():
            kolom[nama].queryset = BARIS[nama](self)
        if self.tersimpan:
            for nama in {*PIHAK, "jenis", "mulai"} & kolom.keys():
                kolom[nama].disabled = True
        else:
            self.instance.dibuat_oleh = petugas
        if "wilayah" in kolom:
            self.instance.jenis = JenisKaitan.MELIPUTI


class KaitanUnitForm(KaitanForm):
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=[("", "---------")]
        + [(satu, JenisKaitan(satu).label) for satu in PIHAK["unit"]],
    )


class TandaiForm(forms.Form):
    isu = forms.ModelMultipleChoiceField(
        label="Isu yang diminati",
        queryset=Isu.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Yang disampaikannya ditulis dengan Catat hubungan.",
    )

    def __init__(self, *args: Any, pemangku: Pemangku, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = {nama: getattr(pemangku, nama).all() for nama in self.fields}
        kolom: Any = self.fields
        # What went out of use stays where it was said.
        kolom["isu"].queryset = (Isu.objects.aktif() | pemangku.isu.all()).distinct()


def _daftar(form: type[KaitanForm], kolom: str, **lain: Any) -> Any:
    return forms.inlineformset_factory(
        Pemangku,
        Kaitan,
        form=form,
        fk_name="pemangku",
        fields=kolom.split(),
        extra=1,
        widgets={"mulai": HARI, "selesai": HARI},
        **lain,
    )


# Its name in the form, title, and the rows; a tie to a unit ends.
DAFTAR = (
    (
        "wilayah",
        "Wilayah yang dijangkau",
        _daftar(
            KaitanForm,
            "wilayah catatan",
            labels={"catatan": "Dasar"},
            help_texts={
                "wilayah": "Wilayah yang benar-benar dijangkau, sampai kelurahan bila tahu.",
                "catatan": "Misalnya SK, atau keterangan ketuanya.",
            },
        ),
    ),
    (
        "unit",
        "Hubungan dengan unit",
        _daftar(KaitanUnitForm, "unit jenis mulai selesai catatan", can_delete=False),
    ),
)


@di_alamat("<path:object_id>/kaitan/", "kaitan", TULIS)
def kaitan_view(
    induk: PortalAdmin, request: HttpRequest, object_id: str
) -> HttpResponse:
    """All lists at once; of two officers the second waits for the row."""
    obj = induk.objek_atau_404(request, object_id)
    if not boleh_catat(request, obj) or obj.status == Pemangku.Status.TERGABUNG:
        raise PermissionDenied
    with transaction.atomic():
        kini = Pemangku.objects.select_for_update(of=("self",)).get(pk=obj.pk)
        tandai, daftar = _borang(request, kini)
        if request.method == "POST" and all(
            satu.is_valid() for satu in (tandai, *(fs for _, fs in daftar))
        ):
            _simpan(kini, tandai, [fs for _, fs in daftar], saat_dari(request))
            messages.success(request, "Wilayah dan kaitan tersimpan.")
            return HttpResponseRedirect(induk.tautan("change", obj.pk))
    return induk.halaman(
        request,
        "pemangku/meja/kaitan.html",
        title=f"Wilayah dan kaitan: {obj.nomor}",
        object=obj,
        tandai=tandai,
        daftar=daftar,
        salah=bool(tandai.errors) or any(fs.total_error_count() for _, fs in daftar),
    )


def _borang(request: HttpRequest, pemangku: Pemangku) -> tuple[TandaiForm, Any]:
    petugas = petugas_dari(request)
    isian = kiriman(request)
    kaitan = Kaitan.objects.select_related("wilayah__induk", "unit")
    daftar = [
        (
            judul,
            kelas(
                isian,
                instance=pemangku,
                queryset=kaitan.exclude(**{nama: None}),
                prefix=nama,
                form_kwargs={"petugas": petugas},
            ),
        )
        for nama, judul, kelas in DAFTAR
    ]
    return TandaiForm(isian, pemangku=pemangku), daftar


def _simpan(
    pemangku: Pemangku, tandai: TandaiForm, daftar: list[Any], saat: Saat
) -> None:
    lama = _potret(pemangku)
    for formset in daftar:
        formset.save()
    for nama, dipilih in tandai.cleaned_data.items():
        getattr(pemangku, nama).set(dipilih)
    baru = _potret(pemangku)
    if beda := [nama for nama in lama if lama[nama] != baru[nama]]:
        Jejak.objects.catat(
            pemangku,
            "ubah_kaitan",
            saat=saat,
            sebelum={nama: lama[nama] for nama in beda},
            sesudah={nama: baru[nama] for nama in beda},
        )


def _potret(pemangku: Pemangku) -> dict[str, str]:
    """All ties in short words, for the trail."""
    kaitan = list(pemangku.kaitan.select_related("wilayah__induk", "unit"))
    return {
        "wilayah": ", ".join(str(k) for k in kaitan if k.wilayah),
        "unit": ", ".join(
            f"{k}, {k.mulai} sampai {k.selesai or 'kini'}" for k in kaitan if k.unit
        ),
        "isu": ", ".join(map(str, pemangku.isu.all())),
    }
