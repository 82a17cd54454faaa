"""Forgetting a person: gone everywhere, one transaction, on record (pemangku 8.3, PK-19)."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, ProgrammingError, connection, transaction
from psycopg import sql

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.models import Jejak, Notifikasi, Pengaturan
from pemangku.actions import hapus_orang as modul
from pemangku.actions.hapus_orang import hapus_orang
from pemangku.actions.kanal import KanalDilarang, tambah_kanal
from pemangku.actions.persetujuan import beri_persetujuan
from pemangku.models import (
    Jabatan,
    Kanal,
    Kehadiran,
    Larangan,
    Orang,
    PenerimaSiaran,
    Persetujuan,
    Siaran,
    TautanPribadi,
)
from pemangku.models.orang import NAMA_DIHAPUS
from tests.factories import pemangku as f
from tests.factories.impor import ImporBerkasFactory
from tests.pemangku.meja_register import (
    HARI,
    NOMOR,
    PADA,
    Kantor,
    berkanal,
    lembaga,
    orang_di,
)

NAMA = "Dadang Suryana"
ALASAN = "Diminta orangnya."


@pytest.fixture
def jabatan(kantor: Kantor) -> Jabatan:
    return orang_di(lembaga(kantor), NAMA, peran_khusus=["pimpinan"])


def hapus(jabatan: Jabatan, **lain: Any) -> Any:
    isi = {"oleh": None, "pada": PADA, "alasan": ALASAN} | lain
    return hapus_orang(jabatan.orang, **isi)


def segar(objek: Any) -> Any:
    return type(objek).objects.get(pk=objek.pk)


def teks_basis_data(nama: str) -> list[str]:
    """Every table of the service in which the words stand in the clear."""
    ada = []
    with connection.cursor() as kursor:
        for tabel in connection.introspection.table_names(kursor):
            if tabel.startswith(("pemangku_", "organisasi_")):
                kursor.execute(
                    sql.SQL(
                        "SELECT 1 FROM {} AS t WHERE t::text ILIKE %s LIMIT 1"
                    ).format(sql.Identifier(tabel)),
                    [f"%{nama}%"],
                )
                if kursor.fetchone():
                    ada.append(tabel)
    return ada


def test_name_and_channels_are_gone_and_may_not_come_back(
    kantor: Kantor, jabatan: Jabatan
) -> None:
    orang = jabatan.orang
    Orang.objects.filter(pk=orang.pk).update(gelar_depan="H.", jenis_kelamin="l")
    berkanal(orang)
    berkanal(orang, "dadang@contoh.id", "email")

    hapus(jabatan, oleh=kantor.pengelola)

    kini = segar(orang)
    assert (kini.status, kini.nama, kini.gelar_depan, kini.jenis_kelamin) == (
        *(Orang.Status.DIHAPUS, NAMA_DIHAPUS),
        *("", ""),
    )
    assert kini.dihapus_pada == PADA
    assert not Kanal.objects.exists()
    assert {x.jenis for x in Larangan.objects.all()} == {"wa", "email"}
    with pytest.raises(KanalDilarang):
        tambah_kanal(
            orang, jenis="wa", nilai=NOMOR, sifat="pribadi", oleh=None, pada=PADA
        )
    jejak = Jejak.objects.get(tindakan=modul.TINDAKAN)
    assert (jejak.oleh, jejak.catatan) == (kantor.pengelola.username, ALASAN)
    assert jejak.sesudah["kanal"] == 2
    assert teks_basis_data(NAMA) == []


def test_posts_end_the_day_before(jabatan: Jabatan) -> None:
    baru = f.JabatanFactory(orang=jabatan.orang, mulai=HARI)
    lama = f.JabatanFactory(orang=jabatan.orang, selesai=date(2024, 3, 1))

    hapus(jabatan)

    assert segar(jabatan).selesai == HARI - timedelta(days=1)
    assert segar(baru).selesai == HARI
    assert segar(lama).selesai == date(2024, 3, 1)


@pytest.mark.parametrize("alasan", ["", "  "])
def test_no_erasure_without_a_reason(jabatan: Jabatan, alasan: str) -> None:
    with pytest.raises(TindakanTerlarang, match="alasan"):
        hapus(jabatan, alasan=alasan)


def test_a_person_is_forgotten_once(jabatan: Jabatan) -> None:
    hapus(jabatan)

    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        hapus(jabatan)


def test_what_fails_on_the_way_leaves_everything(
    jabatan: Jabatan, monkeypatch: pytest.MonkeyPatch
) -> None:
    berkanal(jabatan.orang)

    def jatuh(*_args: Any, **_kw: Any) -> None:
        raise OSError

    monkeypatch.setattr(modul, "_lepas_rujukan", jatuh)
    with pytest.raises(OSError), transaction.atomic():  # noqa: PT011 - ours
        hapus(jabatan)

    assert segar(jabatan.orang).nama == NAMA
    assert Kanal.objects.exists()
    assert not Larangan.objects.exists()


# Consent


def kertas(orang: Orang, isi: bytes = b"%PDF pindaian", **lain: Any) -> Persetujuan:
    bukti = ContentFile(isi, name="bukti.pdf")
    rinci = {"keterangan": "Formulir Dadang", "cara": "kertas"} | lain
    return beri_persetujuan(
        orang, tujuan="undangan", oleh=None, pada=PADA, bukti=bukti, **rinci
    )


def test_paper_consent_stays_as_a_hash_without_its_paper(
    jabatan: Jabatan, django_capture_on_commit_callbacks: Any
) -> None:
    baris = kertas(jabatan.orang)
    gudang, nama = baris.bukti.storage, baris.bukti.name

    with django_capture_on_commit_callbacks(execute=True):
        hapus(jabatan)

    kini = segar(baris)
    assert (kini.bukti.name, kini.keterangan) == ("", "")
    assert kini.sidik_bukti == hashlib.sha256(b"%PDF pindaian").hexdigest()
    assert (kini.keputusan, kini.tujuan) == ("beri", "undangan")
    assert not gudang.exists(nama)


def test_a_remark_alone_and_a_lost_file_leave_a_keyed_hash(jabatan: Jabatan) -> None:
    hilang = kertas(jabatan.orang)
    hilang.bukti.storage.delete(hilang.bukti.name)
    daring = f.PersetujuanFactory(orang=jabatan.orang, keterangan="Lewat QR")
    polos = f.PersetujuanFactory(orang=jabatan.orang)

    hapus(jabatan)

    assert len(segar(hilang).sidik_bukti) == 64
    assert len(segar(daring).sidik_bukti) == 64
    assert segar(daring).keterangan == ""
    assert segar(polos).sidik_bukti == ""


def test_a_shared_scan_stays_for_the_others_and_a_human_is_told(
    kantor: Kantor, jabatan: Jabatan
) -> None:
    milik, lain = kertas(jabatan.orang), orang_di(lembaga(kantor, "KIM"), "Budi")
    f.PersetujuanFactory(orang=lain.orang, cara="kertas", bukti=milik.bukti.name)
    sebatch = kertas(jabatan.orang)
    impor = ImporBerkasFactory(bukti=sebatch.bukti.name)

    sisa = hapus(jabatan)

    assert milik.bukti.storage.exists(milik.bukti.name)
    assert sebatch.bukti.storage.exists(sebatch.bukti.name)
    teks = [satu.teks for satu in sisa]
    assert f"pindaian persetujuan bersama: {milik.bukti.name}" in teks
    assert any(impor.nomor in satu for satu in teks)


def test_the_database_lets_only_the_routine_touch_consent(jabatan: Jabatan) -> None:
    baris = kertas(jabatan.orang)
    with pytest.raises(ProgrammingError, match="only added"), transaction.atomic():
        Persetujuan.objects.filter(pk=baris.pk).update(keterangan="")

    hapus(jabatan)

    for ubah in ({"keterangan": "x"}, {"keputusan": "tarik"}, {"sidik_bukti": ""}):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Persetujuan.objects.filter(pk=baris.pk).update(**ubah)


def test_paper_without_proof_or_hash_is_refused_by_the_database(
    jabatan: Jabatan,
) -> None:
    with pytest.raises(IntegrityError, match="kertas_berbukti"):
        f.PersetujuanFactory(orang=jabatan.orang, cara="kertas")


# Broadcasts and links


def test_the_card_of_a_running_broadcast_is_withdrawn(jabatan: Jabatan) -> None:
    orang, kanal = jabatan.orang, berkanal(jabatan.orang, "dadang@contoh.id", "email")
    siaran = f.SiaranFactory(status=Siaran.Status.BERJALAN, kanal="email")
    isi = {"orang": orang, "kanal": kanal, "siaran": siaran}
    kartu = f.PenerimaSiaranFactory(**isi)
    lama = f.PenerimaSiaranFactory(
        **isi | {"siaran": f.SiaranFactory(status=Siaran.Status.SELESAI)},
        keadaan="terkirim",
    )
    beri_tahu(
        ["dadang@contoh.id"],
        templat="organisasi/kabar/kontak_berlebih.txt",
        konteks={"petugas": NAMA},
        kunci="siaran",
        pada=PADA,
        tentang=lama,
    )
    Notifikasi.objects.update(status="terkirim", dikirim_pada=PADA)
    TautanPribadi.objects.buat(tujuan="saya", pada=PADA, orang=orang)
    TautanPribadi.objects.buat(tujuan="berhenti", pada=PADA, penerima=lama)

    hapus(jabatan)

    assert segar(kartu).keadaan == PenerimaSiaran.Keadaan.DITARIK
    assert segar(siaran).status == Siaran.Status.SELESAI
    assert segar(lama).keadaan == "terkirim"
    pesan = Notifikasi.objects.get()
    assert (pesan.penerima, pesan.isi) == ("", "")
    assert not TautanPribadi.objects.exists()


def test_an_invitation_to_what_is_to_come_is_the_bodys_again(jabatan: Jabatan) -> None:
    isi = {"orang": jabatan.orang, "pemangku": jabatan.pemangku}
    nanti = f.UndanganFactory(**isi)
    dulu = f.UndanganFactory(**isi, kegiatan__status="selesai")

    hapus(jabatan)

    assert segar(nanti).orang is None
    assert segar(dulu).orang == jabatan.orang


# Attendance


@pytest.mark.parametrize("simpan", [True, False])
def test_attendance_keeps_its_name_as_the_setting_says(
    jabatan: Jabatan, *, simpan: bool
) -> None:
    Pengaturan(simpan_nama_hadir=simpan).save()
    hadir = f.KehadiranFactory(orang=jabatan.orang, jabatan_snapshot="Ketua")

    hapus(jabatan)

    kini = segar(hadir)
    assert kini.nama_snapshot == (NAMA if simpan else NAMA_DIHAPUS)
    assert kini.jabatan_snapshot == ("Ketua" if simpan else "")
    assert kini.status == Kehadiran.Status.SAH
