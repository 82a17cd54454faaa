"""The drill itself, and what was measured."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from dev import devdb
from dev.latihan_pulih.tempat import Tempat
from dev.sendiri import kelola, panggil, tanya, tunggu

BATAS_HILANG = 60.0
BATAS_KEMBALI = 15 * 60.0
# The machine is lost at any moment of more than a round of the archive.
PALING_CEPAT, PALING_LAMBAT = 5.0, 45.0
# So many acts are sure to be in the archive; the chosen moment is in their midst.
BANYAK_DULU = 20
SABAR = 120.0


class Ucapan(NamedTuple):
    """What the portal took and said so."""

    mulai: float
    selesai: float
    nomor: str


@dataclass
class Hasil:
    """The table's lines, and what was not as promised."""

    baris: list[tuple[str, str]] = field(default_factory=list)
    salah: list[str] = field(default_factory=list)

    def catat(self, apa: str, nilai: object, *, baik: bool = True) -> None:
        """A line; a bad one breaks the promise."""
        self.baris.append(
            (apa, f"{nilai:.1f} s" if isinstance(nilai, float) else str(nilai))
        )
        if not baik:
            self.salah.append(f"{apa}: {self.baris[-1][1]}")


@contextmanager
def menulis() -> Iterator[list[Ucapan]]:
    """The portal's word for each act, as it comes, until the block ends."""
    semua: list[Ucapan] = []
    proses = subprocess.Popen(
        [sys.executable, "-m", "dev.latihan_pulih.penulis"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )

    def baca() -> None:
        assert proses.stdout
        semua.extend(Ucapan(*json.loads(baris)) for baris in proses.stdout)

    utas = Thread(target=baca)
    utas.start()
    try:
        yield semua
    finally:
        proses.kill()
        utas.join()
        proses.wait()


def jalankan(akar: Path, setelah: float | None = None) -> Hasil:
    """Lose the machine so many seconds into a round (or at random); come back twice."""
    hasil = Hasil()
    tempat = Tempat(akar)
    data = akar / "utama" / "data"
    devdb.ensure(throwaway=True)  # safe as shipped once it is started anew
    for kata in ("migrate", "muat_data", "muat_contoh"):
        kelola(kata, "-v0")
    tempat.pasang_arsip(data)
    sejak = time.monotonic()
    tempat.pgbackrest("--type=full", "backup")
    hasil.catat("cadangan penuh", time.monotonic() - sejak)
    sehat = _sehat(tempat)
    hasil.catat("arsip, cadangan di /sehat/", sehat, baik=sehat == "True True")
    semula = _nomor()
    setelah = setelah or random.uniform(PALING_CEPAT, PALING_LAMBAT)  # noqa: S311 -- no secret
    with tempat.salin_berkas(), menulis() as ucapan:
        tunggu(lambda: len(ucapan) >= BANYAK_DULU, SABAR)
        tempat.pgbackrest("check")  # as each night: a round of the archive begins here
        time.sleep(setelah)
        rusak = tempat.rusak(data)
    hasil.catat("rusak sekian sesudah arsip dikirim", setelah)
    _kembali(tempat, hasil, ucapan, rusak, semula)
    _periksa_berkas(hasil, ucapan, rusak)
    _utuh(hasil)
    tempat.pgbackrest("check")
    hasil.catat("arsip berjalan di tempat baru", "ya")
    devdb.stop()
    _ke_saat(tempat, hasil, ucapan, semula)
    devdb.stop()
    return hasil


def _sehat(tempat: Tempat) -> str:
    """What the portal itself says, once it was told of the backup."""
    kelola("cadangan", "catat", masukan=tempat.pgbackrest("--output=json", "info"))
    perintah = (
        "from django.utils.timezone import now;"
        "from ppid_portal.operasi.kesehatan import periksa;"
        "k = periksa(pada=now()); print(k['arsip'], k['cadangan'])"
    )
    return kelola("shell", "--no-imports", "-c", perintah).strip()


def _nomor() -> set[str]:
    return {
        nomor
        for (nomor,) in tanya(
            devdb.url(),
            "SELECT nomor FROM informasi_permohonan"
            " UNION ALL SELECT nomor FROM pengaduan_pengaduan",
        )
    }


def _kembali(
    tempat: Tempat, hasil: Hasil, ucapan: list[Ucapan], rusak: float, semula: set[str]
) -> None:
    tempat.pulihkan("lain")
    # Read before anybody writes: numbers that were lost are given again.
    ada = _nomor()
    panggil("restic", "restore", "latest", "--quiet", "--target", "/")
    # Back is a portal that takes what a citizen writes.
    panggil(sys.executable, "-m", "dev.latihan_pulih.penulis", "1")
    lama = time.time() - rusak
    hasil.catat("kembali menerima sesudah", lama, baik=lama <= BATAS_KEMBALI)
    ((batas,),) = tanya(devdb.url(), "SHOW archive_timeout")
    hasil.catat("archive_timeout (seperti dikirim)", batas)
    hilang = [satu for satu in ucapan if satu.nomor not in ada]
    hasil.catat("dijawab diterima", len(ucapan), baik=len(ucapan) > len(hilang))
    hasil.catat("di antaranya hilang", len(hilang))
    # One may have been taken while the machine was being lost.
    lama = max(0.0, rusak - min((satu.selesai for satu in hilang), default=rusak))
    hasil.catat("yang tertua hilang sebelum rusak", lama, baik=lama <= BATAS_HILANG)
    # What is lost is the end, without holes; what nobody was told of is one act in hand.
    berlubang = ucapan[: len(ucapan) - len(hilang)] != [
        u for u in ucapan if u not in hilang
    ]
    asing = ada - semula - {satu.nomor for satu in ucapan}
    lenyap = semula - ada
    hasil.catat("berlubang", "ya" if berlubang else "tidak", baik=not berlubang)
    hasil.catat("baris lama yang lenyap", len(lenyap), baik=not lenyap)
    hasil.catat("baris yang tidak dijawab", len(asing), baik=len(asing) <= 1)


def _periksa_berkas(hasil: Hasil, ucapan: list[Ucapan], rusak: float) -> None:
    """Every row whose file is not there is named by the portal's own command."""
    try:
        kata = kelola("cadangan", "cocokkan")
    except RuntimeError as galat:
        kata = str(galat)
    berkas = Path(os.environ["PORTAL_BERKAS"])
    tanpa = {
        nomor: nama
        for nomor, nama in tanya(
            devdb.url(),
            "SELECT nomor, isi FROM pengaduan_berkaspengaduan b"
            " JOIN pengaduan_pengaduan p ON p.id = b.pengaduan_id",
        )
        if not (berkas / nama).exists()
    }
    disebut = kata.count("Berkas tidak ada: ")
    sama = disebut == len(tanpa) and all(nama in kata for nama in tanpa.values())
    hasil.catat("baris tanpa berkas, disebut", f"{len(tanpa)}, {disebut}", baik=sama)
    hasil.catat("berkas tanpa baris, disebut", kata.count("Tanpa catatan: "))
    lama = rusak - min((u.selesai for u in ucapan if u.nomor in tanpa), default=rusak)
    hasil.catat(
        "berkas tertua yang hilang sebelum rusak", lama, baik=lama <= BATAS_HILANG
    )


# The database looks at every rule anew, as if it had never been sure of one.
ATURAN = """
DO $$
DECLARE satu record;
BEGIN
  UPDATE pg_constraint SET convalidated = false
    WHERE contype IN ('c', 'f') AND conrelid <> 0 AND connamespace = 'public'::regnamespace;
  FOR satu IN SELECT conrelid::regclass AS tabel, conname FROM pg_constraint
    WHERE NOT convalidated
  LOOP
    EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', satu.tabel, satu.conname);
  END LOOP;
END $$
"""


def _utuh(hasil: Hasil) -> None:
    """Pages and indexes by PostgreSQL's own checker, rows by the rules of their tables."""
    panggil(
        str(devdb.bindir() / "pg_amcheck"),
        "--install-missing",
        "--heapallindexed",
        "--host",
        str(devdb.rundir()),
        "--username",
        "portal",
        "portal",
    )
    tanya(devdb.url(), ATURAN)
    ((aturan, tabel),) = tanya(
        devdb.url(),
        "SELECT count(*), count(DISTINCT conrelid) FROM pg_constraint"
        " WHERE convalidated AND contype IN ('c', 'f')"
        " AND connamespace = 'public'::regnamespace",
    )
    hasil.catat("aturan yang diperiksa ulang", f"{aturan} di {tabel} tabel")


def _ke_saat(
    tempat: Tempat, hasil: Hasil, ucapan: list[Ucapan], semula: set[str]
) -> None:
    """To a chosen moment: what came before is there, nothing after."""
    ke = BANYAK_DULU // 2
    saat = (ucapan[ke].selesai + ucapan[ke + 1].mulai) / 2
    sejak = time.monotonic()
    tempat.pulihkan(
        "titik",
        "--type=time",
        "--target-action=promote",
        "--archive-mode=off",
        f"--target={datetime.fromtimestamp(saat, UTC)}",
    )
    hasil.catat("kembali ke saat yang dipilih dalam", time.monotonic() - sejak)
    harus = semula | {satu.nomor for satu in ucapan[: ke + 1]}
    beda = len(_nomor() ^ harus)
    hasil.catat("berbeda dari saat itu", beda, baik=not beda)


def tabel(hasil: Hasil) -> str:
    """A line for each measure."""
    return "\n".join(f"{apa:42}{nilai:>24}" for apa, nilai in hasil.baris)
