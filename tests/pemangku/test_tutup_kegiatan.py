"""PK-24: what closing needs, closing, opening again."""

from __future__ import annotations

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from pemangku.actions import kegiatan as aksi
from pemangku.models import Kegiatan, Kehadiran
from pemangku.syarat_kegiatan import halangan_tutup
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import (
    AgendaButirFactory,
    KegiatanFactory,
    KehadiranFactory,
    TindakLanjutFactory,
)
from tests.pemangku.kunjungan_bantu import NOTULEN, PADA

pytestmark = pytest.mark.django_db
S = Kegiatan.Status


def siap_tutup(**ubah) -> Kegiatan:
    """A visit that is over and lacks nothing."""
    kegiatan = KegiatanFactory(
        **{
            "status": S.SELESAI,
            "notulen": NOTULEN,
            "pindaian_hadir": "kegiatan/2024/hadir.pdf",
            **ubah,
        }
    )
    AgendaButirFactory(kegiatan=kegiatan)
    KehadiranFactory(kegiatan=kegiatan)
    return kegiatan


def test_pk24_one_attendance_that_waits_keeps_a_visit_open():
    kegiatan, oleh = siap_tutup(), PetugasFactory()
    hadir = KehadiranFactory(kegiatan=kegiatan, status=Kehadiran.Status.SEMENTARA)

    with pytest.raises(TindakanTerlarang, match="1 kehadiran belum diperiksa"):
        aksi.tutup_kegiatan(kegiatan, oleh=oleh, pada=PADA)
    hadir.sahkan(oleh=oleh, pada=PADA)
    aksi.tutup_kegiatan(kegiatan, oleh=oleh, pada=PADA)

    assert Kegiatan.objects.get().status == S.DITUTUP


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        (
            {"notulen": "Terlalu pendek"},
            "Notulen belum ditulis (14 dari sedikitnya 50 huruf).",
        ),
        (
            {"pindaian_hadir": ""},
            "Pindaian daftar hadir bertanda tangan belum diunggah.",
        ),
        ({"pindaian_hadir": "", "cara_paraf": "tanpa"}, ""),
    ],
)
def test_closing_says_what_is_missing(ubah, kalimat):
    assert halangan_tutup(siap_tutup(**ubah)) == ([kalimat] if kalimat else [])


def test_an_empty_visit_lacks_people_and_agenda():
    kegiatan = KegiatanFactory(
        status=S.SELESAI, notulen=NOTULEN, pindaian_hadir="kegiatan/hadir.pdf"
    )

    assert halangan_tutup(kegiatan) == [
        "Belum ada satu pun yang hadir.",
        "Agenda masih kosong.",
    ]
    kegiatan.hadir_tak_bernama_l = 4
    assert halangan_tutup(kegiatan) == ["Agenda masih kosong."]


def test_a_public_consultation_needs_its_paper_and_a_follow_up():
    kegiatan = siap_tutup(jenis=["fkp"])

    assert halangan_tutup(kegiatan) == [
        "Forum konsultasi publik: berita acara bertanda tangan belum diunggah.",
        "Forum konsultasi publik: tindak lanjut belum dicatat.",
    ]
    kegiatan.berita_acara = "kegiatan/ba.pdf"
    TindakLanjutFactory(kegiatan=kegiatan)
    assert halangan_tutup(kegiatan) == []


def test_pk24_reopening_needs_a_reason_and_makes_a_revision():
    kegiatan, oleh = siap_tutup(status=S.DITUTUP), PetugasFactory()

    with pytest.raises(TindakanTerlarang, match="alasan"):
        kegiatan.buka_lagi(oleh=oleh, pada=PADA, alasan="")
    kegiatan.buka_lagi(oleh=oleh, pada=PADA, alasan="Salah ketik nama")

    kegiatan.refresh_from_db()
    assert (kegiatan.status, kegiatan.revisi) == (S.SELESAI, 1)
    assert kegiatan.riwayat.first().catatan == "Salah ketik nama"
