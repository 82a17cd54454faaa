"""PK-55: annexes of decisions, and papers whose genuineness anybody can check."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import cari_dokumen, sidik_isi
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.models import Jejak
from pemangku.kunjungan.kertas import halaman_hadir, isi_notulen
from pemangku.kunjungan.ketetapan import (
    baris_kini,
    berubah,
    isi_lampiran,
    terbitkan,
    tetapkan,
    unggah_bertanda_tangan,
)
from pemangku.models import Jabatan, Kegiatan, KertasTerbit, Ketetapan
from tests.factories import pemangku as f
from tests.factories.kunjungan import KertasTerbitFactory, KetetapanFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.pemangku import kantor_kunjungan as bantu
from tests.pemangku.kantor_kunjungan import buku, saat
from tests.pemangku.meja_register import HARI, PADA, lembaga
from tests.petugas import masuk
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
PPID = Jabatan.PeranKhusus.PPID_PELAKSANA
J, S = Ketetapan.Jenis, Ketetapan.Status
PDF = b"%PDF-1.4\n%%EOF\n"


def alamat(nama, *args):
    return bantu.alamat(nama, *args, model="ketetapan")


def ppid(pemangku, nama, **lain):
    isi = {"orang__nama": nama, "peran_khusus": [PPID]} | lain
    return f.JabatanFactory(pemangku=pemangku, **isi)


def pejabat(kantor):
    isi = {"nama_resmi": "Kecamatan Cipedes", "unit": kantor.cipedes}
    badan = f.PemangkuFactory(pengelola=kantor.cipedes, **isi)
    return ppid(badan, "Dadang", dasar="SK 1")


def tetap(kantor, satu=None):
    satu = satu or KetetapanFactory()
    return tetapkan(satu, saat=Saat(kantor.pengelola, PADA))


def test_pk_55_later_changes_do_not_alter_it_and_the_diff_lists_who_changed(kantor):
    lama = pejabat(kantor)
    satu = tetap(kantor)
    Jabatan.objects.filter(pk=lama.pk).update(selesai=date(2024, 6, 3))
    ppid(lama.pemangku, "Asep")
    ppid(f.PemangkuFactory(nama_resmi="Dinas Baru", unit=kantor.tawang), "Ujang")
    satu.refresh_from_db()
    assert satu.status == S.TETAP
    assert [b[2] for b in satu.snapshot["baris"]] == ["Dadang"]
    assert satu.sha256 == sidik_isi(satu.snapshot)
    assert [tuple(b.values()) for b in berubah(satu, HARI)] == [
        (
            "Kecamatan Cipedes",
            ["Kecamatan Cipedes, Dadang, Ketua, SK 1"],
            ["Kecamatan Cipedes, Asep, Ketua"],
        ),
        ("Dinas Baru", [], ["Dinas Baru, Ujang, Ketua"]),
    ]
    Jabatan.objects.filter(pemangku=lama.pemangku).delete()
    assert berubah(satu, HARI)[0]["kini"] == []


def test_pk_55_without_number_day_or_signer_it_cannot_be_fixed(kantor):
    for kurang in ({"nomor": ""}, {"tanggal": None}, {"penandatangan": ""}):
        satu = KetetapanFactory(**kurang)
        with pytest.raises(TindakanTerlarang, match="Isi nomor"):
            tetap(kantor, satu)
        satu.refresh_from_db()
        assert (satu.status, satu.sha256, satu.snapshot) == (S.RANCANGAN, "", {})
        assert berubah(satu, HARI) == []


def test_it_is_fixed_once_and_not_what_a_colleague_has_just_changed(kantor):
    satu = KetetapanFactory()
    lain = Ketetapan.objects.get(pk=satu.pk)
    Ketetapan.objects.filter(pk=satu.pk).update(edisi=2)
    with pytest.raises(TindakanTerlarang):
        tetap(kantor, lain)
    satu.refresh_from_db()
    assert satu.snapshot == {}
    tetap(kantor, satu)
    with pytest.raises(TindakanTerlarang):
        tetap(kantor, satu)


def test_the_database_keeps_what_is_fixed(kantor):
    satu = tetap(kantor)
    baris = Ketetapan.objects.filter(pk=satu.pk)
    for ubah in (
        lambda: baris.update(nomor="lain"),
        lambda: baris.update(berkas_ttd="sk.pdf", snapshot={}),
        satu.delete,
        KertasTerbitFactory().delete,
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            ubah()


def test_the_lists_hold_bodies_and_office_holders_of_the_day(kantor):
    pejabat(kantor)
    pejabat_lama = lembaga(kantor, "Dinas", unit=kantor.tawang)
    ppid(pejabat_lama, "Lama", selesai=date(2024, 6, 3))
    polsek = lembaga(kantor, "Polsek", wilayah=kantor.kelurahan.induk)
    for peran in (PPID, "humas"):
        ppid(polsek, "Humas", peran_khusus=[peran])
    f.PeroranganFactory(pengelola=kantor.cipedes)
    assert [b[2] for b in baris_kini(J.PPID_PELAKSANA, HARI)] == ["Dadang"]
    assert [b[1] for b in baris_kini(J.BAKOHUMAS, HARI)] == ["Polsek"]
    assert baris_kini(J.ADMIN_SP4N, HARI) == []
    daftar = {b[1]: b[3:] for b in baris_kini(J.DAFTAR_PEMANGKU, HARI)}
    assert daftar == {
        "Kecamatan Cipedes": ("", ""),
        "Dinas": ("Cipedes", "Nagarasari"),
        "Polsek": ("Cipedes", ""),
    }


def test_a_draft_says_so_and_a_fixed_one_carries_code_and_hash(kantor):
    pejabat(kantor)
    satu = KetetapanFactory()
    cetak = {"saat": Saat(kantor.pengelola, PADA), "hari": HARI}
    rancangan = isi_lampiran(satu, **cetak)
    assert (rancangan["latar"], rancangan["qr"]) == ("RANCANGAN", "")
    tetap(kantor, satu)
    isi = isi_lampiran(satu, **cetak)
    assert isi["latar"] == ""
    assert isi["sidik"] == satu.sha256
    assert satu.kode_verifikasi in isi["alamat_periksa"]
    assert ["SHA-256 isi", satu.sha256] in isi["bagian"][0]["baris"]


def test_pk_55_the_whole_way_through_the_admin(client, kantor):
    pejabat(kantor)
    masuk(client, kantor.pengelola)
    client.halaman(alamat("changelist"))
    utama = UnitFactory(peran_ppid="utama")
    awal = client.halaman(alamat("add")).context["adminform"].form.initial
    assert awal["unit"] == utama.pk
    isi = {"jenis": J.PPID_PELAKSANA, "unit": kantor.cipedes.pk, "edisi": 1}
    client.post(alamat("add"), isi)
    satu = Ketetapan.objects.get()
    rancangan = client.halaman(alamat("change", satu.pk)).text
    assert rancangan.count('name="_tindakan" value="tetapkan"') == 1
    tombol = alamat("tindakan", satu.pk, "tetapkan")
    client.halaman(tombol)
    jawab = client.post(tombol, follow=True)
    assertContains(jawab, "Isi nomor, tanggal, dan penanda tangan SK dulu.")
    isi |= {"nomor": "SK 7", "tanggal": "2024-07-01", "penandatangan": "Wali Kota"}
    client.post(alamat("change", satu.pk), isi)
    jawab = client.post(tombol, follow=True)
    satu.refresh_from_db()
    assert (satu.status, satu.nomor) == (S.TETAP, "SK 7")
    assertContains(jawab, "Tidak ada yang berubah.")
    assertContains(jawab, satu.sha256)
    assertNotContains(jawab, 'name="nomor"')
    assert client.post(alamat("change", satu.pk), isi).status_code == 403
    assert client.get(alamat("delete", satu.pk)).status_code == 403
    ppid(f.PemangkuFactory(unit=UnitFactory(), nama_resmi="Dinas X"), "Asep")
    assertContains(client.get(alamat("change", satu.pk)), "Asep")


def test_the_signed_copy_is_kept_once_and_downloaded(client, kantor):
    satu = tetap(kantor)
    masuk(client, kantor.pengelola)
    unggah, ttd = alamat("tindakan", satu.pk, "unggah"), alamat("ttd", satu.pk)
    client.halaman(unggah)
    assert client.get(ttd).status_code == 404
    client.post(unggah, {"pindaian": SimpleUploadedFile("sk.pdf", PDF)})
    satu.refresh_from_db()
    assert satu.berkas_ttd
    assertContains(client.get(alamat("change", satu.pk)), ttd)
    jawab = client.get(ttd)
    assert b"".join(jawab.streaming_content) == PDF
    lagi = periksa_unggahan(SimpleUploadedFile("x.pdf", PDF))
    with pytest.raises(TindakanTerlarang, match="sudah ada"):
        unggah_bertanda_tangan(satu, Saat(kantor.pengelola, PADA), pindaian=lagi)


def test_it_is_printed_as_pdf_and_as_sheet(client, kantor):
    pejabat(kantor)
    satu = tetap(kantor)
    daftar = KetetapanFactory(jenis=J.DAFTAR_PEMANGKU)
    masuk(client, kantor.operator)
    pdf = client.get(alamat("lampiran", satu.pk, "pdf"))
    lembar = buku(client.get(alamat("lampiran", satu.pk, "xlsx")))
    assert pdf.content.startswith(b"%PDF")
    assert list(lembar) == ["Info", "Lampiran"]
    assert lembar["Lampiran"][1][2] == "Dadang"
    assert client.get(alamat("lampiran", satu.pk, "doc")).status_code == 404
    # Names left the portal: one line each (PK-57).
    assert Jejak.objects.filter(tindakan="unduh_daftar").count() == 2
    lembar = buku(client.get(alamat("lampiran", daftar.pk, "xlsx")))
    assert lembar["Lampiran"][1][1] == "Kecamatan Cipedes"


def test_pk_55_the_verification_page_shows_the_hash_and_no_name(client, kantor):
    pejabat(kantor)
    satu = tetap(kantor)
    halaman = client.halaman(satu.get_absolute_url())
    for kata in (satu.sha256, satu.nomor, "1 Juli 2024"):
        assertContains(halaman, kata)
    assertNotContains(halaman, "Dadang")
    assert cari_dokumen("TIDAKADA") is None
    tak_ada = reverse("informasi:surat-verifikasi", args=("TIDAKADA",))
    assert client.get(tak_ada).status_code == 404


def selesai(**lain):
    isi = {"status": Kegiatan.Status.SELESAI, "nomor": "KG-2024-0007", **lain}
    return f.KegiatanFactory(**isi)


def test_papers_of_a_visit_carry_a_code_that_the_same_words_keep(client):
    satu, pagi, nanti = selesai(), saat(PADA), saat(PADA.replace(hour=5))
    f.KehadiranFactory(kegiatan=satu, nama_snapshot="Dadang Suryana")
    pertama = terbitkan(satu, pagi, halaman_hadir(satu, pagi))
    lagi = terbitkan(satu, nanti, halaman_hadir(satu, pagi))
    f.KehadiranFactory(kegiatan=satu)
    lain = terbitkan(satu, pagi, halaman_hadir(satu, pagi))
    assert pertama["kode"] == lagi["kode"] != lain["kode"]
    assert KertasTerbit.objects.count() == 2
    kertas = KertasTerbit.objects.get(sidik=pertama["sidik"])
    assert str(kertas) == "Daftar Hadir KG-2024-0007"
    halaman = client.halaman(f"/verifikasi-dokumen/{kertas.kode}/")
    assertContains(halaman, kertas.sidik)
    assertNotContains(halaman, "Dadang")


def test_a_draft_and_a_visit_to_come_carry_none():
    nanti = selesai(status=Kegiatan.Status.RENCANA)
    sudah = selesai(nomor="KG-2024-0008")
    draf = {**isi_notulen(sudah, saat(PADA)), "latar": "DRAF"}
    assert terbitkan(nanti, saat(PADA), isi_notulen(nanti, saat(PADA)))["qr"] == ""
    assert terbitkan(sudah, saat(PADA), draf)["qr"] == ""
    assert not KertasTerbit.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.sql
def test_pk_55_two_who_fix_at_once_make_one_annex():
    satu, oleh = KetetapanFactory(), PetugasFactory.create_batch(2)

    def kerja(ke):
        tetapkan(Ketetapan.objects.get(pk=satu.pk), saat=Saat(oleh[ke], PADA))

    (gagal,) = [h for h in serentak(2, kerja) if isinstance(h, Exception)]
    assert isinstance(gagal, TindakanTerlarang)
    satu.refresh_from_db()
    assert satu.riwayat.count() == 1
