"""What a person may ask: put right, stop, take consent back, see it all (PK-18, PK-56)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, PermintaanSubjek, Petugas
from organisasi.pribadi.actions import catat_seketika, milik
from pemangku.inventaris.kanal import Kanal, Larangan, hapus_kanal, larang, tambah_kanal
from pemangku.inventaris.orang import Orang, Persetujuan, TeksPersetujuan
from pemangku.inventaris.persetujuan import tarik_persetujuan
from pemangku.inventaris.pilihan import KeputusanPersetujuan
from pemangku.kunjungan.kehadiran import PendaftaranMandiri
from pemangku.pribadi.hapus_orang import SUDAH, orang_utuh
from pemangku.pribadi.perbarui import persetujuan_kini
from pemangku.siaran.actions import tarik_kartu_kanal
from pemangku.siaran.models import PenerimaSiaran

# On request: put right, take consent back (PK-56)

KOLOM = ("nama", "gelar_depan", "gelar_belakang", "jenis_kelamin")
KANAL = {
    "wa": Kanal.Jenis.WA,
    "telepon": Kanal.Jenis.TELEPON,
    "surel": Kanal.Jenis.EMAIL,
}
ALASAN_HAK = "Permintaan orangnya atas datanya (UU 27/2022)."
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
        hapus_kanal(lama, oleh=oleh, pada=pada, alasan=ALASAN_HAK)


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
            keterangan=ALASAN_HAK,
        )
    return berlaku


# Stopping by the link of a message: one press, at once, without signing in (PK-18)

ALASAN_BERHENTI = "Diminta pemiliknya lewat tautan berhenti."


def sudah_berhenti(penerima: PenerimaSiaran) -> bool:
    """Whether nothing is left to stop: withdrawn, or the channel suppressed."""
    siaran, kanal = penerima.siaran, penerima.kanal
    if penerima.orang_id:
        kata = Persetujuan.objects.kata_terakhir(siaran.tujuan, siaran.kanal)
        satu = kata.filter(orang=penerima.orang_id).first()
        if satu is not None and satu.keputusan == KeputusanPersetujuan.TARIK:
            return True
    if kanal is None:
        return penerima.orang_id is None
    return Larangan.objects.mengenai(kanal.sidik, siaran=True)


@transaction.atomic
def hentikan(penerima: PenerimaSiaran, *, pada: datetime) -> None:
    """Withdraw what the message was for; a second press changes nothing.

    A person withdraws consent for the purpose, over every channel. A body never gave one,
    so its channel is kept from broadcasts; so is a person's while no wording is entered.
    A person's withdrawal stands in the register of requests, answered at once (8.3).
    """
    PenerimaSiaran.objects.select_for_update().get(pk=penerima.pk)
    if sudah_berhenti(penerima):
        return
    tujuan = penerima.siaran.tujuan
    berteks = TeksPersetujuan.objects.filter(
        tujuan=tujuan, berlaku_sejak__lte=pada.date()
    )
    if penerima.orang and berteks.exists():
        tarik_persetujuan(
            penerima.orang,
            tujuan=tujuan,
            cara=Persetujuan.Cara.DARING,
            oleh=None,
            pada=pada,
            keterangan=ALASAN_BERHENTI,
        )
    elif penerima.kanal:
        _larang(penerima, penerima.kanal, pada=pada)
    else:
        return
    if penerima.orang:
        catat_seketika(
            penerima.orang,
            jenis=PermintaanSubjek.Jenis.PENARIKAN,
            jawaban=ALASAN_BERHENTI,
            pada=pada,
        )


def _larang(penerima: PenerimaSiaran, kanal: Kanal, *, pada: datetime) -> None:
    """Keep the channel from broadcasts; the row holds its hash and no name."""
    larang(
        jenis=kanal.jenis,
        sidik=kanal.sidik,
        lingkup=Larangan.Lingkup.SIARAN,
        pada=pada,
        alasan=ALASAN_BERHENTI,
    )
    Jejak.objects.catat(
        penerima.pemangku,
        "larang_siaran",
        oleh=None,
        pada=pada,
        catatan=ALASAN_BERHENTI,
        sesudah={"kanal": kanal.get_jenis_display()},
    )
    tarik_kartu_kanal(kanal.sidik, pada=pada)


# What the personal page shows of one whom a registration made known (pemangku 5.3)


@dataclass(frozen=True, slots=True)
class DataSaya:
    """A registration and the person it led to; never anybody else's."""

    daftar: PendaftaranMandiri
    orang: Orang

    @property
    def baris(self) -> list[tuple[str, str]]:
        """Name and present posts in words."""
        kini = self.orang.jabatan.berlaku(timezone.localdate())
        semua = kini.select_related("pemangku__jenis", "pemangku__wilayah")
        return [
            ("Nama", self.orang.nama_lengkap),
            *(
                ("Jabatan", f"{j.nama_jabatan}, {j.pemangku.nama_tampil}")
                for j in semua
            ),
        ]

    @property
    def kanal(self) -> list[Kanal]:
        """Own channels, masked: a forwarded link gives no number away."""
        return list(Kanal.objects.samar().filter(orang=self.orang))

    @property
    def persetujuan(self) -> list[tuple[str, str]]:
        """Purposes he consents to now, as (value, words)."""
        return persetujuan_kini(self.orang)

    @property
    def permintaan(self) -> list[PermintaanSubjek]:
        """What he asked so far, newest first."""
        return list(milik(self.orang))


def data_saya(daftar: PendaftaranMandiri) -> DataSaya | None:
    """The person of the registration, also when merged since; None while there is none."""
    if daftar.orang is None:
        return None
    orang = orang_utuh(daftar.orang)[0]
    return DataSaya(daftar, orang) if orang.status == Orang.Status.AKTIF else None
