"""Sample stakeholders with a round, visits, scores and a broadcast; nobody is told.

Made-up bodies of real places: every body says "(contoh)" in its name, every person is called
Contoh, and numbers are 0812-0000-xxxx. They are taken down by the same acts as real ones.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db.models import Q, QuerySet
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import Isu, NomorUrut, Petugas, Unit, Wilayah
from organisasi.teks import baca_toml
from pemangku.inventaris.actions import catat_hubungan, catat_orang, catat_pemangku
from pemangku.inventaris.kanal import tambah_kanal
from pemangku.inventaris.persetujuan import beri_persetujuan
from pemangku.inventaris.pilihan import PeranKhusus as R
from pemangku.janji import actions as janji
from pemangku.janji.titipan import catat_titipan
from pemangku.kunjungan import actions as kunjungan
from pemangku.kunjungan.actions import jawab_jajak
from pemangku.kunjungan.kehadiran import hadirkan, undang
from pemangku.kunjungan.models import putaran_aktif
from pemangku.models import (
    EksporPribadi,
    Janji,
    JenisPemangku,
    Kanal,
    Kegiatan,
    Orang,
    Pemangku,
    Putaran,
    SasaranPutaran,
    Siaran,
    Unsur,
)
from pemangku.penilaian.models import nilai_pemangku
from pemangku.pribadi.ekspor_pribadi import REGISTER
from pemangku.putaran import actions as putaran
from pemangku.ruang.pendaftaran import daftar_di_pintu
from pemangku.siaran.models import REGISTER_SIARAN
from ppid_portal.contoh.katalog import pdf_contoh
from ppid_portal.contoh.meja import MejaContoh

ISI = baca_toml("ppid_portal/data/contoh/pemangku.toml")
SUMBER = "Karangan untuk peraga"
# A kecamatan that has all its bodies, all checked; and one with many.
PENUH, RAMAI = "KEC-TAWANG", "KEC-CIPEDES"
# Of how many kelurahan, and how many kinds of bodies, the others have some.
SEBAGIAN = 1, 2
# Of so many departments somebody is known.
OPD_DIKENAL = 4
TIM = (R.NARAHUBUNG_UTAMA, R.PPID_PELAKSANA, R.ADMIN_SP4N)
# Days since the last check, by turns; None: never checked.
UMUR = (12, 20, 400, 34, None, 345, 8, 51, 27, 44)
# Of the scores some moved within the year, some are old, one waits.
DINILAI, LAMA, TADI, BASI = 20, 180, 20, 400
HADIR, DIJAJAK = 24, 6
Jenis = Kegiatan.Jenis
# Attendance and stakeholders to aim at: in a kecamatan, in an OPD.
TARGET = {Unit.Jenis.KECAMATAN: (25, 15), Unit.Jenis.OPD: (10, 1)}


def sasaran_contoh() -> list[Unit]:
    opd = Q(jenis=Unit.Jenis.OPD, induk=None)
    unit = Unit.objects.filter(opd | Q(jenis=Unit.Jenis.KECAMATAN), sampai=None)
    semua = unit.select_related("wilayah__induk").order_by("pk")
    return sorted(semua, key=lambda u: u.jenis == Unit.Jenis.OPD)


def di(kode: str) -> list[Pemangku]:
    return list(MejaPemangkuContoh.semua().filter(pengelola__kode=kode))


class MejaPemangkuContoh(MejaContoh):
    """Days of this story are days of the calendar."""

    __slots__ = ()
    berkas = "ppid_portal/data/contoh/pemangku.toml"
    pelaku = frozenset({"pengelola.pemangku", "petugas.lapangan"})
    berhari_kerja = False

    @classmethod
    def semua(cls) -> QuerySet[Pemangku]:
        return Pemangku.objects.filter(sumber_rinci=SUMBER).order_by("nomor")

    @classmethod
    def muat(cls, akun: Mapping[str, Petugas], *, pada: datetime) -> int:
        """None without the inventory's own data, beside visits, or while a round runs."""
        siap = Pemangku.objects.filter(unit__kode=PENUH).exists()
        if not siap or Kegiatan.objects.exists() or putaran_aktif():
            return 0
        return super().muat(akun, pada=pada)

    def nilai(self, nama: str, nilai: Any, saat: Saat[Petugas | None]) -> Any:
        if nama == "wilayah":
            return Wilayah.objects.get(kode=nilai)
        if nama == "unsur":
            return Unsur.objects.get(kode=nilai)
        if nama == "lembaga":
            return nilai
        return super().nilai(nama, nilai, saat)

    # Bodies and their people

    def lembaga(
        self, *, saat: Saat, unit: Unit, jenis: str, wilayah: Wilayah | None, **isi: Any
    ) -> Pemangku:
        baris = JenisPemangku.objects.get(kode=jenis)
        return catat_pemangku(
            saat,
            isian={
                "jenis": baris,
                "wilayah": wilayah,
                "sumber_rinci": SUMBER,
                "diperoleh_pada": timezone.localdate(self.lalu(500)),
                **isi,
            },
            sumber=Pemangku.Sumber.OPERATOR,
            pengelola=unit,
        )

    def catat(
        self,
        *,
        saat: Saat,
        nama: str,
        umur: int | None,
        peran: tuple[R, ...] = (R.NARAHUBUNG_UTAMA,),
        jabatan: str = "Ketua",
        **isi: Any,
    ) -> Pemangku:
        """A body with the person who speaks for it; ``umur``: days since its check."""
        satu = self.lembaga(saat=saat, nama_resmi=nama, **isi)
        ke = self.semua().count()
        depan, kelamin = ISI["orang"][ke % len(ISI["orang"])]
        nama = f"{depan} Contoh {ke}"
        orang = self.benda[Orang] = orangkan(
            satu, saat, nama=nama, jabatan=jabatan, peran=peran, jenis_kelamin=kelamin
        )
        kanal = Kanal.Jenis.WA, f"0812-0000-{ke:04d}", Kanal.Sifat.PRIBADI
        if satu.tampil_publik:
            surel = f"lembaga{ke}@contoh.invalid"
            kanal = Kanal.Jenis.EMAIL, surel, Kanal.Sifat.KEDINASAN
        jenis, nilai, sifat = kanal
        pemilik = satu if satu.tampil_publik else orang
        tambah_kanal(pemilik, saat, jenis=jenis, nilai=nilai, sifat=sifat)
        if umur is not None:
            diperiksa = Saat(saat.oleh, self.lalu(umur))
            catat_hubungan(satu, diperiksa, cara="telepon", hasil="benar")
        return satu

    def isi_kota(self, *, saat: Saat) -> None:
        semua = sasaran_contoh()
        opd = [u for u in semua if u.jenis == Unit.Jenis.OPD]
        for unit in semua[: len(semua) - len(opd) + OPD_DIKENAL]:
            kecamatan = unit.jenis == Unit.Jenis.KECAMATAN
            self.catat(
                saat=saat,
                nama=f"Tim PPID {unit.nama_pendek} (contoh)",
                jenis="kecamatan" if kecamatan else "opd",
                unit=unit,
                wilayah=unit.wilayah,
                umur=20,
                peran=TIM,
                jabatan="PPID Pelaksana",
            )
            if kecamatan:
                self._isi_kecamatan(unit, saat)

    def _isi_kecamatan(self, unit: Unit, saat: Saat) -> None:
        penuh = unit.kode == PENUH
        tempat_ke, jenis_ke = {PENUH: (None, None), RAMAI: (None, 4)}.get(
            unit.kode, SEBAGIAN
        )
        kelurahan = unit.bawahan.select_related("wilayah").order_by("wilayah")
        semua: list[Any] = [
            *((unit, *satu, False) for satu in ISI["di_kecamatan"][:jenis_ke]),
            *(
                (satu, jenis, awal, jenis in ISI["tampil"])
                for satu in kelurahan[:tempat_ke]
                for jenis, awal in ISI["di_kelurahan"][:jenis_ke]
            ),
        ]
        for tempat, jenis, awal, tampil in semua:
            self.catat(
                saat=saat,
                nama=f"{awal} {tempat.wilayah.nama} (contoh)",
                jenis=jenis,
                unit=unit,
                wilayah=tempat.wilayah,
                umur=20 if penuh else UMUR[self.semua().count() % len(UMUR)],
                tampil_publik=tampil,
            )

    def milik(self, *, saat: Saat, unit: Unit) -> Pemangku:  # noqa: ARG002 - a step has its moment
        return Pemangku.objects.get(unit=unit)

    def minati(self, *, saat: Saat) -> None:
        for satu, isu in zip(di(RAMAI), Isu.objects.aktif(), strict=False):
            satu.isu.add(isu)
            tentang = f"Karangan untuk peraga: bertanya tentang {isu.nama.lower()}."
            catat_hubungan(satu, saat, cara="telepon", catatan=tentang)

    def menilai(self, *, saat: Saat, alasan: str) -> None:
        luar = self.semua().filter(
            ~Q(nama_resmi=""), status=Pemangku.Status.AKTIF, jenis__internal=False
        )
        for ke, satu in enumerate(luar[:DINILAI]):
            for lalu in ((BASI,), (LAMA, TADI), (TADI,), (TADI,))[ke % 4]:
                baris = nilai_pemangku(
                    satu,
                    Saat(saat.oleh, self.lalu(lalu)),
                    pengaruh=(ke * 3 + (lalu == LAMA)) % 5 + 1,
                    kepentingan=(ke // 2) % 4 + 2,
                    alasan=alasan,
                )
                if ke:
                    baris.sahkan(Saat(self.akun["pengelola.pemangku"], self.lalu(lalu)))

    # A round and its visits: one to come, one going on, one closed with its papers

    def rencanakan(self, *, saat: Saat, nama: str, tujuan: str) -> Putaran:
        hari = timezone.localdate(self.pada)
        return putaran.rencanakan_putaran(
            saat,
            nama=nama,
            tujuan=tujuan,
            mulai=hari - timedelta(days=60),
            target_selesai=hari + timedelta(days=150),
            unit=sasaran_contoh(),
        )

    def tempatkan(self, *, saat: Saat) -> None:
        hari = timezone.localdate(self.pada)
        sasaran = {
            s.unit: s for s in self.benda[Putaran].sasaran.select_related("unit")
        }
        for ke, unit in enumerate(sasaran_contoh(), 1):
            hadir, pemangku = TARGET[Unit.Jenis(unit.jenis)]
            putaran.ubah_sasaran(
                sasaran[unit],
                saat,
                urutan=ke,
                target_tanggal=hari + timedelta(days=7 * (ke - 4)),
                target_hadir=hadir,
                target_pemangku=pemangku,
                unsur_wajib=list(sasaran[unit].unsur_wajib.all()),
            )

    def sasaran(self, *, saat: Saat, unit: Unit) -> SasaranPutaran:  # noqa: ARG002 - as above
        sasaran: SasaranPutaran = self.benda[Putaran].sasaran.get(unit=unit)
        return sasaran

    def kunjungi(
        self, *, saat: Saat, unit: Unit, jam: int, mulai: int | None = None
    ) -> Kegiatan:
        """``mulai``: at nine, so many days from now; without it an hour ago."""
        awal = self.pada - timedelta(hours=1)
        if mulai is not None:
            hari = timezone.localtime(self.lalu(-mulai))
            awal = hari.replace(hour=9, minute=0, second=0, microsecond=0)
        return kunjungan.rencanakan_kegiatan(
            saat,
            isian={
                "jenis": [Jenis.RAKOR_KEHUMASAN, Jenis.SOSIALISASI, Jenis.PENDATAAN],
                "judul": f"Rapat koordinasi di {unit.nama_pendek} (contoh)",
                "mulai": awal,
                "selesai": awal + timedelta(hours=jam),
                "tempat": f"Aula Kantor {unit.nama_pendek} (contoh)",
                "wilayah": unit.wilayah,
                "penyelenggara": Unit.objects.get(kode="DISKOMINFO"),
                "tuan_rumah": unit,
                "cara_paraf": Kegiatan.CaraParaf.TANPA,
                "agenda": ISI["agenda"],
            },
            sasaran=[self.sasaran(saat=saat, unit=unit)],
            petugas=[self.akun["petugas.lapangan"]],
        )

    def komitmen(self, *, saat: Saat, ke: int, tenggat: Any) -> Janji:
        satu, _ = janji.catat_komitmen(
            self.benda[Kegiatan],
            saat,
            pemangku=di(PENUH)[ke],
            bentuk=Janji.Bentuk.RAPAT_WARGA,
            target_kali=2,
            tenggat=tenggat,
        )
        return satu

    # A broadcast: a draft, so nobody is written to

    def siarkan(self, *, saat: Saat, judul: str) -> Siaran:
        tahun = saat.pada.year
        urut = NomorUrut.objects.ambil(REGISTER_SIARAN, tahun=tahun)
        return Siaran.objects.create(
            nomor=f"SR-{tahun}-{urut:04d}",
            unit=Unit.objects.get(kode="DISKOMINFO"),
            tujuan=Siaran.Tujuan.SIARAN_INFORMASI,
            kanal=Siaran.Kanal.WA,
            judul=judul,
            isi=ISI["siaran"],
            penyusun=saat.oleh,
            penulis=[saat.oleh.pk],
            dibuat_oleh=saat.oleh,
            status_sejak=saat.pada,
        )

    def ekspor(self, *, saat: Saat, tujuan: str) -> EksporPribadi:
        tahun = saat.pada.year
        return EksporPribadi.objects.create(
            nomor=f"EKP-{tahun}-{NomorUrut.objects.ambil(REGISTER, tahun=tahun):04d}",
            peminta=saat.oleh,
            tujuan=tujuan,
            jumlah=self.semua().count(),
            status_sejak=saat.pada,
        )


def orangkan(
    satu: Pemangku,
    saat: Saat,
    *,
    nama: str,
    jabatan: str,
    peran: tuple[str, ...] = (),
    jenis_kelamin: str = "l",
) -> Orang:
    return catat_orang(
        saat,
        nama=nama,
        pemangku=satu,
        nama_jabatan=jabatan,
        mulai=timezone.localdate(saat.pada - timedelta(days=300)),
        peran_khusus=tuple(map(R, peran)),
        jenis_kelamin=jenis_kelamin,
    ).orang


def undangkan(kegiatan: Kegiatan, saat: Saat) -> None:
    """Bodies of the place; to the full kecamatan those of the offices, too."""
    semua = di(kegiatan.tuan_rumah.kode)
    if kegiatan.tuan_rumah.kode == PENUH:
        semua += MejaPemangkuContoh.semua().filter(jenis__kode="opd")
    lembaga = [p for p in semua if not p.perorangan]
    undang(kegiatan, saat, pemangku=lembaga[:HADIR])


def mulaikan(kegiatan: Kegiatan, saat: Saat) -> Kegiatan:
    return kegiatan.mulaikan(Saat(saat.oleh, kegiatan.mulai))


def hadirkan_semua(kegiatan: Kegiatan, saat: Saat, banyak: int = HADIR) -> None:
    undangan = kegiatan.undangan.exclude(orang=None).select_related(
        "orang", "kegiatan", "pemangku__jenis__unsur", "pemangku__wilayah__induk"
    )
    for satu in undangan[:banyak]:
        hadirkan(satu, Saat(saat.oleh, kegiatan.mulai))


def akhiri(kegiatan: Kegiatan, saat: Saat) -> Kegiatan:
    usai = Saat(saat.oleh, kegiatan.selesai)
    return kegiatan.lakukan(Kegiatan.Tindakan.AKHIRI, usai)


def jajaki(kegiatan: Kegiatan, saat: Saat) -> None:
    """Six answers before the session: half of them knew 112."""
    for ke in range(DIJAJAK):
        jawab = {"q1": 0, "q2": ke == 0, "q3": ke % 2 == 0, "q4": 0, "q5": 0, "q6": 1}
        jawab_jajak(kegiatan, "awal", kunci=uuid4(), isi=jawab, pada=saat.pada)


def daftarkan(kegiatan: Kegiatan, saat: Saat, **isian: Any) -> None:
    daftar_di_pintu(kegiatan, isian=isian, kode_cocok=True, pada=saat.pada)


def catat_notulen(kegiatan: Kegiatan, saat: Saat, **isian: Any) -> Kegiatan:
    return kegiatan.ubah(saat, edisi=kegiatan.edisi, **isian)


def pindai(kegiatan: Kegiatan, saat: Saat, nomor: str) -> Kegiatan:
    pdf = pdf_contoh(pada=saat.pada)
    return kunjungan.simpan_berita_acara(kegiatan, saat, pindaian=pdf, nomor=nomor)


M = MejaPemangkuContoh
M.aksi = {
    M: (
        M.lembaga,
        M.catat,
        M.isi_kota,
        M.milik,
        M.minati,
        M.menilai,
        M.rencanakan,
        M.tempatkan,
        M.sasaran,
        M.kunjungi,
        M.komitmen,
        M.siarkan,
        M.ekspor,
    ),
    Pemangku: (orangkan, catat_hubungan),
    Orang: (tambah_kanal, beri_persetujuan),
    Putaran: (putaran.mulai_putaran,),
    SasaranPutaran: (putaran.tunda_sasaran, putaran.nyatakan_tidak_ada),
    Kegiatan: (
        undangkan,
        mulaikan,
        hadirkan_semua,
        akhiri,
        jajaki,
        daftarkan,
        catat_notulen,
        pindai,
        catat_titipan,
        janji.catat_tindak_lanjut,
        kunjungan.tutup_kegiatan,
    ),
    Janji: (janji.selesaikan_tindak_lanjut, janji.laporkan_terusan),
}
