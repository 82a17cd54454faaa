"""Letters on paper: tagged, whole, printed once, the same bytes ever after."""

import hashlib

import pytest
from django.db import transaction

from informasi.models import Surat
from informasi.surat.actions import keluarkan_surat
from informasi.surat.cetak import (
    TANPA_IDENTITAS,
    cetak_surat,
    cetak_tertunda,
    isi_surat,
)
from organisasi.basis_data.kerja import Henti
from organisasi.grafik.mark import TANDA
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas import naskah as cetakan
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import Unit
from ppid_portal.operasi.pekerjaan import DAFTAR, Giliran
from tests.factories.informasi import PADA
from tests.informasi.surat.bantu import J, atur_batas, bahan_surat, permohonan
from tests.pdf import teks_pdf
from tests.petugas import petugas_berperan
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]


def keluarkan(jenis=J.TANDA_BUKTI, **lain):
    bahan = {"saat": Saat(None, PADA)} | bahan_surat(jenis) | lain
    return keluarkan_surat(jenis, **bahan)


@pytest.fixture(autouse=True)
def _batas(request):
    if "transaksi" not in request.fixturenames:
        atur_batas()


def isi_berkas(surat):
    with surat.berkas.open("rb") as berkas:
        return berkas.read()


def tertulis(surat, alat="pdftotext"):
    return teks_pdf(isi_berkas(surat), alat)


@pytest.mark.parametrize("jenis", [J.TANDA_BUKTI, J.PEMBERITAHUAN, J.SERAH_TERIMA])
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
    assert ("Nama Petugas" in teks) == (jenis != J.SERAH_TERIMA)
    kode = surat.kode_verifikasi
    assert "-".join(kode[i : i + 4] for i in range(0, 16, 4)) in teks
    for satu in surat.naskah["bagian"]:
        if satu["jenis"] in {"bab", "kalimat"}:
            assert " ".join(satu["teks"].split()) in teks
    if jenis != J.SERAH_TERIMA:
        assert "Warga Contoh" in teks


def test_a_letter_is_printed_once_as_the_file_its_hash_names(monkeypatch):
    surat = cetak_surat(keluarkan())
    isi = isi_berkas(surat)
    assert isi.startswith(b"%PDF-")
    assert surat.sha256 == hashlib.sha256(isi).hexdigest()
    assert surat.ukuran == len(isi)
    assert surat.nomor not in surat.berkas.name
    monkeypatch.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
    assert isi_berkas(cetak_surat(Surat.objects.get())) == isi


@pytest.fixture
def transaksi(transactional_db):
    atur_batas()


@pytest.mark.usefixtures("transaksi")
def test_two_who_print_at_once_get_the_same_file(settings, tmp_path):
    # A place of its own: other tests print at the same time.
    settings.MEDIA_ROOT = tmp_path
    with transaction.atomic():
        surat = keluarkan()
    hasil = serentak(2, lambda _ke: cetak_surat(Surat.objects.get(pk=surat.pk)))
    assert len({satu.berkas.name for satu in hasil}) == 1
    assert len({satu.sha256 for satu in hasil}) == 1
    assert len(list(tmp_path.rglob("*.pdf"))) == 1


def test_a_failing_typesetter_leaves_the_letter_waiting(monkeypatch):
    surat = keluarkan()
    with monkeypatch.context() as tambal:
        tambal.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
        with pytest.raises(PDFGagal):
            cetak_surat(surat)
    assert Surat.objects.get().sha256 == ""
    assert cetak_surat(surat).sha256


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
    assert cetak_tertunda(lambda: True) == 2
    assert cetak_tertunda(lambda: True) == 0
    assert not Surat.objects.filter(sha256="").exists()


def test_the_worker_stops_when_told():
    keluarkan()
    assert cetak_tertunda(lambda: False) == 0
    assert Surat.objects.get().sha256 == ""


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
    surat = cetak_surat(Surat.objects.get(pk=surat.pk))
    teks = tertulis(surat)
    assert TANPA_IDENTITAS in teks
    assert "Warga Contoh" not in teks


def test_a_receipt_carries_the_private_page_until_identity_is_erased(settings):
    surat = keluarkan()

    def tautan():
        return [
            u["alamat"]
            for u in isi_surat(surat)["bagian"]
            if u["jenis"] == "tautan_pribadi"
        ]

    assert tautan() == [f"{settings.ALAMAT_PUBLIK}/permohonan/{surat.permohonan.kode}/"]
    surat.identitas = ""
    assert tautan() == []
    assert ["Pemohon", TANPA_IDENTITAS] in [
        baris
        for u in isi_surat(surat)["bagian"]
        if u["jenis"] == "rincian"
        for baris in u["baris"]
    ]


def test_what_is_not_known_of_an_office_is_said_to_be_unknown():
    minta = permohonan(unit=Unit.objects.create(kode="X", slug="x", nama="Unit X"))
    surat = keluarkan(permohonan=minta)
    assert isi_surat(surat)["alamat_kop"] == "alamat kantor belum diisi"


def test_the_footer_names_a_later_version():
    lama = keluarkan()
    baru = keluarkan(
        permohonan=lama.permohonan, menggantikan=lama, alasan_ganti="Salah ketik."
    )
    assert isi_surat(lama)["kaki"].startswith(f"{lama.nomor} ·")
    assert isi_surat(baru)["kaki"].startswith(f"{lama.nomor}, versi 2 ·")


def test_a_proxy_is_named_under_the_applicant():
    minta = permohonan(kurang=["KTP"])
    minta.pemohon.nama_kuasa = "Kuasa Contoh"
    minta.pemohon.save()
    surat = keluarkan(J.KEKURANGAN, permohonan=minta)
    assert isi_surat(surat)["kepada"][1] == "melalui Kuasa Contoh"


def test_the_scheduled_job_prints():
    keluarkan()
    tugas = {t.nama: t for t in DAFTAR}["cetak_surat"]
    tugas.kerjakan(Giliran(PADA, PADA.date(), Henti()))
    assert Surat.objects.get().sha256
