"""Invitees, deputies and undoing in the form of the room (PK-08, PK-60)."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.saat import Saat
from pemangku.models import Kegiatan, Kehadiran, Pemangku
from pemangku.ruang.sinkron import TERAKHIR
from tests.factories import pemangku as f
from tests.pemangku.ruang.kiriman import alamat, galat, isian

pytestmark = pytest.mark.django_db


def tutup(kantor):
    Kegiatan.objects.filter(pk=kantor.kegiatan.pk).update(status="ditutup")


def undang(kantor, *, peran="pimpinan"):
    jabatan = f.JabatanFactory(
        orang__nama="Asep Contoh", peran_khusus=[peran] if peran else []
    )
    return f.UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku=jabatan.pemangku
    ), jabatan


@pytest.mark.parametrize("peran", ["pimpinan", ""])
def test_pk_08_an_invitee_is_ticked_off_once(klien, kantor, peran):
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


def test_pk_08_the_person_invited_is_the_one_ticked_off(klien, kantor):
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


def test_pk_08_a_deputy_comes_in_the_name_of_the_body(klien, kantor):
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
def test_pk_08_a_deputy_under_the_name_shown_makes_no_second_body(klien, kantor, sela):
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


def test_pk_08_a_deputy_of_a_figure_makes_no_body_called_like_its_kind(klien, kantor):
    tokoh = f.PemangkuFactory(
        bentuk=Pemangku.Bentuk.PERORANGAN,
        jenis=f.JenisPemangkuFactory(nama="Tokoh", perorangan=True),
        nama_resmi="",
    )
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=tokoh)
    klien.post(alamat(kantor), isian(undangan=str(undangan.pk), lembaga="Tokoh"))
    assert Kehadiran.objects.get().pemangku == tokoh
    assert Pemangku.objects.count() == 1


def test_pk_08_who_comes_from_another_body_stands_in_for_nobody(klien, kantor):
    undangan, jabatan = undang(kantor)
    undangan.orang = jabatan.orang
    undangan.save()
    klien.post(alamat(kantor), isian(undangan=str(undangan.pk)))
    hadir = Kehadiran.objects.get()
    undangan.refresh_from_db()
    assert hadir.lembaga_snapshot == "PKK Kelurahan Nagarasari"
    assert hadir.pemangku != jabatan.pemangku
    assert (hadir.mewakili, undangan.balasan) == (None, "belum")


def test_pk_08_an_invitation_without_a_name_asks_for_one(klien, kantor):
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan)
    response = klien.post(
        alamat(kantor),
        {"kunci": "bukan-uuid", "undangan": str(undangan.pk), "hadir": "on"},
    )
    assert "ketik nama yang hadir" in galat(response)["nama"][0]
    assert not Kehadiran.objects.exists()


def test_pk_08_an_invitee_who_did_not_come_is_not_ticked_off(klien, kantor):
    undangan, _ = undang(kantor)
    response = klien.post(
        alamat(kantor),
        {"kunci": str(uuid4()), "undangan": str(undangan.pk), "hadir": ""},
    )
    assert galat(response) == {"nama": ["Nama wajib diisi."]}
    assert not Kehadiran.objects.exists()


def test_the_page_lists_invitees_and_who_came(klien, kantor):
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


def balik(kantor, hadir):
    return reverse("pemangku:lapangan-batal", args=(kantor.kegiatan.pk, hadir.pk))


def test_pk_08_an_attendance_is_taken_back_and_counts_again(klien, kantor):
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
def test_pk_08_a_second_tap_undoes_nothing(klien, kantor, tindakan, status):
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan)
    for _ in range(2):
        klien.post(balik(kantor, hadir), {"tindakan": tindakan})
    assert Kehadiran.objects.get().status == status


def test_pk_08_of_two_who_press_at_once_the_slower_is_told(klien, kantor, monkeypatch):
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan)
    asli = Kehadiran.boleh

    def boleh(satu, tindakan):
        Kehadiran.objects.update(status="ditolak", alasan="Keliru.")
        return asli(satu, tindakan)

    monkeypatch.setattr(Kehadiran, "boleh", boleh)
    response = klien.post(balik(kantor, hadir), {"tindakan": "tolak"}, follow=True)
    assert "baru saja diubah orang lain" in response.content.decode()
    assert Kehadiran.objects.get().alasan == "Keliru."


def test_pk_08_a_closed_visit_keeps_its_attendance(klien, kantor):
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan)
    tutup(kantor)
    response = klien.post(balik(kantor, hadir), {"tindakan": "tolak"})
    assert response.status_code == 410
    jawab = klien.post(balik(kantor, hadir), {"tindakan": "tolak"}, headers=JSON)
    assert jawab.status_code == 410
    assert jawab.json() == {"pesan": "Kegiatan sudah ditutup."}
    assert "Daftar hadirnya tidak diubah lagi" in response.content.decode()
    assert Kehadiran.objects.get().status == "sah"


def test_who_comes_again_after_all_counts_again(klien, kantor):
    klien.post(alamat(kantor), isian())
    Kehadiran.objects.get().tolak(
        Saat(kantor.petugas, timezone.now()), alasan="Keliru."
    )
    klien.post(alamat(kantor), isian())
    assert Kehadiran.objects.get().status == "sah"


def test_an_attendance_of_another_visit_is_not_found(klien, kantor):
    lain = f.KehadiranFactory()
    response = klien.post(
        reverse("pemangku:lapangan-batal", args=(kantor.kegiatan.pk, lain.pk))
    )
    assert response.status_code == 404


KOTAK_TAMPAK = '<div class="jaring perbaikan" data-wakil-dari>'
JSON = {"Accept": "application/json"}


def undang_lembaga(kantor, nama=""):
    """An invitation of a body, or of ``nama`` there."""
    lembaga = f.PemangkuFactory(nama_resmi="Forum Warga Mandiri")
    orang = None
    if nama:
        orang = f.JabatanFactory(pemangku=lembaga, orang__nama=nama).orang
    return f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=lembaga, orang=orang)


def tersembunyi(isi):
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
    klien, kantor, nama, kata
):
    undangan = undang_lembaga(kantor, nama)
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


def test_pk_60_after_saving_the_next_person_is_nobodys_deputy(klien, kantor):
    undangan = undang_lembaga(kantor, "Asep Contoh")
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


def test_an_invitation_of_another_visit_is_nobodys(klien, kantor):
    lain = f.UndanganFactory()
    tujuan = f"{alamat(kantor)}?wakil={lain.pk}"
    for jawab in (klien.get(tujuan), klien.post(tujuan, {"undangan": str(lain.pk)})):
        isi = jawab.content.decode()
        assert KOTAK_TAMPAK not in isi
        # It does not stay in the form unseen.
        assert tersembunyi(isi) == ""


# Who came, on the row of the invitation


def test_pk_08_an_invitee_is_taken_back_on_his_own_row(klien, kantor):
    undangan = undang_lembaga(kantor, "Asep Contoh")
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


def test_pk_08_the_row_says_who_is_there(klien, kantor):
    undangan = undang_lembaga(kantor, "Asep Contoh")

    def datang(**lain):
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


def test_pk_08_a_script_is_told_what_became_of_an_attendance(klien, kantor):
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
