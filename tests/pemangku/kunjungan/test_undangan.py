"""Invited once, ticked off once, represented by a deputy: staff's side (PK-06, PK-08, PK-11)."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.kunjungan import kehadiran as aksi
from pemangku.models import Jabatan, Kegiatan, Kehadiran, Undangan
from tests.factories import pemangku as f
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.pemangku.kantor_kunjungan import PADA, alamat, kecamatan, saat, tindakan
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
S = Kehadiran.Status


@pytest.fixture
def undangan():
    return f.UndanganFactory()


def tolak(hadir):
    aksi.tolak_kehadiran(hadir, saat(), alasan="Salah catat")


def jabatan_utama(undangan):
    """A person of the invited body, to whom the invitation is addressed."""
    jabatan = f.JabatanFactory(pemangku=undangan.pemangku, nama_jabatan="Ketua")
    undangan.orang = jabatan.orang
    undangan.save()
    return jabatan


def sebutan(undangan):
    (satu,) = aksi.kedatangan([undangan], undangan.kegiatan.kehadiran.sah())
    return satu.sebutan


def test_pk06_chosen_stakeholders_are_invited_once_each():
    kegiatan = f.KegiatanFactory()
    tiga = f.PemangkuFactory.create_batch(3)
    assert aksi.undang(kegiatan, saat(), pemangku=[*tiga, tiga[0]]) == 3
    with pytest.raises(TindakanTerlarang, match=aksi.SUDAH_DIUNDANG):
        aksi.undang(kegiatan, saat(), pemangku=tiga)
    assert {u.pemangku for u in kegiatan.undangan.all()} == set(tiga)
    assert Jejak.objects.milik(kegiatan).filter(tindakan="undang").count() == 1


def test_an_invitation_is_addressed_to_the_contact_else_the_head_else_anybody():
    kegiatan = f.KegiatanFactory()
    pemangku, sendiri = f.PemangkuFactory.create_batch(2)
    f.JabatanFactory(pemangku=pemangku)
    f.JabatanFactory(pemangku=sendiri, mulai=PADA.date().replace(year=2025))
    for peran in (Jabatan.PeranKhusus.PIMPINAN, Jabatan.PeranKhusus.NARAHUBUNG_UTAMA):
        dituju = f.JabatanFactory(pemangku=pemangku, peran_khusus=[peran])
    f.JabatanFactory(pemangku=pemangku)
    aksi.undang(kegiatan, saat(), pemangku=[pemangku, sendiri])
    semua = {u.pemangku: u.orang for u in kegiatan.undangan.all()}
    assert semua == {pemangku: dituju.orang, sendiri: None}


@pytest.mark.parametrize("status", ["ditutup", "batal"])
def test_pk24_nobody_is_invited_taken_off_or_judged_once_it_is_settled(status):
    hadir = f.KehadiranFactory(kegiatan__status=status, kegiatan__alasan_batal="Hujan")
    undangan = f.UndanganFactory(kegiatan=hadir.kegiatan)
    for lakukan in (
        lambda: aksi.undang(hadir.kegiatan, saat(), pemangku=[f.PemangkuFactory()]),
        lambda: aksi.tarik_undangan(undangan, saat()),
        lambda: aksi.hadirkan(undangan, saat(), nama="Peserta"),
        lambda: tolak(hadir),
        lambda: aksi.sahkan_kehadiran(hadir, saat()),
    ):
        with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
            lakukan()
    assert Undangan.objects.get() == undangan
    assert Kehadiran.objects.get().status == S.SAH


def test_pk08_a_tap_makes_one_attendance_and_a_second_tap_none(undangan):
    jabatan = jabatan_utama(undangan)
    hadir = aksi.hadirkan(undangan, saat())
    assert aksi.hadirkan(undangan, saat()) == hadir
    assert (hadir.status, hadir.orang) == (S.SAH, jabatan.orang)
    assert hadir.jabatan_snapshot == "Ketua"
    assert hadir.lembaga_snapshot == undangan.pemangku.nama_resmi
    assert hadir.unsur == undangan.pemangku.jenis.unsur
    assert sebutan(undangan) == "Hadir"
    # Who was taken off by mistake counts again.
    tolak(hadir)
    assert sebutan(undangan) == "Belum menjawab"
    assert aksi.hadirkan(undangan, saat()).pk == hadir.pk
    assert Kehadiran.objects.get().status == S.SAH
    assert sebutan(undangan) == "Hadir"


def test_pk08_a_deputy_taken_back_and_let_in_again_is_said_on_the_invitation(undangan):
    jabatan = jabatan_utama(undangan)
    wakil = aksi.wakili(undangan, saat(), nama=" Wakil ", jabatan="Sekretaris")
    assert (wakil.mewakili, wakil.orang) == (jabatan.orang, None)
    assert (wakil.nama_snapshot, wakil.jabatan_snapshot) == ("Wakil", "Sekretaris")
    tolak(wakil)
    assert sebutan(undangan) == "Belum menjawab"
    lain = aksi.wakili(undangan, saat(), nama="Wakil Dua")
    assert Kehadiran.objects.sah().get() == lain
    tolak(lain)
    aksi.sahkan_kehadiran(wakil, saat())
    assert sebutan(undangan) == "Hadir: Wakil"


def test_a_body_whose_invitation_names_nobody_is_ticked_off_by_name(undangan):
    with pytest.raises(ValidationError, match="Nama wajib diisi"):
        aksi.hadirkan(undangan, saat())
    for nama in ("Peserta Satu", "Peserta Satu", "Peserta Dua"):
        terakhir = aksi.hadirkan(undangan, saat(), nama=nama)
    semua = Kehadiran.objects.sah().order_by("nama_snapshot")
    assert [h.nama_snapshot for h in semua] == ["Peserta Dua", "Peserta Satu"]
    # One who is taken back leaves the other there.
    tolak(terakhir)
    assert sebutan(undangan) == "Hadir: Peserta Satu"


def test_a_deputy_needs_a_name_and_comes_once_and_not_beside_the_invited(undangan):
    hadir = f.UndanganFactory()
    jabatan_utama(hadir)
    aksi.hadirkan(hadir, saat())
    with pytest.raises(ValidationError, match="Nama wajib diisi"):
        aksi.wakili(undangan, saat(), nama="")
    aksi.wakili(undangan, saat(), nama="Wakil")
    for satu, kata in ((undangan, "sudah diwakili"), (hadir, "sudah tercatat hadir")):
        with pytest.raises(TindakanTerlarang, match=kata):
            aksi.wakili(satu, saat(), nama="Wakil")
    tolak(hadir.kegiatan.kehadiran.get())
    aksi.wakili(hadir, saat(), nama="Wakil")
    assert hadir.kegiatan.kehadiran.sah().get().nama_snapshot == "Wakil"


def test_pk11_what_waits_is_confirmed_or_refused_with_a_reason():
    sementara, kini = f.KehadiranFactory(status=S.SEMENTARA), saat()
    with pytest.raises(TindakanTerlarang, match="Pilih alasan"):
        aksi.tolak_kehadiran(sementara, kini, alasan="")
    aksi.sahkan_kehadiran(sementara, kini)
    hadir = Kehadiran.objects.get()
    assert (hadir.status, hadir.diperiksa_oleh) == (S.SAH, kini.oleh)


# When and how invitations went out (PK-06)

# The visit is on 4 June 2024.
PADA_TERKIRIM = datetime(2024, 6, 3, 2, tzinfo=UTC)
HARI = date(2024, 6, 3)
LAMA = datetime(2024, 5, 20, 2, tzinfo=UTC)


def tandai(kegiatan, tanggal=HARI, cara="wa", pada=PADA_TERKIRIM):
    return aksi.tandai_terkirim(kegiatan, saat(pada), cara=cara, tanggal=tanggal)


def segar(undangan):
    undangan.refresh_from_db()
    return undangan


def test_pk_06_all_that_had_not_gone_out_are_marked_and_others_kept():
    baru = f.UndanganFactory()
    sudah = f.UndanganFactory(kegiatan=baru.kegiatan, dikirim_pada=LAMA, cara="surat")
    asing = f.UndanganFactory()
    assert tandai(baru.kegiatan) == 1
    assert (segar(baru).dikirim_pada, baru.cara) == (PADA_TERKIRIM, "wa")
    # Of an earlier day the day is kept.
    assert tandai(asing.kegiatan, date(2024, 6, 1)) == 1
    assert timezone.localdate(segar(asing).dikirim_pada) == date(2024, 6, 1)
    assert (segar(sudah).dikirim_pada, sudah.cara) == (LAMA, "surat")
    jejak = Jejak.objects.milik(baru.kegiatan).get()
    assert jejak.sesudah == {"undangan": 1, "cara": "wa", "tanggal": "2024-06-03"}


def test_pk_06_no_day_to_come_nor_after_the_visit_not_twice_nor_once_closed(undangan):
    for tanggal, pada, kata in (
        (date(2024, 6, 4), PADA_TERKIRIM, "di masa depan"),
        (date(2024, 6, 5), PADA_TERKIRIM + timedelta(days=3), "sesudah acaranya"),
    ):
        with pytest.raises(ValidationError, match=kata):
            tandai(undangan.kegiatan, tanggal, pada=pada)
    assert segar(undangan).dikirim_pada is None
    tandai(undangan.kegiatan)
    with pytest.raises(TindakanTerlarang, match="sudah ditandai"):
        tandai(undangan.kegiatan, cara="surat")
    assert segar(undangan).cara == "wa"
    tutup = f.UndanganFactory(kegiatan__status="ditutup")
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        tandai(tutup.kegiatan)


@time_machine.travel(PADA_TERKIRIM, tick=False)
def test_pk_06_the_page_offers_it_while_one_is_not_sent(client):
    unit = kecamatan()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    kegiatan = f.KegiatanFactory(tuan_rumah=unit)
    halaman, jalan = alamat("change", kegiatan.pk), tindakan(kegiatan, "terkirim")
    undangan = f.UndanganFactory(kegiatan=kegiatan)
    assertContains(client.get(halaman), "Tandai undangan terkirim")
    assertContains(client.post(jalan, {"cara": "lisan"}), "Isi tanggalnya.")
    salah = client.post(jalan, {"cara": "lisan", "tanggal": "2024-06-04"})
    assertContains(salah, 'value="2024-06-04"')
    client.post(jalan, {"cara": "lisan", "tanggal": "2024-06-02"})
    assert segar(undangan).cara == "lisan"
    assertNotContains(client.get(halaman), "Tandai undangan terkirim")


# In the admin: invited, ticked off, represented, refused


def peserta(siapa, nama):
    return alamat("peserta", siapa.kegiatan_id, siapa.pk, nama)


def test_pk_06_the_invited_are_seen_with_their_count_before_anything_is_kept(
    client, camat, operator
):
    kegiatan, pkk = f.KegiatanFactory(tuan_rumah=camat), f.UnsurFactory(nama="PKK")
    milik = {"pengelola": camat, "alamat": ""}
    satu = f.PemangkuFactory(**milik, jenis__unsur=pkk, nama_resmi="PKK Nagarasari")
    impor = f.PemangkuFactory(**milik, sumber="impor", nama_resmi="LPM Impor")
    impor.wilayah = WilayahFactory()
    impor.save()
    f.JabatanFactory(pemangku=satu, nama_jabatan="Ketua")
    lain, asing = f.PemangkuFactory(pengelola=camat, alamat="x"), f.PemangkuFactory()
    f.UndanganFactory(kegiatan=kegiatan, pemangku=lain)
    jalan = tindakan(kegiatan, "undang")
    halaman = client.halaman(jalan)
    # Who an import brought is offered, but not ticked; who is invited is not offered.
    assert halaman.context["form"].initial["pemangku"] == [str(satu.pk)]
    for kata in ("PKK (1)", "2 lembaga aktif", "1 tercentang", "belum diperiksa"):
        assertContains(halaman, kata)
    assertContains(halaman, "Ketua · WhatsApp: tanpa kanal · alamat surat belum ada")
    assertNotContains(halaman, lain.nama_resmi)
    for cari, tampil in (
        ({"unsur": pkk.pk}, [satu]),
        ({"kelurahan": impor.wilayah_id}, [impor]),
        ({"pengurus": "aktif"}, [satu]),
        ({"cari": " impor"}, [impor]),
    ):
        kelompok = client.get(jalan, cari).context["form"].fields["pemangku"].choices
        assert [k for _, isi in kelompok for k, _ in isi] == [str(p.pk) for p in tampil]

    def kirim(**isi):
        return client.post(jalan, {"cara": "wa"} | isi)

    pilih = {"pemangku": [satu.pk], "nomor": f" {impor.nomor.lower()}, "}
    kirim(**pilih)
    for isi, kata in (
        ({"nomor": asing.nomor}, f"Tidak ditemukan: {asing.nomor}."),
        ({}, "Centang paling sedikit satu lembaga."),
        ({"nomor": satu.nomor}, "Semuanya sudah diundang."),
    ):
        assertContains(kirim(**isi), kata)
    semua = {(u.pemangku, u.cara) for u in kegiatan.undangan.exclude(pemangku=lain)}
    assert semua == {(satu, "wa"), (impor, "wa")}


def test_pk08_hadir_diwakili_and_undo_on_the_page(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat, status="berlangsung")
    bernama, badan, wakil = f.UndanganFactory.create_batch(3, kegiatan=kegiatan)
    jabatan_utama(bernama)
    halaman = client.halaman(alamat("hadirin", kegiatan.pk))
    assertContains(halaman, peserta(bernama, "hadir"))
    for _ in range(2):
        client.post(peserta(bernama, "hadir"))
    assertContains(client.post(peserta(badan, "hadir"), {}), "Nama wajib diisi")
    client.post(peserta(badan, "hadir"), {"nama": "Peserta Dua"})
    client.halaman(peserta(wakil, "wakili"))
    client.post(peserta(wakil, "wakili"), {"nama": "Wakil", "jabatan": "Sekretaris"})
    lagi = client.post(peserta(wakil, "wakili"), {"nama": "Wakil Kedua"})
    assertContains(lagi, "Undangan ini sudah diwakili.")
    assertContains(lagi, "Wakil Kedua")
    hadir = kegiatan.kehadiran.get(orang=bernama.orang)
    client.post(peserta(hadir, "tolak"), {"alasan": "Salah catat"})
    assert {(h.nama_snapshot, h.status) for h in kegiatan.kehadiran.all()} == {
        (bernama.orang.nama, S.DITOLAK),
        ("Peserta Dua", S.SAH),
        ("Wakil", S.SAH),
    }


def test_acts_on_people_of_another_visit_or_without_a_name_are_not_there(
    client, camat, operator
):
    kegiatan, lain = f.KegiatanFactory(tuan_rumah=camat), f.KehadiranFactory()
    for jalan in (
        alamat("peserta", kegiatan.pk, lain.pk, "sahkan"),
        alamat("peserta", kegiatan.pk, lain.pk, "apa"),
        tindakan(lain.kegiatan, "terkirim"),
    ):
        assert client.get(jalan).status_code == 404
    # One's own is taken back after a question.
    tarik = peserta(f.UndanganFactory(kegiatan=kegiatan), "tarik")
    client.halaman(tarik)
    assert Undangan.objects.exists()
    client.post(tarik)
    assert not Undangan.objects.exists()
    assert Jejak.objects.milik(kegiatan).get().tindakan == "tarik_undangan"


def test_the_rule_who_runs_a_visit_is_the_same_for_one_and_for_many(camat):
    kegiatan = [
        f.KegiatanFactory(tuan_rumah=camat),
        f.KegiatanFactory(penyelenggara=camat),
        f.KegiatanFactory(tuan_rumah=UnitFactory(induk=camat)),
        f.KegiatanFactory(),
    ]
    for peran in (
        Peran.PETUGAS_LAYANAN,
        Peran.PETUGAS_LAPANGAN,
        Peran.PENGELOLA_PEMANGKU,
        Peran.PIMPINAN,
    ):
        petugas = petugas_berperan(peran, camat)
        banyak = set(Kegiatan.objects.dijalankan(petugas))
        assert banyak == {k for k in kegiatan if k.dijalankan_oleh(petugas)}


def test_visits_ahead_are_planned_and_not_begun():
    kini = datetime(2024, 6, 10, tzinfo=UTC)
    besok = kini + timedelta(days=1)
    waktu = {"mulai": besok, "selesai": besok + timedelta(hours=1)}
    nanti = f.KegiatanFactory(**waktu)
    f.KegiatanFactory()
    f.KegiatanFactory(**waktu, status="batal", alasan_batal="Hujan")
    assert list(Kegiatan.objects.mendatang(kini)) == [nanti]


def test_a_scan_that_is_gone_from_the_disk_is_not_there(client, camat, operator):
    kegiatan = f.KegiatanFactory(tuan_rumah=camat)
    kegiatan.pindaian_hadir.save("hadir.pdf", ContentFile(b"%PDF-1.7"))
    kegiatan.pindaian_hadir.storage.delete(kegiatan.pindaian_hadir.name)
    assert client.get(alamat("berkas", kegiatan.pk, "pindaian")).status_code == 404
