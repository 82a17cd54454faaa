"""The desk of requests: addresses, acts and forms the admin tests share."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from informasi.models import BerkasJawaban
from informasi.permohonan.anjuran import MENULIS
from tests.informasi.kantor import PADA, TERIMA
from tests.petugas import tersembunyi

PDF = b"%PDF-1.7\n% berkas jawaban\n"
ISI = {
    "kategori": "perorangan",
    "tampil": "perorangan:0",
    "kanal": "loket",
    "tanggal_terima": TERIMA.isoformat(),
    "nama": "Siti Rahayu",
    "nik": "3278 0101 0101 0001",
    "alamat": "Jalan Contoh 1",
    "telepon": "0812 0000 0001",
    "rincian": "Rekap penduduk per kelurahan tahun 2023.",
    "tujuan": "Bahan penelitian.",
    "cara_memperoleh": "salinan_cetak",
    "cara_salinan": "ambil",
    "simpan": "1",
}


def alamat(nama, *args):
    return reverse(f"admin:informasi_permohonan_{nama}", args=args)


def catat(client, unit=None, **ubah):
    """The counter form sent as a browser sends it; an empty value leaves a field out."""
    isi = ISI | ({"unit": unit} if unit else {}) | ubah
    return client.post(alamat("add"), {k: v for k, v in isi.items() if v != ""})


def tekan(client, permohonan, tindakan, **isi):
    """POST an act from its page; the answer is where it leads, in full."""
    tujuan = alamat("tindakan", permohonan.pk, tindakan)
    return client.post(tujuan, tersembunyi(client, tujuan) | isi, follow=True)


def tombol(client, permohonan):
    """The acts the page of the request offers."""
    konteks = client.get(alamat("change", permohonan.pk)).context
    return {t["nama"] for t in konteks["tombol"]} - {MENULIS}


def pdf(nama="rekap.pdf", isi=PDF):
    return SimpleUploadedFile(nama, isi, "application/pdf")


def lampirkan(butir, **lain):
    """A file of a draft, without content."""
    isi = {"isi": "jawaban/x.pdf", "jenis": "pdf", "tipe": "application/pdf"}
    sisa = {"ukuran": 9, "sha256": "0" * 64, "diunggah_pada": PADA}
    return BerkasJawaban.objects.create(butir=butir, **(isi | sisa | lain))


def isian_jawaban(response, **ubah):
    """What a browser would send back of the page of the answer.

    ``ubah``: the n-th document is ``butir-<n>-`` whatever its row.
    """
    kepala, butir = response.context["kepala"], response.context["butir"]
    data = {"sidik": response.context["sidik"]}
    for form in [*([kepala] if kepala else []), *butir]:
        data |= {form.add_prefix(n): form[n].value() for n in form.fields}
    for nama, nilai in ubah.items():
        ke = re.match(r"butir-(\d)-", nama)
        data[f"{butir[int(ke[1])].prefix}-{nama[8:]}" if ke else nama] = nilai
    return {k: v for k, v in data.items() if v not in (None, False, [])}


def kirim(client, permohonan, **ubah):
    """Save the page of the answer with some fields changed."""
    tujuan = alamat("jawaban", permohonan.pk)
    isi = {"penjelasan": "Kami jawab."} | ubah
    return client.post(tujuan, isian_jawaban(client.get(tujuan), **isi))


def pilihan_uji(client, permohonan):
    """The tests that may be chosen, the empty choice left out."""
    halaman = client.get(alamat("jawaban", permohonan.pk))
    return list(halaman.context["butir"][0].fields["uji"].choices)[1:]
