"""The whole page as one value, for the screen and for its paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from organisasi.grafik.gambar import Gambar
from organisasi.models import Petugas, Unit, Wilayah
from pemangku.angka import kunjungan_pertama, putaran_terakhir
from pemangku.models import Putaran
from ppid_portal.pimpinan.keputusan import Keputusan, keputusan
from ppid_portal.pimpinan.lingkup import Lingkup
from ppid_portal.pimpinan.pengaruh import Pengaruh, pengaruh
from ppid_portal.pimpinan.saringan import SaringanForm
from ppid_portal.pimpinan.sumber import Sumber, baca_sumber
from ppid_portal.pimpinan.target import BarisTarget, baris_target
from ppid_portal.pimpinan.tempat import Panas, peta, tabel_panas


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """The round in one sentence, with how many of how many were visited."""

    putaran: Putaran
    kalimat: str
    sudah: int
    semua: int


@dataclass(frozen=True, slots=True)
class Papan:
    """Everything the leaders' page shows."""

    sumber: Sumber
    keputusan: list[Keputusan]
    target: list[BarisTarget]
    kemajuan: Kemajuan | None
    # None for a camat: it would show the others by name.
    peta: Gambar | None
    panas: Panas
    pengaruh: list[Pengaruh]

    @property
    def kota(self) -> bool:
        """Whether it is the page of the whole city."""
        return self.sumber.lingkup.kota

    @property
    def kantor(self) -> Unit | None:
        """The camat's office."""
        return self.sumber.lingkup.kantor


def papan_pimpinan(
    petugas: Petugas,
    lingkup: Lingkup,
    saringan: SaringanForm,
    *,
    pada: datetime,
) -> Papan:
    """Read and judge it all; as many queries for 1 unit as for 36."""
    hari = timezone.localdate(pada)
    sumber = baca_sumber(saringan.terpilih, hari, lingkup)
    kecamatan = list(Wilayah.objects.kecamatan().filter(aktif=True))
    semua = _unit(pada)
    putaran = putaran_terakhir()
    pertama = kunjungan_pertama(putaran) if putaran else {}
    jenis = lingkup.kantor.jenis if lingkup.kantor else saringan.jenis
    return Papan(
        sumber=sumber,
        keputusan=keputusan(
            sumber,
            petugas,
            nama_unit={u.pk: u.nama for u in semua},
            putaran=putaran,
            pada=pada,
        ),
        target=baris_target(sumber, [k.pk for k in kecamatan]),
        kemajuan=_kemajuan(sumber, putaran),
        peta=peta(sumber, kecamatan) if lingkup.kota else None,
        panas=tabel_panas(
            sumber, [u for u in semua if jenis in ("", u.jenis)], saringan.urutan
        ),
        pengaruh=pengaruh(sumber, kecamatan, pertama),
    )


def _unit(pada: datetime) -> Sequence[Unit]:
    """The units with a PPID, those of kelurahan left out, in the order of the papers."""
    semua = Unit.objects.berjalan(timezone.localdate(pada)).ber_ppid()
    return list(
        semua.exclude(jenis=Unit.Jenis.KELURAHAN)
        .only("nama", "jenis")
        .order_by("jenis", "nama")
    )


def _kemajuan(sumber: Sumber, putaran: Putaran | None) -> Kemajuan | None:
    d1 = sumber.angka("D1", sumber.periode)
    if putaran is None or not d1.penyebut:
        return None
    d2 = sumber.angka("D2", sumber.periode)
    tuntas = d2.pembilang or 0
    kalimat = f"{d1.pembilang} dari {d1.penyebut} unit terlaksana · {tuntas} tuntas"
    if sumber.lingkup.kota:
        for kode, kata in (
            ("C1", "terinventaris"),
            ("D1l", "terlambat"),
            ("D1t", "ditunda"),
        ):
            angka = sumber.angka(kode, sumber.periode)
            banyak = angka.pembilang or 0
            kalimat += f" · {banyak} {kata}" if banyak else ""
    return Kemajuan(putaran, kalimat, d1.pembilang or 0, d1.penyebut)
