"""The ladder of complaints: which rung on which day, who hears of it, once."""

from datetime import date

import pytest

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Penugasan
from organisasi.staf.hari_ini import penerima
from organisasi.waktu.eskalasi import AWALAN
from pengaduan.models import Pengaduan
from pengaduan.penanganan.eskalasi import naikkan
from tests.factories.pengaduan import (
    PengaduanFactory,
    RujukanPengaduanFactory,
    pengaduan_di,
)
from tests.pengaduan.kantor_aduan import saat
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
S = Pengaduan.Status
TEMPO = date(2024, 6, 20)
# Five, two and no working days before 20 June 2024; then the day after it.
LIMA, DUA, LEWAT = date(2024, 6, 11), date(2024, 6, 14), date(2024, 6, 21)


def di_unit(kantor, **lain):
    return PengaduanFactory(
        **{"unit": kantor.kecamatan, "diteruskan": True, "jatuh_tempo": TEMPO} | lain
    )


def berkadar(kantor, **lain):
    return di_unit(kantor, berkadar=True, kelas=Pengaduan.Kelas.BERKADAR, **lain)


def anak(objek):
    jejak = Jejak.objects.milik(objek).filter(tindakan__startswith=AWALAN)
    return [j.tindakan.removeprefix(AWALAN) for j in jejak][::-1]


def pagi(hari):
    return len(naikkan(pada=saat(hari, 6), hari_ini=hari))


def pendengar(hari, nomor):
    """Who hears of the complaint by the rungs of the morning of ``hari``."""
    semua = [p for p in naikkan(pada=saat(hari, 6), hari_ini=hari) if p.nomor == nomor]
    petugas = penerima(hari)
    return {o.email.partition("@")[0] for p in semua for o in p.pendengar(petugas)}


def test_each_threshold_is_a_rung_taken_once(kantor):
    aduan = di_unit(kantor)
    hari = [date(2024, 6, n) for n in (10, 11, 11, 12, 14, 20, 21, 24)]
    # Late is told every morning until it is handled.
    assert [pagi(h) for h in hari] == [0, 1, 1, 0, 1, 1, 1, 1]
    assert anak(aduan) == ["5", "2", "0", "terlambat"]


@pytest.mark.parametrize(
    ("status", "lain", "harapan"),
    [
        # Three working days to verify, five to react, counted from what began them.
        (S.MASUK, {"status_sejak": "2024-06-14", "jatuh_tempo": TEMPO}, ["0"]),
        (S.DITERUSKAN, {"terverifikasi_pada": "2024-06-11"}, ["2", "0"]),
        (S.DITINDAKLANJUTI, {"terverifikasi_pada": "2024-06-11"}, ["2", "0"]),
        # The reporter said no: the days to react, not those of the class.
        (
            S.DITINDAKLANJUTI,
            {"status_sejak": "2024-06-11", "selesai_sampai": date(2024, 7, 12)},
            ["2", "0"],
        ),
    ],
)
def test_a_short_clock_does_not_warn_on_the_day_it_starts(
    kantor, status, lain, harapan
):
    isi = {k: saat(v) if isinstance(v, str) else v for k, v in lain.items()}
    aduan = pengaduan_di(
        status,
        unit=kantor.kecamatan,
        **{"jatuh_tempo": TEMPO, "selesai_sampai": TEMPO} | isi,
    )
    for n in range(11, 21):
        if (hari := date(2024, 6, n)).weekday() < 5:
            pagi(hari)
    assert anak(aduan) == harapan


def test_the_ladder_climbs_from_the_counter_to_the_leaders(kantor):
    aduan = di_unit(kantor)
    for peran, unit, nama in (
        (Peran.PIMPINAN, kantor.kecamatan, "pimpinan"),
        (Peran.PIMPINAN, kantor.dinas, "pimpinan_lain"),
        (Peran.ATASAN_PPID, kantor.utama, "sekda"),
    ):
        petugas_berperan(peran, unit, email=f"{nama}@example.id")
    assert pendengar(LIMA, aduan.nomor) == {"loket"}
    assert pendengar(DUA, aduan.nomor) == {"loket", "camat"}
    assert pendengar(TEMPO, aduan.nomor) == {"loket", "camat", "admin"}
    semua = {"loket", "camat", "admin", "pimpinan", "sekda"}
    assert pendengar(LEWAT, aduan.nomor) == semua
    assert pendengar(date(2024, 6, 24), aduan.nomor) == semua


def test_a_rung_without_its_officer_reaches_the_next_one(kantor):
    aduan, kosong = di_unit(kantor), (kantor.loket, kantor.kepala_kecamatan)
    Penugasan.objects.filter(petugas__in=kosong).delete()
    assert pendengar(LIMA, aduan.nomor) == {"admin"}


def test_what_is_grave_warns_the_inspektorat_alone_or_nobody(kantor):
    petugas_berperan(Peran.PIMPINAN, kantor.kecamatan, email="pimpinan@example.id")
    aduan = berkadar(kantor)
    for hari in (LIMA, DUA, TEMPO, LEWAT):
        assert pendengar(hari, aduan.nomor) == {"irban"}
    Penugasan.objects.filter(petugas=kantor.irban).delete()
    assert pendengar(LEWAT, aduan.nomor) == set()


@pytest.mark.parametrize("status", [S.MASUK, S.TERVERIFIKASI])
def test_before_it_is_handed_over_the_sp4n_admin_is_warned(kantor, status):
    petugas_berperan(Peran.ATASAN_PPID, kantor.utama, email="sekda@example.id")
    aduan = pengaduan_di(status, unit=kantor.kecamatan, jatuh_tempo=TEMPO)
    hari = (LIMA, DUA, TEMPO)
    assert [pendengar(h, aduan.nomor) for h in hari] == [{"admin"}] * 3
    assert pendengar(LEWAT, aduan.nomor) == {"admin", "sekda"}


def test_a_referral_left_alone_goes_to_the_sp4n_admin(kantor):
    aduan = di_unit(kantor)
    rujukan = RujukanPengaduanFactory(berkas=aduan, ke_unit=kantor.dinas)
    assert pagi(date(2024, 6, 6)) == 0
    assert pendengar(date(2024, 6, 7), aduan.nomor) == {"admin"}
    assert anak(rujukan) == ["rujukan"]
    assert pendengar(date(2024, 6, 10), aduan.nomor) == {"admin"}


def test_no_rung_while_it_is_the_reporters_turn_or_over(kantor):
    for status in (S.TUNDA, S.MENUNGGU_PELAPOR, S.SELESAI, S.ARSIP):
        pengaduan_di(status, unit=kantor.kecamatan, jatuh_tempo=TEMPO)
    assert pagi(LEWAT) == 0
    RujukanPengaduanFactory(berkas=berkadar(kantor), ke_unit=kantor.dinas)
    selesai = PengaduanFactory(unit=kantor.kecamatan, selesai=True)
    RujukanPengaduanFactory(berkas=selesai, ke_unit=kantor.dinas)
    assert pagi(date(2024, 6, 7)) == 0
