"""Whom nobody needs is proposed, never erased by itself (PK-58)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Notifikasi, Pengaturan
from pemangku.actions.retensi import batas_retensi, setujui_usul, usul_retensi
from pemangku.models import Jabatan, Larangan, Orang, UsulHapus
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory
from tests.klien import PortalClient
from tests.pemangku.meja_register import (
    PADA,
    Kantor,
    berkanal,
    kueri,
    lembaga,
    orang_di,
)
from tests.petugas import masuk, petugas_berperan

S = UsulHapus.Status
LAMA = datetime(2021, 5, 1, 2, tzinfo=UTC)


def tua(kantor: Kantor, nama: str = "Dadang Suryana", **lain: Any) -> Jabatan:
    """Somebody whose post ended three years ago, taken down before."""
    isi = {"mulai": date(2020, 1, 1), "selesai": date(2021, 6, 1)} | lain
    jabatan = orang_di(lembaga(kantor, "KIM Melati"), nama, **isi)
    Orang.objects.filter(pk=jabatan.orang_id).update(dibuat_pada=LAMA)
    return jabatan


def usul(jabatan: Jabatan) -> UsulHapus:
    usul_retensi(pada=PADA)
    return UsulHapus.objects.get(orang=jabatan.orang)


def alamat(nama: str, *args: Any) -> str:
    return reverse(f"admin:pemangku_usulhapus_{nama}", args=args)


@pytest.mark.parametrize(
    ("bulan", "hari", "batas"),
    [
        (24, date(2024, 6, 4), date(2022, 6, 4)),
        (6, date(2024, 3, 31), date(2023, 9, 28)),
        (1, date(2024, 1, 15), date(2023, 12, 15)),
    ],
)
@pytest.mark.django_db
def test_pk_58_the_limit_is_a_setting_in_months(
    bulan: int, hari: date, batas: date
) -> None:
    Pengaturan(retensi_orang_bulan=bulan).save()

    assert batas_retensi(hari) == batas


def test_pk_58_the_job_proposes_and_erases_nothing(kantor: Kantor) -> None:
    jabatan, petugas = tua(kantor), petugas_berperan(Peran.PDP, email="pdp@contoh.id")
    berkanal(jabatan.orang)

    assert usul_retensi(pada=PADA) == 1
    assert usul_retensi(pada=PADA) == 0

    satu = UsulHapus.objects.get()
    assert (satu.orang, satu.status) == (jabatan.orang, S.DIUSULKAN)
    jabatan.orang.refresh_from_db()
    assert jabatan.orang.nama == "Dadang Suryana"
    assert jabatan.orang.kanal.exists()
    jejak = Jejak.objects.milik(satu).get()
    assert jejak.sesudah == {"orang": jabatan.orang.nomor}
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == petugas.email
    assert "Dadang" not in pesan.isi


def test_pk_58_who_is_needed_is_not_proposed(kantor: Kantor) -> None:
    tua(kantor, "Masih Menjabat", selesai=None)
    tua(kantor, "Baru Berhenti", selesai=date(2022, 6, 4))
    setuju = tua(kantor, "Setuju Diundang")
    f.PersetujuanFactory(orang=setuju.orang)
    hadir = tua(kantor, "Hadir Lagi")
    f.KehadiranFactory(orang=hadir.orang)
    orang_di(lembaga(kantor, "Baru Dicatat"), "Baru Dicatat", selesai=date(2024, 1, 2))
    lebur = tua(kantor, "Sudah Lebur")
    Orang.objects.filter(pk=lebur.orang_id).update(
        status=Orang.Status.TERGABUNG, penerus=hadir.orang
    )

    assert usul_retensi(pada=PADA) == 0


def test_pk_58_withdrawn_consent_and_a_refused_attendance_keep_nobody(
    kantor: Kantor,
) -> None:
    jabatan = tua(kantor)
    teks = f.TeksPersetujuanFactory()
    for keputusan, pada in (("beri", LAMA), ("tarik", LAMA + timedelta(days=1))):
        f.PersetujuanFactory(
            orang=jabatan.orang, keputusan=keputusan, pada=pada, teks=teks
        )
    f.KehadiranFactory(orang=jabatan.orang, status="ditolak", alasan="Tidak ada.")

    assert usul_retensi(pada=PADA) == 1


def test_pk_58_a_proposal_falls_when_the_person_is_needed_again(kantor: Kantor) -> None:
    jabatan = tua(kantor)
    satu = usul(jabatan)
    f.PersetujuanFactory(orang=jabatan.orang)

    with pytest.raises(TindakanTerlarang, match="lagi"):
        setujui_usul(satu, oleh=kantor.pengelola, pada=PADA)
    assert usul_retensi(pada=PADA) == 0

    satu = UsulHapus.objects.get()
    assert satu.status == S.GUGUR
    jabatan.orang.refresh_from_db()
    assert jabatan.orang.nama == "Dadang Suryana"


def test_pk_58_who_was_kept_is_asked_about_again_after_as_long(kantor: Kantor) -> None:
    jabatan = tua(kantor)
    usul(jabatan).pertahankan(oleh=kantor.pengelola, pada=PADA, alasan="Tokoh lama.")

    assert usul_retensi(pada=PADA + timedelta(days=700)) == 0
    assert usul_retensi(pada=PADA + timedelta(days=740)) == 1


@pytest.fixture
def petugas(client: PortalClient, kantor: Kantor) -> Any:
    return masuk(client, petugas_berperan(Peran.PDP))


def test_pk_58_approval_forgets_the_person(
    client: PortalClient, kantor: Kantor, petugas: Any
) -> None:
    jabatan = tua(kantor)
    berkanal(jabatan.orang)
    satu = usul(jabatan)

    daftar = client.halaman(alamat("changelist")).text
    halaman = client.halaman(alamat("change", satu.pk)).text
    tanya = client.halaman(alamat("tindakan", satu.pk, "setujui")).text
    jawab = client.post(alamat("tindakan", satu.pk, "setujui"), follow=True)

    assert jabatan.orang.nomor in daftar
    assert "Dadang Suryana" not in daftar
    assert "Dadang Suryana" in halaman
    assert "belum pernah" in halaman
    assert "tidak dapat dikembalikan" in tanya
    assert "Data orang ini dihapus." in jawab.text
    assert "Dadang" not in jawab.text
    satu.refresh_from_db()
    assert (satu.status, satu.diputus_oleh) == (S.DISETUJUI, petugas)
    jabatan.orang.refresh_from_db()
    assert jabatan.orang.status == Orang.Status.DIHAPUS
    assert Larangan.objects.count() == 1
    assert Jejak.objects.get(tindakan="hapus_data").catatan == (
        "Masa simpan: tidak diperlukan sejak 4 Juni 2022."
    )
    again = client.post(alamat("tindakan", satu.pk, "setujui"), follow=True)
    assert "tidak dapat dilakukan" in again.text


@pytest.mark.usefixtures("petugas")
def test_pk_58_keeping_needs_a_reason(client: PortalClient, kantor: Kantor) -> None:
    satu = usul(tua(kantor))
    f.KehadiranFactory(
        orang=satu.orang,
        pada=LAMA,
        kegiatan__mulai=LAMA,
        kegiatan__selesai=LAMA + timedelta(hours=1),
    )
    Jabatan.objects.filter(orang=satu.orang).delete()

    kosong = client.post(alamat("tindakan", satu.pk, "pertahankan"), {"teks": ""})
    halaman = client.halaman(alamat("change", satu.pk)).text
    client.post(alamat("tindakan", satu.pk, "pertahankan"), {"teks": " Tokoh. "})

    assert kosong.status_code == 200
    assert "1 Mei 2021" in halaman
    satu.refresh_from_db()
    assert (satu.status, satu.alasan) == (S.DIPERTAHANKAN, "Tokoh.")
    with pytest.raises(TindakanTerlarang, match="tetap disimpan"):
        usul_lain(kantor).pertahankan(oleh=kantor.pengelola, pada=PADA, alasan=" ")


def usul_lain(kantor: Kantor) -> UsulHapus:
    return usul(tua(kantor, "Orang Lain"))


def test_pk_58_only_the_officer_of_data_sees_proposals(
    client: PortalClient, kantor: Kantor
) -> None:
    satu = usul(tua(kantor))

    masuk(client, kantor.pengelola)
    assert client.get(alamat("changelist")).status_code == 403
    assert not UsulHapus.terbaca(kantor.pengelola).exists()
    masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
    halaman = client.halaman(alamat("change", satu.pk)).text
    assert satu.orang.nomor in halaman
    assert "Dadang" not in halaman


def test_pk_58_a_list_of_many_costs_no_more(
    client: PortalClient, kantor: Kantor, petugas: Any
) -> None:
    tua(kantor)
    usul_retensi(pada=PADA)
    satu = kueri(client, alamat("changelist"))
    for ke in range(3):
        tua(kantor, f"Orang {ke}")
    usul_retensi(pada=PADA)

    assert kueri(client, alamat("changelist")) == satu
