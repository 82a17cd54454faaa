"""Registering again at the door after staff decided (PK-10, PK-11)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from pemangku.actions import pendaftaran as aksi
from pemangku.models import Kehadiran, PendaftaranMandiri, Persetujuan
from tests.factories import pemangku as f
from tests.pemangku.kantor_pemangku import Kantor, buat_kantor
from tests.pemangku.test_pintu import alamat, daftar, isian, pribadi

pytestmark = pytest.mark.django_db
Status = PendaftaranMandiri.Status


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


def cocokkan(kantor: Kantor, satu: PendaftaranMandiri, jabatan) -> None:
    aksi.cocokkan_pendaftaran(
        satu, jabatan=jabatan, oleh=kantor.petugas, pada=timezone.now()
    )


def test_who_comes_again_waits_anew_and_is_counted_once(client, kantor: Kantor) -> None:
    lama, jabatan = daftar(client, kantor), f.JabatanFactory()
    cocokkan(kantor, lama, jabatan)

    baru = daftar(
        client,
        kantor,
        persetujuan=["undangan"],
        email="ketua@contoh.id",
        wa=isian()["wa"],
    )

    lama.refresh_from_db()
    assert (lama.status, lama.isi["email"], lama.isi["persetujuan"]) == (
        Status.COCOK,
        "",
        [],
    )
    assert list(PendaftaranMandiri.objects.menunggu()) == [baru]
    assert not Persetujuan.objects.exists()
    assert Kehadiran.objects.get().pendaftaran == lama

    cocokkan(kantor, baru, jabatan)
    assert Persetujuan.objects.get().tujuan == "undangan"
    assert jabatan.orang.kanal.count() == 2
    assert Kehadiran.objects.get().status == Kehadiran.Status.SAH


def test_the_new_one_is_corrected_and_taken_back_without_touching_the_count(
    client, kantor: Kantor
) -> None:
    cocokkan(kantor, daftar(client, kantor), f.JabatanFactory())
    alamat_saya = pribadi(client, kantor)
    assert "tidak dihitung" not in client.halaman(alamat_saya).content.decode()

    client.post(
        alamat_saya, {"perbaiki": "1", "nama": "Ketua", "lembaga": "LPM Sukajaya"}
    )
    assert Kehadiran.objects.count() == 1
    client.post(alamat_saya, {"tarik": "1"})

    assert Kehadiran.objects.get().status == Kehadiran.Status.SAH
    assert PendaftaranMandiri.objects.filter(status=Status.COCOK).get().isi


def test_one_whose_attendance_was_refused_may_be_looked_at_again(
    client, kantor: Kantor
) -> None:
    cocokkan(kantor, daftar(client, kantor), f.JabatanFactory())
    Kehadiran.objects.get().tolak(
        oleh=kantor.petugas, pada=timezone.now(), alasan="Keliru."
    )

    baru = daftar(client, kantor)

    assert baru.kehadiran.get().status == Kehadiran.Status.SEMENTARA


def test_one_ticked_off_by_staff_is_counted_already(client, kantor: Kantor) -> None:
    jabatan = f.JabatanFactory()
    f.KehadiranFactory(kegiatan=kantor.kegiatan, orang=jabatan.orang)
    lama = daftar(client, kantor)
    cocokkan(kantor, lama, jabatan)
    assert lama.kehadiran.get().status == Kehadiran.Status.DITOLAK

    baru = daftar(client, kantor)

    assert not baru.kehadiran.exists()


def test_twice_again_is_one_that_waits(client, kantor: Kantor) -> None:
    cocokkan(kantor, daftar(client, kantor), f.JabatanFactory())

    daftar(client, kantor)
    client.post(alamat(kantor), isian(jabatan="Wakil"))

    assert PendaftaranMandiri.objects.menunggu().get().isi["jabatan"] == "Wakil"
    assert PendaftaranMandiri.objects.count() == 2
