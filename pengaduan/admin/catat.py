"""Counter, telephone, letter and WhatsApp: typed by an officer for somebody else.

The emergency question comes first here, too: what may be one is not saved until the
officer has dealt with the call page.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.admin.dasar import PortalAdmin
from organisasi.admin.isian import kolom_tanggal, panjang
from organisasi.alur import TindakanTerlarang
from organisasi.borang import BanyakBerkas, Teks, Telepon
from organisasi.halaman_rahasia import halaman_rahasia
from organisasi.izin import cakupan_izin, petugas_dari
from organisasi.kode import kelompokkan
from organisasi.models import Petugas, TingkatWilayah, Unit, Wilayah
from pengaduan.actions.insiden import hitung_panggilan
from pengaduan.actions.masuk import MungkinDarurat, ajukan_pengaduan
from pengaduan.admin.tombol_verifikasi import CATAT
from pengaduan.berkas_masuk import berkas_bersih
from pengaduan.laporan_masuk import IsiLaporan, KontakPelapor, Masuk
from pengaduan.models import BerkasPengaduan, KategoriPengaduan, Pengaduan

# Complaints whose secret this session may still show, once each.
SESI_KODE = "pengaduan_baru"
KANAL = [
    pilih
    for pilih in Pengaduan.Kanal.choices
    if pilih[0] not in {Pengaduan.Kanal.WEB, Pengaduan.Kanal.OPEN311}
]
KELOMPOK = (
    ("Kapan dan lewat apa", ("kanal", "tanggal_terima", "alasan_mundur", "unit")),
    (
        "Apa yang terjadi",
        ("jenis", "kategori", "judul", "uraian", "harapan", "tanggal_kejadian"),
    ),
    ("Di mana", ("kelurahan", "lokasi")),
    ("Foto dan berkas", ("berkas",)),
    (
        "Pelapor (semua boleh kosong)",
        (
            *("nama", "telepon", "surel", "setuju_diteruskan"),
            *("anonim", "rahasia"),
        ),
    ),
)


def _pendek(**atribut: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "vTextField", **atribut})


class CatatForm(forms.Form):
    """The arguments of ``ajukan_pengaduan``, in the order in which people tell."""

    use_required_attribute = False

    kunci_masuk = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kanal = forms.ChoiceField(
        label="Datang lewat", choices=KANAL, initial=Pengaduan.Kanal.LOKET
    )
    tanggal_terima = kolom_tanggal("Hari diterima", wajib="Isi hari aduan diterima.")
    alasan_mundur = Teks(
        label="Mengapa baru dicatat",
        max_length=300,
        widget=_pendek(),
        help_text="Hanya bila diterima sebelum hari ini. Masuk riwayat.",
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Loket",
        error_messages={"required": "Pilih loketnya."},
    )
    jenis = forms.ChoiceField(label="Jenis", choices=Pengaduan.Jenis.choices)
    kategori = forms.ModelChoiceField(
        KategoriPengaduan.objects.none(),
        label="Tentang apa",
        empty_label="Pilih kategori",
        error_messages={"required": "Pilih kategorinya."},
    )
    judul = Teks(
        label="Judul",
        max_length=120,
        wajib="Tulis judulnya.",
        widget=_pendek(),
        help_text="Satu kalimat pendek. Contoh: “Lampu jalan mati di depan SDN 2”.",
    )
    uraian = Teks(
        label="Apa yang terjadi",
        max_length=5000,
        wajib="Tulis apa yang terjadi.",
        widget=panjang(5),
        help_text="Kata-kata pelapor. Tanpa NIK, telepon, dan nama orang perorangan.",
    )
    harapan = Teks(label="Yang diharapkan", max_length=1000, widget=panjang(2))
    tanggal_kejadian = forms.DateField(
        label="Tanggal kejadian",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Isi tanggal, bulan, dan tahun."},
    )
    kelurahan = forms.ModelChoiceField(
        Wilayah.objects.none(),
        label="Kelurahan",
        required=False,
        empty_label="Tidak tahu",
    )
    lokasi = Teks(
        label="Tempat dan patokan",
        max_length=250,
        widget=_pendek(),
        help_text="Contoh: “Jalan Cihideung Balong, seberang masjid”.",
    )
    berkas = BanyakBerkas(
        label="Foto atau surat", help_text="JPG, PNG, atau PDF, paling banyak lima."
    )
    nama = Teks(label="Nama", max_length=150, widget=_pendek(autocomplete="off"))
    telepon = Telepon(
        label="Telepon", max_length=30, widget=_pendek(type="tel", autocomplete="off")
    )
    surel = forms.EmailField(
        label="Surel",
        required=False,
        max_length=200,
        widget=forms.EmailInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        error_messages={
            "invalid": "Alamat surel tidak lengkap. Contoh: nama@contoh.id."
        },
    )
    setuju_diteruskan = forms.BooleanField(
        label="Pelapor setuju nama dan kontaknya diteruskan ke SP4N-LAPOR!",
        required=False,
    )
    anonim = forms.BooleanField(
        label="Tanpa nama: identitas tidak dibuka kepada terlapor", required=False
    )
    rahasia = forms.BooleanField(
        label="Rahasia: isinya tidak pernah ditampilkan untuk umum", required=False
    )
    bukan_darurat = forms.BooleanField(
        label="Sudah ditanyakan: tidak ada bahaya sekarang", required=False
    )

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.daftar_berkas: list[BerkasPengaduan] = []
        cakupan = cakupan_izin(petugas, CATAT)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(cakupan.q("")).berjalan(
            timezone.localdate()
        )
        milik = [p.unit_id for p in petugas.penugasan_aktif]
        kategori: Any = self.fields["kategori"]
        kategori.queryset = KategoriPengaduan.objects.aktif()
        kelurahan: Any = self.fields["kelurahan"]
        kelurahan.queryset = Wilayah.objects.filter(
            tingkat=TingkatWilayah.KELURAHAN
        ).select_related("induk")
        self.initial = {
            "kunci_masuk": uuid4(),
            "unit": min(milik, default=None),
            **self.initial,
        }

    def clean_berkas(self) -> list[Any]:
        """Each file judged by its content, five at most."""
        semua = self.cleaned_data["berkas"]
        if len(semua) > BERKAS_MAKS:
            raise ValidationError(f"Paling banyak {BERKAS_MAKS} berkas.")
        galat: list[str] = []
        for satu in semua:
            try:
                self.daftar_berkas.append(berkas_bersih(satu))
            except ValidationError as salah:
                galat += salah.messages
        if galat:
            raise ValidationError(galat)
        return list(semua)

    def isi(self) -> IsiLaporan:
        """What is reported."""
        bersih = self.cleaned_data
        nama = (
            *("judul", "uraian", "harapan", "jenis", "kategori", "kelurahan"),
            *("lokasi", "tanggal_kejadian", "anonim", "rahasia", "bukan_darurat"),
        )
        return IsiLaporan(**{satu: bersih[satu] for satu in nama})

    def kontak(self) -> KontakPelapor:
        """Who reports."""
        bersih = self.cleaned_data
        nama = ("nama", "surel", "telepon", "setuju_diteruskan")
        return KontakPelapor(**{satu: bersih[satu] for satu in nama})

    def masuk(self) -> Masuk:
        """How it came in."""
        bersih = self.cleaned_data
        terima: date = bersih["tanggal_terima"]
        return Masuk(
            kanal=bersih["kanal"],
            tanggal_terima=terima,
            alasan_mundur=bersih["alasan_mundur"],
        )


BERKAS_MAKS = 5


class Berloket(PortalAdmin):
    """A list whose records are entered for somebody else."""

    def get_urls(self) -> list[URLPattern]:
        """One page more: what the reporter is given."""
        view = require_safe(halaman_rahasia(self.tanda_terima_view))
        return [
            self.alamat("<int:pk>/tanda-terima/", view, "tanda_terima"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who serves at a counter."""
        return request.user.has_perm(CATAT)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The counter form; what may be an emergency is asked about before it is saved."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        petugas = petugas_dari(request)
        darurat = None
        form = CatatForm(petugas=petugas)
        if request.method == "POST":
            form = CatatForm(request.POST, request.FILES, petugas=petugas)
            if form.is_valid():
                try:
                    return self._simpan(request, form)
                except MungkinDarurat as galat:
                    darurat = galat.putusan
                    hitung_panggilan(
                        "tampil",
                        kelurahan=form.cleaned_data["kelurahan"],
                        pada=timezone.now(),
                    )
                except TindakanTerlarang as galat:
                    form.add_error(None, str(galat))
        konteks = {
            **self.admin_site.each_context(request),
            "title": "Catat aduan",
            "opts": self.opts,
            "form": form,
            "darurat": darurat,
            "kelompok": [
                (judul, [form[nama] for nama in semua]) for judul, semua in KELOMPOK
            ],
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/pengaduan/catat.html", konteks)

    def _simpan(self, request: HttpRequest, form: CatatForm) -> HttpResponse:
        """Enter it; MungkinDarurat and TindakanTerlarang leave the form as it was."""
        kunci: UUID | None = form.cleaned_data.get("kunci_masuk")
        petugas = petugas_dari(request)
        pengaduan = ajukan_pengaduan(
            isi=form.isi(),
            kontak=form.kontak(),
            masuk=form.masuk(),
            unit=form.cleaned_data["unit"],
            berkas=form.daftar_berkas,
            kunci_masuk=kunci,
            oleh=petugas,
            pada=timezone.now(),
        )
        if form.cleaned_data["bukan_darurat"]:
            hitung_panggilan(
                "lanjut", kelurahan=pengaduan.kelurahan, pada=timezone.now()
            )
        # The same form sent again may carry the key of somebody else's complaint.
        if pengaduan.dicatat_oleh_id == petugas.pk:
            request.session[SESI_KODE] = [pengaduan.pk]
        messages.success(request, f"Aduan {pengaduan.nomor} tercatat.")
        return HttpResponseRedirect(self.tautan("tanda_terima", pengaduan.pk))

    def tanda_terima_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Number, day and secret for the reporter; the secret only the first time."""
        pengaduan = self.objek_atau_404(request, str(pk))
        if not self.has_add_permission(request):
            raise Http404
        terbuka = request.session.pop(SESI_KODE, [])
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Tanda terima: {pengaduan}",
            "opts": self.opts,
            "object": pengaduan,
            "kode": kelompokkan(pengaduan.kode) if pk in terbuka else "",
        }
        return TemplateResponse(request, "admin/pengaduan/tanda_terima.html", konteks)
