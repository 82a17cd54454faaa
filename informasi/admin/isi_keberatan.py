"""What the page of an objection shows below the next step, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from informasi.actions.keberatan import nama_alasan
from informasi.admin.posisi import Baris
from informasi.models import ButirJawaban, Keberatan, Pemohon, Surat
from organisasi.bahasa import tanggal
from organisasi.sandi import samarkan_nik, samarkan_surel, samarkan_telepon
from organisasi.staf.riwayat import Peristiwa, dari_jejak


@dataclass(frozen=True, slots=True)
class IsiKeberatan:
    """One objection and what hangs on it."""

    keberatan: Keberatan
    butir: list[ButirJawaban]
    surat: list[Surat]
    jejak: list[Peristiwa]

    @property
    def pemohon(self) -> list[Baris]:
        """The applicant and whoever acts for him, masked."""
        kuasa = str(self.keberatan.nama_kuasa)
        samar = " ".join(f"{kata[0]}***" for kata in kuasa.split())
        return [
            *pemohon_samar(self.keberatan.pemohon),
            *([("Kuasa", samar)] if samar else []),
        ]

    @property
    def alasan(self) -> list[tuple[str, str]]:
        """Letter and words of each ground, in the order of the Act."""
        huruf = sorted(self.keberatan.alasan)
        return list(zip(huruf, nama_alasan(huruf), strict=True))


def pemohon_samar(orang: Pemohon) -> list[Baris]:
    """Name, kind and contacts with their middle hidden; or that it was erased."""
    if orang.dihapus_pada:
        return [("Identitas", "sudah dihapus sesuai masa simpannya")]
    semua = [
        ("Nama", orang.nama_samar),
        ("Jenis", orang.get_kategori_display()),
        ("NIK", samarkan_nik(str(orang.nik))),
        ("Telepon", samarkan_telepon(str(orang.telepon))),
        ("Surel", samarkan_surel(str(orang.surel))),
        ("Kembali ke loket", "ya" if orang.kembali_ke_loket else ""),
    ]
    return [(nama, nilai) for nama, nilai in semua if nilai]


def muat_isi_keberatan(keberatan: Keberatan) -> IsiKeberatan:
    """Read the answer objected to, the letters and the trail: one query a kind."""
    butir = ButirJawaban.objects.filter(
        jawaban__permohonan=keberatan.permohonan_id,
        jawaban__terbit_pada__isnull=False,
    ).select_related("jawaban", "unit", "uji__pasal17")
    surat = Surat.objects.filter(keberatan=keberatan).select_related("pengganti")
    return IsiKeberatan(
        keberatan=keberatan,
        butir=list(
            butir.defer("uji__dokumen").order_by("-jawaban__terbit_pada", "pk")
            if keberatan.permohonan_id
            else ()
        ),
        surat=list(surat.defer("naskah", "identitas")),
        jejak=dari_jejak(keberatan),
    )


def huruf_kecil(teks: str) -> str:
    """To go on in a sentence; names inside keep their capitals."""
    return f"{teks[:1].lower()}{teks[1:]}"


def posisi_keberatan(keberatan: Keberatan, hari_ini: date) -> list[Baris]:
    """Names and values of the status box, as it is on ``hari_ini``."""
    keadaan = keberatan.get_status_display()
    if keberatan.hasil:
        keadaan = f"{keadaan}, hasil: {huruf_kecil(keberatan.get_hasil_display())}"
    terima = tanggal(keberatan.tanggal_terima)
    terima = f"{terima}, {keberatan.get_kanal_display().lower()}"
    if keberatan.tanggal_catat != keberatan.tanggal_terima:
        terima = f"{terima}; dicatat {tanggal(keberatan.tanggal_catat)}"
    lambat = keberatan.terlambat(hari_ini)
    tempo = tanggal(keberatan.jatuh_tempo)
    semua = [
        ("Status", keadaan),
        ("Diterima", terima),
        (
            "Ditanggapi paling lambat",
            f"{tempo}: terlambat. Tetap wajib ditanggapi." if lambat else tempo,
        ),
        ("Unit yang menjawab permohonannya", keberatan.unit.nama),
        ("Permohonannya diputus oleh", str(keberatan.pemutus_pertama or "")),
    ]
    return [(nama, nilai) for nama, nilai in semua if nilai]
