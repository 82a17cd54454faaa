"""What a phone sends of photos, for tests of both kinds."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.foto import bita, unggah
from tests.pemangku.kantor_lapangan import Kantor

FOTO = "/lapangan/foto/"


def kiriman(kantor: Kantor, **lain: Any) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "kegiatan": str(kantor.kegiatan.pk),
        "jenis": "foto",
        "foto": unggah(bita()),
        **lain,
    }


def kirim(klien, isi: dict[str, Any], *, kode: int = 200) -> Any:
    response = klien.post(FOTO, isi)
    assert response.status_code == kode, response.content
    assert response["Cache-Control"] == "no-store"
    return response.json()


def rekam(klien, kantor: Kantor, **lain: Any) -> str:
    """Send a record; its key."""
    satu = {
        "id": str(uuid4()),
        "kegiatan": str(kantor.kegiatan.pk),
        "ditangkap_pada": timezone.now().isoformat(),
        "nama": "Peserta Contoh",
        "lembaga": "PKK Kelurahan Nagarasari",
        "hadir": True,
        **lain,
    }
    jawab = klien.post(
        "/lapangan/sinkron/",
        json.dumps({"rekaman": [satu]}),
        content_type="application/json",
    )
    assert jawab.json()["hasil"][0]["status"] != "DITOLAK", jawab.json()
    return str(satu["id"])


def sk(kantor: Kantor, rekaman: str, **lain: Any) -> dict[str, Any]:
    return kiriman(kantor, jenis="sk", rekaman=rekaman, **lain)
