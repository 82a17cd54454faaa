"""Lembar Bekal: one page for a kecamatan, with three channels and what the catalogue has.

An entry has no place of its own; it lies where the office lies that holds it. First comes
what people in the kecamatan asked for, then what was asked for anywhere, then the newest of
each office, so that no office fills the list alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone

from informasi.models import DokumenInformasi, Permohonan
from organisasi.bahasa import angka, tanggal_pendek
from organisasi.kertas.naskah import (
    alamat_kop,
    alamat_penuh,
    kontak_kop,
    kop,
    lambang_svg,
    qr_svg,
)
from organisasi.models import JenisUnit, KanalLayanan, Pengaturan, Unit

# Which entries of the catalogue it names

SETAHUN = timedelta(days=365)
# So that it stays on one page.
BANYAK, PANJANG_JUDUL = 4, 90
BELUM_ADA = "Belum ada dalam daftar informasi."
TEMPAT = (
    (JenisUnit.KELURAHAN, "Di kelurahan"),
    (JenisUnit.KECAMATAN, "Di kecamatan"),
    (JenisUnit.OPD, "Di OPD teknis"),
)
KOLOM = ("pk", "judul", "unit", "unit__nama", "unit__singkatan", "terbit_pada")
# A row of these columns, its place in its office, and how many that has.
type Entri = Any
type Ditanya = Mapping[int | None, Counter[int]]


def sajian(kantor: Sequence[Unit], hari: date) -> dict[int, list[dict[str, Any]]]:
    """Of each office the headings of its sheet; as many queries for 1 as for 36.

    A kecamatan has three, any other office one: its own and what is below it.
    """
    berjalan = list(
        Unit.objects.berjalan(hari).values_list("pk", "jenis", "induk", "induk__induk")
    )
    ditanya = _ditanya(berjalan, hari)
    entri: dict[int, list[Entri]] = defaultdict(list)
    for satu in _entri([pk for pk, *_ in berjalan], set(ditanya[None])):
        entri[satu.unit].append(satu)
    hasil = {}
    for unit in kantor:
        bawah = {pk: jenis for pk, jenis, *atas in berjalan if unit.pk in {pk, *atas}}
        opd = {pk: jenis for pk, jenis, *_ in berjalan if jenis == JenisUnit.OPD}
        letak = (
            [
                (judul, [pk for pk, j in (bawah | opd).items() if j == jenis])
                for jenis, judul in TEMPAT
            ]
            if unit.jenis == JenisUnit.KECAMATAN
            else [(f"Di {unit.nama}", list(bawah))]
        )
        hasil[unit.pk] = [
            _bagian(judul, unit, [e for pk in milik for e in entri[pk]], ditanya)
            for judul, milik in letak
        ]
    return hasil


def _ditanya(
    berjalan: Iterable[tuple[int, str, int | None, int | None]], hari: date
) -> Ditanya:
    atas = {pk: {pk, *semua} - {None} for pk, _, *semua in berjalan}
    minta = Permohonan.objects.filter(
        dokumen__isnull=False,
        tanggal_terima__gt=hari - SETAHUN,
        tanggal_terima__lte=hari,
    )
    hasil: dict[int | None, Counter[int]] = defaultdict(Counter)
    for unit, dokumen, kali in (
        minta.order_by().values_list("unit", "dokumen").annotate(kali=Count("pk"))
    ):
        for kunci in (None, *atas.get(unit, ())):
            hasil[kunci][dokumen] += kali
    return hasil


def _entri(unit: Iterable[int], ditanya: set[int]) -> list[Entri]:
    semua = DokumenInformasi.objects.terbuka().filter(unit__in=unit)
    terbaru = (F("terbit_pada").desc(), F("pk").desc())
    bernomor = semua.order_by().annotate(
        ke=Window(RowNumber(), partition_by=F("unit"), order_by=terbaru),
        semua=Window(Count("pk"), partition_by=F("unit")),
    )
    baris = bernomor.filter(Q(ke__lte=BANYAK) | Q(pk__in=ditanya))
    return list(baris.values_list(*KOLOM, "ke", "semua", named=True))


def _bagian(
    judul: str, unit: Unit, entri: Sequence[Entri], ditanya: Ditanya
) -> dict[str, Any]:
    di_sini, di_kota = (ditanya.get(k, Counter()) for k in (unit.pk, None))
    urut = sorted(entri, key=lambda e: (e.terbit_pada, e.pk), reverse=True)
    urut.sort(key=lambda e: (-di_sini[e.pk], -di_kota[e.pk], e.ke))
    tampil = urut[:BANYAK]
    sisa = sum(e.semua for e in entri if e.ke == 1) - len(tampil)
    return {
        "judul": judul,
        "isi": [_kata(satu, unit) for satu in tampil],
        "sisa": f"Dan {angka(sisa)} informasi lain." if sisa else "",
        "kosong": "" if tampil else BELUM_ADA,
    }


def _kata(entri: Entri, unit: Unit) -> str:
    judul: str = entri.judul
    if len(judul) > PANJANG_JUDUL:
        judul = f"{judul[: PANJANG_JUDUL - 1]}…"
    if entri.unit == unit.pk:
        return judul
    return f"{judul} ({entri.unit__singkatan or entri.unit__nama})"


# The page

NASKAH = Path(__file__).resolve().parent.parent / "tipografi" / "bekal.typ"
JUDUL = "Lembar bekal: tiga pintu layanan"
J = KanalLayanan.Jenis
# Channel, name of its page, what to call it.
PINTU = (
    (J.INFORMASI, "informasi:permohonan-ajukan", "Minta informasi"),
    (J.PENGADUAN, "pengaduan:pengaduan-ajukan", "Mengadu"),
    (J.DARURAT, "darurat", "Darurat"),
)
type Bekal = dict[str, Any]


def bekal(kantor: Sequence[Unit], *, pada: datetime) -> Mapping[int, Bekal]:
    """What the sheet of each office says; as many queries for 1 as for 36.

    What nobody has entered is left out, never made up.
    """
    atur = Pengaturan.objects.kini()
    pintu = [_pintu(jenis, halaman, kata, atur) for jenis, halaman, kata in PINTU]
    semua = sajian(kantor, timezone.localdate(pada))
    return {
        unit.pk: {
            "unit": unit.nama,
            "pintu": pintu,
            "sajian": semua[unit.pk],
            "meja": _meja(unit, atur),
        }
        for unit in kantor
    }


def isi_bekal(unit: Unit, pada: datetime) -> dict[str, Any]:
    satu, hari = bekal([unit], pada=pada)[unit.pk], timezone.localdate(pada)
    kepala = kop(unit, Pengaturan.objects.kini(), hari)
    kaki = (
        f"Keadaan {tanggal_pendek(hari)}.",
        f"Daftar lengkap ada di {alamat_penuh(reverse('beranda'))}",
    )
    return {
        **satu,
        "judul_berkas": f"{JUDUL}, {unit.nama}",
        "judul": JUDUL,
        "kop": kepala,
        "alamat_kop": alamat_kop(kepala),
        "lambang": lambang_svg(),
        "pintu": [{**p, "qr": qr_svg(p["alamat"])} for p in satu["pintu"]],
        "kaki": " ".join(filter(None, kaki)),
    }


def _pintu(jenis: str, halaman: str, kata: str, atur: Pengaturan) -> dict[str, str]:
    """One channel: of its kind the one with the emergency number, else the first."""
    semua = KanalLayanan.objects.filter(jenis=jenis).order_by("urut", "pk")
    kanal = semua.filter(nomor=atur.nomor_darurat).first() or semua.first()
    return {
        "kata": kata,
        "nama": kanal.nama if kanal else "",
        "nomor": kanal.nomor if kanal else "",
        "untuk": kanal.cocok_untuk if kanal else "",
        "bukan": kanal.bukan_untuk if kanal else "",
        "jam": kanal.jam if kanal else "",
        "alamat": alamat_penuh(reverse(halaman)),
    }


def _meja(unit: Unit, atur: Pengaturan) -> str:
    """Where to come by oneself, and when: the office's own hours before the city's."""
    kontak = kontak_kop(unit)
    kontak["telepon"] = unit.telepon and f"Telepon {unit.telepon}"
    bagian = (
        " · ".join(filter(None, kontak.values())),
        unit.loket,
        unit.jam_layanan or atur.jam_layanan,
    )
    return f"Meja PPID {unit.nama}: " + " ".join(
        f"{satu.rstrip('.')}." for satu in bagian if satu
    )
