"""The borders of another city in place of the shipped ones."""

import json
from contextlib import contextmanager
from unittest.mock import patch

from organisasi.kantor import peta

SIMPANAN = (peta._peta, peta.kota, peta._cincin, peta._batas, peta.jalur_svg)


@contextmanager
def batas_lain(folder, kode, *, geser=0):
    isi = json.loads(peta._BERKAS.read_text(encoding="utf-8"))
    isi["barat"] += geser
    for bagian in ("wilayah", "nama"):
        isi[bagian] = {kode(satu): nilai for satu, nilai in isi[bagian].items()}
    berkas = folder / "batas.json"
    berkas.write_text(json.dumps(isi), encoding="utf-8")
    with patch.object(peta, "_BERKAS", berkas):
        _lupakan()
        yield
    _lupakan()


def _lupakan():
    for satu in SIMPANAN:
        satu.cache_clear()
