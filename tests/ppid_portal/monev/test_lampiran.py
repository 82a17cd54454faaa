"""PDFs handed in as evidence go along in the question's one PDF of at most 2 MB (6.4)."""

import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from organisasi.kantor.saat import Saat
from organisasi.kertas import naskah as cetakan
from organisasi.kertas.naskah import PDFGagal
from organisasi.tipografi import penggabung
from organisasi.tipografi.penggabung import IKUT, RUSAK, TAK_MUAT, TERKUNCI, gabung
from ppid_portal.contoh.katalog import pdf_contoh
from ppid_portal.monev import pdf_bukti as lampiran
from ppid_portal.monev.pdf_bukti import BATAS, cetak_bukti
from tests.factories.organisasi import PetugasFactory
from tests.factories.portal import BuktiDukungFactory, PertanyaanFactory
from tests.foto import bita

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 11, 24, 2, tzinfo=UTC)


def pdf(*lebar, sandi="", sandi_pemilik=""):
    """A page for each width; opens with ``sandi``."""
    penulis = PdfWriter()
    for satu in lebar:
        penulis.add_blank_page(satu, 200)
    if sandi or sandi_pemilik:
        penulis.encrypt(sandi, sandi_pemilik or None, algorithm="AES-256")
    keluar = BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def pindaian(sisi):
    """A scanned page that does not compress, about ``sisi`` squared bytes."""
    return bita(Image.effect_noise((sisi, sisi), 120), "PDF", quality=95)


def lebar(isi):
    return [int(h.mediabox.width) for h in PdfReader(BytesIO(isi)).pages]


def test_pages_of_others_stand_behind_the_paper_with_a_bookmark():
    hasil, putusan = gabung(pdf(100), "SK PPID", pdf(201, 202), BATAS)
    assert lebar(hasil) == [100, 201, 202]
    assert putusan == IKUT
    assert [satu.title for satu in PdfReader(BytesIO(hasil)).outline] == ["SK PPID"]
    # A file that is only protected against changes goes along, too.
    hasil, putusan = gabung(pdf(100), "SK", pdf(203, sandi_pemilik="x"), BATAS)
    assert (lebar(hasil), putusan) == ([100, 203], IKUT)


def bersertifikat():
    """Locked by something else than a password, as for certain people by certificate."""
    terkunci = pdf(201, sandi="rahasia")
    assert terkunci.count(b"/Filter /Standard") == 1
    return terkunci.replace(b"/Filter /Standard", b"/Filter /AdobePPK")


BESAR = pindaian(700)


def test_what_is_locked_broken_or_too_large_is_left_out():
    for isi, harap in (
        (pdf(201, sandi="rahasia"), TERKUNCI),
        (BESAR, TAK_MUAT),
        (b"%PDF-1.4\n%%EOF\n", RUSAK),
        (b"%PDF-1.7\n" + BESAR[200:4000], RUSAK),
        (bersertifikat(), RUSAK),
    ):
        kertas = pdf(100)
        assert gabung(kertas, "SK", isi, len(BESAR) // 2) == (kertas, harap)


def test_whatever_byte_is_damaged_the_program_goes_on():
    """Pages or a word, never an error."""
    utuh = pdf(201)
    for tempat in range(0, len(utuh), 7):
        cacat = bytearray(utuh)
        cacat[tempat] ^= 0x15
        assert gabung(pdf(100), "SK", bytes(cacat), BATAS)[1] in {IKUT, RUSAK, TERKUNCI}


def test_a_file_that_does_something_when_opened_does_nothing_here():
    penulis = PdfWriter()
    halaman = penulis.add_blank_page(201, 200)
    aksi = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )
    halaman[NameObject("/AA")] = DictionaryObject({NameObject("/O"): aksi})
    penulis.root_object[NameObject("/OpenAction")] = aksi
    keluar = BytesIO()
    penulis.write(keluar)
    assert keluar.getvalue().count(b"/JavaScript") == 2
    hasil, putusan = gabung(pdf(100), "SK", keluar.getvalue(), BATAS)
    assert putusan == IKUT
    assert b"JavaScript" not in hasil


def test_the_program_speaks_json_on_both_sides_and_has_a_bound(monkeypatch):
    for nama in ("IKUT", "TAK_MUAT", "TERKUNCI", "RUSAK"):
        assert getattr(cetakan, nama) == getattr(penggabung, nama)
    bound = {}
    monkeypatch.setattr(penggabung.resource, "setrlimit", bound.__setitem__)
    penggabung.batasi(1000, 5)
    assert list(bound.values()) == [(1000, 1000), (5, 5)]
    masuk = {
        "awal": b64encode(pdf(100)).decode(),
        "judul": "SK",
        "isi": b64encode(pdf(201)).decode(),
        "batas": BATAS,
    }
    keluar = BytesIO()
    penggabung.main([], BytesIO(json.dumps(masuk).encode()), keluar)
    jawab = json.loads(keluar.getvalue())
    assert jawab["putusan"] == IKUT
    assert lebar(b64decode(jawab["hasil"])) == [100, 201]


def test_it_takes_the_words_of_a_pdf_and_no_more_than_enough(monkeypatch):
    masuk = b64encode(pdf_contoh(pada=PADA).isi.read())
    keluar = BytesIO()
    penggabung.main([], BytesIO(json.dumps({"isi": masuk.decode()}).encode()), keluar)
    assert "Angkanya karangan." in json.loads(keluar.getvalue())["teks"]
    assert penggabung.teks(pdf(100, sandi="x")) == penggabung.teks(b"%PDF-1.7") == ""
    assert penggabung.teks(pdf(100, 100, sandi_pemilik="x")) == "\n\n"
    monkeypatch.setattr(penggabung, "HURUF_MAKS", 3)
    assert len(penggabung.teks(b64decode(masuk))) == 3


def berkas(tanya, nama, isi, **lain):
    isi = ContentFile(isi, nama)
    return BuktiDukungFactory(pertanyaan=tanya, unggahan=True, berkas=isi, **lain)


def tercetak(tanya):
    return cetak_bukti(tanya, Saat(PetugasFactory(), PADA))


def teks(isi):
    return " ".join(
        " ".join(h.extract_text() for h in PdfReader(BytesIO(isi)).pages).split()
    )


def test_the_pages_of_the_evidence_are_in_the_one_pdf():
    tanya = PertanyaanFactory()
    berkas(tanya, "sk.pdf", pdf(201, 202), keterangan="SK PPID")
    hasil = tercetak(tanya)
    assert lebar(hasil)[-2:] == [201, 202]
    assert "SK PPID PDF Di belakang kertas ini" in teks(hasil)
    # The whole is no longer PDF/UA and does not say so.
    assert "/Metadata" not in PdfReader(BytesIO(hasil)).root_object
    assert "/StructTreeRoot" in PdfReader(BytesIO(hasil)).root_object


def test_the_paper_names_what_is_not_in_it_and_stays_below_2_mb():
    tanya = PertanyaanFactory()
    kecil, besar = pindaian(500), pindaian(1500)
    assert len(kecil) < BATAS < len(besar)
    berkas(tanya, "a.pdf", besar, keterangan="Pindaian tebal")
    berkas(tanya, "b.pdf", kecil, keterangan="Pindaian tipis")
    berkas(tanya, "c.pdf", pdf(201, sandi="x"), keterangan="Surat terkunci")
    berkas(tanya, "d.docx", b"PK", keterangan="Naskah")
    hilang = berkas(tanya, "e.pdf", pdf(201), keterangan="Surat hilang")
    hilang.berkas.storage.delete(hilang.berkas.name)
    hasil = tercetak(tanya)
    assert len(hasil) <= BATAS
    assert lebar(hasil)[-1] == 500
    kata = teks(hasil)
    for satu in (
        "Pindaian tebal PDF Tidak muat dalam 2 MB",
        "Pindaian tipis PDF Di belakang",
        "Surat terkunci PDF Terkunci kata sandi",
        "Naskah DOCX Bukan PDF atau foto",
        "Surat hilang PDF Berkasnya tidak ditemukan",
    ):
        assert satu in kata


def test_a_file_that_breaks_the_joining_does_not_keep_the_paper(monkeypatch):
    tanya = PertanyaanFactory()
    berkas(tanya, "a.pdf", pdf(201), keterangan="Surat jahat")
    # What a file that eats all memory or time does to the program.
    monkeypatch.setattr(cetakan, "PENGGABUNG", "/tidak/ada.py")
    hasil = tercetak(tanya)
    assert "Surat jahat PDF PDF-nya tidak dapat dibaca" in teks(hasil)


def test_one_file_that_breaks_the_joining_is_left_out_alone(monkeypatch):
    """Here it is the program itself that fails, as when its memory is eaten."""
    tanya = PertanyaanFactory()
    semua = [berkas(tanya, f"{n}.pdf", pdf(n)) for n in (201, 202, 203)]
    asli = lampiran.gabung_pdf

    def gagal(awal, judul, isi, *, batas):
        if lebar(isi) == [202]:
            raise PDFGagal
        return asli(awal, judul, isi, batas=batas)

    monkeypatch.setattr(lampiran, "gabung_pdf", gagal)
    hasil, putusan = lampiran.lampirkan(pdf(100), semua, BATAS)
    assert lebar(hasil) == [100, 201, 203]
    assert list(putusan.values()) == [IKUT, RUSAK, IKUT]
    # What cannot fit is not even read.
    besar = berkas(tanya, "a.pdf", b"%PDF-" + bytes(BATAS))
    monkeypatch.setattr(type(besar.berkas), "open", None)
    assert lampiran.lampirkan(pdf(100), [besar], BATAS)[1] == {besar.pk: TAK_MUAT}


def test_pictures_leave_room_for_the_pages():
    tanya = PertanyaanFactory()
    foto = Image.effect_noise((1600, 1600), 120).convert("RGB")
    berkas(tanya, "foto.jpg", bita(foto, quality=95), keterangan="Meja layanan")
    berkas(tanya, "b.pdf", pindaian(900), keterangan="Pindaian")
    hasil = tercetak(tanya)
    assert len(hasil) <= BATAS
    assert lebar(hasil)[-1] == 900
    assert "Meja layanan JPG Di bawah" in teks(hasil)
