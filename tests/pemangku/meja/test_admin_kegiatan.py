"""PK-21 and PK-24 in the admin: the page of a visit, its acts and scans."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.models import Kegiatan
from tests.factories import pemangku as f
from tests.pemangku.kantor_kunjungan import AGENDA, NOTULEN, alamat, sasaran, tindakan
from tests.pemangku.meja_register import kueri
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
S = Kegiatan.Status


def pdf(isi=b"%PDF-1.7 contoh"):
    return SimpleUploadedFile("pindai.pdf", isi)


def tekan(client, kegiatan, nama, **isi):
    return client.post(tindakan(kegiatan, nama), isi, follow=True)


def test_pk08_invitations_are_searched_by_name(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat)
    f.UndanganFactory(kegiatan=kegiatan, pemangku__nama_resmi="PKK Nagarasari")
    asep = f.OrangFactory(nama="Asep Sunandar")
    f.UndanganFactory(kegiatan=kegiatan, orang=asep)
    halaman = client.halaman(alamat("change", kegiatan.pk), data={"cari": "asep"})
    assertContains(halaman, "Asep Sunandar")
    assertNotContains(halaman, "PKK Nagarasari")


def test_pk21_names_are_read_by_host_staff_and_owner_only(client, camat):
    satu = sasaran(camat)
    kegiatan = f.KegiatanFactory(pindaian_hadir="kegiatan/2024/hadir.pdf")
    kegiatan.sasaran.add(satu)
    hadir = f.KehadiranFactory(kegiatan=kegiatan, nama_snapshot="Peserta Rahasia")
    lapangan = petugas_berperan(Peran.PETUGAS_LAPANGAN)
    for petugas in (petugas_berperan(Peran.PETUGAS_LAYANAN, camat), lapangan):
        masuk(client, petugas)
        halaman = client.halaman(alamat("change", kegiatan.pk))
        assertNotContains(halaman, "Peserta Rahasia")
        assertNotContains(halaman, "bertanda tangan</a>")
        tolak = alamat("peserta", kegiatan.pk, hadir.pk, "tolak")
        assert client.get(tolak).status_code == 403
        assert client.get(alamat("berkas", kegiatan.pk, "pindaian")).status_code == 403
    kegiatan.petugas.add(lapangan)
    assertContains(client.halaman(alamat("change", kegiatan.pk)), "Peserta Rahasia")


def test_the_lawful_act_of_the_state_stands_first(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat)
    for status, ubah, langkah, utama in (
        (S.RENCANA, {}, "Undang pesertanya", "mulai"),
        (S.BERLANGSUNG, {}, "Catat siapa yang hadir", "akhiri"),
        # After the session what is missing.
        (S.SELESAI, {"notulen": NOTULEN}, "", "pindaian"),
        (S.SELESAI, {"pindaian_hadir": "kegiatan/hadir.pdf"}, "", "notulen"),
        (S.SELESAI, {"notulen": NOTULEN, "cara_paraf": "tanpa"}, "", "notulen"),
        (S.DITUTUP, {}, "hanya dapat dibaca", "simpan_berita_acara"),
        (S.BATAL, {"alasan_batal": "Hujan"}, "dibatalkan", ""),
    ):
        isi = {"notulen": "", "pindaian_hadir": "", "cara_paraf": "cetak_pindai"}
        Kegiatan.objects.update(status=status, **isi | ubah)
        halaman = client.halaman(alamat("change", kegiatan.pk))
        assert langkah in halaman.text
        tombol = halaman.context["tombol"]
        assert (tombol[0]["nama"] if tombol else "") == utama


def test_a_page_costs_the_same_for_one_person_and_for_more(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat)

    def isi():
        jabatan = f.JabatanFactory()
        dia = {"pemangku": jabatan.pemangku, "orang": jabatan.orang}
        f.UndanganFactory(kegiatan=kegiatan, **dia)
        f.KehadiranFactory(kegiatan=kegiatan)
        f.TindakLanjutFactory(kegiatan=kegiatan)

    isi()
    satu = kueri(client, alamat("change", kegiatan.pk))
    for _ in range(2):
        isi()
    assert satu == kueri(client, alamat("change", kegiatan.pk)) <= 30


def test_pk24_what_is_missing_is_said_and_then_it_closes(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat, status=S.SELESAI, agenda=AGENDA)
    hadir = f.KehadiranFactory(kegiatan=kegiatan, status="sementara")
    jawab = tekan(client, kegiatan, "tutup")
    assertContains(jawab, "1 kehadiran belum diperiksa")
    client.post(alamat("peserta", kegiatan.pk, hadir.pk, "sahkan"))
    awal = client.halaman(alamat("notulen", kegiatan.pk)).context["form"].initial
    isi = {"notulen": NOTULEN, "kesimpulan": "", "edisi": awal["edisi"]}
    isi |= {"hadir_tak_bernama_l": 0, "hadir_tak_bernama_p": 1, "hadir_disabilitas": 0}
    client.post(alamat("notulen", kegiatan.pk), isi)
    lambat = client.post(alamat("notulen", kegiatan.pk), isi)
    assertContains(lambat, "baru saja diubah orang lain")
    siap = tekan(client, kegiatan, "pindaian", pindaian=pdf())
    assertContains(siap, "Semuanya lengkap")
    assert siap.context["tombol"][0]["nama"] == "tutup"
    tertutup = tekan(client, kegiatan, "tutup")
    kegiatan.refresh_from_db()
    assert (kegiatan.status, kegiatan.hadir_tak_bernama_p) == (S.DITUTUP, 1)
    assert "notulen" not in {t["nama"] for t in tertutup.context["tombol"]}


def test_pk24_only_the_owner_opens_it_again(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat, status=S.DITUTUP)
    assert client.get(tindakan(kegiatan, "buka_lagi")).status_code == 403
    assert tekan(client, kegiatan, "buka_lagi").status_code == 403
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = tekan(client, kegiatan, "buka_lagi", teks="Salah ketik nama")
    kegiatan.refresh_from_db()
    assert (kegiatan.status, kegiatan.revisi) == (S.SELESAI, 1)
    assert kegiatan.riwayat.first().catatan == "Salah ketik nama"
    assertContains(jawab, "<dt>Revisi</dt>")


def test_scans_are_judged_kept_and_given_out(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat, status=S.SELESAI)
    ditolak = tekan(client, kegiatan, "pindaian", pindaian=pdf(b"bukan pdf"))
    assertContains(ditolak, "Jenis berkas ini tidak diterima")
    tekan(client, kegiatan, "nomor", nomor_berita_acara="BA/7/2024")
    halaman = client.halaman(tindakan(kegiatan, "simpan_berita_acara"))
    assert halaman.context["form"].initial["nomor"] == "BA/7/2024"
    isi = {"nomor": "BA/7/2024", "pindaian": pdf()}
    kini = tekan(client, kegiatan, "simpan_berita_acara", **isi)
    assertContains(kini, "Berita acara bertanda tangan</a>")
    jawab = client.get(alamat("berkas", kegiatan.pk, "berita-acara"))
    assert b"".join(jawab.streaming_content) == b"%PDF-1.7 contoh"
    assert "attachment" in jawab["Content-Disposition"]
    for nama in ("pindaian", "lain"):
        assert client.get(alamat("berkas", kegiatan.pk, nama)).status_code == 404
