"""The control interface over HTTP, under ``/__kendali/``; no part of the contract.

POST reset, bersih, maju, pintu {"terbuka"}, skenario {"jalur","aksi","kali","opsi"},
bentuk {…}, status {"id","status","catatan"}, tindak-lanjut {"id","isi",…};
GET permintaan, laporan, skenario.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from dev.lapor_tiruan.gudang import TidakAda
from dev.lapor_tiruan.kendali import Kendali
from dev.lapor_tiruan.pesan import JSON, KENDALI, Balasan, Permintaan, balas_json

Isi = dict[str, Any]
Perintah = Callable[[Kendali, Isi], int | None]


def kendalikan(kendali: Kendali, permintaan: Permintaan) -> Balasan:
    """Do what the request tells; 400 when it makes no sense."""
    nama = permintaan.jalur.removeprefix(KENDALI).strip("/")
    if permintaan.metode == "GET":
        return _baca(kendali, nama)
    if nama not in PERINTAH:
        return balas_json(404, {"pesan": "tidak ada"})
    # A page in a browser cannot send this type to another address unasked.
    if permintaan.metode != "POST" or permintaan.jenis != JSON:
        return balas_json(400, {"pesan": "POST dengan Content-Type application/json"})
    return _perintah(kendali, PERINTAH[nama], permintaan.isi)


def _perintah(kendali: Kendali, perintah: Perintah, mentah: bytes) -> Balasan:
    try:
        isi = json.loads(mentah or b"{}")
        hasil = perintah(kendali, {**isi})
    except TidakAda as galat:
        return balas_json(404, {"pesan": f"tidak ada laporan {galat}"})
    except (ValueError, TypeError, KeyError) as galat:
        return balas_json(400, {"pesan": str(galat)})
    return balas_json(200, {"hasil": hasil})


def _baca(kendali: Kendali, nama: str) -> Balasan:
    bacaan: Mapping[str, Callable[[], list[Isi]]] = {
        "permintaan": kendali.permintaan,
        "laporan": kendali.laporan,
        "skenario": kendali.sisa_skenario,
    }
    if nama not in bacaan:
        return balas_json(404, {"pesan": "tidak ada"})
    return balas_json(200, bacaan[nama]())


def _skenario(kendali: Kendali, isi: Isi) -> None:
    opsi = isi.get("opsi", {})
    kendali.skenario(isi.get("jalur", "*"), isi["aksi"], isi.get("kali", 1), **opsi)


def _pintu(kendali: Kendali, isi: Isi) -> None:
    if isi["terbuka"]:
        kendali.buka_pintu()
    else:
        kendali.tutup_pintu()


def _tindak_lanjut(kendali: Kendali, isi: Isi) -> int:
    nomor, teks = isi.pop("id"), isi.pop("isi")
    return kendali.tindak_lanjut(nomor, teks, **isi)


PERINTAH: Mapping[str, Perintah] = {
    "reset": lambda kendali, _: kendali.reset(),
    "bersih": lambda kendali, _: kendali.bersihkan_skenario(),
    "maju": lambda kendali, _: kendali.maju(),
    "pintu": _pintu,
    "skenario": _skenario,
    "bentuk": lambda kendali, isi: kendali.bentuk(**isi),
    "status": lambda kendali, isi: kendali.status(
        isi["id"], isi["status"], isi.get("catatan", "")
    ),
    "tindak-lanjut": _tindak_lanjut,
}
