"""Forms of the applicant: look up, reply, withdraw, complete; and of the counter.

The counter's form asks only what this kind of applicant needs, with the reason.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from informasi.pemohon.isian import IsianCatat, buang_kolom, periksa_hubungi, pilih_unit
from informasi.pemohon.models import (
    SEBUTAN,
    BuktiPemohon,
    KategoriPemohon,
    KirimanPemohon,
    Pemohon,
    Syarat,
    bukti_diminta,
    syarat_dari,
)
from informasi.permohonan.actions import PANJANG_PESAN
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import (
    BERHADAPAN,
    IZIN_PUTUSKAN,
    CaraMemperoleh,
    CaraSalinan,
    TindakanPermohonan,
)
from organisasi.form_fields import BanyakBerkas, Borang, Nik, Teks
from organisasi.kertas.unggahan import Unggahan, periksa_bersih
from organisasi.models import Petugas
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from organisasi.staf.base import panjang, pendek
from organisasi.teks import baca_toml
from organisasi.waktu.tenggat import salah_tanggal

PANJANG_ALASAN_CABUT = 300


class BalasanForm(Borang):
    isi = Teks(
        label="Pesan Anda",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu pesannya.",
        help_text="Tidak perlu menulis NIK, alamat, atau nomor telepon lagi.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class CabutPermohonanForm(forms.Form):
    alasan = Teks(
        label="Alasan (boleh kosong)",
        max_length=PANJANG_ALASAN_CABUT,
        widget=forms.TextInput(),
    )


# What was asked for and has not come in, as fields for applicant and officer

JENIS_BUKTI = ("jpg", "png", "pdf")
PANJANG_DATA = 300
TIDAK_PERLU = (
    "Kosongkan bila masih diperlukan. Contoh: “Sudah terlampir pada surat permohonan.” "
    "Jangan menulis NIK atau nomor telepon."
)


class IsianKelengkapan(forms.Form):
    """One group of fields for each thing still missing.

    An officer may also say why a thing is no longer needed; the applicant may not.
    """

    def pasang(self, permohonan: Permohonan, *, petugas: bool) -> None:
        self.syarat: dict[str, Syarat] = {
            f"butir_{permohonan.kurang.index(satu)}": syarat_dari(
                satu, permohonan.pemohon
            )
            for satu in permohonan.masih_kurang
        }
        for nama, satu in self.syarat.items():
            if satu.bertulis:
                self.fields[nama] = _kolom(satu)
            if satu.jenis:
                label = f"{satu.sebutan}: berkas (bila ada)" if satu.bertulis else ""
                self.fields[f"{nama}_berkas"] = BanyakBerkas(
                    label=label or satu.sebutan
                )
            if petugas:
                self.fields[f"{nama}_tidak"] = Teks(
                    label=f"{satu.sebutan}: tidak diperlukan lagi, sebab",
                    max_length=PANJANG_DATA,
                    help_text=TIDAK_PERLU,
                    widget=pendek(),
                )

    def clean(self) -> dict[str, Any]:
        isi, hasil = self.cleaned_data, dict[str, KirimanPemohon]()
        for nama, satu in self.syarat.items():
            kolom = f"{nama}_berkas"
            berkas = [self._periksa(kolom, b) for b in isi.get(kolom) or ()]
            hasil[satu.sebutan] = KirimanPemohon(
                teks=isi.get(nama, ""),
                berkas=tuple(b for b in berkas if b),
                tidak_perlu=isi.get(f"{nama}_tidak", ""),
            )
        return {"kiriman": {nama: satu for nama, satu in hasil.items() if satu}}

    def _periksa(self, kolom: str, berkas: UploadedFile) -> Unggahan | None:
        try:
            return periksa_bersih(
                berkas, boleh=JENIS_BUKTI, maks=settings.UKURAN_BUKTI_MAKS
            )
        except ValidationError as galat:
            self.add_error(kolom, galat)
            return None


def _kolom(syarat: Syarat) -> forms.CharField:
    if syarat.kolom == "nik":
        return Nik(
            label=syarat.sebutan, widget=pendek(autocomplete="off", inputmode="numeric")
        )
    if syarat.kolom:
        return Teks(
            label=syarat.sebutan,
            max_length=PANJANG_DATA,
            widget=pendek(autocomplete="off"),
        )
    return Teks(label=syarat.sebutan, max_length=PANJANG_PESAN, widget=panjang(3))


class LengkapiForm(IsianKelengkapan):
    def __init__(self, *args: Any, permohonan: Permohonan, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.pasang(permohonan, petugas=False)


# Entering a request at the counter

K = KategoriPemohon
SEBUTAN_NAMA = {
    K.PERORANGAN: "Nama lengkap pemohon",
    K.KELOMPOK: "Nama kelompok",
    K.BADAN_HUKUM: "Nama badan hukum",
}


KELOMPOK = baca_toml("informasi/data/formulir.toml")["catat"]


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

    def _temuan(self) -> str:
        teks = str(self.data.get("rincian", "")) if self.is_bound else ""
        return ", ".join(f"{t.jenis} {t.samar}" for t in temukan_pribadi(teks))

    def _siapkan_unit(self) -> None:
        kolom = pilih_unit(self, self.petugas)
        if self.petugas.has_perm(IZIN_PUTUSKAN):
            kolom.required = False
            kolom.empty_label = "Pemohon tidak tahu: PPID Utama menempatkan"
            kolom.help_text = (
                "Bila dikosongkan, permohonan terdaftar di PPID Utama dan "
                "unitnya menyusul."
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
                f"Di sini tertulis data pribadi ({temuan}). Pindahkan ke kolomnya, "
                "atau centang “Simpan apa adanya” di bawah.",
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
                    "Hanya untuk pemohon di loket. Berkas dari surat atau surel "
                    "diunggah di bawah, atau diminta kemudian lewat "
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

    @property
    def kelompok(self) -> list[tuple[str, list[forms.BoundField]]]:
        hasil = [
            (judul, [self[nama] for nama in semua if nama in self.fields])
            for judul, semua in KELOMPOK.items()
        ]
        bukti = [self[f"bukti_{jenis}"] for jenis in self.jenis_bukti]
        return [*hasil, ("Berkas yang diperlihatkan (boleh menyusul)", bukti)]

    def isi(self) -> dict[str, Any]:
        """The arguments of ``daftarkan_permohonan``."""
        isi = self.cleaned_data
        kolom = ("nama", "nama_kuasa", "nik", "nomor_pengesahan", "alamat", "pekerjaan")
        pemohon = Pemohon(
            kategori=self.kategori,
            dikuasakan=self.dikuasakan,
            kembali_ke_loket=isi["kembali_ke_loket"],
            **{nama: isi.get(nama, "") for nama in (*kolom, "telepon", "surel")},
        )
        bukti = [BuktiPemohon(jenis=jenis, **u.kolom) for jenis, u in self.bukti]
        nama = (
            "kanal",
            "tanggal_terima",
            "alasan_mundur",
            "unit",
            "rincian",
            "tujuan",
            "cara_memperoleh",
            "cara_salinan",
            "bantuan",
            "identitas_dicocokkan",
            "kunci_masuk",
        )
        return {"pemohon": pemohon, "bukti": bukti} | {n: isi[n] for n in nama}
