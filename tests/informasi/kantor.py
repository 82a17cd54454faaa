"""A small office that answers requests: real limits and holidays, a unit for each part."""

import csv
from datetime import date, datetime, time
from functools import cache
from types import SimpleNamespace

import time_machine
from django.utils import timezone

from informasi.jawaban.actions import jawab_permohonan, konsep_jawaban
from informasi.models import ButirJawaban, Permohonan
from informasi.permohonan.actions import daftarkan_permohonan
from informasi.permohonan.kelengkapan import minta_kelengkapan
from informasi.rujukan.actions import rujuk_permohonan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, HariLibur, Unit
from organisasi.muat import DATA
from tests.factories.informasi import PemohonFactory
from tests.factories.organisasi import UnitFactory
from tests.petugas import petugas_berperan

# Tuesday 4 June 2024, 09.00 WIB; due on 20 June: 17 June and 18 June are holidays.
TERIMA = date(2024, 6, 4)
TEMPO = date(2024, 6, 20)
SEHARI = date.resolution


def saat(hari, jam=9):
    """An hour of a day by the city's clock."""
    if isinstance(hari, str):
        hari = date.fromisoformat(hari)
    return datetime.combine(hari, time(jam), timezone.get_default_timezone())


PADA = saat(TERIMA)


def buka_kantor():
    """Limits and holidays as shipped; three units, and officers with mail, one a role."""
    muat_kalender()
    pembantu = Unit.PeranPPID.PEMBANTU
    utama = UnitFactory(
        kode="DISKOMINFO", singkatan="Diskominfo", peran_ppid=Unit.PeranPPID.UTAMA
    )
    setda = UnitFactory(kode="SETDA", singkatan="Setda", peran_ppid=pembantu)
    kecamatan = UnitFactory(
        kode="CIPEDES",
        nama="Kecamatan Cipedes",
        singkatan="Kec. Cipedes",
        jenis=Unit.Jenis.KECAMATAN,
        peran_ppid=pembantu,
    )
    dinas = UnitFactory(kode="DISDUK", singkatan="Disdukcapil", peran_ppid=pembantu)
    return SimpleNamespace(
        utama=utama,
        kecamatan=kecamatan,
        dinas=dinas,
        loket=petugas_bernama(Peran.PETUGAS_LAYANAN, kecamatan, "loket"),
        kepala=petugas_bernama(Peran.PPID_PEMBANTU, kecamatan, "kepala"),
        kepala_dinas=petugas_bernama(Peran.PPID_PEMBANTU, dinas, "dinas"),
        ppid_utama=petugas_bernama(Peran.PPID_UTAMA, utama, "utama"),
        sekda=petugas_bernama(Peran.ATASAN_PPID, setda, "sekda"),
    )


def muat_kalender():
    """Limits and holidays of the files the portal ships, in two statements."""
    BatasWaktu.objects.bulk_create(
        BatasWaktu(
            kode=b["kode"],
            nilai=int(b["nilai"]),
            satuan=b["satuan"],
            dasar=b["dasar"],
            pasti=b["pasti"] == "ya",
            berlaku_sejak=date.fromisoformat(b["berlaku_sejak"]),
        )
        for b in baca("batas_waktu.csv")
    )
    HariLibur.objects.bulk_create(
        HariLibur(
            tanggal=date.fromisoformat(b["tanggal"]), nama=b["nama"], jenis=b["jenis"]
        )
        for b in baca("hari_libur.csv")
    )


@cache
def baca(nama):
    """The rows of one of the shipped files, read once."""
    with (DATA / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def petugas_bernama(peran, unit, nama):
    return petugas_berperan(
        peran, unit, username=nama, nama=nama.title(), email=f"{nama}@example.id"
    )


def ajukan(unit, *, pada=PADA, oleh=None, pemohon=None, **lain):
    """A request as the web form sends it."""
    isi = {
        "kanal": Permohonan.Kanal.WEB,
        "tanggal_terima": timezone.localdate(pada),
        "rincian": "Rekap penduduk per kelurahan tahun 2023.",
        "tujuan": "Bahan penelitian.",
        "cara_memperoleh": Permohonan.CaraMemperoleh.SALINAN_LUNAK,
        "cara_salinan": Permohonan.CaraSalinan.UNDUH,
    }
    return daftarkan_permohonan(
        Saat(oleh, pada),
        pemohon=pemohon or PemohonFactory.build(),
        unit=unit,
        **isi | lain,
    )


def diproses(kantor, **lain):
    """A request of the kecamatan that was found complete."""
    permohonan = ajukan(kantor.kecamatan, **lain)
    return permohonan.lakukan(Permohonan.Tindakan.PROSES, Saat(kantor.loket, PADA))


def kurang(kantor, *apa, **lain):
    """A request whose applicant was asked for papers; by default for his card."""
    permohonan = ajukan(kantor.kecamatan, **lain)
    return minta_kelengkapan(
        permohonan, saat=Saat(kantor.loket, PADA), kurang=apa or ("KTP",)
    )


def halaman_pemohon(client, permohonan, pada=PADA):
    """The private page of a request as it reads at that moment."""
    with time_machine.travel(pada, tick=False):
        return client.halaman(permohonan.get_absolute_url()).text


def bagian_pemohon(permohonan, nama):
    """The address of a page under the private one."""
    return f"{permohonan.get_absolute_url()}{nama}/"


def dijawab(kantor, *butir, permohonan=None, pada=PADA, **lain):
    """A request that the main PPID has answered."""
    permohonan = permohonan or diproses(kantor)
    jawaban = konsep(permohonan, kantor.ppid_utama, *butir, **lain)
    jawab_permohonan(jawaban.permohonan, Saat(kantor.ppid_utama, pada))
    permohonan.refresh_from_db()
    return permohonan


def rujuk(kantor, permohonan=None, pada=PADA, **lain):
    """An offer of the request to the office of residents."""
    isi = {"ke_unit": kantor.dinas, "alasan": "Di sana."} | lain
    return rujuk_permohonan(
        permohonan or diproses(kantor), Saat(kantor.kepala, pada), **isi
    )


def konsep(permohonan, oleh, *butir, **lain):
    """A draft of an answer with its documents; one that is granted when none is named."""
    draf = konsep_jawaban(permohonan, Saat(oleh, PADA))
    for nama, nilai in ({"penjelasan": "Kami berikan."} | lain).items():
        setattr(draf, nama, nilai)
    draf.save()
    for satu in butir or ({},):
        ButirJawaban.objects.create(
            **{
                "jawaban": draf,
                "judul": "Rekap penduduk",
                "putusan": ButirJawaban.Putusan.DIBERIKAN,
                "unit": permohonan.pemegang,
            }
            | satu
        )
    return draf
