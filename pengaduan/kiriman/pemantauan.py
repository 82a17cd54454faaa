"""Reading back: LAPOR! calls nobody, so each report's state is looked at again and again."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import transaction

from organisasi.models import Jejak
from pengaduan.actions.penerusan import catat_status_luar
from pengaduan.kiriman import sirkuit
from pengaduan.kiriman.alat import Alat, KanalTertib
from pengaduan.kiriman.mundur import goyang, periksa_berikutnya
from pengaduan.lapor.hasil import BacaanGagal, Ditolak, SalahSetelan
from pengaduan.lapor.status import petakan_status
from pengaduan.lapor.urai import Rincian, TindakLanjut
from pengaduan.models import Penerusan, TindakLanjutLuar
from pengaduan.models.penerusan import FINAL_LUAR

logger = logging.getLogger(__name__)
Luar = Penerusan.StatusLuar
SEWA_BACA = timedelta(minutes=10)
# After a reading that brought nothing; and when LAPOR! says it knows no such report.
LAGI_GAGAL = timedelta(hours=1)
LAGI_TIDAK_ADA = timedelta(hours=24)


def periksa_satu(alat: Alat, kanal: KanalTertib) -> bool:
    """Read the state that is longest due; False when none is."""
    kini = alat.kini()
    tiba = Penerusan.objects.perlu_diperiksa(kini)
    penerusan = tiba.select_related("pengaduan__pelapor").first()
    if penerusan is None:
        return False
    if not Penerusan.objects.ambil_periksa(penerusan, sampai=kini + SEWA_BACA):
        return True
    nomor = penerusan.lapor_complaint_id
    try:
        rincian = kanal.rincian(nomor)
    except BacaanGagal as gagal:
        _gagal(penerusan, gagal, alat)
        return True
    try:
        tindak_lanjut = list(kanal.tindak_lanjut(nomor))
    except BacaanGagal as gagal:
        # The state is known all the same; the rest is read later.
        with transaction.atomic(durable=True):
            simpan(penerusan, rincian, None, alat=alat)
        _gagal(penerusan, gagal, alat)
        return True
    with transaction.atomic(durable=True):
        simpan(penerusan, rincian, tindak_lanjut, alat=alat)
    return True


def _gagal(penerusan: Penerusan, gagal: BacaanGagal, alat: Alat) -> None:
    """Later again; the channel learns of it, unless LAPOR! itself answered."""
    kini, hasil = alat.kini(), gagal.hasil
    if isinstance(hasil, Ditolak):
        logger.warning("Penerusan %s cannot be read: %s", penerusan.pk, hasil.kode)
        lagi = kini + goyang(LAGI_TIDAK_ADA, alat.acak)
    elif isinstance(hasil, SalahSetelan):
        lagi = kini
        sirkuit.catat(hasil, alat.setelan, pada=kini)
    else:
        lagi = kini + max(goyang(LAGI_GAGAL, alat.acak), hasil.jeda or timedelta())
        sirkuit.catat(hasil, alat.setelan, pada=kini)
    Penerusan.objects.filter(pk=penerusan.pk).update(periksa_lagi_pada=lagi)


def simpan(
    penerusan: Penerusan,
    rincian: Rincian,
    tindak_lanjut: Iterable[TindakLanjut] | None,
    *,
    alat: Alat,
) -> None:
    """Keep what is new; the reply itself is not kept. None: no follow-ups were read.

    A reply without any status name takes nothing back: the last one known stays.
    """
    kini = alat.kini()
    nama = rincian.status_nama
    status = str(petakan_status(nama, tambahan=alat.setelan.peta_status))
    if not nama and penerusan.status_luar != Luar.BELUM_DIKIRIM:
        status = penerusan.status_luar
    if tindak_lanjut is not None:
        _simpan_tindak_lanjut(penerusan, rincian, tindak_lanjut, status, pada=kini)
    catat_status_luar(
        penerusan,
        oleh=None,
        pada=kini,
        status=status,
        mentah=nama,
        instansi=rincian.disposisi_nama,
        periksa_lagi=periksa_berikutnya(
            pada=kini,
            sejak=penerusan.diteruskan_pada,
            status=status,
            akhir_sejak=_sejak(penerusan, status, kini),
            acak=alat.acak,
        ),
    )


def _sejak(penerusan: Penerusan, status: str, kini: datetime) -> datetime:
    """Since when it is in ``status``; now, when that is news."""
    if status != penerusan.status_luar or status not in FINAL_LUAR:
        return kini
    terakhir = (
        Jejak.objects.milik(penerusan)
        .filter(tindakan="status_luar", sesudah__status_luar=status)
        .exclude(sebelum__status_luar=status)
    )
    return terakhir.values_list("pada", flat=True).first() or kini


def _simpan_tindak_lanjut(
    penerusan: Penerusan,
    rincian: Rincian,
    semua: Iterable[TindakLanjut],
    status: str,
    *,
    pada: datetime,
) -> None:
    """One row for each; the same read twice adds nothing."""
    baru = [
        TindakLanjutLuar(
            penerusan=penerusan,
            kunci=satu.kunci[:64],
            pada=satu.pada or pada,
            dari=(satu.dari)[:200],
            isi=isi,
            dibaca_pada=pada,
        )
        for satu in semua
        if (isi := _isi(satu))
    ]
    baru += _catatan(penerusan, rincian, status, {b.isi for b in baru}, pada)
    TindakLanjutLuar.objects.bulk_create(baru, ignore_conflicts=True)


def _isi(satu: TindakLanjut) -> str:
    return "\n".join(b for b in (satu.kalimat, satu.isi, _lampiran(satu)) if b).strip()


def _lampiran(satu: TindakLanjut) -> str:
    """That there are files, how many and where; they themselves stay over there."""
    if not satu.lampiran:
        return ""
    nama = ", ".join(b.nama for b in satu.lampiran if b.nama)
    kata = f"{len(satu.lampiran)} berkas dilampirkan{f' ({nama})' if nama else ''}."
    return f"{kata} Bukalah di SP4N-LAPOR!; di sini tidak disimpan."


def _catatan(
    penerusan: Penerusan,
    rincian: Rincian,
    status: str,
    sudah: set[str],
    pada: datetime,
) -> Iterator[TindakLanjutLuar]:
    """Why it was refused or archived: the note of the status, unless it was said."""
    if status != Luar.DITUTUP:
        return
    for satu in rincian.catatan[:1]:
        if satu.isi and not any(satu.dikatakan(isi) for isi in sudah):
            jejak = f"{satu.pada}\x1f{satu.isi}".encode()
            yield TindakLanjutLuar(
                penerusan=penerusan,
                kunci=f"catatan:{hashlib.sha256(jejak).hexdigest()[:56]}",
                pada=satu.pada or pada,
                dari=rincian.disposisi_nama[:200],
                isi=satu.isi,
                dibaca_pada=pada,
            )
