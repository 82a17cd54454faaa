"""Deputies and undoing in the form of the room, without a script (PK-08, PK-60)."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from pemangku.lapangan import TERAKHIR
from pemangku.models import Kegiatan, Kehadiran, Undangan
from tests.factories import pemangku as f
from tests.pemangku.kantor_pemangku import Kantor, buat_kantor
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
KOTAK_TAMPAK = '<div class="jaring perbaikan" data-wakil-dari>'
JSON = {"Accept": "application/json"}


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def klien(client, kantor: Kantor):
    masuk(client, kantor.petugas)
    return client


def alamat(kantor: Kantor) -> str:
    return reverse("pemangku:lapangan", args=(kantor.kegiatan.pk,))


def balik(kantor: Kantor, hadir: Kehadiran) -> str:
    return reverse("pemangku:lapangan-batal", args=(kantor.kegiatan.pk, hadir.pk))


def undang(kantor: Kantor, nama: str = "") -> Undangan:
    """An invitation of a body, or of ``nama`` there."""
    lembaga = f.PemangkuFactory(nama_resmi="Forum Warga Mandiri")
    orang = None
    if nama:
        orang = f.JabatanFactory(pemangku=lembaga, orang__nama=nama).orang
    return f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=lembaga, orang=orang)


def tersembunyi(isi: str) -> str:
    """The invitation that the form would send along."""
    ada = re.search(
        r'<input type="hidden" name="undangan" value="([^"]*)">\s*<div', isi
    )
    assert ada
    return ada[1]


# A deputy


@pytest.mark.parametrize(
    ("nama", "kata"), [("", "Isi nama"), ("Asep Contoh", "Diwakili")]
)
def test_pk_60_a_link_asks_for_the_deputy_and_the_form_says_whose_he_is(
    klien, kantor: Kantor, nama: str, kata: str
) -> None:
    undangan = undang(kantor, nama)
    biasa = klien.halaman(alamat(kantor)).content.decode()
    assert re.search(rf'href="\?wakil={undangan.pk}#isian"[^>]*>{kata} ', biasa)
    assert KOTAK_TAMPAK not in biasa

    isi = klien.halaman(f"{alamat(kantor)}?wakil={undangan.pk}").content.decode()

    assert KOTAK_TAMPAK in isi
    assert "Wakil dari <b data-wakil-lembaga>Forum Warga Mandiri</b>" in isi
    assert (f", menggantikan {nama}" in isi) == bool(nama)
    assert tersembunyi(isi) == str(undangan.pk)
    assert 'name="lembaga" value="Forum Warga Mandiri"' in isi
    assert f'<form id="batal-wakil" method="get" action="{alamat(kantor)}">' in isi


def test_pk_60_after_saving_the_next_person_is_nobodys_deputy(
    klien, kantor: Kantor
) -> None:
    undangan = undang(kantor, "Asep Contoh")
    data = {
        "kunci": str(uuid4()),
        "undangan": str(undangan.pk),
        "nama": "",
        "lembaga": "Forum Warga Mandiri",
        "hadir": "",
    }
    tujuan = f"{alamat(kantor)}?wakil={undangan.pk}"

    assertContains(klien.post(tujuan, data), KOTAK_TAMPAK)
    jawab = klien.post(tujuan, data | {"nama": "Wakil", "hadir": "on"}, follow=True)

    assert Kehadiran.objects.get().mewakili == undangan.orang
    isi = jawab.content.decode()
    assert KOTAK_TAMPAK not in isi
    assert tersembunyi(isi) == ""


def test_an_invitation_of_another_visit_is_nobodys(klien, kantor: Kantor) -> None:
    lain = f.UndanganFactory()
    tujuan = f"{alamat(kantor)}?wakil={lain.pk}"

    for jawab in (klien.get(tujuan), klien.post(tujuan, {"undangan": str(lain.pk)})):
        isi = jawab.content.decode()
        assert KOTAK_TAMPAK not in isi
        # It does not stay in the form unseen.
        assert tersembunyi(isi) == ""


# Who came, on the row of the invitation


def test_pk_08_an_invitee_is_taken_back_on_his_own_row(klien, kantor: Kantor) -> None:
    undangan = undang(kantor, "Asep Contoh")
    hadir = f.KehadiranFactory(
        kegiatan=kantor.kegiatan, orang=undangan.orang, pemangku=undangan.pemangku
    )
    f.KehadiranFactory.create_batch(TERAKHIR, kegiatan=kantor.kegiatan)

    jawab = klien.halaman(alamat(kantor))

    assert hadir not in jawab.context["layar"].terakhir
    assertContains(jawab, f'action="{balik(kantor, hadir)}"', count=1)
    assertContains(jawab, "Batalkan hadir")
    klien.post(balik(kantor, hadir), {"tindakan": "tolak"})
    assertNotContains(klien.get(alamat(kantor)), f'action="{balik(kantor, hadir)}"')
    (tamu,) = klien.get(alamat(kantor)).context["layar"].tamu
    assert tamu.hadir is None


def test_pk_08_the_row_says_who_is_there(klien, kantor: Kantor) -> None:
    undangan = undang(kantor, "Asep Contoh")

    def datang(**lain: object) -> str:
        f.KehadiranFactory(kegiatan=kantor.kegiatan, **lain)
        (tamu,) = klien.get(alamat(kantor)).context["layar"].tamu
        return str(tamu.sebutan)

    # Each comes before those who were there already.
    lembaga = undangan.pemangku
    assert datang(pemangku=lembaga, nama_snapshot="Anggota") == "Hadir: Anggota"
    wakil = {"mewakili": undangan.orang, "nama_snapshot": "Wakil"}
    assert datang(pemangku=lembaga, **wakil) == "Hadir: Wakil"
    diri = {"orang": undangan.orang, "nama_snapshot": "Asep Contoh"}
    assert datang(pemangku=lembaga, **diri) == "Hadir"


# Undoing by a script


def test_pk_08_a_script_is_told_what_became_of_an_attendance(
    klien, kantor: Kantor
) -> None:
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan, nama_snapshot="Asep")
    f.KehadiranFactory(kegiatan=kantor.kegiatan)
    tujuan = balik(kantor, hadir)

    jawab = klien.post(tujuan, {"tindakan": "tolak"}, headers=JSON)
    assert jawab.json() == {
        "ditolak": True,
        "jumlah": 1,
        "pesan": "Kehadiran Asep dibatalkan.",
    }
    lagi = klien.post(tujuan, {"tindakan": "tolak"}, headers=JSON)
    assert lagi.json() == {"ditolak": True, "jumlah": 1, "pesan": ""}
    jawab = klien.post(tujuan, {"tindakan": "sahkan"}, headers=JSON)
    assert (jawab.json()["ditolak"], jawab.json()["jumlah"]) == (False, 2)


def test_pk_08_a_script_is_told_that_the_visit_is_closed(klien, kantor: Kantor) -> None:
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan)
    Kegiatan.objects.filter(pk=kantor.kegiatan.pk).update(status="ditutup")

    jawab = klien.post(balik(kantor, hadir), {"tindakan": "tolak"}, headers=JSON)

    assert (jawab.status_code, jawab.json()) == (
        410,
        {"pesan": "Kegiatan sudah ditutup."},
    )
    assert Kehadiran.objects.get().status == "sah"
