"""The outbox rows of an act: which, with exactly which payload, and when none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

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


@pytest.mark.parametrize("tersinkron", [True, False])
def test_another_institution_is_a_step_of_its_own(petugas, settings, tersinkron):
    pengaduan, kita = aduan(), aduan()
    settings.LAPOR_UNIT_MAP = {
        pengaduan.pemegang.kode: 105,
        kita.pemegang.kode: settings.LAPOR_DISPOSITION_ID,
    }
    assert nama_langkah(teruskan(kita, oleh=petugas)) == [L.BUAT]
    if tersinkron:
        InstansiLaporFactory(id_lapor="105", nama="Dinas Contoh")
    penerusan = teruskan(pengaduan, oleh=petugas)
    nama = "Dinas Contoh" if tersinkron else pengaduan.pemegang.nama
    assert langkah(penerusan, L.TERUSKAN).muatan == {
        "instansi_id": "105",
        "alasan": f"Diteruskan ke {nama}.",
    }


def test_a_second_target_may_go_by_machine(petugas):
    pengaduan = aduan()
    teruskan(pengaduan, oleh=petugas, tujuan=Tujuan.UNIT, cara=Cara.TANGAN)
    kedua = tambah_penerusan(
        pengaduan, Saat(petugas, KINI), tujuan=Tujuan.LAPOR, cara=Cara.API
    )
    assert nama_langkah(kedua) == [L.BUAT]


# Who may go by machine


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"pelapor": None}, "kontak yang sudah dipastikan"),
        ({"surel_dipastikan_pada": None}, "kontak yang sudah dipastikan"),
    ],
)
def test_who_is_not_confirmed_goes_by_hand_only(petugas, ubah, kata):
    isi: dict[str, Any] = {"terverifikasi": True, "pelapor": pelapor_pasti()}
    if "surel_dipastikan_pada" in ubah:
        isi["pelapor"] = pelapor_pasti(**ubah)
    else:
        isi |= ubah
    pengaduan = PengaduanFactory(**isi)
    with pytest.raises(TindakanTerlarang, match=kata):
        teruskan(pengaduan, oleh=petugas)
    pengaduan.refresh_from_db()
    assert pengaduan.status == Pengaduan.Status.TERVERIFIKASI
    assert not Penerusan.objects.exists()
    assert not Notifikasi.objects.exists()


@pytest.mark.parametrize(
    ("setelan", "kata"),
    [
        ({"LAPOR_MODE": "manual"}, "tidak dinyalakan"),
        ({"LAPOR_MODE": "mati"}, "sedang dimatikan"),
        ({"LAPOR_TOKEN": ""}, "setelannya belum lengkap"),
        ({"LAPOR_CATEGORY_MAP": {"lain": 1}}, "belum punya nomor"),
        ({"LAPOR_TITLE_MAX": 5}, "Judul 16 huruf; SP4N-LAPOR! menerima 5"),
        ({"LAPOR_CONTENT_MAX": 5}, "menerima 5"),
    ],
)
def test_what_cannot_be_sent_is_said_before(petugas, settings, setelan, kata):
    for nama, nilai in setelan.items():
        setattr(settings, nama, nilai)
    with pytest.raises(TindakanTerlarang, match=kata):
        teruskan(aduan(), oleh=petugas)


# Identity


def test_with_consent_name_and_confirmed_contacts_go(petugas):
    pelapor = pelapor_pasti(setuju_diteruskan=True)
    penerusan = teruskan(aduan(pelapor=pelapor), oleh=petugas)
    muatan = langkah(penerusan).muatan
    assert (muatan["nameUser"], muatan["emailUser"]) == (NAMA, SUREL)
    assert muatan["phoneUser"] == ""  # nobody has called that number
    assert penerusan.yang_dikirim[-2:] == ["nama", "surel"]


def test_a_called_number_goes_and_an_unproven_mail_stays(petugas):
    pelapor = pelapor_pasti(
        setuju_diteruskan=True,
        surel_dipastikan_pada=None,
        telepon_dipastikan_pada=KINI,
        telepon_dipastikan_oleh=petugas,
    )
    muatan = langkah(teruskan(aduan(pelapor=pelapor), oleh=petugas)).muatan
    assert (muatan["emailUser"], muatan["phoneUser"]) == ("", TELEPON)


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


def test_back_to_hand_cancels_what_waits(petugas):
    penerusan = teruskan(aduan(), oleh=petugas)
    ubah_cara(penerusan, Saat(petugas, KINI), cara=Cara.TANGAN)
    assert langkah(penerusan).diputus_oleh == petugas
    assert Jejak.objects.filter(tindakan="ubah_cara").count() == 1


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


def sedang():
    Kiriman.objects.update(status=S.SEDANG, penyewa="a", sewa_sampai=KINI)


def test_nothing_is_changed_while_a_step_is_on_its_way(petugas):
    penerusan = teruskan(aduan(), oleh=petugas)
    sedang()
    with pytest.raises(TindakanTerlarang, match="sedang dikirim"):
        ubah_cara(penerusan, Saat(petugas, KINI), cara=Cara.TANGAN)
    with pytest.raises(TindakanTerlarang, match="sedang dikirim"):
        tutup_penerusan(penerusan, Saat(petugas, KINI), alasan="Selesai.")


def test_to_the_machine_writes_a_new_version(petugas):
    penerusan = teruskan(aduan(), oleh=petugas)
    ubah_cara(penerusan, Saat(petugas, KINI), cara=Cara.TANGAN)
    ubah_cara(penerusan, Saat(petugas, KINI), cara=Cara.API)
    assert langkah(penerusan).kunci.endswith(":buat:2")
    assert langkah(penerusan).status == S.MENUNGGU


@pytest.mark.parametrize(
    ("status", "kata"),
    [
        (S.SEDANG, "sedang dikirim"),
        (S.TIDAK_PASTI, "Putuskan dulu"),
        (S.TERKIRIM, "sudah ada"),
    ],
)
def test_no_second_report_while_the_first_may_be_there(petugas, status, kata):
    penerusan = teruskan(aduan(), oleh=petugas, cara=Cara.TANGAN)
    KirimanFactory(
        penerusan=penerusan,
        status=status,
        selesai_pada=KINI,
        penyewa="a",
        sewa_sampai=KINI,
    )
    with pytest.raises(TindakanTerlarang, match=kata):
        ubah_cara(penerusan, Saat(petugas, KINI), cara=Cara.API)


def test_what_was_numbered_by_hand_is_not_sent_again(petugas):
    penerusan = teruskan(aduan(), oleh=petugas, cara=Cara.TANGAN)
    nomor = {"tracking_id": "9000001", "tanggal_input": date(2024, 6, 4)}
    catat_nomor_lapor(penerusan, Saat(petugas, KINI), **nomor)
    with pytest.raises(TindakanTerlarang, match="sudah ada"):
        ubah_cara(penerusan, Saat(petugas, KINI), cara=Cara.API)


def test_a_number_is_not_typed_while_the_machine_is_at_it(petugas):
    penerusan = teruskan(aduan(), oleh=petugas)
    with pytest.raises(TindakanTerlarang, match="belum selesai"):
        catat_nomor_lapor(
            penerusan,
            Saat(petugas, KINI),
            tracking_id="9000001",
            tanggal_input=date(2024, 6, 4),
        )
