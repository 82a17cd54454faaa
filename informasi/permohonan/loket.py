"""Entering a request at the counter: the form, and the receipt with the secret.

The form asks only what this kind of applicant needs, with the reason. The secret is shown
once.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from informasi.pemohon.isian import IsianCatat, buang_kolom, periksa_hubungi, pilih_unit
from informasi.pemohon.models import (
    SEBUTAN,
    BuktiPemohon,
    KategoriPemohon,
    Pemohon,
    bukti_diminta,
)
from informasi.permohonan.actions import daftarkan_permohonan
from informasi.permohonan.pilihan import (
    BERHADAPAN,
    IZIN_CATAT,
    IZIN_PUTUSKAN,
    CaraMemperoleh,
    CaraSalinan,
    TindakanPermohonan,
)
from informasi.surat.models import Surat
from informasi.waktu import salah_tanggal
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import BanyakBerkas
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kertas.unggahan import Unggahan, periksa_bersih
from organisasi.models import Petugas
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from organisasi.sandi import kelompokkan
from organisasi.staf.base import PortalAdmin, di_alamat

# The form

K = KategoriPemohon
SEBUTAN_NAMA = {
    K.PERORANGAN: "Nama lengkap pemohon",
    K.KELOMPOK: "Nama kelompok",
    K.BADAN_HUKUM: "Nama badan hukum",
}


class CatatPermohonanForm(IsianCatat):
    def __init__(
        self, *args: Any, kategori: str, dikuasakan: bool, petugas: Petugas, **lain: Any
    ) -> None:
        self.kategori, self.dikuasakan, self.petugas = kategori, dikuasakan, petugas
        super().__init__(*args, **lain)
        self.bukti: list[tuple[str, Unggahan]] = []
        perorangan = kategori == K.PERORANGAN
        self.fields["nama"].label = (
            "Nama lengkap pemberi kuasa"
            if perorangan and dikuasakan
            else SEBUTAN_NAMA[K(kategori)]
        )
        tanpa = {"biarkan": not self._temuan()}
        buang_kolom(self, kategori, dikuasakan=dikuasakan, **tanpa)
        self._siapkan_unit()
        self.jenis_bukti = bukti_diminta(kategori, dikuasakan=dikuasakan)
        for jenis in self.jenis_bukti:
            sebutan = SEBUTAN[jenis].replace(" Anda", "")
            self.fields[f"bukti_{jenis}"] = BanyakBerkas(label=sebutan)
        self.initial.setdefault("kunci_masuk", uuid4())

    def _temuan(self) -> str:
        teks = str(self.data.get("rincian", "")) if self.is_bound else ""
        return ", ".join(f"{t.jenis} {t.samar}" for t in temukan_pribadi(teks))

    def _siapkan_unit(self) -> None:
        kolom = pilih_unit(self, self.petugas)
        if self.petugas.has_perm(IZIN_PUTUSKAN):
            kolom.required = False
            kolom.empty_label = "Pemohon tidak tahu: PPID Utama menempatkan"
            kolom.help_text = (
                "Kosong: nomornya di register PPID Utama, unitnya menyusul."
            )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        hari, mundur = isi.get("tanggal_terima"), isi.get("alasan_mundur", "")
        if hari and (salah := salah_tanggal(hari, timezone.localdate(), mundur)):
            self.add_error(*salah)
        self._periksa_orang(isi)
        self._periksa_cara(isi)
        self._periksa_bukti(isi)
        temuan = self._temuan()
        if temuan and not isi.get("biarkan"):
            self.add_error(
                "rincian",
                f"Di sini tertulis data pribadi ({temuan}). Pindahkan ke kolomnya, atau "
                "centang Simpan apa adanya di bawah.",
            )
        return isi

    def _periksa_orang(self, isi: dict[str, Any]) -> None:
        berhadapan = isi.get("kanal") in BERHADAPAN
        if berhadapan and not isi.get("alamat"):
            self.add_error("alamat", "Tulis alamatnya.")
        if isi.get("identitas_dicocokkan") and not berhadapan:
            self.add_error(
                "identitas_dicocokkan",
                (
                    "Hanya untuk yang datang ke loket. Yang dikirim dengan surat "
                    "atau surel unggah di bawah, atau minta kemudian lewat "
                    f"{TindakanPermohonan.MINTA_KELENGKAPAN.label}."
                ),
            )
        periksa_hubungi(self)

    def _periksa_cara(self, isi: dict[str, Any]) -> None:
        cara, salinan = isi.get("cara_memperoleh"), isi.get("cara_salinan")
        if cara == CaraMemperoleh.MELIHAT:
            isi["cara_salinan"] = ""
        elif cara and not salinan:
            self.add_error("cara_salinan", "Pilih bagaimana salinannya diterima.")
        elif salinan == CaraSalinan.SUREL and not isi.get("surel"):
            self.add_error(
                "cara_salinan", "Surel pemohon belum diisi. Pilih cara lain."
            )

    def _periksa_bukti(self, isi: dict[str, Any]) -> None:
        for jenis in self.jenis_bukti:
            for berkas in isi.get(f"bukti_{jenis}") or ():
                try:
                    self.bukti.append((jenis, periksa_bersih(berkas)))
                except ValidationError as galat:
                    self.add_error(f"bukti_{jenis}", galat)

    def pemohon(self) -> Pemohon:
        isi = self.cleaned_data
        kolom = ("nama", "nama_kuasa", "nik", "nomor_pengesahan", "alamat", "pekerjaan")
        lain = {nama: isi.get(nama, "") for nama in (*kolom, "telepon", "surel")}
        return Pemohon(
            kategori=self.kategori,
            dikuasakan=self.dikuasakan,
            kembali_ke_loket=isi["kembali_ke_loket"],
            **lain,
        )

    def daftar_bukti(self) -> list[BuktiPemohon]:
        return [
            BuktiPemohon(jenis=jenis, **unggahan.kolom)
            for jenis, unggahan in self.bukti
        ]

    def isi_permohonan(self) -> dict[str, Any]:
        isi = self.cleaned_data
        nama = (
            *("kanal", "tanggal_terima", "alasan_mundur", "unit", "rincian", "tujuan"),
            *("cara_memperoleh", "cara_salinan", "bantuan", "identitas_dicocokkan"),
            "kunci_masuk",
        )
        return {satu: isi[satu] for satu in nama}


# The pages

# Requests whose secret this session may still show, once each.
SESI_KODE = "permohonan_baru"
KELOMPOK = (
    ("Kapan dan lewat apa", ("kanal", "tanggal_terima", "alasan_mundur", "unit")),
    (
        "Siapa",
        (
            *("nama", "nama_kuasa", "nik", "identitas_dicocokkan", "nomor_pengesahan"),
            *("alamat", "pekerjaan", "telepon", "surel", "kembali_ke_loket"),
        ),
    ),
    (
        "Apa yang diminta",
        (
            *("rincian", "biarkan", "tujuan", "cara_memperoleh", "cara_salinan"),
            "bantuan",
        ),
    ),
)


class BerloketPermohonan(PortalAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(IZIN_CATAT)

    def tambah_view(self, request: HttpRequest) -> HttpResponse:
        kategori, dikuasakan = _jenis(request)
        pasti: dict[str, Any] = {
            "kategori": kategori,
            "dikuasakan": dikuasakan,
            "petugas": petugas_dari(request),
        }
        tampil = f"{kategori}:{int(dikuasakan)}"
        ganti = "ganti" in request.POST or request.POST.get("tampil") != tampil
        if request.method == "POST" and not ganti:
            form = CatatPermohonanForm(request.POST, request.FILES, **pasti)
            if form.is_valid() and (jawab := self._daftarkan(request, form)):
                return jawab
        else:
            awal = {
                nama: nilai
                for nama, nilai in request.POST.items()
                if nama in CatatPermohonanForm.base_fields
            }
            form = CatatPermohonanForm(initial=awal, **pasti)
        return self.halaman(
            request,
            "informasi/permohonan/staf/catat.html",
            title="Catat permohonan",
            form=form,
            kelompok=kelompok(form),
            kategori=kategori,
            dikuasakan=dikuasakan,
            tampil=tampil,
            diganti=request.method == "POST" and ganti,
            jenis=KategoriPemohon.choices,
        )

    def _daftarkan(
        self, request: HttpRequest, form: CatatPermohonanForm
    ) -> HttpResponse | None:
        try:
            permohonan = daftarkan_permohonan(
                saat_dari(request),
                pemohon=form.pemohon(),
                bukti=form.daftar_bukti(),
                **form.isi_permohonan(),
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        # The same form sent again may carry the key of somebody else's request.
        if permohonan.dicatat_oleh_id == petugas_dari(request).pk:
            request.session[SESI_KODE] = [permohonan.pk]
        messages.success(request, f"Permohonan {permohonan.nomor} tercatat.")
        return HttpResponseRedirect(self.tautan("tanda_terima", permohonan.pk))

    @di_alamat("<int:pk>/tanda-terima/", "tanda_terima", halaman_rahasia, require_safe)
    def tanda_terima_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        permohonan = self.objek_atau_404(request, str(pk))
        if not self.has_add_permission(request):
            raise Http404
        terbuka = request.session.pop(SESI_KODE, [])
        return self.halaman(
            request,
            "informasi/permohonan/staf/tanda_terima.html",
            title=f"Tanda terima: {permohonan}",
            object=permohonan,
            kode=kelompokkan(permohonan.kode) if pk in terbuka else "",
            surat=permohonan.surat.filter(jenis=Surat.Jenis.TANDA_BUKTI).first(),
            tanpa_surel=permohonan.pemohon.tanpa_surel,
        )


def _jenis(request: HttpRequest) -> tuple[str, bool]:
    kategori = request.POST.get("kategori", "")
    if kategori not in KategoriPemohon.values:
        kategori = KategoriPemohon.PERORANGAN
    return kategori, bool(request.POST.get("dikuasakan"))


def kelompok(form: CatatPermohonanForm) -> list[tuple[str, list[Any]]]:
    hasil = [
        (judul, [form[nama] for nama in semua if nama in form.fields])
        for judul, semua in KELOMPOK
    ]
    bukti = [form[f"bukti_{jenis}"] for jenis in form.jenis_bukti]
    return [*hasil, ("Berkas yang diperlihatkan (boleh menyusul)", bukti)]
