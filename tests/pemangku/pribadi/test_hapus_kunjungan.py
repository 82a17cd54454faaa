"""Erasure and the paper know what follows a visit (pemangku 8.3, PK-19, PK-56)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Notifikasi
from pemangku.inventaris.orang import catat_tokoh
from pemangku.models import PengingatKomitmen, TautanPribadi, Titipan, UsulPerubahan
from pemangku.pribadi.hak_orang import isi_data_orang
from pemangku.pribadi.hapus_orang import hapus_orang
from tests.factories import pemangku as f
from tests.factories.kunjungan import (
    KomitmenFactory,
    PengingatKomitmenFactory,
    TitipanFactory,
    UsulPerubahanFactory,
)
from tests.pemangku.meja_register import PADA, lembaga, orang_di
from tests.petugas import petugas_berperan

NAMA = "Dadang Suryana"
USUL = json.dumps({"nama": "Dadang Suriana Baru"})


@pytest.fixture
def jabatan(kantor):
    return orang_di(lembaga(kantor), NAMA)


@pytest.fixture
def tokoh(kantor):
    return catat_tokoh(
        nama="Bambang Tokoh",
        isian={
            "jenis": f.JenisPemangkuFactory(perorangan=True),
            "lingkup": "eksternal",
        },
        sumber="operator",
        pengelola=kantor.cipedes,
        oleh=kantor.operator,
        pada=PADA,
    )


def hapus(orang):
    return hapus_orang(orang, oleh=None, pada=PADA, alasan="Diminta orangnya.")


def kertas(orang):
    isi = isi_data_orang(orang, oleh=petugas_berperan(Peran.PDP), pada=PADA)
    return json.dumps(isi, ensure_ascii=False)


# Proposals


def test_pk_19_what_the_person_proposed_is_deleted(kantor, jabatan, tokoh):
    UsulPerubahanFactory(pemangku=jabatan.pemangku, orang=jabatan.orang, isian=USUL)
    UsulPerubahanFactory(
        pemangku=jabatan.pemangku, orang=jabatan.orang, status="ditolak", isian=""
    )
    tinggal = UsulPerubahanFactory(pemangku=tokoh)
    hapus(jabatan.orang)
    assert UsulPerubahan.objects.get() == tinggal
    assert Jejak.objects.get(tindakan="hapus_data").sesudah["usul"] == 2
    hapus(tokoh.jabatan.get().orang)
    assert not UsulPerubahan.objects.exists()


def test_pk_19_somebody_elses_proposal_that_names_him_is_for_a_human(kantor, jabatan):
    sebut = UsulPerubahanFactory(
        pemangku=jabatan.pemangku,
        isian=json.dumps({"lain": "Tanya Dadang  Suryana, ketuanya."}),
    )
    UsulPerubahanFactory(isian=json.dumps({"lain": "Dadang Suryanata pindah"}))
    sisa = hapus(jabatan.orang)
    assert [satu.id for satu in sisa] == [str(sebut.pk)]


# Needs


def test_pk_19_a_need_loses_its_person_and_its_link_and_is_read_by_a_human(jabatan):
    satu = TitipanFactory(orang=jabatan.orang, pemangku=jabatan.pemangku)
    dijawab = TitipanFactory(
        orang=jabatan.orang, status="dijawab_di_tempat", jawaban="Sudah disampaikan."
    )
    lain = TitipanFactory(orang=f.OrangFactory())
    kode = satu.tawarkan(oleh=None, pada=PADA)
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
    riwayat: Any = Titipan.pgh_event_model  # type: ignore[attr-defined]  # set by pghistory
    assert not riwayat.objects.filter(orang=jabatan.orang).exists()


def test_pk_19_a_need_in_which_the_name_stands_is_listed_once(jabatan):
    TitipanFactory(orang=jabatan.orang, isi=f"Ditanyakan {NAMA}: kapan rapatnya?")
    assert len(hapus(jabatan.orang)) == 1


# Reminders


def test_pk_19_a_waiting_reminder_is_withdrawn_and_its_mail_emptied(jabatan, tokoh):
    tunggu = PengingatKomitmenFactory(orang=jabatan.orang)
    sudah = PengingatKomitmenFactory(
        orang=jabatan.orang, kanal=None, keadaan="terkirim"
    )
    lain = PengingatKomitmenFactory()
    sendiri = PengingatKomitmenFactory(komitmen__pemangku=tokoh, orang=None, kanal=None)
    for kartu in (tunggu, sudah, lain):
        beri_tahu(
            [f"{kartu.ke}@contoh.id"],
            templat="pemangku/janji/pesan/komitmen.txt",
            konteks={"isi": f"Yth. {NAMA}", "komitmen": kartu.komitmen},
            kunci=f"komitmen:{kartu.pk}",
            pada=PADA,
            tentang=kartu,
        )
    Notifikasi.objects.filter(objek_id=str(sudah.pk)).update(
        status="terkirim", dikirim_pada=PADA
    )
    hapus(jabatan.orang)
    for kartu in (tunggu, sudah, lain, sendiri):
        kartu.refresh_from_db()
    assert (tunggu.keadaan, tunggu.sebab) == ("ditarik", "Dalam daftar larangan")
    assert sudah.keadaan == "terkirim"
    assert lain.keadaan == sendiri.keadaan == "menunggu"
    assert not Notifikasi.objects.filter(objek_id=str(tunggu.pk)).exists()
    assert Notifikasi.objects.get(objek_id=str(sudah.pk)).isi == ""
    assert Notifikasi.objects.get(objek_id=str(lain.pk)).isi
    hapus(tokoh.jabatan.get().orang)
    sendiri.refresh_from_db()
    assert sendiri.keadaan == "ditarik"


# Links


def test_pk_19_every_kind_of_link_of_the_person_ends(jabatan, tokoh):
    orang, buat = jabatan.orang, TautanPribadi.objects.buat
    J = TautanPribadi.Tujuan  # noqa: N806 - as everywhere for choices
    diingatkan = PengingatKomitmenFactory(orang=orang).komitmen
    milik_tokoh = KomitmenFactory(pemangku=tokoh)
    lama: dict[str, Any] = {"pada": PADA, "berlaku_sampai": PADA}
    buat(tujuan=J.SAYA, pendaftaran=f.PendaftaranMandiriFactory(orang=orang), **lama)
    buat(
        tujuan=J.BERHENTI,
        penerima=f.PenerimaSiaranFactory(orang=orang, kanal=None),
        **lama,
    )
    buat(tujuan=J.PERBARUI, orang=orang, pemangku=jabatan.pemangku, **lama)
    buat(tujuan=J.TERUSAN, komitmen=diingatkan, **lama)
    surat = f.PenerimaSiaranFactory(pemangku=tokoh, orang=None, kanal=None)
    tinggal = {
        buat(tujuan=J.BERHENTI, penerima=surat, **lama),
        buat(tujuan=J.PERBARUI, orang=f.OrangFactory(), pemangku=tokoh, **lama),
        buat(tujuan=J.TERUSAN, komitmen=milik_tokoh, **lama),
    }
    buat(tujuan=J.TERUSAN, komitmen=KomitmenFactory(), **lama)
    hapus(orang)
    assert TautanPribadi.objects.count() == len(tinggal) + 1
    hapus(tokoh.jabatan.get().orang)
    assert TautanPribadi.objects.count() == 1


# The paper


def test_pk_56_the_paper_tells_of_proposals_needs_reminders_and_links(jabatan, tokoh):
    orang = jabatan.orang
    UsulPerubahanFactory(pemangku=jabatan.pemangku, orang=orang, isian=USUL)
    UsulPerubahanFactory(pemangku=tokoh)
    TitipanFactory(orang=orang, status="dialihkan", nomor_permohonan="PI-2024-7777")
    baru = TitipanFactory(orang=orang)
    TitipanFactory(rujukan="KG-2024-1/LAIN")
    kartu = PengingatKomitmenFactory(orang=orang)
    TautanPribadi.objects.buat(
        tujuan="perbarui",
        orang=orang,
        pemangku=jabatan.pemangku,
        pada=PADA,
        berlaku_sampai=PADA,
    )
    semua = kertas(orang)
    for ada in (
        *("nama: Dadang Suriana Baru", "Minta informasi", "Sudah terdaftar"),
        *("PI-2024-7777", baru.rujukan, str(kartu.komitmen), "Perbarui data"),
        PengingatKomitmen.Ke.MENJELANG.label,
    ):
        assert ada in semua, ada
    for tiada in ("Jalan Baru 7", "LAIN", baru.isi):
        assert tiada not in semua, tiada
    assert kertas(tokoh.jabatan.get().orang).count("alamat: Jalan Baru 7") == 1
