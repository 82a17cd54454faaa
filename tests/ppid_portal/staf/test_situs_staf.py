"""The officers' side: its door, the today list, the handbook, the filters by unit."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from informasi.models import DokumenInformasi
from organisasi.kantor.peran import Peran
from organisasi.models import Petugas, Unit
from ppid_portal.masuk.adapters import SESI_FAKTOR
from ppid_portal.staf.situs_staf import PortalAdminSite
from tests.factories.informasi import DokumenFactory, RancanganFactory
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.factories.portal import LaporanTertandaFactory
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
HARI_INI = "/admin/"
INFORMASI = "/admin/informasi/dokumeninformasi/"
MASUK = "/masuk/"


def petugas(unit=None, peran=Peran.PPID_PEMBANTU):
    return PenugasanFactory(unit=unit or UnitFactory(), peran=peran).petugas


def daftar(client):
    semua = client.halaman(HARI_INI).context["kelompok"]
    return [(judul, *satu) for judul, baris in semua for satu in baris]


def test_visitor_is_sent_to_the_one_sign_in_page(client):
    response = client.get(HARI_INI, follow=True)
    alamat = response.redirect_chain[-1][0]
    assert alamat == f"{MASUK}?next=/admin/"
    assert "Masuk untuk petugas" in response.content.decode()


@pytest.mark.parametrize(
    ("tujuan", "alamat"),
    [
        ("/admin/organisasi/unit/", "/admin/organisasi/unit/"),
        ("https://jahat.invalid/", "/admin/"),
        ("//jahat.invalid/", "/admin/"),
        ("", "/admin/"),
    ],
)
def test_sign_in_leads_on_only_within_the_portal(client, tujuan, alamat):
    pintu = reverse("admin:login")
    tamu = client.get(pintu, {"next": tujuan})
    masuk(client, petugas())
    sudah_masuk = client.get(pintu, {"next": tujuan})
    assert tamu.url == f"{MASUK}?next={alamat}"
    assert sudah_masuk.url == alamat


def test_officer_without_an_assignment_reads_why_on_a_plain_page(client):
    masuk(client, PetugasFactory(nama="Petugas Baru", is_staff=True))
    for nama in ("informasi_dokumeninformasi_changelist", "organisasi_unit_add"):
        assert client.get(reverse(f"admin:{nama}")).status_code == 403
    assert client.get(reverse("admin:jsi18n")).status_code == 403
    response = client.get(HARI_INI)
    assert response.status_code == 403
    isi = response.content.decode()
    assert "Akun Petugas Baru belum punya penugasan" in isi
    assert "/admin/informasi/" not in isi


def test_account_closed_during_the_session_is_out(client):
    orang = petugas()
    masuk(client, orang)
    Petugas.objects.filter(pk=orang.pk).update(is_active=False)
    assert client.get(HARI_INI).status_code == 302


def test_site_is_closed_to_a_visitor_and_open_to_an_officer(rf):
    tamu, kerja = rf.get("/"), rf.get("/")
    tamu.user, kerja.user = PetugasFactory(is_active=False), petugas()
    kerja.session = {SESI_FAKTOR: kerja.user.pk}
    assert not admin.site.has_permission(tamu)
    assert admin.site.has_permission(kerja)


def test_officer_needs_no_staff_mark_and_goes_out_by_post(client):
    orang = masuk(client, petugas())
    assert not orang.is_staff
    response = client.halaman(HARI_INI)
    assert response.context["kelompok"] == []
    assert "Semua sudah beres" in response.content.decode()
    saringan = client.get(INFORMASI).context["cl"].filter_specs
    assert "di_unit" not in {getattr(s, "parameter_name", "") for s in saringan}
    sandi = client.get(reverse("admin:password_change"))
    assert sandi.url == reverse("account_change_password")
    tanya = client.get(reverse("admin:logout"))
    assert tanya.url == reverse("account_logout")
    assert "_auth_user_id" in client.session
    keluar = client.post(reverse("admin:logout"), follow=True)
    assert keluar.redirect_chain[-1][0] == MASUK
    assert "Anda sudah keluar." in keluar.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "mana", [{}, {"is_superuser": True}], ids=["no role", "no factor"]
)
def test_officer_who_is_held_at_the_door_can_go_out(client, mana):
    client.force_login(PetugasFactory(**mana))
    assert client.post(reverse("admin:logout")).url == MASUK
    assert "_auth_user_id" not in client.session


def test_lists_of_other_packages_are_not_in_the_panel():
    asing = {m._meta.app_label for m in admin.site._registry}
    assert not asing & {"account", "auth", "mfa"}
    assert DokumenInformasi in admin.site._registry


def test_single_model_and_many_are_registered_without_the_foreign_ones():
    situs = PortalAdminSite(name="uji")
    situs.register(Authenticator)
    situs.register(Unit)
    situs.register([Group, Petugas])
    assert set(situs._registry) == {Unit, Petugas}


def test_today_list_shows_title_kind_unit_and_last_day(client):
    unit = UnitFactory(nama="Kecamatan Tawang", singkatan="Tawang")
    kemarin = timezone.localdate() - timedelta(days=1)
    dokumen = DokumenFactory(unit=unit, judul="Anggaran", tinjau_pada=kemarin)
    DokumenFactory(tinjau_pada=kemarin)  # of another unit
    masuk(client, petugas(unit))
    response = client.halaman(HARI_INI)
    isi = response.content.decode()
    alamat = reverse("admin:informasi_dokumeninformasi_change", args=(dokumen.pk,))
    assert f'<a href="{alamat}">Tinjau ulang: Anggaran</a>' in isi
    assert "Lewat 1 hari" in isi
    assert "1 pekerjaan, 1 lewat." in isi


def test_line_is_marked_by_its_last_day_if_it_has_one(client):
    hari, unit = timezone.localdate(), UnitFactory()
    for tinjau in (hari - timedelta(days=1), hari):
        DokumenFactory(unit=unit, tinjau_pada=tinjau)
    RancanganFactory(unit=unit)
    masuk(client, petugas(unit))
    assert [(judul, *tanda) for judul, _, *tanda in daftar(client)] == [
        ("Lewat", "lewat", "Lewat 1 hari"),
        ("Hari ini dan besok", "kini", "Hari ini"),
        ("Minggu ini", "", ""),
    ]


def test_catalogue_and_office_stand_in_one_list_by_day(client, settings):
    settings.DEMO = True
    kemarin = timezone.localdate() - timedelta(days=1)
    RancanganFactory(status=DokumenInformasi.Status.DIPERIKSA)
    DokumenFactory(tinjau_pada=kemarin)
    LaporanTertandaFactory(tahun=timezone.localdate().year - 1)
    orang = petugas(peran=Peran.PPID_UTAMA)
    masuk(client, orang)
    semua = [(judul, t.jenis) for judul, t, *_ in daftar(client)]
    assert semua[:3] == [
        ("Lewat", "Tinjau ulang"),
        ("Hari ini dan besok", "Kalender belum diisi"),
        ("Minggu ini", "Terbitkan atau kembalikan"),
    ]


@pytest.fixture
def cabang(client):
    """The officer's unit, one below it, one beside: an entry in each."""
    induk = UnitFactory()
    semua = {"induk": induk, "anak": UnitFactory(induk=induk), "lain": UnitFactory()}
    masuk(client, petugas(induk))
    return {nama: DokumenFactory(unit=unit) for nama, unit in semua.items()}


def tersaring(client, alamat, nilai):
    return set(client.get(alamat, {"di_unit": nilai}).context["cl"].queryset)


def test_unit_filter_reaches_below_and_nothing_beyond_the_scope(client, cabang):
    induk, anak, lain = cabang.values()
    assert tersaring(client, INFORMASI, induk.unit_id) == {induk, anak}
    assert tersaring(client, INFORMASI, anak.unit_id) == {anak}
    for nilai in ("bukan-angka", "-1", "0", lain.unit_id):
        assert tersaring(client, INFORMASI, nilai) == set()
    (saring,) = [
        s
        for s in client.get(INFORMASI).context["cl"].filter_specs
        if getattr(s, "parameter_name", "") == "di_unit"
    ]
    ditawarkan = {int(pk) for pk, _ in saring.lookup_choices}
    assert ditawarkan == {induk.unit_id, anak.unit_id}
