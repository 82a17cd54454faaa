"""Entries of the public list as data sets: two queries for a page at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from django.db.models import Prefetch
from django.urls import reverse

from informasi.models import BerkasInformasi, DokumenInformasi, Klasifikasi
from organisasi.halaman.publik import Kursor
from organisasi.kertas.keaslian import alamat_penuh
from organisasi.models import Unit
from ppid_portal.data_terbuka.bersama import (
    UE,
    bentuk_berkas,
    hak,
    iri_lisensi,
    iri_penerbit,
    kata_kunci,
    kontak,
)
from ppid_portal.data_terbuka.rdf import Simpul, iri, nilai, simpul, teks

PER_HALAMAN = 100
SPDX_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
BERKALA = {
    1: "MONTHLY",
    2: "BIMONTHLY",
    3: "QUARTERLY",
    4: "ANNUAL_3",
    6: "ANNUAL_2",
    12: "ANNUAL",
    24: "BIENNIAL",
    36: "TRIENNIAL",
}
BERKALA_HUKUM = 6


def baca_entri(mulai: Kursor | None) -> list[DokumenInformasi]:
    """One more entry than a page holds, newest first; two queries at any depth."""
    kini = BerkasInformasi.objects.berlaku().defer("salinan_teks")
    berkas = Prefetch("berkas", kini, to_attr="berkas_kini")
    semua = (
        DokumenInformasi.objects.terbuka()
        .select_related("unit__wilayah", "kelompok")
        .defer("cari", "konteks", "alasan_klasifikasi")
        .terbaru()
        .prefetch_related(berkas)
    )
    if mulai is not None:
        semua = semua.setelah(*mulai)
    return list(semua[: PER_HALAMAN + 1])


def kursor_dokumen(dokumen: DokumenInformasi) -> Kursor:
    """Where the page after this entry begins."""
    return Kursor(cast(datetime, dokumen.terbit_pada), dokumen.pk)


def iri_dokumen(dokumen: DokumenInformasi) -> str:
    return f"{alamat_penuh(dokumen.get_absolute_url())}#data"


def simpul_dokumen(dokumen: DokumenInformasi) -> Iterator[Simpul]:
    sebaran = list(_sebaran_dokumen(dokumen))
    kelompok = dokumen.kelompok.nama if dokumen.kelompok else ""
    yield simpul(
        {
            "@id": iri_dokumen(dokumen),
            "@type": "dcat:Dataset",
            "dct:title": teks(dokumen.judul),
            "dct:description": teks(dokumen.ringkasan or dokumen.judul),
            "dct:identifier": dokumen.nomor,
            "dct:publisher": iri_penerbit(dokumen.unit),
            "dcat:contactPoint": kontak(dokumen.unit),
            "dcat:landingPage": iri(alamat_penuh(dokumen.get_absolute_url())),
            "dct:issued": _saat(dokumen.terbit_pada),
            "dct:modified": _hari(dokumen.dimutakhirkan_pada),
            "dct:accrualPeriodicity": _berkala(dokumen),
            "dct:temporal": _periode(dokumen),
            "dct:spatial": _tempat(dokumen.unit),
            "dct:accessRights": iri(f"{UE}/access-right/PUBLIC"),
            "dct:language": iri(f"{UE}/language/IND"),
            "dcat:keyword": kata_kunci(
                (dokumen.get_klasifikasi_display(), kelompok, dokumen.unit.nama_pendek)
            ),
            "dcat:distribution": [iri(s["@id"]) for s in sebaran],
        }
    )
    yield from sebaran


def _sebaran_dokumen(dokumen: DokumenInformasi) -> Iterator[Simpul]:
    """Its files, its place on another site; without any the page that says where to ask."""
    halaman = iri(alamat_penuh(dokumen.get_absolute_url()))
    syarat: dict[str, Any] = {
        "dct:license": None if dokumen.lisensi else iri_lisensi(),
        "dct:rights": hak(dokumen.lisensi),
    }
    berkas = cast(list[BerkasInformasi], cast(Any, dokumen).berkas_kini)
    for satu in berkas:
        alamat = iri(alamat_penuh(_jalan_berkas(dokumen, satu)))
        yield simpul(
            {
                "@id": alamat["@id"],
                "@type": "dcat:Distribution",
                "dct:title": teks(satu.judul),
                "dcat:accessURL": halaman,
                "dcat:downloadURL": alamat,
                "dcat:byteSize": nilai(satu.ukuran, "nonNegativeInteger"),
                "spdx:checksum": {
                    "@type": "spdx:Checksum",
                    "spdx:algorithm": iri(SPDX_SHA256),
                    "spdx:checksumValue": nilai(satu.sha256, "hexBinary"),
                },
                **bentuk_berkas(satu.jenis, satu.tipe),
                **syarat,
            }
        )
    if dokumen.tautan or not berkas:
        akses = iri(dokumen.tautan) if dokumen.tautan else halaman
        yield simpul(
            {
                "@id": f"{halaman['@id']}#sumber",
                "@type": "dcat:Distribution",
                "dct:title": teks(dokumen.judul),
                "dcat:accessURL": akses,
                **syarat,
            }
        )


def _jalan_berkas(dokumen: DokumenInformasi, berkas: BerkasInformasi) -> str:
    # The file does not ask the database for its own entry.
    return reverse("informasi:berkas-unduh", args=(dokumen.nomor.lower(), berkas.pk))


def _saat(saat: datetime | None) -> dict[str, str] | None:
    return nilai(saat.isoformat(), "dateTime") if saat else None


def _hari(hari: object) -> dict[str, str] | None:
    return nilai(hari, "date") if hari else None


def _berkala(dokumen: DokumenInformasi) -> dict[str, str] | None:
    """How often it is renewed; periodic entries at least every six months (UU 14/2008)."""
    selang = dokumen.interval_bulan
    if selang is None and dokumen.klasifikasi == Klasifikasi.BERKALA:
        selang = BERKALA_HUKUM
    return iri(f"{UE}/frequency/{BERKALA.get(selang, 'OTHER')}") if selang else None


def _periode(dokumen: DokumenInformasi) -> Simpul | None:
    if not (dokumen.periode_mulai or dokumen.periode_selesai):
        return None
    return simpul(
        {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _hari(dokumen.periode_mulai),
            "dcat:endDate": _hari(dokumen.periode_selesai),
        }
    )


def _tempat(unit: Unit) -> Simpul | None:
    """The official code of the unit's region (kode referensi)."""
    if unit.wilayah is None:
        return None
    return {
        "@type": "dct:Location",
        "dct:identifier": unit.wilayah.kode,
        "rdfs:label": teks(unit.wilayah.nama),
    }
