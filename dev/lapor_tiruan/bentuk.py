"""A complaint as LAPOR! writes it: agencies nested in the detail, flat in the follow-ups."""

import json
from collections.abc import Sequence
from typing import Any

from dev.lapor_tiruan.gudang import INSTANSI, URUTAN, Lampiran, Laporan, TindakLanjut


def rincian(laporan: Laporan) -> dict[str, Any]:
    """Return the detail of a complaint (endpoint 4)."""
    catatan = [
        {"note": isi, "timestamp": waktu.strftime("%Y-%m-%d %H:%M:%S")}
        for waktu, _, isi in reversed(laporan.catatan)
    ]
    peristiwa = [
        {
            "date": satu.waktu.strftime("%Y-%m-%d %H:%M:%S"),
            "content": satu.teks_templat,
            "institution_from": {"id": satu.dari, "name": _nama(satu.dari)},
            "institution_to": {"id": satu.ke, "name": _nama(satu.ke)},
            **_perubahan(satu),
        }
        for satu in laporan.tindak_lanjut
        if satu.templat in {"disposition", "status"}
    ]
    dikenal = laporan.status in URUTAN
    data = {
        "status_code": str(URUTAN.index(laporan.status) + 1) if dikenal else "99",
        "status_name": laporan.status,
        "disposition_id": laporan.instansi,
        "disposition_name": _nama(laporan.instansi),
        "status_logs": catatan,
    }
    return {"results": {"data": data, "data_logs": peristiwa}, "message": "OK"}


def tindak_lanjut(laporan: Laporan) -> list[dict[str, Any]]:
    """Return the follow-ups of a complaint, oldest first (endpoint 5)."""
    return [
        {
            "id": satu.id,
            "institution_from_name": _nama(satu.dari),
            "institution_to_name": _nama(satu.ke),
            "template_code": satu.templat,
            "template_content": satu.teks_templat,
            "content": satu.isi,
            "created_at": satu.waktu.strftime("%d-%m-%Y %H:%M:%S"),
            "attachments": _lampiran(satu.lampiran),
            **_perubahan(satu),
        }
        for satu in laporan.tindak_lanjut
    ]


def _perubahan(satu: TindakLanjut) -> dict[str, Any]:
    if satu.status is None:
        return {}
    lama, baru = ({"name": nama} for nama in satu.status)
    return {"data": json.dumps({"status_old": lama, "status_new": baru})}


def _lampiran(semua: Sequence[Lampiran]) -> Any:
    baris = [
        {"path": satu.alamat, "file_name": satu.nama, "extension": satu.ekstensi}
        for satu in semua
    ]
    naskah = [satu for satu in baris if satu["extension"] in {"doc", "docx"}]
    lain = [satu for satu in baris if satu not in naskah]
    return {**{str(n): satu for n, satu in enumerate(lain)}, "docs": naskah}


def _nama(nomor: int) -> str:
    return INSTANSI.get(nomor, f"Instansi {nomor}")


def acak[T](baris: list[T]) -> list[T]:
    """The rows neither up nor down, yet the same in every run."""
    return baris[1::2] + baris[0::2][::-1]


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
