"""The breach log in the admin: entered, told, printed, closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from organisasi.models import BatasWaktu, InsidenData, Jejak, Pengaturan
from organisasi.muat import muat_batas
from organisasi.peran import Peran
from organisasi.sisa_jam import sisa_jam
from tests.klien import PortalClient
from tests.petugas import isian, masuk_sebagai

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 6, 4, 2, tzinfo=UTC)  # 09.00 WIB
BARU = {
    "diketahui_pada_0": "04-06-2026",
    "diketahui_pada_1": "08:00:00",
    "terjadi": "Surel salah alamat.",
    "data_terungkap": "Nama dan alamat.",
    "jumlah_orang": "3",
    "penanganan": "",
}


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:organisasi_insidendata_{nama}", args=args)


@pytest.fixture
def petugas(client: PortalClient) -> Iterator[Any]:
    with time_machine.travel(PADA, tick=False):
        muat_batas(pada=PADA)
        yield masuk_sebagai(client, Peran.PDP)


@pytest.fixture
def insiden(client: PortalClient, petugas: Any) -> InsidenData:
    jawab = client.post(alamat("add"), BARU)
    assert jawab.status_code == 302, jawab.context["adminform"].form.errors
    return InsidenData.objects.get()


def lakukan(client: PortalClient, insiden: InsidenData, nama: str, **isi: str) -> str:
    jawab = client.post(alamat("tindakan", insiden.pk, nama), isi, follow=True)
    insiden.refresh_from_db()
    teks: str = jawab.content.decode()
    return teks


def test_a_breach_gets_its_number_and_clock(
    client: PortalClient, petugas: Any, insiden: InsidenData
) -> None:
    assert insiden.nomor == "INS-2026-000001"
    assert insiden.tenggat == PADA + timedelta(hours=71)
    assert insiden.oleh == petugas
    satu = client.halaman(alamat("change", insiden.pk)).content.decode()
    assert "Minggu, 7 Juni 2026 pukul 08.00 WIB (tersisa 71 jam)" in satu
    assert "tersisa 71 jam" in client.halaman(alamat("changelist")).content.decode()


@pytest.mark.usefixtures("petugas")
@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"diketahui_pada_1": "09:00:01"}, "tidak boleh di masa depan"),
        ({"terjadi": ""}, "wajib"),
        ({"diketahui_pada_0": "01-01-2020"}, "pdp.insiden"),
    ],
)
def test_a_slip_is_told_and_nothing_entered(
    client: PortalClient, ubah: dict, kalimat: str
) -> None:
    jawab = client.post(alamat("add"), BARU | ubah)

    assert kalimat in jawab.content.decode()
    assert not InsidenData.objects.exists()
    assert BatasWaktu.objects.exists()


def test_what_becomes_known_is_added_and_the_clock_stays(
    client: PortalClient, insiden: InsidenData
) -> None:
    satu = alamat("change", insiden.pk)
    isi = isian(client.get(satu)) | {"penanganan": "Tautan dicabut."}

    assert client.post(satu, isi).status_code == 302

    tenggat = insiden.tenggat
    insiden.refresh_from_db()
    assert (insiden.penanganan, insiden.tenggat) == ("Tautan dicabut.", tenggat)
    jejak = Jejak.objects.milik(insiden).get(tindakan="ubah_insiden")
    assert jejak.sesudah == {"kolom": "penanganan"}


def test_a_breach_goes_from_notice_to_notice_and_is_closed(
    client: PortalClient, insiden: InsidenData
) -> None:
    waktu = {"diberitahu_pada": "2026-06-04T08:30"}
    assert "Muat ulang" not in lakukan(client, insiden, "subjek", **waktu)
    assert "tersisa" in client.get(alamat("change", insiden.pk)).content.decode()
    assert "Pemberitahuan tercatat." in lakukan(client, insiden, "lembaga", **waktu)
    assert "Belum dapat ditutup" in lakukan(client, insiden, "tutup")
    InsidenData.objects.update(penanganan="Tautan dicabut.")
    lakukan(client, insiden, "masyarakat", **waktu)

    satu = client.halaman(alamat("change", insiden.pk)).content.decode()
    assert "Semua sudah dilakukan" in satu
    assert "Catat orangnya sudah diberi tahu" not in satu
    assert "sudah" in client.halaman(alamat("changelist")).content.decode()
    assert "Insiden ditutup." in lakukan(client, insiden, "tutup")

    assert insiden.ditutup_pada == PADA
    tutup = client.halaman(alamat("change", insiden.pk)).content.decode()
    assert "Langkah berikutnya" not in tutup
    assert client.post(alamat("change", insiden.pk), BARU).status_code == 403


def test_told_but_not_handled_says_what_is_missing(
    client: PortalClient, insiden: InsidenData
) -> None:
    for kepada in ("subjek", "lembaga"):
        lakukan(client, insiden, kepada, diberitahu_pada="2026-06-04T08:30")

    satu = client.halaman(alamat("change", insiden.pk)).content.decode()

    assert "Yang masih kurang: penanganan dan pemulihan." in satu


def test_a_notice_before_the_breach_was_found_is_refused(
    client: PortalClient, insiden: InsidenData
) -> None:
    teks = lakukan(client, insiden, "subjek", diberitahu_pada="2026-06-04T07:00")

    assert "setelah insiden diketahui" in teks
    assert insiden.subjek_diberitahu_pada is None


@pytest.mark.parametrize("kepada", ["subjek", "lembaga"])
def test_a_sample_letter_says_what_the_act_demands(
    client: PortalClient, insiden: InsidenData, kepada: str
) -> None:
    Pengaturan(narahubung_pdp="Bagian contoh", lembaga_pdp="Lembaga contoh").save()

    surat = client.halaman(alamat("surat", insiden.pk, kepada)).content.decode()

    for bagian in (
        *("Pasal 46", "Nama dan alamat.", "Surel salah alamat.", "Bagian contoh"),
        *("INS-2026-000001", "Kamis, 4 Juni 2026 pukul 08.00 WIB", "contoh"),
    ):
        assert bagian in surat
    assert ("Lembaga contoh" in surat) == (kepada == "lembaga")


def test_there_is_no_letter_to_others(
    client: PortalClient, insiden: InsidenData
) -> None:
    assert client.get(alamat("surat", insiden.pk, "lain")).status_code == 404


def test_other_roles_do_not_see_breaches(client: PortalClient) -> None:
    masuk_sebagai(client, Peran.PPID_PEMBANTU)

    assert client.get(alamat("changelist")).status_code == 403


@pytest.mark.parametrize(
    ("geser", "harap"),
    [
        (timedelta(hours=72), "tersisa 72 jam"),
        (timedelta(minutes=59), "tersisa kurang dari 1 jam"),
        (timedelta(0), "tersisa kurang dari 1 jam"),
        (timedelta(hours=-3, minutes=-5), "lewat 3 jam"),
    ],
)
def test_hours_are_said_in_whole(geser: timedelta, harap: str) -> None:
    assert sisa_jam(PADA + geser, PADA) == harap
