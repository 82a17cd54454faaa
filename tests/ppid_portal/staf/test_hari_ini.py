"""An assignment that ends by itself leaves no desk in silence: before its day, and after."""

import pytest
import time_machine
from django.urls import reverse

from informasi.models import Permohonan
from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur, Notifikasi, Penugasan
from organisasi.staf.hari_ini import BANYAK_MAKS, Tugas
from pengaduan.models import Pengaduan
from ppid_portal.staf.hari_ini import JENIS_MEJA, SIAP, ingatkan, tugas_hari_ini
from tests.factories.organisasi import PenugasanFactory, UnitFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.hari_ini import tugas_meja
from tests.informasi.kantor import PADA, SEHARI, TERIMA, buka_kantor, diproses
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db
AKHIR = TERIMA + SIAP - SEHARI


@pytest.fixture
def kantor():
    with time_machine.travel(PADA, tick=False):
        yield buka_kantor()


@pytest.fixture
def perkara(kantor):
    permohonan = diproses(kantor)
    Permohonan.objects.filter(pk=permohonan.pk).update(penangan=kantor.loket)
    return permohonan


def akhiri(petugas, hari=AKHIR):
    """Set long ago: no form is open to warn anybody."""
    petugas.penugasan.update(selesai=hari)


def meja(petugas, hari=TERIMA):
    return tugas_meja(petugas, hari)


def test_a_desk_is_told_a_week_before_its_officer_leaves(
    client, kantor, perkara, django_assert_num_queries
):
    petugas = kantor.ppid_utama
    meja(petugas)
    with django_assert_num_queries(1):  # one look for both services
        assert meja(petugas) == []
    akhiri(kantor.loket)
    assert meja(kantor.ppid_utama, TERIMA - SEHARI) == []
    serah = reverse("admin:informasi_permohonan_changelist")
    assert meja(kantor.ppid_utama) == [
        Tugas(
            judul="Loket masih memegang 1 permohonan Kec. Cipedes",
            url=f"{serah}?perlu=terbuka&penangan={kantor.loket.pk}",
            jenis=JENIS_MEJA,
            tenggat=AKHIR,
            unit="Kec. Cipedes",
            keterangan="Penugasannya berakhir Senin, 10 Juni 2024. Serahkan berkasnya, "
            "atau perpanjang.",
        )
    ]
    # The head of the unit passes them on, too; another unit has nothing to do with it.
    assert meja(kantor.kepala) == meja(kantor.ppid_utama)
    assert meja(kantor.kepala_dinas) == meja(kantor.loket) == []
    masuk(client, kantor.kepala)
    assert perkara.nomor in client.get(meja(kantor.kepala)[0].url).text
    HariLibur.objects.all().delete()
    ingatkan(pada=PADA, hari_ini=TERIMA)
    surat = {satu.penerima: satu.isi for satu in Notifikasi.objects.all()}
    assert JENIS_MEJA in surat["utama@example.id"]


def test_it_stands_there_late_until_somebody_has_the_cases(kantor, perkara):
    akhiri(kantor.loket)
    lusa = AKHIR + SEHARI * 2
    (satu,) = meja(kantor.ppid_utama, AKHIR)
    assert "berakhir Senin" in satu.keterangan
    (satu,) = meja(kantor.ppid_utama, lusa)
    assert "tidak bertugas lagi" in satu.keterangan
    assert satu.lewat(lusa)
    assert satu in tugas_hari_ini(kantor.ppid_utama, lusa)
    # Taken off without a day it is told today.
    Penugasan.objects.filter(petugas=kantor.loket).delete()
    (tanpa,) = meja(kantor.ppid_utama)
    assert tanpa.tenggat == TERIMA
    assert "tidak bertugas lagi" in tanpa.keterangan
    Permohonan.objects.update(penangan=kantor.kepala)
    assert meja(kantor.ppid_utama, lusa) == []


@pytest.mark.parametrize(
    ("peran", "di_atas"),
    [(Peran.PPID_PEMBANTU, False), (Peran.PETUGAS_LAYANAN, True), ("ppid_utama", None)],
)
def test_who_goes_on_serving_the_unit_keeps_the_desk(kantor, perkara, peran, di_atas):
    akhiri(kantor.loket)
    kantor.kecamatan.induk = UnitFactory()
    kantor.kecamatan.save()
    unit = kantor.kecamatan.induk if di_atas else kantor.kecamatan
    if di_atas is None:
        unit = kantor.dinas
    lain = PenugasanFactory(petugas=kantor.loket, unit=unit, peran=peran, mulai=TERIMA)
    assert meja(kantor.ppid_utama) == []
    lain.delete()
    PenugasanFactory(
        petugas=kantor.loket, unit=kantor.dinas, peran=Peran.PPID_PEMBANTU, mulai=TERIMA
    )
    assert len(meja(kantor.ppid_utama)) == 1


def test_who_keeps_the_accounts_is_led_to_the_assignment(client, kantor, perkara):
    admin = masuk(client, petugas_berperan(Peran.ADMIN_TEKNIS, kantor.utama))
    akhiri(kantor.loket)
    (satu,) = meja(admin)
    assert satu.url == f"{reverse('admin:organisasi_penugasan_changelist')}?q=Loket"
    assert "Loket" in client.get(satu.url).text


def test_a_complaint_is_told_to_who_may_read_it(client, kantor):
    admin = petugas_berperan(Peran.ADMIN_SP4N, kantor.utama)
    teknis = petugas_berperan(Peran.ADMIN_TEKNIS, kantor.utama)
    irban = petugas_berperan(Peran.INSPEKTORAT, kantor.utama, nama="Irban")
    biasa = PengaduanFactory(
        unit=kantor.kecamatan, diteruskan=True, penangan=kantor.loket
    )
    PengaduanFactory(
        unit=kantor.kecamatan,
        diteruskan=True,
        penangan=irban,
        berkadar=True,
        kelas=Pengaduan.Kelas.BERKADAR,
    )
    akhiri(kantor.loket)
    akhiri(irban)
    for siapa in (admin, teknis, kantor.kepala):
        (satu,) = meja(siapa)
        assert satu.judul == "Loket masih memegang 1 aduan Kec. Cipedes"
    assert "Irban" in meja(irban)[0].judul
    masuk(client, admin)
    assert biasa.nomor in client.get(meja(admin)[0].url).text


def test_many_desks_are_one_line_after_the_first_ten(kantor, perkara):
    unit = UnitFactory.create_batch(BANYAK_MAKS + 1)
    Permohonan.objects.update(penangan=kantor.loket)
    for satu in unit:
        PengaduanFactory(unit=satu, diteruskan=True, penangan=kantor.loket)
    akhiri(kantor.loket)
    teknis = petugas_berperan(Peran.ADMIN_TEKNIS, kantor.utama)
    (semua,) = (t for t in meja(teknis) if t.lanjutan)
    assert len(meja(teknis)) == BANYAK_MAKS + 2  # and the desk with the request
    assert semua.judul == f"Semua {BANYAK_MAKS + 1} yang menunggu"
