"""Invitees, deputies and undoing in the form of the room (PK-08, PK-60)."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from pemangku.models import Kegiatan, Kehadiran, Pemangku
from pemangku.ruang.sinkron import TERAKHIR
from tests.factories import pemangku as f
from tests.pemangku.ruang.kiriman import alamat, catat, galat

pytestmark = pytest.mark.django_db


def undang(kantor, peran="pimpinan", *, bernama=False):
    """A body, whose one member may be the person invited."""
    peran = [peran] if peran else []
    jabatan = f.JabatanFactory(orang__nama="Asep Contoh", peran_khusus=peran)
    dituju = {"pemangku": jabatan.pemangku, "orang": jabatan.orang if bernama else None}
    return f.UndanganFactory(kegiatan=kantor.kegiatan, **dituju), jabatan


def datang(klien, kantor, undangan, hadir="on", kunci=None):
    """Tick off."""
    isi = {"kunci": kunci or str(uuid4()), "undangan": str(undangan.pk), "hadir": hadir}
    return klien.post(alamat(kantor), isi)


def wakili(klien, kantor, undangan, **isi):
    """A name was typed on the row of the invitation."""
    return catat(klien, kantor, undangan=str(undangan.pk), **isi)


@pytest.mark.parametrize("peran", ["pimpinan", ""])
def test_pk_08_an_invitee_is_ticked_off_once(klien, kantor, peran):
    undangan, jabatan = undang(kantor, peran)
    for _ in range(2):
        datang(klien, kantor, undangan)
    hadir = Kehadiran.objects.get()
    assert hadir.orang == jabatan.orang
    assert hadir.jabatan_snapshot == "Ketua"


def test_pk_08_the_person_invited_is_the_one_ticked_off(klien, kantor):
    jabatan = f.JabatanFactory()
    dituju = {"pemangku": jabatan.pemangku, "orang": f.OrangFactory()}
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan, **dituju)
    datang(klien, kantor, undangan)
    hadir = Kehadiran.objects.get()
    assert (hadir.orang, hadir.jabatan_snapshot) == (undangan.orang, "")


def test_pk_08_a_deputy_comes_in_the_name_of_the_body(klien, kantor):
    undangan, jabatan = undang(kantor, bernama=True)
    wakili(klien, kantor, undangan, lembaga="", nama="Wakil Contoh")
    hadir = Kehadiran.objects.get()
    assert (hadir.nama_snapshot, hadir.mewakili) == ("Wakil Contoh", jabatan.orang)
    assert hadir.pemangku == jabatan.pemangku


@pytest.mark.parametrize("sela", [" ", "  "])
def test_pk_08_a_deputy_under_the_name_shown_makes_no_second_body(klien, kantor, sela):
    isi = {"wilayah": kantor.kelurahan["Nagarasari"]}
    lembaga = f.PemangkuFactory(nama_resmi="Karang Taruna Mitra Muda", **isi)
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=lembaga)
    wakili(klien, kantor, undangan, lembaga=f"Karang{sela}taruna Mitra Muda ")
    assert Kehadiran.objects.get().pemangku == lembaga
    assert Pemangku.objects.count() == 1


def test_pk_08_a_deputy_of_a_figure_makes_no_body_called_like_its_kind(klien, kantor):
    tokoh = f.PeroranganFactory(jenis__nama="Tokoh", jenis__perorangan=True)
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=tokoh)
    wakili(klien, kantor, undangan, lembaga="Tokoh")
    assert Kehadiran.objects.get().pemangku == tokoh
    assert Pemangku.objects.count() == 1


def test_pk_08_who_comes_from_another_body_stands_in_for_nobody(klien, kantor):
    undangan, jabatan = undang(kantor, bernama=True)
    wakili(klien, kantor, undangan)
    hadir = Kehadiran.objects.get()
    assert hadir.lembaga_snapshot == "PKK Kelurahan Nagarasari"
    assert hadir.pemangku != jabatan.pemangku
    assert hadir.mewakili is None


def test_pk_08_an_invitation_without_a_name_asks_for_one(klien, kantor):
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan)
    response = datang(klien, kantor, undangan, kunci="bukan-uuid")
    assert "ketik nama yang hadir" in galat(response)["nama"][0]
    # An invitee who did not come is not ticked off.
    undangan, _ = undang(kantor)
    response = datang(klien, kantor, undangan, hadir="")
    assert galat(response) == {"nama": ["Nama wajib diisi."]}
    assert not Kehadiran.objects.exists()


def test_the_page_lists_invitees_and_who_came(klien, kantor):
    _, jabatan = undang(kantor)
    hadir = {"orang": jabatan.orang, "pemangku": jabatan.pemangku}
    f.KehadiranFactory(kegiatan=kantor.kegiatan, **hadir)
    budi = f.OrangFactory(nama="Budi Contoh")
    f.UndanganFactory(kegiatan=kantor.kegiatan, orang=budi)
    layar = klien.get(alamat(kantor)).context["layar"]
    tamu = {(t.nama, t.hadir is not None) for t in layar["tamu"]}
    assert tamu == {("", True), ("Budi Contoh", False)}
    assert layar["hadir"] == 1
    assert jabatan.pemangku in layar["lembaga"]


@pytest.fixture
def hadir(kantor):
    return f.KehadiranFactory(kegiatan=kantor.kegiatan, nama_snapshot="Asep")


def balik(kantor, hadir):
    return reverse("pemangku:lapangan-batal", args=(kantor.kegiatan.pk, hadir.pk))


def test_pk_08_an_attendance_is_taken_back_and_counts_again(klien, kantor, hadir):
    tujuan = balik(kantor, hadir)
    assert 'name="tindakan" value="tolak"' in klien.get(alamat(kantor)).text
    # A second tap undoes nothing, nor does an act that is none.
    for tindakan in ("tolak", "tolak", "entah"):
        klien.post(tujuan, {"tindakan": tindakan})
        assert Kehadiran.objects.get().status == "ditolak"
    isi = klien.get(alamat(kantor)).text
    assert "dibatalkan" in isi
    assert 'name="tindakan" value="sahkan"' in isi
    klien.get(tujuan)
    assert Kehadiran.objects.get().status == "ditolak"
    for _ in range(2):
        klien.post(tujuan, {"tindakan": "sahkan"})
        assert Kehadiran.objects.get().status == "sah"
    # One of another visit is not found.
    assert klien.post(balik(kantor, f.KehadiranFactory())).status_code == 404


def test_pk_08_of_two_who_press_at_once_the_slower_is_told(
    klien, kantor, hadir, monkeypatch
):
    asli = Kehadiran.boleh

    def boleh(satu, tindakan):
        Kehadiran.objects.update(status="ditolak", alasan="Keliru.")
        return asli(satu, tindakan)

    monkeypatch.setattr(Kehadiran, "boleh", boleh)
    response = klien.post(balik(kantor, hadir), {"tindakan": "tolak"}, follow=True)
    assert "baru saja diubah orang lain" in response.text
    assert Kehadiran.objects.get().alasan == "Keliru."


def test_pk_08_a_closed_visit_keeps_its_attendance(klien, kantor, hadir):
    Kegiatan.objects.update(status="ditutup")
    response = klien.post(balik(kantor, hadir), {"tindakan": "tolak"})
    assert response.status_code == 410
    jawab = klien.post(balik(kantor, hadir), {"tindakan": "tolak"}, headers=JSON)
    assert jawab.status_code == 410
    assert jawab.json() == {"pesan": "Kegiatan sudah ditutup."}
    assert "Daftar hadirnya tidak diubah lagi" in response.text
    assert Kehadiran.objects.get().status == "sah"


def test_who_comes_again_after_all_counts_again(klien, kantor):
    catat(klien, kantor)
    Kehadiran.objects.get().tolak(kantor.kini, alasan="Keliru.")
    catat(klien, kantor)
    assert Kehadiran.objects.get().status == "sah"


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
    pola = r'<input type="hidden" name="undangan" value="([^"]*)">\s*<div'
    return re.search(pola, isi)[1]


@pytest.mark.parametrize(
    ("nama", "kata"), [("", "Isi nama"), ("Asep Contoh", "Diwakili")]
)
def test_pk_60_a_link_asks_for_the_deputy_and_the_form_says_whose_he_is(
    klien, kantor, nama, kata
):
    undangan = undang_lembaga(kantor, nama)
    biasa = klien.halaman(alamat(kantor)).text
    assert re.search(rf'href="\?wakil={undangan.pk}#isian"[^>]*>{kata} ', biasa)
    assert KOTAK_TAMPAK not in biasa
    isi = klien.halaman(f"{alamat(kantor)}?wakil={undangan.pk}").text
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
        "hadir": "",
    }
    data["lembaga"] = "Forum Warga Mandiri"
    tujuan = f"{alamat(kantor)}?wakil={undangan.pk}"
    assertContains(klien.post(tujuan, data), KOTAK_TAMPAK)
    jawab = klien.post(tujuan, data | {"nama": "Wakil", "hadir": "on"}, follow=True)
    assert Kehadiran.objects.get().mewakili == undangan.orang
    isi = jawab.text
    assert KOTAK_TAMPAK not in isi
    assert tersembunyi(isi) == ""


def test_an_invitation_of_another_visit_is_nobodys(klien, kantor):
    lain = f.UndanganFactory()
    tujuan = f"{alamat(kantor)}?wakil={lain.pk}"
    for jawab in (klien.get(tujuan), klien.post(tujuan, {"undangan": str(lain.pk)})):
        isi = jawab.text
        assert KOTAK_TAMPAK not in isi
        # It does not stay in the form unseen.
        assert tersembunyi(isi) == ""


def test_pk_08_an_invitee_is_taken_back_on_his_own_row(klien, kantor):
    undangan = undang_lembaga(kantor, "Asep Contoh")
    dia = {"orang": undangan.orang, "pemangku": undangan.pemangku}
    hadir = f.KehadiranFactory(kegiatan=kantor.kegiatan, **dia)
    f.KehadiranFactory.create_batch(TERAKHIR, kegiatan=kantor.kegiatan)
    jawab = klien.halaman(alamat(kantor))
    assert hadir not in jawab.context["layar"]["terakhir"]
    assertContains(jawab, f'action="{balik(kantor, hadir)}"', count=1)
    assertContains(jawab, "Batalkan hadir")
    klien.post(balik(kantor, hadir), {"tindakan": "tolak"})
    assertNotContains(klien.get(alamat(kantor)), f'action="{balik(kantor, hadir)}"')
    (tamu,) = klien.get(alamat(kantor)).context["layar"]["tamu"]
    assert tamu.hadir is None


def test_pk_08_the_row_says_who_is_there(klien, kantor):
    undangan = undang_lembaga(kantor, "Asep Contoh")

    def datang(**lain):
        f.KehadiranFactory(kegiatan=kantor.kegiatan, **lain)
        (tamu,) = klien.get(alamat(kantor)).context["layar"]["tamu"]
        return str(tamu.sebutan)

    # Each comes before those who were there already.
    lembaga = undangan.pemangku
    assert datang(pemangku=lembaga, nama_snapshot="Anggota") == "Hadir: Anggota"
    wakil = {"mewakili": undangan.orang, "nama_snapshot": "Wakil"}
    assert datang(pemangku=lembaga, **wakil) == "Hadir: Wakil"
    diri = {"orang": undangan.orang, "nama_snapshot": "Asep Contoh"}
    assert datang(pemangku=lembaga, **diri) == "Hadir"


def test_pk_08_a_script_is_told_what_became_of_an_attendance(klien, kantor, hadir):
    f.KehadiranFactory(kegiatan=kantor.kegiatan)
    tujuan = balik(kantor, hadir)
    jawab = klien.post(tujuan, {"tindakan": "tolak"}, headers=JSON)
    kini = {"ditolak": True, "jumlah": 1, "pesan": "Kehadiran Asep dibatalkan."}
    assert jawab.json() == kini
    lagi = klien.post(tujuan, {"tindakan": "tolak"}, headers=JSON)
    assert lagi.json() == kini | {"pesan": ""}
    jawab = klien.post(tujuan, {"tindakan": "sahkan"}, headers=JSON)
    assert (jawab.json()["ditolak"], jawab.json()["jumlah"]) == (False, 2)
