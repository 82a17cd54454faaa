"""PK-33: passing it on is reported in a minute, and counted without mixing."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.janji import views as halaman_terusan
from pemangku.janji.actions import (
    LEWAT_PETUGAS,
    MASIH_DEPAN,
    SUDAH_DILAPORKAN,
    laporkan_terusan,
)
from pemangku.models import Janji, LaporanTerusan
from tests.factories.kunjungan import KomitmenFactory, LaporanTerusanFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import PemangkuFactory
from tests.foto import TITIPAN, foto_bertitipan, unggah
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
K, S = Janji.Keadaan, LaporanTerusan.Status
# Wednesday, 12 June 2024, 09.00 WIB.
KINI = datetime(2024, 6, 12, 2, tzinfo=UTC)
HARI = date(2024, 6, 12)


@pytest.fixture(autouse=True)
def _waktu(settings):
    settings.ALAMAT_PUBLIK = "https://ppid.contoh.invalid"
    with time_machine.travel(KINI, tick=False):
        yield


def isi(**lain):
    return {
        "tanggal": HARI,
        "bentuk": "rapat_warga",
        "wilayah": WilayahFactory(),
        "jumlah": 45,
        "cara_hitung": "daftar_hadir",
        "saat": Saat(None, KINI),
        **lain,
    }


def kini(satu):
    return Janji.objects.dengan_terusan().get(pk=satu.pk)


def jumlah():
    return tuple(LaporanTerusan.objects.tiga_jumlah().values())


# Counting


def test_pk_33_three_numbers_that_nobody_adds():
    satu = KomitmenFactory()
    assert jumlah() == (0, 0, 0)
    laporkan_terusan(satu, **isi())
    assert kini(satu).keadaan(HARI) == K.SEBAGIAN
    assert jumlah() == (45, 0, 0)
    for bentuk, banyak, cara in (
        ("grup_wa", 230, "anggota_grup"),
        ("medsos", 9, "tayangan"),
        ("rapat_warga", 10, "hitung_kepala"),
        ("rapat_warga", 70, "perkiraan"),
    ):
        laporkan_terusan(satu, **isi(bentuk=bentuk, jumlah=banyak, cara_hitung=cara))
    assert jumlah() == (55, 70, 239)


def test_pk_33_the_same_day_way_and_place_counts_once_until_it_is_refused():
    satu, sama = KomitmenFactory(), isi(saat=Saat(PetugasFactory(), KINI))
    pertama = laporkan_terusan(satu, **sama)
    with pytest.raises(ValidationError) as salah:
        laporkan_terusan(satu, **sama | {"jumlah": 50})
    assert salah.value.message_dict == {"tanggal": [SUDAH_DILAPORKAN]}
    laporkan_terusan(satu, **sama | {"tanggal": date(2024, 6, 11)})
    assert jumlah() == (90, 0, 0)
    saat = Saat(PetugasFactory(), KINI)
    with pytest.raises(TindakanTerlarang, match="alasan"):
        pertama.tolak(saat, alasan=" ")
    pertama.tolak(saat, alasan="Jumlahnya keliru")
    assert (pertama.sebutan, kini(satu).terlapor) == ("Tidak dihitung", 1)
    laporkan_terusan(satu, **sama | {"jumlah": 50})
    assert jumlah() == (95, 0, 0)


# Handing in


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"tanggal": date(2024, 6, 13)}, MASIH_DEPAN),
        ({"tanggal": date(2024, 6, 3)}, "Paling awal hari kegiatannya, 4 Juni 2024."),
        ({"jumlah": 0}, "Paling sedikit 1."),
        ({"jumlah": 100_001}, "Paling banyak 100.000."),
        ({"jumlah": 2_001}, LEWAT_PETUGAS),
    ],
)
def test_pk_33_what_cannot_be_is_told_beside_its_field(ubah, pesan):
    with pytest.raises(ValidationError) as salah:
        laporkan_terusan(KomitmenFactory(), **isi(**ubah))
    assert salah.value.message_dict == {kolom: [pesan] for kolom in ubah}
    assert not LaporanTerusan.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pabrik", [KomitmenFactory, PemangkuFactory])
def test_pk_33_the_same_form_twice_at_once_leaves_one_report(pabrik):
    satu, siap = pabrik(), isi(kunci=uuid4(), saat=Saat(PetugasFactory(), KINI))
    a, b = serentak(2, lambda _ke: laporkan_terusan(satu, **siap))
    assert a == b == laporkan_terusan(satu, **siap) == LaporanTerusan.objects.get()


def test_units_see_reports_of_their_stakeholders_and_of_their_visits():
    satu = LaporanTerusanFactory(tanggal=HARI)
    tanpa = LaporanTerusanFactory(
        komitmen=None,
        pemangku=satu.pemangku,
        tanggal=HARI,
        pelapor="petugas",
        dibuat_oleh=PetugasFactory(),
    )
    rumah, pengelola = satu.komitmen.kegiatan.tuan_rumah, satu.pemangku.pengelola
    for unit, terlihat, diurus in (
        (pengelola, {satu, tanpa}, {tanpa}),
        (rumah, {satu}, {satu}),
        (UnitFactory(), set(), set()),
    ):
        petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, unit)
        assert set(LaporanTerusan.objects.untuk(petugas)) == terlihat
        assert {s for s in (satu, tanpa) if s.diurus_oleh(petugas)} == diurus
    auditor = petugas_berperan(Peran.AUDITOR)
    assert LaporanTerusan.objects.untuk(auditor).count() == 2
    assert not tanpa.diurus_oleh(auditor)


# The stakeholder's link


def tautan(satu):
    kode = satu.buat_tautan(pada=timezone.now())
    return reverse("pemangku:janji", args=(kode,))


def ketikan(**lain):
    return {
        "kunci": str(uuid4()),
        "tanggal": "2024-06-12",
        "bentuk": "rapat_warga",
        "wilayah": WilayahFactory().pk,
        "jumlah": "45",
        "cara_hitung": "daftar_hadir",
        **lain,
    }


def test_pk_33_by_the_link_without_signing_in(client):
    satu = KomitmenFactory(wilayah=WilayahFactory(nama="Nagarasari"))
    alamat = tautan(satu)
    jawab = client.halaman(alamat)
    assertContains(jawab, "0 dari 2 kali: terbuka")
    assert jawab["X-Robots-Tag"] == "noindex, nofollow"
    assert jawab["Referrer-Policy"] == "same-origin"
    assert jawab["Cache-Control"] == "no-store"
    assert jawab.context["form"]["wilayah"].value() == satu.wilayah_id
    assert not LaporanTerusan.objects.exists()
    kirim = client.post(alamat, ketikan(wilayah=satu.wilayah_id))
    assertRedirects(kirim, alamat, fetch_redirect_response=False)
    sesudah = client.halaman(alamat)
    assertContains(sesudah, "1 dari 2 kali: sebagian")
    assertContains(sesudah, halaman_terusan.TERIMA)
    assertContains(sesudah, "45 orang (dari daftar hadir). Dihitung.")
    laporan = LaporanTerusan.objects.get()
    assert (laporan.pelapor, laporan.dibuat_oleh) == ("token", None)
    assert laporan.pemangku == satu.pemangku
    assert Jejak.objects.milik(satu).get().oleh == ""


def test_pk_33_by_the_link_a_mistake_keeps_what_was_typed(client):
    alamat = tautan(KomitmenFactory())
    jawab = client.post(alamat, ketikan(tanggal="2024-06-13", jumlah="0"))
    assertContains(jawab, MASIH_DEPAN)
    assert jawab.context["form"].errors["jumlah"] == ["Paling sedikit 1."]
    assertContains(jawab, 'value="2024-06-13"')
    kosong = client.post(alamat, {})
    assertContains(kosong, "Pilih cara menghitungnya.")
    assert not LaporanTerusan.objects.exists()


def test_pk_33_a_photo_is_kept_without_what_rides_along(client):
    alamat = tautan(KomitmenFactory())
    client.post(alamat, ketikan(bukti=unggah(foto_bertitipan("JPEG"))))
    with LaporanTerusan.objects.get().bukti.open() as berkas:
        isi_foto = berkas.read()
    assert not any(kata in isi_foto for kata in TITIPAN)
    assert isi_foto.startswith(b"\xff\xd8")
    salah = client.post(alamat, ketikan(bukti=unggah(b"%PDF-1.7 x", "foto.jpg")))
    assertContains(salah, "Jenis berkas ini tidak diterima")
    assertContains(salah, "Foto harus dipilih lagi.")
    assert LaporanTerusan.objects.count() == 1


def test_a_pledge_called_off_says_so_and_takes_nothing(client, monkeypatch):
    satu = KomitmenFactory()
    alamat = tautan(satu)

    def batal(*_args, **_lain):
        satu.batalkan(Saat(PetugasFactory(), KINI), alasan="Bubar")
        return True

    # Called off while the form was filled in.
    with monkeypatch.context() as tambal:
        tambal.setattr(halaman_terusan, "boleh_coba", batal)
        assertContains(client.post(alamat, ketikan()), "sudah dibatalkan")
    for jawab in (client.get(alamat), client.post(alamat, ketikan())):
        assertContains(jawab, "dibatalkan", status_code=410)
        assertNotContains(jawab, "Bubar", status_code=410)
    assert not LaporanTerusan.objects.exists()


def test_no_flood_by_one_link(client, monkeypatch):
    monkeypatch.setattr(halaman_terusan, "SEHARI_PALING_BANYAK", 1)
    alamat = tautan(KomitmenFactory())
    client.post(alamat, ketikan())
    jawab = client.post(alamat, ketikan(jumlah="77"))
    assertContains(jawab, halaman_terusan.TERLALU_SERING, status_code=429)
    assertContains(jawab, 'value="77"', status_code=429)
    assert LaporanTerusan.objects.count() == 1


# In the admin


def admin(nama, *args, model="laporanterusan"):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def test_pk_33_staff_hand_it_in_on_the_page_of_the_pledge(client):
    satu = KomitmenFactory()
    petugas = petugas_berperan(Peran.PPID_PEMBANTU, satu.kegiatan.tuan_rumah)
    masuk(client, petugas)
    lapor = admin("tindakan", satu.pk, "laporkan", model="janji")
    client.halaman(lapor)
    client.post(lapor, ketikan(bukti=unggah(foto_bertitipan("PNG"), "a.png")))
    laporan = LaporanTerusan.objects.get()
    assert (laporan.pelapor, laporan.dibuat_oleh) == ("petugas", petugas)
    halaman = client.halaman(admin("change", satu.pk, model="janji"))
    assertContains(halaman, "<dt>Tatap muka terhitung</dt><dd>45</dd>")
    foto = client.get(admin("bukti", laporan.pk))
    assert foto["Content-Type"] == "image/jpeg"
    assert "attachment" in foto["Content-Disposition"]
    assert b"".join(foto.streaming_content)[:2] == b"\xff\xd8"


def test_pk_33_staff_refuse_with_a_reason(client):
    satu = LaporanTerusanFactory(tanggal=HARI, jumlah=5_000)
    rumah = satu.komitmen.kegiatan.tuan_rumah
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, rumah))
    assertContains(client.halaman(admin("changelist")), "5.000")
    client.post(admin("tindakan", satu.pk, "tolak"), {"alasan": "Salah orang"})
    halaman = client.halaman(admin("change", satu.pk))
    assertContains(halaman, "Salah orang")
    assertContains(halaman, admin("change", satu.komitmen_id, model="janji"))
    satu.refresh_from_db()
    assert satu.status == S.DITOLAK
    assert client.get(admin("bukti", satu.pk)).status_code == 404


def test_staff_write_down_what_nobody_promised_on_the_stakeholders_page(client):
    satu = PemangkuFactory(wilayah=WilayahFactory())
    petugas = masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pengelola))
    alamat = admin("tindakan", satu.pk, "penyebaran", model="pemangku")
    form = client.halaman(alamat).context["form"]
    assert form["wilayah"].value() == satu.wilayah_id
    client.post(alamat, ketikan(tanggal="2024-01-05"))
    laporan = LaporanTerusan.objects.get()
    assert (laporan.pemangku, laporan.komitmen) == (satu, None)
    assert (laporan.pelapor, laporan.dibuat_oleh) == ("petugas", petugas)
    assert jumlah() == (45, 0, 0)
    assertContains(client.halaman(admin("change", laporan.pk)), "Petugas")


def test_one_number_reports_what_was_shared_of_ones_own_pack(client):
    satu = KomitmenFactory(
        bentuk="grup_wa", wilayah=WilayahFactory(), pemangku__jenis__unsur__kode="rw-rt"
    )
    alamat = tautan(satu)
    halaman = client.halaman(alamat)
    paket = halaman.context["paket"]
    assert paket.kode == "rt-rw"
    assertContains(halaman, "Untuk RT, RW, dan LPM: “Lampu mati? Jalan berlubang?”")
    assertContains(halaman, paket.jalan)
    assertContains(halaman, "Hari ini · Grup WhatsApp · jumlah anggota grup.")
    # The stakeholder's own secret goes nowhere.
    assert alamat not in paket.teks
    form = halaman.context["form"]
    isi_awal = {nama: form[nama].value() for nama in form.fields if nama != "bukti"}
    client.post(alamat, isi_awal | {"jumlah": "120"})
    laporan = LaporanTerusan.objects.get()
    assert (laporan.bentuk, laporan.cara_hitung) == ("grup_wa", "anggota_grup")
    assert jumlah() == (0, 0, 120)
