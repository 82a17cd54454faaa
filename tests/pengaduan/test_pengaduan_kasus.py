"""The private page behind its secret: files, refusals, cost and weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from organisasi.basis_data.versi import kosongkan
from organisasi.models import Jejak
from pengaduan.models import Penerusan, Pengaduan
from tests.berat import KB, timbang
from tests.factories.pengaduan import (
    BerkasPengaduanFactory,
    PenerusanFactory,
    PengaduanFactory,
    PesanPengaduanFactory,
    TindakLanjutLuarFactory,
)
from tests.klien import PortalClient
from tests.pengaduan.kantor_aduan import (
    PADA,
    Kantor,
    adukan,
    buka_kantor,
    bukti,
    diteruskan,
    diusulkan,
    menunggu,
)
from tests.ppid_portal.kueri import kueri_dingin

pytestmark = pytest.mark.django_db
S, Luar = Pengaduan.Status, Penerusan.StatusLuar


@pytest.fixture(autouse=True)
def _hari_itu() -> Iterator[None]:
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


def buka(client: PortalClient, aduan: Pengaduan) -> str:
    return client.halaman(aduan.get_absolute_url()).content.decode()


def test_files_open_through_the_secret_only(
    client: PortalClient, kantor: Kantor
) -> None:
    aduan = adukan(kantor, lain={"berkas": [bukti()]})
    lain = adukan(kantor, uraian="Yang lain.", lain={"berkas": [bukti(80)]})
    berkas = aduan.berkas.get()
    pangkal = f"{aduan.get_absolute_url()}berkas/"

    for tempat in ("", "kecil/"):
        jawab = client.get(f"{pangkal}{berkas.pk}/{tempat}")
        isi = b"".join(jawab.streaming_content)
        assert jawab.status_code == 200
        assert isi[:3] == b"\xff\xd8\xff"
        assert jawab["Cache-Control"] == "no-store"
        assert "sandbox" in jawab["Content-Security-Policy"]
        assert jawab["Content-Disposition"].startswith("attachment")
    asing = client.get(f"{pangkal}{lain.berkas.get().pk}/")
    assert asing.status_code == 404
    assert asing["Cache-Control"] == "no-store"
    assert f"{pangkal}{berkas.pk}/kecil/" in buka(client, aduan)


def test_a_file_without_a_small_picture_is_given_whole(client: PortalClient) -> None:
    berkas = BerkasPengaduanFactory(isi="pengaduan/tidak/ada.jpg")

    jawab = client.get(
        f"{berkas.pengaduan.get_absolute_url()}berkas/{berkas.pk}/kecil/"
    )

    assert jawab.status_code == 404  # gone from the disk


def test_proof_is_shown_once_a_second_officer_has_seen_it(
    client: PortalClient, kantor: Kantor
) -> None:
    usul, diperiksa = diusulkan(kantor), menunggu(kantor)

    def unduh(aduan: Pengaduan) -> int:
        pk = aduan.berkas.get(dari_petugas=True).pk
        jawab = client.get(f"{aduan.get_absolute_url()}berkas/{pk}/")
        if jawab.streaming:
            b"".join(jawab.streaming_content)
        return jawab.status_code

    assert "Bukti penanganan" not in buka(client, usul)
    assert unduh(usul) == 404
    assert "Bukti penanganan" in buka(client, diperiksa)
    assert unduh(diperiksa) == 200


SUB = ("", "kabar/", "tanggapan/", "data/", "data/kontak/", "data/minta/", "berkas/1/")


@pytest.mark.parametrize("sub", [*SUB, "terkirim/", "berkas/1/kecil/"])
@pytest.mark.parametrize("kode", ["XXXX2345EFGH6789", "0" * 500, "%00", "😀"])
def test_a_foreign_secret_opens_nothing_and_is_kept_by_nobody(
    client: PortalClient, kode: str, sub: str
) -> None:
    PengaduanFactory()

    jawab = client.get(f"/pengaduan/{kode}/{sub}")

    assert jawab.status_code == 404
    assert jawab["Cache-Control"] == "no-store"


@pytest.mark.parametrize("sub", SUB[:4])
def test_a_private_page_is_kept_by_nobody_and_leads_nowhere(
    client: PortalClient, sub: str
) -> None:
    aduan = PengaduanFactory(menunggu_pelapor=True)

    jawab = client.halaman(f"{aduan.get_absolute_url()}{sub}")

    assert jawab["Cache-Control"] == "no-store"
    assert jawab["X-Robots-Tag"].startswith("noindex")
    assert jawab["Referrer-Policy"] in {"no-referrer", "same-origin"}


@pytest.mark.parametrize("tulis", [str.lower, lambda k: f"{k[:4]}-{k[4:]}"])
def test_the_secret_may_be_typed_in_any_shape(client: PortalClient, tulis: Any) -> None:
    aduan = PengaduanFactory(kode="ABCD2345EFGH6789")

    assert client.get(f"/pengaduan/{tulis(aduan.kode)}/").status_code == 200


def test_the_page_of_a_case_only_reads(client: PortalClient) -> None:
    assert client.post(PengaduanFactory().get_absolute_url()).status_code == 405


def _panjang(aduan: Pengaduan, banyak: int) -> None:
    for i in range(banyak):
        PesanPengaduanFactory(pengaduan=aduan)
        PesanPengaduanFactory(pengaduan=aduan, dari_petugas=False, oleh=None)
        BerkasPengaduanFactory(pengaduan=aduan)
        Jejak.objects.catat(aduan, "tambah_foto", oleh=None, pada=PADA)
        TindakLanjutLuarFactory(
            penerusan=aduan.penerusan.first() or PenerusanFactory(pengaduan=aduan),
            isi=f"Kabar {i}",
        )


def test_a_long_case_costs_what_a_short_one_does(
    client: PortalClient, kantor: Kantor
) -> None:
    pendek, panjang = menunggu(kantor), menunggu(kantor)
    _panjang(pendek, 1)
    _panjang(panjang, 100)
    biaya = []
    for aduan in (pendek, panjang):
        kosongkan()
        client.get(aduan.get_absolute_url())
        biaya.append(len(kueri_dingin(client, aduan.get_absolute_url())))

    assert biaya[0] == biaya[1]
    assert biaya[0] <= 8


def test_the_pages_of_a_case_are_light(client: PortalClient, kantor: Kantor) -> None:
    berjalan, ditanya = diteruskan(kantor), menunggu(kantor)
    alamat = [
        *(f"{berjalan.get_absolute_url()}{sub}" for sub in ("", "kabar/", "data/")),
        f"{ditanya.get_absolute_url()}tanggapan/",
    ]
    bita = {satu: timbang(client, satu)[1] for satu in alamat}

    assert {s: n for s, n in bita.items() if n > 60 * KB} == {}
