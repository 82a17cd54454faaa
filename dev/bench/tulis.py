"""Writes under load: a step of the request form and a whole complaint, against a bare form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from urllib.parse import urlencode

from dev.bench import laju, peladen
from dev.bench.lingkungan import INANG
from organisasi.sandi import sidik
from pengaduan.models import KategoriPengaduan, KunciOpen311

KUNCI = "BENCH"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
ISI = {
    "rincian": "Rekap penduduk per kelurahan di Kecamatan Cipedes tahun 2023.",
    "tujuan": "Bahan skripsi.",
}


def ukur(server: Mapping[str, peladen.Peladen], detik: float) -> dict[str, laju.Ukuran]:
    """The bare form first; every complaint says something else, of another contact."""
    KunciOpen311.objects.get_or_create(
        sidik=sidik(KUNCI), defaults={"nama": "Bench", "batas_per_jam": 32_767}
    )
    sasaran = {
        "a bare form": ("polos", _borang(server["polos"], "/tulis/")),
        "request, first step": (
            "portal",
            _borang(server["portal"], "/permohonan/ajukan/mulai/"),
        ),
        "whole complaint": ("portal", _aduan(server["portal"])),
    }
    return laju.bandingkan(
        [laju.Sasaran(n, server[s], isi) for n, (s, isi) in sasaran.items()],
        detik=detik,
    )


def _borang(server: peladen.Peladen, alamat: str) -> Iterator[bytes]:
    # The form is opened once; its token and cookie are sent with every filling.
    _, tajuk, isi = peladen.ambil(server.port, alamat, Accept_Encoding="identity")
    cocok = TOKEN.search(isi)
    assert cocok, alamat
    kuki = tajuk["set-cookie"].split(";")[0]
    kirim = ISI | {"csrfmiddlewaretoken": cocok[1].decode()}
    while True:
        yield _kirim(server, alamat, kirim, f"Cookie: {kuki}")


def _aduan(server: peladen.Peladen) -> Iterator[bytes]:
    kategori = KategoriPengaduan.objects.aktif().filter(rahasia=False)[0].kode
    for ke in count():
        isi = {
            "api_key": KUNCI,
            "service_code": kategori,
            "address_string": "Pasar",
            "description": f"Lampu {ke} mati.",
            "email": f"warga{ke}@contoh.invalid",
        }
        yield _kirim(server, "/open311/v2/requests.json", isi)


def _kirim(
    server: peladen.Peladen, alamat: str, isi: Mapping[str, str], *tajuk: str
) -> bytes:
    badan = urlencode(isi)
    baris = (
        f"POST {alamat} HTTP/1.1",
        f"Host: {INANG}:{server.port}",
        *tajuk,
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(badan)}",
        "",
        badan,
    )
    return "\r\n".join(baris).encode()
