"""What the staff lists of requests and objections share: register, identity, letters.

Each opening of a letter is noted.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from informasi.jawaban.models import BerkasJawaban
from informasi.keberatan.models import IZIN_TANGGAPI
from informasi.pemohon.actions import KOLOM, halangan_buka
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import (
    BERHADAPAN,
    IZIN_CATAT,
    IZIN_IDENTITAS,
    IZIN_JAWAB,
    IZIN_TOLAK,
)
from informasi.surat.actions import (
    halangan_ganti,
    isi_surat,
    perbaiki_surat,
    unduh_surat,
)
from informasi.surat.models import Surat
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_rahasia, unduhan
from organisasi.kabar.notifikasi import tuntaskan_menghubungi
from organisasi.kantor.izin import berwenang, petugas_dari, saat_dari
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, Petugas
from organisasi.sandi import sidik
from organisasi.staf.base import TULIS, HanyaBaca, di_alamat
from organisasi.staf.buka import BukaIdentitas
from organisasi.staf.register import Beregister
from organisasi.staf.tombol import TERTUTUP, form_teks

# A receipt, and the event that told of it.
TANDA_BUKTI: Mapping[str, str] = {
    Surat.Jenis.TANDA_BUKTI: "permohonan_diterima",
    Surat.Jenis.TANDA_BUKTI_KEBERATAN: "keberatan_diterima",
}
# The Atasan PPID reads the letters of a case that was objected to.
PEMBACA = (IZIN_CATAT, IZIN_TANGGAPI)


PerbaikanSuratForm = form_teks(
    "alasan",
    "Mengapa diperbaiki",
    "Tulis mengapa surat ini diganti.",
    bantuan="Tercetak pada versi baru. Contoh: “Alamat pemohon keliru ditulis.”",
    baris=2,
    maks=300,
)


def boleh_baca(petugas: Petugas, perkara: Any) -> bool:
    """Whether the officer serves the applicant of ``perkara``, where it is held or was
    registered.

    Whoever was only asked for a part, or offered the case, sees the case and not the
    name, the address and the secret on its papers.
    """
    permohonan = getattr(perkara, "permohonan", None) or perkara
    return any(melayani(petugas, satu, *PEMBACA) for satu in (perkara, permohonan))


def melayani(petugas: Petugas, perkara: Any, *izin: str) -> bool:
    """Whether one of these rights is held for a unit that serves this very applicant."""
    semua = product(izin, perkara.unit_pelayan())
    return any(berwenang(petugas, satu, unit) for satu, unit in semua)


def dapat_perbaiki(
    petugas: Petugas, permohonan: Permohonan, surat: Iterable[Surat]
) -> set[int]:
    """Keys of the letters that the officer may issue again: a refusal as who refuses."""
    izin = {IZIN_JAWAB, IZIN_TOLAK}
    punya = {i for i in izin if berwenang(petugas, i, permohonan.pemegang)}
    tolak = Surat.Jenis.SK_PENOLAKAN
    return {
        s.pk for s in surat if (IZIN_TOLAK if s.jenis == tolak else IZIN_JAWAB) in punya
    }


def _serahkan_bukti(surat: Surat, petugas: Petugas) -> None:
    """A receipt opened at the counter is printed for who stands there: no task is left.

    By telephone or post it still has to reach the applicant.
    """
    perkara = surat.keberatan or surat.permohonan
    peristiwa = TANDA_BUKTI.get(surat.jenis)
    if (
        perkara
        and peristiwa
        and perkara.kanal in BERHADAPAN
        and petugas.has_perm(IZIN_CATAT)
    ):
        tuntaskan_menghubungi(
            perkara,
            peristiwa,
            saat=Saat(petugas, timezone.now()),
            hasil="Tanda bukti dibuka untuk dicetak dan diserahkan di loket.",
        )


class PerkaraAdmin(Beregister, BukaIdentitas, HanyaBaca):
    """A list of requests or objections: its register, the letters and who stands in them."""

    izin_buka = izin_identitas = IZIN_IDENTITAS
    jalan_orang = "pemohon"
    # Columns of the applicant that opening shows, each with its label.
    kolom_terjaga: ClassVar[Mapping[str, str]] = dict(KOLOM)

    def surat_milik(self, obj: Any) -> QuerySet[Surat]:
        raise NotImplementedError  # abstract: each list says which letters

    def boleh_buka(self, request: HttpRequest, obj: Any) -> bool:
        return melayani(petugas_dari(request), obj, self.izin_buka)

    def halangan_buka(self, request: HttpRequest, obj: Any) -> str:
        return halangan_buka(obj.pemohon, petugas_dari(request))

    def cap_orang(self, teks: str) -> Q:
        return Q(pemohon__sidik_nik=sidik(teks))

    def data_terjaga(self, obj: Any) -> Sequence[tuple[str, str]]:
        orang = obj.pemohon
        # Who lodged an objection may stand for the applicant in it alone.
        kuasa = str(getattr(obj, "nama_kuasa", "") or orang.nama_kuasa)
        isi = {nama: str(getattr(orang, nama)) for nama in self.kolom_terjaga}
        isi |= {"nama_kuasa": kuasa}
        return [(label, isi[nama]) for nama, label in self.kolom_terjaga.items()]

    def kotak_orang(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Which ways to the applicant and to his letters the page offers this officer."""
        return {
            "alamat_buka": self.alamat_buka(obj)
            if self.boleh_buka(request, obj)
            else "",
            "baca_surat": boleh_baca(petugas_dari(request), obj),
        }

    def surat_dari(self, request: HttpRequest, pk: int, surat_pk: int) -> Surat:
        perkara = self.objek_atau_404(request, str(pk))
        if not boleh_baca(petugas_dari(request), perkara):
            raise PermissionDenied
        if halangan := halangan_buka(perkara.pemohon, petugas_dari(request)):
            messages.error(request, halangan)
            raise PermissionDenied
        surat = get_object_or_404(self.surat_milik(perkara), pk=surat_pk)
        AksesDataPribadi.objects.catat(
            perkara,
            saat=saat_dari(request),
            kolom=f"surat {surat.nomor}"[:100],
            alasan=f"Membuka {surat.get_jenis_display().lower()} untuk dibaca atau dicetak.",
        )
        _serahkan_bukti(surat, petugas_dari(request))
        return surat

    @di_alamat("<int:pk>/surat/<int:surat_pk>/", "surat", halaman_rahasia, require_safe)
    def surat_view(self, request: HttpRequest, pk: int, surat_pk: int) -> FileResponse:
        return unduh_surat(self.surat_dari(request, pk, surat_pk))

    @di_alamat(
        "<int:pk>/surat/<int:surat_pk>/cetak/",
        "surat_cetak",
        halaman_rahasia,
        require_safe,
    )
    def cetak_view(self, request: HttpRequest, pk: int, surat_pk: int) -> HttpResponse:
        surat = self.surat_dari(request, pk, surat_pk)
        return TemplateResponse(
            request, "informasi/surat/surat.html", {"isi": isi_surat(surat)}
        )


class Bersurat(PerkaraAdmin):
    def surat_milik(self, obj: Permohonan) -> QuerySet[Surat]:
        return Surat.objects.perkara(obj)

    @di_alamat(
        "<int:pk>/berkas/<int:berkas_pk>/", "berkas", halaman_rahasia, require_safe
    )
    def berkas_view(
        self, request: HttpRequest, pk: int, berkas_pk: int
    ) -> FileResponse:
        permohonan = self.objek_atau_404(request, str(pk))
        milik = BerkasJawaban.objects.filter(butir__jawaban__permohonan=permohonan)
        berkas = get_object_or_404(milik, pk=berkas_pk)
        return unduhan(berkas.isi, nama=berkas.nama_unduhan, tipe=berkas.tipe)

    @di_alamat("<int:pk>/surat/<int:surat_pk>/perbaiki/", "surat_perbaiki", TULIS)
    def perbaiki_view(
        self, request: HttpRequest, pk: int, surat_pk: int
    ) -> HttpResponse:
        permohonan = self.objek_atau_404(request, str(pk))
        petugas = petugas_dari(request)
        surat = get_object_or_404(Surat.objects.perkara(permohonan), pk=surat_pk)
        if not dapat_perbaiki(petugas, permohonan, [surat]):
            raise PermissionDenied
        form = PerbaikanSuratForm(
            request.POST if request.method == "POST" else None,
            berkas=surat,
            petugas=petugas,
        )
        halangan = halangan_ganti(surat)
        if form.is_valid():
            try:
                baru = perbaiki_surat(
                    surat, Saat(petugas, timezone.now()), **form.cleaned_data
                )
            except TindakanTerlarang as galat:
                form.add_error(None, str(galat))
                halangan = TERTUTUP if halangan else ""
            else:
                messages.success(request, f"{baru} keluar sebagai versi {baru.versi}.")
                return HttpResponseRedirect(self.tautan("change", pk))
        return self.halaman(
            request,
            "organisasi/staf/tindakan.html",
            title=f"Perbaiki surat: {surat}",
            penjelasan="Surat yang sudah keluar tidak dapat diubah. Portal membuat "
            "versi baru dari data permohonan sekarang, dengan nomor yang "
            "sama.",
            akibat=[
                (
                    f"Versi {surat.versi + 1} keluar; versi {surat.versi} dinyatakan diganti "
                    "di halaman pemeriksaan keaslian."
                ),
                "Pemohon diberi tahu.",
            ],
            tertutup=halangan,
            form=form,
            object=permohonan,
            tombol="Keluarkan versi baru",
        )
