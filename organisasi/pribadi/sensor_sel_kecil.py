"""The rule of small numbers, for tables that split people by what they are. Pure.

Counts of cases are public by law and are told as they are; a kind of applicant is not.
"""

from collections.abc import Mapping

BATAS = 5
KURANG, SAMAR = f"<{BATAS}", "disamarkan"


def sel_kecil[K](bagian: Mapping[K, int]) -> dict[K, str]:
    """1 to 4 is "<5", and the next smallest goes along: else a sum would tell."""
    kecil = {k: KURANG for k, n in bagian.items() if 0 < n < BATAS}
    besar = [k for k, n in bagian.items() if n >= BATAS]
    if kecil and besar:
        kecil[min(besar, key=lambda k: bagian[k])] = SAMAR
    return kecil
