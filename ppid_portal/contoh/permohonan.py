"""Sample requests, all made up: each story ends in another state of a case."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from informasi.jawaban import actions as jawaban
from informasi.keberatan.actions import ajukan_keberatan, tanggapi_keberatan
from informasi.keberatan.sengketa import catat_sengketa, catat_tahap
from informasi.models import (
    ButirJawaban,
    Jawaban,
    KanalMasuk,
    Keberatan,
    Kepuasan,
    Pemohon,
    Permohonan,
    RujukanPermohonan,
    Sengketa,
    UjiKonsekuensi,
)
from informasi.permohonan import actions as permohonan, kelengkapan
from informasi.rujukan import actions as rujukan
from organisasi.kantor.saat import Saat
from organisasi.keterangan.actions import jawab_keterangan, minta_keterangan
from organisasi.keterangan.models import PermintaanKeterangan
from organisasi.models import Petugas
from organisasi.teks import baca_toml
from ppid_portal.contoh.akun import SUREL_WARGA
from ppid_portal.contoh.katalog import pdf_contoh
from ppid_portal.contoh.meja import MejaContoh

P = ButirJawaban.Putusan
MEMBERI = frozenset({P.DIBERIKAN, P.SEBAGIAN})
TERTUTUP = frozenset({P.DITOLAK, P.SEBAGIAN})


def registrasi(sengketa: Sengketa, **isi: Any) -> Sengketa:
    return catat_tahap(sengketa, Sengketa.Tindakan.REGISTRASI, **isi)


def nilai(perkara: Permohonan, saat: Saat[Any], **isi: Any) -> Kepuasan:
    return permohonan.nilai_permohonan(perkara, pada=saat.pada, **isi)


class MejaPermohonanContoh(MejaContoh):
    __slots__ = ()
    berkas = "ppid_portal/data/contoh/permohonan.toml"
    perkara = Permohonan
    pelaku = frozenset(
        {"petugas.cipedes", "ppid.cipedes", "ppid.disdukcapil", "ppid.utama", "atasan"}
    )

    def minta(
        self,
        *,
        saat: Saat[Petugas | None],
        rincian: str,
        orang: Mapping[str, Any] | None = None,
        **lain: Any,
    ) -> Permohonan:
        baku = baca_toml(self.berkas)
        lain.setdefault("unit", self.nilai("unit", "KEC-CIPEDES", saat))
        return permohonan.daftarkan_permohonan(
            saat,
            pemohon=Pemohon(**{"surel": SUREL_WARGA} | baku["orang"] | (orang or {})),
            rincian=f"Contoh: {rincian}",
            tanggal_terima=timezone.localdate(saat.pada),
            **baku["permohonan"] | lain,
        )

    def konsep(self, *, saat: Saat, putusan: Mapping[str, str], **lain: Any) -> Jawaban:
        """A draft with a part for each of ``putusan``, and why it is decided so."""
        draf = jawaban.konsep_jawaban(self.benda[Permohonan], saat)
        draf.penjelasan = "Contoh: berikut jawaban atas permintaan Anda."
        for nama, isi in lain.items():
            setattr(draf, nama, isi)
        draf.save()
        for urut, (satu, alasan) in enumerate(putusan.items(), start=1):
            judul = f"Dokumen contoh {urut}"
            butir = ButirJawaban.objects.create(
                jawaban=draf,
                judul=judul,
                putusan=satu,
                alasan=alasan,
                # The newest approved test without an end: the sample.
                uji=UjiKonsekuensi.objects.filter(berakhir_pada=None).latest("pk")
                if satu in TERTUTUP
                else None,
                unit=draf.permohonan.pemegang,
            )
            if satu in MEMBERI:
                jawaban.unggah_jawaban(
                    butir,
                    pdf_contoh(pada=saat.pada),
                    saat,
                    judul=judul,
                    dihitamkan=satu == P.SEBAGIAN,
                )
        return draf

    def bagian(self, *, saat: Saat, **isi: Any) -> ButirJawaban:  # noqa: ARG002 - a step has its moment
        terkait = {"jawaban": self.benda[Jawaban]}
        terkait["rujukan"] = self.benda[RujukanPermohonan]
        return ButirJawaban.objects.create(**terkait, **isi)

    def keberatan(self, *, saat: Saat[Petugas | None], alasan: str) -> Keberatan:
        return ajukan_keberatan(
            saat,
            permohonan=self.benda[Permohonan],
            alasan=[alasan],
            kasus_posisi="Contoh: saya tidak puas dengan penanganan permohonan ini.",
            kanal=KanalMasuk.WEB,
        )


MejaPermohonanContoh.aksi = {
    MejaPermohonanContoh: (
        MejaPermohonanContoh.minta,
        MejaPermohonanContoh.konsep,
        MejaPermohonanContoh.bagian,
        MejaPermohonanContoh.keberatan,
    ),
    Permohonan: (
        permohonan.tanya_pemohon,
        permohonan.balas_petugas,
        permohonan.tambah_catatan,
        permohonan.perpanjang_permohonan,
        permohonan.cabut_permohonan,
        nilai,
        kelengkapan.nyatakan_lengkap,
        kelengkapan.minta_kelengkapan,
        kelengkapan.catat_surat_diterima,
        kelengkapan.tutup_tidak_lengkap,
        rujukan.tempatkan_permohonan,
        rujukan.rujuk_permohonan,
        minta_keterangan,
        jawaban.ajukan_jawaban,
        jawaban.jawab_permohonan,
        jawaban.serahkan_permohonan,
        jawaban.selesaikan_permohonan,
    ),
    RujukanPermohonan: (
        rujukan.terima_rujukan,
        rujukan.kembalikan_rujukan,
        rujukan.putuskan_rujukan,
        rujukan.sampaikan_bagian,
        rujukan.tarik_rujukan,
    ),
    PermintaanKeterangan: (jawab_keterangan,),
    Keberatan: (tanggapi_keberatan, catat_sengketa),
    Sengketa: (registrasi,),
}
