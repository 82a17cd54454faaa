"""The private page: who holds it, who acts next, until when; honest about what is unknown."""

from datetime import timedelta

import pytest
import time_machine

from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Jejak
from pengaduan.aduan.laporan_masuk import KontakPelapor
from pengaduan.lapor.actions import catat_nomor_lapor, tutup_penerusan
from pengaduan.models import Penerusan, Pengaduan
from pengaduan.pelapor.words import ISI, keadaan
from pengaduan.penanganan.actions import (
    gabungkan_pengaduan,
    jawab_tanggapan,
    kembalikan_hasil,
    tambah_pesan,
    tutup_pengaduan,
    tutup_yang_diam,
)
from tests.berat import KB, timbang
from tests.factories.organisasi import KanalLayananFactory
from tests.factories.pengaduan import (
    BerkasPengaduanFactory,
    CatatanPengaduanFactory,
    KategoriFactory,
    PenerusanFactory,
    PengaduanFactory,
    PesanPengaduanFactory,
    TindakLanjutLuarFactory,
    pengaduan_di,
)
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

pytestmark = pytest.mark.django_db


S, Luar = Pengaduan.Status, Penerusan.StatusLuar


@pytest.fixture(autouse=True)
def _hari_itu():
    with time_machine.travel(PADA, tick=False):
        yield


def buka(client, aduan):
    return client.halaman(aduan.get_absolute_url()).content.decode()


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


def test_no_status_is_forgotten():
    assert set(KATA) == set(S)


@pytest.mark.parametrize("status", S.values)
def test_each_status_says_where_it_stands_and_who_acts_next(client, status):
    aduan = pengaduan_di(status)
    isi = buka(client, aduan)
    assert [kata for kata in KATA[S(status)] if kata not in isi] == []
    assert aduan.pemegang.nama in isi


def test_our_last_day_stands_there_with_its_reckoning(client, kantor):
    aduan = terverifikasi(kantor)
    isi = buka(client, aduan)
    assert aduan.hitungan
    assert aduan.hitungan in isi
    assert f"Selesai seluruhnya: {aduan.hitungan_selesai}" in isi
    assert "10 Juni 2024" in isi or "Juni 2024" in isi
    assert "Kami terlambat" not in isi


def test_lateness_is_said_as_it_is(client, kantor):
    aduan = diteruskan(kantor)
    with time_machine.travel(PADA + timedelta(days=60), tick=False):
        isi = buka(client, aduan)
    assert "Kami terlambat. Sudah diteruskan" in isi
    assert "kami tetap wajib menjawab" in isi


def test_no_ring_is_drawn_for_a_span_that_no_ring_can_show(kantor):
    aduan = ditindaklanjuti(kantor)
    aduan.jatuh_tempo = TERIMA + timedelta(days=200)
    hasil = keadaan(aduan, TERIMA)
    assert (hasil.batas, hasil.total) == (aduan.jatuh_tempo, 0)
    assert keadaan(diteruskan(kantor), TERIMA).total > 0


def test_without_a_calendar_or_a_day_no_ring_is_drawn():
    aduan = PengaduanFactory()
    assert not HariLibur.objects.exists()
    assert keadaan(aduan, TERIMA).total == 0
    aduan.jatuh_tempo = None
    assert keadaan(aduan, TERIMA).batas is None


@pytest.mark.parametrize(
    ("status", "kata"),
    [
        (S.TUNDA, "menunggu keterangan pelapornya"),
        (S.MENUNGGU_PELAPOR, "pelapor aduan itu diminta menjawab"),
        (S.SELESAI, "buat aduan baru"),
    ],
)
def test_a_merged_complaint_asks_nothing_of_its_own_reporter(client, status, kata):
    induk = pengaduan_di(status, lokasi="Tempat si pelapor lain")
    isi = buka(client, PengaduanFactory(gabungan=True, induk=induk))
    assert kata in isi
    assert "Giliran Anda" not in isi
    assert "Anda menyatakan" not in isi
    assert "Jawab ya atau tidak" not in isi
    assert "Tempat si pelapor lain" not in isi
    assert induk.kode not in isi


def test_a_merged_one_follows_the_clock_of_the_other(client, kantor):
    induk, anak = diteruskan(kantor), adukan(kantor, KontakPelapor())
    anak = gabungkan_pengaduan(anak, Saat(kantor.admin, PADA), induk=induk)
    isi = buka(client, anak)
    assert "Digabung dengan aduan yang sama: sudah diteruskan" in isi
    assert kantor.dinas.nama in isi
    with time_machine.travel(saat("2024-07-30"), tick=False):
        assert "sama: kami terlambat. Sudah diteruskan" in buka(client, anak)


@pytest.mark.parametrize(
    ("cara", "kata"),
    [
        ("pelapor", "Anda menyatakan masalahnya sudah beres."),
        ("otomatis_10hk", "Ditutup karena tidak ada jawaban dari Anda."),
        ("admin", "Ditutup petugas dengan alasan."),
    ],
)
def test_how_it_was_closed_is_never_dressed_up(client, cara, kata):
    isi = buka(client, PengaduanFactory(selesai=True, cara_selesai=cara))
    assert kata in isi
    assert "Ketiga lampu sudah diganti." in isi
    assert "Tambah kabar atau foto" not in isi


def test_silence_and_an_officers_end_are_named_in_the_timeline(client, kantor):
    diam, ditutup, puas = (menunggu(kantor) for _ in range(3))
    jawab_tanggapan(puas, Saat(None, PADA), beres=True, alasan="")
    tutup_pengaduan(ditutup, Saat(kantor.admin, PADA), alasan="Pelapor pindah kota.")
    with time_machine.travel(PADA + timedelta(days=60), tick=False):
        tutup_yang_diam(pada=PADA + timedelta(days=60))
    assert "Ini tidak dihitung sebagai puas." in buka(client, diam)
    assert "Pelapor pindah kota." in buka(client, ditutup)
    assert "Anda menyatakan masalahnya sudah beres." in buka(client, puas)


def test_the_whole_way_stands_in_the_timeline_newest_first(client, kantor):
    aduan = menunggu(kantor, pada=saat("2024-06-05"))
    isi = buka(client, aduan)
    langkah = (
        *("Hasilnya disampaikan", "Mulai ditindaklanjuti", "Diteruskan"),
        *("Sudah diperiksa", "Aduan diterima"),
    )
    linimasa = isi[isi.index("Yang sudah terjadi") :]
    tempat = [linimasa.index(f"<h3>{satu}</h3>") for satu in langkah]
    assert tempat == sorted(tempat)
    assert "Lewat situs." in isi
    assert f"Dipegang oleh {kantor.dinas}" in isi or "Dipegang oleh" in isi


def test_odd_rows_of_the_trail_are_shown_without_a_guess(client, kantor):
    aduan = adukan(kantor)
    for tindakan, sesudah in (
        ("verifikasi", {"kelas": "lain", "selesai_sampai": "kapan-kapan"}),
        ("status_luar", {}),
        ("catat_nomor_lapor", {"tracking_id": "1234567"}),
        ("rahasia_petugas", {}),
    ):
        Jejak.objects.catat(aduan, tindakan, saat=Saat(None, PADA), sesudah=sesudah)
    isi = buka(client, aduan)
    assert "Golongannya: lain." in isi
    assert "Keadaan di SP4N-LAPOR!:" in isi
    assert "Nomor lacak 1234567." in isi
    assert "rahasia_petugas" not in isi


def test_each_act_has_its_words(client):
    aduan = PengaduanFactory()
    for tindakan in ISI:
        nomor = {"tracking_id": "1234567"}
        Jejak.objects.catat(aduan, tindakan, saat=Saat(None, PADA), sesudah=nomor)
    isi = buka(client, aduan)
    assert isi.count("<h3>") >= len(ISI)
    assert "None" not in isi


def test_notes_among_officers_and_names_never_leave(client, kantor):
    aduan = diusulkan(kantor)
    CatatanPengaduanFactory(pengaduan=aduan, isi="Catatan antarpetugas")
    kembalikan_hasil(aduan, Saat(kantor.rekan, PADA), alasan="Buktinya belum jelas.")
    tambah_pesan(segar(aduan), Saat(kantor.kepala, PADA), isi="Kami datang besok.")
    isi = buka(client, aduan)
    assert "Kami datang besok." in isi
    for kata in (
        *("Catatan antarpetugas", "Buktinya belum jelas.", "Siti Rahayu"),
        *("siti@contoh.id", "Kepala", "Rekan"),
    ):
        assert kata not in isi, kata


def test_who_is_competent_is_named_with_his_telephone(client):
    lembaga = KanalLayananFactory(nama="PLN", nomor="123", web="https://contoh.id/")
    aduan = PengaduanFactory(bukan_wewenang=True, lembaga=lembaga)
    isi = buka(client, aduan)
    assert "Yang berwenang: PLN" in isi


def test_a_request_for_information_takes_its_words_along(client):
    aduan = PengaduanFactory(dialihkan_informasi=True, uraian="Minta data & salinan #1")
    isi = buka(client, aduan)
    assert f"?asal=pengaduan&amp;nomor={aduan.nomor.replace('/', '/')}&amp;teks=" in isi
    assert "Minta%20data%20%26%20salinan%20%231" in isi


def test_a_grave_category_offers_a_way_out_at_once(client):
    rahasia = KategoriFactory(rahasia=True, alasan_rahasia="Aman.")
    isi = buka(client, PengaduanFactory(kategori=rahasia, rahasia=True))
    assert "Keluar dari halaman ini" in isi
    assert "Dirahasiakan" in isi
    assert "Keluar dari halaman ini" not in buka(client, PengaduanFactory())


def test_what_was_written_stands_beside_it(client):
    aduan = PengaduanFactory(
        nomor="TSM-2023-000077",
        umum=True,
        diteruskan=True,
        harapan="Dinyalakan lagi.",
        lokasi="Depan pasar",
        tanggal_kejadian=TERIMA,
        anonim=True,
    )
    isi = buka(client, aduan)
    for kata in ("Dinyalakan lagi.", "Depan pasar", "Disembunyikan dari yang diadukan"):
        assert kata in isi
    assert "Ditampilkan, tanpa nama Anda" in isi
    assert "Belum ditampilkan" in buka(client, PengaduanFactory())


# Behind its secret: files, refusals, cost and weight


def test_files_open_through_the_secret_only(client, kantor):
    aduan = adukan(kantor, lain={"berkas": [bukti()]})
    lain = adukan(kantor, uraian="Yang lain.", lain={"berkas": [bukti(80)]})
    berkas = aduan.berkas.get()
    pangkal = f"{aduan.get_absolute_url()}berkas/"
    for tempat in ("", "kecil/"):
        jawab = client.get(f"{pangkal}{berkas.pk}/{tempat}")
        isi = b"".join(jawab.streaming_content)
        assert jawab.status_code == 200
        assert isi[:3] == b"\xff\xd8\xff"
        assert jawab["Cache-Control"] == "no-store"
        assert "sandbox" in jawab["Content-Security-Policy"]
        assert jawab["Content-Disposition"].startswith("attachment")
    asing = client.get(f"{pangkal}{lain.berkas.get().pk}/")
    assert asing.status_code == 404
    assert asing["Cache-Control"] == "no-store"
    assert f"{pangkal}{berkas.pk}/kecil/" in buka(client, aduan)


def test_a_file_without_a_small_picture_is_given_whole(client):
    berkas = BerkasPengaduanFactory(isi="pengaduan/tidak/ada.jpg")
    jawab = client.get(
        f"{berkas.pengaduan.get_absolute_url()}berkas/{berkas.pk}/kecil/"
    )
    assert jawab.status_code == 404  # gone from the disk


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


def test_a_foreign_secret_opens_nothing_and_is_kept_by_nobody(client):
    aduan = PengaduanFactory(kode="ABCD2345EFGH6789")
    for kode in ("XXXX2345EFGH6789", "0" * 500, "%00", "😀"):
        for sub in (*SUB, "terkirim/", "berkas/1/kecil/"):
            jawab = client.get(f"/pengaduan/{kode}/{sub}")
            assert jawab.status_code == 404, (kode, sub)
            assert jawab["Cache-Control"] == "no-store"
    assert client.get("/pengaduan/abcd-2345efgh6789/").status_code == 200
    assert client.post(aduan.get_absolute_url()).status_code == 405


@pytest.mark.parametrize("sub", SUB[:4])
def test_a_private_page_is_kept_by_nobody_and_leads_nowhere(client, sub):
    aduan = PengaduanFactory(menunggu_pelapor=True)
    jawab = client.halaman(f"{aduan.get_absolute_url()}{sub}")
    assert jawab["Cache-Control"] == "no-store"
    assert jawab["X-Robots-Tag"].startswith("noindex")
    assert jawab["Referrer-Policy"] in {"no-referrer", "same-origin"}


def _panjang(aduan, banyak):
    for i in range(banyak):
        PesanPengaduanFactory(pengaduan=aduan)
        PesanPengaduanFactory(pengaduan=aduan, dari_petugas=False, oleh=None)
        BerkasPengaduanFactory(pengaduan=aduan)
        Jejak.objects.catat(aduan, "tambah_foto", saat=Saat(None, PADA))
        TindakLanjutLuarFactory(
            penerusan=aduan.penerusan.first() or PenerusanFactory(pengaduan=aduan),
            isi=f"Kabar {i}",
        )


def test_a_long_case_costs_what_a_short_one_does(client, kantor):
    pendek, panjang = menunggu(kantor), menunggu(kantor)
    _panjang(pendek, 1)
    _panjang(panjang, 100)
    biaya = []
    for aduan in (pendek, panjang):
        kosongkan()
        client.get(aduan.get_absolute_url())
        biaya.append(len(kueri_dingin(client, aduan.get_absolute_url())))
    assert biaya[0] == biaya[1]
    assert biaya[0] <= 8


def test_the_pages_of_a_case_are_light(client, kantor):
    berjalan, ditanya = diteruskan(kantor), menunggu(kantor)
    alamat = [
        *(f"{berjalan.get_absolute_url()}{sub}" for sub in ("", "kabar/", "data/")),
        f"{ditanya.get_absolute_url()}tanggapan/",
    ]
    bita = {satu: timbang(client, satu)[1] for satu in alamat}
    assert {s: n for s, n in bita.items() if n > 60 * KB} == {}


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


@pytest.mark.parametrize(
    ("kolom", "ada"),
    [
        (
            {"status_luar": Luar.TIDAK_DIKENAL, "status_luar_mentah": "zzz"},
            "Tidak kami kenali (“zzz”)",
        ),
        ({"status_luar": Luar.TIDAK_DIKENAL}, "Tidak kami kenali."),
        ({"status_luar": Luar.DIPROSES}, "Dalam proses"),
        ({"status_luar": Luar.TERKIRIM}, "Terkirim"),
        ({"status_luar": Luar.TERVERIFIKASI, "tanggal_input": TERIMA}, "Terverifikasi"),
    ],
)
def test_a_state_of_theirs_is_said_as_it_is_known(client, kolom, ada):
    penerusan = PenerusanFactory(**kolom)
    isi = buka(client, penerusan.pengaduan)
    assert ada in isi
    assert "Menurut aturannya" not in isi  # no limits are in force here


def test_where_it_went_is_named(client, kantor):
    unit = diteruskan(kantor)
    lain = PengaduanFactory(diteruskan=True, nomor="TSM-2023-000001")
    kanal = KanalLayananFactory(nama="Ombudsman")
    PenerusanFactory(pengaduan=lain, tujuan=Penerusan.Tujuan.BADAN_LAIN, kanal=kanal)
    apip = PenerusanFactory(
        pengaduan__diteruskan=True,
        pengaduan__nomor="TSM-2023-000002",
        tujuan=Penerusan.Tujuan.APIP,
    ).pengaduan
    assert f"<h3>{kantor.dinas.nama}</h3>" in buka(client, unit)
    assert "<h3>Ombudsman</h3>" in buka(client, lain)
    assert "<h3>Inspektorat (APIP)</h3>" in buka(client, apip)


def test_a_hand_over_that_was_ended_says_why(client, kantor):
    aduan = diteruskan(kantor, Penerusan.Tujuan.LAPOR)
    tutup_penerusan(
        aduan.penerusan.get(), Saat(kantor.admin, PADA), alasan="Salah tujuan."
    )
    isi = buka(client, aduan)
    assert "Ditutup: Salah tujuan" in isi
    assert "Nomornya menyusul" not in isi


def test_what_the_other_side_did_stands_in_the_timeline(client):
    satu = TindakLanjutLuarFactory(isi="Sudah kami tinjau.", dari="Dinas Contoh")
    isi = buka(client, satu.penerusan.pengaduan)
    assert "Tindak lanjut di SP4N-LAPOR!" in isi
    assert "Sudah kami tinjau." in isi
    assert "Dinas Contoh" in isi
