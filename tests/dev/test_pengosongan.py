"""Behind a test that committed nothing stays, whoever the server lets set triggers aside."""

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Versi
from tests import pengosongan
from tests.factories.informasi import DokumenFactory


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("boleh", [True, False])
def test_nothing_stays_but_what_came_with_the_tables(monkeypatch, *, boleh):
    dokumen = DokumenFactory()
    Jejak.objects.catat(dokumen, "uji", saat=Saat(None, timezone.now()))
    cache.set("uji", 1)
    assert Versi.objects.exists()
    izin = set(Permission.objects.values_list("content_type__model", "codename"))
    if not boleh:
        monkeypatch.setattr(pengosongan, "BOLEH", "SELECT false")
    pengosongan.kosongkan()
    with connection.cursor() as kursor:
        tabel = connection.introspection.table_names(kursor)
        terisi = {
            nama
            for nama in tabel
            if kursor.execute(f'SELECT FROM "{nama}" LIMIT 1').fetchone() is not None
        }
    assert terisi == {"django_migrations", *pengosongan.TETAP}
    assert izin == set(
        Permission.objects.values_list("content_type__model", "codename")
    )
