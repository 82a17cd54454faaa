"""Samples of work with stakeholders: scores, a round with visits, needs, a broadcast.

Dates are counted from ``pada``; nobody is told. Whose names: contoh/lembaga.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import Q
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import NomorUrut, Petugas, Unit
from pemangku.janji.actions import (
    catat_komitmen,
    catat_tindak_lanjut,
    laporkan_terusan,
    selesaikan_tindak_lanjut,
)
from pemangku.janji.titipan import catat_titipan
from pemangku.kunjungan.actions import (
    jawab_jajak,
    rencanakan_kegiatan,
    simpan_berita_acara,
    tulis_notulen,
    tutup_kegiatan,
)
from pemangku.kunjungan.kehadiran import hadirkan, undang
from pemangku.kunjungan.models import putaran_aktif
from pemangku.models import (
    EksporPribadi,
    Janji,
    JenisPemangku,
    Kegiatan,
    LaporanTerusan,
    Materi,
    Pemangku,
    SasaranPutaran,
    Siaran,
    Unsur,
)
from pemangku.penilaian.models import nilai_pemangku
from pemangku.pribadi.ekspor_pribadi import REGISTER
from pemangku.putaran.actions import (
    mulai_putaran,
    nyatakan_tidak_ada,
    rencanakan_putaran,
    tunda_sasaran,
    ubah_sasaran,
)
from pemangku.ruang.pendaftaran import daftar_di_pintu
from pemangku.siaran.models import REGISTER_SIARAN
from ppid_portal.contoh.katalog import pdf_contoh
from ppid_portal.contoh.lembaga import (
    ISI,
    PENUH,
    RAMAI,
    BukuContoh,
    tulis_istimewa,
    tulis_lembaga,
    tulis_minat,
)

# Scores: some moved within the year, some old, one waits, many are missing

BANYAK, LAMA, TADI = 40, 180, 20
BASI = 400
ALASAN = "Contoh: dinilai dari kegiatan dan grup warganya."


def tulis_penilaian(buku: BukuContoh, penilai: Petugas) -> None:
    luar = [
        p
        for p in buku.semua
        if p.lingkup == Pemangku.Lingkup.EKSTERNAL
        and p.bentuk == Pemangku.Bentuk.LEMBAGA
        and p.status == Pemangku.Status.AKTIF
    ]
    for ke, satu in enumerate(luar[:BANYAK]):
        saat = ((BASI,), (LAMA, TADI), (TADI,), (TADI,))[ke % 4]
        for lalu in saat:
            baris = nilai_pemangku(
                satu,
                Saat(penilai, buku.lalu(lalu)),
                pengaruh=(ke * 3 + (lalu == LAMA)) % 5 + 1,
                kepentingan=(ke // 2) % 4 + 2,
                sikap=(None, 0, 1, 2, -1)[ke % 5],
                alasan=ALASAN,
            )
            if ke:
                baris.sahkan(**buku.saat(lalu))


# What was raised in the room of the visit, and what its people knew before

BANYAK_TITIPAN = 6


def isi_ruang(kegiatan: Kegiatan, saat: Saat) -> None:
    """Two needs, and six answers before the session: half of them knew 112."""
    for jenis, isi in ISI["titipan"]:
        catat_titipan(kegiatan, saat, jenis=jenis, isi=isi)
    for ke in range(BANYAK_TITIPAN):
        jawab = {"q1": 0, "q2": ke == 0, "q3": ke % 2 == 0, "q4": 0, "q5": 0, "q6": 1}
        jawab_jajak(kegiatan, "awal", kunci=uuid4(), isi=jawab, pada=saat.pada)


# A broadcast that names the sample handout: a draft, so nobody is written to


def tulis_siaran(buku: BukuContoh, materi: Materi) -> Siaran:
    tahun = timezone.localdate(buku.pada).year
    urut = NomorUrut.objects.ambil(REGISTER_SIARAN, tahun=tahun)
    return Siaran.objects.create(
        nomor=f"SR-{tahun}-{urut:04d}",
        unit=buku.unit["DISKOMINFO"],
        tujuan=Siaran.Tujuan.SIARAN_INFORMASI,
        kanal=Siaran.Kanal.WA,
        materi=materi,
        judul="Leaflet tiga kanal (contoh)",
        isi=ISI["siaran"],
        penyusun=buku.oleh,
        penulis=[buku.oleh.pk],
        dibuat_oleh=buku.oleh,
        status_sejak=buku.pada,
    )


# A round and its visits: one to come, one going on, one closed with its papers

PELAKU = {"pengelola.pemangku", "petugas.lapangan"}
HADIR = 47
# Attendance and stakeholders to aim at: in a kecamatan, in an OPD.
TARGET = {Unit.Jenis.KECAMATAN: (50, 15), Unit.Jenis.OPD: (10, 1)}
J = Kegiatan.Jenis


def muat_pemangku_contoh(akun: Mapping[str, Petugas], *, pada: datetime) -> int:
    """Make the sample stakeholders, round and visits, unless there are visits; how many.

    None without the officers, without the inventory's own data, or while a round runs.
    """
    siap = Pemangku.objects.filter(unit__kode=PENUH).exists()
    ada = Kegiatan.objects.exists() or putaran_aktif()
    if ada or not siap or not akun.keys() >= PELAKU:
        return 0
    buku = BukuContoh(
        akun["pengelola.pemangku"],
        pada,
        {satu.kode: satu for satu in _sasaran()},
        {satu.kode: satu for satu in JenisPemangku.objects.all()},
    )
    tulis_lembaga(buku)
    tulis_minat(buku)
    tulis_istimewa(buku)
    tulis_penilaian(buku, akun["petugas.lapangan"])
    sasaran = _putaran(buku)
    kunjungan = _Kunjungan(buku, sasaran, akun["petugas.lapangan"])
    kunjungan.ditutup()
    kunjungan.berlangsung()
    kunjungan.rencana()
    _ekspor(buku)
    return len(buku.semua)


def _ekspor(buku: BukuContoh) -> None:
    tahun = timezone.localdate(buku.pada).year
    EksporPribadi.objects.create(
        nomor=f"EKP-{tahun}-{NomorUrut.objects.ambil(REGISTER, tahun=tahun):04d}",
        peminta=buku.oleh,
        tujuan="Surat undangan rakor (contoh)",
        jumlah=len(buku.semua),
        status_sejak=buku.pada,
    )


def _sasaran() -> list[Unit]:
    opd = Q(jenis=Unit.Jenis.OPD, induk=None)
    unit = Unit.objects.filter(opd | Q(jenis=Unit.Jenis.KECAMATAN), sampai=None)
    semua = unit.select_related("wilayah__induk").order_by("pk")
    return sorted(semua, key=lambda u: u.jenis == Unit.Jenis.OPD)


def _putaran(buku: BukuContoh) -> Mapping[str, SasaranPutaran]:
    hari = timezone.localdate(buku.pada)
    putaran = rencanakan_putaran(
        nama="Putaran penjangkauan (contoh)",
        tujuan="Peraga: mendatangi setiap kecamatan dan perangkat daerah.",
        mulai=hari - timedelta(days=60),
        target_selesai=hari + timedelta(days=150),
        unit=buku.unit.values(),
        **buku.saat(60),
    )
    mulai_putaran(putaran, **buku.saat(59))
    sasaran = {s.unit.kode: s for s in putaran.sasaran.select_related("unit")}
    for ke, kode in enumerate(buku.unit, 1):
        _tempatkan(buku, sasaran[kode], ke)
    _ditunda(buku, sasaran)
    return sasaran


def _tempatkan(buku: BukuContoh, sasaran: SasaranPutaran, ke: int) -> None:
    hari = timezone.localdate(buku.pada)
    hadir, pemangku = TARGET[Unit.Jenis(sasaran.unit.jenis)]
    ubah_sasaran(
        sasaran,
        urutan=ke,
        target_tanggal=hari + timedelta(days=7 * (ke - 4)),
        target_hadir=hadir,
        target_pemangku=pemangku,
        unsur_wajib=list(sasaran.unsur_wajib.all()),
        **buku.saat(59),
    )


def _ditunda(buku: BukuContoh, sasaran: Mapping[str, SasaranPutaran]) -> None:
    tunda_sasaran(
        sasaran["KEC-KAWALU"],
        sampai=timezone.localdate(buku.pada) + timedelta(days=30),
        alasan="Kantor kecamatan sedang diperbaiki (contoh).",
        **buku.saat(10),
    )
    nyatakan_tidak_ada(
        sasaran[PENUH],
        unsur=Unsur.objects.get(kode="disabilitas"),
        alasan="Belum ada organisasinya di kecamatan ini (contoh).",
        **buku.saat(28),
    )


class _Kunjungan:
    def __init__(
        self, buku: BukuContoh, sasaran: Mapping[str, SasaranPutaran], petugas: Petugas
    ) -> None:
        self.buku = buku
        self.sasaran = sasaran
        self.petugas = petugas

    def rencanakan(
        self, kode: str, mulai: datetime, jam: int, *, pada: datetime
    ) -> Kegiatan:
        unit = self.buku.unit[kode]
        return rencanakan_kegiatan(
            Saat(self.buku.oleh, pada),
            isian={
                "jenis": [J.RAKOR_KEHUMASAN, J.SOSIALISASI, J.PENDATAAN],
                "judul": f"Rapat koordinasi di {unit.nama_pendek} (contoh)",
                "mulai": mulai,
                "selesai": mulai + timedelta(hours=jam),
                "tempat": f"Aula Kantor {unit.nama_pendek} (contoh)",
                "wilayah": unit.wilayah,
                "penyelenggara": self.buku.unit["DISKOMINFO"],
                "tuan_rumah": unit,
                "cara_paraf": Kegiatan.CaraParaf.TANPA,
                "agenda": ISI["agenda"],
            },
            sasaran=[self.sasaran[kode]],
            petugas=[self.petugas],
        )

    def rencana(self) -> None:
        buku = self.buku
        mulai = _pukul_sembilan(buku.pada + timedelta(days=7))
        satu = self.rencanakan("KEC-BUNGURSARI", mulai, 3, pada=buku.lalu(5))
        undang(satu, buku.di("KEC-BUNGURSARI"), **buku.saat(4))

    def berlangsung(self) -> None:
        buku, pada = self.buku, self.buku.pada
        mulai = pada - timedelta(hours=1)
        satu = self.rencanakan(RAMAI, mulai, 8, pada=buku.lalu(14))
        undang(satu, buku.di(RAMAI), **buku.saat(10))
        satu = satu.mulaikan(Saat(self.petugas, mulai))
        for undangan in satu.undangan.exclude(orang=None)[:6]:
            hadirkan(undangan, Saat(self.petugas, pada))
        isi_ruang(satu, Saat(self.petugas, pada))
        daftar_di_pintu(
            satu,
            isian={
                "nama": "Tamu Contoh",
                "lembaga": "Komunitas Warga (contoh)",
                "jabatan": "Anggota",
                "kelurahan": "",
                "wa": "6281200009002",
                "email": "",
                "persetujuan": ["undangan"],
            },
            kode_cocok=True,
            pada=pada,
        )

    def ditutup(self) -> None:
        buku = self.buku
        mulai = _pukul_sembilan(buku.lalu(30))
        usai = mulai + timedelta(hours=3)
        satu = self.rencanakan(PENUH, mulai, 3, pada=buku.lalu(45))
        dari = [
            p
            for p in (
                *buku.di(PENUH),
                *(p for p in buku.semua if p.jenis.kode == "opd"),
            )
            if p.bentuk == Pemangku.Bentuk.LEMBAGA
        ]
        undang(satu, dari[:HADIR], **buku.saat(40))
        satu = satu.mulaikan(Saat(self.petugas, mulai))
        for undangan in satu.undangan.select_related(
            "orang", "kegiatan", "pemangku__jenis__unsur", "pemangku__wilayah"
        ):
            hadirkan(undangan, Saat(self.petugas, mulai))
        satu = satu.akhiri(saat=Saat(self.petugas, usai))
        self.tindak_lanjut(satu, usai)
        self.sesudah(satu, usai)
        satu = tulis_notulen(
            satu,
            Saat(self.petugas, usai),
            isian={
                "notulen": ISI["notulen"],
                "kesimpulan": "Tiga tindak lanjut disepakati.",
                "materi_dibagikan": "leaflet Tiga kanal v1 30 (contoh)",
            },
            edisi=satu.edisi,
        )
        satu = tutup_kegiatan(satu, **buku.saat(28))
        simpan_berita_acara(
            satu,
            pindaian=pdf_contoh(pada=buku.lalu(28)),
            nomor="000/CONTOH-BA",
            **buku.saat(28),
        )

    def tindak_lanjut(self, kegiatan: Kegiatan, pada: datetime) -> None:
        hari = timezone.localdate(self.buku.pada)
        for unit, uraian, tenggat in ISI["tindak_lanjut"]:
            satu = catat_tindak_lanjut(
                kegiatan,
                Saat(self.petugas, pada),
                uraian=f"{uraian} (contoh)",
                pj_unit=self.buku.unit[unit],
                tenggat=hari + timedelta(days=tenggat),
            )
            if unit == "DISKOMINFO":
                selesaikan_tindak_lanjut(
                    satu,
                    hasil="Lima puluh poster sudah diterima (contoh).",
                    **self.buku.saat(22),
                )

    def sesudah(self, kegiatan: Kegiatan, pada: datetime) -> None:
        hari = timezone.localdate(self.buku.pada)
        oleh, wilayah = self.petugas, self.buku.unit[PENUH].wilayah
        assert wilayah is not None  # a kecamatan has one
        pemangku = self.buku.di(PENUH)[:2]
        materi = Materi.objects.create(
            judul="Tiga kanal (contoh)",
            jenis=Materi.Jenis.LEAFLET,
            kanal=[Materi.Saluran.UMUM],
            versi="v1",
            berkas=pdf_contoh(pada=pada).isi,
            penyusun=oleh,
            penulis=[oleh.pk],
            dibuat_oleh=oleh,
            status_sejak=pada,
        ).setujui(saat=Saat(self.buku.oleh, pada))
        tulis_siaran(self.buku, materi)
        for satu, sisa in zip(pemangku, (14, -2), strict=True):
            janji, _ = catat_komitmen(
                kegiatan,
                Saat(oleh, pada),
                pemangku=satu,
                bentuk=Janji.Bentuk.RAPAT_WARGA,
                target_kali=2,
                tenggat=hari + timedelta(days=sisa),
            )
        laporkan_terusan(
            janji,
            Saat(self.buku.oleh, self.buku.pada),
            tanggal=hari - timedelta(days=10),
            bentuk=janji.bentuk,
            wilayah=wilayah,
            jumlah=45,
            cara_hitung=LaporanTerusan.CaraHitung.DAFTAR_HADIR,
        )


def _pukul_sembilan(saat: datetime) -> datetime:
    setempat = timezone.localtime(saat)
    return setempat.replace(hour=9, minute=0, second=0, microsecond=0)
