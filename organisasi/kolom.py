"""A model field whose text stands encrypted in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.models.lookups import Exact, IsNull

from organisasi.sandi import buka_sandi, sandikan

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.expressions import Expression
    from django.db.models.lookups import Lookup


class SamaKosong(Exact):
    """Equality, with the empty text only."""

    def get_prep_lookup(self) -> Any:
        """Refuse any other text: its token is another one each time."""
        if self.rhs not in ("", None):
            raise FieldError(_tak_dapat_dicari(self.lhs.output_field.name))
        return super().get_prep_lookup()


class TeksTersandi(models.TextField):
    """Text that is encrypted on its way into the database and opened on its way out.

    "" stays "" and None stays None, so that a form and a constraint can tell what is
    missing. It can be compared with "" and asked for NULL, and nothing else: equality
    goes by a second column with ``sidik``. An expression, such as F() of a column that
    is not encrypted, is written as it is; only values are encrypted.

    Reading raises SandiTidakTerbuka when no key opens the text.
    """

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        """Encrypt what is about to be stored."""
        siap = super().get_db_prep_save(value, connection)
        return sandikan(siap) if isinstance(siap, str) and siap else siap

    def from_db_value(
        self,
        value: str | None,
        expression: Expression,  # noqa: ARG002 -- Django's signature
        connection: BaseDatabaseWrapper,  # noqa: ARG002 -- the same
    ) -> str | None:
        """Open what was stored."""
        return buka_sandi(value) if value else value

    def get_lookup(self, lookup_name: str) -> type[Lookup] | None:
        """Give the two comparisons that make sense; raises FieldError for others."""
        if lookup_name == "exact":
            return SamaKosong
        if lookup_name == "isnull":
            return IsNull
        raise FieldError(_tak_dapat_dicari(self.name))

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """Refuse an index or a unique value: both would look at the tokens."""
        galat = super().check(**kwargs)
        if self.unique or self.db_index:  # type: ignore[attr-defined]  # the stubs know no db_index
            galat.append(
                checks.Error(
                    "TeksTersandi cannot be unique or indexed.",
                    hint="Keep organisasi.sandi.sidik of it in a column beside it.",
                    obj=self,
                    id="organisasi.E001",
                )
            )
        return galat


def _tak_dapat_dicari(nama: str) -> str:
    return (
        f"{nama} is encrypted: it can only be compared with '' or asked for NULL. "
        "Look it up by the column that holds its sidik."
    )
