"""From one release to the next under load: forms and pages go on, and none fails."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from dev.bench import peladen
from dev.pembuat_data.berkas import AKAR
from dev.sendiri import TUAN_RUMAH, kelola, tanya
from dev.skala.beban import Jawab, campuran, kirim, minta
from dev.skala.panggung import Panggung
from dev.skala.proksi import Proksi
from dev.skala.ukur import CARI, HALAMAN, Baris

KUNCI = "SKALA"
ISI = {"rincian": "Rekap penduduk per kelurahan.", "tujuan": "Bahan skripsi."}
# Seconds between two requests of one asker, and of load before and after.
JEDA, TENANG = 0.25, 3.0
# What the next release has more: a column of a table with history, another style, a number.
KOLOM = '    catatan_skala = models.TextField("catatan", null=True, blank=True)\n'
DI_MUKA = "    asal_nomor = models.CharField("
GAYA = ".skala-uji{color:red}"
BUAT_KUNCI = (
    "from organisasi.sandi import sidik;"
    "from pengaduan.models import KunciOpen311 as K;"
    f"K.objects.create(nama='Skala', sidik=sidik('{KUNCI}'), batas_per_jam=32767)"
)
_STATIS = re.compile(r"/static/[^\"' ]+\.css")


def berikutnya(panggung: Panggung) -> Path:
    """The next release: a copy of this one, changed, with the migration Django makes."""
    rilis = panggung.rilis("rilis-2")
    for berkas, lama, baru in (
        ("pengaduan/aduan/models.py", DI_MUKA, KOLOM + DI_MUKA),
        ("ppid_portal/settings.py", '"PORTAL_RILIS", "', '"PORTAL_RILIS", "uji-'),
    ):
        isi = (rilis / berkas).read_text()
        assert isi.count(lama) == 1, lama
        (rilis / berkas).write_text(isi.replace(lama, baru))
    for gaya in (rilis / "static" / "css").glob("*.css"):
        gaya.write_text(gaya.read_text() + GAYA)
    kelola("makemigrations", "pengaduan", "--name=skala", "-v0", di=rilis)
    return rilis


def diperiksa(rilis: Path) -> int:
    """Whether the check of CI lets the new migration pass; its exit status."""
    perintah = [sys.executable, "-m", "dev.migrasi"]
    env = os.environ | {"PYTHONPATH": str(AKAR), "PORTAL_DEMO": "0"}
    return subprocess.run(perintah, cwd=rilis, env=env, check=False).returncode  # noqa: S603 -- our own


def penanya(panggung: Panggung, proksi: Proksi) -> dict[str, Callable[[], Jawab]]:
    """Readers, and who send forms, each form another."""
    ((kategori,),) = tanya(
        panggung.utama,
        "SELECT kode FROM pengaduan_kategoripengaduan"
        " WHERE aktif AND NOT rahasia ORDER BY kode LIMIT 1",
    )
    ke = count()

    def baca(alamat: str) -> Callable[[], Jawab]:
        return lambda: minta(proksi.tls, alamat)

    def gaya() -> Jawab:
        """A page, and what it brings along: from whichever process each comes."""
        jawab = minta(proksi.tls, f"{HALAMAN}?q=gaya")
        semua = [minta(proksi.tls, satu) for satu in _STATIS.findall(jawab.isi)]
        return max([jawab, *semua], key=lambda satu: satu.status or 999)

    def aduan() -> Jawab:
        nomor = next(ke)
        isi = {
            "api_key": KUNCI,
            "service_code": str(kategori),
            "address_string": "Pasar",
            "description": f"Lampu {nomor} mati.",
            "email": f"warga{nomor}@contoh.invalid",
        }
        return minta(proksi.tls, "/open311/v2/requests.json", urlencode(isi))

    return {
        "GET home": baca("/"),
        "GET kept": baca(HALAMAN),
        "GET search": baca(CARI),
        "GET 112": baca("/darurat/"),
        "GET with styles": gaya,
        "POST request": lambda: kirim(proksi.tls, "/permohonan/ajukan/mulai/", ISI),
        "POST complaint": aduan,
    }


def gilir(panggung: Panggung, proksi: Proksi) -> Iterator[Baris]:
    """As docs/operasi.md says: tables first, then one process after another."""
    kelola("shell", "-v0", "-c", BUAT_KUNCI, di=panggung.akar / "rilis-1")
    rilis = berikutnya(panggung)
    lolos = diperiksa(rilis)
    sejak = time.monotonic()
    with campuran(penanya(panggung, proksi), JEDA) as hitungan:
        time.sleep(TENANG)
        panggung.pakai(rilis)
        subprocess.run(  # noqa: S603 -- the shipped script
            [AKAR / "deploy" / "gilir", *map(str, panggung.web)],
            check=True,
            env=os.environ
            | {
                "PROKSI": str(proksi.setelan),
                "PROKSI_PID": str(proksi.folder / "nginx.pid"),
                "MUAT_PROKSI": " ".join(proksi.perintah_muat),
                "MULAI_ULANG": f"{sys.executable} -m dev.skala.layanan ",
            },
        )
        time.sleep(TENANG)
    lama = time.monotonic() - sejak
    for satu in hitungan.gagal[:10]:
        print("FAILED", satu)
    for kata in ("GET", "POST"):
        semua = {k: n for k, n in hitungan.jawaban.items() if k[0].startswith(kata)}
        buruk = [satu for satu in hitungan.gagal if satu.startswith(kata)]
        rinci = ", ".join(f"{k[0]} {n}" for k, n in sorted(semua.items()))
        yield Baris(
            f"{kata} in {lama:.0f} s: {rinci}",
            f"{len(buruk)} failed",
            "0",
            not buruk and sum(semua.values()) > 0,
        )
    yield Baris("slowest answer", f"{hitungan.terlama:.1f} s")
    yield from _tersimpan(panggung, hitungan.jawaban["POST complaint", 200])
    yield Baris("check of the new migration", f"exit {lolos}", "0", lolos == 0)
    yield Baris("release of both processes", *_rilis(panggung))


def _tersimpan(panggung: Panggung, diterima: int) -> Iterator[Baris]:
    ((ada,),) = tanya(panggung.utama, "SELECT count(*) FROM pengaduan_pengaduan")
    yield Baris(
        "complaints acknowledged, and stored",
        f"{diterima}, {ada}",
        "the same",
        diterima == ada,
    )


def _rilis(panggung: Panggung) -> tuple[str, str, bool]:
    """Whether each process brings the styles of the new release."""
    baru = []
    daftar = json.loads((panggung.akar / "statis" / "staticfiles.json").read_text())
    nama = {f"/static/{satu}" for satu in daftar["paths"].values()}
    for port in panggung.web:
        tajuk = {"Host": TUAN_RUMAH, "X_Forwarded_Proto": "https"}
        tajuk["Accept_Encoding"] = "identity"
        isi = peladen.ambil(port, HALAMAN, **tajuk)[2].decode()
        gaya = _STATIS.findall(isi)
        baru.append(bool(gaya) and nama.issuperset(gaya))
    return ("new, new" if all(baru) else f"{baru}"), "new, new", all(baru)
