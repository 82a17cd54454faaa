"""Where a stakeholder reaches, whom it is tied to, what it cares about: one page (4.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.saat import Saat
from organisasi.models import Isu, Jejak, Petugas, Unit, Wilayah
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat, panjang
from pemangku.inventaris.models import JenisPemangku, Kaitan, Pemangku
from pemangku.inventaris.pilihan import PIHAK, JenisKaitan, SumberData
from pemangku.kunjungan.actions import TERLALU_PENDEK, catat_minat
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.kunjungan.models import URAIAN_MIN, Kegiatan, Minat
from pemangku.staf import NomorField, boleh_catat

JENIS_MAKS = 3
# By import and by a personal link nobody writes here.
SUMBER = (
    *(SumberData.OPERATOR, SumberData.LAPANGAN),
    *(SumberData.DOKUMEN, SumberData.WEB_RESMI),
)
HARI = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _unit(form: KaitanForm) -> Any:
    tetap = Unit.objects.filter(pk=form.instance.unit_id)
    return Unit.objects.berjalan(timezone.localdate()) | tetap


def _kegiatan(form: KaitanForm) -> Any:
    hadir = Kehadiran.objects.sah().filter(pemangku=form.pemangku)
    semua = Kegiatan.objects.untuk(form.petugas).terlaksana()
    return semua.filter(pk__in=hadir.values("kegiatan")).order_by("-mulai")


# Fields that choose among rows, each with the rows there are for the form.
BARIS: Mapping[str, Callable[[Any], Any]] = {
    "wilayah": lambda _: Wilayah.objects.select_related("induk"),
    "unit": _unit,
    "ke": lambda form: Pemangku.objects.untuk(form.petugas),
    "isu": lambda _: Isu.objects.aktif(),
    "kegiatan": _kegiatan,
}


class KaitanForm(forms.ModelForm):
    """A row of one of the lists; what a stored row is about is not changed any more."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, pemangku: Pemangku, petugas: Petugas, **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        self.pemangku, self.petugas = pemangku, petugas
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


def _jenis(pihak: str) -> forms.ChoiceField:
    semua = [(satu, JenisKaitan(satu).label) for satu in PIHAK[pihak]]
    return forms.ChoiceField(label="Jenis", choices=[("", "---------"), *semua])


class KaitanUnitForm(KaitanForm):
    jenis = _jenis("unit")


class KaitanPemangkuForm(KaitanForm):
    jenis = _jenis("ke")
    ke = NomorField("Nomor pemangku yang lain")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if self.tersimpan:
            self.initial["ke"] = self.instance.ke


class MinatForm(KaitanForm):
    """Words are only added; the last one on a topic counts."""

    sumber = forms.ChoiceField(
        label="Diketahui dari",
        choices=[(s.value, s.label) for s in SUMBER],
        initial=SumberData.OPERATOR,
    )

    class Meta:
        model = Minat
        fields = ("isu", "uraian", "sikap", "sumber", "kegiatan")
        labels = {
            "uraian": "Apa minatnya",
            "sikap": "Sikapnya",
            "kegiatan": "Disampaikan di kegiatan",
        }
        help_texts = {
            "uraian": "Tulis kepentingannya, bukan pribadinya. Hanya dibaca petugas."
        }
        widgets = {"uraian": panjang(3), "sikap": forms.RadioSelect}

    def clean_uraian(self) -> str:
        uraian = " ".join(self.cleaned_data["uraian"].split())
        if len(uraian) < URAIAN_MIN:
            raise ValidationError(TERLALU_PENDEK)
        return uraian


class TandaiForm(forms.Form):
    jenis_tambahan = forms.ModelMultipleChoiceField(
        label=f"Juga sebagai (paling banyak {JENIS_MAKS})",
        queryset=JenisPemangku.objects.aktif(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, pemangku: Pemangku, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = {"jenis_tambahan": pemangku.jenis_tambahan.all()}
        kolom: Any = self.fields["jenis_tambahan"]
        kolom.queryset = kolom.queryset.exclude(pk=pemangku.jenis_id)

    def clean_jenis_tambahan(self) -> Any:
        pilihan = self.cleaned_data["jenis_tambahan"]
        if len(pilihan) > JENIS_MAKS:
            raise ValidationError(f"Paling banyak {JENIS_MAKS} jenis tambahan.")
        return pilihan


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


# Its name in the form, title, and the rows; a tie to a unit ends, a word stays.
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
    ("ke", "Hubungan dengan pemangku lain", _daftar(KaitanPemangkuForm, "jenis ke")),
    (
        "minat",
        "Minat baru",
        forms.inlineformset_factory(
            Pemangku, Minat, form=MinatForm, extra=1, can_delete=False
        ),
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
    terlihat = Pemangku.objects.untuk(petugas).order_by().values("pk")
    semua = Kaitan.objects.select_related(
        "wilayah__induk", "unit", "ke__jenis", "ke__wilayah__induk"
    )
    kaitan: Any = semua.filter(Q(ke=None) | Q(ke__in=terlihat))
    # Of words only new ones are asked.
    tiada = Minat.objects.none()
    daftar = [
        (
            judul,
            kelas(
                isian,
                instance=pemangku,
                queryset=kaitan.exclude(**{nama: None}) if nama in PIHAK else tiada,
                prefix=nama,
                form_kwargs={"pemangku": pemangku, "petugas": petugas},
            ),
        )
        for nama, judul, kelas in DAFTAR
    ]
    return TandaiForm(isian, pemangku=pemangku), daftar


def _simpan(
    pemangku: Pemangku, tandai: TandaiForm, daftar: list[Any], saat: Saat
) -> None:
    lama = _potret(pemangku)
    *baris, minat = daftar
    for formset in baris:
        formset.save()
    for form in minat.forms:
        if form.has_changed():
            isi = {nama: form.cleaned_data[nama] for nama in MinatForm.Meta.fields}
            catat_minat(pemangku, saat, **isi)
    pemangku.jenis_tambahan.set(tandai.cleaned_data["jenis_tambahan"])
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
    """All ties in short words, for the trail; others by number, never by name."""
    kaitan = list(pemangku.kaitan.select_related("wilayah__induk", "unit", "ke"))
    return {
        "wilayah": ", ".join(str(k) for k in kaitan if k.wilayah),
        "unit": ", ".join(
            f"{k}, {k.mulai} sampai {k.selesai or 'kini'}" for k in kaitan if k.unit
        ),
        "pemangku": ", ".join(
            f"{k.get_jenis_display()} {k.ke.nomor}" for k in kaitan if k.ke
        ),
        "jenis_tambahan": ", ".join(map(str, pemangku.jenis_tambahan.all())),
    }
