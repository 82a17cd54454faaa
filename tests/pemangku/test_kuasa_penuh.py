"""A superuser reads stakeholders masked; to see more he says why, and is seen (8.1)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, Notifikasi
from pemangku.actions.orang import catat_tokoh
from pemangku.models import Kegiatan, Pemangku, PendaftaranMandiri
from tests.factories import pemangku as f
from tests.factories.organisasi import PenugasanFactory, PetugasFactory
from tests.factories.subjek import EksporPribadiFactory
from tests.klien import PortalClient
from tests.pemangku.meja_register import (
    NOMOR,
    NORMAL,
    PADA,
    SAMARAN,
    Kantor,
    alamat,
    berkanal,
    lembaga,
    nomor,
    tekan,
    tombol,
)
from tests.petugas import masuk, petugas_berperan

SEBAB = "Nomor harus dicocokkan setelah pemulihan cadangan."


@pytest.fixture
def kuasa(client: PortalClient, kantor: Kantor) -> Any:
    return masuk(client, PetugasFactory(is_superuser=True, is_staff=True))


@pytest.fixture
def tokoh(kantor: Kantor) -> Pemangku:
    satu = catat_tokoh(
        nama="Dadang Suryana",
        isian={
            "jenis": f.JenisPemangkuFactory(perorangan=True),
            "lingkup": "eksternal",
        },
        sumber="operator",
        pengelola=kantor.cipedes,
        oleh=kantor.operator,
        pada=PADA,
    )
    berkanal(satu.jabatan.get().orang)
    return satu


@pytest.mark.usefixtures("kuasa")
def test_the_superuser_reads_what_a_masked_reader_reads(
    client: PortalClient, tokoh: Pemangku
) -> None:
    isi = client.halaman(alamat("change", tokoh.pk)).text

    assert SAMARAN in isi
    assert "Dadang" not in isi
    assert NORMAL not in isi
    assert tombol(client, tokoh) == set()
    assert nomor(client, q=NOMOR) == set()
    assert client.get(alamat("data", tokoh.pk)).status_code == 403
    assert client.get(alamat("gabung_pilih", tokoh.pk)).status_code == 403
    assert tekan(client, tokoh, "nonaktifkan", teks="x").status_code == 403


@pytest.mark.usefixtures("kuasa")
def test_the_glass_breaks_only_with_a_reason(
    client: PortalClient, tokoh: Pemangku
) -> None:
    tanya = client.halaman(alamat("kontak", tokoh.pk)).text
    for sebab in ("", "perlu", {"tujuan": "undangan"}):
        isi = sebab if isinstance(sebab, dict) else {"sebab": sebab}
        jawab = client.post(alamat("kontak", tokoh.pk), isi)
        assert "Tulis dulu mengapa kontak ini dibuka." in jawab.text

    assert "kuasa penuh" in tanya
    assert "Pilih dulu untuk apa" not in tanya
    assert not AksesDataPribadi.objects.exists()
    assert not Notifikasi.objects.exists()


def test_breaking_it_is_logged_mailed_and_lasts_fifteen_minutes(
    client: PortalClient, kuasa: Any, tokoh: Pemangku
) -> None:
    pdp = petugas_berperan(Peran.PDP, email="pdp@contoh.id")

    jawab = client.post(alamat("kontak", tokoh.pk), {"sebab": SEBAB}, follow=True)

    assert NORMAL in jawab.text
    assert "Dadang Suryana" in jawab.text
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.alasan) == (kuasa, f"kuasa penuh: {SEBAB}")
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == pdp.email
    assert tokoh.nomor in pesan.subjek
    assert SEBAB in pesan.isi
    assert "Dadang" not in pesan.isi
    with time_machine.travel(PADA + timedelta(minutes=16), tick=False):
        assert NORMAL not in client.get(alamat("kontak", tokoh.pk)).text


def test_the_owner_with_full_power_works_by_his_role(
    client: PortalClient, kuasa: Any, tokoh: Pemangku
) -> None:
    PenugasanFactory(petugas=kuasa, peran=Peran.PENGELOLA_PEMANGKU)

    assert "Dadang Suryana" in client.halaman(alamat("change", tokoh.pk)).text
    assert "Untuk apa kontak ini dibuka?" in client.get(alamat("kontak", tokoh.pk)).text


@pytest.mark.usefixtures("kuasa")
def test_doors_visits_and_queues_stay_shut(
    client: PortalClient, kuasa: Any, kantor: Kantor
) -> None:
    daftar = f.PendaftaranMandiriFactory()
    f.PendaftaranMandiriFactory(kegiatan=None)
    ekspor = EksporPribadiFactory()
    siaran = f.SiaranFactory(unit=kantor.cipedes, status="berjalan")

    assert not PendaftaranMandiri.objects.untuk(kuasa).exists()
    assert not Kegiatan.objects.digarap(kuasa).exists()
    satu = reverse("admin:pemangku_pendaftaranmandiri_change", args=(daftar.pk,))
    assert client.get(satu).status_code == 404
    setujui = ("admin:pemangku_eksporpribadi_tindakan", (ekspor.pk, "setujui"))
    assert client.post(reverse(setujui[0], args=setujui[1])).status_code == 404
    antrean = reverse("admin:pemangku_siaran_antrean", args=(siaran.pk,))
    assert client.get(antrean).status_code == 403


def test_the_technical_admin_sees_no_stakeholder_at_all(
    client: PortalClient, kantor: Kantor
) -> None:
    masuk(client, petugas_berperan(Peran.ADMIN_TEKNIS))
    satu = lembaga(kantor)

    assert client.get(alamat("change", satu.pk)).status_code in {403, 404}
    assert client.get(alamat("kontak", satu.pk)).status_code == 404
