"""The desk of complaints: addresses, acts and the counter form the admin tests share."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.pengaduan.kantor_aduan import TERIMA

ISI = {
    "kanal": "loket",
    "tanggal_terima": TERIMA.isoformat(),
    "jenis": "pengaduan",
    "judul": "Jalan berlubang",
    "uraian": "Lubang dalam di jalan depan sekolah.",
    "lokasi": "Depan SD",
    "nama": "Siti Rahayu",
    "telepon": "0812 0000 0001",
}


def alamat(nama, *args):
    return reverse(f"admin:pengaduan_pengaduan_{nama}", args=args)


def alamat_insiden(nama, *args):
    return reverse(f"admin:pengaduan_insiden_{nama}", args=args)


def catat(client, kantor, **ubah):
    """The counter form sent as a browser sends it; an empty value leaves a field out."""
    isi = {"unit": kantor.kecamatan.pk, "kategori": kantor.kategori.pk}
    semua = ISI | isi | ubah
    return client.post(alamat("add"), {k: v for k, v in semua.items() if v != ""})


def tekan(client, objek, tindakan, **isi):
    """POST an act; the answer is where it leads, in full."""
    nama = f"admin:pengaduan_{objek._meta.model_name}_tindakan"
    return client.post(reverse(nama, args=(objek.pk, tindakan)), isi, follow=True)


def tombol(client, aduan):
    konteks = client.get(alamat("change", aduan.pk)).context
    return {t["nama"] for t in konteks["tombol"]}


def kueri(client, halaman):
    """What a page costs once the session is warm."""
    client.get(halaman)
    with CaptureQueriesContext(connection) as tangkapan:
        client.get(halaman)
    # In production a listener knows the versions.
    return len([k for k in tangkapan if "organisasi_versi" not in k["sql"]])
