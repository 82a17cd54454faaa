"""Rounds: planning one, its targets, putting one off, what a target simply does not have."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Unit
from pemangku.inventaris.models import Unsur
from pemangku.kunjungan.actions import periksa_kolom
from pemangku.kunjungan.models import ALASAN_TERPENDEK, Putaran, SasaranPutaran
from pemangku.kunjungan.pilihan import TindakanPutaran as T, TindakanSasaran
from pemangku.putaran.sasaran import KeadaanSasaran, keadaan_putaran

ALASAN_WAJIB = f"Tulis alasannya, paling sedikit {ALASAN_TERPENDEK} huruf."
MASIH_BERJALAN = "Putaran lain masih berjalan. Akhiri dulu putaran itu."
SUDAH_SELESAI = "Putaran ini sudah selesai; sasarannya tidak dapat diubah."
TANPA_UNIT = "Pilih paling sedikit satu unit."
BUKAN_NANTI = "Isi tanggal setelah hari ini."
TIDAK_WAJIB = "Kelompok ini tidak diwajibkan untuk sasaran ini."
# Of a target, what a form may set and a new round takes over.
RENCANA = ("urutan", "target_hadir", "target_pemangku", "pj")
KOLOM_SASARAN = frozenset({"target_tanggal", *RENCANA})


@transaction.atomic
def rencanakan_putaran(
    saat: Saat, *, unit: Iterable[Unit], salin: Putaran | None = None, **isi: Any
) -> Putaran:
    """Plan a round with a target for each unit; raises ValidationError by field.

    ``salin`` is an older round: what it did not finish comes along, and each target keeps
    its place, its numbers and what it was said not to have.
    """
    putaran = Putaran(status_sejak=saat.pada, dibuat_oleh=saat.oleh, **isi)
    putaran.full_clean(exclude=("dibuat_oleh",))
    lama: dict[int, SasaranPutaran] = {}
    semua = {satu.pk: satu for satu in unit}
    if salin is not None:
        lama = {s.unit_id: s for s in salin.sasaran.select_related("unit")}
        kini = keadaan_putaran(salin, hari=timezone.localdate(saat.pada))
        sisa = (b.sasaran for b in kini if b.keadaan != KeadaanSasaran.TUNTAS)
        semua |= {s.unit_id: s.unit for s in sisa}
    if not semua:
        raise ValidationError({"unit": TANPA_UNIT})
    putaran.save(force_insert=True)
    for satu in semua.values():
        _tambah(putaran, satu, contoh=lama.get(satu.pk), saat=saat)
    Jejak.objects.catat(
        putaran,
        "rencanakan",
        saat=saat,
        sesudah={"status": putaran.status, "sasaran": len(semua)},
        catatan=f"Melanjutkan {salin}" if salin else "",
    )
    return putaran


# A kecamatan must have the required parts of society on its list.
def _tambah(
    putaran: Putaran, unit: Unit, *, contoh: SasaranPutaran | None, saat: Saat
) -> SasaranPutaran:
    disalin = ("unsur_tidak_ada", *RENCANA) if contoh else ()
    sasaran = SasaranPutaran.objects.create(
        putaran=putaran,
        unit=unit,
        status_sejak=saat.pada,
        dibuat_oleh=saat.oleh,
        **{nama: getattr(contoh, nama) for nama in disalin},
    )
    if contoh:
        sasaran.unsur_wajib.set(contoh.unsur_wajib.all())
    elif unit.jenis == Unit.Jenis.KECAMATAN:
        sasaran.unsur_wajib.set(Unsur.objects.filter(wajib=True, aktif=True))
    return sasaran


@transaction.atomic
def tambah_sasaran(putaran: Putaran, saat: Saat, *, unit: Iterable[Unit]) -> int:
    """Add units to a round that is not over; how many were new (PK-05)."""
    kini = Putaran.objects.select_for_update().get(pk=putaran.pk)
    if kini.status == Putaran.Status.SELESAI:
        raise TindakanTerlarang(SUDAH_SELESAI)
    ada = set(kini.sasaran.values_list("unit", flat=True))
    baru = [satu for satu in unit if satu.pk not in ada]
    for satu in baru:
        _tambah(kini, satu, contoh=None, saat=saat)
    if baru:
        Jejak.objects.catat(
            kini,
            "tambah_sasaran",
            saat=saat,
            sesudah={"unit": ", ".join(satu.nama_pendek for satu in baru)[:500]},
        )
    return len(baru)


def mulai_putaran(putaran: Putaran, saat: Saat) -> Putaran:
    """Start a round; TindakanTerlarang while another one runs."""
    try:
        with transaction.atomic():
            return putaran.lakukan(T.MULAI, saat)
    except IntegrityError:
        raise TindakanTerlarang(MASIH_BERJALAN) from None


@transaction.atomic
def ubah_sasaran(
    sasaran: SasaranPutaran, saat: Saat, *, unsur_wajib: Iterable[Unsur], **isian: Any
) -> SasaranPutaran:
    periksa_kolom(isian, KOLOM_SASARAN)
    sasaran.unsur_wajib.set(unsur_wajib)
    return sasaran.lakukan(TindakanSasaran.UBAH, saat, **isian)


def tunda_sasaran(
    sasaran: SasaranPutaran, saat: Saat, *, sampai: date, alasan: str
) -> SasaranPutaran:
    """Put a target off until a day to come; raises ValidationError by field."""
    galat = {}
    if sampai <= timezone.localdate(saat.pada):
        galat["sampai"] = BUKAN_NANTI
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        galat["alasan"] = ALASAN_WAJIB
    if galat:
        raise ValidationError(galat)
    alasan = alasan.strip()
    return sasaran.lakukan(
        TindakanSasaran.TUNDA,
        saat,
        catatan=alasan,
        ditunda_sampai=sampai,
        alasan_tunda=alasan,
    )


def lanjutkan_sasaran(sasaran: SasaranPutaran, saat: Saat) -> SasaranPutaran:
    return sasaran.lakukan(
        TindakanSasaran.LANJUTKAN, saat, ditunda_sampai=None, alasan_tunda=""
    )


def nyatakan_tidak_ada(
    sasaran: SasaranPutaran, saat: Saat, *, unsur: Unsur, alasan: str
) -> SasaranPutaran:
    """A required part that the target does not have; ValidationError by field (PK-06)."""
    alasan = alasan.strip()
    if len(alasan) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": ALASAN_WAJIB})
    if not sasaran.unsur_wajib.filter(pk=unsur.pk).exists():
        raise ValidationError({"unsur": TIDAK_WAJIB})
    lama = sasaran.unsur_tidak_ada
    return sasaran.lakukan(
        TindakanSasaran.TIDAK_ADA,
        saat,
        catatan=f"{unsur.nama}: {alasan}",
        syarat={"unsur_tidak_ada": lama},
        diam={"unsur_tidak_ada": {**lama, str(unsur.pk): alasan}},
    )


def cabut_tidak_ada(
    sasaran: SasaranPutaran, saat: Saat, *, unsur: Unsur
) -> SasaranPutaran:
    lama = sasaran.unsur_tidak_ada
    sisa = {kunci: alasan for kunci, alasan in lama.items() if kunci != str(unsur.pk)}
    return sasaran.lakukan(
        TindakanSasaran.CABUT_TIDAK_ADA,
        saat,
        catatan=f"{unsur.nama}: {lama[str(unsur.pk)]}",
        syarat={"unsur_tidak_ada": lama},
        diam={"unsur_tidak_ada": sisa},
    )
