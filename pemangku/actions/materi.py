"""Handouts given away: the stock falls with the act and never below nothing (PK-38)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.bahasa import angka, tanggal_pendek
from organisasi.kertas.foto import Foto
from organisasi.kertas.penyimpanan import hapus_lampiran
from organisasi.models import Jejak, Petugas
from pemangku.actions.undangan import pastikan_terbuka
from pemangku.models import Kegiatan, Materi, Pemangku, PenyerahanMateri
from pemangku.models.materi import PALING_BANYAK

MASIH_DEPAN = "Tanggal ini masih di depan."
MINIMAL_SATU = "Minimal 1."
TIDAK_AKTIF = "Pilih pemangku yang aktif."
TIDAK_DAPAT_DISERAHKAN = "Materi ini belum disetujui, ditarik, atau sudah kedaluwarsa."


@transaction.atomic
def serahkan_materi(
    kegiatan: Kegiatan,
    *,
    pemangku: Pemangku,
    materi: Materi,
    jumlah: int,
    oleh: Petugas,
    pada: datetime,
    rencana_tempat: str = "",
    kunci: UUID | None = None,
) -> PenyerahanMateri:
    """Hand ``jumlah`` of it to one stakeholder at a visit.

    The same form (``kunci``) sent twice hands it out once. Raises ValidationError by
    field ("Stok tinggal 70."), TindakanTerlarang for a closed visit. Row locks: two
    officers never give the same leaflet away.
    """
    kini = _kunci_kegiatan(kegiatan)
    pk = uuid5(kini.pk, str(kunci or uuid4()))
    if ada := PenyerahanMateri.objects.filter(pk=pk).first():
        return ada
    barang = _kunci_materi(materi)
    _periksa(pemangku, barang, jumlah, hari=timezone.localdate(pada))
    satu = PenyerahanMateri.objects.create(
        pk=pk,
        kegiatan=kini,
        pemangku=pemangku,
        materi=barang,
        jumlah=jumlah,
        rencana_tempat=rencana_tempat.strip(),
        dibuat_oleh=oleh,
    )
    _ubah_stok(barang, -jumlah)
    for objek in (satu, kini, barang):
        Jejak.objects.catat(
            objek,
            "serahkan_materi",
            oleh=oleh,
            pada=pada,
            sesudah={
                "pemangku": pemangku.nomor,
                "materi": str(barang),
                "jumlah": jumlah,
            },
        )
    return satu


def _periksa(pemangku: Pemangku, materi: Materi, jumlah: int, *, hari: date) -> None:
    """ValidationError with every field that cannot be."""
    galat: dict[str, str] = {}
    if pemangku.status != Pemangku.Status.AKTIF:
        galat["pemangku"] = TIDAK_AKTIF
    if not Materi.objects.dapat_diserahkan(hari).filter(pk=materi.pk).exists():
        galat["materi"] = TIDAK_DAPAT_DISERAHKAN
    if jumlah < 1:
        galat["jumlah"] = MINIMAL_SATU
    elif jumlah > PALING_BANYAK:
        galat["jumlah"] = f"Paling banyak {angka(PALING_BANYAK)}."
    elif materi.stok is not None and jumlah > materi.stok:
        galat["jumlah"] = f"Stok tinggal {angka(materi.stok)}."
    if galat:
        raise ValidationError(galat)


@transaction.atomic
def batalkan_penyerahan(
    satu: PenyerahanMateri, *, alasan: str, oleh: Petugas, pada: datetime
) -> PenyerahanMateri:
    """It was written down by mistake: the row goes, the stock comes back, the trail stays.

    Raises TindakanTerlarang for a closed visit.
    """
    kini = _kunci_kegiatan(satu.kegiatan)
    barang = _kunci_materi(satu.materi)
    # Of two who press at once the second finds nothing to give back.
    ada = PenyerahanMateri.objects.filter(pk=satu.pk).first()
    if ada is None:
        return satu
    _ubah_stok(barang, ada.jumlah)
    for objek in (ada, kini, barang):
        Jejak.objects.catat(
            objek,
            "batalkan_penyerahan",
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            sebelum={"materi": str(barang), "jumlah": ada.jumlah},
        )
    hapus_lampiran([ada], "bukti_foto")
    return satu


@transaction.atomic
def catat_terpasang(
    satu: PenyerahanMateri,
    *,
    terpasang_pada: date,
    oleh: Petugas,
    pada: datetime,
    bukti: Foto | None = None,
) -> PenyerahanMateri:
    """It hangs now, since when, with a photo where there is one; raises ValidationError."""
    if terpasang_pada > timezone.localdate(pada):
        raise ValidationError({"terpasang_pada": MASIH_DEPAN})
    mulai = timezone.localdate(satu.kegiatan.mulai)
    if terpasang_pada < mulai:
        raise ValidationError(
            {
                "terpasang_pada": f"Paling awal hari kegiatannya, {tanggal_pendek(mulai)}."
            }
        )
    kini = PenyerahanMateri.objects.select_for_update(of=("self",)).get(pk=satu.pk)
    kini.terpasang_pada = terpasang_pada
    if bukti:
        kini.bukti_foto.save(f"bukti.{bukti.jenis}", bukti.isi, save=False)
    kini.save(update_fields=("terpasang_pada", "bukti_foto", "diubah_pada"))
    Jejak.objects.catat(
        kini,
        "catat_terpasang",
        oleh=oleh,
        pada=pada,
        sesudah={"terpasang_pada": str(terpasang_pada)},
    )
    return kini


def _kunci_kegiatan(kegiatan: Kegiatan) -> Kegiatan:
    """The visit, held open until the act is written; TindakanTerlarang once closed."""
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    pastikan_terbuka(kini)
    return kini


def _kunci_materi(materi: Materi) -> Materi:
    return Materi.objects.select_for_update(of=("self",)).get(pk=materi.pk)


def _ubah_stok(materi: Materi, beda: int) -> None:
    """Of what is counted, under the lock of its row."""
    if materi.stok is not None:
        materi.stok += beda
        materi.save(update_fields=("stok", "diubah_pada"))
