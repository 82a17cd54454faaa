"""A pledge may ask for something to be done (4.9, PK-37)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.berita_acara import bagian_tindak_lanjut
from pemangku.models import Kegiatan, Komitmen, TindakLanjut
from tests.factories.lanjutan import KomitmenFactory
from tests.factories.pemangku import (
    KegiatanFactory,
    TindakLanjutFactory,
    VerifikasiFactory,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def janji() -> Komitmen:
    """A pledge of a visit that is closed by now."""
    kemarin = timezone.now() - timedelta(days=1)
    kegiatan = KegiatanFactory(
        mulai=kemarin,
        selesai=kemarin + timedelta(hours=1),
        status=Kegiatan.Status.DITUTUP,
    )
    hasil: Komitmen = KomitmenFactory(
        kegiatan=kegiatan, pemangku__pengelola=kegiatan.tuan_rumah
    )
    return hasil


def alamat(janji: Komitmen) -> str:
    return reverse("admin:pemangku_komitmen_tindakan", args=(janji.pk, "tindak_lanjut"))


def isian(client, janji: Komitmen, **lain: str) -> dict[str, object]:
    form = client.halaman(alamat(janji)).context["form"]
    return {
        "kunci": form["kunci"].value(),
        "uraian": "Antar leaflet baru",
        "pj_unit": str(janji.kegiatan.tuan_rumah_id),
        "tenggat": (timezone.localdate() + timedelta(days=9)).isoformat(),
        **lain,
    }


def test_pk_37_it_hangs_on_the_pledge_and_its_visit_once(client, janji) -> None:
    type(janji.kegiatan.tuan_rumah).objects.update(peran_ppid="pembantu")
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, janji.kegiatan.tuan_rumah))
    halaman = reverse("admin:pemangku_komitmen_change", args=(janji.pk,))
    assertNotContains(client.halaman(halaman), 'id="lanjut-judul"')
    isi = isian(client, janji)

    for _ in range(2):
        assert client.post(alamat(janji), isi).status_code == 302

    satu = TindakLanjut.objects.get()
    assert (satu.komitmen, satu.kegiatan) == (janji, janji.kegiatan)
    for objek in (janji, janji.kegiatan, satu):
        assert Jejak.objects.milik(objek).first().tindakan == "catat_tindak_lanjut"
    assertContains(client.halaman(halaman), "Antar leaflet baru")
    lanjut = reverse("admin:pemangku_tindaklanjut_change", args=(satu.pk,))
    assertContains(client.halaman(lanjut), halaman)


def test_pk_37_a_day_that_is_over_is_told_beside_its_field(client, janji) -> None:
    type(janji.kegiatan.tuan_rumah).objects.update(peran_ppid="pembantu")
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, janji.kegiatan.tuan_rumah))
    kemarin = (timezone.localdate() - timedelta(days=1)).isoformat()

    jawab = client.post(alamat(janji), isian(client, janji, tenggat=kemarin))

    assert jawab.context["form"].errors.keys() == {"tenggat"}
    assert not TindakLanjut.objects.exists()


def test_pk_37_not_by_others_nor_of_a_pledge_called_off(client, janji) -> None:
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assert client.post(alamat(janji), {}).status_code == 404
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.post(alamat(janji), {}).status_code == 403
    Komitmen.objects.update(status="dibatalkan", alasan_batal="Bubar")
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, janji.kegiatan.tuan_rumah))
    komitmen = reverse("admin:pemangku_komitmen_change", args=(janji.pk,))
    assertNotContains(client.halaman(komitmen), alamat(janji))


def test_9_2_the_minutes_name_what_was_agreed_there(janji) -> None:
    TindakLanjutFactory(kegiatan=janji.kegiatan, uraian="Disepakati di tempat")
    TindakLanjutFactory(kegiatan=janji.kegiatan, komitmen=janji, uraian="Menyusul")

    teks = str(list(bagian_tindak_lanjut(janji.kegiatan)))

    assert "Disepakati di tempat" in teks
    assert "Menyusul" not in teks


def test_a_pledge_comes_with_its_visit(janji) -> None:
    satu = TindakLanjutFactory(kegiatan=None, verifikasi=VerifikasiFactory())
    aturan = "pemangku_tindaklanjut_komitmen_berkegiatan"
    with pytest.raises(IntegrityError, match=aturan):
        TindakLanjut.objects.filter(pk=satu.pk).update(komitmen=janji)
