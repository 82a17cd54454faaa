"""From a reply or its absence to one of the five results.

A create must never be doubled: what may have been stored is ``TidakPasti``. Every other
step may be repeated without harm, so there the same event is ``Sementara``.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from math import isfinite
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree

from organisasi.pribadi.teks_pribadi import SAMAR, tanpa_pribadi
from pengaduan.lapor.models import HasilPercobaan

H = HasilPercobaan


@dataclass(frozen=True, slots=True)
class Hasil:
    """What came of one call; its kind tells whether a complaint may have been stored.

    Certainly taken (``id`` is its number, empty where the step has none), refused for good
    with a ``sebab`` for the person who corrects it, certainly not taken and to be tried
    again after ``jeda`` when LAPOR! named one, may have been taken (never to be repeated
    without a person's decision), or credentials, address or path are wrong: then the
    whole channel stops.
    """

    jenis: HasilPercobaan
    sebab: str = ""
    kode: str = ""
    jeda: timedelta | None = None
    id: str = ""
    mentah: Mapping[str, object] = field(default_factory=dict, repr=False)
    kode_http: int | None = field(default=None, compare=False)


class BacaanGagal(Exception):
    """A read brought nothing; ``hasil`` says why and what to do, and is never uncertain."""

    def __init__(self, hasil: Hasil) -> None:
        super().__init__(str(hasil.jenis))
        self.hasil = hasil


# A reply as it came, or that none came; JSON that the database can keep

type Kepala = Mapping[str, str]


class SambunganGagal(Exception):
    """No whole reply came.

    ``terkirim``: LAPOR! may have read the request. ``setelan``: an address, header or
    certificate is wrong. The text of the cause is not kept: it may quote a header.
    """

    def __init__(self, sebab: str, *, terkirim: bool, setelan: bool = False) -> None:
        super().__init__(sebab)
        self.sebab = sebab
        self.terkirim = terkirim
        self.setelan = setelan


@dataclass(frozen=True, slots=True)
class JawabanLapor:
    status: int
    kepala: Kepala = field(repr=False)
    isi: bytes = field(repr=False)

    @property
    def berhasil(self) -> bool:
        return self.status // 100 == 2  # noqa: PLR2004 -- the class of success

    def json(self) -> object:
        return baca_json(self.isi)


def baca_json(isi: bytes | str) -> object:
    """Read JSON into what PostgreSQL stores, too; ``None`` when it cannot be read.

    The raw reply is kept as ``jsonb``, which takes no NUL, no half of a surrogate pair, no
    NaN and no infinity: a reply with one of these must not fail when it is written down.
    """
    try:
        return _dapat_disimpan(json.loads(isi))
    except (ValueError, RecursionError):
        return None


def _dapat_disimpan(nilai: object) -> object:
    if isinstance(nilai, str):
        return teks_bersih(nilai)
    if isinstance(nilai, list):
        return [_dapat_disimpan(satu) for satu in nilai]
    if isinstance(nilai, dict):
        return {teks_bersih(k): _dapat_disimpan(v) for k, v in nilai.items()}
    return None if isinstance(nilai, float) and not isfinite(nilai) else nilai


def teks_bersih(teks: str) -> str:
    return teks.encode("utf-8", "replace").decode().replace("\x00", "")


# Words of a foreign reply that people read: without personal data and secrets.
# Whatever looks like a mail address, a telephone number, a NIK or a key is hidden wherever
# it stands: hiding too much costs nothing here.

_BEARER = re.compile(r"(?i)\b(bearer|basic)\s+[\w.$/+=~-]+")
_GUID = re.compile(r"\{?\b[A-Za-z0-9]{8}(?:-[A-Za-z0-9]{4}){3}-[A-Za-z0-9]{12}\b\}?")
# Telephone numbers, NIK and KK, also in groups; tracking ids and dates are shorter.
_ANGKA = re.compile(r"(?<!\d)\+?\d(?:[ .-]?\d){9,}(?!\d)")
_TANGGAL = re.compile(r"(?:\d{4}-\d\d-\d\d|\d\d-\d\d-\d{4}) \d\d")


def samarkan_isi(teks: str) -> str:
    for pola in (_BEARER, _GUID):
        teks = pola.sub(SAMAR, teks)
    return tanpa_pribadi(_ANGKA.sub(_angka, teks))


def _angka(cocok: re.Match[str]) -> str:
    # Keep the day and hour of an event, which help, and hide the rest.
    return cocok[0] if _TANGGAL.fullmatch(cocok[0]) else SAMAR


# What a refusal says: the gateway's code, the words for staff, how long to wait.
# Four forms are met, by version of the gateway: a flat JSON object, the same inside
# ``fault``, XML, and HTML, which says nothing that a program could use.

JEDA_MAKS = timedelta(hours=24)
PANJANG_PESAN = 1000
# WSO2 codes that say: our credentials, subscription, path or method.
KODE_SETELAN = frozenset(str(k) for k in range(900900, 900920))
# WSO2 codes that say: not now, and the request was not forwarded to LAPOR!.
KODE_TUNGGU = frozenset({*(str(k) for k in range(900800, 900808)), "700700", "303001"})
_KODE = re.compile(r"\d{6}")
_BULAN = "jan feb mar apr may jun jul aug sep oct nov dec"
_NANTI = re.compile(
    r"(?<!\d)(\d{4})-([A-Za-z]{3})-(\d\d) (\d\d):(\d\d):(\d\d)(?:([+-])(\d\d)(\d\d))?"
)


@dataclass(frozen=True, slots=True)
class GalatLapor:
    kode: str = ""
    pesan: str = ""
    nanti: str = ""


def baca_galat(jawaban: JawabanLapor) -> GalatLapor:
    isi = jawaban.json()
    bidang = _bidang_json(isi) if isinstance(isi, dict) else _bidang_xml(jawaban.isi)
    kode = bidang.get("code", "")
    pesan = dict.fromkeys(
        p
        for p in (bidang.get("message"), *_pesan_bidang(isi), bidang.get("description"))
        if p
    )
    return GalatLapor(
        kode=kode if _KODE.fullmatch(kode) else "",
        pesan=samarkan_isi("; ".join(pesan)[:PANJANG_PESAN]),
        nanti=bidang.get("nextAccessTime") or bidang.get("description", ""),
    )


def _bidang_json(isi: dict[str, object]) -> dict[str, str]:
    dalam = isi.get("fault")
    sumber = dalam if isinstance(dalam, dict) else isi
    return {
        k: str(v)
        for k, v in sumber.items()
        if isinstance(v, str | int) and not isinstance(v, bool)
    }


def _bidang_xml(isi: bytes) -> dict[str, str]:
    if b"fault" not in isi:
        return {}
    try:
        akar = ElementTree.fromstring(isi)
    except (ParseError, ValueError):
        return {}
    return {
        str(anak.tag).rpartition("}")[2]: (anak.text or "").strip() for anak in akar
    }


def _pesan_bidang(isi: object) -> Iterator[str]:
    # The messages of single fields: {"errors": {"title": ["..."]}}.
    galat = isi.get("errors") if isinstance(isi, dict) else None
    if not isinstance(galat, dict):
        return
    for bidang, pesan in galat.items():
        semua = pesan if isinstance(pesan, list) else [pesan]
        yield f"{bidang}: {', '.join(str(p) for p in semua)}"


def jeda(
    jawaban: JawabanLapor, galat: GalatLapor, *, kini: datetime
) -> timedelta | None:
    lama = _jeda_kepala(jawaban.kepala.get("Retry-After", ""), kini)
    if lama is None:
        lama = _jeda_gerbang(galat.nanti, kini)
    return None if lama is None else min(max(lama, timedelta(0)), JEDA_MAKS)


def _jeda_kepala(nilai: str, kini: datetime) -> timedelta | None:
    # Retry-After: seconds, or a date of HTTP.
    nilai = nilai.strip()
    if re.fullmatch(r"[0-9]+", nilai):
        # More digits than three years have say no more, and could be too many to count.
        return timedelta(seconds=int(nilai[:8])) if nilai[8:] == "" else JEDA_MAKS
    try:
        saat = parsedate_to_datetime(nilai)
    except (ValueError, OverflowError):
        return None
    return (saat if saat.tzinfo else saat.replace(tzinfo=UTC)) - kini


def _jeda_gerbang(nilai: str, kini: datetime) -> timedelta | None:
    # The gateway's 2025-Jun-26 04:00:00+0000 UTC, alone or inside a sentence.
    cocok = _NANTI.search(nilai)
    if not cocok or cocok[2].lower() not in _BULAN:
        return None
    bulan = f"{_BULAN.index(cocok[2].lower()) // 4 + 1:02d}"
    zona = f"{cocok[7] or '+'}{cocok[8] or '00'}:{cocok[9] or '00'}"
    try:
        saat = datetime.fromisoformat(
            f"{cocok[1]}-{bulan}-{cocok[3]}T{cocok[4]}:{cocok[5]}:{cocok[6]}{zona}"
        )
    except ValueError:
        return None
    return saat - kini


TERLALU_SERING = 429
TIDAK_ADA = 404
DITOLAK = frozenset({400, 409, 413, 415, 422})
TIDAK_BERHAK = frozenset({401, 403})
# The gateway says these when the request did not get through to LAPOR!.
GERBANG = frozenset({500, 503})


def gagal(galat: SambunganGagal, *, buat: bool = False) -> Hasil:
    """No whole reply came. ``buat``: a create, which may be there and is never doubled."""
    if galat.setelan:
        jenis = H.SALAH_SETELAN
    else:
        jenis = H.TIDAK_PASTI if buat and galat.terkirim else H.SEMENTARA
    return Hasil(jenis, galat.sebab)


def tolak(
    jawaban: JawabanLapor,
    *,
    kini: datetime,
    buat: bool = False,
    diulang: Collection[int] = (),
) -> Hasil:
    """``diulang``: statuses of which LAPOR! confirmed that a create stored nothing."""
    galat, status = baca_galat(jawaban), jawaban.status
    jenis = _jenis(status, galat.kode, buat=buat and status not in diulang)
    ditolak = jenis == H.DITOLAK
    bagian = (f"HTTP {status}", galat.kode, galat.pesan)
    return Hasil(
        jenis,
        (galat.pesan or f"SP4N-LAPOR! menjawab {status}.")
        if ditolak
        else ", ".join(b for b in bagian if b),
        kode=(galat.kode or str(status)) if ditolak else "",
        jeda=jeda(jawaban, galat, kini=kini) if jenis == H.SEMENTARA else None,
        kode_http=jawaban.status,
    )


def _jenis(status: int, kode: str, *, buat: bool) -> HasilPercobaan:
    # 404 without the gateway's code is one complaint that LAPOR! does not know; of a
    # create the path is wrong.
    if status in DITOLAK or (
        status == TIDAK_ADA and not buat and kode not in KODE_SETELAN
    ):
        return H.DITOLAK
    if status == TERLALU_SERING or (status in GERBANG and kode in KODE_TUNGGU):
        return H.SEMENTARA
    kelas = status // 100  # 3: redirects, 4: our side
    setelan = kelas == 4 and kode in KODE_SETELAN  # noqa: PLR2004
    if kelas == 3 or status in TIDAK_BERHAK or setelan or status == TIDAK_ADA:  # noqa: PLR2004
        return H.SALAH_SETELAN
    return H.TIDAK_PASTI if buat else H.SEMENTARA


def tidak_terbaca(jawaban: JawabanLapor) -> Hasil:
    return Hasil(H.SEMENTARA, "jawabannya tidak dapat dibaca", kode_http=jawaban.status)
