"""Two at once, without luck: one waits for the row that the other has in hand."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

from tests.serentak import SABAR, tunggu_penunggu


def kalah_cepat(objek, kirim, lebih_cepat):
    """What ``kirim`` gets when ``lebih_cepat`` is done while it waits for ``objek``.

    Without ``objek`` it waits for the row that ``lebih_cepat`` makes. The test needs
    ``django_db(transaction=True)``.
    """

    def lambat():
        try:
            return kirim()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as kolam:
        with transaction.atomic():
            if objek is None:
                lebih_cepat()
            else:
                type(objek)._default_manager.select_for_update().get(pk=objek.pk)
            hasil = kolam.submit(lambat)
            tunggu_penunggu()
            if objek is not None:
                lebih_cepat()
        return hasil.result(timeout=SABAR)
