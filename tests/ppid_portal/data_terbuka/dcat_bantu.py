"""Reads the catalogue as harvesters do: RDFlib, the shapes, the rules of ckanext-dcat."""

import warnings
from pathlib import Path

from pyshacl import validate
from rdflib import RDF, Graph, Literal, Namespace, URIRef

BENTUK = Path(__file__).parents[2] / "data" / "dcat_ap.ttl"
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
JSON_LD, TURTLE = "json-ld", "turtle"


def baca(client, alamat, bentuk=JSON_LD):
    """The page as a graph."""
    jawab = client.get(alamat)
    assert jawab.status_code == 200, jawab.content
    return urai(jawab.content, bentuk)


def urai(isi, bentuk=JSON_LD):
    """A graph from its text; of RDFlib's own ageing parts we need not hear."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="rdflib")
        return Graph().parse(data=isi, format=bentuk)


def periksa(graf):
    """Whether the graph has the shape, and what the validator says."""
    bentuk = urai(BENTUK.read_text(), TURTLE)
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
