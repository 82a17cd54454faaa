"""What the acts on a complaint ask; the cleaned data are the arguments of the act."""

from decimal import Decimal
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, Q, QuerySet, When
from django.http import QueryDict
from django.template.loader import render_to_string

from organisasi.bahasa import angka, tanggal_pendek
from organisasi.form_fields import BanyakBerkas, Teks
from organisasi.models import Petugas
from organisasi.staf.base import panjang
from organisasi.staf.tombol import TindakanForm, form_teks
from pengaduan.aduan.berkas import BerkasPengaduan, semua_bersih
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
from pengaduan.aduan.models import Pengaduan, TeksBalasan
from pengaduan.aduan.pilihan import TERBUKA, TindakanPengaduan as T
from pengaduan.penanganan.actions import halangan_ya
from pengaduan.umum.daftar import AMBANG_MIRIP, jarak_m

# Complaints that another may be the same as, for the officer who merges them

CALON_MAKS = 10
# About 300 m in the city's latitude: the same place, whatever it is called.
DEKAT = Decimal("0.003")
SANGAT_MIRIP = 0.5


def calon_induk(
    berkas: Pengaduan, petugas: Petugas, cari: str = ""
) -> QuerySet[Pengaduan]:
    """The nearest and most alike first; with ``cari`` among all that are open."""
    calon = (
        Pengaduan.objects.untuk(petugas)
        .filter(status__in=TERBUKA, berkadar=berkas.berkadar)
        .exclude(pk=berkas.pk)
    )
    sama = {Q(kategori=berkas.kategori_id): 0.25}
    if desa := berkas.kelurahan_id:
        sama[Q(kelurahan=desa)] = 0.5
    if berkas.lintang is not None and berkas.bujur is not None:
        tinggi, lebar = (
            (tengah - DEKAT, tengah + DEKAT)
            for tengah in (berkas.lintang, berkas.bujur)
        )
        sama[Q(lintang__range=tinggi, bujur__range=lebar)] = 0.5
    dekat = Q()
    mirip: Any = TrigramSimilarity("uraian", berkas.uraian)
    skor = mirip
    for satu, nilai in sama.items():
        dekat |= satu
        skor += Case(When(satu, then=nilai), default=0.0)
    if cari:
        dekat = Q(kelurahan__nama__icontains=cari)
        for kolom in ("nomor", "judul", "uraian", "lokasi"):
            dekat |= Q(**{f"{kolom}__icontains": cari})
    urut = calon.annotate(mirip=mirip, skor=skor).order_by("-skor", "-pk")
    # A queryset that was cut cannot be searched by the field: the numbers are.
    pk = list(urut.filter(dekat).values_list("pk", flat=True)[:CALON_MAKS])
    isi = urut.filter(pk__in=pk).select_related("kelurahan__induk")
    return isi.prefetch_related("berkas")


def sebutan_calon(berkas: Pengaduan, calon: Pengaduan) -> str:
    """A candidate as the officer compares it: what, where, when, how alike, a picture."""
    mirip: float = calon.mirip  # type: ignore[attr-defined]
    kata = (
        "kata-katanya sangat mirip" if mirip >= SANGAT_MIRIP else "kata-katanya mirip"
    )
    titik = [(p.lintang, p.bujur) for p in (berkas, calon)]
    sini, sana = ((float(a), float(b)) if a and b else None for a, b in titik)
    jauh = f"{angka(jarak_m(sini, sana))} m dari sini" if sini and sana else ""
    desa = calon.kelurahan.sebutan if calon.kelurahan else ""
    tempat, hari = calon.lokasi, tanggal_pendek(calon.tanggal_terima)
    ciri = (calon.nomor, tempat, desa, hari, jauh, kata * (mirip >= AMBANG_MIRIP))
    foto = next((b for b in calon.berkas.all() if b.kecil), None)
    return render_to_string(
        "pengaduan/penanganan/calon.html",
        {"p": calon, "foto": foto, "ciri": filter(None, ciri)},
    )


DISISIPKAN = (
    "Belum disimpan: teksnya disisipkan di bawah. Isi bagian dalam kurung siku, lalu simpan "
    "lagi."
)


class KalimatForm(TindakanForm):
    """A chosen text is put into the field and shown again, to fill its blanks."""

    tindakan: str = ""
    label_kalimat = "Kalimat untuk pelapor"

    teks = forms.ModelChoiceField(
        TeksBalasan.objects.none(),
        label="Mulai dari teks siap pakai",
        required=False,
        empty_label="Tulis sendiri",
        help_text="Pilih, lalu simpan. Teksnya disisipkan untuk Anda lengkapi.",
    )
    kalimat = Teks(max_length=PANJANG_KALIMAT, widget=panjang(5), help_text=PELAPOR)

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["teks"]
        kolom.queryset = TeksBalasan.objects.cocok(self.tindakan, self.berkas.kategori)
        self.fields["kalimat"].label = self.label_kalimat
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
        "aparatur. Sejak diverifikasi hanya dibaca Inspektorat.",
    )
    kategori = forms.ModelChoiceField(
        KategoriPengaduan.objects.none(),
        label="Kategori",
        empty_label=None,
        help_text="Dipilih warga; perbaiki bila keliru.",
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
        help_text="Bila dipindah ke kategori yang peka, aduan otomatis menjadi rahasia.",
    )
    semula = ("kategori", "anonim", "rahasia")
    baris_untuk = (
        (
            "kategori",
            lambda aduan, _petugas: KategoriPengaduan.objects.filter(
                Q(aktif=True) | Q(pk=aduan.kategori_id)
            ),
        ),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        topik: Any = self.fields["topik"]
        topik.label_from_instance = lambda t: f"{t.kategori.nama}: {t.nama}"
        self.initial.setdefault("kelas", self.berkas.kategori.kelas)


class KelasForm(TindakanForm):
    kelas = forms.ChoiceField(label="Kelas", choices=Pengaduan.Kelas.choices)
    alasan = Teks(
        label="Mengapa diubah",
        max_length=PANJANG_ALASAN,
        wajib="Tulis mengapa kelasnya diubah.",
        widget=panjang(2),
        help_text=DALAM,
    )
    semula = ("kelas",)


class TundaAduanForm(KalimatForm):
    tindakan = T.TUNDA
    label_kalimat = "Pertanyaan untuk pelapor"

    def clean(self) -> dict[str, Any]:
        isi = super().clean()
        return {"pertanyaan": isi.get("kalimat", "")}


LengkapiAduanForm = form_teks(
    "isi",
    "Keterangan pelapor",
    "Tulis keterangan pelapor.",
    baris=5,
    maks=PANJANG_KALIMAT,
    bantuan="Tulis seperti yang disampaikan lewat telepon atau di loket.",
)
PesanForm = form_teks(
    "isi",
    "Pesan untuk pelapor",
    "Tulis dulu pesannya.",
    baris=5,
    maks=PANJANG_KALIMAT,
    bantuan=PELAPOR,
)
CatatanAduanForm = form_teks(
    "isi", "Catatan dalam", "Tulis dulu catatannya.", baris=4, bantuan=DALAM
)
NyatakanDaruratForm = form_teks(
    "alasan",
    "Apa yang membahayakan, dan di mana",
    "Tulis alasannya.",
    bantuan=f"Dibacakan ke 112. {DALAM}",
)


class BukanWewenangForm(KalimatForm):
    tindakan = T.NYATAKAN_BUKAN_WEWENANG

    lembaga = forms.ModelChoiceField(
        lembaga_lain(),
        label="Lembaga yang berwenang",
        empty_label="Pilih lembaga",
        error_messages={"required": "Pilih lembaganya."},
    )


class GabungAduanForm(TindakanForm):
    pencarian = "Cari di semua aduan terbuka: nomor, kata, atau tempat"
    cari = forms.CharField(required=False, widget=forms.HiddenInput)
    induk = forms.ModelChoiceField(
        Pengaduan.objects.none(),
        label="Aduan yang sama",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih aduan yang sama."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["induk"]
        cari = (self["cari"].value() or "").strip()
        kolom.queryset = calon_induk(self.berkas, self.petugas, cari)
        kolom.label_from_instance = partial(sebutan_calon, self.berkas)
        kolom.help_text = (
            "Aduan yang dipilih ditangani terus; pelapor aduan ini tetap diberi tahu."
            if kolom.queryset
            else "Tidak ada aduan terbuka yang cocok. Cari dengan kata lain."
        )

    def clean(self) -> dict[str, Any]:
        return {"induk": self.cleaned_data.get("induk")}


class PrioritasForm(AlasanAduanForm):
    prioritas = forms.ChoiceField(
        label="Prioritas", choices=Pengaduan.Prioritas.choices
    )
    field_order = ("prioritas", "alasan")
    semula = ("prioritas",)


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
        return semua_bersih(self.cleaned_data["bukti"])


class JawabanForm(TindakanForm):
    beres = forms.TypedChoiceField(
        label="Jawaban pelapor",
        choices=(("ya", "Ya, sudah beres"), ("tidak", "Tidak, belum beres")),
        coerce=lambda nilai: nilai == "ya",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih ya atau tidak."},
    )
    alasan = Teks(
        label="Yang belum beres menurut pelapor",
        max_length=PANJANG_KALIMAT,
        widget=panjang(3),
        help_text="Wajib bila jawabannya “tidak”.",
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


PERIKSA = (
    ("nama", "Tidak ada nama dan ciri orang perorangan"),
    ("nomor", "Tidak ada NIK, nomor telepon, alamat rumah"),
    ("foto", "Foto yang dipilih tanpa wajah dan pelat nomor"),
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
    foto = forms.TypedMultipleChoiceField(
        coerce=int,
        label="Foto yang boleh dilihat umum",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya yang tidak memuat wajah dan pelat nomor.",
    )
    periksa = forms.MultipleChoiceField(
        label="Sudah diperiksa",
        widget=forms.CheckboxSelectMultiple,
        choices=PERIKSA,
        error_messages={"required": "Centang ketiganya setelah Anda periksa."},
    )
    tetap = forms.BooleanField(
        label="Angka yang mirip data pribadi sudah diperiksa dan bukan data pribadi",
        required=False,
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

    def clean(self) -> dict[str, Any]:
        isi, kolom = self.cleaned_data, self.fields["periksa"]
        if len(isi.pop("periksa", PERIKSA)) < len(PERIKSA):
            self.add_error("periksa", kolom.error_messages["required"])
        return isi
