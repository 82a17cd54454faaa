"""PK-49: relations read from both sides; neither a cycle nor a link to itself."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django.asserts import assertContains

from pemangku.actions.hubungan import hubungkan_pemangku
from pemangku.models import HubunganPemangku
from pemangku.models.pilihan import BALIKAN, JenisHubunganPemangku
from tests.factories.pemangku import HubunganPemangkuFactory
from tests.pemangku.meja_register import PADA, alamat, lembaga
from tests.petugas import masuk


@pytest.mark.parametrize("jenis", JenisHubunganPemangku)
def test_pk_49_each_kind_has_a_word_for_the_other_side(client, kantor, jenis):
    rw, kelurahan = lembaga(kantor, "RW 05"), lembaga(kantor, "Kelurahan Nagarasari")
    hubungkan_pemangku(rw, ke=kelurahan, jenis=jenis, oleh=kantor.operator, pada=PADA)
    masuk(client, kantor.operator)

    dari, ke = (client.get(alamat("change", p.pk)) for p in (rw, kelurahan))

    assertContains(dari, jenis.label)
    assertContains(ke, BALIKAN[jenis])
    satu = HubunganPemangku.objects.get()
    assert str(satu) == f"{jenis.label} Kelurahan Nagarasari"
    assert satu.sebutan_balik == f"{BALIKAN[jenis]} RW 05"


def test_pk_49_a_link_to_itself_is_refused_by_act_and_table(kantor):
    rw = lembaga(kantor, "RW 05")
    with pytest.raises(ValidationError, match="bukan dirinya sendiri"):
        hubungkan_pemangku(rw, ke=rw, jenis="membina", oleh=kantor.operator, pada=PADA)
    with pytest.raises(IntegrityError, match="bukan_dirinya"), transaction.atomic():
        HubunganPemangkuFactory(dari=rw, ke=rw)


def test_pk_49_a_cycle_of_parents_is_refused(kantor):
    kelurahan = lembaga(kantor, "Kelurahan Nagarasari")
    rw = lembaga(kantor, "RW 05", induk=kelurahan)
    rt = lembaga(kantor, "RT 01", induk=rw)
    for bawah in (kelurahan, rw, rt):
        kelurahan.induk = bawah
        with pytest.raises(ValidationError) as galat:
            kelurahan.clean()
        assert "di bawah dirinya sendiri" in galat.value.message_dict["induk"][0]
    with pytest.raises(IntegrityError, match="bukan_dirinya"), transaction.atomic():
        type(rw).objects.filter(pk=rw.pk).update(induk=rw)
