"""Following by mail: asked for, confirmed, one mail a week, ended by one press.

What can be followed is named by the apps (``langganan`` of their configuration).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Min, Q
from django.urls import reverse

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.apps import disebut
from organisasi.kabar.models import Notifikasi
from organisasi.kabar.notifikasi import beri_tahu, hapus_pesan, pastikan_kotak
from organisasi.langganan.models import ADUAN, Langganan, LanggananQuerySet
from organisasi.pribadi.simpanan import Penghapusan, Simpanan
from organisasi.sandi import sidik, sidik_surel

GARAM_PASTI, GARAM_SAYA = "organisasi.langganan", "organisasi.langganan.saya"
# Who never confirms is forgotten after this.
TUNGGU_PASTI = timedelta(days=7)
# Things one mailbox follows, and news of one thing in a mail.
TERBANYAK, BARIS = 20, 10
PENUH = f"Satu alamat dapat mengikuti {TERBANYAK} hal. Hentikan salah satunya dulu."


class HalDiikuti(NamedTuple):
    """What is followed: its key as it is stored, what it is called, whether one may begin."""

    kunci: str
    judul: str
    terbuka: bool = True


class Berita(NamedTuple):
    pada: datetime
    teks: str
    alamat: str


@dataclass(frozen=True, slots=True)
class JenisLangganan:
    """One kind of thing. ``kenali``: None where there is nothing, or nothing any more.

    ``berita``: what it has to tell since a moment, newest first, a bounded number.
    """

    jenis: str
    kenali: Callable[[str], HalDiikuti | None]
    alamat: Callable[[str], str]
    berita: Callable[[str, datetime], list[Berita]]

    @property
    def wajib_surel(self) -> bool:
        return self.jenis != ADUAN


def semua_sumber() -> dict[str, JenisLangganan]:
    return {satu.jenis: satu for satu in disebut("langganan")}


@transaction.atomic
def ikuti(
    sumber: JenisLangganan,
    hal: HalDiikuti,
    *,
    pada: datetime,
    surel: str = "",
    ciri: str = "",
) -> None:
    """``ciri`` names a visitor without address, who is counted and told nothing.

    Whether the address was known is not told; it is asked once a day at most.
    """
    if not hal.terbuka:
        raise TindakanTerlarang("Ini tidak dapat diikuti lagi.")
    alamat = surel.strip().lower()
    milik, _ = Langganan.objects.get_or_create(
        jenis=sumber.jenis,
        kunci=hal.kunci,
        sidik=sidik_surel(alamat) if alamat else sidik(f"pengikut:{ciri}"),
        defaults={"judul": hal.judul[:200], "surel": alamat, "pada": pada},
    )
    if not alamat or milik.dikabari_pada:
        return
    milik.surel, milik.pada = alamat, pada
    milik.save(update_fields=("surel", "pada"))
    token = signing.dumps(milik.pk, salt=GARAM_PASTI)
    beri_tahu(
        [alamat],
        templat="organisasi/langganan/pastikan.txt",
        konteks={
            "langganan": milik,
            "alamat": reverse("ikuti-pasti", args=(token,)),
            "hari": TUNGGU_PASTI.days,
        },
        kunci=f"langganan:{milik.pk}:{pada:%Y%m%d}",
        pada=pada,
        tentang=milik,
    )


def baca_langganan(token: str) -> Langganan | None:
    try:
        pk = signing.loads(token, salt=GARAM_PASTI)
    except signing.BadSignature:
        return None
    return Langganan.objects.filter(pk=pk).exclude(surel="").first()


@transaction.atomic
def pastikan_langganan(milik: Langganan, *, pada: datetime) -> None:
    if milik.dikabari_pada:
        return
    lain = Langganan.objects.aktif().filter(sidik=milik.sidik)
    if lain.count() >= TERBANYAK:
        raise TindakanTerlarang(PENUH)
    milik.dikabari_pada = pada
    milik.dipastikan_pada = milik.dipastikan_pada or pada
    milik.save(update_fields=("dikabari_pada", "dipastikan_pada"))
    pastikan_kotak(milik.sidik, pada=pada)


def alamat_saya(kotak: str) -> str:
    return reverse("ikuti-saya", args=(signing.dumps(kotak, salt=GARAM_SAYA),))


def baca_kotak(token: str) -> str | None:
    try:
        kotak: str = signing.loads(token, salt=GARAM_SAYA)
    except signing.BadSignature:
        return None
    return kotak


@transaction.atomic
def berhenti(semua: LanggananQuerySet) -> None:
    """Forget the addresses; of a complaint it stays counted that somebody supports it."""
    semua = semua.exclude(surel="")
    for satu in semua:
        hapus_pesan(satu)
    dukungan = Q(jenis=ADUAN, dipastikan_pada__isnull=False)
    semua.exclude(dukungan).delete()
    semua.filter(dukungan).update(surel="", dikabari_pada=None)


def sapu_langganan(*, pada: datetime) -> None:
    berhenti(Langganan.objects.filter(dikabari_pada=None, pada__lt=pada - TUNGGU_PASTI))


# Once a week: what each thing has to tell is asked once, whoever follows it


def kirim_langganan(*, pada: datetime, lanjut: Callable[[], bool]) -> int:
    """One mail a mailbox with all its news; how many. Who has none gets none.

    A run that was stopped goes on where it was.
    """
    aktif = Langganan.objects.aktif().filter(dikabari_pada__lt=pada)
    awal = aktif.values_list("jenis", "kunci").annotate(n=Min("dikabari_pada"))
    semua, kabar = semua_sumber(), dict[tuple[str, str], list[Berita] | None]()
    for jenis, kunci, sejak in awal.order_by():
        asal = semua[jenis]
        ada = asal.kenali(kunci)
        kabar[jenis, kunci] = asal.berita(kunci, sejak) if ada else None
    kotak = aktif.order_by("sidik").values_list("sidik", flat=True).distinct()
    return sum(_kirim(aktif.filter(sidik=k), kabar, pada) for k in kotak if lanjut())


@transaction.atomic
def _kirim(
    milik: LanggananQuerySet,
    kabar: Mapping[tuple[str, str], list[Berita] | None],
    pada: datetime,
) -> int:
    bagian = list[tuple[Langganan, list[Berita], int]]()
    for satu in milik.select_for_update().order_by("judul", "pk"):
        berita = kabar.get((satu.jenis, satu.kunci), [])
        if berita is None:
            berhenti(milik.filter(pk=satu.pk))
            continue
        baru = [b for b in berita if satu.dikabari_pada < b.pada <= pada]  # type: ignore[operator]  # active
        if baru:
            bagian.append((satu, baru[:BARIS], len(baru[BARIS:])))
    milik.update(dikabari_pada=pada)
    if not bagian:
        return 0
    pertama = bagian[0][0]
    saya = alamat_saya(pertama.sidik)
    return beri_tahu(
        [pertama.surel],
        templat="organisasi/langganan/mingguan.txt",
        konteks={"bagian": bagian, "saya": saya},
        kunci=f"langganan:{pertama.sidik}:{pada:%Y%m%d}",
        pada=pada,
        tentang=pertama,
        jalur=Notifikasi.Jalur.SIARAN,
        tajuk={
            "List-Unsubscribe": f"<{settings.ALAMAT_PUBLIK}{saya}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


# What is kept of a reader


def _lupakan(h: Penghapusan) -> None:
    # The end of the days of a case ends nothing that was asked for by itself.
    if h.saat.oleh:
        berhenti(Langganan.objects.milik(*h.ciri.surel))


LANGGANAN = Simpanan(
    Langganan,
    lambda ciri: Q(pk__in=Langganan.objects.milik(*ciri.surel).values("pk")),
    lupakan=_lupakan,
    judul="langganan",
    kolom=("judul", "pada", "dipastikan_pada"),
    dihitung={
        "langganan": lambda _: (
            Langganan.objects.aktif().values("sidik").distinct().count()
        )
    },
)
