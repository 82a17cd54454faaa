"""The outbox rows of an act: which, with exactly which payload, and when none."""

from datetime import date

import pytest
from django.test import override_settings

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pengaduan.lapor import actions as aksi
from pengaduan.lapor.laporan_keluar import tempat
from pengaduan.models import Kiriman, Penerusan, Pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import WilayahFactory
from tests.pengaduan.lapor import meja as m

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("siap"), pytest.mark.sql]
Cara, Tujuan = Penerusan.Cara, Penerusan.Tujuan
NOMOR = {"tracking_id": "9000001", "tanggal_input": date(2024, 6, 4)}


def nama_langkah(penerusan):
    return list(penerusan.kiriman.order_by("urutan").values_list("langkah", flat=True))


def test_a_plain_complaint_is_one_step(petugas):
    for lain in ({"cara": Cara.DIBANTU}, {"tujuan": Tujuan.UNIT}):
        assert not m.teruskan(m.aduan(), oleh=petugas, **lain).kiriman.exists()
    isi = {"harapan": "Diperbaiki.", "lokasi": "Depan pasar"}
    penerusan = m.teruskan(m.aduan(**isi), oleh=petugas)
    kiriman = m.langkah(penerusan)
    assert nama_langkah(penerusan) == [m.L.BUAT]
    assert kiriman.kunci == f"{penerusan.pk}:buat:1"
    awal = f"[Nomor Tiket Portal: {penerusan.nomor}]"
    assert kiriman.muatan["content"].startswith(awal)
    assert "Yang diharapkan: Diperbaiki." in kiriman.muatan["content"]
    kejadian = {"tempat kejadian", "tanggal kejadian"}
    assert set(penerusan.yang_dikirim) == {"judul", "uraian"} | kejadian


def test_photos_of_the_reporter_go_first_and_nothing_else_goes(petugas):
    pengaduan = m.aduan()
    milik = f.BerkasPengaduanFactory(pengaduan=pengaduan)
    f.BerkasPengaduanFactory(pengaduan=pengaduan, tipe="application/pdf")
    f.BerkasPengaduanFactory(pengaduan=pengaduan, dari_petugas=True, oleh=petugas)
    penerusan = m.teruskan(pengaduan, oleh=petugas)
    assert nama_langkah(penerusan) == [m.L.UNGGAH, m.L.BUAT]
    assert m.langkah(penerusan, m.L.UNGGAH).muatan == {"berkas": [milik.pk]}
    assert "1 foto" in penerusan.yang_dikirim


def test_another_institution_is_a_step_of_its_own(petugas, settings):
    pengaduan, kita = m.aduan(), m.aduan()
    settings.LAPOR_UNIT_MAP = {
        pengaduan.pemegang.kode: 105,
        kita.pemegang.kode: settings.LAPOR_DISPOSITION_ID,
    }
    assert nama_langkah(m.teruskan(kita, oleh=petugas)) == [m.L.BUAT]
    penerusan = m.teruskan(pengaduan, oleh=petugas)
    assert nama_langkah(penerusan) == [m.L.BUAT, m.L.TERUSKAN]
    alasan = f"Diteruskan ke {pengaduan.pemegang.nama}."
    muatan = {"instansi_id": "105", "alasan": alasan}
    assert m.langkah(penerusan, m.L.TERUSKAN).muatan == muatan


# Who may go by machine


def test_who_is_not_confirmed_goes_by_hand_only(petugas):
    for pelapor in (None, m.pelapor_pasti(surel_dipastikan_pada=None)):
        pengaduan = f.PengaduanFactory(terverifikasi=True, pelapor=pelapor)
        with pytest.raises(TindakanTerlarang, match="Kontak pelapor belum dipastikan"):
            m.teruskan(pengaduan, oleh=petugas)
        pengaduan.refresh_from_db()
        assert pengaduan.status == Pengaduan.Status.TERVERIFIKASI
    assert not Penerusan.objects.exists()
    assert not Notifikasi.objects.exists()


def test_what_cannot_be_sent_is_said_before(petugas, settings):
    m.aduan()
    for nama, nilai, kata in (
        ("MODE", "manual", "tidak dinyalakan"),
        ("MODE", "mati", "sedang dimatikan"),
        ("TOKEN", "", "setelannya belum lengkap"),
        ("CATEGORY_MAP", {"lain": 1}, "belum punya nomor"),
        ("TITLE_MAX", 5, "Judul 16 huruf; SP4N-LAPOR! menerima 5"),
        ("CONTENT_MAX", 5, "menerima 5"),
    ):
        ubah = override_settings(**{f"LAPOR_{nama}": nilai})
        with ubah, pytest.raises(TindakanTerlarang, match=kata):
            m.teruskan(Pengaduan.objects.get(), oleh=petugas)


# Identity


def test_with_consent_name_and_confirmed_contacts_go(petugas):
    telepon = {"telepon_dipastikan_pada": m.KINI, "telepon_dipastikan_oleh": petugas}
    for pasti, kontak, dikirim in (
        ({"surel_dipastikan_pada": None, **telepon}, ("", m.TELEPON), ["telepon"]),
        ({}, (m.SUREL, ""), ["surel"]),
    ):
        pelapor = m.pelapor_pasti(setuju_diteruskan=True, **pasti)
        penerusan = m.teruskan(m.aduan(pelapor=pelapor), oleh=petugas)
        muatan = m.langkah(penerusan).muatan
        assert (muatan["emailUser"], muatan["phoneUser"]) == kontak
        assert muatan["nameUser"] == m.NAMA
        assert penerusan.yang_dikirim[-2:] == ["nama", *dikirim]


def test_to_the_machine_writes_a_new_version(petugas):
    penerusan = m.teruskan(m.aduan(), oleh=petugas)
    aksi.ubah_cara(penerusan, Saat(petugas, m.KINI), cara=Cara.TANGAN)
    aksi.ubah_cara(penerusan, Saat(petugas, m.KINI), cara=Cara.API)
    assert m.langkah(penerusan).kunci.endswith(":buat:2")
    assert m.langkah(penerusan).status == m.S.MENUNGGU


def test_who_did_not_consent_or_stays_unnamed_goes_without_a_name(petugas):
    telepon = {"telepon_dipastikan_pada": m.KINI, "telepon_dipastikan_oleh": petugas}
    for pelapor, lain in (
        ({"setuju_diteruskan": False}, {}),
        ({"dibatasi_pada": m.KINI}, {}),
        ({}, {"anonim": True}),
    ):
        orang = m.pelapor_pasti(**{"setuju_diteruskan": True} | pelapor, **telepon)
        penerusan = m.teruskan(m.aduan(pelapor=orang, **lain), oleh=petugas)
        muatan = m.langkah(penerusan).muatan
        assert muatan["is_anonymous"] is bool(lain)
        assert muatan["is_new_user_slider"] is False
        assert not {m.NAMA, m.SUREL, m.TELEPON} & {str(v) for v in muatan.values()}
        assert not {"nama", "surel", "telepon"} & set(penerusan.yang_dikirim)


def test_a_fine_topic_with_a_number_is_told_by_it(petugas, settings):
    topik = f.TopikFactory(kode="lampu")
    settings.LAPOR_CATEGORY_MAP = {"*": 1, "lampu": 77}
    muatan = m.langkah(m.teruskan(m.aduan(topik=topik), oleh=petugas)).muatan
    assert muatan["category_id"] == 77
    # A place without kecamatan is said as far as it is known.
    lurah = WilayahFactory()
    kota = lurah.induk
    semua = f"Pasar, Kelurahan {lurah.nama}, Kecamatan {kota.nama}"
    assert tempat(Pengaduan(lokasi="Pasar ", kelurahan=lurah)) == semua
    assert tempat(Pengaduan(lokasi=" ", kelurahan=kota)) == f"Kelurahan {kota.nama}"


# Changing the way


def test_only_what_is_surely_not_there_is_cancelled(petugas):
    siapa = Saat(petugas, m.KINI)
    for status, akhir in (
        *((satu, satu) for satu in (m.S.TERKIRIM, m.S.TIDAK_PASTI)),
        *((satu, m.S.BATAL) for satu in (m.S.MENUNGGU, m.S.DITOLAK, m.S.BUNTU)),
    ):
        satu, dua = (m.teruskan(m.aduan(), oleh=petugas) for _ in range(2))
        semua = Kiriman.objects.filter(penerusan__in=[satu, dua])
        semua.update(status=status, selesai_pada=m.KINI)
        aksi.ubah_cara(satu, siapa, cara=Cara.TANGAN)
        aksi.tutup_penerusan(dua, siapa, alasan="Ditarik pelapor.")
        assert [kiriman.status for kiriman in semua] == [akhir] * 2
        oleh = petugas if akhir == m.S.BATAL else None
        assert m.langkah(satu).diputus_oleh == oleh
        assert Jejak.objects.milik(satu).filter(tindakan="ubah_cara").count() == 1


def test_nothing_is_changed_while_a_step_is_on_its_way(petugas):
    penerusan, siapa = m.teruskan(m.aduan(), oleh=petugas), Saat(petugas, m.KINI)
    with pytest.raises(TindakanTerlarang, match="sedang dikirim otomatis"):
        aksi.catat_nomor_lapor(penerusan, siapa, **NOMOR)
    Kiriman.objects.update(status=m.S.SEDANG, penyewa="a", sewa_sampai=m.KINI)
    with pytest.raises(TindakanTerlarang, match="sedang dikirim"):
        aksi.ubah_cara(penerusan, siapa, cara=Cara.TANGAN)
    with pytest.raises(TindakanTerlarang, match="sedang dikirim"):
        aksi.tutup_penerusan(penerusan, siapa, alasan="Selesai.")


def test_no_second_report_while_the_first_may_be_there(petugas):
    penerusan = m.teruskan(m.aduan(), oleh=petugas, cara=Cara.TANGAN)
    siapa = Saat(petugas, m.KINI)
    f.KirimanFactory(penerusan=penerusan, penyewa="a", sewa_sampai=m.KINI)
    for status, kata in (
        (m.S.SEDANG, "sedang dikirim"),
        (m.S.TIDAK_PASTI, "Putuskan dulu"),
        (m.S.TERKIRIM, "sudah ada"),
    ):
        Kiriman.objects.update(status=status, selesai_pada=m.KINI)
        with pytest.raises(TindakanTerlarang, match=kata):
            aksi.ubah_cara(penerusan, siapa, cara=Cara.API)
    # Nor what was numbered by hand.
    lain = m.teruskan(m.aduan(), oleh=petugas, cara=Cara.TANGAN)
    aksi.catat_nomor_lapor(lain, siapa, **NOMOR)
    with pytest.raises(TindakanTerlarang, match="sudah ada"):
        aksi.ubah_cara(lain, siapa, cara=Cara.API)
