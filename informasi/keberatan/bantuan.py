"""Objections explained, with a helper that leads to the next lawful step.

The helper asks at most four questions. It knows nothing of the case: what it says follows
from organisasi.waktu.tenggat import batas_pasti
a real case.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from informasi.keberatan.models import AlasanKeberatan
from informasi.keberatan.sengketa import kanal_komisi
from informasi.keberatan.words import KATA_WARGA, bunyi_alasan, sebutan_alasan
from informasi.waktu import (
    JAWAB,
    KEBERATAN_AJUKAN,
    KEBERATAN_TANGGAPI,
    PERPANJANG,
    SENGKETA_AJUKAN,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.form_fields import Borang, Tanggal
from organisasi.halaman.publik import halaman_publik
from organisasi.waktu.hari_kerja import Hitungan
from organisasi.waktu.tenggat import batas_pasti, hitung_tenggat

A = AlasanKeberatan
BELUM, MENUNGGU, DIJAWAB = "belum", "menunggu", "dijawab"


# The answers under their names in the form.
type Jawab = Mapping[str, Any]


def saran(jawab: Jawab, hari_ini: date) -> dict[str, Any]:
    """The next step on ``hari_ini``; TindakanTerlarang when a day cannot be reckoned.

    First somebody else's days may have to run out, one after the other; then the window
    of the applicant opens.
    """
    menunggu: list[str] = []
    if jawab["keberatan"] == BELUM:
        sejak, jendela = jawab["kapan"], KEBERATAN_AJUKAN
        langkah = ("tunggu_jawaban", "ajukan_keberatan", "keberatan_lewat")
        if jawab["apa"] == A.TIDAK_DITANGGAPI:
            menunggu = [JAWAB, *([PERPANJANG] if jawab["diperpanjang"] else [])]
    else:
        sejak, jendela = jawab["kapan_keberatan"], SENGKETA_AJUKAN
        langkah = ("tunggu_tanggapan", "ke_komisi", "komisi_lewat")
        if jawab["keberatan"] == MENUNGGU:
            menunggu = [KEBERATAN_TANGGAPI]
    hitungan: list[Hitungan] = []
    for kode in menunggu:
        hitungan.append(hitung_tenggat(kode, sejak))
        sejak = hitungan[-1].jatuh_tempo
    hasil = {"langkah": langkah[0], "sampai": sejak, "hitungan": hitungan}
    if menunggu and hari_ini <= sejak:
        return hasil | {"mulai": sejak + timedelta(1)}
    hitungan.append(hitung_tenggat(jendela, sejak))
    sampai = hitungan[-1].jatuh_tempo
    return hasil | {"langkah": langkah[1 + (hari_ini > sampai)], "sampai": sampai}


# The questions, asked one by one; the answers stand in the address

# In the order in which they are met most.
URUT = (
    A.TIDAK_DITANGGAPI,
    A.DITOLAK,
    A.TIDAK_SESUAI,
    A.TIDAK_DIPENUHI,
    A.TERLAMBAT,
    A.BIAYA,
    A.TIDAK_BERKALA,
)
KEBERATAN = (
    (BELUM, "Belum"),
    (MENUNGGU, "Sudah, dan belum dijawab"),
    (DIJAWAB, "Sudah, dan sudah dijawab"),
)
TANYA_KAPAN = {
    A.TIDAK_DITANGGAPI: "Kapan permohonan Anda diterima?",
    A.TIDAK_BERKALA: "Kapan Anda tahu informasi itu tidak ada?",
}
TANYA_KEBERATAN = {
    MENUNGGU: "Kapan keberatan Anda diterima?",
    DIJAWAB: "Kapan Anda menerima jawaban atas keberatan itu?",
}


class PenolongForm(Borang):
    """All answers at once; ``langkah`` says which one is missing or wrong."""

    apa = forms.ChoiceField(
        label="Apa yang terjadi dengan permohonan Anda?",
        choices=[(kode, sebutan_alasan(kode)) for kode in URUT],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu.", "invalid_choice": "Pilih satu."},
    )
    diperpanjang = forms.BooleanField(
        label="Saya menerima surat perpanjangan waktu", required=False
    )
    keberatan = forms.ChoiceField(
        label="Sudahkah Anda mengajukan keberatan?",
        help_text="Keberatan: meminta Atasan PPID memeriksa ulang.",
        choices=KEBERATAN,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu.", "invalid_choice": "Pilih satu."},
    )

    def __init__(self, data: Any, *, hari_ini: date) -> None:
        super().__init__(data)
        apa, sudah = data.get("apa", ""), data.get("keberatan", "")
        self.fields["kapan"] = Tanggal(
            hari_ini=hari_ini,
            label=TANYA_KAPAN.get(apa, "Kapan Anda menerima jawabannya?"),
        )
        if sudah in TANYA_KEBERATAN:
            self.fields["kapan_keberatan"] = Tanggal(
                hari_ini=hari_ini, label=TANYA_KEBERATAN[sudah]
            )
        if apa != A.TIDAK_DITANGGAPI:
            del self.fields["diperpanjang"]
        self.order_fields(
            ("apa", "kapan", "diperpanjang", "keberatan", "kapan_keberatan")
        )

    def clean(self) -> dict[str, Any] | None:
        isi = self.cleaned_data
        kapan, sesudah = isi.get("kapan"), isi.get("kapan_keberatan")
        if kapan and sesudah and sesudah < kapan:
            self.add_error(
                "kapan_keberatan", "Tanggal ini lebih awal daripada permohonan Anda."
            )
        return super().clean()

    @property
    def langkah(self) -> str:
        wajib = (nama for nama in self.fields if nama != "diperpanjang")
        return next((nama for nama in wajib if nama in self.errors), "")


# The pages

BATAS = {
    "ajukan": KEBERATAN_AJUKAN,
    "tanggapi": KEBERATAN_TANGGAPI,
    "sengketa": SENGKETA_AJUKAN,
}
ISIAN = ("apa", "kapan", "diperpanjang", "keberatan", "kapan_keberatan")
JUMLAH = 4
KE = {"apa": 1, "kapan": 2, "keberatan": 3, "kapan_keberatan": 4}


@halaman_publik()
def keberatan_info(request: HttpRequest) -> HttpResponse:
    batas = batas_pasti(BATAS.values())
    konteks = {
        "alasan": [(KATA_WARGA[a], a.value, bunyi_alasan(a)) for a in AlasanKeberatan],
        "batas": {nama: batas.get(kode) for nama, kode in BATAS.items()},
        "komisi": kanal_komisi(),
    }
    return render(request, "informasi/keberatan/info.html", konteks)


@halaman_publik(*ISIAN, "tanya", simpan=False)
def keberatan_bantuan(request: HttpRequest) -> HttpResponse:
    hari_ini = timezone.localdate()
    form = PenolongForm(request.GET, hari_ini=hari_ini)
    if langkah := form.langkah:
        return _tanya(request, form, langkah)
    jawab, galat = form.cleaned_data, ""
    try:
        hasil = saran(jawab, hari_ini)
    except TindakanTerlarang as sebab:
        hasil, galat = {"langkah": "tidak_terhitung"}, str(sebab)
    konteks = {
        "jawab": jawab,
        "saran": hasil,
        "galat": galat,
        "kata": KATA_WARGA[jawab["apa"]],
        "alasan": bunyi_alasan(jawab["apa"]),
        "baris": _baris(jawab),
        "komisi": kanal_komisi(),
    }
    return render(request, "informasi/keberatan/bantuan_hasil.html", konteks)


def _tanya(request: HttpRequest, form: PenolongForm, langkah: str) -> HttpResponse:
    ditanya = request.GET.get("tanya") == langkah or langkah in request.GET
    galat = [str(satu) for satu in form.errors[langkah]] if ditanya else []
    bersama = ("kapan", "diperpanjang") if langkah == "kapan" else (langkah,)
    konteks = {
        "kolom": form[langkah],
        "perpanjangan": "diperpanjang" in form.fields and langkah == "kapan",
        "galat": galat,
        "langkah": langkah,
        "ke": KE[langkah],
        "jumlah": JUMLAH,
        "tersembunyi": [
            (nama, request.GET[nama])
            for nama in ISIAN[: ISIAN.index(langkah)]
            if nama in request.GET and nama not in bersama
        ],
    }
    status = 400 if galat else 200
    return render(request, "informasi/keberatan/bantuan.html", konteks, status=status)


def _baris(jawab: Jawab) -> list[dict[str, Any]]:
    isi: list[tuple[str, str, str]] = [
        ("apa", "Yang terjadi", KATA_WARGA[jawab["apa"]]),
        ("kapan", "Tanggalnya", tanggal(jawab["kapan"])),
        ("keberatan", "Keberatan", dict(KEBERATAN)[jawab["keberatan"]]),
    ]
    if jawab["keberatan"] != BELUM:
        hari = tanggal(jawab["kapan_keberatan"])
        isi.append(("kapan_keberatan", "Tanggal keberatan atau jawabannya", hari))
    semua = {**jawab, "diperpanjang": "on" if jawab.get("diperpanjang") else ""}
    hasil = []
    for kolom, nama, nilai in isi:
        tetap = {k: semua[k] for k in ISIAN[: ISIAN.index(kolom)] if semua.get(k)}
        alamat = f"?{urlencode(tetap)}" if tetap else "."
        hasil.append({"nama": nama, "nilai": nilai, "ubah_url": alamat})
    return hasil
