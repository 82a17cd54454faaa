"""Sending a complaint: the same rules as the form, the same screening for emergencies."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.halaman.rahasia import boleh_coba
from organisasi.kantor.direktori import pertolongan
from organisasi.kantor.peta import di_dalam_kota
from organisasi.models import Wilayah
from organisasi.teks import bersih
from pengaduan.aduan.laporan_masuk import IsiLaporan, KontakPelapor, Masuk
from pengaduan.aduan.models import Pengaduan
from pengaduan.masuk.actions import MungkinDarurat, ajukan_pengaduan
from pengaduan.open311.layanan import (
    ANONIM,
    BUKAN_DARURAT,
    KELURAHAN,
    RAHASIA,
    YA,
    GalatOpen311,
    kategori,
    kelurahan_menurut_kode,
)
from pengaduan.open311.models import KirimanOpen311, KunciOpen311

URAIAN_MAKS = 4000
JUDUL_MAKS = 120
TELEPON_DIGIT = range(8, 16)
# Without an idempotency key the very same request within this time is a repeat of it.
ULANG = timedelta(minutes=10)
RUANG = "pengaduan_open311"


def pengirim(arg: QueryDict) -> KunciOpen311:
    """Whose key it is; GalatOpen311 (403) for a missing, wrong or revoked one."""
    kunci = KunciOpen311.objects.cocok(bersih(arg.get("api_key", ""))[:200])
    if kunci is None:
        raise GalatOpen311(403, "api_key tidak ada, salah, atau sudah dicabut.")
    return kunci


def kirim(
    arg: QueryDict, *, kunci: KunciOpen311, idempotensi: str, pada: datetime
) -> Pengaduan:
    """Enter what was sent; the same again returns what was made before.

    GalatOpen311: 400 with one sentence a field, 404 for an unknown service, 422 for a used
    idempotency key with other content, 429 beyond the key's limit.
    """
    jenis = kategori(arg.get("service_code", "")) if arg.get("service_code") else None
    if jenis is None:
        raise GalatOpen311(400, "service_code wajib diisi.")
    isi, kontak = _isi(arg)
    laporan = IsiLaporan(kategori=jenis, **isi)
    tanda = _tanda(arg)
    with transaction.atomic():
        kunci_formulir(
            RUANG, uuid5(NAMESPACE_OID, f"{kunci.pk}:{idempotensi or tanda}")
        )
        if lama := _pernah(kunci, idempotensi, tanda, pada):
            return lama
        _batasi(kunci, pada)
        pengaduan = _masukkan(laporan, kontak, pada)
        KirimanOpen311.objects.create(
            kunci=kunci,
            idempotensi=idempotensi,
            sidik_isi=tanda,
            pengaduan=pengaduan,
            media_url=bersih(arg.get("media_url", ""))[:500],
            pada=pada,
        )
    return pengaduan


def _masukkan(laporan: IsiLaporan, kontak: KontakPelapor, pada: datetime) -> Pengaduan:
    masuk = Masuk(
        kanal=Pengaduan.Kanal.OPEN311, tanggal_terima=timezone.localdate(pada)
    )
    try:
        return ajukan_pengaduan(isi=laporan, kontak=kontak, masuk=masuk, pada=pada)
    except MungkinDarurat as galat:
        sebab = "; ".join(a.kalimat for a in galat.putusan.alasan)
        bantu = pertolongan(laporan.teks, laporan.kategori.kode)
        awal = f"{bantu.teks} " if bantu and bantu.kanal else ""
        raise GalatOpen311(
            400,
            f"{awal}Telepon 112 sekarang. Ini mungkin darurat: {sebab} Bila tidak ada "
            f"bahaya, kirim lagi dengan attribute[{BUKAN_DARURAT}]={YA}.",
        ) from None
    except TindakanTerlarang as galat:
        raise GalatOpen311(400, str(galat)) from None


def _batasi(kunci: KunciOpen311, pada: datetime) -> None:
    jendela = timedelta(hours=1)
    nama = f"open311:{kunci.pk}"
    if not boleh_coba(nama, batas=kunci.batas_per_jam, jendela=jendela, pada=pada):
        raise GalatOpen311(
            429,
            "Batas aduan per jam untuk kunci ini sudah habis. Coba lagi nanti.",
            kepala={"Retry-After": str(int(jendela.total_seconds()))},
        )


def _pernah(
    kunci: KunciOpen311, idempotensi: str, tanda: str, pada: datetime
) -> Pengaduan | None:
    """What the same request has made already.

    A client that got no answer sends the same again, word for word, and wants its number;
    one without a key is known by that alone. Anything else, another name or another point,
    is another report: it is stored, and marked where contact and words are the same.
    """
    semua = KirimanOpen311.objects.filter(kunci=kunci).select_related("pengaduan")
    if idempotensi:
        lama = semua.filter(idempotensi=idempotensi).first()
        if lama and not hmac.compare_digest(lama.sidik_isi, tanda):
            raise GalatOpen311(422, "Idempotency-Key ini sudah dipakai untuk isi lain.")
    else:
        lama = semua.filter(sidik_isi=tanda, pada__gt=pada - ULANG).last()
    return lama.pengaduan if lama else None


def _tanda(arg: QueryDict) -> str:
    """A fingerprint of the whole request, but for the key that it came with."""
    isi = sorted((nama, arg.getlist(nama)) for nama in arg if nama != "api_key")
    return hashlib.sha256(json.dumps(isi).encode()).hexdigest()


def _isi(arg: QueryDict) -> tuple[dict[str, Any], KontakPelapor]:
    """The fields of the report and who sent it; all that is wrong is told at once."""
    galat: list[str] = []
    uraian = bersih(arg.get("description", "")).strip()
    if not uraian:
        galat.append("description wajib diisi.")
    if len(uraian) > URAIAN_MAKS:
        galat.append(f"description paling panjang {URAIAN_MAKS} huruf.")
    lintang, bujur = _titik(arg, galat)
    lokasi = bersih(arg.get("address_string", "") or arg.get("address_id", ""))[:250]
    kelurahan = _kelurahan(arg, galat)
    if lintang is None and not lokasi and kelurahan is None:
        galat.append("Lokasi wajib: lat dan long, address_string, atau KELURAHAN.")
    kontak = _kontak(arg, galat)
    anonim, rahasia = (_ya(arg, nama, galat) for nama in (ANONIM, RAHASIA))
    if galat:
        raise GalatOpen311(400, *galat)
    isi: dict[str, Any] = {
        "judul": uraian.splitlines()[0][:JUDUL_MAKS],
        "uraian": uraian,
        "lokasi": lokasi.strip(),
        "lintang": lintang,
        "bujur": bujur,
        "kelurahan": kelurahan,
        "bukan_darurat": arg.get(f"attribute[{BUKAN_DARURAT}]", "") == YA,
        "anonim": anonim,
        # Not said is no answer of the reporter: then the category decides.
        "rahasia": rahasia or None,
    }
    return isi, kontak


def _ya(arg: QueryDict, nama: str, galat: list[str]) -> bool:
    """Whether it was said; a wish for protection that cannot be read is never dropped."""
    nilai = arg.get(f"attribute[{nama}]", "")
    if nilai not in {"", YA}:
        galat.append(f"attribute[{nama}] hanya “{YA}”, atau tidak dikirim.")
    return nilai == YA


def _titik(
    arg: QueryDict, galat: list[str]
) -> tuple[Decimal, Decimal] | tuple[None, None]:
    teks = (arg.get("lat", ""), arg.get("long", ""))
    if not any(teks):
        return None, None
    try:
        lintang, bujur = (round(Decimal(satu[:40]), 6) for satu in teks)
    except (InvalidOperation, ValueError, OverflowError):
        galat.append("lat dan long harus angka desimal (WGS84), keduanya diisi.")
        return None, None
    if not (lintang.is_finite() and bujur.is_finite()):
        galat.append("lat dan long harus angka desimal (WGS84), keduanya diisi.")
        return None, None
    if not di_dalam_kota(float(lintang), float(bujur)):
        galat.append("Titik itu di luar kota. Periksa lat dan long.")
        return None, None
    return lintang, bujur


def _kelurahan(arg: QueryDict, galat: list[str]) -> Wilayah | None:
    kode = arg.get(f"attribute[{KELURAHAN}]", "")
    if not kode:
        return None
    kelurahan = kelurahan_menurut_kode().get(kode)
    if kelurahan is None:
        galat.append(f"attribute[{KELURAHAN}] tidak dikenal.")
    return kelurahan


def _kontak(arg: QueryDict, galat: list[str]) -> KontakPelapor:
    nama = " ".join(
        bersih(arg.get(satu, "")).strip() for satu in ("first_name", "last_name")
    )
    surel = bersih(arg.get("email", "")).strip()
    if surel:
        try:
            validate_email(surel)
        except ValidationError:
            galat.append("email tidak lengkap.")
    telepon = "".join(h for h in arg.get("phone", "") if h in "+0123456789")
    if telepon and len(telepon.lstrip("+")) not in TELEPON_DIGIT:
        galat.append("phone harus 8 sampai 15 angka.")
    return KontakPelapor(nama=nama.strip()[:150], surel=surel[:200], telepon=telepon)
