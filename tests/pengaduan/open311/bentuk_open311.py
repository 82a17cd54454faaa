"""What the published GeoReport v2 schemas ask of the four JSON replies, in our own words.

Codes are strings, ``metadata`` is true or false, places are numbers, moments have a date,
a time and a zone. What may be unknown may be null.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

Sah = Callable[[object], bool]
JENIS = {
    *("string", "number", "datetime", "text"),
    *("singlevaluelist", "multivaluelist"),
}


def teks(nilai):
    return isinstance(nilai, str)


def berisi(nilai):
    return isinstance(nilai, str) and bool(nilai.strip())


def ya_tidak(nilai):
    return isinstance(nilai, bool)


def angka(nilai):
    return isinstance(nilai, int | float) and not isinstance(nilai, bool)


def urut(nilai):
    return isinstance(nilai, int) and not isinstance(nilai, bool) and nilai > 0


def saat(nilai):
    """A date-time as RFC 3339 has it: with ``T`` and an offset."""
    if not isinstance(nilai, str) or "T" not in nilai:
        return False
    try:
        return datetime.fromisoformat(nilai).tzinfo is not None
    except ValueError:
        return False


def salah_satu(*pilihan):
    return lambda nilai: nilai in pilihan


def boleh_nihil(sah):
    return lambda nilai: nilai is None or sah(nilai)


LAYANAN: Mapping[str, Sah] = {
    "service_code": berisi,
    "service_name": berisi,
    "description": teks,
    "metadata": ya_tidak,
    "type": salah_satu("realtime", "batch", "blackbox"),
    "keywords": teks,
    "group": teks,
}
ATRIBUT: Mapping[str, Sah] = {
    "variable": ya_tidak,
    "code": berisi,
    "datatype": salah_satu(*JENIS),
    "required": ya_tidak,
    "datatype_description": teks,
    "order": urut,
    "description": teks,
    "values": lambda nilai: isinstance(nilai, list),
}
NILAI: Mapping[str, Sah] = {"key": berisi, "name": berisi}
PERMINTAAN: Mapping[str, Sah] = {
    "service_request_id": berisi,
    "status": salah_satu("open", "closed"),
    "status_notes": boleh_nihil(teks),
    "service_name": berisi,
    "service_code": berisi,
    "description": boleh_nihil(teks),
    "agency_responsible": boleh_nihil(teks),
    "service_notice": boleh_nihil(teks),
    "requested_datetime": saat,
    "updated_datetime": boleh_nihil(saat),
    "expected_datetime": boleh_nihil(saat),
    "address": boleh_nihil(teks),
    "address_id": boleh_nihil(teks),
    "zipcode": boleh_nihil(teks),
    "lat": boleh_nihil(angka),
    "long": boleh_nihil(angka),
    "media_url": boleh_nihil(berisi),
}


def cacat(isi, bentuk):
    """What an object has wrong, too much, or not at all."""
    if not isinstance(isi, dict):
        yield f"no object: {isi!r}"
        return
    yield from (f"{nama}: missing" for nama in bentuk if nama not in isi)
    for nama, nilai in isi.items():
        if nama not in bentuk:
            yield f"{nama}: unknown"
        elif not bentuk[nama](nilai):
            yield f"{nama}: {nilai!r}"


def cacat_daftar(isi, bentuk):
    """The same of each object of a list."""
    if not isinstance(isi, list):
        return [f"no list: {isi!r}"]
    return [galat for satu in isi for galat in cacat(satu, bentuk)]


def cacat_definisi(isi):
    """The same of a service definition, with its attributes and their values."""
    daftar: Sah = lambda nilai: isinstance(nilai, list)  # noqa: E731
    galat = [*cacat(isi, {"service_code": berisi, "attributes": daftar})]
    if galat:
        return galat
    semua = isi["attributes"]
    urutan = [satu.get("order") for satu in semua]
    return [
        *cacat_daftar(semua, ATRIBUT),
        *(g for satu in semua for g in cacat_daftar(satu.get("values"), NILAI)),
        *(["order: not unique"] if len(set(urutan)) < len(urutan) else []),
    ]
