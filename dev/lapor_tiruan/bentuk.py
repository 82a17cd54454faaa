"""The replies' odd shapes: LAPOR!'s own differ between versions, so ours do.

A shape is chosen by name; ``campur`` takes another one in each row.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dev.lapor_tiruan.gudang import URUTAN, Lampiran, Laporan, TindakLanjut

NAMA = ("datar", "bersarang", "bersarang_id", "instansi", "teks")
PERUBAHAN = ("json", "objek")
LAMPIRAN = ("objek", "daftar")
STATUS_BARU = "Menunggu Klarifikasi Tiruan"
NAKAL = '<script>alert("tiruan")</script><img src=x onerror=alert(1)>'


@dataclass(frozen=True, kw_only=True)
class Bentuk:
    """Which shapes to write. ``nama`` None: as the examples, nested in the detail and
    flat in the follow-ups."""

    nama: str | None = None
    perubahan: str = "json"
    lampiran: str = "objek"

    def __post_init__(self) -> None:
        """Refuse a shape that does not exist."""
        pilihan = (
            (self.nama, (None, *NAMA)),
            (self.perubahan, PERUBAHAN),
            (self.lampiran, LAMPIRAN),
        )
        for nilai, boleh in pilihan:
            if nilai != "campur" and nilai not in boleh:
                raise ValueError(f"bentuk {nilai!r} tidak dikenal")


def _pilih(nama: str, semua: Sequence[str], urut: int) -> str:
    return semua[urut % len(semua)] if nama == "campur" else nama


@dataclass(frozen=True)
class Penulis:
    """Writes a complaint with the names of agencies, in one shape."""

    instansi: Mapping[int, str]
    bentuk: Bentuk
    aksi: str = ""

    def rincian(self, laporan: Laporan) -> dict[str, Any]:
        """Return the detail of a complaint (endpoint 4)."""
        catatan = [
            {"note": self._teks(isi), "timestamp": waktu.strftime("%Y-%m-%d %H:%M:%S")}
            for waktu, _, isi in reversed(laporan.catatan)
        ]
        peristiwa = [
            self._peristiwa(satu, urut)
            for urut, satu in enumerate(laporan.tindak_lanjut)
            if satu.templat in {"disposition", "status"}
        ]
        baru = self.aksi == "status_baru"
        dikenal = laporan.status in URUTAN and not baru
        data = {
            "status_code": str(URUTAN.index(laporan.status) + 1) if dikenal else "99",
            "status_name": STATUS_BARU if baru else laporan.status,
            "disposition_id": laporan.instansi,
            "disposition_name": self._nama(laporan.instansi),
            "status_logs": self._urut(catatan),
        }
        return {
            "results": {"data": data, "data_logs": self._urut(peristiwa)},
            "message": "OK",
        }

    def tindak_lanjut(self, laporan: Laporan) -> list[dict[str, Any]]:
        """Return the follow-ups of a complaint, oldest first (endpoint 5)."""
        semua = enumerate(laporan.tindak_lanjut)
        return self._urut([self._baris(satu, urut) for urut, satu in semua])

    def _baris(self, satu: TindakLanjut, urut: int) -> dict[str, Any]:
        return {
            "id": satu.id,
            **self._pihak(satu, urut, bawaan="datar"),
            "template_code": satu.templat,
            "template_content": self._teks(satu.teks_templat),
            "content": self._teks(satu.isi),
            "created_at": _waktu(satu.waktu),
            "attachments": self._lampiran(satu.lampiran, urut),
            **self._perubahan(satu, urut),
        }

    def _peristiwa(self, satu: TindakLanjut, urut: int) -> dict[str, Any]:
        return {
            "date": satu.waktu.strftime("%Y-%m-%d %H:%M:%S"),
            "content": self._teks(satu.teks_templat),
            **self._pihak(satu, urut, bawaan="bersarang"),
            **self._perubahan(satu, urut),
        }

    def _pihak(self, satu: TindakLanjut, urut: int, *, bawaan: str) -> dict[str, Any]:
        bentuk = _pilih(self.bentuk.nama or bawaan, NAMA, urut)
        dari, ke = self._nama(satu.dari), self._nama(satu.ke)
        sumber, tujuan = {"id": satu.dari, "name": dari}, {"id": satu.ke, "name": ke}
        pilihan: dict[str, dict[str, Any]] = {
            "datar": {"institution_from_name": dari, "institution_to_name": ke},
            "bersarang": {"institution_from": sumber, "institution_to": tujuan},
            "bersarang_id": {
                "institution_from_id": sumber,
                "institution_to_id": tujuan,
            },
            "instansi": {"institution": tujuan},
            "teks": {"institution_from": dari, "institution_to": ke},
        }
        return pilihan[bentuk]

    def _perubahan(self, satu: TindakLanjut, urut: int) -> dict[str, Any]:
        if satu.status is None:
            return {}
        lama, baru = ({"name": nama} for nama in satu.status)
        nilai = {"status_old": lama, "status_new": baru}
        if _pilih(self.bentuk.perubahan, PERUBAHAN, urut) == "json":
            return {"data": json.dumps(nilai)}
        return dict(nilai)

    def _lampiran(self, semua: Sequence[Lampiran], urut: int) -> Any:
        baris = [
            {"path": satu.alamat, "file_name": satu.nama, "extension": satu.ekstensi}
            for satu in semua
        ]
        if _pilih(self.bentuk.lampiran, LAMPIRAN, urut) == "daftar":
            return baris
        naskah = [satu for satu in baris if satu["extension"] in {"doc", "docx"}]
        lain = [satu for satu in baris if satu not in naskah]
        return {**{str(n): satu for n, satu in enumerate(lain)}, "docs": naskah}

    def _nama(self, nomor: int) -> str:
        return self.instansi.get(nomor, f"Instansi {nomor}")

    def _teks(self, isi: str) -> str:
        return f"{isi} {NAKAL}" if self.aksi == "balasan_berisi_html" else isi

    def _urut[T](self, baris: list[T]) -> list[T]:
        if self.aksi != "urutan_acak":
            return baris
        # Neither up nor down, yet the same in every run.
        return baris[1::2] + baris[0::2][::-1]


def _waktu(waktu: datetime) -> str:
    return waktu.strftime("%d-%m-%Y %H:%M:%S")


def halaman(
    baris: Sequence[Any], *, nomor: int, ukuran: int, ganda: bool = False
) -> tuple[list[Any], bool]:
    """Return one page and whether another follows.

    ``ganda`` repeats rows: each page begins with the row before it, the first page
    with its own first row.
    """
    awal = (nomor - 1) * ukuran
    isi = list(baris[awal : awal + ukuran])
    if ganda:
        isi = list(baris[max(awal - 1, 0) : max(awal, 1)]) + isi
    return isi, awal + ukuran < len(baris)
