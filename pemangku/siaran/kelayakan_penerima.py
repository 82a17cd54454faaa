"""Whom a broadcast is for, and whether each may be written to now (pemangku 7.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, Q, QuerySet

from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Wilayah
from pemangku.inventaris.kanal import Kanal, Larangan
from pemangku.inventaris.models import Kaitan, Pemangku, PemangkuQuerySet
from pemangku.inventaris.orang import Jabatan, Orang, Persetujuan
from pemangku.inventaris.pilihan import KeadaanKanal, KeputusanPersetujuan, SifatKanal
from pemangku.izin import OPERATOR, PENYIAR
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.kunjungan.models import Minat
from pemangku.siaran.models import PenerimaSiaran, Siaran, VonisPenerima as V

if TYPE_CHECKING:
    from pemangku.janji.models import PengingatKomitmen

# The part of the inventory a broadcast is for

HADIR, TIDAK_HADIR = "hadir", "tidak"


def pemangku_segmen(
    segmen: Mapping[str, Any], *, petugas: Petugas, hari: date
) -> PemangkuQuerySet:
    """Active stakeholders of the segment whose records are the officer's to write to.

    ``segmen`` as it is stored: keys by name; what is missing narrows nothing.
    """
    kirim = Cakupan.untuk(petugas, kota=PENYIAR, unit=OPERATOR)
    semua = Pemangku.objects.aktif()
    saring: Mapping[str, Callable[[Any], Q]] = {
        "lingkup": lambda satu: Q(lingkup=satu),
        "jenis": lambda pilihan: Q(jenis__in=pilihan),
        "unsur": lambda pilihan: Q(jenis__unsur__in=pilihan),
        "tag": lambda pilihan: _pemangku(
            Pemangku.tag.through.objects.filter(tag__in=pilihan)
        ),
        # A topic means those below it, too; where one stands on it does not matter.
        "isu": lambda pilihan: _pemangku(
            Minat.objects.filter(Q(isu__in=pilihan) | Q(isu__induk__in=pilihan))
        ),
        "wilayah": _di,
        "kegiatan": lambda satu: _menurut_hadir(satu, segmen.get("hadir", HADIR)),
        "peran": lambda pilihan: _salah_satu(semua.berperan(p, hari) for p in pilihan),
        "kesegaran": lambda pilihan: _salah_satu(
            semua.menurut_kesegaran(k, hari) for k in pilihan
        ),
    }
    dipilih = (
        saring[nama](isi) for nama, isi in segmen.items() if isi and nama in saring
    )
    return semua.filter(kirim.q("pengelola"), *dipilih)


def _pemangku(baris: QuerySet[Any]) -> Q:
    return Q(pk__in=baris.values("pemangku"))


def _salah_satu(bagian: Iterable[PemangkuQuerySet]) -> Q:
    syarat = Q(pk__in=())
    for satu in bagian:
        syarat |= Q(pk__in=satu.values("pk"))
    return syarat


def _di(kode: str) -> Q:
    """Seated in the region or below it, or covering it, a part of it, or more (4.4)."""
    dalam = Wilayah.objects.filter(
        Q(pk=kode) | Q(induk=kode) | Q(induk__induk=kode)
    ).values("pk")
    atas = Wilayah.objects.filter(Q(bawahan=kode) | Q(bawahan__bawahan=kode))
    meliputi = Kaitan.objects.filter(
        Q(wilayah__in=dalam) | Q(wilayah__in=atas.values("pk"))
    )
    return Q(wilayah__in=dalam) | _pemangku(meliputi)


def _menurut_hadir(kegiatan: str, hadir: str) -> Q:
    datang = _pemangku(
        Kehadiran.objects.filter(
            kegiatan__pk=kegiatan, status=Kehadiran.Status.SAH, pemangku__isnull=False
        )
    )
    return ~datang if hadir == TIDAK_HADIR else datang


# May this person be written to, for this purpose, over this channel, now?

# Of several channels the best counts; so do, without one, the reasons against.
URUTAN = (
    *(V.LAYAK, V.GANDA, V.KANAL_GAGAL, V.KEDALUWARSA),
    *(V.TANPA_PERSETUJUAN, V.DITARIK, V.LARANGAN, V.TANPA_KANAL),
)
P = Jabatan.PeranKhusus


@dataclass(slots=True)
class CalonPenerima:
    """Somebody a broadcast may go to; without ``orang`` the body itself."""

    pemangku: Pemangku
    orang: Orang | None = None
    jabatan: str = ""
    kanal: Kanal | None = None
    vonis: str = V.TANPA_KANAL


class Penimbang:
    """What the verdicts of one broadcast on one day rest on, read once for all."""

    def __init__(
        self,
        siaran: Siaran,
        *,
        orang: Iterable[Any],
        kanal: Iterable[Kanal],
        hari: date,
    ) -> None:
        self.siaran, self.hari = siaran, hari
        kata = Persetujuan.objects.kata_terakhir(siaran.tujuan, siaran.kanal)
        kata = kata.filter(orang__in=list(orang))
        self.kata: dict[Any, str] = dict(kata.values_list("orang_id", "keputusan"))
        dilarang = Larangan.objects.berlaku().filter(
            sidik__in={satu.sidik for satu in kanal}
        )
        self.larangan = set(dilarang.values_list("sidik", flat=True))

    def vonis(self, pemangku: Pemangku, orang: Any, kanal: Kanal | None) -> str:
        if kanal is None:
            return V.TANPA_KANAL
        kata = self.kata.get(orang)
        if kanal.keadaan == KeadaanKanal.DILARANG or kanal.sidik in self.larangan:
            return V.LARANGAN
        if kata == KeputusanPersetujuan.TARIK:
            return V.DITARIK
        if kata is None and self._perlu_persetujuan(pemangku, kanal):
            return V.TANPA_PERSETUJUAN
        lain = V.KEDALUWARSA if self._kedaluwarsa(pemangku) else V.LAYAK
        return V.KANAL_GAGAL if kanal.keadaan == KeadaanKanal.GAGAL else lain

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
        sampai = pemangku.berlaku_sampai
        lewat = sampai is not None and sampai < self.hari
        return lewat or pemangku.status != Pemangku.Status.AKTIF


def calon_penerima(siaran: Siaran, *, hari: date) -> list[CalonPenerima]:
    semua = pemangku_segmen(siaran.segmen, petugas=siaran.penyusun, hari=hari)
    return timbang_pemangku(siaran, semua, hari=hari)


def timbang_pemangku(
    siaran: Siaran, semua: QuerySet[Pemangku], *, hari: date
) -> list[CalonPenerima]:
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
    timbang = Penimbang(siaran, orang=orang, kanal=kanal, hari=hari)
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


def _orang_dari(pemangku: Any, peran: Sequence[str]) -> list[CalonPenerima]:
    jabatan: list[Jabatan] = pemangku.jabatan_kini
    if peran:
        satu_kali = {j.orang_id: j for j in jabatan if set(peran) & set(j.peran_khusus)}
        terpilih = list(satu_kali.values())
    else:
        urutan = (P.NARAHUBUNG_UTAMA, P.PIMPINAN)
        jabatan.sort(key=lambda j: [satu not in j.peran_khusus for satu in urutan])
        terpilih = jabatan[:1]
    bernama = [CalonPenerima(pemangku, j.orang, j.nama_jabatan) for j in terpilih]
    return bernama if bernama or peran else [CalonPenerima(pemangku)]


def _pilih_kanal(
    calon: CalonPenerima,
    pilihan: Sequence[Kanal],
    timbang: Penimbang,
    terpakai: set[str],
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
    kanal = penerima.kanal
    timbang = Penimbang(
        penerima.siaran,
        orang=[penerima.orang_id] if penerima.orang_id else [],
        kanal=[kanal] if kanal else [],
        hari=hari,
    )
    return timbang.vonis(penerima.pemangku, penerima.orang_id, kanal)
