"""Counter, telephone, letter and WhatsApp: typed by an officer for somebody else.

The emergency question comes first here, too: what may be one is not saved until the
officer has dealt with the call page.
"""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.models import construct_instance
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import BanyakBerkas, Borang, Surel, Teks, Telepon
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import cakupan_izin, petugas_dari, saat_dari
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, TingkatWilayah, Unit, Wilayah
from organisasi.pribadi.actions import buka_data
from organisasi.sandi import kelompokkan
from organisasi.staf.base import (
    HanyaBaca,
    di_alamat,
    kolom_mundur,
    kolom_tanggal,
    panjang,
    pendek,
)
from organisasi.staf.buka import BukaIdentitas
from organisasi.staf.tombol import Bertombol
from organisasi.teks import baca_toml, bersih
from organisasi.waktu.tenggat import salah_tanggal
from pengaduan.aduan.berkas import BerkasPengaduan, semua_bersih
from pengaduan.aduan.kategori import KategoriPengaduan
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import IZIN_CATAT
from pengaduan.darurat.actions import hitung_panggilan, jadikan_aduan
from pengaduan.darurat.models import Insiden
from pengaduan.masuk.actions import (
    MungkinDarurat,
    MungkinSerupa,
    ajukan_pengaduan,
    kode_sudah_tampil,
    tunjukkan_kode,
)

KANAL = [
    pilih
    for pilih in Pengaduan.Kanal.choices
    if pilih[0] not in {Pengaduan.Kanal.WEB, Pengaduan.Kanal.OPEN311}
]
BERKAS_MAKS = 5
BERTENTANGAN = (
    "“Tanpa nama” dan “diteruskan ke SP4N-LAPOR!” tidak dapat dipilih bersama. "
    "Tanyakan kepada pelapor, lalu hapus salah satu centang."
)


class CatatAduanForm(Borang):
    kunci_masuk = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kanal = forms.ChoiceField(
        label="Cara masuk", choices=KANAL, initial=Pengaduan.Kanal.LOKET
    )
    tanggal_terima = kolom_tanggal("Hari diterima", wajib="Isi hari aduan diterima.")
    alasan_mundur = kolom_mundur()
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Loket",
        error_messages={"required": "Pilih loketnya."},
    )
    jenis = forms.ChoiceField(label="Jenis", choices=Pengaduan.Jenis.choices)
    kategori = forms.ModelChoiceField(
        KategoriPengaduan.objects.aktif(),
        label="Kategori",
        empty_label="Pilih kategori",
        error_messages={"required": "Pilih kategorinya."},
    )
    judul = Teks(
        label="Judul",
        max_length=120,
        wajib="Tulis judulnya.",
        widget=pendek(),
        help_text="Satu kalimat pendek. Contoh: “Lampu jalan mati di depan SDN 2”.",
    )
    uraian = Teks(
        label="Apa yang terjadi",
        max_length=5000,
        wajib="Tulis apa yang terjadi.",
        widget=panjang(5),
        help_text=(
            "Tulis seperti yang disampaikan pelapor, tanpa NIK, telepon, dan nama "
            "orang."
        ),
    )
    harapan = Teks(label="Yang diharapkan", max_length=1000, widget=panjang(2))
    tanggal_kejadian = forms.DateField(
        label="Tanggal kejadian",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Isi tanggal, bulan, dan tahun."},
    )
    kelurahan = forms.ModelChoiceField(
        Wilayah.objects.filter(tingkat=TingkatWilayah.KELURAHAN).select_related(
            "induk"
        ),
        label="Kelurahan",
        required=False,
        empty_label="Tidak tahu",
    )
    lokasi = Teks(
        label="Tempat dan patokan",
        max_length=250,
        widget=pendek(),
        help_text="Contoh: “Jalan Cihideung Balong, seberang masjid”.",
    )
    berkas = BanyakBerkas(
        label="Foto atau surat", help_text="JPG, PNG, atau PDF, paling banyak lima."
    )
    nama = Teks(label="Nama", max_length=150, widget=pendek(autocomplete="off"))
    telepon = Telepon(label="Telepon", widget=pendek(type="tel", autocomplete="off"))
    surel = Surel(
        label="Surel",
        widget=forms.EmailInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )
    setuju_diteruskan = forms.BooleanField(
        label="Pelapor setuju nama dan kontaknya diteruskan ke SP4N-LAPOR!",
        required=False,
    )
    anonim = forms.BooleanField(
        label="Tanpa nama: identitas tidak dibuka kepada terlapor", required=False
    )
    rahasia = forms.BooleanField(
        label="Rahasia: isinya tidak pernah ditampilkan untuk umum",
        required=False,
        help_text="Kategori yang peka, misalnya kekerasan, selalu dirahasiakan.",
    )
    bukan_darurat = forms.BooleanField(
        label="Sudah ditanyakan: tidak ada bahaya sekarang", required=False
    )
    simpan_juga = forms.BooleanField(
        label="Sudah diperiksa: ini aduan lain, simpan juga", required=False
    )

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.petugas = petugas
        self.daftar_berkas: list[BerkasPengaduan] = []
        cakupan = cakupan_izin(petugas, IZIN_CATAT)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(cakupan.q("")).berjalan(
            timezone.localdate()
        )
        milik = [p.unit_id for p in petugas.penugasan_aktif]
        self.initial = {
            "kunci_masuk": uuid4(),
            "unit": min(milik, default=None),
            **self.initial,
        }

    def clean_surel(self) -> str:
        surel: str = self.cleaned_data["surel"]
        if surel and surel.lower() == self.petugas.email.lower():
            raise ValidationError(
                "Alamat itu milik Anda. Isi alamat pelapor, atau kosongkan."
            )
        return surel

    def clean_berkas(self) -> list[Any]:
        semua = self.cleaned_data["berkas"]
        if len(semua) > BERKAS_MAKS:
            raise ValidationError(f"Paling banyak {BERKAS_MAKS} berkas.")
        self.daftar_berkas = semua_bersih(semua)
        return list(semua)

    def clean(self) -> dict[str, Any]:
        isi, hari_ini = self.cleaned_data, timezone.localdate()
        terima, kejadian = isi.get("tanggal_terima"), isi.get("tanggal_kejadian")
        mundur = isi.get("alasan_mundur", "")
        if terima and (salah := salah_tanggal(terima, hari_ini, mundur, "Aduan")):
            self.add_error(*salah)
        if isi.get("anonim") and isi.get("setuju_diteruskan"):
            self.add_error("setuju_diteruskan", BERTENTANGAN)
        if terima and kejadian and kejadian > terima:
            self.add_error(
                "tanggal_kejadian",
                "Tanggal kejadian tidak boleh sesudah hari diterima.",
            )
        return isi


# Opened from an incident that was no emergency, filled in for a person

PANJANG_JUDUL = 120
# Longer numbers name no row.
DIGIT_PK = 18


def insiden_asal(request: HttpRequest) -> Insiden | None:
    pk = request.GET.get("insiden", "")
    if not pk:
        return None
    if not (pk.isdecimal() and len(pk) <= DIGIT_PK):
        raise Http404
    semua = Insiden.objects.untuk(petugas_dari(request))
    insiden = semua.filter(pk=pk, status=Insiden.Status.BUKAN_DARURAT).first()
    # Sent twice it leads to the complaint that was made of it; opened again it does not.
    if insiden is None or (insiden.menjadi_id and request.method != "POST"):
        raise Http404
    return insiden


def isi_awal(request: HttpRequest, insiden: Insiden | None) -> dict[str, Any]:
    """The report's words; the contact shown in it is written down first."""
    if insiden is None or request.method == "POST":
        return {}
    kini, kontak = timezone.now(), str(insiden.kontak)
    terima = timezone.localdate(insiden.diterima_pada)
    if kontak:
        buka_data(
            insiden,
            Saat(petugas_dari(request), kini),
            kolom="kontak",
            alasan="Menjadikan laporan ini aduan.",
        )
    awal = {
        "kanal": Pengaduan.Kanal.WEB,
        "tanggal_terima": terima,
        "judul": bersih(insiden.uraian).strip().splitlines()[0][:PANJANG_JUDUL],
        "uraian": insiden.uraian,
        "lokasi": insiden.lokasi,
        "surel" if "@" in kontak else "telepon": kontak,
    }
    if terima != timezone.localdate(kini):
        awal["alasan_mundur"] = f"Masuk sebagai laporan darurat {insiden.nomor}."
    return awal


# Complaints whose secret this session may still show, once each.
SESI_KODE = "pengaduan_baru"


KELOMPOK = baca_toml("pengaduan/data/formulir.toml")["catat"]


class BerloketAduan(BukaIdentitas, Bertombol, HanyaBaca):
    """A list that only the counter adds to, with buttons and guarded identities."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(IZIN_CATAT)

    def tambah_view(self, request: HttpRequest) -> HttpResponse:
        petugas = petugas_dari(request)
        darurat = serupa = None
        insiden = insiden_asal(request)
        form = CatatAduanForm(petugas=petugas, initial=isi_awal(request, insiden))
        if request.method == "POST":
            form = CatatAduanForm(request.POST, request.FILES, petugas=petugas)
        if insiden:
            situs, kanal = Pengaduan.Kanal.WEB, form.fields["kanal"]
            kanal.choices = [(situs, situs.label), *KANAL]  # type: ignore[attr-defined]
        if request.method == "POST" and form.is_valid():
            try:
                return self._simpan(request, form, insiden)
            except MungkinSerupa as galat:
                serupa = galat.pengaduan
            except MungkinDarurat as galat:
                darurat = galat.putusan
                hitung_panggilan(
                    "tampil",
                    kelurahan=form.cleaned_data["kelurahan"],
                    pada=timezone.now(),
                )
            except TindakanTerlarang as galat:
                form.add_error(None, str(galat))
        return self.halaman(
            request,
            "pengaduan/masuk/catat.html",
            title="Catat aduan",
            form=form,
            darurat=darurat,
            serupa=serupa,
            insiden=insiden,
            kelompok=[
                (judul, [form[nama] for nama in semua])
                for judul, semua in KELOMPOK.items()
            ],
        )

    def _simpan(
        self, request: HttpRequest, form: CatatAduanForm, insiden: Insiden | None
    ) -> HttpResponse:
        isi = form.cleaned_data
        petugas, kini = petugas_dari(request), timezone.now()
        aduan = construct_instance(form, Pengaduan())
        aduan.kunci_masuk = isi["kunci_masuk"] or aduan.kunci_masuk
        with transaction.atomic():
            pengaduan = ajukan_pengaduan(
                aduan,
                construct_instance(form, Pelapor()),
                Saat(petugas, kini),
                # An empty box is no answer of the reporter: then the category decides.
                rahasia=isi["rahasia"] or None,
                berkas=form.daftar_berkas,
                tanya_serupa=not isi["simpan_juga"],
            )
            if insiden:
                jadikan_aduan(insiden, pengaduan, saat=Saat(petugas, kini))
        if isi["bukan_darurat"]:
            hitung_panggilan("lanjut", kelurahan=pengaduan.kelurahan, pada=kini)
        # The same form sent again may carry the key of somebody else's complaint, or of one
        # whose secret has been handed over.
        milik = pengaduan.dicatat_oleh_id == petugas.pk
        if milik and not kode_sudah_tampil(pengaduan):
            request.session[SESI_KODE] = [pengaduan.pk]
        messages.success(request, f"Aduan {pengaduan.nomor} tercatat.")
        return HttpResponseRedirect(self.tautan("tanda_terima", pengaduan.pk))

    @di_alamat("<int:pk>/tanda-terima/", "tanda_terima", halaman_rahasia, require_safe)
    def tanda_terima_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The secret once; of a grave one, gone from sight, the receipt that once."""
        if not self.has_add_permission(request):
            raise Http404
        baru = pk in request.session.get(SESI_KODE, [])
        terlihat = self.get_queryset(request).filter(pk=pk).exists()
        if not (baru or terlihat):
            raise Http404
        pengaduan = get_object_or_404(Pengaduan.objects.defer("uraian"), pk=pk)
        kode = ""
        if baru:
            del request.session[SESI_KODE]
            kode = tunjukkan_kode(pengaduan, saat_dari(request))
        return self.halaman(
            request,
            "pengaduan/masuk/tanda_terima.html",
            title=f"Tanda terima: {pengaduan}",
            object=pengaduan,
            kode=kelompokkan(kode),
            terlihat=terlihat,
        )
