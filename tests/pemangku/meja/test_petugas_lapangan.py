"""Field officers keep what is at their visits, a week before and after, no more (8.1)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi
from pemangku.models import Pemangku
from tests.factories.organisasi import PenugasanFactory
from tests.factories.pemangku import (
    KegiatanFactory,
    KehadiranFactory,
    PeroranganFactory,
    UndanganFactory,
)
from tests.pemangku.meja_register import (
    HARI,
    NOMOR,
    NORMAL,
    PADA,
    alamat,
    berkanal,
    kueri,
    lembaga,
    orang_di,
    tekan,
    tombol,
)
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db
HARIAN = timedelta(days=1)
PERBAIKAN = {"verifikasi", "tambah_orang", "tambah_kanal", "tandai"}


@pytest.fixture
def lapangan(kantor):
    return petugas_berperan(Peran.PETUGAS_LAPANGAN)


def kunjungan(petugas, hari=0, **lain):
    """A visit of two hours, so many days from today, with him on its staff."""
    mulai = PADA + hari * HARIAN
    satu = KegiatanFactory(mulai=mulai, selesai=mulai + timedelta(hours=2), **lain)
    satu.petugas.add(petugas)
    return satu


def diundang(petugas, pemangku, hari=0, **lain):
    return UndanganFactory(kegiatan=kunjungan(petugas, hari, **lain), pemangku=pemangku)


def dirawat(petugas):
    return set(Pemangku.objects.dirawat(petugas, HARI))


def terverifikasi(pemangku):
    pemangku.refresh_from_db()
    return pemangku.terverifikasi_pada is not None


@pytest.mark.parametrize(
    ("hari", "buka"), [(-8, False), (-7, True), (0, True), (7, True), (8, False)]
)
def test_a_visit_opens_its_invitees_for_a_week_on_either_side(
    kantor, lapangan, hari, buka
):
    p = lembaga(kantor)
    diundang(lapangan, p, hari)
    assert (p in dirawat(lapangan)) == buka


def test_who_came_uninvited_is_opened_and_who_was_refused_is_not(kantor, lapangan):
    datang, ditolak, lain = (lembaga(kantor, f"LPM {n}") for n in "ABC")
    kegiatan = kunjungan(lapangan, status="selesai")
    KehadiranFactory(kegiatan=kegiatan, pemangku=datang)
    KehadiranFactory(
        kegiatan=kegiatan, pemangku=ditolak, status="ditolak", alasan="Bukan peserta"
    )
    # Refused there and present elsewhere are two visits, not one.
    KehadiranFactory(kegiatan=KegiatanFactory(), pemangku=ditolak)
    KehadiranFactory(kegiatan=KegiatanFactory(), pemangku=lain)
    assert dirawat(lapangan) == {datang}


def test_a_visit_called_off_opens_nothing(kantor, lapangan):
    diundang(lapangan, lembaga(kantor), status="batal", alasan_batal="Hujan")
    assert dirawat(lapangan) == set()


def test_being_on_the_staff_of_a_visit_opens_nothing_for_other_roles(kantor):
    diundang(kantor.operator_lain, p := lembaga(kantor))
    assert p not in dirawat(kantor.operator_lain)


def test_his_own_unit_opens_nothing(client, kantor):
    """What Cipedes keeps is for its operators, also where he belongs to Cipedes."""
    petugas = petugas_berperan(Peran.PETUGAS_LAPANGAN, kantor.cipedes)
    p = lembaga(kantor)
    masuk(client, petugas)
    assert dirawat(petugas) == set()
    assert not PERBAIKAN & tombol(client, p)
    assert tekan(client, p, "verifikasi").status_code == 403


def test_a_second_role_keeps_what_it_kept(client, kantor, lapangan):
    PenugasanFactory(petugas=lapangan, peran=Peran.PETUGAS_LAYANAN, unit=kantor.cipedes)
    milik, tamu = lembaga(kantor), lembaga(kantor, "Tamu", pengelola=kantor.tawang)
    diundang(lapangan, tamu)
    assert dirawat(lapangan) == {milik, tamu}


def test_at_his_visit_he_mends_the_record_and_verifies_it(client, kantor, lapangan):
    p = lembaga(kantor)
    diundang(lapangan, p)
    masuk(client, lapangan)
    assert tombol(client, p) >= PERBAIKAN
    assert client.get(alamat("data", p.pk)).status_code == 200
    tekan(client, p, "verifikasi", cara="tatap_muka", hasil="benar")
    assert terverifikasi(p)


def test_what_he_mends_stays_with_the_unit_that_keeps_it(client, kantor, lapangan):
    diundang(lapangan, p := lembaga(kantor))
    masuk(client, lapangan)
    form = client.get(alamat("data", p.pk)).context["form"]
    assert list(form.fields["pengelola"].queryset) == [kantor.cipedes]


def test_elsewhere_he_reads_and_every_act_is_refused(client, kantor, lapangan):
    p = lembaga(kantor)
    masuk(client, lapangan)
    assert client.get(alamat("change", p.pk)).status_code == 200
    assert not PERBAIKAN & tombol(client, p)
    isi = {"cara": "tatap_muka", "hasil": "benar"}
    assert tekan(client, p, "verifikasi", **isi).status_code == 403
    for halaman in ("data", "kontak", "sk", "perbarui"):
        assert client.get(alamat(halaman, p.pk)).status_code == 403
    assert not terverifikasi(p)


def test_he_opens_the_contacts_of_his_visit_and_it_is_logged(client, kantor, lapangan):
    p = lembaga(kantor)
    berkanal(p)
    diundang(lapangan, p)
    masuk(client, lapangan)
    assertNotContains(client.get(alamat("change", p.pk)), NORMAL)
    jawab = client.post(alamat("kontak", p.pk), {"tujuan": "undangan"}, follow=True)
    assertContains(jawab, NORMAL)
    assert AksesDataPribadi.objects.get().oleh == lapangan


def test_he_finds_by_telephone_only_who_is_at_his_visit(client, kantor, lapangan):
    tamu, lain = lembaga(kantor, "Tamu"), lembaga(kantor, "Lain")
    for satu in (tamu, lain):
        berkanal(satu)
    diundang(lapangan, tamu)
    masuk(client, lapangan)
    halaman = client.get(alamat("changelist"), {"q": NOMOR})
    assert list(halaman.context["cl"].result_list) == [tamu]


def test_the_name_of_a_figure_stands_only_at_his_visit(client, kantor, lapangan):
    tamu, lain = PeroranganFactory.create_batch(2)
    for satu, nama in ((tamu, "Kiai Tamu"), (lain, "Kiai Lain")):
        orang_di(satu, nama)
    diundang(lapangan, tamu)
    masuk(client, lapangan)
    assertContains(client.get(alamat("change", tamu.pk)), "Kiai Tamu")
    assertNotContains(client.get(alamat("change", lain.pk)), "Kiai Lain")


def test_his_work_list_and_his_day_hold_what_is_at_his_visits(client, kantor, lapangan):
    tamu = lembaga(kantor, "Tamu Perlu", perlu_cek="SK habis")
    lembaga(kantor, "Lain Perlu", perlu_cek="SK habis")
    diundang(lapangan, tamu)
    masuk(client, lapangan)
    kerja = client.get(alamat("kesegaran"))
    hari_ini = client.get(reverse("admin:index"))
    for halaman in (kerja, hari_ini):
        assertContains(halaman, "Tamu Perlu")
        assertNotContains(halaman, "Lain Perlu")


def test_new_records_are_made_in_the_room_not_on_the_form_of_the_office(
    client, kantor, lapangan
):
    diundang(lapangan, lembaga(kantor))
    masuk(client, lapangan)
    assert client.get(alamat("add")).status_code == 403


def test_the_visits_are_asked_for_once_a_page(client, kantor, lapangan):
    p = lembaga(kantor)
    masuk(client, lapangan)
    tanpa = kueri(client, alamat("change", p.pk))
    diundang(lapangan, p)
    # One for the visits; the acts that are open now ask a little more of their own.
    assert kueri(client, alamat("change", p.pk)) <= tanpa + 6
