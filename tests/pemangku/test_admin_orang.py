"""Acts of the page: the record itself, its people, their channels."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from pemangku.models import Jabatan, Kanal, Larangan, Orang, Pemangku
from tests.factories.pemangku import (
    JenisPemangkuFactory,
    LaranganFactory,
    PeroranganFactory,
    TagFactory,
)
from tests.pemangku.meja_register import (
    HARI,
    NOMOR,
    NORMAL,
    SAMARAN,
    alamat,
    berkanal,
    lembaga,
    orang_di,
    tekan,
    tombol,
)
from tests.petugas import masuk


def galat(jawab) -> str:
    form = jawab.context["form"]
    return " ".join(str(p) for semua in form.errors.values() for p in semua)


# The record


def test_only_diskominfo_approves_or_refuses_a_draft(client, kantor):
    p, lain = (lembaga(kantor, n, status="draf") for n in ("Draf A", "Draf B"))
    masuk(client, kantor.kepala)
    assert {"sahkan", "tolak"}.isdisjoint(tombol(client, p))
    assert client.post(alamat("tindakan", p.pk, "sahkan")).status_code == 403
    masuk(client, kantor.pengelola)
    assert {"sahkan", "tolak"} <= tombol(client, p)

    tekan(client, p, "sahkan")
    tekan(client, lain, "tolak", teks="Catatan ganda.")

    assert [Pemangku.objects.get(pk=x.pk).status for x in (p, lain)] == [
        "aktif",
        "ditolak",
    ]
    assert lain.riwayat.first().catatan == "Catatan ganda."


def test_a_record_goes_out_of_use_and_comes_back_with_a_reason(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    assert "wajib" in galat(tekan(client, p, "nonaktifkan", teks="")).lower()

    tekan(client, p, "nonaktifkan", teks="Bubar.")
    p.refresh_from_db()
    assert p.status == Pemangku.Status.NONAKTIF
    assert "aktifkan" in tombol(client, p)

    tekan(client, p, "aktifkan", teks="Terbentuk lagi.")
    p.refresh_from_db()
    assert p.status == Pemangku.Status.AKTIF


def test_pk28_a_check_makes_the_record_fresh(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    client.halaman(alamat("tindakan", p.pk, "verifikasi"))

    assert "Pilih hasilnya." in galat(tekan(client, p, "verifikasi", cara="telepon"))
    tekan(client, p, "verifikasi", cara="telepon", hasil="benar", catatan="ketua")

    p.refresh_from_db()
    assert p.berlaku_sampai == HARI + timedelta(days=365)
    assert p.verifikasi.get().oleh == kantor.operator


def test_no_officer_checks_by_the_stakeholders_own_link(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)

    tekan(client, p, "verifikasi", cara="tautan_mandiri", hasil="benar")

    assert not p.verifikasi.exists()


def test_at_most_five_tags_and_three_further_kinds(client, kantor):
    p = lembaga(kantor)
    tag = [TagFactory().pk for _ in range(6)]
    jenis = [JenisPemangkuFactory().pk for _ in range(4)]
    masuk(client, kantor.operator)

    assert "Paling banyak 5" in galat(tekan(client, p, "tandai", tag=tag))
    assert "Paling banyak 3" in galat(tekan(client, p, "tandai", jenis_tambahan=jenis))
    assert "pilihan" in galat(tekan(client, p, "tandai", jenis_tambahan=[p.jenis_id]))
    tekan(client, p, "tandai", tag=tag[:5], jenis_tambahan=jenis[:3])

    assert p.tag.count() == 5
    assert p.jenis_tambahan.count() == 3
    form = client.get(alamat("tindakan", p.pk, "tandai")).context["form"]
    assert len(form["tag"].value()) == 5


# People


def tambah(client, p, **ubah):
    isi = {"nama": "Enok Sumiati", "nama_jabatan": "Ketua", "mulai": HARI.isoformat()}
    return tekan(client, p, "tambah_orang", **isi | ubah)


def test_somebody_is_added_with_a_post(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    client.halaman(alamat("tindakan", p.pk, "tambah_orang"))

    tambah(client, p, gelar_depan="Hj.", jenis_kelamin="p", peran_khusus=["pimpinan"])

    jabatan = p.jabatan.get()
    assert jabatan.orang.nama_lengkap == "Hj. Enok Sumiati"
    assert jabatan.peran_khusus == ["pimpinan"]
    assert "Ganti pejabat" in galat(
        tambah(client, p, nama="Lain", peran_khusus=["pimpinan"])
    )
    assert Orang.objects.count() == 1


def test_pk25_a_namesake_in_the_same_body_is_shown_first(client, kantor):
    p = lembaga(kantor)
    orang_di(p, "Enok Sumiati")
    masuk(client, kantor.operator)

    jawab = tambah(client, p, nama="Hj. Enok Sumiati, S.Pd.")

    assert "Mungkin sudah ada: Enok Sumiati (55)" in galat(jawab)
    assertContains(jawab, 'type="checkbox" name="bukan_sama"')
    tambah(client, p, nama="Hj. Enok Sumiati, S.Pd.", bukan_sama="on")
    assert p.jabatan.count() == 2


def test_a_name_that_is_missing_or_too_short_is_told(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)

    assert "Tulis namanya." in galat(tambah(client, p, nama=""))
    assert not Orang.objects.exists()


def test_a_figure_has_one_person_for_good(client, kantor):
    tokoh = PeroranganFactory(pengelola=kantor.cipedes)
    orang_di(tokoh)
    masuk(client, kantor.operator)

    assert {"tambah_orang", "ganti_pejabat", "akhiri_jabatan"}.isdisjoint(
        tombol(client, tokoh)
    )


def test_pk30_an_official_is_replaced_and_history_stays(client, kantor):
    p = lembaga(kantor)
    lama = orang_di(p, peran_khusus=["pimpinan"], mulai=date(2024, 1, 1))
    masuk(client, kantor.operator)
    client.halaman(alamat("tindakan", p.pk, "ganti_pejabat"))
    isi = {"jabatan": lama.pk, "nama": "Camat Baru", "dasar": "SK/2"}

    salah = tekan(client, p, "ganti_pejabat", **isi, mulai="2024-01-01")
    assert "setelah 01-01-2024" in galat(salah)
    tekan(client, p, "ganti_pejabat", **isi, mulai="2024-06-04")

    lama.refresh_from_db()
    baru = p.jabatan.get(selesai=None)
    assert lama.selesai == date(2024, 6, 3)
    assert (baru.orang.nama, baru.mulai, baru.dasar) == ("Camat Baru", HARI, "SK/2")
    assert baru.peran_khusus == ["pimpinan"]


def test_a_post_ends_on_its_last_day_and_not_before_it_began(client, kantor):
    p = lembaga(kantor)
    jabatan = orang_di(p, mulai=date(2024, 5, 1))
    asing = orang_di(lembaga(kantor, "Lain"))
    masuk(client, kantor.operator)

    def akhiri(pk, selesai):
        return tekan(client, p, "akhiri_jabatan", jabatan=pk, selesai=selesai)

    assert "01-05-2024" in galat(akhiri(jabatan.pk, "2024-04-30"))
    assert "Pilih jabatannya." in galat(akhiri(asing.pk, "2024-06-04"))
    akhiri(jabatan.pk, "2024-06-03")

    jabatan.refresh_from_db()
    assert jabatan.selesai == date(2024, 6, 3)
    assert p.riwayat.first().tindakan == "akhiri_jabatan"
    assert "akhiri_jabatan" not in tombol(client, p)
    assert not Jabatan.objects.filter(pk=asing.pk).exclude(selesai=None).exists()


# Channels


def kanal(client, p, **ubah):
    isi = {"pemilik": "lembaga", "jenis": "wa", "nilai": NOMOR, "sifat": "kedinasan"}
    return tekan(client, p, "tambah_kanal", **isi | ubah)


def test_a_channel_is_stored_in_its_normal_form_and_shown_masked(client, kantor):
    p = lembaga(kantor)
    jabatan = orang_di(p)
    masuk(client, kantor.operator)
    client.halaman(alamat("tindakan", p.pk, "tambah_kanal"))

    jawab = kanal(client, p, pemilik=str(jabatan.orang_id))

    assertContains(jawab, SAMARAN)
    assertNotContains(jawab, NORMAL)
    assert jabatan.orang.kanal.get().nilai == NORMAL
    kanal(client, p, nilai="surel@contoh.id", jenis="email")
    assert p.kanal.get().samaran.startswith("s")


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"nilai": "6.28123E+11"}, "terpotong oleh Excel"),
        ({"nilai": "0265-331122"}, "simpan sebagai telepon?"),
        ({"nilai": "0812345"}, "terlalu pendek"),
        ({"jenis": "email", "nilai": "bukan"}, "surel tidak benar"),
        ({"nilai": ""}, "Isi nomor"),
        ({"pemilik": ""}, "milik siapa"),
        ({"sifat": ""}, "kedinasan atau pribadi"),
    ],
)
def test_what_is_no_channel_is_told_why(client, kantor, ubah, kata):
    p = lembaga(kantor)
    masuk(client, kantor.operator)

    assert kata in galat(kanal(client, p, **ubah))
    assert not Kanal.objects.exists()


def test_pk19_a_suppressed_number_is_not_stored_and_nobody_is_named(client, kantor):
    p = lembaga(kantor)
    satu = berkanal(orang_di(p).orang)
    LaranganFactory(sidik=satu.sidik)
    satu.delete()
    masuk(client, kantor.operator)

    jawab = kanal(client, p)

    assert "dalam daftar larangan" in galat(jawab)
    assert not Kanal.objects.exists()
    assert Larangan.objects.count() == 1


def test_a_personal_number_is_taken_down_with_its_person(client, kantor):
    p = lembaga(kantor)
    orang = orang_di(p).orang
    masuk(client, kantor.operator)

    jawab = kanal(client, p, sifat="pribadi")

    assert "dicatat pada orangnya" in str(jawab.context["form"].errors["pemilik"])
    assert not Kanal.objects.exists()
    kanal(client, p, sifat="pribadi", pemilik=str(orang.pk))
    assert orang.kanal.get().sifat == Kanal.Sifat.PRIBADI


def test_of_a_figure_only_the_person_is_offered(client, kantor):
    tokoh = PeroranganFactory(pengelola=kantor.cipedes)
    orang = orang_di(tokoh).orang
    masuk(client, kantor.operator)

    halaman = client.halaman(alamat("tindakan", tokoh.pk, "tambah_kanal"))

    pilihan = halaman.context["form"].fields["pemilik"].choices
    assert [kode for kode, _ in pilihan] == [str(orang.pk)]


def test_a_channel_is_forgotten_with_a_reason(client, kantor):
    p = lembaga(kantor)
    milik, asing = (
        berkanal(orang_di(p).orang),
        berkanal(orang_di(lembaga(kantor, "Lain")).orang),
    )
    masuk(client, kantor.operator)
    assertContains(client.halaman(alamat("tindakan", p.pk, "hapus_kanal")), SAMARAN)

    tekan(client, p, "hapus_kanal", kanal=asing.pk, alasan="Salah nomor.")
    assert Kanal.objects.count() == 2
    tekan(client, p, "hapus_kanal", kanal=milik.pk, alasan="Salah nomor.")

    assert Kanal.objects.get() == asing
    assert "hapus_kanal" not in tombol(client, p)
