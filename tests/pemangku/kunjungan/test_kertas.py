"""PK-23 and PK-24: papers of a visit, as page, PDF and sheet."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader
from pytest_django.asserts import assertContains

from organisasi.kertas import naskah as cetakan
from organisasi.kertas.naskah import SURAT, cetak_pdf, lambang_svg
from organisasi.models import Jejak
from pemangku.kunjungan.kertas import (
    baris_hadir,
    halaman_hadir,
    isi_berita_acara,
    isi_notulen,
    isi_poster,
    waktu_singkat,
)
from pemangku.kunjungan.laporan import TIPOGRAFI
from pemangku.models import Kegiatan, KertasTerbit, Pemangku
from tests.factories import pemangku as f
from tests.factories.kunjungan import KomitmenFactory
from tests.pemangku.kantor_kunjungan import AGENDA, NOTULEN, PADA, buku, saat

pytestmark = pytest.mark.django_db


@pytest.fixture
def kegiatan():
    isi = {"nomor": "KG-2024-0007", "judul": "Sosialisasi tiga kanal"}
    return f.KegiatanFactory(**isi, status="selesai")


def alamat(kegiatan, *laporan):
    return reverse("admin:pemangku_kegiatan_cetak_berkas", args=(kegiatan.pk, *laporan))


def teks(isi):
    return "\n".join(str(satu) for satu in isi["bagian"])


def tabel(isi):
    return [satu["baris"] for satu in isi["bagian"] if satu["jenis"] == "tabel"]


def test_pk23_47_attendees_make_three_pages_with_five_empty_rows(kegiatan):
    f.KehadiranFactory.create_batch(47, kegiatan=kegiatan)
    lain = {"kegiatan": kegiatan, "nama_snapshot": "Tidak Dicetak", "alasan": "x"}
    for status in ("sementara", "ditolak"):
        f.KehadiranFactory(status=status, **lain)
    isi = halaman_hadir(kegiatan, saat())
    assert [len(h) for h in isi["halaman"]] == [20, 20, 12]
    baris = [satu for h in isi["halaman"] for satu in h]
    assert [b[0] for b in baris] == [*map(str, range(1, 48)), *[""] * 5]
    assert "Tidak Dicetak" not in str(isi)
    assert isi["tanda"] == ""


def test_pk23_names_are_those_of_the_day_and_no_number_is_printed(kegiatan):
    hadir = f.KehadiranFactory(
        kegiatan=kegiatan,
        nama_snapshot="Nama Hari Itu",
        jabatan_snapshot="Ketua",
        lembaga_snapshot="PKK",
        unsur=f.UnsurFactory(nama="PKK"),
        jenis_kelamin="p",
    )
    f.KanalFactory(orang=hadir.orang, nilai="628123456789")
    hadir.orang.nama = "Nama Baru"
    hadir.orang.save()
    (satu, *_) = baris_hadir(kegiatan)
    assert satu == ("1", "Nama Hari Itu", "Ketua", "PKK", "PKK", "P")
    isi = str(halaman_hadir(kegiatan, saat()))
    assert "Nama Hari Itu" in isi
    assert "Nama Baru" not in isi
    assert "8123456789" not in isi


def test_pk23_without_attendance_the_invited_are_printed(kegiatan):
    # With nobody known 25 rows stay empty.
    kosong = halaman_hadir(kegiatan, saat())
    assert [len(h) for h in kosong["halaman"]] == [20, 5]
    assert {b for h in kosong["halaman"] for b in h} == {("",) * 6}
    jabatan = f.JabatanFactory(
        nama_jabatan="Lurah", orang__nama="Peserta Undangan", orang__jenis_kelamin="l"
    )
    datang = {"pemangku": jabatan.pemangku, "orang": jabatan.orang}
    f.UndanganFactory(kegiatan=kegiatan, **datang)
    f.UndanganFactory(kegiatan=kegiatan, pemangku__nama_resmi="LPM Sukajaya")
    isi = halaman_hadir(kegiatan, saat())
    (halaman,) = isi["halaman"]
    assert {(b[1], b[2], b[5]) for b in halaman[:2]} == {
        ("Peserta Undangan", "Lurah", "L"),
        ("", "", ""),
    }
    assert {b[3] for b in halaman[:2]} == {jabatan.pemangku.nama_resmi, "LPM Sukajaya"}
    assert len(halaman) == 7
    assert isi["tanda"] == "Belum ada kehadiran"


def test_the_sheet_says_what_it_holds_with_numbers_and_days_as_such(
    client, kegiatan, pengelola
):
    def lembar():
        isi = buku(client.get(alamat(kegiatan, "hadir", "xlsx")))
        assert list(isi) == ["Info", "Daftar Hadir"]
        return dict(isi["Info"]), isi["Daftar Hadir"]

    info, semua = lembar()
    assert info["Saringan"] == "Belum ada kehadiran: yang diundang"
    assert (info["Jumlah baris"], len(semua)) == (0, 1 + 25)
    f.KehadiranFactory(kegiatan=kegiatan, nama_snapshot="=Peserta")
    info, semua = lembar()
    assert [b[:2] for b in semua[:2]] == [("No", "Nama"), (1, "'=Peserta")]
    assert (info["Jumlah baris"], len(semua)) == (1, 1 + 1 + 5)
    assert info["Saringan"] == "Kehadiran yang sah"
    assert info["Tanggal"].date() == date(2024, 6, 4)
    assert info["Diunduh oleh"] == str(pengelola)
    assert Jejak.objects.filter(tindakan="unduh_daftar").count() == 2


def test_pk24_without_a_number_it_is_a_draft_and_after_reopening_a_revision(kegiatan):
    draf = isi_berita_acara(kegiatan, saat())
    kegiatan.revisi = 1
    draf_lagi = isi_berita_acara(kegiatan, saat())
    kegiatan.nomor_berita_acara = "BA/7/2024"
    kini = saat()
    bernomor = isi_berita_acara(kegiatan, kini)
    assert (draf["latar"], draf["tanda"], draf["nomor"]) == ("DRAF", "DRAF", "")
    assert draf_lagi["tanda"] == "DRAF · Revisi 1"
    assert (bernomor["latar"], bernomor["tanda"]) == ("", "")
    assert bernomor["nomor"] == "BA/7/2024 · Revisi 1"
    assert "Revisi 1" in bernomor["kaki"]
    assert f"dicetak 10 Juni 2024 09.00 oleh {kini.oleh}" in bernomor["kaki"]


def test_it_counts_people_by_part_and_the_nameless_apart(kegiatan):
    lpm = f.UnsurFactory(nama="LPM")
    for jk in ("l", "p", "p", ""):
        f.KehadiranFactory(kegiatan=kegiatan, unsur=lpm, jenis_kelamin=jk)
    f.KehadiranFactory(kegiatan=kegiatan)
    kegiatan.hadir_tak_bernama_l = 3
    isi = isi_berita_acara(kegiatan, saat())
    assert tabel(isi)[0] == [
        ["LPM", "1", "2", "1", "4"],
        ["Tanpa kelompok", "0", "0", "1", "1"],
        ["Jumlah", "1", "2", "2", "5"],
    ]
    assert "hadir 3 orang tanpa nama (L 3, P 0)" in teks(isi)


def test_it_counts_what_the_visit_brought_apart_from_imports_of_that_day(kegiatan):
    jenis = f.JenisPemangkuFactory(nama="LPM")
    isi = {"pengelola": kegiatan.tuan_rumah, "jenis": jenis}
    asal = {"sumber": "lapangan", "sumber_rinci": kegiatan.nomor}
    lama, diperiksa, impor = f.PemangkuFactory.create_batch(3, **isi)
    baru = f.PemangkuFactory(**isi, **asal)
    f.PemangkuFactory(**isi, status=Pemangku.Status.NONAKTIF)
    f.PemangkuFactory(**isi, **asal | {"sumber_rinci": "KG-2024-0008"})
    Pemangku.objects.update(dibuat_pada=kegiatan.mulai)
    Pemangku.objects.filter(pk=impor.pk).update(**asal | {"sumber": "impor"})
    f.HubunganFactory(pemangku=diperiksa, pada=kegiatan.mulai)
    f.HubunganFactory(pemangku=baru, pada=kegiatan.mulai)
    f.HubunganFactory(pemangku=lama, pada=datetime(2024, 1, 1, tzinfo=UTC))
    hasil = tabel(isi_berita_acara(kegiatan, saat()))[1]
    assert hasil == [["LPM", "5", "1", "1"], ["Jumlah", "5", "1", "1"]]


def test_it_names_agreement_follow_ups_basis_and_two_signatories(kegiatan):
    kegiatan.dasar_surat = "Surat 5/2024"
    kosong = teks(isi_berita_acara(kegiatan, saat()))
    f.TindakLanjutFactory(kegiatan=kegiatan, uraian="Kirim data jalan")
    batal = {"uraian": "Dibatalkan", "status": "dibatalkan", "hasil": "Tidak perlu"}
    f.TindakLanjutFactory(kegiatan=kegiatan, **batal)
    KomitmenFactory(kegiatan=kegiatan, pemangku__nama_resmi="PKK Nagarasari")
    batal |= {"pemangku__nama_resmi": "LPM Dibatalkan"}
    del batal["uraian"]
    KomitmenFactory(kegiatan=kegiatan, **batal)
    kegiatan.kesimpulan = "Semua sepakat."
    isi = isi_berita_acara(kegiatan, saat())
    for kata in ("ada kesepakatan", "ada janji kantor", "Belum ada pemangku"):
        assert kata in kosong
    for kata in (
        "Semua sepakat.",
        "Kirim data jalan",
        "20 Juni 2024",
        "Surat 5/2024",
        "Janji menyebarkan",
        "PKK Nagarasari",
    ):
        assert kata in teks(isi)
    assert "Dibatalkan" not in teks(isi)
    assert len(isi["bagian"][-1]["pihak"]) == 2
    assert isi["judul"] == "Berita Acara Inventarisasi Pemangku Kepentingan"
    # A public consultation has a title of its own.
    kegiatan.jenis, kegiatan.dasar_surat = [Kegiatan.Jenis.FKP], ""
    isi = isi_berita_acara(kegiatan, saat())
    assert isi["judul"] == "Berita Acara Forum Konsultasi Publik"
    assert "Dasar" not in teks(isi)


def test_minutes_hold_agenda_speakers_course_and_conclusion(kegiatan):
    kosong = teks(isi_notulen(kegiatan, saat()))
    butir = {"topik": "Kanal aduan", "narasumber": "Admin SP4N", "mulai": "09:00"}
    kegiatan.agenda = [butir | {"saluran": ["sp4n"]}, *AGENDA]
    kegiatan.notulen, kegiatan.kesimpulan = NOTULEN, "Selesai."
    isi = teks(isi_notulen(kegiatan, saat()))
    assert "Agenda belum diisi." in kosong
    assert "Belum ditulis." in kosong
    for kata in ("09.00", "Kanal aduan", "Admin SP4N", "SP4N-LAPOR!", NOTULEN):
        assert kata in isi


def test_pk07_the_poster_leads_to_the_registration_and_says_what_becomes_of_data(
    kegiatan, settings
):
    settings.ALAMAT_PUBLIK = "https://contoh.invalid"
    isi = isi_poster(kegiatan, saat())
    pintu = reverse("pemangku:pintu", args=(kegiatan.token,))
    assert isi["alamat"] == f"https://contoh.invalid{pintu}"
    for kata in ("hanya dipakai bila Anda menyetujuinya", "dihapus 30 hari sesudah"):
        assert kata in isi["pemberitahuan"]


def test_a_visit_over_midnight_names_both_days():
    kegiatan = f.KegiatanFactory(selesai=datetime(2024, 6, 4, 18, tzinfo=UTC))
    assert waktu_singkat(kegiatan) == "09.00–Rabu, 5 Juni 2024, 01.00 WIB"


@pytest.mark.usefixtures("pengelola")
@pytest.mark.parametrize(
    "laporan", ["bekal", "hadir", "berita-acara", "notulen", "poster"]
)
def test_each_paper_is_a_tagged_pdf(client, kegiatan, laporan):
    f.KehadiranFactory(kegiatan=kegiatan, nama_snapshot="Peserta 😀")
    Kegiatan.objects.update(agenda=AGENDA)
    f.TindakLanjutFactory(kegiatan=kegiatan)
    f.PemangkuFactory(pengelola=kegiatan.tuan_rumah)
    pdf = client.get(alamat(kegiatan, laporan, "pdf"))
    assert pdf["Content-Type"] == "application/pdf"
    assert f"{laporan}-KG-2024-0007.pdf" in pdf["Content-Disposition"]
    assert b"/StructTreeRoot" in pdf.content
    assert "no-store" in pdf["Cache-Control"]
    # What one takes into the room comes in one, and the visit knows that it was printed.
    halaman = [h.extract_text() for h in PdfReader(BytesIO(pdf.content)).pages]
    assert len(halaman) == (3 if laporan == "bekal" else 1)
    dicetak = Jejak.objects.milik(kegiatan).filter(tindakan="cetak_bekal")
    assert dicetak.exists() == (laporan == "bekal")
    # A draft carries no code, nor does a poster.
    terbit = [k.jenis for k in KertasTerbit.objects.all()]
    kode = {"bekal": "Daftar Hadir", "hadir": "Daftar Hadir", "notulen": "Notulen"}
    assert terbit == [kode[n] for n in kode if n == laporan]


@pytest.mark.usefixtures("pengelola")
def test_no_other_paper_is_there_and_without_a_typesetter_it_is_said(
    client, kegiatan, monkeypatch
):
    for tiada in (("apa", "pdf"), ("notulen", "xlsx"), ("hadir", "doc")):
        assert client.get(alamat(kegiatan, *tiada)).status_code == 404
    # A failing typesetter leads back to the visit.
    monkeypatch.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
    jawab = client.get(alamat(kegiatan, "notulen", "pdf"), follow=True)
    assertContains(jawab, "PDF sedang tidak dapat dibuat")


# On paper: words stay in their cells, nobody signs an empty page (9.1, 9.2)

# Of A4 portrait in points.
TINGGI = 842


def pdf(isi, naskah=SURAT):
    isi = {**isi, "lambang": lambang_svg()}
    return PdfReader(BytesIO(cetak_pdf(isi, pada=PADA, naskah=naskah)))


def letak(halaman):
    """Each piece of text with where it stands, from the upper left corner."""
    hasil = []

    def catat(teks, cm, tm, *_):
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if teks.strip():
            hasil.append((teks, x, TINGGI - y))

    halaman.extract_text(visitor_text=catat)
    return hasil


def tinggi(semua, kata):
    return next(y for teks, _, y in semua if kata in teks)


def test_pk23_the_longest_words_stay_in_their_rows(kegiatan):
    unsur = f.UnsurFactory(nama="KIM dan komunitas informasi")
    isi = {"jabatan_snapshot": "Ketua Bidang " * 9, "lembaga_snapshot": "W" * 160}
    isi |= {"kegiatan": kegiatan, "unsur": unsur}
    for ke in range(10, 33):
        nama = f"awal{ke} {'Raden Kusumawijaya ' * 7}akhir{ke}"
        waktu = PADA + timedelta(minutes=ke)
        f.KehadiranFactory(pada=waktu, nama_snapshot=nama, **isi)
    hasil = pdf(halaman_hadir(kegiatan, saat()), TIPOGRAFI / "hadir.typ")
    assert len(hasil.pages) == 2
    for halaman, mulai, sampai in ((0, 10, 30), (1, 30, 33)):
        semua = letak(hasil.pages[halaman])
        for ke in range(mulai, sampai):
            assert tinggi(semua, f"akhir{ke}") > tinggi(semua, f"awal{ke}")
            if ke + 1 < sampai:
                assert tinggi(semua, f"awal{ke + 1}") > tinggi(semua, f"akhir{ke}")


@pytest.mark.parametrize("banyak", [0, 9])
def test_9_2_signatures_never_stand_alone_on_their_page(kegiatan, banyak):
    for ke in range(banyak):
        f.TindakLanjutFactory(kegiatan=kegiatan, uraian=f"Uraian {ke:02d}")
    isi = isi_berita_acara(kegiatan, saat())
    (pihak,) = [u for u in isi["bagian"] if u["jenis"] == "tanda_tangan"]
    kata = pihak["pihak"][1]["bawah"][0]
    baris = isi["bagian"][-2].get("baris")
    akhir = baris[-1][0] if baris else "Tidak ada janji kantor"
    beda = set()
    # So many lines before that the end falls on each place of a page in turn.
    for sela in range(0, 48, 8):
        pembuka = [{"jenis": "kalimat", "teks": "Baris."}] * sela
        hasil = pdf({**isi, "bagian": [*pembuka, *isi["bagian"]]})
        halaman = [p.extract_text() for p in hasil.pages]
        assert [akhir in isi for isi in halaman if kata in isi] == [True]
        beda.add(len(hasil.pages))
    assert len(beda) > 1
