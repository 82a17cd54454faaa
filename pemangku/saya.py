"""What the personal page shows of one whom a registration made known (pemangku 5.3)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from organisasi.models import PermintaanSubjek
from organisasi.pribadi.actions import milik
from pemangku.actions.hapus_orang import orang_utuh
from pemangku.models import Kanal, Orang, PendaftaranMandiri
from pemangku.perbarui import persetujuan_kini


@dataclass(frozen=True, slots=True)
class DataSaya:
    """A registration and the person it led to; never anybody else's."""

    daftar: PendaftaranMandiri
    orang: Orang

    @property
    def baris(self) -> list[tuple[str, str]]:
        """Name and present posts in words."""
        kini = self.orang.jabatan.berlaku(timezone.localdate())
        semua = kini.select_related("pemangku__jenis", "pemangku__wilayah")
        return [
            ("Nama", self.orang.nama_lengkap),
            *(
                ("Jabatan", f"{j.nama_jabatan}, {j.pemangku.nama_tampil}")
                for j in semua
            ),
        ]

    @property
    def kanal(self) -> list[Kanal]:
        """Own channels, masked: a forwarded link gives no number away."""
        return list(Kanal.objects.samar().filter(orang=self.orang))

    @property
    def persetujuan(self) -> list[tuple[str, str]]:
        """Purposes he consents to now, as (value, words)."""
        return persetujuan_kini(self.orang)

    @property
    def permintaan(self) -> list[PermintaanSubjek]:
        """What he asked so far, newest first."""
        return list(milik(self.orang))


def data_saya(daftar: PendaftaranMandiri) -> DataSaya | None:
    """The person of the registration, also when merged since; None while there is none."""
    if daftar.orang is None:
        return None
    orang = orang_utuh(daftar.orang)[0]
    return DataSaya(daftar, orang) if orang.status == Orang.Status.AKTIF else None
