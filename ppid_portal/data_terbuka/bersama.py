"""What data sets of every kind share: who keeps them, licence, form, words to find them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse

from organisasi.kertas.keaslian import alamat_penuh
from organisasi.models import Unit
from ppid_portal.context_processors import tetap
from ppid_portal.data_terbuka.rdf import Simpul, iri, simpul, teks

UE = "http://publications.europa.eu/resource/authority"
IANA = "https://www.iana.org/assignments/media-types"
# A tag of CKAN: 2 to 100 letters, digits, blanks, - _ and full stops.
BUKAN_TANDA = re.compile(r"[^\w\-. ]+")
KUNCI_TERPENDEK, KUNCI_TERPANJANG = 2, 100


def iri_penerbit(unit: Unit | None) -> dict[str, str]:
    if unit is None:
        return iri(f"{settings.ALAMAT_PUBLIK}/#kota")
    return iri(f"{alamat_penuh(unit.get_absolute_url())}#unit")


def penerbit(unit: Unit) -> Simpul:
    return simpul(
        {
            "@id": iri_penerbit(unit)["@id"],
            "@type": ["foaf:Agent", "foaf:Organization"],
            "foaf:name": teks(unit.nama),
            "foaf:homepage": iri(alamat_penuh(unit.get_absolute_url())),
            "foaf:mbox": iri(f"mailto:{unit.surel}") if unit.surel else None,
            "dct:identifier": unit.kode,
        }
    )


def kota() -> Simpul:
    """Who publishes while no main PPID is entered."""
    return {
        "@id": iri_penerbit(None)["@id"],
        "@type": ["foaf:Agent", "foaf:Organization"],
        "foaf:name": teks(tetap()["kota"]),
    }


def iri_lisensi() -> dict[str, str]:
    return iri(alamat_penuh(reverse("tentang", args=("lisensi-data",))))


def lisensi_kota() -> Simpul:
    return {
        "@id": iri_lisensi()["@id"],
        "@type": "dct:LicenseDocument",
        "dct:title": teks(tetap()["lisensi"]),
    }


def hak(lisensi: str) -> Simpul | None:
    """The entry's own licence in words; None where the city's holds."""
    if not lisensi:
        return None
    return {"@type": "dct:RightsStatement", "rdfs:label": teks(lisensi)}


def kontak(unit: Unit | None) -> Simpul | None:
    if unit is None:
        return None
    return simpul(
        {
            "@type": "vcard:Organization",
            "vcard:fn": unit.nama,
            "vcard:hasEmail": iri(f"mailto:{unit.surel}") if unit.surel else None,
            "vcard:hasURL": iri(alamat_penuh(unit.get_absolute_url())),
        }
    )


def bentuk_berkas(jenis: str, tipe: str) -> dict[str, Any]:
    return {
        "dct:format": iri(f"{UE}/file-type/{jenis.upper()}"),
        "dcat:mediaType": iri(f"{IANA}/{tipe.partition(';')[0].strip()}"),
    }


def kata_kunci(kata: Sequence[str]) -> list[dict[str, str]]:
    """Words as CKAN takes them for tags; others are bent, not refused."""
    bersih = (" ".join(BUKAN_TANDA.sub(" ", k).split()) for k in kata)
    tanda = dict.fromkeys(k[:KUNCI_TERPANJANG].strip() for k in bersih)
    return [teks(k) for k in tanda if len(k) >= KUNCI_TERPENDEK]
