"""The private page: who holds it, who acts next, until when; honest about what is unknown."""

from datetime import timedelta

import pytest
import time_machine

from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Jejak
from pengaduan.lapor.actions import catat_nomor_lapor, tutup_penerusan
from pengaduan.models import Penerusan, Pengaduan
from pengaduan.pelapor.words import KATA as TULISAN, keadaan
from pengaduan.penanganan import actions as aksi
from tests.berat import KB, timbang
from tests.factories import pengaduan as f
from tests.factories.organisasi import KanalLayananFactory
from tests.kueri import kueri_dingin
from tests.pengaduan.kantor_aduan import (
    PADA,
    TERIMA,
    adukan,
    bukti,
    diteruskan,
    ditindaklanjuti,
    diusulkan,
    menunggu,
    saat,
    segar,
    terverifikasi,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, Luar = Pengaduan.Status, Penerusan.StatusLuar


def buka(client, aduan):
    return client.halaman(aduan.get_absolute_url()).text


# Each status with its title and who acts next.
KATA = {
    S.MASUK: ("Sudah kami terima", "Giliran kami: memeriksa aduan ini"),
    S.TUNDA: ("Menunggu jawaban Anda", "Giliran Anda: jawab pertanyaan kami"),
    S.TERVERIFIKASI: ("Sudah diperiksa", "Giliran kami: meneruskan ke unit"),
    S.DITERUSKAN: ("Sudah diteruskan", "menyampaikan tindak lanjut pertama"),
    S.DITINDAKLANJUTI: ("Sedang ditangani", "menyelesaikan dan menyampaikan"),
    S.MENUNGGU_PELAPOR: ("Sudah ada hasilnya", "sudah beres, ya atau tidak?"),
    S.SELESAI: ("Selesai: masalahnya sudah ditangani", "membukanya lagi"),
    S.ARSIP: ("Diarsipkan", "Kami tidak mendapat keterangannya."),
    S.BUKAN_WEWENANG: ("Bukan wewenang pemerintah kota", "Ini urusan lembaga lain."),
    S.GABUNGAN: ("Digabung dengan aduan yang sama: ", "Giliran kami"),
    S.DIALIHKAN_112: ("Dialihkan ke 112", "telepon 112 sekarang"),
    S.DIALIHKAN_INFORMASI: ("Ini permohonan informasi", "Lanjutkan ke permohonan"),
}


@pytest.mark.parametrize("status", S.values)
def test_each_status_says_where_it_stands_and_who_acts_next(client, status):
    aduan = f.pengaduan_di(status)
    isi = buka(client, aduan)
    assert [kata for kata in KATA[S(status)] if kata not in isi] == []
    assert aduan.pemegang.nama in isi


def test_our_last_day_stands_there_with_its_reckoning_and_lateness_too(client, kantor):
    aduan = terverifikasi(kantor)
    isi = buka(client, aduan)
    assert aduan.hitungan
    assert aduan.hitungan in isi
    assert f"Selesai seluruhnya: {aduan.hitungan_selesai}" in isi
    assert "Kami terlambat" not in isi
    with time_machine.travel(PADA + timedelta(days=60), tick=False):
        isi = buka(client, aduan)
    assert "Kami terlambat. Sudah diperiksa" in isi
    assert "kami tetap wajib menjawab" in isi


def test_no_ring_is_drawn_without_a_calendar_or_for_too_long_a_span(kantor):
    aduan = ditindaklanjuti(kantor)
    assert keadaan(diteruskan(kantor, uraian="Lain."), TERIMA).total > 0
    aduan.jatuh_tempo = TERIMA + timedelta(days=200)
    hasil = keadaan(aduan, TERIMA)
    assert (hasil.batas, hasil.total) == (aduan.jatuh_tempo, 0)
    HariLibur.objects.all().delete()
    assert keadaan(aduan, TERIMA).total == 0
    aduan.jatuh_tempo = None
    assert keadaan(aduan, TERIMA).batas is None


def test_the_last_day_goes_into_ones_own_calendar_without_the_code(client, kantor):
    aduan = terverifikasi(kantor)
    jawab = client.get(f"{aduan.get_absolute_url()}hari-terakhir.ics")
    assert jawab["Cache-Control"] == "no-store"
    assert f"DTSTART;VALUE=DATE:{aduan.jatuh_tempo:%Y%m%d}" in jawab.text
    assert aduan.kode not in jawab.text
    assert "hari-terakhir.ics" in buka(client, aduan)
    arsip = f.PengaduanFactory(arsip=True, nomor="TSM-2023-000009")
    ke = f"{arsip.get_absolute_url()}hari-terakhir.ics"
    assert client.get(ke).status_code == 404
    assert "hari-terakhir.ics" not in buka(client, arsip)


def test_a_merged_complaint_asks_nothing_of_its_own_reporter(client):
    for status, kata in (
        (S.TUNDA, "menunggu keterangan pelapornya"),
        (S.MENUNGGU_PELAPOR, "pelapor aduan itu diminta menjawab"),
        (S.SELESAI, "buat aduan baru"),
    ):
        induk = f.pengaduan_di(status, lokasi="Tempat si pelapor lain")
        isi = buka(client, f.PengaduanFactory(gabungan=True, induk=induk))
        assert kata in isi
        for lain in (
            "Giliran Anda",
            "Anda menyatakan",
            "Ya, sudah beres",
            "Tempat si pelapor lain",
            induk.kode,
        ):
            assert lain not in isi


def test_a_merged_one_follows_the_clock_of_the_other(client, kantor):
    induk, anak = diteruskan(kantor), adukan(kantor, {})
    anak = aksi.gabungkan_pengaduan(anak, Saat(kantor.admin, PADA), induk=induk)
    isi = buka(client, anak)
    assert "Digabung dengan aduan yang sama: sudah diteruskan" in isi
    assert kantor.dinas.nama in isi
    with time_machine.travel(saat("2024-07-30"), tick=False):
        assert "sama: kami terlambat. Sudah diteruskan" in buka(client, anak)


def test_how_it_was_closed_is_never_dressed_up(client):
    for cara, kata in (
        ("pelapor", "Anda menyatakan masalahnya sudah beres."),
        ("otomatis_10hk", "Ditutup karena tidak ada jawaban dari Anda."),
        ("admin", "Ditutup petugas dengan alasan."),
    ):
        isi = buka(client, f.PengaduanFactory(selesai=True, cara_selesai=cara))
        assert kata in isi
        assert "Ketiga lampu sudah diganti." in isi
        assert "Tambah kabar atau foto" not in isi


def test_the_whole_way_stands_in_the_timeline_newest_first(client, kantor):
    aduan = menunggu(kantor, pada=saat("2024-06-05"))
    isi = buka(client, aduan)
    langkah = (
        "Hasilnya disampaikan",
        "Mulai ditindaklanjuti",
        "Diteruskan",
        "Sudah diperiksa",
        "Aduan diterima",
    )
    linimasa = isi[isi.index("Yang sudah terjadi") :]
    tempat = [linimasa.index(f"<h3>{satu}</h3>") for satu in langkah]
    assert tempat == sorted(tempat)
    assert "Lewat situs." in isi
    assert f"Dipegang oleh {kantor.dinas}" in isi or "Dipegang oleh" in isi


def test_each_act_has_its_words_and_odd_rows_are_shown_without_a_guess(client, kantor):
    aduan, saat = adukan(kantor), Saat(None, PADA)
    for tindakan, sesudah in (
        *((satu, {"tracking_id": "1234567"}) for satu in TULISAN["peristiwa"]),
        ("verifikasi", {"kelas": "lain", "selesai_sampai": "kapan-kapan"}),
        ("status_luar", {}),
        ("rahasia_petugas", {}),
    ):
        Jejak.objects.catat(aduan, tindakan, saat=saat, sesudah=sesudah)
    isi = buka(client, aduan)
    assert isi.count("<h3>") >= len(TULISAN["peristiwa"])
    assert "Selesai paling lambat" in isi
    assert "olongan" not in isi
    assert "Keadaan di SP4N-LAPOR!:" in isi
    assert "Nomor lacak 1234567." in isi
    assert "rahasia_petugas" not in isi
    assert "None" not in isi


def test_notes_among_officers_and_names_never_leave(client, kantor):
    aduan = diusulkan(kantor)
    f.catatan_dalam(aduan, isi="Catatan antarpetugas")
    aksi.kembalikan_hasil(
        aduan, Saat(kantor.rekan, PADA), alasan="Buktinya belum jelas."
    )
    aksi.tambah_pesan(segar(aduan), Saat(kantor.kepala, PADA), isi="Kami datang besok.")
    isi = buka(client, aduan)
    assert "Kami datang besok." in isi
    for kata in (
        "Catatan antarpetugas",
        "Buktinya belum jelas.",
        "Siti Rahayu",
        "siti@contoh.id",
        "Kepala",
        "Rekan",
    ):
        assert kata not in isi, kata


def test_what_is_another_s_names_him_and_a_grave_category_offers_a_way_out(client):
    lembaga = KanalLayananFactory(nama="PLN", nomor="123", web="https://contoh.id/")
    aduan = f.PengaduanFactory(bukan_wewenang=True, lembaga=lembaga)
    assert "Yang berwenang: PLN" in buka(client, aduan)
    assert "Keluar dari halaman ini" not in buka(client, aduan)
    # A request for information takes its words along.
    aduan = f.PengaduanFactory(
        dialihkan_informasi=True, uraian="Minta data & salinan #1"
    )
    isi = buka(client, aduan)
    assert f"?asal=pengaduan&amp;nomor={aduan.nomor}&amp;teks=" in isi
    assert "Minta%20data%20%26%20salinan%20%231" in isi
    rahasia = f.KategoriFactory(rahasia=True, alasan_rahasia="Aman.")
    isi = buka(client, f.PengaduanFactory(kategori=rahasia, rahasia=True))
    assert "Keluar dari halaman ini" in isi
    assert "Dirahasiakan" in isi


# Behind its secret: files, refusals, cost and weight


def test_files_open_through_the_secret_only(client, kantor):
    aduan = adukan(kantor, berkas=[bukti()])
    lain = adukan(kantor, uraian="Yang lain.", berkas=[bukti(80)])
    berkas = aduan.berkas.get()
    hilang = f.BerkasPengaduanFactory(pengaduan=aduan, isi="pengaduan/tidak/ada.jpg")
    pangkal = f"{aduan.get_absolute_url()}berkas/"
    for tempat in ("", "kecil/"):
        jawab = client.get(f"{pangkal}{berkas.pk}/{tempat}")
        isi = b"".join(jawab.streaming_content)
        assert jawab.status_code == 200
        assert isi[:3] == b"\xff\xd8\xff"
        assert jawab["Cache-Control"] == "no-store"
        assert "sandbox" in jawab["Content-Security-Policy"]
        assert jawab["Content-Disposition"].startswith("attachment")
    for asing in (f"{lain.berkas.get().pk}/", f"{hilang.pk}/kecil/"):
        jawab = client.get(f"{pangkal}{asing}")
        assert jawab.status_code == 404
        assert jawab["Cache-Control"] == "no-store"
    assert f"{pangkal}{berkas.pk}/kecil/" in buka(client, aduan)


def test_proof_is_shown_once_a_second_officer_has_seen_it(client, kantor):
    usul, diperiksa = diusulkan(kantor), menunggu(kantor)

    def unduh(aduan):
        pk = aduan.berkas.get(dari_petugas=True).pk
        jawab = client.get(f"{aduan.get_absolute_url()}berkas/{pk}/")
        if jawab.streaming:
            b"".join(jawab.streaming_content)
        return jawab.status_code

    assert "Bukti penanganan" not in buka(client, usul)
    assert unduh(usul) == 404
    assert "Bukti penanganan" in buka(client, diperiksa)
    assert unduh(diperiksa) == 200


SUB = ("", "kabar/", "tanggapan/", "data/", "data/kontak/", "data/minta/", "berkas/1/")


def test_private_pages_are_light_kept_by_nobody_and_lead_nowhere(client, kantor):
    berjalan, ditanya = diteruskan(kantor), menunggu(kantor)
    for aduan, sub in (
        *((berjalan, sub) for sub in ("", "kabar/", "data/")),
        (ditanya, "tanggapan/"),
    ):
        alamat = f"{aduan.get_absolute_url()}{sub}"
        jawab = client.halaman(alamat)
        assert jawab["Cache-Control"] == "no-store"
        assert jawab["X-Robots-Tag"].startswith("noindex")
        assert jawab["Referrer-Policy"] in {"no-referrer", "same-origin"}
        assert timbang(client, alamat)[1] <= 60 * KB


def _panjang(aduan, banyak):
    for i in range(banyak):
        f.PesanPengaduanFactory(pengaduan=aduan)
        f.PesanPengaduanFactory(pengaduan=aduan, dari_petugas=False, oleh=None)
        f.BerkasPengaduanFactory(pengaduan=aduan)
        Jejak.objects.catat(aduan, "tambah_foto", saat=Saat(None, PADA))
        f.TindakLanjutLuarFactory(
            penerusan=aduan.penerusan.first() or f.PenerusanFactory(pengaduan=aduan),
            isi=f"Kabar {i}",
        )


def test_a_long_case_costs_what_a_short_one_does(client, kantor):
    pendek, panjang = menunggu(kantor), menunggu(kantor)
    _panjang(pendek, 1)
    _panjang(panjang, 10)
    biaya = []
    for aduan in (pendek, panjang):
        kosongkan()
        client.get(aduan.get_absolute_url())
        biaya.append(len(kueri_dingin(client, aduan.get_absolute_url())))
    assert biaya[0] == biaya[1]
    assert biaya[0] <= 8


# Hand-overs: their number, their state, their clock


def test_both_numbers_and_both_clocks_stand_side_by_side(client, kantor):
    aduan = diteruskan(kantor, Penerusan.Tujuan.LAPOR)
    penerusan = aduan.penerusan.get()
    sebelum = buka(client, aduan)
    catat_nomor_lapor(
        penerusan, Saat(kantor.admin, PADA), tracking_id="7654321", tanggal_input=TERIMA
    )
    Penerusan.objects.update(
        status_luar=Luar.MENUNGGU_VERIFIKASI, diperiksa_pada=PADA, instansi_luar="Dinas"
    )
    isi = buka(client, aduan)
    assert "Nomornya menyusul" in sebelum
    assert "Belum diperiksa di sana" in sebelum
    assert f"Di sini: {aduan.nomor}" in isi
    assert "SP4N-LAPOR!: 7654321" in isi
    assert "Menunggu verifikasi, ditangani oleh Dinas" in isi
    assert "Menurut aturannya, SP4N-LAPOR! memeriksa aduan ini paling lambat" in isi
    assert "Terakhir diperiksa 4 Jun" in isi
    assert "Nomornya menyusul" not in isi


def test_a_state_of_theirs_is_said_as_it_is_known(client):
    for status, kolom, ada in (
        ("tidak_dikenal", {"status_luar_mentah": "zzz"}, "Tidak kami kenali (“zzz”)"),
        ("tidak_dikenal", {}, "Tidak kami kenali."),
        ("diproses", {}, "Dalam proses"),
        ("terkirim", {}, "Terkirim"),
        ("terverifikasi", {"tanggal_input": TERIMA}, "Terverifikasi"),
    ):
        isi = buka(client, f.PenerusanFactory(status_luar=status, **kolom).pengaduan)
        assert ada in isi
        assert "Menurut aturannya" not in isi  # no limits are in force here


def test_a_hand_over_that_was_ended_says_why_and_what_was_done_there(client, kantor):
    aduan = diteruskan(kantor, Penerusan.Tujuan.LAPOR)
    penerusan = aduan.penerusan.get()
    f.TindakLanjutLuarFactory(
        penerusan=penerusan, isi="Sudah kami tinjau.", dari="Dinas Contoh"
    )
    tutup_penerusan(penerusan, Saat(kantor.admin, PADA), alasan="Salah tujuan.")
    isi = buka(client, aduan)
    for kata in (
        "Ditutup: Salah tujuan",
        "Tindak lanjut di SP4N-LAPOR!",
        "Sudah kami tinjau.",
        "Dinas Contoh",
    ):
        assert kata in isi
    assert "Nomornya menyusul" not in isi
