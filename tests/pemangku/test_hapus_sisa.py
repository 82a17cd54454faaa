"""Where else a forgotten person stood: sheets, doors, notes, merged rows (PK-58)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from psycopg import sql

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, PermintaanSubjek
from pemangku.actions import hapus_orang as modul
from pemangku.actions.gabung import batalkan_gabungan, gabungkan_pemangku
from pemangku.actions.gabung_orang import batalkan_gabungan_orang, gabungkan_orang
from pemangku.actions.hapus_orang import hapus_orang
from pemangku.actions.impor_batal import tarik_kelompok
from pemangku.actions.kanal import tambah_kanal
from pemangku.actions.orang import catat_tokoh
from pemangku.models import (
    ImporBaris,
    Jabatan,
    Kanal,
    Orang,
    Pemangku,
    PendaftaranMandiri,
    UsulHapus,
)
from pemangku.models.orang import NAMA_DIHAPUS
from tests.factories import pemangku as f
from tests.factories.impor import ImporBerkasFactory
from tests.factories.organisasi import PermintaanSubjekFactory
from tests.pemangku.meja_register import (
    NOMOR,
    PADA,
    Kantor,
    berkanal,
    lembaga,
    orang_di,
)

NAMA = "Dadang Suryana"
ALASAN = "Diminta orangnya."


@pytest.fixture
def jabatan(kantor: Kantor) -> Jabatan:
    return orang_di(lembaga(kantor), NAMA, peran_khusus=["pimpinan"])


def hapus(jabatan: Jabatan, **lain: Any) -> Any:
    isi = {"oleh": None, "pada": PADA, "alasan": ALASAN} | lain
    return hapus_orang(jabatan.orang, **isi)


def segar(objek: Any) -> Any:
    return type(objek).objects.get(pk=objek.pk)


def teks_basis_data(nama: str) -> list[str]:
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


# Sheets


def sel(**isi: str) -> str:
    urut = ("Nama Lembaga", "Nama Narahubung", "WhatsApp", "Email")
    nilai = [isi.get(k.split()[-1].lower(), "") for k in urut]
    return json.dumps({"sel": nilai, "rumus": []})


def baris_impor(**lain: Any) -> ImporBaris:
    berkas = ImporBerkasFactory(
        kepala=[
            [k, k] for k in ("Nama Lembaga", "Nama Narahubung", "WhatsApp", "Email")
        ]
    )
    isi = {"nomor": 2, "sel": sel(narahubung=NAMA), "vonis": "baru"} | lain
    return ImporBaris.objects.create(berkas=berkas, **isi)


def test_rows_of_sheets_are_emptied(kantor: Kantor, jabatan: Jabatan) -> None:
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


def test_registrations_are_emptied_and_waiting_ones_withdrawn(jabatan: Jabatan) -> None:
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


def test_notes_that_name_the_person_are_listed_and_left_alone(
    kantor: Kantor, jabatan: Jabatan
) -> None:
    catatan = lembaga(kantor, "KIM Melati", catatan_internal="Hubungi dadang  suryana.")
    lembaga(kantor, "Dadang Suryanata")
    kunjungan = f.KegiatanFactory(notulen="Usul Bapak Dadang Suryana diterima.")
    Jejak.objects.catat(catatan, "catat", oleh=None, pada=PADA, catatan=f"Dari {NAMA}")
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


def test_rows_that_were_merged_into_the_person_go_too(
    kantor: Kantor, jabatan: Jabatan
) -> None:
    lebur = orang_di(jabatan.pemangku, "Dadang Suriana")
    log = gabungkan_orang(jabatan.orang, lebur.orang, oleh=kantor.pengelola, pada=PADA)

    # Asked about the row that went: it is the same person.
    hapus_orang(segar(lebur.orang), oleh=None, pada=PADA, alasan=ALASAN)

    assert {o.nama for o in Orang.objects.all()} == {NAMA_DIHAPUS}
    assert teks_basis_data("Suriana") == []
    with pytest.raises(TindakanTerlarang, match="setelah orangnya dihapus"):
        batalkan_gabungan_orang(segar(log), oleh=kantor.pengelola, pada=PADA)


def tokoh(kantor: Kantor, nama: str, **lain: Any) -> Pemangku:
    return catat_tokoh(
        nama=nama,
        isian={
            "jenis": f.JenisPemangkuFactory(perorangan=True),
            "lingkup": "eksternal",
            "alamat": "Jalan Melati 5",
            "catatan_internal": "Rumahnya dekat masjid.",
        },
        sumber="operator",
        pengelola=kantor.cipedes,
        oleh=kantor.operator,
        pada=PADA,
        **lain,
    )


def test_the_record_of_a_figure_is_emptied_with_its_history(kantor: Kantor) -> None:
    satu, lain = tokoh(kantor, NAMA), tokoh(kantor, "Dadang S")
    Pemangku.objects.filter(pk=satu.pk).update(alamat="Jalan Melati 6")
    berkanal(satu)
    log = gabungkan_pemangku(
        satu, lain, ambil=["wilayah"], oleh=kantor.pengelola, pada=PADA
    )

    hapus(satu.jabatan.filter(selesai=None)[0])

    assert segar(satu).status == Pemangku.Status.NONAKTIF
    assert (segar(satu).alamat, segar(satu).catatan_internal) == ("", "")
    assert not Kanal.objects.exists()
    for isi in ("Melati", "masjid", NAMA, "Dadang S"):
        assert teks_basis_data(isi) == []
    with pytest.raises(TindakanTerlarang, match="setelah orangnya dihapus"):
        batalkan_gabungan(segar(log), oleh=kantor.pengelola, pada=PADA)


def test_the_draft_of_a_figure_is_refused(kantor: Kantor) -> None:
    draf = tokoh(kantor, NAMA, draf="Mungkin sudah ada.")

    hapus(draf.jabatan.get())

    assert segar(draf).status == Pemangku.Status.DITOLAK


def test_an_undo_inside_another_is_refused_as_well(kantor: Kantor) -> None:
    satu, lain = tokoh(kantor, NAMA), tokoh(kantor, "Dadang S")
    log = gabungkan_pemangku(satu, lain, ambil=[], oleh=kantor.pengelola, pada=PADA)
    log.ikutan.update(snapshot_kekal={})

    with pytest.raises(TindakanTerlarang, match="setelah orangnya dihapus"):
        batalkan_gabungan(segar(log), oleh=kantor.pengelola, pada=PADA)


def test_an_import_is_not_taken_back_from_a_forgotten_person(
    kantor: Kantor, jabatan: Jabatan
) -> None:
    baris = baris_impor(
        orang=jabatan.orang, pemangku=jabatan.pemangku, hasil="dibuat", terap="{}"
    )

    hapus(jabatan)

    # The worker takes back what was made or changed; this row is neither any more.
    assert segar(baris).hasil not in {"dibuat", "diperbarui"}
    tarik_kelompok([], oleh=kantor.pengelola, pada=PADA)


def test_requests_lose_their_words_and_an_open_proposal_falls(jabatan: Jabatan) -> None:
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


def test_the_trail_of_other_records_names_the_person_by_number(
    kantor: Kantor, jabatan: Jabatan
) -> None:
    lebur = orang_di(jabatan.pemangku, "Dadang Suriana")

    gabungkan_orang(jabatan.orang, lebur.orang, oleh=kantor.pengelola, pada=PADA)

    jejak = Jejak.objects.milik(lebur.orang).get(tindakan="gabungkan")
    assert jejak.sesudah["penerus"] == jabatan.orang.nomor
    assert jejak.objek_nomor == lebur.orang.nomor


@pytest.mark.parametrize("nomor", ["", "OR-", "OR-12345678901G", "OR-1234"])
def test_what_is_no_number_finds_nobody(jabatan: Jabatan, nomor: str) -> None:
    assert not Orang.objects.bernomor(nomor).exists()


def test_a_number_finds_its_person(jabatan: Jabatan) -> None:
    orang_di(jabatan.pemangku, "Budi")
    nomor = jabatan.orang.nomor

    assert Orang.objects.bernomor(f" {nomor.lower()} ").get() == jabatan.orang
    assert jabatan.orang.dihapus_pada is None


def test_a_channel_that_is_no_number_matches_nobody(jabatan: Jabatan) -> None:
    baris = baris_impor(sel=sel(whatsapp="bukan nomor"))

    hapus(jabatan)

    assert segar(baris).sel == baris.sel
    with pytest.raises(ValidationError):
        tambah_kanal(
            jabatan.orang, jenis="wa", nilai="x", sifat="pribadi", oleh=None, pada=PADA
        )
