"""Bodies that are not the city's, when a text is about them: told before it is sent.

The rows are channels (``organisasi.KanalLayanan``). One is named when the text has an
abbreviation of its name, its everyday name below, or a whole phrase of what it is for.
"""

from __future__ import annotations

import re

from organisasi.models import KanalLayanan
from organisasi.simpanan import per_versi

J = KanalLayanan.Jenis
MILIK_KOTA = "kota"
JENIS = (J.UTILITAS, J.KESEHATAN, J.DARURAT, J.PENGAWASAN, J.KEMANUSIAAN)
# What people say instead of the name on the row.
SEBUTAN = {
    "polri": ("polisi", "polres", "polsek", "kepolisian"),
    "pln": ("perusahaan listrik negara",),
    "pdam": ("tirta sukapura",),
    "kai": ("kereta api",),
    "bpn": ("badan pertanahan", "kantor pertanahan", "sertipikat tanah"),
}
_SINGKATAN = re.compile(r"\b(?:[A-Z]{3,}|Polri|Basarnas|Ombudsman)\b")
BANYAK = 3


def lembaga_disebut(teks: str) -> list[KanalLayanan]:
    """Channels of other bodies that ``teks`` is about, at most three; one query, kept."""
    kata = f" {' '.join(re.findall(r'\w+', teks.lower()))} "
    return [
        kanal
        for kanal, tanda in per_versi("lembaga_lain", _lembaga)
        if any(f" {satu} " in kata for satu in tanda)
    ][:BANYAK]


def lembaga_menurut_kode(kode: list[str]) -> list[KanalLayanan]:
    """The channels of these codes that still exist."""
    semua = {kanal.kode: kanal for kanal, _ in per_versi("lembaga_lain", _lembaga)}
    return [semua[satu] for satu in kode if satu in semua]


def _lembaga() -> list[tuple[KanalLayanan, frozenset[str]]]:
    """Each foreign channel with what it is recognised by."""
    semua = KanalLayanan.objects.filter(jenis__in=JENIS).exclude(lingkup=MILIK_KOTA)
    return [(kanal, _tanda(kanal)) for kanal in semua.order_by("urut", "nama")]


def _tanda(kanal: KanalLayanan) -> frozenset[str]:
    nama = {satu.lower() for satu in _SINGKATAN.findall(kanal.nama)}
    if kanal.kode.isalpha():
        nama.add(kanal.kode.lower())
    lain = {sebut for satu in nama for sebut in SEBUTAN.get(satu, ())}
    frasa = {bit.strip().lower() for bit in kanal.cocok_untuk.split(",")}
    return frozenset(nama | lain | {satu for satu in frasa if " " in satu})
