"""Secrets: encrypted columns, hashes, masks, codes, and the rotation of keys.

The keys are the portal's own (docs/adr/0017). ``KUNCI_DATA`` lists Fernet keys, newest
first: the first encrypts, all of them open. ``KUNCI_SIDIK`` makes the hashes and never
changes, or nothing that was hashed before would be found again.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

import pgtrigger
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.exceptions import FieldError
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Cast
from django.db.models.lookups import Exact, IsNull

if TYPE_CHECKING:
    from cryptography.fernet import Fernet, MultiFernet
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.lookups import Lookup

TIDAK_TERBUKA = (
    "Data tersandi ini tidak dapat dibuka: kuncinya tidak ada dalam KUNCI_DATA, atau "
    "isinya rusak. Hubungi pengelola portal."
)
BINTANG = "*"
# A number shorter than this is hidden as a whole: its ends would give it away.
PANJANG_TAMPAK = 10


class SandiTidakTerbuka(Exception):
    def __init__(self) -> None:
        super().__init__(TIDAK_TERBUKA)


def sandikan(teks: str) -> str:
    return _semua_kunci().encrypt(teks.encode()).decode()


def buka_sandi(token: str) -> str:
    from cryptography.fernet import InvalidToken

    try:
        return _semua_kunci().decrypt(token.encode()).decode()
    except InvalidToken:
        raise SandiTidakTerbuka from None


def bersandi_baru(token: str) -> bool:
    """Whether the newest key opens ``token``: then a rotation has nothing to do."""
    from cryptography.fernet import InvalidToken

    try:
        _kunci(settings.KUNCI_DATA[0]).decrypt(token.encode())
    except InvalidToken:
        return False
    return True


def sandikan_ulang(token: str) -> str:
    from cryptography.fernet import InvalidToken

    try:
        return _semua_kunci().rotate(token.encode()).decode()
    except InvalidToken:
        raise SandiTidakTerbuka from None


def sidik(teks: str) -> str:
    """HMAC-SHA256, to search by equality; the caller normalises first."""
    kunci: str = settings.KUNCI_SIDIK
    return hmac.new(kunci.encode(), teks.encode(), hashlib.sha256).hexdigest()


def sidik_surel(alamat: str) -> str:
    """Return the ``sidik`` of a mailbox: case and a ``+tag`` make no other one of it."""
    nama, _, domain = alamat.strip().lower().rpartition("@")
    return sidik(f"surel:{nama.partition('+')[0]}@{domain}")


def kata_nama(teks: str) -> set[str]:
    """The words of a name, as it is searched for: no case, accents, marks or initials."""
    polos = "".join(h for h in normalize("NFKD", teks.casefold()) if not combining(h))
    return set(re.findall(r"[^\W\d_]{2,}", polos))


def sidik_kata(ruang: str, nama: str) -> list[int]:
    """Twelve bits of the ``sidik`` of each word: enough to find few rows, not to tell one.

    Two or three names of a city share a value, so that a value proves none; who finds rows
    by it opens them and compares. ``ruang``: tables cannot be matched with each other.
    """
    return sorted({int(sidik(f"nama:{ruang}:{k}")[:3], 16) for k in kata_nama(nama)})


def samarkan_nik(nik: str) -> str:
    """Return the first and the last four digits: ``3278********0001``."""
    return _samarkan(nik, depan=4, belakang=4)


def samarkan_telepon(telepon: str) -> str:
    """Return the first four and the last two characters: ``0812******90``."""
    return _samarkan(telepon, depan=4, belakang=2)


def samarkan_nama(nama: str) -> str:
    """Return the first letter of each word: ``S*** R***``; "" for no name."""
    return " ".join(f"{kata[0]}{BINTANG * 3}" for kata in nama.split())


def samarkan_surel(surel: str) -> str:
    nama, _, domain = surel.rpartition("@")
    if nama and domain:
        return f"{nama[0]}{BINTANG * 3}@{domain}"
    return BINTANG * 3 if surel else ""


def _samarkan(teks: str, *, depan: int, belakang: int) -> str:
    if len(teks) < PANJANG_TAMPAK:
        return BINTANG * len(teks)
    tengah = len(teks) - depan - belakang
    return f"{teks[:depan]}{BINTANG * tengah}{teks[-belakang:]}"


def _semua_kunci() -> MultiFernet:
    return _gabung(tuple(settings.KUNCI_DATA))


@lru_cache(maxsize=8)
def _gabung(kunci: tuple[str, ...]) -> MultiFernet:
    from cryptography.fernet import MultiFernet

    return MultiFernet([_kunci(satu) for satu in kunci])


@lru_cache(maxsize=16)
def _kunci(kunci: str) -> Fernet:
    from cryptography.fernet import Fernet

    return Fernet(kunci)


class SamaKosong(Exact):
    def get_prep_lookup(self) -> Any:
        # Refuse any other text: its token is another one each time.
        if self.rhs not in ("", None):
            raise FieldError(_tak_dapat_dicari(self.lhs.output_field.name))
        return super().get_prep_lookup()


class TeksTersandi(models.TextField):
    """Text that is encrypted on its way into the database and opened on its way out.

    "" stays "" and None stays None, so that a form and a constraint can tell what is
    missing. It can be compared with "" and asked for NULL, and nothing else: equality
    goes by a second column with ``sidik``. An expression, such as F() of a column that
    is not encrypted, is written as it is; only values are encrypted.

    Reading raises SandiTidakTerbuka when no key opens the text.
    """

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        siap = super().get_db_prep_save(value, connection)
        return sandikan(siap) if isinstance(siap, str) and siap else siap

    def from_db_value(self, value: str | None, *_lain: object) -> str | None:
        return buka_sandi(value) if value else value

    def get_lookup(self, lookup_name: str) -> type[Lookup] | None:
        if lookup_name == "exact":
            return SamaKosong
        if lookup_name == "isnull":
            return IsNull
        raise FieldError(_tak_dapat_dicari(self.name))

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        # Refuse an index or a unique value: both would look at the tokens.
        galat = super().check(**kwargs)
        if self.unique or self.db_index:  # type: ignore[attr-defined]  # the stubs know no db_index
            galat.append(
                checks.Error(
                    "TeksTersandi cannot be unique or indexed.",
                    hint="Keep organisasi.sandi.sidik of it in a column beside it.",
                    obj=self,
                    id="organisasi.E001",
                )
            )
        return galat


def _tak_dapat_dicari(nama: str) -> str:
    return (
        f"{nama} is encrypted: it can only be compared with '' or asked for NULL. "
        "Look it up by the column that holds its sidik."
    )


# Secret codes that people can read aloud, copy from paper and type on a phone

# Without 0/O, 1/I/L and U: nothing that is misread on paper. 30 signs.
HURUF = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG_KODE = 16
_BERKELOMPOK = re.compile(
    rf"(?<![A-Z0-9])[{HURUF}]{{4}}(?:[\s-]*[{HURUF}]{{4}}){{3}}(?![A-Z0-9])"
)


def kode_rahasia(panjang: int = PANJANG_KODE) -> str:
    return "".join(secrets.choice(HURUF) for _ in range(panjang))


def rapikan_kode(teks: str) -> str:
    """What was typed, as it is stored: capitals, without blanks and dashes."""
    return "".join(huruf for huruf in teks.upper() if huruf.isalnum())[:64]


def kode_di(teks: str) -> str:
    """The secret in what was typed or pasted, also inside an address or beside a number.

    Where none is seen, all of it as ``rapikan_kode`` makes it.
    """
    temuan = _BERKELOMPOK.search(teks.upper())
    return rapikan_kode(temuan[0] if temuan else teks)


def kelompokkan(kode: str) -> str:
    """``ABCD-EFGH-…``: groups of four, for paper and screen."""
    return "-".join(kode[i : i + 4] for i in range(0, len(kode), 4))


# Key rotation: every encrypted column is brought under the newest key

BESAR_KELOMPOK = 500


@dataclass(frozen=True, slots=True)
class HasilPutar:
    nama: str
    baru: int = 0
    lama: int = 0
    buntu: int = 0


def putar_teks(teks: str) -> tuple[str, str]:
    """How it was found, and as it is to stand: under the newest key, if any opens it."""
    if bersandi_baru(teks):
        return "baru", teks
    try:
        return "lama", sandikan_ulang(teks)
    except SandiTidakTerbuka:
        return "buntu", teks


def kolom_tersandi() -> list[tuple[type[models.Model], TeksTersandi]]:
    return [
        (model, kolom)
        for model in apps.get_models()
        if not model._meta.proxy and model._meta.managed
        for kolom in model._meta.local_fields
        if isinstance(kolom, TeksTersandi)
    ]


def putar_kolom(
    model: type[models.Model],
    kolom: TeksTersandi,
    *,
    tulis: bool,
    besar: int = BESAR_KELOMPOK,
) -> HasilPutar:
    """Bring one column under the newest key; without ``tulis`` only count.

    In transactions of ``besar`` rows, so an interrupted run is simply started again.
    The triggers rest: the text does not change, so neither history nor pages do. What
    no key opens is counted and left as it is.
    """
    hitung = Counter[str]()
    sesudah = None
    while True:
        with transaction.atomic(), pgtrigger.ignore():
            baris = _kelompok(model, kolom, sesudah, besar, kunci=tulis)
            hitung.update(_putar(model, kolom, baris, tulis=tulis))
        if len(baris) < besar:
            return HasilPutar(f"{model._meta.label}.{kolom.name}", **hitung)
        sesudah = baris[-1][0]


def _kelompok(
    model: type[models.Model],
    kolom: TeksTersandi,
    sesudah: object,
    besar: int,
    *,
    kunci: bool,
) -> list[tuple[object, str]]:
    semua: models.QuerySet = models.QuerySet(model).exclude(**{kolom.name: ""})
    semua = semua.filter(**{f"{kolom.name}__isnull": False}).order_by("pk")
    if sesudah is not None:
        semua = semua.filter(pk__gt=sesudah)
    if kunci:
        semua = semua.select_for_update(no_key=True)
    # Cast: the field itself would open the text.
    tersimpan = semua.annotate(_tersimpan=Cast(F(kolom.name), models.TextField()))
    return list(tersimpan.values_list("pk", "_tersimpan")[:besar])


def _putar(
    model: type[models.Model],
    kolom: TeksTersandi,
    baris: list[tuple[object, str]],
    *,
    tulis: bool,
) -> Iterator[str]:
    for pk, tersimpan in baris:
        jenis, token = putar_teks(tersimpan)
        if tulis and jenis == "lama":
            nilai = Value(token, output_field=models.TextField())
            models.QuerySet(model).filter(pk=pk).update(**{kolom.name: nilai})
        yield jenis
