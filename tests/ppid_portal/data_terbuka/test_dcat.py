"""Fitur 185: the catalogue as DCAT, for people, harvesters and CKAN."""

import json
import re
import warnings
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import caches
from hypothesis import given, strategies as st
from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from organisasi.models import Pengaturan, Unit
from ppid_portal.data_terbuka import dcat
from ppid_portal.data_terbuka.dcat import RUANG, iri, json_ld, nilai, teks
from tests.factories.informasi import (
    BerkasFactory,
    DokumenFactory,
    KelompokFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db
BENTUK = Path(__file__).parents[2] / "data" / "dcat_ap.ttl"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")


def baca(client, alamat):
    """The page as a graph."""
    jawab = client.get(alamat)
    assert jawab.status_code == 200, jawab.content
    return urai(jawab.content)


def urai(isi, bentuk="json-ld"):
    """A graph from its text; of RDFlib's own ageing parts we need not hear."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        return Graph().parse(data=isi, format=bentuk)


def periksa(graf):
    """Whether the graph has the shape, and what the validator says."""
    bentuk = urai(BENTUK.read_text(), "turtle")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        sesuai, _, kata = validate(graf, shacl_graph=bentuk)
    return sesuai, kata


def halaman_berikut(graf):
    """The next page as ckanext-dcat finds it (processors.RDFParser.next_page)."""
    for simpul in graf.subjects(RDF.type, HYDRA.PagedCollection):
        for objek in graf.objects(simpul, HYDRA.next):
            return str(objek)
    return None


def himpunan_ckan(graf):
    """Data sets by IRI with what CKAN makes a package of: title, notes, tags, resources."""
    hasil = {}
    for himpunan in graf.subjects(RDF.type, DCAT.Dataset):
        assert isinstance(himpunan, URIRef)
        hasil[str(himpunan)] = {
            "title": _satu(graf, himpunan, DCT.title),
            "notes": _satu(graf, himpunan, DCT.description),
            "identifier": _satu(graf, himpunan, DCT.identifier),
            "tags": [str(t) for t in graf.objects(himpunan, DCAT.keyword)],
            "resources": [
                _satu(graf, bentuk, DCAT.downloadURL)
                or _satu(graf, bentuk, DCAT.accessURL)
                for bentuk in graf.objects(himpunan, DCAT.distribution)
            ],
        }
    return hasil


def _satu(graf, simpul, sifat):
    nilai = graf.value(simpul, sifat)
    assert nilai is None or isinstance(nilai, Literal | URIRef)
    return str(nilai or "")


JSONLD = "/data/katalog.jsonld"
SITUS = "http://localhost:8000"
FREKUENSI = "http://publications.europa.eu/resource/authority/frequency/"


@pytest.fixture
def unit():
    return UnitFactory(
        nama="Dinas Contoh",
        peran_ppid=Unit.PeranPPID.UTAMA,
        surel="dinas@contoh.invalid",
        wilayah=WilayahFactory(nama="Cipedes"),
    )


def isi_lengkap(unit):
    """An entry with everything that can stand in a catalogue, and odd signs in it."""
    dokumen = DokumenFactory(
        unit=unit,
        kelompok=KelompokFactory(nama="Laporan keuangan (tahunan)"),
        judul='Anggaran "2024" \\ tahap I',
        ringkasan="Baris satu\nbaris dua\tdan 5 < 6",
        klasifikasi="berkala",
        periode_mulai=date(2024, 1, 1),
        periode_selesai=date(2024, 12, 31),
        dimutakhirkan_pada=date(2024, 6, 4),
        tautan="https://contoh.invalid/a b?x={1}",
    )
    BerkasFactory(dokumen=dokumen, judul="Anggaran")
    BerkasFactory(dokumen__unit=unit, judul="Hanya berkas")
    return dokumen


def test_the_catalogue_has_the_shape_of_dcat_ap(client, unit, caplog):
    kosong, kata = periksa(baca(client, JSONLD))
    assert kosong, kata
    isi_lengkap(unit)
    DokumenFactory(unit=UnitFactory(), lisensi="Hanya untuk penelitian")
    ld = baca(client, JSONLD)
    sesuai, kata = periksa(ld)
    assert sesuai, kata
    # No warning of the parser that CKAN harvests with.
    assert len(himpunan_ckan(ld)) > 5
    assert [r for r in caplog.records if "rdflib" in r.name] == []
    assert len(ld) > 100


def test_a_graph_that_lacks_what_is_mandatory_is_refused(client, unit):
    DokumenFactory(unit=unit)
    for hilang in (DCT.title, DCT.publisher, DCAT.distribution, DCAT.accessURL):
        graf = baca(client, JSONLD)
        graf.remove((None, hilang, None))
        sesuai, _ = periksa(graf)
        assert not sesuai, hilang


ISI = st.text(st.characters(codec="utf-8"), max_size=40)


@given(judul=ISI, kode=ISI, jalan=ISI)
def test_any_words_come_back_from_json_ld_as_they_went_in(judul, kode, jalan):
    simpul = {
        "@id": iri(f"https://contoh.invalid/{jalan}")["@id"],
        "@type": "dcat:Dataset",
        "dct:title": teks(judul),
        "dct:identifier": kode,
        "dct:modified": nilai("2024-06-04", "date"),
        "dct:temporal": {"@type": "dct:PeriodOfTime", "dct:title": [teks("a"), kode]},
    }
    ld = urai(json.dumps(json_ld([simpul])))
    (subjek,) = ld.subjects(RDF.type, DCAT.Dataset)
    assert ld.value(subjek, DCT.title) == Literal(judul, lang="id")
    assert str(ld.value(subjek, DCT.identifier)) == kode


def test_an_entry_carries_the_fields_of_satu_data(client, unit):
    dokumen = isi_lengkap(unit)
    berkas = dokumen.berkas.get()
    halaman = f"{SITUS}{dokumen.get_absolute_url()}"
    satu = URIRef(f"{halaman}#data")
    graf = baca(client, JSONLD)
    wali = graf.value(satu, DCT.publisher)
    assert str(graf.value(wali, URIRef(f"{RUANG['foaf']}name"))) == "Dinas Contoh"
    assert str(graf.value(satu, DCT.accrualPeriodicity)) == f"{FREKUENSI}ANNUAL_2"
    assert str(graf.value(graf.value(satu, DCT.spatial), DCT.identifier)) == (
        unit.wilayah_id
    )
    masa = graf.value(satu, DCT.temporal)
    assert graf.value(masa, DCAT.startDate).toPython() == date(2024, 1, 1)
    assert {str(k) for k in graf.objects(satu, DCAT.keyword)} >= {
        "Laporan keuangan tahunan",
        "Berkala",
    }
    sebaran = {str(s) for s in graf.objects(satu, DCAT.distribution)}
    assert sebaran == {f"{SITUS}{berkas.get_absolute_url()}", f"{halaman}#sumber"}
    assert str(graf.value(URIRef(f"{halaman}#sumber"), DCAT.accessURL)) == (
        "https://contoh.invalid/a%20b?x=%7B1%7D"
    )


def test_the_interval_is_a_frequency_and_a_licence_of_its_own_stands_in_words(
    client, unit
):
    for selang, klasifikasi in ((1, "berkala"), (18, "setiap_saat")):
        DokumenFactory(unit=unit, interval_bulan=selang, klasifikasi=klasifikasi)
    DokumenFactory(unit=unit, klasifikasi="setiap_saat", periode_mulai=date(2024, 1, 1))
    dokumen = DokumenFactory(unit=unit, lisensi="Hanya untuk penelitian")
    Pengaturan(lisensi="Bebas dengan sumber").save()
    graf = baca(client, JSONLD)
    tiap = {str(f) for f in graf.objects(None, DCT.accrualPeriodicity)}
    assert {f"{FREKUENSI}MONTHLY", f"{FREKUENSI}OTHER"} <= tiap
    sebaran = URIRef(f"{SITUS}{dokumen.get_absolute_url()}#sumber")
    assert graf.value(sebaran, DCT.license) is None
    kata = graf.value(graf.value(sebaran, DCT.rights), URIRef(f"{RUANG['rdfs']}label"))
    assert str(kata) == "Hanya untuk penelitian"
    lisensi = graf.value(predicate=RDF.type, object=DCT.LicenseDocument)
    assert str(graf.value(lisensi, DCT.title)) == "Bebas dengan sumber"


def test_closed_and_withdrawn_entries_are_not_in_it(client, unit):
    UjiKonsekuensiFactory(dokumen__judul="Denah ruang peladen")
    DokumenFactory(unit=unit, judul="Ditarik", status="ditarik", alasan_tarik="Keliru.")
    DokumenFactory(unit=unit, judul="Rancangan", status="rancangan")
    isi = client.get(JSONLD).content.decode()
    assert "Denah ruang" not in isi
    assert '"Ditarik"' not in isi
    assert "Rancangan" not in isi


def test_every_form_of_every_set_answers_with_its_type(client):
    for satu in dcat.SEMUA:
        for bentuk in satu.sebaran:
            jawab = client.get(bentuk.url)
            if jawab.streaming:
                b"".join(jawab.streaming_content)
            assert jawab.status_code == 200, bentuk
            tipe = jawab["Content-Type"].partition(";")[0]
            assert tipe == dcat.TIPE[bentuk.jenis], bentuk
            assert jawab["Access-Control-Allow-Origin"] == "*", bentuk


def test_ckan_harvests_every_entry_once_page_by_page(client, unit, monkeypatch):
    monkeypatch.setattr(dcat, "PER_HALAMAN", 2)
    DokumenFactory.create_batch(5, unit=unit)
    lanjut: str | None = f"{SITUS}{JSONLD}"
    semua: list[str] = []
    halaman = 0
    while lanjut:
        graf = baca(client, lanjut.removeprefix(SITUS))
        paket = himpunan_ckan(graf)
        for satu in paket.values():
            assert all(satu[k] for k in ("title", "notes", "identifier", "resources"))
            assert all(r.startswith("http") for r in satu["resources"])
        semua += paket
        lanjut, halaman = halaman_berikut(graf), halaman + 1
    assert halaman == 3
    assert len(semua) == len(set(semua))
    assert len([s for s in semua if "/informasi/" in s]) == 5


def test_the_name_of_the_catalogue_leads_to_the_form_asked_for(client):
    for terima, tujuan in (
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/data/"),
        ("application/ld+json", JSONLD),
        ("application/json", JSONLD),
        ("text/html;q=0.4, application/ld+json;q=0.3", "/data/"),
        ("*/*", JSONLD),
    ):
        jawab = client.get("/data/katalog", headers={"Accept": terima})
        assert (jawab.status_code, jawab["Location"]) == (303, tujuan), terima
        assert "Accept" in jawab["Vary"]
        assert client.get(tujuan).status_code == 200
    jawab = client.get("/data/katalog", headers={"Accept": "application/rdf+xml"})
    assert jawab.status_code == 406
    assert "application/ld+json" in jawab.content.decode()
    # A broken key is refused in words.
    for setelah in ("apa", "2024-06-04T00:00:00_1", "2024-99-99T00:00:00+07:00_1"):
        jawab = client.get(JSONLD, {"setelah": setelah})
        assert jawab.status_code == 400
        assert "Mulai dari awal" in jawab.content.decode()


def test_the_same_page_is_not_sent_twice(client, unit):
    DokumenFactory(unit=unit)
    etag = client.get(JSONLD)["ETag"]
    assert client.get(JSONLD, headers={"If-None-Match": etag}).status_code == 304
    DokumenFactory(unit=unit)
    assert client.get(JSONLD, headers={"If-None-Match": etag}).status_code == 200


def test_far_pages_push_nothing_out_of_memory(client, unit):
    DokumenFactory(unit=unit)
    caches["halaman"].clear()
    client.get("/informasi/", {"setelah": "1~2026-06-04T00:00:00+07:00_1"})
    client.get(JSONLD)
    assert not caches["halaman"]._cache  # type: ignore[attr-defined]
    client.get("/informasi/")
    assert caches["halaman"]._cache  # type: ignore[attr-defined]


def test_says_how_much_there_is(client):
    unit = UnitFactory()
    DokumenFactory.create_batch(2, unit=unit)
    DokumenFactory(unit=unit, klasifikasi="dikecualikan")
    assert len(kueri_dingin(client, "/data/")) == 2
    assert kueri_tersimpan(client, "/data/") == []
    isi = client.halaman("/data/").content.decode()
    assert "2 informasi terbuka dan 1 unit" in isi
    assert "menyebut sumber" in isi


def test_every_address_it_names_answers(client):
    DokumenFactory()
    isi = client.halaman("/data/").content.decode().split("<main")[1]
    alamat = re.findall(r'href="(/[^"]*)"', isi.split("</main>")[0])
    jawab = {
        a: client.get(a, follow=True).status_code
        for a in alamat
        if "/tentang/" not in a
    }
    assert len(jawab) >= 7
    assert set(jawab.values()) == {200}
