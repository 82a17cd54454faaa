"""An objection that was made: its clock, its answer, the applicant's last word."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from informasi.actions.keberatan import ajukan_keberatan, tanggapi_keberatan
from informasi.models import Keberatan, Permohonan
from tests.informasi.kalah_cepat import kalah_cepat
from tests.informasi.kantor import (
    PADA,
    SEHARI,
    Kantor,
    buka_kantor,
    diproses,
    saat,
)
from tests.informasi.meja_keberatan import P, jawab as dijawab
from tests.klien import PortalClient

pytestmark = pytest.mark.django_db
KISAH = "Saya hanya meminta jumlahnya, bukan nama orangnya."
DIJAWAB = PADA + 8 * SEHARI


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


@pytest.fixture(autouse=True)
def waktu() -> Any:
    with time_machine.travel(DIJAWAB + SEHARI, tick=False) as kini:
        yield kini


@pytest.fixture
def ditolak(kantor: Kantor) -> Permohonan:
    return dijawab(kantor, diproses(kantor), P.DITOLAK, pada=DIJAWAB)


def alamat(permohonan: Permohonan) -> str:
    return f"{permohonan.get_absolute_url()}keberatan/"


def buat(permohonan: Permohonan, **lain: Any) -> Keberatan:
    isi = {"alasan": ["a"], "kasus_posisi": KISAH, "kanal": "web", "pada": DIJAWAB}
    return ajukan_keberatan(permohonan=permohonan, **(isi | lain))


def tanggapi(kantor: Kantor, keberatan: Keberatan, hasil: str, **lain: Any) -> None:
    tanggapi_keberatan(
        keberatan,
        oleh=kantor.sekda,
        pada=DIJAWAB + SEHARI,
        hasil=hasil,
        putusan="Jumlahnya boleh dibuka.",
        jabatan="Sekretaris Daerah",
        **lain,
    )


def test_the_answer_leads_to_content_or_to_the_commission(
    client: PortalClient, kantor: Kantor, ditolak: Permohonan
) -> None:
    keberatan = buat(ditolak)
    tanggapi(kantor, keberatan, "ditolak")
    rinci = f"{alamat(ditolak)}{keberatan.pk}/"

    kasus = client.halaman(ditolak.get_absolute_url()).content.decode()
    isi = client.halaman(rinci).content.decode()
    tanya = client.halaman(f"{rinci}terima/").content.decode()
    jawab = client.post(f"{rinci}terima/", {"tanggapan": "Baik."})
    ganda = client.post(f"{rinci}terima/", {"tanggapan": "Baik."})
    sesudah = client.halaman(rinci).content.decode()

    assert "Baca tanggapan Atasan PPID" in kasus
    assert "Bawa ke Komisi Informasi" in kasus
    assert "Jumlahnya boleh dibuka." in isi
    assert "oleh Sekretaris Daerah" in isi
    assert "Saya terima" in isi
    assert "tidak dapat dibawa ke Komisi Informasi" in tanya
    assert jawab["Location"] == rinci
    assert ganda.status_code == 409
    assert "Anda sudah menerima tanggapan ini." in sesudah
    assert "Baik." in sesudah
    assert "Saya terima" not in sesudah


@pytest.mark.django_db(transaction=True)
def test_whoever_accepts_too_late_is_told(kantor: Kantor, ditolak: Permohonan) -> None:
    keberatan = buat(ditolak)
    tanggapi(kantor, keberatan, "ditolak")

    jawab = kalah_cepat(
        keberatan,
        lambda: PortalClient().post(f"{alamat(ditolak)}{keberatan.pk}/terima/"),
        lambda: keberatan.sengketakan(oleh=None, pada=DIJAWAB),
    )

    assert jawab.status_code == 409
    assert "Belum tercatat" in jawab.content.decode()


def test_a_granted_objection_shows_the_order_and_reopens_the_case(
    client: PortalClient, kantor: Kantor, ditolak: Permohonan
) -> None:
    keberatan = buat(ditolak)
    tanggapi(
        kantor,
        keberatan,
        "dikabulkan",
        perintah="Berikan jumlahnya.",
        perintah_jatuh_tempo=date(2024, 6, 28),
    )

    isi = client.halaman(f"{alamat(ditolak)}{keberatan.pk}/").content.decode()
    kasus = client.halaman(ditolak.get_absolute_url()).content.decode()

    assert "Berikan jumlahnya." in isi
    assert "Paling lambat <b>Jumat, 28 Juni 2024</b>" in isi
    assert "Dibuka kembali, sedang kami kerjakan" in kasus
    assert "Keberatan dijawab: dikabulkan" in kasus


def test_an_answer_too_long_to_keep_is_told(
    client: PortalClient, kantor: Kantor, ditolak: Permohonan
) -> None:
    keberatan = buat(ditolak)
    tanggapi(kantor, keberatan, "ditolak")

    jawab = client.post(
        f"{alamat(ditolak)}{keberatan.pk}/terima/", {"tanggapan": "x" * 2001}
    )

    assert jawab.status_code == 400
    assert "Terlalu panjang" in jawab.content.decode()


def test_an_open_objection_stands_in_the_status_box_of_the_case(
    client: PortalClient, ditolak: Permohonan, waktu: Any
) -> None:
    keberatan = buat(ditolak)
    isi = client.halaman(ditolak.get_absolute_url()).content.decode()
    waktu.move_to(saat(date(2024, 7, 27)))
    lewat = client.halaman(ditolak.get_absolute_url()).content.decode()
    rinci = client.halaman(f"{alamat(ditolak)}{keberatan.pk}/").content.decode()

    assert "Keberatan Anda sedang diperiksa" in isi
    assert "Dipegang oleh <b>Atasan PPID</b>" in isi
    assert "1 dari 30 hari kerja terpakai" in isi
    assert "Keberatan Anda belum dijawab" in lewat
    assert "Jumat, 26 Juli 2024, sudah lewat" in lewat
    assert "Batas waktu Atasan PPID sudah lewat" in rinci
