"""What the tables of the import never hold."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from pemangku.models import ImporBaris
from tests.factories.impor import ImporBarisFactory, ImporBerkasFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


@pytest.mark.parametrize(
    ("isi", "kendala"),
    [
        ({"status": "entah"}, "pemangku_imporberkas_status_dikenal"),
        ({"diproses": 2}, "pemangku_imporberkas_kemajuan_wajar"),
    ],
)
def test_sheet_that_cannot_be_is_refused(isi: dict[str, object], kendala: str) -> None:
    with pytest.raises(IntegrityError, match=kendala):
        ImporBerkasFactory(**isi)


@pytest.mark.parametrize(
    ("isi", "kendala"),
    [
        ({"vonis": "entah"}, "pemangku_imporbaris_vonis_dikenal"),
        (
            {"vonis": ImporBaris.Vonis.GALAT, "hasil": ImporBaris.Hasil.DIBUAT},
            "pemangku_imporbaris_galat_tidak_ditulis",
        ),
    ],
)
def test_row_that_cannot_be_is_refused(isi: dict[str, object], kendala: str) -> None:
    with pytest.raises(IntegrityError, match=kendala):
        ImporBarisFactory(**isi)


def test_row_of_a_sheet_stands_there_once() -> None:
    satu = ImporBarisFactory()

    with pytest.raises(IntegrityError, match="pemangku_imporbaris_unik"):
        ImporBarisFactory(berkas=satu.berkas, nomor=satu.nomor)


def test_sheet_and_row_are_called_by_their_numbers() -> None:
    satu = ImporBarisFactory(nomor=7, berkas__nomor="IMP-2024-0001")

    assert (str(satu), str(satu.berkas)) == ("Baris 7", "IMP-2024-0001 daftar.xlsx")
