"""Invited once, ticked off once, represented by a deputy: staff's side (PK-06, PK-08, PK-11)."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.kunjungan import undangan as aksi
from pemangku.kunjungan.undangan import tandai_terkirim
from pemangku.models import Jabatan, Kegiatan, Kehadiran, Undangan
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pemangku import (
    JabatanFactory,
    JenisPemangkuFactory,
    KegiatanFactory,
    KehadiranFactory,
    PemangkuFactory,
    UndanganFactory,
)
from tests.pemangku.kantor_kunjungan import PADA, kecamatan
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db


S = Kehadiran.Status


@pytest.fixture
def oleh():
    return PetugasFactory()


def jabatan_utama(undangan):
    """A person of the invited body, to whom the invitation is addressed."""
    jabatan = JabatanFactory(pemangku=undangan.pemangku, nama_jabatan="Ketua")
    undangan.orang = jabatan.orang
    undangan.save()
    return jabatan


def balasan(undangan):
    """What the invitation says now."""
    undangan.refresh_from_db()
    return undangan.balasan


def test_pk06_chosen_stakeholders_are_invited_once_each(oleh):
    kegiatan = KegiatanFactory()
    tiga = PemangkuFactory.create_batch(3)
    pertama = aksi.undang(kegiatan, [*tiga, tiga[0]], Saat(oleh, PADA))
    kedua = aksi.undang(kegiatan, tiga, Saat(oleh, PADA))
    assert (pertama, kedua) == (3, 0)
    assert {u.pemangku for u in kegiatan.undangan.all()} == set(tiga)
    assert Jejak.objects.milik(kegiatan).filter(tindakan="undang").count() == 1


def test_an_invitation_is_addressed_to_the_contact_else_the_head_else_anybody(oleh):
    kegiatan, pemangku = KegiatanFactory(), PemangkuFactory()
    peran = Jabatan.PeranKhusus
    anggota = JabatanFactory(pemangku=pemangku)
    sendiri = PemangkuFactory()
    JabatanFactory(pemangku=sendiri, mulai=PADA.date().replace(year=2025))
    JabatanFactory(pemangku=pemangku, peran_khusus=[peran.PIMPINAN])
    narahubung = JabatanFactory(
        pemangku=pemangku, peran_khusus=[peran.NARAHUBUNG_UTAMA]
    )
    JabatanFactory(pemangku=pemangku)
    aksi.undang(kegiatan, [pemangku, sendiri], Saat(oleh, PADA))
    dituju = {u.pemangku: u.orang for u in kegiatan.undangan.all()}
    assert dituju == {pemangku: narahubung.orang, sendiri: None}
    assert anggota.orang != narahubung.orang


@pytest.mark.parametrize("status", [Kegiatan.Status.DITUTUP, Kegiatan.Status.BATAL])
def test_nobody_is_invited_or_taken_off_once_it_is_settled(oleh, status):
    kegiatan = KegiatanFactory(status=status, alasan_batal="Hujan")
    undangan = UndanganFactory(kegiatan=kegiatan)
    with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
        aksi.undang(kegiatan, [PemangkuFactory()], Saat(oleh, PADA))
    with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
        aksi.tarik_undangan(undangan, Saat(oleh, PADA))
    with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
        aksi.hadirkan(undangan, Saat(oleh, PADA), nama="Peserta")
    assert kegiatan.undangan.count() == 1
    assert not kegiatan.kehadiran.exists()


def test_an_invitation_is_taken_back_with_a_trace(oleh):
    undangan = UndanganFactory()
    aksi.tarik_undangan(undangan, Saat(oleh, PADA))
    assert not Undangan.objects.exists()
    assert Jejak.objects.milik(undangan.kegiatan).get().tindakan == "tarik_undangan"


def test_pk08_a_tap_makes_one_attendance_and_a_second_tap_none(oleh):
    undangan = UndanganFactory()
    jabatan = jabatan_utama(undangan)
    hadir = aksi.hadirkan(undangan, Saat(oleh, PADA))
    lagi = aksi.hadirkan(undangan, Saat(oleh, PADA))
    assert hadir == lagi
    assert hadir.status == S.SAH
    assert hadir.orang == jabatan.orang
    assert hadir.jabatan_snapshot == "Ketua"
    assert hadir.lembaga_snapshot == undangan.pemangku.nama_resmi
    assert hadir.unsur == undangan.pemangku.jenis.unsur
    undangan.refresh_from_db()
    assert undangan.balasan == Undangan.Balasan.HADIR


def test_who_was_taken_off_by_mistake_counts_again(oleh):
    undangan = UndanganFactory()
    jabatan_utama(undangan)
    hadir = aksi.hadirkan(undangan, Saat(oleh, PADA))
    aksi.tolak_kehadiran(hadir, Saat(oleh, PADA), alasan="Salah catat")
    assert balasan(undangan) == Undangan.Balasan.BELUM
    lagi = aksi.hadirkan(undangan, Saat(oleh, PADA))
    assert lagi.pk == hadir.pk
    assert Kehadiran.objects.get().status == S.SAH
    assert balasan(undangan) == Undangan.Balasan.HADIR


def test_a_deputy_taken_back_and_let_in_again_is_said_on_the_invitation(oleh):
    undangan = UndanganFactory()
    jabatan_utama(undangan)
    wakil = aksi.wakili(undangan, Saat(oleh, PADA), nama="Wakil")
    aksi.tolak_kehadiran(wakil, Saat(oleh, PADA), alasan="Salah catat")
    assert balasan(undangan) == Undangan.Balasan.BELUM
    lain = aksi.wakili(undangan, Saat(oleh, PADA), nama="Wakil Dua")
    assert Kehadiran.objects.sah().get() == lain
    aksi.tolak_kehadiran(lain, Saat(oleh, PADA), alasan="Salah catat")
    aksi.sahkan_kehadiran(wakil, Saat(oleh, PADA))
    assert balasan(undangan) == Undangan.Balasan.DIWAKILI


def test_a_body_whose_invitation_names_nobody_is_ticked_off_by_name(oleh):
    undangan = UndanganFactory()
    with pytest.raises(ValidationError, match="Nama wajib diisi"):
        aksi.hadirkan(undangan, Saat(oleh, PADA))
    for nama in ("Peserta Satu", "Peserta Satu", "Peserta Dua"):
        terakhir = aksi.hadirkan(undangan, Saat(oleh, PADA), nama=nama)
    semua = Kehadiran.objects.sah().order_by("nama_snapshot")
    assert [h.nama_snapshot for h in semua] == ["Peserta Dua", "Peserta Satu"]
    # One who is taken back leaves the other there.
    aksi.tolak_kehadiran(terakhir, Saat(oleh, PADA), alasan="Salah catat")
    assert balasan(undangan) == Undangan.Balasan.HADIR


def test_pk08_a_deputy_is_entered_and_the_invitation_says_so(oleh):
    undangan = UndanganFactory()
    jabatan = jabatan_utama(undangan)
    hadir = aksi.wakili(
        undangan, Saat(oleh, PADA), nama=" Wakil Ketua ", jabatan="Sekretaris"
    )
    undangan.refresh_from_db()
    assert undangan.balasan == Undangan.Balasan.DIWAKILI
    assert (hadir.nama_snapshot, hadir.jabatan_snapshot) == (
        "Wakil Ketua",
        "Sekretaris",
    )
    assert hadir.mewakili == jabatan.orang
    assert hadir.orang is None


def test_a_deputy_needs_a_name_and_comes_once_and_not_beside_the_invited(oleh):
    undangan, hadir = UndanganFactory(), UndanganFactory()
    jabatan_utama(hadir)
    aksi.hadirkan(hadir, Saat(oleh, PADA))
    with pytest.raises(ValidationError, match="Nama wajib diisi"):
        aksi.wakili(undangan, Saat(oleh, PADA), nama="")
    aksi.wakili(undangan, Saat(oleh, PADA), nama="Wakil")
    undangan.refresh_from_db()
    with pytest.raises(TindakanTerlarang, match="sudah diwakili"):
        aksi.wakili(undangan, Saat(oleh, PADA), nama="Wakil")
    with pytest.raises(TindakanTerlarang, match="sudah tercatat hadir"):
        aksi.wakili(hadir, Saat(oleh, PADA), nama="Wakil")
    aksi.tolak_kehadiran(
        hadir.kegiatan.kehadiran.get(), Saat(oleh, PADA), alasan="Salah catat"
    )
    aksi.wakili(hadir, Saat(oleh, PADA), nama="Wakil")
    assert hadir.kegiatan.kehadiran.sah().get().nama_snapshot == "Wakil"


def test_pk11_what_waits_is_confirmed_or_refused_with_a_reason(oleh):
    sementara = KehadiranFactory(status=S.SEMENTARA)
    with pytest.raises(TindakanTerlarang, match="Pilih alasan"):
        aksi.tolak_kehadiran(sementara, Saat(oleh, PADA), alasan="")
    aksi.sahkan_kehadiran(sementara, Saat(oleh, PADA))
    assert Kehadiran.objects.get().status == S.SAH
    assert Kehadiran.objects.get().diperiksa_oleh == oleh


def test_pk24_attendance_of_a_closed_visit_is_read_only(oleh):
    hadir = KehadiranFactory(kegiatan__status=Kegiatan.Status.DITUTUP)
    for aksi_hadir in (
        lambda: aksi.tolak_kehadiran(hadir, Saat(oleh, PADA), alasan="Salah"),
        lambda: aksi.sahkan_kehadiran(hadir, Saat(oleh, PADA)),
    ):
        with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
            aksi_hadir()
    assert Kehadiran.objects.get().status == S.SAH


# When and how invitations went out (PK-06)

# The visit is on 4 June 2024.
PADA_TERKIRIM = datetime(2024, 6, 3, 2, tzinfo=UTC)
HARI = date(2024, 6, 3)
LAMA = datetime(2024, 5, 20, 2, tzinfo=UTC)


def tandai(kegiatan, tanggal=HARI, cara="wa", pada=PADA_TERKIRIM):
    return tandai_terkirim(
        kegiatan, Saat(PetugasFactory(), pada), cara=cara, tanggal=tanggal
    )


def segar(undangan):
    undangan.refresh_from_db()
    return undangan


def test_pk_06_all_that_had_not_gone_out_are_marked_and_others_kept():
    baru = UndanganFactory()
    sudah = UndanganFactory(kegiatan=baru.kegiatan, dikirim_pada=LAMA, cara="surat")
    asing = UndanganFactory()
    assert tandai(baru.kegiatan) == 1
    assert (segar(baru).dikirim_pada, baru.cara) == (PADA_TERKIRIM, "wa")
    # Of an earlier day the day is kept.
    assert tandai(asing.kegiatan, date(2024, 6, 1)) == 1
    assert timezone.localdate(segar(asing).dikirim_pada) == date(2024, 6, 1)
    assert (segar(sudah).dikirim_pada, sudah.cara) == (LAMA, "surat")
    jejak = Jejak.objects.milik(baru.kegiatan).get()
    assert jejak.sesudah == {"undangan": 1, "cara": "wa", "tanggal": "2024-06-03"}


@pytest.mark.parametrize(
    ("tanggal", "pada", "kata"),
    [
        (date(2024, 6, 4), PADA_TERKIRIM, "masih di depan"),
        (date(2024, 6, 5), datetime(2024, 6, 6, 2, tzinfo=UTC), "sesudah acaranya"),
    ],
)
def test_pk_06_neither_a_day_to_come_nor_after_the_visit(tanggal, pada, kata):
    undangan = UndanganFactory()
    with pytest.raises(ValidationError, match=kata):
        tandai(undangan.kegiatan, tanggal, pada=pada)
    assert segar(undangan).dikirim_pada is None


def test_pk_06_twice_or_on_a_closed_visit_is_refused():
    undangan = UndanganFactory()
    tandai(undangan.kegiatan)
    with pytest.raises(TindakanTerlarang, match="sudah ditandai"):
        tandai(undangan.kegiatan, cara="surat")
    assert segar(undangan).cara == "wa"
    tutup = UndanganFactory(kegiatan__status="ditutup")
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        tandai(tutup.kegiatan)


@time_machine.travel(PADA_TERKIRIM, tick=False)
def test_pk_06_the_page_offers_it_while_one_is_not_sent(client):
    unit = kecamatan()
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, unit))
    kegiatan = KegiatanFactory(tuan_rumah=unit)
    halaman = reverse("admin:pemangku_kegiatan_change", args=(kegiatan.pk,))
    jalan = reverse("admin:pemangku_kegiatan_tindakan", args=(kegiatan.pk, "terkirim"))
    assertNotContains(client.get(halaman), "Tandai undangan terkirim")
    undangan = UndanganFactory(kegiatan=kegiatan)
    assertContains(client.get(halaman), "belum ditandai terkirim")
    assertContains(client.post(jalan, {"cara": "lisan"}), "Isi tanggalnya.")
    salah = client.post(jalan, {"cara": "lisan", "tanggal": "2024-06-04"})
    assertContains(salah, "masih di depan")
    assertContains(salah, 'value="2024-06-04"')
    client.post(jalan, {"cara": "lisan", "tanggal": "2024-06-02"})
    assert segar(undangan).cara == "lisan"
    assertContains(client.get(halaman), "terkirim 2 Jun 2024 (lisan atau telepon)")
    assertNotContains(client.get(halaman), "Tandai undangan terkirim")


# In the admin: invited, ticked off, represented, refused

STATUS_KEGIATAN = Kegiatan.Status
H = Kehadiran.Status


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def alamat(nama, *args):
    return reverse(f"admin:pemangku_kegiatan_{nama}", args=args)


def tindakan(kegiatan, nama):
    return alamat("tindakan", kegiatan.pk, nama)


def test_whole_parts_of_society_and_single_numbers_are_invited(client, camat, operator):
    kegiatan, jenis = KegiatanFactory(tuan_rumah=camat), JenisPemangkuFactory()
    satu = PemangkuFactory(pengelola=camat, jenis=jenis)
    PemangkuFactory(jenis=jenis)
    dua = PemangkuFactory(pengelola=camat)
    client.post(
        tindakan(kegiatan, "undang"),
        {"cara": "wa", "unsur": [jenis.unsur_id], "nomor": f" {dua.nomor.lower()}, "},
    )
    assert {u.pemangku for u in kegiatan.undangan.all()} == {satu, dua}
    assert set(kegiatan.undangan.values_list("cara", flat=True)) == {"wa"}


def test_an_invitation_form_names_what_it_cannot_find(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat)
    asing, ada = PemangkuFactory(), PemangkuFactory(pengelola=camat)
    UndanganFactory(kegiatan=kegiatan, pemangku=ada)

    def kirim(nomor):
        return client.post(
            tindakan(kegiatan, "undang"), {"cara": "surat", "nomor": nomor}
        )

    assertContains(kirim(asing.nomor), f"Tidak ditemukan: {asing.nomor}.")
    assertContains(kirim(""), "Tidak ada pemangku aktif yang cocok.")
    assertContains(kirim(ada.nomor), "Semuanya sudah diundang.")
    assert kegiatan.undangan.count() == 1


def test_pk08_hadir_diwakili_and_undo_on_the_page(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat, status=STATUS_KEGIATAN.BERLANGSUNG)
    bernama, badan, wakil = UndanganFactory.create_batch(3, kegiatan=kegiatan)
    bernama.orang = JabatanFactory(pemangku=bernama.pemangku).orang
    bernama.save()

    def peserta(undangan, nama):
        return alamat("peserta", kegiatan.pk, undangan.pk, nama)

    assertContains(
        client.halaman(alamat("change", kegiatan.pk)), peserta(bernama, "hadir")
    )
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
    client.post(
        alamat("peserta", kegiatan.pk, hadir.pk, "tolak"), {"alasan": "Salah catat"}
    )
    assert {(h.nama_snapshot, h.status) for h in kegiatan.kehadiran.all()} == {
        (bernama.orang.nama, H.DITOLAK),
        ("Peserta Dua", H.SAH),
        ("Wakil", H.SAH),
    }


def test_pk08_who_is_there_reads_so_and_is_not_ticked_off_again(
    client, camat, operator
):
    kegiatan = KegiatanFactory(tuan_rumah=camat, status=STATUS_KEGIATAN.SELESAI)
    jabatan = JabatanFactory()
    diri, diwakili, belum, badan = (
        UndanganFactory(kegiatan=kegiatan, balasan="hadir", **lain)
        for lain in (
            {"pemangku": jabatan.pemangku, "orang": jabatan.orang},
            {"orang": JabatanFactory().orang},
            {"orang": JabatanFactory().orang},
            {},
        )
    )
    hadir = KehadiranFactory(
        kegiatan=kegiatan,
        orang=diri.orang,
        nama_snapshot=diri.orang.nama,
        pemangku=diri.pemangku,
    )
    KehadiranFactory(
        kegiatan=kegiatan, mewakili=diwakili.orang, nama_snapshot="Wakilnya"
    )
    # Somebody else of the body: the one invited may still come.
    KehadiranFactory(
        kegiatan=kegiatan, pemangku=belum.pemangku, nama_snapshot="Anggota"
    )

    def tombol():
        isi = client.halaman(alamat("change", kegiatan.pk)).content.decode()
        return {
            u
            for u in (diri, diwakili, belum, badan)
            if alamat("peserta", kegiatan.pk, u.pk, "hadir") in isi
        }

    assert tombol() == {belum, badan}
    jawab = client.get(alamat("change", kegiatan.pk))
    sebutan = {u.undangan: u.sebutan for u in jawab.context["isi"].undangan}
    assert sebutan == {
        diri: "Hadir",
        diwakili: "Hadir: Wakilnya",
        belum: "Hadir: Anggota",
        badan: "Akan hadir",
    }
    assertContains(jawab, "Hadir: Wakilnya")
    client.post(
        alamat("peserta", kegiatan.pk, hadir.pk, "tolak"), {"alasan": "Salah catat"}
    )
    assert tombol() == {diri, belum, badan}


def test_an_act_without_a_question_says_over_the_visit_why_not(client, camat, operator):
    hadir = KehadiranFactory(kegiatan__tuan_rumah=camat, status=H.SAH)
    jawab = client.post(
        alamat("peserta", hadir.kegiatan.pk, hadir.pk, "sahkan"), follow=True
    )
    assert jawab.redirect_chain[-1][0].endswith("#peserta")
    assertContains(jawab, "tidak dapat dilakukan")


def test_acts_on_people_of_another_visit_or_without_a_name_are_not_there(
    client, camat, operator
):
    kegiatan, lain = KegiatanFactory(tuan_rumah=camat), KehadiranFactory()
    for jalan in (
        alamat("peserta", kegiatan.pk, lain.pk, "sahkan"),
        alamat("peserta", kegiatan.pk, lain.pk, "apa"),
        tindakan(lain.kegiatan, "terkirim"),
    ):
        assert client.get(jalan).status_code == 404
    # One's own is taken back after a question.
    satu = UndanganFactory(kegiatan=kegiatan)
    tarik = alamat("peserta", kegiatan.pk, satu.pk, "tarik")
    client.halaman(tarik)
    assert Undangan.objects.exists()
    client.post(tarik)
    assert not Undangan.objects.exists()


def test_the_rule_who_runs_a_visit_is_the_same_for_one_and_for_many(camat):
    kegiatan = [
        KegiatanFactory(tuan_rumah=camat),
        KegiatanFactory(penyelenggara=camat),
        KegiatanFactory(tuan_rumah=UnitFactory(induk=camat)),
        KegiatanFactory(),
    ]
    for peran in (
        *(Peran.PETUGAS_LAYANAN, Peran.PETUGAS_LAPANGAN, Peran.PENGELOLA_PEMANGKU),
        Peran.PIMPINAN,
    ):
        petugas = petugas_berperan(peran, camat)
        banyak = set(Kegiatan.objects.dijalankan(petugas))
        assert banyak == {k for k in kegiatan if k.dijalankan_oleh(petugas)}


def test_visits_ahead_are_planned_and_not_begun():
    kini = datetime(2024, 6, 10, tzinfo=UTC)
    besok = kini + timedelta(days=1)
    waktu = {"mulai": besok, "selesai": besok + timedelta(hours=1)}
    nanti = KegiatanFactory(**waktu)
    KegiatanFactory()
    KegiatanFactory(**waktu, status=STATUS_KEGIATAN.BATAL, alasan_batal="Hujan")
    assert list(Kegiatan.objects.mendatang(kini)) == [nanti]


def test_a_scan_that_is_gone_from_the_disk_is_not_there(client, camat, operator):
    kegiatan = KegiatanFactory(tuan_rumah=camat)
    kegiatan.pindaian_hadir.save("hadir.pdf", ContentFile(b"%PDF-1.7"))
    kegiatan.pindaian_hadir.storage.delete(kegiatan.pindaian_hadir.name)
    assert client.get(alamat("berkas", kegiatan.pk, "pindaian")).status_code == 404
