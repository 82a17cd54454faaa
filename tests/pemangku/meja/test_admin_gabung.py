"""The list of look-alikes, "bukan duplikat", and the merge page (PK-26, PK-27)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from pemangku.inventaris.duplikat import cari_duplikat, nyatakan_bukan
from pemangku.models import CalonDuplikat, Pemangku, PenggabunganLog
from tests.factories import pemangku as f
from tests.factories.kunjungan import TitipanFactory
from tests.pemangku.meja_register import (
    HARI,
    PADA,
    alamat,
    berkanal,
    lembaga,
    orang_di,
    segarkan,
)
from tests.petugas import centang, masuk, masuk_sebagai


def cari():
    cari_duplikat(pada=PADA)
    return {(str(c), c.nilai) for c in CalonDuplikat.objects.all()}


def test_the_night_finds_pairs_once_and_anew(kantor, pasangan):
    a, b = sorted(pasangan, key=lambda p: p.pk)
    for p in pasangan:
        berkanal(p)
    f.PeroranganFactory()
    jauh = lembaga(kantor, "LPM Sukajaya", wilayah=kantor.kelurahan_lain)
    lembaga(kantor, "LPM Sukajaya", status="ditolak")
    assert cari() == {(f"{a.nomor} dan {b.nomor}", 115)}
    assert len(cari()) == 1
    Pemangku.objects.filter(pk=jauh.pk).update(wilayah=kantor.kelurahan)
    assert len(cari()) == 3
    assert cari_duplikat(pada=PADA) == 3


def test_figures_are_compared_as_the_persons_they_are(kantor):
    """The same number and nearly the same name, in one kelurahan or nowhere."""
    di = kantor.kelurahan
    for nama, tempat in (("Uha Suhaya", di), ("Uha Suhayo", di), ("Ujang", None)):
        p = f.PeroranganFactory(pengelola=kantor.cipedes, wilayah=tempat)
        berkanal(orang_di(p, nama, nama_jabatan="diri sendiri").orang)
    ((_, nilai),) = cari()
    assert nilai == 50 + 10 + 27


def daftar(nama, *args):
    return reverse(f"admin:pemangku_calonduplikat_{nama}", args=args)


def terdaftar(client, **saring):
    halaman = client.get(daftar("changelist"), saring)
    return list(halaman.context["cl"].result_list)


def test_each_is_shown_the_pairs_both_sides_of_which_are_his(client, kantor, pasangan):
    lembaga(kantor, "LPM Sukajaya", pengelola=kantor.tawang)
    cari()
    masuk(client, kantor.operator)
    assert len(terdaftar(client)) == 1
    masuk(client, kantor.kepala)
    halaman = client.halaman(daftar("changelist"))
    (satu,) = halaman.context["cl"].result_list
    assert {satu.a, satu.b} == set(pasangan)
    assertContains(halaman, alamat("gabung", satu.a_id, satu.b_id))
    assertContains(halaman, "sangat mungkin sama (90)")
    masuk(client, kantor.pengelola)
    assert len(terdaftar(client)) == 3
    assertContains(client.get(alamat("changelist")), daftar("changelist"))


def test_pk27_a_pair_that_is_none_never_comes_back_until_withdrawn(
    client, kantor, pasangan
):
    cari()
    calon = CalonDuplikat.objects.get()
    masuk(client, kantor.kepala)
    assertContains(client.halaman(daftar("change", calon.pk)), "Bukan duplikat")
    bukan = daftar("tindakan", calon.pk, "bukan")
    client.halaman(bukan)
    client.post(bukan, {"teks": ""})
    assert len(terdaftar(client, putusan="belum")) == 1
    client.post(bukan, {"teks": "Dua lembaga di dua RW."})
    cari()
    assert terdaftar(client, putusan="belum") == []
    assert len(terdaftar(client)) == 1
    (baris,) = terdaftar(client, putusan="bukan")
    assert (baris.alasan, baris.oleh) == ("Dua lembaga di dua RW.", kantor.kepala)
    assert {p.riwayat.first().tindakan for p in pasangan} == {"bukan_duplikat"}
    client.post(daftar("tindakan", baris.pk, "cabut"))
    assert terdaftar(client, putusan="bukan") == []
    assert len(terdaftar(client, putusan="belum")) == 1
    assert pasangan[0].riwayat.first().tindakan == "cabut_bukan_duplikat"
    with pytest.raises(TindakanTerlarang, match="mengapa"):
        nyatakan_bukan(calon, Saat(kantor.kepala, PADA), alasan=" ")


def test_ticked_pairs_become_one_where_nothing_is_to_be_chosen(
    client, kantor, pasangan
):
    sama = [lembaga(kantor, "Radio Contoh", nama_pendek=n) for n in ("", "Raco")]
    cari()
    semua = CalonDuplikat.objects.all()
    masuk(client, kantor.kepala)
    lihat = centang(client, "pemangku_calonduplikat", "satukan", *semua)
    assertContains(lihat, "Gabungkan keduanya: 1 dari 2 dipilih")
    assertContains(lihat, "Isinya berbeda: nama resmi. Bandingkan dulu.")
    centang(client, "pemangku_calonduplikat", "satukan", *semua, yakin="1")
    tetap, lebur = sorted(
        Pemangku.objects.filter(pk__in=[p.pk for p in sama]), key=lambda p: p.nomor
    )
    assert (lebur.penerus, tetap.nama_pendek) == (tetap, "Raco")
    isi = {"yakin": "1", "teks": "Dua lembaga di dua RW."}
    centang(client, "pemangku_calonduplikat", "bukan", *semua, **isi)
    (calon,) = semua.exclude(alasan="")
    lagi = centang(client, "pemangku_calonduplikat", "satukan", calon)
    assertContains(lagi, f"{calon}: tidak berlaku untuk yang ini")


def gabung(client, a, b, **isi):
    isian = {"nama_resmi": "kekal"} | isi
    return client.post(alamat("gabung", a.pk, b.pk), isian, follow=True)


# The merge page


def test_pk26_the_two_stand_side_by_side_with_a_choice_per_difference(
    client, kantor, pasangan
):
    a, b = pasangan
    Pemangku.objects.filter(pk=b.pk).update(
        terverifikasi_pada=PADA,
        tampil_publik=True,
        sk_nomor="SK/B",
        sk_tanggal=HARI,
        jenis=f.JenisPemangkuFactory(nama="Perangkat daerah"),
        induk=lembaga(kantor, "Forum LPM"),
    )
    masuk(client, kantor.pengelola)
    halaman = client.halaman(alamat("gabung", a.pk, b.pk))
    form = halaman.context["form"]
    kolom = ["nama_resmi", "jenis", "induk", "sk", "tampil_publik"]
    assert list(form.fields) == kolom
    assert form["nama_resmi"].value() == "lebur"
    for kalimat in (
        f"{a.nomor}: LPM Sukajaya",
        f"{b.nomor}: SK/B, 4 Juni 2024",
        f"{a.nomor}: (kosong)",
        f"{b.nomor}: ya",
        f"{a.nomor}: tidak",
        "Forum LPM",
        "Perangkat daerah",
        alamat("gabung", b.pk, a.pk),
    ):
        assertContains(halaman, kalimat)


def test_pk26_merging_leads_the_old_address_to_the_survivor(client, kantor, pasangan):
    a, b = pasangan
    c = lembaga(kantor, "LPM Ketiga")
    cari()
    masuk(client, kantor.pengelola)
    assert len(terdaftar(client)) == 1
    jawab = gabung(client, a, b, nama_resmi="lebur")
    assert terdaftar(client) == []
    assertContains(jawab, f"{b.nomor} sekarang bagian dari {a.nomor}")
    gabung(client, c, a)
    for lama in (a, b):
        satu = client.get(alamat("change", lama.pk))
        assert (satu.status_code, satu.url) == (301, alamat("change", c.pk))
        assert "no-store" in satu["Cache-Control"]
    assert Pemangku.objects.get(pk=a.pk).nama_resmi == "LPM Kel. Sukajaya"


def test_pk26_itself_a_missing_choice_and_a_wrong_mixture_are_told(
    client, kantor, pasangan
):
    a, b = pasangan
    masuk(client, kantor.pengelola)
    assertContains(gabung(client, a, a), "catatan yang berbeda")
    assertContains(gabung(client, a, b, nama_resmi=""), "Pilih salah satu.")
    # A kind bound to a place from one side, and no place from the other.
    Pemangku.objects.filter(pk=b.pk).update(wilayah=None)
    assertContains(gabung(client, a, b, wilayah="lebur"), "terikat wilayah")
    assert not PenggabunganLog.objects.exists()


def test_pk26_an_operator_merges_only_what_is_both_his(client, kantor, pasangan):
    a, b = pasangan
    asing = lembaga(kantor, "Radio Contoh", pengelola=kantor.tawang)
    asing.meliputi.add(kantor.kelurahan)
    luar = lembaga(kantor, "Di Luar", pengelola=kantor.tawang)
    masuk(client, kantor.kepala)
    assert gabung(client, a, asing).status_code == 403
    assert gabung(client, asing, a).status_code == 403
    assert gabung(client, a, luar).status_code == 404
    assert client.get(alamat("change", asing.pk)).context["alamat_gabung"] == ""
    masuk_sebagai(client, Peran.PIMPINAN, kantor.cipedes)
    assert client.get(alamat("change", a.pk)).context["alamat_gabung"] == ""
    assert not PenggabunganLog.objects.exists()
    masuk(client, kantor.operator)
    gabung(client, a, b)
    assert PenggabunganLog.objects.get().oleh == kantor.operator


def test_the_other_one_is_named_by_its_number(client, kantor, pasangan):
    a, b = pasangan
    luar = lembaga(kantor, "Di Luar", pengelola=kantor.tawang)
    masuk(client, kantor.kepala)
    pilih = alamat("gabung_pilih", a.pk)
    assertContains(client.get(alamat("change", a.pk)), pilih)
    client.halaman(pilih)
    for nomor in (luar.nomor, a.nomor, "PK-404404"):
        assertContains(client.post(pilih, {"nomor": nomor}), "Tidak ada pemangku")
    assertContains(client.post(pilih, {"nomor": ""}), "Tulis nomornya.")
    jawab = client.post(pilih, {"nomor": f" {b.nomor.lower()}"})
    assert jawab.url == alamat("gabung", a.pk, b.pk)


# Undo


def test_pk26_diskominfo_undoes_it_within_thirty_days(client, kantor, pasangan):
    a, b = pasangan
    TitipanFactory(pemangku=b)
    masuk(client, kantor.pengelola)
    gabung(client, a, b)
    log = {"log": PenggabunganLog.objects.get().pk}
    batal = alamat("tindakan", a.pk, "pisah")
    a.titipan.update(diubah_pada=PADA + timedelta(seconds=1))
    assertContains(client.halaman(alamat("change", a.pk)), batal)
    masuk(client, kantor.kepala)
    assertNotContains(client.get(alamat("change", a.pk)), batal)
    assert client.post(batal, log).status_code == 403
    masuk(client, kantor.pengelola)
    jawab = client.post(batal, log, follow=True)
    assertContains(jawab, "Keduanya terpisah lagi.")
    assertContains(jawab, "Perlu Anda periksa karena sudah diubah: titipan")
    riwayat = client.get(alamat("history", a.pk))
    assertContains(riwayat, f"{b.nomor} terpisah; tetap di sini: titipan")
    assert segarkan(b).status == "aktif"
    assertNotContains(client.get(alamat("change", a.pk)), batal)


def test_an_undo_with_nothing_left_behind_says_no_more(client, kantor, pasangan):
    a, b = pasangan
    masuk(client, kantor.pengelola)
    gabung(client, a, b)
    log = {"log": PenggabunganLog.objects.get().pk}
    jawab = client.post(alamat("tindakan", b.pk, "pisah"), log)
    assertContains(jawab, "Pilih satu.")
    jawab = client.post(alamat("tindakan", a.pk, "pisah"), log, follow=True)
    assertContains(jawab, "terpisah lagi")
    assertNotContains(jawab, "Perlu Anda periksa")
