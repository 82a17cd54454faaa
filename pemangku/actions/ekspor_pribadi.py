"""Asking for a download with names and channels, and taking it (PK-59, pemangku 8.1)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, NomorUrut, Penugasan, Petugas, Unit
from organisasi.pribadi.actions import buka_data
from pemangku.izin import OPERATOR, PENGELOLA
from pemangku.models import EksporPribadi, Jabatan, Orang, Pemangku
from pemangku.models.ekspor_pribadi import BERLAKU
from pemangku.models.orang import JabatanQuerySet
from pemangku.models.pemangku_query import PemangkuQuerySet

REGISTER = "ekspor_pribadi"
PALING_BANYAK = 200
TANPA_HAK = "Peran Anda tidak boleh mengunduh data pribadi."
TANPA_TUJUAN = "Tulis untuk apa data ini diunduh."
TANPA_BARIS = "Tidak ada baris yang dapat diunduh."
TERLALU_BANYAK = (
    "Ada {jumlah} baris; unit paling banyak mengunduh 200. Persempit, atau mintalah "
    "pengelola di Diskominfo."
)
PEMUTUS = frozenset({Peran.PENGELOLA_PEMANGKU, Peran.PDP})


def baris_ekspor(
    petugas: Petugas, *, pengelola: Unit | None, hari: datetime
) -> JabatanQuerySet:
    """Posts held today at records the officer keeps; of all for the officer of data.

    Raises TindakanTerlarang for who holds no such role: the superuser's right to
    everything is none to names.
    """
    semua = _catatan(petugas).aktif()
    if pengelola is not None:
        semua = semua.milik_unit(pengelola)
    berlaku = Jabatan.objects.nyata().berlaku(timezone.localdate(hari))
    return berlaku.filter(
        pemangku__in=semua.order_by().values("pk"), orang__status=Orang.Status.AKTIF
    )


def _catatan(petugas: Petugas) -> PemangkuQuerySet:
    if petugas.berperan(*PEMUTUS):
        return Pemangku.objects.all()
    if not petugas.berperan(*OPERATOR):
        raise TindakanTerlarang(TANPA_HAK)
    unit = {p.unit_id for p in petugas.penugasan_aktif if p.peran in OPERATOR}
    di_bawah = Unit.objects.di_bawah(unit)
    return Pemangku.objects.filter(pengelola__in=di_bawah.values("pk"))


@transaction.atomic
def minta_ekspor(
    *, tujuan: str, pengelola: Unit | None, oleh: Petugas, pada: datetime
) -> EksporPribadi:
    """Ask for the download; the module's owner waits for a second person, others do not.

    Raises TindakanTerlarang without a purpose, a right or a row, and for an officer of a
    unit above 200 rows.
    """
    if not tujuan.strip():
        raise TindakanTerlarang(TANPA_TUJUAN)
    jumlah = _periksa(oleh, pengelola, pada)
    langsung = oleh.berperan(Peran.PDP) or not oleh.berperan(*PENGELOLA)
    tahun = timezone.localdate(pada).year
    status = EksporPribadi.Status
    ekspor = EksporPribadi.objects.create(
        nomor=f"EKP-{tahun}-{NomorUrut.objects.ambil(REGISTER, tahun=tahun):04d}",
        peminta=oleh,
        dibuat_oleh=oleh,
        tujuan=tujuan.strip(),
        pengelola=pengelola,
        jumlah=jumlah,
        langsung=langsung,
        status=status.DISETUJUI if langsung else status.DIMINTA,
        status_sejak=pada,
        berlaku_sampai=pada + BERLAKU if langsung else None,
    )
    Jejak.objects.catat(
        ekspor,
        "minta",
        oleh=oleh,
        pada=pada,
        catatan=ekspor.tujuan,
        sesudah={"status": ekspor.status, "baris": jumlah},
    )
    if not langsung:
        _kabari_pemutus(ekspor, pada)
    return ekspor


def _periksa(petugas: Petugas, pengelola: Unit | None, pada: datetime) -> int:
    """How many rows; raises TindakanTerlarang for none, and for too many."""
    jumlah = baris_ekspor(petugas, pengelola=pengelola, hari=pada).count()
    if not jumlah:
        raise TindakanTerlarang(TANPA_BARIS)
    if jumlah > PALING_BANYAK and not petugas.berperan(*PEMUTUS):
        raise TindakanTerlarang(TERLALU_BANYAK.format(jumlah=jumlah))
    return jumlah


def _kabari_pemutus(ekspor: EksporPribadi, pada: datetime) -> None:
    """Who may approve hears of it, but for who asks."""
    tugas = Penugasan.objects.berlaku(timezone.localdate(pada)).filter(
        peran__in=PEMUTUS
    )
    lain = tugas.exclude(petugas=ekspor.peminta)
    beri_tahu(
        lain.values_list("petugas__email", flat=True),
        templat="pemangku/pesan/ekspor_pribadi.txt",
        konteks={
            "ekspor": ekspor,
            "alamat": reverse("admin:pemangku_eksporpribadi_change", args=(ekspor.pk,)),
        },
        kunci=f"ekspor_pribadi:{ekspor.pk}",
        pada=pada,
        tentang=None,
    )


@transaction.atomic
def ambil_ekspor(
    ekspor: EksporPribadi, *, oleh: Petugas, pada: datetime
) -> JabatanQuerySet:
    """Write down that it leaves the portal; then the rows may be read.

    Raises TindakanTerlarang for others than who asked, before approval, after 24 hours,
    and when the role or the number of rows no longer allows it.
    """
    ekspor.unduh(oleh=oleh, pada=pada)
    _periksa(oleh, ekspor.pengelola, pada)
    buka_data(ekspor, oleh=oleh, kolom="unduhan", alasan=ekspor.tujuan, pada=pada)
    return baris_ekspor(oleh, pengelola=ekspor.pengelola, hari=pada)
