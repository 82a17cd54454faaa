"""Due days of requests and objections: rows of law, the city's calendar, words.

The start of the ten working days (UU 14/2008 Pasal 22 ayat (7)) is the day of receipt.
Only a letter about missing papers, sent within its three working days, moves it: to the
day the papers came in. The officer's own checking never wins a day.
"""

from __future__ import annotations

PERIKSA = "permohonan.periksa_kelengkapan"
LENGKAPI = "permohonan.lengkapi"
JAWAB = "permohonan.jawab"
PERPANJANG = "permohonan.perpanjang"
KEBERATAN_AJUKAN = "keberatan.ajukan"
KEBERATAN_TANGGAPI = "keberatan.tanggapi"
SENGKETA_AJUKAN = "sengketa.ajukan"
