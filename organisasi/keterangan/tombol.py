"""Asking others, as the pages of a case show it: button, section, timeline, today's line."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Model, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from organisasi.alur.tindakan import DaftarTindakan
from organisasi.form_fields import Surel, Teks, Telepon
from organisasi.kantor.models import Petugas
from organisasi.keterangan.actions import (
    kembalikan_keterangan,
    minta_keterangan,
    penerima,
    samarkan_kasus,
    terima_keterangan,
    tutup_keterangan,
)
from organisasi.keterangan.models import (
    IZIN_PERIKSA,
    BerkasBertanya,
    BerkasKeterangan,
    PermintaanKeterangan,
    TindakanKeterangan as T,
)
from organisasi.pribadi.teks_pribadi import temukan_nama
from organisasi.staf.base import panjang, pendek
from organisasi.staf.hari_ini import Antrean, RagamTugas, cakupan_sendiri, potong
from organisasi.staf.kasus import PERCAKAPAN, rupa
from organisasi.staf.riwayat import Peristiwa
from organisasi.staf.tombol import BertandaForm, TindakanForm, Tombol, tanya

PANJANG_TANYA = 3000


class MintaKeteranganForm(TindakanForm):
    peragaan = "organisasi/keterangan/saran.html"
    kepada = Teks(
        label="Kepada",
        max_length=150,
        wajib="Tulis siapa yang ditanya.",
        widget=pendek(list="kepada-saran"),
        help_text="Kelurahan, PLN, PDAM, kota tetangga, atau lembaga lain. Ketik sebagian "
        "namanya lalu pilih, atau tulis nama baru.",
    )
    surel = Surel(
        label="Surel",
        widget=pendek(type="email"),
        help_text="Kosongkan bila portal sudah mengenal alamatnya.",
    )
    telepon = Telepon(
        label="WhatsApp, bila tanpa surel",
        widget=pendek(type="tel"),
        help_text="Tautannya Anda kirim sendiri dari halaman permintaan ini.",
    )
    pertanyaan = Teks(
        label="Yang ditanyakan",
        max_length=PANJANG_TANYA,
        wajib="Tulis apa yang ditanyakan.",
        widget=panjang(8),
        help_text="Persis seperti ini yang mereka baca. Terisi dari berkasnya, tanpa nama, "
        "NIK, dan nomor; ubah menjadi pertanyaan yang jelas.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        asal = getattr(self.berkas, "rincian", "") or self.berkas.uraian
        self.initial.setdefault("pertanyaan", samarkan_kasus(self.berkas, asal))

    @property
    def saran(self) -> dict[str, None]:
        return dict.fromkeys(nama for nama, _, _ in penerima())

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if not (isi.get("surel") or isi.get("telepon") or self.errors):
            for _, surel, telepon in penerima(isi["kepada"]):
                isi["surel"] = isi["surel"] or surel
                isi["telepon"] = isi["telepon"] or telepon
            if not (isi["surel"] or isi["telepon"]):
                self.add_error("surel", "Isi surelnya, atau nomor WhatsApp-nya.")
        return isi


def _dibaca(_kasus: Any, isi: dict[str, Any]) -> Sequence[str]:
    lewat = "surel" if isi["surel"] else "WhatsApp, oleh Anda sendiri"
    nama = ", ".join(t.samar for t in temukan_nama(isi["pertanyaan"]))
    return [
        f"Tautan untuk {isi['kepada']} dikirim lewat {lewat}.",
        "Yang terbaca di sana hanya pertanyaan di atas, nomor berkas, dan unit Anda.",
        *([f"Mungkin masih ada nama orang: {nama}. Periksa lagi."] if nama else []),
    ]


def tombol_keterangan(tindakan: DaftarTindakan) -> Tombol:
    """The button of a case; ``tindakan`` is the row of its own table of acts."""
    return Tombol(
        tindakan,
        minta_keterangan,
        berhasil=lambda permintaan: (
            f"{permintaan.kepada} sudah ditanya; tautannya berlaku 14 hari."
        ),
        penjelasan="Kelurahan, PLN, PDAM, atau lembaga lain menjawab lewat tautan, tanpa "
        "akun. Boleh beberapa sekaligus.",
        form=lambda _kasus: MintaKeteranganForm,
        akibat=lambda _kasus: [
            "Waktu Anda sendiri tidak berhenti karena pertanyaan ini.",
            "Nama dan kontak pemohon atau pelapor tidak pernah ikut.",
            "Jawaban dan berkasnya masuk ke sini, menunggu Anda periksa.",
        ],
        pratinjau=_dibaca,
    )


class TerimaKeteranganForm(BertandaForm):
    tanda = "terbaca"
    terbaca = forms.CharField(required=False, widget=forms.HiddenInput)

    def tanda_kini(self) -> str:
        dibaca: str = self.berkas.tanda
        return dibaca

    def clean(self) -> dict[str, Any]:
        return {"tanda": super().clean()["terbaca"]}


def _unit(permintaan: Any) -> Any:
    return [permintaan.kasus.pemegang]


TOMBOL_KETERANGAN = (
    Tombol(
        T.TERIMA,
        terima_keterangan,
        berhasil="Jawaban diterima dan tersimpan di berkasnya.",
        penjelasan="Jawabannya cukup. Tautannya tidak dapat dipakai menjawab lagi.",
        form=lambda _p: TerimaKeteranganForm,
        unit=_unit,
    ),
    Tombol(
        T.KEMBALIKAN,
        kembalikan_keterangan,
        berhasil="Dikembalikan; tautannya berlaku 14 hari lagi.",
        penjelasan="Jawabannya belum cukup atau tidak cocok.",
        form=tanya("Yang masih kurang", "Dibaca penjawab di halaman tautannya."),
        unit=_unit,
    ),
    Tombol(
        T.TUTUP,
        tutup_keterangan,
        berhasil="Ditutup; tautannya tidak berlaku lagi.",
        penjelasan="Jawabannya tidak diperlukan lagi, atau sudah didapat dengan cara lain.",
        form=tanya("Mengapa ditutup", "Catatan dalam: dibaca petugas."),
        unit=_unit,
        bahaya=True,
    ),
)


def keterangan_dari(kasus: Model) -> list[PermintaanKeterangan]:
    """Read once for the page of a case, with the mark of each status."""
    if "_keterangan" not in kasus.__dict__:
        isi = JSONObject(pk="pk", nama="nama", ukuran="ukuran")
        berkas = BerkasKeterangan.objects.filter(permintaan=OuterRef("pk"))
        milik = PermintaanKeterangan.objects.milik(kasus).annotate(
            lampiran=ArraySubquery(berkas.values(satu=isi))
        )
        rahasia = ("surel", "telepon", "kode")
        semua: list[Any] = list(milik.select_related("oleh").defer(*rahasia))
        for satu in semua:
            satu.rupa = rupa(satu.status)
        kasus.__dict__["_keterangan"] = semua
    hasil: list[PermintaanKeterangan] = kasus.__dict__["_keterangan"]
    return hasil


def kejadian_keterangan(kasus: Model) -> list[Peristiwa]:
    hasil = []
    for k in keterangan_dari(kasus):
        tanya_ = (k.diminta_pada, f"Bertanya kepada {k.kepada}", str(k.oleh))
        hasil.append(Peristiwa(*tanya_, k.pertanyaan, PERCAKAPAN, kita=True))
        if k.dijawab_pada:
            jawab = (k.dijawab_pada, f"{k.kepada} menjawab", "", k.jawaban)
            hasil.append(Peristiwa(*jawab, PERCAKAPAN))
    return hasil


def tugas_keterangan(petugas: Petugas, _hari: date) -> list[Antrean]:
    """Answers that came and nobody has looked at, of cases of the officer's own unit."""
    if not petugas.has_perm(IZIN_PERIKSA):
        return []
    masuk = PermintaanKeterangan.objects.untuk(petugas).filter(
        status=PermintaanKeterangan.Status.MASUK
    )
    return [
        potong(
            masuk.dipegang(cakupan_sendiri(petugas, IZIN_PERIKSA)).order_by(
                "dijawab_pada", "pk"
            ),
            "Periksa jawaban pihak lain",
            reverse("admin:organisasi_permintaanketerangan_changelist"),
            "admin:organisasi_permintaanketerangan_change",
            lebih=lambda satu: {
                "layanan": RagamTugas.ADUAN
                if satu.jenis_berkas == BerkasBertanya.ADUAN
                else RagamTugas.PERMOHONAN,
                "keterangan": f"Tentang {satu.berkas}",
            },
            judul="kepada",
            berkas="nomor",
            jenis_berkas="objek_jenis",
            sejak="dijawab_pada",
            unit="unit",
        )
    ]
