"""Acts of a record's page: itself, its people, channels, consent, reach; reference tables."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from pemangku.models import (
    Jabatan,
    Kanal,
    Orang,
    Pemangku,
    Persetujuan,
    TeksPersetujuan,
)
from tests.factories import pemangku as f
from tests.foto import bita
from tests.pemangku.meja_register import (
    HARI,
    NOMOR,
    NORMAL,
    PADA,
    SAMARAN,
    alamat,
    berkanal,
    galat,
    lembaga,
    orang_di,
    segarkan,
    tekan,
    tombol,
)
from tests.petugas import masuk

# The record


def test_diskominfo_approves_or_refuses_a_draft(client, kantor):
    p, lain = (lembaga(kantor, n, status="draf") for n in ("Draf A", "Draf B"))
    masuk(client, kantor.pengelola)
    tekan(client, p, "sahkan")
    tekan(client, lain, "tolak", teks="Catatan ganda.")
    segarkan(p, lain)
    assert (p.status, lain.status) == ("aktif", "ditolak")
    assert lain.riwayat.first().catatan == "Catatan ganda."


def test_a_record_goes_out_of_use_and_comes_back_with_a_reason(client, p):
    assert "wajib" in galat(tekan(client, p, "nonaktifkan", teks="")).lower()
    tekan(client, p, "nonaktifkan", teks="Bubar.")
    assert segarkan(p).status == Pemangku.Status.NONAKTIF
    assert "aktifkan" in tombol(client, p)
    tekan(client, p, "aktifkan", teks="Terbentuk lagi.")
    assert segarkan(p).status == Pemangku.Status.AKTIF


def test_pk28_a_check_makes_the_record_fresh(client, kantor, p):
    client.halaman(alamat("tindakan", p.pk, "catat_hubungan"))
    assert "Tulis apa yang dibicarakan" in galat(
        tekan(client, p, "catat_hubungan", cara="telepon")
    )
    tekan(client, p, "catat_hubungan", cara="telepon", hasil="benar", catatan="ketua")
    assert segarkan(p).berlaku_sampai == HARI + timedelta(days=365)
    assert p.hubungan.get().oleh == kantor.operator
    # By the stakeholder's own link no officer checks.
    tekan(client, p, "catat_hubungan", cara="tautan_mandiri", hasil="benar")
    assert p.hubungan.count() == 1


# People


def tambah(client, p, **ubah):
    isi = {"nama": "Enok Sumiati", "nama_jabatan": "Ketua", "mulai": HARI.isoformat()}
    return tekan(client, p, "tambah_orang", **isi | ubah)


def test_somebody_is_added_with_a_post(client, p):
    client.halaman(alamat("tindakan", p.pk, "tambah_orang"))
    tambah(client, p, gelar_depan="Hj.", jenis_kelamin="p", peran_khusus=["pimpinan"])
    jabatan = p.jabatan.get()
    assert jabatan.orang.nama_lengkap == "Hj. Enok Sumiati"
    assert jabatan.peran_khusus == ["pimpinan"]
    jawab = tambah(client, p, nama="Lain", peran_khusus=["pimpinan"])
    assert "Ganti pejabat" in galat(jawab)
    assert Orang.objects.count() == 1


def test_pk25_a_namesake_in_the_same_body_is_shown_first(client, p):
    orang_di(p, "Enok Sumiati")
    jawab = tambah(client, p, nama="Hj. Enok Sumiati, S.Pd.")
    assert "Mungkin sudah ada: Enok Sumiati (55)" in galat(jawab)
    assertContains(jawab, 'type="checkbox" name="bukan_sama"')
    tambah(client, p, nama="Hj. Enok Sumiati, S.Pd.", bukan_sama="on")
    assert p.jabatan.count() == 2


def test_a_figure_has_one_person_for_good(client, kantor):
    tokoh = f.PeroranganFactory(pengelola=kantor.cipedes)
    orang = orang_di(tokoh).orang
    masuk(client, kantor.operator)
    tidak = {"tambah_orang", "ganti_pejabat", "akhiri_jabatan"}
    assert tidak.isdisjoint(tombol(client, tokoh))
    # A channel of his is the person's.
    halaman = client.halaman(alamat("tindakan", tokoh.pk, "tambah_kanal"))
    pilihan = halaman.context["form"].fields["pemilik"].choices
    assert [kode for kode, _ in pilihan] == [str(orang.pk)]


def test_pk30_an_official_is_replaced_and_history_stays(client, p):
    lama = orang_di(p, peran_khusus=["pimpinan"], mulai=date(2024, 1, 1))
    client.halaman(alamat("tindakan", p.pk, "ganti_pejabat"))
    isi = {"jabatan": lama.pk, "nama": "Camat Baru", "dasar": "SK/2"}
    salah = tekan(client, p, "ganti_pejabat", **isi, mulai="2024-01-01")
    assert "setelah 01-01-2024" in galat(salah)
    tekan(client, p, "ganti_pejabat", **isi, mulai="2024-06-04")
    baru = p.jabatan.get(selesai=None)
    assert segarkan(lama).selesai == date(2024, 6, 3)
    assert (baru.orang.nama, baru.mulai, baru.dasar) == ("Camat Baru", HARI, "SK/2")
    assert baru.peran_khusus == ["pimpinan"]


def test_a_post_ends_on_its_last_day_and_not_before_it_began(client, kantor, p):
    jabatan = orang_di(p, mulai=date(2024, 5, 1))
    asing = orang_di(lembaga(kantor, "Lain"))

    def akhiri(pk, selesai):
        return tekan(client, p, "akhiri_jabatan", jabatan=pk, selesai=selesai)

    assert "01-05-2024" in galat(akhiri(jabatan.pk, "2024-04-30"))
    assert "Pilih jabatannya." in galat(akhiri(asing.pk, "2024-06-04"))
    akhiri(jabatan.pk, "2024-06-03")
    assert segarkan(jabatan).selesai == date(2024, 6, 3)
    assert p.riwayat.first().tindakan == "akhiri_jabatan"
    assert "akhiri_jabatan" not in tombol(client, p)
    assert not Jabatan.objects.filter(pk=asing.pk).exclude(selesai=None).exists()


# Channels


def kanal(client, p, **ubah):
    isi = {"pemilik": "lembaga", "jenis": "wa", "nilai": NOMOR, "sifat": "kedinasan"}
    return tekan(client, p, "tambah_kanal", **isi | ubah)


def test_a_channel_is_stored_in_its_normal_form_and_shown_masked(client, p):
    jabatan = orang_di(p)
    client.halaman(alamat("tindakan", p.pk, "tambah_kanal"))
    jawab = kanal(client, p, pemilik=str(jabatan.orang_id))
    assertContains(jawab, SAMARAN)
    assertNotContains(jawab, NORMAL)
    assert jabatan.orang.kanal.get().nilai == NORMAL
    kanal(client, p, nilai="surel@contoh.id", jenis="email")
    assert p.kanal.get().samaran.startswith("s")


def test_what_is_no_channel_is_told_why(client, p):
    for ubah, kata in (
        ({"nilai": "0812345"}, "terlalu pendek"),
        ({"nilai": ""}, "Isi nomor"),
        ({"pemilik": ""}, "milik siapa"),
        ({"sifat": ""}, "kedinasan atau pribadi"),
    ):
        assert kata in galat(kanal(client, p, **ubah)), kata
    assert not Kanal.objects.exists()


def test_a_personal_number_is_taken_down_with_its_person(client, p):
    orang = orang_di(p).orang
    jawab = kanal(client, p, sifat="pribadi")
    assert "dicatat pada orangnya" in str(jawab.context["form"].errors["pemilik"])
    assert not Kanal.objects.exists()
    kanal(client, p, sifat="pribadi", pemilik=str(orang.pk))
    assert orang.kanal.get().sifat == Kanal.Sifat.PRIBADI


def test_a_channel_is_forgotten_with_a_reason(client, kantor, p):
    lain = lembaga(kantor, "Lain")
    milik, asing = (berkanal(orang_di(satu).orang) for satu in (p, lain))
    assertContains(client.halaman(alamat("tindakan", p.pk, "hapus_kanal")), SAMARAN)
    tekan(client, p, "hapus_kanal", kanal=asing.pk, alasan="Salah nomor.")
    assert Kanal.objects.count() == 2
    tekan(client, p, "hapus_kanal", kanal=milik.pk, alasan="Salah nomor.")
    assert Kanal.objects.get() == asing
    assert "hapus_kanal" not in tombol(client, p)


# Consent: purpose by purpose, with proof, and withdrawn at a word

PDF = b"%PDF-1.4 contoh"


def pdf():
    return SimpleUploadedFile("Dadang Suryana.pdf", PDF, "application/pdf")


def setuju(client, p, tindakan="beri_persetujuan", **ubah):
    isi = {"tujuan": ["undangan"], "cara": "kertas", "bukti": pdf()}
    semua = {k: v for k, v in (isi | ubah).items() if v != ""}
    return tekan(client, p, tindakan, **semua)


def test_pk17_nothing_is_ticked_and_one_purpose_makes_one_row(client, kantor, p):
    jabatan = orang_di(p)
    form = client.halaman(alamat("tindakan", p.pk, "beri_persetujuan")).context["form"]
    assert not form["tujuan"].value()
    # The only person is chosen; of two nobody is.
    assert form["orang"].value() == jabatan.orang_id
    orang_di(p, "Budi")
    form = client.halaman(alamat("tindakan", p.pk, "beri_persetujuan")).context["form"]
    assert not form["orang"].value()
    setuju(client, p, orang=jabatan.orang_id)
    baris = Persetujuan.objects.get()
    assert (baris.tujuan, baris.keputusan, baris.cara) == ("undangan", "beri", "kertas")
    assert (baris.teks.versi, baris.pada, baris.oleh) == (7, PADA, kantor.operator)
    assert "Dadang" not in baris.bukti.name
    unduh = client.get(alamat("bukti", p.pk, baris.pk))
    assert b"".join(unduh.streaming_content) == PDF
    assertContains(client.get(alamat("change", p.pk)), "Unduh bukti")


def test_pk17_each_purpose_is_a_word_of_its_own_with_its_proof(client, p):
    foto = SimpleUploadedFile("foto.jpg", bita(), "image/jpeg")
    tujuan = ["undangan", "siaran_informasi"]
    setuju(client, p, orang=orang_di(p).orang_id, tujuan=tujuan, bukti=foto)
    semua = Persetujuan.objects.all()
    assert {b.tujuan for b in semua} == set(tujuan)
    for baris in semua:
        with baris.bukti.open("rb") as isi:
            assert isi.read(3) == b"\xff\xd8\xff"


def test_pk17_paper_without_its_scan_is_not_taken(client, p):
    orang = orang_di(p).orang_id
    assert "Bukti wajib dilampirkan." in galat(setuju(client, p, orang=orang, bukti=""))
    palsu = SimpleUploadedFile("x.pdf", b"bukan pdf", "application/pdf")
    assert "tidak diterima" in galat(setuju(client, p, orang=orang, bukti=palsu))
    assert "paling sedikit satu" in galat(setuju(client, p, orang=orang, tujuan=[]))
    assert not Persetujuan.objects.exists()


def test_pk18_a_withdrawal_is_heard_without_proof(client, p):
    orang = orang_di(p).orang
    setuju(client, p, orang=orang.pk)
    setuju(client, p, "tarik_persetujuan", orang=orang.pk, bukti="", cara="rekaman")
    assert Persetujuan.objects.tujuan_berlaku(orang) == set()
    assertContains(client.get(alamat("change", p.pk)), "ditarik")


def test_a_proof_is_read_at_its_own_record_only(client, kantor, p):
    setuju(client, p, orang=orang_di(p).orang_id)
    lain = lembaga(kantor, "Lain")
    bukti = alamat("bukti", lain.pk, Persetujuan.objects.get().pk)
    assert client.get(bukti).status_code == 404


# Reference tables


def acuan(model, nama, *args):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def test_pk17_a_wording_is_added_and_never_changed(client, kantor):
    lama = f.TeksPersetujuanFactory(tujuan="foto", versi=1)
    masuk(client, kantor.pengelola)
    isi = {
        "tujuan": "foto",
        "versi": 2,
        "isi": "Kalimat baru.",
        "berlaku_sejak": "04-06-2024",
    }
    client.halaman(acuan("tekspersetujuan", "add"))
    client.post(acuan("tekspersetujuan", "add"), isi)
    baru = TeksPersetujuan.objects.get(tujuan="foto", versi=2)
    assert baru.berlaku_sejak == date(2024, 6, 4)
    halaman = client.halaman(acuan("tekspersetujuan", "change", lama.pk))
    assertContains(halaman, lama.sha256)
    assert not halaman.context["has_change_permission"]
    jawab = client.post(acuan("tekspersetujuan", "change", lama.pk), isi)
    assert jawab.status_code == 403
    assert client.get(acuan("tekspersetujuan", "delete", lama.pk)).status_code == 403
