"""PK-13: the good is written, a hundred rows at a time, and the bad goes back."""

from datetime import date, timedelta

import pytest

from organisasi.kantor.saat import Saat
from organisasi.kertas.xlsx import isi_buku
from pemangku.impor import actions as impor_langkah
from pemangku.impor.actions import (
    batalkan_impor,
    kerjakan_impor,
    kerjakan_langsung,
    langkah_impor,
    pilih_mirip,
)
from pemangku.impor.lembar import bermasalah
from pemangku.inventaris.actions import catat_hubungan
from pemangku.models import (
    ImporBaris,
    ImporBerkas,
    Jabatan,
    Kanal,
    Orang,
    Pemangku,
)
from tests.factories import pemangku as f
from tests.pemangku.impor.kantor_impor import (
    ISI,
    PADA,
    kerjakan,
    lembaga,
    periksa,
    terapkan,
    terima,
)
from tests.pemangku.impor.test_lembar import buka
from tests.pemangku.meja_register import segarkan

pytestmark = pytest.mark.django_db
Hasil = ImporBaris.Hasil
Pilihan = ImporBaris.Pilihan
Status = ImporBerkas.Status
PENUH = ISI | {
    "Alamat": "Jalan contoh 1",
    "Nama Narahubung": "Asep Sunandar",
    "Jabatan": "Sekretaris",
    "WhatsApp": "0812-3456-789",
    "Email": "asep@contoh.id",
    "Jumlah Anggota": "25",
    "Nomor SK": "12/2023",
    "Tanggal SK": "02-01-2023",
    "Berlaku s.d.": "02-01-2026",
}


def test_new_row_becomes_a_record_with_contact_and_origin(kota):
    assert terapkan(periksa(kota, PENUH)).selesai_pada == PADA
    p = Pemangku.objects.get()
    assert (p.nama_resmi, p.jenis) == ("LPM Nagarasari", kota.lpm)
    assert p.wilayah == kota.nagarasari
    assert (p.sumber, p.status) == ("impor", "aktif")
    assert (p.pengelola, p.dibuat_oleh) == (kota.cipedes, kota.petugas)
    assert (p.alamat, p.jumlah_anggota) == ("Jalan contoh 1", 25)
    assert (p.sk_nomor, p.sk_tanggal) == ("12/2023", date(2023, 1, 2))
    assert p.sk_berlaku_sampai == date(2026, 1, 2)
    assert p.diperoleh_pada == date(2024, 6, 4)
    assert p.sumber_rinci == "Rapat koordinasi (contoh)"
    jabatan = Jabatan.objects.get()
    assert (jabatan.orang.nama, jabatan.nama_jabatan) == ("Asep Sunandar", "Sekretaris")
    assert jabatan.peran_khusus == [Jabatan.PeranKhusus.NARAHUBUNG_UTAMA]
    assert {(k.jenis, k.nilai, k.orang) for k in Kanal.objects.all()} == {
        ("wa", "628123456789", jabatan.orang),
        ("email", "asep@contoh.id", jabatan.orang),
    }


def test_figure_has_his_name_in_the_persons_table_only(kota):
    tokoh = {"Kelompok": "Tokoh", "Nama Lembaga": "Asep Sunandar"}
    terapkan(periksa(kota, ISI | tokoh, ISI | {"WhatsApp": "08123456789"}))
    p = Pemangku.objects.get(nama_resmi="")
    assert p.nama_resmi == ""
    assert p.jabatan.get().nama_jabatan == "diri sendiri"
    assert Orang.objects.get().nama == "Asep Sunandar"
    # A number without a person is the body's own.
    kanal = Kanal.objects.get()
    assert (kanal.pemangku.nama_resmi, kanal.sifat) == ("LPM Nagarasari", "kedinasan")


def test_stop_sign_leaves_the_rest_for_later(kota, monkeypatch):
    monkeypatch.setattr(impor_langkah, "SEKALI_PERIKSA", 1)
    berkas = terima(kota, ISI, ISI)
    jawab = iter([True, False])
    kerjakan_impor(pada=PADA, lanjut=lambda: next(jawab))
    segarkan(berkas)
    assert (berkas.status, berkas.diproses) == (Status.ANTRE, 1)
    kerjakan()
    segarkan(berkas)
    assert (berkas.status, berkas.diproses) == (Status.SIAP, 2)


def test_small_sheet_is_done_at_once_and_a_large_one_waits(kota, monkeypatch):
    kecil, besar = terima(kota, ISI), terima(kota, ISI, ISI)
    # Writing is left to the worker sooner than judging.
    monkeypatch.setattr(impor_langkah, "LANGSUNG_TULIS", 0)
    kerjakan_langsung(kecil, pada=PADA)
    assert kecil.status == Status.SIAP
    impor_langkah.terapkan_impor(kecil, Saat(kota.petugas, PADA))
    assert (kecil.status, kecil.diproses) == (Status.MENULIS, 0)
    monkeypatch.setattr(impor_langkah, "LANGSUNG", 1)
    kerjakan_langsung(besar, pada=PADA)
    assert besar.status == Status.ANTRE
    assert not Pemangku.objects.exists()


def test_sheet_that_fails_keeps_no_other_waiting(kota, monkeypatch):
    rusak, baik = terima(kota, ISI), terima(kota, ISI)
    rusak.baris.update(sel="")
    with pytest.raises(ValueError, match="Expecting value"):
        kerjakan()
    segarkan(rusak, baik)
    assert (rusak.status, baik.status) == (Status.ANTRE, Status.SIAP)
    assert not langkah_impor(baik.pk, pada=PADA)


# What is there already


def test_update_changes_what_differs_and_keeps_the_rest(kota):
    ada = lembaga(kota, "LPM Nagarasari", alamat="Jalan lama", sk_nomor="1/2020")
    berkas = terapkan(periksa(kota, ISI | {"Alamat": "Jalan baru", "Nomor SK": ""}))
    segarkan(ada)
    assert (ada.alamat, ada.sk_nomor) == ("Jalan baru", "1/2020")
    assert ada.sumber_rinci == "Rapat koordinasi (contoh)"
    assert Pemangku.objects.count() == 1
    assert berkas.ringkasan["hasil_diperbarui"] == 1


def test_second_contact_is_not_the_main_one_and_a_known_one_gains_the_number(kota):
    utama = f.JabatanFactory(
        pemangku=lembaga(kota, "LPM Nagarasari"),
        orang__nama="Asep Sunandar",
        peran_khusus=[Jabatan.PeranKhusus.NARAHUBUNG_UTAMA],
    )
    terapkan(periksa(kota, ISI | {"Nama Narahubung": "Orang Baru"}))
    baru = Jabatan.objects.get(orang__nama="Orang Baru")
    assert (baru.peran_khusus, baru.nama_jabatan) == ([], "Narahubung")
    isi = {"Nama Narahubung": "Asep Sunandar", "WhatsApp": "08123456789"}
    terapkan(periksa(kota, ISI | isi))
    assert Kanal.objects.get().orang == utama.orang
    assert Orang.objects.count() == 2


def test_record_that_came_in_meanwhile_is_not_doubled(kota):
    baris = periksa(kota, ISI)
    lembaga(kota, "LPM Nagarasari")
    berkas, sebab = terapkan(baris), "Sudah tercatat sejak berkas ini diperiksa."
    segarkan(*baris)
    assert (baris[0].hasil, baris[0].keterangan) == (Hasil.GAGAL, sebab)
    [_, kembali] = buka(isi_buku((), [bermasalah(berkas)])).active.values
    assert kembali[-1] == f"Baris 2. {sebab}"
    assert Pemangku.objects.count() == 1


def test_row_that_no_longer_fits_the_lists_fails_alone(kota):
    baris = periksa(kota, ISI, ISI | {"Kelompok": "Media", "Nama Lembaga": "Radio"})
    kota.lpm.aktif = False
    kota.lpm.save()
    terapkan(baris)
    hasil = ImporBaris.objects.order_by("nomor").values_list("hasil", flat=True)
    assert list(hasil) == [Hasil.GAGAL, Hasil.DIBUAT]


def test_rule_of_the_record_that_is_broken_fails_the_row_alone(kota):
    lembaga(kota, "LPM Nagarasari", sk_tanggal=date(2024, 1, 2))
    isi = {"Berlaku s.d.": "01-01-2023", "Nama Narahubung": "P Q"}
    baris = periksa(kota, ISI | isi)
    terapkan(baris)
    segarkan(*baris)
    assert baris[0].hasil == Hasil.GAGAL
    assert baris[0].keterangan
    assert not Orang.objects.exists()


def test_two_rows_for_one_record_are_both_added(kota):
    ada = lembaga(kota, "LPM Nagara Sari")
    baris = periksa(
        kota,
        ISI | {"Alamat": "Jalan satu"},
        ISI | {"Nama Lembaga": "LPM Nagarasari Raya", "Jumlah Anggota": "9"},
    )
    pilih = {b.nomor: (Pilihan.PAKAI, str(ada.pk)) for b in baris}
    pilih_mirip(baris[0].berkas, Saat(kota.petugas, PADA), pilihan=pilih)
    terapkan(baris)
    segarkan(ada)
    assert (ada.alamat, ada.jumlah_anggota) == ("Jalan satu", 9)


BESOK = PADA + timedelta(days=1)


def test_pk13_a_word_written_since_keeps_the_record(kota):
    berkas = terapkan(periksa(kota, ISI))
    nanti = Saat(kota.petugas, PADA + timedelta(hours=1))
    catat_hubungan(Pemangku.objects.get(), nanti, cara="wa", catatan="Sumur kering.")
    batalkan_impor(berkas, Saat(kota.petugas, BESOK))
    [baris] = berkas.baris.all()
    assert baris.hasil == Hasil.DIPERTAHANKAN
    assert baris.keterangan == "Sudah diubah sesudah diimpor."
