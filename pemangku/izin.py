"""Who may do what with stakeholders, as sets of roles (pemangku 8.1)."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Q
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import DaftarTindakan
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.izin import cakupan_izin, yang_dapat
from organisasi.kantor.models import PenugasanQuerySet
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, Penugasan, Petugas, Unit

# Rights on records, visits and rounds, as acts and pages ask for them.
CATAT = "pemangku.catat_pemangku"
VERIFIKASI = "pemangku.verifikasi_pemangku"
TINJAU = "pemangku.tinjau_pemangku"
GABUNG = "pemangku.gabung_pemangku"
IMPOR = "pemangku.impor_pemangku"
GARAP = "pemangku.garap_kegiatan"
KELOLA_PUTARAN = "pemangku.kelola_putaran"
NILAI = "pemangku.nilai_pemangku"

# Keep the records of their own unit and of those below it.
OPERATOR = frozenset({Peran.PPID_PEMBANTU, Peran.PETUGAS_LAYANAN})
# The module's owner at Diskominfo.
PENGELOLA = frozenset({Peran.PENGELOLA_PEMANGKU})
# See every record, masked.
PERAN_LIHAT = frozenset(
    {
        Peran.PENGELOLA_PEMANGKU,
        Peran.PETUGAS_LAPANGAN,
        Peran.PIMPINAN,
        Peran.PPID_UTAMA,
        Peran.PDP,
        Peran.AUDITOR,
    }
)
# Hold rounds and visits, assess, and send broadcasts all over the city; an operator those
# of the own unit.
PELAKSANA = frozenset({Peran.PENGELOLA_PEMANGKU, Peran.PETUGAS_LAPANGAN})
# Read assessments all over the city; an operator those of the own unit.
PEMBACA_NILAI = frozenset(
    {
        Peran.PENGELOLA_PEMANGKU,
        Peran.PETUGAS_LAPANGAN,
        Peran.PIMPINAN,
        Peran.PPID_UTAMA,
        Peran.AUDITOR,
    }
)


# A second pair of eyes: who approves what one officer may not approve of his own. By the
# matrix (apps.py), and the head of the unit that keeps the inventory all over the city.


def _perawat() -> PenugasanQuerySet:
    hari = timezone.localdate()
    return Penugasan.objects.berlaku(hari).filter(peran=Peran.PENGELOLA_PEMANGKU)


def mengepalai_inventaris(petugas: Petugas) -> Q:
    """Whether he heads the unit where the inventory's owner serves; asked with the rows."""
    kepala = Cakupan.untuk(
        petugas, kota=frozenset(), unit={Peran.PIMPINAN}, kuasa=False
    )
    if not kepala.ada:
        return Q(pk__in=())
    return Q(Exists(_perawat().filter(kepala.q("unit"))))


@dataclass(frozen=True, slots=True)
class OrangKedua:
    """Of one act: for which units the right may be held, and whose own work it is."""

    tindakan: DaftarTindakan
    penulis: Callable[[Any], Collection[int | None]]
    unit: Callable[[Any], Iterable[Unit]] = lambda _obj: ()

    def _unit(self, obj: Any) -> Iterator[Unit]:
        # One that is nobody's stands for the whole city; the others are asked for last.
        yield from (Unit(), *self.unit(obj))
        milik = Unit.objects.filter(pk__in=_perawat().values("unit"))
        yield from milik.select_related("induk")

    def siapa(self, obj: Any) -> PenugasanQuerySet:
        kecuali = self.penulis(obj)
        izin, hari = self.tindakan.izin, timezone.localdate()
        return yang_dapat(izin, self._unit(obj), hari, kecuali=kecuali)

    def syarat(self, petugas: Petugas, jalan: str) -> Q:
        """Of the rows whose unit stands under ``jalan``, those he may approve."""
        milik = cakupan_izin(petugas, self.tindakan.izin)
        # Everything, or'ed with something, would be that something.
        return Q() if milik.kota else milik.q(jalan) | mengepalai_inventaris(petugas)

    @property
    def hak(self) -> dict[str, Any]:
        """What a button of theirs is told: where it may be pressed, never by the author."""
        return {
            "unit": self._unit,
            "untuk": lambda obj, oleh: oleh.pk not in self.penulis(obj),
        }

    @property
    def tombol(self) -> dict[str, Any]:
        """The same of the act itself, which names who else may."""
        return {**self.hak, "orang_kedua": self.siapa}

    def minta(self, obj: Any, saat: Saat, *, perihal: str) -> None:
        """Tell who may; several things asked of one officer come as one mail."""
        halaman = f"admin:{obj._meta.label_lower.replace('.', '_')}_change"
        beri_tahu(
            self.siapa(obj).values_list("petugas__email", flat=True),
            templat="pemangku/orang_kedua.txt",
            konteks={
                "apa": obj._meta.verbose_name,
                "perihal": perihal,
                "oleh": saat.oleh,
                "kerja": self.tindakan.label,
                "alamat": reverse(halaman, args=(obj.pk,)),
            },
            kunci=f"orang_kedua:{obj.pk}:{saat.pada.isoformat()}",
            pada=saat.pada,
            tentang=None,
            jalur=Notifikasi.Jalur.PETUGAS,
        )
