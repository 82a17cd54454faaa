"""What the acts on a complaint ask; the cleaned data are the arguments of the act."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.postgres.search import TrigramSimilarity
from django.core.exceptions import ValidationError
from django.db.models import Case, Q, QuerySet, When
from django.http import QueryDict

from organisasi.form_fields import BanyakBerkas, Teks
from organisasi.models import Petugas
from organisasi.staf.base import panjang
from organisasi.staf.tombol import TindakanForm
from pengaduan.aduan.berkas import BerkasPengaduan, berkas_bersih
from pengaduan.aduan.isian_petugas import (
    DALAM,
    PANJANG_ALASAN,
    PANJANG_KALIMAT,
    PELAPOR,
    AlasanAduanForm,
    UnitAduan,
    lembaga_lain,
)
from pengaduan.aduan.kategori import KategoriPengaduan, TopikPengaduan
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pesan import TeksBalasan
from pengaduan.aduan.pilihan import TERBUKA, TindakanPengaduan as T
from pengaduan.penanganan.actions import halangan_ya

# Complaints that another may be the same as, for the officer who merges them

CALON_MAKS = 50


def calon_induk(berkas: Pengaduan, petugas: Petugas) -> QuerySet[Pengaduan]:
    calon = (
        Pengaduan.objects.untuk(petugas)
        .filter(status__in=TERBUKA, berkadar=berkas.berkadar)
        .exclude(pk=berkas.pk)
    )
    dekat = Q(kategori=berkas.kategori_id)
    if berkas.kelurahan_id:
        dekat |= Q(kelurahan=berkas.kelurahan_id)
    terdekat = (
        calon.filter(dekat)
        .annotate(mirip=TrigramSimilarity("uraian", berkas.uraian))
        .order_by(
            Case(When(kelurahan=berkas.kelurahan_id, then=0), default=1),
            Case(When(kategori=berkas.kategori_id, then=0), default=1),
            "-mirip",
            "-pk",
        )
    )
    # A queryset that was cut cannot be searched by the field: the numbers are.
    pk = list(terdekat.values_list("pk", flat=True)[:CALON_MAKS])
    urut = Case(*(When(pk=satu, then=ke) for ke, satu in enumerate(pk)), default=0)
    return calon.filter(pk__in=pk).only("nomor", "judul").order_by(urut)


DISISIPKAN = (
    "Belum disimpan: teksnya disisipkan di bawah. Isi bagian dalam kurung siku, lalu simpan "
    "lagi."
)


class KalimatForm(TindakanForm):
    """A chosen text is put into the field and shown again, to fill its blanks."""

    tindakan: str = ""

    teks = forms.ModelChoiceField(
        TeksBalasan.objects.none(),
        label="Mulai dari teks siap pakai",
        required=False,
        empty_label="Tulis sendiri",
        help_text="Pilih, lalu simpan: teksnya disisipkan untuk Anda lengkapi dulu.",
    )
    kalimat = Teks(
        label="Kalimat untuk pelapor",
        max_length=PANJANG_KALIMAT,
        widget=panjang(5),
        help_text=PELAPOR,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["teks"]
        kolom.queryset = TeksBalasan.objects.cocok(self.tindakan, self.berkas.kategori)
        self.order_fields(
            [n for n in self.fields if n not in {"teks", "kalimat"}]
            + ["teks", "kalimat"]
        )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        teks = isi.pop("teks", None)
        if teks:
            # The form is shown again with the text in the place of its name.
            data = cast("QueryDict", self.data).copy()
            data["kalimat"] = "\n\n".join(filter(None, (isi.get("kalimat"), teks.isi)))
            data["teks"] = ""
            self.data = data
            raise forms.ValidationError(DISISIPKAN)
        if not isi.get("kalimat") and "kalimat" not in self.errors:
            self.add_error("kalimat", "Tulis kalimat untuk pelapor.")
        return isi


def kalimat(tindakan: T) -> Any:
    """The form of an act that asks for nothing but its sentence."""
    kelas = type("KalimatForm", (KalimatForm,), {"tindakan": tindakan})
    return lambda _aduan: kelas


class VerifikasiAduanForm(TindakanForm):
    kelas = forms.ChoiceField(
        label="Kelas",
        choices=Pengaduan.Kelas.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih kelasnya."},
        help_text="Berkadar pengawasan: penyalahgunaan wewenang atau pelanggaran oleh "
        "pejabat atau aparatur. Sejak diverifikasi hanya Inspektorat yang membacanya.",
    )
    kategori = forms.ModelChoiceField(
        KategoriPengaduan.objects.none(),
        label="Kategori",
        empty_label=None,
        help_text="Pilihan warga; perbaiki bila keliru.",
    )
    topik = forms.ModelChoiceField(
        TopikPengaduan.objects.filter(aktif=True)
        .select_related("kategori")
        .order_by("kategori__urut", "kategori__nama", "nama"),
        label="Topik",
        required=False,
        empty_label="Belum tahu",
        help_text="Menentukan unit yang diusulkan dan topik di SP4N-LAPOR!.",
    )
    anonim = forms.BooleanField(
        label="Sembunyikan identitas pelapor dari terlapor", required=False
    )
    rahasia = forms.BooleanField(
        label="Rahasia: isinya tidak pernah ditampilkan untuk umum",
        required=False,
        help_text="Dipindah ke kategori yang peka, aduan menjadi rahasia dengan sendirinya.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        berkas: Pengaduan = self.berkas
        kategori: Any = self.fields["kategori"]
        kategori.queryset = KategoriPengaduan.objects.filter(
            Q(aktif=True) | Q(pk=berkas.kategori_id)
        )
        topik: Any = self.fields["topik"]
        topik.label_from_instance = lambda t: f"{t.kategori.nama}: {t.nama}"
        self.initial = {
            **self.initial,
            "kelas": berkas.kategori.kelas,
            "kategori": berkas.kategori_id,
            "anonim": berkas.anonim,
            "rahasia": berkas.rahasia,
        }


class KelasForm(TindakanForm):
    kelas = forms.ChoiceField(label="Kelas", choices=Pengaduan.Kelas.choices)
    alasan = Teks(
        label="Mengapa diubah",
        max_length=PANJANG_ALASAN,
        wajib="Tulis mengapa kelasnya diubah.",
        widget=panjang(2),
        help_text=DALAM,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("kelas", self.berkas.kelas)


class TundaAduanForm(KalimatForm):
    tindakan = T.TUNDA

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["kalimat"].label = "Pertanyaan untuk pelapor"

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        return {"pertanyaan": isi.get("kalimat", "")}


class LengkapiAduanForm(TindakanForm):
    isi = Teks(
        label="Keterangan pelapor",
        max_length=PANJANG_KALIMAT,
        wajib="Tulis apa yang dikatakan pelapor.",
        widget=panjang(5),
        help_text="Tulis seperti dikatakannya lewat telepon atau di loket.",
    )


class BukanWewenangForm(KalimatForm):
    tindakan = T.NYATAKAN_BUKAN_WEWENANG

    lembaga = forms.ModelChoiceField(
        lembaga_lain(),
        label="Lembaga yang berwenang",
        empty_label="Pilih lembaga",
        error_messages={"required": "Pilih lembaganya; pelapor butuh nomornya."},
    )


class GabungAduanForm(TindakanForm):
    induk = forms.ModelChoiceField(
        Pengaduan.objects.none(),
        label="Aduan yang sama",
        empty_label="Pilih aduan",
        error_messages={"required": "Pilih aduan yang sama."},
        help_text="Yang dipilih terus ditangani; aduan ini mengikutinya dan pelapornya "
        "tetap diberi tahu.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["induk"]
        kolom.queryset = calon_induk(self.berkas, self.petugas)
        kolom.label_from_instance = lambda p: f"{p.nomor}: {p.judul}"


class NyatakanDaruratForm(AlasanAduanForm):
    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["alasan"].label = "Apa yang membahayakan, dan di mana"
        self.fields["alasan"].help_text = "Untuk dibacakan ke 112. " + DALAM


class PrioritasForm(AlasanAduanForm):
    prioritas = forms.ChoiceField(
        label="Prioritas", choices=Pengaduan.Prioritas.choices
    )
    field_order = ("prioritas", "alasan")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("prioritas", self.berkas.prioritas)


class RujukAduanForm(AlasanAduanForm):
    ke_unit = UnitAduan(label="Unit yang dapat menangani")
    field_order = ("ke_unit", "alasan")


class HasilAduanForm(KalimatForm):
    tindakan = T.USULKAN_HASIL

    hasil = forms.ChoiceField(
        label="Hasilnya",
        choices=Pengaduan.Hasil.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya."},
    )
    bukti = BanyakBerkas(
        label="Bukti",
        help_text="Foto sesudah ditangani (JPG, PNG) atau surat (PDF). Data tersembunyi "
        "dalam foto dibuang.",
    )

    def clean_bukti(self) -> list[BerkasPengaduan]:
        hasil, galat = [], []
        for satu in self.cleaned_data["bukti"]:
            try:
                hasil.append(berkas_bersih(satu))
            except ValidationError as salah:
                galat += salah.messages
        if galat:
            raise ValidationError(galat)
        return hasil


class JawabanForm(TindakanForm):
    beres = forms.TypedChoiceField(
        label="Kata pelapor",
        choices=(("ya", "Ya, sudah beres"), ("tidak", "Tidak, belum beres")),
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ya atau tidak."},
    )
    alasan = Teks(
        label="Yang belum beres, kata pelapor",
        max_length=PANJANG_KALIMAT,
        widget=panjang(3),
        help_text="Wajib bila jawabannya tidak.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if halangan := halangan_ya(self.berkas, self.petugas):
            kolom: Any = self.fields["beres"]
            kolom.choices = kolom.choices[1:]
            kolom.help_text = halangan

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("beres") is False and not isi.get("alasan"):
            self.add_error("alasan", "Tulis apa yang belum beres.")
        return isi


class PesanForm(TindakanForm):
    isi = Teks(
        label="Pesan untuk pelapor",
        max_length=PANJANG_KALIMAT,
        wajib="Tulis dulu pesannya.",
        widget=panjang(5),
        help_text="Dibaca pelapor: tulis kalimat biasa.",
    )


class CatatanAduanForm(TindakanForm):
    isi = Teks(
        label="Catatan dalam",
        max_length=PANJANG_ALASAN,
        wajib="Tulis dulu catatannya.",
        widget=panjang(4),
        help_text=DALAM,
    )


class TerbitForm(TindakanForm):
    judul = Teks(label="Judul untuk umum", max_length=120, wajib="Tulis judulnya.")
    uraian = Teks(
        label="Uraian untuk umum",
        max_length=PANJANG_KALIMAT,
        wajib="Tulis uraiannya.",
        widget=panjang(6),
        help_text="Dibaca publik. Buang nama orang, nomor telepon, NIK, nomor rumah, dan "
        "tuduhan kepada orang tertentu.",
    )
    foto = forms.MultipleChoiceField(
        label="Foto yang boleh dilihat umum",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya yang tidak memuat wajah dan pelat nomor.",
    )
    periksa = forms.MultipleChoiceField(
        label="Sudah diperiksa",
        widget=forms.CheckboxSelectMultiple,
        choices=(
            ("nama", "Tidak ada nama dan ciri orang perorangan"),
            ("nomor", "Tidak ada NIK, nomor telepon, alamat rumah"),
            ("foto", "Foto yang dipilih tanpa wajah dan pelat nomor"),
        ),
        error_messages={"required": "Centang ketiganya setelah Anda periksa."},
    )
    tetap = forms.BooleanField(
        label="Angka yang mirip data pribadi memang bukan data pribadi", required=False
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        berkas: Pengaduan = self.berkas
        kolom: Any = self.fields["foto"]
        gambar = berkas.berkas.filter(tipe__startswith="image/")
        kolom.choices = [(str(b.pk), b.keterangan or b.nama) for b in gambar]
        if not kolom.choices:
            del self.fields["foto"]
        self.initial = {
            **self.initial,
            "judul": berkas.judul_umum or berkas.judul,
            "uraian": berkas.uraian_umum or berkas.uraian,
            "foto": [str(b.pk) for b in gambar if b.umum],
        }

    def clean_foto(self) -> list[int]:
        return [int(pk) for pk in self.cleaned_data["foto"]]

    def clean_periksa(self) -> list[str]:
        isi: list[str] = self.cleaned_data["periksa"]
        kolom: Any = self.fields["periksa"]
        if len(isi) < len(kolom.choices):
            raise ValidationError("Centang ketiganya setelah Anda periksa.")
        return isi

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        isi.pop("periksa", None)
        return isi
