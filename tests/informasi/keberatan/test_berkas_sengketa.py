"""The dossier for the Komisi Informasi: all papers of a case, and no note of the office."""

import hashlib
import io
from datetime import date
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile

from informasi.keberatan.sengketa import (
    DAFTAR,
    IKHTISAR,
    berkas_sengketa,
    cetak_ikhtisar,
    hari_perkara,
)
from informasi.models import BerkasJawaban, BuktiPemohon, StatusKeberatan
from informasi.surat.actions import keluarkan_surat
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas import naskah as cetakan
from organisasi.models import AksesDataPribadi, HariLibur
from tests.factories.informasi import (
    PADA,
    ButirFactory,
    JawabanFactory,
    KeberatanFactory,
    PemohonFactory,
    PermohonanFactory,
    PesanFactory,
    RujukanFactory,
    SengketaFactory,
)
from tests.factories.organisasi import HariLiburFactory, PetugasFactory, UnitFactory
from tests.informasi.meja_keberatan import alamat
from tests.informasi.surat.bantu import J, atur_batas, keberatan, permohonan
from tests.pdf import teks_pdf
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
ALASAN = "Panggilan sidang Komisi Informasi."


def simpan_berkas(model, isi, **lain):
    return model.objects.create(
        isi=ContentFile(isi, "berkas.pdf"),
        tipe="application/pdf",
        ukuran=len(isi),
        sha256=hashlib.sha256(isi).hexdigest(),
        diunggah_pada=PADA,
        **lain,
    )


@pytest.fixture
def perkara():
    """An answered objection with letters, a proof, an answer with a file."""
    atur_batas()
    HariLiburFactory(tanggal=date(2024, 6, 17))
    banding = keberatan()
    minta = banding.permohonan
    jawaban = JawabanFactory(
        permohonan=minta, terbit_pada=PADA, terbit_oleh=PetugasFactory()
    )
    beri = ButirFactory(jawaban=jawaban)
    tolak = ButirFactory(jawaban=jawaban, ditolak=True)
    simpan_berkas(BerkasJawaban, b"rekap", butir=beri, judul="Rekap", jenis="pdf")
    simpan_berkas(BerkasJawaban, b"rahasia", butir=tolak, judul="Rahasia", jenis="pdf")
    simpan_berkas(BuktiPemohon, b"ktp", pemohon=minta.pemohon, jenis="identitas")
    PesanFactory(dalam=True, permohonan=minta, isi="Catatan orang dalam.")
    isi = {"jawaban": jawaban}
    keluarkan_surat(J.TANDA_BUKTI, Saat(None, PADA), permohonan=minta)
    keluarkan_surat(J.PEMBERITAHUAN, Saat(None, PADA), permohonan=minta, isi=isi)
    keluarkan_surat(J.TANGGAPAN_KEBERATAN, Saat(None, PADA), keberatan=banding)
    return banding


def buka(banding):
    with berkas_sengketa(banding, pada=PADA) as berkas, ZipFile(berkas) as arsip:
        assert arsip.testzip() is None
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def test_every_paper_of_the_case_is_inside_listed_and_told(perkara):
    lain = permohonan(unit=perkara.unit)
    keluarkan_surat(J.TANDA_BUKTI, Saat(None, PADA), permohonan=lain)
    isi = buka(perkara)
    assert set(isi) == {
        IKHTISAR,
        DAFTAR,
        "1-permohonan/01-tanda-bukti-permohonan.pdf",
        "1-permohonan/02-pemberitahuan-tertulis.pdf",
        "2-bukti-pemohon/01-identitas.pdf",
        "3-jawaban/01-rekap.pdf",
        "4-keberatan/03-tanggapan-atasan-ppid.pdf",
    }
    assert isi["3-jawaban/01-rekap.pdf"] == b"rekap"
    assert isi["2-bukti-pemohon/01-identitas.pdf"] == b"ktp"
    assert b"rahasia" not in isi.values()
    baris = [b.split("  ", 2) for b in isi[DAFTAR].decode().splitlines()]
    assert {nama: sidik for sidik, nama, _ in baris} == {
        nama: hashlib.sha256(bita).hexdigest()
        for nama, bita in isi.items()
        if nama != DAFTAR
    }
    # The overview: parties, days, contents and copies.
    teks = teks_pdf(isi[IKHTISAR])
    assert "Tagged: yes" in teks_pdf(isi[IKHTISAR], "pdfinfo")
    for bit in (
        perkara.pemohon.nama,
        perkara.nomor,
        perkara.permohonan.hitungan,
        "3-jawaban/01-rekap.pdf",
        "Salinan: Pemberitahuan tertulis",
        "Salinan: Tanggapan Atasan PPID",
        "Batas tanggapan Atasan PPID",
        "Huruf c",
    ):
        assert bit in teks
    assert "Catatan orang dalam" not in teks
    assert perkara.permohonan.kode not in teks


def test_a_correction_and_what_it_replaced_are_inside_and_a_lost_file_is_named(perkara):
    BerkasJawaban.objects.get(judul="Rekap").isi.delete(save=False)
    lama = perkara.permohonan.surat.get(jenis=J.TANDA_BUKTI)
    keluarkan_surat(
        J.TANDA_BUKTI,
        Saat(None, PADA),
        permohonan=perkara.permohonan,
        menggantikan=lama,
        alasan_ganti="Salah.",
    )
    isi = buka(perkara)
    nama = [n for n in isi if "tanda-bukti-permohonan" in n]
    assert nama == [
        "1-permohonan/01-tanda-bukti-permohonan.pdf",
        "1-permohonan/04-tanda-bukti-permohonan-versi-2.pdf",
    ]
    assert "3-jawaban/01-rekap.pdf" not in isi
    assert "3-jawaban/01-rekap.pdf  (Diberikan: Rekap (tidak tersedia lagi))" in (
        isi[DAFTAR].decode()
    )


def test_an_objection_without_a_request_has_a_dossier_too():
    banding = KeberatanFactory(
        permohonan=None, pemohon=PemohonFactory(), unit=UnitFactory(), alasan=["b"]
    )
    assert set(buka(banding)) == {IKHTISAR, DAFTAR}


def test_an_erased_identity_leaves_the_dossier_readable(perkara):
    perkara.pemohon.hapus_identitas(pada=PADA)
    perkara.refresh_from_db()
    teks = teks_pdf(cetak_ikhtisar(perkara, [], [], pada=PADA))
    assert "Identitas sudah dihapus" in teks


def test_days_are_told_in_order_with_their_working_day():
    HariLiburFactory(tanggal=date(2024, 6, 17))
    minta = PermohonanFactory(
        diproses=True,
        tanggal_lengkap=date(2024, 6, 5),
        jatuh_tempo_awal=date(2024, 6, 20),
        jatuh_tempo=date(2024, 7, 1),
    )
    RujukanFactory(berkas=minta, ke_unit__nama="Dinas Contoh")
    JawabanFactory(permohonan=minta, diserahkan=True)
    banding = KeberatanFactory(
        permohonan=minta,
        status=StatusKeberatan.SENGKETA,
        perintah_jatuh_tempo=date(2024, 8, 20),
    )
    SengketaFactory(keberatan=banding)
    hari = hari_perkara(banding)
    assert [(h, ke) for h, _, ke in hari] == [
        ("Selasa, 4 Juni 2024", "0"),
        ("Selasa, 4 Juni 2024", "0"),
        ("Selasa, 4 Juni 2024", "0"),
        ("Rabu, 5 Juni 2024", "1"),
        ("Jumat, 14 Juni 2024", "8"),
        ("Kamis, 20 Juni 2024", "11"),
        ("Senin, 24 Juni 2024", "13"),
        ("Senin, 1 Juli 2024", "18"),
        ("Selasa, 6 Agustus 2024", "44"),
        ("Senin, 12 Agustus 2024", "48"),
        ("Selasa, 20 Agustus 2024", "54"),
    ]
    assert hari[1][1] == "Dirujuk ke Dinas Contoh"


def test_without_a_calendar_days_stand_without_number():
    banding = KeberatanFactory()
    assert not HariLibur.objects.exists()
    assert {ke for _, _, ke in hari_perkara(banding)[1:]} == {""}


def test_the_main_ppid_alone_gets_it_with_a_reason_that_is_noted(
    client, perkara, monkeypatch
):
    ke = alamat(perkara, "dosir")
    for peran, status in ((Peran.PPID_PEMBANTU, 404), (Peran.AUDITOR, 403)):
        masuk_sebagai(client, peran)
        assert client.get(ke).status_code == status
    petugas = masuk_sebagai(client, Peran.PPID_UTAMA)
    assert "Untuk apa berkas ini disusun?" in client.get(ke).text
    tanpa = client.post(ke, {"alasan": "x"})
    assert tanpa["Content-Type"].startswith("text/html")
    with monkeypatch.context() as rusak:
        rusak.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
        gagal = client.post(ke, {"alasan": ALASAN}, follow=True)
    assert "PDF sedang tidak dapat dibuat" in gagal.text
    jawab = client.post(ke, {"alasan": ALASAN})
    assert ZipFile(io.BytesIO(b"".join(jawab.streaming_content))).namelist()
    assert "no-store" in jawab["Cache-Control"]
    assert ".zip" in jawab["Content-Disposition"]
    for catatan in AksesDataPribadi.objects.all():
        assert (catatan.oleh, catatan.alasan) == (petugas, ALASAN)
        assert catatan.objek_nomor == perkara.nomor
    assert AksesDataPribadi.objects.count() == 2
