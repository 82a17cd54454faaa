"""Invitees in the form of the room (PK-08)."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from pemangku.models import Kegiatan, Kehadiran, Pemangku
from tests.factories import pemangku as f
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


def alamat(kantor: Kantor) -> str:
    return reverse("pemangku:lapangan", args=(kantor.kegiatan.pk,))


def isian(**lain: str) -> dict[str, str]:
    return {
        "kunci": str(uuid4()),
        "nama": "Peserta Contoh",
        "lembaga": "PKK Kelurahan Nagarasari",
        "nomor": "0812-3456-789",
        "hadir": "on",
        **lain,
    }


def tutup(kantor: Kantor) -> None:
    Kegiatan.objects.filter(pk=kantor.kegiatan.pk).update(status="ditutup")


def galat(response) -> Mapping[str, list[str]]:
    return response.context["form"].errors


def undang(kantor: Kantor, *, peran: str = "pimpinan"):
    jabatan = f.JabatanFactory(
        orang__nama="Asep Contoh", peran_khusus=[peran] if peran else []
    )
    return f.UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku=jabatan.pemangku
    ), jabatan


@pytest.mark.parametrize("peran", ["pimpinan", "narahubung_utama", ""])
def test_pk_08_an_invitee_is_ticked_off_once(klien, kantor: Kantor, peran: str) -> None:
    undangan, jabatan = undang(kantor, peran=peran)

    for _ in range(2):
        klien.post(
            alamat(kantor),
            {"kunci": str(uuid4()), "undangan": str(undangan.pk), "hadir": "on"},
        )

    hadir = Kehadiran.objects.get()
    undangan.refresh_from_db()
    assert hadir.orang == jabatan.orang
    assert hadir.jabatan_snapshot == "Ketua"
    assert undangan.balasan == "hadir"


def test_pk_08_the_person_invited_is_the_one_ticked_off(klien, kantor: Kantor) -> None:
    jabatan = f.JabatanFactory()
    undangan = f.UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku=jabatan.pemangku, orang=f.OrangFactory()
    )

    klien.post(
        alamat(kantor),
        {"kunci": str(uuid4()), "undangan": str(undangan.pk), "hadir": "on"},
    )

    hadir = Kehadiran.objects.get()
    assert (hadir.orang, hadir.jabatan_snapshot) == (undangan.orang, "")


def test_pk_08_a_deputy_comes_in_the_name_of_the_body(klien, kantor: Kantor) -> None:
    undangan, jabatan = undang(kantor)
    undangan.orang = jabatan.orang
    undangan.save()

    klien.post(
        alamat(kantor),
        isian(undangan=str(undangan.pk), lembaga="", nama="Wakil Contoh"),
    )

    hadir = Kehadiran.objects.get()
    undangan.refresh_from_db()
    assert (hadir.nama_snapshot, hadir.mewakili) == ("Wakil Contoh", jabatan.orang)
    assert hadir.pemangku == jabatan.pemangku
    assert undangan.balasan == "diwakili"


@pytest.mark.parametrize("sela", [" ", "  "])
def test_pk_08_a_deputy_under_the_name_shown_makes_no_second_body(
    klien, kantor: Kantor, sela: str
) -> None:
    lembaga = f.PemangkuFactory(
        nama_resmi="Karang Taruna Mitra Muda", wilayah=kantor.kelurahan["Nagarasari"]
    )
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=lembaga)

    klien.post(
        alamat(kantor),
        isian(undangan=str(undangan.pk), lembaga=f"Karang{sela}taruna Mitra Muda "),
    )

    assert Kehadiran.objects.get().pemangku == lembaga
    assert Pemangku.objects.count() == 1


def test_pk_08_a_deputy_of_a_figure_makes_no_body_called_like_its_kind(
    klien, kantor: Kantor
) -> None:
    tokoh = f.PemangkuFactory(
        bentuk=Pemangku.Bentuk.PERORANGAN,
        jenis=f.JenisPemangkuFactory(nama="Tokoh", perorangan=True),
        nama_resmi="",
    )
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=tokoh)

    klien.post(alamat(kantor), isian(undangan=str(undangan.pk), lembaga="Tokoh"))

    assert Kehadiran.objects.get().pemangku == tokoh
    assert Pemangku.objects.count() == 1


def test_pk_08_who_comes_from_another_body_stands_in_for_nobody(
    klien, kantor: Kantor
) -> None:
    undangan, jabatan = undang(kantor)
    undangan.orang = jabatan.orang
    undangan.save()

    klien.post(alamat(kantor), isian(undangan=str(undangan.pk)))

    hadir = Kehadiran.objects.get()
    undangan.refresh_from_db()
    assert hadir.lembaga_snapshot == "PKK Kelurahan Nagarasari"
    assert hadir.pemangku != jabatan.pemangku
    assert (hadir.mewakili, undangan.balasan) == (None, "belum")


def test_pk_08_an_invitation_without_a_name_asks_for_one(klien, kantor: Kantor) -> None:
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan)

    response = klien.post(
        alamat(kantor),
        {"kunci": "bukan-uuid", "undangan": str(undangan.pk), "hadir": "on"},
    )

    assert "ketik nama yang hadir" in galat(response)["nama"][0]
    assert not Kehadiran.objects.exists()


def test_pk_08_an_invitee_who_did_not_come_is_not_ticked_off(
    klien, kantor: Kantor
) -> None:
    undangan, _ = undang(kantor)

    response = klien.post(
        alamat(kantor),
        {"kunci": str(uuid4()), "undangan": str(undangan.pk), "hadir": ""},
    )

    assert galat(response) == {"nama": ["Nama wajib diisi."]}
    assert not Kehadiran.objects.exists()


def test_the_page_lists_invitees_and_who_came(klien, kantor: Kantor) -> None:
    _, jabatan = undang(kantor)
    f.KehadiranFactory(
        kegiatan=kantor.kegiatan, orang=jabatan.orang, pemangku=jabatan.pemangku
    )
    f.UndanganFactory(
        kegiatan=kantor.kegiatan,
        pemangku__nama_resmi="Lembaga Tanpa Nama",
        orang=f.OrangFactory(nama="Budi Contoh"),
    )

    layar = klien.get(alamat(kantor)).context["layar"]

    assert {(t.nama, t.hadir is not None) for t in layar.tamu} == {
        ("", True),
        ("Budi Contoh", False),
    }
    assert layar.hadir == 1
    assert jabatan.pemangku in layar.lembaga


def balik(kantor: Kantor, hadir: Kehadiran) -> str:
    return reverse("pemangku:lapangan-batal", args=(kantor.kegiatan.pk, hadir.pk))


def test_pk_08_an_attendance_is_taken_back_and_counts_again(
    klien, kantor: Kantor
) -> None:
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan)
    tujuan = balik(kantor, hadir)

    assert 'name="tindakan" value="tolak"' in klien.get(alamat(kantor)).content.decode()
    klien.post(tujuan, {"tindakan": "tolak"})
    assert Kehadiran.objects.get().status == "ditolak"

    isi = klien.get(alamat(kantor)).content.decode()
    assert "dibatalkan" in isi
    assert 'name="tindakan" value="sahkan"' in isi
    klien.get(tujuan)
    assert Kehadiran.objects.get().status == "ditolak"
    klien.post(tujuan, {"tindakan": "sahkan"})
    assert Kehadiran.objects.get().status == "sah"


@pytest.mark.parametrize(
    ("tindakan", "status"), [("tolak", "ditolak"), ("sahkan", "sah"), ("entah", "sah")]
)
def test_pk_08_a_second_tap_undoes_nothing(
    klien, kantor: Kantor, tindakan: str, status: str
) -> None:
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan)

    for _ in range(2):
        klien.post(balik(kantor, hadir), {"tindakan": tindakan})

    assert Kehadiran.objects.get().status == status


def test_pk_08_of_two_who_press_at_once_the_slower_is_told(
    klien, kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan)
    asli = Kehadiran.boleh

    def boleh(satu: Kehadiran, tindakan: str) -> bool:
        Kehadiran.objects.update(status="ditolak", alasan="Keliru.")
        return asli(satu, tindakan)

    monkeypatch.setattr(Kehadiran, "boleh", boleh)
    response = klien.post(balik(kantor, hadir), {"tindakan": "tolak"}, follow=True)

    assert "baru saja diubah orang lain" in response.content.decode()
    assert Kehadiran.objects.get().alasan == "Keliru."


def test_pk_08_a_closed_visit_keeps_its_attendance(klien, kantor: Kantor) -> None:
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan)
    tutup(kantor)

    response = klien.post(balik(kantor, hadir), {"tindakan": "tolak"})

    assert response.status_code == 410
    assert "Daftar hadirnya tidak diubah lagi" in response.content.decode()
    assert Kehadiran.objects.get().status == "sah"


def test_who_comes_again_after_all_counts_again(klien, kantor: Kantor) -> None:
    klien.post(alamat(kantor), isian())
    Kehadiran.objects.get().tolak(
        oleh=kantor.petugas, pada=timezone.now(), alasan="Keliru."
    )

    klien.post(alamat(kantor), isian())

    assert Kehadiran.objects.get().status == "sah"


def test_an_attendance_of_another_visit_is_not_found(klien, kantor: Kantor) -> None:
    lain = f.KehadiranFactory()

    response = klien.post(
        reverse("pemangku:lapangan-batal", args=(kantor.kegiatan.pk, lain.pk))
    )

    assert response.status_code == 404
