"""Makes the tables of a first migration at once, and holds those there are for an instant.

Django renders the models anew after every single operation, with all that relate to
them. A migration that makes forty related tables with their constraints costs minutes
of that; here the state is rendered once, and each table comes with all it ends with.
"""

from collections.abc import Sequence
from typing import Any

from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    RunSQL,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

# What a table already has when it is made from the last state of its model.
TERMASUK = (AddConstraint, AddField, AddIndex)


class Sekaligus(Operation):
    """Many operations as one: tables first made here, what hangs on them, triggers.

    Raises ValueError for a field, index or constraint of a table made elsewhere: those
    need the state as it was between two operations. Backwards each runs by itself.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)
        self.tabel = {
            satu.name_lower for satu in self.operations if isinstance(satu, CreateModel)
        }
        for satu in self.operations:
            if isinstance(satu, TERMASUK) and satu.model_name_lower not in self.tabel:
                pesan = f"{satu.describe()}: the table is not made in this migration"
                raise ValueError(pesan)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.operations], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)
        for satu in self.operations:
            satu.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, *state: Any
    ) -> None:
        _, kini = state
        for satu in self.operations:
            if not isinstance(satu, TERMASUK):
                satu.database_forwards(app_label, schema_editor, kini, kini)

    def database_backwards(
        self, app_label: str, schema_editor: Any, *state: Any
    ) -> None:
        kini, _ = state
        for satu in reversed(self.operations):
            if not isinstance(satu, TERMASUK):
                satu.database_backwards(app_label, schema_editor, kini, kini)

    def describe(self) -> str:
        return f"Make {len(self.tabel)} tables at once"


def _catatan(kata: str) -> bool:
    """Whether it only tells, as Django does beside what it collects."""
    return all(baris.startswith("--") for baris in kata.splitlines())


class SekaliLewat(MigrationExecutor):
    """All that a migration says is put together before a word of it is said.

    Django renders the models between two statements: seconds in which the table of the
    first one is locked, and forms give up.
    """

    def apply_migration(
        self, state: ProjectState, migration: Migration, *lain: Any, **kw: Any
    ) -> ProjectState:
        semua = migration.operations
        if not migration.initial and all(s.reduces_to_sql for s in semua):
            penyunting = self.connection.schema_editor(
                collect_sql=True, atomic=migration.atomic
            )
            with penyunting as penulis:
                migration.apply(state.clone(), penulis, collect_sql=True)
            kata = [s for s in penulis.collected_sql if not _catatan(s)]
            sekali = [RunSQL(kata, state_operations=semua)]
            migration.operations = sekali  # type: ignore[misc]  # each has its own list
        return super().apply_migration(state, migration, *lain, **kw)
