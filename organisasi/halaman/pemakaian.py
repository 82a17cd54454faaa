"""How often a page was opened and a file fetched, per day: bare numbers, nobody's.

No address and no cookie is looked at. Each process counts in memory and adds what it has
once a minute, in one statement; what a process that dies has not added is lost.
"""

import logging
import re
import threading
from collections import Counter
from datetime import date, timedelta

from django.conf import settings
from django.db import Error, connection
from django.db.models import OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Concat, Lower
from django.http import HttpRequest
from django.utils import timezone

from organisasi.basis_data.models import Pencacah

logger = logging.getLogger(__name__)
DIBUKA, OLEH_BOT = "dibuka", "dibuka_bot"
# Fewer is not told: one reader could be known by it.
PALING_SEDIKIT = 5
SELAMA, SIMPAN = timedelta(days=30), timedelta(days=400)
SELA = 60.0
BOT = re.compile(
    r"bot|crawl|spider|slurp|preview|monitor|https?:|^curl|^wget|python|java/|go-http|^$",
    re.IGNORECASE,
)


class Pemakaian:
    def __init__(self) -> None:
        self._kunci = threading.Lock()
        self._isi = Counter[tuple[str, str]]()

    def catat(self, request: HttpRequest) -> None:
        if request.method != "GET" or "Sec-Purpose" in request.headers:
            return  # fetched ahead, perhaps never read
        bot = BOT.search(request.headers.get("User-Agent", ""))
        with self._kunci:
            pertama = not self._isi
            self._isi[OLEH_BOT if bot else DIBUKA, request.path_info[:100].lower()] += 1
        if pertama and settings.NOMOR_SEGAR:
            penulis = threading.Timer(SELA, self._tulis)
            penulis.daemon = True
            penulis.start()

    def tulis(self) -> None:
        with self._kunci:
            isi, self._isi = self._isi, Counter()
        Pencacah.objects.tambah_semua(isi, hari=timezone.localdate())

    def _tulis(self) -> None:
        try:
            self.tulis()
        except Error as galat:
            logger.warning("Use not counted: %s", type(galat).__name__)
        finally:
            connection.close()


pemakaian = Pemakaian()


def kali_dibuka(nomor: str, ekor: str = "", *, hari: date) -> Coalesce:
    """Of the row with this ``nomor`` column, to show and order by; with ``ekor`` its files.

    Counted are the thirty days up to ``hari``, today for all who ask.
    """
    depan = Concat(Value("/informasi/"), Lower(OuterRef(nomor)), Value(f"/{ekor}"))
    cara = "kunci__startswith" if ekor else "kunci"
    milik = Pencacah.objects.filter(
        nama=DIBUKA, hari__gt=hari - SELAMA, **{cara: depan}
    )
    jumlah = milik.order_by().values("nama").annotate(n=Sum("jumlah")).values("n")
    return Coalesce(Subquery(jumlah), 0)


def dibuka_di(depan: str) -> dict[str, int]:
    """Each address that begins so, and how often it was opened in thirty days."""
    sejak = timezone.localdate() - SELAMA
    semua = Pencacah.objects.filter(
        nama=DIBUKA, hari__gt=sejak, kunci__startswith=depan
    )
    return dict(semua.order_by().values_list("kunci").annotate(Sum("jumlah")))


def sapu_pemakaian() -> None:
    batas = timezone.localdate() - SIMPAN
    Pencacah.objects.filter(nama__in=(DIBUKA, OLEH_BOT), hari__lt=batas).delete()
