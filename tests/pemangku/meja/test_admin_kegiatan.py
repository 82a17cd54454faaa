"""PK-21 and PK-24 in the admin: the six steps of a visit, its acts and scans."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.models import Kegiatan
from tests.factories import pemangku as f
from tests.pemangku.kantor_kunjungan import (
    AGENDA,
    NOTULEN,
    PADA,
    alamat,
    saat,
    sasaran,
    tindakan,
)
from tests.pemangku.meja_register import kueri
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
S = Kegiatan.Status
PADA_SELESAI = PADA + timedelta(hours=2)


def pdf(isi=b"%PDF-1.7 contoh"):
    return SimpleUploadedFile("pindai.pdf", isi)


def tekan(client, kegiatan, nama, **isi):
    return client.post(tindakan(kegiatan, nama), isi, follow=True)


def test_pk08_invitations_are_searched_by_name(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat)
    f.UndanganFactory(kegiatan=kegiatan, pemangku__nama_resmi="PKK Nagarasari")
    asep = f.OrangFactory(nama="Asep Sunandar")
    f.UndanganFactory(kegiatan=kegiatan, orang=asep)
    halaman = client.halaman(alamat("hadirin", kegiatan.pk), data={"cari": "asep"})
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
        assertNotContains(
            client.halaman(alamat("hadirin", kegiatan.pk)), "Peserta Rahasia"
        )
        halaman = client.halaman(alamat("change", kegiatan.pk))
        assertNotContains(halaman, "bertanda tangan</a>")
        tolak = alamat("peserta", kegiatan.pk, hadir.pk, "tolak")
        assert client.get(tolak).status_code == 403
        assert client.get(alamat("berkas", kegiatan.pk, "pindaian")).status_code == 403
    kegiatan.petugas.add(lapangan)
    assertContains(client.halaman(alamat("hadirin", kegiatan.pk)), "Peserta Rahasia")


def langkah(halaman):
    """Of each step its line, the button shown with it, and whether it is the next one."""
    semua = halaman.context["langkah_kunjungan"]
    return [(s.kata, t["nama"] if t else "", s.kini, s.selesai) for s, t in semua]


def kini(halaman):
    return [(kata, nama) for kata, nama, ini, _ in langkah(halaman) if ini]


LENGKAP = {"notulen": NOTULEN, "pindaian_hadir": "kegiatan/hadir.pdf"}


@time_machine.travel(datetime(2024, 6, 4, 1, tzinfo=UTC), tick=False)
def test_each_step_says_what_is_done_and_missing_and_has_the_button_of_its_act(
    client, camat, operator
):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat, agenda=AGENDA)
    jalan = alamat("change", kegiatan.pk)
    (rencana, *_, ruangan, tutup, lanjut) = langkah(client.halaman(jalan))
    assert rencana == (
        "Selasa, 4 Juni 2024, 09.00–11.00 WIB. Aula kecamatan.",
        "rencana",
        False,
        True,
    )
    assert ruangan[:2] == ("Harinya tiba. Mulai saat acara dibuka.", "mulai")
    assert (tutup[1], lanjut[1]) == ("", "")
    sekali = f.UndanganFactory(kegiatan=kegiatan)
    kosong = f.KegiatanFactory(tuan_rumah=camat, mulai=PADA, selesai=PADA_SELESAI)
    nanti = client.halaman(alamat("change", kosong.pk))
    assert kini(nanti)[0][0].endswith("Agenda masih kosong.")
    assert langkah(nanti)[1][:2] == ("Belum ada yang diundang.", "undang")
    # The sentence that pressing would answer with, and no button.
    assert langkah(nanti)[3][:2] == (kosong.belum_harinya(timezone.now()), "")
    assert "10 Juni 2024" in langkah(nanti)[3][0]
    for ubah, kata, nama in (
        ({}, "1 diundang, 1 belum ditandai terkirim.", "terkirim"),
        ({"terkirim": True}, "lembar survei singkat: belum dicetak.", "bekal"),
        ({"dicetak": True}, "Harinya tiba", "mulai"),
        ({"status": S.BERLANGSUNG}, "0 hadir.", "lapangan"),
        ({"status": S.SELESAI}, "Belum ada satu pun yang hadir. Notulen", "notulen"),
        ({"notulen": NOTULEN}, "Pindaian daftar hadir", "pindaian"),
        (LENGKAP, "Belum ada satu pun yang hadir.", "peserta"),
        ({"hadir_tak_bernama_l": 4}, "Semuanya lengkap. Tutup.", "tutup"),
        ({"agenda": []}, "Agenda masih kosong.", "rencana"),
        (
            {"agenda": AGENDA, "jenis": ["fkp"]},
            "Forum konsultasi",
            "simpan_berita_acara",
        ),
        ({"berita_acara": "ba.pdf"}, "janji kantor belum dicatat.", "tindak_lanjut"),
    ):
        if "terkirim" in ubah:
            sekali.kegiatan.undangan.update(dikirim_pada=PADA)
        elif "dicetak" in ubah:
            Jejak.objects.catat(kegiatan, "cetak_bekal", saat=saat())
        else:
            Kegiatan.objects.filter(pk=kegiatan.pk).update(**ubah)
        ((isi, tombol),) = kini(client.halaman(jalan))
        assert (kata in isi, tombol) == (True, nama)
    f.KehadiranFactory(kegiatan=kegiatan, status="sementara")
    ((isi, tombol),) = kini(client.halaman(jalan))
    assert (isi, tombol) == ("0 hadir, 4 tanpa nama, 1 belum diperiksa.", "peserta")


@time_machine.travel(datetime(2024, 6, 24, 1, tzinfo=UTC), tick=False)
def test_a_closed_visit_leads_to_its_paper_and_to_what_was_promised(
    client, camat, operator
):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat, status=S.DITUTUP, agenda=AGENDA)
    jalan = alamat("change", kegiatan.pk)
    ((isi, tombol),) = kini(client.halaman(jalan))
    assert isi == (
        "0 langkah berikutnya, 0 janji. Berita acara bertanda tangan belum diunggah."
    )
    assert tombol == "simpan_berita_acara"
    f.TindakLanjutFactory(kegiatan=kegiatan)
    Kegiatan.objects.update(berita_acara="ba.pdf")
    assert kini(client.halaman(jalan)) == [
        ("1 langkah berikutnya (1 lewat tenggat), 0 janji.", "janji")
    ]
    kegiatan.janji.update(tenggat=timezone.localdate())
    assert kini(client.halaman(jalan)) == []
    Kegiatan.objects.update(status=S.BATAL, alasan_batal="Hujan lebat")
    semua = langkah(client.halaman(jalan))
    assert "Hujan lebat" in [kata for kata, *_ in semua]
    assert not {"rencana", "undang", "mulai"} & {nama for _, nama, *_ in semua}


def test_the_next_visit_is_one_click_away_or_the_round_says_whose_it_is(
    client, camat, operator
):
    jalan = alamat("berikutnya")
    kosong = client.halaman(jalan)
    assert langkah(kosong)[0][:2] == (
        "Belum ada kunjungan yang direncanakan.",
        "rencana",
    )
    satu = sasaran(camat)
    assert langkah(client.halaman(jalan))[0][0].endswith(f"meminta {camat.nama}.")
    satu.target_tanggal = date(2024, 6, 20)
    satu.save()
    (awal, *lain) = client.halaman(jalan).context["langkah_kunjungan"]
    assert awal[0].kata.endswith(f"meminta {camat.nama}, paling lambat 20 Juni 2024.")
    assert awal[1]["alamat"].endswith(f"?sasaran={satu.pk}")
    assert {t for _, t in lain} == {None}
    form = client.halaman(awal[1]["alamat"]).context["form"]
    assert form.initial["tuan_rumah"] == camat.pk
    f.KegiatanFactory(tuan_rumah=camat, status=S.DITUTUP)
    nanti = f.KegiatanFactory(tuan_rumah=camat)
    nanti.sasaran.add(satu)
    assert client.get(jalan)["Location"] == alamat("change", nanti.pk)
    jalan_hari_ini = client.halaman("/admin/")
    assertContains(jalan_hari_ini, jalan)
    assertContains(jalan_hari_ini, f"Kunjungan: {nanti.judul}")
    # Begun ones first, and his own before those of others.
    mulai = f.KegiatanFactory(tuan_rumah=camat, status=S.BERLANGSUNG)
    assert client.get(jalan)["Location"] == alamat("change", mulai.pk)
    nanti.petugas.add(operator)
    assert client.get(jalan)["Location"] == alamat("change", nanti.pk)


@pytest.mark.parametrize("nama", ["change", "hadirin", "hasil"])
def test_a_page_costs_the_same_for_one_person_and_for_more(
    client, camat, operator, nama
):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat)

    def isi():
        jabatan = f.JabatanFactory()
        dia = {"pemangku": jabatan.pemangku, "orang": jabatan.orang}
        f.UndanganFactory(kegiatan=kegiatan, **dia)
        f.KehadiranFactory(kegiatan=kegiatan)
        f.TindakLanjutFactory(kegiatan=kegiatan)

    isi()
    satu = kueri(client, alamat(nama, kegiatan.pk))
    for _ in range(2):
        isi()
    assert satu == kueri(client, alamat(nama, kegiatan.pk)) <= 12


def test_pk24_what_is_missing_is_said_and_then_it_closes(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat, status=S.SELESAI, agenda=AGENDA)
    hadir = f.KehadiranFactory(kegiatan=kegiatan, status="sementara")
    jawab = tekan(client, kegiatan, "tutup")
    assertContains(jawab, "1 kehadiran belum diperiksa")
    client.post(alamat("peserta", kegiatan.pk, hadir.pk, "sahkan"))
    awal = client.halaman(tindakan(kegiatan, "notulen")).context["form"].initial
    isi = {"notulen": NOTULEN, "kesimpulan": "", "edisi": awal["edisi"]}
    isi |= {"hadir_tak_bernama_l": 0, "hadir_tak_bernama_p": 1}
    tekan(client, kegiatan, "notulen", **isi)
    lambat = tekan(client, kegiatan, "notulen", **isi)
    assertContains(lambat, "baru saja diubah orang lain")
    siap = tekan(client, kegiatan, "pindaian", pindaian=pdf())
    assertContains(siap, "Semuanya lengkap")
    assert kini(siap) == [("Semuanya lengkap. Tutup.", "tutup")]
    tertutup = tekan(client, kegiatan, "tutup")
    kegiatan.refresh_from_db()
    assert (kegiatan.status, kegiatan.hadir_tak_bernama_p) == (S.DITUTUP, 1)
    assert "notulen" not in {t["nama"] for t in tertutup.context["lain_lain"]}


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
    Kegiatan.objects.update(nomor_berita_acara="BA/7/2024")
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
