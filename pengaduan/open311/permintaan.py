"""Open311 GeoReport v2 (open311.org): services, and complaints read and sent.

Read: never a secret one, no identity, no words nobody has checked. Sent by the same
actions as the form, with a key.
"""

import hmac
import json
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from organisasi.alur.tindakan import TindakanTerlarang, kunci_formulir
from organisasi.bahasa import tanggal
from organisasi.halaman.rahasia import boleh_coba
from organisasi.kantor.direktori import pertolongan
from organisasi.kantor.peta import di_dalam_kota
from organisasi.kantor.saat import Saat
from organisasi.models import Wilayah
from organisasi.sandi import sidik
from organisasi.teks import bersih
from pengaduan.aduan.kategori import (
    KategoriPengaduan,
    kategori_aktif,
    kategori_menurut_kode,
)
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import BERAKHIR
from pengaduan.aduan.tempat import kelurahan_kota, kelurahan_menurut_kode
from pengaduan.masuk.actions import MungkinDarurat, ajukan_pengaduan
from pengaduan.open311.models import KunciOpen311

# Services: one for each public category, none for emergencies; and errors


class GalatOpen311(Exception):
    """One or several errors of one call; each a code and a sentence."""

    def __init__(
        self, status: int, *kalimat: str, kepala: dict[str, str] | None = None
    ) -> None:
        super().__init__("; ".join(kalimat))
        self.kode_http = status
        self.semua: Sequence[tuple[int, str]] = [(status, satu) for satu in kalimat]
        self.kepala = kepala or {}


SPESIFIKASI = "http://wiki.open311.org/GeoReport_v2"
BUKAN_DARURAT, KELURAHAN = "BUKAN_DARURAT", "KELURAHAN"
ANONIM, RAHASIA = "ANONIM", "RAHASIA"
YA = "ya"
# Raised when the answers change their shape; the address never changes.
PERUBAHAN = "2026-11-28T00:00:00+07:00"


def penemuan() -> dict[str, Any]:
    bentuk, dasar = ["text/xml", "application/json"], settings.ALAMAT_PUBLIK
    titik = {
        "specification": SPESIFIKASI,
        "url": f"{dasar}/open311/v2",
        "changeset": PERUBAHAN,
        "formats": bentuk,
    }
    return {
        "changeset": PERUBAHAN,
        "contact": f"{dasar}/tentang/profil-ppid/",
        "key_service": f"{dasar}/data/",
        # Both kinds, since old clients break on a single one; practice is only a test.
        "endpoints": [
            {**titik, "type": jenis}
            for jenis in (("test",) if settings.LATIHAN else ("production", "test"))
        ],
    }


def kategori(kode: str) -> KategoriPengaduan:
    jenis = kategori_menurut_kode(kode)
    if jenis is None:
        raise GalatOpen311(404, f"service_code tidak dikenal: {kode[:60]}")
    return jenis


def daftar_layanan() -> list[dict[str, Any]]:
    return [
        {
            "service_code": k.kode,
            "service_name": k.nama,
            "description": k.contoh,
            "metadata": True,
            "type": "realtime",
            "keywords": ",".join(bit.strip() for bit in k.contoh.split(",")),
            "group": "Aduan warga",
        }
        for k in kategori_aktif()
    ]


def definisi(kode: str) -> dict[str, Any]:
    jenis = kategori(kode)
    if jenis.rahasia:
        # Of a sensitive category told, not asked: here nobody sees what he was told.
        rahasia = f"Layanan ini selalu rahasia. {jenis.alasan_rahasia}"
        petunjuk = "Tidak perlu dikirim."
    else:
        rahasia = "Isi aduan dirahasiakan dari umum"
        petunjuk = "Ya, bila isinya tidak boleh tampil untuk umum."
    kelurahan = [
        {"key": w.kode, "name": w.sebutan}
        for w in sorted(kelurahan_kota(), key=attrgetter("kode"))
    ]
    ya = (
        (
            BUKAN_DARURAT,
            "Dinyatakan bukan darurat",
            "Ya, bukan darurat",
            (
                "Ya, bila sudah ditanyakan: tidak ada bahaya sekarang. Bahaya: telepon 112, "
                "jangan lewat sini."
            ),
        ),
        (
            ANONIM,
            "Nama pelapor disembunyikan dari yang diadukan",
            "Ya, sembunyikan",
            (
                "Ya, bila pelapor tidak ingin dikenal. Nama dan kontaknya tidak diteruskan ke "
                "SP4N-LAPOR!."
            ),
        ),
        (
            RAHASIA,
            rahasia,
            "Ya, rahasiakan isinya",
            f"{petunjuk} Aduannya tidak tampil di daftar mana pun, juga tidak di sini.",
        ),
    )
    semua = [
        (KELURAHAN, "Kelurahan", kelurahan, "Pilih kelurahan tempat kejadian."),
        *((k, nama, [{"key": YA, "name": jawab}], p) for k, nama, jawab, p in ya),
    ]
    return {
        "service_code": jenis.kode,
        "attributes": [
            {
                "variable": not (nama == RAHASIA and jenis.rahasia),
                "code": nama,
                "datatype": "singlevaluelist",
                "required": False,
                "datatype_description": bantuan,
                "order": urut,
                "description": judul,
                "values": nilai,
            }
            for urut, (nama, judul, nilai, bantuan) in enumerate(semua, 1)
        ],
    }


# Reading

RENTANG = timedelta(days=90)
BANYAK_MAKS = 1000
UKURAN = 100
OPEN, CLOSED = "open", "closed"


def boleh_dibaca() -> QuerySet[Pengaduan]:
    return Pengaduan.objects.filter(rahasia=False, berkadar=False)


def satu(nomor: str) -> dict[str, Any]:
    pengaduan = _siap(boleh_dibaca().filter(nomor=nomor)).first()
    if pengaduan is None:
        raise GalatOpen311(404, "service_request_id tidak ditemukan.")
    return tulis(pengaduan)


def cari(arg: QueryDict, *, pada: datetime) -> list[dict[str, Any]]:
    """GalatOpen311 (400) for bad arguments; without days the last ninety count."""
    if nomor := _bagi(arg.get("service_request_id", "")):
        return [tulis(p) for p in _siap(boleh_dibaca().filter(nomor__in=nomor))]
    mulai, akhir = _rentang(arg, pada)
    baris = boleh_dibaca().filter(dibuat_pada__gte=mulai, dibuat_pada__lte=akhir)
    if kode := _bagi(arg.get("service_code", "")):
        baris = baris.filter(kategori__kode__in=kode)
    baris = baris.filter(_status(arg.get("status", "")))
    dari, sampai = _halaman(arg)
    return [tulis(p) for p in _siap(baris)[dari:sampai]]


def _bagi(teks: str) -> list[str]:
    return [bit.strip() for bit in teks.split(",") if bit.strip()][:BANYAK_MAKS]


def _rentang(arg: QueryDict, pada: datetime) -> tuple[datetime, datetime]:
    mulai, akhir = _saat(arg, "start_date"), _saat(arg, "end_date")
    akhir = akhir or (min(mulai + RENTANG, pada) if mulai else pada)
    mulai = mulai or akhir - RENTANG
    if akhir - mulai > RENTANG:
        raise GalatOpen311(
            400, "Rentang start_date sampai end_date paling lama 90 hari."
        )
    return mulai, akhir


def _saat(arg: QueryDict, nama: str) -> datetime | None:
    teks = arg.get(nama, "")
    if not teks:
        return None
    # In an address a plus becomes a blank.
    rapi = teks.strip().replace(" ", "+")
    try:
        saat = parse_datetime(rapi) or parse_datetime(f"{rapi}T00:00:00")
    except ValueError:
        saat = None
    if saat is None:
        raise GalatOpen311(400, f"{nama} bukan waktu ISO 8601: {teks[:40]}")
    return saat if timezone.is_aware(saat) else timezone.make_aware(saat)


def _status(teks: str) -> Q:
    diminta = set(_bagi(teks))
    if diminta - {OPEN, CLOSED}:
        raise GalatOpen311(400, "status hanya open, closed, atau keduanya.")
    if len(diminta) != 1:
        return Q()
    return Q(status__in=BERAKHIR) if CLOSED in diminta else ~Q(status__in=BERAKHIR)


def _halaman(arg: QueryDict) -> tuple[int, int]:
    if "page" not in arg and "page_size" not in arg:
        return 0, BANYAK_MAKS
    ukuran = _angka(arg, "page_size", UKURAN, BANYAK_MAKS)
    ke = _angka(arg, "page", 1, BANYAK_MAKS)
    return (ke - 1) * ukuran, ke * ukuran


def _angka(arg: QueryDict, nama: str, awal: int, maks: int) -> int:
    teks = arg.get(nama, "") or str(awal)
    sah = teks.isascii() and teks.isdigit() and len(teks) <= len(str(maks))
    if not sah or not 1 <= int(teks) <= maks:
        raise GalatOpen311(400, f"{nama} harus angka 1 sampai {maks}.")
    return int(teks)


def _siap(baris: QuerySet[Pengaduan]) -> QuerySet[Pengaduan]:
    return (
        baris.select_related("kategori", "pemegang")
        .prefetch_related("berkas")
        .defer("kode", "uraian", "harapan", "hitungan", "hitungan_selesai")
        .order_by("-dibuat_pada", "-pk")
    )


def tulis(p: Pengaduan) -> dict[str, Any]:
    tampil = p.terbit
    selesai = p.selesai_sampai or p.jatuh_tempo
    return {
        "service_request_id": p.nomor,
        "status": CLOSED if p.status in BERAKHIR else OPEN,
        "status_notes": _catatan(p),
        "service_name": p.kategori.nama,
        "service_code": p.kategori.kode,
        "description": p.uraian_umum if tampil else None,
        "agency_responsible": p.pemegang.nama,
        "service_notice": None,
        "requested_datetime": _iso(p.dibuat_pada),
        "updated_datetime": _iso(p.selesai_pada or p.status_sejak),
        "expected_datetime": timezone.make_aware(
            datetime.combine(selesai, time(23, 59, 59))
        ).isoformat()
        if selesai
        else None,
        "address": p.lokasi or None if tampil else None,
        "address_id": None,
        "zipcode": None,
        "lat": float(p.lintang) if tampil and p.lintang is not None else None,
        "long": float(p.bujur) if tampil and p.bujur is not None else None,
        "media_url": _foto(p) if tampil else None,
    }


def _foto(p: Pengaduan) -> str | None:
    for foto in p.berkas.all():
        if foto.umum and foto.gambar:
            jalan = reverse("pengaduan:pengaduan-umum-foto", args=(p.nomor, foto.pk))
            return f"{settings.ALAMAT_PUBLIK}{jalan}"
    return None


def _catatan(p: Pengaduan) -> str:
    if p.status == Pengaduan.Status.SELESAI:
        return f"Selesai. {p.get_cara_selesai_display()}."
    batas = p.tunggu_sampai or p.jatuh_tempo
    if p.status in BERAKHIR or batas is None:
        return f"{p.get_status_display()}."
    return f"{p.get_status_display()}, paling lambat {tanggal(batas)}."


def _iso(saat: datetime) -> str:
    return timezone.localtime(saat).isoformat(timespec="seconds")


# Sending a complaint: the same rules as the form, the same screening for emergencies


URAIAN_MAKS = 4000
JUDUL_MAKS = 120
TELEPON_DIGIT = range(8, 16)
# Without an idempotency key the very same request within this time is a repeat of it.
ULANG = timedelta(minutes=10)
RUANG = "pengaduan_open311"


def pengirim(arg: QueryDict) -> KunciOpen311:
    kunci = KunciOpen311.objects.cocok(bersih(arg.get("api_key", ""))[:200])
    if kunci is None:
        raise GalatOpen311(403, "api_key tidak ada, salah, atau sudah dicabut.")
    return kunci


def kirim(
    arg: QueryDict, *, kunci: KunciOpen311, idempotensi: str, pada: datetime
) -> Pengaduan:
    """The same again returns what was made before. GalatOpen311: 400, 404, 422, 429."""
    jenis = kategori(arg.get("service_code", "")) if arg.get("service_code") else None
    if jenis is None:
        raise GalatOpen311(400, "service_code wajib diisi.")
    isi, pelapor = _isi(arg)
    hari, rahasia = timezone.localdate(pada), isi.pop("rahasia")
    aduan = Pengaduan(
        kategori=jenis,
        kanal=Pengaduan.Kanal.OPEN311,
        tanggal_terima=hari,
        aplikasi=kunci,
        sidik_kiriman=_tanda(arg),
        **isi,
    )
    # By a keyed hash, which nobody can name at another door to be shown what it made.
    pembeda = f"{RUANG}:{kunci.pk}:{idempotensi or aduan.sidik_kiriman}"
    kunci_kirim = UUID(sidik(pembeda)[:32])
    if idempotensi:
        aduan.kunci_masuk = kunci_kirim
    if lama := _pernah(aduan, pada, beridempotensi=bool(idempotensi)):
        return lama
    # By itself: all that a key sends would wait for the one row that counts it.
    _batasi(kunci, pada)
    with transaction.atomic():
        kunci_formulir(RUANG, kunci_kirim)
        # Its twin of the same moment may have come first.
        if lama := _pernah(aduan, pada, beridempotensi=bool(idempotensi)):
            return lama
        return _masukkan(aduan, pelapor, pada, rahasia=rahasia)


def _masukkan(
    aduan: Pengaduan, pelapor: Pelapor, pada: datetime, *, rahasia: bool | None
) -> Pengaduan:
    try:
        return ajukan_pengaduan(aduan, pelapor, Saat(None, pada), rahasia=rahasia)
    except MungkinDarurat as galat:
        sebab = "; ".join(a.kalimat for a in galat.putusan.alasan)
        bantu = pertolongan(aduan.teks, aduan.kategori.kode)
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
    aduan: Pengaduan, pada: datetime, *, beridempotensi: bool
) -> Pengaduan | None:
    """What the same request has made already.

    A client that got no answer sends the same again, word for word, and wants its number;
    one without a key is known by that alone. Anything else, another name or another point,
    is another report: it is stored, and marked where contact and words are the same.
    """
    if not beridempotensi:
        return Pengaduan.objects.filter(
            aplikasi=aduan.aplikasi,
            sidik_kiriman=aduan.sidik_kiriman,
            dibuat_pada__gt=pada - ULANG,
        ).first()
    lama = Pengaduan.objects.filter(kunci_masuk=aduan.kunci_masuk).first()
    if lama and not _sama(lama, aduan):
        raise GalatOpen311(422, "Idempotency-Key ini sudah dipakai untuk isi lain.")
    return lama


def _sama(lama: Pengaduan, aduan: Pengaduan) -> bool:
    """By the whole request while it is remembered, later by what was reported."""
    if lama.sidik_kiriman:
        return hmac.compare_digest(lama.sidik_kiriman, aduan.sidik_kiriman)
    return lama.uraian == aduan.uraian


def _tanda(arg: QueryDict) -> str:
    """With the portal's key: name and number of a reporter cannot be tried against it."""
    isi = sorted((nama, arg.getlist(nama)) for nama in arg if nama != "api_key")
    return sidik(f"{RUANG}:{json.dumps(isi)}")


def lupakan_kiriman(*, pada: datetime) -> int:
    """Forget the marks of requests that no repetition is compared with any more."""
    lewat = Pengaduan.objects.filter(dibuat_pada__lte=pada - ULANG)
    return lewat.exclude(sidik_kiriman="").update(sidik_kiriman="")


def _isi(arg: QueryDict) -> tuple[dict[str, Any], Pelapor]:
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
        # NaN and infinity are no numbers of a place.
        _ = int(lintang), int(bujur)
    except (InvalidOperation, ValueError, OverflowError):
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
    kelurahan = kelurahan_menurut_kode(kode)
    if kelurahan is None:
        galat.append(f"attribute[{KELURAHAN}] tidak dikenal.")
    return kelurahan


def _kontak(arg: QueryDict, galat: list[str]) -> Pelapor:
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
    return Pelapor(nama=nama.strip()[:150], surel=surel[:200], telepon=telepon)
