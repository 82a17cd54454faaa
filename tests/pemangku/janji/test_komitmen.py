"""PK-32: a pledge is taken at the visit, on the phone or in the admin, with a link."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.janji import actions as aksi
from pemangku.janji.forms import calon_komitmen
from pemangku.models import Janji, Kegiatan, Pemangku, TautanPribadi
from tests.factories import pemangku as f
from tests.factories.kunjungan import KomitmenFactory, LaporanTerusanFactory
from tests.factories.organisasi import PetugasFactory, WilayahFactory
from tests.factories.pemangku import PADA, KegiatanFactory, PemangkuFactory
from tests.hari_ini import tugas_janji
from tests.petugas import masuk, masuk_sebagai, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
K, BATAS = Janji.Keadaan, "Paling banyak 99."
HARI = date(2024, 6, 4)


def isi(**lain):
    return {
        "pemangku": PemangkuFactory(),
        "bentuk": Janji.Bentuk.RAPAT_WARGA,
        "target_kali": 2,
        "tenggat": HARI + timedelta(days=30),
        "saat": Saat(PetugasFactory(), PADA),
        **lain,
    }


def kini(satu):
    return Janji.objects.dengan_terusan().get(pk=satu.pk)


# The act


def test_pk_32_a_pledge_is_open_and_has_a_link_that_stands_nowhere():
    kegiatan = KegiatanFactory()
    satu, kode = aksi.catat_komitmen(kegiatan, **isi())
    assert kini(satu).keadaan(HARI) == K.TERBUKA
    tautan = TautanPribadi.objects.milik("janji", kode, PADA).get()
    assert tautan.komitmen == satu
    assert kode not in tautan.sidik
    jejak = Jejak.objects.milik(kegiatan).get()
    assert jejak.sesudah["pemangku"] == satu.pemangku.nomor
    assert "untuk" not in str(satu)


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"tenggat": HARI - timedelta(days=1)}, aksi.TERLALU_DINI),
        (
            {"tenggat": HARI + timedelta(days=181)},
            "Paling lama 180 hari sesudah kegiatan: sampai 1 Desember 2024.",
        ),
        ({"target_kali": 0}, aksi.MINIMAL_SATU),
        ({"target_kali": 3_000_000_000}, BATAS),
        ({"target_orang": 0}, aksi.MINIMAL_SATU),
    ],
)
def test_pk_32_what_cannot_be_is_told_beside_its_field(ubah, pesan):
    with pytest.raises(ValidationError) as salah:
        aksi.catat_komitmen(KegiatanFactory(), **isi(**ubah))
    assert salah.value.message_dict == {kolom: [pesan] for kolom in ubah}
    assert not Janji.objects.exists()
    assert not TautanPribadi.objects.exists()


def test_pk_32_only_active_stakeholders_and_open_visits():
    mati = PemangkuFactory(status=Pemangku.Status.NONAKTIF)
    with pytest.raises(ValidationError, match=aksi.TIDAK_AKTIF):
        aksi.catat_komitmen(KegiatanFactory(), **isi(pemangku=mati))
    tutup = KegiatanFactory(status=Kegiatan.Status.DITUTUP)
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        aksi.catat_komitmen(tutup, **isi())


@pytest.mark.django_db(transaction=True)
def test_pk_32_the_same_form_twice_at_once_leaves_one_pledge():
    kegiatan, kunci = KegiatanFactory(), uuid4()
    siap = isi(kunci=kunci)
    hasil = serentak(2, lambda _ke: aksi.catat_komitmen(kegiatan, **siap))
    assert Janji.objects.count() == 1
    assert sorted(bool(kode) for _, kode in hasil) == [False, True]


def test_how_far_a_pledge_is_follows_from_reports_and_day_and_the_list_finds_it():
    hari = HARI + timedelta(days=31)  # the day after the last of most
    ada = {
        K.TERBUKA: KomitmenFactory(tenggat=hari),
        K.SEBAGIAN: KomitmenFactory(tenggat=hari),
        K.TERPENUHI: KomitmenFactory(target_kali=1),
        K.LEWAT: KomitmenFactory(),
        K.DIBATALKAN: KomitmenFactory(status=Janji.Status.DIBATALKAN, hasil="Pindah"),
    }
    for keadaan in (K.SEBAGIAN, K.TERPENUHI, K.LEWAT):
        LaporanTerusanFactory(komitmen=ada[keadaan])
    for keadaan, satu in ada.items():
        assert Janji.objects.berkeadaan(keadaan, hari).get() == satu
        assert kini(satu).keadaan(hari) == keadaan
    assert not Janji.objects.berkeadaan("lain", hari).exists()


def test_it_is_called_off_with_a_reason_and_once():
    satu, saat = KomitmenFactory(), Saat(PetugasFactory(), PADA)
    with pytest.raises(TindakanTerlarang, match="alasan"):
        satu.batalkan(saat, alasan=" ")
    satu.batalkan(saat, alasan="Lembaganya bubar")
    with pytest.raises(TindakanTerlarang):
        satu.batalkan(saat, alasan="Lagi")
    assert kini(satu).hasil == "Lembaganya bubar"
    with pytest.raises(TindakanTerlarang, match="dibatalkan"):
        aksi.ganti_tautan_terusan(satu, saat)


def test_a_new_link_ends_the_earlier_ones():
    satu, lama = aksi.catat_komitmen(KegiatanFactory(), **isi())
    _, baru = aksi.ganti_tautan_terusan(satu, Saat(PetugasFactory(), PADA))
    for kode, hari, berlaku in (
        (lama, 0, False),
        (baru, 0, True),
        (baru, 60, True),
        (baru, 61, False),
    ):
        milik = TautanPribadi.objects.milik("janji", kode, PADA + timedelta(days=hari))
        assert milik.exists() is berlaku


@pytest.mark.parametrize(
    ("hari", "diingatkan", "muncul"),
    [
        ("2024-06-26", None, False),
        ("2024-06-27", None, True),
        ("2024-07-03", "2024-06-27", False),
        ("2024-07-05", "2024-06-27", True),
        ("2024-07-06", "2024-07-05", False),
    ],
)
def test_pk_34_the_officer_reminds_a_week_before_and_once_more_when_late(
    hari, diingatkan, muncul
):
    with time_machine.travel(PADA, tick=False):
        satu = KomitmenFactory(tenggat=date(2024, 7, 4))
    petugas = petugas_berperan(Peran.PPID_PEMBANTU, satu.kegiatan.tuan_rumah)

    def tugas(pada):
        with time_machine.travel(f"{pada}T05:00:00Z", tick=False):
            semua = tugas_janji(petugas, timezone.localdate())
        return [t.url for t in semua if t.kerja == "Ingatkan"]

    if diingatkan:
        with time_machine.travel(f"{diingatkan}T05:00:00Z", tick=False):
            aksi.ganti_tautan_terusan(satu, Saat(petugas, timezone.now()))
    alamat = admin("tindakan", satu.pk, "tautkan")
    assert tugas(hari) == [alamat] * muncul
    LaporanTerusanFactory.create_batch(2, komitmen=satu)
    assert tugas(hari) == []


def test_pk_34_what_was_just_promised_is_fresh_in_mind():
    KomitmenFactory(tenggat=HARI + timedelta(days=7))
    assert not Janji.objects.perlu_diingatkan(HARI + timedelta(days=1)).exists()


def test_who_came_was_invited_or_is_kept_by_the_host_may_pledge():
    kegiatan = KegiatanFactory()
    datang, diundang = PemangkuFactory(), PemangkuFactory()
    milik = PemangkuFactory(pengelola=kegiatan.tuan_rumah)
    PemangkuFactory()
    PemangkuFactory(pengelola=kegiatan.tuan_rumah, status=Pemangku.Status.NONAKTIF)
    f.KehadiranFactory(kegiatan=kegiatan, pemangku=datang)
    f.KehadiranFactory(kegiatan=kegiatan)
    f.UndanganFactory(kegiatan=kegiatan, pemangku=diundang)
    assert set(calon_komitmen(kegiatan)) == {datang, diundang, milik}


# In the admin


@pytest.fixture
def kegiatan():
    """A visit of today with one stakeholder of the host."""
    jam = timedelta(hours=1)
    hasil = KegiatanFactory(
        mulai=timezone.now() - jam,
        selesai=timezone.now() + jam,
        status=Kegiatan.Status.BERLANGSUNG,
    )
    PemangkuFactory(pengelola=hasil.tuan_rumah, nama_resmi="LPM Nagarasari")
    return hasil


@pytest.fixture
def _petugas(client, kegiatan):
    """The operator of the host is signed in."""
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))


def ketikan(kegiatan, **lain):
    return {
        "kunci": str(uuid4()),
        "pemangku": str(Pemangku.objects.get(pengelola=kegiatan.tuan_rumah).pk),
        "bentuk": "rapat_warga",
        "target_kali": "2",
        "tenggat": (timezone.localdate() + timedelta(days=30)).isoformat(),
        **lain,
    }


def admin(nama, *args):
    return reverse(f"admin:pemangku_janji_{nama}", args=args)


@pytest.mark.usefixtures("_petugas")
def test_pk_32_it_is_taken_on_the_page_of_the_visit(client, kegiatan):
    catat = reverse("admin:pemangku_kegiatan_tindakan", args=(kegiatan.pk, "komitmen"))
    lapangan = client.halaman(reverse("pemangku:lapangan", args=(kegiatan.pk,)))
    assertContains(lapangan, catat)
    awal = client.halaman(catat).context["form"]
    assert awal["tenggat"].initial == timezone.localdate() + timedelta(days=30)
    assert awal["target_kali"].initial == 1
    salah = client.post(catat, ketikan(kegiatan, target_kali="100"))
    assert salah.context["form"].errors == {"target_kali": [BATAS]}
    asing = ketikan(kegiatan, pemangku=str(PemangkuFactory().pk))
    assertContains(client.post(catat, asing), "bukan dari kegiatan ini")
    kosong = client.post(catat, {}).context["form"]
    assert kosong.errors["pemangku"] == ["Pilih pemangkunya."]
    benar = ketikan(kegiatan, target_kali="99")
    jawab = client.post(catat, benar, follow=True)
    satu = Janji.objects.get()
    assert satu.target_kali == 99
    # The link of its maker stands there this once.
    assertContains(jawab, "https://wa.me/?text=Terima%20kasih")
    kode = re.search(r"/janji/(\w+)/</span>", jawab.text)[1]
    milik = TautanPribadi.objects.milik("janji", kode, timezone.now())
    assert milik.get().komitmen == satu
    assertContains(client.post(catat, benar, follow=True), "sudah tercatat")
    halaman = reverse("admin:pemangku_kegiatan_change", args=(kegiatan.pk,))
    assertNotContains(client.halaman(halaman), kode)
    assert Janji.objects.count() == 1


def test_pk_32_its_page_makes_the_link_and_shows_it_once(client):
    satu = KomitmenFactory(wilayah=WilayahFactory(), target_orang=60)
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, satu.kegiatan.tuan_rumah))
    alamat, halaman = admin("tindakan", satu.pk, "tautkan"), admin("change", satu.pk)
    assertContains(client.halaman(halaman), alamat)
    assertContains(client.halaman(alamat), "Buat tautan laporan")
    assert not TautanPribadi.objects.exists()
    jawab = client.post(alamat, follow=True)
    kode = re.search(r"/janji/(\w+)/</span>", jawab.text)[1]
    assert TautanPribadi.objects.milik("janji", kode, timezone.now()).exists()
    assertContains(jawab, "https://wa.me/?text=")
    assert "no-store" in jawab["Cache-Control"]
    assertNotContains(client.halaman(halaman), "https://wa.me/")


def test_its_page_calls_it_off_and_then_makes_no_link(client):
    satu = KomitmenFactory()
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    batal = admin("tindakan", satu.pk, "batalkan")
    assertContains(client.post(batal, {"alasan": ""}), "Tulis alasannya.")
    client.post(batal, {"alasan": "Lembaganya bubar"})
    halaman = client.halaman(admin("change", satu.pk))
    assertContains(halaman, "Lembaganya bubar")
    tautkan = admin("tindakan", satu.pk, "tautkan")
    assertNotContains(halaman, tautkan)
    assertContains(client.post(tautkan, follow=True), "dibatalkan")


def test_the_list_is_narrowed_by_how_far_pledges_are(client):
    LaporanTerusanFactory(komitmen=KomitmenFactory())
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    daftar = admin("changelist")
    assertContains(client.halaman(daftar), "Lewat tenggat (1 dari 2)")
    assertContains(client.halaman(f"{daftar}?keadaan=lewat"), "1 dari 2")
    assertNotContains(client.halaman(f"{daftar}?keadaan=terbuka"), "1 dari 2")
