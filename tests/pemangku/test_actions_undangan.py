"""PK-08, staff side: invited once, ticked off once, represented by a deputy."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak
from pemangku.actions import undangan as aksi
from pemangku.models import Jabatan, Kegiatan, Kehadiran, Undangan
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import (
    JabatanFactory,
    KegiatanFactory,
    KehadiranFactory,
    PemangkuFactory,
    UndanganFactory,
)
from tests.pemangku.kunjungan_bantu import PADA

pytestmark = pytest.mark.django_db
S = Kehadiran.Status


@pytest.fixture
def oleh():
    return PetugasFactory()


def jabatan_utama(undangan: Undangan) -> Jabatan:
    """A person of the invited body, to whom the invitation is addressed."""
    jabatan = JabatanFactory(pemangku=undangan.pemangku, nama_jabatan="Ketua")
    undangan.orang = jabatan.orang
    undangan.save()
    return jabatan


def balasan(undangan: Undangan) -> str:
    """What the invitation says now."""
    undangan.refresh_from_db()
    return undangan.balasan


def test_pk06_chosen_stakeholders_are_invited_once_each(oleh):
    kegiatan = KegiatanFactory()
    tiga = PemangkuFactory.create_batch(3)

    pertama = aksi.undang(kegiatan, [*tiga, tiga[0]], oleh=oleh, pada=PADA)
    kedua = aksi.undang(kegiatan, tiga, oleh=oleh, pada=PADA)

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

    aksi.undang(kegiatan, [pemangku, sendiri], oleh=oleh, pada=PADA)

    dituju = {u.pemangku: u.orang for u in kegiatan.undangan.all()}
    assert dituju == {pemangku: narahubung.orang, sendiri: None}
    assert anggota.orang != narahubung.orang


@pytest.mark.parametrize("status", [Kegiatan.Status.DITUTUP, Kegiatan.Status.BATAL])
def test_nobody_is_invited_or_taken_off_once_it_is_settled(oleh, status):
    kegiatan = KegiatanFactory(status=status, alasan_batal="Hujan")
    undangan = UndanganFactory(kegiatan=kegiatan)

    with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
        aksi.undang(kegiatan, [PemangkuFactory()], oleh=oleh, pada=PADA)
    with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
        aksi.tarik_undangan(undangan, oleh=oleh, pada=PADA)
    with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
        aksi.hadirkan(undangan, nama="Peserta", oleh=oleh, pada=PADA)

    assert kegiatan.undangan.count() == 1
    assert not kegiatan.kehadiran.exists()


def test_an_invitation_is_taken_back_with_a_trace(oleh):
    undangan = UndanganFactory()

    aksi.tarik_undangan(undangan, oleh=oleh, pada=PADA)

    assert not Undangan.objects.exists()
    assert Jejak.objects.milik(undangan.kegiatan).get().tindakan == "tarik_undangan"


def test_pk08_a_tap_makes_one_attendance_and_a_second_tap_none(oleh):
    undangan = UndanganFactory()
    jabatan = jabatan_utama(undangan)

    hadir = aksi.hadirkan(undangan, oleh=oleh, pada=PADA)
    lagi = aksi.hadirkan(undangan, oleh=oleh, pada=PADA)

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
    hadir = aksi.hadirkan(undangan, oleh=oleh, pada=PADA)
    aksi.tolak_kehadiran(hadir, alasan="Salah catat", oleh=oleh, pada=PADA)
    assert balasan(undangan) == Undangan.Balasan.BELUM

    lagi = aksi.hadirkan(undangan, oleh=oleh, pada=PADA)

    assert lagi.pk == hadir.pk
    assert Kehadiran.objects.get().status == S.SAH
    assert balasan(undangan) == Undangan.Balasan.HADIR


def test_a_deputy_taken_back_and_let_in_again_is_said_on_the_invitation(oleh):
    undangan = UndanganFactory()
    jabatan_utama(undangan)
    wakil = aksi.wakili(undangan, nama="Wakil", oleh=oleh, pada=PADA)

    aksi.tolak_kehadiran(wakil, alasan="Salah catat", oleh=oleh, pada=PADA)
    assert balasan(undangan) == Undangan.Balasan.BELUM
    aksi.sahkan_kehadiran(wakil, oleh=oleh, pada=PADA)

    assert balasan(undangan) == Undangan.Balasan.DIWAKILI


def test_of_a_body_one_who_is_taken_back_leaves_the_other_there(oleh):
    undangan = UndanganFactory()
    satu = aksi.hadirkan(undangan, nama="Peserta Satu", oleh=oleh, pada=PADA)
    aksi.hadirkan(undangan, nama="Peserta Dua", oleh=oleh, pada=PADA)

    aksi.tolak_kehadiran(satu, alasan="Salah catat", oleh=oleh, pada=PADA)

    assert balasan(undangan) == Undangan.Balasan.HADIR


def test_a_body_whose_invitation_names_nobody_is_ticked_off_by_name(oleh):
    undangan = UndanganFactory()

    with pytest.raises(ValidationError, match="Nama wajib diisi"):
        aksi.hadirkan(undangan, oleh=oleh, pada=PADA)
    for nama in ("Peserta Satu", "Peserta Satu", "Peserta Dua"):
        aksi.hadirkan(undangan, nama=nama, oleh=oleh, pada=PADA)

    assert [h.nama_snapshot for h in Kehadiran.objects.order_by("nama_snapshot")] == [
        *("Peserta Dua", "Peserta Satu")
    ]


def test_a_person_without_a_post_today_is_written_down_without_one(oleh):
    undangan = UndanganFactory()
    jabatan_utama(undangan)
    Jabatan.objects.update(selesai=PADA.date().replace(month=1))

    assert aksi.hadirkan(undangan, oleh=oleh, pada=PADA).jabatan_snapshot == ""


def test_pk08_a_deputy_is_entered_and_the_invitation_says_so(oleh):
    undangan = UndanganFactory()
    jabatan = jabatan_utama(undangan)

    hadir = aksi.wakili(
        undangan, nama=" Wakil Ketua ", jabatan="Sekretaris", oleh=oleh, pada=PADA
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
    aksi.hadirkan(hadir, oleh=oleh, pada=PADA)

    with pytest.raises(ValidationError, match="Nama wajib diisi"):
        aksi.wakili(undangan, nama="", oleh=oleh, pada=PADA)
    aksi.wakili(undangan, nama="Wakil", oleh=oleh, pada=PADA)
    undangan.refresh_from_db()
    with pytest.raises(TindakanTerlarang, match="sudah diwakili"):
        aksi.wakili(undangan, nama="Wakil", oleh=oleh, pada=PADA)
    with pytest.raises(TindakanTerlarang, match="sudah tercatat hadir"):
        aksi.wakili(hadir, nama="Wakil", oleh=oleh, pada=PADA)

    aksi.tolak_kehadiran(
        hadir.kegiatan.kehadiran.get(), alasan="Salah catat", oleh=oleh, pada=PADA
    )
    aksi.wakili(hadir, nama="Wakil", oleh=oleh, pada=PADA)
    assert hadir.kegiatan.kehadiran.sah().get().nama_snapshot == "Wakil"


def test_pk11_what_waits_is_confirmed_or_refused_with_a_reason(oleh):
    sementara = KehadiranFactory(status=S.SEMENTARA)

    with pytest.raises(TindakanTerlarang, match="Pilih alasan"):
        aksi.tolak_kehadiran(sementara, alasan="", oleh=oleh, pada=PADA)
    aksi.sahkan_kehadiran(sementara, oleh=oleh, pada=PADA)

    assert Kehadiran.objects.get().status == S.SAH
    assert Kehadiran.objects.get().diperiksa_oleh == oleh


def test_pk24_attendance_of_a_closed_visit_is_read_only(oleh):
    hadir = KehadiranFactory(kegiatan__status=Kegiatan.Status.DITUTUP)

    for aksi_hadir in (
        lambda: aksi.tolak_kehadiran(hadir, alasan="Salah", oleh=oleh, pada=PADA),
        lambda: aksi.sahkan_kehadiran(hadir, oleh=oleh, pada=PADA),
    ):
        with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
            aksi_hadir()
    assert Kehadiran.objects.get().status == S.SAH
