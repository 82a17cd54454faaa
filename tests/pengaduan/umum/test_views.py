"""What everybody may read: the list and its twins, one complaint, “saya juga”."""

import csv
import re
from datetime import timedelta

import pytest
import time_machine

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.saat import Saat
from organisasi.langganan.actions import alamat_saya, ikuti, kirim_langganan
from organisasi.models import Langganan
from pengaduan.models import Pengaduan
from pengaduan.umum.daftar import PER_HALAMAN, tarik_pengaduan
from pengaduan.umum.langganan import LANGGANAN, hal_aduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import LanggananFactory, PetugasFactory, WilayahFactory
from tests.klien import PortalClient
from tests.kueri import kueri_dingin
from tests.pengaduan.kantor_aduan import adukan, buka_kantor, bukti
from tests.surat import berisi

pytestmark = pytest.mark.django_db
DAFTAR = "/pengaduan/daftar/"
NOMOR = "TSM-2023-000077"


@pytest.fixture(autouse=True)
def _hari_itu():
    with time_machine.travel(f.PADA, tick=False):
        yield


def umum(**lain):
    nomor = f"TSM-2023-{Pengaduan.objects.count() + 101:06d}"
    baku = {"nomor": nomor, "umum": True, "terverifikasi": True}
    return f.PengaduanFactory(**baku | lain)


def satu(**lain):
    pelapor = f.PelaporFactory(nama="Siti Rahayu")
    return umum(**{"nomor": NOMOR, "pelapor": pelapor} | lain)


def nomor_di(client, query=""):
    baris = client.get(f"/api/pengaduan/{query}").json()["data"]
    return [b["nomor"] for b in baris]


def test_only_published_ones_are_listed_newest_first(client):
    assert "Belum ada aduan yang ditampilkan" in client.halaman(DAFTAR).text
    kosongkan()
    lama = umum(terbit_pada=f.PADA - timedelta(days=1))
    baru = umum(judul_umum="Yang baru")
    f.PengaduanFactory(terverifikasi=True, judul="Tidak terbit")
    isi = client.halaman(DAFTAR).text
    assert nomor_di(client) == [baru.nomor, lama.nomor]
    assert "Yang baru" in isi
    assert "2 aduan" in isi
    assert "Tidak terbit" not in isi


def test_each_filter_narrows_and_can_be_taken_away(client):
    lampu = f.KategoriFactory(kode="lampu", nama="Lampu")
    cipedes = WilayahFactory(kode="32.78.05", nama="Cipedes")
    desa = WilayahFactory(kode="32.78.05.1001", tingkat="kelurahan", induk=cipedes)
    WilayahFactory(kode="32.78.05.1002", tingkat="kelurahan")
    kosong = f.KategoriFactory(kode="kosong", nama="Kosong")
    cocok = umum(kategori=lampu, kelurahan=desa)
    berakhir = umum(terverifikasi=False, selesai=True)
    for query in ("kategori=lampu", f"kelurahan={desa.kode}", "status=berjalan"):
        assert nomor_di(client, f"?{query}") == [cocok.nomor]
    assert nomor_di(client, "?status=selesai") == [berakhir.nomor]
    assert nomor_di(client, "?status=selesai&kategori=lampu") == []
    jawab = client.halaman(f"{DAFTAR}?kategori=lampu&status=berjalan")
    assert [c["url"] for c in jawab.context["chip"]] == [
        f"{DAFTAR}?kategori=lampu",
        f"{DAFTAR}?status=berjalan",
    ]
    isi = client.halaman(f"{DAFTAR}?kategori=lampu").text
    assert "daftar.csv?kategori=lampu" in isi
    assert kosong.nama not in isi


@pytest.mark.parametrize(
    "query",
    [
        "kategori=tidak-ada",
        "kelurahan=1",
        "status=masuk",
        "status=%00",
        "setelah=0",
        "setelah=1000000000",
        "setelah=2024-06-04_1",
        "setelah=%00_1",
        "setelah=2024-06-04T00:00:00%2B00:00_x",
        "kategori=" + "x" * 10_000,
        "setelah=2024-06-04T00:00:00%2B00:00_" + "9" * 30,
    ],
)
def test_an_unknown_value_is_said_never_ignored(client, query):
    umum()
    jawab = client.get(f"{DAFTAR}?{query}")
    assert jawab.status_code == 400
    assert "ini tidak ada." in jawab.text
    if not query.startswith("setelah"):  # the sheet has no pages
        assert client.get(f"/pengaduan/daftar.csv?{query}").status_code == 400


def test_pages_by_key_lead_to_all_and_back(client):
    semua = [umum().nomor for _ in range(2 * PER_HALAMAN + 1)][::-1]
    terbaca = []
    alamat, langkah = f"{DAFTAR}?status=berjalan", 0
    while alamat and langkah < 5:
        isi = client.halaman(alamat).context
        terbaca += [p.nomor for p in isi["daftar"].baris]
        alamat, langkah = isi["sesudah"], langkah + 1
    assert terbaca == semua
    assert isi["daftar"].jumlah == len(semua)
    sesudah = client.halaman(DAFTAR).context["sesudah"]
    assert "Kembali ke awal daftar" in client.halaman(sesudah).text


def test_the_sheet_holds_all_of_them_and_runs_nothing(client):
    umum(judul_umum="=1+1")
    satu(terverifikasi=False, selesai=True)
    jawab = client.get("/pengaduan/daftar.csv")
    teks = b"".join(jawab.streaming_content).decode("utf-8-sig")
    baris = list(csv.DictReader(teks.splitlines()))
    assert len(baris) == 2
    assert baris[1]["judul"] == "'=1+1"
    assert baris[0]["cara_selesai"] == "pelapor"
    assert "Siti" not in teks
    assert jawab["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("akhir", [True, False])
def test_one_complaint_shows_what_was_checked_and_how_it_ended_and_nobody(
    client, akhir
):
    lain = {"terverifikasi": False, "selesai": True} if akhir else {}
    aduan = satu(uraian="Kata asli pelapor.", lokasi="Rumah nomor 5", **lain)
    isi = client.halaman(f"/pengaduan/umum/{NOMOR.lower()}/").text
    assert "Lampu di depan pasar mati." in isi
    assert aduan.pemegang.nama in isi
    for kata in ("Kata asli pelapor.", "Rumah nomor 5", "Siti", aduan.kode):
        assert kata not in isi
    assert ("Pelapor menyatakan selesai" in isi) == akhir
    assert ("/ikuti/?pengaduan=" in isi) != akhir


def test_its_place_is_a_dot_in_the_kelurahan_and_never_the_point(client):
    cipedes = WilayahFactory(kode="32.78.02", nama="Cipedes")
    desa = WilayahFactory(kode="32.78.02.1003", tingkat="kelurahan", induk=cipedes)
    satu(kelurahan=desa, lintang="-7.3", bujur="108.2")
    isi = client.halaman(f"/pengaduan/umum/{NOMOR}/").text
    assert isi.count("<circle cx") == 1
    assert 'class="padat-2"' in isi
    assert "bukan di tempat persisnya" in isi
    assert "108.2" not in isi


def test_only_marked_photos_are_public(client):
    kantor = buka_kantor()
    aduan = adukan(kantor, pada=f.PADA, berkas=[bukti(), bukti(80)])
    tampil, tidak = aduan.berkas.all()
    surat = f.BerkasPengaduanFactory(pengaduan=aduan, tipe="application/pdf", umum=True)
    kata = {"judul_umum": "Jalan", "uraian_umum": "Jalan rusak."}
    Pengaduan.objects.filter(pk=aduan.pk).update(
        terbit=True, terbit_pada=f.PADA, **kata
    )
    aduan.berkas.filter(pk=tampil.pk).update(umum=True)
    pangkal = f"/pengaduan/umum/{aduan.nomor}/"
    jawab = client.get(f"{pangkal}foto/{tampil.pk}/")
    b"".join(jawab.streaming_content)
    assert jawab["Cache-Control"] == "public, max-age=60"
    isi = client.halaman(pangkal).text
    assert f"foto/{tampil.pk}/" in isi
    assert f"foto/{tidak.pk}/" not in isi
    for lain in (tidak, surat):  # a paper is no photo
        assert client.get(f"{pangkal}foto/{lain.pk}/").status_code == 404


def test_what_is_withdrawn_is_gone_at_once(client):
    aduan = satu()
    alamat = f"/pengaduan/umum/{NOMOR}/"
    assert client.get(alamat)["Cache-Control"].startswith("public")
    assert nomor_di(client) == [NOMOR]
    client.halaman(DAFTAR)
    tarik_pengaduan(aduan, Saat(PetugasFactory(), f.PADA), alasan="Wajah tampak.")
    assert client.get(alamat).status_code == 404
    assert client.get(f"{alamat}ikut/").status_code == 404
    assert nomor_di(client) == []
    assert NOMOR not in client.get(DAFTAR).text


def test_pages_cost_the_same_for_one_and_for_many(client):
    pertama = satu()
    ekor = ("daftar/", "daftar.csv", f"umum/{NOMOR}/")
    biaya = []
    for banyak in (0, 25):
        for _ in range(banyak):
            LanggananFactory(kunci=umum(kategori=pertama.kategori).nomor)
        kosongkan()
        biaya.append([len(kueri_dingin(client, f"/pengaduan/{e}")) for e in ekor])
    assert biaya[0] == biaya[1]
    assert max(biaya[0]) <= 6


def ikut(client, surel=""):
    return client.post(f"/ikuti/?pengaduan={NOMOR}", {"surel": surel})


def test_one_browser_counts_once_and_only_confirmed_ones_in_public(client):
    satu()
    semua, alamat = Langganan.objects.pendukung(NOMOR), f"/pengaduan/umum/{NOMOR}/"
    for _ in range(2):
        isi = ikut(client).text
    assert "dukungan Anda tercatat" in isi
    assert "kami mengirim satu surel" not in isi
    lain = PortalClient()
    lain.halaman(f"/ikuti/?pengaduan={NOMOR}")
    assert "kami mengirim satu surel" in ikut(lain, "Karangan@example.org").text
    assert semua.count() == 2
    assert "Belum ada dukungan yang dipastikan." in client.halaman(alamat).text
    client.post(tautan("/ikuti/pasti/"))
    assert "1 orang ikut mendukung" in client.halaman(alamat).text
    client.post(alamat_saya(semua.aktif().get().sidik))
    assert (semua.aktif().count(), semua.count()) == (0, 2)
    assert "1 orang ikut mendukung" in client.halaman(alamat).text


@pytest.mark.parametrize("selesai", [True, False])
def test_an_ended_one_is_not_followed_but_told_of_to_its_followers(client, selesai):
    aduan = satu(terverifikasi=False, selesai=selesai)
    assert ikut(client)["Location"] == f"/pengaduan/umum/{NOMOR}/"
    with pytest.raises(TindakanTerlarang, match="tidak dapat diikuti"):
        ikuti(LANGGANAN, hal_aduan(aduan), pada=f.PADA)
    assert not Langganan.objects.exists()
    LanggananFactory(kunci=NOMOR, dikabari_pada=f.PADA - timedelta(days=7))
    assert kirim_langganan(pada=f.PADA + timedelta(hours=1), lanjut=lambda: True) == 1
    assert f"Aduan {NOMOR} sekarang: " in berisi("cara berhenti")[-1].isi


def tautan(jalan):
    return re.search(rf"{jalan}\S+", berisi(jalan)[-1].isi)[0]
