"""Channels of stakeholders and persons: normal form, suppression, unmasking."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from organisasi.models import Jejak, Petugas
from organisasi.sandi import samarkan_surel, sidik
from pemangku.actions.verifikasi import tandai_perlu_cek
from pemangku.models import Jabatan, Kanal, Larangan, Orang, Pemangku
from pemangku.models.kanal import GAGAL_SETELAH
from pemangku.nomor import NomorSalah, baca_telepon, baca_wa, samarkan

DILARANG = "Kanal ini dalam daftar larangan dan tidak disimpan."
SUREL_SALAH = "Alamat surel tidak benar (contoh nama@contoh.id)."
UTAMA_GAGAL = "Kanal utama gagal dua kali"
KOSONG = "Isi nomor atau alamatnya."
MILIK_ORANG = (
    "Nomor pribadi dicatat pada orangnya, bukan pada lembaganya. Pilih orangnya; bila ini "
    "nomor kantor, pilih kedinasan."
)
TANPA_ORANG = (
    "Kanal seorang tokoh dicatat pada orangnya, dan orangnya belum ada di sini."
)


class KanalDilarang(ValidationError):
    """The channel was suppressed at its owner's wish."""

    def __init__(self) -> None:
        """Say it without telling whose it was (PK-19)."""
        super().__init__(DILARANG)


class PemilikSalah(ValidationError):
    """What is a person's stands with the person, who alone can consent."""


def normalkan(jenis: str, teks: str) -> tuple[str, str]:
    """Normal value and mask of what was typed; raises ValidationError."""
    isi = teks.strip()
    if not isi:
        raise ValidationError(KOSONG)
    try:
        if jenis == Kanal.Jenis.WA:
            nomor = baca_wa(isi)
        elif jenis == Kanal.Jenis.TELEPON:
            nomor = baca_telepon(isi)
        elif jenis == Kanal.Jenis.EMAIL:
            return _surel(isi)
        else:
            return isi, isi[:120]
    except NomorSalah as galat:
        raise ValidationError(str(galat)) from None
    return nomor.normal, samarkan(nomor.lokal)


def _surel(isi: str) -> tuple[str, str]:
    try:
        validate_email(isi)
    except ValidationError:
        raise ValidationError(SUREL_SALAH) from None
    kecil = isi.lower()
    return kecil, samarkan_surel(kecil)[:120]


def sidik_kanal(jenis: str, normal: str) -> str:
    """The hash a channel is found by: a number is the same for WhatsApp and telephone."""
    kelompok = "telepon" if jenis == Kanal.Jenis.WA else jenis
    return sidik(f"pemangku:{kelompok}:{normal}")


@transaction.atomic
def tambah_kanal(
    pemilik: Pemangku | Orang,
    *,
    jenis: str,
    nilai: str,
    sifat: str,
    oleh: Petugas | None,
    pada: datetime,
) -> Kanal:
    """Add a channel, or return the one that is there.

    A figure's goes to the person he is. Raises ValidationError for what is no number or
    address, KanalDilarang (one of them) for a suppressed one, PemilikSalah (one of them)
    for a personal one of a body: nobody could consent to its use.
    """
    pemilik = _pemilik(pemilik, sifat)
    normal, samaran = normalkan(jenis, nilai)
    cap = sidik_kanal(jenis, normal)
    if Larangan.objects.mengenai(cap):
        raise KanalDilarang
    milik = {"orang" if isinstance(pemilik, Orang) else "pemangku": pemilik}
    kanal, baru = Kanal.objects.get_or_create(
        **milik,
        jenis=jenis,
        sidik=cap,
        defaults={
            "nilai": normal,
            "samaran": samaran,
            "sifat": sifat,
            "dibuat_oleh": oleh,
        },
    )
    if baru:
        Jejak.objects.catat(
            pemilik,
            "tambah_kanal",
            oleh=oleh,
            pada=pada,
            sesudah={"kanal": kanal.get_jenis_display(), "sifat": sifat},
        )
    return kanal


def _pemilik(pemilik: Pemangku | Orang, sifat: str) -> Pemangku | Orang:
    if isinstance(pemilik, Orang):
        return pemilik
    if pemilik.bentuk == Pemangku.Bentuk.PERORANGAN:
        diri = pemilik.jabatan.filter(selesai=None, orang__status=Orang.Status.AKTIF)
        if jabatan := diri.select_related("orang").first():
            return jabatan.orang
        raise PemilikSalah(TANPA_ORANG)
    if sifat == Kanal.Sifat.PRIBADI:
        raise PemilikSalah(MILIK_ORANG)
    return pemilik


@transaction.atomic
def hapus_kanal(
    kanal: Kanal, *, oleh: Petugas | None, pada: datetime, alasan: str = ""
) -> None:
    """Forget a channel; the trail keeps its kind only."""
    Jejak.objects.catat(
        kanal.orang or kanal.pemangku,  # type: ignore[arg-type]  # one of them, by constraint
        "hapus_kanal",
        oleh=oleh,
        pada=pada,
        catatan=alasan,
        sebelum={"kanal": kanal.get_jenis_display()},
    )
    kanal.delete()


@transaction.atomic
def uji_kanal(
    kanal: Kanal, *, berhasil: bool, oleh: Petugas | None, pada: datetime
) -> Kanal:
    """Somebody answered, or nobody did. Twice in vain: no longer used (pemangku 4.8).

    Where it is the preferred one, the stakeholder must be looked at, at once (PK-28).
    """
    kini = Kanal.objects.samar().select_for_update(of=("self",)).get(pk=kanal.pk)
    kini.gagal_beruntun = 0 if berhasil else kini.gagal_beruntun + 1
    if berhasil:
        kini.keadaan, kini.terakhir_berhasil = Kanal.Keadaan.BERFUNGSI, pada
    elif kini.gagal_beruntun >= GAGAL_SETELAH:
        kini.keadaan = Kanal.Keadaan.GAGAL
    kini.save(
        update_fields=("gagal_beruntun", "keadaan", "terakhir_berhasil", "diubah_pada")
    )
    pemilik = kini.orang or kini.pemangku
    assert pemilik is not None  # one of them, by constraint
    Jejak.objects.catat(
        pemilik,
        "uji_kanal",
        oleh=oleh,
        pada=pada,
        sesudah={"kanal": kini.get_jenis_display(), "keadaan": kini.keadaan},
    )
    if kini.keadaan == Kanal.Keadaan.GAGAL and kini.urutan == 1:
        for pemangku in _pemangku(kini, pada):
            tandai_perlu_cek(pemangku, alasan=UTAMA_GAGAL, oleh=oleh, pada=pada)
    return kini


def _pemangku(kanal: Kanal, pada: datetime) -> list[Pemangku]:
    """Whom the channel reaches: its body, or where its person has a post now."""
    if kanal.pemangku:
        return [kanal.pemangku]
    berlaku = Jabatan.objects.berlaku(timezone.localdate(pada))
    return list(Pemangku.objects.filter(jabatan__in=berlaku.filter(orang=kanal.orang)))
