"""What LAPOR! tells about a complaint, in plain words; templates escape the rest."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from organisasi.pribadi.teks_pribadi import tanpa_pribadi
from organisasi.teks import polos
from pengaduan.lapor.arti_jawaban import baca_json

# The odd shapes of replies: names, times, placeholders, lists that are objects.
# Everything is read by what is there, never by what should be; what cannot be read
# becomes empty, and the raw reply is kept beside it.

type Objek = Mapping[str, object]

WIB = ZoneInfo("Asia/Jakarta")
TAHUN_WAJAR = range(2000, 2200)
TANPA_NAMA = "(tidak disebut)"
_ISIAN = re.compile(
    r"\{\{\s*(institution(?:_from|_to)?(?:_link)?|status_(?:old|new))\s*\}\}"
)
# A placeholder of theirs that we know no word for must not show either.
_ISIAN_LAIN = re.compile(r"\{\{[^{}]{0,80}\}\}")
_TANGGAL = re.compile(r"(\d\d)-(\d\d)-(\d{4})(.*)", re.DOTALL)


def objek(nilai: object) -> Objek:
    if isinstance(nilai, str):
        nilai = baca_json(nilai)
    return nilai if isinstance(nilai, dict) else {}


def baris(nilai: object) -> list[Objek]:
    """Also of an object that stands for a list (keys 0, 1, …)."""
    if isinstance(nilai, dict):
        nilai = list(nilai.values())
    return [b for b in nilai if isinstance(b, dict)] if isinstance(nilai, list) else []


def teks(nilai: object) -> str:
    if isinstance(nilai, bool) or not isinstance(nilai, str | int):
        return ""
    return str(nilai).strip()


def kata(nilai: object) -> str:
    """No tags, no turned direction of reading, nothing personal: anyone reads it."""
    return tanpa_pribadi(polos(teks(nilai)))


def nama(sumber: Sequence[Objek], awalan: str) -> str:
    for satu in sumber:
        for nilai in (
            satu.get(f"{awalan}_name"),
            objek(satu.get(awalan)).get("name"),
            objek(satu.get(f"{awalan}_id")).get("name"),
            _bukan_json(satu.get(awalan)),
        ):
            if hasil := _ISIAN_LAIN.sub("", kata(nilai)).strip():
                return hasil
    return ""


def _bukan_json(nilai: object) -> object:
    # A plain name is words; a number is an id, an object was looked at already.
    polos = isinstance(nilai, str) and not nilai.lstrip().startswith(("{", "["))
    return nilai if polos and not str(nilai).strip().isdigit() else None


def waktu(nilai: object) -> datetime | None:
    """``dd-mm-yyyy HH:MM:SS`` or an ISO time; without a zone it is Jakarta's."""
    tulisan = _TANGGAL.sub(r"\3-\2-\1\4", teks(nilai))
    try:
        saat = datetime.fromisoformat(tulisan)
    except ValueError:
        return None
    if saat.year not in TAHUN_WAJAR:  # the database holds no year 1
        return None
    return saat if saat.tzinfo else saat.replace(tzinfo=WIB)


def isi_templat(kalimat: str, nilai: Mapping[str, str]) -> str:
    """Filled once: a name is never read as a template."""
    terisi = _ISIAN.sub(
        lambda cocok: nilai.get(cocok[1].removesuffix("_link")) or TANPA_NAMA,
        polos(kalimat),
    )
    return tanpa_pribadi(_ISIAN_LAIN.sub(TANPA_NAMA, terisi))


def di_jalur(isi: object, jalur: str) -> object:
    for bagian in jalur.split("."):
        isi = isi.get(bagian) if isinstance(isi, dict) else None
    return isi


def berkas_di(nilai: object) -> Iterator[Objek]:
    if isinstance(nilai, dict) and "path" in nilai:
        yield nilai
    elif isinstance(nilai, dict):
        for satu in nilai.values():
            yield from berkas_di(satu)
    elif isinstance(nilai, list):
        for satu in nilai:
            yield from berkas_di(satu)


# What is read from a reply, as plain values

_NOMOR = re.compile(r"[1-9][0-9]{0,14}")


@dataclass(frozen=True, slots=True)
class Catatan:
    isi: str
    pada: datetime | None
    # Its words around the placeholders: a follow-up may have filled them otherwise.
    bagian: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def dikatakan(self, lain: str) -> bool:
        dari = 0
        for satu in self.bagian:
            if (ada := lain.find(satu, dari)) < 0:
                return False
            dari = ada + len(satu)
        return dari > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rincian:
    status_nama: str
    disposisi_id: str
    disposisi_nama: str
    catatan: tuple[Catatan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TindakLanjutLapor:
    """``kalimat``: LAPOR!'s sentence about it; ``lampiran``: names, "" for none."""

    id: str
    jenis: str
    dari: str
    kalimat: str
    isi: str
    pada: datetime | None
    lampiran: tuple[str, ...]

    @property
    def kunci(self) -> str:
        if self.id:
            return f"id:{self.id}"
        saat = self.pada.isoformat() if self.pada else ""
        jejak = f"{saat}\x1f{self.jenis}\x1f{self.kalimat}\x1f{self.isi}"
        return f"sidik:{sha256(jejak.encode('utf-8')).hexdigest()}"


def urai_rincian(isi: object) -> Rincian | None:
    hasil = objek(di_jalur(isi, "results"))
    data = objek(hasil.get("data")) or hasil
    if not data:
        return None
    pemegang = nama([data], "disposition")
    return Rincian(
        status_nama=kata(data.get("status_name")) or nama([data], "status"),
        disposisi_id=_nomor(data.get("disposition_id")),
        disposisi_nama=pemegang,
        catatan=tuple(
            _catatan(b, pemegang=pemegang) for b in baris(data.get("status_logs"))
        ),
    )


def _catatan(b: Objek, *, pemegang: str) -> Catatan:
    # A note; whoever holds the report now is meant where it names nobody.
    isian = _isian((b, objek(b.get("data"))))
    isi = teks(b.get("note"))
    lengkap = {
        kunci: nilai if kunci.startswith("status") else nilai or pemegang
        for kunci, nilai in isian.items()
    }
    return Catatan(
        isi_templat(isi, lengkap),
        waktu(b.get("timestamp")),
        tuple(tanpa_pribadi(satu.strip()) for satu in _ISIAN_LAIN.split(polos(isi))),
    )


def urai_tindak_lanjut(b: Objek) -> TindakLanjutLapor:
    isian = _isian((b, objek(b.get("data"))))
    return TindakLanjutLapor(
        id=teks(b.get("id")),
        jenis=teks(b.get("template_code")),
        dari=isian["institution_from"],
        kalimat=isi_templat(teks(b.get("template_content")), isian),
        isi=isi_templat(teks(b.get("content")), isian),
        pada=waktu(b.get("created_at")),
        lampiran=tuple(
            kata(satu.get("file_name")) for satu in berkas_di(b.get("attachments"))
        ),
    )


def urai_halaman(isi: object) -> tuple[list[Objek], bool] | None:
    hasil = di_jalur(isi, "results")
    data = hasil.get("data") if isinstance(hasil, dict) else hasil
    if not isinstance(data, list | dict):
        return None
    return baris(data), bool(di_jalur(hasil, "next_page_url"))


def nomor_lampiran(isi: object) -> list[int]:
    semua = [
        _nomor(b.get("id"))
        for jenis in ("images", "docs")
        for b in baris(di_jalur(isi, f"results.{jenis}"))
    ]
    return list(dict.fromkeys(int(n) for n in semua if n.isdecimal()))


def nomor_laporan(isi: object, jalur: Sequence[str]) -> str:
    for satu in jalur:
        nomor = teks(di_jalur(isi, satu))
        # It becomes part of addresses and is typed by people: digits, as ever seen.
        if _NOMOR.fullmatch(nomor):
            return nomor
    return ""


def _nomor(nilai: object) -> str:
    return teks(nilai) or teks(objek(nilai).get("id"))


def _isian(sumber: Sequence[Objek]) -> dict[str, str]:
    # What fills the placeholders; who sends is known by either of two names.
    isian = {
        awalan: nama(sumber, awalan)
        for awalan in (
            "institution",
            "institution_from",
            "institution_to",
            "status_old",
            "status_new",
        )
    }
    pengirim = isian["institution_from"] or isian["institution"]
    isian["institution_from"] = pengirim
    isian["institution"] = isian["institution"] or pengirim
    return isian
