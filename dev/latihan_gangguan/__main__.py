"""``python -m dev.latihan_gangguan [--singkat] [mati beku …]``.

``LATIHAN_SIMPAN`` names a file that gets the log of web and worker when something broke.
"""

import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dev.latihan_gangguan import latihan
from dev.latihan_gangguan.gangguan import GANGGUAN
from dev.latihan_gangguan.luar import LUAR, Gangguan, halangan
from dev.latihan_gangguan.panggung import Panggung, panggung
from dev.latihan_gangguan.warga import Fase, Warga
from dev.sendiri import tanya

SEMUA: dict[str, Gangguan] = {**GANGGUAN, **LUAR}
SINGKAT = ("mati", "beku", "hanya-baca", "disk-hanya-baca", "pekerja-mati", "soket")
# Seconds: that a fault lasts at least, of 112, and for the outbox to run empty in the end.
# A worker that is killed between the server's yes and the note of it sends once more.
GANDA_SUREL = 4
LAMA, BATAS_DARURAT, SABAR_SUREL = 6.0, 1.0, 90.0
BAIK = 200
ADUAN = "SELECT split_part(uraian, ', ', 2) FROM pengaduan_pengaduan"
PERMOHONAN = "SELECT split_part(rincian, ', ', 2) FROM informasi_permohonan"
PESAN = "SELECT id, status FROM organisasi_notifikasi WHERE NOT kepada_petugas"


@dataclass(slots=True)
class Baris:
    """One fault: what was met, and every promise that was broken."""

    nama: str
    pulih: float
    fase: Fase
    hilang: int = 0
    ganda: int = 0
    salah: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lihat = " ".join(f"{s}×{n}" for s, n in sorted(self.fase.status.items()))
        return (
            f"{self.nama:19} {lihat:44} {self.fase.terlama:6.2f} {self.pulih:6.1f} "
            f"{len(self.fase.diterima):6} {self.hilang:6} {self.ganda:5}  "
            f"{'gagal' if self.salah else 'baik'}"
        )


def satu(p: Panggung, nama: str) -> Baris:
    """One fault while citizens write: all pages twice, its end, and back to normal."""
    sejak = time.monotonic()
    p.warga.fase = nama
    with SEMUA[nama](p) as akhiri:
        hasil = latihan.semua(p.warga.port, nama)
        hasil += latihan.semua(p.warga.port, f"{nama} 2")
        time.sleep(max(0.0, sejak + LAMA - time.monotonic()))
        akhiri()
        pulih = latihan.pulih(p.warga.port)
    fase = p.warga.semua[nama]
    p.warga.fase = "sesudahnya"
    fase.status.update("lama" if j.basi else str(j.status or "---") for j in hasil)
    baris = Baris(nama, pulih, fase)
    baris.salah += latihan.ingkar(hasil, {nama: pulih})
    baris.salah += [
        f"112: {status or 'tidak menjawab'} sesudah {detik:.2f} s"
        for detik, status in fase.darurat
        if status != BAIK or detik > BATAS_DARURAT
    ]
    baris.salah += p.salah
    p.salah = []
    return baris


def hitung(p: Panggung, semua: Sequence[Baris]) -> None:
    """Of what was acknowledged, what is not there, and what is there twice."""
    ada = Counter(
        str(tanda) for (tanda,) in tanya(p.alamat, f"{ADUAN} UNION ALL {PERMOHONAN}")
    )
    for baris in semua:
        diterima = baris.fase.diterima
        baris.hilang = sum(ada[tanda] == 0 for tanda in diterima)
        baris.ganda = sum(ada[tanda] > 1 for tanda in diterima)
        if baris.hilang or baris.ganda:
            baris.salah.append(f"{baris.hilang} hilang, {baris.ganda} ganda")
    ganda = sum(n > 1 for n in ada.values())
    print(f"tersimpan {ada.total()}, ganda {ganda}")


def surel(p: Panggung) -> list[str]:
    """Wait until the outbox is empty; what is wrong with what came.

    What waits for a later hour is due now, as by *Ulangi*: that is known, and not tried here.
    """
    tanya(p.alamat, "UPDATE organisasi_notifikasi SET coba_lagi_pada = now()")
    habis = time.monotonic() + SABAR_SUREL
    while time.monotonic() < habis:
        pesan = tanya(p.alamat, PESAN)
        if all(status == "terkirim" for _, status in pesan):
            break
        time.sleep(1)
    datang = p.surel.diterima
    menunggu = sum(status != "terkirim" for _, status in pesan)
    hilang = sum(not datang[int(str(pk))] for pk, _ in pesan) - menunggu
    ganda = sum(n - 1 for n in datang.values())
    print(f"surel {len(pesan)}: menunggu {menunggu}, hilang {hilang}, ganda {ganda}")
    return [f"surel: {menunggu} menunggu, {hilang} hilang, {ganda} ganda"] * bool(
        menunggu or hilang or ganda > GANDA_SUREL
    )


def jalankan(p: Panggung, nama: Sequence[str]) -> Iterator[Baris]:
    """Each fault in turn."""
    latihan.semua(p.warga.port, "pembuka")
    p.warga.mulai()
    try:
        for satu_nama in nama:
            if sebab := halangan(p, satu_nama):
                print(f"{satu_nama}: dilewati, {sebab}")
                continue
            try:
                baris = satu(p, satu_nama)
            except Exception as galat:  # noqa: BLE001 -- the others are tried all the same
                baris = Baris(satu_nama, 0.0, p.warga.semua[satu_nama])
                baris.salah.append(repr(galat)[:300])
            print(baris, flush=True)
            yield baris
    finally:
        p.warga.selesai()


def utama(kata: list[str]) -> int:
    """Do the drill and print it; 1 when a promise was broken."""
    nama = [satu for satu in kata if satu in SEMUA]
    sejak = time.monotonic()
    with panggung() as p:
        p.salah, p.warga = [], Warga(p.web.port)
        p.warga.kategori = p.kategori
        print(f"siap sesudah {time.monotonic() - sejak:.0f} s")
        print(
            f"{'gangguan':19} {'yang dilihat warga':44} {'112 s':>6} {'pulih':>6} "
            f"{'terima':>6} {'hilang':>6} {'ganda':>5}",
            flush=True,
        )
        semua = list(
            jalankan(p, nama or (SINGKAT if "--singkat" in kata else list(SEMUA)))
        )
        hitung(p, semua)
        salah = [f"{b.nama}: {satu}" for b in semua for satu in b.salah] + surel(p)
        if salah and (simpan := os.environ.get("LATIHAN_SIMPAN")):
            shutil.copy(p.akar / "catatan", simpan)
    print(
        f"{time.monotonic() - sejak:.0f} s, {os.cpu_count()} inti, beban {os.getloadavg()[0]:.1f}"
    )
    if salah:
        print("\nTidak seperti yang dijanjikan:", *salah, sep="\n  ")
    return 1 if salah else 0


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
