"""The queue of registrations in the admin (PK-11)."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from pemangku.actions.kanal import sidik_kanal
from pemangku.calon import calon_orang
from pemangku.models import Kegiatan, Kehadiran, Orang, PendaftaranMandiri
from tests.factories import pemangku as f
from tests.pemangku.kantor_pemangku import Kantor, buat_kantor
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
ISI = {
    "nama": "Asep Hendriana",
    "lembaga": "LPM Nagarasari",
    "jabatan": "Ketua",
    "kelurahan": "32.78.02.1003",
    "wa": "628123456789",
    "email": "",
    "persetujuan": ["undangan"],
}


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def daftar(kantor: Kantor) -> PendaftaranMandiri:
    satu = f.PendaftaranMandiriFactory(
        kegiatan=kantor.kegiatan, isian=json.dumps(ISI), diterima_pada=timezone.now()
    )
    f.KehadiranFactory(
        kegiatan=kantor.kegiatan,
        orang=None,
        pendaftaran=satu,
        nama_snapshot="Asep Hendriana",
        status="sementara",
    )
    return satu


@pytest.fixture
def klien(client, kantor: Kantor):
    masuk(client, kantor.operator)
    return client


def dikenal(kantor: Kantor, nama: str, *, lembaga: str = "LPM Nagarasari"):
    return f.JabatanFactory(
        orang__nama=nama,
        pemangku__nama_resmi=lembaga,
        pemangku__pengelola=kantor.kecamatan,
    )


def tindakan(daftar: PendaftaranMandiri, nama: str) -> str:
    return reverse("admin:pemangku_pendaftaranmandiri_tindakan", args=(daftar.pk, nama))


def test_pk_11_the_likeliest_comes_first_with_its_points(
    kantor: Kantor, daftar: PendaftaranMandiri
) -> None:
    mirip = dikenal(kantor, "Asep Hendrayana")
    f.KanalFactory(orang=mirip.orang, sidik=sidik_kanal("wa", ISI["wa"]))
    nomor = dikenal(kantor, "Budi Contoh", lembaga="RW 05")
    f.KanalFactory(orang=nomor.orang, sidik=sidik_kanal("telepon", ISI["wa"]))
    dikenal(kantor, "Siti Contoh")
    f.JabatanFactory(orang__nama="Asep Hendriana")

    calon = calon_orang(daftar, kantor.operator)

    assert [(c.jabatan, c.poin) for c in calon] == [(mirip, 90), (nomor, 50)]
    assert "Asep Hendrayana, Ketua di LPM Nagarasari (90 poin)" in calon[0].label


def test_what_was_erased_resembles_nobody(kantor: Kantor) -> None:
    kosong = f.PendaftaranMandiriFactory(kegiatan=kantor.kegiatan, isian="")

    assert calon_orang(kosong, kantor.operator) == ()


def test_pk_11_the_page_shows_both_sides_and_no_number(
    klien, kantor: Kantor, daftar: PendaftaranMandiri
) -> None:
    dikenal(kantor, "Asep Hendrayana")

    alamat = reverse("admin:pemangku_pendaftaranmandiri_change", args=(daftar.pk,))
    isi = klien.get(alamat).content.decode()

    assert "Asep Hendriana" in isi
    assert "Asep Hendrayana, Ketua" in isi
    assert ISI["wa"] not in isi
    for label in ("Cocokkan", "Buat baru", "Catat hadir saja", "Tolak"):
        assert label in isi


def test_pk_11_matching_asks_whom(
    klien, kantor: Kantor, daftar: PendaftaranMandiri
) -> None:
    f.TeksPersetujuanFactory()
    jabatan = dikenal(kantor, "Asep Hendrayana")
    lain = f.JabatanFactory()

    response = klien.post(tindakan(daftar, "cocokkan"), {"jabatan": str(lain.pk)})
    assert "Pilih orangnya." in response.content.decode()
    klien.post(tindakan(daftar, "cocokkan"), {"jabatan": str(jabatan.pk)})

    assert Kehadiran.objects.sah().get().orang == jabatan.orang


@pytest.mark.parametrize(
    ("nama", "data", "status"),
    [
        ("buat_baru", {}, "baru"),
        ("hadir_saja", {}, "hadir_saja"),
        ("tolak", {"alasan": "Iseng"}, "ditolak"),
    ],
)
def test_pk_11_the_other_ends(
    klien, daftar: PendaftaranMandiri, nama: str, data: dict[str, str], status: str
) -> None:
    klien.post(tindakan(daftar, nama), data)

    daftar.refresh_from_db()
    assert daftar.status == status
    assert Orang.objects.exists() == (nama == "buat_baru")


def test_pk_11_a_refusal_without_a_reason_is_none(
    klien, daftar: PendaftaranMandiri
) -> None:
    response = klien.post(tindakan(daftar, "tolak"), {})

    assert "Pilih alasan." in response.content.decode()
    assert PendaftaranMandiri.objects.menunggu().exists()


def test_a_record_that_cannot_be_made_says_why(
    klien, kantor: Kantor, daftar: PendaftaranMandiri
) -> None:
    Kegiatan.objects.update(wilayah=None)
    type(kantor.kecamatan).objects.update(wilayah=None)
    PendaftaranMandiri.objects.update(isian="")
    isi = json.dumps({**ISI, "kelurahan": "", "lembaga": "LPM Entah"})
    satu = PendaftaranMandiri.objects.get()
    satu.isian = isi
    satu.save()

    response = klien.post(tindakan(daftar, "buat_baru"), follow=True)

    assert "terikat wilayah" in response.content.decode()
    assert PendaftaranMandiri.objects.menunggu().exists()


def test_the_list_names_who_wrote_until_it_is_erased(
    klien, kantor: Kantor, daftar: PendaftaranMandiri
) -> None:
    f.PendaftaranMandiriFactory(kegiatan=kantor.kegiatan, isian="", status="hadir_saja")

    isi = klien.get(reverse("admin:pemangku_pendaftaranmandiri_changelist")).content

    assert b"Asep Hendriana" in isi
    assert b"(dihapus)" in isi
