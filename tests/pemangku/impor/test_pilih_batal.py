"""Decisions on look-alikes, consent with proof, sheets that go away (PK-12, PK-13, PK-17)."""

from datetime import timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.impor.actions import (
    batalkan_impor,
    kerjakan_langsung,
    langkah_impor,
    pilih_mirip,
    pilih_mirip_semua,
    sapu_impor,
    terapkan_impor,
)
from pemangku.impor.models import MASA_SIMPAN
from pemangku.inventaris.actions import BASI, ubah_pemangku
from pemangku.inventaris.kanal import sidik_kanal, tambah_kanal
from pemangku.inventaris.persetujuan import beri_persetujuan
from pemangku.models import (
    ImporBaris,
    ImporBerkas,
    Jabatan,
    Kanal,
    Orang,
    Pemangku,
    Persetujuan,
)
from tests.factories import pemangku as f
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.pemangku.impor.kantor_impor import (
    ISI,
    PADA,
    kerjakan,
    lembaga,
    periksa,
    satu,
    terapkan,
    terima,
)
from tests.pemangku.meja_register import segarkan
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
Hasil = ImporBaris.Hasil
Pilihan = ImporBaris.Pilihan
Status = ImporBerkas.Status


# Look-alikes


def pilih(baris, kata, calon=""):
    """Decide on one; how many changed."""
    saat = Saat(baris.berkas.pengunggah, PADA)
    return pilih_mirip(baris.berkas, saat, pilihan={baris.nomor: (kata, calon)})


def pilih_semua(baris, kata):
    saat = Saat(baris.berkas.pengunggah, PADA)
    return pilih_mirip_semua(baris.berkas, saat, pilihan=kata)


def test_look_alike_goes_back_unless_somebody_decides(kota):
    ada = lembaga(kota, "LPM Nagara Sari")
    terapkan([satu(kota)])
    assert Pemangku.objects.get() == ada
    assert ImporBaris.objects.get().hasil == Hasil.DIKEMBALIKAN
    pakai = satu(kota, Alamat="Jalan baru")
    pilih(pakai, Pilihan.PAKAI, str(ada.pk))
    terapkan([pakai])
    segarkan(ada)
    assert (ada.alamat, ada.nama_resmi) == ("Jalan baru", "LPM Nagarasari")
    baru = satu(kota, Nama_Lembaga="LPM Nagarasari Dua")
    assert pilih_semua(baru, Pilihan.BARU) == 1
    terapkan([baru])
    assert Pemangku.objects.count() == 2


def test_new_one_beside_a_hidden_look_alike_waits_for_the_owner(kota):
    lembaga(kota, "LPM Nagarasari", pengelola=kota.dinas)
    baris = satu(kota)
    pilih(baris, Pilihan.BARU)
    terapkan([baris])
    baru = Pemangku.objects.get(pengelola=kota.cipedes)
    assert baru.status == Pemangku.Status.DRAF
    assert Jejak.objects.milik(baru).get().catatan.startswith("Mungkin sudah tercatat")


@pytest.mark.parametrize("pilihan", [("pakai", ""), ("pakai", "entah"), ("apa", "")])
def test_choice_that_is_not_offered_is_refused_and_nothing_kept(kota, pilihan):
    lembaga(kota, "LPM Nagara Sari")
    baris = satu(kota)
    assert pilih(baris, Pilihan.KEMBALIKAN) == 0  # as it was
    assert not Jejak.objects.milik(baris.berkas).filter(tindakan="pilih").exists()
    with pytest.raises(TindakanTerlarang):
        pilih(baris, *pilihan)
    assert segarkan(baris).pilihan == Pilihan.KEMBALIKAN


def test_record_of_another_unit_may_be_seen_and_not_be_used(kota):
    pengelola = petugas_berperan(Peran.PETUGAS_LAPANGAN, kota.dinas)
    lembaga(kota, "LPM Nagara Sari", pengelola=kota.dinas)
    [baris] = periksa(kota, ISI, oleh=pengelola)
    assert [c["boleh"] for c in baris.calon] == [False]
    with pytest.raises(TindakanTerlarang):
        baris.pilih(Pilihan.PAKAI, baris.calon[0]["id"])


def test_row_that_is_no_look_alike_takes_no_choice(kota):
    with pytest.raises(TindakanTerlarang, match="tidak menunggu pilihan"):
        satu(kota).pilih(Pilihan.BARU)


def test_all_are_joined_each_to_its_likeliest_and_the_rest_stays(kota):
    ada = lembaga(kota, "LPM Nagara Sari")
    lembaga(kota, "LPM Cipedes Jaya", pengelola=kota.dinas, wilayah_id="32.78.02.1002")
    mirip, luar = periksa(
        kota,
        ISI | {"Alamat": "Jalan baru"},
        ISI | {"Nama Lembaga": "LPM Cipedes Jay", "Kelurahan": "Cipedes"},
    )
    assert mirip.calon_terbaik == ada.pk
    assert pilih_semua(mirip, Pilihan.PAKAI) == 1
    assert pilih_semua(mirip, Pilihan.PAKAI) == 0
    assert segarkan(luar).pilihan == Pilihan.KEMBALIKAN
    terapkan([mirip])
    assert segarkan(ada).alamat == "Jalan baru"
    baris = ImporBaris.objects.order_by("nomor").values_list("pilihan", "hasil")
    assert list(baris) == [("pakai", "diperbarui"), ("kembalikan", "dikembalikan")]


def test_choice_for_all_is_one_that_is_offered_and_not_of_what_was_taken_back(kota):
    baris = satu(kota)
    with pytest.raises(TindakanTerlarang):
        pilih_semua(baris, "apa")
    batalkan(kota, terapkan([baris]))
    segarkan(baris.berkas)
    with pytest.raises(TindakanTerlarang):
        pilih_semua(baris, Pilihan.BARU)


@pytest.mark.parametrize("hilang", ["digabung", "dihapus"])
def test_a_row_whose_record_went_away_is_returned_and_makes_no_new_one(kota, hilang):
    ada, lain = lembaga(kota, "LPM Nagara Sari"), lembaga(kota, "Paguyuban")
    baris = satu(kota)
    pilih(baris, Pilihan.PAKAI, str(ada.pk))
    if hilang == "digabung":
        Pemangku.objects.filter(pk=ada.pk).update(status="tergabung", penerus=lain)
    else:
        ada.delete()
    semula = Pemangku.objects.count()
    terapkan([baris])
    segarkan(baris)
    assert (baris.hasil, Pemangku.objects.count()) == (Hasil.GAGAL, semula)
    assert "sudah digabung atau dihapus" in baris.keterangan


def test_a_row_left_out_is_decided_on_after_the_import_and_brings_its_people(kota):
    lembaga(kota, "LPM Nagara Sari")
    dua = [ISI | {"Nama Narahubung": nama} for nama in ("Asep", "Siti")]
    mirip, orang = periksa(kota, *dua)
    assert (orang.vonis, orang.kembar) == (ImporBaris.Vonis.SELEMBAGA, 2)
    berkas = terapkan([mirip, orang])
    segarkan(mirip, orang)
    assert (mirip.hasil, orang.hasil) == (Hasil.DIKEMBALIKAN, Hasil.GAGAL)
    assert orang.keterangan == "Baris 2, dari lembaga yang sama, tidak masuk."
    assert berkas.baris.bermasalah().count() == 2
    assert pilih_semua(mirip, Pilihan.KEMBALIKAN) == 0
    assert pilih_semua(mirip, Pilihan.BARU) == 1
    segarkan(berkas)
    assert (berkas.status, berkas.diproses) == (Status.SELESAI, 2)
    assert berkas.ringkasan["hasil_dibuat"] == berkas.ringkasan["hasil_diperbarui"] == 1
    assert "hasil_dikembalikan" not in berkas.ringkasan
    baru = Pemangku.objects.get(nama_resmi="LPM Nagarasari")
    assert {j.orang.nama for j in baru.jabatan.all()} == {"Asep", "Siti"}
    with pytest.raises(TindakanTerlarang, match="tidak menunggu pilihan"):
        segarkan(mirip).pilih(Pilihan.BARU)


# Suppression


def test_channel_suppressed_after_the_preview_is_not_stored(kota):
    baris = periksa(kota, ISI | {"WhatsApp": "08123456789"})
    f.LaranganFactory(sidik=sidik_kanal(Kanal.Jenis.WA, "628123456789"))
    terapkan(baris)
    assert Pemangku.objects.exists()
    assert not Kanal.objects.exists()


# Swept


def test_rows_are_dropped_when_they_no_longer_serve(kota):
    selesai = terapkan([satu(kota)])
    menunggu = satu(kota, Nama_Lembaga="LPM lain sekali").berkas
    assert sapu_impor(pada=PADA + MASA_SIMPAN) == 0
    assert sapu_impor(pada=PADA + MASA_SIMPAN + timedelta(days=1)) == 2
    segarkan(selesai, menunggu)
    assert (selesai.status, menunggu.status) == (Status.SELESAI, Status.DIBUANG)
    assert selesai.ringkasan["hasil_dibuat"] == 1
    assert not ImporBaris.objects.exists()


# Taken back within seven days, but for what somebody touched (PK-13)

BESOK = PADA + timedelta(days=1)
ORANG = {"Nama Narahubung": "Asep Sunandar", "WhatsApp": "08123456789"}


def batalkan(kota, berkas):
    """Take it back the day after; result and sentence of each row."""
    batalkan_impor(berkas, Saat(kota.petugas, BESOK))
    assert berkas.status == ImporBerkas.Status.DIBATALKAN
    return list(berkas.baris.order_by("nomor").values_list("hasil", "keterangan"))


def test_untouched_record_goes_with_its_person_and_channels(kota):
    berkas = terapkan(periksa(kota, ISI | ORANG))
    pemangku = Pemangku.objects.get()
    assert batalkan(kota, berkas) == [(Hasil.DIBATALKAN, "")]
    for model in (Pemangku, Orang, Jabatan, Kanal):
        assert not model.objects.exists()
    assert berkas.ringkasan["hasil_dibatalkan"] == 1
    assert Jejak.objects.milik(pemangku).first().tindakan == "batal_impor"


def diubah(kota):
    satu = Pemangku.objects.get()
    isi = {"alamat": "Jalan lain"}
    ubah_pemangku(satu, Saat(kota.petugas, BESOK), isian=isi, edisi=satu.edisi)


def berkanal_lagi(kota):
    saat = Saat(kota.petugas, PADA + timedelta(hours=1))
    isi = {"jenis": "email", "nilai": "a@contoh.id", "sifat": "pribadi"}
    tambah_kanal(Orang.objects.get(), saat, **isi)


def setuju_lagi(_kota):
    saat = Saat(None, PADA + timedelta(hours=2))
    beri_persetujuan(Orang.objects.get(), saat=saat, tujuan="undangan", cara="daring")


def dipakai(pabrik):
    return lambda _kota: pabrik(pemangku=Pemangku.objects.get())


def menjangkau(_kota):
    Pemangku.objects.get().meliputi.add(WilayahFactory())


def orang_dipakai(pabrik, **isi):
    return lambda _kota: pabrik(orang=Orang.objects.get(), **isi)


DIUBAH, DIPAKAI = "Sudah diubah sesudah diimpor.", "Sudah dipakai di catatan lain."


@pytest.mark.parametrize(
    ("isi", "sejak", "kata"),
    [
        ({}, diubah, DIUBAH),
        (ORANG, berkanal_lagi, DIUBAH),
        (ORANG, setuju_lagi, DIUBAH),
        ({}, dipakai(f.HubunganFactory), DIPAKAI),
        ({}, menjangkau, DIPAKAI),
        (ORANG, orang_dipakai(f.JabatanFactory), DIPAKAI),
        (
            ORANG,
            orang_dipakai(f.KehadiranFactory, pemangku=None),
            DIPAKAI,
        ),
        ({}, lambda _: Pemangku.objects.all().delete(), "Catatannya sudah tidak ada."),
    ],
)
def test_what_was_changed_or_is_leant_on_since_stays_and_is_named(
    kota, isi, sejak, kata
):
    f.TeksPersetujuanFactory()
    berkas = terapkan(periksa(kota, ISI | isi))
    sejak(kota)

    def banyak():
        return [m.objects.count() for m in (Pemangku, Jabatan, Kanal, Persetujuan)]

    semula = banyak()
    assert batalkan(kota, berkas) == [(Hasil.DIPERTAHANKAN, kata)]
    assert banyak() == semula
    assert {o.nama for o in Orang.objects.all()} <= {"Asep Sunandar"}


def test_updated_record_has_its_old_values_again(kota):
    ada = lembaga(kota, "LPM Nagara Sari", alamat="Jalan lama", jumlah_anggota=None)
    ada.nama_resmi = "LPM  Nagarasari"
    ada.save()
    kelurahan = UnitFactory(nama="Kelurahan Nagarasari", induk=kota.cipedes)
    isi = {"Alamat": "Jalan baru", "Jumlah Anggota": "9"}
    isi |= {"Tanggal SK": "02-01-2023", "Pengelola": "Kelurahan Nagarasari"}
    berkas = terapkan(periksa(kota, ISI | ORANG | isi))
    segarkan(ada)
    assert (ada.alamat, ada.jumlah_anggota) == ("Jalan baru", 9)
    assert ada.pengelola == kelurahan
    assert batalkan(kota, berkas) == [(Hasil.DIBATALKAN, "")]
    segarkan(ada)
    assert (ada.nama_resmi, ada.alamat) == ("LPM  Nagarasari", "Jalan lama")
    assert (ada.jumlah_anggota, ada.sk_tanggal) == (None, None)
    assert (ada.sumber_rinci, ada.pengelola) == ("", kota.cipedes)
    assert not Orang.objects.exists()
    assert not Kanal.objects.exists()


def test_people_of_one_body_go_with_it_though_they_came_in_later(kota, monkeypatch):
    monkeypatch.setattr("pemangku.impor.actions.SEKALI_TULIS", 1)
    monkeypatch.setattr("pemangku.impor.actions.LANGSUNG_TULIS", 0)
    nama = ("Asep", "Siti", "Yayat")
    baris = periksa(kota, *(ISI | {"Nama Narahubung": n} for n in nama))
    berkas = terapkan_impor(ImporBerkas.objects.get(), Saat(kota.petugas, PADA))
    for jam in range(4):
        langkah_impor(berkas.pk, pada=PADA + timedelta(hours=jam))
    assert Pemangku.objects.get().jabatan.count() == len(baris)
    segarkan(berkas)
    batalkan_impor(berkas, Saat(kota.petugas, BESOK))
    kerjakan(BESOK)
    assert set(berkas.baris.values_list("hasil", flat=True)) == {Hasil.DIBATALKAN}
    assert not Pemangku.objects.exists()
    assert not Orang.objects.exists()


def test_old_value_that_no_longer_holds_keeps_the_record_as_it_is(kota):
    ada = lembaga(kota, "LPM Nagarasari")
    Pemangku.objects.filter(pk=ada.pk).update(sumber_rinci="asalnya")
    berkas = terapkan(periksa(kota, ISI | {"Alamat": "Jalan baru"}))
    baris = berkas.baris.get()
    baris.terap = baris.terap.replace('"asalnya"', '"' + "x" * 201 + '"')
    baris.save()
    assert batalkan(kota, berkas) == [(Hasil.DIPERTAHANKAN, DIUBAH)]


def test_after_seven_days_it_stays(kota):
    berkas = terapkan(periksa(kota, ISI))
    akhir = PADA + timedelta(days=7)
    assert berkas.boleh_dibatalkan(akhir)
    assert not berkas.boleh_dibatalkan(akhir + timedelta(seconds=1))
    with pytest.raises(TindakanTerlarang, match="tujuh hari"):
        batalkan_impor(berkas, Saat(kota.petugas, akhir + timedelta(seconds=1)))
    assert Pemangku.objects.exists()
    [baris] = periksa(kota, ISI)
    with pytest.raises(TindakanTerlarang):
        batalkan_impor(baris.berkas, Saat(kota.petugas, PADA))


def test_what_is_written_and_taken_back_goes_by_groups(kota, monkeypatch):
    monkeypatch.setattr("pemangku.impor.actions.SEKALI_TULIS", 2)
    nama = ("Komunitas Ahad", "Komunitas Senin", "Komunitas Selasa")
    berkas = terima(kota, *(ISI | {"Nama Lembaga": n} for n in nama))
    kerjakan_langsung(berkas, pada=PADA)
    for lakukan, banyak in ((terapkan_impor, 3), (batalkan_impor, 0)):
        lakukan(berkas, Saat(kota.petugas, PADA))
        kerjakan_langsung(berkas, pada=PADA)
        assert Pemangku.objects.count() == banyak
    assert berkas.status == ImporBerkas.Status.DIBATALKAN


def test_a_record_somebody_is_faster_with_is_not_overwritten(kota, monkeypatch):
    lembaga(kota, "LPM Nagarasari", alamat="Jalan lama 1")
    baris = periksa(kota, ISI | {"Alamat": "Jalan 2"})

    def terlambat(*_, **__):
        raise TindakanTerlarang(BASI)

    monkeypatch.setattr("pemangku.impor.actions.ubah_pemangku", terlambat)
    terapkan(baris)
    segarkan(*baris)
    assert baris[0].hasil == Hasil.GAGAL
    assert baris[0].keterangan.startswith("Catatan ini baru saja")
