"""PK-13: an import is taken back within seven days, but for what somebody touched."""

from __future__ import annotations

from datetime import timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak
from pemangku.actions.impor_langkah import (
    batalkan_impor,
    kerjakan_langsung,
    terapkan_impor,
)
from pemangku.actions.kanal import tambah_kanal
from pemangku.actions.pemangku import BASI, ubah_pemangku
from pemangku.actions.persetujuan import beri_persetujuan
from pemangku.models import (
    ImporBaris,
    ImporBerkas,
    Jabatan,
    Kanal,
    Orang,
    Pemangku,
    Persetujuan,
)
from tests.factories.pemangku import (
    CakupanPemangkuFactory,
    HubunganUnitFactory,
    JabatanFactory,
    KehadiranFactory,
    TagFactory,
    TeksPersetujuanFactory,
    VerifikasiFactory,
)
from tests.pemangku.impor_bantu import (
    ISI,
    PADA,
    Kota,
    bangun_kota,
    lembaga,
    periksa,
    terapkan,
    terima,
)

pytestmark = pytest.mark.django_db
Hasil = ImporBaris.Hasil
BESOK = PADA + timedelta(days=1)
ORANG = {"Nama Narahubung": "Asep Sunandar", "WhatsApp": "08123456789"}


@pytest.fixture
def kota() -> Kota:
    return bangun_kota()


def batalkan(kota: Kota, berkas: ImporBerkas) -> list[tuple[str, str]]:
    """Take it back the day after; result and sentence of each row."""
    batalkan_impor(berkas, oleh=kota.petugas, pada=BESOK)
    assert berkas.status == ImporBerkas.Status.DIBATALKAN
    return list(berkas.baris.order_by("nomor").values_list("hasil", "keterangan"))


def test_untouched_record_goes_with_its_person_and_channels(kota: Kota) -> None:
    berkas = terapkan(periksa(kota, ISI | ORANG))
    pemangku = Pemangku.objects.get()

    assert batalkan(kota, berkas) == [(Hasil.DIBATALKAN, "")]

    for model in (Pemangku, Orang, Jabatan, Kanal):
        assert not model.objects.exists()
    assert berkas.ringkasan["hasil_dibatalkan"] == 1
    assert Jejak.objects.milik(pemangku).first().tindakan == "batal_impor"


def test_record_that_was_changed_since_stays_and_is_named(kota: Kota) -> None:
    berkas = terapkan(
        periksa(kota, ISI, ISI | {"Jenis": "Media", "Nama Lembaga": "Radio"})
    )
    diubah = Pemangku.objects.get(nama_resmi="LPM Nagarasari")
    ubah_pemangku(
        diubah,
        isian={"alamat": "Jalan lain"},
        edisi=diubah.edisi,
        oleh=kota.petugas,
        pada=BESOK,
    )

    assert batalkan(kota, berkas) == [
        (Hasil.DIPERTAHANKAN, "Sudah diubah sejak diimpor."),
        (Hasil.DIBATALKAN, ""),
    ]
    assert [p.nama_resmi for p in Pemangku.objects.all()] == ["LPM Nagarasari"]


def test_act_on_the_record_or_its_person_counts_as_a_change(kota: Kota) -> None:
    berkas = terapkan(periksa(kota, ISI | ORANG))
    tambah_kanal(
        Orang.objects.get(),
        jenis=Kanal.Jenis.EMAIL,
        nilai="a@contoh.id",
        sifat=Kanal.Sifat.PRIBADI,
        oleh=kota.petugas,
        pada=PADA + timedelta(hours=1),
    )

    assert batalkan(kota, berkas) == [
        (Hasil.DIPERTAHANKAN, "Sudah diubah sejak diimpor.")
    ]
    assert Kanal.objects.count() == 2


@pytest.mark.parametrize(
    "pakai", [VerifikasiFactory, CakupanPemangkuFactory, HubunganUnitFactory]
)
def test_record_that_others_lean_on_stays(kota: Kota, pakai: type) -> None:
    berkas = terapkan(periksa(kota, ISI))
    pakai(pemangku=Pemangku.objects.get())

    assert batalkan(kota, berkas) == [
        (Hasil.DIPERTAHANKAN, "Sudah dipakai di catatan lain.")
    ]


def test_person_with_another_post_stays_and_so_does_the_record(kota: Kota) -> None:
    berkas = terapkan(periksa(kota, ISI | ORANG))
    JabatanFactory(orang=Orang.objects.get())

    assert batalkan(kota, berkas)[0][0] == Hasil.DIPERTAHANKAN
    assert Jabatan.objects.count() == 2
    assert Kanal.objects.count() == 1


def test_record_that_is_gone_is_said_to_be_gone(kota: Kota) -> None:
    berkas = terapkan(periksa(kota, ISI))
    Pemangku.objects.get().delete()

    assert batalkan(kota, berkas) == [
        (Hasil.DIPERTAHANKAN, "Catatannya sudah tidak ada.")
    ]


def test_updated_record_has_its_old_values_again(kota: Kota) -> None:
    TagFactory(nama="kader")
    ada = lembaga(kota, "LPM Nagara Sari", alamat="Jalan lama", jumlah_anggota=None)
    ada.nama_resmi = "LPM  Nagarasari"
    ada.save()
    isi = {
        "Alamat": "Jalan baru",
        "Jumlah Anggota": "9",
        "Tag": "kader",
        "Tanggal SK": "02-01-2023",
        "Pengelola": "Kecamatan Cipedes",
    }

    berkas = terapkan(periksa(kota, ISI | ORANG | isi))
    ada.refresh_from_db()
    assert (ada.alamat, ada.jumlah_anggota) == ("Jalan baru", 9)

    assert batalkan(kota, berkas) == [(Hasil.DIBATALKAN, "")]

    ada.refresh_from_db()
    assert (ada.nama_resmi, ada.alamat, ada.jumlah_anggota, ada.sk_tanggal) == (
        "LPM  Nagarasari",
        "Jalan lama",
        None,
        None,
    )
    assert (ada.sumber_rinci, ada.tag.count(), ada.pengelola) == ("", 0, kota.cipedes)
    assert not Orang.objects.exists()
    assert not Kanal.objects.exists()


def test_keeper_of_an_updated_record_is_restored(kota: Kota) -> None:
    kelurahan = type(kota.cipedes).objects.create(
        nama="Kelurahan Nagarasari",
        kode="KEL-NAGARASARI",
        slug="kel-nagarasari",
        jenis="kelurahan",
        induk=kota.cipedes,
    )
    ada = lembaga(kota, "LPM Nagarasari")
    berkas = terapkan(periksa(kota, ISI | {"Pengelola": "KEL-NAGARASARI"}))
    ada.refresh_from_db()
    assert ada.pengelola == kelurahan

    batalkan(kota, berkas)

    ada.refresh_from_db()
    assert ada.pengelola == kota.cipedes


def test_old_value_that_no_longer_holds_keeps_the_record_as_it_is(kota: Kota) -> None:
    ada = lembaga(kota, "LPM Nagarasari")
    Pemangku.objects.filter(pk=ada.pk).update(sumber_rinci="asalnya")
    berkas = terapkan(periksa(kota, ISI | {"Alamat": "Jalan baru"}))
    baris = berkas.baris.get()
    baris.terap = baris.terap.replace('"asalnya"', '"' + "x" * 201 + '"')
    baris.save()

    assert batalkan(kota, berkas) == [
        (Hasil.DIPERTAHANKAN, "Sudah diubah sejak diimpor.")
    ]


def test_consent_of_the_import_is_withdrawn_and_the_name_forgotten(kota: Kota) -> None:
    TeksPersetujuanFactory()
    isi = ISI | ORANG | {"Persetujuan Undangan": "Ya"}
    berkas = terapkan(periksa(kota, isi, bukti=True))

    assert batalkan(kota, berkas) == [(Hasil.DIBATALKAN, "")]

    orang = Orang.objects.get()
    assert (orang.nama, orang.status) == ("(dihapus)", Orang.Status.DIHAPUS)
    keputusan = [p.keputusan for p in Persetujuan.objects.order_by("urut")]
    assert keputusan == ["beri", "tarik"]
    assert not Pemangku.objects.exists()
    assert not Kanal.objects.exists()


def test_person_who_consented_and_came_to_a_visit_is_not_forgotten(kota: Kota) -> None:
    TeksPersetujuanFactory()
    isi = ISI | ORANG | {"Persetujuan Undangan": "Ya"}
    berkas = terapkan(periksa(kota, isi, bukti=True))
    KehadiranFactory(orang=Orang.objects.get(), pemangku=None)

    assert batalkan(kota, berkas) == [
        (Hasil.DIPERTAHANKAN, "Sudah dipakai di catatan lain.")
    ]
    assert Orang.objects.get().nama == "Asep Sunandar"
    assert [p.keputusan for p in Persetujuan.objects.all()] == ["beri"]


def test_consent_given_since_keeps_the_record(kota: Kota) -> None:
    TeksPersetujuanFactory()
    berkas = terapkan(periksa(kota, ISI | ORANG))
    beri_persetujuan(
        Orang.objects.get(),
        tujuan=Persetujuan.Tujuan.UNDANGAN,
        cara=Persetujuan.Cara.DARING,
        oleh=None,
        pada=PADA + timedelta(hours=2),
    )

    assert batalkan(kota, berkas)[0][0] == Hasil.DIPERTAHANKAN


def test_after_seven_days_it_stays(kota: Kota) -> None:
    berkas = terapkan(periksa(kota, ISI))
    akhir = PADA + timedelta(days=7)

    assert berkas.boleh_dibatalkan(akhir)
    assert not berkas.boleh_dibatalkan(akhir + timedelta(seconds=1))
    with pytest.raises(TindakanTerlarang, match="tujuh hari"):
        batalkan_impor(berkas, oleh=kota.petugas, pada=akhir + timedelta(seconds=1))
    assert Pemangku.objects.exists()


def test_sheet_that_was_not_written_cannot_be_taken_back(kota: Kota) -> None:
    [baris] = periksa(kota, ISI)

    with pytest.raises(TindakanTerlarang):
        batalkan_impor(baris.berkas, oleh=kota.petugas, pada=PADA)


def test_sheet_is_confirmed_and_written_at_once_when_it_is_small(kota: Kota) -> None:
    [baris] = periksa(kota, ISI)

    terapkan_impor(baris.berkas, oleh=kota.petugas, pada=PADA)

    assert baris.berkas.status == ImporBerkas.Status.SELESAI
    assert Pemangku.objects.count() == 1


def test_what_is_written_and_taken_back_goes_by_groups(
    kota: Kota, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pemangku.actions.impor_langkah.SEKALI_TULIS", 2)
    berkas = terima(
        kota,
        *(
            ISI | {"Nama Lembaga": f"Komunitas {n}"}
            for n in ("Ahad", "Senin", "Selasa")
        ),
    )
    kerjakan_langsung(berkas, pada=PADA)
    terapkan_impor(berkas, oleh=kota.petugas, pada=PADA)
    kerjakan_langsung(berkas, pada=PADA)
    assert Pemangku.objects.filter(nama_resmi__startswith="Komunitas").count() == 3

    batalkan_impor(berkas, oleh=kota.petugas, pada=PADA)
    kerjakan_langsung(berkas, pada=PADA)

    assert berkas.status == ImporBerkas.Status.DIBATALKAN
    assert not Pemangku.objects.filter(nama_resmi__startswith="Komunitas").exists()


def test_a_record_somebody_is_faster_with_is_not_overwritten(
    kota: Kota, monkeypatch: pytest.MonkeyPatch
) -> None:
    lembaga(kota, "LPM Nagarasari", alamat="Jalan lama 1")
    baris = periksa(kota, ISI | {"Nama Lembaga": "LPM Nagarasari", "Alamat": "Jalan 2"})

    def terlambat(*_: object, **__: object) -> None:
        raise TindakanTerlarang(BASI)

    monkeypatch.setattr("pemangku.actions.impor_tulis.ubah_pemangku", terlambat)
    terapkan(baris)

    assert ImporBaris.objects.get().hasil == ImporBaris.Hasil.GAGAL
    assert ImporBaris.objects.get().keterangan.startswith("Catatan ini baru saja")
