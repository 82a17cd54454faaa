"""A report of passing on that staff sends twice counts once (PK-33)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.actions.terusan import laporkan_tanpa_komitmen
from pemangku.models import Komitmen, LaporanTerusan, Pemangku
from tests.factories.lanjutan import KomitmenFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import KegiatanFactory, PemangkuFactory
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


def dibuka(client, alamat: str) -> dict[str, object]:
    """What the browser sends of the form as it was opened, filled in."""
    form = client.halaman(alamat).context["form"]
    return {n: form[n].value() or "" for n in form.fields} | {
        "wilayah": WilayahFactory().pk,
        "bentuk": "rapat_warga",
        "jumlah": "45",
        "cara_hitung": "daftar_hadir",
    }


@pytest.fixture
def janji(client) -> Komitmen:
    """A pledge of yesterday's visit, whose host's operator is signed in."""
    kemarin = timezone.now() - timedelta(days=1)
    kegiatan = KegiatanFactory(mulai=kemarin, selesai=kemarin + timedelta(hours=1))
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    hasil: Komitmen = KomitmenFactory(
        kegiatan=kegiatan,
        pemangku__pengelola=kegiatan.tuan_rumah,
        tenggat=timezone.localdate() + timedelta(days=9),
    )
    return hasil


def kirim_dua_kali(client, alamat: str, objek: object) -> None:
    isi = dibuka(client, alamat)
    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302
    assert LaporanTerusan.objects.count() == 1
    assert Jejak.objects.milik(objek).filter(tindakan="laporkan").count() == 1
    # Opened anew it is another report.
    client.post(alamat, dibuka(client, alamat))
    assert LaporanTerusan.objects.count() == 2


def test_pk_33_of_a_pledge(client, janji: Komitmen) -> None:
    alamat = reverse("admin:pemangku_komitmen_tindakan", args=(janji.pk, "laporkan"))
    kirim_dua_kali(client, alamat, janji)


def test_pk_33_without_a_pledge(client, janji: Komitmen) -> None:
    pemangku = janji.pemangku
    alamat = reverse("admin:pemangku_pemangku_tindakan", args=(pemangku.pk, "terusan"))
    isi = dibuka(client, alamat)

    for _ in range(2):
        assert client.post(alamat, isi).status_code == 302

    satu = LaporanTerusan.objects.get()
    assert (satu.pemangku, satu.jumlah) == (pemangku, 45)
    client.post(alamat, dibuka(client, alamat))
    assert LaporanTerusan.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_pk_33_sent_twice_at_once_it_is_one_report() -> None:
    pemangku: Pemangku = PemangkuFactory(pengelola=UnitFactory())
    isi = {
        "tanggal": timezone.localdate(),
        "bentuk": "rapat_warga",
        "wilayah": WilayahFactory(),
        "jumlah": 45,
        "cara_hitung": "daftar_hadir",
        "oleh": PetugasFactory(),
        "pada": timezone.now(),
        "kunci": uuid4(),
    }

    hasil = serentak(2, lambda _ke: laporkan_tanpa_komitmen(pemangku, **isi))

    assert hasil[0] == hasil[1] == LaporanTerusan.objects.get()
