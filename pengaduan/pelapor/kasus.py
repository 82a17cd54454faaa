"""All that the private page of a complaint shows, read in few queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from organisasi.models import Jejak
from pengaduan.aduan.berkas import BerkasPengaduan
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pesan import PesanPengaduan
from pengaduan.lapor.models import Penerusan


@dataclass(slots=True)
class KasusAduan:
    """One complaint with its hand-overs, messages, files and trail."""

    pengaduan: Pengaduan
    penerusan: list[Penerusan]
    pesan: list[PesanPengaduan]
    berkas: list[BerkasPengaduan]
    jejak: list[Jejak]

    @property
    def foto(self) -> list[BerkasPengaduan]:
        """What the reporter sent."""
        return [b for b in self.berkas if not b.dari_petugas]

    @property
    def bukti(self) -> list[BerkasPengaduan]:
        """What the handler brought as proof; shown once a second officer has seen it."""
        if self.pengaduan.diperiksa_oleh_id is None:
            return []
        return [b for b in self.berkas if b.dari_petugas]


def muat_kasus(pengaduan: Pengaduan) -> KasusAduan:
    """Five queries, however long the case is."""
    penerusan = list(
        pengaduan.penerusan.select_related("unit", "kanal").prefetch_related(
            "tindak_lanjut"
        )
    )
    return KasusAduan(
        pengaduan,
        penerusan,
        list(pengaduan.pesan.all()),
        list(pengaduan.berkas.all()),
        _jejak(pengaduan, penerusan),
    )


def _jejak(pengaduan: Pengaduan, penerusan: list[Penerusan]) -> list[Jejak]:
    sendiri = Q(objek_jenis=Pengaduan._meta.label_lower, objek_id=str(pengaduan.pk))
    luar = Q(
        objek_jenis=Penerusan._meta.label_lower,
        objek_id__in=[str(satu.pk) for satu in penerusan],
    )
    return list(Jejak.objects.filter(sendiri | luar).order_by("-pada", "-pk"))
