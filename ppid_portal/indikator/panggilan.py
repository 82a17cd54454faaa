"""B11: how many calls to 112 were none (pemangku 10.3), from the centre's monthly counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.definisi import Arah, Indikator, Satuan
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.models import RekapPanggilan

KODE = "B11"
PANGGILAN = Indikator(
    kode=KODE,
    nama="112: panggilan tidak serius",
    satuan=Satuan.PERSEN,
    arah=Arah.TURUN,
    pembilang="panggilan main-main dan tanpa suara",
    penyebut="semua panggilan kecuali yang terputus sebelum dijawab",
    catatan="Menurut rekap bulanan pusat panggilan 112, bukan menurut portal ini.",
    orang=False,
)


def hitung_panggilan() -> dict[Kunci, Angka]:
    """Every month, quarter and year that has a count; the city and its kecamatan."""
    jumlah: dict[tuple[str, str | None], tuple[int, int]] = {}
    for satu, kecamatan in _baris(list(RekapPanggilan.objects.all())):
        for periode in Periode.memuat(satu.bulan):
            kunci = (periode.kode, kecamatan)
            tidak, semua = jumlah.get(kunci, (0, 0))
            jumlah[kunci] = (tidak + satu.tidak_serius, semua + satu.dihitung)
    return {
        Kunci(KODE, "", periode, None, kecamatan): Angka.bagian(*isi)
        for (periode, kecamatan), isi in jumlah.items()
    }


def _baris(
    semua: list[RekapPanggilan],
) -> Iterator[tuple[RekapPanggilan, str | None]]:
    """Each row where it counts: its kecamatan, and the city unless that has its own."""
    kota = {satu.bulan for satu in semua if satu.kecamatan_id is None}
    for satu in semua:
        if satu.kecamatan_id is not None:
            yield satu, str(satu.kecamatan_id)
        if satu.kecamatan_id is None or satu.bulan not in kota:
            yield satu, None


def bulan_penuh(
    semua: Iterable[RekapPanggilan], kecamatan: str, awal: date, akhir: date
) -> Angka:
    """B11 of a kecamatan over the months that lie wholly between two days."""
    dalam = [
        satu
        for satu in semua
        if satu.kecamatan_id == kecamatan
        and satu.bulan >= awal
        and Periode.bulan(satu.bulan).akhir <= akhir
    ]
    return Angka.bagian(
        sum(satu.tidak_serius for satu in dalam), sum(satu.dihitung for satu in dalam)
    )
