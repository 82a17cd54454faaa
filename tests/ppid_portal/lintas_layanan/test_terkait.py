"""6.9: panels beside a complaint and a request."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Isu, Unit, Wilayah
from pemangku.kunjungan.actions import ubah_kegiatan, usulkan_agenda
from pemangku.models import Kegiatan, Pemangku
from ppid_portal.lintas_layanan import views as terkait
from ppid_portal.lintas_layanan.views import pemangku_terkait, sering_ditanya
from tests.factories import pemangku as f
from tests.factories.informasi import DokumenFactory, KelompokFactory, PermohonanFactory
from tests.factories.organisasi import IsuFactory, UnitFactory, WilayahFactory
from tests.factories.pengaduan import KategoriFactory, PengaduanFactory
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db
PADA = datetime(2024, 7, 1, 3, tzinfo=UTC)
HARI = PADA.date()


@pytest.fixture
def kecamatan():
    return UnitFactory(
        nama="Kecamatan Cipedes",
        jenis=Unit.Jenis.KECAMATAN,
        wilayah=WilayahFactory(kode="32.78.02", nama="Cipedes"),
    )


def kelurahan(kecamatan, kode="1001"):
    return WilayahFactory(
        kode=f"{kecamatan.wilayah_id}.{kode}",
        tingkat=Wilayah.Tingkat.KELURAHAN,
        induk=kecamatan.wilayah,
    )


@pytest.fixture
def aduan(kecamatan):
    kategori = KategoriFactory(kode="jalan", nama="Jalan rusak")
    return PengaduanFactory(
        kategori=kategori, kelurahan=kelurahan(kecamatan), unit=kecamatan
    )


def sebentar_lagi(unit, hari=8):
    mulai = timezone.now() + timedelta(days=hari)
    return f.KegiatanFactory(
        tuan_rumah=unit, mulai=mulai, selesai=mulai + timedelta(hours=2)
    )


@pytest.fixture
def ditanya(kecamatan):
    dokumen = DokumenFactory(unit=kecamatan, kelompok=KelompokFactory())
    return PermohonanFactory(
        unit=kecamatan, dokumen=dokumen, tanggal_terima=timezone.localdate()
    )


def berminat(aduan, **isi):
    kode = [aduan.kategori.kode]
    isu = Isu.objects.filter(kategori_pengaduan=kode).first() or IsuFactory(
        kategori_pengaduan=kode
    )
    pemangku = f.PemangkuFactory(**isi)
    pemangku.isu.add(isu)
    return pemangku


def test_bodies_of_the_place_and_topic_stand_beside_a_complaint(aduan, kecamatan):
    tetangga = kelurahan(kecamatan, "1002")
    di_sini = berminat(aduan, nama_resmi="LPM Sini", wilayah=aduan.kelurahan)
    meliputi = berminat(aduan, nama_resmi="Forum RW", wilayah=tetangga)
    f.KaitanFactory(pemangku=meliputi, wilayah=kecamatan.wilayah)
    berminat(aduan, nama_resmi="LPM Sebelah", wilayah=tetangga)
    berminat(aduan, wilayah=aduan.kelurahan, status=Pemangku.Status.NONAKTIF)
    f.PemangkuFactory(nama_resmi="Tanpa Minat", wilayah=aduan.kelurahan)
    isi = pemangku_terkait(aduan, HARI)
    assert set(isi["lembaga"]) == {di_sini, meliputi}
    assert isi["jumlah"] == sum(banyak for _, banyak in isi["unsur"]) == 2
    assert isi["selesai"] == 0


def test_five_finished_of_one_kind_in_one_place_are_worth_telling(
    client, aduan, kecamatan
):
    def tambah(**isi):
        PengaduanFactory(
            selesai=True,
            kategori=aduan.kategori,
            kelurahan=aduan.kelurahan,
            **{"selesai_pada": timezone.now() - timedelta(days=3), **isi},
        )

    for _ in range(4):
        tambah()
    tambah(selesai_pada=timezone.now() - timedelta(days=31))
    tambah(rahasia=True)
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kecamatan))
    alamat = reverse("terkait-aduan", args=(aduan.pk,))
    assert "Kabari pemangku" not in client.get(alamat).text
    tambah()
    isi = client.get(alamat).context
    assert isi["terkait"]["selesai"] == 5
    borang = client.get(isi["alamat_kabari"])
    assert borang.context["form"]["judul"].value().startswith("Aduan jalan rusak di ")
    assert "5 aduan" in borang.context["form"]["isi"].value()
    # Only who reads the complaint reads the panel.
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, UnitFactory()))
    assert client.get(alamat).status_code == 404


def test_what_is_often_asked_can_be_proposed_for_the_next_visit_once(
    client, kecamatan, ditanya
):
    nama = ditanya.dokumen.kelompok.nama
    # One at a kelurahan is one of its kecamatan.
    lurah = UnitFactory(jenis=Unit.Jenis.KELURAHAN, induk=kecamatan)
    assert sering_ditanya(PermohonanFactory(unit=lurah), PADA)["tempat"] == kecamatan
    _jauh, dekat = (sebentar_lagi(kecamatan, hari) for hari in (9, 8))
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kecamatan))
    alamat = reverse("terkait-permohonan", args=(ditanya.pk,))
    assert nama in client.get(alamat).text
    for _ in range(2):
        client.post(alamat, {"topik": nama})
    dekat.refresh_from_db()
    assert [b["topik"] for b in dekat.agenda] == [f"Sering diminta: {nama}"]
    assert client.post(alamat, {"topik": "Lain"}).status_code == 404


def test_only_who_reads_the_request_proposes_and_only_for_a_plan(
    client, kecamatan, ditanya, monkeypatch
):
    rencana = sebentar_lagi(kecamatan)
    alamat = reverse("terkait-permohonan", args=(ditanya.pk,))
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, UnitFactory()))
    assert client.get(alamat).status_code == 404
    # It begins between the look and the press.
    semula = terkait.sering_ditanya

    def sambil_mulai(*isi):
        hasil = semula(*isi)
        Kegiatan.objects.update(status=Kegiatan.Status.BERLANGSUNG)
        return hasil

    monkeypatch.setattr(terkait, "sering_ditanya", sambil_mulai)
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kecamatan))
    jawab = client.post(alamat, {"topik": ditanya.dokumen.kelompok.nama}, follow=True)
    assert "sudah dimulai" in jawab.text
    rencana.refresh_from_db()
    assert not rencana.agenda


def test_a_proposed_line_is_not_written_over_by_who_had_the_plan_open(kecamatan):
    kegiatan = f.KegiatanFactory(tuan_rumah=kecamatan)
    terbuka, oleh = kegiatan.edisi, petugas_berperan(Peran.PPID_PEMBANTU, kecamatan)
    usulkan_agenda(kegiatan, Saat(oleh, PADA), topik="Sering diminta: Anggaran")
    with pytest.raises(TindakanTerlarang, match="baru saja diubah orang lain"):
        ubah_kegiatan(
            Kegiatan.objects.get(),
            Saat(oleh, PADA),
            isian={"tempat": "Aula baru", "agenda": []},
            sasaran=(),
            petugas=(),
            edisi=terbuka,
        )
    kegiatan.refresh_from_db()
    assert len(kegiatan.agenda) == 1
