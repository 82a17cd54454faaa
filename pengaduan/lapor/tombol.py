"""Hand-over of a verified complaint, as a button; what the acts on it and its steps ask."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.kantor.peran import Peran
from organisasi.models import Penugasan
from organisasi.staf.base import kolom_tanggal, panjang, pendek
from organisasi.staf.tombol import TindakanForm, Tombol
from organisasi.waktu.tenggat import lama_kini
from pengaduan.aduan.isian_petugas import DALAM, PANJANG_ALASAN, UnitAduan, lembaga_lain
from pengaduan.aduan.kabar import kabar
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TindakanPengaduan as T
from pengaduan.aduan.waktu import NOMOR_LUAR
from pengaduan.lapor import actions as aksi
from pengaduan.lapor.laporan_keluar import (
    boleh_beridentitas,
    halangan_kirim,
    mode_api,
    pratinjau_api,
)
from pengaduan.lapor.models import Kiriman, Penerusan

Tujuan, Cara = Penerusan.Tujuan, Penerusan.Cara


class TeruskanForm(TindakanForm):
    tujuan = forms.ChoiceField(
        label="Diteruskan ke",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih tujuannya."},
    )
    unit = UnitAduan(
        label="Unit yang menangani",
        help_text="Wajib juga untuk SP4N-LAPOR!; unit ini yang menindaklanjuti.",
    )
    kanal = forms.ModelChoiceField(
        lembaga_lain(),
        label="Lembaga lain",
        required=False,
        empty_label="Pilih lembaga",
    )
    cara = forms.ChoiceField(label="Cara ke SP4N-LAPOR!", required=False)
    catatan = Teks(
        label="Catatan untuk unit (boleh kosong)",
        max_length=1000,
        widget=panjang(2),
        help_text=DALAM,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        berkas: Pengaduan = self.berkas
        tujuan: Any = self.fields["tujuan"]
        # What is not grave is not the Inspektorat's.
        tujuan.choices = [
            (nilai, kata)
            for nilai, kata in Tujuan.choices
            if not aksi.halangan_tujuan(berkas, nilai)
            and (nilai == Tujuan.APIP) == berkas.berkadar
        ]
        unit: Any = self.fields["unit"]
        if berkas.berkadar:
            tugas = Penugasan.objects.berlaku(timezone.localdate())
            apip = tugas.filter(peran=Peran.INSPEKTORAT).values("unit")
            unit.queryset = unit.queryset.filter(pk__in=apip)
        cara: Any = self.fields["cara"]
        cara.choices = cara_terbuka(berkas)
        cara.help_text = tanpa_otomatis(berkas)
        topik = berkas.topik
        usul = (topik and topik.unit_id) or berkas.kategori.unit_id
        if berkas.berkadar:
            usul = berkas.pemegang_id
        self.initial = {
            **self.initial,
            "tujuan": tujuan.choices[0][0],
            "unit": usul,
            "cara": cara.choices[0][0],
            "kanal": topik.kanal_id if topik else None,
        }

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("tujuan") == Tujuan.BADAN_LAIN and not isi.get("kanal"):
            self.add_error("kanal", "Pilih lembaga yang dituju.")
        if isi.get("tujuan") != Tujuan.LAPOR or not isi.get("cara"):
            isi["cara"] = Cara.TANGAN
        if isi.get("tujuan") != Tujuan.BADAN_LAIN:
            isi["kanal"] = None
        return isi


def cara_terbuka(pengaduan: Pengaduan) -> list[tuple[str, str]]:
    semua = [(Cara.DIBANTU, Cara.DIBANTU.label), (Cara.TANGAN, Cara.TANGAN.label)]
    if mode_api() and not halangan_kirim(pengaduan):
        semua.insert(0, (Cara.API, Cara.API.label))
    return [(str(nilai), str(teks)) for nilai, teks in semua]


def tanpa_otomatis(pengaduan: Pengaduan) -> str:
    alasan = halangan_kirim(pengaduan) if mode_api() else ""
    return f"Pengiriman otomatis tidak dapat dipakai. {alasan}" if alasan else ""


def _akibat(pengaduan: Pengaduan) -> Sequence[str]:
    api = mode_api() and not halangan_kirim(pengaduan)
    return [
        "Unit yang dipilih memegang aduan ini dan diberi tahu.",
        (
            "Bila disalin ke SP4N-LAPOR!, buka Paket salin dan catat nomornya dalam "
            f"{lama_kini(NOMOR_LUAR)}."
        ),
        kabar(pengaduan),
        # The very payload, before it is sent; nothing where the machine is not open.
        *(
            f"Dikirim otomatis: {satu}"
            for satu in (pratinjau_api(pengaduan) if api else ())
        ),
    ]


TOMBOL_PENERUSAN = (
    Tombol(
        T.TERUSKAN,
        aksi.teruskan_pengaduan,
        berhasil="Aduan diteruskan.",
        penjelasan="Teruskan ke unit yang menangani, SP4N-LAPOR!, atau lembaga lain.",
        form=lambda _p: TeruskanForm,
        akibat=_akibat,
    ),
)


PASAL = (
    "judul",
    "uraian",
    "tempat kejadian",
    "tanggal kejadian",
    "foto",
    "nama",
    "surel",
    "telepon",
)
Luar = Penerusan.StatusLuar


def kolom_nomor() -> forms.RegexField:
    return forms.RegexField(
        r"^[0-9]{4,15}$",
        strip=True,
        label="Nomor lacak SP4N-LAPOR!",
        widget=pendek(inputmode="numeric"),
        error_messages={
            "required": "Ketik nomornya.",
            "invalid": "Nomor lacak: 4 sampai 15 angka, tanpa huruf dan tanda lain.",
        },
        help_text="Angka saja, tanpa tanda pagar.",
    )


class NomorLacakForm(TindakanForm):
    tracking_id = kolom_nomor()
    tanggal_input = kolom_tanggal(
        "Tanggal dimasukkan di SP4N-LAPOR!",
        wajib="Isi tanggalnya.",
        bantuan="Paling lama sebulan yang lalu.",
    )
    yang_dikirim = forms.MultipleChoiceField(
        label="Yang ikut dimasukkan",
        required=False,
        choices=[(p, p.capitalize()) for p in PASAL],
        initial=PASAL[:4],
        widget=forms.CheckboxSelectMultiple,
        help_text="Dibaca pelapor. Masukkan identitas hanya bila ia setuju.",
    )

    alasan = Teks(
        label="Mengapa nomornya diganti",
        max_length=PANJANG_ALASAN,
        widget=panjang(2),
        help_text=DALAM,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        dari_kiriman = isinstance(self.berkas, Kiriman)
        penerusan = self.berkas.penerusan if dari_kiriman else self.berkas
        if not boleh_beridentitas(penerusan.pengaduan):
            kolom: Any = self.fields["yang_dikirim"]
            kolom.choices = [(p, p.capitalize()) for p in PASAL[:5]]
        # Only a number that stands there already is replaced, with a reason.
        if dari_kiriman or not penerusan.tracking_id:
            del self.fields["alasan"]


class StatusLuarForm(TindakanForm):
    status = forms.ChoiceField(
        label="Status di SP4N-LAPOR!",
        choices=[
            (s.value, s.label)
            for s in Luar
            if s not in {Luar.BELUM_DIKIRIM, Luar.TIDAK_DIKENAL}
        ],
    )
    mentah = Teks(label="Status aslinya di sana", max_length=150, widget=pendek())
    instansi = Teks(label="Ditangani oleh", max_length=200, widget=pendek())

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = {
            **self.initial,
            "status": self.berkas.status_luar,
            "mentah": self.berkas.status_luar_mentah,
            "instansi": self.berkas.instansi_luar,
        }


class CaraPenerusanForm(TindakanForm):
    cara = forms.ChoiceField(label="Cara", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["cara"]
        aduan = self.berkas.pengaduan
        kolom.choices = [c for c in cara_terbuka(aduan) if c[0] != self.berkas.cara]
        kolom.help_text = tanpa_otomatis(aduan)


class PerbaikiForm(TindakanForm):
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
    nomor = kolom_nomor()


def hari_kirim(kiriman: Kiriman) -> str:
    kirim = kiriman.mulai_kirim
    return f"{timezone.localtime(kirim):%d-%m-%Y %H.%M}" if kirim else "tidak tercatat"
