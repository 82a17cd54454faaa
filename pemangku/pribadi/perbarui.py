"""One's own data by link: seen, confirmed, changed, withdrawn (PK-29)."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, wajib
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.actions import catat_hubungan, tandai_perlu_cek, ubah_pemangku
from pemangku.inventaris.kanal import Kanal, hapus_kanal, tambah_kanal
from pemangku.inventaris.models import CatatanHubungan, Pemangku
from pemangku.inventaris.orang import (
    UMUR_PERBARUI,
    Jabatan,
    Orang,
    Persetujuan,
    TautanPribadi,
)
from pemangku.inventaris.persetujuan import tarik_seketika
from pemangku.inventaris.pilihan import TindakanPemangku as T, TujuanPersetujuan

# What the link shows, and which of it may be corrected there

# What may be corrected, in the order of the form: of the body, of the person.
LEMBAGA = {
    "nama_resmi": "Nama lembaga",
    "alamat": "Alamat",
    "jumlah_anggota": "Jumlah anggota",
}
ORANG = {"nama": "Nama Anda", "nama_jabatan": "Jabatan"}
# Told in words; staff decide what follows from it.
LAIN = {"lain": "Perubahan lain"}
SEBUTAN = {**LEMBAGA, **ORANG, **LAIN}


@dataclass(frozen=True, slots=True)
class DataSendiri:
    tautan: TautanPribadi
    pemangku: Pemangku
    orang: Orang | None
    jabatan: Jabatan | None

    @property
    def nilai(self) -> dict[str, str]:
        p, hasil = self.pemangku, {}
        if not p.perorangan:
            hasil = {
                "nama_resmi": p.nama_resmi,
                "alamat": p.alamat,
                "jumlah_anggota": str(p.jumlah_anggota or ""),
            }
        if self.orang and self.jabatan:
            hasil["nama"] = self.orang.nama
            hasil["nama_jabatan"] = self.jabatan.nama_jabatan
        return hasil

    @property
    def baris(self) -> list[tuple[str, str]]:
        semua = [(SEBUTAN[nama], isi) for nama, isi in self.nilai.items()]
        tempat = str(self.pemangku.wilayah or "")
        semua += [("Jenis", self.pemangku.jenis.nama), ("Wilayah", tempat)]
        return [(nama, isi) for nama, isi in semua if isi]

    @property
    def kanal(self) -> list[Kanal]:
        """Own channels, masked: a forwarded link gives no number away."""
        milik = {"orang": self.orang} if self.orang else {"pemangku": self.pemangku}
        return list(Kanal.objects.samar().filter(**milik))

    @property
    def persetujuan(self) -> list[tuple[str, str]]:
        beri = Persetujuan.objects.tujuan_berlaku(self.orang) if self.orang else ()
        return [(t.value, str(t.label)) for t in TujuanPersetujuan if t in beri]


def data_sendiri(tautan: TautanPribadi, pada: datetime) -> DataSendiri | None:
    """What the link opens at ``pada``; None when it opens nothing any more.

    Its time is over or it was used, the record is not in use, or its person has no post
    there now.
    """
    pemangku, orang, jabatan = tautan.pemangku, tautan.orang, None
    assert pemangku is not None  # by constraint
    if tautan.berlaku_sampai is None or tautan.berlaku_sampai < pada:
        return None
    if pemangku.status != Pemangku.Status.AKTIF:
        return None
    if orang is not None:
        semua = pemangku.jabatan.filter(orang=orang)
        jabatan = semua.berlaku(timezone.localdate(pada)).first()
        if jabatan is None or orang.status != Orang.Status.AKTIF:
            return None
    return DataSendiri(tautan, pemangku, orang, jabatan)


def narahubung(pemangku: Pemangku, pada: datetime) -> Jabatan | None:
    kini = pemangku.jabatan.nyata().berlaku(timezone.localdate(pada))
    utama = (j for j in kini if j.pangkat < len(j.UTAMA))
    return min(utama, key=lambda j: j.pangkat, default=None)


def uraian_usul(usul: TautanPribadi, kini: Mapping[str, str]) -> list[str]:
    """What shall change, a line a field: ``Alamat: lama → baru``."""
    return [
        f"{SEBUTAN[nama]}: {kini[nama] or 'kosong'} → {baru or 'kosong'}"
        if nama in kini
        else f"{SEBUTAN[nama]}: {baru}"
        for nama, baru in usul.isi_usul.items()
    ]


def kini_menurut(usul: TautanPribadi, pada: datetime) -> dict[str, str]:
    jabatan = jabatan_usul(usul, pada)
    data = DataSendiri(usul, usul.pemangku, usul.orang, jabatan)
    return {**dict.fromkeys(SEBUTAN.keys() - LAIN.keys(), ""), **data.nilai}


def jabatan_usul(usul: TautanPribadi, pada: datetime) -> Jabatan | None:
    if usul.orang is None:
        return None
    semua = Jabatan.objects.filter(pemangku=usul.pemangku, orang=usul.orang)
    return semua.berlaku(timezone.localdate(pada)).first()


# By the link: still true, changed, withdrawn

KEDALUWARSA = "Tautan kedaluwarsa, minta yang baru."
TANPA_NARAHUBUNG = (
    "Belum ada narahubung utama atau pimpinan yang menjabat. Tambah orangnya dulu."
)
TIDAK_AKTIF = "Catatan ini tidak aktif."
SEDANG_DIPERIKSA = "Perubahan sebelumnya masih diperiksa petugas."
TANPA_PERUBAHAN = "Belum ada yang diubah."
DIUBAH_SENDIRI = "Melaporkan perubahan lewat tautannya"
MINTA_BARU = "Meminta tautan perbarui yang baru"
ALASAN = "Diminta pemiliknya lewat tautan perbarui."


@transaction.atomic
def buat_tautan_perbarui(pemangku: Pemangku, saat: Saat) -> str:
    """The secret of a link for the main contact; it works 14 days.

    Raises TindakanTerlarang for a record not in use, or without a main contact or head.
    """
    if pemangku.status != Pemangku.Status.AKTIF:
        raise TindakanTerlarang(TIDAK_AKTIF)
    jabatan = narahubung(pemangku, saat.pada)
    if jabatan is None:
        raise TindakanTerlarang(TANPA_NARAHUBUNG)
    kode = TautanPribadi.objects.buat(
        tujuan=TautanPribadi.Tujuan.PERBARUI,
        pada=saat.pada,
        pemangku=pemangku,
        orang=jabatan.orang,
        berlaku_sampai=saat.pada + UMUR_PERBARUI,
    )
    Jejak.objects.catat(
        pemangku,
        "tautan_perbarui",
        saat=saat,
        sesudah={"jabatan": jabatan.nama_jabatan},
    )
    return kode


def _kunci(tautan: TautanPribadi, pada: datetime) -> DataSendiri:
    """What the link opens, its rows locked; TindakanTerlarang when that is nothing."""
    list(Pemangku.objects.filter(tautan=tautan).select_for_update(of=("self",)))
    kini = TautanPribadi.objects.select_for_update(of=("self",)).select_related(
        "pemangku__jenis", "pemangku__wilayah__induk", "orang"
    )
    data = data_sendiri(kini.get(pk=tautan.pk), pada)
    if data is None:
        raise TindakanTerlarang(KEDALUWARSA)
    return data


@transaction.atomic
def nyatakan_benar(tautan: TautanPribadi, *, pada: datetime) -> None:
    """Its person says that all still holds; once for a link, however often pressed.

    It counts again once somebody doubted or checked after him.
    """
    data = _kunci(tautan, pada)
    if data.pemangku.tautan.menunggu().exists():
        raise TindakanTerlarang(SEDANG_DIPERIKSA)
    if not _sudah_dinyatakan(data):
        catat_hubungan(
            data.pemangku,
            Saat(None, pada),
            cara=CatatanHubungan.Cara.TAUTAN_MANDIRI,
            hasil=CatatanHubungan.Hasil.BENAR,
        )


def _sudah_dinyatakan(data: DataSendiri) -> bool:
    """Whether the last word on the record is its person's, said since the link."""
    terakhir = data.pemangku.hubungan.memeriksa().first()
    return (
        terakhir is not None
        and data.pemangku.perlu_cek == ""
        and terakhir.cara == CatatanHubungan.Cara.TAUTAN_MANDIRI
        and terakhir.hasil == CatatanHubungan.Hasil.BENAR
        and terakhir.pada >= data.tautan.dibuat_pada
    )


@transaction.atomic
def ubah_sendiri(
    tautan: TautanPribadi,
    *,
    isian: Mapping[str, str],
    hapus: Collection[Kanal],
    kanal_baru: Mapping[str, str],
    pada: datetime,
) -> bool:
    """Channels change at once, all else waits for staff; True when something waits.

    ``isian``: values by field, ``kanal_baru``: new channels by kind. The link is used up.
    Raises TindakanTerlarang for a link that opens nothing or where something waits
    already, ValidationError by field, or when nothing differs.
    """
    data = _kunci(tautan, pada)
    beda = {n: v for n, v in isian.items() if v != data.nilai.get(n, "")}
    if beda and data.pemangku.tautan.menunggu().exists():
        raise TindakanTerlarang(SEDANG_DIPERIKSA)
    baru = {jenis: nilai for jenis, nilai in kanal_baru.items() if nilai}
    if not (beda or hapus or baru):
        raise ValidationError({"__all__": TANPA_PERUBAHAN})
    _ganti_kanal(data, hapus, baru, pada)
    satu = data.tautan
    satu.berlaku_sampai = pada - timedelta(microseconds=1)
    satu.usul = json.dumps(beda, ensure_ascii=False) if beda else ""
    satu.save(update_fields=("berlaku_sampai", "usul", "diubah_pada"))
    if beda:
        Jejak.objects.catat(
            data.pemangku,
            "usul_perubahan",
            saat=Saat(None, pada),
            sesudah={"kolom": ", ".join(beda)},
        )
        tandai_perlu_cek(data.pemangku, Saat(None, pada), alasan=DIUBAH_SENDIRI)
    return bool(beda)


def _ganti_kanal(
    data: DataSendiri, hapus: Collection[Kanal], baru: Mapping[str, str], pada: datetime
) -> None:
    pemilik = data.orang or data.pemangku
    ada = data.kanal
    milik = {satu.pk for satu in ada}
    # What replaces an office number is one, too; a body has no others.
    orangnya = data.orang or data.pemangku.perorangan
    sifat = {satu.jenis: satu.sifat for satu in reversed(ada) if orangnya}
    bawaan = Kanal.Sifat.PRIBADI if orangnya else Kanal.Sifat.KEDINASAN
    for satu in hapus:
        if satu.pk in milik:
            hapus_kanal(satu, Saat(None, pada), alasan=ALASAN)
    for jenis, nilai in baru.items():
        try:
            tambah_kanal(
                pemilik,
                Saat(None, pada),
                jenis=jenis,
                nilai=nilai,
                sifat=sifat.get(jenis, bawaan),
            )
        except ValidationError as galat:
            raise ValidationError({jenis: galat.messages}) from None


@transaction.atomic
def tarik_sendiri(
    tautan: TautanPribadi, *, tujuan: Collection[str], pada: datetime
) -> list[str]:
    """Withdraw consent for these purposes, at once; returns those really withdrawn.

    What was not given stays as it is. A withdrawal stands in the register of requests,
    answered at once (8.3).
    """
    orang = _kunci(tautan, pada).orang
    if orang is None:
        return []
    return tarik_seketika(orang, tujuan=tujuan, alasan=ALASAN, pada=pada)


def minta_tautan_baru(tautan: TautanPribadi, *, pada: datetime) -> None:
    if tautan.pemangku and tautan.pemangku.status == Pemangku.Status.AKTIF:
        tandai_perlu_cek(tautan.pemangku, Saat(None, pada), alasan=MINTA_BARU)


# What was said to have changed: staff write it into the record, or not

SUDAH_PINDAH = (
    "Orangnya tidak lagi menjabat di sini. Tolak usul ini, lalu perbaiki datanya."
)


@transaction.atomic
def terima_usul(pemangku: Pemangku, saat: Saat) -> Pemangku:
    """Write what was proposed into the record: verified by its own link as changed.

    Raises TindakanTerlarang when it was decided already or its person left the post,
    ValidationError by field for what the record refuses.
    """
    usul = _usul(pemangku)
    isi: dict[str, Any] = usul.isi_usul
    if "jumlah_anggota" in isi:
        isi["jumlah_anggota"] = int(isi["jumlah_anggota"] or 0) or None
    lembaga = {nama: isi[nama] for nama in LEMBAGA if nama in isi}
    if lembaga:
        ubah_pemangku(usul.pemangku, saat, isian=lembaga, edisi=usul.pemangku.edisi)
    jabatan = jabatan_usul(usul, saat.pada)
    if jabatan:
        _tulis(jabatan, isi, ("nama_jabatan",))
        _tulis(jabatan.orang, isi, ("nama",))
    elif isi.keys() & {"nama", "nama_jabatan"}:
        raise TindakanTerlarang(SUDAH_PINDAH)
    _selesai(usul, T.TERIMA_USUL, saat)
    catat_hubungan(
        pemangku,
        saat,
        cara=CatatanHubungan.Cara.TAUTAN_MANDIRI,
        hasil=CatatanHubungan.Hasil.DIUBAH,
        catatan=str(isi.get("lain", ""))[:300],
    )
    return pemangku


@transaction.atomic
def tolak_usul(pemangku: Pemangku, saat: Saat, *, alasan: str) -> Pemangku:
    """It does not hold; the doubt stays until somebody verifies the record.

    Raises TindakanTerlarang without a reason.
    """
    _selesai(_usul(pemangku), T.TOLAK_USUL, saat, catatan=wajib(alasan))
    return pemangku


def _selesai(usul: Any, tindakan: T, saat: Saat, *, catatan: str = "") -> None:
    """Decided. Emptied apart from the act, whose columns stand in the trail."""
    usul.pemangku.lakukan(tindakan, saat, catatan=catatan)
    usul.usul = ""
    usul.save(update_fields=("usul", "diubah_pada"))


def _usul(pemangku: Pemangku) -> TautanPribadi:
    usul = (
        pemangku.tautan.menunggu()
        .select_related("pemangku__jenis", "pemangku__wilayah__induk", "orang")
        .select_for_update(of=("self",))
        .first()
    )
    if usul is None:
        raise TindakanTerlarang("Usul ini sudah diputuskan petugas lain.")
    return usul


def _tulis(objek: Any, isi: Mapping[str, Any], kolom: tuple[str, ...]) -> None:
    nama = [satu for satu in kolom if satu in isi]
    for satu in nama:
        setattr(objek, satu, isi[satu])
    if nama:
        semua = {f.name for f in objek._meta.fields}
        objek.clean_fields(exclude=semua - set(nama))
        objek.save()
