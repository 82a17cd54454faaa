"""5.3: the personal page once staff have decided: view, correct, withdraw, erase."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from organisasi.models import PermintaanSubjek
from organisasi.pribadi.actions import TERLALU_BANYAK
from pemangku.actions import pendaftaran as aksi
from pemangku.actions.gabung_orang import gabungkan_orang
from pemangku.actions.hapus_orang import hapus_orang
from pemangku.actions.persetujuan import ALASAN_SAYA
from pemangku.models import (
    Kehadiran,
    Orang,
    PendaftaranMandiri,
    Persetujuan,
)
from pemangku.views import saya as halaman
from pemangku.views.perbarui import CENTANG_DULU, DITARIK
from tests.factories import pemangku as f
from tests.factories.organisasi import BatasWaktuFactory
from tests.pemangku.kantor_pemangku import Kantor, buat_kantor
from tests.pemangku.test_pintu import pribadi

pytestmark = pytest.mark.django_db
J = PermintaanSubjek.Jenis
TUJUAN = ["undangan", "siaran_informasi"]


@pytest.fixture
def kantor() -> Kantor:
    for kode in ("pdp.perbaikan", "pdp.penghentian"):
        BatasWaktuFactory(kode=kode, nilai=72, satuan="jam")
    return buat_kantor()


@pytest.fixture
def tautan(client, kantor: Kantor) -> str:
    """The link of one whom staff made a person; he gave two consents at the door."""
    alamat = pribadi(client, kantor, persetujuan=TUJUAN, jabatan="Ketua")
    aksi.buatkan_catatan(
        PendaftaranMandiri.objects.get(), oleh=kantor.petugas, pada=timezone.now()
    )
    return alamat


def isi(client, tautan: str) -> str:
    return client.halaman(tautan).content.decode()


def test_what_is_kept_is_shown_and_no_number(client, tautan: str) -> None:
    jawab = client.halaman(tautan)

    teks = jawab.content.decode()
    for kata in ("Ketua Contoh", "Ketua, LPM Sukajaya", "Tarik persetujuan"):
        assert kata in teks
    assert teks.count("Anda setuju") == 2
    assert "628123456789" not in teks
    assert "hanya lewat sini" not in teks
    assert jawab["Cache-Control"] == "no-store"


def test_each_consent_is_withdrawn_at_once_and_on_record(client, tautan: str) -> None:
    orang = Orang.objects.get()

    jawab = client.post(tautan, {"tarik": "1", "tujuan": ["undangan"]}, follow=True)

    assert DITARIK in jawab.content.decode()
    assert Persetujuan.objects.tujuan_berlaku(orang) == {"siaran_informasi"}
    satu = PermintaanSubjek.objects.get()
    assert (satu.jenis, satu.jawaban) == (J.PENARIKAN, ALASAN_SAYA)
    assert satu.objek_id == str(orang.pk)


def test_nothing_ticked_withdraws_nothing_and_says_so(client, tautan: str) -> None:
    jawab = client.post(tautan, {"tarik": "1"})

    assert CENTANG_DULU in jawab.content.decode()
    client.post(tautan, {"tarik": "1", "tujuan": TUJUAN})
    jawab = client.post(tautan, {"tarik": "1", "tujuan": TUJUAN})
    assert "Tidak ada persetujuan yang masih berlaku" in jawab.content.decode()


def test_correction_and_erasure_are_requests_with_their_hours(
    client, tautan: str
) -> None:
    kosong = client.post(tautan, {"betulkan": "1", "uraian": " "})
    assert "Tulis data mana yang keliru" in kosong.content.decode()

    client.post(tautan, {"betulkan": "1", "uraian": "Nama saya Ketua Benar."})
    jawab = client.post(tautan, {"hapus": "1"}, follow=True)

    assert halaman.DITERUSKAN in jawab.content.decode()
    assert jawab.content.decode().count("belum dijawab") == 2
    orang = str(Orang.objects.get().pk)
    semua = PermintaanSubjek.objects.terbuka().filter(objek_id=orang)
    assert {p.jenis: p.uraian for p in semua} == {
        J.PERBAIKAN: "Nama saya Ketua Benar.",
        J.PENGHAPUSAN: "",
    }


def test_a_link_asks_so_often_in_a_day(client, tautan: str) -> None:
    for ke in range(halaman.PERMINTAAN_SEHARI):
        client.post(tautan, {"betulkan": "1", "uraian": f"Keliru {ke}."})

    jawab = client.post(tautan, {"betulkan": "1", "uraian": "Lagi."}, follow=True)

    assert TERLALU_BANYAK in jawab.content.decode()
    assert PermintaanSubjek.objects.count() == halaman.PERMINTAAN_SEHARI


def test_a_merged_person_is_found_and_a_forgotten_one_is_not(
    client, tautan: str, kantor: Kantor
) -> None:
    kini, lama = timezone.now(), Orang.objects.get()
    tujuan = f.OrangFactory(nama="Ketua Utuh")
    gabungkan_orang(tujuan, lama, oleh=kantor.petugas, pada=kini)

    assert "Ketua Utuh" in isi(client, tautan)
    hapus_orang(tujuan, oleh=None, pada=kini, alasan="Diminta.")
    assert client.get(tautan).status_code == 404


def test_a_body_registered_without_a_visit_has_the_same_page(
    client, kantor: Kantor
) -> None:
    PendaftaranMandiri.objects.all().delete()
    kode = aksi.daftar_mitra(
        isian={
            "nama": "Ketua Contoh",
            "lembaga": "LPM Sukajaya",
            "jabatan": "Ketua",
            "kelurahan": kantor.kelurahan["Sukajaya"].pk,
            "persetujuan": [],
        },
        pada=timezone.now(),
    )
    aksi.buatkan_catatan(
        PendaftaranMandiri.objects.get(), oleh=kantor.petugas, pada=timezone.now()
    )

    teks = isi(client, reverse("pemangku:saya", args=(kode,)))

    assert "lembaga mitra" in teks
    assert "Tarik persetujuan" not in teks


@pytest.mark.parametrize(
    ("akhir", "kata"),
    [
        ("tolak", "tidak dicatat. Alasan: Tidak hadir"),
        ("hadir", "Kontak Anda tidak disimpan"),
        ("lewat", "tidak sempat diperiksa petugas dalam 30 hari"),
    ],
)
def test_one_that_led_to_nobody_says_so(
    client, kantor: Kantor, akhir: str, kata: str
) -> None:
    alamat, kini = pribadi(client, kantor), timezone.now()
    satu = PendaftaranMandiri.objects.get()
    if akhir == "tolak":
        aksi.tolak_pendaftaran(
            satu, oleh=kantor.petugas, pada=kini, alasan="Tidak hadir"
        )
    elif akhir == "hadir":
        aksi.catat_hadir_saja(satu, oleh=kantor.petugas, pada=kini)
    else:
        aksi.bersihkan_pendaftaran(pada=kini + timedelta(days=31))

    teks = isi(client, alamat)

    assert kata in teks
    assert "Simpan alamat" not in teks
    assert Kehadiran.objects.count() == 1


def test_the_link_ends_after_sixty_days(client, tautan: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        assert client.get(tautan).status_code == 404
