"""The delivery against the double: a clock that only moves when told, complaints to send."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.core.files.base import ContentFile

from dev.lapor_tiruan.jalankan import lingkungan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from pengaduan.lapor.actions import teruskan_pengaduan
from pengaduan.lapor.laporan_keluar import muatan_buat
from pengaduan.lapor.pekerja import putaran
from pengaduan.lapor.sirkuit import Alat
from pengaduan.models import Kiriman, Penerusan
from tests.factories import pengaduan as f
from tests.factories.organisasi import (
    BatasWaktuFactory,
    HariLiburFactory,
    PetugasFactory,
    UnitFactory,
)
from tests.petugas import petugas_berperan

# Tuesday 4 June 2024, 09.00 WIB.
KINI = datetime(2024, 6, 4, 2, tzinfo=UTC)
# Made-up values that are easy to find where they must not be.
NAMA, SUREL, TELEPON = "Kenari Pelapor", "kenari@example.org", "081298765432"
S, L = Kiriman.Status, Kiriman.Langkah


@dataclass
class Jam:
    """A clock that moves when somebody sleeps, or when it is told to."""

    saat: datetime = KINI
    tidur_total: float = 0
    tiap_lihat: timedelta = field(default_factory=timedelta)

    def kini(self):
        self.saat += self.tiap_lihat
        return self.saat

    def tidur(self, detik):
        self.tidur_total += detik
        self.saat += timedelta(seconds=detik)

    def maju(self, **lama):
        self.saat += timedelta(**lama)
        return self.saat


def paling_lama(_bawah, atas):
    """Chance that always takes the longest."""
    return atas


def alat(jam, **ubah):
    return Alat(kini=jam.kini, tidur=jam.tidur, **{"acak": paling_lama, **ubah})


def jalan(jam, **ubah):
    return putaran(alat(jam, **ubah), lanjut=lambda: True)


def pasang(settings, tiruan, **ubah):
    """Settings that lead to the double; without one to a port where nobody listens."""
    alamat = tiruan.alamat_dasar if tiruan else "http://127.0.0.1:9/api"
    for nama, nilai in lingkungan(alamat).items():
        setattr(settings, nama, int(nilai) if nilai.isdigit() else nilai)
    settings.LAPOR_CATEGORY_MAP = {"*": 436}
    settings.LAPOR_READ_TIMEOUT = 5
    for nama, nilai in ubah.items():
        setattr(settings, nama, nilai)


def kantor():
    """The limits and the calendar a hand-over is reckoned with, and who does it."""
    BatasWaktuFactory(kode="penerusan.nomor_luar", nilai=1)
    HariLiburFactory(tanggal=date(2024, 6, 17))
    return petugas_berperan(Peran.ADMIN_SP4N)


def aduan(**ubah):
    """A verified complaint whose reporter confirmed his mail and keeps his name here."""
    pelapor = ubah.pop("pelapor", None) or pelapor_pasti()
    kategori = ubah.pop("kategori", None) or f.KategoriFactory()
    isi = {"terverifikasi": True, "pelapor": pelapor, "kategori": kategori}
    return f.PengaduanFactory(**isi | ubah)


def pelapor_pasti(**ubah):
    isi = {"nama": NAMA, "surel": SUREL, "telepon": TELEPON}
    return f.PelaporFactory(**isi | {"surel_dipastikan_pada": KINI} | ubah)


def teruskan(pengaduan, *, oleh, pada=KINI, **ubah):
    return teruskan_pengaduan(
        pengaduan,
        Saat(oleh, pada),
        unit=pengaduan.pemegang,
        **{"tujuan": Penerusan.Tujuan.LAPOR, "cara": Penerusan.Cara.API, **ubah},
    )


def foto(pengaduan, isi=b"gambar", **ubah):
    berkas = f.BerkasPengaduanFactory(pengaduan=pengaduan, **ubah)
    berkas.isi.storage.delete(berkas.isi.name)
    berkas.isi.save("foto.jpg", ContentFile(isi))
    return berkas


def langkah(penerusan, nama=L.BUAT):
    return penerusan.kiriman.filter(langkah=nama).latest("kunci")


def antrekan(jumlah, *, pada=KINI):
    """So many creates that wait, a second apart; what hangs on them is shared."""
    unit, kategori, oleh = UnitFactory(), f.KategoriFactory(), PetugasFactory()

    def satu(saat):
        pengaduan = f.PengaduanFactory(diteruskan=True, unit=unit, kategori=kategori)
        lain = {"pengaduan": pengaduan, "oleh": oleh, "cara": Penerusan.Cara.API}
        return f.KirimanFactory(
            penerusan=f.PenerusanFactory(**lain, diteruskan_pada=saat),
            muatan=muatan_buat(pengaduan),
            dibuat_pada=saat,
            coba_lagi_pada=saat,
        )

    return [satu(pada + timedelta(seconds=ke)) for ke in range(jumlah)]
