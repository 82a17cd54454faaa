"""Merging loses nothing and can be undone: the acts (PK-26)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from pemangku.inventaris.duplikat import kolom_anak
from pemangku.meja.gabung import GANDA, berbeda, dari_lebur
from pemangku.models import (
    CatatanHubungan,
    Kehadiran,
    Orang,
    Pemangku,
    PenggabunganLog,
    Persetujuan,
    Titipan,
)
from tests.factories import pemangku as f
from tests.factories.kunjungan import TitipanFactory
from tests.pemangku.meja.kantor_gabung import NANTI, batal, gabung
from tests.pemangku.meja_register import (
    HARI,
    PADA,
    berkanal,
    lembaga,
    orang_di,
    segarkan,
)


def ubah(p, **isi):
    Pemangku.objects.filter(pk=p.pk).update(**isi)
    return segarkan(p)


def test_pk26_a_has_both_phones_all_attendances_and_every_check(kantor, pasangan):
    a, b = pasangan
    berkanal(a)
    berkanal(b, "0813-9999-888")
    for p in (a, b):
        f.KehadiranFactory(pemangku=p)
        f.HubunganFactory(pemangku=p)
        orang_di(p, f"Ketua {p.nomor}")
    b.meliputi.add(kantor.kelurahan)
    undangan = f.UndanganFactory(pemangku=b)
    f.UndanganFactory(pemangku=a, kegiatan=undangan.kegiatan)
    anak = lembaga(kantor, "RW 05", induk=b)
    log = gabung(kantor, a, b)
    assert a.kanal.count() == 2
    assert Kehadiran.objects.filter(pemangku=a).count() == 2
    assert CatatanHubungan.objects.filter(pemangku=a).count() == 2
    assert a.jabatan.count() == 2
    assert (a.undangan.count(), a.meliputi.get()) == (1, kantor.kelurahan)
    segarkan(anak, b)
    assert anak.induk == a
    assert (b.status, b.penerus) == ("tergabung", a)
    assert log.snapshot_lebur["nilai"]["nama_resmi"] == "LPM Kel. Sukajaya"
    assert log.snapshot_kekal["sebelum"]["nama_resmi"] == "LPM Sukajaya"
    assert a.riwayat.first().catatan == f"Dari {b.nomor}"


def test_pk26_each_difference_is_chosen_and_an_sk_stays_whole(kantor, pasangan):
    a, b = pasangan
    ubah(a, sk_nomor="SK/A", jumlah_anggota=5)
    sk = {"sk_nomor": "SK/B", "sk_tanggal": HARI, "sk_berlaku_sampai": HARI}
    ubah(b, **sk, nama_pendek="LPM")
    assert berbeda(a, b) == ["nama_resmi", "nama_pendek", "jumlah_anggota", "sk"]
    gabung(kantor, a, b, "sk", "nama_pendek")
    segarkan(a)
    assert (a.sk_nomor, a.sk_tanggal, a.sk_berlaku_sampai) == ("SK/B", HARI, HARI)
    assert (a.nama_resmi, a.nama_pendek, a.jumlah_anggota) == ("LPM Sukajaya", "LPM", 5)
    assert a.edisi == 2


@pytest.mark.parametrize(
    ("a", "b", "harap"),
    [
        (("", None), ("B", None), True),
        (("A", None), ("", None), False),
        (("A", None), ("B", None), False),
        (("A", None), ("B", PADA), True),
        (("A", PADA), ("B", NANTI), True),
        (("A", NANTI), ("B", PADA), False),
        (("A", None), ("", PADA), False),
    ],
)
def test_the_newer_verified_value_is_offered_first_and_never_a_blank(
    kantor, a, b, harap
):
    satu, lain = (
        lembaga(kantor, nama_pendek=nama, terverifikasi_pada=pada)
        for nama, pada in (a, b)
    )
    assert dari_lebur(satu, lain, "nama_pendek") is harap


def test_the_check_goes_with_whoever_was_seen_last(kantor, pasangan):
    a, b = pasangan
    akhir = HARI + timedelta(days=300)
    ubah(b, terverifikasi_pada=PADA, berlaku_sampai=akhir)
    log = gabung(kantor, a, b)
    segarkan(a)
    assert (a.terverifikasi_pada, a.berlaku_sampai) == (PADA, akhir)
    batal(kantor, log)
    segarkan(a)
    assert (a.terverifikasi_pada, a.berlaku_sampai) == (None, None)


def test_overlapping_posts_are_kept_and_flagged(kantor, pasangan):
    a, b = pasangan
    orang_di(a, "Ketua A", peran_khusus=["pimpinan"])
    dua = orang_di(b, "Ketua B", peran_khusus=["pimpinan", "narahubung_utama", "humas"])
    orang_di(a, "Narahubung", peran_khusus=["narahubung_utama"])
    log = gabung(kantor, a, b)
    segarkan(a, dua)
    assert a.perlu_cek == GANDA
    assert (dua.pemangku, dua.peran_khusus) == (a, ["humas"])
    batal(kantor, log)
    segarkan(a, dua)
    assert dua.pemangku == b
    assert dua.peran_khusus == ["pimpinan", "narahubung_utama", "humas"]
    assert a.perlu_cek == ""


@pytest.mark.parametrize(("sebelum", "sesudah"), [("SK habis", ""), ("", "SK habis")])
def test_another_doubt_is_left_by_the_undo(kantor, pasangan, sebelum, sesudah):
    a, b = pasangan
    for p in (a, b):
        orang_di(p, peran_khusus=["pimpinan"])
    ubah(a, perlu_cek=sebelum)
    log = gabung(kantor, a, b)
    if sesudah:
        ubah(a, perlu_cek=sesudah)
    batal(kantor, log)
    assert segarkan(a).perlu_cek == "SK habis"


def test_the_doubt_stays_while_another_merge_doubled_a_post(kantor, pasangan):
    a, b = pasangan
    c = lembaga(kantor, "LPM Suka Jaya")
    for p in (a, b, c):
        orang_di(p, peran_khusus=["pimpinan"])
    satu = gabung(kantor, a, b)
    dua = gabung(kantor, a, c, pada=NANTI + timedelta(minutes=1))
    batal(kantor, satu)
    assert segarkan(a).perlu_cek == GANDA
    batal(kantor, dua)
    assert segarkan(a).perlu_cek == ""


def test_a_record_that_is_a_unit_brings_it_along_and_takes_it_back(kantor, pasangan):
    a, b = pasangan
    ubah(b, unit=kantor.tawang)
    log = gabung(kantor, a, b, "unit")
    assert segarkan(a).unit == kantor.tawang
    batal(kantor, log)
    segarkan(a, b)
    assert (a.unit, b.unit) == (None, kantor.tawang)


def test_a_unit_the_survivor_keeps_from_before_stays_with_it(kantor, pasangan):
    a, b = pasangan
    ubah(b, unit=kantor.tawang)
    log = gabung(kantor, a, b, "unit")
    ubah(a, unit=kantor.cipedes)
    lembaga(kantor, "Dipakai", unit=kantor.tawang)
    assert batal(kantor, log).tertinggal == ["adalah unit"]
    assert segarkan(b).unit is None


def test_a_parent_that_goes_into_its_child_leaves_its_own_parent(kantor):
    atas = lembaga(kantor, "Atas")
    induk = lembaga(kantor, "Induk", induk=atas)
    anak = lembaga(kantor, "Anak", induk=induk)
    assert "induk" not in berbeda(induk, anak)
    log = gabung(kantor, anak, induk)
    assert segarkan(anak).induk == atas
    batal(kantor, log)
    assert segarkan(anak).induk == induk


@pytest.mark.parametrize("semula", ["aktif", "nonaktif", "draf"])
def test_pk26_on_day_20_both_are_back_as_before(kantor, pasangan, semula):
    a, b = pasangan
    ubah(b, status=semula, nama_pendek="B")
    ikut = [f.KehadiranFactory(pemangku=b), f.HubunganFactory(pemangku=b), orang_di(b)]
    log = batal(kantor, gabung(kantor, a, b, "nama_pendek"))
    segarkan(a, b, *ikut)
    assert (a.nama_pendek, b.status, b.penerus) == ("", semula, None)
    assert {satu.pemangku for satu in ikut} == {b}
    assert log.tertinggal == []
    assert log.dibatalkan_oleh == kantor.pengelola


def test_pk26_what_was_edited_since_stays_and_is_listed(kantor, pasangan):
    a, b = pasangan
    ubah(b, nama_pendek="B")
    tetap, diubah, hilang, dibawa = TitipanFactory.create_batch(4, pemangku=b)
    log = gabung(kantor, a, b, "nama_pendek")
    titipan, lain = Titipan.objects, lembaga(kantor, "Lain")
    titipan.filter(pk=diubah.pk).update(diubah_pada=log.pada + timedelta(1))
    titipan.filter(pk=dibawa.pk).update(pemangku=lain)
    titipan.filter(pk=hilang.pk).delete()
    ubah(a, nama_pendek="Baru")
    hasil = batal(kantor, log)
    segarkan(a, tetap, diubah, dibawa)
    assert (tetap.pemangku, diubah.pemangku, dibawa.pemangku) == (b, a, lain)
    assert a.nama_pendek == "Baru"
    sisa = {f"titipan {diubah.pk}", f"titipan {dibawa.pk}"}
    assert set(hasil.tertinggal) == {*sisa, "nama pendek"}


def test_pk26_after_thirty_days_and_a_second_time_it_is_refused(kantor, pasangan):
    log = gabung(kantor, *pasangan)
    with pytest.raises(TindakanTerlarang, match="30 hari"):
        batal(kantor, log, hari=30)
    batal(kantor, log, hari=29)
    with pytest.raises(TindakanTerlarang, match="30 hari"):
        batal(kantor, log, hari=29)


def test_the_newer_merge_is_undone_first(kantor, pasangan):
    a, b = pasangan
    c = lembaga(kantor, "Lembaga C")
    pertama = gabung(kantor, a, b)
    kedua = gabung(kantor, c, a)
    with pytest.raises(TindakanTerlarang, match="lebih baru"):
        batal(kantor, pertama)
    batal(kantor, kedua)
    batal(kantor, pertama)
    assert {p.status for p in Pemangku.objects.all()} == {"aktif"}


def test_pk26_itself_a_merged_one_and_another_kind_are_refused(kantor, pasangan):
    a, b = pasangan
    tokoh = f.PeroranganFactory(pengelola=kantor.cipedes)
    with pytest.raises(TindakanTerlarang, match="berbeda"):
        gabung(kantor, a, a)
    with pytest.raises(TindakanTerlarang, match="perorangan"):
        gabung(kantor, a, tokoh)
    gabung(kantor, a, b)
    c = lembaga(kantor, "Lembaga C")
    for satu, lain in ((c, b), (b, c)):
        with pytest.raises(TindakanTerlarang, match="sudah digabung"):
            gabung(kantor, satu, lain)


def test_every_foreign_key_to_a_record_is_moved():
    nama = {f"{k.model._meta.model_name}.{k.name}" for k in kolom_anak(Pemangku)}
    orang = {f"{k.model._meta.model_name}.{k.name}" for k in kolom_anak(Orang)}
    assert {
        "jabatan.pemangku",
        "kanal.pemangku",
        "catatanhubungan.pemangku",
        "pemangku.induk",
        "kehadiran.pemangku",
        "undangan.pemangku",
    } <= nama
    assert {"kehadiran.mewakili", "persetujuan.orang", "jabatan.orang"} <= orang
    assert not {n for n in nama | orang if "penerus" in n or "event" in n or "_" in n}


# The log itself


def test_a_log_names_one_pair_and_who_undid_it(kantor, pasangan):
    a, b = pasangan
    orang = orang_di(a).orang
    satu = {"oleh": kantor.pengelola, "pada": PADA}
    for isi, aturan in (
        ({"pemangku": a}, "satu_pasang"),
        ({"pemangku": a, "pemangku_lebur": b, "orang": orang}, "satu_pasang"),
        ({"pemangku": a, "pemangku_lebur": b, "dibatalkan_pada": PADA}, "batal_oleh"),
    ):
        with (
            pytest.raises(IntegrityError, match=f"pemangku_penggabunganlog_{aturan}"),
            transaction.atomic(),
        ):
            PenggabunganLog.objects.create(**satu, **isi)
    log = PenggabunganLog.objects.create(**satu, pemangku=a, pemangku_lebur=b)
    assert str(log) == f"{b} ke {a}"


# Two records of one figure: his persons become one, and consent with them


def tokoh(kantor, nama, **orang):
    p = f.PeroranganFactory(pengelola=kantor.cipedes, wilayah=kantor.kelurahan)
    lain = {f"orang__{k}": v for k, v in orang.items()}
    jabatan = orang_di(
        p, nama, nama_jabatan="diri sendiri", peran_khusus=["narahubung_utama"], **lain
    )
    return p, jabatan.orang


def kata(orang, keputusan, tujuan="siaran_informasi", **lain):
    f.PersetujuanFactory(orang=orang, tujuan=tujuan, keputusan=keputusan, **lain)


def berlaku(orang):
    return Persetujuan.objects.tujuan_berlaku(orang)


def test_pk26_given_by_one_and_withdrawn_by_the_other_is_withdrawn(kantor):
    a, satu = tokoh(kantor, "Uha Suhaya")
    b, lain = tokoh(kantor, "Uha S", gelar_depan="H.")
    kata(satu, "beri", kanal="wa")
    kata(satu, "beri", kanal="email")
    kata(satu, "beri", tujuan="undangan")
    kata(lain, "tarik", pada=PADA + timedelta(seconds=1))
    kata(lain, "beri", tujuan="foto")
    berkanal(lain)
    for t in ("siaran_informasi", "foto"):
        f.TeksPersetujuanFactory(tujuan=t)
    log = gabung(kantor, a, b)
    segarkan(satu, lain)
    assert (lain.status, lain.penerus) == ("tergabung", satu)
    assert berlaku(satu) == {"undangan", "foto"}
    assert satu.gelar_depan == "H."
    assert satu.kanal.count() == 1
    assert a.jabatan.count() == 1
    batal(kantor, log)
    segarkan(satu, lain)
    assert lain.status == "aktif"
    assert berlaku(satu) == {"siaran_informasi", "undangan"}
    assert berlaku(lain) == {"foto"}
    assert satu.gelar_depan == ""
    assert lain.kanal.count() == 1
    assert b.jabatan.get().peran_khusus == ["narahubung_utama"]


def test_two_records_of_the_same_person_leave_him_as_he_is(kantor):
    a, satu = tokoh(kantor, "Uha Suhaya")
    b = f.PeroranganFactory(pengelola=kantor.cipedes)
    orang_di(b, orang=satu, nama_jabatan="diri sendiri")
    log = gabung(kantor, a, b)
    assert not log.ikutan.exists()
    assert segarkan(satu).status == "aktif"
