"""What else is told in the room: mail, members, area, interest (pemangku 5.1)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from pemangku.actions import rincian_hadir
from pemangku.actions.rincian_hadir import TANPA_ANGGOTA, TANPA_SUREL
from pemangku.models import Kanal, Kehadiran, Minat, Pemangku
from tests.factories.organisasi import IsuFactory
from tests.factories.pemangku import UndanganFactory
from tests.pemangku.kantor_pemangku import Kantor, buat_kantor
from tests.petugas import masuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def klien(client, kantor: Kantor):
    masuk(client, kantor.petugas)
    return client


def simpan(klien, kantor: Kantor, **lain: object):
    isi = {
        "kunci": str(uuid4()),
        "nama": "Peserta Contoh",
        "lembaga": "PKK Kelurahan Nagarasari",
        "hadir": "on",
        **lain,
    }
    alamat = reverse("pemangku:lapangan", args=(kantor.kegiatan.pk,))
    return klien.post(alamat, isi, follow=True)


def test_all_of_it_is_kept_with_the_visit_it_was_told_at(klien, kantor: Kantor) -> None:
    isu, lain = IsuFactory(), kantor.kelurahan["Panglayungan"]

    simpan(
        klien,
        kantor,
        surel="Peserta@Contoh.id",
        jumlah_anggota="45",
        meliputi=lain.pk,
        isu=isu.kode,
        minat="Ingin pelatihan melapor lewat ponsel",
    )

    lembaga, surel = Pemangku.objects.get(), Kanal.objects.get()
    assert (surel.jenis, surel.nilai, surel.sifat) == (
        "email",
        "peserta@contoh.id",
        "pribadi",
    )
    assert lembaga.jumlah_anggota == 45
    cakupan = lembaga.cakupan.get(wilayah=lain)
    assert kantor.kegiatan.nomor in cakupan.dasar
    minat = Minat.objects.get()
    assert (minat.isu, minat.kegiatan, minat.sumber) == (
        isu,
        kantor.kegiatan,
        "lapangan",
    )


def test_a_blank_erases_nothing(klien, kantor: Kantor) -> None:
    simpan(klien, kantor, jumlah_anggota="45")

    simpan(klien, kantor, nama="Peserta Kedua")

    assert Pemangku.objects.get().jumlah_anggota == 45
    assert Kehadiran.objects.count() == 2


@pytest.mark.parametrize(
    ("isi", "kolom", "pesan"),
    [
        ({"surel": "bukan surel"}, "surel", ""),
        ({"jumlah_anggota": "-1"}, "jumlah_anggota", "kurang dari nol"),
        ({"jumlah_anggota": "banyak"}, "jumlah_anggota", "dengan angka"),
        ({"jumlah_anggota": "1000001"}, "jumlah_anggota", "Paling banyak 1.000.000"),
        ({"minat": "Ingin pelatihan"}, "isu", "Pilih minatnya"),
        ({"meliputi": "99.99"}, "meliputi", "tidak dikenal"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(
    klien, kantor: Kantor, isi, kolom, pesan
) -> None:
    jawab = simpan(klien, kantor, **isi)

    (galat,) = jawab.context["form"].errors[kolom]
    assert pesan in galat
    assert jawab.context["form"]["nama"].value() == "Peserta Contoh"
    assert not Kehadiran.objects.exists()


def test_a_topic_needs_what_was_said_on_it(klien, kantor: Kantor) -> None:
    jawab = simpan(klien, kantor, isu=IsuFactory().kode, minat="Ya")

    assert "paling sedikit 10 huruf" in jawab.context["form"].errors["minat"][0]
    assert "<details open>" in jawab.content.decode()


def test_a_suppressed_address_is_left_out_and_the_officer_is_told(
    klien, kantor: Kantor, monkeypatch
) -> None:
    def dilarang(*_args: object, **_lain: object) -> None:
        raise rincian_hadir.KanalDilarang

    monkeypatch.setattr(rincian_hadir, "tambah_kanal", dilarang)

    jawab = simpan(klien, kantor, surel="peserta@contoh.id")

    assert TANPA_SUREL in jawab.content.decode()
    assert Kehadiran.objects.exists()


def test_a_record_that_must_be_completed_first_keeps_its_number(
    klien, kantor: Kantor
) -> None:
    """Old records may lack what the rules ask for now; the guest counts all the same."""
    undangan = UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku__jumlah_anggota=30, pemangku__wilayah=None
    )
    ada = undangan.pemangku
    type(ada.jenis).objects.filter(pk=ada.jenis_id).update(terikat_wilayah=True)

    jawab = simpan(klien, kantor, undangan=undangan.pk, lembaga="", jumlah_anggota="45")

    ada.refresh_from_db()
    assert ada.jumlah_anggota == 30
    assert TANPA_ANGGOTA in jawab.content.decode()
    assert ada.kehadiran.exists()
