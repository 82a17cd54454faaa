"""Loading the catalogue's seed data, once and again."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command

from informasi.katalog.muat import muat_katalog, muat_sinonim
from informasi.models import DokumenInformasi, Kosakata
from organisasi.models import NomorUrut, Pengaturan, Unit
from organisasi.muat import DataAwalRusak
from tests.data_bantu import HITUNGAN, baris
from tests.factories.informasi import KelompokFactory
from tests.factories.organisasi import UnitFactory
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 11, 24, 3, tzinfo=UTC)
KOLOM = (
    "kode,judul,ringkasan,klasifikasi,kelompok,unit_kode,penanggung_jawab,"
    "waktu_pembuatan,tahun,bentuk,tautan,jenis_bukti,sumber,catatan\n"
)
BARIS = {
    "kode": "K-1",
    "judul": "Judul",
    "ringkasan": "Ringkasan.",
    "klasifikasi": "berkala",
    "kelompok": "kelompok-uji",
    "unit_kode": "UNIT",
    "penanggung_jawab": "Sekretaris",
    "waktu_pembuatan": "2024",
    "tahun": "2024",
    "bentuk": "digital",
    "tautan": "",
    "jenis_bukti": "disebut",
    "sumber": "Laporan X",
    "catatan": "",
}


@pytest.fixture
def katalog(tmp_path):
    """Write a catalogue of the given rows; a row names what differs from BARIS."""
    UnitFactory(kode="UNIT")
    KelompokFactory(kode="kelompok-uji", nama="Kinerja", dasar="UU 14/2008 Pasal 9")

    def _tulis(*isi):
        berkas = tmp_path / "katalog.csv"
        sel = [",".join({**BARIS, **satu}.values()) for satu in isi]
        berkas.write_text(KOLOM + "\n".join(sel), encoding="utf-8")
        return berkas

    return _tulis


def test_newest_entry_gets_the_highest_number_and_none_is_left_out(katalog):
    berkas = katalog(
        {"kode": "A", "judul": "Baru", "tahun": "2025"},
        {"kode": "B", "judul": "Tanpa tahun", "tahun": ""},
        {"kode": "C", "judul": "Lama", "tahun": "2003"},
    )
    muat_katalog(pada=PADA, berkas=berkas)
    urut = DokumenInformasi.objects.order_by("-pk").values_list("nomor", "judul")
    assert list(urut) == [
        ("IP-000003", "Baru"),
        ("IP-000002", "Lama"),
        ("IP-000001", "Tanpa tahun"),
    ]
    assert NomorUrut.objects.get(register="informasi").terakhir == 3


def test_unseen_document_says_where_its_title_was_found(katalog, capsys):
    isi = katalog({"catatan": "cocokkan judul"}, {"kode": "B", "kelompok": ""})
    call_command("muat_data", hanya="katalog", berkas=isi)
    assert capsys.readouterr().out == "katalog: 2 baru\n"
    tanpa, dokumen = DokumenInformasi.objects.order_by("pk")
    assert tanpa.alasan_klasifikasi == ""
    assert not dokumen.terverifikasi
    assert dokumen.keterangan_sumber == (
        "Disebut dalam sumber lain: Laporan X. Catatan: cocokkan judul."
    )
    assert dokumen.alasan_klasifikasi == "UU 14/2008 Pasal 9"


def test_a_date_is_written_out_and_starts_no_clock(katalog):
    tertulis = {
        "2024-08-20": "20 Agustus 2024",
        "2024-08": "Agustus 2024",
        "s.d. 2023": "s.d. 2023",
    }
    baris = [{"kode": w, "judul": w, "waktu_pembuatan": w} for w in tertulis]
    muat_katalog(pada=PADA, berkas=katalog(*baris))
    semua = DokumenInformasi.objects.all()
    assert {d.judul: d.waktu for d in semua} == tertulis
    assert not any(d.basi(date(2026, 11, 24)) for d in semua)


def test_edited_or_removed_entry_is_not_loaded_again(katalog):
    berkas = katalog({"kode": "A"}, {"kode": "B"})
    muat_katalog(pada=PADA, berkas=berkas)
    tetap, hilang = DokumenInformasi.objects.order_by("pk")
    DokumenInformasi.objects.filter(pk=tetap.pk).update(judul="Judul dari petugas")
    hilang.delete()
    berkas = katalog({"kode": "A"}, {"kode": "B"}, {"kode": "C"})
    assert muat_katalog(pada=PADA, berkas=berkas) == 1
    judul = DokumenInformasi.objects.order_by("pk").values_list("judul", flat=True)
    assert list(judul) == ["Judul dari petugas", "Judul"]


def test_bad_row_is_named_and_takes_no_number(katalog):
    for sel, pesan in (
        ({"unit_kode": "TIDAK-ADA"}, "unit_kode tidak dikenal: TIDAK-ADA"),
        ({"unit_kode": ""}, "unit_kode kosong"),
        ({"kelompok": "tidak-ada"}, "kelompok tidak dikenal"),
        ({"jenis_bukti": "kabar"}, "jenis_bukti tidak dikenal"),
        ({"tahun": "dua ribu"}, "tahun bukan bilangan"),
        ({"tautan": "javascript:alert"}, "tautan:"),
    ):
        with pytest.raises(DataAwalRusak, match=pesan):
            muat_katalog(pada=PADA, berkas=katalog(sel))
    assert not DokumenInformasi.objects.exists()
    assert not NomorUrut.objects.exists()


def test_synonyms_join_those_of_staff_once():
    Pengaturan(sinonim="kartu keluarga; KK; kartu kel").save()
    assert muat_sinonim(pada=PADA) == HITUNGAN["sinonim"] - 1
    atur = Pengaturan.objects.get()
    atur.full_clean()
    assert atur.sinonim.startswith("kartu keluarga; KK; kartu kel\nktp; e-ktp;")
    Pengaturan().save()
    # What staff took out stays out; only what they had in its place comes back.
    assert muat_sinonim(pada=PADA) == 1
    assert Pengaturan.objects.get().sinonim == "kk; kartu keluarga"


def test_one_command_loads_everything_and_repeats_quietly(
    capsys, django_assert_max_num_queries
):
    call_command("muat_data")
    with django_assert_max_num_queries(220):
        call_command("muat_data")
    keluar = capsys.readouterr().out.splitlines()
    for nama, isi in (
        ("kelompok informasi", "kelompok"),
        ("sinonim", "sinonim"),
        ("katalog", "katalog"),
    ):
        assert f"{nama}: {HITUNGAN[isi]} baru" in keluar
    assert "topik pengaduan: 135 baru" in keluar
    assert "unsur: 18 baru" in keluar
    assert keluar[-2:] == ["pertanyaan E-Monev: 0 baru", "terbitan: 0 baru"]
    # What somebody has read is published, and the other titles are work for staff.
    terbit = DokumenInformasi.objects.terbit().filter(terbitan="")
    nyata = {b["judul"] for b in baris("katalog") if b["jenis_bukti"] == "dokumen"}
    assert {d.judul for d in terbit.exclude(perubahan=[])} == nyata
    belum = DokumenInformasi.objects.belum_diperiksa()
    assert belum.exclude(keterangan_sumber="").count() == HITUNGAN["katalog"] - len(
        nyata
    )
    # Each has a day on which it is looked at again.
    assert not terbit.filter(tinjau_pada=None).exists()
    assert Kosakata.objects.filter(kata="peraturan").exists()


def test_command_keeps_nothing_when_a_file_is_broken(monkeypatch, tmp_path):
    rusak = tmp_path / "katalog.csv"
    rusak.write_text("kode\nA\n")
    monkeypatch.setitem(muat_katalog.__kwdefaults__, "berkas", rusak)
    with pytest.raises(
        CommandError, match=r"katalog\.csv baris 2: kolom “tahun” tidak ada"
    ):
        call_command("muat_data", verbosity=0)
    assert not Unit.objects.exists()
    assert not Pengaturan.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_first_starts_at_once_load_everything_once():
    hasil = serentak(2, lambda _ke: call_command("muat_data", verbosity=0))
    assert hasil == [None, None]
    assert DokumenInformasi.objects.filter(terbitan="").count() == HITUNGAN["katalog"]
    assert DokumenInformasi.objects.exclude(terbitan="").count() >= 25
