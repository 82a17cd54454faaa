"""Acts of a record's page: itself, its people, channels, consent, reach; reference tables."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.inventaris.hubungan import hubungkan_pemangku, tambah_cakupan
from pemangku.inventaris.pilihan import BALIKAN, JenisHubunganPemangku
from pemangku.models import (
    HubunganPemangku,
    Jabatan,
    Kanal,
    Larangan,
    Orang,
    Pemangku,
    Persetujuan,
    Tag,
    TeksPersetujuan,
)
from tests.factories.pemangku import (
    CakupanPemangkuFactory,
    HubunganPemangkuFactory,
    HubunganUnitFactory,
    JenisPemangkuFactory,
    LaranganFactory,
    PeroranganFactory,
    TagFactory,
    TeksPersetujuanFactory,
    UnsurFactory,
)
from tests.foto import bita
from tests.pemangku.meja_register import (
    HARI,
    NOMOR,
    NORMAL,
    PADA,
    SAMARAN,
    alamat,
    berkanal,
    lembaga,
    orang_di,
    tekan,
    tombol,
)
from tests.petugas import isian, masuk, masuk_sebagai


def galat(jawab):
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


# Consent: purpose by purpose, with proof, and withdrawn at a word

PDF = b"%PDF-1.4 contoh"


def pdf():
    return SimpleUploadedFile("Dadang Suryana.pdf", PDF, "application/pdf")


def setuju(client, p, tindakan="beri_persetujuan", **ubah):
    isi = {"tujuan": ["undangan"], "cara": "kertas", "bukti": pdf()}
    semua = {k: v for k, v in (isi | ubah).items() if v != ""}
    return tekan(client, p, tindakan, **semua)


def test_pk17_nothing_is_ticked_and_one_purpose_makes_one_row(client, kantor):
    p = lembaga(kantor)
    jabatan = orang_di(p)
    masuk(client, kantor.operator)
    form = client.halaman(alamat("tindakan", p.pk, "beri_persetujuan")).context["form"]
    assert not form["tujuan"].value()
    assert not form["orang"].value()
    setuju(client, p, orang=jabatan.orang_id)
    baris = Persetujuan.objects.get()
    assert (baris.tujuan, baris.keputusan, baris.cara) == ("undangan", "beri", "kertas")
    assert (baris.teks.versi, baris.pada, baris.oleh) == (7, PADA, kantor.operator)
    assert "Dadang" not in baris.bukti.name
    unduh = client.get(alamat("bukti", p.pk, baris.pk))
    assert b"".join(unduh.streaming_content) == PDF
    assertContains(client.get(alamat("change", p.pk)), "Unduh bukti")


def test_pk17_each_purpose_is_a_word_of_its_own_with_its_proof(client, kantor):
    p = lembaga(kantor)
    jabatan = orang_di(p)
    masuk(client, kantor.operator)
    foto = SimpleUploadedFile("foto.jpg", bita(), "image/jpeg")
    tujuan = ["undangan", "siaran_informasi"]
    setuju(client, p, orang=jabatan.orang_id, tujuan=tujuan, bukti=foto)
    semua = Persetujuan.objects.all()
    assert {b.tujuan for b in semua} == set(tujuan)
    for baris in semua:
        with baris.bukti.open("rb") as isi:
            assert isi.read(3) == b"\xff\xd8\xff"


def test_pk17_paper_without_its_scan_is_not_taken(client, kantor):
    p = lembaga(kantor)
    orang = orang_di(p).orang_id
    masuk(client, kantor.operator)
    assert "Bukti wajib dilampirkan." in galat(setuju(client, p, orang=orang, bukti=""))
    palsu = SimpleUploadedFile("x.pdf", b"bukan pdf", "application/pdf")
    assert "tidak diterima" in galat(setuju(client, p, orang=orang, bukti=palsu))
    assert "paling sedikit satu" in galat(setuju(client, p, orang=orang, tujuan=[]))
    assert not Persetujuan.objects.exists()


def test_pk17_a_new_wording_leaves_old_rows_as_they_were(client, kantor):
    p = lembaga(kantor)
    orang = orang_di(p).orang_id
    masuk(client, kantor.operator)
    setuju(client, p, orang=orang)
    TeksPersetujuanFactory(tujuan="undangan", versi=8, isi="Kalimat baru.")
    setuju(client, p, orang=orang)
    lama, baru = Persetujuan.objects.order_by("urut")
    assert (lama.teks.versi, baru.teks.versi) == (7, 8)
    assert lama.teks.sha256 != baru.teks.sha256


def test_pk18_a_withdrawal_is_heard_without_proof(client, kantor):
    p = lembaga(kantor)
    orang = orang_di(p).orang
    masuk(client, kantor.operator)
    setuju(client, p, orang=orang.pk)
    setuju(client, p, "tarik_persetujuan", orang=orang.pk, bukti="", cara="rekaman")
    assert Persetujuan.objects.tujuan_berlaku(orang) == set()
    assertContains(client.get(alamat("change", p.pk)), "ditarik")


@pytest.mark.parametrize("cara", ["kertas", "rekaman"])
def test_pk17_the_database_takes_no_consent_without_proof(kantor, cara):
    orang = orang_di(lembaga(kantor)).orang
    teks = TeksPersetujuanFactory()
    baris = {
        "orang": orang,
        "tujuan": "undangan",
        "cara": cara,
        "teks": teks,
        "pada": PADA,
    }
    with (
        pytest.raises(IntegrityError, match=f"pemangku_persetujuan_{cara}_berbukti"),
        transaction.atomic(),
    ):
        Persetujuan.objects.create(**baris, keputusan="beri")
    Persetujuan.objects.create(**baris, keputusan="tarik")


def test_a_proof_is_kept_from_who_does_not_keep_the_record(client, kantor):
    p = lembaga(kantor, pengelola=kantor.tawang)
    orang = orang_di(p).orang_id
    masuk(client, kantor.operator_lain)
    setuju(client, p, orang=orang)
    baris = Persetujuan.objects.get()
    lain = lembaga(kantor, "Lain", pengelola=kantor.tawang)
    assert client.get(alamat("bukti", lain.pk, baris.pk)).status_code == 404
    masuk(client, kantor.operator)
    assert client.get(alamat("bukti", p.pk, baris.pk)).status_code == 404
    masuk(client, kantor.pengelola)
    unduh = client.get(alamat("bukti", p.pk, baris.pk))
    assert b"".join(unduh.streaming_content) == PDF
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.get(alamat("bukti", p.pk, baris.pk)).status_code == 403


# Where a stakeholder reaches and whom it is tied to


def test_a_region_is_added_once_and_taken_away(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    client.halaman(alamat("tindakan", p.pk, "tambah_cakupan"))
    for _ in range(2):
        tekan(client, p, "tambah_cakupan", wilayah=kantor.kelurahan.pk, dasar="SK")
    cakupan = p.cakupan.get()
    assert cakupan.dasar == "SK"
    assert [j.tindakan for j in p.riwayat] == ["tambah_cakupan"]
    assertContains(client.get(alamat("tindakan", p.pk, "hapus_cakupan")), "Nagarasari")
    asing = CakupanPemangkuFactory(wilayah=kantor.kelurahan)
    assert "Pilih salah satu." in galat(
        tekan(client, p, "hapus_cakupan", baris=asing.pk)
    )
    tekan(client, p, "hapus_cakupan", baris=cakupan.pk)
    assert not p.cakupan.exists()
    assert "hapus_cakupan" not in tombol(client, p)


def test_a_relation_to_a_unit_begins_once_and_ends(client, kantor):
    p = lembaga(kantor)
    masuk(client, kantor.operator)
    isi = {"unit": kantor.tawang.pk, "jenis": "mitra", "mulai": "2024-06-01"}
    client.halaman(alamat("tindakan", p.pk, "hubungkan_unit"))
    tekan(client, p, "hubungkan_unit", **isi)
    assert "sudah tercatat" in galat(tekan(client, p, "hubungkan_unit", **isi))
    baris = p.hubungan_unit.get()
    akhir = {"baris": baris.pk, "selesai": "2024-05-31"}
    assert "01-06-2024" in galat(tekan(client, p, "akhiri_hubungan_unit", **akhir))
    tekan(client, p, "akhiri_hubungan_unit", **akhir | {"selesai": "2024-06-04"})
    baris.refresh_from_db()
    assert baris.selesai == HARI
    assert "akhiri_hubungan_unit" not in tombol(client, p)
    tekan(client, p, "hubungkan_unit", **isi | {"mulai": "2024-06-05"})
    assert p.hubungan_unit.count() == 2


def test_a_unit_that_is_closed_is_not_offered(client, kantor):
    p = lembaga(kantor)
    tutup = HubunganUnitFactory().unit
    type(tutup).objects.filter(pk=tutup.pk).update(sampai=HARI - timedelta(days=1))
    masuk(client, kantor.operator)
    isi = {"unit": tutup.pk, "jenis": "mitra", "mulai": "2024-06-01"}
    tekan(client, p, "hubungkan_unit", **isi)
    assert not p.hubungan_unit.exists()


def test_pk49_each_side_shows_the_other_and_none_itself(client, kantor):
    rw, forum = lembaga(kantor, "RW 05"), lembaga(kantor, "Forum RW")
    masuk(client, kantor.operator)
    client.halaman(alamat("tindakan", rw.pk, "hubungkan_pemangku"))

    def hubungkan(nomor):
        isi = {"jenis": "anggota_dari", "nomor": nomor}
        return tekan(client, rw, "hubungkan_pemangku", **isi)

    assert "dirinya sendiri" in galat(hubungkan(rw.nomor))
    luar = lembaga(kantor, "Luar", pengelola=kantor.tawang)
    assert "Tidak ada pemangku" in galat(hubungkan(luar.nomor))
    assert "Tulis nomornya." in galat(hubungkan(""))
    for _ in range(2):
        hubungkan(forum.nomor.lower())
    baris = rw.hubungan_ke.get()
    assertContains(client.get(alamat("change", rw.pk)), "Anggota dari")
    assertContains(client.get(alamat("change", forum.pk)), "Beranggotakan")
    asing = HubunganPemangkuFactory(dari=forum, ke=rw, jenis="membina")
    assert "Pilih salah satu." in galat(
        tekan(client, rw, "lepas_hubungan", baris=asing.pk)
    )
    tekan(client, rw, "lepas_hubungan", baris=baris.pk)
    assert not rw.hubungan_ke.exists()


def test_the_acts_themselves_keep_the_rules(kantor):
    p = lembaga(kantor)
    satu = {"oleh": kantor.operator, "pada": PADA}
    pertama = tambah_cakupan(p, wilayah=kantor.kelurahan, **satu)
    assert tambah_cakupan(p, wilayah=kantor.kelurahan, dasar="lain", **satu) == pertama
    with pytest.raises(ValidationError, match="dirinya"):
        hubungkan_pemangku(p, ke=p, jenis="membina", **satu)


# Reference tables


def acuan(model, nama, *args):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def test_diskominfo_keeps_the_tags_and_others_read_them(client, kantor):
    tag = TagFactory(nama="lama")
    masuk(client, kantor.pengelola)
    ubah = acuan("tag", "change", tag.pk)
    client.post(ubah, isian(client.get(ubah)) | {"arti": "Jarang hadir."})
    client.post(acuan("tag", "add"), {"nama": "baru"})
    masuk(client, kantor.operator)
    assert set(Tag.objects.values_list("nama", "arti")) == {
        ("lama", "Jarang hadir."),
        ("baru", ""),
    }
    assert client.get(acuan("tag", "changelist")).status_code == 200
    assert client.get(acuan("tag", "add")).status_code == 403


def test_pk17_a_wording_is_added_and_never_changed(client, kantor):
    lama = TeksPersetujuanFactory(tujuan="foto", versi=1)
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
    assert (
        client.post(acuan("tekspersetujuan", "change", lama.pk), isi).status_code == 403
    )
    assert client.get(acuan("tekspersetujuan", "delete", lama.pk)).status_code == 403


def test_pk19_the_list_of_suppressions_names_nobody(client, kantor):
    satu = LaranganFactory()
    for petugas in (kantor.pengelola, masuk_sebagai(client, Peran.PDP)):
        masuk(client, petugas)
        halaman = client.halaman(acuan("larangan", "changelist"))
        assertContains(halaman, satu.alasan)
        assert satu.sidik not in halaman.text
        assert client.get(acuan("larangan", "add")).status_code == 403
    masuk(client, kantor.operator)
    assert client.get(acuan("larangan", "changelist")).status_code == 403


def test_reference_lists_open_for_their_keeper(client, kantor):
    UnsurFactory()
    masuk(client, kantor.pengelola)
    for model in ("unsur", "jenispemangku", "tag", "tekspersetujuan"):
        client.halaman(acuan(model, "changelist"))
        client.halaman(acuan(model, "add"))


# Relations are read from both sides; neither a cycle nor a link to itself (PK-49)


@pytest.mark.parametrize("jenis", JenisHubunganPemangku)
def test_pk_49_each_kind_has_a_word_for_the_other_side(client, kantor, jenis):
    rw, kelurahan = lembaga(kantor, "RW 05"), lembaga(kantor, "Kelurahan Nagarasari")
    hubungkan_pemangku(rw, ke=kelurahan, jenis=jenis, oleh=kantor.operator, pada=PADA)
    masuk(client, kantor.operator)
    dari, ke = (client.get(alamat("change", p.pk)) for p in (rw, kelurahan))
    assertContains(dari, jenis.label)
    assertContains(ke, BALIKAN[jenis])
    satu = HubunganPemangku.objects.get()
    assert str(satu) == f"{jenis.label} Kelurahan Nagarasari"
    assert satu.sebutan_balik == f"{BALIKAN[jenis]} RW 05"


def test_pk_49_a_link_to_itself_is_refused_by_act_and_table(kantor):
    rw = lembaga(kantor, "RW 05")
    with pytest.raises(ValidationError, match="bukan dirinya sendiri"):
        hubungkan_pemangku(rw, ke=rw, jenis="membina", oleh=kantor.operator, pada=PADA)
    with pytest.raises(IntegrityError, match="bukan_dirinya"), transaction.atomic():
        HubunganPemangkuFactory(dari=rw, ke=rw)


def test_pk_49_a_cycle_of_parents_is_refused(kantor):
    kelurahan = lembaga(kantor, "Kelurahan Nagarasari")
    rw = lembaga(kantor, "RW 05", induk=kelurahan)
    rt = lembaga(kantor, "RT 01", induk=rw)
    for bawah in (kelurahan, rw, rt):
        kelurahan.induk = bawah
        with pytest.raises(ValidationError) as galat:
            kelurahan.clean()
        assert "di bawah dirinya sendiri" in galat.value.message_dict["induk"][0]
    with pytest.raises(IntegrityError, match="bukan_dirinya"), transaction.atomic():
        type(rw).objects.filter(pk=rw.pk).update(induk=rw)
