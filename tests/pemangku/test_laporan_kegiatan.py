"""The report of a visit: everything once, without persons, light enough for E-Monev (9.4)."""

from __future__ import annotations

import os
import subprocess
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.kertas_kegiatan import Bahan
from pemangku.laporan_kegiatan import Lampiran, cetak_laporan, isi_laporan
from pemangku.models import JajakKertas, Kegiatan, Titipan
from tests.factories.lanjutan import (
    FotoKegiatanFactory,
    KomitmenFactory,
    MateriFactory,
    PenyerahanMateriFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import (
    AgendaButirFactory,
    KegiatanFactory,
    KehadiranFactory,
    TindakLanjutFactory,
)
from tests.factories.titipan import TitipanFactory
from tests.pemangku.kunjungan_bantu import NOTULEN, PADA
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
E_MONEV = 2 * 1024 * 1024


@pytest.fixture
def kegiatan() -> Kegiatan:
    return KegiatanFactory(
        nomor="KG-2024-0007",
        status=Kegiatan.Status.SELESAI,
        judul="Sosialisasi tiga kanal",
        notulen=NOTULEN,
        kesimpulan="Stiker dipasang di tiap RW.",
    )


def bahan(kegiatan: Kegiatan) -> Bahan:
    return Bahan(kegiatan, PetugasFactory(nama="Petugas Cetak"), PADA)


def potret(kegiatan: Kegiatan, **lain: object) -> None:
    """A photo that cannot be packed: noise, as large as the portal keeps them."""
    keluar = BytesIO()
    Image.frombytes("RGB", (1600, 1200), os.urandom(1600 * 1200 * 3)).save(
        keluar, "JPEG", quality=82
    )
    FotoKegiatanFactory(
        kegiatan=kegiatan, isi=ContentFile(keluar.getvalue(), "foto.jpg"), **lain
    )


def teks(isi: dict) -> str:
    return "\n".join(str(satu) for satu in isi["bagian"])


def test_everything_that_came_of_the_visit_stands_in_it(kegiatan: Kegiatan) -> None:
    AgendaButirFactory(kegiatan=kegiatan, topik="Tiga kanal", saluran=["ppid"])
    AgendaButirFactory(kegiatan=kegiatan, topik="Pembukaan", saluran=[])
    KehadiranFactory(kegiatan=kegiatan, nama_snapshot="Nama Peserta")
    materi = MateriFactory(judul="Kanal")
    for jumlah in (30, 12):
        PenyerahanMateriFactory(kegiatan=kegiatan, materi=materi, jumlah=jumlah)
    for tahap in ("awal", "akhir"):
        JajakKertas.objects.create(
            kegiatan=kegiatan,
            tahap=tahap,
            lembar=10,
            **{f"q{k}": 5 for k in range(1, 7)},
        )
    TitipanFactory(kegiatan=kegiatan, isi="Rahasia seorang warga di sini")
    TitipanFactory(kegiatan=kegiatan)
    KomitmenFactory(kegiatan=kegiatan)
    TindakLanjutFactory(kegiatan=kegiatan, uraian="Pasang stiker di loket.")

    isi = teks(isi_laporan(bahan(kegiatan)))

    for ada in (
        *("Tiga kanal (", "'Pembukaan'", "Stiker dipasang", "Pasang stiker"),
        *("Hasil jajak", "50,0 %", "Titipan warga", "Komitmen meneruskan"),
    ):
        assert ada in isi
    assert f"'{Titipan.Jenis.INFORMASI.label}', 'Baru', '2'" in isi
    assert "'Kanal v2', '42'" in isi
    # Names stand on the attendance list, words of a need nowhere.
    assert "Nama Peserta" not in isi
    assert "Rahasia seorang" not in isi


def test_an_empty_visit_says_what_is_missing(kegiatan: Kegiatan) -> None:
    Kegiatan.objects.filter(pk=kegiatan.pk).update(
        notulen="", kesimpulan="", tingkat_pelibatan="konsultasi"
    )
    kegiatan.refresh_from_db()

    isi = teks(isi_laporan(bahan(kegiatan)))

    for ada in ("Agenda belum diisi", "Notulen belum ditulis", "belum diunggah"):
        assert ada in isi
    assert "Mendengar masukan" in isi
    for tidak in ("Hasil jajak", "Titipan", "Komitmen", "Foto"):
        assert tidak not in isi


def test_four_photos_fit_into_what_e_monev_takes(client, kegiatan: Kegiatan) -> None:
    for ke in range(5):
        potret(kegiatan, keterangan=f"Foto ke-{ke + 1}")
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    jawab = client.get(
        reverse(
            "admin:pemangku_kegiatan_cetak_berkas",
            args=(kegiatan.pk, "laporan", "pdf"),
        )
    )

    assert jawab["Content-Type"] == "application/pdf"
    assert 100_000 < len(jawab.content) <= E_MONEV
    tulisan = subprocess.run(
        ["pdftotext", "-", "-"], input=jawab.content, capture_output=True, check=True
    ).stdout.decode()
    assert "Laporan Kegiatan" in tulisan
    assert "Foto ke-4" in tulisan
    assert "Foto ke-5" not in tulisan


def test_the_page_names_the_photos_and_one_that_is_lost_stops_nothing(
    client, kegiatan: Kegiatan
) -> None:
    potret(kegiatan)
    FotoKegiatanFactory(kegiatan=kegiatan)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    halaman = client.halaman(
        reverse("admin:pemangku_kegiatan_cetak", args=(kegiatan.pk, "laporan"))
    )

    assertContains(halaman, "Suasana kegiatan", count=2)
    assertNotContains(halaman, "base64")
    jenis = [
        satu["jenis"]
        for satu in cetak_laporan(bahan(kegiatan), Lampiran("belum"))["bagian"]
    ]
    assert jenis.count("gambar") == 1
