"""Targets of the leaders and the official figures, in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from ppid_portal.models import AngkaResmi, TargetIndikator
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.portal import (
    AngkaResmiFactory,
    NilaiIndikatorFactory,
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
    bukti = alamat("angkaresmi_bukti", satu.pk)
    tanpa = AngkaResmiFactory()
    daftar = client.get(alamat("angkaresmi_changelist")).text
    assert bukti in daftar
    assert "—" in daftar
    assert client.get(alamat("angkaresmi_bukti", tanpa.pk)).status_code == 404
    unduh = client.get(bukti)
    assert unduh.headers["Content-Type"] == "application/pdf"
    assert b"".join(unduh.streaming_content) == PDF
    # Saved again without a new file: the old one stays.
    baru = {**RESMI, "edisi": satu.edisi, "selesai": "13"}
    client.post(alamat("angkaresmi_change", satu.pk), baru)
    satu.refresh_from_db()
    assert satu.selesai == 13
    assert satu.berkas


def test_angka_resmi_yang_salah_ditolak_di_kolomnya(client):
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    for ubah, kolom in (
        ({"selesai": "15"}, "selesai"),
        ({"diterima": "", "sumber": ""}, "sumber"),
        ({"bulan": timezone.localdate().isoformat()}, "bulan"),
        ({"berkas": SimpleUploadedFile("a.pdf", b"MZ bukan pdf")}, "berkas"),
    ):
        jawab = client.post(alamat("angkaresmi_add"), {**RESMI, **ubah})
        assert kolom in jawab.context["adminform"].form.errors
    assert not AngkaResmi.objects.exists()


T, P = TargetIndikatorFactory, PotretIndikatorFactory


def test_basis_data_menolak():
    for kendala, pabrik, isi in (
        ("portal_nilai_periode", NilaiIndikatorFactory, {"periode": "2024-13"}),
        ("portal_resmi_awal_bulan", AngkaResmiFactory, {"bulan": "2024-06-02"}),
        ("portal_resmi_selesai_dari_diterima", AngkaResmiFactory, {"selesai": 15}),
        ("portal_resmi_bersumber", AngkaResmiFactory, {"sumber": ""}),
        ("portal_target_berarah", T, {"arah": "lain"}),
        ("portal_target_tidak_negatif", T, {"nilai": -1}),
        ("portal_potret_beralasan", P, {"alasan": ""}),
        ("portal_potret_periode", P, {"periode": "juni"}),
        ("portal_potret_sidik", P, {"sha256": "x"}),
    ):
        with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
            pabrik(**isi)


def test_basis_data_menolak_yang_kedua_dan_dua_tempat():
    satu = NilaiIndikatorFactory(kode="A1", periode="2024")
    assert str(satu) == "A1 2024"
    assert str(P()).startswith("Potret 2024")
    T(tahun=2026)
    dua_tempat = {"unit": UnitFactory(), "kecamatan": WilayahFactory()}
    for kendala, pabrik, isi in (
        ("portal_nilai_satu", NilaiIndikatorFactory, {"kode": "A1", "periode": "2024"}),
        ("portal_nilai_satu_tempat", NilaiIndikatorFactory, dua_tempat),
        ("portal_target_satu_setahun", T, {"tahun": 2026}),
        ("portal_potret_satu_pertama", P, {}),
    ):
        galat = pytest.raises(IntegrityError, match=kendala)
        with galat, transaction.atomic():
            pabrik(**isi)
