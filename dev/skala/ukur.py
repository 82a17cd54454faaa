"""The measures: each a row with its limit; ratios within this run, never bare times."""

import math
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from statistics import median

from PIL import Image  # noqa: TID253 -- a tool that always needs it

from dev.bench.lingkungan import INANG
from dev.bench.peladen import detik_cpu
from dev.sendiri import TUAN_RUMAH, sambil, tanya
from dev.skala import layanan
from dev.skala.beban import SAMBUNGAN, Isian, kirim, minta, wrk
from dev.skala.panggung import Panggung
from dev.skala.proksi import Proksi

PUTARAN, DETIK = 7, 2.0
# How long a page is kept (s-maxage) and may be shown while a new one is made.
UMUR = 15
SIMPAN = 31.0
HALAMAN, CARI = "/informasi/", "/informasi/?q=anggaran"
# As many wrong secrets as an address may try in an hour (organisasi/halaman/rahasia.py).
SALAH = 20
BERKAS_MAKS, BORANG_MAKS = 30_000_000, 64_000
CARA = {"close": "a connection each", "keep-alive": "connections that stay"}
KUERI = (
    "SELECT coalesce(max(calls), 0), count(*) FROM pg_stat_statements"
    " WHERE query ILIKE 'SELECT%informasi_dokumeninformasi%'"
)
SUNTING = (
    "UPDATE informasi_dokumeninformasi SET judul = judul || ' '"
    " WHERE id = (SELECT min(id) FROM informasi_dokumeninformasi)"
)
ADUAN = {
    "jenis": "pengaduan",
    "judul": "Lampu jalan mati",
    "uraian": "Lampu jalan di depan pasar mati sejak kemarin malam.",
}
LANGKAH = {
    "kategori": {"kategori": "jalan"},
    "tempat": {"lokasi": "Depan pasar"},
    "kapan": {"tanggal_kejadian": ""},
}


@dataclass(frozen=True, slots=True)
class Baris:
    """One line of the table; ``batas`` is empty where nothing is promised."""

    apa: str
    angka: str
    batas: str = ""
    baik: bool = True


def semua(panggung: Panggung, proksi: Proksi) -> Iterator[Baris]:
    """One after the other, for they disturb each other."""
    yield from simpanan_dan_berkas(proksi)
    yield from sekali_tanya(panggung, proksi)
    yield from keduanya_mati(panggung, proksi)
    yield from terlalu_besar(proksi)
    yield from alamat_asli(proksi)
    yield from http3(proksi)
    yield from berkas_bersama(panggung, proksi)
    yield from dua_dan_satu(panggung, proksi)


def simpanan_dan_berkas(proksi: Proksi) -> Iterator[Baris]:
    """A kept page against a file of the same bytes, turn by turn.

    Others take their part of the machine, so nginx's own CPU decides; the clock stands by.
    The file comes with the page's headers, under the limits of its server; and bare. Many
    readers are many connections; what a page costs by itself shows on one that stays open.
    """
    jawab = minta(proksi.tls, HALAMAN, tajuk={"Accept-Encoding": "br"})
    panjang = int(jawab.tajuk["content-length"])
    telanjang, sama = proksi.sajikan(b"x" * panjang, jawab.tajuk)
    sasaran = ((proksi.tls, HALAMAN), (sama, "/halaman"), (telanjang, "/halaman"))
    for cara in ("close", "keep-alive"):
        putaran = [
            [
                _laju_dan_cpu(*satu, lambda: detik_cpu(proksi.proses.pid), cara=cara)
                for satu in sasaran
            ]
            for _ in range(PUTARAN)
        ]
        laju, pakai = (median(satu[0][ke] for satu in putaran) for ke in (0, 1))
        yield Baris(
            f"page kept by the proxy, {CARA[cara]}",
            f"{pakai * 1000:.0f} us of nginx's CPU, {laju:.0f}/s",
        )
        for ke, apa, batas in ((1, "and headers", 0.95), (2, "bare", 0.0)):
            hemat = median(satu[ke][1] / satu[0][1] for satu in putaran)
            cepat = median(satu[0][0] / satu[ke][0] for satu in putaran)
            yield Baris(
                f"the same : a file of the same {panjang} bytes {apa}",
                f"{hemat:.2f} by CPU, {cepat:.2f} by the clock",
                f">= {batas} by CPU" if batas else "",
                hemat >= batas,
            )


def _laju_dan_cpu(
    port: int,
    alamat: str,
    detik: Callable[[], float],
    sambungan: int = SAMBUNGAN,
    cara: str = "keep-alive",
) -> tuple[float, float]:
    """Answers a second, and what one costs, in ms of the CPU that ``detik`` counts."""
    sejak = detik()
    laju = wrk(port, alamat, DETIK, sambungan=sambungan, cara=cara)
    return laju, (detik() - sejak) * 1000 / (laju * DETIK)


def sekali_tanya(panggung: Panggung, proksi: Proksi) -> Iterator[Baris]:
    """How often the costliest statement of a page ran, on both databases together."""
    for alamat in (panggung.utama, panggung.replika):
        tanya(alamat, "SELECT pg_stat_statements_reset()")
    # What a process keeps is never new.
    with sambil(1, lambda: tanya(panggung.utama, SUNTING)):
        laju = wrk(proksi.tls, HALAMAN, SIMPAN)
    angka = [tanya(satu, KUERI)[0] for satu in (panggung.utama, panggung.replika)]
    kali = sum(int(str(satu[0])) for satu in angka)
    boleh = math.ceil(SIMPAN / UMUR) + 1
    yield Baris(
        f"a page's statement in {SIMPAN:.0f} s of {laju:.0f} readers a second, edited each second",
        f"{kali} (primary {angka[0][0]}, replica {angka[1][0]})",
        f"1 to {boleh}",
        1 <= kali <= boleh,
    )


def keduanya_mati(panggung: Panggung, proksi: Proksi) -> Iterator[Baris]:
    """Both web processes away: what was opened is shown, what was not says 112."""
    alamat = (HALAMAN, "/darurat/", "/")
    sebelum = [minta(proksi.tls, satu).status for satu in alamat]
    for port in panggung.web:
        layanan.henti(port)
    time.sleep(2 * UMUR + 1)
    jawab = [minta(proksi.tls, satu).status for satu in alamat]
    lain = minta(proksi.tls, CARI)
    for port in panggung.web:
        layanan.mulai(port)
    yield Baris(
        f"both stopped for {2 * UMUR} s: {', '.join(alamat)}",
        " ".join(map(str, jawab)),
        "200",
        set(jawab) == set(sebelum) == {200},
    )
    yield Baris(
        "an address nobody had opened",
        f"{lain.status}, 112 {'named' if 'tel:112' in lain.isi else 'missing'}",
        "503, 112 named",
        lain.status == 503 and "tel:112" in lain.isi,  # noqa: PLR2004 -- HTTP
    )


def terlalu_besar(proksi: Proksi) -> Iterator[Baris]:
    """More than any page takes is refused by the proxy, more than this one by the portal."""
    for siapa, panjang in (("proxy", BERKAS_MAKS + 1), ("portal", BORANG_MAKS + 1)):
        jawab = minta(proksi.tls, "/darurat/lapor/", b"x" * panjang)
        kata = re.search(r"<h1>(.*?)</h1>", jawab.isi)
        yield Baris(
            f"{panjang:,} bytes, refused by the {siapa}",
            f"{jawab.status} {kata[1] if kata else jawab.isi[:60]}",
            "413, in its words",
            jawab.status == 413 and "Kiriman ini terlalu besar" in jawab.isi,  # noqa: PLR2004 -- HTTP
        )


def alamat_asli(proksi: Proksi) -> Iterator[Baris]:
    """Who guesses secrets is stopped by his network, whatever he writes; another is not."""
    tebak = [
        minta(
            proksi.tls,
            f"/keterangan/{ke:016}/",
            dari="127.1.1.1",
            tajuk={"X-Forwarded-For": f"198.51.{ke}.7"},
        ).status
        for ke in range(SALAH + 1)
    ]
    lain = minta(proksi.tls, f"/keterangan/{0:016}/", dari="127.2.2.2").status
    yield Baris(
        f"{SALAH + 1} wrong secrets of one network, forged addresses; one of another",
        f"{tebak[0]} … {tebak[-1]}; {lain}",
        "404 … 429; 404",
        [*tebak, lain] == [404] * SALAH + [429, 404],
    )


def http3(proksi: Proksi) -> Iterator[Baris]:
    """The lines that stand in the shipped file as a comment, where curl can try them."""
    asli = proksi.setelan.read_text()
    if "HTTP3" not in _curl("--version"):
        yield Baris("HTTP/3", "not tried: this curl has none")
        return
    proksi.setelan.write_text(asli.replace("# listen", "listen"))
    proksi.muat()
    tuju = f"{TUAN_RUMAH}:{proksi.tls}"
    jawab = _curl(
        "--http3-only",
        "-sk",
        "-o",
        "/dev/null",
        "-w",
        "%{http_version} %{http_code}",
        "--resolve",
        f"{tuju}:{INANG}",
        f"https://{tuju}{HALAMAN}",
    )
    proksi.setelan.write_text(asli)
    proksi.muat()
    yield Baris(
        "HTTP/3, its lines taken in: version, status", jawab, "3 200", jawab == "3 200"
    )


def _curl(*kata: str) -> str:
    return subprocess.run(  # noqa: S603 -- Debian's own
        ["curl", *kata],  # noqa: S607 -- wherever it is
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    ).stdout


@contextmanager
def _tanpa_simpanan(proksi: Proksi) -> Iterator[Callable[[int | None], None]]:
    """The proxy keeps nothing; it is told which web process is out."""
    asli = proksi.setelan.read_text()

    def luar(port: int | None) -> None:
        isi = asli.replace("proxy_cache simpanan;", "proxy_cache off;")
        if port:
            isi = isi.replace(f":{port} fail", f":{port} down fail")
        proksi.setelan.write_text(isi)
        proksi.muat()

    try:
        yield luar
    finally:
        proksi.setelan.write_text(asli)
        proksi.muat()


def berkas_bersama(panggung: Panggung, proksi: Proksi) -> Iterator[Baris]:
    """A photo sent to one web process, asked of the other: by its draft's code, and by others."""
    with BytesIO() as foto:
        Image.new("RGB", (640, 480), "olive").save(foto, "JPEG")
        berkas = ("lampu.jpg", foto.getvalue())
    gambar: Isian = {"foto": berkas, "tambah": "1"}
    with _tanpa_simpanan(proksi) as luar:
        sebelum = {*(panggung.akar / "berkas").rglob("*")}
        luar(panggung.web[1])
        punya, lain = _draf(proksi, gambar), _draf(proksi, gambar)
        asal = minta(proksi.tls, punya)
        luar(panggung.web[0])
        nomor = punya.removesuffix("/").rpartition("/")[2]
        pintu = lain.removesuffix("/").rpartition("/")[0]
        asing = [
            f"{pintu}/{nomor}/",
            re.sub("ajukan/[^/]+", "ajukan/AAAAAAAAAAAAAAAA", punya),
        ]
        jawab, *tolak = [minta(proksi.tls, satu) for satu in (punya, *asing)]
    disk = {*(panggung.akar / "berkas").rglob("*")} - sebelum
    yield Baris(
        "a photo on S3, sent to one process, asked of the other: its code, another's, none's",
        f"{jawab.status} {jawab.tajuk.get('content-type', '')},"
        f" {' '.join(str(satu.status) for satu in tolak)};"
        f" {'also' if disk else 'not'} on disk",
        "200 image/jpeg, 404 404; not on disk",
        jawab.isi == asal.isi
        and jawab.tajuk.get("content-type") == "image/jpeg"
        and [jawab.status, *(satu.status for satu in tolak)] == [200, 404, 404]
        and not disk,
    )


def _draf(proksi: Proksi, foto: Isian) -> str:
    """A complaint up to its photo; where the photo of the draft is shown."""
    depan = "/pengaduan/ajukan/"
    mulai = kirim(proksi.tls, f"{depan}mulai/", ADUAN)
    depan = mulai.tajuk["location"].removesuffix("kategori/")
    for langkah, isi in LANGKAH.items():
        kirim(proksi.tls, f"{depan}{langkah}/", isi)
    kirim(proksi.tls, f"{depan}foto/", foto)
    cocok = re.search(rf"{depan}foto/\d+/", minta(proksi.tls, f"{depan}foto/").isi)
    assert cocok
    return cocok[0]


def dua_dan_satu(panggung: Panggung, proksi: Proksi) -> Iterator[Baris]:
    """Without the proxy's keeping: two web processes against one, in CPU and by the clock.

    Proxy, client and database take their part of the same cores, so by the clock a second
    process cannot bring its whole. What it brings on a core of its own is told by the CPU of
    an answer: as long as that does not grow, nothing is shared that would hold it up.
    """
    with _tanpa_simpanan(proksi) as luar:
        for alamat, apa in (
            (HALAMAN, "kept in the process"),
            (CARI, "a search, made anew"),
        ):
            laju, cpu = [], []
            for _ in range(PUTARAN):
                luar(panggung.web[1])
                satu, cpu_satu = _laju_dan_cpu(
                    proksi.tls, alamat, lambda: _cpu(panggung), SAMBUNGAN // 2
                )
                luar(None)
                dua, cpu_dua = _laju_dan_cpu(proksi.tls, alamat, lambda: _cpu(panggung))
                laju.append(dua / satu)
                cpu.append(2 * cpu_satu / cpu_dua)
            yield Baris(
                f"two web processes : one, {apa}",
                f"{median(cpu):.2f} by CPU ({cpu_satu:.2f} and {cpu_dua:.2f} ms an answer),"
                f" {median(laju):.2f} by the clock",
                ">= 1.8 by CPU",
                median(cpu) >= 1.8,  # noqa: PLR2004 -- the limit that is printed
            )


def _cpu(panggung: Panggung) -> float:
    return sum(detik_cpu(layanan.nomor(port)) for port in panggung.web)


def tabel(baris: list[Baris]) -> str:
    """All rows, what was missed marked."""
    lebar = max(len(satu.apa) for satu in baris)
    return "\n".join(
        f"{satu.apa:{lebar}}  {satu.angka}  [{satu.batas}]"
        f"{'' if satu.baik else '  MISSED'}"
        for satu in baris
    )
