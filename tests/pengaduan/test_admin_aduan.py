"""The page of a complaint: the next step, masked people, files, lawful buttons."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.models import AksesDataPribadi
from pengaduan.actions.insiden import akhiri_insiden, nyatakan_darurat
from pengaduan.models import Penerusan, Pengaduan
from tests.factories.pengaduan import (
    BerkasPengaduanFactory,
    CatatanPengaduanFactory,
    PenerusanFactory,
    PengaduanFactory,
    PesanPengaduanFactory,
    RujukanPengaduanFactory,
)
from tests.pengaduan.kantor_aduan import (
    PADA,
    SITI,
    adukan,
    buka_kantor,
    bukti,
    diteruskan,
    diusulkan,
    menunggu,
    terverifikasi,
)
from tests.pengaduan.meja_aduan import alamat, alamat_insiden, kueri, tombol
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, K = Pengaduan.Status, Pengaduan.Kelas


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    return buka_kantor(sesudah=500)


def test_identity_is_masked_everywhere(client, kantor):
    aduan = diteruskan(kantor)
    masuk(client, kantor.kepala)

    for nama in ("change", "history"):
        halaman = client.halaman(alamat(nama, aduan.pk))
        assertNotContains(halaman, "Rahayu")
        assertNotContains(halaman, "siti@contoh.id")
        assertNotContains(halaman, aduan.kode)
    assertContains(client.get(alamat("change", aduan.pk)), "S*** R***")
    assertContains(client.get(alamat("change", aduan.pk)), "belum dipastikan")


def test_identity_is_opened_with_a_reason_and_written_down(client, kantor):
    aduan = diteruskan(kantor)
    masuk(client, kantor.kepala)
    assertContains(client.get(alamat("change", aduan.pk)), "Lihat identitas")

    tanpa = client.post(alamat("buka", aduan.pk), {"alasan": "x"})
    assertNotContains(tanpa, "Rahayu")
    assert not AksesDataPribadi.objects.exists()
    response = client.post(
        alamat("buka", aduan.pk), {"alasan": "Menanyakan tempatnya."}
    )

    assertContains(response, "Siti Rahayu")
    assertContains(response, "siti@contoh.id")
    baris = AksesDataPribadi.objects.get()
    assert (baris.oleh, baris.objek_nomor) == (kantor.kepala, aduan.nomor)
    assert baris.alasan == "Menanyakan tempatnya."


def test_whoever_serves_at_the_counter_opens_no_identity(client, kantor):
    aduan = adukan(kantor, lain={"unit": kantor.kecamatan})
    masuk(client, kantor.loket)

    assertNotContains(client.get(alamat("change", aduan.pk)), "Lihat identitas")
    assert client.get(alamat("buka", aduan.pk)).status_code == 403


def test_who_wants_no_name_has_none_for_the_unit_that_may_be_complained_of(
    client, kantor
):
    aduan = diteruskan(kantor, anonim=True)
    masuk(client, kantor.kepala)

    halaman = client.halaman(alamat("change", aduan.pk))
    assertNotContains(halaman, "S***")
    assertContains(halaman, "meminta tanpa nama")
    assertNotContains(halaman, "Lihat identitas")
    assert client.get(alamat("buka", aduan.pk)).status_code == 403
    client.logout()
    masuk(client, kantor.admin)
    assertContains(client.get(alamat("change", aduan.pk)), "S*** R***")
    assert client.get(alamat("buka", aduan.pk)).status_code == 200


@pytest.mark.parametrize(
    ("kolom", "kalimat"),
    [
        ("dihapus_pada", "sudah dihapus sesuai masa simpannya"),
        ("dibatasi_pada", "hubungi petugas PDP"),
    ],
)
def test_erased_or_limited_data_stay_closed(client, kantor, kolom, kalimat):
    aduan = diteruskan(kantor)
    orang = aduan.pelapor
    if kolom == "dihapus_pada":
        orang.hapus_identitas(pada=PADA)
    else:
        orang.dibatasi_pada = PADA
        orang.save()
    masuk(client, kantor.kepala)

    response = client.post(alamat("buka", aduan.pk), {"alasan": "Menanyakan tempat."})

    assertContains(response, kalimat)
    assert not AksesDataPribadi.objects.exists()
    client.halaman(alamat("change", aduan.pk))


def test_who_left_nothing_cannot_be_opened(client, kantor):
    aduan = PengaduanFactory(diteruskan=True, pemegang=kantor.dinas)
    masuk(client, kantor.kepala)

    assertContains(
        client.halaman(alamat("change", aduan.pk)), "tidak meninggalkan nama"
    )
    assert client.get(alamat("buka", aduan.pk)).status_code == 403


def test_the_page_says_the_next_step_the_day_and_everything_that_hangs_on_it(
    client, kantor
):
    aduan = diusulkan(
        kantor, tujuan=Penerusan.Tujuan.LAPOR, lain={"berkas": [bukti(9)]}
    )
    anak = PengaduanFactory(gabungan=True, induk=aduan, judul="Lubang yang sama")
    CatatanPengaduanFactory(pengaduan=aduan, isi="Sudah ditelepon.", oleh=kantor.kepala)
    PesanPengaduanFactory(
        pengaduan=aduan, isi="Kabar dari sana.", oleh=None, dari_luar="SP4N-LAPOR!"
    )
    RujukanPengaduanFactory(
        berkas=aduan,
        status="diputuskan",
        dari_unit=kantor.dinas,
        ke_unit=kantor.kecamatan,
        ditetapkan_ke=kantor.dinas,
        alasan_kembali="Bukan kami.",
    )
    masuk(client, kantor.rekan)

    halaman = client.halaman(alamat("change", aduan.pk))

    for kalimat in (
        "Petugas lain memeriksa hasil dan buktinya",
        "26 Juni 2024",
        aduan.judul,
        "Bukti dari Kepala",
        "Dari pelapor",
        anak.nomor,
        "Sudah ditelepon.",
        "Kabar dari sana.",
        "Belum bernomor; catat paling lambat 5 Juni 2024",
        "Diputuskan ke",
        "Kepala",
    ):
        assertContains(halaman, kalimat)


def test_the_status_box_speaks_of_every_state(client, kantor):
    masuk(client, kantor.admin)
    mundur = PengaduanFactory(
        tanggal_catat=date(2024, 6, 5),
        alasan_mundur="Surat di bawah.",
        bukan_darurat=True,
        anonim=True,
        rahasia=True,
        jatuh_tempo=date(2024, 6, 3),
        alasan_prioritas="Dekat sekolah.",
        tanda_moderasi=["banyak tautan"],
    )
    gabungan = PengaduanFactory(gabungan=True)
    selesai = PengaduanFactory(selesai=True, dibuka_kembali=2, umum=True)
    tunda = PengaduanFactory(tunda=True)
    for aduan, kalimat in (
        (mundur, "dicatat Rabu, 5 Juni 2024 karena: Surat di bawah."),
        (mundur, "dinyatakan bukan darurat oleh pelapor"),
        (mundur, "tanpa nama, rahasia"),
        (mundur, "Senin, 3 Juni 2024 (terlambat)"),
        (mundur, "(Dekat sekolah.)"),
        (mundur, "banyak tautan"),
        (gabungan, gabungan.induk.nomor),
        (selesai, "Selesai: pelapor menyatakan selesai"),
        (selesai, "dibuka kembali 2 kali"),
        (selesai, "0 orang"),
        (tunda, "Menunggu pelapor sampai"),
    ):
        assertContains(client.halaman(alamat("change", aduan.pk)), kalimat)


def test_the_page_costs_the_same_however_long_the_case_is(client, kantor):
    masuk(client, kantor.admin)
    aduan = menunggu(kantor)
    halaman = alamat("change", aduan.pk)
    PenerusanFactory(pengaduan=aduan)
    RujukanPengaduanFactory(berkas=aduan, status="diputuskan", ditetapkan_ke=aduan.unit)
    CatatanPengaduanFactory(pengaduan=aduan)
    PengaduanFactory(gabungan=True, induk=aduan)
    BerkasPengaduanFactory(pengaduan=aduan)
    pendek = kueri(client, halaman)
    for _ in range(5):
        PesanPengaduanFactory(pengaduan=aduan)
        CatatanPengaduanFactory(pengaduan=aduan)
        BerkasPengaduanFactory(pengaduan=aduan)
        PengaduanFactory(gabungan=True, induk=aduan)
        RujukanPengaduanFactory(
            berkas=aduan, status="diputuskan", ditetapkan_ke=aduan.unit
        )

    assert kueri(client, halaman) == pendek <= 40


# Files


def test_a_file_is_a_download_that_runs_nothing_and_its_small_picture_is_shown(
    client, kantor
):
    aduan = diteruskan(kantor, lain={"berkas": [bukti()]})
    berkas = aduan.berkas.get()
    masuk(client, kantor.kepala)

    penuh = client.get(alamat("berkas", aduan.pk, berkas.pk))
    kecil = client.get(alamat("berkas_kecil", aduan.pk, berkas.pk))

    assert "attachment" in penuh["Content-Disposition"]
    assert penuh["X-Content-Type-Options"] == "nosniff"
    assert kecil["Content-Disposition"] == "inline"
    assert kecil["Content-Type"] == "image/jpeg"
    assert b"".join(kecil.streaming_content).startswith(b"\xff\xd8")
    assert b"".join(penuh.streaming_content).startswith(b"\xff\xd8")


def test_a_letter_has_no_small_picture_and_a_file_belongs_to_its_case(client, kantor):
    aduan = diteruskan(kantor)
    lain = BerkasPengaduanFactory()
    surat = BerkasPengaduanFactory(pengaduan=aduan, tipe="application/pdf")
    masuk(client, kantor.kepala)

    assert client.get(alamat("berkas_kecil", aduan.pk, surat.pk)).status_code == 404
    assert client.get(alamat("berkas", aduan.pk, lain.pk)).status_code == 404


# Buttons


@pytest.mark.parametrize(
    ("siapa", "buat", "ada"),
    [
        ("loket", adukan, set()),
        (
            "admin",
            adukan,
            {
                *("verifikasi", "darurat", "tunda", "gabungkan", "alihkan_informasi"),
                *("bukan_wewenang", "arsipkan", "ubah_prioritas", "tulis", "catatan"),
            },
        ),
        (
            "admin",
            terverifikasi,
            {
                *("darurat", "gabungkan", "alihkan_informasi", "bukan_wewenang"),
                *("ubah_kelas", "ubah_prioritas", "teruskan", "rujuk", "terbitkan"),
                *("tulis", "catatan"),
            },
        ),
        (
            "kepala",
            diteruskan,
            {
                *("darurat", "ubah_prioritas", "rujuk", "tindaklanjuti"),
                *("tugaskan", "tulis", "catatan"),
            },
        ),
        (
            "rekan",
            diusulkan,
            {
                *("darurat", "ubah_prioritas", "rujuk", "minta_tanggapan"),
                *("kembalikan_hasil", "tutup", "tugaskan", "tulis", "catatan"),
            },
        ),
        (
            "rekan",
            menunggu,
            {
                *("darurat", "ubah_prioritas", "jawaban", "tutup"),
                *("tugaskan", "tulis", "catatan"),
            },
        ),
    ],
)
def test_the_page_offers_what_is_lawful_now(client, kantor, siapa, buat, ada):
    aduan = buat(kantor, kontak=SITI)
    masuk(client, getattr(kantor, siapa))
    if not ada:
        assert client.get(alamat("change", aduan.pk)).status_code == 404
        return

    assert tombol(client, aduan) == ada


def urutan(client, aduan):
    """The acts in the box as they stand, and which of them stand out."""
    semua = client.get(alamat("change", aduan.pk)).context["tombol"]
    return [t["nama"] for t in semua], [t["nama"] for t in semua if not t["kedua"]]


def test_the_act_to_begin_with_stands_first_and_alone(client, kantor):
    masuk(client, kantor.admin)

    semua, tampak = urutan(client, diusulkan(kantor))
    assert semua[:2] == ["minta_tanggapan", "kembalikan_hasil"]
    assert tampak == ["minta_tanggapan"]
    semua, tampak = urutan(client, adukan(kantor))
    assert semua[:3] == ["verifikasi", "darurat", "tunda"]
    assert tampak == ["verifikasi", "darurat"]


def test_an_emergency_leads_to_its_incident_until_the_call_is_recorded(client, kantor):
    aduan = adukan(kantor)
    insiden = nyatakan_darurat(
        aduan, oleh=kantor.loket, pada=PADA, alasan="Kabel putus."
    )
    masuk(client, kantor.admin)

    halaman = client.halaman(alamat("change", aduan.pk))
    assertContains(halaman, f"Telepon 112 sekarang. Insiden {insiden}")
    assertNotContains(halaman, "Tidak ada lagi")
    assert urutan(client, aduan)[0] == ["insiden"]
    assertContains(halaman, alamat_insiden("change", insiden.pk))

    akhiri_insiden(
        insiden, "nyatakan_palsu", oleh=kantor.loket, pada=PADA, catatan="Aman."
    )
    halaman = client.halaman(alamat("change", aduan.pk))
    assertContains(halaman, "Tidak ada lagi")
    assertContains(halaman, f"{insiden}: palsu")


def test_a_missing_number_leads_to_the_copy_pack(client, kantor):
    aduan = diteruskan(kantor, Penerusan.Tujuan.LAPOR)
    masuk(client, kantor.kepala)

    semua, tampak = urutan(client, aduan)

    assert (semua[0], tampak) == ("paket", ["paket"])
    halaman = client.get(alamat("change", aduan.pk))
    paket = halaman.context["tombol"][0]["alamat"]
    assertContains(halaman, f'href="{paket}">Buka Paket salin')
    assertContains(client.get(paket), "Salin satu per satu")
