"""The snippet of a foreign reply that is kept: without personal data and secrets.

Two nets: values are hidden by the name of their key, and whatever looks like a mail
address, a telephone number or a NIK is hidden wherever it stands. Hiding too much costs
nothing here; the reply itself is kept elsewhere, for those who may read it.
"""

from __future__ import annotations

import json
import re

from organisasi.pribadi.teks_pribadi import SAMAR, tanpa_pribadi

PANJANG_CUPLIKAN = 2048
# More is not looked at: what is hidden grows no longer by reading on.
_DIBACA = 32 * PANJANG_CUPLIKAN
_KUNCI = (
    r"(?:(?<![a-z])(?:nik|no_?kk|kk|hp|wa)(?![a-z])|e?mail|surel|phone|tele?p|telpon"
    r"|token|auth|secret|sandi|password|cookie|bearer|api_?key"
    r"|alamat|address|name_?user|user_?name|nama|pelapor|reporter)"
)
_NAMA_KUNCI = re.compile(_KUNCI, re.IGNORECASE)
# The same in what is no JSON: key="value", key: value, <key>value</key>.
_PASANGAN = re.compile(
    rf"({_KUNCI}[\w-]{{0,40}}[\"']?\s{{0,9}}[:=]\s{{0,9}})"
    r"(\"(?:[^\"\\]|\\.)*\"?|'[^']*'?|[^\s,;&<>}\]][^,;&<>}\]\n]*)",
    re.IGNORECASE,
)
_UNSUR = re.compile(rf"(<[\w:-]{{0,40}}{_KUNCI}[^<>]{{0,80}}>)[^<]+", re.IGNORECASE)
_BEARER = re.compile(r"(?i)\b(bearer|basic)\s+[\w.$/+=~-]+")
_GUID = re.compile(r"\{?\b[A-Za-z0-9]{8}(?:-[A-Za-z0-9]{4}){3}-[A-Za-z0-9]{12}\b\}?")
# Telephone numbers, NIK and KK, also in groups; tracking ids and dates are shorter.
_ANGKA = re.compile(r"(?<!\d)\+?\d(?:[ .-]?\d){9,}(?!\d)")
_TANGGAL = re.compile(r"(?:\d{4}-\d\d-\d\d|\d\d-\d\d-\d{4}) \d\d")


def samarkan(teks: str) -> str:
    """Return ``teks`` without keyed secrets, mail addresses and long numbers."""
    teks = _UNSUR.sub(rf"\1{SAMAR}", teks)
    teks = _PASANGAN.sub(rf"\1{SAMAR}", teks)
    return samarkan_isi(teks)


def samarkan_isi(teks: str) -> str:
    """Return ``teks`` without what looks personal or secret, whatever its key."""
    for pola in (_BEARER, _GUID):
        teks = pola.sub(SAMAR, teks)
    return tanpa_pribadi(_ANGKA.sub(_angka, teks))


def cuplikan(isi: bytes, *, batas: int = PANJANG_CUPLIKAN) -> str:
    """Return the redacted beginning of a reply, at most ``batas`` bytes of UTF-8."""
    teks = isi[:_DIBACA].decode("utf-8", "replace").replace("\x00", "")
    try:
        # Read as JSON first: there the name of a key covers all that lies under it.
        teks = json.dumps(_tanpa_rahasia(json.loads(teks)), ensure_ascii=False)
        teks = samarkan_isi(teks)
    except (ValueError, RecursionError):
        teks = samarkan(teks)
    return teks.encode("utf-8", "replace")[:batas].decode("utf-8", "ignore")


def _tanpa_rahasia(nilai: object) -> object:
    if isinstance(nilai, dict):
        return {
            k: SAMAR if _NAMA_KUNCI.search(k) and isi else _tanpa_rahasia(isi)
            for k, isi in nilai.items()
        }
    if isinstance(nilai, list):
        return [_tanpa_rahasia(isi) for isi in nilai]
    return samarkan(nilai) if isinstance(nilai, str) else nilai


def _angka(cocok: re.Match[str]) -> str:
    """Keep the day and hour of an event, which help, and hide the rest."""
    return cocok[0] if _TANGGAL.fullmatch(cocok[0]) else SAMAR
