"""The applicant's own data: a second proof, then see, correct, limit, take along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from informasi.data_pemohon import cocok_tanda, tanda_pengenal
from informasi.models import BuktiPemohon, Permohonan
from informasi.views.data_pemohon import BATAS, KUKI, UMUR
from organisasi.bahasa import tanggal
from organisasi.models import (
    Jejak,
    Pengaturan,
    PermintaanSubjek,
)
from organisasi.pribadi.actions import buka_data
from tests.factories.informasi import PemohonFactory, PermohonanFactory
from tests.informasi.kantor import Kantor, ajukan, buka_kantor, saat
from tests.klien import PortalClient

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


def buktikan(client: PortalClient, permohonan: Permohonan, tanda: str = "5544") -> Any:
    return client.post(data(permohonan), {"tanda": tanda})


# The second proof


def test_the_link_alone_shows_nothing_of_the_person(
    client: PortalClient, permohonan: Permohonan
) -> None:
    jawab = client.halaman(data(permohonan))

    isi = jawab.content.decode()
    assert "NIK lengkap Anda" in isi
    assert not [nilai for nilai in IDENTITAS.values() if nilai in isi]
    assert "no-store" in jawab["Cache-Control"]
    assert jawab["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    "tanda",
    [
        *("3278010101017788", " 3278 0101 0101 7788 "),
        *("5544", " 55 44 ", "0812-3456-5544"),
        *(SURELNYA, f"  {SURELNYA.upper()} "),
    ],
)
def test_one_thing_only_he_knows_opens_the_page(
    client: PortalClient, permohonan: Permohonan, tanda: str
) -> None:
    assert buktikan(client, permohonan, tanda).status_code == 302

    isi = client.halaman(data(permohonan)).content.decode()

    assert all(nilai in isi for nilai in IDENTITAS.values())
    assert Jejak.objects.milik(permohonan)[0].tindakan == "lihat_data_sendiri"


@pytest.mark.parametrize(
    "tanda", ["0000", "7788", "544", "siti@example.id", "327801", "@"]
)
def test_a_wrong_proof_opens_nothing_and_says_so(
    client: PortalClient, permohonan: Permohonan, tanda: str
) -> None:
    jawab = buktikan(client, permohonan, tanda)

    assert jawab.status_code == 400
    assert "tidak cocok" in jawab.content.decode()
    assert KUKI not in client.cookies
    assert IDENTITAS["nama"] not in client.get(data(permohonan)).content.decode()


def test_an_empty_proof_asks_for_one(
    client: PortalClient, permohonan: Permohonan
) -> None:
    jawab = buktikan(client, permohonan, "")

    assert jawab.status_code == 400
    assert "Tulis salah satu tanda pengenal Anda." in jawab.content.decode()


def test_an_applicant_with_nothing_to_prove_it_by_is_sent_to_the_counter(
    client: PortalClient, kantor: Kantor
) -> None:
    pemohon = PemohonFactory.build(nik="", telepon="", surel="", kembali_ke_loket=True)
    permohonan = ajukan(kantor.kecamatan, pada=PADA, pemohon=pemohon)

    isi = client.halaman(data(permohonan)).content.decode()

    assert "Datang ke loket" in isi
    assert "<form" not in isi.partition("<main")[2].partition("</main")[0]
    assert tanda_pengenal(permohonan.pemohon) == []
    assert not cocok_tanda(permohonan.pemohon, "")
    assert not cocok_tanda(permohonan.pemohon, "0000")


def test_the_right_proof_is_refused_after_too_many_wrong_ones(
    client: PortalClient, permohonan: Permohonan
) -> None:
    for _ in range(BATAS[0][0]):
        assert buktikan(client, permohonan, "0000").status_code == 400

    jawab = buktikan(client, permohonan)

    assert jawab.status_code == 429
    assert "terlalu banyak percobaan" in jawab.content.decode()
    with time_machine.travel(PADA + BATAS[0][1], tick=False):
        assert buktikan(client, permohonan).status_code == 302


def test_guessing_slowly_ends_for_the_day(
    client: PortalClient, permohonan: Permohonan
) -> None:
    kode = []
    for putaran in range(5):
        with time_machine.travel(PADA + putaran * BATAS[0][1], tick=False):
            kode += [buktikan(client, permohonan, "0000").status_code for _ in "12345"]

    assert kode.count(400) == BATAS[1][0]
    assert kode[-5:] == [429] * 5


def test_another_case_is_not_opened_by_the_same_proof(
    client: PortalClient, permohonan: Permohonan
) -> None:
    lain = PermohonanFactory(pemohon__nama="Orang Lain")
    buktikan(client, permohonan)
    client.cookies[KUKI]["path"] = "/"

    isi = client.get(data(lain)).content.decode()

    assert "Orang Lain" not in isi


def test_the_proof_is_forgotten_after_a_quarter_of_an_hour(
    client: PortalClient, permohonan: Permohonan
) -> None:
    kuki = buktikan(client, permohonan).cookies[KUKI]
    assert (kuki["path"], kuki["samesite"]) == (data(permohonan), "Strict")
    assert kuki["httponly"]
    client.cookies[KUKI]["expires"] = ""

    with time_machine.travel(PADA + UMUR + timedelta(seconds=1), tick=False):
        client.cookies[KUKI]["max-age"] = ""
        isi = client.get(data(permohonan)).content.decode()

    assert IDENTITAS["nama"] not in isi


@pytest.mark.parametrize("lanjut", ["kontak/", "minta/", "unduh/"])
def test_nothing_happens_without_the_proof(
    client: PortalClient, permohonan: Permohonan, lanjut: str
) -> None:
    jawab = client.get(data(permohonan, lanjut))
    assert jawab["Location"] == data(permohonan)
    if lanjut != "unduh/":
        isi = {"surel": "maling@example.id", "jenis": "penghapusan"}
        assert client.post(data(permohonan, lanjut), isi).status_code == 302

    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.surel == SURELNYA
    assert not PermintaanSubjek.objects.exists()


# What he sees


def test_he_sees_who_looked_and_what_for(
    client: PortalClient, permohonan: Permohonan, kantor: Kantor
) -> None:
    Pengaturan(narahubung_pdp="Bagian contoh, 0265-000").save()
    BuktiPemohon.objects.create(
        pemohon=permohonan.pemohon,
        jenis="identitas",
        isi="bukti/ab/x.png",
        tipe="image/png",
        ukuran=2000,
        sha256="0" * 64,
        diunggah_pada=PADA,
    )
    buka_data(
        permohonan,
        oleh=kantor.loket,
        kolom="identitas",
        alasan="Menelepon tentang berkas.",
        pada=PADA,
    )
    buktikan(client, permohonan)

    isi = client.halaman(data(permohonan)).content.decode()

    assert "Menelepon tentang berkas." in isi
    assert kantor.loket.nama not in isi
    assert "KTP, SIM, paspor" in isi
    assert "Bagian contoh, 0265-000" in isi
    assert f"Disimpan sampai {tanggal(permohonan.pemohon.simpan_sampai)}" in isi


def test_he_takes_everything_along_as_json(
    client: PortalClient, permohonan: Permohonan, kantor: Kantor
) -> None:
    permohonan.pesan.create(isi="Tahun 2023.", dari_petugas=False, pada=PADA)
    buka_data(permohonan, oleh=kantor.loket, kolom="nama", alasan="Surat.", pada=PADA)
    buktikan(client, permohonan)
    client.post(data(permohonan, "minta/"), {"jenis": "pembatasan", "uraian": "Ya."})

    jawab = client.get(data(permohonan, "unduh/"))

    assert jawab["Content-Disposition"] == 'attachment; filename="data-saya.json"'
    assert "no-store" in jawab["Cache-Control"]
    isi = json.loads(jawab.content)
    assert {k: isi["identitas"][k] for k in IDENTITAS} == IDENTITAS
    assert isi["nomor"] == permohonan.nomor
    assert isi["pesan"] == [
        {"pada": "2026-06-04T09:00:00+07:00", "dari_anda": True, "isi": "Tahun 2023."}
    ]
    assert isi["dibuka_petugas"][0]["alasan"] == "Surat."
    assert isi["permintaan"][0]["uraian"] == "Ya."
    assert permohonan.kode not in jawab.content.decode()
