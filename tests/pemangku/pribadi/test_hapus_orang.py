"""Forgetting a person: gone everywhere, one transaction, on record (pemangku 8.3, PK-19)."""

import hashlib
import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, ProgrammingError, connection, transaction
from psycopg import sql

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, Pengaturan, PermintaanSubjek
from pemangku.gabung.actions import (
    batalkan_gabungan,
    batalkan_gabungan_orang,
    gabungkan_orang,
    gabungkan_pemangku,
)
from pemangku.inventaris.duplikat import kolom_anak
from pemangku.inventaris.kanal import KanalDilarang, tambah_kanal
from pemangku.inventaris.orang import NAMA_DIHAPUS, catat_tokoh
from pemangku.inventaris.persetujuan import beri_persetujuan
from pemangku.models import (
    ImporBaris,
    Kanal,
    Kehadiran,
    Larangan,
    Orang,
    Pemangku,
    PendaftaranMandiri,
    PenerimaSiaran,
    Persetujuan,
    Siaran,
    TautanPribadi,
    UsulHapus,
)
from pemangku.pribadi import hapus_orang as modul
from pemangku.pribadi.hapus_orang import hapus_orang
from pemangku.pribadi.simpanan import SIMPANAN
from tests.factories import pemangku as f
from tests.factories.organisasi import PermintaanSubjekFactory
from tests.factories.pemangku import ImporBerkasFactory
from tests.pemangku.meja_register import HARI, NOMOR, PADA, berkanal, lembaga, orang_di
from tests.serentak import serentak

NAMA = "Dadang Suryana"
ALASAN = "Diminta orangnya."


@pytest.fixture
def jabatan(kantor):
    return orang_di(lembaga(kantor), NAMA, peran_khusus=["pimpinan"])


def hapus(jabatan, **lain):
    isi = {"saat": Saat(None, PADA), "alasan": ALASAN} | lain
    return hapus_orang(jabatan.orang, **isi)


def segar(objek):
    return type(objek).objects.get(pk=objek.pk)


def teks_basis_data(nama):
    """Every table of the service in which the words stand in the clear."""
    ada = []
    with connection.cursor() as kursor:
        for tabel in connection.introspection.table_names(kursor):
            if tabel.startswith(("pemangku_", "organisasi_")):
                kursor.execute(
                    sql.SQL(
                        "SELECT 1 FROM {} AS t WHERE t::text ILIKE %s LIMIT 1"
                    ).format(sql.Identifier(tabel)),
                    [f"%{nama}%"],
                )
                if kursor.fetchone():
                    ada.append(tabel)
    return ada


def test_name_and_channels_are_gone_and_may_not_come_back(kantor, jabatan):
    orang = jabatan.orang
    Orang.objects.filter(pk=orang.pk).update(gelar_depan="H.", jenis_kelamin="l")
    berkanal(orang)
    berkanal(orang, "dadang@contoh.id", "email")
    hapus(jabatan, saat=Saat(kantor.pengelola, PADA))
    kini = segar(orang)
    assert (kini.status, kini.nama, kini.gelar_depan, kini.jenis_kelamin) == (
        *(Orang.Status.DIHAPUS, NAMA_DIHAPUS),
        *("", ""),
    )
    assert kini.dihapus_pada == PADA
    assert not Kanal.objects.exists()
    assert {x.jenis for x in Larangan.objects.all()} == {"wa", "email"}
    with pytest.raises(KanalDilarang):
        tambah_kanal(orang, Saat(None, PADA), jenis="wa", nilai=NOMOR, sifat="pribadi")
    jejak = Jejak.objects.get(tindakan=modul.TINDAKAN)
    assert (jejak.oleh, jejak.catatan) == (kantor.pengelola.username, ALASAN)
    assert jejak.sesudah["kanal"] == 2
    assert teks_basis_data(NAMA) == []


def test_posts_end_the_day_before(jabatan):
    baru = f.JabatanFactory(orang=jabatan.orang, mulai=HARI)
    lama = f.JabatanFactory(orang=jabatan.orang, selesai=date(2024, 3, 1))
    hapus(jabatan)
    assert segar(jabatan).selesai == HARI - timedelta(days=1)
    assert segar(baru).selesai == HARI
    assert segar(lama).selesai == date(2024, 3, 1)


def test_a_person_is_forgotten_once_and_for_a_reason(jabatan):
    with pytest.raises(TindakanTerlarang, match="alasan"):
        hapus(jabatan, alasan="  ")
    hapus(jabatan)
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        hapus(jabatan)


def test_what_fails_on_the_way_leaves_everything(jabatan, monkeypatch):
    berkanal(jabatan.orang)

    def jatuh(*_args, **_kw):
        raise OSError

    monkeypatch.setattr(Orang, "hapus", jatuh)
    with pytest.raises(OSError), transaction.atomic():  # noqa: PT011 - ours
        hapus(jabatan)
    assert segar(jabatan.orang).nama == NAMA
    assert Kanal.objects.exists()
    assert not Larangan.objects.exists()


# Consent


def kertas(orang, isi=b"%PDF pindaian", **lain):
    bukti = ContentFile(isi, name="bukti.pdf")
    rinci = {"keterangan": "Formulir Dadang", "cara": "kertas"} | lain
    return beri_persetujuan(
        orang, saat=Saat(None, PADA), tujuan="undangan", bukti=bukti, **rinci
    )


def test_paper_consent_stays_as_a_hash_without_its_paper(
    jabatan, django_capture_on_commit_callbacks
):
    baris = kertas(jabatan.orang)
    gudang, nama = baris.bukti.storage, baris.bukti.name
    with django_capture_on_commit_callbacks(execute=True):
        hapus(jabatan)
    kini = segar(baris)
    assert (kini.bukti.name, kini.keterangan) == ("", "")
    assert kini.sidik_bukti == hashlib.sha256(b"%PDF pindaian").hexdigest()
    assert (kini.keputusan, kini.tujuan) == ("beri", "undangan")
    assert not gudang.exists(nama)


def test_a_remark_alone_and_a_lost_file_leave_a_keyed_hash(jabatan):
    hilang = kertas(jabatan.orang)
    hilang.bukti.storage.delete(hilang.bukti.name)
    daring = f.PersetujuanFactory(orang=jabatan.orang, keterangan="Lewat QR")
    polos = f.PersetujuanFactory(orang=jabatan.orang)
    hapus(jabatan)
    assert len(segar(hilang).sidik_bukti) == 64
    assert len(segar(daring).sidik_bukti) == 64
    assert segar(daring).keterangan == ""
    assert segar(polos).sidik_bukti == ""


def test_a_shared_scan_stays_for_the_others_and_a_human_is_told(kantor, jabatan):
    milik, lain = kertas(jabatan.orang), orang_di(lembaga(kantor, "KIM"), "Budi")
    f.PersetujuanFactory(orang=lain.orang, cara="kertas", bukti=milik.bukti.name)
    sebatch = kertas(jabatan.orang)
    impor = ImporBerkasFactory(bukti=sebatch.bukti.name)
    sisa = hapus(jabatan)
    assert milik.bukti.storage.exists(milik.bukti.name)
    assert sebatch.bukti.storage.exists(sebatch.bukti.name)
    teks = [satu.teks for satu in sisa]
    assert f"pindaian persetujuan bersama: {milik.bukti.name}" in teks
    assert any(impor.nomor in satu for satu in teks)


def test_the_database_lets_only_the_routine_touch_consent(jabatan):
    baris = kertas(jabatan.orang)
    with pytest.raises(ProgrammingError, match="only added"), transaction.atomic():
        Persetujuan.objects.filter(pk=baris.pk).update(keterangan="")
    hapus(jabatan)
    for ubah in ({"keterangan": "x"}, {"keputusan": "tarik"}, {"sidik_bukti": ""}):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Persetujuan.objects.filter(pk=baris.pk).update(**ubah)
    with pytest.raises(IntegrityError, match="kertas_berbukti"):
        f.PersetujuanFactory(orang=jabatan.orang, cara="kertas")


# Broadcasts and links


def test_the_card_of_a_running_broadcast_is_withdrawn(jabatan):
    orang, kanal = jabatan.orang, berkanal(jabatan.orang, "dadang@contoh.id", "email")
    siaran = f.SiaranFactory(status=Siaran.Status.BERJALAN, kanal="email")
    isi = {"orang": orang, "kanal": kanal, "siaran": siaran}
    kartu = f.PenerimaSiaranFactory(**isi)
    lama = f.PenerimaSiaranFactory(
        **isi | {"siaran": f.SiaranFactory(status=Siaran.Status.SELESAI)},
        keadaan="terkirim",
    )
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
    assert segar(kartu).keadaan == PenerimaSiaran.Keadaan.DITARIK
    assert segar(siaran).status == Siaran.Status.SELESAI
    assert segar(lama).keadaan == "terkirim"
    pesan = Notifikasi.objects.get()
    assert (pesan.penerima, pesan.isi) == ("", "")
    assert not TautanPribadi.objects.exists()


def test_an_invitation_to_what_is_to_come_is_the_bodys_again(jabatan):
    isi = {"orang": jabatan.orang, "pemangku": jabatan.pemangku}
    nanti = f.UndanganFactory(**isi)
    dulu = f.UndanganFactory(**isi, kegiatan__status="selesai")
    hapus(jabatan)
    assert segar(nanti).orang is None
    assert segar(dulu).orang == jabatan.orang


# Attendance


@pytest.mark.parametrize("simpan", [True, False])
def test_attendance_keeps_its_name_as_the_setting_says(jabatan, *, simpan):
    Pengaturan(simpan_nama_hadir=simpan).save()
    hadir = f.KehadiranFactory(orang=jabatan.orang, jabatan_snapshot="Ketua")
    hapus(jabatan)
    kini = segar(hadir)
    assert kini.nama_snapshot == (NAMA if simpan else NAMA_DIHAPUS)
    assert kini.jabatan_snapshot == ("Ketua" if simpan else "")
    assert kini.status == Kehadiran.Status.SAH


# Sheets


def sel(**isi):
    urut = ("Nama Lembaga", "Nama Narahubung", "WhatsApp", "Email")
    nilai = [isi.get(k.split()[-1].lower(), "") for k in urut]
    return json.dumps({"sel": nilai, "rumus": []})


def baris_impor(**lain):
    berkas = ImporBerkasFactory(
        kepala=[
            [k, k] for k in ("Nama Lembaga", "Nama Narahubung", "WhatsApp", "Email")
        ]
    )
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
    lain_orang = baris_impor(sel=sel(narahubung="Budi", whatsapp=NOMOR))
    lain_tempat = baris_impor(sel=sel(narahubung=NAMA))
    hapus(jabatan)
    for satu in (tertaut, senama, senomor, lewat):
        assert segar(satu).isi == {"sel": [], "rumus": []}
    assert segar(tertaut).hasil == "dipertahankan"
    assert (segar(senama).vonis, segar(senama).hasil) == ("galat", "")
    assert segar(lewat).hasil == "dikembalikan"
    for satu in (lain_orang, lain_tempat):
        assert segar(satu).sel == satu.sel
    assert Jejak.objects.get(tindakan=modul.TINDAKAN).sesudah["impor"] == 4


# Doors


def test_registrations_are_emptied_and_waiting_ones_withdrawn(jabatan):
    berkanal(jabatan.orang)
    lama = f.PendaftaranMandiriFactory(
        orang=jabatan.orang, status="cocok", sidik="a" * 64
    )
    isi = {"nama": NAMA, "wa": NOMOR, "lembaga": "LPM"}
    tunggu = f.PendaftaranMandiriFactory(isian=json.dumps(isi))
    hadir = f.KehadiranFactory(
        orang=None,
        pendaftaran=tunggu,
        kegiatan=tunggu.kegiatan,
        nama_snapshot=NAMA,
        status="sementara",
    )
    lain = f.PendaftaranMandiriFactory(isian=json.dumps(isi | {"nama": "Budi"}))
    hapus(jabatan)
    assert (segar(lama).isian, segar(lama).sidik) == ("", "")
    assert segar(tunggu).isian == ""
    assert segar(tunggu).status == PendaftaranMandiri.Status.DITOLAK
    assert segar(hadir).nama_snapshot == NAMA_DIHAPUS
    assert segar(lain).isi["nama"] == "Budi"


# Notes


def test_notes_that_name_the_person_are_listed_and_left_alone(kantor, jabatan):
    catatan = lembaga(kantor, "KIM Melati", catatan_internal="Hubungi dadang  suryana.")
    lembaga(kantor, "Dadang Suryanata")
    kunjungan = f.KegiatanFactory(notulen="Usul Bapak Dadang Suryana diterima.")
    Jejak.objects.catat(catatan, "catat", saat=Saat(None, PADA), catatan=f"Dari {NAMA}")
    berkanal(jabatan.orang)
    berkanal(orang_di(catatan, "Budi").orang)
    berkanal(catatan)
    teks = [satu.teks for satu in hapus(jabatan)]
    assert f"pemangku {catatan.nomor}: catatan internal" in teks
    assert f"kegiatan {kunjungan.nomor}: notulen" in teks
    assert any(
        satu.startswith(f"jejak {catatan.nomor}") or "jejak" in satu for satu in teks
    )
    assert sum("nomor atau alamat yang sama" in satu for satu in teks) == 2
    assert len(teks) == 5
    assert segar(catatan).catatan_internal == "Hubungi dadang  suryana."
    dibaca = Jejak.objects.get(tindakan=modul.TINDAKAN).sesudah["dibaca"]
    assert [satu[0] for satu in dibaca] == teks
    assert NAMA.lower() not in json.dumps(dibaca).lower()


# Merged rows and figures


def test_rows_that_were_merged_into_the_person_go_too(kantor, jabatan):
    lebur = orang_di(jabatan.pemangku, "Dadang Suriana")
    log = gabungkan_orang(jabatan.orang, lebur.orang, Saat(kantor.pengelola, PADA))
    # Asked about the row that went: it is the same person.
    hapus_orang(segar(lebur.orang), Saat(None, PADA), alasan=ALASAN)
    assert {o.nama for o in Orang.objects.all()} == {NAMA_DIHAPUS}
    assert teks_basis_data("Suriana") == []
    with pytest.raises(TindakanTerlarang, match="setelah orangnya dihapus"):
        batalkan_gabungan_orang(segar(log), Saat(kantor.pengelola, PADA))


def tokoh(kantor, nama, **lain):
    return catat_tokoh(
        Saat(kantor.operator, PADA),
        nama=nama,
        isian={
            "jenis": f.JenisPemangkuFactory(perorangan=True),
            "lingkup": "eksternal",
            "alamat": "Jalan Melati 5",
            "catatan_internal": "Rumahnya dekat masjid.",
        },
        sumber="operator",
        pengelola=kantor.cipedes,
        **lain,
    )


def test_the_record_of_a_figure_is_emptied_with_its_history(kantor):
    satu, lain = tokoh(kantor, NAMA), tokoh(kantor, "Dadang S")
    Pemangku.objects.filter(pk=satu.pk).update(alamat="Jalan Melati 6")
    berkanal(satu)
    log = gabungkan_pemangku(
        satu, lain, Saat(kantor.pengelola, PADA), ambil=["wilayah"]
    )
    hapus(satu.jabatan.filter(selesai=None)[0])
    assert segar(satu).status == Pemangku.Status.NONAKTIF
    assert (segar(satu).alamat, segar(satu).catatan_internal) == ("", "")
    assert not Kanal.objects.exists()
    for isi in ("Melati", "masjid", NAMA, "Dadang S"):
        assert teks_basis_data(isi) == []
    with pytest.raises(TindakanTerlarang, match="setelah orangnya dihapus"):
        batalkan_gabungan(segar(log), Saat(kantor.pengelola, PADA))


def test_the_draft_of_a_figure_is_refused(kantor):
    draf = tokoh(kantor, NAMA, draf="Mungkin sudah ada.")
    hapus(draf.jabatan.get())
    assert segar(draf).status == Pemangku.Status.DITOLAK


def test_an_undo_inside_another_is_refused_as_well(kantor):
    satu, lain = tokoh(kantor, NAMA), tokoh(kantor, "Dadang S")
    log = gabungkan_pemangku(satu, lain, Saat(kantor.pengelola, PADA), ambil=[])
    log.ikutan.update(snapshot_kekal={})
    with pytest.raises(TindakanTerlarang, match="setelah orangnya dihapus"):
        batalkan_gabungan(segar(log), Saat(kantor.pengelola, PADA))


def test_requests_lose_their_words_and_an_open_proposal_falls(jabatan):
    minta = PermintaanSubjekFactory(
        objek_jenis="pemangku.orang",
        objek_id=str(jabatan.orang_id),
        uraian="Nama saya Dadang.",
    )
    usul = UsulHapus.objects.create(
        orang=jabatan.orang, diusulkan_pada=PADA, status_sejak=PADA
    )
    hapus(jabatan)
    assert PermintaanSubjek.objects.get(pk=minta.pk).uraian == ""
    assert segar(usul).status == UsulHapus.Status.GUGUR


# The trail holds no name from the beginning


def test_the_trail_of_other_records_names_the_person_by_number(kantor, jabatan):
    lebur = orang_di(jabatan.pemangku, "Dadang Suriana")
    gabungkan_orang(jabatan.orang, lebur.orang, Saat(kantor.pengelola, PADA))
    jejak = Jejak.objects.milik(lebur.orang).get(tindakan="gabungkan")
    assert jejak.sesudah["penerus"] == jabatan.orang.nomor
    assert jejak.objek_nomor == lebur.orang.nomor


def test_a_number_finds_its_person_and_what_is_none_finds_nobody(jabatan):
    orang_di(jabatan.pemangku, "Budi")
    nomor = jabatan.orang.nomor
    assert Orang.objects.bernomor(f" {nomor.lower()} ").get() == jabatan.orang
    for salah in ("", "OR-", "OR-12345678901G", "OR-1234"):
        assert not Orang.objects.bernomor(salah).exists()


def test_a_channel_that_is_no_number_matches_nobody(jabatan):
    baris = baris_impor(sel=sel(whatsapp="bukan nomor"))
    hapus(jabatan)
    assert segar(baris).sel == baris.sel
    with pytest.raises(ValidationError):
        tambah_kanal(
            jabatan.orang, Saat(None, PADA), jenis="wa", nilai="x", sifat="pribadi"
        )


def test_every_noun_that_hangs_on_a_person_says_what_it_keeps():
    disimpan = {satu.model for satu in SIMPANAN}
    assert {kolom.model for kolom in kolom_anak(Orang)} <= disimpan
    assert all(satu.lupakan or satu.judul for satu in SIMPANAN)


@pytest.mark.django_db(transaction=True)
@pytest.mark.lambat
@pytest.mark.sql
def test_of_two_erasures_one_wins():
    orang = f.JabatanFactory().orang
    f.KanalFactory(orang=orang)
    hasil = serentak(2, lambda _ke: hapus_orang(orang, Saat(None, PADA), alasan=ALASAN))
    assert sum(isinstance(satu, TindakanTerlarang) for satu in hasil) == 1
    assert Orang.objects.get().status == Orang.Status.DIHAPUS
    assert Jejak.objects.filter(tindakan=modul.TINDAKAN).count() == 1
