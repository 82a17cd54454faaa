"""Whether a complaint is late (hukum 7.1-7.2).

Each step that is ours has its last day, in the calendar of the unit that holds it: to
verify, to answer first, to finish; after the reporter's no, to react. Open and past the
day of its step it is late. Done, it is judged by the last of these days, against the day
on which the work was done: the reporter's days to confirm it are not ours. While the
reporter is asked no clock runs. Archived, merged, not the city's, moved to 112 or to a
request: there was nothing to finish, so it is not judged.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils import timezone

from organisasi.models import BatasWaktu, Unit
from organisasi.waktu.hari_kerja import Hitungan
from organisasi.waktu.tenggat import Ketepatan, akhir_jendela, hitung_tenggat
from pengaduan.aduan.pilihan import GILIRAN_KITA, MENUNGGU_PELAPOR, KelasPengaduan

if TYPE_CHECKING:
    from pengaduan.aduan.models import Pengaduan

SP4N = "Aturan waktu SP4N-LAPOR!"

K = Ketepatan


# The day that counts now: the reporter's while he is asked, else the office's.
BATAS_KINI = Case(
    When(status__in=MENUNGGU_PELAPOR, then=F("tunggu_sampai")),
    When(status__in=tuple(sorted(GILIRAN_KITA)), then=F("jatuh_tempo")),
)


def lewat(hari: date) -> Q:
    return Q(status__in=GILIRAN_KITA, jatuh_tempo__lt=hari)


def terlambat(pengaduan: Pengaduan, hari: date) -> bool:
    tempo = pengaduan.jatuh_tempo
    return pengaduan.status in GILIRAN_KITA and tempo is not None and tempo < hari


def ketepatan(hari: date) -> Case:
    tuntas = Q(tuntas_pada__isnull=False, jatuh_tempo__isnull=False)
    return Case(
        When(tuntas & Q(tuntas_pada__date__lte=F("jatuh_tempo")), then=Value(K.TEPAT)),
        When(tuntas | lewat(hari), then=Value(K.LAMBAT)),
        default=Value(K.TIDAK_DINILAI),
        output_field=CharField(),
    )


# Due days: which limit counts, from when

VERIFIKASI = "pengaduan.verifikasi"
TANGGAPAN = "pengaduan.tanggapan_pertama"
TUNGGU = "pengaduan.tunggu_pelapor"
LENGKAPI = "pengaduan.lengkapi"
SELESAI = "pengaduan.selesai."
BATAS_LUAR = "pengaduan.batas_luar"
NOMOR_LUAR = "penerusan.nomor_luar"
# What may follow one another after a complaint comes in; the reporter may say no once
# more after the end, so the days to wait and to react count twice.
SEJAK_TERIMA = (
    LENGKAPI,
    VERIFIKASI,
    TANGGAPAN,
    f"{SELESAI}{KelasPengaduan.BERKADAR}",
    TUNGGU,
    TANGGAPAN,
    TUNGGU,
)


def batas_selesai(kelas: str, sejak: date, unit: Unit | None = None) -> Hitungan:
    """With examination the earlier of both limits counts (hukum 7.1)."""
    batas = hitung_tenggat(f"{SELESAI}{kelas}", sejak, unit)
    ada_luar = BatasWaktu.objects.terkini(sejak).filter(kode=BATAS_LUAR).exists()
    if kelas != KelasPengaduan.BERKADAR or not ada_luar:
        return batas
    luar = hitung_tenggat(BATAS_LUAR, sejak, unit)
    return min(batas, luar, key=lambda hitungan: hitungan.jatuh_tempo)


def kolom_tempo(kode: str, pengaduan: Pengaduan, pada: datetime) -> dict[str, Any]:
    tempo = hitung_tenggat(kode, timezone.localdate(pada), pengaduan.pemegang)
    return {"jatuh_tempo": tempo.jatuh_tempo, "hitungan": tempo.kalimat()}


def simpan_sampai(tanggal_terima: date, unit: Unit | None) -> date:
    return akhir_jendela(tanggal_terima, SEJAK_TERIMA, unit)
