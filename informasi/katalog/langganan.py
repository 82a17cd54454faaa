"""What can be followed of the catalogue: one entry, or a search (a unit or a topic is one)."""

from datetime import datetime, time
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.models import DokumenInformasi
from informasi.pencarian.daftar import DokumenFilter, kamus, pilih_temuan, terpilih
from informasi.pencarian.pencarian import cari
from organisasi.bahasa import tanggal_pendek
from organisasi.langganan.actions import BARIS, Berita, HalDiikuti, JenisLangganan
from organisasi.teks import bersih

# One more than a mail tells of in full: so that it can say that there is more.
CUKUP = 5 * BARIS
PANJANG = 200


def _baru_sejak(sejak: datetime) -> Q:
    return Q(terbit_pada__gt=sejak) | Q(
        dimutakhirkan_pada__gte=timezone.localdate(sejak)
    )


def _berita(dokumen: DokumenInformasi) -> Berita:
    """With the day of the document; changed on a day, it is new from its end on."""
    saat, hari = dokumen.terbit_pada, dokumen.dimutakhirkan_pada
    assert saat is not None
    if hari is None:
        hari = timezone.localdate(saat)
    else:
        saat = max(saat, timezone.make_aware(datetime.combine(hari, time.max)))
    teks = f"{dokumen.judul} ({tanggal_pendek(hari)})"
    return Berita(saat, teks, dokumen.get_absolute_url())


def _satu(kunci: str) -> HalDiikuti | None:
    milik = DokumenInformasi.objects.terbuka().filter(nomor=kunci.upper())
    dokumen = milik.only("nomor", "judul").first() if kunci else None
    return HalDiikuti(dokumen.nomor, dokumen.judul) if dokumen else None


def _berita_satu(kunci: str, sejak: datetime) -> list[Berita]:
    milik = DokumenInformasi.objects.terbuka().filter(nomor=kunci)
    return [_berita(satu) for satu in milik.filter(_baru_sejak(sejak)).defer("cari")]


def kunci_cari(query: QueryDict) -> str:
    """The search and the filters, one way for all who ask the same; "" for neither."""
    isi = {"q": " ".join(bersih(query.get("q", "")).lower().split())[:100]}
    isi |= {nama: query.get(nama, "") for nama in DokumenFilter.Meta.fields}
    return urlencode({nama: nilai for nama, nilai in isi.items() if nilai})


def _cari(kunci: str) -> HalDiikuti | None:
    query = QueryDict(kunci)
    kunci = kunci_cari(query)
    saring = DokumenFilter(query, queryset=DokumenInformasi.objects.none())
    if not kunci or len(kunci) > PANJANG or saring.tidak_dikenal():
        return None
    label = [f"“{q}”"] if (q := QueryDict(kunci).get("q")) else []
    for nama, nilai in saring.dipilih().items():
        label.append(str(nilai) if nama == "tahun" else kamus()[nama][nilai][1])
    return HalDiikuti(kunci, f"Informasi: {', '.join(label)}")


def _berita_cari(kunci: str, sejak: datetime) -> list[Berita]:
    query = QueryDict(kunci)
    saring = DokumenFilter(query, queryset=DokumenInformasi.objects.none())
    semua = terpilih(dipilih := saring.dipilih())
    if q := query.get("q"):
        temuan = pilih_temuan(cari(q), dipilih)
        semua = semua.filter(pk__in=[c.pk for c in temuan.calon])
    baru = semua.filter(_baru_sejak(sejak)).terbaru()[:CUKUP]
    return sorted(map(_berita, baru), reverse=True)


DOKUMEN = JenisLangganan(
    "informasi",
    _satu,
    lambda kunci: reverse("informasi:dokumen-rinci", args=(kunci.lower(),)),
    _berita_satu,
)
PENCARIAN = JenisLangganan(
    "cari",
    _cari,
    lambda kunci: f"{reverse('informasi:dokumen-daftar')}?{kunci}",
    _berita_cari,
)
