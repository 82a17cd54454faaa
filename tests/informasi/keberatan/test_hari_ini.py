"""After an objection on the today list: orders to carry out, disputes to follow."""

from datetime import date

import pytest
from django.urls import reverse

from informasi.models import Keberatan, Sengketa
from organisasi.kantor.peran import Peran
from organisasi.staf.hari_ini import Tugas
from tests.factories.informasi import KeberatanFactory, PemohonFactory, SengketaFactory
from tests.factories.organisasi import UnitFactory
from tests.hari_ini import tugas_keberatan
from tests.informasi.kantor import PADA
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
SAMPAI = date(2024, 8, 20)


def test_order_waits_for_the_head_of_the_unit_until_its_day():
    # Upheld: periodic information must be published; no request behind it.
    keberatan = KeberatanFactory(
        permohonan=None,
        pemohon=PemohonFactory(),
        unit=UnitFactory(singkatan="Dinkes"),
        alasan=["b"],
        status="ditanggapi",
        hasil="dikabulkan",
        putusan="Dikabulkan.",
        ditanggapi_pada=PADA,
        perintah="Umumkan laporan tahunannya.",
        perintah_jatuh_tempo=SAMPAI,
    )
    kepala = petugas_berperan(Peran.PPID_PEMBANTU, keberatan.unit)
    assert tugas_keberatan(kepala, SAMPAI) == [
        Tugas(
            judul=keberatan.kasus_posisi,
            url=reverse("admin:informasi_keberatan_change", args=(keberatan.pk,)),
            jenis="Laksanakan putusan keberatan",
            tenggat=SAMPAI,
            unit="Dinkes",
            keterangan="Umumkan laporan tahunannya.",
            nomor=keberatan.nomor,
        )
    ]
    assert tugas_keberatan(kepala, date(2024, 8, 21)) == []
    lain = petugas_berperan(Peran.PPID_PEMBANTU)
    loket = petugas_berperan(Peran.PETUGAS_LAYANAN, keberatan.unit)
    assert tugas_keberatan(lain, SAMPAI) == tugas_keberatan(loket, SAMPAI) == []
    # A rejected one orders nothing.
    Keberatan.objects.update(hasil="ditolak", perintah="", perintah_jatuh_tempo=None)
    assert tugas_keberatan(kepala, SAMPAI) == []


@pytest.mark.parametrize("peran", [Peran.PPID_UTAMA, Peran.ATASAN_PPID])
def test_running_dispute_waits_for_who_keeps_it(peran):
    sengketa = SengketaFactory()
    (baris,) = tugas_keberatan(petugas_berperan(peran), SAMPAI)
    assert baris == Tugas(
        judul=sengketa.keberatan.kasus_posisi,
        nomor=sengketa.nomor,
        url=reverse("admin:informasi_sengketa_change", args=(sengketa.pk,)),
        jenis="Ikuti sengketa",
        unit=sengketa.keberatan.unit.nama_pendek,
        keterangan=sengketa.get_status_display(),
    )
    Sengketa.objects.update(
        status=Sengketa.Status.GUGATAN_PTUN, diputus_pada=SAMPAI, amar="Ditolak."
    )
    assert tugas_keberatan(petugas_berperan(peran), SAMPAI) == []
