"""Field mode as a plain form (PK-01, PK-21, PK-60)."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.inventaris.kanal import sidik_kanal
from pemangku.models import (
    Jabatan,
    JenisPemangku,
    Kanal,
    Kegiatan,
    Kehadiran,
    Orang,
    Pemangku,
    Persetujuan,
)
from pemangku.ruang.hadir import TANPA_NASKAH, TANPA_SUREL
from pemangku.ruang.sinkron import TERAKHIR
from tests.factories import pemangku as f
from tests.pemangku.kantor_lapangan import tanpa_naskah
from tests.pemangku.ruang.kiriman import alamat, catat, galat, isian
from tests.petugas import masuk, masuk_sebagai

pytestmark = pytest.mark.django_db


def test_pk_01_a_person_is_taken_down_in_one_go(klien, kantor):
    kelurahan = kantor.kelurahan["Nagarasari"]
    response = catat(klien, kantor, kelurahan=kelurahan.pk)
    orang, jabatan = Orang.objects.get(), Jabatan.objects.get()
    hadir, lembaga = Kehadiran.objects.get(), Pemangku.objects.get()
    assert Kanal.objects.get().nilai == "628123456789"
    assert (hadir.status, hadir.cara, hadir.orang) == ("sah", "petugas", orang)
    assert hadir.lembaga_snapshot == "PKK Kelurahan Nagarasari"
    assert (jabatan.orang, jabatan.pemangku) == (orang, lembaga)
    assert (lembaga.wilayah, lembaga.jenis.kode) == (kelurahan, "pkk")
    assert (lembaga.pengelola, lembaga.sumber) == (kantor.kecamatan, "lapangan")
    assert not Persetujuan.objects.exists()
    form = response.context["form"]
    assert form["lembaga"].value() == "PKK Kelurahan Nagarasari"
    assert form["kelurahan"].value() == kelurahan.pk
    assert not form["nama"].value()
    assert "Peserta Contoh tersimpan." in response.text


def test_pk_01_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    klien, kantor
):
    for kolom, isi, pesan in (
        ("nama", "", "Nama wajib diisi."),
        ("nama", "x" * 101, "Terlalu panjang"),
        ("nomor", "0265-331122", "Nomor kantor tidak dapat dipakai untuk WhatsApp"),
        ("kelurahan", "99.99", "Kelurahan tidak dikenal."),
        ("undangan", str(UUID(int=7)), "Undangan ini bukan dari kegiatan ini."),
        ("surel", "bukan surel", ""),
    ):
        response = catat(klien, kantor, jabatan="Sekretaris", **{kolom: isi})
        (ada,) = galat(response)[kolom]
        assert ada.startswith(pesan)
        assert 'value="Sekretaris"' in response.text
        assert ("<details open>" in response.text) == (kolom == "surel")
    assert not Orang.objects.exists()
    assert not Pemangku.objects.exists()


def test_pk_17_each_box_gives_its_own_consent(klien, kantor):
    response = klien.get(alamat(kantor))
    assert " checked" not in response.text
    data = isian(setuju_undangan="on")
    klien.post(alamat(kantor), data)
    klien.post(alamat(kantor), {**data, "kunci": str(uuid4())})
    orang = Orang.objects.get()
    assert Persetujuan.objects.tujuan_berlaku(orang) == {"undangan"}
    assert Persetujuan.objects.count() == 1
    assert kantor.kegiatan.nomor in Persetujuan.objects.get().keterangan


def test_pk_17_a_consent_without_wording_is_said_and_nothing_is_lost(klien, kantor):
    tanpa_naskah("siaran_informasi")
    data = isian(jabatan="Sekretaris", setuju_undangan="on", setuju_informasi="on")
    response = klien.post(alamat(kantor), data)
    assert galat(response) == {"setuju_informasi": [TANPA_NASKAH]}
    isi = response.text
    assert 'value="Peserta Contoh"' in isi
    assert 'value="Sekretaris"' in isi
    assert isi.count(" checked") == 2
    assert not Orang.objects.exists()
    del data["setuju_informasi"]
    klien.post(alamat(kantor), data)
    assert Kehadiran.objects.get().nama_snapshot == "Peserta Contoh"


def lsm(kantor, nama, **lain):
    isi = {"nama_resmi": nama, "wilayah": kantor.kecamatan.wilayah} | lain
    return f.PemangkuFactory(jenis=JenisPemangku.objects.get(kode="lsm"), **isi)


def test_pk_25_a_look_alike_of_ones_own_is_decided_in_the_room(klien, kantor):
    ada = lsm(kantor, "Komunitas Pemuda Hijau", pengelola=kantor.kecamatan)
    isi = {"lembaga": "Komunitas Pemudi Hijau", "jabatan": "Sekretaris"}
    response = catat(klien, kantor, **isi)
    tempat = f"{ada.nama_resmi} ({ada.nomor}, {ada.wilayah})"
    assert f"Mungkin sudah ada: {tempat}." in galat(response)["lembaga"][0]
    assertContains(response, f'name="pemangku" value="{ada.pk}"')
    assertContains(response, 'value="Sekretaris"')
    assert not Orang.objects.exists()
    catat(klien, kantor, pemangku=str(ada.pk), **isi)
    assert Kehadiran.objects.get().pemangku == ada
    catat(klien, kantor, pemangku="baru", nama="Ketua Baru", **isi)
    assert Pemangku.objects.exclude(pk=ada.pk).get().status == "aktif"
    # The next one of the new body is asked nothing.
    catat(klien, kantor, nama="Anggota Baru", **isi)
    assert Pemangku.objects.count() == 2


@pytest.mark.parametrize("nama", ["RW 06 Ngahiji", "Komunitas Wanita Subur"])
def test_another_number_or_another_name_is_no_look_alike(klien, kantor, nama):
    lsm(kantor, "RW 05 Ngahiji", pengelola=kantor.kecamatan)
    catat(klien, kantor, lembaga=nama, jenis="lsm")
    assert Pemangku.objects.get(nama_resmi=nama).status == "aktif"


def test_pk_25_a_look_alike_of_others_is_not_named(client, kantor):
    lsm(kantor, "Komunitas Rahasia Hijau", status="draf")
    masuk(client, kantor.operator)
    isi = catat(client, kantor, lembaga="Komunitas Rahasia Hijau").text
    assert "Mungkin sudah tercatat di unit lain" in isi
    assert Pemangku.objects.filter(status="draf").count() == 2


@pytest.mark.parametrize(
    ("nama", "tempat"),
    [
        # Also at a visit at a kelurahan.
        ("TP PKK Kecamatan Cipedes", "32.78.02"),
        ("Forum Komunikasi Kota Tasikmalaya", "32.78"),
        ("LPM Kel. Panglayungan", "32.78.02.1001"),
        # A kelurahan is called like its kecamatan: none is guessed.
        ("Puskesmas Cipedes", "32.78.02"),
        ("Komunitas Contoh", "32.78.02"),
    ],
)
def test_the_name_tells_the_place_only_where_it_says_so(klien, kantor, nama, tempat):
    if "Kecamatan" in nama:
        Kegiatan.objects.update(wilayah=kantor.kelurahan["Cipedes"])
    catat(klien, kantor, lembaga=nama)
    assert Pemangku.objects.get().wilayah_id == tempat


def test_a_kind_staff_took_away_is_not_guessed(klien, kantor):
    JenisPemangku.objects.filter(kode="pkk").update(aktif=False)
    catat(klien, kantor)
    assert Pemangku.objects.get().jenis.kode == "lsm"
    # It may be named.
    catat(klien, kantor, lembaga="Mekar Sari", jenis="rw")
    assert Pemangku.objects.get(nama_resmi="Mekar Sari").jenis.kode == "rw"


def test_pk_01_a_closed_visit_has_no_form(klien, kantor):
    Kegiatan.objects.update(status="ditutup")
    response = klien.get(alamat(kantor))
    assert response.status_code == 410
    assert "data-isian" not in response.text


def test_pk_21_staff_of_another_visit_are_refused(client, kantor):
    # Who may not see a visit does not find it.
    for peran, kode in ((Peran.PETUGAS_LAPANGAN, 403), (Peran.PPID_PEMBANTU, 404)):
        masuk_sebagai(client, peran)
        assert client.get(alamat(kantor)).status_code == kode


def test_visits_of_these_days_are_listed_the_nearest_first(klien, kantor):
    kini = timezone.now()
    besok = kini + timedelta(days=1)
    besok = f.KegiatanFactory(mulai=besok, selesai=besok + timedelta(hours=1))
    besok.petugas.add(kantor.petugas)
    f.KegiatanFactory().petugas.add(kantor.petugas)
    response = klien.halaman(reverse("pemangku:lapangan-daftar"))
    assert response.context["semua"] == [kantor.kegiatan, besok]
    for tujuan in (alamat(kantor), reverse("pemangku:lapangan-keluar")):
        assert klien.halaman(tujuan)["Cache-Control"].startswith("no-store")


def test_a_hundred_people_cost_as_much_as_one(
    klien, kantor, django_assert_max_num_queries
):
    for pabrik in (f.KehadiranFactory, f.UndanganFactory):
        pabrik.create_batch(30, kegiatan=kantor.kegiatan)
    with django_assert_max_num_queries(24):
        response = klien.get(alamat(kantor))
    assert len(response.asli) < 65_000
    assert Jejak.objects.count() == 0


def test_all_of_it_is_kept(klien, kantor):
    isi = {"surel": "Peserta@Contoh.id", "jenis_kelamin": "p"}
    isi |= {"minat": "Ingin pelatihan melapor lewat ponsel"}
    # An office number may be kept, as a telephone.
    isi |= {"nomor": "0265-331122", "jenis_nomor": "telepon", "sifat": "kedinasan"}
    catat(klien, kantor, **isi)
    surel = Kanal.objects.get(jenis="email")
    assert (surel.nilai, surel.sifat) == ("peserta@contoh.id", "kedinasan")
    assert Kanal.objects.filter(jenis="telepon", sifat="kedinasan").exists()
    assert Orang.objects.get().jenis_kelamin == "p"
    assert Kehadiran.objects.get().jenis_kelamin == "p"
    kata = Pemangku.objects.get().hubungan.get()
    assert (kata.cara, kata.orang.nama) == ("tatap_muka", "Peserta Contoh")
    sebut = f"{kantor.kegiatan.judul}: Ingin pelatihan melapor lewat ponsel"
    assert kata.catatan == sebut
    # A blank erases nothing.
    catat(klien, kantor, nomor="", hadir="")
    assert Orang.objects.get().jenis_kelamin == "p"
    catat(klien, kantor, nama="Peserta Kedua", nomor="", hadir="")
    assert (Orang.objects.count(), Kehadiran.objects.count()) == (2, 1)


def test_a_suppressed_address_is_left_out_and_the_officer_is_told(klien, kantor):
    f.LaranganFactory(jenis="email", sidik=sidik_kanal("email", "peserta@contoh.id"))
    assert TANPA_SUREL in catat(klien, kantor, surel="peserta@contoh.id").text
    assert not Kanal.objects.filter(jenis="email").exists()
    assert Kehadiran.objects.exists()


# Invitees, deputies and undoing in the form (PK-08, PK-60)


def undang(kantor, peran="pimpinan", *, bernama=False):
    """A body, whose one member may be the person invited."""
    peran = [peran] if peran else []
    jabatan = f.JabatanFactory(orang__nama="Asep Contoh", peran_khusus=peran)
    dituju = {"pemangku": jabatan.pemangku, "orang": jabatan.orang if bernama else None}
    return f.UndanganFactory(kegiatan=kantor.kegiatan, **dituju), jabatan


def datang(klien, kantor, undangan, hadir="on", kunci=None):
    isi = {"kunci": kunci or str(uuid4()), "undangan": str(undangan.pk), "hadir": hadir}
    return klien.post(alamat(kantor), isi)


def wakili(klien, kantor, undangan, **isi):
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


def test_pk_08_a_deputy_under_the_name_shown_makes_no_second_body(klien, kantor):
    isi = {"wilayah": kantor.kelurahan["Nagarasari"]}
    lembaga = f.PemangkuFactory(nama_resmi="Karang Taruna Mitra Muda", **isi)
    undangan = f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=lembaga)
    wakili(klien, kantor, undangan, lembaga="Karang  taruna Mitra Muda ")
    assert Kehadiran.objects.get().pemangku == lembaga
    assert Pemangku.objects.count() == 1


def test_pk_08_a_deputy_of_a_figure_makes_no_body_called_like_its_kind(klien, kantor):
    tokoh = f.PeroranganFactory(jenis__nama="Tokoh")
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
    lembaga = f.PemangkuFactory(nama_resmi="Forum Warga Mandiri")
    orang = None
    if nama:
        orang = f.JabatanFactory(pemangku=lembaga, orang__nama=nama).orang
    return f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=lembaga, orang=orang)


def tersembunyi(isi):
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
    data = {"undangan": str(undangan.pk), "lembaga": "Forum Warga Mandiri"}
    data |= {"kunci": str(uuid4()), "nama": "", "hadir": ""}
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
