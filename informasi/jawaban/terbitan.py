"""Publishing for everybody what one citizen was given.

The draft takes the files of the answer and leaves the applicant out. Who made it knows
the case; so another officer must look whether a name, a number or a signature is left
before anybody can read it.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from informasi.jawaban.models import MEMBERI, BerkasJawaban, ButirJawaban
from informasi.katalog.actions import susun_dokumen, unggah_berkas
from informasi.katalog.models import DokumenInformasi, Klasifikasi
from informasi.katalog.tombol import KolomPrivasi
from organisasi.alur.tindakan import TindakanTerlarang, pastikan
from organisasi.kantor.izin import berwenang, petugas_dari, saat_dari
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import Jejak
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat, panjang, pendek
from organisasi.staf.tombol import TERTUTUP


def halangan_jadikan(butir: ButirJawaban) -> str:
    if butir.jawaban.terbit_pada is None or butir.putusan not in MEMBERI:
        return "Hanya yang sudah diberikan kepada pemohon dapat dijadikan informasi publik."
    if butir.terbitan_id:
        return "Sudah ada rancangan informasi dari dokumen ini."
    return ""


@transaction.atomic
def jadikan_informasi(
    butir: ButirJawaban, dokumen: DokumenInformasi, saat: Saat
) -> DokumenInformasi:
    """Save ``dokumen`` (unsaved) as a draft made from ``butir``, with copies of its files.

    Nothing of the applicant goes with it: no number, no name, no wording of the request.
    Raises TindakanTerlarang for what was not given, not sent, or is a draft already.
    """
    terkunci = (
        ButirJawaban.objects.select_for_update(of=("self",))
        .select_related("jawaban__permohonan", "unit")
        .get(pk=butir.pk)
    )
    pastikan(halangan_jadikan(terkunci))
    dokumen.unit = terkunci.unit
    permohonan = terkunci.jawaban.permohonan
    susun_dokumen(dokumen, saat)
    for berkas in terkunci.berkas.all():
        unggah_berkas(dokumen, saat, unggahan=_salin(berkas), judul=berkas.judul)
    terkunci.terbitan = dokumen
    terkunci.save(update_fields=("terbitan",))
    Jejak.objects.catat(
        permohonan,
        "jadikan_informasi",
        saat=saat,
        catatan=f"{terkunci.judul}: rancangan {dokumen.nomor}",
    )
    return dokumen


def _salin(berkas: BerkasJawaban) -> Unggahan:
    with berkas.isi.open("rb") as isi:
        # What is stored needs only a name and chunks, which both kinds of file have.
        salinan: UploadedFile = ContentFile(isi.read(), name=f"berkas.{berkas.jenis}")  # type: ignore[assignment]
    return Unggahan(berkas.jenis, berkas.tipe, berkas.ukuran, berkas.sha256, salinan)


# The page that makes a draft of the catalogue from an answer

SUSUN = "informasi.add_dokumeninformasi"
TERBUKA = (Klasifikasi.SETIAP_SAAT, Klasifikasi.BERKALA)


class TerbitanForm(forms.ModelForm):
    klasifikasi = forms.ChoiceField(
        choices=[(k.value, k.label) for k in TERBUKA],
        help_text="Setiap saat: ada bila diminta. Berkala: dimutakhirkan paling lama tiap "
        "6 bulan.",
    )
    privasi = KolomPrivasi()

    class Meta:
        model = DokumenInformasi
        fields = (
            "judul",
            "ringkasan",
            "klasifikasi",
            "penanggung_jawab",
            "waktu_pembuatan",
        )
        widgets = {
            "judul": pendek(),
            "ringkasan": panjang(3),
            "penanggung_jawab": pendek(),
            "waktu_pembuatan": pendek(),
        }

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.use_required_attribute = False


class Berterbitan(PortalAdmin):
    @di_alamat("<int:pk>/terbitan/<int:butir_pk>/", "terbitan", TULIS)
    def terbitan_view(
        self, request: HttpRequest, pk: int, butir_pk: int
    ) -> HttpResponse:
        permohonan = self.objek_atau_404(request, str(pk))
        milik = ButirJawaban.objects.filter(jawaban__permohonan=permohonan)
        butir = get_object_or_404(
            milik.select_related("unit__induk", "jawaban"), pk=butir_pk
        )
        if not berwenang(petugas_dari(request), SUSUN, butir.unit):
            raise PermissionDenied
        isi = request.POST if request.method == "POST" else None
        form = TerbitanForm(isi, initial={"judul": butir.judul})
        halangan = halangan_jadikan(butir)
        if form.is_valid():
            if jawab := self._jadikan(request, butir, form):
                return jawab
            halangan = TERTUTUP if halangan else ""
        return self.halaman(
            request,
            "organisasi/staf/tindakan.html",
            title=f"Jadikan informasi publik: {butir}",
            penjelasan="Portal menyalin berkasnya ke rancangan informasi baru. Nomor "
            "dan pemohonnya tidak ikut.",
            akibat=[
                "Rancangan dibuat atas nama unit Anda; belum terbaca publik.",
                "Petugas lain memeriksa privasinya sekali lagi, lalu terbit seperti biasa.",
            ],
            tertutup=halangan,
            form=form,
            object=permohonan,
            tombol="Buat rancangan",
        )

    def _jadikan(
        self, request: HttpRequest, butir: ButirJawaban, form: TerbitanForm
    ) -> HttpResponse | None:
        try:
            dokumen = jadikan_informasi(butir, form.instance, saat_dari(request))
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        messages.success(
            request, f"Rancangan {dokumen.nomor} dibuat. Petugas lain memeriksanya."
        )
        return HttpResponseRedirect(
            reverse("admin:informasi_dokumeninformasi_change", args=(dokumen.pk,))
        )
