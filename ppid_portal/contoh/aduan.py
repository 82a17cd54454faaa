"""Sample complaints, all made up, one in every state; nobody is told of them.

They go through the same acts as real ones, and none is an emergency: a false call would
cost somebody else the line. Places are real, what happens there is not.
"""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, TingkatWilayah, Wilayah
from pengaduan.darurat import actions as insiden
from pengaduan.lapor import actions as penerusan
from pengaduan.lapor.laporan_keluar import halangan_api
from pengaduan.masuk import actions as masuk
from pengaduan.models import (
    BerkasPengaduan,
    Insiden,
    KategoriPengaduan,
    Kepuasan,
    Pelapor,
    Penerusan,
    Pengaduan,
)
from pengaduan.pelapor import actions as pelapor
from pengaduan.penanganan import actions as penanganan, rujukan
from pengaduan.umum import daftar
from ppid_portal.contoh.katalog import pdf_contoh
from ppid_portal.contoh.meja import MejaContoh

KATA = "Aduan contoh, bukan kejadian sesungguhnya. "


def periksa(pengaduan: Pengaduan, *, saat: Saat, kelas: str) -> Pengaduan:
    return penanganan.verifikasi_pengaduan(
        pengaduan, saat, kelas=kelas, kategori=pengaduan.kategori
    )


def pastikan(pengaduan: Pengaduan, *, saat: Saat[Any]) -> None:
    assert pengaduan.pelapor is not None
    pelapor.pastikan_kontak(pengaduan.pelapor, pada=saat.pada)


def teruskan(pengaduan: Pengaduan, *, saat: Saat, **isi: Any) -> Penerusan:
    """By machine where that is set up: the demo's worker fetches its number at once."""
    if isi.get("cara") == Penerusan.Cara.API and halangan_api(pengaduan):
        isi["cara"] = Penerusan.Cara.DIBANTU
    return penerusan.teruskan_pengaduan(pengaduan, saat, **isi)


def terbitkan(pengaduan: Pengaduan, *, saat: Saat, uraian: str) -> Pengaduan:
    return daftar.terbitkan_pengaduan(
        pengaduan, saat, judul=pengaduan.judul, uraian=f"{KATA}{uraian}"
    )


def usulkan(pengaduan: Pengaduan, *, saat: Saat) -> Pengaduan:
    surat = pdf_contoh(pada=saat.pada)
    bukti = BerkasPengaduan(
        isi=ContentFile(surat.isi.read(), name="bukti.pdf"),
        nama="bukti.pdf",
        tipe=surat.tipe,
        ukuran=surat.ukuran,
        sha256=surat.sha256,
    )
    return penanganan.usulkan_hasil(
        pengaduan,
        saat,
        hasil=Pengaduan.Hasil.TERTANGANI,
        kalimat="Lubang sudah ditambal; berita acaranya terlampir (contoh).",
        bukti=[bukti],
    )


def nilai(pengaduan: Pengaduan, *, saat: Saat[Any], **isi: Any) -> Kepuasan:
    return pelapor.nilai_pengaduan(pengaduan, pada=saat.pada, **isi)


def serahkan(satu: Insiden, *, saat: Saat, ke: str) -> Insiden:
    pada = saat.pada + timedelta(minutes=2)
    selang = Saat(saat.oleh, pada + timedelta(minutes=1))
    return insiden.serahkan_insiden(satu, selang, diserahkan_pada=pada, ke=ke)


class MejaAduanContoh(MejaContoh):
    __slots__ = ()
    berkas = "ppid_portal/data/contoh/aduan.toml"
    perkara = Pengaduan
    pelaku = frozenset(
        {"admin.sp4n", "ppid.dputr", "petugas.cipedes", "inspektorat", "operator.112"}
    )

    def adukan(
        self,
        *,
        saat: Saat[Petugas | None],
        uraian: str,
        kategori: str = "jalan",
        kanal: str = Pengaduan.Kanal.WEB,
        surel: str = "",
        rahasia: bool | None = None,
        **lain: Any,
    ) -> Pengaduan:
        kelurahan = Wilayah.objects.filter(
            tingkat=TingkatWilayah.KELURAHAN, nama="Nagarasari"
        )
        return masuk.ajukan_pengaduan(
            Pengaduan(
                uraian=f"{KATA}{uraian}",
                kategori=KategoriPengaduan.objects.get(kode=kategori),
                kelurahan=kelurahan.first(),
                lokasi="Dekat kantor kelurahan (contoh)",
                harapan="Mohon diperiksa dan diberi kabar.",
                kanal=kanal,
                tanggal_terima=timezone.localdate(saat.pada),
                **lain,
            ),
            Pelapor(nama="Warga Contoh", surel=surel),
            saat,
            rahasia=rahasia,
        )

    def gabungkan(self, *, saat: Saat, induk: str) -> Pengaduan:
        return penanganan.gabungkan_pengaduan(
            self.benda[Pengaduan], saat, induk=Pengaduan.objects.get(judul=induk)
        )


MejaAduanContoh.aksi = {
    MejaAduanContoh: (MejaAduanContoh.adukan, MejaAduanContoh.gabungkan),
    Pengaduan: (
        periksa,
        pastikan,
        teruskan,
        terbitkan,
        usulkan,
        nilai,
        penanganan.tunda_pengaduan,
        penanganan.arsipkan_pengaduan,
        penanganan.nyatakan_bukan_wewenang,
        penanganan.alihkan_informasi,
        penanganan.tindaklanjuti_pengaduan,
        penanganan.minta_tanggapan,
        penanganan.jawab_tanggapan,
        penanganan.tutup_pengaduan,
        penanganan.selesaikan,
        rujukan.rujuk_pengaduan,
        insiden.nyatakan_darurat,
    ),
    Penerusan: (penerusan.catat_nomor_lapor, penerusan.catat_status_luar),
    Insiden: (serahkan,),
}
