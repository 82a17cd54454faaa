"""What the portal publishes itself: real files from the first start, anew when rows change."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.management import call_command
from django.utils.html import escape
from openpyxl import load_workbook

from informasi.katalog.actions import tarik_dokumen
from informasi.models import BerkasInformasi, DokumenInformasi
from organisasi.kantor import peta
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import BerkasTidakTersimpan
from organisasi.models import Jejak, KanalLayanan, Pengaturan
from ppid_portal.terbitan import actions
from ppid_portal.terbitan.actions import DIPERBARUI, SEMUA, terbitkan
from ppid_portal.terbitan.sumber import SUMBER
from tests.factories.informasi import (
    PADA as ASAL,
    KepuasanFactory,
    KeteranganFactory,
    RujukanFactory,
)
from tests.factories.organisasi import UnitFactory

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 11, 30, 2, tzinfo=UTC)


def berkas(kode, jenis="csv"):
    return BerkasInformasi.objects.berlaku().get(dokumen__terbitan=kode, jenis=jenis)


def isi(kode, jenis="csv"):
    with berkas(kode, jenis).isi.open() as satu:
        return satu.read()


def ubah_nomor():
    KanalLayanan.objects.filter(kode="110").update(nomor="110 (contoh)")


def periksa_semua():
    """Each can be read, and says where it is from, under which licence, of which day."""
    semua = list(DokumenInformasi.objects.pilihan().select_related("kelompok"))
    assert len(semua) >= 25
    lisensi = Pengaturan.objects.kini().lisensi
    for satu in semua:
        assert satu.klasifikasi == satu.kelompok.klasifikasi, satu.judul
        assert satu.keterangan_sumber
        assert satu.lisensi or lisensi
        assert satu.dimutakhirkan_pada
        for b in satu.berkas.all():
            assert sha256(isi(satu.terbitan, b.jenis)).hexdigest() == b.sha256
        kepala, *baris = isi(satu.terbitan).decode("utf-8-sig").splitlines()
        assert "," in kepala
        assert baris, satu.judul
        buku = load_workbook(BytesIO(isi(satu.terbitan, "xlsx")), read_only=True)
        assert "".join(str(sel.value) for sel in next(buku["Data"].rows)) == (
            kepala.replace(",", "")
        )
    return semua


def test_each_publication_has_rows_and_a_group_of_its_class():
    assert [satu.kode for satu in SEMUA] == list(SUMBER)
    for satu in SEMUA:
        assert 3 <= satu.ringkasan.count(". ") + 1 <= 5, satu.kode
        if satu.gambar.startswith("batang"):
            nama = {kolom for kolom, _ in satu.kolom}
            assert nama.issuperset(satu.gambar.split(":")[1:]), satu.kode


def test_the_first_start_publishes_real_files_and_a_changed_row_makes_them_anew(client):
    assert terbitkan(pada=PADA) == 0  # there is no main PPID
    call_command("muat_data", verbosity=0)
    semua = periksa_semua()
    # Ten of them lie one tap from the home page, and their tables two.
    beranda = client.get("/").text
    assert all(f'href="{s.get_absolute_url()}"' in beranda for s in semua[:10])
    for satu in semua[:10]:
        halaman = client.get(satu.get_absolute_url()).text
        assert berkas(satu.terbitan).get_absolute_url() in halaman
        assert escape(satu.keterangan_sumber) in halaman
    # Nothing changed: nothing is written, whatever the hour.
    assert terbitkan(pada=PADA) == 0
    ubah_nomor()
    lama = DokumenInformasi.objects.get(terbitan="kanal")
    tarik_dokumen(lama, Saat(None, PADA), alasan="Diganti daftar lain.")
    # The number stands in three lists, of which one is withdrawn, which two others count.
    assert terbitkan(pada=PADA) == 4
    assert b"110 (contoh)" in isi("nomor-darurat")
    assert (berkas("nomor-darurat").versi, berkas("unit").versi) == (2, 1)
    assert berkas("kanal").versi == 1
    darurat = DokumenInformasi.objects.get(terbitan="nomor-darurat")
    assert darurat.dimutakhirkan_pada == PADA.date()
    assert darurat.perubahan[0]["isi"] == DIPERBARUI
    assert Jejak.objects.filter(tindakan="unggah_berkas", pada=PADA).count() == 8
    # A list that stays the same is looked at again before the law calls it old.
    nanti = PADA + timedelta(days=200)
    assert terbitkan(pada=nanti) == 0
    kontak = DokumenInformasi.objects.get(terbitan="kontak")
    assert (kontak.dimutakhirkan_pada, kontak.berkas.count()) == (nanti.date(), 2)


def test_boundaries_are_also_a_map_and_long_tables_no_workbook(monkeypatch):
    monkeypatch.setattr(actions, "BARIS_XLSX", 9)
    hari = PADA.date()
    satu = next(s for s in SEMUA if s.kode == "batas-kecamatan")
    ((_, _, tabel), (jenis, _, gambar)) = actions._berkas(satu, hari)
    assert (jenis, tabel.count(b"\r\n")) == ("geojson", 11)
    butir = json.loads(gambar)["features"]
    assert [b["properties"]["kode"] for b in butir] == [*peta.bawahan()]
    ((cincin,),) = butir[0]["geometry"]["coordinates"]
    assert cincin[0] == cincin[-1]
    kotak = peta.kotak(peta.bawahan()[0])
    assert all(kotak.barat <= x <= kotak.timur for x, _ in cincin)
    assert all(kotak.selatan <= y <= kotak.utara for _, y in cincin)


def test_years_that_are_over_tell_marks_and_referrals_and_no_name_typed_by_hand():
    dinas, lain = UnitFactory(nama="Dinas A"), UnitFactory(nama="Dinas B")
    for _ in range(2):
        RujukanFactory(dari_unit=dinas, ke_unit=lain)
    KeteranganFactory(kasus__unit=dinas, kepada="Ibu Entah")
    KepuasanFactory()
    setahun = (ASAL + timedelta(days=365)).date()
    assert [*SUMBER["rujukan"](setahun)] == [
        (2024, "Dinas A", "Dinas B", "Permohonan dirujuk", 2, 0, None)
    ]
    assert [b[:2] for b in SUMBER["kepuasan"](setahun)] == [
        (2024, "Permohonan informasi")
    ]
    assert [*SUMBER["rujukan"](ASAL.date())] == [*SUMBER["kepuasan"](ASAL.date())] == []


def test_a_full_disk_keeps_no_portal_from_starting(monkeypatch, capsys):
    def penuh(**_lain):
        raise BerkasTidakTersimpan

    monkeypatch.setattr("ppid_portal.management.commands.muat_data.terbitkan", penuh)
    call_command("muat_data")
    assert "ruang penyimpanan portal penuh" in capsys.readouterr().err
    assert KanalLayanan.objects.exists()
