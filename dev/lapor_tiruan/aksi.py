"""What can go wrong, by name: each ``aksi`` is one way in which LAPOR! answers.

Four kinds. At the socket: nothing is read. Before: a reply instead of the work.
After: the work is done, and its reply is spoilt. Within: the work itself is odd.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from dev.lapor_tiruan.gudang import kini
from dev.lapor_tiruan.pesan import (
    HTML,
    JSON,
    Balasan,
    Cara,
    balas_gerbang,
    balas_html,
    balas_json,
    balas_salah,
)

Opsi = Mapping[str, Any]

TUTUP_PINTU = "tolak_koneksi"  # of the door, not of one request: kendali.py
TANPA_BACA = "putus_sebelum_baca"
NORMAL = "normal"
TEMPAT = frozenset(
    {"unggah", "buat", "teruskan", "rincian", "tindak_lanjut", "templat"}
)


class AksiTidakDikenal(ValueError):
    """There is no such action, or it says nothing at this endpoint."""


@dataclass(frozen=True, kw_only=True)
class Aksi:
    """One action as asked for, with what it needs to know."""

    nama: str
    opsi: Opsi = field(default_factory=dict)

    def sebelum(self) -> Balasan | None:
        """Return the reply that takes the place of the work, None to do the work."""
        buat = SEBELUM.get(self.nama)
        return buat(self.opsi) if buat else None

    def setelah(self, asli: Balasan) -> Balasan:
        """Return what becomes of the reply of work that is done.

        A refusal is handed on as it is: nothing was stored, so nothing is lost.
        """
        ubah = SETELAH.get(self.nama)
        return ubah(asli, self.opsi) if ubah and asli.berhasil else asli


def tempat_aksi(nama: str) -> frozenset[str]:
    """Return the endpoints at which an action means something."""
    if nama not in SEMUA:
        raise AksiTidakDikenal(f"aksi {nama!r} tidak dikenal")
    return SEMUA[nama]


# Before the work: nothing is stored


def _gerbang(
    _opsi: Opsi, *, status: int, kode: str, bentuk: str = "json", **tambahan: str
) -> Balasan:
    return balas_gerbang(status, kode, bentuk=bentuk, tambahan=tambahan)


def _tunggu_kepala(opsi: Opsi) -> Balasan:
    jeda = str(opsi.get("detik", 120))
    asli = _gerbang(opsi, status=429, kode="900804")
    return replace(asli, kepala=(("Retry-After", jeda),))


def _tunggu_isi(opsi: Opsi) -> Balasan:
    waktu = kini().astimezone(UTC) + timedelta(seconds=int(opsi.get("detik", 120)))
    teks = waktu_gerbang(waktu)
    return _gerbang(
        opsi,
        status=429,
        kode="900804",
        message="Message throttled out",
        description=f"You have exceeded your quota .You can access API after {teks}",
        nextAccessTime=teks,
    )


def waktu_gerbang(waktu: datetime) -> str:
    """Return a time as the gateway writes it: ``2025-Jun-26 04:00:00+0000 UTC``."""
    return f"{waktu:%Y-%b-%d %H:%M:%S}+0000 UTC"


def _salah_isi(opsi: Opsi) -> Balasan:
    return balas_salah(opsi.get("galat", {"title": ["title terlalu panjang."]}))


def _alihkan(opsi: Opsi) -> Balasan:
    return replace(
        balas_html(302, "Found"), kepala=(("Location", str(opsi["lokasi"])),)
    )


SEBELUM: Mapping[str, Callable[[Opsi], Balasan]] = {
    "502_html": lambda _: balas_html(502, "Bad Gateway"),
    "303001": partial(_gerbang, status=503, kode="303001"),
    "429_retry_after": _tunggu_kepala,
    "429_next_access": _tunggu_isi,
    "401_json": partial(_gerbang, status=401, kode="900901"),
    "401_xml": partial(_gerbang, status=401, kode="900901", bentuk="xml"),
    "422": _salah_isi,
    "alihkan": _alihkan,
    "teruskan_gagal": lambda _: balas_json(500, {"message": "Server Error"}),
}


# After the work: it is stored, whatever the client hears


def _cara(asli: Balasan, opsi: Opsi, *, cara: Cara) -> Balasan:
    return replace(asli, cara=cara, jeda=float(opsi.get("jeda", asli.jeda)))


def _ganti_isi(
    asli: Balasan, _opsi: Opsi, *, isi: bytes, jenis: str = JSON, status: int = 200
) -> Balasan:
    return replace(asli, status=status, isi=isi, jenis=jenis)


GALAT = balas_html(500, "Internal Server Error")

SETELAH: Mapping[str, Callable[[Balasan, Opsi], Balasan]] = {
    "putus_setelah_simpan": partial(_cara, cara=Cara.PUTUS),
    "lambat_setelah_simpan": partial(_cara, cara=Cara.TAHAN),
    "menetes": partial(_cara, cara=Cara.TETES),
    "terpotong": partial(_cara, cara=Cara.POTONG),
    "bukan_http": partial(_cara, cara=Cara.MENTAH),
    "500_setelah_simpan": partial(_ganti_isi, status=500, isi=GALAT.isi, jenis=HTML),
    "200_tanpa_id": partial(_ganti_isi, isi=b'{"message": "OK", "results": {}}'),
    "200_json_rusak": partial(_ganti_isi, isi=b'{"results": {"complaint": {"id": 90'),
}

# Within the work: read by the endpoint itself
DALAM: Mapping[str, frozenset[str]] = {
    "unggah_sebagian": frozenset({"unggah"}),
    "halaman_ganda": frozenset({"tindak_lanjut"}),
    "urutan_acak": frozenset({"tindak_lanjut"}),
}

SEMUA: Mapping[str, frozenset[str]] = {
    NORMAL: TEMPAT,
    TANPA_BACA: TEMPAT,
    **dict.fromkeys((*SEBELUM, *SETELAH), TEMPAT),
    "teruskan_gagal": frozenset({"teruskan"}),
    **DALAM,
}
