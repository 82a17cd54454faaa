"""Personal numbers without consent do not outlive the visit for long (pemangku 4.3)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisasi.basis_data.kerja import Henti
from organisasi.models import Jejak, Pengaturan
from pemangku.actions.kontak_pribadi import TANPA_SETUJU, hapus_kontak_habis
from pemangku.models import Kanal, Kehadiran, Orang, Persetujuan
from ppid_portal.pekerjaan import DAFTAR, Saat
from tests.factories import pemangku as f
from tests.pemangku.impor_bantu import (
    ISI,
    PADA as PADA_IMPOR,
    bangun_kota,
    periksa,
    terapkan,
)
from tests.pemangku.kantor_pemangku import buat_kantor
from tests.pemangku.meja_register import PADA
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
SEHARI = timedelta(days=1)
# The visit of the factory ends two hours after it began.
HABIS = PADA + timedelta(days=30, hours=3)


@pytest.fixture
def hadirin() -> Orang:
    """Somebody in the room who gave a number and ticked nothing."""
    orang = f.OrangFactory()
    with time_machine.travel(PADA, tick=False):
        f.KanalFactory(orang=orang)
    f.KehadiranFactory(orang=orang)
    return orang


def kerjakan(pada: datetime = HABIS) -> None:
    (tugas,) = (t for t in DAFTAR if t.nama == "hapus_kontak_pribadi")
    tugas.kerjakan(Saat(pada, timezone.localdate(pada), Henti()))


def setuju(orang: Orang, keputusan: str = "beri", pada: datetime = PADA) -> Persetujuan:
    return f.PersetujuanFactory(orang=orang, keputusan=keputusan, pada=pada)


def test_it_is_forgotten_after_its_days_and_the_trail_says_so(hadirin: Orang) -> None:
    kerjakan(HABIS - timedelta(hours=2))
    assert hadirin.kanal.exists()

    kerjakan()

    assert not hadirin.kanal.exists()
    jejak = Jejak.objects.milik(hadirin).get()
    assert (jejak.tindakan, jejak.oleh, jejak.catatan) == (
        "hapus_kanal",
        "",
        TANPA_SETUJU,
    )
    assert jejak.sebelum == {"kanal": "WhatsApp"}
    assert Kehadiran.objects.get().nama_snapshot == hadirin.nama


def test_it_tells_how_many_and_does_it_once(hadirin: Orang) -> None:
    with time_machine.travel(PADA, tick=False):
        f.KanalFactory(orang=hadirin, jenis="email", nilai="a@contoh.id")
        f.KanalFactory()

    assert hapus_kontak_habis(pada=HABIS) == 3
    assert hapus_kontak_habis(pada=HABIS) == 0


def test_who_consents_to_anything_keeps_it(hadirin: Orang) -> None:
    setuju(hadirin)

    assert hapus_kontak_habis(pada=HABIS + 300 * SEHARI) == 0


def test_what_was_withdrawn_can_be_asked_about_as_long(hadirin: Orang) -> None:
    setuju(hadirin)
    setuju(hadirin, "tarik", HABIS)

    assert hapus_kontak_habis(pada=HABIS + 29 * SEHARI) == 0
    assert hapus_kontak_habis(pada=HABIS + 31 * SEHARI) == 1


@pytest.mark.parametrize(("status", "hapus"), [("sah", 0), ("ditolak", 1)])
def test_the_last_visit_counts_unless_he_was_not_there(
    hadirin: Orang, status: str, hapus: int
) -> None:
    lagi = PADA + 20 * SEHARI
    f.KehadiranFactory(
        orang=hadirin,
        status=status,
        alasan="Tidak datang.",
        kegiatan__mulai=lagi,
        kegiatan__selesai=lagi + timedelta(hours=2),
    )

    assert hapus_kontak_habis(pada=HABIS) == hapus
    assert hapus_kontak_habis(pada=HABIS + 20 * SEHARI) == 1 - hapus


def test_what_was_taken_down_late_has_its_days_too(hadirin: Orang) -> None:
    with time_machine.travel(HABIS - SEHARI, tick=False):
        f.KanalFactory(orang=hadirin, jenis="email", nilai="a@contoh.id")

    assert hapus_kontak_habis(pada=HABIS) == 1
    assert hadirin.kanal.get().jenis == Kanal.Jenis.EMAIL


@pytest.mark.parametrize("lain", [{"sifat": "kedinasan"}, {"keadaan": "dilarang"}])
def test_office_numbers_and_forbidden_ones_stay(lain: dict[str, str]) -> None:
    with time_machine.travel(PADA, tick=False):
        f.KanalFactory(**lain)

    assert hapus_kontak_habis(pada=HABIS) == 0


def test_a_suppressed_number_stays(hadirin: Orang) -> None:
    f.LaranganFactory(sidik=hadirin.kanal.get().sidik, lingkup="siaran")

    assert hapus_kontak_habis(pada=HABIS) == 0


@pytest.mark.parametrize(
    ("bentuk", "sifat", "hapus"),
    [
        ("lembaga", "pribadi", 1),
        ("lembaga", "kedinasan", 0),
        ("perorangan", "pribadi", 1),
        ("perorangan", "kedinasan", 1),
    ],
)
def test_what_no_person_can_consent_for_goes_too(
    bentuk: str, sifat: str, hapus: int
) -> None:
    pabrik = f.PemangkuFactory if bentuk == "lembaga" else f.PeroranganFactory
    pemangku = pabrik()
    with time_machine.travel(PADA, tick=False):
        f.KanalFactory(orang=None, pemangku=pemangku, sifat=sifat)

    assert hapus_kontak_habis(pada=PADA + 29 * SEHARI) == 0
    assert hapus_kontak_habis(pada=PADA + 31 * SEHARI) == hapus
    jejak = Jejak.objects.milik(pemangku)
    assert [satu.catatan for satu in jejak] == [TANPA_SETUJU] * hapus


def test_an_imported_number_has_its_days_from_the_import() -> None:
    with time_machine.travel(PADA_IMPOR, tick=False):
        orang = {"Nama Narahubung": "Asep Sunandar", "WhatsApp": "0812-3456-789"}
        terapkan(periksa(bangun_kota(), ISI | orang))
    assert Kanal.objects.get().sifat == Kanal.Sifat.PRIBADI

    assert hapus_kontak_habis(pada=PADA_IMPOR + 29 * SEHARI) == 0
    assert hapus_kontak_habis(pada=PADA_IMPOR + 31 * SEHARI) == 1


def test_the_days_are_a_setting(hadirin: Orang) -> None:
    Pengaturan(kontak_tanpa_setuju_hari=7).save()

    assert hapus_kontak_habis(pada=PADA + 8 * SEHARI) == 1
    with pytest.raises(ValidationError, match="Paling sedikit satu hari"):
        Pengaturan(kontak_tanpa_setuju_hari=0).clean_fields()


@pytest.mark.parametrize("halaman", ["lapangan", "pintu", "mitra"])
def test_the_form_says_how_long(client, halaman: str) -> None:
    kantor = buat_kantor()
    Pengaturan(kontak_tanpa_setuju_hari=14).save()
    masuk(client, kantor.petugas)
    alamat = {
        "lapangan": f"/lapangan/{kantor.kegiatan.pk}/",
        "pintu": f"/d/{kantor.kegiatan.token}/",
        "mitra": "/mitra/daftar/",
    }[halaman]

    assertContains(client.halaman(alamat), "dihapus 14 hari sesudah")
