"""The page of a complaint: the next step, masked people, files, lawful buttons."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.models import AksesDataPribadi
from pengaduan.models import Penerusan, Pengaduan
from tests.factories import pengaduan as f
from tests.kueri import kueri_tersimpan
from tests.pengaduan.kantor_aduan import (
    PADA,
    TERIMA,
    adukan,
    buka_kantor,
    bukti,
    diteruskan,
    diusulkan,
    terverifikasi,
)
from tests.pengaduan.meja_aduan import alamat, kueri
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, K = Pengaduan.Status, Pengaduan.Kelas


@pytest.fixture
def kantor():
    return buka_kantor(sesudah=500)


def test_identity_is_masked_and_opened_with_a_reason_that_is_written_down(
    client, kantor
):
    aduan = diteruskan(kantor)
    masuk(client, kantor.kepala)
    for nama in ("change", "history"):
        halaman = client.halaman(alamat(nama, aduan.pk))
        for kata in ("Rahayu", "siti@contoh.id", aduan.kode):
            assertNotContains(halaman, kata)
    for kata in ("S*** R***", "belum dipastikan", "Lihat identitas"):
        assertContains(client.get(alamat("change", aduan.pk)), kata)
    tanpa = client.post(alamat("buka", aduan.pk), {"alasan": "x"})
    assertNotContains(tanpa, "Rahayu")
    assert not AksesDataPribadi.objects.exists()
    alasan = {"alasan": "Menanyakan tempatnya."}
    response = client.post(alamat("buka", aduan.pk), alasan)
    assertContains(response, "Siti Rahayu")
    assertContains(response, "siti@contoh.id")
    baris = AksesDataPribadi.objects.get()
    assert (baris.oleh, baris.objek_nomor) == (kantor.kepala, aduan.nomor)
    assert baris.alasan == "Menanyakan tempatnya."


def test_at_the_counter_and_of_nobody_no_identity_is_opened(client, kantor):
    di_loket = adukan(kantor, unit=kantor.kecamatan)
    tanpa = f.PengaduanFactory(diteruskan=True, pemegang=kantor.dinas)
    for petugas, aduan in ((kantor.loket, di_loket), (kantor.kepala, tanpa)):
        masuk(client, petugas)
        halaman = client.halaman(alamat("change", aduan.pk))
        assertNotContains(halaman, "Lihat identitas")
        assert client.get(alamat("buka", aduan.pk)).status_code == 403
    assertContains(halaman, "tanpa nama")


def test_who_wants_no_name_has_none_for_the_unit_that_may_be_complained_of(
    client, kantor
):
    aduan = diteruskan(kantor, anonim=True)
    masuk(client, kantor.kepala)
    halaman = client.halaman(alamat("change", aduan.pk))
    assertNotContains(halaman, "S***")
    assertContains(halaman, "tanpa nama; hanya admin SP4N")
    assertNotContains(halaman, "Lihat identitas")
    assert client.get(alamat("buka", aduan.pk)).status_code == 403
    masuk(client, kantor.admin)
    assertContains(client.get(alamat("change", aduan.pk)), "S*** R***")
    assert client.get(alamat("buka", aduan.pk)).status_code == 200


def test_erased_or_limited_data_stay_closed(client, kantor):
    aduan = diteruskan(kantor)
    orang = aduan.pelapor
    masuk(client, kantor.kepala)
    for kalimat in ("hubungi petugas PDP", "sudah dihapus sesuai masa simpannya"):
        if kalimat.startswith("hubungi"):
            orang.dibatasi_pada = PADA
            orang.save()
        else:
            orang.hapus_identitas(pada=PADA)
        isi = {"alasan": "Menanyakan tempat."}
        assertContains(client.post(alamat("buka", aduan.pk), isi), kalimat)
        assert not AksesDataPribadi.objects.exists()
        client.halaman(alamat("change", aduan.pk))


def test_a_missing_number_or_an_emergency_leads_to_its_page(client, kantor):
    masuk(client, kantor.admin)
    darurat = f.InsidenFactory(pengaduan=f.pengaduan_di(S.DIALIHKAN_112))
    salin = f.PenerusanFactory(pengaduan__diteruskan=True)
    for satu, label in ((darurat, "Buka insiden"), (salin, "Buka Paket salin")):
        halaman = client.halaman(alamat("change", satu.pengaduan_id))
        utama = halaman.context["utama"]
        assert utama["label"].startswith(label)
        assertContains(halaman, f'class="tombol satu" href="{utama["alamat"]}"')
        assert client.get(utama["alamat"]).status_code == 200


def test_the_status_box_speaks_of_every_state(client, kantor):
    masuk(client, kantor.admin)
    mundur = f.PengaduanFactory(
        tanggal_catat=date(2024, 6, 5),
        alasan_mundur="Surat di bawah.",
        bukan_darurat=True,
        anonim=True,
        rahasia=True,
        jatuh_tempo=date(2024, 6, 3),
        alasan_prioritas="Dekat sekolah.",
        tanda_moderasi=["banyak tautan"],
    )
    gabungan = f.PengaduanFactory(gabungan=True)
    selesai = f.PengaduanFactory(selesai=True, dibuka_kembali=2, umum=True)
    for aduan, *semua in (
        (
            mundur,
            "dicatat Rabu, 5 Juni 2024 karena: Surat di bawah.",
            "dinyatakan bukan darurat oleh pelapor",
            "tanpa nama, rahasia",
            "Lewat 1 hari kerja",
            "(Dekat sekolah.)",
            "banyak tautan",
        ),
        (gabungan, gabungan.induk.nomor),
        (selesai, "pelapor menyatakan selesai", "dibuka kembali 2 kali", "0 orang"),
        (f.PengaduanFactory(tunda=True), "Menunggu pelapor menjawab."),
    ):
        halaman = client.halaman(alamat("change", aduan.pk))
        for kalimat in semua:
            assertContains(halaman, kalimat)


def test_the_page_says_all_that_hangs_on_a_case_and_costs_the_same_for_any_length(
    client, kantor
):
    aduan = diusulkan(kantor, tujuan=Penerusan.Tujuan.LAPOR, berkas=[bukti(9)])

    def panjangkan():
        f.PesanPengaduanFactory(pengaduan=aduan, isi="Kabar dari sana.")
        f.catatan_dalam(aduan, isi="Sudah ditelepon.")
        f.BerkasPengaduanFactory(pengaduan=aduan)
        f.RujukanPengaduanFactory(
            berkas=aduan, status="diputuskan", ditetapkan_ke=aduan.unit
        )
        return f.PengaduanFactory(gabungan=True, induk=aduan)

    anak = panjangkan()
    masuk(client, kantor.rekan)
    halaman = client.halaman(alamat("change", aduan.pk))
    for kalimat in (
        "Periksa hasil dan buktinya",
        "26 Juni 2024",
        anak.nomor,
        "Bukti dari Kepala",
        "Dari pelapor",
        "Sudah ditelepon.",
        "Kabar dari sana.",
        "Belum bernomor; catat paling lambat 5 Juni 2024",
        "Diputuskan ke",
    ):
        assertContains(halaman, kalimat)
    Pengaduan.objects.filter(pk=anak.pk).update(berkadar=True)
    halaman = client.halaman(alamat("change", aduan.pk))
    assertContains(halaman, f"{anak.nomor}, dipegang unit lain")
    assertNotContains(halaman, alamat("change", anak.pk))
    pendek = kueri(client, alamat("change", aduan.pk))
    for _ in range(3):
        panjangkan()
    assert kueri(client, alamat("change", aduan.pk)) == pendek <= 12


# Files


def test_a_file_of_the_case_is_a_download_and_its_small_picture_is_shown(
    client, kantor
):
    aduan = diteruskan(kantor, berkas=[bukti()])
    berkas, lain = aduan.berkas.get(), f.BerkasPengaduanFactory()
    surat = f.BerkasPengaduanFactory(pengaduan=aduan, tipe="application/pdf")
    masuk(client, kantor.kepala)
    penuh = client.get(alamat("berkas", aduan.pk, berkas.pk))
    kecil = client.get(alamat("berkas_kecil", aduan.pk, berkas.pk))
    assert "attachment" in penuh["Content-Disposition"]
    assert penuh["X-Content-Type-Options"] == "nosniff"
    assert kecil["Content-Disposition"] == "inline"
    assert kecil["Content-Type"] == "image/jpeg"
    for jawab in (kecil, penuh):
        assert b"".join(jawab.streaming_content).startswith(b"\xff\xd8")
    # A letter has no small picture.
    assert client.get(alamat("berkas_kecil", aduan.pk, surat.pk)).status_code == 404
    assert client.get(alamat("berkas", aduan.pk, lain.pk)).status_code == 404


# Buttons


# The list: order, filters, masks, what it costs


def nomor(client, **saring):
    halaman = client.get(alamat("changelist"), saring)
    return [p.nomor for p in halaman.context["cl"].result_list]


def test_the_nearest_day_stands_on_top_and_what_has_ended_below(client, kantor):
    unit = {"unit": kantor.dinas}
    akhir = f.pengaduan_di(S.SELESAI, **unit)
    nanti = f.PengaduanFactory(jatuh_tempo=date(2024, 6, 28), **unit)
    lewat = f.PengaduanFactory(jatuh_tempo=date(2024, 6, 3), **unit)
    kini = f.PengaduanFactory(jatuh_tempo=TERIMA, prioritas="4", **unit)
    tunggu = f.PengaduanFactory(tunda=True, tunggu_sampai=date(2024, 6, 5), **unit)
    # An emergency that nobody told 112 of stands before what is late.
    darurat, tuntas = (f.PengaduanFactory(dialihkan_112=True, **unit) for _ in range(2))
    f.InsidenFactory(pengaduan=tuntas, diserahkan=True)
    f.InsidenFactory(pengaduan=darurat)
    masuk(client, kantor.kepala)
    assert nomor(client) == [darurat.nomor]  # of the rest nothing is her work yet
    response = client.halaman(f"{alamat('changelist')}?perlu=")
    *buka, a, b, c = [p.nomor for p in response.context["cl"].result_list]
    assert buka == [p.nomor for p in (lewat, kini, tunggu, nanti)]
    assert {a, b, c} == {akhir.nomor, tuntas.nomor, darurat.nomor}
    assert set(nomor(client, perlu="selesai")) == {akhir.nomor, tuntas.nomor}
    assert nomor(client, perlu="terbuka") == [darurat.nomor, *buka]
    for kalimat in (
        "Lewat 1 hari kerja",
        "Hari ini",
        "Menunggu pelapor",
        "16 hari kerja lagi",
        "3 Juni 2024",
        "4 Juni 2024",
        "5 Juni 2024",
        "28 Juni 2024",
        "mendesak",
        "Selesai: pelapor menyatakan selesai",
        "Telepon 112 sekarang",
    ):
        assertContains(response, kalimat)


def test_each_filter_shows_what_it_says(client, kantor):
    lewat = f.PengaduanFactory(jatuh_tempo=date(2024, 6, 3))
    usul = f.PengaduanFactory(diusulkan=True)
    tanda = f.PengaduanFactory(tanda_moderasi=["banyak tautan"])
    tunggu = f.PengaduanFactory(menunggu_pelapor=True)
    tanpa = f.PenerusanFactory(pengaduan__jatuh_tempo=date(2024, 6, 7)).pengaduan
    masuk(client, kantor.admin)
    assert nomor(client, perlu="lewat") == [lewat.nomor]
    assert nomor(client, perlu="periksa") == [usul.nomor]
    assert nomor(client, perlu="moderasi") == [tanda.nomor]
    assert nomor(client, perlu="pelapor") == [tunggu.nomor]
    assert nomor(client, perlu="nomor") == [tanpa.nomor]
    assert (
        len(nomor(client, perlu="apa saja")) == len(nomor(client, perlu="terbuka")) == 5
    )
    assert len(nomor(client, perlu="lain")) == 3
    assert nomor(client, perlu="selesai") == []
    assert nomor(client, q=lewat.nomor) == [lewat.nomor]


def test_my_work_is_what_i_hold_what_is_offered_and_what_i_must_decide(client, kantor):
    baru = f.PengaduanFactory()
    pegang = f.PengaduanFactory(diteruskan=True, pemegang=kantor.dinas)
    ditawari = f.RujukanPengaduanFactory(ke_unit=kantor.dinas).berkas
    kembali = f.RujukanPengaduanFactory(
        status="dikembalikan", alasan_kembali="x"
    ).berkas
    lama = f.RujukanPengaduanFactory(tenggat=date(2024, 6, 3)).berkas
    gawat = f.PengaduanFactory(diteruskan=True, berkadar=True)
    masuk(client, kantor.kepala)
    assert set(nomor(client, perlu="saya")) == {pegang.nomor, ditawari.nomor}
    masuk(client, kantor.admin)
    assert set(nomor(client, perlu="saya")) == {baru.nomor, kembali.nomor, lama.nomor}
    masuk(client, kantor.irban)
    assert set(nomor(client, perlu="saya")) == {gawat.nomor}


def test_the_list_costs_the_same_for_one_and_for_a_hundred(client, kantor):
    masuk(client, kantor.admin)
    f.PengaduanFactory(unit=kantor.dinas, pelapor=f.PelaporFactory())
    satu = len(kueri_tersimpan(client, alamat("changelist")))
    f.PengaduanFactory.create_batch(99, unit=kantor.kecamatan)
    banyak = kueri_tersimpan(client, alamat("changelist"))
    assert len(banyak) == satu <= 8


# Who gets there


def semua_alamat(aduan, berkas):
    tindakan = [alamat("tindakan", aduan.pk, "catatan")]
    return [
        *(alamat(nama, aduan.pk) for nama in ("change", "history", "buka")),
        alamat("tanda_terima", aduan.pk),
        alamat("berkas", aduan.pk, berkas.pk),
        alamat("berkas_kecil", aduan.pk, berkas.pk),
        *tindakan,
    ]


def kode(client, halaman):
    jawab = client.get(halaman)
    if jawab.streaming:
        b"".join(jawab.streaming_content)
    return jawab.status_code


def test_what_is_grave_is_the_inspektorats_alone_once_it_is_verified(client, kantor):
    aduan = terverifikasi(kantor, kelas=K.BERKADAR, berkas=[bukti()])
    halaman = semua_alamat(aduan, aduan.berkas.get())
    for petugas in (kantor.admin, kantor.kepala, kantor.loket):
        masuk(client, petugas)
        assert [kode(client, h) for h in halaman] == [404] * len(halaman)
        assert nomor(client) == []
    masuk(client, kantor.irban)
    assert [kode(client, h) for h in halaman] == [200] * len(halaman)
