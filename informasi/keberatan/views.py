"""The applicant's pages of an objection and of the dispute after it.

All of them open by the secret of the case.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from informasi.keberatan.actions import (
    ajukan_keberatan,
    alasan_terbuka,
    berkunci,
    nama_alasan,
    terima_putusan,
)
from informasi.keberatan.models import TERBUKA, Keberatan
from informasi.keberatan.sengketa import (
    catat_sengketa,
    jendela_sengketa,
    kanal_komisi,
    kirim_berkas_sengketa,
    tanpa_mediasi,
)
from informasi.keberatan.words import (
    KATA_WARGA,
    LENGKAP,
    PANJANG_POSISI,
    sebutan_alasan,
)
from informasi.pemohon.isian import PERKARA, cari_permohonan, tidak_bisa
from informasi.permohonan.models import Permohonan
from informasi.waktu import Jendela
from organisasi.bahasa import tanggal
from organisasi.berlangkah.formulir import FormulirSesi, Kata, Sesi
from organisasi.berlangkah.models import Draf, IsianLangkah
from organisasi.form_fields import Borang, Teks
from organisasi.halaman.rahasia import boleh_coba, halaman_pribadi, kiriman
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import PDFGagal
from organisasi.pribadi.perkara import berhasil
from organisasi.teks import baca_toml


def ke_rinci(permohonan: Permohonan, keberatan: Keberatan) -> HttpResponseRedirect:
    return redirect(
        "informasi:permohonan-keberatan-rinci", permohonan.kode, keberatan.pk
    )


def cari_keberatan(permohonan: Permohonan, pk: int) -> Keberatan:
    keberatan = get_object_or_404(
        permohonan.keberatan.select_related("unit").prefetch_related("surat"), pk=pk
    )
    keberatan.permohonan = permohonan
    return keberatan


@halaman_pribadi()
def keberatan_rinci(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    keberatan = cari_keberatan(permohonan, pk)
    return PERKARA.tampilkan(
        request,
        "informasi/keberatan/rinci.html",
        permohonan,
        keberatan=keberatan,
        alasan=nama_alasan(keberatan.alasan),
        surat=list(keberatan.surat.all()),
        terlambat=keberatan.terlambat(timezone.localdate()),
        boleh_terima=keberatan.boleh(Keberatan.Tindakan.TERIMA_PUTUSAN),
    )


class TerimaTanggapanForm(forms.Form):
    tanggapan = Teks(
        label="Tanggapan Anda (boleh kosong)",
        max_length=2000,
        help_text="Dicatat dalam register keberatan.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@halaman_pribadi(borang=True)
def keberatan_terima(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    keberatan = cari_keberatan(permohonan, pk)
    if not keberatan.boleh(Keberatan.Tindakan.TERIMA_PUTUSAN):
        return tidak_bisa(
            request,
            permohonan,
            judul="Tidak ada tanggapan yang menunggu Anda",
            sebab="Tanggapannya belum ada, atau sudah Anda terima.",
        )
    form, kini = TerimaTanggapanForm(kiriman(request)), Saat(None, timezone.now())
    if berhasil(request, form, partial(terima_putusan, keberatan, kini)):
        return ke_rinci(permohonan, keberatan)
    templat = "informasi/keberatan/terima.html"
    return PERKARA.tampilkan(
        request, templat, permohonan, keberatan=keberatan, form=form
    )


# Lodging an objection against a request: fill in, look once more, send

DIAM = "Permohonan saya belum dijawab sampai hari terakhirnya, {hari}."
MENUNGGU_JAWABAN = frozenset({Permohonan.Status.DITERIMA, Permohonan.Status.DIPROSES})


class KeberatanForm(Borang):
    alasan = forms.MultipleChoiceField(
        label="Apa alasan Anda?",
        help_text="Boleh lebih dari satu.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih sedikitnya satu alasan.",
            "invalid_choice": "Alasan itu tidak berlaku untuk permohonan ini.",
        },
    )
    kasus_posisi = Teks(
        label="Ceritakan apa yang terjadi",
        max_length=PANJANG_POSISI,
        wajib="Ceritakan dengan singkat apa yang terjadi.",
        validators=[LENGKAP],
        help_text="Dalam formulir resmi disebut kasus posisi. Misalnya: apa yang Anda minta, "
        "apa jawabannya, dan mengapa itu tidak cukup. Jangan menulis NIK atau nomor telepon.",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    nama_kuasa = Teks(
        label="Nama kuasa (boleh kosong)",
        max_length=150,
        help_text="Hanya bila Anda mengajukan untuk pemohon. Surat kuasa khusus bermeterai "
        "diserahkan ke loket.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, alasan: Sequence[str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["alasan"].choices = [  # type: ignore[attr-defined]  # a choice field
            (kode, sebutan_alasan(kode)) for kode in alasan
        ]


@dataclass
class IsianKeberatan(IsianLangkah):
    LANGKAH: ClassVar[tuple[str, ...]] = ("isi", "periksa")
    BERTANYA: ClassVar[tuple[str, ...]] = ("isi",)


TULISAN = baca_toml("informasi/data/formulir.toml")["keberatan"]


class FormulirKeberatan(FormulirSesi):
    nama = "keberatan"
    isian = IsianKeberatan
    kasus = Keberatan
    sebutan: ClassVar[Mapping[str, str]] = TULISAN["sebutan"]
    kata: ClassVar[Mapping[str, Kata]] = {
        langkah: Kata(*isi) for langkah, isi in TULISAN["kata"].items()
    }
    templat: ClassVar[Mapping[str, str]] = {"atas": "informasi/keberatan/atas.html"}

    def alamat(self, sesi: Sesi, langkah: str) -> str:
        """The address of a step, or of one field of it (``isi#div_id_alasan``)."""
        satu, jangkar, kolom = langkah.partition("#")
        nama = {"isi": "", "periksa": "-periksa"}[satu]
        kode = sesi.perkara.kode
        dasar = reverse(f"informasi:permohonan-keberatan{nama}", args=(kode,))
        return f"{dasar}{jangkar}{kolom}"

    def kembali(self, sesi: Sesi, langkah: str) -> str:
        if langkah == "isi":
            return str(sesi.perkara.get_absolute_url())
        return self.alamat(sesi, "isi")

    def ke_kasus(self, kasus: Keberatan) -> HttpResponse:
        assert kasus.permohonan is not None
        return ke_rinci(kasus.permohonan, kasus)

    def form(self, _request: HttpRequest, sesi: Sesi, _langkah: str, data: Any) -> Any:
        alasan, permohonan = sesi.bekal.alasan, sesi.perkara
        awal = sesi.isian.awal("isi")
        if not awal and permohonan.status in MENUNGGU_JAWABAN:
            # Silence is the one ground, and what happened is known.
            posisi = DIAM.format(hari=tanggal(permohonan.jatuh_tempo))
            awal = {"alasan": alasan, "kasus_posisi": posisi}
        return KeberatanForm(data, alasan=alasan, initial=awal)

    def konteks(
        self, _request: HttpRequest, sesi: Sesi, _langkah: str, _form: Any, /
    ) -> dict[str, Any]:
        return {"terbuka": sesi.bekal, "kunci": sesi.isian.kunci}

    def ringkas(self, sesi: Sesi) -> Any:
        isi = sesi.isian.jawab["isi"]
        alasan = [
            f"{KATA_WARGA[a]} (Pasal 35 huruf {a})" for a in sorted(isi["alasan"])
        ]
        kuasa = isi["nama_kuasa"] or "Tidak diwakili"
        baris = [
            ("Alasan", "\n".join(alasan), "isi#div_id_alasan"),
            ("Yang terjadi", isi["kasus_posisi"], "isi#div_id_kasus_posisi"),
            ("Kuasa", kuasa, "isi#div_id_nama_kuasa"),
        ]
        return [(f"Permohonan {sesi.perkara.nomor}", baris)]

    def daftarkan(self, sesi: Sesi, _draf: Draf, isian: Any) -> Keberatan:
        return ajukan_keberatan(
            Saat(None, timezone.now()),
            permohonan=sesi.perkara,
            **isian.jawab["isi"],
            kanal=Permohonan.Kanal.WEB,
            kunci_masuk=isian.kunci_masuk,
        )


FORMULIR = FormulirKeberatan()


@halaman_pribadi(borang=True)
def permohonan_keberatan(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    terbuka = alasan_terbuka(permohonan, timezone.localdate())
    if not terbuka.boleh:
        return _tertutup(request, permohonan, terbuka)
    return FORMULIR.buka(request, "isi", permohonan, terbuka)


@halaman_pribadi(borang=True)
def permohonan_keberatan_periksa(request: HttpRequest, kode: str) -> HttpResponse:
    """Check-your-answers; the same form sent twice makes one objection."""
    permohonan = cari_permohonan(kode)
    # Also when the session has ended since.
    if lama := berkunci(request.POST.get("kunci", "")).filter(permohonan=permohonan):
        return ke_rinci(permohonan, lama[0])
    return FORMULIR.buka(request, "periksa", permohonan)


def _tertutup(
    request: HttpRequest, permohonan: Permohonan, terbuka: Jendela
) -> HttpResponse:
    sebab = terbuka.belum
    berjalan = permohonan.keberatan.filter(status__in=TERBUKA).first()
    if berjalan:
        sebab += f" Nomornya {berjalan.nomor}."
    elif terbuka.sampai:
        sebab += f" Hari terakhirnya {tanggal(terbuka.sampai)}."
    elif permohonan.status in MENUNGGU_JAWABAN:
        sebab += (
            f" Kami menjawab paling lambat {tanggal(permohonan.jatuh_tempo)}; sehari "
            "sesudahnya tombol keberatan muncul di halaman permohonan Anda."
        )
    return tidak_bisa(
        request,
        permohonan,
        judul="Keberatan tidak dapat diajukan sekarang",
        sebab=sebab,
        lanjut=ke_rinci(permohonan, berjalan).url if berjalan else "",
    )


# The way to the Komisi Informasi: until when, with which papers, and telling the office


class SengketaForm(Borang):
    tanggal = forms.DateField(
        label="Kapan Anda mengajukannya?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Isi tanggal Anda mengajukannya.",
            "invalid": "Tulis tanggal yang benar, misalnya 2026-06-04.",
        },
    )


@halaman_pribadi(borang=True)
def permohonan_sengketa(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    keberatan = permohonan.keberatan.select_related("unit", "sengketa").first()
    hari_ini = timezone.localdate()
    jendela = Jendela(belum="Sengketa hanya dapat diajukan setelah keberatan.")
    if keberatan is not None:
        jendela = jendela_sengketa(keberatan, hari_ini)
    sudah = getattr(keberatan, "sengketa", None)
    if keberatan is None or not (jendela.boleh or sudah):
        sebab = jendela.belum
        if jendela.sampai:
            sebab += f" Hari terakhirnya {tanggal(jendela.sampai)}."
        judul = "Belum bisa ke Komisi Informasi"
        return tidak_bisa(request, permohonan, judul=judul, sebab=sebab)
    form = SengketaForm(kiriman(request), initial={"tanggal": hari_ini})
    kini = Saat(None, timezone.now())
    if not sudah and berhasil(request, form, partial(catat_sengketa, keberatan, kini)):
        return redirect("informasi:permohonan-sengketa", permohonan.kode)
    return PERKARA.tampilkan(
        request,
        "informasi/keberatan/sengketa.html",
        permohonan,
        keberatan=keberatan,
        jendela=jendela,
        sengketa=sudah,
        form=form,
        komisi=kanal_komisi(),
        ajudikasi=tanpa_mediasi(keberatan),
    )


# The dossier for the applicant: one download, a few times an hour

# Each is typeset anew.
PER_JAM = 10


@halaman_pribadi()
def permohonan_sengketa_berkas(request: HttpRequest, kode: str) -> HttpResponseBase:
    permohonan = cari_permohonan(kode)
    keberatan = permohonan.keberatan.select_related("unit").first()
    if keberatan is None:
        raise Http404
    kini = timezone.now()
    kunci, jam = f"dosir:{permohonan.pk}", timedelta(hours=1)
    if not boleh_coba(kunci, batas=PER_JAM, jendela=jam, pada=kini):
        return tidak_bisa(
            request,
            permohonan,
            judul="Berkas ini baru saja diunduh beberapa kali",
            sebab="Coba lagi satu jam lagi.",
            status=429,
        )
    try:
        return kirim_berkas_sengketa(keberatan, pada=kini)
    except PDFGagal:
        return tidak_bisa(
            request,
            permohonan,
            judul="Berkas belum dapat disusun",
            sebab="Coba lagi beberapa saat lagi. Surat-suratnya ada di halaman permohonan.",
            status=503,
        )
