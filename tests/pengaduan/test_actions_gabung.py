"""Duplicates: merged, moved along, split again; of two officers one wins."""

from __future__ import annotations

from datetime import date

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Notifikasi
from pengaduan.actions.gabung import gabungkan_pengaduan, pisahkan_pengaduan
from pengaduan.actions.verifikasi import arsipkan_pengaduan
from pengaduan.laporan_masuk import KontakPelapor
from pengaduan.models import Pengaduan
from tests.pengaduan.kantor_aduan import (
    PADA,
    adukan,
    buka_kantor,
    ditindaklanjuti,
    saat,
    segar,
)
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
S = Pengaduan.Status


@pytest.fixture
def kantor():
    return buka_kantor()


def buat(kantor, ke: int) -> Pengaduan:
    return adukan(
        kantor, KontakPelapor(surel=f"pelapor{ke}@contoh.id"), uraian=f"Lubang {ke}."
    )


def gabung(kantor, anak, induk) -> Pengaduan:
    return gabungkan_pengaduan(anak, oleh=kantor.admin, pada=PADA, induk=induk)


def test_the_child_keeps_number_and_reporter_and_news_flows_from_the_parent(kantor):
    induk, anak = buat(kantor, 1), buat(kantor, 2)
    gabung(kantor, anak, induk)
    Notifikasi.objects.all().delete()

    arsipkan_pengaduan(induk, oleh=kantor.admin, pada=PADA, kalimat="Sudah ada.")

    assert (segar(anak).status, segar(anak).induk) == (S.GABUNGAN, induk)
    assert segar(anak).nomor == anak.nomor
    assert set(Notifikasi.objects.values_list("penerima", flat=True)) == {
        *("pelapor1@contoh.id", "pelapor2@contoh.id"),
    }


def test_children_of_a_child_move_along_and_leave_a_line(kantor):
    cucu, anak, induk = (buat(kantor, ke) for ke in range(3))
    gabung(kantor, cucu, anak)

    gabung(kantor, anak, induk)

    assert set(induk.anak.all()) == {anak, cucu}
    baris = cucu.riwayat.first()
    assert (baris.tindakan, baris.oleh) == ("pindah_induk", "admin")
    assert baris.sesudah == {"induk": induk.nomor}


def test_splitting_undoes_it_with_a_reason_and_days_to_verify(kantor):
    induk, anak = buat(kantor, 1), buat(kantor, 2)
    gabung(kantor, anak, induk)
    siapa = {"oleh": kantor.admin, "pada": saat("2024-06-10")}

    with pytest.raises(TindakanTerlarang, match="mengapa dipisahkan"):
        pisahkan_pengaduan(anak, **siapa, alasan=" ")
    pisahkan_pengaduan(anak, **siapa, alasan="Beda jalan.")

    anak = segar(anak)
    assert (anak.status, anak.induk) == (S.MASUK, None)
    assert anak.jatuh_tempo == date(2024, 6, 13)
    assert not induk.anak.exists()


def test_a_parent_must_be_another_open_and_of_its_kind(kantor):
    satu, dua, tiga = (buat(kantor, ke) for ke in range(3))
    gabung(kantor, dua, satu)
    arsip = buat(kantor, 4)
    arsipkan_pengaduan(arsip, oleh=kantor.admin, pada=PADA, kalimat="Iseng.")
    gawat = buat(kantor, 5)
    Pengaduan.objects.filter(pk=gawat.pk).update(berkadar=True)

    for induk, kata in (
        (tiga, "dirinya sendiri"),
        (dua, "sudah digabung"),
        (arsip, "sudah berakhir"),
        (gawat, "berkadar pengawasan"),
    ):
        with pytest.raises(TindakanTerlarang, match=kata):
            gabung(kantor, tiga, induk)
    assert segar(tiga).status == S.MASUK


def test_what_is_handled_already_is_not_merged_but_may_be_the_parent(kantor):
    induk, baru = ditindaklanjuti(kantor), buat(kantor, 2)

    with pytest.raises(TindakanTerlarang):
        gabung(kantor, induk, baru)
    gabung(kantor, baru, induk)

    assert segar(baru).induk == induk


@pytest.mark.django_db(transaction=True)
def test_each_into_the_other_at_once_leaves_one_parent():
    kantor = buka_kantor()
    satu, dua = buat(kantor, 1), buat(kantor, 2)
    pasangan = [(satu, dua), (dua, satu)]

    hasil = serentak(2, lambda ke: gabung(kantor, *map(segar, pasangan[ke])))

    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert Pengaduan.objects.filter(status=S.GABUNGAN).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_chain_made_at_once_is_one_level_deep():
    kantor = buka_kantor()
    satu, dua, tiga = (buat(kantor, ke) for ke in range(3))
    pasangan = [(satu, dua), (dua, tiga)]

    hasil = serentak(2, lambda ke: gabung(kantor, *map(segar, pasangan[ke])))

    assert not Pengaduan.objects.filter(induk__induk__isnull=False).exists()
    gagal = [h for h in hasil if isinstance(h, Exception)]
    assert all(isinstance(h, TindakanTerlarang) for h in gagal)
    assert segar(dua).induk == tiga


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_merge_it_differently_one_wins():
    kantor = buka_kantor()
    anak, satu, dua = (buat(kantor, ke) for ke in range(3))

    hasil = serentak(2, lambda ke: gabung(kantor, segar(anak), (satu, dua)[ke]))

    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert anak.riwayat.filter(tindakan="gabungkan").count() == 1
