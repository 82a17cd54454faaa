"""What the portal cannot take now is answered as that, never as its own fault."""

from __future__ import annotations

from io import RawIOBase

import pytest

from organisasi.kertas.naskah import GERBANG_KERTAS
from tests.klien import PortalClient

pytestmark = pytest.mark.django_db


class TakDatang(RawIOBase):
    """A body that was announced and does not come."""

    def read(self, *_: object) -> bytes:
        raise TimeoutError


@pytest.mark.parametrize("jenis", ["pdf", "xlsx"])
def test_a_reader_who_finds_the_typesetter_busy_is_told_when_to_come_back(
    client: PortalClient, monkeypatch: pytest.MonkeyPatch, jenis: str
) -> None:
    monkeypatch.setattr(GERBANG_KERTAS, "sabar", 0)

    with GERBANG_KERTAS.masuk():
        jawab = client.get(f"/informasi/dip.{jenis}")

    assert (jawab.status_code, jawab["Retry-After"]) == (503, "5")
    assert jawab["Cache-Control"] == "no-store"
    assert "Sedang banyak kertas dan berkas" in jawab.content.decode()
    assert "buka lagi alamat yang sama" in jawab.content.decode()
    assert "112" in jawab.content.decode()


def test_a_body_that_breaks_off_is_no_fault_of_the_portal(client: PortalClient) -> None:
    jawab = client.post(
        "/darurat/lapor/", {"uraian": "x"}, **{"wsgi.input": TakDatang()}
    )

    assert jawab.status_code == 408


def test_another_fault_stays_a_fault(
    client: PortalClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("informasi.views.dip_berkas.naskah_dip", lambda *_, **__: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        client.get("/informasi/dip.pdf")
