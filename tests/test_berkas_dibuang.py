"""Stored files go after the commit and in no other way, wherever one is let go of."""

import ast
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import FileField
from django.utils import timezone

from informasi.jawaban.actions import hapus_butir, simpan_butir
from informasi.models import BerkasJawaban, ButirJawaban, Surat
from informasi.pemohon.actions import PEMOHON
from informasi.pemohon.models import JenisBuktiPemohon
from informasi.surat import actions as cetak
from organisasi.berlangkah import actions as draf
from organisasi.kantor.saat import Saat
from organisasi.kertas.penyimpanan import sapu_berkas_yatim
from organisasi.keterangan.actions import jawab_keterangan
from organisasi.models import BerkasDraf, BerkasKeterangan, Draf
from pemangku.inventaris.actions import catat_tokoh
from pemangku.inventaris.persetujuan import beri_persetujuan
from pemangku.kunjungan.actions import hapus_foto
from pemangku.models import Janji, Pemangku
from pemangku.pribadi.hak_orang import ORANG
from ppid_portal.models import BuktiDukung
from ppid_portal.monev.actions import hapus_bukti
from tests.factories import pemangku as f
from tests.factories.informasi import ButirFactory, KeteranganFactory
from tests.factories.kunjungan import FotoKegiatanFactory
from tests.factories.organisasi import BerkasDrafFactory, PetugasFactory
from tests.factories.pemangku import LaranganDicabutFactory
from tests.factories.portal import BuktiDukungFactory
from tests.informasi.kantor import buka_kantor, saat
from tests.informasi.masa_simpan import bukti, dikabulkan, hapus, sesudah
from tests.informasi.permohonan_bantu import alamat, isi_semua, siapkan_kantor
from tests.klien import PortalClient
from tests.pemangku.meja_register import buka_kantor as buka_register
from tests.test_arsitektur import KODE, nama

pytestmark = pytest.mark.django_db


FUNGSI = {"buang_berkas", "hapus_lampiran"}
TUA = timedelta(days=30)
HARI = date(2024, 6, 4)

type Bahan = tuple[Callable[[], object], list[str]]


class Batal(Exception):
    """What rolls the transaction back."""


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "berkas"


def taruh(model, kolom):
    """A file where that column keeps its own; its name."""
    tempat: Any = model._meta.get_field(kolom)
    jalan = tempat.generate_filename(model(), "uji.pdf")
    return default_storage.save(jalan, ContentFile(b"isi"))


def siapa():
    return {"saat": Saat(PetugasFactory(), timezone.now())}


def identitas_diminta():
    permohonan = dikabulkan(kantor := buka_kantor())
    surat = cetak.cetak_surat(Surat.objects.get(permohonan=permohonan))
    semua = [bukti(permohonan.pemohon).isi.name, surat.berkas.name]
    lain = {"alasan": "Diminta.", "saat": Saat(kantor.kepala, saat("2026-06-01"))}
    return lambda: PEMOHON.hapus(permohonan, **lain), semua


def identitas_habis():
    permohonan = dikabulkan(buka_kantor())
    semua = [bukti(permohonan.pemohon).isi.name]
    return lambda: hapus(sesudah(permohonan)), semua


def bukti_habis():
    permohonan = dikabulkan(buka_kantor())
    semua = [bukti(permohonan.pemohon).isi.name]
    hari = permohonan.pemohon.simpan_sampai - timedelta(days=3)
    return lambda: hapus(hari), semua


def berkas_draf():
    return BerkasDrafFactory(isi=taruh(BerkasDraf, "isi"), draf__isian="{}")


def draf_dilepas():
    satu = berkas_draf()
    return partial(draf.lepaskan, satu.draf, satu.pk), [satu.isi.name]


def draf_dihapus():
    satu = berkas_draf()
    kerja = partial(draf.hapus_draf, satu.draf, pada=timezone.now())
    return kerja, [satu.isi.name]


def draf_habis():
    semua = [taruh(BerkasDraf, "isi"), taruh(BerkasDraf, "kecil")]
    isi, kecil = semua
    BerkasDrafFactory(isi=isi, kecil=kecil, draf__isian="{}")
    return partial(draf.sapu_draf, pada=timezone.now()), semua


def draf_dikirim():
    siapkan_kantor()
    klien = PortalClient()
    kode = isi_semua(klien)
    satu = BerkasDrafFactory(
        draf=Draf.objects.get(),
        jenis=JenisBuktiPemohon.PENGESAHAN,
        isi=taruh(BerkasDraf, "isi"),
    )
    return partial(klien.post, alamat(kode, "periksa")), [satu.isi.name]


def butir():
    satu = ButirFactory()
    berkas = satu.berkas.create(
        isi=taruh(BerkasJawaban, "isi"),
        ukuran=3,
        sha256="0" * 64,
        diunggah_pada=timezone.now(),
    )
    return satu, berkas.isi.name


def berkas_jawaban_dibuang():
    satu, berkas = butir()
    lain = {"konsep": satu.jawaban, "unit": satu.unit, "buang": [satu.berkas.get().pk]}
    return partial(simpan_butir, satu, **lain, **siapa()), [berkas]


def butir_dihapus():
    satu, berkas = butir()
    pk = satu.pk
    # Read anew: a row that was deleted once, if not for good, has lost its key in memory.
    return lambda: hapus_butir(ButirJawaban.objects.get(pk=pk)), [berkas]


def berkas_draf_lama():
    satu = berkas_draf()
    return partial(draf.lepas_berkas_lama, pada=timezone.now()), [satu.isi.name]


def foto_kunjungan():
    satu = FotoKegiatanFactory()
    kerja = partial(hapus_foto, satu, alasan="Diminta.", **siapa())
    return kerja, [satu.isi.name, satu.kecil.name]


def sk_tokoh():
    kantor = buka_register()
    tokoh = catat_tokoh(
        Saat(kantor.operator, timezone.now()),
        nama="Bambang Tokoh",
        isian={"jenis": f.JenisPemangkuFactory(perorangan=True)},
        sumber="operator",
        pengelola=kantor.cipedes,
    )
    semua = []
    for _ in range(2):
        tokoh.sk_berkas.save("sk.pdf", ContentFile(b"SK"))
        semua.append(tokoh.sk_berkas.name)
    orang = tokoh.jabatan.get().orang
    return partial(ORANG.hapus, orang, alasan="Diminta.", **siapa()), semua


def bukti_langkah():
    kerja, _ = sk_tokoh()
    berkas = taruh(Janji, "bukti")
    f.LangkahFactory(pemangku=Pemangku.objects.get(), bukti=berkas)
    return kerja, [berkas]


def pindaian_persetujuan():
    orang = f.OrangFactory()
    f.TeksPersetujuanFactory(tujuan="undangan")
    baris = beri_persetujuan(
        orang,
        tujuan="undangan",
        cara="kertas",
        bukti=ContentFile(b"%PDF", "bukti.pdf"),
        **siapa(),
    )
    kerja = partial(ORANG.hapus, orang, alasan="Diminta.", **siapa())
    return kerja, [baris.bukti.name]


def bukti_larangan():
    kanal = f.KanalFactory()
    satu = LaranganDicabutFactory(sidik=kanal.sidik)
    kerja = partial(ORANG.hapus, kanal.orang, alasan="Diminta.", **siapa())
    return kerja, [satu.bukti.name]


def bukti_monev():
    berkas = taruh(BuktiDukung, "berkas")
    satu = BuktiDukungFactory(jenis="berkas", tautan="", berkas=berkas, sha256="0")
    return partial(hapus_bukti, satu.pertanyaan, bukti=satu, **siapa()), [berkas]


def berkas_keterangan():
    permintaan = KeteranganFactory(sampai=timezone.now() + timedelta(days=1))
    nama = taruh(BerkasKeterangan, "isi")
    permintaan.berkas.create(isi=nama, ukuran=3, sha256="0" * 64)
    oleh = {"saat": Saat(None, timezone.now()), "jawaban": "Selasa."}
    # Read anew, as above.
    return lambda: jawab_keterangan(
        permintaan, buang=permintaan.berkas.all(), **oleh
    ), [nama]


# Each place with the functions that let go of its files.
TEMPAT: dict[Callable[[], Bahan], tuple[str, ...]] = {
    identitas_diminta: (
        "informasi/pemohon/actions.py:_hapus_bukti",
        "informasi/pemohon/actions.py:_hapus_surat",
    ),
    identitas_habis: ("informasi/pemohon/actions.py:_hapus_bukti",),
    bukti_habis: ("informasi/pemohon/actions.py:_hapus_bukti_habis",),
    draf_dilepas: ("organisasi/berlangkah/actions.py:lepaskan",),
    draf_dihapus: ("organisasi/berlangkah/actions.py:_kosongkan",),
    draf_habis: ("organisasi/berlangkah/actions.py:_kosongkan",),
    draf_dikirim: ("informasi/pengajuan/actions.py:daftarkan_draf",),
    berkas_jawaban_dibuang: ("informasi/jawaban/actions.py:simpan_butir",),
    butir_dihapus: ("informasi/jawaban/actions.py:hapus_butir",),
    berkas_keterangan: ("organisasi/keterangan/actions.py:jawab_keterangan",),
    berkas_draf_lama: ("organisasi/berlangkah/actions.py:lepas_berkas_lama",),
    foto_kunjungan: ("pemangku/kunjungan/actions.py:hapus_foto",),
    sk_tokoh: ("pemangku/pribadi/simpanan.py:buang_sk",),
    bukti_langkah: ("pemangku/pribadi/simpanan.py:_lupakan_langkah",),
    pindaian_persetujuan: ("pemangku/pribadi/simpanan.py:_buang_bukti",),
    bukti_larangan: ("pemangku/inventaris/kanal.py:lupakan_bukti",),
    bukti_monev: ("ppid_portal/monev/actions.py:hapus_bukti",),
}
LAIN = {
    "organisasi/kertas/penyimpanan.py:hapus_lampiran",
    "informasi/surat/actions.py:cetak_surat",  # below: the print that came second
}


def ada(semua):
    return [default_storage.exists(satu) for satu in semua]


@pytest.mark.parametrize("tempat", TEMPAT, ids=lambda satu: satu.__name__)
def test_files_survive_a_rollback_and_go_with_the_commit_or_with_the_sweep(
    tempat, django_capture_on_commit_callbacks
):
    kerja, semua = tempat()
    assert semua
    assert all(ada(semua))
    with (
        django_capture_on_commit_callbacks(execute=True),
        suppress(Batal),
        transaction.atomic(),
    ):
        kerja()
        raise Batal
    assert all(ada(semua))
    with django_capture_on_commit_callbacks(execute=False) as sesudah:
        kerja()
    # A process that died here would have left them.
    assert all(ada(semua))
    for satu in sesudah:
        satu()
    assert not any(ada(semua))
    for satu in semua:
        default_storage.save(satu, ContentFile(b"isi"))
    sapu_berkas_yatim(pada=timezone.now() + TUA, lanjut=lambda: True)
    assert not any(ada(semua))


@pytest.mark.django_db(transaction=True)
def test_a_real_rollback_keeps_and_a_real_commit_takes():
    kerja, semua = foto_kunjungan()
    with suppress(Batal), transaction.atomic():
        kerja()
        raise Batal
    assert all(ada(semua))
    kerja()
    assert not any(ada(semua))


def test_of_two_prints_of_a_letter_the_second_is_let_go(
    monkeypatch, django_capture_on_commit_callbacks
):
    permohonan = dikabulkan(buka_kantor())
    surat = Surat.objects.get(permohonan=permohonan)
    asli = cetak.cetak_pdf

    def lambat(*args, **lain):
        monkeypatch.setattr(cetak, "cetak_pdf", asli)
        cetak.cetak_surat(Surat.objects.get(pk=surat.pk))  # somebody else was faster
        return asli(*args, **lain)

    monkeypatch.setattr(cetak, "cetak_pdf", lambat)
    with django_capture_on_commit_callbacks(execute=True):
        hasil = cetak.cetak_surat(surat)
    sisa = [p for p in Path(default_storage.path("surat")).rglob("*") if p.is_file()]
    assert [str(p) for p in sisa] == [default_storage.path(hasil.berkas.name)]


def berisi(*kata):
    """The modules that have one of the words, for reading the others would take long."""
    for modul in KODE:
        teks = modul.read_text(encoding="utf-8")
        if any(satu in teks for satu in kata):
            yield nama(modul), teks


def test_every_function_that_lets_go_of_a_file_is_in_the_table():
    pemanggil = {
        f"{modul}:{fungsi.name}"
        for modul, teks in berisi(*FUNGSI)
        for fungsi in ast.walk(ast.parse(teks))
        if isinstance(fungsi, ast.FunctionDef)
        and any(
            isinstance(satu, ast.Call)
            and isinstance(satu.func, ast.Name)
            and satu.func.id in FUNGSI
            for satu in ast.walk(fungsi)
        )
    }
    assert pemanggil == LAIN.union(*TEMPAT.values())


# Nothing but ``organisasi.kertas.penyimpanan`` deletes a stored file: it knows of the commit


KOLOM = {
    kolom.name
    for model in apps.get_models()
    for kolom in model._meta.concrete_fields
    if isinstance(kolom, FileField)
}
# Whose ``delete`` is no storage's, though it takes an argument.
BUKAN_GUDANG = {"cache"}


def hapusan_sendiri(teks):
    pohon = ast.parse(teks)
    polos = {
        id(satu.func)
        for satu in ast.walk(pohon)
        if isinstance(satu, ast.Call) and not satu.args and not satu.keywords
    }
    for satu in ast.walk(pohon):
        if not isinstance(satu, ast.Attribute) or satu.attr != "delete":
            continue
        pemilik = satu.value
        if isinstance(pemilik, ast.Name) and pemilik.id in BUKAN_GUDANG:
            continue
        # A row or a QuerySet is deleted by a call without arguments.
        milik_kolom = isinstance(pemilik, ast.Attribute) and pemilik.attr in KOLOM
        if id(satu) not in polos or milik_kolom:
            yield satu.lineno


def test_no_other_code_deletes_a_stored_file():
    lain = {m for m, teks in berisi(".delete") if [*hapusan_sendiri(teks)]}
    assert lain == {
        # Also what it has just failed to write whole: no row names it yet.
        "organisasi/kertas/penyimpanan.py",
        # How S3 does it.
        "organisasi/kertas/penyimpanan_s3.py",
    }


@pytest.mark.parametrize(
    ("teks", "jumlah"),
    [
        ("default_storage.delete(nama)", 1),
        ("partial(gudang.delete, nama)", 1),
        ("surat.berkas.delete(save=False)", 1),
        ("surat.berkas.delete()", 1),
        ("surat.berkas.storage.delete(nama)", 1),
        ("baris.delete(); draf.berkas.all().delete(); cache.delete(kunci)", 0),
    ],
)
def test_the_rule_knows_every_way_to_delete_a_file(teks, jumlah):
    assert len(list(hapusan_sendiri(teks))) == jumlah
