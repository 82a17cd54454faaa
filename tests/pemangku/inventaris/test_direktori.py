"""The register as everybody may have it: the public directory."""

import pytest
from django.urls import reverse

from organisasi.models import Area, TingkatWilayah, Versi
from pemangku.inventaris import direktori
from pemangku.models import Kanal, Pemangku
from tests.factories import pemangku as f
from tests.factories.organisasi import WilayahFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cipedes():
    return WilayahFactory(nama="Cipedes")


@pytest.fixture
def kelurahan(cipedes):
    return WilayahFactory(
        kode=f"{cipedes.kode}.1003",
        nama="Nagarasari",
        tingkat=TingkatWilayah.KELURAHAN,
        induk=cipedes,
    )


def umum(nama, **lain):
    """A body in the directory."""
    return f.PemangkuFactory(nama_resmi=nama, tampil_publik=True, **lain)


def kanal(pemangku, jenis, nilai, **lain):
    """A channel of the body itself, of the office."""
    isi = {"pemangku": pemangku, "orang": None, "jenis": jenis, "nilai": nilai}
    return f.KanalFactory(**isi | {"sifat": "kedinasan"} | lain)


def alamat(pemangku):
    return reverse("pemangku:mitra-rinci", args=(pemangku.nomor.lower(),))


def teks(client, alamat, status=200):
    jawab = client.get(alamat)
    assert jawab.status_code == status
    return jawab.content.decode()


def test_only_active_bodies_that_were_opened_are_listed_and_have_a_page(client):
    tampil = umum("LPM Nagarasari")
    tertutup = f.PemangkuFactory(nama_resmi="LPM Tertutup")
    berhenti = umum("LPM Bubar", status=Pemangku.Status.NONAKTIF)
    orang = f.PeroranganFactory()
    isi = teks(client, "/mitra/")
    assert "LPM Nagarasari" in isi
    assert "1 lembaga" in isi
    assert "LPM Tertutup" not in isi
    assert "LPM Bubar" not in isi
    for nomor in (tampil.nomor, tampil.nomor.lower()):
        assert client.get(f"/mitra/{nomor}/").status_code == 200
    for satu in (tertutup, berhenti, orang):
        assert client.get(alamat(satu)).status_code == 404
    assert client.get("/mitra/pk-999999/").status_code == 404


def test_no_person_no_private_channel_and_no_dead_one_is_shown_anywhere(client):
    satu = umum(
        "KIM Nagarasari", catatan_internal="Rahasia sekali", jumlah_anggota=7712
    )
    jabatan = f.JabatanFactory(pemangku=satu, orang__nama="Euis Rahasia")
    f.KanalFactory(orang=jabatan.orang, nilai="628111111111", sifat="kedinasan")
    kanal(satu, Kanal.Jenis.WA, "628222222222", sifat=Kanal.Sifat.PRIBADI)
    kanal(satu, Kanal.Jenis.WA, "628333333333", keadaan=Kanal.Keadaan.GAGAL)
    kanal(satu, Kanal.Jenis.TELEPON, "62265331122")
    for tempat in ("/mitra/", alamat(satu), "/api/mitra/"):
        isi = client.get(tempat).content.decode()
        for bocor in ("Euis", "8111111", "8222222", "8333333", "7712", "Rahasia"):
            assert bocor not in isi, (tempat, bocor)
    isi = teks(client, alamat(satu))
    assert '<a href="tel:+62265331122">0265331122</a>' in isi
    assert "Belum ada kontak resmi" not in teks(client, "/mitra/")


def test_each_channel_leads_where_it_can(client):
    satu = umum("Radio Kota")
    for jenis, nilai in (
        (Kanal.Jenis.EMAIL, "radio@contoh.invalid"),
        (Kanal.Jenis.WA, "6281200000001"),
        (Kanal.Jenis.SITUS, "https://radio.contoh.invalid/"),
        (Kanal.Jenis.SITUS, "javascript:alert(1)"),
        (Kanal.Jenis.IG, "@radio.contoh"),
    ):
        kanal(satu, jenis, nilai)
    isi, rel = teks(client, alamat(satu)), 'rel="nofollow noopener"'
    assert 'href="mailto:radio@contoh.invalid"' in isi
    assert f'href="https://wa.me/6281200000001" {rel}>081200000001<' in isi
    assert f'href="https://radio.contoh.invalid/" {rel}' in isi
    # What leads nowhere is text.
    assert "<dd>@radio.contoh</dd>" in isi
    assert "<dd>javascript:alert(1)</dd>" in isi


def test_filters_are_links_with_counts_under_the_other_filter(
    client, cipedes, kelurahan
):
    lpm, media = f.UnsurFactory(nama="LPM/LPMK"), f.UnsurFactory(nama="Media")
    f.UnsurFactory(nama="Tanpa lembaga")
    umum("LPM Nagarasari", wilayah=kelurahan, jenis=f.JenisPemangkuFactory(unsur=lpm))
    umum("Buletin Cipedes", wilayah=cipedes, jenis=f.JenisPemangkuFactory(unsur=media))
    umum("Radio Kota", wilayah=cipedes.induk, jenis=f.JenisPemangkuFactory(unsur=media))
    umum("Koran Maya", jenis=f.JenisPemangkuFactory(unsur=media))
    faset = client.get("/mitra/").context["faset"]
    kecamatan, unsur = ([(p["teks"], p["jumlah"]) for p in s["pilihan"]] for s in faset)
    assert kecamatan == [("Seluruh kota", 1), ("Cipedes", 2)]
    assert set(unsur) == {("LPM/LPMK", 1), ("Media", 3)}
    isi = teks(client, f"/mitra/?kecamatan={cipedes.kode}&unsur={media.kode}")
    assert "Buletin Cipedes" in isi
    assert "Radio Kota" not in isi
    assert f'href="?unsur={media.kode}"' in isi  # takes the kecamatan away
    assert f'href="?kecamatan={cipedes.kode}&amp;unsur={lpm.kode}"' in isi


def test_an_address_that_asks_wrongly_is_told(client):
    umum("Radio Kota")
    for query, kalimat in (
        ("unsur=tidak-ada", "Pilihan kelompok ini tidak ada."),
        ("kecamatan=99.99", "Pilihan kecamatan ini tidak ada."),
        ("halaman=2", "Halaman 2 tidak ada."),
        ("halaman=dua", "bukan nomor halaman"),
    ):
        isi = teks(client, f"/mitra/?{query}", status=400)
        assert kalimat in isi
        assert "Lihat semua lembaga" in isi


def test_long_lists_have_pages_that_keep_the_filter(client, monkeypatch):
    monkeypatch.setattr(direktori, "PER_HALAMAN", 2)
    jenis = f.JenisPemangkuFactory()
    for nama in ("Aaa", "Bbb", "Ccc", "Ddd", "Eee"):
        umum(f"{nama} Kota", jenis=jenis)
    unsur = jenis.unsur.kode
    pertama = teks(client, f"/mitra/?unsur={unsur}")
    tengah = teks(client, f"/mitra/?unsur={unsur}&halaman=2")
    assert "Bbb Kota" in pertama
    assert "Ccc Kota" not in pertama
    assert 'rel="prev"' not in pertama
    assert f'rel="next" href="?unsur={unsur}&amp;halaman=2"' in pertama
    assert f'rel="prev" href="?unsur={unsur}"' in tengah
    assert f'rel="next" href="?unsur={unsur}&amp;halaman=3"' in tengah
    assert 'rel="next"' not in teks(client, f"/mitra/?unsur={unsur}&halaman=3")


def test_machines_get_every_body_with_its_place_and_channels(client, kelurahan):
    satu = umum("LPM Nagarasari", wilayah=kelurahan, alamat="Jalan contoh 1")
    kanal(satu, Kanal.Jenis.EMAIL, "lpm@contoh.invalid")
    jawab = client.get("/api/mitra/")
    (data,) = jawab.json()["data"]
    assert jawab["Access-Control-Allow-Origin"] == "*"
    assert data["nama"] == "LPM Nagarasari"
    assert data["wilayah"] == kelurahan.kode
    assert data["kontak"] == [{"jenis": "Surel", "nilai": "lpm@contoh.invalid"}]
    assert data["pengelola"] == satu.pengelola.slug
    assert data["url"].endswith(alamat(satu))


def test_the_number_of_a_merged_body_leads_to_the_one_that_stayed(client):
    tetap = umum("LPM Nagarasari")
    lama = f.PemangkuFactory(status=Pemangku.Status.TERGABUNG, penerus=tetap)
    f.PemangkuFactory(status=Pemangku.Status.NONAKTIF, penerus=tetap, nomor="PK-555555")
    jawab = client.get(alamat(lama))
    assert (jawab.status_code, jawab["Location"]) == (301, alamat(tetap))
    assert client.get("/mitra/pk-555555/").status_code == 404


def test_public_bodies_are_in_the_sitemap(client):
    nyata = umum("LPM Nagarasari")
    jawab = client.get("/sitemap.xml")
    peta = b"".join(jawab.streaming_content).decode()
    assert "/mitra/</loc>" in peta
    assert f"{alamat(nyata)}</loc>" in peta


def nomor_versi():
    versi = Versi.objects.filter(area=Area.PEMANGKU)
    return versi.values_list("nomor", flat=True).first() or 0


@pytest.mark.parametrize(
    ("lama", "baru", "naik"),
    [(False, False, 0), (False, True, 1), (True, True, 1), (True, False, 1)],
)
def test_only_bodies_that_are_or_were_public_renew_the_pages(*, lama, baru, naik):
    satu = f.PemangkuFactory(tampil_publik=lama)
    awal = nomor_versi()
    Pemangku.objects.filter(pk=satu.pk).update(tampil_publik=baru)
    assert nomor_versi() - awal == naik


def test_only_channels_of_bodies_renew_the_pages():
    satu = umum("LPM Nagarasari")
    awal = nomor_versi()
    milik_orang = f.KanalFactory()
    milik_orang.delete()
    assert nomor_versi() == awal
    kanal(satu, Kanal.Jenis.EMAIL, "lpm@contoh.invalid").delete()
    assert nomor_versi() == awal + 2
