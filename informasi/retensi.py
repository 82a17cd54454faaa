"""How long an applicant's identity is kept: a day set when the request comes in.

UU 27/2022 Pasal 42-43: personal data goes when it is no longer needed. It is needed while
an answer is owed, and while an objection or a dispute may still be filed. The case itself
is an archive and stays: only the city's archivist destroys archives, by schedule.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from informasi.models import BERJALAN, Keberatan, Pemohon, Permohonan, Sengketa
from informasi.models.keberatan import TERBUKA
from organisasi.models import Unit
from organisasi.pribadi.actions import milik
from organisasi.waktu.tenggat import akhir_jendela

# What may follow one another after a request comes in, each to its last day.
SEJAK_TERIMA = (
    *("permohonan.jawab", "permohonan.perpanjang"),
    *("keberatan.ajukan", "keberatan.tanggapi", "sengketa.ajukan"),
)
SEJAK_JAWAB = SEJAK_TERIMA[2:]
SEJAK_TANGGAPAN = SEJAK_TERIMA[4:]


def simpan_sampai(tanggal_terima: date, unit: Unit | None) -> date:
    """The day until which the identity in a request received then is kept.

    The last day to answer (with the one extension), to object, to be answered by the
    Atasan PPID, and to go to the Komisi Informasi, one after the other, in working days
    of ``unit`` (None: of the city). The limits are rows; BatasBelumDiatur when one is
    missing. A later year whose holidays nobody has entered yet must not stop a request:
    its weekends are skipped, and the day is reckoned again before anything is erased.
    """
    return akhir_jendela(tanggal_terima, SEJAK_TERIMA, unit)


def berkas_pemohon(pemohon: Pemohon) -> list[Permohonan | Keberatan]:
    """The request of an applicant and the objections that name him."""
    permohonan = Permohonan.objects.filter(pemohon=pemohon).select_related("unit")
    keberatan = pemohon.keberatan.select_related("unit", "sengketa")
    return [*permohonan, *keberatan]


def yang_berjalan(berkas: Sequence[Permohonan | Keberatan]) -> str:
    """What still runs and needs the identity whatever the day, in words; "" for nothing.

    A case, an objection, a dispute until its ruling is carried out (UU 27/2022 Pasal 44).
    """
    return next((alasan for satu in berkas if (alasan := _berjalan(satu))), "")


def _berjalan(berkas: Permohonan | Keberatan) -> str:
    if isinstance(berkas, Permohonan):
        return "permohonannya belum selesai" if berkas.status in BERJALAN else ""
    if berkas.status in TERBUKA:
        return "keberatannya belum ditanggapi"
    if berkas.status == Keberatan.Status.SENGKETA and not _dilaksanakan(berkas):
        return "sengketanya belum selesai dan dilaksanakan"
    return ""


def _dilaksanakan(keberatan: Keberatan) -> date | None:
    """The day the ruling was carried out; None while the dispute runs."""
    sengketa: Sengketa | None = getattr(keberatan, "sengketa", None)
    if sengketa is None or sengketa.status != Sengketa.Status.DILAKSANAKAN:
        return None
    return sengketa.dilaksanakan_pada


def ada_permintaan(berkas: Sequence[Permohonan | Keberatan]) -> bool:
    """Whether the person still waits for an answer about his data."""
    return any(milik(satu).terbuka().exists() for satu in berkas)


def akhir_simpan(pemohon: Pemohon, berkas: Sequence[Permohonan | Keberatan]) -> date:
    """The last day to keep the identity, now that the cases have ended.

    The day set at intake, or later when an answer came late: each answer opens its own
    windows. Raises BatasBelumDiatur when a limit is missing.
    """
    return max([pemohon.simpan_sampai, *(h for b in berkas if (h := _akhir(b)))])


def _akhir(berkas: Permohonan | Keberatan) -> date | None:
    if isinstance(berkas, Permohonan):
        selesai = timezone.localdate(berkas.dijawab_pada or berkas.status_sejak)
        return akhir_jendela(selesai, SEJAK_JAWAB, berkas.unit)
    if berkas.ditanggapi_pada is None:
        return _dilaksanakan(berkas)
    ditanggapi = timezone.localdate(berkas.ditanggapi_pada)
    jendela = akhir_jendela(ditanggapi, SEJAK_TANGGAPAN, berkas.unit)
    return max(jendela, _dilaksanakan(berkas) or jendela)


def akhir_bukti(permohonan: Permohonan) -> date:
    """The last day to keep the papers that proved who asks: they were checked, and the
    windows after that have run out. They may go before the name does.
    """
    diperiksa = permohonan.tanggal_lengkap or permohonan.tanggal_terima
    return akhir_jendela(diperiksa, SEJAK_JAWAB, permohonan.unit)
