"""A stakeholder passes an approved handout on to groups of his own (7.2)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from pemangku.actions.komitmen import buat_tautan_terusan
from pemangku.bagikan import PALING_BANYAK, dapat_dibagikan
from pemangku.models import Materi
from tests.factories.lanjutan import KomitmenFactory, MateriFactory

pytestmark = pytest.mark.django_db
# Wednesday, 12 June 2024, 09.00 WIB.
KINI = datetime(2024, 6, 12, 2, tzinfo=UTC)
HARI = date(2024, 6, 12)
KEMARIN = date(2024, 6, 11)
S = Materi.Status


@pytest.fixture(autouse=True)
def _hari(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.ALAMAT_PUBLIK = "https://ppid.contoh.invalid"
    with time_machine.travel(KINI, tick=False):
        yield


def materi(judul: str, nama: str = "leaflet.pdf", **lain: object) -> Materi:
    isi = ContentFile(b"%PDF-1.7 contoh", nama)
    return MateriFactory(**{"judul": judul, "berkas": isi, **lain})


def alamat(satu: Materi) -> str:
    return reverse("pemangku:materi", args=(satu.pk,))


def yang_tak_boleh() -> list[Materi]:
    """A draft, one withdrawn, one past its day, one without a file."""
    return [
        materi("Draf", status=S.DRAF, disetujui_oleh=None),
        materi("Ditarik", status=S.DITARIK),
        materi("Basi", berlaku_sampai=KEMARIN),
        MateriFactory(judul="Video", berkas=""),
    ]


def halaman(client):
    kode = buat_tautan_terusan(KomitmenFactory(), pada=timezone.now())
    return kode, client.halaman(reverse("pemangku:terusan", args=(kode,)))


def test_the_pledge_page_offers_what_is_approved_and_in_force(client):
    satu = materi("Tiga kanal & 112: “lapor?”", kanal=["ppid", "112"])
    hari_terakhir = materi("Hari terakhir", berlaku_sampai=HARI)
    yang_tak_boleh()

    kode, jawab = halaman(client)

    assertContains(jawab, "Bagikan lewat WhatsApp", count=2)
    bagikan = {b.materi.pk: b for b in jawab.context["bagikan"]}
    assert bagikan.keys() == {satu.pk, hari_terakhir.pk}
    tautan = urlsplit(bagikan[satu.pk].wa)
    assert (tautan.scheme, tautan.netloc, tautan.path) == ("https", "wa.me", "/")
    (pesan,) = parse_qs(tautan.query)["text"]
    assert pesan == (
        "Tiga kanal & 112: “lapor?” (leaflet, tentang PPID dan 112). "
        f"Buka berkasnya: https://ppid.contoh.invalid{alamat(satu)}"
    )
    # The stakeholder's own secret goes nowhere.
    assert all(kode not in b.wa for b in bagikan.values())


def test_without_any_the_page_offers_none(client):
    yang_tak_boleh()

    _, jawab = halaman(client)

    assertNotContains(jawab, "wa.me")
    assertNotContains(jawab, "Materi untuk diteruskan")


def test_the_list_stays_short():
    for ke in range(PALING_BANYAK + 1):
        materi(f"Leaflet {ke:02}")

    assert dapat_dibagikan(HARI)[0].materi.judul == "Leaflet 00"
    assert len(dapat_dibagikan(HARI)) == PALING_BANYAK


def test_whoever_has_the_address_opens_the_file(client):
    satu = materi("Leaflet", nama="leaflet.jpeg", versi="v3")

    jawab = client.get(alamat(satu))

    assert b"".join(jawab.streaming_content) == b"%PDF-1.7 contoh"
    assert jawab["Content-Type"] == "image/jpeg"
    assert "Leaflet%20v3.jpg" in jawab["Content-Disposition"] or (
        "Leaflet v3.jpg" in jawab["Content-Disposition"]
    )
    assert jawab["Cache-Control"] == "public, max-age=60"
    assert "sandbox" in jawab["Content-Security-Policy"]


def test_what_may_not_be_passed_on_is_not_there(client):
    for satu in yang_tak_boleh():
        assert client.get(alamat(satu)).status_code == 404


def test_a_handout_that_is_withdrawn_or_lost_is_not_there_any_more(client):
    satu, hilang = materi("Leaflet"), materi("Hilang")
    hilang.berkas.storage.delete(hilang.berkas.name)
    Materi.objects.filter(pk=satu.pk).update(status=S.DITARIK)

    assert client.get(alamat(satu)).status_code == 404
    assert client.get(alamat(hilang)).status_code == 404
