"""What a person may ask of his data: put right, take consent back, read it all (PK-56)."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, Jejak, Notifikasi, PermintaanSubjek
from organisasi.pribadi.actions import buka_data
from pemangku.gabung.actions import gabungkan_orang
from pemangku.inventaris.orang import catat_tokoh
from pemangku.models import (
    ImporBaris,
    Kanal,
    Larangan,
    Orang,
    PenerimaSiaran,
    Persetujuan,
    Siaran,
)
from pemangku.pribadi.hak_orang import (
    BAGIAN_KOSONG,
    cari_orang,
    hentikan,
    isi_data_orang,
    isi_kini,
    perbaiki_orang,
    tarik_semua_persetujuan,
)
from pemangku.pribadi.hapus_orang import hapus_orang
from tests.factories import pemangku as f
from tests.factories.pemangku import EksporPribadiFactory, ImporBerkasFactory
from tests.pemangku.meja_register import (
    NOMOR,
    NORMAL,
    PADA,
    berkanal,
    lembaga,
    orang_di,
)
from tests.petugas import petugas_berperan

NAMA = "Dadang Suryana"


@pytest.fixture
def jabatan(kantor):
    return orang_di(lembaga(kantor), NAMA)


def perbaiki(kantor, orang, **isi):
    return perbaiki_orang(
        orang, isian=isi_kini(orang) | isi, oleh=kantor.pengelola, pada=PADA
    )


# Correction


def test_the_name_is_put_right_and_the_trail_names_the_column_only(kantor, jabatan):
    ubah = perbaiki(kantor, jabatan.orang, nama=" Dadang Suriana ", gelar_depan="H.")
    assert ubah == ["nama", "gelar_depan"]
    kini = Orang.objects.get()
    assert (kini.nama_lengkap, kini.nama_normal) == (
        "H. Dadang Suriana",
        "dadang suriana",
    )
    jejak = Jejak.objects.milik(kini).get()
    assert (jejak.tindakan, jejak.sesudah) == ("perbaiki_data", {"kolom": ubah})


def test_what_is_left_as_it_is_changes_nothing(kantor, jabatan):
    berkanal(jabatan.orang)
    assert perbaiki(kantor, jabatan.orang) == []
    assert not Jejak.objects.filter(tindakan="perbaiki_data").exists()


def test_a_channel_gives_way_to_the_right_one_or_goes(kantor, jabatan):
    berkanal(jabatan.orang)
    berkanal(jabatan.orang, "dadang@contoh.id", "email")
    perbaiki(kantor, jabatan.orang, wa="0813 1111 222", surel="")
    perbaiki(kantor, jabatan.orang, telepon="0265-331122")
    kanal = {k.jenis: (k.nilai, k.sifat) for k in Kanal.objects.all()}
    assert kanal == {
        "wa": ("628131111222", "kedinasan"),
        "telepon": ("62265331122", "pribadi"),
    }


def test_the_same_number_in_another_form_stays(kantor, jabatan):
    kanal = berkanal(jabatan.orang)
    perbaiki(kantor, jabatan.orang, wa=NOMOR)
    assert Kanal.objects.get() == kanal


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"nama": "D" * 101}, "nama"),
        ({"wa": "0812345"}, "wa"),
        ({"surel": "bukan surel"}, "surel"),
        ({"wa": "0813 1111 222"}, "wa"),
    ],
)
def test_a_wrong_value_is_told_beside_its_field_and_nothing_is_kept(
    kantor, jabatan, isi, kolom
):
    lain = orang_di(lembaga(kantor, "KIM"), "Budi")
    berkanal(lain.orang, "0813 1111 222")
    hapus_orang(lain.orang, oleh=None, pada=PADA, alasan="Diminta.")
    with pytest.raises(ValidationError) as galat:
        perbaiki(kantor, jabatan.orang, **isi)
    assert set(galat.value.message_dict) == {kolom}
    assert not Kanal.objects.exists()
    assert Orang.objects.get(pk=jabatan.orang_id).nama == NAMA


def test_nothing_is_put_right_of_one_who_is_forgotten(kantor, jabatan):
    hapus_orang(jabatan.orang, oleh=None, pada=PADA, alasan="Diminta.")
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        perbaiki(kantor, jabatan.orang, nama="Lain")


# Withdrawal


def test_all_consent_is_taken_back_and_queued_cards_with_it(kantor, jabatan):
    orang = jabatan.orang
    for tujuan in ("undangan", "siaran_informasi"):
        f.PersetujuanFactory(orang=orang, tujuan=tujuan, pada=PADA - timedelta(days=1))
    siaran = f.SiaranFactory(status=Siaran.Status.BERJALAN)
    kartu = f.PenerimaSiaranFactory(orang=orang, siaran=siaran)
    ditarik = tarik_semua_persetujuan(orang, oleh=kantor.pengelola, pada=PADA)
    assert ditarik == ["siaran_informasi", "undangan"]
    assert Persetujuan.objects.tujuan_berlaku(orang) == set()
    kartu.refresh_from_db()
    assert kartu.keadaan == PenerimaSiaran.Keadaan.DITARIK
    with pytest.raises(TindakanTerlarang, match="Tidak ada persetujuan"):
        tarik_semua_persetujuan(orang, oleh=kantor.pengelola, pada=PADA)


def test_pk_56_a_withdrawal_by_link_closes_itself(kantor, jabatan):
    f.PersetujuanFactory(orang=jabatan.orang, pada=PADA - timedelta(days=1))
    kartu = f.PenerimaSiaranFactory(orang=jabatan.orang)
    lembaga_saja = f.PenerimaSiaranFactory(
        orang=None, kanal=f.KanalFactory(orang=None, pemangku=jabatan.pemangku)
    )
    for satu in (kartu, kartu, lembaga_saja):
        hentikan(satu, pada=PADA)
    minta = PermintaanSubjek.objects.get()
    assert (minta.jenis, minta.objek_nomor) == ("penarikan", jabatan.orang.nomor)
    assert (minta.selesai_pada, minta.hasil) == (PADA, "dipenuhi")
    assert not PermintaanSubjek.objects.terbuka().exists()
    assert not Notifikasi.objects.exists()


# The paper


def teks(isi):
    return json.dumps(isi, ensure_ascii=False)


def test_pk_56_the_paper_holds_everything_of_this_person_only(kantor, jabatan):
    orang, lain = jabatan.orang, orang_di(jabatan.pemangku, "Budi Lainnya")
    orang.jenis_kelamin = "l"
    orang.save()
    kanal = berkanal(orang)
    berkanal(lain.orang, "0899-1234-567")
    jabatan.selesai = PADA.date() + timedelta(days=9)
    jabatan.save()
    f.PersetujuanFactory(orang=orang, tujuan="foto")
    f.PersetujuanFactory(orang=lain.orang, tujuan="survei")
    kunjungan = f.KegiatanFactory(judul="Sosialisasi Melati")
    f.KehadiranFactory(orang=orang, kegiatan=kunjungan, lembaga_snapshot="LPM")
    f.KehadiranFactory(orang=lain.orang, kegiatan=kunjungan)
    f.PendaftaranMandiriFactory(orang=orang, status="cocok")
    f.UndanganFactory(orang=orang, pemangku=jabatan.pemangku, kegiatan=kunjungan)
    f.UndanganFactory(
        orang=orang, pemangku=jabatan.pemangku, dikirim_pada=PADA, cara="wa"
    )
    f.PenerimaSiaranFactory(
        orang=orang, kanal=kanal, siaran__judul="Undangan rapat FKP"
    )
    ImporBaris.objects.create(
        berkas=ImporBerkasFactory(kepala=[["Nama", "Nama Narahubung"]]),
        nomor=3,
        orang=orang,
        sel=json.dumps({"sel": [NAMA], "rumus": []}),
    )
    for objek, kolom in (
        (jabatan.pemangku, "kontak"),
        (orang, "semua data"),
        (lembaga(kantor, "Lembaga Jauh"), "kolom jauh"),
    ):
        buka_data(
            objek, oleh=kantor.operator, kolom=kolom, alasan="undangan", pada=PADA
        )
    EksporPribadiFactory(diunduh=1, tujuan="Rapat koordinasi")
    EksporPribadiFactory(diunduh=0, tujuan="Tidak jadi diunduh")
    isi = isi_data_orang(orang, oleh=petugas_berperan(Peran.PDP), pada=PADA)
    semua = teks(isi)
    for ada in (
        *(NAMA, NORMAL, orang.nomor, "Laki-laki", "Ketua", "Foto dipakai"),
        *("Sosialisasi Melati", "Pendaftar", "WhatsApp", "Undangan rapat FKP"),
        *("baris 3", "kontak", "semua data", "Rapat koordinasi", "13 Juni 2024"),
    ):
        assert ada in semua, ada
    for tiada in ("Budi", "0899", "survei", "kolom jauh", "Tidak jadi", "Diajak"):
        assert tiada not in semua, tiada


def test_pk_56_a_figure_gets_his_record_and_merged_rows_too(kantor):
    tokoh = catat_tokoh(
        nama=NAMA,
        isian={
            "jenis": f.JenisPemangkuFactory(perorangan=True),
            "lingkup": "eksternal",
            "alamat": "Jalan Melati 5",
        },
        sumber="operator",
        pengelola=kantor.cipedes,
        oleh=kantor.operator,
        pada=PADA,
    )
    berkanal(tokoh)
    orang = tokoh.jabatan.get().orang
    lebur = f.OrangFactory(nama="Dadang S")
    gabungkan_orang(orang, lebur, oleh=kantor.pengelola, pada=PADA)
    semua = teks(
        isi_data_orang(
            Orang.objects.get(pk=lebur.pk), oleh=petugas_berperan(Peran.PDP), pada=PADA
        )
    )
    for ada in (NAMA, "Dadang S", "Jalan Melati 5", NORMAL, "gabungkan"):
        assert ada in semua, ada


def test_pk_56_where_there_is_nothing_the_paper_says_so(kantor, jabatan):
    isi = isi_data_orang(jabatan.orang, oleh=petugas_berperan(Peran.PDP), pada=PADA)
    assert teks(isi).count(BAGIAN_KOSONG) == 14
    assert not AksesDataPribadi.objects.exists()


# Finding whom a letter is from


def temu(kata):
    return [satu.nama for satu in cari_orang(kata)]


def test_a_person_is_found_by_name_number_or_address(kantor, jabatan):
    orang_di(lembaga(kantor, "KIM"), "Budi")
    berkanal(jabatan.orang)
    berkanal(jabatan.orang, "dadang@contoh.id", "email")
    for kata in (
        *("dadang", "Bpk Dadang Suriana", NOMOR, "Dadang@contoh.id"),
        jabatan.orang.nomor,
    ):
        assert temu(kata) == [NAMA], kata
    assert temu("da") == []
    assert temu("...") == []
    satu = cari_orang("dadang")[0]
    assert satu.nomor == jabatan.orang.nomor
    assert satu.jabatan == [f"Ketua, {jabatan.pemangku}"]


def test_a_figure_is_found_masked_and_a_forgotten_one_not(kantor, jabatan):
    f.JabatanFactory(
        orang__nama="Dadang Tokoh", pemangku=f.PeroranganFactory(jenis=kantor.jenis)
    )
    hapus_orang(jabatan.orang, oleh=None, pada=PADA, alasan="Diminta.")
    assert temu("dadang") == ["(nama disamarkan)"]
    assert Larangan.objects.count() == 0
