"""The outbox rows of an act: which, with exactly which payload, and when none."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import override_settings

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pengaduan.lapor.actions import (
    catat_nomor_lapor,
    tambah_penerusan,
    tutup_penerusan,
    ubah_cara,
)
from pengaduan.lapor.laporan_keluar import tempat
from pengaduan.models import Kiriman, Penerusan, Pengaduan
from tests.factories.organisasi import WilayahFactory
from tests.factories.pengaduan import (
    BerkasPengaduanFactory,
    InstansiLaporFactory,
    KirimanFactory,
    PengaduanFactory,
    TopikFactory,
)
from tests.pengaduan.lapor.meja import (
    KINI,
    NAMA,
    NIK,
    SUREL,
    TELEPON,
    L,
    S,
    aduan,
    langkah,
    pelapor_pasti,
    teruskan,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("siap"), pytest.mark.sql]
Cara, Tujuan = Penerusan.Cara, Penerusan.Tujuan


NOMOR = {"tracking_id": "9000001", "tanggal_input": date(2024, 6, 4)}


def nama_langkah(penerusan):
    return list(penerusan.kiriman.order_by("urutan").values_list("langkah", flat=True))


def test_a_plain_complaint_is_one_step(petugas):
    for lain in ({"cara": Cara.DIBANTU}, {"tujuan": Tujuan.UNIT}):
        assert not teruskan(aduan(), oleh=petugas, **lain).kiriman.exists()
    penerusan = teruskan(aduan(), oleh=petugas)
    kiriman = langkah(penerusan)
    assert nama_langkah(penerusan) == [L.BUAT]
    assert kiriman.kunci == f"lapor_api:{penerusan.pk}:buat:1"
    assert kiriman.muatan["content"].startswith(
        f"[Nomor Tiket Portal: {penerusan.nomor}]"
    )
    assert penerusan.yang_dikirim == ["judul", "uraian", "tanggal kejadian"]


def test_photos_of_the_reporter_go_first_and_nothing_else_goes(petugas):
    pengaduan = aduan()
    milik = BerkasPengaduanFactory(pengaduan=pengaduan)
    BerkasPengaduanFactory(pengaduan=pengaduan, tipe="application/pdf")
    BerkasPengaduanFactory(pengaduan=pengaduan, dari_petugas=True, oleh=petugas)
    penerusan = teruskan(pengaduan, oleh=petugas)
    assert nama_langkah(penerusan) == [L.UNGGAH, L.BUAT]
    assert langkah(penerusan, L.UNGGAH).muatan == {"berkas": [milik.pk]}
    assert "1 foto" in penerusan.yang_dikirim


def test_another_institution_is_a_step_of_its_own(petugas, settings):
    pengaduan, kita = aduan(), aduan()
    settings.LAPOR_UNIT_MAP = {
        pengaduan.pemegang.kode: 105,
        kita.pemegang.kode: settings.LAPOR_DISPOSITION_ID,
    }
    assert nama_langkah(teruskan(kita, oleh=petugas)) == [L.BUAT]
    teruskan(pengaduan, oleh=petugas, tujuan=Tujuan.UNIT, cara=Cara.TANGAN)
    # A second target may go by machine.
    isi = {"tujuan": Tujuan.LAPOR, "cara": Cara.API}
    penerusan = tambah_penerusan(pengaduan, Saat(petugas, KINI), **isi)
    assert nama_langkah(penerusan) == [L.BUAT, L.TERUSKAN]
    alasan = f"Diteruskan ke {pengaduan.pemegang.nama}."
    muatan = {"instansi_id": "105", "alasan": alasan}
    assert langkah(penerusan, L.TERUSKAN).muatan == muatan
    InstansiLaporFactory(id_lapor="105", nama="Dinas Contoh")
    lain = teruskan(aduan(unit=pengaduan.pemegang), oleh=petugas)
    assert langkah(lain, L.TERUSKAN).muatan["alasan"] == "Diteruskan ke Dinas Contoh."


# Who may go by machine


@pytest.mark.parametrize("tanpa", [True, False])
def test_who_is_not_confirmed_goes_by_hand_only(petugas, tanpa):
    pelapor = None if tanpa else pelapor_pasti(surel_dipastikan_pada=None)
    pengaduan = PengaduanFactory(terverifikasi=True, pelapor=pelapor)
    with pytest.raises(TindakanTerlarang, match="kontak yang sudah dipastikan"):
        teruskan(pengaduan, oleh=petugas)
    pengaduan.refresh_from_db()
    assert pengaduan.status == Pengaduan.Status.TERVERIFIKASI
    assert not Penerusan.objects.exists()
    assert not Notifikasi.objects.exists()


def test_what_cannot_be_sent_is_said_before(petugas, settings):
    aduan()
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
            teruskan(Pengaduan.objects.get(), oleh=petugas)


# Identity


@pytest.mark.parametrize("ditelepon", [True, False])
def test_with_consent_name_and_confirmed_contacts_go(petugas, ditelepon):
    pasti = {"surel_dipastikan_pada": None} if ditelepon else {}
    if ditelepon:
        pasti |= {"telepon_dipastikan_pada": KINI, "telepon_dipastikan_oleh": petugas}
    pelapor = pelapor_pasti(setuju_diteruskan=True, **pasti)
    penerusan = teruskan(aduan(pelapor=pelapor), oleh=petugas)
    muatan = langkah(penerusan).muatan
    kontak = ("", TELEPON) if ditelepon else (SUREL, "")
    assert (muatan["emailUser"], muatan["phoneUser"]) == kontak
    assert muatan["nameUser"] == NAMA
    if not ditelepon:
        assert penerusan.yang_dikirim[-2:] == ["nama", "surel"]


@pytest.mark.parametrize(
    ("pelapor", "lain"),
    [
        ({"setuju_diteruskan": False}, {}),
        ({"dibatasi_pada": KINI}, {}),
        ({}, {"anonim": True}),
    ],
)
def test_who_did_not_consent_or_stays_unnamed_goes_without_a_name(
    petugas, pelapor, lain
):
    orang = pelapor_pasti(
        **{"setuju_diteruskan": True} | pelapor,
        telepon_dipastikan_pada=KINI,
        telepon_dipastikan_oleh=petugas,
    )
    penerusan = teruskan(aduan(pelapor=orang, **lain), oleh=petugas)
    muatan = langkah(penerusan).muatan
    assert muatan["is_anonymous"] is bool(lain)
    assert muatan["is_new_user_slider"] is False
    assert not {NAMA, SUREL, TELEPON} & {str(v) for v in muatan.values()}
    assert not {"nama", "surel", "telepon"} & set(penerusan.yang_dikirim)


def test_flags_place_and_hope_go_and_card_numbers_do_not(petugas):
    kelurahan = WilayahFactory(nama="Cihideung")
    pengaduan = aduan(
        uraian=f"NIK saya {NIK}.",
        harapan="Diperbaiki.",
        lokasi="Depan pasar",
        kelurahan=kelurahan,
        lintang=Decimal("-7.327400"),
        bujur=Decimal("108.220700"),
        anonim=True,
        rahasia=True,
        tanggal_kejadian=date(2024, 6, 1),
    )
    penerusan = teruskan(pengaduan, oleh=petugas)
    muatan = langkah(penerusan).muatan
    assert NIK not in muatan["content"]
    assert "Yang diharapkan: Diperbaiki." in muatan["content"]
    assert "Depan pasar, Kelurahan Cihideung, Kecamatan" in muatan["content"]
    assert (muatan["is_anonymous"], muatan["is_secret"]) == (True, True)
    assert muatan["date_of_incident"] == "2024-06-01"
    assert "tempat kejadian" in penerusan.yang_dikirim


def test_a_place_without_kecamatan_is_said_as_far_as_it_is_known():
    kota = WilayahFactory().induk
    pengaduan = Pengaduan(lokasi=" ", kelurahan=kota)
    assert tempat(pengaduan) == f"Kelurahan {kota.nama}"


def test_a_fine_topic_with_a_number_is_told_by_it(petugas, settings):
    topik = TopikFactory(kode="lampu")
    settings.LAPOR_CATEGORY_MAP = {"*": 1, "lampu": 77}
    muatan = langkah(teruskan(aduan(topik=topik), oleh=petugas)).muatan
    assert muatan["category_id"] == 77


# Changing the way


@pytest.mark.parametrize(
    ("status", "akhir"),
    [
        *((satu, satu) for satu in (S.TERKIRIM, S.TIDAK_PASTI)),
        *((satu, S.BATAL) for satu in (S.MENUNGGU, S.DITOLAK, S.BUNTU)),
    ],
)
def test_only_what_is_surely_not_there_is_cancelled(petugas, status, akhir):
    penerusan = [teruskan(aduan(), oleh=petugas) for _ in range(2)]
    Kiriman.objects.update(status=status, selesai_pada=KINI)
    ubah_cara(penerusan[0], Saat(petugas, KINI), cara=Cara.TANGAN)
    tutup_penerusan(penerusan[1], Saat(petugas, KINI), alasan="Ditarik pelapor.")
    assert [langkah(satu).status for satu in penerusan] == [akhir] * 2
    oleh = petugas if akhir == S.BATAL else None
    assert langkah(penerusan[0]).diputus_oleh == oleh
    assert Jejak.objects.filter(tindakan="ubah_cara").count() == 1


def test_nothing_is_changed_while_a_step_is_on_its_way(petugas):
    penerusan, siapa = teruskan(aduan(), oleh=petugas), Saat(petugas, KINI)
    with pytest.raises(TindakanTerlarang, match="belum selesai"):
        catat_nomor_lapor(penerusan, siapa, **NOMOR)
    Kiriman.objects.update(status=S.SEDANG, penyewa="a", sewa_sampai=KINI)
    with pytest.raises(TindakanTerlarang, match="sedang dikirim"):
        ubah_cara(penerusan, siapa, cara=Cara.TANGAN)
    with pytest.raises(TindakanTerlarang, match="sedang dikirim"):
        tutup_penerusan(penerusan, siapa, alasan="Selesai.")


def test_to_the_machine_writes_a_new_version(petugas):
    penerusan = teruskan(aduan(), oleh=petugas)
    ubah_cara(penerusan, Saat(petugas, KINI), cara=Cara.TANGAN)
    ubah_cara(penerusan, Saat(petugas, KINI), cara=Cara.API)
    assert langkah(penerusan).kunci.endswith(":buat:2")
    assert langkah(penerusan).status == S.MENUNGGU


def test_no_second_report_while_the_first_may_be_there(petugas):
    penerusan = teruskan(aduan(), oleh=petugas, cara=Cara.TANGAN)
    siapa = Saat(petugas, KINI)
    KirimanFactory(penerusan=penerusan, penyewa="a", sewa_sampai=KINI)
    for status, kata in (
        (S.SEDANG, "sedang dikirim"),
        (S.TIDAK_PASTI, "Putuskan dulu"),
        (S.TERKIRIM, "sudah ada"),
    ):
        Kiriman.objects.update(status=status, selesai_pada=KINI)
        with pytest.raises(TindakanTerlarang, match=kata):
            ubah_cara(penerusan, siapa, cara=Cara.API)
    # Nor what was numbered by hand.
    lain = teruskan(aduan(), oleh=petugas, cara=Cara.TANGAN)
    catat_nomor_lapor(lain, siapa, **NOMOR)
    with pytest.raises(TindakanTerlarang, match="sudah ada"):
        ubah_cara(lain, siapa, cara=Cara.API)
