"""Sample entries, all made up: what each state of the catalogue looks like.

They go through the same acts as real ones. No sample danger notice is running: a false
banner on every page would frighten. Samples of all kinds take their files from here.
"""

# ruff: noqa: TID253 -- loaded by the command that loads the samples

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet
from django.utils import timezone

from informasi.katalog.actions import (
    susun_dokumen,
    tarik_dokumen,
    terbitkan_dokumen,
    unggah_berkas,
    usulkan_perubahan,
)
from informasi.models import DokumenInformasi, SertaMerta, UjiKonsekuensi
from informasi.pengecualian.models import setujui_uji
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.models import Petugas, Unit, Wilayah
from organisasi.teks import baca_toml
from ppid_portal.contoh.meja import MejaContoh

# Two small real files for a sample entry: a tagged PDF and a CSV, made when needed.

NASKAH = """
#set document(title: "Contoh: rekapitulasi kunjungan loket")
#set text(lang: "id")
#set page(paper: "a5", margin: 2cm)
= Contoh: rekapitulasi kunjungan loket
Berkas ini dibuat oleh portal sebagai peraga. Angkanya karangan.
#table(columns: 2, table.header[Bulan][Kunjungan], %s)
"""
KUNJUNGAN: Mapping[str, int] = {"Januari": 12, "Februari": 15, "Maret": 9}


def pdf_contoh(*, pada: datetime) -> Unggahan:
    sel = ", ".join(f"[{bulan}], [{jumlah}]" for bulan, jumlah in KUNJUNGAN.items())
    isi = typst.compile(
        (NASKAH % sel).encode(),
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=int(pada.timestamp()),
    )
    assert isinstance(isi, bytes)
    return periksa_unggahan(SimpleUploadedFile("contoh.pdf", isi))


def csv_contoh() -> Unggahan:
    baris = ["bulan,kunjungan (contoh)"]
    baris += [f"{bulan},{jumlah}" for bulan, jumlah in KUNJUNGAN.items()]
    isi = "\n".join((*baris, "")).encode()
    return periksa_unggahan(SimpleUploadedFile("contoh.csv", isi))


# Entries in every state

# How the title of each sample begins.
AWALAN = "Contoh: "


class MejaKatalogContoh(MejaContoh):
    """Days of these stories are days of the calendar."""

    __slots__ = ()
    berkas = "ppid_portal/data/contoh/katalog.toml"
    pelaku = frozenset({"petugas.cipedes", "ppid.cipedes", "ppid.utama"})
    berhari_kerja = False

    @classmethod
    def semua(cls) -> QuerySet[DokumenInformasi]:
        return DokumenInformasi.objects.filter(judul__startswith=AWALAN)

    def susun(
        self, *, saat: Saat[Petugas | None], judul: str, **lain: Any
    ) -> DokumenInformasi:
        tahun = saat.pada.year
        dokumen = DokumenInformasi(
            judul=f"{AWALAN}{judul}",
            unit=Unit.objects.get(kode="KEC-CIPEDES"),
            waktu_pembuatan=str(tahun),
            tahun=tahun,
            **baca_toml(self.berkas)["dokumen"] | lain,
        )
        return susun_dokumen(dokumen, saat)

    def uji(
        self, *, saat: Saat[Petugas | None], huruf: str, **isi: Any
    ) -> UjiKonsekuensi:
        dokumen = self.benda[DokumenInformasi]
        uji = UjiKonsekuensi(
            dokumen=dokumen,
            unit=dokumen.unit,
            tanggal=timezone.localdate(saat.pada),
            waktu_uji=UjiKonsekuensi.Waktu.SEBELUM,
            pasal17=huruf,
            peserta="Tim pertimbangan (contoh)",
            **isi,
        )
        uji.full_clean()
        uji.save()
        return uji

    def umumkan(self, *, saat: Saat[Petugas | None], **isi: Any) -> SertaMerta:
        """A danger that was over on the next day."""
        unit = Unit.objects.get(kode="KEC-CIPEDES")
        notis = SertaMerta.objects.create(
            unit=unit,
            mulai=saat.pada,
            selesai=saat.pada + timedelta(days=1),
            status_sejak=saat.pada,
            **isi,
        )
        notis.wilayah.set(Wilayah.objects.filter(unit=unit))
        return notis


def unggah(dokumen: DokumenInformasi, *, saat: Saat[Any]) -> None:
    for judul, unggahan in (
        ("Rekapitulasi (contoh)", pdf_contoh(pada=saat.pada)),
        ("Data rekapitulasi (contoh)", csv_contoh()),
    ):
        unggah_berkas(dokumen, saat, unggahan=unggahan, judul=judul)


MejaKatalogContoh.aksi = {
    MejaKatalogContoh: (
        MejaKatalogContoh.susun,
        MejaKatalogContoh.uji,
        MejaKatalogContoh.umumkan,
    ),
    DokumenInformasi: (
        DokumenInformasi.periksa,
        DokumenInformasi.kembalikan,
        unggah,
        terbitkan_dokumen,
        tarik_dokumen,
        usulkan_perubahan,
    ),
    UjiKonsekuensi: (setujui_uji,),
    SertaMerta: (SertaMerta.terbitkan,),
}
