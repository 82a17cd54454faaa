"""Fitur 182: whatever is asked of /api/, the answer is what its own description says."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings as hypothesis_settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from ppid_portal.data_terbuka.resources import SEMUA
from tests.dunia import buat_dunia, tambah_informasi
from tests.factories.pemangku import (
    KegiatanFactory,
    PutaranFactory,
    SasaranPutaranFactory,
)

pytestmark = pytest.mark.django_db
# Of each resource and kind so many calls: seconds, not minutes.
CONTOH = 6
PERIKSA = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
JALAN = [
    (s.nama, akhir)
    for s in SEMUA
    for akhir in ("daftar", *(("satu",) if s.satu else ()))
]


@pytest.fixture(autouse=True)
def _connection_stays_open():
    """As Django's test client does: the end of a request is not that of the test."""
    sinyal = (request_started, request_finished)
    for satu in sinyal:
        satu.disconnect(close_old_connections)
    yield
    for satu in sinyal:
        satu.connect(close_old_connections)


@pytest.fixture
def dunia():
    satu = buat_dunia()
    tambah_informasi(satu, 30)
    kegiatan = KegiatanFactory(tuan_rumah=satu.kecamatan)
    kegiatan.sasaran.add(
        SasaranPutaranFactory(putaran=PutaranFactory(status="berjalan"))
    )
    return satu


@pytest.mark.parametrize("cara", list(GenerationMode))
@pytest.mark.parametrize(("nama", "akhir"), JALAN)
def test_every_answer_has_a_status_type_and_shape_that_the_document_names(
    dunia, nama, akhir, cara
):
    skema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    operasi = skema.find_operation_by_id(f"{nama}_{akhir}")
    if cara == GenerationMode.NEGATIVE and not operasi.query and akhir == "daftar":
        return
    dicoba = []

    @given(kasus=operasi.as_strategy(generation_mode=cara))
    @hypothesis_settings(
        max_examples=CONTOH,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    def coba(kasus):
        jawab = kasus.call(headers={"Accept-Encoding": "identity"})
        kasus.validate_response(jawab, checks=PERIKSA)
        dicoba.append(jawab.status_code)

    coba()
    assert len(dicoba) >= CONTOH // 2
    assert set(dicoba) <= {200, 400, 404, 422}
