"""What the database itself refuses about a complaint, and how it finds one quickly."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from pengaduan.models.pilihan import (
    GILIRAN_KITA,
    TUNTAS,
    CaraSelesai,
    HasilPengaduan,
    KelasPengaduan,
    Prioritas,
    StatusPengaduan,
)

S = StatusPengaduan
_BELUM_BERKELAS = (
    *(S.MASUK, S.TUNDA, S.ARSIP, S.GABUNGAN),
    *(S.DIALIHKAN_112, S.BUKAN_WEWENANG, S.DIALIHKAN_INFORMASI),
)
_DENGAN_KALIMAT = (S.ARSIP, S.BUKAN_WEWENANG, S.DIALIHKAN_INFORMASI, S.SELESAI)
KENDALA_PENGADUAN = (
    models.CheckConstraint(
        condition=Q(status__in=StatusPengaduan.values),
        name="pengaduan_pengaduan_status_dikenal",
    ),
    models.CheckConstraint(
        condition=Q(kelas__in=KelasPengaduan.values)
        | Q(kelas="", status__in=_BELUM_BERKELAS),
        name="pengaduan_pengaduan_berkelas",
    ),
    models.CheckConstraint(
        condition=~Q(kelas=KelasPengaduan.BERKADAR) | Q(berkadar=True),
        name="pengaduan_pengaduan_kelas_berkadar",
    ),
    models.CheckConstraint(
        condition=Q(prioritas__in=Prioritas.values),
        name="pengaduan_pengaduan_prioritas_dikenal",
    ),
    models.CheckConstraint(
        condition=~Q(uraian="") & ~Q(judul=""),
        name="pengaduan_pengaduan_berisi",
    ),
    models.CheckConstraint(
        condition=Q(tanggal_terima__lte=F("tanggal_catat")),
        name="pengaduan_pengaduan_terima_tidak_di_depan",
    ),
    models.CheckConstraint(
        condition=Q(tanggal_kejadian__isnull=True)
        | Q(tanggal_kejadian__lte=F("tanggal_terima")),
        name="pengaduan_pengaduan_kejadian_tidak_di_depan",
    ),
    models.CheckConstraint(
        condition=Q(lintang__isnull=True, bujur__isnull=True)
        # A range alone would let half a point pass: NULL is not false.
        | Q(
            lintang__isnull=False,
            bujur__isnull=False,
            lintang__range=(-90, 90),
            bujur__range=(-180, 180),
        ),
        name="pengaduan_pengaduan_titik_utuh",
    ),
    models.CheckConstraint(
        condition=Q(status=S.GABUNGAN, induk__isnull=False)
        | (~Q(status=S.GABUNGAN) & Q(induk__isnull=True)),
        name="pengaduan_pengaduan_gabungan_berinduk",
    ),
    models.CheckConstraint(
        condition=Q(induk__isnull=True) | ~Q(induk=F("id")),
        name="pengaduan_pengaduan_induk_lain",
    ),
    models.CheckConstraint(
        condition=Q(
            status=S.SELESAI,
            cara_selesai__in=CaraSelesai.values,
            hasil__in=HasilPengaduan.values,
            selesai_pada__isnull=False,
        )
        | (~Q(status=S.SELESAI) & Q(cara_selesai="", selesai_pada__isnull=True)),
        name="pengaduan_pengaduan_selesai_bercara",
    ),
    models.CheckConstraint(
        condition=Q(status__in=tuple(sorted(TUNTAS)), tuntas_pada__isnull=False)
        | (~Q(status__in=tuple(sorted(TUNTAS))) & Q(tuntas_pada__isnull=True)),
        name="pengaduan_pengaduan_tuntas_bertanggal",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=_DENGAN_KALIMAT) | ~Q(kalimat=""),
        name="pengaduan_pengaduan_akhir_berkalimat",
    ),
    models.CheckConstraint(
        condition=~Q(status=S.BUKAN_WEWENANG) | Q(lembaga__isnull=False),
        name="pengaduan_pengaduan_bukan_wewenang_menunjuk",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=(S.TUNDA, S.MENUNGGU_PELAPOR))
        | Q(tunggu_sampai__isnull=False),
        name="pengaduan_pengaduan_tunggu_berbatas",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=tuple(sorted(GILIRAN_KITA)))
        | Q(jatuh_tempo__isnull=False),
        name="pengaduan_pengaduan_giliran_bertempo",
    ),
    # Closing needs proof and a second person.
    models.CheckConstraint(
        condition=Q(diperiksa_oleh__isnull=True)
        | (Q(diusulkan_oleh__isnull=False) & ~Q(diperiksa_oleh=F("diusulkan_oleh"))),
        name="pengaduan_pengaduan_hasil_dua_orang",
    ),
    models.CheckConstraint(
        condition=~Q(status=S.MENUNGGU_PELAPOR) | Q(diperiksa_oleh__isnull=False),
        name="pengaduan_pengaduan_tanggapan_diperiksa",
    ),
    models.CheckConstraint(
        condition=Q(terbit=False)
        | (Q(rahasia=False, berkadar=False) & ~Q(judul_umum="") & ~Q(uraian_umum="")),
        name="pengaduan_pengaduan_terbit_layak",
    ),
)
INDEKS_PENGADUAN = (
    models.Index(
        fields=("jatuh_tempo",),
        condition=Q(status__in=tuple(sorted(GILIRAN_KITA))),
        name="pengaduan_tempo",
    ),
    models.Index(
        fields=("tunggu_sampai",),
        condition=Q(status__in=(S.TUNDA, S.MENUNGGU_PELAPOR)),
        name="pengaduan_tunggu",
    ),
    models.Index(fields=("kategori", "lintang", "bujur"), name="pengaduan_titik"),
    models.Index(fields=("kategori", "kelurahan"), name="pengaduan_kelurahan"),
    models.Index(fields=("tanggal_terima",), name="pengaduan_terima"),
    models.Index(
        fields=("-terbit_pada", "-id"), condition=Q(terbit=True), name="pengaduan_umum"
    ),
    GinIndex(
        OpClass(Upper("uraian"), name="gin_trgm_ops"), name="pengaduan_uraian_trgm"
    ),
)
