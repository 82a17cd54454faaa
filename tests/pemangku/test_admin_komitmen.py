"""PK-32: the pledge on the phone of staff and in the admin; its link is shown once."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.actions.komitmen import TERLALU_DINI
from pemangku.actions.materi import MINIMAL_SATU
from pemangku.models import Kegiatan, Komitmen, Pemangku, TautanPribadi
from pemangku.views.komitmen import SUDAH
from tests.factories.lanjutan import (
    KomitmenFactory,
    LaporanTerusanFactory,
)
from tests.factories.organisasi import PetugasFactory, WilayahFactory
from tests.factories.pemangku import (
    PADA,
    KegiatanFactory,
    PemangkuFactory,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


# On the phone


@pytest.fixture
def kegiatan() -> Kegiatan:
    """A visit of today with one stakeholder of the host."""
    hasil: Kegiatan = KegiatanFactory(
        mulai=timezone.now() - timedelta(hours=1),
        selesai=timezone.now() + timedelta(hours=1),
        status=Kegiatan.Status.BERLANGSUNG,
    )
    PemangkuFactory(pengelola=hasil.tuan_rumah, nama_resmi="LPM Nagarasari")
    return hasil


def ponsel(kegiatan: Kegiatan) -> str:
    return reverse("pemangku:kegiatan-komitmen", args=(kegiatan.pk,))


def ketikan(kegiatan: Kegiatan, **lain: object) -> dict[str, object]:
    return {
        "kunci": str(uuid4()),
        "pemangku": str(Pemangku.objects.get(pengelola=kegiatan.tuan_rumah).pk),
        "bentuk": "rapat_warga",
        "target_kali": "2",
        "tenggat": (timezone.localdate() + timedelta(days=30)).isoformat(),
        **lain,
    }


def test_pk_32_staff_take_it_on_the_phone_and_get_the_link_once(
    client, kegiatan, settings
) -> None:
    settings.ALAMAT_PUBLIK = "https://portal.example"
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    lapangan = client.halaman(reverse("pemangku:lapangan", args=(kegiatan.pk,)))
    assertContains(lapangan, ponsel(kegiatan))
    awal = client.halaman(ponsel(kegiatan)).context["form"]
    assert awal["tenggat"].initial == timezone.localdate() + timedelta(days=30)
    assert awal["target_kali"].initial == 1
    kiriman = ketikan(kegiatan)

    jawab = client.post(ponsel(kegiatan), kiriman)

    satu = Komitmen.objects.get()
    assert (satu.bentuk, satu.target_kali) == ("rapat_warga", 2)
    tautan = jawab.context["tautan"]
    kode = tautan.alamat.rstrip("/").rpartition("/")[2]
    assert tautan.alamat == f"https://portal.example/terusan/{kode}/"
    assert TautanPribadi.objects.milik("terusan", kode, timezone.now()).exists()
    assert tautan.wa.startswith("https://wa.me/?text=Terima%20kasih")
    assertContains(jawab, tautan.alamat)
    assert "no-store" in jawab["Cache-Control"]
    lagi = client.post(ponsel(kegiatan), kiriman)
    assertContains(lagi, SUDAH)
    assert lagi.context["tautan"] is None
    assertNotContains(client.halaman(ponsel(kegiatan)), "/terusan/")
    assert Komitmen.objects.count() == 1


def test_pk_32_on_the_phone_a_mistake_stands_beside_its_field(client, kegiatan) -> None:
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    # The visit began an hour ago, which may have been yesterday.
    kemarin = (timezone.localdate(kegiatan.mulai) - timedelta(days=1)).isoformat()

    jawab = client.post(
        ponsel(kegiatan), ketikan(kegiatan, target_kali="0", tenggat=kemarin)
    )

    assert jawab.context["form"].errors["target_kali"] == [MINIMAL_SATU]
    assert jawab.context["form"].errors["tenggat"] == [TERLALU_DINI]
    assertContains(jawab, f'value="{kemarin}"')
    kosong = client.post(ponsel(kegiatan), {}).context["form"]
    assert kosong.errors["pemangku"] == ["Pilih pemangkunya."]
    asing = ketikan(kegiatan, pemangku=str(PemangkuFactory().pk))
    assertContains(client.post(ponsel(kegiatan), asing), "bukan dari kegiatan ini")
    assert not Komitmen.objects.exists()


def test_pk_32_a_closed_visit_takes_none_on_the_phone(client, kegiatan) -> None:
    masuk(client, petugas_berperan(Peran.PENGELOLA_PEMANGKU))
    kiriman = ketikan(kegiatan)
    KomitmenFactory(kegiatan=kegiatan, tenggat=timezone.localdate())
    Kegiatan.objects.update(status=Kegiatan.Status.DITUTUP)

    assertNotContains(client.halaman(ponsel(kegiatan)), "Catat komitmen</button>")
    jawab = client.post(ponsel(kegiatan), kiriman)

    assert jawab.context["form"].non_field_errors() == ["Kegiatan sudah ditutup."]
    assert Komitmen.objects.count() == 1


def test_a_lost_link_is_made_anew_on_the_phone(client, kegiatan) -> None:
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    satu = KomitmenFactory(kegiatan=kegiatan)

    jawab = client.post(ponsel(kegiatan), {"tautan": str(satu.pk)})

    assert jawab.context["tautan"].komitmen == satu
    for kunci in ("bukan-kunci", str(KomitmenFactory().pk)):
        assert client.post(ponsel(kegiatan), {"tautan": kunci}).status_code == 404
    satu.batalkan(oleh=PetugasFactory(), pada=PADA, alasan="Bubar")
    batal = client.post(ponsel(kegiatan), {"tautan": str(satu.pk)})
    assert batal.context["tautan"] is None
    assertContains(batal, "sudah dibatalkan")


def test_pk_32_others_do_not_get_to_the_page(client, kegiatan) -> None:
    alamat = ponsel(kegiatan)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assert client.post(alamat, ketikan(kegiatan)).status_code == 404
    masuk_sebagai(client, Peran.PETUGAS_LAPANGAN)
    assert client.post(alamat, ketikan(kegiatan)).status_code == 403
    masuk_sebagai(client, Peran.PIMPINAN)
    assert client.post(alamat, ketikan(kegiatan)).status_code == 403
    assert not Komitmen.objects.exists()


# In the admin


def admin(nama: str, *args: object) -> str:
    return reverse(f"admin:pemangku_komitmen_{nama}", args=args)


def test_pk_32_it_is_taken_on_the_page_of_the_visit(client, kegiatan) -> None:
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    halaman = reverse("admin:pemangku_kegiatan_change", args=(kegiatan.pk,))
    catat = reverse("admin:pemangku_kegiatan_tindakan", args=(kegiatan.pk, "komitmen"))
    client.halaman(catat)
    salah = client.post(catat, ketikan(kegiatan, target_kali="0"))
    assert salah.context["form"].errors["target_kali"] == [MINIMAL_SATU]

    client.post(catat, ketikan(kegiatan))

    satu = Komitmen.objects.get()
    isi_halaman = client.halaman(halaman)
    assertContains(isi_halaman, admin("change", satu.pk))
    assertContains(isi_halaman, "0 dari 2 kali")
    assertContains(isi_halaman, ponsel(kegiatan))


def test_pk_32_its_page_makes_the_link_and_shows_it_once(client) -> None:
    satu = KomitmenFactory(wilayah=WilayahFactory(), target_orang=60)
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, satu.kegiatan.tuan_rumah))
    alamat = admin("tautan", satu.pk)
    assertContains(client.halaman(admin("change", satu.pk)), alamat)
    assertContains(client.halaman(alamat), "Buat tautan")
    assert not TautanPribadi.objects.exists()

    jawab = client.post(alamat)

    kode = jawab.context["alamat"].rstrip("/").rpartition("/")[2]
    assert TautanPribadi.objects.milik("terusan", kode, timezone.now()).exists()
    assertContains(jawab, "https://wa.me/?text=")
    assert "no-store" in jawab["Cache-Control"]
    assertNotContains(client.halaman(alamat), "https://wa.me/")


def test_its_page_calls_it_off_and_then_makes_no_link(client) -> None:
    satu = KomitmenFactory()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    batal = admin("tindakan", satu.pk, "batalkan")

    assertContains(client.post(batal, {"alasan": ""}), "Tulis alasannya.")
    client.post(batal, {"alasan": "Lembaganya bubar"})

    halaman = client.halaman(admin("change", satu.pk))
    assertContains(halaman, "Lembaganya bubar")
    assertNotContains(halaman, admin("tautan", satu.pk))
    assertContains(client.post(admin("tautan", satu.pk), follow=True), "dibatalkan")


def test_who_only_sees_it_may_not_act(client) -> None:
    satu = KomitmenFactory()
    masuk_sebagai(client, Peran.AUDITOR)

    halaman = client.halaman(admin("change", satu.pk))
    assertNotContains(halaman, admin("tautan", satu.pk))
    assert client.post(admin("tautan", satu.pk)).status_code == 403
    batal = admin("tindakan", satu.pk, "batalkan")
    assert client.post(batal, {"alasan": "x"}).status_code == 403
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assert client.post(admin("tautan", satu.pk)).status_code == 404


def test_the_list_shows_progress_at_the_same_cost(client) -> None:
    satu = KomitmenFactory()
    LaporanTerusanFactory(komitmen=satu)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    daftar = admin("changelist")
    assertContains(client.halaman(daftar), "Lewat tenggat (1 dari 2)")
    assertContains(client.halaman(f"{daftar}?keadaan=lewat"), "1 dari 2")
    assertNotContains(client.halaman(f"{daftar}?keadaan=terbuka"), "1 dari 2")
    sebelum = hitung(client, daftar)
    KomitmenFactory.create_batch(5)
    assert hitung(client, daftar) == sebelum


def hitung(client, alamat: str) -> int:
    with CaptureQueriesContext(connection) as catatan:
        client.get(alamat)
    return len(catatan)
