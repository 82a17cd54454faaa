"""Case files: acts, their trail, and two officers at once."""

import re
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import DataError

from organisasi.alur.tindakan import (
    TETAP,
    Berkas,
    DaftarTindakan,
    Lagi,
    TindakanTerlarang,
    tabel_alur,
)
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from tests.alur_contoh.models import BerkasContoh
from tests.factories.organisasi import PetugasFactory
from tests.serentak import serentak

pytestmark = pytest.mark.sql

PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)
LAMA = datetime(2026, 5, 1, 2, tzinfo=UTC)


def berkas_baru(status="diterima", **lain):
    return BerkasContoh.objects.create(status=status, status_sejak=LAMA, **lain)


@pytest.mark.django_db
def test_act_moves_the_file_and_says_since_when():
    berkas = berkas_baru()
    hasil = berkas.proses(Saat(None, PADA))
    assert hasil is berkas
    assert (berkas.status, berkas.status_sejak) == ("diproses", PADA)
    berkas.refresh_from_db()
    assert (berkas.status, berkas.status_sejak) == ("diproses", PADA)


@pytest.mark.django_db
def test_act_leaves_one_line_with_old_and_new_values():
    berkas, petugas = berkas_baru("diproses"), PetugasFactory(username="siti")
    berkas.perpanjang(
        Saat(petugas, PADA), alasan="Banyak.", jatuh_tempo=date(2026, 6, 1)
    )
    baris = berkas.riwayat.get()
    assert (baris.tindakan, baris.oleh, baris.pada) == ("perpanjang", "siti", PADA)
    assert baris.catatan == "Banyak."
    assert baris.sebelum == {
        "status": "diproses",
        "diperpanjang": "False",
        "jatuh_tempo": "",
    }
    assert baris.sesudah == {
        "status": "diproses",
        "diperpanjang": "True",
        "jatuh_tempo": "2026-06-01",
    }
    assert (baris.dari, baris.ke) == ("diproses", "diproses")


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["diterima", "diproses", "ditutup"])
@pytest.mark.parametrize("tindakan", BerkasContoh.Tindakan)
def test_act_is_open_exactly_from_the_statuses_of_its_row(tindakan, status):
    berkas = berkas_baru(status)
    lakukan = {
        "proses": lambda: berkas.proses(Saat(None, PADA)),
        "perpanjang": lambda: berkas.perpanjang(
            Saat(None, PADA), alasan="a", jatuh_tempo=date(2026, 6, 1)
        ),
        "tutup": lambda: berkas.tutup(Saat(None, PADA), alasan="a"),
    }[tindakan]
    assert berkas.boleh(tindakan) == (status in tindakan.dari)
    if status in tindakan.dari:
        lakukan()
        akhir = tindakan.ke or status
    else:
        with pytest.raises(TindakanTerlarang, match="tidak dapat dilakukan"):
            lakukan()
        akhir = status
    berkas.refresh_from_db()
    assert berkas.status == akhir
    assert berkas.riwayat.count() == (status in tindakan.dari)


@pytest.mark.django_db
def test_stale_copy_cannot_repeat_an_act():
    berkas = berkas_baru()
    basi = BerkasContoh.objects.get()
    berkas.tutup(Saat(None, PADA), alasan="Selesai.")
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        basi.tutup(Saat(None, PADA), alasan="Sekali lagi.")
    assert basi.status == "diterima"
    assert Jejak.objects.get().catatan == "Selesai."


@pytest.mark.django_db
def test_condition_on_the_row_is_decided_by_the_database():
    berkas = berkas_baru("diproses")
    basi = BerkasContoh.objects.get()
    baru, lain = date(2026, 6, 1), date(2026, 7, 1)
    berkas.perpanjang(Saat(None, PADA), alasan="Banyak.", jatuh_tempo=baru)
    for salinan in (basi, berkas):
        with pytest.raises(TindakanTerlarang):
            salinan.perpanjang(Saat(None, PADA), alasan="Lagi.", jatuh_tempo=lain)
    berkas.refresh_from_db()
    assert berkas.jatuh_tempo == baru
    assert Jejak.objects.count() == 1


@pytest.mark.django_db
def test_act_whose_line_cannot_be_written_does_not_happen():
    berkas = berkas_baru()
    with pytest.raises(DataError, match="NUL"):
        berkas.tutup(Saat(None, PADA), alasan="tidak dapat disimpan: \x00")
    assert berkas.status == "diterima"
    berkas.refresh_from_db()
    assert berkas.status == "diterima"
    assert not Jejak.objects.exists()


@pytest.mark.django_db
def test_act_costs_one_update_and_one_insert(django_assert_num_queries):
    berkas = berkas_baru()
    with django_assert_num_queries(4):  # savepoint, UPDATE, INSERT, release
        berkas.proses(Saat(None, PADA))


@pytest.mark.django_db(transaction=True)
def test_of_eight_officers_at_once_one_wins():
    berkas = berkas_baru()
    salinan = [BerkasContoh.objects.get(pk=berkas.pk) for _ in range(8)]
    hasil = serentak(
        8, lambda ke: salinan[ke].tutup(Saat(None, PADA), alasan=f"oleh {ke}")
    )
    menang = [ke for ke, isi in enumerate(hasil) if isinstance(isi, BerkasContoh)]
    assert len(menang) == 1
    assert sum(isinstance(isi, TindakanTerlarang) for isi in hasil) == 7
    assert Jejak.objects.get().catatan == f"oleh {menang[0]}"


def test_table_of_acts_is_written_as_markdown():
    assert tabel_alur(BerkasContoh) == (
        "## berkas contoh (`alur_contoh.BerkasContoh`)\n"
        "\n"
        "```mermaid\n"
        "stateDiagram-v2\n"
        "    diterima: Diterima\n"
        "    diproses: Diproses\n"
        "    ditutup: Ditutup\n"
        "    diterima --> diproses: Proses\n"
        "    diproses --> ditutup: Tutup\n"
        "    diterima --> ditutup: Tutup\n"
        "```\n"
        "\n"
        "| tindakan | dari | ke | peran |\n"
        "| --- | --- | --- | --- |\n"
        "| Proses (`proses`) | diterima | diproses | warga atau portal |\n"
        "| Perpanjang waktu (`perpanjang`) | diproses | (tetap) | Atasan PPID |\n"
        "| Tutup (`tutup`) | diproses, diterima | ditutup | warga atau portal |\n"
    )


@pytest.mark.django_db
def test_an_act_that_keeps_the_status_keeps_its_day():
    berkas = berkas_baru("diproses")
    berkas.perpanjang(Saat(None, PADA), alasan="a", jatuh_tempo=date(2026, 6, 1))
    berkas.refresh_from_db()
    assert (berkas.status, berkas.status_sejak) == ("diproses", LAMA)


@pytest.mark.django_db
def test_an_act_that_begins_the_status_anew_says_so(monkeypatch):
    class Sekali(DaftarTindakan):
        ULANG = "Ulang", {"diproses"}, Lagi("diproses")

    monkeypatch.setattr(BerkasContoh, "Tindakan", Sekali)
    berkas = berkas_baru("diproses")
    berkas.lakukan(Sekali.ULANG, Saat(None, PADA))
    berkas.refresh_from_db()
    assert (berkas.status, berkas.status_sejak) == ("diproses", PADA)
    baris = "| Ulang (`ulang`) | diproses | diproses (sejak hari itu lagi) |"
    assert baris in tabel_alur(BerkasContoh)


@pytest.mark.parametrize(
    ("dari", "ke"),
    [({"a"}, "a"), ({"a"}, Lagi("b")), ({"a", "b"}, Lagi("a")), ({"a"}, Lagi(TETAP))],
)
def test_a_table_with_a_loop_nobody_meant_cannot_be_built(dari, ke):
    with pytest.raises(ValueError, match="TETAP"):
        DaftarTindakan("Salah", {"ACT": ("Act", dari, ke)})


JENIS_BERKAS = [m for m in apps.get_models() if issubclass(m, Berkas)]


@pytest.mark.django_db
@pytest.mark.parametrize("jenis", JENIS_BERKAS, ids=lambda m: m._meta.label)
def test_a_refusal_names_act_and_status_as_the_officer_reads_them(jenis):
    sebutan = dict(jenis._meta.get_field("status").flatchoices)
    for tindakan in jenis.Tindakan:
        for status, label in sebutan.items():
            with pytest.raises(TindakanTerlarang) as galat:
                # Never stored: where the status allows the act, the row itself refuses.
                jenis(status=status).lakukan(tindakan, Saat(None, PADA))
            kalimat, nama = str(galat.value), tindakan.label
            kini = [] if jenis(status=status).boleh(tindakan) else [label]
            assert re.findall("“(.*?)”", kalimat) == [nama, *kini]
            assert "_" not in kalimat
