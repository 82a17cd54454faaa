"""JPEGs that go through their points again and again: what they cost is bounded."""

from __future__ import annotations

from time import process_time

import pytest
from django.core.exceptions import ValidationError

from organisasi.gambar import PEMINDAIAN_MAKS, SISI, Foto, bersihkan_foto
from tests.foto import bita, gambar, unggah

RUSAK = "rusak atau terpotong"


def bersihkan(isi: bytes) -> Foto:
    return bersihkan_foto(unggah(isi))


def test_a_small_file_of_many_scans_over_many_points_is_refused_at_once() -> None:
    isi = bita(gambar(5000, 5000), progressive=True, quality=5)
    pindai, akhir = isi.rindex(b"\xff\xda"), isi.rindex(b"\xff\xd9")
    kosong = isi[pindai:akhir]
    sudah = isi.count(b"\xff\xda")
    banyak = isi[:akhir] + kosong * (PEMINDAIAN_MAKS - sudah) + isi[akhir:]

    mulai = process_time()
    with pytest.raises(ValidationError, match="lebih dari 3 juta piksel"):
        bersihkan(banyak)
    assert process_time() - mulai < 1.5  # it took 2.7 s
    assert bersihkan(isi).lebar == SISI


@pytest.mark.parametrize("lagi", [PEMINDAIAN_MAKS - 10, PEMINDAIAN_MAKS])
def test_jpeg_of_endless_scans_is_refused(lagi: int) -> None:
    isi = bita(progressive=True)
    pindai, akhir = isi.rindex(b"\xff\xda"), isi.rindex(b"\xff\xd9")
    banyak = isi[:akhir] + isi[pindai:akhir] * lagi + isi[akhir:]

    if lagi < PEMINDAIAN_MAKS:
        assert bersihkan(banyak).lebar == 60
    else:
        with pytest.raises(ValidationError, match=RUSAK):
            bersihkan(banyak)


def test_scans_in_the_tail_of_a_phones_photo_do_no_harm() -> None:
    # A short film behind the photo, as some phones put it.
    assert bersihkan(bita() + b"\xff\xda" * 2000).lebar == 60
