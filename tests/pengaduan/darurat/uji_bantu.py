"""The labelled messages that the tests share."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
# Each batch was written unseen: before the tables learnt from what it showed.
BATCH = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh")
BATCH += ("kedelapan", "kesembilan", "kesepuluh", "kesebelas", "keduabelas")
BATCH += ("ketigabelas", "keempatbelas", "kelimabelas", "keenambelas")
BATCH += ("ketujuhbelas", "kedelapanbelas", "kesembilanbelas")


def berkas(nama):
    return DATA / f"uji_{nama}.csv"
