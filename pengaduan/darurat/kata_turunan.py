"""Verbs of violence and accident in all their forms, Indonesian and Sundanese.

From a root come what is done to somebody (di-, ke-, ka-, ter-, ti-) and what somebody
does (me-, ng-, nge-, nga-), each with what may hang on it (-i, -in, -an, -kan, -keun).
"""

from __future__ import annotations

# Word of the rules when suffered, when done: roots.
_AKAR = """
dipukuli dipukuli: pukul gebuk gebug hajar tampar tendang tonjok tinju injak cekik cekek siksa
 aniaya jambak cambuk banting seret keroyok gaplok cabok jotos bogem talapung tajong gampar
 kepruk kemplang bekap pentung teunggeul tenggeul sundut peupeuh teumbag babuk dorong dupak jitak
 gebogan cekek
dibacok dibacok: bacok tusuk tikam sabet tebas sayat silet gorok jagal tembak tojos jojos gitik bedil penggal
 kadek tewek teweuk tujes peuncit
ditabrak ditabrak: tabrak tubruk serempet lindas gilas giles seruduk sruduk senggol sundul tanduk
tertimpa menimpa: timpa tiban tinggang tindih
tertimbun menimpa: timbun urug
terjepit terjepit: jepit gencet himpit
terbakar bakar: bakar duruk huru beuleum
diculik diculik: culik sekap sandera
dirampok dirampok: rampok rampog begal jambret todong rampas garong
diperkosa diperkosa: perkosa cabul gerayang
bunuh bunuh: bunuh habisi abisin habisin
mengancam mengancam: ancam ancem
gigit gigit: gigit gegel patok pacok cakar
sengat sengat: sengat entup seureud
kesetrum kesetrum: setrum sentrum sengat-listrik
kejar kejar: kejar uber udag
serang serang: serang serbu
dobrak dobrak: dobrak congkel bobol jebolin
terkunci terkunci: kunci kurung
"""
_LEBUR = {"p": "m", "t": "n", "s": "ny", "k": "ng"}
_AKHIR = ("", "i", "in", "an", "kan", "keun", "nan")


def _sengau(akar: str) -> tuple[str, ...]:
    """How a root sounds after me- and ng-: ``tusuk`` → ``nusuk``, ``bacok`` → ``mbacok``."""
    awal = akar[0]
    if awal in _LEBUR:
        return (_LEBUR[awal] + akar[1:],)
    if awal in "bf":
        return (f"m{akar}", akar)
    if awal in "cdj":
        return (f"n{akar}", f"ny{akar[1:]}")
    return (f"ng{akar}", akar)


def _bentuk(akar: str) -> tuple[set[str], set[str]]:
    """Forms of suffering and of doing."""
    kena = {a + akar for a in ("di", "ke", "ka", "ter", "ti", "dika")}
    sengau = _sengau(akar)
    laku = {f"me{s}" for s in sengau} | {f"nge{akar}", f"nga{akar}", sengau[0]}
    laku |= {s for s in sengau if s.startswith("ny")}
    benda = {f"pe{s}an" for s in sengau}
    return (
        {k + akhir for k in kena for akhir in _AKHIR},
        {k + akhir for k in laku for akhir in _AKHIR} | benda,
    )


def turunan() -> dict[str, str]:
    """Form → word of the rules."""
    hasil: dict[str, str] = {}
    for baris in _AKAR.strip().replace("\n ", " ").splitlines():
        baku, _, akar = baris.partition(":")
        kena, laku = baku.split()
        for satu in akar.split():
            diderita, dilakukan = _bentuk(satu)
            hasil.update(dict.fromkeys(dilakukan, laku))
            hasil.update(dict.fromkeys(diderita, kena))
    return hasil
