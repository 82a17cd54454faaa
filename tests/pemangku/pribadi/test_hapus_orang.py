"""Forgetting a person: gone everywhere, one transaction, on record (pemangku 8.3, PK-19)."""

import hashlib
import json
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction
from psycopg import sql

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, Pengaturan
from organisasi.pribadi.simpanan import TINDAKAN
from pemangku.inventaris.duplikat import kolom_anak
from pemangku.inventaris.kanal import KanalDilarang, tambah_kanal
from pemangku.inventaris.orang import NAMA_DIHAPUS
from pemangku.inventaris.persetujuan import beri_persetujuan
from pemangku.meja import gabung
from pemangku.models import (
    ImporBaris,
    ImporBerkas,
    Kanal,
    Kehadiran,
    Larangan,
    Orang,
    Pemangku,
    PendaftaranMandiri,
    PenerimaSiaran,
    Siaran,
    TautanPribadi,
)
from pemangku.pribadi.hak_orang import ORANG
from pemangku.pribadi.simpanan import SIMPANAN
from tests.factories import pemangku as f
from tests.factories.organisasi import IsuFactory, PermintaanSubjekFactory
from tests.pemangku.meja_register import (
    HARI,
    NOMOR,
    PADA,
    berkanal,
    lembaga,
    orang_di,
    tokoh,
)
from tests.serentak import serentak

NAMA = "Dadang Suryana"
ALASAN = "Diminta orangnya."


@pytest.fixture
def jabatan(kantor):
    return orang_di(lembaga(kantor), NAMA, peran_khusus=["pimpinan"])


def hapus(jabatan, **lain):
    return ORANG.hapus(
        jabatan.orang, **{"saat": Saat(None, PADA), "alasan": ALASAN} | lain
    )


def segar(objek):
    return type(objek).objects.get(pk=objek.pk)


def teks_basis_data(nama):
    """Every table of the service in which the words stand in the clear."""
    ada = []
    with connection.cursor() as kursor:
        for tabel in connection.introspection.table_names(kursor):
            if tabel.startswith(("pemangku_", "organisasi_")):
                cari = sql.SQL("SELECT 1 FROM {} AS t WHERE t::text ILIKE %s LIMIT 1")
                kursor.execute(cari.format(sql.Identifier(tabel)), [f"%{nama}%"])
                ada += [tabel] * bool(kursor.fetchone())
    return ada


def test_name_and_channels_are_gone_and_may_not_come_back(kantor, jabatan):
    orang, S = jabatan.orang, Orang.Status  # noqa: N806 - as everywhere for choices
    Orang.objects.filter(pk=orang.pk).update(gelar_depan="H.", jenis_kelamin="l")
    berkanal(orang)
    berkanal(orang, "dadang@contoh.id", "email")
    with pytest.raises(TindakanTerlarang, match="alasan"):
        hapus(jabatan, alasan="  ")
    hapus(jabatan, saat=Saat(kantor.pengelola, PADA))
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        hapus(jabatan)
    kini = segar(orang)
    assert (kini.status, kini.nama, kini.dihapus_pada) == (
        S.DIHAPUS,
        NAMA_DIHAPUS,
        PADA,
    )
    assert kini.gelar_depan == kini.jenis_kelamin == ""
    assert not Kanal.objects.exists()
    assert {x.jenis for x in Larangan.objects.all()} == {"wa", "email"}
    with pytest.raises(KanalDilarang):
        tambah_kanal(orang, Saat(None, PADA), jenis="wa", nilai=NOMOR, sifat="pribadi")
    jejak = Jejak.objects.get(tindakan=TINDAKAN)
    assert (jejak.oleh, jejak.catatan) == (kantor.pengelola.username, ALASAN)
    assert jejak.sesudah["kanal"] == 2
    assert teks_basis_data(NAMA) == []


def test_posts_end_the_day_before_and_invitations_are_the_bodys_again(jabatan):
    baru = f.JabatanFactory(orang=jabatan.orang, mulai=HARI)
    lama = f.JabatanFactory(orang=jabatan.orang, selesai=date(2024, 3, 1))
    isi = {"orang": jabatan.orang, "pemangku": jabatan.pemangku}
    nanti = f.UndanganFactory(**isi)
    dulu = f.UndanganFactory(**isi, kegiatan__status="selesai")
    hapus(jabatan)
    assert segar(jabatan).selesai == HARI - timedelta(days=1)
    assert segar(baru).selesai == HARI
    assert segar(lama).selesai == date(2024, 3, 1)
    assert segar(nanti).orang is None
    assert segar(dulu).orang == jabatan.orang


def test_what_fails_on_the_way_leaves_everything(jabatan, monkeypatch):
    berkanal(jabatan.orang)
    # What a person is made of is the last to go.
    monkeypatch.setattr(Orang, "hapus", None)
    with pytest.raises(TypeError), transaction.atomic():
        hapus(jabatan)
    assert segar(jabatan.orang).nama == NAMA
    assert Kanal.objects.exists()
    assert not Larangan.objects.exists()


# Consent


def kertas(orang):
    return beri_persetujuan(
        orang,
        saat=Saat(None, PADA),
        tujuan="undangan",
        bukti=ContentFile(b"%PDF pindaian", name="bukti.pdf"),
        keterangan="Formulir Dadang",
        cara="kertas",
    )


def test_paper_consent_stays_as_a_hash_without_its_paper(jabatan):
    baris = kertas(jabatan.orang)
    hapus(jabatan)
    kini = segar(baris)
    assert (kini.bukti.name, kini.keterangan) == ("", "")
    assert kini.sidik_bukti == hashlib.sha256(b"%PDF pindaian").hexdigest()
    assert (kini.keputusan, kini.tujuan) == ("beri", "undangan")


def test_a_remark_alone_and_a_lost_file_leave_a_keyed_hash(jabatan):
    hilang = kertas(jabatan.orang)
    hilang.bukti.storage.delete(hilang.bukti.name)
    daring = f.PersetujuanFactory(orang=jabatan.orang, keterangan="Lewat QR")
    polos = f.PersetujuanFactory(orang=jabatan.orang)
    hapus(jabatan)
    sidik = [len(segar(satu).sidik_bukti) for satu in (hilang, daring, polos)]
    assert sidik == [64, 64, 0]
    assert segar(daring).keterangan == ""


def test_a_shared_scan_stays_for_the_others_and_a_human_is_told(kantor, jabatan):
    milik, lain = kertas(jabatan.orang), orang_di(lembaga(kantor, "KIM"), "Budi")
    f.PersetujuanFactory(orang=lain.orang, cara="kertas", bukti=milik.bukti.name)
    sisa = hapus(jabatan)
    assert milik.bukti.storage.exists(milik.bukti.name)
    teks = [satu.teks for satu in sisa]
    assert f"pindaian persetujuan bersama: {milik.bukti.name}" in teks


def test_the_card_of_a_running_broadcast_is_withdrawn(jabatan):
    orang, kanal = jabatan.orang, berkanal(jabatan.orang, "dadang@contoh.id", "email")
    jalan, selesai = (
        f.SiaranFactory(status=status, kanal="email")
        for status in (Siaran.Status.BERJALAN, Siaran.Status.SELESAI)
    )
    isi = {"orang": orang, "kanal": kanal}
    kartu = f.PenerimaSiaranFactory(**isi, siaran=jalan)
    lama = f.PenerimaSiaranFactory(**isi, siaran=selesai, status="terkirim")
    beri_tahu(
        ["dadang@contoh.id"],
        templat="organisasi/kabar/kontak_berlebih.txt",
        konteks={"petugas": NAMA},
        kunci="siaran",
        pada=PADA,
        tentang=lama,
    )
    Notifikasi.objects.update(status="terkirim", dikirim_pada=PADA)
    TautanPribadi.objects.buat(tujuan="saya", pada=PADA, orang=orang)
    TautanPribadi.objects.buat(tujuan="berhenti", pada=PADA, penerima=lama)
    hapus(jabatan)
    assert segar(kartu).status == PenerimaSiaran.Status.DITARIK
    assert segar(jalan).status == Siaran.Status.SELESAI
    assert segar(lama).status == "terkirim"
    pesan = Notifikasi.objects.get()
    assert (pesan.penerima, pesan.isi) == ("", "")
    assert not TautanPribadi.objects.exists()


@pytest.mark.parametrize("simpan", [True, False])
def test_attendance_keeps_its_name_as_the_setting_says(jabatan, *, simpan):
    Pengaturan(simpan_nama_hadir=simpan).save()
    hadir = f.KehadiranFactory(
        orang=jabatan.orang, jabatan_snapshot="Ketua", jenis_kelamin="l"
    )
    hapus(jabatan)
    kini = segar(hadir)
    assert kini.nama_snapshot == (NAMA if simpan else NAMA_DIHAPUS)
    assert kini.jabatan_snapshot == ("Ketua" if simpan else "")
    assert kini.jenis_kelamin == ("l" if simpan else "")
    assert kini.status == Kehadiran.Status.SAH


KOLOM = ("Nama Lembaga", "Nama Narahubung", "WhatsApp", "Email")


def sel(**isi):
    nilai = [isi.get(k.split()[-1].lower(), "") for k in KOLOM]
    return json.dumps({"sel": nilai, "rumus": []})


def baris_impor(**lain):
    berkas = f.ImporBerkasFactory(kepala=[[k, k] for k in KOLOM])
    isi = {"nomor": 2, "sel": sel(narahubung=NAMA), "vonis": "baru"} | lain
    return ImporBaris.objects.create(berkas=berkas, **isi)


def test_rows_of_sheets_are_emptied(kantor, jabatan):
    berkanal(jabatan.orang)
    tertaut = baris_impor(
        orang=jabatan.orang, pemangku=jabatan.pemangku, hasil="dibuat", terap="{}"
    )
    senama = baris_impor(
        sel=sel(narahubung="H. Dadang Suryana"), sasaran=jabatan.pemangku
    )
    senomor = baris_impor(sel=sel(whatsapp=NOMOR), vonis="galat")
    lewat = baris_impor(sel=sel(whatsapp=NOMOR), hasil="dikembalikan")
    gelar = "Bapak H. Dadang Suryana, S.Sos. (Ketua)"
    bergelar = baris_impor(sel=sel(narahubung=gelar), sasaran=jabatan.pemangku)
    # A sheet whose columns nobody has matched yet.
    belum = baris_impor(sel=sel(narahubung=gelar, email=NOMOR), vonis="")
    ImporBerkas.objects.filter(pk=belum.berkas_id).update(
        kepala=[[k, ""] for k in KOLOM], status="kolom"
    )
    lain = [
        baris_impor(sel=sel(narahubung="Budi", whatsapp=NOMOR)),
        baris_impor(sel=sel(narahubung=NAMA)),
        baris_impor(sel=sel(whatsapp="bukan nomor")),
    ]
    hapus(jabatan)
    for satu in (tertaut, senama, senomor, lewat, bergelar, belum):
        assert segar(satu).isi == {"sel": [], "rumus": []}
    assert segar(tertaut).hasil == "dipertahankan"
    assert (segar(senama).vonis, segar(senama).hasil) == ("galat", "")
    assert segar(lewat).hasil == "dikembalikan"
    assert [segar(satu).sel for satu in lain] == [satu.sel for satu in lain]
    assert Jejak.objects.get(tindakan=TINDAKAN).sesudah["impor"] == 6


def test_registrations_are_emptied_and_waiting_ones_withdrawn(jabatan):
    berkanal(jabatan.orang)
    daftar = f.PendaftaranMandiriFactory
    lama = daftar(orang=jabatan.orang, status="cocok", sidik="a" * 64)
    isi = {"nama": NAMA, "wa": NOMOR, "lembaga": "LPM"}
    tunggu = daftar(isian=json.dumps(isi))
    hadir = f.KehadiranFactory(
        orang=None,
        pendaftaran=tunggu,
        kegiatan=tunggu.kegiatan,
        nama_snapshot=NAMA,
        status="sementara",
    )
    lain = daftar(isian=json.dumps(isi | {"nama": "Budi"}))
    hapus(jabatan)
    assert (segar(lama).isian, segar(lama).sidik) == ("", "")
    tunggu = segar(tunggu)
    assert (tunggu.isian, tunggu.status) == ("", PendaftaranMandiri.Status.DITOLAK)
    assert segar(hadir).nama_snapshot == NAMA_DIHAPUS
    assert segar(lain).isi["nama"] == "Budi"


def test_notes_that_name_the_person_are_listed_and_left_alone(kantor, jabatan):
    catatan = lembaga(kantor, "KIM Melati", catatan_internal="Hubungi dadang  suryana.")
    lembaga(kantor, "Dadang Suryanata")
    kunjungan = f.KegiatanFactory(notulen="Usul Bapak Dadang Suryana diterima.")
    Jejak.objects.catat(catatan, "catat", saat=Saat(None, PADA), catatan=f"Dari {NAMA}")
    for pemilik in (jabatan.orang, orang_di(catatan, "Budi").orang, catatan):
        berkanal(pemilik)
    teks = [satu.teks for satu in hapus(jabatan)]
    assert f"pemangku {catatan.nomor}: catatan internal" in teks
    assert f"kegiatan {kunjungan.nomor}: notulen" in teks
    assert any("jejak" in satu for satu in teks)
    assert sum("nomor atau alamat yang sama" in satu for satu in teks) == 2
    assert len(teks) == 5
    assert segar(catatan).catatan_internal == "Hubungi dadang  suryana."
    dibaca = Jejak.objects.get(tindakan=TINDAKAN).sesudah["dibaca"]
    assert [satu[0] for satu in dibaca] == teks
    assert NAMA.lower() not in json.dumps(dibaca).lower()


# Merged rows and figures


def test_rows_that_were_merged_into_the_person_go_too(kantor, jabatan):
    saat, lebur = Saat(kantor.pengelola, PADA), orang_di(jabatan.pemangku, "Suriana")
    log = gabung.gabungkan_orang(jabatan.orang, lebur.orang, saat)
    # The trail of other records names the person by number from the beginning.
    jejak = Jejak.objects.milik(lebur.orang).get(tindakan="gabungkan")
    assert jejak.sesudah["penerus"] == jabatan.orang.nomor
    assert jejak.objek_nomor == lebur.orang.nomor
    # Asked about the row that went: it is the same person.
    ORANG.hapus(segar(lebur.orang), Saat(None, PADA), alasan=ALASAN)
    assert {o.nama for o in Orang.objects.all()} == {NAMA_DIHAPUS}
    assert teks_basis_data("Suriana") == []
    with pytest.raises(TindakanTerlarang, match="sebelum orangnya dihapus"):
        gabung.batalkan_gabungan(segar(log), saat)


def test_the_record_of_a_figure_is_emptied_with_its_history(kantor):
    catatan = {"catatan_internal": "Rumahnya dekat masjid."}
    satu = tokoh(kantor, NAMA, alamat="Jalan Melati 5", **catatan)
    lain, saat = tokoh(kantor, "Dadang S"), Saat(kantor.pengelola, PADA)
    Pemangku.objects.filter(pk=satu.pk).update(alamat="Jalan Melati 6")
    berkanal(satu)
    f.HubunganFactory(pemangku=satu, catatan="Rumahnya dekat masjid.")
    satu.isu.add(IsuFactory())
    lanjut = {"status": "dibatalkan", "hasil": "Bukan masjid itu"}
    f.LangkahFactory(pemangku=satu, uraian="Ke masjid lagi.", **lanjut)
    log = gabung.gabungkan_pemangku(satu, lain, saat, ambil=["wilayah"])
    hapus(satu.jabatan.filter(selesai=None)[0])
    assert segar(satu).status == Pemangku.Status.NONAKTIF
    assert (segar(satu).alamat, segar(satu).catatan_internal) == ("", "")
    assert not Kanal.objects.exists()
    assert not satu.isu.exists()
    for isi in ("Melati", "masjid", NAMA, "Dadang S"):
        assert teks_basis_data(isi) == []
    with pytest.raises(TindakanTerlarang, match="sebelum orangnya dihapus"):
        gabung.batalkan_gabungan(segar(log), saat)


def test_the_draft_of_a_figure_is_refused(kantor):
    draf = tokoh(kantor, NAMA, draf="Mungkin sudah ada.")
    hapus(draf.jabatan.get())
    assert segar(draf).status == Pemangku.Status.DITOLAK


def test_an_undo_inside_another_is_refused_as_well(kantor):
    satu, lain = tokoh(kantor, NAMA), tokoh(kantor, "Dadang S")
    saat = Saat(kantor.pengelola, PADA)
    log = gabung.gabungkan_pemangku(satu, lain, saat, ambil=[])
    log.ikutan.update(snapshot_kekal={})
    with pytest.raises(TindakanTerlarang, match="sebelum orangnya dihapus"):
        gabung.batalkan_gabungan(segar(log), saat)


def test_requests_lose_their_words(jabatan):
    orang = jabatan.orang
    minta = PermintaanSubjekFactory(
        objek_jenis="pemangku.orang", objek_id=str(orang.pk), uraian="Saya Dadang."
    )
    hapus(jabatan)
    assert segar(minta).uraian == ""


def test_a_number_finds_its_person_and_what_is_none_finds_nobody(jabatan):
    orang_di(jabatan.pemangku, "Budi")
    nomor = jabatan.orang.nomor
    assert Orang.objects.bernomor(f" {nomor.lower()} ").get() == jabatan.orang
    for salah in ("", "OR-", "OR-12345678901G", "OR-1234"):
        assert not Orang.objects.bernomor(salah).exists()


def test_every_noun_that_hangs_on_a_person_says_what_it_keeps():
    disimpan = {satu.model for satu in SIMPANAN}
    assert {kolom.model for kolom in kolom_anak(Orang)} <= disimpan
    assert all(s.lupakan or s.kosongkan or s.judul for s in SIMPANAN)


@pytest.mark.django_db(transaction=True)
@pytest.mark.sql
def test_of_two_erasures_one_wins():
    orang = f.JabatanFactory().orang
    f.KanalFactory(orang=orang)
    hasil = serentak(2, lambda _ke: ORANG.hapus(orang, Saat(None, PADA), alasan=ALASAN))
    assert sum(isinstance(satu, TindakanTerlarang) for satu in hasil) == 1
    assert Orang.objects.get().status == Orang.Status.DIHAPUS
    assert Jejak.objects.filter(tindakan=TINDAKAN).count() == 1
