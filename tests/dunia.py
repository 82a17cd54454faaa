"""A small portal with one record of every kind, for tests that walk all pages."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from informasi.katalog import cuplikan
from informasi.katalog.actions import tarik_dokumen
from informasi.models import (
    BerkasInformasi,
    DokumenInformasi,
    KelompokInformasi,
    Kosakata,
    SertaMerta,
)
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import KanalLayanan, NomorUrut, Unit
from pemangku.models import Kanal, Pemangku
from pengaduan.models import BerkasPengaduan, Pengaduan
from ppid_portal.models import LaporanTahunan
from tests.factories.informasi import (
    BerkasFactory,
    DokumenFactory,
    KelompokFactory,
    SertaMertaFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import (
    BatasWaktuFactory,
    DasarHukumFactory,
    HalamanFactory,
    HariLiburFactory,
    KanalLayananFactory,
    PetugasFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.factories.pemangku import KanalFactory, KegiatanFactory, PemangkuFactory
from tests.factories.pengaduan import BerkasPengaduanFactory, PengaduanFactory
from tests.factories.portal import LaporanTertandaFactory
from tests.foto import bita

# Factories count from one; numbers that acts give begin after these.
NOMOR_BERIKUT = 500_000
CSV = b"tahun,jumlah\n2023,10\n2024,12\n"
SALINAN = "Isi berkas sebagai teks."


@dataclass(frozen=True, slots=True)
class Dunia:
    utama: Unit
    kecamatan: Unit
    kelompok: KelompokInformasi
    dokumen: DokumenInformasi
    ditarik: DokumenInformasi
    dikecualikan: DokumenInformasi
    pdf: BerkasInformasi
    csv: BerkasInformasi
    notis: SertaMerta
    aduan: Pengaduan
    foto: BerkasPengaduan
    mitra: Pemangku
    laporan: LaporanTahunan

    def alamat(self, pola):
        return pola.format(
            dokumen=self.dokumen.nomor.lower(),
            ditarik=self.ditarik.nomor.lower(),
            dikecualikan=self.dikecualikan.nomor.lower(),
            pdf=self.pdf.pk,
            csv=self.csv.pk,
            unit=self.kecamatan.slug,
            notis=self.notis.pk,
            aduan=self.aduan.nomor,
            foto=self.foto.pk,
            mitra=self.mitra.nomor.lower(),
            unsur=self.mitra.jenis.unsur.kode,
            tahun=self.laporan.tahun,
        )


def buat_dunia():
    """Fill an empty database; the notice is over, so no banner hangs over the pages."""
    utama, kecamatan = _unit()
    kelompok = KelompokFactory(nama="Laporan keuangan")
    dokumen = DokumenFactory(
        unit=kecamatan, kelompok=kelompok, judul="Anggaran kecamatan", tahun=2024
    )
    dokumen.kabarkan("Pertama kali diterbitkan.", dokumen.terbit_pada)
    dokumen.save()
    pdf = BerkasFactory(dokumen=dokumen, judul="Anggaran", salinan_teks=SALINAN)
    csv = BerkasFactory(
        dokumen=dokumen,
        judul="Tabel anggaran",
        isi=ContentFile(CSV, "tabel.csv"),
        jenis="csv",
        tipe="text/csv",
        ukuran=len(CSV),
        **cuplikan.petik(
            Unggahan("csv", "text/csv", len(CSV), "", ContentFile(CSV, "a.csv"))
        ),
    )
    ditarik = DokumenFactory(unit=kecamatan, judul="Daftar yang ditarik")
    pada = timezone.now()
    tarik_dokumen(ditarik, Saat(PetugasFactory(), pada), alasan="Ada angka keliru.")
    uji = UjiKonsekuensiFactory(
        dokumen__unit=utama, dokumen__judul="Denah ruang peladen"
    )
    notis = SertaMertaFactory(
        unit=kecamatan,
        judul="Angin kencang",
        mulai=pada - timedelta(days=3),
        selesai=pada - timedelta(days=2),
    )
    _kantor()
    NomorUrut.objects.create(register="informasi", terakhir=NOMOR_BERIKUT)
    Kosakata.objects.susun_ulang()  # the factories go past the acts that keep it
    aduan = PengaduanFactory(diteruskan=True, umum=True, unit=utama)
    foto = BerkasPengaduanFactory(
        pengaduan=aduan, umum=True, isi=ContentFile(bita(), "foto.jpg")
    )
    mitra = PemangkuFactory(
        tampil_publik=True, wilayah=kecamatan.wilayah, pengelola=kecamatan
    )
    KanalFactory(
        pemangku=mitra,
        orang=None,
        jenis=Kanal.Jenis.EMAIL,
        nilai="lembaga@contoh.invalid",
        sifat=Kanal.Sifat.KEDINASAN,
    )
    KegiatanFactory(tuan_rumah=kecamatan, penyelenggara=kecamatan)
    return Dunia(
        utama,
        kecamatan,
        kelompok,
        dokumen,
        ditarik,
        uji.dokumen,
        pdf,
        csv,
        notis,
        aduan,
        foto,
        mitra,
        LaporanTertandaFactory(),
    )


def _unit():
    utama = UnitFactory(
        nama="Dinas Komunikasi", slug="diskominfo", peran_ppid=Unit.PeranPPID.UTAMA
    )
    wilayah = WilayahFactory(nama="Cipedes")
    kecamatan = UnitFactory(
        nama="Kecamatan Cipedes",
        slug="kecamatan-cipedes",
        jenis=Unit.Jenis.KECAMATAN,
        wilayah=wilayah,
        telepon="0265-000000",
        alamat="Jalan contoh 1",
    )
    return utama, kecamatan


def _kantor():
    HalamanFactory(slug="profil-ppid", judul="Profil PPID")
    HalamanFactory(slug="dasar-hukum", judul="Dasar hukum")
    DasarHukumFactory()
    HariLiburFactory(tanggal=timezone.localdate())
    BatasWaktuFactory(kode="permohonan.jawab")
    KanalLayananFactory(jenis=KanalLayanan.Jenis.DARURAT, nomor="110", nama="Polisi")
    KanalLayananFactory(
        jenis=KanalLayanan.Jenis.PENGADUAN,
        nama="Kanal nasional",
        web="https://a.invalid/",
    )


def tambah_informasi(dunia, banyak):
    jenis = ("berkala", "setiap_saat", "serta_merta")
    DokumenInformasi.objects.bulk_create(
        [
            DokumenFactory.build(
                nomor=f"IP-9{i:05d}",
                judul=f"Anggaran kegiatan ke-{i} pada tahun berjalan",
                ringkasan=f"Rincian anggaran kegiatan ke-{i}, menurut sumber dan triwulan.",
                unit=dunia.kecamatan if i % 2 else dunia.utama,
                kelompok=dunia.kelompok,
                klasifikasi=jenis[i % 3],
                tahun=2010 + i % 15,
                konteks="Kecamatan",
            )
            for i in range(banyak)
        ]
    )
