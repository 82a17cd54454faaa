"""Empties the database behind a test that committed, at a fraction of Django's flush.

``TRUNCATE`` gives each of ninety tables and all their indexes new files; a test leaves
a few rows in a few tables.
"""

import pgtrigger
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections, transaction

# Filled with the tables themselves; the flush would empty them and fill them again.
TETAP = {ContentType._meta.db_table, Permission._meta.db_table}
# Of no model, so Django's flush passes it over: wrong passwords are counted in it.
SIMPANAN = "portal_cache"
BANYAK_UJI = 100
BENGKAK = """
SELECT oid::regclass::text FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
AND pg_relation_size(oid) > 262144
"""
BOLEH = "SELECT has_parameter_privilege('session_replication_role', 'SET')"
# The trail loses no row and the history keeps all, if it were for their triggers.
TANPA_PEMICU = "SET LOCAL session_replication_role = replica"


def kosongkan(alias="default"):
    """Delete every row but those that come with the tables.

    A server of the developer's own may not let its user set triggers aside.
    """
    with connections[alias].cursor() as kursor:
        boleh = kursor.execute(BOLEH).fetchone() == (True,)
    if boleh:
        _hapus(connections[alias])
        return
    with pgtrigger.ignore("organisasi.Jejak:tidak_dikosongkan"):
        call_command(
            "flush",
            "--no-input",
            f"--database={alias}",
            verbosity=0,
            reset_sequences=False,
        )
    cache.clear()


def tanpa_sisa(model):
    """Give a model's table new files, until the test is rolled back.

    For tests that count pages: rows of tests rolled back before stay in the old ones,
    and under the same keys in the indexes, until the server sweeps them.
    """
    with connections["default"].cursor() as kursor:
        nama = connections["default"].ops.quote_name(model._meta.db_table)
        kursor.execute(f"TRUNCATE {nama} CASCADE")


def sapu(alias="default"):
    """Sweep the tables that have grown by rows of tests that were rolled back.

    Nobody else does (the server of the tests runs without its sweeper), and after some
    thousand tests every look at the holidays would read a hundred thousand dead rows.
    An emptied table is cut to no page, so that the planner does not take it for known.
    """
    basis = connections[alias]
    if basis.in_atomic_block or not basis.settings_dict["NAME"].startswith("test_"):
        return  # records of a module, or no table yet
    with basis.cursor() as kursor:
        for (tabel,) in kursor.execute(BENGKAK).fetchall():
            kursor.execute(f"VACUUM {tabel}")


def _hapus(basis):
    with transaction.atomic(using=basis.alias), basis.cursor() as kursor:
        kursor.execute(TANPA_PEMICU)
        tabel = basis.introspection.django_table_names(
            only_existing=True, include_views=False
        )
        semua = map(basis.ops.quote_name, sorted({*tabel, SIMPANAN} - TETAP))
        cari = " UNION ALL ".join(
            f"(SELECT '{nama}' WHERE EXISTS (SELECT FROM {nama}))"  # noqa: S608 -- ours
            for nama in semua
        )
        for (nama,) in kursor.execute(cari).fetchall():
            kursor.execute(f"DELETE FROM {nama}")  # noqa: S608 -- ours
