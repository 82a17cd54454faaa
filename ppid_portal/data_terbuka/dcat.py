"""The data sets of the portal, and the catalogue of open data as DCAT, in JSON-LD.

A node is a mapping with ``@id``, ``@type`` and properties ``prefix:name``. A value is a
text, an IRI (``iri``), a typed or tagged literal (``nilai``, ``teks``), a node without
``@id`` (written in place), or a list of these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast
from urllib.parse import quote

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse

from informasi.models import BerkasInformasi, DokumenInformasi, Klasifikasi
from organisasi.halaman.publik import Kursor
from organisasi.kantor.direktori import ppid_utama
from organisasi.kertas.naskah import alamat_penuh
from organisasi.models import Unit
from organisasi.teks import baca_toml
from ppid_portal.context_processors import tetap

# The data sets of the portal as a whole: one list for the page and for the catalogue.

# Media types by ending; the publications office of the EU names the formats alike.
TIPE = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "atom": "application/atom+xml",
    "ics": "text/calendar",
}


class Sebaran(NamedTuple):
    nama: str
    jenis: str
    judul: str

    @property
    def url(self) -> str:
        return reverse(self.nama)

    @property
    def alamat(self) -> str:
        return f"{settings.ALAMAT_PUBLIK}{self.url}"


class Himpunan(NamedTuple):
    """A data set: what it holds, how often it changes, where it can be read and taken."""

    kode: str
    judul: str
    uraian: str
    halaman: str
    berkala: str
    kata_kunci: Sequence[str]
    sebaran: Sequence[Sebaran]


SEMUA = tuple(
    Himpunan(**{**satu, "sebaran": [Sebaran(*s) for s in satu["sebaran"]]})
    for satu in baca_toml("ppid_portal/data/himpunan.toml")["himpunan"]
)


# RDF as plain dictionaries

RUANG = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Simpul = Mapping[str, Any]
# What no IRI may hold (RFC 3987).
TERLARANG = re.compile('[\x00-\x20<>"{}|^`\\\\]')


def iri(alamat: str) -> dict[str, str]:
    return {"@id": TERLARANG.sub(lambda h: quote(h[0], safe=""), alamat)}


def teks(isi: str) -> dict[str, str]:
    return {"@value": isi, "@language": "id"}


def nilai(isi: object, jenis: str) -> dict[str, str]:
    """A literal of a datatype: ``nilai("2024-06-04", "date")``."""
    return {"@value": str(isi), "@type": f"xsd:{jenis}"}


def simpul(isi: Mapping[str, Any]) -> dict[str, Any]:
    """A node without the properties that have no value."""
    return {nama: satu for nama, satu in isi.items() if satu not in (None, "", [])}


def json_ld(graf: Sequence[Simpul]) -> dict[str, Any]:
    """The graph with its own context: a reader needs nothing from the net."""
    return {"@context": RUANG, "@graph": graf}


# What data sets of every kind share: publisher, licence, form, keywords

UE = "http://publications.europa.eu/resource/authority"
IANA = "https://www.iana.org/assignments/media-types"
# A tag of CKAN: 2 to 100 letters, digits, blanks, - _ and full stops.
BUKAN_TANDA = re.compile(r"[^\w\-. ]+")
KUNCI_TERPENDEK, KUNCI_TERPANJANG = 2, 100


def iri_penerbit(unit: Unit | None) -> dict[str, str]:
    if unit is None:
        return iri(f"{settings.ALAMAT_PUBLIK}/#kota")
    return iri(f"{alamat_penuh(unit.get_absolute_url())}#unit")


def penerbit(unit: Unit | None) -> Simpul:
    """None publishes while no main PPID is entered: the city."""
    halaman = iri(alamat_penuh(unit.get_absolute_url())) if unit else None
    return simpul(
        {
            "@id": iri_penerbit(unit)["@id"],
            "@type": ["foaf:Agent", "foaf:Organization"],
            "foaf:name": teks(unit.nama if unit else tetap()["kota"]),
            "foaf:homepage": halaman,
            "foaf:mbox": _surel(unit),
            "dct:identifier": unit.kode if unit else None,
        }
    )


def _surel(unit: Unit | None) -> dict[str, str] | None:
    return iri(f"mailto:{unit.surel}") if unit and unit.surel else None


def iri_lisensi() -> dict[str, str]:
    return iri(alamat_penuh(reverse("tentang", args=("lisensi-data",))))


def kontak(unit: Unit | None) -> Simpul | None:
    if unit is None:
        return None
    return simpul(
        {
            "@type": "vcard:Organization",
            "vcard:fn": unit.nama,
            "vcard:hasEmail": _surel(unit),
            "vcard:hasURL": iri(alamat_penuh(unit.get_absolute_url())),
        }
    )


def himpunan(
    alamat: str,
    unit: Unit | None,
    halaman: str,
    sebaran: Sequence[Simpul],
    *,
    kunci: Sequence[str],
    **isi: Any,
) -> Iterator[Simpul]:
    """A data set with its forms behind it; ``isi``: what is said of it in ``dct:``."""
    yield simpul(
        {
            "@id": alamat,
            "@type": "dcat:Dataset",
            "dct:publisher": iri_penerbit(unit),
            "dcat:contactPoint": kontak(unit),
            "dcat:landingPage": iri(halaman),
            "dct:accessRights": iri(f"{UE}/access-right/PUBLIC"),
            "dct:language": iri(f"{UE}/language/IND"),
            "dcat:keyword": kata_kunci(kunci),
            "dcat:distribution": [iri(s["@id"]) for s in sebaran],
            **{f"dct:{nama}": satu for nama, satu in isi.items()},
        }
    )
    yield from sebaran


def sebaran(
    alamat: str, judul: str, akses: str, lisensi: str = "", **lain: Any
) -> Simpul:
    """One form of a data set; without its own licence in words the city's holds."""
    hak = {"@type": "dct:RightsStatement", "rdfs:label": teks(lisensi)}
    return simpul(
        {
            "@id": alamat,
            "@type": "dcat:Distribution",
            "dct:title": teks(judul),
            "dcat:accessURL": iri(akses),
            "dct:license": None if lisensi else iri_lisensi(),
            "dct:rights": hak if lisensi else None,
            **lain,
        }
    )


def berkas(alamat: str, jenis: str, tipe: str) -> dict[str, Any]:
    return {
        "dcat:downloadURL": iri(alamat),
        "dct:format": iri(f"{UE}/file-type/{jenis.upper()}"),
        "dcat:mediaType": iri(f"{IANA}/{tipe.partition(';')[0].strip()}"),
    }


def kata_kunci(kata: Sequence[str]) -> list[dict[str, str]]:
    """Words as CKAN takes them for tags; others are bent, not refused."""
    bersih = (" ".join(BUKAN_TANDA.sub(" ", k).split()) for k in kata)
    tanda = dict.fromkeys(k[:KUNCI_TERPANJANG].strip() for k in bersih)
    return [teks(k) for k in tanda if len(k) >= KUNCI_TERPENDEK]


# Entries of the public list as data sets: two queries for a page at any depth

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
    kini = BerkasInformasi.objects.ringan()
    berkas = Prefetch("berkas", kini, to_attr="berkas_kini")
    semua = (
        DokumenInformasi.objects.terbuka()
        .select_related("unit__wilayah", "kelompok")
        .defer("cari", "isi", "konteks", "alasan_klasifikasi")
        .terbaru()
        .prefetch_related(berkas)
    )
    if mulai is not None:
        semua = semua.setelah(*mulai)
    return list(semua[: PER_HALAMAN + 1])


def iri_dokumen(dokumen: DokumenInformasi) -> str:
    return f"{alamat_penuh(dokumen.get_absolute_url())}#data"


def simpul_dokumen(dokumen: DokumenInformasi) -> Iterator[Simpul]:
    kelompok = dokumen.kelompok.nama if dokumen.kelompok else ""
    terbit = cast(datetime, dokumen.terbit_pada)
    yield from himpunan(
        iri_dokumen(dokumen),
        dokumen.unit,
        alamat_penuh(dokumen.get_absolute_url()),
        list(_sebaran_dokumen(dokumen)),
        kunci=(dokumen.get_klasifikasi_display(), kelompok, dokumen.unit.nama_pendek),
        title=teks(dokumen.judul),
        description=teks(dokumen.ringkasan or dokumen.judul),
        identifier=dokumen.nomor,
        issued=nilai(terbit.isoformat(), "dateTime"),
        modified=_hari(dokumen.dimutakhirkan_pada),
        accrualPeriodicity=_berkala(dokumen),
        temporal=_periode(dokumen),
        spatial=_tempat(dokumen.unit),
    )


def _sebaran_dokumen(dokumen: DokumenInformasi) -> Iterator[Simpul]:
    halaman = alamat_penuh(dokumen.get_absolute_url())
    semua = cast("list[BerkasInformasi]", cast("Any", dokumen).berkas_kini)
    for satu in semua:
        # The file does not ask the database for its own entry.
        jalan = reverse("informasi:berkas-unduh", args=(dokumen.nomor.lower(), satu.pk))
        alamat = alamat_penuh(jalan)
        lain = {
            "dcat:byteSize": nilai(satu.ukuran, "nonNegativeInteger"),
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": iri(SPDX_SHA256),
                "spdx:checksumValue": nilai(satu.sha256, "hexBinary"),
            },
            **berkas(alamat, satu.jenis, satu.tipe),
        }
        yield sebaran(alamat, satu.judul, halaman, dokumen.lisensi, **lain)
    if dokumen.tautan or not semua:
        akses, alamat = dokumen.tautan or halaman, f"{halaman}#sumber"
        yield sebaran(alamat, dokumen.judul, akses, dokumen.lisensi)


def _hari(hari: object) -> dict[str, str] | None:
    return nilai(hari, "date") if hari else None


def _berkala(dokumen: DokumenInformasi) -> dict[str, str] | None:
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
    if unit.wilayah is None:
        return None
    return {
        "@type": "dct:Location",
        "dct:identifier": unit.wilayah.kode,
        "rdfs:label": teks(unit.wilayah.nama),
    }


# The catalogue in the words of DCAT 3 and DCAT-AP, page by page.
# Page one describes the sets of the portal; each page holds some entries of the public list
# as data sets of their own. A harvester follows ``hydra:next`` (ckanext-dcat reads it from
# the node of type ``hydra:PagedCollection``). Of Satu Data Indonesia (Perpres 39/2019) it
# carries what there is: the unit that keeps the data as publisher, the official code of its
# region, how often it changes, licence and identifier.


def graf(
    entri: Sequence[DokumenInformasi], *, mulai: Kursor | None, jumlah: int
) -> list[Simpul]:
    isi = entri[:PER_HALAMAN]
    milik_portal = SEMUA if mulai is None else ()
    semua = [*map(_iri_himpunan, milik_portal), *map(iri_dokumen, isi)]
    pihak = {d.unit_id: d.unit for d in isi}
    utama = ppid_utama()
    if utama is not None:
        pihak[utama.pk] = utama
    return [
        _katalog(utama, semua),
        _halaman(entri, mulai, jumlah),
        {
            "@id": iri_lisensi()["@id"],
            "@type": "dct:LicenseDocument",
            "dct:title": teks(tetap()["lisensi"]),
        },
        *([] if utama else [penerbit(None)]),
        *map(penerbit, pihak.values()),
        *(node for satu in milik_portal for node in _himpunan(satu, utama)),
        *(node for satu in isi for node in simpul_dokumen(satu)),
    ]


def _katalog(utama: Unit | None, himpunan: list[str]) -> Simpul:
    atur = tetap()
    return simpul(
        {
            "@id": iri(alamat_penuh(reverse("data-katalog")))["@id"],
            "@type": "dcat:Catalog",
            "dct:title": teks(f"Katalog data {atur['nama']}"),
            "dct:description": teks(
                f"Informasi publik dan data layanan {atur['kota']}: boleh diambil "
                "seluruhnya, tanpa mendaftar."
            ),
            "dct:publisher": iri_penerbit(utama),
            "dct:language": iri(f"{UE}/language/IND"),
            "dct:license": iri_lisensi(),
            "foaf:homepage": iri(alamat_penuh(reverse("data"))),
            "dcat:dataset": [iri(satu) for satu in himpunan],
        }
    )


def _halaman(
    entri: Sequence[DokumenInformasi], mulai: Kursor | None, jumlah: int
) -> Simpul:
    pangkal = alamat_penuh(reverse("data-katalog-jsonld"))
    lanjut = None
    if len(entri) > PER_HALAMAN:
        akhir = entri[PER_HALAMAN - 1]
        kursor = Kursor(cast(datetime, akhir.terbit_pada), akhir.pk)
        lanjut = iri(f"{pangkal}?setelah={kursor.url}")
    kini = f"{pangkal}?setelah={mulai.url}" if mulai else pangkal
    return simpul(
        {
            "@id": kini,
            "@type": "hydra:PagedCollection",
            "hydra:totalItems": nilai(jumlah, "integer"),
            "hydra:itemsPerPage": nilai(PER_HALAMAN, "integer"),
            "hydra:first": iri(pangkal),
            "hydra:next": lanjut,
        }
    )


# The sets of the portal


def _iri_himpunan(satu: Himpunan) -> str:
    return f"{alamat_penuh(reverse('data'))}#{satu.kode}"


def _himpunan(satu: Himpunan, utama: Unit | None) -> Iterator[Simpul]:
    halaman = alamat_penuh(reverse(satu.halaman))
    yield from himpunan(
        _iri_himpunan(satu),
        utama,
        halaman,
        [
            sebaran(
                s.alamat, s.judul, halaman, **berkas(s.alamat, s.jenis, TIPE[s.jenis])
            )
            for s in satu.sebaran
        ],
        kunci=satu.kata_kunci,
        title=teks(satu.judul),
        description=teks(satu.uraian),
        identifier=satu.kode,
        accrualPeriodicity=iri(f"{UE}/frequency/{satu.berkala}"),
    )
