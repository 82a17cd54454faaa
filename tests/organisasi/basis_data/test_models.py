"""Version numbers: raised by the database for every way of writing."""

from datetime import date

import psycopg
import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from organisasi.basis_data.kolom import PilihanField
from organisasi.models import (
    Area,
    Notifikasi,
    Pencacah,
    Pengaturan,
    Petugas,
    Unit,
    Versi,
)
from pengaduan.models import Pengaduan
from tests.factories import (
    informasi as fi,
    organisasi as fo,
    pemangku as fm,
    pengaduan as fp,
)

pytestmark = pytest.mark.django_db


# What the public sees, by the area that must change with it.
TABEL = {
    "informasi.DokumenInformasi": (Area.KATALOG, fi.DokumenFactory),
    "informasi.BerkasInformasi": (Area.KATALOG, fi.BerkasFactory),
    "informasi.KelompokInformasi": (Area.KATALOG, fi.KelompokFactory),
    "informasi.UjiKonsekuensi": (Area.KATALOG, fi.UjiKonsekuensiFactory),
    "informasi.SertaMerta": (Area.KATALOG, fi.SertaMertaFactory),
    "informasi.Temuan": (Area.KATALOG, fi.TemuanFactory),
    "organisasi.Unit": (Area.KANTOR, fo.UnitFactory),
    "organisasi.NamaUnit": (Area.KANTOR, fo.NamaUnitFactory),
    "organisasi.Wilayah": (Area.KANTOR, fo.WilayahFactory),
    "organisasi.HariLibur": (Area.KANTOR, fo.HariLiburFactory),
    "organisasi.BatasWaktu": (Area.KANTOR, fo.BatasWaktuFactory),
    "organisasi.DasarHukum": (Area.KANTOR, fo.DasarHukumFactory),
    "organisasi.Halaman": (Area.KANTOR, fo.HalamanFactory),
    "organisasi.KanalLayanan": (Area.KANTOR, fo.KanalLayananFactory),
    "pemangku.Unsur": (Area.PEMANGKU, fm.UnsurFactory),
    "pemangku.JenisPemangku": (Area.PEMANGKU, fm.JenisPemangkuFactory),
    "pengaduan.KategoriPengaduan": (Area.PENGADUAN, fp.KategoriFactory),
    "organisasi.Langganan": (Area.PENGADUAN, fo.LanggananFactory),
}
# Tables of which the public sees little: an update of what is or was public counts.
SEBAGIAN = {
    "pengaduan.Pengaduan",
    "pemangku.Pemangku",
    "pemangku.Kanal",
    "ppid_portal.LaporanTahunan",
}
SEMUA = [pytest.param(*isi, id=label) for label, isi in TABEL.items()]


def nomor(area):
    return Versi.objects.filter(area=area).values_list("nomor", flat=True).first() or 0


def kolom(model):
    return next(
        f.column
        for f in model._meta.concrete_fields
        if f.get_internal_type() in {"CharField", "TextField"} and not f.primary_key
    )


def test_every_public_table_is_tried_here():
    bertrigger = {
        model._meta.label
        for model in apps.get_models()
        for trigger in getattr(model._meta, "triggers", ())
        if trigger.name.startswith("naikkan_versi_")
    }
    assert bertrigger == {*TABEL, *SEBAGIAN, "organisasi.Pengaturan"}


@pytest.mark.parametrize(("area", "pabrik"), SEMUA)
def test_each_way_of_writing_raises_the_number(area, pabrik):
    model, angka = pabrik._meta.model, [nomor(area)]
    nama = kolom(model)
    baris = pabrik()

    def sql():
        with connection.cursor() as kursor:
            kursor.execute(f"UPDATE {model._meta.db_table} SET {nama} = {nama}")  # noqa: S608

    for tulis in (
        bool,  # made just now
        baris.save,
        lambda: model.objects.bulk_update([baris], [nama]),
        sql,
        model.objects.filter(pk=baris.pk).delete,
    ):
        tulis()
        angka.append(nomor(area))
    assert angka == sorted(set(angka))


def test_an_edit_of_many_rows_counts_once_and_areas_change_apart():
    fo.UnitFactory.create_batch(5)
    katalog, kantor = nomor(Area.KATALOG), nomor(Area.KANTOR)
    Unit.objects.update(telepon="0265")
    fi.KelompokFactory()
    assert nomor(Area.KATALOG) == katalog + 1
    assert nomor(Area.KANTOR) == kantor + 1
    Pengaturan().save()
    assert nomor(Area.KANTOR) > kantor + 1


def test_what_the_public_does_not_see_raises_nothing():
    petugas = fo.PetugasFactory()
    fo.PenugasanFactory(petugas=petugas, unit=fo.UnitFactory())
    awal = list(Versi.objects.order_by("area").values_list("area", "nomor"))
    Petugas.objects.update(nama="Lain")
    fo.NotifikasiFactory()
    fi.PencarianNihilFactory()
    assert list(Versi.objects.order_by("area").values_list("area", "nomor")) == awal


@pytest.mark.parametrize(
    ("lama", "baru", "naik"), [(0, 0, 0), (0, 1, 1), (1, 1, 1), (1, 0, 1)]
)
def test_only_complaints_that_are_or_were_public_count(lama, baru, naik):
    aduan = fp.PengaduanFactory(diteruskan=True, umum=True, terbit=bool(lama))
    awal = nomor(Area.PENGADUAN)
    Pengaduan.objects.filter(pk=aduan.pk).update(terbit=bool(baru), lokasi="Pasar")
    assert nomor(Area.PENGADUAN) == awal + naik


def test_only_a_published_complaint_is_seen_to_come_and_to_go():
    kategori = fp.KategoriFactory()
    awal = nomor(Area.PENGADUAN)
    fp.PengaduanFactory(kategori=kategori).delete()
    assert nomor(Area.PENGADUAN) == awal
    aduan = fp.PengaduanFactory(kategori=kategori, diteruskan=True, umum=True)
    assert nomor(Area.PENGADUAN) == awal + 1
    aduan.delete()
    assert nomor(Area.PENGADUAN) == awal + 2


# A version raised by hand is announced as the trigger announces it

SABAR = 5


@pytest.mark.django_db(transaction=True)
def test_all_processes_hear_of_it():
    param = connection.get_connection_params()
    for nama in ("pool", "cursor_factory", "context"):
        param.pop(nama, None)
    awal = dict(Versi.objects.values_list("area", "nomor")).get(Area.KANTOR, 0)
    with psycopg.connect(**param, autocommit=True) as lain:
        lain.execute("LISTEN portal_versi")
        Versi.objects.naikkan(Area.KANTOR)
        pesan = next(lain.notifies(timeout=SABAR))
    assert pesan.payload == Area.KANTOR
    assert str(Versi.objects.get(area=Area.KANTOR)) == f"kantor {awal + 1}"


def test_a_copy_of_a_column_of_choices_is_a_plain_one():
    asli = Notifikasi._meta.get_field("status")
    salinan = asli.clone()
    assert isinstance(asli, PilihanField)
    assert salinan.choices == asli.choices
    assert salinan.pilihan is None


def test_a_counter_rises_by_day_and_place_and_stands_once():
    for kunci, hari in (("a", 4), ("a", 4), ("b", 4), ("a", 5)):
        Pencacah.objects.tambah("pintu", kunci, hari=date(2024, 6, hari))
    baris = [str(satu) for satu in Pencacah.objects.all()]
    assert baris == [
        "2024-06-05: pintu a 1",
        "2024-06-04: pintu a 2",
        "2024-06-04: pintu b 1",
    ]
    satu = Pencacah.objects.first()
    satu.pk = None
    with pytest.raises(IntegrityError, match="organisasi_pencacah_unik"):
        satu.save()
