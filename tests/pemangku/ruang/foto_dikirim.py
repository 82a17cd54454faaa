"""What a phone sends of photos, for tests of both kinds."""

import json
from uuid import uuid4

from django.utils import timezone

from tests.foto import bita, unggah

FOTO = "/lapangan/foto/"


def kiriman(kantor, **lain):
    return {
        "id": str(uuid4()),
        "kegiatan": str(kantor.kegiatan.pk),
        "jenis": "foto",
        "foto": unggah(bita()),
        **lain,
    }


def kirim(klien, isi, *, kode=200):
    response = klien.post(FOTO, isi)
    assert response.status_code == kode, response.content
    assert response["Cache-Control"] == "no-store"
    return response.json()


def rekam(klien, kantor, **lain):
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


def sk(kantor, rekaman, **lain):
    return kiriman(kantor, jenis="sk", rekaman=rekaman, **lain)
