"""Records of the stakeholder service: only what is required, nothing random."""

from datetime import UTC, date, datetime

import factory

from organisasi.sandi import sidik
from pemangku import models as m
from tests.factories import Pabrik
from tests.factories.organisasi import PetugasFactory, UnitFactory

PADA = datetime(2024, 6, 4, 2, tzinfo=UTC)


class UnsurFactory(Pabrik, model=m.Unsur):
    kode = factory.Sequence(lambda n: f"unsur-{n + 1}")
    nama = factory.Sequence(lambda n: f"Unsur {n + 1}")


class JenisPemangkuFactory(Pabrik, model=m.JenisPemangku):
    """A kind of bodies that is bound to no place and keeps for a year."""

    kode = factory.Sequence(lambda n: f"jenis-{n + 1}")
    nama = factory.Sequence(lambda n: f"Jenis {n + 1}")
    unsur = factory.SubFactory(UnsurFactory)


class PemangkuFactory(Pabrik, model=m.Pemangku):
    """An active body outside the office, never verified."""

    nomor = factory.Sequence(lambda n: f"PK-{n + 900_001:06d}")
    jenis = factory.SubFactory(JenisPemangkuFactory)
    nama_resmi = factory.Sequence(lambda n: f"Lembaga {n + 1}")
    pengelola = factory.SubFactory(UnitFactory)
    diperoleh_pada = date(2024, 6, 4)
    status_sejak = PADA


class PeroranganFactory(PemangkuFactory):
    """A figure who speaks for himself; the name stands in ``Orang``."""

    jenis = factory.SubFactory(JenisPemangkuFactory, perorangan=True)
    nama_resmi = ""


class OrangFactory(Pabrik, model=m.Orang):
    nama = factory.Sequence(lambda n: f"Peserta {n + 1}")
    status_sejak = PADA


class JabatanFactory(Pabrik, model=m.Jabatan):
    orang = factory.SubFactory(OrangFactory)
    pemangku = factory.SubFactory(PemangkuFactory)
    nama_jabatan = "Ketua"
    mulai = date(2024, 1, 1)


class KanalFactory(Pabrik, model=m.Kanal):
    """The WhatsApp number of a person."""

    orang = factory.SubFactory(OrangFactory)
    jenis = m.Kanal.Jenis.WA
    nilai = "628123456789"
    sidik = factory.LazyAttribute(lambda o: sidik(f"pemangku:telepon:{o.nilai}"))
    samaran = "0812••••789"
    sifat = m.Kanal.Sifat.PRIBADI


class TeksPersetujuanFactory(Pabrik, model=m.TeksPersetujuan):
    tujuan = m.Persetujuan.Tujuan.UNDANGAN
    versi = factory.Sequence(lambda n: n + 100)
    isi = "Saya setuju diundang."
    berlaku_sejak = date(2024, 1, 1)


class PersetujuanFactory(Pabrik, model=m.Persetujuan):
    """Given online."""

    orang = factory.SubFactory(OrangFactory)
    tujuan = m.Persetujuan.Tujuan.UNDANGAN
    keputusan = m.Persetujuan.Keputusan.BERI
    cara = m.Persetujuan.Cara.DARING
    teks = factory.SubFactory(TeksPersetujuanFactory)
    pada = PADA


class LaranganFactory(Pabrik, model=m.Larangan):
    jenis = m.Kanal.Jenis.WA
    sidik = factory.Sequence(lambda n: f"{n:064x}")
    lingkup = m.Larangan.Lingkup.SEMUA
    sejak = PADA
    alasan = "Diminta pemiliknya."


class HubunganFactory(Pabrik, model=m.CatatanHubungan):
    """A visit at the office, at which the data were found right."""

    pemangku = factory.SubFactory(PemangkuFactory)
    cara = m.CatatanHubungan.Cara.TATAP_MUKA
    hasil = m.CatatanHubungan.Hasil.BENAR
    pada = PADA
    oleh = factory.SubFactory(PetugasFactory)


class PutaranFactory(Pabrik, model=m.Putaran):
    """A planned round of half a year."""

    nama = factory.Sequence(lambda n: f"Putaran {n + 1}")
    mulai = date(2024, 6, 1)
    target_selesai = date(2024, 12, 31)
    status_sejak = PADA


class SasaranPutaranFactory(Pabrik, model=m.SasaranPutaran):
    putaran = factory.SubFactory(PutaranFactory)
    unit = factory.SubFactory(UnitFactory)
    status_sejak = PADA


class KegiatanFactory(Pabrik, model=m.Kegiatan):
    """A planned visit of two hours on 4 June 2024."""

    nomor = factory.Sequence(lambda n: f"KG-2024-{n + 9001:04d}")
    jenis = factory.LazyFunction(lambda: [m.Kegiatan.Jenis.SOSIALISASI])
    judul = factory.Sequence(lambda n: f"Sosialisasi {n + 1}")
    mulai = PADA
    selesai = datetime(2024, 6, 4, 4, tzinfo=UTC)
    tempat = "Aula kecamatan"
    penyelenggara = factory.SubFactory(UnitFactory)
    tuan_rumah = factory.SubFactory(UnitFactory)
    token = factory.Sequence(lambda n: f"KODE{n + 1:06d}")
    status_sejak = PADA


class UndanganFactory(Pabrik, model=m.Undangan):
    kegiatan = factory.SubFactory(KegiatanFactory)
    pemangku = factory.SubFactory(PemangkuFactory)


class PendaftaranMandiriFactory(Pabrik, model=m.PendaftaranMandiri):
    """What somebody wrote at the door, waiting."""

    kegiatan = factory.SubFactory(KegiatanFactory)
    isian = '{"nama": "Pendaftar", "lembaga": "LPM"}'
    diterima_pada = PADA
    status_sejak = PADA


class KehadiranFactory(Pabrik, model=m.Kehadiran):
    """Somebody in the room, seen by staff."""

    kegiatan = factory.SubFactory(KegiatanFactory)
    orang = factory.SubFactory(OrangFactory)
    nama_snapshot = factory.SelfAttribute("orang.nama")
    cara = m.Kehadiran.Cara.PETUGAS
    pada = PADA
    status_sejak = PADA


class TautanPribadiFactory(Pabrik, model=m.TautanPribadi):
    """The personal link of somebody who registered at the door."""

    sidik = factory.Sequence(lambda n: f"{n:064x}")
    tujuan = m.TautanPribadi.Tujuan.SAYA
    pendaftaran = factory.SubFactory(PendaftaranMandiriFactory)


class TindakLanjutFactory(Pabrik, model=m.Janji):
    """Agreed at a visit, to be done by 20 June 2024."""

    jenis = m.Janji.Jenis.KANTOR
    kegiatan = factory.SubFactory(KegiatanFactory)
    uraian = factory.Sequence(lambda n: f"Kirim data {n + 1}")
    pj_unit = factory.SubFactory(UnitFactory)
    tenggat = date(2024, 6, 20)
    status_sejak = PADA


class LangkahFactory(TindakLanjutFactory):
    """The next step after a contact."""

    kegiatan = None
    pemangku = factory.SubFactory(PemangkuFactory)
    pj_unit = factory.SelfAttribute("pemangku.pengelola")


class CalonDuplikatFactory(Pabrik, model=m.CalonDuplikat, exclude=("berurut",)):
    """Two bodies that may be one; the database wants them in order."""

    berurut = factory.LazyFunction(
        lambda: sorted((PemangkuFactory(), PemangkuFactory()), key=lambda p: p.pk)
    )
    a = factory.LazyAttribute(lambda o: o.berurut[0])
    b = factory.LazyAttribute(lambda o: o.berurut[1])
    nilai = 90
    pada = PADA

    class Params:
        bukan = factory.Trait(
            alasan="Dua RW yang berbeda.", oleh=factory.SubFactory(PetugasFactory)
        )


class SiaranFactory(Pabrik, model=m.Siaran):
    """A draft by WhatsApp for invitations, to everybody."""

    nomor = factory.Sequence(lambda n: f"SR-2024-{n + 9001:04d}")
    unit = factory.SubFactory(UnitFactory)
    tujuan = m.Siaran.Tujuan.UNDANGAN
    kanal = m.Siaran.Kanal.WA
    judul = "Undangan rapat"
    isi = "Yth. {sapaan} {nama}, kami mengundang {lembaga}. Berhenti: {tautan_berhenti}"
    penyusun = factory.SubFactory(PetugasFactory)
    penulis = factory.LazyAttribute(lambda o: [o.penyusun.pk])
    status_sejak = PADA


class PenerimaSiaranFactory(Pabrik, model=m.PenerimaSiaran):
    """A person who may be sent to and waits."""

    siaran = factory.SubFactory(SiaranFactory)
    pemangku = factory.SubFactory(PemangkuFactory)
    orang = factory.SubFactory(OrangFactory)
    kanal = factory.SubFactory(KanalFactory, orang=factory.SelfAttribute("..orang"))
    jabatan = "Ketua"
    vonis = m.PenerimaSiaran.Vonis.LAYAK
    status_sejak = PADA


# Sheets that were uploaded, and their rows


class ImporBerkasFactory(Pabrik, model=m.ImporBerkas):
    """A sheet of one row that waits for its verdict."""

    nomor = factory.Sequence(lambda n: f"IMP-2024-{n + 9001:04d}")
    nama = "daftar.xlsx"
    sha256 = "a" * 64
    unit = factory.SubFactory(UnitFactory)
    pengunggah = factory.SubFactory(PetugasFactory)
    kepala = factory.LazyFunction(lambda: [["Nama Lembaga", "Nama Lembaga"]])
    jumlah = 1
    status_sejak = PADA


class ImporBarisFactory(Pabrik, model=m.ImporBaris):
    berkas = factory.SubFactory(ImporBerkasFactory)
    nomor = factory.Sequence(lambda n: n + 2)
    sel = '{"sel": ["LPM"], "rumus": []}'


# What the rights of data subjects leave in the inventory


class EksporPribadiFactory(Pabrik, model=m.EksporPribadi):
    """Asked for by somebody, waiting for a second person."""

    nomor = factory.Sequence(lambda n: f"EKP-2024-{n + 9001:04d}")
    peminta = factory.SubFactory(PetugasFactory)
    tujuan = "Undangan rapat"
    jumlah = 3
    status_sejak = PADA


class LaranganDicabutFactory(LaranganFactory):
    """Lifted at its owner's wish."""

    alasan_cabut = "Diminta pemiliknya dengan surat."
    bukti = factory.django.FileField(filename="bukti.pdf", data=b"%PDF-1.4 surat")
    dicabut_oleh = factory.SubFactory(PetugasFactory)
    dicabut_pada = PADA
