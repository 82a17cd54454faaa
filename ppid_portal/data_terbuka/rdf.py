"""RDF as plain dictionaries: JSON-LD as they stand, Turtle by a small writer.

A node is a mapping with ``@id``, ``@type`` and properties ``prefix:name``. A value is a
text, an IRI (``iri``), a typed or tagged literal (``nilai``, ``teks``), a node without
``@id`` (written in place), or a list of these. RDFlib could write Turtle too, but costs
every worker 22 MB once it is imported (docs/adr/0026).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

RUANG = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Simpul = Mapping[str, Any]
# What no IRI may hold (RFC 3987; the Turtle grammar refuses the same).
TERLARANG = re.compile('[\x00-\x20<>"{}|^`\\\\]')
LOLOS = {
    **{chr(n): f"\\u{n:04X}" for n in (*range(32), 127)},
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
}


def iri(alamat: str) -> dict[str, str]:
    """A reference; signs that no IRI may hold are percent-encoded."""
    return {"@id": TERLARANG.sub(lambda h: quote(h[0], safe=""), alamat)}


def teks(isi: str) -> dict[str, str]:
    """Words in Indonesian."""
    return {"@value": isi, "@language": "id"}


def nilai(isi: object, jenis: str) -> dict[str, str]:
    """A literal of a datatype: ``nilai("2024-06-04", "date")``."""
    return {"@value": str(isi), "@type": f"xsd:{jenis}"}


def simpul(isi: Mapping[str, Any]) -> dict[str, Any]:
    """A node without the properties that have no value."""
    return {nama: satu for nama, satu in isi.items() if satu not in (None, "", [])}


def json_ld(graf: Sequence[Simpul]) -> dict[str, Any]:
    """The graph with its own context: a reader needs nothing from the net."""
    return {"@context": RUANG, "@graph": graf}


def turtle(graf: Iterable[Simpul]) -> Iterator[str]:
    """The same graph as Turtle, node by node."""
    for awalan, ruang in RUANG.items():
        yield f"@prefix {awalan}: <{ruang}> .\n"
    for satu in graf:
        yield f"\n<{satu['@id']}> {_isi(satu, ' ;\n  ')} .\n"


def _isi(satu: Simpul, sela: str) -> str:
    """Type and properties, one after the other."""
    return sela.join(
        f"a {', '.join(_daftar(isi))}"
        if nama == "@type"
        else f"{nama} {', '.join(map(_objek, _daftar(isi)))}"
        for nama, isi in satu.items()
        if nama != "@id"
    )


def _daftar(isi: Any) -> Sequence[Any]:
    return isi if isinstance(isi, list) else (isi,)


def _objek(isi: Any) -> str:
    if isinstance(isi, str):
        return _literal(isi)
    if "@value" in isi:
        ekor = f"@{isi['@language']}" if "@language" in isi else f"^^{isi['@type']}"
        return _literal(isi["@value"]) + ekor
    if "@id" in isi:
        return f"<{isi['@id']}>"
    return f"[ {_isi(isi, ' ; ')} ]"


def _literal(isi: str) -> str:
    return '"' + "".join(LOLOS.get(huruf, huruf) for huruf in isi) + '"'
