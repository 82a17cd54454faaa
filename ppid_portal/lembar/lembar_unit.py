"""A mail a month to the head of each unit: what is due, late, stale and promised.

It is sent on the first working day of the month.
"""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from informasi.models import Permohonan
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur, Penugasan, Unit
from organisasi.staf.hari_ini import hari_kerja
from pemangku.models import Janji
from pemangku.putaran.sasaran import hitung_unit
from pengaduan.models import Pengaduan
from ppid_portal.angka.angka import MEDIAN
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import LembarAngka, baca_lembar, kata
from ppid_portal.lembar.bahan_rakor import angka_katalog

ANGKA = (
    ("A1", ""),
    ("A2", ""),
    ("A3", MEDIAN),
    ("B1", ""),
    ("B2", ""),
    ("B3", ""),
    ("B4", ""),
    ("B5", ""),
)


MENUNGGU = (
    ("Jatuh tempo bulan ini", "{tempo_permohonan} permohonan, {tempo_aduan} aduan"),
    ("Lewat waktu", "{lewat_permohonan} permohonan, {lewat_aduan} aduan"),
    (
        "Perlu disegarkan",
        "{basi_informasi} informasi berkala, {basi_pemangku} pemangku",
    ),
    (
        "Dijanjikan",
        "{komitmen} janji pemangku ({komitmen_lewat} lewat), {tindak_lanjut} langkah berikutnya ({tindak_lanjut_lewat} lewat)",
    ),
)


def baris_menunggu(unit: Unit, hari: date) -> list[tuple[str, str]]:
    banyak = menunggu(unit, hari)
    return [(nama, pola.format_map(banyak)) for nama, pola in MENUNGGU]


def menunggu(unit: Unit, hari: date) -> dict[str, int]:
    """What waits in a unit and below it; of complaints nothing grave and nothing secret."""
    bawah = list(Unit.objects.di_bawah([unit.pk]).values_list("pk", flat=True))
    akhir = Periode.bulan(hari).akhir
    minta = Permohonan.objects.filter(pemegang__in=bawah)
    aduan = Pengaduan.objects.filter(
        pemegang__in=bawah, berkadar=False, rahasia=False
    ).giliran_kita()
    janji = (
        Janji.objects.komitmen()
        .berjalan()
        .filter(Q(kegiatan__tuan_rumah__in=bawah) | Q(pemangku__pengelola__in=bawah))
    )
    lanjut = Janji.objects.dari_kunjungan().berlaku().filter(pj_unit__in=bawah)
    tempo = {"jatuh_tempo__gte": hari, "jatuh_tempo__lte": akhir}
    _, basi = angka_katalog(bawah, hari)
    unsur = hitung_unit(unit.pk, hari)
    return {
        "tempo_permohonan": minta.menunggu_kami().filter(**tempo).count(),
        "tempo_aduan": aduan.filter(**tempo).count(),
        "lewat_permohonan": minta.lewat_tempo(hari).count(),
        "lewat_aduan": aduan.lewat_tempo(hari).count(),
        "basi_informasi": basi,
        "basi_pemangku": sum(basi for _, (_, _, basi) in unsur),
        "komitmen": janji.count(),
        "komitmen_lewat": janji.filter(tenggat__lt=hari).count(),
        "tindak_lanjut": lanjut.count(),
        "tindak_lanjut_lewat": lanjut.filter(tenggat__lt=hari).count(),
    }


def baris_angka(
    unit: Unit, periode: Periode, lembar: LembarAngka
) -> list[tuple[str, ...]]:
    return [
        (
            f"{', '.join(filter(None, (INDIKATOR[kode].nama, rincian)))} ({kode})",
            *(
                kata(kode, lembar.angka(kode, p, rincian=rincian, unit=u))
                for p, u in (
                    (periode, unit.pk),
                    (periode.sebelumnya, unit.pk),
                    (periode, None),
                )
            ),
        )
        for kode, rincian in ANGKA
    ]


def lembar_angka(periode: Periode) -> LembarAngka:
    return baca_lembar(
        periode,
        [periode, periode.sebelumnya],
        kecamatan=None,
        kode__in={kode for kode, _ in ANGKA},
    )


# Sending it

TEMPLAT = "ppid_portal/lembar/pesan/bulanan.txt"
KEPALA = frozenset({Peran.PPID_PEMBANTU, Peran.PIMPINAN})
# A server that was off on the first working day makes up for it until this day.
HARI_TERAKHIR = 10


@transaction.atomic
def kirim_bulanan(*, pada: datetime, hari_ini: date) -> int:
    """Queue one letter a head and unit on last month; how many are new.

    Repeatable: each head gets one a month of each unit. Mail leaves on working days only.
    """
    if hari_ini.day > HARI_TERAKHIR:
        return 0
    if not hari_kerja(hari_ini, HariLibur.objects.kalender()):
        return 0
    kepala = _kepala(hari_ini)
    periode = Periode.bulan(hari_ini).sebelumnya
    lembar = lembar_angka(periode)
    return sum(
        beri_tahu(
            kepala[unit.pk],
            templat=TEMPLAT,
            konteks={
                "unit": unit.nama,
                "bulan": periode.nama,
                "menunggu": baris_menunggu(unit, hari_ini),
                "angka": baris_angka(unit, periode, lembar),
            },
            kunci=f"bulanan:{periode.kode}:{unit.pk}",
            pada=pada,
            tentang=None,
        )
        for unit in Unit.objects.kantor_ppid(hari_ini).filter(pk__in=kepala)
    )


def _kepala(hari: date) -> dict[int, list[str]]:
    tugas = Penugasan.objects.berlaku(hari).filter(peran__in=KEPALA)
    baris = tugas.exclude(petugas__email="").values_list("unit_id", "petugas__email")
    hasil: defaultdict[int, list[str]] = defaultdict(list)
    for unit, surel in baris:
        hasil[unit].append(surel)
    return dict(hasil)
