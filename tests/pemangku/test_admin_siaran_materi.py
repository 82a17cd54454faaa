"""7.1 in the admin: choosing a handout, reading which it is, being told that it is gone."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.models import Materi, PenerimaSiaran, Siaran
from pemangku.pesan_siaran import alamat_materi
from tests.pemangku.siaran_bantu import (
    HARI,
    ISI,
    PADA,
    S,
    antre,
    gugurkan,
    materi,
    pengelola,
    siaran,
)
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_tempat")]
BERTANDA = f"{ISI}\nBaca {{tautan_materi}} dulu."
M = Materi.Status


@pytest.fixture
def _tempat(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.ALAMAT_PUBLIK = "https://ppid.contoh.invalid"
    with time_machine.travel(PADA, tick=False):
        yield


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:pemangku_siaran_{nama}", args=args)


def kiriman(oleh, **ubah: object) -> dict[str, object]:
    return {
        "unit": oleh.penugasan.get().unit_id,
        "tujuan": "undangan",
        "kanal": "wa",
        "judul": "Undangan rapat",
        "isi": ISI,
        **ubah,
    }


def test_the_form_offers_only_what_may_be_given_out_today(client):
    oleh = masuk(client, pengelola())
    boleh = materi(berlaku_sampai=HARI)
    tidak = [
        materi(judul="Draf", status=M.DRAF, disetujui_oleh=None),
        materi(judul="Ditarik", status=M.DITARIK),
        materi(judul="Basi", berlaku_sampai=date(2024, 6, 3)),
        materi(judul="Video", berkas=""),
    ]

    pilihan = client.get(alamat("add")).context["form"].fields["materi"].queryset
    assert list(pilihan) == [boleh]
    for satu in tidak:
        jawab = client.post(alamat("add"), kiriman(oleh, materi=satu.pk, isi=BERTANDA))
        assert jawab.context["form"].errors == {
            "materi": [
                "Materi ini ditarik, kedaluwarsa, atau tidak punya berkas. Pilih lagi."
            ]
        }
    client.post(alamat("add"), kiriman(oleh, materi=boleh.pk))

    assert Siaran.objects.get().materi == boleh


def test_the_placeholder_without_a_handout_is_told_at_the_form(client):
    oleh = masuk(client, pengelola())

    jawab = client.post(alamat("add"), kiriman(oleh, isi=BERTANDA))

    assertContains(jawab, "hanya dipakai bersama materi")
    assert not Siaran.objects.exists()


def test_the_form_of_a_draft_names_the_handout_that_is_gone(client):
    oleh = masuk(client, pengelola())
    leaflet = materi()
    satu = siaran(materi=leaflet, unit=oleh.penugasan.get().unit)
    form = client.get(alamat("isi", satu.pk)).context["form"]
    assert form["materi"].value() == leaflet.pk
    assertContains(
        client.get(alamat("isi", satu.pk)), "selected>Tiga kanal v2 (leaflet)"
    )

    kata = gugurkan(leaflet, "ditarik")

    assertContains(client.get(alamat("isi", satu.pk)), kata)


def test_the_page_and_the_approver_read_which_handout_it_is(client):
    leaflet = materi(berlaku_sampai=HARI)
    satu = siaran(materi=leaflet, status=S.DISUSUN, jumlah_layak=30)
    masuk_sebagai(client, Peran.PIMPINAN, satu.unit)
    nama = "Tiga kanal v2 (leaflet, berlaku sampai 4 Juni 2024)"

    halaman = client.halaman(alamat("change", satu.pk))
    assertContains(halaman, nama)
    assertContains(halaman, f'href="{alamat_materi(leaflet.pk)}"')
    assertContains(halaman, f"Buka berkasnya: {alamat_materi(leaflet.pk)}")
    tanya = client.halaman(alamat("tindakan", satu.pk, "setujui"))
    assertContains(tanya, f"tautan ke berkas materi {nama}")

    assertNotContains(client.halaman(alamat("change", siaran(unit=satu.unit).pk)), nama)


@pytest.mark.parametrize(
    ("status", "langkah"),
    [
        (S.DRAF, "Pilih materi lain"),
        (S.DISUSUN, "Pilih materi lain"),
        (S.DISETUJUI, "Kembalikan kepada penyusun"),
        (S.BERJALAN, "Batalkan siaran ini"),
    ],
)
def test_the_page_says_what_to_do_when_the_handout_is_gone(client, status, langkah):
    leaflet = materi(status=M.DITARIK)
    satu = siaran(materi=leaflet, status=status, penyetuju=pengelola(), jumlah_layak=1)
    masuk(client, pengelola())

    halaman = client.halaman(alamat("change", satu.pk))

    assertContains(halaman, "Materi “Tiga kanal v2” sudah ditarik.")
    assertContains(halaman, langkah)
    assertNotContains(halaman, f'href="{alamat_materi(leaflet.pk)}"')


def test_what_ended_is_not_held_back_any_more(client):
    satu = siaran(materi=materi(status=M.DITARIK), status=S.SELESAI)
    masuk(client, pengelola())

    halaman = client.halaman(alamat("change", satu.pk))

    assertContains(halaman, "Tiga kanal v2")
    assertNotContains(halaman, "sudah ditarik")


def test_the_queue_previews_the_link_and_tells_of_the_stop(client):
    leaflet = materi()
    satu = antre(materi=leaflet)
    masuk(client, satu.penyusun)
    client.post(alamat("antrean", satu.pk))
    assertContains(client.get(alamat("antrean", satu.pk)), alamat_materi(leaflet.pk))
    kartu = PenerimaSiaran.objects.get()

    gugurkan(leaflet, "ditarik")
    jawab = client.get(alamat("buka", satu.pk, kartu.pk), follow=True)

    assertContains(jawab, "Materi “Tiga kanal v2” sudah ditarik.")
    kartu.refresh_from_db()
    assert kartu.dibuka_pada is None


def test_who_withdraws_a_handout_reads_which_broadcasts_will_stop(client):
    leaflet = materi()
    hidup = siaran(materi=leaflet)
    siaran(materi=leaflet, status=S.SELESAI)
    masuk(client, pengelola())
    tarik = reverse("admin:pemangku_materi_tindakan", args=(leaflet.pk, "tarik"))

    assertContains(
        client.halaman(tarik), f"Siaran yang memuat tautannya berhenti: {hidup.nomor}."
    )
    assertNotContains(
        client.halaman(tarik.replace(str(leaflet.pk), str(materi(judul="Lain").pk))),
        "berhenti",
    )
