"""The page of a request for one's own data, and its limits, for the tests of this room."""

from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, PermintaanSubjek
from organisasi.pribadi.actions import terima_permintaan_subjek
from tests.factories.organisasi import BatasWaktuFactory

JENIS = PermintaanSubjek.Jenis


def beri_batas(sejak):
    BatasWaktu.objects.filter(kode__startswith="pdp.").delete()
    for kode in ("pdp.penghentian", "pdp.perbaikan", "pdp.akses"):
        BatasWaktuFactory(
            kode=kode, nilai=72, satuan="jam", berlaku_sejak=sejak, pasti=True
        )


def minta(objek, jenis):
    return terima_permintaan_subjek(
        objek, Saat(None, timezone.now()), jenis=jenis, uraian="Nama saya keliru."
    )


def halaman(permintaan):
    return reverse("pdp-permintaan", args=(permintaan.pk,))


def tekan(client, permintaan, **isi):
    """Press a button of its page; the page that comes back."""
    jawab = client.post(halaman(permintaan), isi, follow=True)
    assert jawab.status_code == 200
    return jawab.text
