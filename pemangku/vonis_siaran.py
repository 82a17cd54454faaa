"""May this person be written to, for this purpose, over this channel, now? (pemangku 7.1)"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q, QuerySet

from pemangku.models import (
    Jabatan,
    Kanal,
    Larangan,
    Orang,
    Pemangku,
    PenerimaSiaran,
    Persetujuan,
    Siaran,
)
from pemangku.models.pilihan import KeadaanKanal, Keputusan, SifatKanal
from pemangku.models.pilihan_siaran import VonisPenerima as V
from pemangku.segmen import pemangku_segmen

if TYPE_CHECKING:
    from pemangku.models import PengingatKomitmen

# Of several channels the best counts; so do, without one, the reasons against.
URUTAN = (
    *(V.LAYAK, V.GANDA, V.KANAL_GAGAL, V.KEDALUWARSA),
    *(V.TANPA_PERSETUJUAN, V.DITARIK, V.LARANGAN, V.TANPA_KANAL),
)
P = Jabatan.PeranKhusus


@dataclass(slots=True)
class Calon:
    """Somebody a broadcast may go to; without ``orang`` the body itself."""

    pemangku: Pemangku
    orang: Orang | None = None
    jabatan: str = ""
    kanal: Kanal | None = None
    vonis: str = V.TANPA_KANAL


@dataclass(slots=True)
class Penimbang:
    """What the verdicts of one broadcast on one day rest on, read once for all."""

    siaran: Siaran
    hari: date
    kata: dict[Any, str] = field(default_factory=dict)
    larangan: set[str] = field(default_factory=set)

    @classmethod
    def siapkan(
        cls,
        siaran: Siaran,
        *,
        orang: Iterable[Any],
        kanal: Iterable[Kanal],
        hari: date,
    ) -> Penimbang:
        """Read the last word of consent of each person, and what is suppressed."""
        sidik = {satu.sidik for satu in kanal}
        kata = Persetujuan.objects.kata_terakhir(siaran.tujuan, siaran.kanal)
        dilarang = Larangan.objects.berlaku().filter(sidik__in=sidik)
        return cls(
            siaran,
            hari,
            dict(
                kata.filter(orang__in=list(orang)).values_list("orang_id", "keputusan")
            ),
            set(dilarang.values_list("sidik", flat=True)),
        )

    def vonis(self, pemangku: Pemangku, orang: Any, kanal: Kanal | None) -> str:
        """The verdict on one channel of somebody (``orang`` is a key, or None)."""
        if kanal is None:
            return V.TANPA_KANAL
        kata = self.kata.get(orang)
        keberatan = (
            (
                kanal.keadaan == KeadaanKanal.DILARANG or kanal.sidik in self.larangan,
                V.LARANGAN,
            ),
            (kata == Keputusan.TARIK, V.DITARIK),
            (
                kata is None and self._perlu_persetujuan(pemangku, kanal),
                V.TANPA_PERSETUJUAN,
            ),
            (kanal.keadaan == KeadaanKanal.GAGAL, V.KANAL_GAGAL),
            (self._kedaluwarsa(pemangku), V.KEDALUWARSA),
        )
        return next((vonis for kena, vonis in keberatan if kena), V.LAYAK)

    def _perlu_persetujuan(self, pemangku: Pemangku, kanal: Kanal) -> bool:
        """Whether the channel is personal data that only consent opens (4.3).

        A body's office address is no person's. An official's office channel serves to
        invite within the office, which is a public task.
        """
        if kanal.sifat != SifatKanal.KEDINASAN:
            return True
        if kanal.orang_id is None:
            return pemangku.bentuk != Pemangku.Bentuk.LEMBAGA
        return not (
            pemangku.lingkup == Pemangku.Lingkup.INTERNAL
            and self.siaran.tujuan == Siaran.Tujuan.UNDANGAN
        )

    def _kedaluwarsa(self, pemangku: Pemangku) -> bool:
        if pemangku.status != Pemangku.Status.AKTIF:
            return True
        return pemangku.berlaku_sampai is not None and (
            pemangku.berlaku_sampai < self.hari
        )


def calon_penerima(siaran: Siaran, *, hari: date) -> list[Calon]:
    """Whom the segment names, each with the best channel and the verdict on it."""
    semua = pemangku_segmen(siaran.segmen, petugas=siaran.penyusun, hari=hari)
    return timbang_pemangku(siaran, semua, hari=hari)


def timbang_pemangku(
    siaran: Siaran, semua: QuerySet[Pemangku], *, hari: date
) -> list[Calon]:
    """Of each stakeholder whom to write to, with the best channel and the verdict."""
    peran = siaran.segmen.get("peran", [])
    calon = [
        satu
        for pemangku in _dengan_jabatan(semua, hari)
        for satu in _orang_dari(pemangku, peran)
    ]
    orang = {c.orang.pk for c in calon if c.orang}
    kanal = list(
        Kanal.objects.filter(
            Q(orang__in=orang) | Q(pemangku__in={c.pemangku.pk for c in calon}),
            jenis=siaran.kanal,
        )
        .samar()
        .order_by("urutan", "pk")
    )
    milik: dict[Any, list[Kanal]] = {}
    for satu in kanal:
        milik.setdefault(satu.orang_id or satu.pemangku_id, []).append(satu)
    timbang = Penimbang.siapkan(siaran, orang=orang, kanal=kanal, hari=hari)
    terpakai: set[str] = set()
    for c in calon:
        pilihan = milik.get(c.orang.pk, []) if c.orang else []
        _pilih_kanal(c, [*pilihan, *milik.get(c.pemangku.pk, [])], timbang, terpakai)
    return calon


def _dengan_jabatan(semua: QuerySet[Pemangku], hari: date) -> Any:
    jabatan = (
        Jabatan.objects.berlaku(hari)
        .filter(orang__status=Orang.Status.AKTIF)
        .select_related("orang")
    )
    return (
        semua.select_related("jenis", "wilayah")
        .prefetch_related(Prefetch("jabatan", jabatan, to_attr="jabatan_kini"))
        .order_by("nomor")
    )


def _orang_dari(pemangku: Any, peran: Sequence[str]) -> list[Calon]:
    """Everybody who plays one of the parts, or else the one to turn to."""
    jabatan: list[Jabatan] = pemangku.jabatan_kini
    if peran:
        satu_kali = {j.orang_id: j for j in jabatan if set(peran) & set(j.peran_khusus)}
        terpilih = list(satu_kali.values())
    else:
        terpilih = sorted(
            jabatan,
            key=lambda j: (
                P.NARAHUBUNG_UTAMA not in j.peran_khusus,
                P.PIMPINAN not in j.peran_khusus,
            ),
        )[:1]
    bernama = [Calon(pemangku, j.orang, j.nama_jabatan) for j in terpilih]
    return bernama if bernama or peran else [Calon(pemangku)]


def _pilih_kanal(
    calon: Calon, pilihan: Sequence[Kanal], timbang: Penimbang, terpakai: set[str]
) -> None:
    """Give the candidate the best of the channels; a number serves once (GANDA)."""
    orang = calon.orang.pk if calon.orang else None
    for kanal in pilihan:
        vonis = timbang.vonis(calon.pemangku, orang, kanal)
        if vonis == V.LAYAK and kanal.sidik in terpakai:
            vonis = V.GANDA
        if URUTAN.index(V(vonis)) < URUTAN.index(V(calon.vonis)):
            calon.kanal, calon.vonis = kanal, vonis
    if calon.kanal and calon.vonis == V.LAYAK:
        terpakai.add(calon.kanal.sidik)


def timbang_ulang(penerima: PenerimaSiaran | PengingatKomitmen, *, hari: date) -> str:
    """The verdict on a frozen recipient as things stand now."""
    kanal = penerima.kanal
    timbang = Penimbang.siapkan(
        penerima.siaran,
        orang=[penerima.orang_id] if penerima.orang_id else [],
        kanal=[kanal] if kanal else [],
        hari=hari,
    )
    return timbang.vonis(penerima.pemangku, penerima.orang_id, kanal)
