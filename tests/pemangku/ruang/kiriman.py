"""What comes in from a room: from the page, a phone's queues, and the door."""

import json
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from pemangku.models import PendaftaranMandiri
from pemangku.ruang.akses_lapangan import kode_ruang
from tests.foto import bita, unggah

SINKRON = "/lapangan/sinkron/"
FOTO = "/lapangan/foto/"
LEMBAGA = "PKK Kelurahan Nagarasari"

# The page


def alamat(kantor, nama="lapangan"):
    return reverse(f"pemangku:{nama}", args=(kantor.kegiatan.pk,))


def isian(**lain):
    return {
        "kunci": str(uuid4()),
        "nama": "Peserta Contoh",
        "lembaga": LEMBAGA,
        "nomor": "0812-3456-789",
        "hadir": "on",
        **lain,
    }


def catat(klien, kantor, **lain):
    return klien.post(alamat(kantor), isian(**lain), follow=True)


def galat(response):
    return response.context["form"].errors


# The queue of records


def rekaman(kantor, **lain):
    return {
        "id": str(uuid4()),
        "kegiatan": str(kantor.kegiatan.pk),
        "ditangkap_pada": timezone.now().isoformat(),
        "nama": "Peserta Contoh",
        "lembaga": LEMBAGA,
        "hadir": True,
        **lain,
    }


def kirim(klien, *semua, jam=None, kode=200):
    isi = {"jam_perangkat": jam, "versi": 3, "rekaman": list(semua)}
    response = klien.post(SINKRON, json.dumps(isi), content_type="application/json")
    assert response.status_code == kode
    assert response["Cache-Control"] == "no-store"
    return response.json()


def rekam(klien, kantor, **lain):
    satu = rekaman(kantor, **lain)
    (hasil,) = kirim(klien, satu)["hasil"]
    assert hasil["status"] != "DITOLAK", hasil
    return str(satu["id"])


# The queue of photos


def foto(kantor, **lain):
    return {
        "id": str(uuid4()),
        "kegiatan": str(kantor.kegiatan.pk),
        "jenis": "foto",
        "foto": unggah(bita()),
        **lain,
    }


def sk(kantor, rekaman, **lain):
    return foto(kantor, jenis="sk", rekaman=rekaman, **lain)


def kirim_foto(klien, isi, *, kode=200):
    response = klien.post(FOTO, isi)
    assert response.status_code == kode, response.content
    assert response["Cache-Control"] == "no-store"
    return response.json()


# The door


def pintu(kantor):
    return reverse("pemangku:pintu", args=(kantor.kegiatan.token,))


def isi_pintu(**lain):
    return {
        "nama": "Ketua Contoh",
        "lembaga": "LPM Sukajaya",
        "wa": "0812-3456-789",
        **lain,
    }


def kode(kantor, menit=0):
    return kode_ruang(kantor.kegiatan.token, timezone.now() - timedelta(minutes=menit))


def daftar(client, kantor, **lain):
    response = client.post(pintu(kantor), isi_pintu(**lain))
    assert response.status_code == 302
    return PendaftaranMandiri.objects.latest("dibuat_pada")


def pribadi(client, kantor, **lain):
    return client.post(pintu(kantor), isi_pintu(**lain))["Location"]
