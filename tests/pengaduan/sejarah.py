"""Thousands of lawful histories of complaints, walked act by act, from a seed."""

import random
from datetime import timedelta

import pgtrigger

from organisasi.alur.tindakan import TETAP
from organisasi.models import Jejak
from organisasi.sandi import sidik
from pengaduan.models import Pengaduan
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory
from tests.factories.pengaduan import KategoriFactory, PengaduanFactory
from tests.informasi.kantor import saat
from tests.informasi.sejarah import AWAL, dua_unit, penambah

S, T = Pengaduan.Status, Pengaduan.Tindakan
SUDAH = {"hasil": Pengaduan.Hasil.TERTANGANI, "kalimat": "Sudah."}
LAMA_KELAS = {"normatif": 5, "tidak_berkadar": 14, "berkadar": 60}


class JalanAduan:
    """One complaint on its way; every act sets what the office's act sets."""

    def __init__(self, acak, unit, tambah, milik):
        self.acak, self.hari = acak, AWAL + timedelta(days=acak.randrange(120))
        self.tambah = tambah
        self.milik, self.lagi = milik, False
        self.isi = {
            "unit": unit,
            "pemegang": unit,
            "tanggal_terima": self.hari,
            "tanggal_catat": self.hari,
            "status": S.MASUK,
            "status_sejak": saat(self.hari),
            **self._tempo(3),
        }

    def tempuh(self):
        """Some acts, each some days after the one before."""
        for _ in range(self.acak.randrange(14)):
            boleh = [t for t in T if self.isi["status"] in t.dari and t.ke != TETAP]
            if not boleh:
                break
            self.hari += timedelta(days=self.acak.choice((0, 0, 1, 2, 4, 9, 20)))
            tindakan = self.acak.choice(boleh)
            # Most go the whole way: ends without handling are many in the table.
            if tindakan.ke not in TUJUAN and self.acak.random() < 0.93:
                continue
            self._lakukan(tindakan)
        return self.isi

    def _lakukan(self, tindakan):
        ke = tindakan.ke
        self.isi |= {"status": ke, "status_sejak": saat(self.hari)}
        akibat = getattr(self, f"_{tindakan}", dict)
        self.isi |= akibat()
        if ke not in {S.MENUNGGU_PELAPOR, S.SELESAI}:
            self.isi["tuntas_pada"] = None

    def _tempo(self, hari):
        return {"jatuh_tempo": self.tambah(self.hari, hari)}

    def _verifikasi(self):
        kelas = self.acak.choice(list(LAMA_KELAS))
        return {
            "kelas": kelas,
            "berkadar": kelas == Pengaduan.Kelas.BERKADAR,
            "terverifikasi_pada": saat(self.hari),
            "selesai_sampai": self.tambah(self.hari, LAMA_KELAS[kelas]),
            **self._tempo(5),
        }

    def _tunda(self):
        return {"tunggu_sampai": self.hari + timedelta(days=30)}

    def _lengkapi(self):
        self.lagi = True
        return {"tunggu_sampai": None, **self._tempo(3)}

    def _arsipkan(self):
        return {"kalimat": "Tidak jelas.", "tunggu_sampai": None}

    def _nyatakan_bukan_wewenang(self):
        return {"kalimat": "Bukan kami.", "lembaga": self.milik["lembaga"]}

    def _alihkan_informasi(self):
        return {"kalimat": "Permohonan informasi."}

    def _gabungkan(self):
        return {"induk": self.milik["induk"]}

    def _pisahkan(self):
        self.lagi = True
        return {"induk": None, **self._tempo(3)}

    def _tindaklanjuti(self):
        tempo = {"jatuh_tempo": self.isi["selesai_sampai"]}
        if self.acak.random() < 0.5 and "tuntas_pada" in self.isi:
            tempo = self._tempo(5)  # The reporter said no.
        return {"tunggu_sampai": None, **tempo}

    def _minta_tanggapan(self):
        return {
            **SUDAH,
            "diusulkan_oleh": self.milik["satu"],
            "diperiksa_oleh": self.milik["dua"],
            "tunggu_sampai": self.tambah(self.hari, 10),
            "tuntas_pada": self._jam(),
        }

    def _selesaikan(self):
        return {
            **SUDAH,
            "cara_selesai": Pengaduan.Cara.ADMIN,
            "selesai_pada": saat(self.hari),
            "tunggu_sampai": None,
            "tuntas_pada": self.isi.get("tuntas_pada") or self._jam(),
        }

    def _buka_kembali(self):
        return {"cara_selesai": "", "selesai_pada": None, **self._tempo(5)}

    def _jam(self):
        return saat(self.hari, self.acak.choice((0, 9, 23)))


TUJUAN = {
    S.MASUK,
    S.TUNDA,
    S.TERVERIFIKASI,
    S.DITERUSKAN,
    S.DITINDAKLANJUTI,
    S.MENUNGGU_PELAPOR,
    S.SELESAI,
}


def pengaduan_acak(banyak, unit=None):
    """So many complaints of two offices, in two statements."""
    acak = random.Random(7)  # noqa: S311 - histories, not secrets
    unit = unit or dua_unit()
    kategori = KategoriFactory()
    milik = {
        "lembaga": KanalLayananFactory(),
        "induk": PengaduanFactory(unit=unit[0], kategori=kategori),
        "satu": PetugasFactory(),
        "dua": PetugasFactory(),
    }
    tambah = [penambah(u) for u in unit]
    jalan = [JalanAduan(acak, unit[n % 2], tambah[n % 2], milik) for n in range(banyak)]
    with pgtrigger.ignore():
        semua = Pengaduan.objects.bulk_create(
            Pengaduan(
                nomor=f"{n:05d}/ACAK",
                kode=f"ACAK{n:012d}",
                sidik_kode=sidik(f"ACAK{n}"),
                kanal=Pengaduan.Kanal.WEB,
                kategori=kategori,
                judul="Lampu mati",
                uraian="Mati sejak Minggu.",
                **satu.tempuh(),
            )
            for n, satu in enumerate(jalan)
        )
        # That the days to verify began anew stands in the trail alone.
        Jejak.objects.bulk_create(
            Jejak(
                objek_jenis=Pengaduan._meta.label_lower,
                objek_id=str(satu.pk),
                tindakan=T.LENGKAPI,
                pada=saat(AWAL + timedelta(days=60)),
            )
            for satu, j in zip(semua, jalan, strict=True)
            if j.lagi
        )
