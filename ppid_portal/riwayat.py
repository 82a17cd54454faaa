"""Says in the history who changed a row and on which page; never the page's address.

The address of a citizen's case is its key, kept encrypted with the case. The history is
only added to and stands in every backup: the key must not stand there in clear.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pghistory
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from pghistory.middleware import HistoryMiddleware


class RiwayatMiddleware(HistoryMiddleware):
    """The officer, and the name of the view once it is known."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """As pghistory's, without the address."""
        return {"user": super().get_context(request)["user"]}

    def process_view(
        self,
        request: HttpRequest,
        _view: Callable[..., HttpResponseBase],
        _args: Any,
        _kwargs: Any,
    ) -> None:
        """Add the name; of a request that only reads nothing is kept."""
        cocok: Any = request.resolver_match  # set before a view is called
        pghistory.context(view=cocok.view_name)
