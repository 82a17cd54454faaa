"""What a person may ask of his data: put right, take consent back, read it all (PK-56)."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, Jejak, Notifikasi
from organisasi.pribadi.actions import buka_data
from pemangku.meja.gabung import gabungkan_orang
from pemangku.models import (
    ImporBaris,
    Kanal,
    Larangan,
    Orang,
    PenerimaSiaran,
    Persetujuan,
    TautanPribadi,
    Titipan,
)
from pemangku.pribadi import hak_orang as hak
from pemangku.pribadi.hak_orang import ORANG
from tests.factories import kunjungan as k, pemangku as f
from tests.pemangku.meja_register import (
    NOMOR,
    NORMAL,
    PADA,
    berkanal,
    lembaga,
    orang_di,
    tokoh as catat_tokoh,
)
from tests.petugas import petugas_berperan

NAMA = "Dadang Suryana"


@pytest.fixture
def jabatan(kantor):
    return orang_di(lembaga(kantor), NAMA)


@pytest.fixture
def tokoh(kantor):
    return catat_tokoh(kantor, "Bambang Tokoh", alamat="Jalan Melati 5")


def perbaiki(kantor, orang, **isi):
    return hak.perbaiki_orang(
        orang, Saat(kantor.pengelola, PADA), isian=hak.isi_kini(orang) | isi
    )


# Correction


def test_the_name_is_put_right_and_the_trail_names_the_column_only(kantor, jabatan):
    ubah = perbaiki(kantor, jabatan.orang, nama=" Dadang Suriana ", gelar_depan="H.")
    assert ubah == ["nama", "gelar_depan"]
    kini = Orang.objects.get()
    assert kini.nama_lengkap == "H. Dadang Suriana"
    assert kini.nama_normal == "dadang suriana"
    jejak = Jejak.objects.milik(kini).get()
    assert (jejak.tindakan, jejak.sesudah) == ("perbaiki_data", {"kolom": ubah})
    hapus(kini)
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        perbaiki(kantor, kini, nama="Lain")


def test_what_is_left_as_it_is_or_the_same_in_another_form_stays(kantor, jabatan):
    kanal = berkanal(jabatan.orang)
    assert perbaiki(kantor, jabatan.orang) == []
    assert not Jejak.objects.filter(tindakan="perbaiki_data").exists()
    perbaiki(kantor, jabatan.orang, wa=NOMOR)
    assert Kanal.objects.get() == kanal


def test_a_channel_gives_way_to_the_right_one_or_goes(kantor, jabatan):
    berkanal(jabatan.orang)
    berkanal(jabatan.orang, "dadang@contoh.id", "email")
    perbaiki(kantor, jabatan.orang, wa="0813 1111 222", surel="")
    perbaiki(kantor, jabatan.orang, telepon="0265-331122")
    kanal = {s.jenis: (s.nilai, s.sifat) for s in Kanal.objects.all()}
    assert kanal == {
        "wa": ("628131111222", "kedinasan"),
        "telepon": ("62265331122", "pribadi"),
    }


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
    hapus(lain.orang)
    with pytest.raises(ValidationError) as galat:
        perbaiki(kantor, jabatan.orang, **isi)
    assert set(galat.value.message_dict) == {kolom}
    assert not Kanal.objects.exists()
    assert Orang.objects.get(pk=jabatan.orang_id).nama == NAMA


# Withdrawal


def test_all_consent_is_taken_back_and_queued_cards_with_it(kantor, jabatan):
    orang, saat = jabatan.orang, Saat(kantor.pengelola, PADA)
    for tujuan in ("undangan", "siaran_informasi"):
        f.PersetujuanFactory(orang=orang, tujuan=tujuan, pada=PADA - timedelta(days=1))
    kartu = f.PenerimaSiaranFactory(orang=orang, siaran__status="berjalan")
    assert hak.tarik_semua_persetujuan(orang, saat) == ["siaran_informasi", "undangan"]
    assert Persetujuan.objects.tujuan_berlaku(orang) == set()
    kartu.refresh_from_db()
    assert kartu.status == PenerimaSiaran.Status.DITARIK
    with pytest.raises(TindakanTerlarang, match="Tidak ada persetujuan"):
        hak.tarik_semua_persetujuan(orang, saat)


# The paper


def kertas(orang):
    isi = hak.isi_data_orang(orang, Saat(petugas_berperan(Peran.PDP), PADA))
    return json.dumps(isi, ensure_ascii=False)


def memuat(semua, *ada, tanpa=()):
    assert [kata for kata in ada if kata not in semua] == []
    assert [kata for kata in tanpa if kata in semua] == []


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
    milik = {"orang": orang, "pemangku": jabatan.pemangku}
    f.UndanganFactory(**milik, kegiatan=kunjungan)
    f.UndanganFactory(**milik, dikirim_pada=PADA, cara="wa")
    f.PenerimaSiaranFactory(
        orang=orang, kanal=kanal, siaran__judul="Undangan rapat FKP"
    )
    ImporBaris.objects.create(
        berkas=f.ImporBerkasFactory(kepala=[["Nama", "Nama Narahubung"]]),
        nomor=3,
        orang=orang,
        sel=json.dumps({"sel": [NAMA], "rumus": []}),
    )
    for objek, kolom in (
        (jabatan.pemangku, "kontak"),
        (orang, "semua data"),
        (lembaga(kantor, "Lembaga Jauh"), "kolom jauh"),
    ):
        buka_data(objek, Saat(kantor.operator, PADA), kolom=kolom, alasan="undangan")
    for diunduh, tujuan in ((1, "Rapat koordinasi"), (0, "Tidak jadi diunduh")):
        f.EksporPribadiFactory(diunduh=diunduh, tujuan=tujuan)
    memuat(
        kertas(orang),
        NAMA,
        NORMAL,
        orang.nomor,
        "Laki-laki",
        "Ketua",
        "Foto dipakai",
        "Sosialisasi Melati",
        "Pendaftar",
        "WhatsApp",
        "Undangan rapat FKP",
        "baris 3",
        "kontak",
        "semua data",
        "Rapat koordinasi",
        "13 Juni 2024",
        tanpa=("Budi", "0899", "survei", "kolom jauh", "Tidak jadi", "Diajak"),
    )


def test_pk_56_a_figure_gets_his_record_and_merged_rows_too(kantor, tokoh):
    berkanal(tokoh)
    lebur = f.OrangFactory(nama="Dadang S")
    gabungkan_orang(tokoh.jabatan.get().orang, lebur, Saat(kantor.pengelola, PADA))
    semua = kertas(Orang.objects.get(pk=lebur.pk))
    memuat(semua, "Bambang Tokoh", "Dadang S", "Jalan Melati 5", NORMAL, "gabungkan")


def test_pk_56_where_there_is_nothing_the_paper_says_so(kantor, jabatan):
    assert kertas(jabatan.orang).count(hak.BAGIAN_KOSONG) == 14
    assert not AksesDataPribadi.objects.exists()


# Finding whom a letter is from


def temu(kata):
    return [satu["nama"] for satu in hak.cari_orang(kata)]


def test_a_person_is_found_by_name_number_or_address(kantor, jabatan):
    orang_di(lembaga(kantor, "KIM"), "Budi")
    berkanal(jabatan.orang)
    berkanal(jabatan.orang, "dadang@contoh.id", "email")
    nama = ("dadang", "Bpk Dadang Suriana")
    for kata in (*nama, NOMOR, "Dadang@contoh.id", jabatan.orang.nomor):
        assert temu(kata) == [NAMA], kata
    assert temu("da") == temu("...") == []
    satu = hak.cari_orang("dadang")[0]
    assert satu["nomor"] == jabatan.orang.nomor
    assert satu["jabatan"] == [f"Ketua, {jabatan.pemangku}"]


def test_a_figure_is_found_masked_and_a_forgotten_one_not(jabatan):
    f.JabatanFactory(orang__nama="Dadang Tokoh", pemangku=f.PeroranganFactory())
    hapus(jabatan.orang)
    assert temu("dadang") == ["(nama disamarkan)"]
    assert Larangan.objects.count() == 0


# What follows a visit: forgotten, and told on the paper (PK-19, PK-56)


def hapus(orang):
    return ORANG.hapus(orang, Saat(None, PADA), alasan="Diminta orangnya.")


def test_pk_19_a_need_loses_its_person_and_its_link_and_is_read_by_a_human(jabatan):
    milik = {"orang": jabatan.orang}
    satu = k.TitipanFactory(**milik, pemangku=jabatan.pemangku)
    dijawab = k.TitipanFactory(**milik, status="dijawab_di_tempat", jawaban="Sudah.")
    lain = k.TitipanFactory(orang=f.OrangFactory())
    kode = satu.tawarkan(Saat(None, PADA))
    sisa = hapus(jabatan.orang)
    satu.refresh_from_db()
    assert (satu.orang, satu.sidik_kode) == (None, "")
    assert satu.pemangku == jabatan.pemangku
    assert not Titipan.objects.bertautan(kode).exists()
    lain.refresh_from_db()
    assert lain.orang is not None
    assert [(s.id, s.teks.rpartition(": ")[2]) for s in sisa] == [
        (str(satu.pk), "isi"),
        (str(dijawab.pk), "isi"),
        (str(dijawab.pk), "jawaban"),
    ]
    assert not Titipan.pgh_event_model.objects.filter(orang=jabatan.orang).exists()


def test_pk_19_a_need_in_which_the_name_stands_is_listed_once(jabatan):
    k.TitipanFactory(orang=jabatan.orang, isi=f"Ditanyakan {NAMA}: kapan rapatnya?")
    assert len(hapus(jabatan.orang)) == 1


def test_pk_19_a_waiting_card_is_withdrawn_and_its_mail_emptied(jabatan, tokoh):
    jalan = {"siaran__status": "berjalan", "kanal": None}
    tunggu = f.PenerimaSiaranFactory(orang=jabatan.orang, **jalan)
    sudah, lain = (
        f.PenerimaSiaranFactory(orang=jabatan.orang, status="terkirim", **jalan),
        f.PenerimaSiaranFactory(**jalan),
    )
    sendiri = f.PenerimaSiaranFactory(pemangku=tokoh, orang=None, **jalan)
    for kartu in (tunggu, sudah, lain):
        beri_tahu(
            [f"{kartu.pk}@contoh.id"],
            templat="pemangku/siaran/pesan/siaran.txt",
            konteks={"judul": "Kabar", "isi": f"Yth. {NAMA}"},
            kunci=f"siaran:{kartu.pk}",
            pada=PADA,
            tentang=kartu,
        )
    pesan = {p.objek_id: p for p in Notifikasi.objects.all()}
    pesan[str(sudah.pk)].tandai_terkirim(pada=PADA)
    hapus(jabatan.orang)
    for kartu in (tunggu, sudah, lain, sendiri):
        kartu.refresh_from_db()
    assert (tunggu.status, tunggu.sebab) == ("ditarik", "Dalam daftar jangan dihubungi")
    assert sudah.status == "terkirim"
    assert lain.status == sendiri.status == "menunggu"
    sisa = {p.objek_id: bool(p.isi) for p in Notifikasi.objects.all()}
    assert sisa == {str(sudah.pk): False, str(lain.pk): True}
    hapus(tokoh.jabatan.get().orang)
    sendiri.refresh_from_db()
    assert sendiri.status == "ditarik"


def test_pk_19_every_kind_of_link_of_the_person_ends(jabatan, tokoh):
    orang, T = jabatan.orang, TautanPribadi.Tujuan  # noqa: N806 - as everywhere

    def buat(tujuan, **milik):
        lama = {"pada": PADA, "berlaku_sampai": PADA}
        return TautanPribadi.objects.buat(tujuan=tujuan, **milik, **lama)

    kartu = f.PenerimaSiaranFactory(orang=orang, kanal=None)
    buat(T.SAYA, pendaftaran=f.PendaftaranMandiriFactory(orang=orang))
    buat(T.BERHENTI, penerima=kartu)
    buat(T.SAYA, orang=orang, pemangku=jabatan.pemangku)
    surat = f.PenerimaSiaranFactory(pemangku=tokoh, orang=None, kanal=None)
    buat(T.BERHENTI, penerima=surat)
    buat(T.SAYA, orang=f.OrangFactory(), pemangku=tokoh)
    buat(T.JANJI, komitmen=k.KomitmenFactory(pemangku=tokoh))
    buat(T.JANJI, komitmen=k.KomitmenFactory())
    hapus(orang)
    assert TautanPribadi.objects.count() == 4
    hapus(tokoh.jabatan.get().orang)
    assert TautanPribadi.objects.count() == 1


def test_pk_56_the_paper_tells_of_needs_and_links(jabatan, tokoh):
    orang, milik = jabatan.orang, {"pemangku": jabatan.pemangku, "orang": jabatan.orang}
    k.TitipanFactory(orang=orang, status="dialihkan", nomor_permohonan="PI-2024-7777")
    baru = k.TitipanFactory(orang=orang)
    k.TitipanFactory(rujukan="KG-2024-1/LAIN")
    TautanPribadi.objects.buat(tujuan="saya", pada=PADA, **milik)
    memuat(
        kertas(orang),
        "Minta informasi",
        "Sudah terdaftar",
        "PI-2024-7777",
        baru.rujukan,
        "Data saya",
        tanpa=("LAIN", baru.isi),
    )
