"""PK-06: when and how the invitations of a visit went out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.actions.undangan import tandai_terkirim
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import KegiatanFactory, UndanganFactory
from tests.pemangku.kunjungan_bantu import kecamatan
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db
# The visit is on 4 June 2024.
PADA = datetime(2024, 6, 3, 2, tzinfo=UTC)
HARI = date(2024, 6, 3)
LAMA = datetime(2024, 5, 20, 2, tzinfo=UTC)


def tandai(kegiatan, tanggal=HARI, cara="wa", pada=PADA):
    return tandai_terkirim(
        kegiatan, cara=cara, tanggal=tanggal, oleh=PetugasFactory(), pada=pada
    )


def segar(undangan):
    undangan.refresh_from_db()
    return undangan


def test_pk_06_all_that_had_not_gone_out_are_marked_and_others_kept():
    baru = UndanganFactory()
    sudah = UndanganFactory(kegiatan=baru.kegiatan, dikirim_pada=LAMA, cara="surat")
    asing = UndanganFactory()

    assert tandai(baru.kegiatan) == 1

    assert (segar(baru).dikirim_pada, baru.cara) == (PADA, "wa")
    assert (segar(sudah).dikirim_pada, sudah.cara) == (LAMA, "surat")
    assert segar(asing).dikirim_pada is None
    jejak = Jejak.objects.milik(baru.kegiatan).get()
    assert jejak.sesudah == {"undangan": 1, "cara": "wa", "tanggal": "2024-06-03"}


def test_pk_06_of_an_earlier_day_the_day_is_kept():
    undangan = UndanganFactory()

    tandai(undangan.kegiatan, date(2024, 6, 1))

    assert timezone.localdate(segar(undangan).dikirim_pada) == date(2024, 6, 1)


@pytest.mark.parametrize(
    ("tanggal", "pada", "kata"),
    [
        (date(2024, 6, 4), PADA, "masih di depan"),
        (date(2024, 6, 5), datetime(2024, 6, 6, 2, tzinfo=UTC), "sesudah acaranya"),
    ],
)
def test_pk_06_neither_a_day_to_come_nor_after_the_visit(tanggal, pada, kata):
    undangan = UndanganFactory()

    with pytest.raises(ValidationError, match=kata):
        tandai(undangan.kegiatan, tanggal, pada=pada)

    assert segar(undangan).dikirim_pada is None


def test_pk_06_twice_or_on_a_closed_visit_is_refused():
    undangan = UndanganFactory()
    tandai(undangan.kegiatan)

    with pytest.raises(TindakanTerlarang, match="sudah ditandai"):
        tandai(undangan.kegiatan, cara="surat")
    assert segar(undangan).cara == "wa"
    tutup = UndanganFactory(kegiatan__status="ditutup")
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        tandai(tutup.kegiatan)


@time_machine.travel(PADA, tick=False)
def test_pk_06_the_page_offers_it_while_one_is_not_sent(client):
    unit = kecamatan()
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, unit))
    kegiatan = KegiatanFactory(tuan_rumah=unit)
    halaman = reverse("admin:pemangku_kegiatan_change", args=(kegiatan.pk,))
    jalan = reverse("admin:pemangku_kegiatan_tindakan", args=(kegiatan.pk, "terkirim"))
    assertNotContains(client.get(halaman), "Tandai undangan terkirim")
    undangan = UndanganFactory(kegiatan=kegiatan)
    assertContains(client.get(halaman), "belum ditandai terkirim")

    assertContains(client.post(jalan, {"cara": "lisan"}), "Isi tanggalnya.")
    salah = client.post(jalan, {"cara": "lisan", "tanggal": "2024-06-04"})
    assertContains(salah, "masih di depan")
    assertContains(salah, 'value="2024-06-04"')
    client.post(jalan, {"cara": "lisan", "tanggal": "2024-06-02"})

    assert segar(undangan).cara == "lisan"
    assertContains(client.get(halaman), "terkirim 2 Jun 2024 (lisan atau telepon)")
    assertNotContains(client.get(halaman), "Tandai undangan terkirim")


def test_pk_06_another_unit_finds_no_visit(client):
    unit = kecamatan()
    undangan = UndanganFactory(kegiatan__tuan_rumah=kecamatan("Kecamatan Tawang"))
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, unit))
    jalan = reverse(
        "admin:pemangku_kegiatan_tindakan", args=(undangan.kegiatan.pk, "terkirim")
    )

    jawab = client.post(jalan, {"cara": "lisan", "tanggal": "2024-06-02"})

    assert jawab.status_code == 404
    assert segar(undangan).dikirim_pada is None
