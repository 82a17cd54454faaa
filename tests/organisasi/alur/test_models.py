"""The trail: what a line holds, who reads it, and that nobody changes it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from tests.alur_contoh.models import BerkasContoh
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)


def catat(objek, tindakan="ubah", **lain):
    return Jejak.objects.catat(
        objek, tindakan, Saat(lain.pop("oleh", None), lain.pop("pada", PADA)), **lain
    )


def test_line_holds_who_did_what_to_which_record():
    petugas = PetugasFactory(username="siti", nama="Siti")
    unit = UnitFactory()
    berkas = BerkasContoh.objects.create(nomor="7/2026", unit=unit, status_sejak=PADA)
    baris = catat(
        berkas,
        "tutup",
        oleh=petugas,
        catatan="Selesai.",
        sebelum={"status": "diproses", "lain": "a"},
        sesudah={"status": "ditutup"},
    )
    baris.refresh_from_db()
    assert (baris.oleh, baris.oleh_nama) == ("siti", "Siti")
    assert (baris.tindakan, baris.dari, baris.ke) == ("tutup", "diproses", "ditutup")
    assert (baris.objek_jenis, baris.objek_id, baris.objek_nomor) == (
        "alur_contoh.berkascontoh",
        str(berkas.pk),
        "7/2026",
    )
    assert baris.objek_unit == unit.pk
    assert baris.sebelum == {"status": "diproses", "lain": "a"}
    assert baris.catatan == "Selesai."
    assert str(baris) == "13-05-2026 02.00 tutup 7/2026"


def test_history_of_a_record_is_newest_first_and_its_own():
    unit, lain = UnitFactory(), UnitFactory()
    catat(unit, "satu")
    catat(unit, "tiga", pada=PADA + timedelta(hours=1))
    catat(unit, "dua")
    catat(lain, "lain")
    catat(PetugasFactory(pk=unit.pk), "jenis lain")
    tindakan = [j.tindakan for j in Jejak.objects.milik(unit)]
    assert tindakan == ["tiga", "dua", "satu"]


PERINTAH = {
    "update": "UPDATE organisasi_jejak SET catatan = 'lain'",
    "delete": "DELETE FROM organisasi_jejak",
    "truncate": "TRUNCATE organisasi_jejak",
    "truncate cascade": "TRUNCATE organisasi_jejak, organisasi_versi CASCADE",
}


@pytest.mark.parametrize("perintah", PERINTAH.values(), ids=PERINTAH)
def test_database_itself_refuses_to_change_the_trail(perintah):
    catat(UnitFactory(), catatan="asli")
    with (
        pytest.raises(DatabaseError, match="jejak"),
        transaction.atomic(),
        connection.cursor() as kursor,
    ):
        kursor.execute(perintah)
    assert Jejak.objects.get().catatan == "asli"


@pytest.mark.parametrize(
    ("peran", "terlihat"),
    [
        (Peran.PPID_UTAMA, {"sendiri", "bawahan", "lain", "tanpa unit"}),
        (Peran.AUDITOR, {"sendiri", "bawahan", "lain", "tanpa unit"}),
        (Peran.ADMIN_TEKNIS, {"sendiri", "bawahan", "lain", "tanpa unit"}),
        (Peran.PPID_PEMBANTU, {"sendiri", "bawahan"}),
        (Peran.PETUGAS_LAYANAN, set()),
        (Peran.PIMPINAN, set()),
    ],
)
def test_officer_reads_the_trail_of_the_units_in_scope(peran, terlihat):
    sendiri, lain = UnitFactory(), UnitFactory()
    bawahan = UnitFactory(induk=sendiri)
    petugas = PenugasanFactory(unit=sendiri, peran=peran).petugas
    for tindakan, unit in (("sendiri", sendiri), ("bawahan", bawahan), ("lain", lain)):
        catat(BerkasContoh(pk=1, unit=unit), tindakan)
    catat(sendiri, "tanpa unit")
    assert {j.tindakan for j in Jejak.objects.untuk(petugas)} == terlihat
