"""A breach of personal data: recorded, told to whom it concerns, and only then closed.

Written notice within 3 x 24 hours to the people and to the agency, and to the public
where it must be: which data, when and how, what is done (UU 27/2022 Pasal 46).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from organisasi.alur import TindakanTerlarang
from organisasi.models import InsidenData, Jejak, NomorUrut, Petugas
from organisasi.pribadi import batas_jam, kabari_penjaga
from organisasi.sisa_jam import sisa_jam

REGISTER = "insiden"
BATAS = "pdp.insiden"
# Who is told, and the column that says when.
PENERIMA: Mapping[str, str] = {
    "subjek": "subjek_diberitahu_pada",
    "lembaga": "lembaga_diberitahu_pada",
    "masyarakat": "masyarakat_diberitahu_pada",
}
# Hours before the end of the three days at which the guardians are told again; 0: over.
JAM_PERINGATAN = (24, 6, 1, 0)


@transaction.atomic
def catat_insiden(
    insiden: InsidenData, *, oleh: Petugas | None, pada: datetime
) -> InsidenData:
    """Number and save a new breach; its hours run from when it was found.

    ``insiden`` is unsaved, with ``diketahui_pada`` and what is known so far: what is not
    yet known must not delay the entry. ``INS-YYYY-NNNNNN``, gap-free within the year.
    Raises TindakanTerlarang for a moment in the future or when the limit is not set.
    """
    if insiden.diketahui_pada > pada:
        raise TindakanTerlarang("Waktu diketahui tidak boleh di masa depan.")
    tahun = timezone.localdate(pada).year
    insiden.tenggat = batas_jam(BATAS, insiden.diketahui_pada)
    insiden.oleh = oleh
    urut = NomorUrut.objects.ambil(REGISTER, tahun=tahun)
    insiden.nomor = f"INS-{tahun}-{urut:06d}"
    insiden.save()
    Jejak.objects.catat(insiden, "catat_insiden", oleh=oleh, pada=pada)
    kabari_penjaga(
        "insiden",
        kunci=f"insiden:{insiden.pk}",
        pada=pada,
        insiden=insiden,
        alamat=alamat_insiden(insiden),
    )
    return insiden


def alamat_insiden(insiden: InsidenData) -> str:
    """The path of its page in the admin."""
    return reverse("admin:organisasi_insidendata_change", args=(insiden.pk,))


def ingatkan_insiden(*, pada: datetime) -> int:
    """Tell of breaches whose hours run out, once at each of ``JAM_PERINGATAN``; how many.

    Repeatable: the outbox knows what was told. Of hours that passed while nothing ran
    only the last is told.
    """
    jumlah = 0
    for satu in InsidenData.objects.filter(ditutup_pada=None).order_by("tenggat"):
        sisa = satu.tenggat - pada
        tiba = [jam for jam in JAM_PERINGATAN if sisa <= timedelta(hours=jam)]
        if not tiba or not satu.belum_diberitahu:
            continue
        jumlah += kabari_penjaga(
            "insiden_sisa",
            kunci=f"insiden:{satu.pk}:{tiba[-1]}",
            pada=pada,
            insiden=satu,
            kurang=yang_kurang(satu),
            sisa=sisa_jam(satu.tenggat, pada),
            alamat=alamat_insiden(satu),
        )
    return jumlah


@transaction.atomic
def catat_pemberitahuan(
    insiden: InsidenData,
    kepada: str,
    *,
    diberitahu_pada: datetime,
    oleh: Petugas,
    pada: datetime,
) -> InsidenData:
    """Note when ``kepada`` (``subjek``, ``lembaga``, ``masyarakat``) was told in writing.

    Once each. Raises TindakanTerlarang for a moment before the breach was found or in the
    future, or when it stands there already.
    """
    if not insiden.diketahui_pada <= diberitahu_pada <= pada:
        raise TindakanTerlarang(
            "Waktu pemberitahuan harus setelah insiden diketahui dan tidak di masa depan."
        )
    kolom = PENERIMA[kepada]
    _ubah(
        insiden,
        {kolom: diberitahu_pada},
        syarat={kolom: None, "ditutup_pada": None},
    )
    Jejak.objects.catat(
        insiden,
        f"beri_tahu_{kepada}",
        oleh=oleh,
        pada=pada,
        sesudah={kolom: diberitahu_pada.isoformat()},
    )
    return insiden


@transaction.atomic
def tutup_insiden(
    insiden: InsidenData, *, oleh: Petugas, pada: datetime
) -> InsidenData:
    """Close a breach after people and agency were told and the handling is written down.

    Raises TindakanTerlarang with what is missing, or when it is closed already.
    """
    if kurang := yang_kurang(insiden):
        raise TindakanTerlarang(f"Belum dapat ditutup. Masih kurang: {kurang}.")
    _ubah(insiden, {"ditutup_pada": pada}, syarat={"ditutup_pada": None})
    Jejak.objects.catat(insiden, "tutup_insiden", oleh=oleh, pada=pada)
    return insiden


def yang_kurang(insiden: InsidenData) -> str:
    """What must still be done before it may be closed, in words; "" when nothing is."""
    langkah = {
        "pemberitahuan kepada orangnya": insiden.subjek_diberitahu_pada,
        "pemberitahuan kepada lembaga": insiden.lembaga_diberitahu_pada,
        "penanganan dan pemulihan": insiden.penanganan.strip(),
    }
    return ", ".join(nama for nama, isi in langkah.items() if not isi)


def _ubah(
    insiden: InsidenData,
    nilai: Mapping[str, datetime],
    *,
    syarat: Mapping[str, None],
) -> None:
    """Set ``nilai`` while ``syarat`` holds; who has the form open is told by the edition."""
    baris = InsidenData.objects.filter(pk=insiden.pk, **syarat)
    if not baris.update(**nilai, edisi=F("edisi") + 1):
        raise TindakanTerlarang("Sudah dicatat atau ditutup. Muat ulang halaman.")
    insiden.refresh_from_db()
