"""PK-33: the report by the personal link, and what staff decide on it."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, PembatasCoba
from pemangku.janji import views as halaman_terusan
from pemangku.janji.actions import MASIH_DEPAN, buat_tautan_terusan
from pemangku.models import Komitmen, LaporanTerusan, Materi
from pemangku.siaran.pesan import PALING_BANYAK, dapat_dibagikan
from tests.factories.kunjungan import (
    KomitmenFactory,
    LaporanTerusanFactory,
    MateriFactory,
)
from tests.factories.organisasi import PetugasFactory, WilayahFactory
from tests.factories.pemangku import PemangkuFactory
from tests.foto import TITIPAN, foto_bertitipan, unggah
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


K, S = Komitmen.Keadaan, LaporanTerusan.Status
# Wednesday, 12 June 2024, 09.00 WIB.
KINI = datetime(2024, 6, 12, 2, tzinfo=UTC)
HARI = date(2024, 6, 12)


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _waktu():
    with time_machine.travel(KINI, tick=False):
        yield


# The stakeholder's link


def tautan(satu):
    kode = buat_tautan_terusan(satu, pada=timezone.now())
    return reverse("pemangku:terusan", args=(kode,))


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
    assert (laporan.pelapor, laporan.dibuat_oleh, laporan.pemangku) == (
        "token",
        None,
        satu.pemangku,
    )
    assert Jejak.objects.milik(satu).get().oleh == ""


def test_pk_33_by_the_link_5000_people_are_looked_at_first(client):
    alamat = tautan(KomitmenFactory())
    jawab = client.post(alamat, ketikan(jumlah="5000"), follow=True)
    assertContains(jawab, halaman_terusan.TERIMA_PERIKSA)
    assertContains(jawab, "0 dari 2 kali")


def test_pk_33_by_the_link_a_mistake_keeps_what_was_typed(client):
    alamat = tautan(KomitmenFactory())
    jawab = client.post(alamat, ketikan(tanggal="2024-06-13", jumlah="0"))
    assertContains(jawab, MASIH_DEPAN)
    assert jawab.context["form"].errors["jumlah"] == ["Minimal 1."]
    assertContains(jawab, 'value="2024-06-13"')
    kosong = client.post(alamat, {})
    assertContains(kosong, "Pilih cara menghitungnya.")
    assert not LaporanTerusan.objects.exists()


def test_pk_33_a_photo_is_kept_without_what_rides_along(client):
    alamat = tautan(KomitmenFactory())
    client.post(alamat, ketikan(bukti=unggah(foto_bertitipan("JPEG"))))
    laporan = LaporanTerusan.objects.get()
    with laporan.bukti.open() as berkas:
        isi_foto = berkas.read()
        assert not any(kata in isi_foto for kata in TITIPAN)
        with Image.open(berkas) as gambar:
            assert gambar.format == "JPEG"
    salah = client.post(alamat, ketikan(bukti=unggah(b"%PDF-1.7 x", "foto.jpg")))
    assertContains(salah, "Jenis berkas ini tidak diterima")
    assertContains(salah, "Foto harus dipilih lagi.")
    assert LaporanTerusan.objects.count() == 1


def test_a_wrong_or_old_secret_opens_nothing_and_is_counted(client, monkeypatch):
    satu = KomitmenFactory()
    alamat = tautan(satu)
    palsu = reverse("pemangku:terusan", args=("A" * 27,))
    assert client.get(palsu).status_code == 404
    assert PembatasCoba.objects.exists()
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_ALAMAT", 0)
    assert client.get(palsu).status_code == 429
    with time_machine.travel(KINI + timedelta(days=60), tick=False):
        assert client.get(alamat).status_code == 429


def test_a_link_of_another_kind_opens_nothing(client):
    satu = KomitmenFactory()
    kode = satu.tautan.model.objects.buat(tujuan="saya", pada=KINI, komitmen=satu)
    assert client.get(reverse("pemangku:terusan", args=(kode,))).status_code == 404


def test_a_pledge_called_off_says_so_and_takes_nothing(client):
    satu = KomitmenFactory()
    alamat = tautan(satu)
    satu.batalkan(oleh=PetugasFactory(), pada=KINI, alasan="Bubar")
    for jawab in (client.get(alamat), client.post(alamat, ketikan())):
        assertContains(jawab, "dibatalkan", status_code=410)
        assertNotContains(jawab, "Bubar", status_code=410)
    assert not LaporanTerusan.objects.exists()


def test_called_off_while_the_form_was_filled_in(client, monkeypatch):
    satu = KomitmenFactory()
    alamat = tautan(satu)

    def batal(komitmen, _kini):
        komitmen.batalkan(oleh=PetugasFactory(), pada=KINI, alasan="Bubar")
        return True

    monkeypatch.setattr(halaman_terusan, "_masih_wajar", batal)
    assertContains(client.post(alamat, ketikan()), "sudah dibatalkan")
    assert not LaporanTerusan.objects.exists()


def test_no_flood_by_one_link(client, monkeypatch):
    monkeypatch.setattr(halaman_terusan, "SEHARI_PALING_BANYAK", 1)
    alamat = tautan(KomitmenFactory())
    client.post(alamat, ketikan())
    jawab = client.post(alamat, ketikan(jumlah="77"))
    assertContains(jawab, halaman_terusan.TERLALU_SERING, status_code=429)
    assertContains(jawab, 'value="77"', status_code=429)
    assert LaporanTerusan.objects.count() == 1


def test_the_form_cannot_be_forged_from_elsewhere():
    alamat = tautan(KomitmenFactory())
    ketat = Client(enforce_csrf_checks=True)
    assert ketat.post(alamat, ketikan()).status_code == 403


# In the admin


def admin(nama, *args, model="laporanterusan"):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def test_pk_33_staff_hand_it_in_on_the_page_of_the_pledge(client):
    satu = KomitmenFactory()
    petugas = petugas_berperan(Peran.PPID_PEMBANTU, satu.kegiatan.tuan_rumah)
    masuk(client, petugas)
    lapor = admin("tindakan", satu.pk, "laporkan", model="komitmen")
    client.halaman(lapor)
    salah = client.post(lapor, ketikan(tanggal="2024-06-13"))
    assert salah.context["form"].errors["tanggal"] == [MASIH_DEPAN]
    client.post(lapor, ketikan(bukti=unggah(foto_bertitipan("PNG"), "a.png")))
    laporan = LaporanTerusan.objects.get()
    assert (laporan.pelapor, laporan.dibuat_oleh) == ("petugas", petugas)
    halaman = client.halaman(admin("change", satu.pk, model="komitmen"))
    for angka, nama in (("45", "terhitung"), ("0", "perkiraan")):
        assertContains(halaman, f"<dt>Tatap muka {nama}</dt><dd>{angka}</dd>")
    assertContains(halaman, "<dt>Jangkauan pesan</dt><dd>0</dd>")
    foto = client.get(admin("bukti", laporan.pk))
    assert foto["Content-Type"] == "image/jpeg"
    assert "attachment" in foto["Content-Disposition"]
    assert b"".join(foto.streaming_content)[:2] == b"\xff\xd8"


def test_pk_33_staff_decide_with_a_reason(client):
    satu = LaporanTerusanFactory(tanggal=HARI, jumlah=5_000)
    masuk(
        client, petugas_berperan(Peran.PPID_PEMBANTU, satu.komitmen.kegiatan.tuan_rumah)
    )
    assertContains(client.halaman(f"{admin('changelist')}?periksa=ya"), "5.000")
    periksa = admin("tindakan", satu.pk, "periksa")
    assertContains(client.post(periksa, {"alasan": ""}), "bagaimana laporan ini")
    client.post(periksa, {"alasan": "Ketuanya ditelepon"})
    halaman = client.halaman(admin("change", satu.pk))
    assertContains(halaman, "Ketuanya ditelepon")
    assertContains(halaman, admin("change", satu.komitmen_id, model="komitmen"))
    assertNotContains(client.halaman(f"{admin('changelist')}?periksa=ya"), "5.000")
    client.post(admin("tindakan", satu.pk, "tolak"), {"alasan": "Salah orang"})
    satu.refresh_from_db()
    assert satu.status == S.DITOLAK
    assert client.get(admin("bukti", satu.pk)).status_code == 404


def test_who_keeps_the_stakeholder_reads_but_does_not_decide_for_another_visit(client):
    satu = LaporanTerusanFactory(tanggal=HARI)
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pemangku.pengelola))
    tolak = admin("tindakan", satu.pk, "tolak")
    halaman = client.halaman(admin("change", satu.pk))
    assertNotContains(halaman, admin("change", satu.komitmen_id, model="komitmen"))
    assert client.post(tolak, {"alasan": "x"}).status_code == 403
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assert client.post(tolak, {"alasan": "x"}).status_code == 404
    assert client.get(admin("bukti", satu.pk)).status_code == 404


def test_staff_write_down_what_nobody_promised_on_the_stakeholders_page(client):
    satu = PemangkuFactory(wilayah=WilayahFactory())
    petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, satu.pengelola)
    masuk(client, petugas)
    alamat = admin("tindakan", satu.pk, "terusan", model="pemangku")
    form = client.halaman(alamat).context["form"]
    assert form["wilayah"].value() == satu.wilayah_id
    client.post(alamat, ketikan())
    laporan = LaporanTerusan.objects.get()
    assert (laporan.pemangku, laporan.komitmen, laporan.dibuat_oleh) == (
        satu,
        None,
        petugas,
    )
    assertContains(client.halaman(admin("change", laporan.pk)), "Petugas")


# Passing an approved handout on to groups of one's own (7.2)

KEMARIN = date(2024, 6, 11)
STATUS_MATERI = Materi.Status


@pytest.fixture(autouse=True)
def _hari(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.ALAMAT_PUBLIK = "https://ppid.contoh.invalid"
    with time_machine.travel(KINI, tick=False):
        yield


def materi(judul, nama="leaflet.pdf", **lain):
    isi = ContentFile(b"%PDF-1.7 contoh", nama)
    return MateriFactory(**{"judul": judul, "berkas": isi, **lain})


def alamat(satu):
    return reverse("pemangku:materi", args=(satu.pk,))


def yang_tak_boleh():
    """A draft, one withdrawn, one past its day, one without a file."""
    return [
        materi("Draf", status=STATUS_MATERI.DRAF, disetujui_oleh=None),
        materi("Ditarik", status=STATUS_MATERI.DITARIK),
        materi("Basi", berlaku_sampai=KEMARIN),
        MateriFactory(judul="Video", berkas=""),
    ]


def halaman(client):
    kode = buat_tautan_terusan(KomitmenFactory(), pada=timezone.now())
    return kode, client.halaman(reverse("pemangku:terusan", args=(kode,)))


def test_the_pledge_page_offers_what_is_approved_and_in_force(client):
    satu = materi("Tiga kanal & 112: “lapor?”", kanal=["ppid", "112"])
    hari_terakhir = materi("Hari terakhir", berlaku_sampai=HARI)
    yang_tak_boleh()
    kode, jawab = halaman(client)
    assertContains(jawab, "Bagikan lewat WhatsApp", count=2)
    bagikan = {b.materi.pk: b for b in jawab.context["bagikan"]}
    assert bagikan.keys() == {satu.pk, hari_terakhir.pk}
    tautan = urlsplit(bagikan[satu.pk].wa)
    assert (tautan.scheme, tautan.netloc, tautan.path) == ("https", "wa.me", "/")
    (pesan,) = parse_qs(tautan.query)["text"]
    assert pesan == (
        "Tiga kanal & 112: “lapor?” (leaflet, tentang PPID dan 112). "
        f"Buka berkasnya: https://ppid.contoh.invalid{alamat(satu)}"
    )
    # The stakeholder's own secret goes nowhere.
    assert all(kode not in b.wa for b in bagikan.values())


def test_without_any_the_page_offers_none(client):
    yang_tak_boleh()
    _, jawab = halaman(client)
    assertNotContains(jawab, "wa.me")
    assertNotContains(jawab, "Materi untuk diteruskan")


def test_the_list_stays_short():
    for ke in range(PALING_BANYAK + 1):
        materi(f"Leaflet {ke:02}")
    assert dapat_dibagikan(HARI)[0].materi.judul == "Leaflet 00"
    assert len(dapat_dibagikan(HARI)) == PALING_BANYAK


def test_whoever_has_the_address_opens_the_file(client):
    satu = materi("Leaflet", nama="leaflet.jpeg", versi="v3")
    jawab = client.get(alamat(satu))
    assert b"".join(jawab.streaming_content) == b"%PDF-1.7 contoh"
    assert jawab["Content-Type"] == "image/jpeg"
    assert "Leaflet%20v3.jpg" in jawab["Content-Disposition"] or (
        "Leaflet v3.jpg" in jawab["Content-Disposition"]
    )
    assert jawab["Cache-Control"] == "public, max-age=60"
    assert "sandbox" in jawab["Content-Security-Policy"]


def test_what_may_not_be_passed_on_is_not_there(client):
    for satu in yang_tak_boleh():
        assert client.get(alamat(satu)).status_code == 404


def test_a_handout_that_is_withdrawn_or_lost_is_not_there_any_more(client):
    satu, hilang = materi("Leaflet"), materi("Hilang")
    hilang.berkas.storage.delete(hilang.berkas.name)
    Materi.objects.filter(pk=satu.pk).update(status=STATUS_MATERI.DITARIK)
    assert client.get(alamat(satu)).status_code == 404
    assert client.get(alamat(hilang)).status_code == 404
