"""What the acts on a complaint ask; the cleaned data are the arguments of the act."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.kantor.direktori import MILIK_KOTA
from organisasi.models import KanalLayanan, Unit
from organisasi.staf.base_forms import panjang
from organisasi.staf.tombol import TindakanForm
from pengaduan.calon_induk import calon_induk
from pengaduan.models import (
    KategoriPengaduan,
    Pengaduan,
    TeksBalasan,
    TopikPengaduan,
)
from pengaduan.models.pilihan import TindakanPengaduan as T

PANJANG_KALIMAT = 3000
PANJANG_ALASAN = 1000
PELAPOR = "Dibaca pelapor: tulis kalimat biasa."
DALAM = "Catatan dalam: dibaca petugas, tidak dibaca pelapor."
DISISIPKAN = (
    "Belum disimpan: teksnya disisipkan di bawah. Isi bagian dalam kurung siku, lalu simpan "
    "lagi."
)


class KalimatForm(TindakanForm):
    """A sentence to the reporter, with prepared texts to begin from.

    A chosen text is put into the field, under what was typed, and the form shown again: it
    can only be sent after somebody has looked at it and filled its blanks.
    """

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
        """Insert the chosen text; what was typed stays."""
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


class VerifikasiForm(TindakanForm):
    """Class, category and topic; secrecy can be added, never taken away."""

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
        TopikPengaduan.objects.none(),
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
        topik.queryset = (
            TopikPengaduan.objects.filter(aktif=True)
            .select_related("kategori")
            .order_by("kategori__urut", "kategori__nama", "nama")
        )
        topik.label_from_instance = lambda t: f"{t.kategori.nama}: {t.nama}"
        self.initial = {
            **self.initial,
            "kelas": berkas.kategori.kelas,
            "kategori": berkas.kategori_id,
            "anonim": berkas.anonim,
            "rahasia": berkas.rahasia,
        }


class KelasForm(TindakanForm):
    """Another class, and why."""

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


class TundaForm(KalimatForm):
    """All questions at once."""

    tindakan = T.TUNDA

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["kalimat"].label = "Pertanyaan untuk pelapor"

    def clean(self) -> dict[str, Any]:
        """The argument of the act."""
        isi = super().clean()
        return {"pertanyaan": isi.get("kalimat", "")}


class IsiForm(TindakanForm):
    """What the reporter said, typed by an officer."""

    isi = Teks(
        label="Keterangan pelapor",
        max_length=PANJANG_KALIMAT,
        wajib="Tulis apa yang dikatakan pelapor.",
        widget=panjang(5),
        help_text="Tulis seperti dikatakannya lewat telepon atau di loket.",
    )


class ArsipForm(KalimatForm):
    """Why it ends here."""

    tindakan = T.ARSIPKAN


class BukanWewenangForm(KalimatForm):
    """Whose matter it is."""

    tindakan = T.NYATAKAN_BUKAN_WEWENANG

    lembaga = forms.ModelChoiceField(
        KanalLayanan.objects.none(),
        label="Lembaga yang berwenang",
        empty_label="Pilih lembaga",
        error_messages={"required": "Pilih lembaganya; pelapor butuh nomornya."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["lembaga"]
        kolom.queryset = lembaga_lain()


def lembaga_lain() -> QuerySet[KanalLayanan]:
    """Whose matter it may be instead of the city's; the ways to complain are none."""
    jenis = KanalLayanan.Jenis
    semua = KanalLayanan.objects.exclude(lingkup=MILIK_KOTA)
    return semua.exclude(jenis__in=(jenis.INFORMASI, jenis.PENGADUAN)).order_by("nama")


class AlihInformasiForm(KalimatForm):
    """How the reporter gets the document he wants."""

    tindakan = T.ALIHKAN_INFORMASI


class GabungForm(TindakanForm):
    """Into which complaint; those that are near or alike come first."""

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


class AlasanForm(TindakanForm):
    """Why, for colleagues."""

    alasan = Teks(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        wajib="Tulis alasannya.",
        widget=panjang(3),
        help_text=DALAM,
    )


class DaruratForm(AlasanForm):
    """What endangers whom: to be read aloud to 112."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["alasan"].label = "Apa yang membahayakan, dan di mana"
        self.fields["alasan"].help_text = "Untuk dibacakan ke 112. " + DALAM


class PrioritasForm(AlasanForm):
    """Another priority, and why."""

    prioritas = forms.ChoiceField(
        label="Prioritas", choices=Pengaduan.Prioritas.choices
    )
    field_order = ("prioritas", "alasan")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("prioritas", self.berkas.prioritas)


class UnitAduan(forms.ModelChoiceField):
    """Units of the city that exist today; the proposed one is chosen."""

    def __init__(self, **lain: Any) -> None:
        super().__init__(
            Unit.objects.none(),
            empty_label="Pilih unit",
            error_messages={"required": "Pilih unitnya."},
            **lain,
        )

    def isi(self) -> None:
        """Fill the choices."""
        hari = timezone.localdate()
        self.queryset = Unit.objects.berjalan(hari).order_by("jenis", "nama")


class RujukForm(AlasanForm):
    """To which unit, and why."""

    ke_unit = UnitAduan(label="Unit yang dapat menangani")
    field_order = ("ke_unit", "alasan")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["ke_unit"]
        kolom.isi()
