"""PK-34: pledges fall due; two reminders at most, by a human or by mail."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pemangku.janji import actions as aksi
from pemangku.janji.admin import DICATAT
from pemangku.janji.models import pengingat_terbuka
from pemangku.models import Janji, Kanal, LaporanTerusan, PenerimaSiaran, TautanPribadi
from pemangku.siaran.actions import SUDAH, buka_kartu, catat_hasil
from tests.factories import kunjungan as fk, pemangku as f
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PADA
from tests.hari_ini import tugas_janji
from tests.pemangku.siaran.kantor_siaran import kalender
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
K, Ke = PenerimaSiaran.Status, PenerimaSiaran.Ke
TENGGAT = date(2024, 7, 4)
TUJUH_HARI = date(2024, 6, 27)
BESOKNYA = date(2024, 7, 5)


def pagi(hari):
    """08.00 WIB."""
    return datetime.combine(hari, datetime.min.time(), UTC) + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _visit_day():
    """What is made, is made on the day of the visit."""
    kalender()
    with time_machine.travel(PADA, tick=False):
        yield


def janji(*, setuju=True, jenis=Kanal.Jenis.WA, **lain):
    """A pledge of a body whose chair has one channel of his own."""
    satu = fk.KomitmenFactory(**lain)
    orang = f.JabatanFactory(pemangku=satu.pemangku).orang
    nilai = "ketua@lpm.example" if jenis == Kanal.Jenis.EMAIL else "628123456789"
    f.KanalFactory(orang=orang, jenis=jenis, nilai=nilai)
    if setuju:
        f.PersetujuanFactory(orang=orang)
    return satu


def ingatkan(hari):
    with time_machine.travel(pagi(hari), tick=False):
        return aksi.ingatkan_komitmen(pada=pagi(hari), hari_ini=hari)


# When


@pytest.mark.parametrize(
    ("geser", "jumlah"), [(-8, 0), (-7, 1), (0, 1), (1, 1), (14, 1), (15, 0)]
)
def test_pk_34_a_card_a_week_before_and_a_day_after(geser, jumlah):
    satu, hari = janji(), TENGGAT + timedelta(days=geser)
    assert [ingatkan(hari), ingatkan(hari)] == [jumlah, 0]
    harap = Ke.LEWAT if geser > 0 else Ke.MENJELANG
    assert [k.ke for k in satu.pengingat.all()] == [harap] * jumlah


def test_pk_34_kept_called_off_and_fresh_ones_are_let_be():
    fk.LaporanTerusanFactory(komitmen=janji(target_kali=1))
    janji(status=Janji.Status.DIBATALKAN, hasil="Bubar")
    janji(tenggat=PADA.date() + timedelta(days=7))
    assert ingatkan(TUJUH_HARI) == 0
    assert ingatkan(PADA.date() + timedelta(days=1)) == 0


# To whom


def test_pk_34_only_with_consent_or_by_an_official_channel():
    tanpa, dinas = janji(setuju=False), fk.KomitmenFactory()
    isi = {"sifat": Kanal.Sifat.KEDINASAN, "nilai": "628129999999"}
    f.KanalFactory(orang=None, pemangku=dinas.pemangku, **isi)
    fk.KomitmenFactory()
    assert ingatkan(TUJUH_HARI) == 1
    assert not tanpa.pengingat.exists()
    assert dinas.pengingat.get().orang is None
    f.PersetujuanFactory(orang=tanpa.pemangku.jabatan.get().orang)
    assert ingatkan(TUJUH_HARI) == 1


def test_pk_34_who_has_mail_only_gets_one_by_mail(settings):
    settings.ALAMAT_PUBLIK = "https://portal.example"
    satu = janji(jenis=Kanal.Jenis.EMAIL)
    assert ingatkan(TUJUH_HARI) == 1
    assert ingatkan(TUJUH_HARI) == 0
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == "ketua@lpm.example"
    assert pesan.subjek == "Pengingat janji, paling lambat 4 Juli 2024"
    kode = pesan.isi.partition("/terusan/")[2].partition("/")[0]
    milik = TautanPribadi.objects.milik("terusan", kode, pagi(TUJUH_HARI))
    assert milik.get().komitmen == satu
    assert satu.pengingat.get().status == K.TERKIRIM


def test_mail_waits_for_a_working_day():
    satu = janji(jenis=Kanal.Jenis.EMAIL, tenggat=date(2024, 7, 6))
    assert ingatkan(date(2024, 6, 29)) == 0
    assert not satu.pengingat.exists()
    assert ingatkan(date(2024, 7, 1)) == 1


# The card


@pytest.fixture
def kartu():
    """The card of a pledge that falls due, at a working hour of that day."""
    satu = janji()
    assert ingatkan(TUJUH_HARI) == 1
    with time_machine.travel(pagi(TUJUH_HARI), tick=False):
        yield satu.pengingat.get()


KINI = pagi(TUJUH_HARI) + timedelta(hours=1)


def test_pk_34_the_click_weighs_the_right_again_and_is_recorded(kartu):
    oleh = PetugasFactory()
    bagian = urlsplit(buka_kartu(kartu, Saat(oleh, KINI)))
    assert (bagian.netloc, bagian.path) == ("wa.me", "/628123456789")
    (teks,) = parse_qs(bagian.query)["text"]
    assert "Tenggatnya 4 Juli 2024." in teks
    assert "/terusan/" in teks
    assert len(teks) <= 1000
    jejak = Jejak.objects.milik(kartu.komitmen).first()
    assert (jejak.tindakan, jejak.oleh) == ("buka_wa", oleh.username)
    kartu.refresh_from_db()
    assert (kartu.status, kartu.dibuka_oleh) == (K.MENUNGGU, oleh)


def test_the_second_reminder_says_that_it_is_late():
    janji()
    ingatkan(BESOKNYA)
    alamat = buka_kartu(
        PenerimaSiaran.objects.get(), Saat(PetugasFactory(), pagi(BESOKNYA))
    )
    assert "sudah lewat (4 Juli 2024)" in parse_qs(urlsplit(alamat).query)["text"][0]


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        (
            lambda k: f.LaranganFactory(sidik=k.kanal.sidik),
            "dalam daftar jangan dihubungi",
        ),
        (
            lambda k: fk.LaporanTerusanFactory.create_batch(2, komitmen=k.komitmen),
            "sudah terpenuhi",
        ),
        (lambda _k: Kanal.objects.all().delete(), "tanpa kanal"),
    ],
)
def test_pk_34_what_is_gone_meanwhile_withdraws_the_card(kartu, ubah, kata):
    ubah(kartu)
    assert pengingat_terbuka().exists() is ("terpenuhi" not in kata)
    for _ in range(2):
        with pytest.raises(TindakanTerlarang, match=kata):
            buka_kartu(kartu, Saat(PetugasFactory(), KINI))
    kartu.refresh_from_db()
    assert kartu.status == K.DITARIK
    assert str(kartu).endswith("tujuh hari sebelum tenggat")
    assert not TautanPribadi.objects.exists()


def test_nothing_goes_out_at_night_and_of_two_officers_the_first_word_stands(kartu):
    satu, lain = PetugasFactory(), PetugasFactory()
    with pytest.raises(TindakanTerlarang, match="Di luar jam kirim"):
        buka_kartu(kartu, Saat(satu, KINI + timedelta(hours=12)))
    buka_kartu(kartu, Saat(satu, KINI))
    catat_hasil(kartu, Saat(lain, KINI), hasil=K.TERKIRIM)
    with pytest.raises(TindakanTerlarang, match=SUDAH):
        catat_hasil(kartu, Saat(satu, KINI), hasil=K.DILEWATI)


# On the page of the pledge


def admin(nama, *args):
    return reverse(f"admin:pemangku_janji_{nama}", args=args)


def test_pk_34_the_page_of_the_pledge_leads_to_whatsapp_and_back(client, kartu):
    rumah = kartu.komitmen.kegiatan.tuan_rumah
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, rumah))
    halaman = admin("change", kartu.komitmen_id)
    buka = admin("kartu", kartu.komitmen_id, kartu.pk)
    isi = client.halaman(halaman)
    assertContains(isi, "0812••••789")
    assertNotContains(isi, "628123456789")
    assertNotContains(isi, ">Terkirim<")
    jawab = client.get(buka)
    assert jawab["Location"].startswith("https://wa.me/628123456789?text=")
    assert jawab["Referrer-Policy"] == "no-referrer"
    assertContains(client.halaman(halaman), ">Terkirim<")
    kirim = {"hasil": "terkirim"}
    assertContains(client.post(buka, kirim, follow=True), DICATAT)
    isi = client.halaman(halaman)
    assertContains(isi, "Tujuh hari sebelum tenggat: terkirim")
    assertNotContains(isi, buka)
    assertContains(client.post(buka, kirim, follow=True), SUDAH)


def test_pk_34_others_neither_see_nor_send_it(client, kartu):
    buka, kirim = admin("kartu", kartu.komitmen_id, kartu.pk), {"hasil": "dilewati"}
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assert client.get(buka).status_code == 404
    masuk_sebagai(client, Peran.AUDITOR)
    assertNotContains(client.halaman(admin("change", kartu.komitmen_id)), buka)
    assert client.post(buka, kirim).status_code == 403
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    asing = admin("kartu", kartu.komitmen_id, janji().pk)
    for alamat, isi in ((buka, {"hasil": "lain"}), (asing, kirim)):
        assert client.post(alamat, isi).status_code == 404
    kartu.refresh_from_db()
    assert kartu.status == K.MENUNGGU


# The today list


def test_the_today_list_shows_cards_and_reports_of_the_own_visits(client):
    satu, lain = janji(), janji()
    ingatkan(TUJUH_HARI)
    banyak, _ = (
        fk.LaporanTerusanFactory(komitmen=komitmen, jumlah=5_000)
        for komitmen in (satu, lain)
    )
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, satu.kegiatan.tuan_rumah)
    baris = tugas_janji(petugas, TUJUH_HARI)
    assert [(b.kerja, b.tenggat) for b in baris] == [
        ("Ingatkan", TENGGAT),
        ("Periksa laporan", None),
    ]
    assert baris[0].judul == str(satu)
    assert baris[0].url == admin("change", satu.pk)
    assert str(banyak.pk) in baris[1].url
    assert tugas_janji(petugas_berperan(Peran.AUDITOR), TUJUH_HARI) == []
    masuk(client, petugas)
    assertContains(client.halaman(reverse("admin:index")), baris[0].kalimat)


def test_the_today_list_shows_reports_without_a_pledge_of_the_own_records():
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN)
    rumah = petugas.penugasan.get().unit
    milik, _lain = (
        fk.LaporanTerusanFactory(
            komitmen=None,
            pemangku=f.PemangkuFactory(**isi),
            pelapor=LaporanTerusan.Pelapor.PETUGAS,
            dibuat_oleh=petugas,
            jumlah=5_000,
        )
        for isi in ({"pengelola": rumah}, {})
    )
    (baris,) = tugas_janji(petugas, TUJUH_HARI)
    assert baris.unit == rumah.nama_pendek
    assert str(milik.pk) in baris.url
    milik.periksa(Saat(petugas, PADA), alasan="Ditelepon")
    assert tugas_janji(petugas, TUJUH_HARI) == []
