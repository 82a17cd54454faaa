"""The forms of the request in steps; each asks one thing and says why.

What is asked follows Perki 1/2021 Lampiran VI.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import MinLengthValidator

from informasi.pemohon.models import SEBUTAN, Pemohon
from informasi.pengajuan.models import (
    APA,
    BUKTI,
    CARA,
    IDENTITAS,
    KONTAK,
    PEMOHON,
    UNIT,
    IsianPermohonan,
)
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import AsalPermohonan
from informasi.rujukan.usulan_unit import unit_tujuan
from organisasi.bahasa import ukuran
from organisasi.berlangkah.models import BerkasDraf
from organisasi.form_fields import BanyakBerkas, LangkahForm, Teks, pilihan_berket
from organisasi.models import JenisUnit
from organisasi.sandi import samarkan_nik
from organisasi.waktu.tenggat import RUJUKAN_TEMPATKAN as TEMPATKAN, lama_kini

CM, CS, K = Permohonan.CaraMemperoleh, Permohonan.CaraSalinan, Pemohon.Kategori
PANJANG_RINCIAN, PANJANG_TUJUAN = 5000, 2000
LENGKAP = MinLengthValidator(
    10, "Tulis sedikit lebih lengkap, supaya petugas tahu apa yang dicari."
)
TIDAK_TAHU, LAIN = "tidak-tahu", "lain"


class RincianPermohonanForm(LangkahForm):
    rincian = Teks(
        label="Informasi apa yang Anda minta?",
        max_length=PANJANG_RINCIAN,
        wajib="Tuliskan informasi yang Anda minta.",
        validators=[LENGKAP],
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Sebutkan sejelas mungkin: dokumennya, tahunnya, tempatnya. "
        "Misalnya “Rekap penduduk per kelurahan di Kecamatan Cipedes tahun 2023”. "
        "Jangan tulis NIK, nomor telepon, atau alamat Anda di sini; itu ditanya nanti.",
    )
    tujuan = Teks(
        label="Untuk apa informasi itu?",
        max_length=PANJANG_TUJUAN,
        wajib="Tuliskan untuk apa informasi itu; satu kalimat cukup.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "pendek"}),
        help_text="Undang-undang meminta alasan (UU 14/2008 Pasal 4). Satu kalimat "
        "cukup, misalnya “bahan skripsi”. Alasan Anda tidak dipakai untuk menolak.",
    )
    dokumen = Teks(max_length=20, widget=forms.HiddenInput)
    asal = Teks(max_length=10, widget=forms.HiddenInput)
    asal_nomor = Teks(max_length=60, widget=forms.HiddenInput)

    def clean_asal(self) -> str:
        asal: str = self.cleaned_data["asal"]
        return asal if asal in AsalPermohonan.values else ""


class UnitTujuanForm(LangkahForm):
    pilihan = forms.ChoiceField(
        label="Pilih satu",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu; “Saya tidak tahu” juga boleh."},
    )
    unit_lain = forms.ChoiceField(label="Unit lain", required=False)

    def __init__(
        self,
        *args: Any,
        usulan: Sequence[tuple[str, str, str]],
        semua: Sequence[tuple[str, Any]],
        tempatkan: str,
        **lain: Any,
    ) -> None:
        """``usulan``: (slug, name, reason); ``semua``: groups of (slug, name).

        ``tempatkan`` says what happens to a request without a unit.
        """
        super().__init__(*args, **lain)
        kolom: Any = self.fields
        kolom["pilihan"].choices = [
            *((slug, pilihan_berket(nama, alasan)) for slug, nama, alasan in usulan),
            (TIDAK_TAHU, pilihan_berket("Saya tidak tahu", tempatkan)),
            (LAIN, "Saya pilih sendiri dari daftar di bawah"),
        ]
        kolom["unit_lain"].choices = [("", "Pilih unit"), *semua]

    def clean(self) -> dict[str, Any]:
        """``unit``: the slug chosen, "" for “I do not know”."""
        data = self.cleaned_data
        pilihan, lain = data.get("pilihan"), data.get("unit_lain", "")
        if pilihan is None and lain:
            # He chose below and did not tick the line above.
            del self.errors["pilihan"]
            pilihan = LAIN
        if pilihan == LAIN and not lain and "unit_lain" not in self.errors:
            self.add_error("unit_lain", "Pilih unitnya dari daftar ini.")
        unit = {TIDAK_TAHU: "", LAIN: lain}.get(pilihan or "", pilihan)
        return {"pilihan": pilihan, "unit_lain": lain, "unit": unit}


class CaraMemperolehForm(LangkahForm):
    cara_memperoleh = forms.ChoiceField(
        label="Dalam bentuk apa?",
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih bentuk yang Anda inginkan."},
        choices=[
            (CM.SALINAN_LUNAK, pilihan_berket("Salinan digital", "Berkas; gratis.")),
            (
                CM.SALINAN_CETAK,
                pilihan_berket(
                    "Salinan cetak",
                    "Biaya menyalin dan mengirim ditanggung pemohon, diberitahukan dulu.",
                ),
            ),
            (
                CM.MELIHAT,
                pilihan_berket(
                    "Melihat di tempat", "Membaca, mendengarkan, atau mencatat."
                ),
            ),
        ],
    )
    cara_salinan = forms.ChoiceField(
        label="Bila salinan, bagaimana Anda menerimanya?",
        required=False,
        widget=forms.RadioSelect,
        choices=CS.choices,
    )
    bantuan = Teks(
        label="Bantuan yang Anda perlukan (boleh kosong)",
        max_length=200,
        help_text="Misalnya dibacakan, huruf besar, juru bahasa isyarat, kursi roda.",
    )

    def __init__(self, *args: Any, bersurel: bool, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.bersurel = bersurel

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        cara, salinan = data.get("cara_memperoleh"), data.get("cara_salinan", "")
        if cara == CM.MELIHAT:
            data["cara_salinan"] = ""
        elif (
            cara
            and "cara_salinan" not in self.errors
            and (sebab := self._sebab_salinan(cara, salinan))
        ):
            self.add_error("cara_salinan", sebab)
        return data

    def _sebab_salinan(self, cara: str, salinan: str) -> str:
        if not salinan:
            return "Pilih bagaimana Anda menerima salinannya."
        if cara == CM.SALINAN_CETAK and salinan in {CS.UNDUH, CS.SUREL}:
            return "Salinan cetak tidak dapat diunduh atau dikirim lewat surel. Pilih cara lain."
        if cara == CM.SALINAN_LUNAK and salinan == CS.FAKSIMILI:
            return "Faksimili hanya untuk salinan cetak. Pilih cara lain."
        if salinan == CS.SUREL and not self.bersurel:
            return "Anda belum menyebut alamat surel. Pilih cara lain, atau isi surel di langkah kontak."
        return ""


class BuktiForm(LangkahForm):
    def __init__(self, *args: Any, jenis: Sequence[str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        for satu in jenis:
            self.fields[satu] = BanyakBerkas(label=SEBUTAN[satu])
        self.bukan_konsep = tuple(jenis)


# What the forms offer and how they are filled

KELOMPOK = {JenisUnit.OPD: "Perangkat daerah", JenisUnit.KECAMATAN: "Kecamatan"}


def unit_form(isian: IsianPermohonan, data: Any) -> UnitTujuanForm:
    semua = unit_tujuan()
    usulan = [
        (slug, semua[slug].nama, sebab) for slug, sebab in isian.usulan if slug in semua
    ]
    awal = dict(isian.awal(UNIT))
    slug = awal.get("unit")
    if slug:
        tampak = slug in {satu[0] for satu in usulan}
        awal |= {"pilihan": slug} if tampak else {"pilihan": LAIN, "unit_lain": slug}
    elif slug is not None:
        awal["pilihan"] = TIDAK_TAHU
    kelompok = [
        (judul, [(slug, u.nama) for slug, u in semua.items() if u.jenis == jenis])
        for jenis, judul in KELOMPOK.items()
    ]
    return UnitTujuanForm(
        data,
        initial=awal,
        usulan=usulan,
        semua=[satu for satu in kelompok if satu[1]],
        tempatkan=f"PPID Utama menempatkannya paling lama {lama_kini(TEMPATKAN)}. Waktu "
        "Anda tetap dihitung sejak permohonan diterima.",
    )


# The last look: the answers as lines, each with the step that changes it


def ringkas(
    isian: IsianPermohonan, berkas: Sequence[BerkasDraf]
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Question, answer, step under headings. The draft must be complete."""
    apa, siapa, kontak = (isian.jawab[satu] for satu in (APA, IDENTITAS, KONTAK))
    slug, cara = isian.jawab[UNIT]["unit"], isian.jawab[CARA]
    unit = unit_tujuan().get(slug)
    tanpa = "Saya tidak tahu; ditempatkan oleh PPID Utama"
    kuasa = ", diwakili kuasa" if isian.dikuasakan else ""
    loket = "Anda kembali ke loket" if kontak["kembali_ke_loket"] else ""
    salinan = cara["cara_salinan"]
    informasi = [
        ("Informasi yang diminta", apa["rincian"], APA),
        ("Tujuan", apa["tujuan"], APA),
        ("Unit tujuan", unit.nama if unit else "" if slug else tanpa, UNIT),
    ]
    pemohon = [
        ("Yang meminta", f"{K(isian.kategori).label}{kuasa}", PEMOHON),
        ("Nama", siapa["nama"], IDENTITAS),
        ("Nama kuasa atau wakil", siapa.get("nama_kuasa", ""), IDENTITAS),
        ("NIK", samarkan_nik(siapa.get("nik", "")), IDENTITAS),
        ("Nomor pengesahan", siapa.get("nomor_pengesahan", ""), IDENTITAS),
        ("Alamat", siapa["alamat"], IDENTITAS),
        ("Pekerjaan", siapa.get("pekerjaan", ""), IDENTITAS),
        ("Surel", kontak["surel"], KONTAK),
        ("Telepon", kontak["telepon"], KONTAK),
        ("Menghubungi Anda", loket, KONTAK),
        ("Bukti", _bukti(isian, berkas), BUKTI),
    ]
    penerimaan = [
        ("Bentuk", str(CM(cara["cara_memperoleh"]).label), CARA),
        ("Diterima lewat", str(CS(salinan).label) if salinan else "", CARA),
        ("Bantuan", cara["bantuan"], CARA),
    ]
    return [("Informasi", informasi), ("Pemohon", pemohon), ("Penerimaan", penerimaan)]


def _bukti(isian: IsianPermohonan, berkas: Sequence[BerkasDraf]) -> str:
    diminta = isian.bukti_diminta
    baris = [
        f"{SEBUTAN[b.jenis]} ({b.nama.rpartition('.')[2].upper()}, {ukuran(b.ukuran)})"
        for b in berkas
        if b.jenis in diminta
    ]
    ada = {b.jenis for b in berkas}
    if kurang := [SEBUTAN[jenis] for jenis in diminta if jenis not in ada]:
        baris.append(f"Menyusul: {'; '.join(kurang)}")
    return "\n".join(baris)
