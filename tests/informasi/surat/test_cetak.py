"""Letters on paper: tagged, whole, printed once, the same bytes ever after."""

import hashlib
import re

import pytest
from django.db import transaction

from informasi.models import Surat
from informasi.surat.actions import (
    TANPA_IDENTITAS,
    cetak_surat,
    cetak_tertunda,
    isi_surat,
    keluarkan_surat,
)
from organisasi.basis_data.kerja import Henti
from organisasi.grafik.mark import TANDA
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas import naskah as cetakan
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import Unit
from ppid_portal.operasi.pekerjaan import DAFTAR
from tests.factories.informasi import PADA
from tests.informasi.surat.bantu import J, atur_batas, bahan_surat, permohonan
from tests.pdf import teks_pdf
from tests.petugas import petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


def keluarkan(jenis=J.TANDA_BUKTI, **lain):
    bahan = {"saat": Saat(None, PADA)} | bahan_surat(jenis) | lain
    return keluarkan_surat(jenis, **bahan)


@pytest.fixture(autouse=True)
def _batas(request):
    if "transaksi" not in request.fixturenames:
        atur_batas()


@pytest.fixture
def rusak(monkeypatch):
    """A typesetter that cannot be started."""
    monkeypatch.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")


def isi_berkas(surat):
    with surat.berkas.open("rb") as berkas:
        return berkas.read()


def tertulis(surat, alat="pdftotext"):
    return teks_pdf(isi_berkas(surat), alat)


@pytest.mark.parametrize("jenis", [J.TANDA_BUKTI, J.PEMBERITAHUAN])
def test_each_kind_prints_tagged_with_its_words(jenis):
    bahan = bahan_surat(jenis)
    oleh = petugas_berperan(
        Peran.PPID_UTAMA, Unit.objects.get(kode="CIPEDES"), nama="Nama Petugas"
    )
    surat = cetak_surat(keluarkan_surat(jenis, Saat(oleh, PADA), **bahan))
    keadaan, teks = tertulis(surat, "pdfinfo"), tertulis(surat)
    assert "Tagged: yes" in keadaan
    assert f"Title: {surat.naskah['judul']} {surat.nomor}" in keadaan
    assert "KECAMATAN CIPEDES" in teks
    assert surat.nomor in teks
    assert "Nama Petugas" in teks
    kode = surat.kode_verifikasi
    assert "-".join(kode[i : i + 4] for i in range(0, 16, 4)) in teks
    for satu in surat.naskah["bagian"]:
        if satu["jenis"] in {"bab", "kalimat"}:
            assert " ".join(satu["teks"].split()) in teks
    assert "Warga Contoh" in teks


def test_a_letter_is_printed_once_as_the_file_its_hash_names(request):
    surat = cetak_surat(keluarkan())
    isi = isi_berkas(surat)
    assert isi.startswith(b"%PDF-")
    assert surat.sha256 == hashlib.sha256(isi).hexdigest()
    assert surat.ukuran == len(isi)
    assert surat.nomor not in surat.berkas.name
    request.getfixturevalue("rusak")
    assert isi_berkas(cetak_surat(Surat.objects.get())) == isi


def test_a_failing_typesetter_leaves_the_letter_waiting(rusak):
    with pytest.raises(PDFGagal):
        cetak_surat(keluarkan())
    assert Surat.objects.get().sha256 == ""


@pytest.fixture
def transaksi(transactional_db):
    atur_batas()


def test_two_who_print_at_once_get_the_same_file(settings, tmp_path, transaksi):
    # A place of its own: other tests print at the same time.
    settings.MEDIA_ROOT = tmp_path
    with transaction.atomic():
        surat = keluarkan()
    hasil = serentak(2, lambda _ke: cetak_surat(Surat.objects.get(pk=surat.pk)))
    assert len({satu.berkas.name for satu in hasil}) == 1
    assert len({satu.sha256 for satu in hasil}) == 1
    assert len(list(tmp_path.rglob("*.pdf"))) == 1


def test_markup_in_a_request_stays_text():
    jahat = '#panic("x") *b* $a$ <l> @r ' + "panjang" * 300
    surat = cetak_surat(keluarkan(permohonan=permohonan(rincian=jahat)))
    assert '#panic("x") *b* $a$ <l> @r' in tertulis(surat)


def test_in_practice_every_page_of_a_paper_says_so(settings):
    settings.LATIHAN = True
    surat = keluarkan(permohonan=permohonan())
    # Also where a table runs over its pages.
    isi = isi_surat(surat) | {
        "bagian": [cetakan.tabel(["Nomor"], [["satu"]] * 60, [1])],
        "lambang": cetakan.lambang_svg(),
    }
    pdf = cetakan.cetak_pdf(isi, pada=PADA, naskah=cetakan.SURAT)
    halaman = int(teks_pdf(pdf, "pdfinfo").split("Pages: ")[1].split()[0])
    assert teks_pdf(pdf).count(TANDA) == halaman > 1


def test_the_worker_prints_what_waits_and_nothing_twice():
    satu = keluarkan()
    keluarkan(J.KEKURANGAN, permohonan=satu.permohonan)
    tugas = {t.nama: t for t in DAFTAR}["cetak_surat"]
    berhenti = Henti()
    berhenti.minta()
    tugas.kerjakan(PADA, berhenti)
    assert Surat.objects.filter(sha256="").count() == 2
    tugas.kerjakan(PADA, Henti())
    assert not Surat.objects.filter(sha256="").exists()
    assert cetak_tertunda(lambda: True) == 0


def test_a_letter_that_cannot_be_printed_does_not_hold_up_the_others():
    baik, buruk = keluarkan(), keluarkan()
    rusak = Surat(
        **{
            f.name: getattr(buruk, f.name)
            for f in Surat._meta.fields
            if f.name not in {"id", "nomor", "kode_verifikasi", "naskah"}
        },
        nomor="0000/TB/RUSAK/2024",
        kode_verifikasi="RUSAK",
        naskah=buruk.naskah | {"bagian": [{"jenis": "tidak ada"}]},
    )
    rusak.save()
    with pytest.raises(PDFGagal, match="1 surat"):
        cetak_tertunda(lambda: True)
    assert [s.pk for s in Surat.objects.filter(sha256="")] == [rusak.pk]
    assert Surat.objects.get(pk=baik.pk).sha256


def test_an_erased_identity_is_not_printed():
    surat = keluarkan(J.KEKURANGAN)
    Surat.objects.update(identitas="")
    teks = tertulis(cetak_surat(Surat.objects.get(pk=surat.pk)))
    assert TANPA_IDENTITAS in teks
    assert "Warga Contoh" not in teks


@pytest.mark.parametrize("jenis", [J.TANDA_BUKTI, J.TANDA_BUKTI_KEBERATAN])
def test_what_the_paper_calls_code_opens_the_case(client, jenis):
    surat = cetak_surat(keluarkan(jenis))
    teks = tertulis(surat)
    diketik = re.search(r"Kode lacak:\s*(\S+)", teks)[1]
    assert re.fullmatch(r"\w{4}(-\w{4}){3}", diketik)
    minta = surat.permohonan or surat.keberatan.permohonan
    masuk = client.post("/lacak/", {"kode": diketik})
    assert masuk.url == minta.get_absolute_url()
    keaslian = re.search(r"Nomor keaslian:\s*(\S+)", teks)[1]
    assert keaslian.replace("-", "") == surat.kode_verifikasi
    assert client.post("/lacak/", {"kode": keaslian}).status_code == 400


def test_a_receipt_carries_the_private_page_until_identity_is_erased(settings):
    surat = keluarkan()

    def unsur(jenis):
        return [u for u in isi_surat(surat)["bagian"] if u["jenis"] == jenis]

    (tautan,) = unsur("tautan_pribadi")
    kode = surat.permohonan.kode
    assert tautan["alamat"] == f"{settings.ALAMAT_PUBLIK}/permohonan/{kode}/"
    surat.identitas = ""
    assert unsur("tautan_pribadi") == []
    baris = [satu for u in unsur("rincian") for satu in u["baris"]]
    assert ["Pemohon", TANPA_IDENTITAS] in baris


def test_the_footer_names_a_later_version_and_the_head_a_proxy():
    minta = permohonan(kurang=["KTP"])
    minta.pemohon.nama_kuasa = "Kuasa Contoh"
    minta.pemohon.save()
    lama = keluarkan(J.KEKURANGAN, permohonan=minta)
    ganti = {"menggantikan": lama, "alasan_ganti": "Salah ketik."}
    baru = keluarkan(J.KEKURANGAN, permohonan=minta, **ganti)
    assert isi_surat(lama)["kaki"].startswith(f"{lama.nomor} ·")
    assert isi_surat(baru)["kaki"].startswith(f"{lama.nomor}, versi 2 ·")
    assert isi_surat(lama)["kepada"][1] == "melalui Kuasa Contoh"
