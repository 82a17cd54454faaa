"""An officer's desk: addresses, acts and records the admin tests of entries share."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from informasi.models import DokumenInformasi
from tests.factories.informasi import RancanganFactory
from tests.factories.organisasi import PetugasFactory
from tests.petugas import tersembunyi

S = DokumenInformasi.Status


PDF_BARU = b"%PDF-1.7\n% versi yang lain\n"


def alamat(nama, *args):
    return reverse(f"admin:informasi_dokumeninformasi_{nama}", args=args)


def tekan(client, dokumen, tindakan, **data):
    """POST an act from its page; the answer is where it leads, in full."""
    tujuan = alamat("tindakan", dokumen.pk, tindakan)
    return client.post(tujuan, tersembunyi(client, tujuan) | data, follow=True)


def label_tombol(client, dokumen):
    konteks = client.get(alamat("change", dokumen.pk)).context
    return {t["label"] for t in konteks["tombol"]}


def diperiksa(**lain):
    pemeriksa = PetugasFactory()
    return RancanganFactory(status=S.DIPERIKSA, diperiksa_oleh=pemeriksa, **lain)


def pdf(isi=PDF_BARU, nama="isi.pdf"):
    return SimpleUploadedFile(nama, isi, "application/pdf")
