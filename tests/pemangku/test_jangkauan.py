"""PK-06: who has not been reached, in five lists."""

from __future__ import annotations

import pytest

from organisasi.kantor.peran import Peran
from organisasi.models import Wilayah
from pemangku.jangkauan import (
    KelurahanBelum,
    UnsurBelum,
    belum_terjangkau,
    tak_pernah_diundang,
    tak_pernah_hadir,
)
from pemangku.models import Kegiatan, Kehadiran, Pemangku
from tests.factories.pemangku import (
    KegiatanFactory,
    KehadiranFactory,
    PemangkuFactory,
    SasaranPutaranFactory,
    UndanganFactory,
    UnsurFactory,
    UnsurTidakAdaFactory,
)
from tests.pemangku.kunjungan_bantu import HARI, kecamatan, kunjungan, sasaran
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengelola():
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def test_pk06_kelurahan_nobody_came_from_and_parts_nobody_stands_for(pengelola):
    camat = kecamatan(
        *("Kecamatan Cipedes", "Panglayungan", "Cipedes", "Nagarasari", "Sukamanah")
    )
    satu = sasaran(camat)
    taruna, tiada = UnsurFactory(nama="Karang Taruna"), UnsurFactory(nama="KIM")
    satu.unsur_wajib.set([taruna, tiada])
    UnsurTidakAdaFactory(sasaran=satu, unsur=tiada)
    kegiatan = kunjungan(satu)
    datang = {w.nama: w for w in Wilayah.objects.filter(induk=camat.wilayah)}
    KehadiranFactory(kegiatan=kegiatan, kelurahan=datang["Panglayungan"])
    KehadiranFactory(
        kegiatan=kegiatan, pemangku=PemangkuFactory(wilayah=datang["Cipedes"])
    )
    KehadiranFactory(
        kegiatan=kegiatan,
        kelurahan=datang["Nagarasari"],
        status=Kehadiran.Status.SEMENTARA,
    )
    # At a visit of no round.
    KehadiranFactory(kelurahan=datang["Sukamanah"])

    isi = belum_terjangkau(satu.putaran, petugas=pengelola, hari=HARI)

    assert isi.kelurahan == [
        KelurahanBelum("Kecamatan Cipedes", ["Nagarasari", "Sukamanah"])
    ]
    assert isi.unsur == [UnsurBelum("Kecamatan Cipedes", ["Karang Taruna"])]
    assert isi.unit == []


def test_units_without_any_visit_stand_in_the_first_list(pengelola):
    satu = sasaran()
    kunjungan(satu, status=Kegiatan.Status.RENCANA)
    lain = SasaranPutaranFactory(putaran=satu.putaran)

    isi = belum_terjangkau(satu.putaran, petugas=pengelola, hari=HARI)

    assert isi.unit == [lain.unit.nama]


def test_invited_twice_and_never_there(pengelola):
    sering, datang, sekali, nanti = PemangkuFactory.create_batch(4)
    lampau = KegiatanFactory.create_batch(2, status=Kegiatan.Status.DITUTUP)
    for kegiatan in lampau:
        UndanganFactory(kegiatan=kegiatan, pemangku=sering)
        UndanganFactory(kegiatan=kegiatan, pemangku=datang)
    UndanganFactory(kegiatan=lampau[0], pemangku=sekali)
    for kegiatan in KegiatanFactory.create_batch(2):
        UndanganFactory(kegiatan=kegiatan, pemangku=nanti)
    KehadiranFactory(kegiatan=lampau[0], pemangku=datang)
    KehadiranFactory(
        kegiatan=lampau[0],
        pemangku=sering,
        status=Kehadiran.Status.DITOLAK,
        alasan="Salah",
    )

    assert [(p, p.diundang) for p in tak_pernah_hadir(pengelola)] == [(sering, 2)]


def test_active_ones_never_invited_of_the_officers_units_only(pengelola):
    camat = kecamatan()
    satu = PemangkuFactory(pengelola=camat)
    lain = PemangkuFactory()
    PemangkuFactory(status=Pemangku.Status.NONAKTIF)
    UndanganFactory(pemangku=PemangkuFactory())
    operator = petugas_berperan(Peran.PETUGAS_LAYANAN, camat)

    assert set(tak_pernah_diundang(pengelola)) == {satu, lain}
    assert list(tak_pernah_diundang(operator)) == [satu]
