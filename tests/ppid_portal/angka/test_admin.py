"""Targets of the leaders and the official figures, in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from ppid_portal.models import (
    AngkaResmi,
    NilaiIndikator,
    PotretIndikator,
    TargetIndikator,
)
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.portal import (
    AngkaResmiFactory,
    PotretIndikatorFactory,
    TargetIndikatorFactory,
)
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%contoh\n"
RESMI = {"bulan": "2024-06-18", "diterima": "14", "selesai": "12", "sumber": "Dasbor."}


def alamat(nama, *args):
    return reverse(f"admin:ppid_portal_{nama}", args=args)


def test_pimpinan_menetapkan_target_dengan_memilih_indikator(client):
    masuk_sebagai(client, Peran.PIMPINAN)
    tambah = alamat("targetindikator_add")
    assert "A2 Dijawab tepat waktu" in client.get(tambah).text
    isian = {"kode": "A2", "tahun": "2026", "arah": "min", "nilai": "92,5"}
    jawab = client.post(tambah, isian)
    assert jawab.status_code == 302, jawab.context["adminform"].form.errors
    satu = TargetIndikator.objects.get()
    assert str(satu) == "A2 2026: paling sedikit 92.5"
    salah = client.post(tambah, {**isian, "kode": "Z9"})
    assert salah.context["adminform"].form.errors.keys() == {"kode"}
    lagi = client.post(tambah, isian)
    assert lagi.context["adminform"].form.errors
    assert TargetIndikator.objects.count() == 1


def test_angka_resmi_disimpan_pada_awal_bulannya_beserta_buktinya(client):
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    berkas = SimpleUploadedFile("dasbor.pdf", PDF)
    client.post(alamat("angkaresmi_add"), {**RESMI, "berkas": berkas})
    satu = AngkaResmi.objects.get()
    assert (satu.bulan.isoformat(), str(satu)) == ("2024-06-01", "2024-06: 12 dari 14")
    assert (
        alamat("angkaresmi_bukti", satu.pk)
        in client.get(alamat("angkaresmi_changelist")).text
    )
    unduh = client.get(alamat("angkaresmi_bukti", satu.pk))
    assert unduh.headers["Content-Type"] == "application/pdf"
    assert b"".join(unduh.streaming_content) == PDF
    # Saved again without a new file: the old one stays.
    client.post(
        alamat("angkaresmi_change", satu.pk),
        {**RESMI, "edisi": satu.edisi, "selesai": "13"},
    )
    satu.refresh_from_db()
    assert satu.selesai == 13
    assert satu.berkas


def test_tanpa_bukti_tidak_ada_unduhan(client):
    satu = AngkaResmiFactory()
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    assert client.get(alamat("angkaresmi_bukti", satu.pk)).status_code == 404
    assert "—" in client.get(alamat("angkaresmi_changelist")).text


@pytest.mark.parametrize(
    ("ubah", "kolom"),
    [
        ({"selesai": "15"}, "selesai"),
        ({"diterima": "", "sumber": ""}, "sumber"),
        ({"bulan": timezone.localdate().isoformat()}, "bulan"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"MZ bukan pdf")}, "berkas"),
    ],
)
def test_angka_resmi_yang_salah_ditolak_di_kolomnya(client, ubah, kolom):
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    jawab = client.post(alamat("angkaresmi_add"), {**RESMI, **ubah})
    assert kolom in jawab.context["adminform"].form.errors
    assert not AngkaResmi.objects.exists()


def _nilai(**isi):
    baku = {
        "kode": "A1",
        "versi": 1,
        "periode": "2024",
        "dihitung_pada": timezone.now(),
    }
    return NilaiIndikator.objects.create(**baku | isi)


@pytest.mark.parametrize(
    ("buat", "kendala"),
    [
        (lambda: [_nilai(), _nilai()], "portal_nilai_satu"),
        (
            lambda: _nilai(unit=UnitFactory(), kecamatan=WilayahFactory()),
            "portal_nilai_satu_tempat",
        ),
        (lambda: _nilai(periode="2024-13"), "portal_nilai_periode"),
        (lambda: AngkaResmiFactory(bulan="2024-06-02"), "portal_resmi_awal_bulan"),
        (
            lambda: AngkaResmiFactory(diterima=1, selesai=2),
            "portal_resmi_selesai_dari_diterima",
        ),
        (lambda: AngkaResmiFactory(sumber=""), "portal_resmi_bersumber"),
        (
            lambda: [TargetIndikatorFactory(tahun=2026) for _ in "ab"],
            "portal_target_satu_setahun",
        ),
        (lambda: TargetIndikatorFactory(arah="lain"), "portal_target_berarah"),
        (lambda: TargetIndikatorFactory(nilai=-1), "portal_target_tidak_negatif"),
        (lambda: PotretIndikatorFactory(alasan=""), "portal_potret_beralasan"),
        (lambda: PotretIndikatorFactory(periode="juni"), "portal_potret_periode"),
        (lambda: PotretIndikatorFactory(sha256="x"), "portal_potret_sidik"),
        (
            lambda: [PotretIndikatorFactory(), PotretIndikatorFactory()],
            "portal_potret_satu_pertama",
        ),
    ],
)
def test_basis_data_menolak(buat, kendala):
    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        buat()


def test_nama_baris():
    assert str(_nilai()) == "A1 2024"
    assert str(
        PotretIndikator(periode="2024", dibekukan_pada=timezone.now())
    ).startswith("Potret 2024")
