"""Opening guarded data in the admin: with a reason, noted, shown once, kept by nobody."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import saat_dari
from organisasi.pribadi.actions import PANJANG_ALASAN, buka_data
from organisasi.sandi import kata_nama, sidik_kata
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat

ALASAN_TERPENDEK = 8
# So many whose words have the same hash are opened and compared, the newest first.
CALON_MAKS = 300
DICARI = "pencarian nama"


class BukaForm(forms.Form):
    alasan = forms.CharField(
        label="Tujuan membuka data",
        min_length=ALASAN_TERPENDEK,
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Contoh: “Menelepon pemohon karena berkasnya kurang.” Tercatat "
        "dengan nama Anda; pemilik data dapat membacanya.",
    )
    berkas = forms.IntegerField(required=False, widget=forms.HiddenInput)


class BukaIdentitas(PortalAdmin):
    """Mix in before the list's own class: one more page, "Lihat identitas".

    Set ``izin_buka``; say in ``data_terjaga`` what is shown, in ``berkas_terjaga`` which
    papers (rows with ``isi`` and ``tipe``), in ``halangan_buka`` why not; a button
    leads to ``alamat_buka``. Each opening leaves a line in AksesDataPribadi.
    """

    izin_buka: ClassVar[str] = ""
    kolom_buka: ClassVar[str] = "identitas"
    label_buka: ClassVar[str] = "Lihat identitas"
    # The column that leads to who it is, where he can be searched for.
    jalan_orang: ClassVar[str] = ""

    def data_terjaga(self, obj: Any) -> Sequence[tuple[str, str]]:
        raise NotImplementedError  # abstract: each list says which data

    def berkas_terjaga(self, obj: Any) -> Sequence[Any]:  # noqa: ARG002 - for heirs
        return ()

    def halangan_buka(self, request: HttpRequest, obj: Any) -> str:  # noqa: ARG002 - for heirs
        return ""

    def boleh_buka(self, request: HttpRequest, obj: Any) -> bool:
        return request.user.has_perm(self.izin_buka) and self.berwenang(
            request, self.izin_buka, obj
        )

    def cap_orang(self, teks: str) -> Q:  # noqa: ARG002 - for heirs
        """Whom a number of his names; where none is kept as a hash, nobody."""
        return Q(pk__in=())

    def cari_orang(
        self, request: HttpRequest, dicari: str, *, banyak: int, alasan: str
    ) -> list[Any]:
        """Records of who bears these words, or this number; each is noted as opened.

        Only those that the officer may open: who is found here is named.
        """
        kata = set[str]() if re.search(r"\d", dicari) else kata_nama(dicari)
        orang: Any = self.opts.get_field(self.jalan_orang).related_model
        label = orang._meta.label_lower
        cap = {f"{self.jalan_orang}__sidik_nama__contains": sidik_kata(label, dicari)}
        semua = self.get_queryset(request).order_by("-pk")
        calon = semua.filter(Q(**cap) if kata else self.cap_orang(dicari))
        ketemu = (
            satu
            for satu in calon[:CALON_MAKS]
            if kata <= kata_nama(getattr(satu, self.jalan_orang).semua_nama)
            and self.boleh_buka(request, satu)
            and not self.halangan_buka(request, satu)
        )
        hasil = list(islice(ketemu, banyak + 1))
        for satu in hasil[:banyak]:
            buka_data(satu, saat_dari(request), kolom=DICARI, alasan=alasan)
        return hasil

    def alamat_buka(self, obj: Any) -> str:
        return self.tautan("buka", obj.pk)

    @di_alamat("<path:object_id>/identitas/", "buka", TULIS)
    def buka_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        obj = self.objek_atau_404(request, object_id)
        if not self.boleh_buka(request, obj):
            raise PermissionDenied
        halangan = self.halangan_buka(request, obj)
        form = BukaForm(request.POST or None)
        terbuka = not halangan and request.method == "POST" and form.is_valid()
        jawab = (
            self._terbuka(request, obj, form)
            if terbuka
            else self._halaman(request, obj, form=form, halangan=halangan)
        )
        jawab["Cache-Control"] = "no-store, private"
        jawab["Referrer-Policy"] = "same-origin"
        return jawab

    def _terbuka(
        self, request: HttpRequest, obj: Any, form: BukaForm
    ) -> HttpResponseBase:
        alasan, pk = form.cleaned_data["alasan"], form.cleaned_data["berkas"]
        semua = self.berkas_terjaga(obj)
        berkas = next((b for b in semua if b.pk == pk), None)
        if pk is not None and berkas is None:
            raise Http404
        buka_data(
            obj,
            saat_dari(request),
            kolom=f"berkas: {berkas}"[:100] if berkas else self.kolom_buka,
            alasan=alasan,
        )
        if berkas:
            nama = f"{berkas}.{str(berkas.isi.name).rpartition('.')[2]}"
            return unduhan(berkas.isi, nama=nama, tipe=berkas.tipe)
        return self._halaman(
            request, obj, data=self.data_terjaga(obj), berkas=semua, alasan=alasan
        )

    def _halaman(self, request: HttpRequest, obj: Any, **lain: Any) -> TemplateResponse:
        return self.halaman(
            request,
            "organisasi/staf/buka.html",
            title=f"{self.label_buka}: {obj}",
            object=obj,
            tombol=self.label_buka,
            **lain,
        )
