"""Django's own ``migrate``, which holds a table for an instant only."""

from django.core.management.commands import migrate

from organisasi.basis_data.migrasi import SekaliLewat

# The command names its executor nowhere else.
migrate.MigrationExecutor = SekaliLewat  # type: ignore[attr-defined]  # imported there


class Command(migrate.Command):
    pass
