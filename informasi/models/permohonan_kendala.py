"""What the database itself refuses about a request, and how it finds one quickly."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from informasi.models.permohonan_pilihan import (
    BERJALAN,
    TERJAWAB,
    AsalPermohonan,
    HasilPermohonan,
    StatusPermohonan,
)

S = StatusPermohonan
KENDALA_PERMOHONAN = (
    models.CheckConstraint(
        condition=Q(status__in=StatusPermohonan.values),
        name="informasi_permohonan_status_dikenal",
    ),
    models.CheckConstraint(
        condition=Q(hasil="", status__in=tuple(sorted(BERJALAN)))
        | (
            Q(hasil__in=HasilPermohonan.values) & ~Q(status__in=tuple(sorted(BERJALAN)))
        ),
        name="informasi_permohonan_hasil_saat_berakhir",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=tuple(sorted(TERJAWAB)))
        | Q(dijawab_pada__isnull=False),
        name="informasi_permohonan_jawaban_bertanggal",
    ),
    models.CheckConstraint(
        condition=Q(disarankan=None)
        | (Q(asal=AsalPermohonan.TITIPAN) & ~Q(disarankan=F("unit"))),
        name="informasi_permohonan_disarankan_di_pertemuan",
    ),
    models.CheckConstraint(
        condition=Q(tanggal_terima__lte=F("tanggal_catat")),
        name="informasi_permohonan_terima_tidak_di_depan",
    ),
    models.CheckConstraint(
        condition=Q(jatuh_tempo__gte=F("jatuh_tempo_awal")),
        name="informasi_permohonan_tempo_tidak_maju",
    ),
    models.CheckConstraint(
        condition=Q(diperpanjang=False) | ~Q(alasan_perpanjangan=""),
        name="informasi_permohonan_perpanjangan_beralasan",
    ),
    models.CheckConstraint(
        condition=~Q(rincian="") & ~Q(tujuan=""),
        name="informasi_permohonan_berisi",
    ),
    models.CheckConstraint(
        condition=~Q(status=S.MENUNGGU_KELENGKAPAN) | Q(lengkapi_sampai__isnull=False),
        name="informasi_permohonan_kurang_berbatas",
    ),
)
INDEKS_PERMOHONAN = (
    models.Index(
        fields=("jatuh_tempo",),
        condition=Q(status__in=tuple(sorted(BERJALAN))),
        name="informasi_permohonan_tempo",
    ),
    models.Index(fields=("tanggal_terima",), name="informasi_permohonan_terima"),
)
