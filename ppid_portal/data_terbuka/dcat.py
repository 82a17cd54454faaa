"""The catalogue in the words of DCAT 3 and DCAT-AP, page by page (fitur 185).

Page one describes the sets of the portal; each page holds some entries of the public list
as data sets of their own. A harvester follows ``hydra:next`` (ckanext-dcat reads it from
the node of type ``hydra:PagedCollection``). Of Satu Data Indonesia (Perpres 39/2019) it
carries what there is: the unit that keeps the data as publisher, the official code of its
region, how often it changes, licence and identifier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse

from informasi.models import DokumenInformasi
from organisasi.halaman.publik import Kursor
from organisasi.kantor.direktori import ppid_utama
from organisasi.kertas.keaslian import alamat_penuh
from organisasi.models import Unit
from ppid_portal.context_processors import tetap
from ppid_portal.data_terbuka.bersama import (
    UE,
    bentuk_berkas,
    iri_lisensi,
    iri_penerbit,
    kata_kunci,
    kontak,
    kota,
    lisensi_kota,
    penerbit,
)
from ppid_portal.data_terbuka.entri import (
    PER_HALAMAN,
    iri_dokumen,
    kursor_dokumen,
    simpul_dokumen,
)
from ppid_portal.data_terbuka.himpunan import TIPE, Himpunan, Sebaran, himpunan
from ppid_portal.data_terbuka.rdf import Simpul, iri, nilai, simpul, teks


def graf(
    entri: Sequence[DokumenInformasi], *, mulai: Kursor | None, jumlah: int, bentuk: str
) -> list[Simpul]:
    """All nodes of a page; ``entri`` as ``baca_entri`` gave them.

    ``jumlah`` is how many entries there are, ``bentuk`` the ending of the address.
    """
    isi = entri[:PER_HALAMAN]
    tetap = list(himpunan()) if mulai is None else []
    semua = [*map(_iri_himpunan, tetap), *map(iri_dokumen, isi)]
    pihak = {d.unit_id: d.unit for d in isi}
    utama = ppid_utama()
    if utama is not None:
        pihak[utama.pk] = utama
    return [
        _katalog(utama, semua),
        _halaman(entri, mulai, jumlah, bentuk),
        lisensi_kota(),
        *([] if utama else [kota()]),
        *map(penerbit, pihak.values()),
        *(node for satu in tetap for node in _himpunan(satu, utama)),
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
    entri: Sequence[DokumenInformasi], mulai: Kursor | None, jumlah: int, bentuk: str
) -> Simpul:
    pangkal = alamat_penuh(reverse(f"data-katalog-{bentuk}"))
    lanjut = None
    if len(entri) > PER_HALAMAN:
        akhir = kursor_dokumen(entri[PER_HALAMAN - 1])
        lanjut = iri(f"{pangkal}?setelah={akhir.url}")
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
    yield simpul(
        {
            "@id": _iri_himpunan(satu),
            "@type": "dcat:Dataset",
            "dct:title": teks(satu.judul),
            "dct:description": teks(satu.uraian),
            "dct:identifier": satu.kode,
            "dct:publisher": iri_penerbit(utama),
            "dcat:contactPoint": kontak(utama),
            "dcat:landingPage": iri(alamat_penuh(reverse(satu.halaman))),
            "dct:accrualPeriodicity": iri(f"{UE}/frequency/{satu.berkala}"),
            "dct:accessRights": iri(f"{UE}/access-right/PUBLIC"),
            "dct:language": iri(f"{UE}/language/IND"),
            "dcat:keyword": kata_kunci(satu.kata_kunci),
            "dcat:distribution": [iri(s.alamat) for s in satu.ada],
        }
    )
    for bentuk in satu.ada:
        yield _sebaran_himpunan(satu, bentuk)


def _sebaran_himpunan(satu: Himpunan, bentuk: Sebaran) -> Simpul:
    return {
        "@id": bentuk.alamat,
        "@type": "dcat:Distribution",
        "dct:title": teks(bentuk.judul),
        "dcat:accessURL": iri(alamat_penuh(reverse(satu.halaman))),
        "dcat:downloadURL": iri(bentuk.alamat),
        "dct:license": iri_lisensi(),
        **bentuk_berkas(bentuk.jenis, TIPE[bentuk.jenis]),
    }
