"""What a person of the inventory may ask of his data: put right, take consent back (PK-56)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pemangku.actions.hapus_orang import SUDAH
from pemangku.actions.kanal import hapus_kanal, tambah_kanal
from pemangku.actions.persetujuan import tarik_persetujuan
from pemangku.models import Kanal, Orang, Persetujuan

KOLOM = ("nama", "gelar_depan", "gelar_belakang", "jenis_kelamin")
KANAL = {
    "wa": Kanal.Jenis.WA,
    "telepon": Kanal.Jenis.TELEPON,
    "surel": Kanal.Jenis.EMAIL,
}
ALASAN = "Permintaan orangnya atas datanya (UU 27/2022)."
TIDAK_ADA = "Tidak ada persetujuan yang berlaku; tidak ada yang ditarik."


def isi_kini(orang: Orang) -> dict[str, str]:
    """What stands now, by field of the correction: of each kind the channel used first."""
    isi = {nama: str(getattr(orang, nama)) for nama in KOLOM}
    kanal = {satu.jenis: satu.nilai for satu in reversed(orang.kanal.all())}
    return isi | {nama: str(kanal.get(jenis, "")) for nama, jenis in KANAL.items()}


@transaction.atomic
def perbaiki_orang(
    orang: Orang, *, isian: Mapping[str, str], oleh: Petugas, pada: datetime
) -> list[str]:
    """Put name and channels right; which fields changed, as the trail names them.

    A channel left empty goes. Raises ValidationError by field, TindakanTerlarang for one
    who is forgotten.
    """
    kini = Orang.objects.select_for_update().get(pk=orang.pk)
    if kini.status != Orang.Status.AKTIF:
        raise TindakanTerlarang(SUDAH)
    lama = isi_kini(kini)
    ubah = [n for n in (*KOLOM, *KANAL) if isian.get(n, lama[n]).strip() != lama[n]]
    for nama in ubah:
        if nama in KOLOM:
            setattr(kini, nama, isian[nama].strip())
        else:
            _ganti_kanal(kini, nama, isian[nama].strip(), oleh=oleh, pada=pada)
    kini.clean_fields(exclude=("dibuat_oleh", "penerus"))
    kini.save()
    if ubah:
        Jejak.objects.catat(
            kini, "perbaiki_data", oleh=oleh, pada=pada, sesudah={"kolom": ubah}
        )
    return ubah


def _ganti_kanal(
    orang: Orang, nama: str, nilai: str, *, oleh: Petugas, pada: datetime
) -> None:
    """The channel of that kind used first gives way to the right one."""
    lama = orang.kanal.filter(jenis=KANAL[nama]).first()
    sifat = lama.sifat if lama else Kanal.Sifat.PRIBADI
    if nilai:
        try:
            baru = tambah_kanal(
                orang, jenis=KANAL[nama], nilai=nilai, sifat=sifat, oleh=oleh, pada=pada
            )
        except ValidationError as galat:
            raise ValidationError({nama: galat.messages}) from galat
        if lama and lama.pk == baru.pk:
            return
    if lama:
        hapus_kanal(lama, oleh=oleh, pada=pada, alasan=ALASAN)


@transaction.atomic
def tarik_semua_persetujuan(
    orang: Orang, *, oleh: Petugas, pada: datetime
) -> list[str]:
    """Take back every consent in force, at once and for queued messages; which purposes.

    Raises TindakanTerlarang when none is in force.
    """
    Orang.objects.select_for_update().get(pk=orang.pk)
    berlaku = sorted(Persetujuan.objects.tujuan_berlaku(orang))
    if not berlaku:
        raise TindakanTerlarang(TIDAK_ADA)
    for tujuan in berlaku:
        tarik_persetujuan(
            orang,
            tujuan=tujuan,
            cara=Persetujuan.Cara.KERTAS,
            oleh=oleh,
            pada=pada,
            keterangan=ALASAN,
        )
    return berlaku
