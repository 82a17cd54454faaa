"""Letters as they go out: numbered, frozen, signed by the right office, corrected anew."""

import json
from datetime import date, datetime

import pytest
from django.db import transaction

from informasi.models import Surat
from informasi.surat.actions import PENYUSUN, keluarkan_surat, sidik_naskah
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import BatasBelumDiatur, BatasWaktu, Penugasan, Unit
from tests.factories.informasi import PADA, KeberatanFactory
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.informasi.surat.bantu import (
    J,
    atur_batas,
    bahan_surat,
    keberatan,
    kecamatan,
    permohonan,
)
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _batas():
    atur_batas()


def keluar(jenis=J.TANDA_BUKTI, oleh=None, pada=PADA, **bahan):
    return keluarkan_surat(jenis, Saat(oleh, pada), **bahan)


def test_every_kind_has_a_builder_and_a_sign_of_its_own():
    assert set(PENYUSUN) == set(J.values)
    assert len({awalan for awalan, *_ in PENYUSUN.values()}) == len(J.values)


@pytest.mark.parametrize("jenis", J.values)
def test_a_letter_of_each_kind_goes_out_frozen(jenis):
    surat = keluar(jenis, PetugasFactory(), **bahan_surat(jenis))
    surat = Surat.objects.get(pk=surat.pk)
    assert surat.nomor == f"0001/{PENYUSUN[jenis][0]}/CIPEDES/2024"
    assert surat.naskah["nomor"] == surat.nomor
    assert surat.naskah["tanggal"] == "4 Juni 2024"
    assert surat.naskah["kop"]["unit"] == "Kecamatan Cipedes"
    assert surat.naskah["bagian"]
    assert surat.sidik_naskah == sidik_naskah(surat.naskah, surat.identitas)
    assert len(surat.kode_verifikasi) == 16
    assert not surat.berkas
    # Who it is for stands apart from the words.
    teks, orang = json.dumps(surat.naskah), json.loads(surat.identitas)
    assert orang["nama"].startswith("Warga Contoh")
    assert orang["kode"].startswith("KODE")
    for rahasia in (orang["nama"], "Jalan Contoh 1, Kota", "KODE"):
        assert rahasia not in teks


def test_an_objection_without_a_request_has_no_private_page():
    banding = KeberatanFactory(
        permohonan=None,
        pemohon=permohonan().pemohon,
        unit=Unit.objects.get(),
        alasan=["b"],
        nama_kuasa="Kuasa Contoh",
    )
    siapa = json.loads(keluar(J.TANDA_BUKTI_KEBERATAN, keberatan=banding).identitas)
    assert (siapa["kode"], siapa["kuasa"]) == ("", "Kuasa Contoh")


def test_numbers_run_through_all_kinds_per_unit_and_year():
    satu, lain = permohonan(), permohonan(unit=UnitFactory(kode="LAIN"))
    # The year is that of the city, not of UTC.
    malam = datetime.fromisoformat("2024-12-31T23:30:00+00:00")
    semua = [
        keluar(permohonan=satu),
        keluar(J.KEKURANGAN, permohonan=satu),
        keluar(permohonan=lain),
        keluar(permohonan=satu, pada=malam),
    ]
    assert [surat.nomor for surat in semua] == [
        "0001/TB/CIPEDES/2024",
        "0002/KB/CIPEDES/2024",
        "0001/TB/LAIN/2024",
        "0001/TB/CIPEDES/2025",
    ]
    assert semua[-1].naskah["tanggal"] == "1 Januari 2025"


@pytest.mark.django_db(transaction=True)
def test_no_letter_outside_the_transaction_of_an_act():
    with pytest.raises(transaction.TransactionManagementError):
        keluar(permohonan=permohonan())


def test_a_correction_is_the_next_version_of_the_same_number_for_a_reason():
    lama = keluar(permohonan=permohonan())

    def ganti(alasan, jenis=J.TANDA_BUKTI):
        isi = {"permohonan": lama.permohonan, "menggantikan": lama}
        return keluar(jenis, **isi, alasan_ganti=alasan)

    with pytest.raises(TindakanTerlarang, match="mengapa surat ini diganti"):
        ganti(" ")
    with pytest.raises(TindakanTerlarang, match="sejenis"):
        ganti("Salah.", J.KEKURANGAN)
    baru = ganti("Salah ketik.")
    with pytest.raises(TindakanTerlarang, match="sudah diganti"):
        ganti("Salah lagi.")
    assert (baru.nomor, baru.versi, baru.unit) == (lama.nomor, 2, lama.unit)
    assert baru.naskah["alasan_ganti"] == "Salah ketik."
    assert baru.kode_verifikasi != lama.kode_verifikasi
    assert list(Surat.objects.berlaku()) == [baru]


def test_a_letter_without_a_limit_it_must_name_does_not_go_out():
    BatasWaktu.objects.all().delete()
    bahan = bahan_surat(J.PEMBERITAHUAN)
    with pytest.raises(BatasBelumDiatur):
        keluar(J.PEMBERITAHUAN, **bahan)


def penanda(jenis, oleh, **bahan):
    surat = keluar(jenis, oleh, **bahan)
    return surat.unit, surat.naskah["penanda"]


def test_the_portal_itself_signs_nothing():
    minta = permohonan()
    assert penanda(J.TANDA_BUKTI, None, permohonan=minta) == (minta.unit, {})


def test_a_unit_signs_what_it_answers():
    minta = permohonan(diproses=True)
    oleh = petugas_berperan(
        Peran.PPID_PEMBANTU, minta.unit, nama="Nama Petugas", nip="198001012000011001"
    )
    oleh.penugasan.update(jabatan="Sekretaris Kecamatan")
    assert penanda(J.PERPANJANGAN, oleh, permohonan=minta) == (
        minta.unit,
        {
            "nama": "Nama Petugas",
            "nip": "198001012000011001",
            "sebagai": "PPID Pembantu",
            "jabatan": "Sekretaris Kecamatan",
        },
    )


def test_the_officer_of_the_kecamatan_signs_for_its_kelurahan():
    camat = kecamatan()
    minta = permohonan(unit=UnitFactory(induk=camat), diproses=True)
    oleh = petugas_berperan(Peran.PETUGAS_LAYANAN, camat)
    unit, baris = penanda(J.TANDA_BUKTI, oleh, permohonan=minta)
    assert unit == camat
    assert baris["sebagai"] == "Petugas pelayanan informasi"


def test_an_assignment_elsewhere_or_ended_signs_nothing():
    minta = permohonan(diproses=True)
    oleh = petugas_berperan(Peran.PPID_PEMBANTU)
    lama = {"unit": minta.unit, "selesai": date(2024, 5, 1)}
    PenugasanFactory(petugas=oleh, peran=Peran.PPID_PEMBANTU, **lama)
    unit, baris = penanda(J.PERPANJANGAN, oleh, permohonan=minta)
    assert unit == minta.unit
    assert baris["sebagai"] == ""


def test_the_main_ppid_refuses_on_its_own_paper():
    utama = UnitFactory(kode="KOMINFO", peran_ppid=Unit.PeranPPID.UTAMA)
    oleh = petugas_berperan(Peran.PPID_UTAMA, utama)
    unit, baris = penanda(J.SK_PENOLAKAN, oleh, **bahan_surat(J.SK_PENOLAKAN))
    assert unit == utama
    assert baris["sebagai"] == "PPID Utama Kota Tasikmalaya"


def test_the_atasan_answers_in_the_post_noted_with_the_decision():
    oleh = petugas_berperan(Peran.ATASAN_PPID, UnitFactory(kode="SETDA"))
    unit, baris = penanda(J.TANGGAPAN_KEBERATAN, oleh, keberatan=keberatan())
    assert unit.kode == "SETDA"
    assert baris["sebagai"] == "Atasan PPID Kota Tasikmalaya"
    assert baris["jabatan"] == "Sekretaris Daerah"


@pytest.mark.parametrize(
    ("sifat", "jabatan", "tertulis"),
    [
        (Penugasan.Sifat.PLT, "Camat", "Plt. Camat"),
        (Penugasan.Sifat.PENGGANTI, "Camat", "Pengganti sementara Camat"),
        (Penugasan.Sifat.PLT, "", "Plt."),
    ],
)
def test_a_deputy_signs_as_deputy(sifat, jabatan, tertulis):
    minta = permohonan(diproses=True)
    oleh = PenugasanFactory(
        unit=minta.unit,
        peran=Peran.PPID_PEMBANTU,
        sifat=sifat,
        jabatan=jabatan,
        selesai=date(2024, 12, 31),
    ).petugas
    assert penanda(J.PERPANJANGAN, oleh, permohonan=minta)[1]["jabatan"] == tertulis
