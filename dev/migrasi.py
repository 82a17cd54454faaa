"""``python -m dev.migrasi``: refuses migrations that the release before would trip over.

In an upgrade two releases serve side by side on one database. Read are all migrations that
the last release did not have, those of libraries too; ``--rilis`` notes what a release has
(docs/operasi.md, docs/adr/0038-upgrades-without-a-gap.md).
"""

import os
import re
import sys
from collections.abc import Collection
from pathlib import Path

import django
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django_migration_linter import MigrationLinter
from django_migration_linter.sql_analyser.base import Check, CheckMode, CheckType
from django_migration_linter.sql_analyser.postgresql import PostgresqlAnalyser

from dev import devdb

RILIS = Path(__file__).with_suffix(".txt")
# What takes away a thing that the last release no longer uses, by "app name", and since
# which release nothing uses it: a person has looked.
DITINJAU: dict[str, str] = {}
# The linter does not know that what the last release writes may break a new rule.
ATURAN = Check(
    code="ADD_CHECK",
    fn=lambda sql, **_: re.search(r"ALTER TABLE .* ADD CONSTRAINT .* CHECK", sql),
    message="ADDING check constraint",
    mode=CheckMode.ONE_LINER,
    type=CheckType.ERROR,
)


class Pembaca(PostgresqlAnalyser):
    """What it looks for in PostgreSQL's words, and that rule."""

    migration_checks = [*PostgresqlAnalyser.migration_checks, ATURAN]


def semua() -> set[str]:
    """Every migration of this checkout, as "app name"."""
    return {" ".join(satu) for satu in MigrationLoader(connection).disk_migrations}


def periksa(lama: Collection[str]) -> int:
    """Tell of each migration that is not in ``lama``; how many are refused."""
    pemeriksa = MigrationLinter(analyser_string="postgresql")
    pemeriksa.sql_analyser_class = Pembaca
    for satu in sorted(semua().difference(lama, DITINJAU)):
        app, _, nama = satu.partition(" ")
        pemeriksa.lint_migration(pemeriksa.migration_loader.disk_migrations[app, nama])
    pemeriksa.print_summary()
    return int(pemeriksa.nb_erroneous)


def utama(kata: list[str]) -> int:
    """1 when one is refused."""
    os.environ["DATABASE_URL"] = devdb.ensure()
    django.setup()
    if kata == ["--rilis"]:
        RILIS.write_text("\n".join([*sorted(semua()), ""]))
        return 0
    return min(1, periksa(RILIS.read_text().splitlines()))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ppid_portal.settings")
    os.environ.setdefault("PORTAL_DEMO", "1")
    sys.exit(utama(sys.argv[1:]))
