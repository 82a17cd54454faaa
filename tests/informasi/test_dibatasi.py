"""An applicant who had his data limited: no paper of his case shows his name."""

from __future__ import annotations

import pytest
from django.urls import reverse

from informasi.models import Keberatan
from informasi.register.siapa import siapa
from organisasi.models import Notifikasi
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import PADA, Kantor, buka_kantor, diproses
from tests.informasi.meja_keberatan import keberatan
from tests.klien import PortalClient
from tests.petugas import masuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


@pytest.fixture
def objek(kantor: Kantor) -> Keberatan:
    """An objection whose applicant had his data limited."""
    hasil = keberatan(diproses(kantor))
    hasil.pemohon.dibatasi_pada = PADA
    hasil.pemohon.save(update_fields=("dibatasi_pada",))
    return hasil


def alamat(objek: Keberatan) -> list[str]:
    """Every page of the case on which the name could stand."""
    permohonan = objek.permohonan
    assert permohonan is not None
    bukti, tanda = permohonan.surat.first(), objek.surat.get()
    pk = {"permohonan": (permohonan.pk, bukti.pk), "keberatan": (objek.pk, tanda.pk)}
    surat = [
        reverse(f"admin:informasi_{model}_{nama}", args=args)
        for model, args in pk.items()
        for nama in ("surat", "surat_cetak")
    ]
    return [*surat, reverse("admin:informasi_keberatan_dosir", args=(objek.pk,))]


def test_the_unit_opens_no_paper_and_no_dossier(
    client: PortalClient, kantor: Kantor, objek: Keberatan
) -> None:
    masuk(client, kantor.kepala)

    for satu in alamat(objek):
        assert client.get(satu).status_code == 403, satu


def test_the_unit_is_told_on_the_page_of_the_identity(
    client: PortalClient, kantor: Kantor, objek: Keberatan
) -> None:
    masuk(client, kantor.kepala)
    ke = reverse("admin:informasi_keberatan_buka", args=(objek.pk,))

    jawab = client.post(ke, {"alasan": "Menelepon pemohon."})

    assert "dibatasi" in jawab.text
    assert str(objek.pemohon.nama) not in jawab.text


def test_the_main_ppid_still_opens_them(
    client: PortalClient, kantor: Kantor, objek: Keberatan
) -> None:
    masuk(client, kantor.ppid_utama)

    for satu in alamat(objek):
        jawab = client.get(satu)
        assert jawab.status_code == 200, satu
        if jawab.streaming:
            b"".join(jawab.streaming_content)  # read to its end, so it is closed


def test_the_full_register_masks_him(objek: Keberatan) -> None:
    nama, *_ = siapa(objek.pemohon, identitas=True)

    assert nama == objek.pemohon.nama_samar


def test_who_objects_without_a_request_is_mailed_the_way_to_it(kantor: Kantor) -> None:
    objek = keberatan(None, "b", pemohon=PemohonFactory.build(), unit=kantor.kecamatan)

    pesan = Notifikasi.objects.kepada(objek.pemohon.surel).get()
    assert f"/keberatan/{objek.kode}/" in pesan.isi
