"""What the acts on hand-overs and stuck steps ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.staf.base_forms import kolom_tanggal, panjang
from organisasi.staf.tombol import TindakanForm
from pengaduan.aduan.isian_petugas import DALAM, PANJANG_ALASAN
from pengaduan.lapor.laporan_keluar import boleh_beridentitas
from pengaduan.lapor.models import Kiriman, Penerusan
from pengaduan.lapor.tombol import cara_terbuka, tanpa_otomatis

PASAL = (
    *("judul", "uraian", "tempat kejadian", "tanggal kejadian", "foto"),
    *("nama", "surel", "telepon"),
)
Luar = Penerusan.StatusLuar


def kolom_nomor() -> forms.RegexField:
    """A tracking number: 4 to 15 digits."""
    return forms.RegexField(
        r"^[0-9]{4,15}$",
        strip=True,
        label="Nomor lacak SP4N-LAPOR!",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "vTextField"}),
        error_messages={
            "required": "Ketik nomornya.",
            "invalid": "Nomor lacak: 4 sampai 15 angka, tanpa huruf dan tanda lain.",
        },
        help_text="Angka saja, tanpa tanda pagar.",
    )


class NomorLacakForm(TindakanForm):
    """The number and the day it was entered there; what was passed on."""

    tracking_id = kolom_nomor()
    tanggal_input = kolom_tanggal(
        "Dimasukkan di SP4N-LAPOR! tanggal",
        wajib="Isi tanggalnya.",
        bantuan="Paling lama sebulan yang lalu.",
    )
    yang_dikirim = forms.MultipleChoiceField(
        label="Yang Anda masukkan di sana",
        required=False,
        choices=[(p, p.capitalize()) for p in PASAL],
        initial=PASAL[:4],
        widget=forms.CheckboxSelectMultiple,
        help_text="Dibaca pelapor. Identitas hanya bila ia setuju.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if not boleh_beridentitas(self.penerusan.pengaduan):
            kolom: Any = self.fields["yang_dikirim"]
            kolom.choices = [(p, p.capitalize()) for p in PASAL[:5]]

    @property
    def penerusan(self) -> Penerusan:
        """The hand-over, also when the form stands on one of its steps."""
        berkas = self.berkas
        return berkas.penerusan if isinstance(berkas, Kiriman) else berkas


class CatatNomorForm(NomorLacakForm):
    """Correcting a number needs a reason."""

    alasan = Teks(
        label="Mengapa nomornya diganti",
        max_length=PANJANG_ALASAN,
        widget=panjang(2),
        help_text=DALAM,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if not self.penerusan.tracking_id:
            del self.fields["alasan"]


class StatusLuarForm(TindakanForm):
    """What LAPOR! says, read by an officer."""

    status = forms.ChoiceField(
        label="Status di SP4N-LAPOR!",
        choices=[
            (s.value, s.label)
            for s in Luar
            if s not in {Luar.BELUM_DIKIRIM, Luar.TIDAK_DIKENAL}
        ],
    )
    mentah = Teks(
        label="Kata aslinya di sana",
        max_length=150,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    instansi = Teks(
        label="Ditangani oleh",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = {
            **self.initial,
            "status": self.berkas.status_luar,
            "mentah": self.berkas.status_luar_mentah,
            "instansi": self.berkas.instansi_luar,
        }


class CaraPenerusanForm(TindakanForm):
    """Another way."""

    cara = forms.ChoiceField(label="Cara", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["cara"]
        aduan = self.berkas.pengaduan
        kolom.choices = [c for c in cara_terbuka(aduan) if c[0] != self.berkas.cara]
        kolom.help_text = tanpa_otomatis(aduan)


class PerbaikiForm(TindakanForm):
    """Title and text as they shall be sent; everything else is taken anew."""

    judul = Teks(label="Judul", max_length=250, wajib="Tulis judulnya.")
    isi = Teks(
        label="Isi laporan",
        max_length=10_000,
        wajib="Tulis isinya.",
        widget=panjang(12),
        help_text="Nomor kami tetap di depan. Jangan menambah NIK atau alamat rumah.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        muatan = self.berkas.muatan
        self.initial = {
            **self.initial,
            "judul": muatan.get("title", ""),
            "isi": muatan.get("content", ""),
        }


class SudahAdaForm(TindakanForm):
    """The number under which it was found."""

    nomor = kolom_nomor()


def hari_kirim(kiriman: Kiriman) -> str:
    """When it was sent, for the search over there."""
    kirim = kiriman.mulai_kirim
    return f"{timezone.localtime(kirim):%d-%m-%Y %H.%M}" if kirim else "tidak tercatat"
