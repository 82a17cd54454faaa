"""The page of a link: who asks what until when, and the answer, until it is accepted."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from organisasi.form_fields import BanyakBerkas, Borang, Teks
from organisasi.halaman.rahasia import halaman_pribadi, kiriman, tolak_rahasia
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import menerima_berkas, periksa_bersih
from organisasi.keterangan.actions import jawab_keterangan
from organisasi.keterangan.models import TERBUKA, BerkasKeterangan, PermintaanKeterangan
from organisasi.pribadi.perkara import berhasil
from organisasi.sandi import rapikan_kode, sidik

PANJANG_JAWABAN = 10_000


class JawabKeteranganForm(Borang):
    jawaban = Teks(
        label="Jawaban Anda",
        max_length=PANJANG_JAWABAN,
        wajib="Tulis jawabannya; bila ada di berkas, sebutkan berkas yang mana.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    berkas = BanyakBerkas(
        label="Berkas (boleh kosong, boleh beberapa)",
        terima=".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.csv",
        help_text="PDF, foto, Word, Excel, atau CSV. Jangan menyertakan data pribadi "
        "yang tidak diminta.",
    )
    buang = forms.ModelMultipleChoiceField(
        BerkasKeterangan.objects.none(),
        label="Hapus berkas yang keliru",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, permintaan: PermintaanKeterangan) -> None:
        super().__init__(*args)
        self.initial["jawaban"] = permintaan.jawaban
        kolom: Any = self.fields["buang"]
        kolom.queryset = permintaan.berkas.all()
        if not kolom.queryset:
            del self.fields["buang"]

    def clean_berkas(self) -> list[Any]:
        hasil = []
        for satu in self.cleaned_data["berkas"]:
            try:
                hasil.append((satu.name, periksa_bersih(satu)))
            except ValidationError as galat:
                kalimat = [f"{satu.name}: {teks}" for teks in galat.messages]
                self.add_error("berkas", ValidationError(kalimat))
        return hasil


@menerima_berkas
@halaman_pribadi(borang=True)
def keterangan(request: HttpRequest, kode: str) -> HttpResponse:
    kini = timezone.now()
    milik = PermintaanKeterangan.objects.filter(sidik_kode=sidik(rapikan_kode(kode)))
    p = milik.select_related("unit").prefetch_related("berkas").first()
    if p is None:
        tolak_rahasia(request, kini)
    terbuka = p.status in TERBUKA and p not in milik.lewat(kini)
    form = None
    if terbuka:
        form = JawabKeteranganForm(
            kiriman(request), request.FILES or None, permintaan=p
        )
        if berhasil(
            request, form, lambda **isi: jawab_keterangan(p, Saat(None, kini), **isi)
        ):
            return redirect("keterangan", kode)
    status = 400 if form and form.errors else 200
    isi = {"p": p, "form": form, "terbuka": terbuka}
    return render(request, "organisasi/keterangan/jawab.html", isi, status=status)
