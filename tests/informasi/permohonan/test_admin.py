"""The desk of requests: acts, completeness, the list; each act says what follows and does it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import Permohonan, PesanPermohonan, Surat
from informasi.pemohon.actions import unduhan_data
from informasi.permohonan.pilihan import TindakanPermohonan as T
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, TugasHubungi
from tests.factories.informasi import (
    ButirFactory,
    JawabanFactory,
    KeberatanFactory,
    PemohonFactory,
    PermohonanFactory,
    PesanFactory,
    RujukanFactory,
    SuratFactory,
)
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import (
    PADA,
    TERIMA,
    ajukan,
    dijawab,
    diproses,
    konsep,
    kurang,
)
from tests.informasi.meja_permohonan import alamat, catat, lampirkan, pdf, tekan, tombol
from tests.petugas import masuk, petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam", "_loket")]
S = Permohonan.Status


@pytest.fixture
def _loket(client, kantor):
    """The counter is signed in, where a test signs in nobody else."""
    masuk(client, kantor.loket)


def test_a_question_words_for_the_applicant_and_notes_for_inside_are_kept_apart(
    client, kantor, permohonan
):
    isi = {"isi": "Tahun berapa?", "hari": "3", "tanpa_jawaban": "Kami cari semuanya."}
    tekan(client, permohonan, "tanya", **isi)
    pesan = PesanPermohonan.objects.get()
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "balas"))
    tekan(client, permohonan, "balas", isi="Tahun 2023.", menjawab=pesan.pk)
    assert pesan.jawab_sampai == date(2024, 6, 7)
    assert halaman.context["form"]["menjawab"].value() == pesan.pk
    jawaban = PesanPermohonan.objects.get(dari_petugas=False)
    assert (jawaban.menjawab, jawaban.oleh) == (pesan, kantor.loket)
    assert Permohonan.objects.get().jatuh_tempo == permohonan.jatuh_tempo
    tekan(client, permohonan, "tulis", isi="Sedang kami cari.")
    tekan(client, permohonan, "catatan", isi="Arsip di gudang B.")
    halaman = client.halaman(alamat("change", permohonan.pk))
    for kata in ("Tahun 2023.", "Sedang kami cari.", "Arsip di gudang B."):
        assertContains(halaman, kata)
    pesan = client.get(alamat("change", permohonan.pk), {"alur": "percakapan"})
    assertContains(pesan, "Bila tidak: Kami cari semuanya.")
    assertNotContains(pesan, "Arsip di gudang B.")
    assert PesanPermohonan.objects.filter(isi="Sedang kami cari.").exists()
    assert PesanPermohonan.objects.catatan().get().isi == "Arsip di gudang B."


def test_withdrawal_at_the_counter_notes_how_it_was_said(client, kantor, permohonan):
    tanpa = tekan(client, permohonan, "cabut", alasan="")
    tekan(client, permohonan, "cabut", alasan="Datang ke loket, menandatangani.")
    sesudah = tekan(client, permohonan, "tulis", isi="Terlambat.")
    assert "alasan" in tanpa.context["form"].errors
    permohonan = Permohonan.objects.get()
    assert permohonan.status == S.DICABUT
    jejak = permohonan.riwayat.get(tindakan="cabut")
    assert jejak.catatan == "Datang ke loket, menandatangani."
    assertContains(sesudah, "Permohonan ini sudah selesai")


def test_delivery_needs_its_proof(client, kantor):
    permohonan = PermohonanFactory(unit=kantor.kecamatan, dijawab=True)
    ButirFactory(jawaban=JawabanFactory(permohonan=permohonan, terbit=True))
    isi = {"tanggal": "2024-06-04", "cara": "ambil", "penerima": "Siti"}
    tanpa, pos, depan = (
        tekan(client, permohonan, "serahkan", **(isi | ubah))
        for ubah in ({"penerima": ""}, {"cara": "pos"}, {"tanggal": "2024-06-05"})
    )
    tekan(client, permohonan, "serahkan", **isi, bukti="Tanda terima 1")
    assert "penerima" in tanpa.context["form"].errors
    assert "bukti" in pos.context["form"].errors
    assertContains(depan, "Hari penyerahan harus antara")
    assert permohonan.jawaban.get().penerima == "Siti"
    halaman = client.get(alamat("change", permohonan.pk))
    assertContains(halaman, "Tanda terima 1")
    assertNotContains(halaman, "diterima Siti")


def test_the_counter_where_it_was_registered_serves_the_citizen_on(
    client, kantor, permohonan
):
    siapa = Saat(kantor.kepala_dinas, PADA)
    permohonan.lakukan(T.ALIHKAN, siapa, pemegang=kantor.dinas)
    terbuka = tombol(client, Permohonan.objects.get())
    assert {"balas", "catatan", "cabut"} <= terbuka
    assert not {"tanya", "perpanjang", "tulis_jawaban"} & terbuka
    assertContains(client.get(alamat("change", permohonan.pk)), "terdaftar di")


def test_identity_is_masked_and_opened_only_with_a_reason(client, kantor):
    siti = PemohonFactory.build(nama="Siti Rahayu", nik="3278010101010001")
    permohonan = ajukan(kantor.kecamatan, pemohon=siti)
    buka, kasus = (alamat(nama, permohonan.pk) for nama in ("buka", "change"))
    masuk(client, kantor.loket)
    assert client.get(buka).status_code == 403
    client.logout()
    masuk(client, kantor.kepala)
    halaman = client.halaman(kasus)
    terbuka = client.post(buka, {"alasan": "Menelepon karena berkas kurang."})
    assertContains(halaman, "S*** R***")
    assertNotContains(halaman, siti.nik)
    assertContains(terbuka, siti.nik)
    assert AksesDataPribadi.objects.get().objek_nomor == permohonan.nomor
    permohonan.pemohon.hapus_identitas(pada=PADA)
    for satu in (buka, kasus):
        assertContains(client.get(satu), "sudah dihapus")


IDENTITAS = "Identitas: KTP, SIM, atau paspor"


def test_a_complete_request_is_taken_up(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "proses"))
    diam = tekan(client, permohonan, "proses")
    tekan(client, permohonan, "proses", alasan="KTP diperlihatkan.")
    kasus = client.get(alamat("change", permohonan.pk))
    assertContains(halaman, "Yang akan terjadi")
    assertContains(halaman, f"Belum ada: {IDENTITAS}.")
    assertNotContains(halaman, "sudah ada semua")
    assertContains(diam, "Tulis mengapa tidak diperlukan")
    assertContains(kasus, f"{IDENTITAS}: tidak diperlukan (KTP diperlihatkan.)")
    assertNotContains(kasus, "belum ada")
    assertContains(halaman, "Kamis, 20 Juni 2024")
    assert Permohonan.objects.get().status == S.DIPROSES


def test_a_card_shown_at_the_counter_is_there_and_needs_no_reason(client, kantor):
    dicocokkan = {"identitas_dicocokkan": "on"}
    jauh = catat(client, kantor.kecamatan.pk, **dicocokkan, kanal="telepon")
    assertContains(jauh, "Hanya untuk pemohon di loket.")
    catat(client, kantor.kecamatan.pk, **dicocokkan)
    permohonan = Permohonan.objects.get()
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "proses"))
    kasus = client.get(alamat("change", permohonan.pk))
    tekan(client, permohonan, "proses")
    assert permohonan.pemohon.identitas_dicocokkan_pada == PADA
    assertContains(halaman, "sudah ada semua")
    assert halaman.context["form"] is None
    assertContains(kasus, f"{IDENTITAS}: diperlihatkan dan dicocokkan Selasa, 4 Juni")
    assertNotContains(kasus, "belum ada")
    permohonan = Permohonan.objects.get()
    assert (permohonan.status, permohonan.dilengkapi) == (S.DIPROSES, {})
    data = unduhan_data(permohonan, pada=PADA)["identitas"]
    assert data["kartu_identitas_dicocokkan_pada"] == "2024-06-04T09:00:00+07:00"


def test_one_letter_lists_all_that_is_missing(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "minta_kelengkapan"))
    identitas = halaman.context["form"].fields["pilihan"].choices[0][0]
    kosong = tekan(client, permohonan, "minta_kelengkapan")
    isi = {"pilihan": [identitas], "lain": "Tahun data\n\nNama kelurahan"}
    tekan(client, permohonan, "minta_kelengkapan", **isi)
    assertContains(kosong, "Centang atau tulis apa saja yang masih kurang.")
    assertContains(halaman, "paling lambat Jumat, 7 Juni 2024")
    permohonan = Permohonan.objects.get()
    assert permohonan.kurang == [identitas, "Tahun data", "Nama kelurahan"]
    assert permohonan.surat.filter(jenis=Surat.Jenis.KEKURANGAN).count() == 1


def test_papers_that_come_later_are_entered_and_ticked_off(client, kantor, jam):
    badan = PemohonFactory.build(kategori="badan_hukum", nik="")
    nomor = "Nomor pengesahan badan hukum"
    akta = "Anggaran dasar atau anggaran rumah tangga"
    permohonan = kurang(kantor, akta, nomor, "NIK ketua", pemohon=badan)

    def catat_ini(**isi):
        isi |= {"tanggal": "2024-06-04"}
        return tekan(client, permohonan, "lengkapi", **isi)

    salah = catat_ini(butir_1="AHU-1", butir_0_berkas=pdf(isi=b"<html>"))
    kosong = catat_ini()
    sebagian = catat_ini(butir_1="AHU-1", butir_0_berkas=pdf())
    borang = client.halaman(alamat("tindakan", permohonan.pk, "lengkapi"))
    catat_ini(butir_2_tidak="Tercantum di akta.")
    assertContains(salah, "Jenis berkas ini tidak diterima")
    assertContains(salah, "AHU-1")
    assertContains(kosong, "Isi sedikitnya satu yang masih kurang")
    assertContains(sebagian, "Belum lengkap, masih kurang: NIK ketua.")
    ada = f"{akta}: ✓ sudah ada"
    assertContains(sebagian, f"{ada}; {nomor}: ✓ sudah ada; NIK ketua: belum")
    assertContains(borang, f"Diminta: {ada}.")
    kolom = {"tanggal", "butir_2", "butir_2_berkas", "butir_2_tidak"}
    assert set(borang.context["form"].fields) == kolom
    permohonan = Permohonan.objects.get()
    assert permohonan.status == S.DIPROSES
    assert permohonan.pemohon.nomor_pengesahan == "AHU-1"
    assert [b.jenis for b in permohonan.pemohon.bukti.all()] == ["anggaran_dasar"]
    assertNotContains(client.get(alamat("change", permohonan.pk)), "belum ada")


def test_a_nik_that_comes_later_is_checked_and_kept_with_the_applicant(client, kantor):
    permohonan = kurang(kantor, "NIK", pemohon=PemohonFactory.build(nik=""))
    isi = {"tanggal": "2024-06-04"}
    salah = tekan(client, permohonan, "lengkapi", **isi, butir_0="3278")
    assertContains(salah, 'value="3278"')
    assertContains(salah, "16 angka")
    assert Permohonan.objects.get().status == S.MENUNGGU_KELENGKAPAN
    tekan(client, permohonan, "lengkapi", **isi, butir_0="3278010101010001")
    assert Permohonan.objects.get().status == S.DIPROSES
    assert Permohonan.objects.get().pemohon.nik == "3278010101010001"


def test_an_answered_question_and_a_withdrawn_request_leave_nobody_to_call(
    client, kantor
):
    permohonan = diproses(kantor, pemohon=PemohonFactory.build(surel=""))
    hubungi = TugasHubungi.objects.terbuka().exclude(perihal__contains="tanda bukti")
    tekan(client, permohonan, "tanya", isi="Tahun?", hari="3", tanpa_jawaban="Semua.")
    assert hubungi.count() == 1
    pertanyaan = permohonan.pesan.get()
    tekan(client, permohonan, "balas", isi="2023.", menjawab=pertanyaan.pk)
    assert hubungi.count() == 0
    tekan(client, permohonan, "cabut", alasan="Datang ke loket.")
    assert not TugasHubungi.objects.terbuka().exists()


def test_what_was_handed_over_need_not_be_told(client, kantor):
    permohonan = dijawab(
        kantor, permohonan=diproses(kantor, pemohon=PemohonFactory.build(surel=""))
    )
    assert TugasHubungi.objects.terbuka().filter(perihal__contains="jawaban").exists()
    isi = {"tanggal": "2024-06-04", "cara": "ambil", "penerima": "Siti"}
    tekan(client, permohonan, "serahkan", **isi)
    assert Permohonan.objects.get().status == S.DISERAHKAN
    assert not TugasHubungi.objects.terbuka().exists()


def nomor(client, **saring):
    hasil = client.get(alamat("changelist"), saring).context["cl"].result_list
    return [p.nomor for p in hasil]


def test_the_nearest_due_day_stands_on_top_and_each_filter_shows_what_it_says(
    client, kantor
):
    unit = {"unit": kantor.kecamatan}
    jauh = PermohonanFactory(jatuh_tempo=date(2024, 6, 28), **unit)
    lewat = PermohonanFactory(
        jatuh_tempo=date(2024, 6, 3),
        pemohon__nama="Siti Rahayu",
        rincian="kata " * 100,
        **unit,
    )
    jawab = PermohonanFactory(dijawab=True, **unit)
    kini = PermohonanFactory(jatuh_tempo=TERIMA, **unit)
    tunggu = PermohonanFactory(
        status=S.MENUNGGU_KELENGKAPAN, lengkapi_sampai=date(2024, 6, 5), **unit
    )
    tempat = PermohonanFactory(perlu_ditempatkan=True, unit=kantor.utama)
    masuk(client, kantor.ppid_utama)
    assert nomor(client) == [tempat.nomor]  # what is hers to do, and not all there is
    response = client.halaman(f"{alamat('changelist')}?perlu=")
    assert nomor(client, perlu="")[:3] == [s.nomor for s in (lewat, kini, tunggu)]
    assert nomor(client, perlu="")[-2:] == [jauh.nomor, jawab.nomor]
    for kalimat in (
        "Lewat 1 hari",
        "3 Juni 2024",
        "Hari ini",
        "4 Juni 2024",
        "Pemohon melengkapi",
        "5 Juni 2024",
        "16 hari kerja lagi",
        "Dijawab: dikabulkan",
        "dipegang, atau dirujuk ke unit Anda.",
        "Belum ditempatkan",
        "belum ditugaskan",
    ):
        assertContains(response, kalimat)
    for kalimat in ("Rahayu", "S***", "kata " * 30):
        assertNotContains(response, kalimat)
    for perlu, satu in (
        ("lewat", lewat),
        ("pemohon", tunggu),
        ("serahkan", jawab),
        ("tempatkan", tempat),
        ("saya", tempat),
    ):
        assert nomor(client, perlu=perlu) == [satu.nomor]
    assert len(nomor(client, perlu="apa saja")) == len(nomor(client, perlu="terbuka"))
    assert len(nomor(client, perlu="lain")) == 5
    assert nomor(client, q=lewat.nomor) == [lewat.nomor]


def test_my_work_is_what_i_hold_what_is_offered_and_what_i_must_decide(client, kantor):
    pegang = PermohonanFactory(unit=kantor.kecamatan, diproses=True)
    ditawari = RujukanFactory(ke_unit=kantor.kecamatan).berkas
    kembali = RujukanFactory(
        ke_unit=UnitFactory(), status="dikembalikan", alasan_kembali="Bukan."
    ).berkas
    diajukan = JawabanFactory(diajukan_pada=PADA).permohonan
    tempat = PermohonanFactory(perlu_ditempatkan=True, unit=kantor.utama)
    masuk(client, kantor.loket)
    punya_loket = set(nomor(client, perlu="saya"))
    client.logout()
    masuk(client, kantor.ppid_utama)
    punya_utama = set(nomor(client, perlu="saya"))
    assert punya_loket == {pegang.nomor, ditawari.nomor}
    assert punya_utama == {kembali.nomor, diajukan.nomor, tempat.nomor}


def kueri(client, halaman):
    client.get(halaman)
    with CaptureQueriesContext(connection) as tangkapan:
        client.get(halaman)
    # In production a listener knows the versions, and no transaction is around the page.
    lain = ("organisasi_versi", "SAVEPOINT")
    return len([k for k in tangkapan if not any(satu in k["sql"] for satu in lain)])


def test_the_page_costs_the_same_however_much_there_is(client, kantor):
    masuk(client, kantor.kepala)
    permohonan = PermohonanFactory(unit=kantor.kecamatan, diproses=True)
    kasus = alamat("change", permohonan.pk)
    RujukanFactory(berkas=permohonan, ke_unit=kantor.dinas, bagian="A")
    SuratFactory(permohonan=permohonan)
    pendek = kueri(client, kasus)
    for _ in range(3):
        RujukanFactory(berkas=permohonan, bagian="B")
        PesanFactory(permohonan=permohonan)
        PesanFactory(dalam=True, permohonan=permohonan)
        SuratFactory(permohonan=permohonan)
    assert kueri(client, kasus) == pendek <= 12


def test_the_pages_of_an_answer_read_each_row_once(client, kantor, permohonan):
    masuk(client, kantor.kepala)
    RujukanFactory(berkas=permohonan, ke_unit=kantor.dinas, bagian="A")
    KeberatanFactory(permohonan=permohonan)
    lampirkan(ButirFactory(jawaban__permohonan=permohonan, jawaban__terbit=True))
    draf = konsep(permohonan, kantor.kepala)
    lampirkan(ButirFactory(jawaban=draf))
    halaman = [alamat("change", permohonan.pk), alamat("jawaban", permohonan.pk)]
    kirim = alamat("tindakan", permohonan.pk, "kirim_jawaban")
    assert max(kueri(client, satu) for satu in (*halaman, kirim)) <= 12
    lampirkan(ButirFactory(jawaban=draf, ditolak=True))
    ajukan = alamat("tindakan", permohonan.pk, "ajukan_jawaban")
    assert max(kueri(client, satu) for satu in (*halaman, ajukan)) <= 12
    # Two letters go out, with what only the main PPID may decide.
    masuk(client, kantor.ppid_utama)
    putuskan = alamat("tindakan", permohonan.pk, "putuskan_jawaban")
    assert max(kueri(client, satu) for satu in (*halaman, putuskan)) <= 12


def test_a_letter_is_offered_to_whom_it_opens(client, kantor, permohonan):
    RujukanFactory(berkas=permohonan, ke_unit=kantor.dinas, bagian="A")
    sk = SuratFactory(
        permohonan=permohonan, jenis="sk_penolakan", nomor="0001/SK/X/2024"
    )
    baca = alamat("surat_cetak", permohonan.pk, pertama := permohonan.surat.last().pk)
    pdf_surat = alamat("surat", permohonan.pk, pertama)
    ulang = alamat("surat_perbaiki", permohonan.pk, sk.pk)
    for petugas, boleh in (
        (kantor.loket, {baca}),
        (kantor.kepala, {baca}),
        (kantor.ppid_utama, {baca, ulang}),
        (kantor.kepala_dinas, set()),
        (petugas_berperan(Peran.AUDITOR), set()),
    ):
        masuk(client, petugas)
        isi = client.get(alamat("change", permohonan.pk)).text
        assert {satu for satu in (baca, ulang) if satu in isi} == boleh
        assert (pdf_surat in isi) == (baca in boleh)
        assert baca in boleh or client.get(pdf_surat).status_code == 403
        buka = {satu: client.get(satu).status_code for satu in (baca, ulang)}
        assert buka == {satu: 200 if satu in boleh else 403 for satu in buka}
