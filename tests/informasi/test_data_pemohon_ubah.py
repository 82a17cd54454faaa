"""What the applicant changes and asks of his data, and who may open them then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from informasi.models import Permohonan
from organisasi.models import (
    AksesDataPribadi,
    BatasWaktu,
    Jejak,
    Notifikasi,
    PermintaanSubjek,
)
from organisasi.pribadi.actions import TERLALU_BANYAK, selesaikan_permintaan
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import Kantor, ajukan, buka_kantor, saat
from tests.klien import PortalClient
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
# The Act's limits are in force since October 2024.
PADA = saat("2026-06-04")
SURELNYA = "siti.rahasia@example.id"
IDENTITAS = {
    "nama": "Siti Rahasia",
    "nik": "3278010101017788",
    "alamat": "Jalan Tersembunyi 9",
    "telepon": "081234565544",
    "surel": SURELNYA,
}


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


@pytest.fixture
def permohonan(kantor: Kantor) -> Iterator[Permohonan]:
    with time_machine.travel(PADA, tick=False):
        yield ajukan(
            kantor.kecamatan, pada=PADA, pemohon=PemohonFactory.build(**IDENTITAS)
        )


def data(permohonan: Permohonan, lanjut: str = "") -> str:
    return f"/permohonan/{permohonan.kode}/data/{lanjut}"


def buktikan(
    client: PortalClient, permohonan: Permohonan, tanda: str = "3278010101017788"
) -> Any:
    return client.post(data(permohonan), {"tanda": tanda})


# What he changes and asks


def test_a_new_contact_counts_at_once_and_the_old_address_hears_of_it(
    client: PortalClient, permohonan: Permohonan
) -> None:
    buktikan(client, permohonan)

    jawab = client.post(
        data(permohonan, "kontak/"), {"surel": "baru@example.id", "telepon": ""}
    )

    assert jawab["Location"] == f"{data(permohonan)}?sudah=kontak"
    assert "Kontak sudah diganti" in client.get(jawab["Location"]).content.decode()
    permohonan.pemohon.refresh_from_db()
    assert (permohonan.pemohon.surel, permohonan.pemohon.telepon) == (
        "baru@example.id",
        "",
    )
    pesan = Notifikasi.objects.kepada(SURELNYA).get(subjek__contains="diganti")
    assert permohonan.kode not in pesan.isi
    jejak = Jejak.objects.milik(permohonan)[0]
    assert (jejak.tindakan, jejak.sesudah) == (
        "ubah_kontak",
        {"kolom": "telepon, surel"},
    )


def test_contact_and_requests_have_a_limit_a_day(
    client: PortalClient, permohonan: Permohonan
) -> None:
    buktikan(client, permohonan)
    ganti = [
        client.post(
            data(permohonan, "kontak/"), {"surel": f"s{ke}@example.id", "telepon": ""}
        )
        for ke in range(4)
    ]
    minta = [
        client.post(
            data(permohonan, "minta/"),
            {"jenis": "perbaikan", "uraian": f"Nama saya {ke}."},
        )
        for ke in range(6)
    ]

    assert [j.status_code for j in ganti] == [302] * 3 + [400]
    assert [j.status_code for j in minta] == [302] * 5 + [400]
    assert all(TERLALU_BANYAK in j.text for j in (ganti[-1], minta[-1]))


def test_the_same_contact_again_changes_nothing(
    client: PortalClient, permohonan: Permohonan
) -> None:
    buktikan(client, permohonan)
    banyak = Jejak.objects.count()

    client.post(
        data(permohonan, "kontak/"),
        {"surel": SURELNYA, "telepon": IDENTITAS["telepon"]},
    )

    assert Jejak.objects.count() == banyak


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"surel": "", "telepon": ""}, "supaya kami dapat mengabari Anda"),
        ({"surel": "bukan surel", "telepon": ""}, "tidak lengkap"),
        ({"surel": "", "telepon": "abc"}, "tidak terbaca"),
    ],
)
def test_a_contact_that_reaches_nobody_is_refused_in_words(
    client: PortalClient, permohonan: Permohonan, isi: dict, kalimat: str
) -> None:
    buktikan(client, permohonan)

    jawab = client.post(data(permohonan, "kontak/"), isi)

    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.surel == SURELNYA


def test_a_request_gets_its_seventy_two_hours_and_its_answer_is_shown(
    client: PortalClient, permohonan: Permohonan, kantor: Kantor
) -> None:
    buktikan(client, permohonan)
    isi = {"jenis": "perbaikan", "uraian": "Nama saya Siti Benar."}

    jawab = client.post(data(permohonan, "minta/"), isi)
    client.post(data(permohonan, "minta/"), isi)  # the back button

    permintaan = PermintaanSubjek.objects.get()
    assert permintaan.tenggat == PADA + timedelta(hours=72)
    halaman = client.get(jawab["Location"]).content.decode()
    assert "Permintaan sudah kami terima" in halaman
    assert "paling lambat Minggu, 7 Juni 2026 pukul 09.00 WIB" in halaman
    selesaikan_permintaan(
        permintaan,
        hasil="dipenuhi",
        jawaban="Sudah kami betulkan.",
        oleh=kantor.ppid_utama,
        pada=PADA,
    )
    assert "Sudah kami betulkan." in client.get(data(permohonan)).content.decode()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Pilih yang Anda minta."),
        ({"jenis": "akses"}, "Pilih yang Anda minta."),
        ({"jenis": "perbaikan"}, "data mana yang keliru"),
        ({"jenis": "perbaikan", "uraian": "a" * 2001}, "Terlalu panjang"),
    ],
)
def test_an_unclear_request_is_asked_again(
    client: PortalClient, permohonan: Permohonan, isi: dict, kalimat: str
) -> None:
    buktikan(client, permohonan)

    jawab = client.post(data(permohonan, "minta/"), isi)

    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    assert not PermintaanSubjek.objects.exists()


def test_without_the_limit_the_request_is_refused_in_words(
    client: PortalClient, permohonan: Permohonan
) -> None:
    buktikan(client, permohonan)
    BatasWaktu.objects.filter(kode="pdp.penghentian").delete()

    jawab = client.post(data(permohonan, "minta/"), {"jenis": "penghapusan"})

    assert jawab.status_code == 400
    assert "pdp.penghentian" in jawab.content.decode()


def test_a_limited_identity_says_so(
    client: PortalClient, permohonan: Permohonan
) -> None:
    type(permohonan.pemohon).objects.update(dibatasi_pada=PADA)
    buktikan(client, permohonan)

    assert "Pemrosesan dibatasi" in client.halaman(data(permohonan)).content.decode()


def test_an_erased_identity_leaves_a_page_that_says_when(
    client: PortalClient, permohonan: Permohonan
) -> None:
    buktikan(client, permohonan)
    client.post(data(permohonan, "minta/"), {"jenis": "penghapusan"})
    permohonan.pemohon.hapus_identitas(pada=PADA)

    isi = client.halaman(data(permohonan)).content.decode()

    assert "sudah kami hapus pada Kamis, 4 Juni 2026" in isi
    assert "Menghapus data saya" in isi
    assert "menunggu, paling lambat" in isi
    assert (
        client.post(data(permohonan, "kontak/"), {"surel": "a@b.id"}).status_code == 400
    )


# What the officers may open


@pytest.mark.parametrize(
    ("peran", "bentuk", "boleh"),
    [
        ("kepala", "biasa", True),
        ("kepala", "dibatasi", False),
        ("ppid_utama", "dibatasi", True),
        ("ppid_utama", "dihapus", False),
    ],
)
def test_limited_data_are_opened_by_the_guardians_and_erased_ones_by_nobody(
    client: PortalClient,
    permohonan: Permohonan,
    kantor: Kantor,
    peran: str,
    bentuk: str,
    boleh: bool,  # noqa: FBT001
) -> None:
    if bentuk == "dibatasi":
        type(permohonan.pemohon).objects.update(dibatasi_pada=PADA)
    if bentuk == "dihapus":
        permohonan.pemohon.hapus_identitas(pada=PADA)
    masuk(client, getattr(kantor, peran))

    jawab = client.post(
        reverse("admin:informasi_permohonan_buka", args=(permohonan.pk,)),
        {"alasan": "Menelepon pemohon."},
    )

    assert jawab.status_code == 200
    assert (IDENTITAS["nama"] in jawab.content.decode()) == boleh
    assert AksesDataPribadi.objects.exists() == boleh
