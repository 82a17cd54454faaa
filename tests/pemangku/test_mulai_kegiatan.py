"""6.1: a visit begins on its day, and a mistaken beginning is undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from pemangku.actions import kegiatan as aksi
from pemangku.models import Kegiatan
from tests.factories.lanjutan import (
    FotoKegiatanFactory,
    KomitmenFactory,
    PenyerahanMateriFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import (
    KegiatanFactory,
    KehadiranFactory,
    PendaftaranMandiriFactory,
    TindakLanjutFactory,
)
from tests.pemangku.kunjungan_bantu import NOTULEN

pytestmark = pytest.mark.django_db
MULAI = datetime(2024, 6, 14, 2, tzinfo=UTC)
S = Kegiatan.Status


def rencana(mulai: datetime) -> Kegiatan:
    satu: Kegiatan = KegiatanFactory(mulai=mulai, selesai=mulai + timedelta(hours=2))
    return satu


@pytest.mark.parametrize(
    ("mulai", "pada", "boleh"),
    [
        (MULAI, datetime(2024, 6, 13, 16, 59, tzinfo=UTC), False),
        (MULAI, datetime(2024, 6, 13, 17, tzinfo=UTC), True),  # midnight in Tasikmalaya
        (MULAI, MULAI + timedelta(days=3), True),
        # Half past midnight: from two hours before.
        (
            datetime(2024, 6, 13, 17, 30, tzinfo=UTC),
            datetime(2024, 6, 13, 15, 29, tzinfo=UTC),
            False,
        ),
        (
            datetime(2024, 6, 13, 17, 30, tzinfo=UTC),
            datetime(2024, 6, 13, 15, 30, tzinfo=UTC),
            True,
        ),
    ],
)
def test_a_visit_begins_on_its_day_at_the_earliest(mulai, pada, boleh):
    kegiatan = rencana(mulai)

    if boleh:
        kegiatan.mulaikan(oleh=PetugasFactory(), pada=pada)
        assert kegiatan.status == S.BERLANGSUNG
        return
    with pytest.raises(TindakanTerlarang, match="Jumat, 14 Juni 2024"):
        kegiatan.mulaikan(oleh=PetugasFactory(), pada=pada)
    kegiatan.refresh_from_db()
    assert kegiatan.status == S.RENCANA


def test_a_visit_moved_under_the_hands_does_not_begin():
    kegiatan = rencana(MULAI)
    Kegiatan.objects.update(
        mulai=MULAI + timedelta(days=9), selesai=MULAI + timedelta(days=9, hours=2)
    )

    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        kegiatan.mulaikan(oleh=PetugasFactory(), pada=MULAI)


def test_a_visit_begun_by_mistake_is_planned_again():
    kegiatan = rencana(MULAI).mulaikan(oleh=PetugasFactory(), pada=MULAI)
    KehadiranFactory(kegiatan=kegiatan, status="ditolak", alasan="Salah orang")

    hasil = aksi.batal_mulai(kegiatan, oleh=PetugasFactory(), pada=MULAI)

    assert hasil.status == S.RENCANA
    hasil.batalkan(oleh=PetugasFactory(), pada=MULAI, alasan="Hujan lebat")
    assert kegiatan.riwayat.filter(tindakan="batal_mulai").count() == 1


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (lambda k: KehadiranFactory(kegiatan=k), "peserta"),
        (lambda k: PendaftaranMandiriFactory(kegiatan=k), "pendaftaran"),
        (lambda k: FotoKegiatanFactory(kegiatan=k), "foto"),
        (lambda k: KomitmenFactory(kegiatan=k), "komitmen"),
        (lambda k: PenyerahanMateriFactory(kegiatan=k), "materi"),
        (lambda k: TindakLanjutFactory(kegiatan=k), "tindak lanjut"),
        (lambda k: Kegiatan.objects.update(notulen=NOTULEN), "notulen"),
        (lambda k: Kegiatan.objects.update(hadir_tak_bernama_l=1), "tanpa nama"),
    ],
)
def test_what_hangs_on_a_visit_keeps_it_begun(isi, kata):
    kegiatan = rencana(MULAI).mulaikan(oleh=PetugasFactory(), pada=MULAI)
    isi(kegiatan)

    with pytest.raises(TindakanTerlarang, match=kata):
        aksi.batal_mulai(kegiatan, oleh=PetugasFactory(), pada=MULAI)

    kegiatan.refresh_from_db()
    assert kegiatan.status == S.BERLANGSUNG
