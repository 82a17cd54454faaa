"""Consent on the page: purpose by purpose, with proof, and withdrawn at a word."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from pemangku.models import Persetujuan
from tests.factories.pemangku import TeksPersetujuanFactory
from tests.foto import bita
from tests.pemangku.meja_register import PADA, alamat, lembaga, orang_di, tekan
from tests.petugas import masuk, masuk_sebagai

PDF = b"%PDF-1.4 contoh"


def pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("Dadang Suryana.pdf", PDF, "application/pdf")


def galat(jawab) -> str:
    form = jawab.context["form"]
    return " ".join(str(p) for semua in form.errors.values() for p in semua)


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
