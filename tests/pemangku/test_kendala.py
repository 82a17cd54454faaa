"""What the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from pemangku.models import (
    ImporBaris,
    Jabatan,
    Kegiatan,
    Pemangku,
    Persetujuan,
    Verifikasi,
)
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import (
    PADA,
    EksporPribadiFactory,
    ImporBarisFactory,
    ImporBerkasFactory,
    OrangFactory,
    PencabutanLaranganFactory,
    PersetujuanFactory,
    UsulHapusFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


PIMPINAN = [Jabatan.PeranKhusus.PIMPINAN]
NARAHUBUNG = [Jabatan.PeranKhusus.NARAHUBUNG_UTAMA]


def dua_kali(buat, **kolom):
    buat(**kolom)
    buat(**kolom)


def diri_sendiri(kolom):
    satu = f.PemangkuFactory()
    Pemangku.objects.filter(pk=satu.pk).update(**{kolom: satu.pk})


def dua_pemegang(peran):
    dua_kali(f.JabatanFactory, pemangku=f.PemangkuFactory(), peran_khusus=peran)


def pasangan_ganda(*, terbalik=False):
    satu = f.CalonDuplikatFactory()
    a, b = (satu.b, satu.a) if terbalik else (satu.a, satu.b)
    f.CalonDuplikatFactory(a=a, b=b)


def jabatan_ganda():
    satu = f.JabatanFactory()
    f.JabatanFactory(orang=satu.orang, pemangku=satu.pemangku)


def orang_sendiri():
    satu = f.OrangFactory()
    type(satu).objects.filter(pk=satu.pk).update(penerus=satu.pk)


def kehadiran_daftar():
    daftar = f.PendaftaranMandiriFactory()
    for _ in range(2):
        f.KehadiranFactory(
            orang=None,
            pendaftaran=daftar,
            kegiatan=daftar.kegiatan,
            nama_snapshot="Tamu",
        )


SALAH: dict[str, Callable[[], Any]] = {
    "pemangku_jenis_masa_berlaku_ada": lambda: f.JenisPemangkuFactory(
        masa_berlaku_hari=0
    ),
    "pemangku_pemangku_bernama": lambda: f.PemangkuFactory(nama_resmi="ab"),
    "pemangku_pemangku_status_dikenal": lambda: f.PemangkuFactory(status="x"),
    "pemangku_pemangku_tergabung_berpenerus": lambda: f.PemangkuFactory(
        status=Pemangku.Status.TERGABUNG
    ),
    "pemangku_pemangku_bukan_dirinya": lambda: diri_sendiri("induk"),
    "pemangku_pemangku_umum_hanya_lembaga": lambda: f.PeroranganFactory(
        tampil_publik=True
    ),
    "pemangku_pemangku_jangkauan_berdasar": lambda: f.PemangkuFactory(
        jangkauan_klaim=5
    ),
    "pemangku_pemangku_sk_urut": lambda: f.PemangkuFactory(
        sk_tanggal=date(2024, 2, 1), sk_berlaku_sampai=date(2024, 1, 1)
    ),
    "pemangku_orang_bernama": lambda: f.OrangFactory(nama="A"),
    "pemangku_orang_status_dikenal": lambda: f.OrangFactory(status="x"),
    "pemangku_orang_tergabung_berpenerus": lambda: f.OrangFactory(status="tergabung"),
    "pemangku_orang_bukan_dirinya": orang_sendiri,
    "pemangku_jabatan_urut": lambda: f.JabatanFactory(selesai=date(2023, 1, 1)),
    "pemangku_jabatan_satu_narahubung": lambda: dua_pemegang(NARAHUBUNG),
    "pemangku_jabatan_satu_pimpinan": lambda: dua_pemegang(PIMPINAN),
    "pemangku_jabatan_tidak_ganda": jabatan_ganda,
    "pemangku_kanal_satu_pemilik": lambda: f.KanalFactory(pemangku=f.PemangkuFactory()),
    "pemangku_kanal_urutan_wajar": lambda: f.KanalFactory(urutan=6),
    "pemangku_kanal_bersidik": lambda: f.KanalFactory(sidik=""),
    "pemangku_kanal_lembaga_unik": lambda: dua_kali(
        f.KanalFactory, orang=None, pemangku=f.PemangkuFactory()
    ),
    "pemangku_kanal_orang_unik": lambda: dua_kali(
        f.KanalFactory, orang=f.OrangFactory()
    ),
    "pemangku_tekspersetujuan_unik": lambda: dua_kali(
        f.TeksPersetujuanFactory, versi=7
    ),
    "pemangku_persetujuan_kertas_berbukti": lambda: f.PersetujuanFactory(
        cara=Persetujuan.Cara.KERTAS
    ),
    "pemangku_persetujuan_rekaman_berbukti": lambda: f.PersetujuanFactory(
        cara=Persetujuan.Cara.REKAMAN
    ),
    "pemangku_larangan_unik": lambda: dua_kali(f.LaranganFactory, sidik="a" * 64),
    "pemangku_verifikasi_oleh_petugas": lambda: f.VerifikasiFactory(oleh=None),
    "pemangku_calonduplikat_sekali": pasangan_ganda,
    "pemangku_calonduplikat_berurut": lambda: pasangan_ganda(terbalik=True),
    "pemangku_calonduplikat_beralasan": lambda: f.CalonDuplikatFactory(
        bukan=True, alasan=""
    ),
    "pemangku_hubunganunit_urut": lambda: f.HubunganUnitFactory(
        selesai=date(2023, 1, 1)
    ),
    "pemangku_hubunganunit_tidak_ganda": lambda: dua_kali(
        f.HubunganUnitFactory, pemangku=f.PemangkuFactory(), unit=UnitFactory()
    ),
    "pemangku_hubunganpemangku_bukan_dirinya": lambda: f.HubunganPemangkuFactory(
        dari=(satu := f.PemangkuFactory()), ke=satu
    ),
    "pemangku_hubunganpemangku_unik": lambda: dua_kali(
        f.HubunganPemangkuFactory, dari=f.PemangkuFactory(), ke=f.PemangkuFactory()
    ),
    "pemangku_cakupan_unik": lambda: dua_kali(
        f.CakupanPemangkuFactory, pemangku=f.PemangkuFactory(), wilayah=WilayahFactory()
    ),
    "pemangku_putaran_urut": lambda: f.PutaranFactory(target_selesai=date(2024, 5, 31)),
    "pemangku_putaran_satu_berjalan": lambda: dua_kali(
        f.PutaranFactory, status="berjalan"
    ),
    "pemangku_sasaran_unik": lambda: dua_kali(
        f.SasaranPutaranFactory, putaran=f.PutaranFactory(), unit=UnitFactory()
    ),
    "pemangku_sasaran_tunda_beralasan": lambda: f.SasaranPutaranFactory(
        ditunda_sampai=date(2024, 7, 1), alasan_tunda="hujan"
    ),
    "pemangku_unsurtidakada_unik": lambda: dua_kali(
        f.UnsurTidakAdaFactory,
        sasaran=f.SasaranPutaranFactory(),
        unsur=f.UnsurFactory(),
    ),
    "pemangku_unsurtidakada_beralasan": lambda: f.UnsurTidakAdaFactory(alasan="nihil"),
    "pemangku_kegiatan_urut": lambda: f.KegiatanFactory(
        selesai=f.PADA + timedelta(hours=25)
    ),
    "pemangku_kegiatan_status_dikenal": lambda: f.KegiatanFactory(status="x"),
    "pemangku_kegiatan_berjenis": lambda: f.KegiatanFactory(jenis=[]),
    "pemangku_kegiatan_batal_beralasan": lambda: f.KegiatanFactory(
        status=Kegiatan.Status.BATAL
    ),
    "pemangku_undangan_unik": lambda: dua_kali(
        f.UndanganFactory, kegiatan=f.KegiatanFactory(), pemangku=f.PemangkuFactory()
    ),
    "pemangku_pendaftaran_status_dikenal": lambda: f.PendaftaranMandiriFactory(
        status="x"
    ),
    "pemangku_pendaftaran_tolak_beralasan": lambda: f.PendaftaranMandiriFactory(
        status="ditolak"
    ),
    "pemangku_pendaftaran_unik": lambda: dua_kali(
        f.PendaftaranMandiriFactory, kegiatan=f.KegiatanFactory(), sidik="a" * 64
    ),
    "pemangku_kehadiran_status_dikenal": lambda: f.KehadiranFactory(status="x"),
    "pemangku_kehadiran_bernama": lambda: f.KehadiranFactory(nama_snapshot=""),
    "pemangku_kehadiran_tolak_beralasan": lambda: f.KehadiranFactory(status="ditolak"),
    "pemangku_kehadiran_orang_sekali": lambda: dua_kali(
        f.KehadiranFactory, kegiatan=f.KegiatanFactory(), orang=f.OrangFactory()
    ),
    "pemangku_kehadiran_daftar_sekali": kehadiran_daftar,
    "pemangku_tautan_berpemilik": lambda: f.TautanPribadiFactory(pendaftaran=None),
}


@pytest.mark.parametrize("aturan", SALAH)
def test_database_refuses(aturan):
    with pytest.raises(IntegrityError, match=aturan), transaction.atomic():
        SALAH[aturan]()


def test_a_record_is_not_obtained_in_the_future():
    besok = timezone.localdate() + timedelta(days=2)
    with pytest.raises(IntegrityError, match="future"), transaction.atomic():
        f.PemangkuFactory(diperoleh_pada=besok)


HANYA_DITAMBAH: dict[str, tuple[Callable[[], Any], dict[str, Any]]] = {
    "persetujuan": (f.PersetujuanFactory, {"keputusan": "tarik"}),
    "teks": (f.TeksPersetujuanFactory, {"isi": "Lain."}),
    "larangan": (f.LaranganFactory, {"alasan": "Lain."}),
    "verifikasi": (f.VerifikasiFactory, {"hasil": "bubar"}),
}


@pytest.mark.parametrize("tabel", HANYA_DITAMBAH)
def test_pk_57_rows_are_only_added(tabel):
    buat, ubah = HANYA_DITAMBAH[tabel]
    baris = buat()
    milik = type(baris).objects.filter(pk=baris.pk)
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        milik.update(**ubah)
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        milik.delete()


def rutin(nama):
    with connection.cursor() as kursor:
        kursor.execute("SELECT set_config('portal.rutin', %s, true)", [nama])


def test_a_merge_may_move_a_consent_and_nothing_else():
    baris, lain = f.PersetujuanFactory(), f.OrangFactory()
    milik = Persetujuan.objects.filter(pk=baris.pk)
    rutin("gabung")
    milik.update(orang=lain)
    assert milik.get().orang == lain
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        milik.update(keputusan="tarik")


def test_an_erasure_may_empty_notes_and_nothing_else():
    baris = f.VerifikasiFactory(catatan="Bertemu Pak Contoh")
    milik = Verifikasi.objects.filter(pk=baris.pk)
    rutin("hapus")
    milik.update(catatan="")
    assert milik.get().catatan == ""
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        milik.update(hasil="bubar")


# Proposals, and downloads with personal data


def dua_usul():
    orang = OrangFactory()
    UsulHapusFactory(orang=orang)
    UsulHapusFactory(orang=orang)


def disetujui_sendiri():
    petugas = PetugasFactory()
    EksporPribadiFactory(peminta=petugas, penyetuju=petugas)


MELANGGAR: dict[str, Callable[[], Any]] = {
    "pemangku_usulhapus_status_dikenal": lambda: UsulHapusFactory(status="lain"),
    "pemangku_usulhapus_simpan_beralasan": lambda: UsulHapusFactory(
        status="dipertahankan", diputus_oleh=PetugasFactory()
    ),
    "pemangku_usulhapus_diputus_seseorang": lambda: UsulHapusFactory(
        status="disetujui"
    ),
    "pemangku_usulhapus_satu_terbuka": dua_usul,
    "pemangku_eksporpribadi_status_dikenal": lambda: EksporPribadiFactory(
        status="lain"
    ),
    "pemangku_eksporpribadi_bertujuan": lambda: EksporPribadiFactory(tujuan=""),
    "pemangku_eksporpribadi_orang_kedua": disetujui_sendiri,
    "pemangku_eksporpribadi_disetujui_lengkap": lambda: EksporPribadiFactory(
        status="disetujui", berlaku_sampai=PADA
    ),
    "pemangku_eksporpribadi_tolak_beralasan": lambda: EksporPribadiFactory(
        status="ditolak", penyetuju=PetugasFactory()
    ),
    "pemangku_pencabutanlarangan_beralasan": lambda: PencabutanLaranganFactory(
        alasan="Diminta."
    ),
    "pemangku_pencabutanlarangan_berbukti": lambda: PencabutanLaranganFactory(bukti=""),
    "pemangku_persetujuan_kertas_berbukti": lambda: PersetujuanFactory(cara="kertas"),
    "pemangku_persetujuan_rekaman_berbukti": lambda: PersetujuanFactory(cara="rekaman"),
}


@pytest.mark.parametrize("aturan", MELANGGAR)
def test_the_database_refuses(aturan):
    with pytest.raises(IntegrityError, match=aturan), transaction.atomic():
        MELANGGAR[aturan]()


def test_a_hash_stands_for_the_paper_of_a_forgotten_person():
    for cara in ("kertas", "rekaman"):
        assert PersetujuanFactory(cara=cara, sidik_bukti="a" * 64).pk


# What the tables of the import never hold


@pytest.mark.parametrize(
    ("isi", "kendala"),
    [
        ({"status": "entah"}, "pemangku_imporberkas_status_dikenal"),
        ({"diproses": 2}, "pemangku_imporberkas_kemajuan_wajar"),
    ],
)
def test_sheet_that_cannot_be_is_refused(isi, kendala):
    with pytest.raises(IntegrityError, match=kendala):
        ImporBerkasFactory(**isi)


@pytest.mark.parametrize(
    ("isi", "kendala"),
    [
        ({"vonis": "entah"}, "pemangku_imporbaris_vonis_dikenal"),
        (
            {"vonis": ImporBaris.Vonis.GALAT, "hasil": ImporBaris.Hasil.DIBUAT},
            "pemangku_imporbaris_galat_tidak_ditulis",
        ),
    ],
)
def test_row_that_cannot_be_is_refused(isi, kendala):
    with pytest.raises(IntegrityError, match=kendala):
        ImporBarisFactory(**isi)


def test_row_of_a_sheet_stands_there_once():
    satu = ImporBarisFactory()
    with pytest.raises(IntegrityError, match="pemangku_imporbaris_unik"):
        ImporBarisFactory(berkas=satu.berkas, nomor=satu.nomor)


def test_sheet_and_row_are_called_by_their_numbers():
    satu = ImporBarisFactory(nomor=7, berkas__nomor="IMP-2024-0001")
    assert (str(satu), str(satu.berkas)) == ("Baris 7", "IMP-2024-0001 daftar.xlsx")
