"""What each step asks of the client: everything is read before the step is begun."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from pengaduan.lapor.hasil import Hasil
from pengaduan.lapor.kanal import BerkasKeluar, KanalLapor
from pengaduan.laporan_keluar import IDENTITAS, boleh_beridentitas
from pengaduan.models import BerkasPengaduan, Kiriman

Kirim = Callable[[KanalLapor], Hasil]
L = Kiriman.Langkah


class TidakDapatDikirim(Exception):
    """The step cannot go as it is stored; the text tells an officer why."""


def siapkan(kiriman: Kiriman) -> Kirim:
    """Return the call that sends the step as stored. Raises TidakDapatDikirim."""
    if kiriman.langkah == L.UNGGAH:
        berkas = _berkas(kiriman)
        return lambda kanal: kanal.unggah(berkas)
    if kiriman.langkah == L.BUAT:
        _pastikan_izin(kiriman)
        return lambda kanal: kanal.kirim(kiriman.muatan)
    if kiriman.langkah == L.TERUSKAN:
        nomor = kiriman.penerusan.lapor_complaint_id
        tujuan, alasan = kiriman.muatan["instansi_id"], kiriman.muatan["alasan"]
        return lambda kanal: kanal.teruskan(nomor, tujuan, alasan)
    raise TidakDapatDikirim(
        "Balasan belum dapat dikirim otomatis; balas dengan tangan."
    )


def _berkas(kiriman: Kiriman) -> list[BerkasKeluar]:
    """The photos; a citizen's file name may name people, so it stays here."""
    semua = BerkasPengaduan.objects.in_bulk(kiriman.muatan["berkas"])
    hasil = []
    for ke, pk in enumerate(kiriman.muatan["berkas"], start=1):
        try:
            satu = semua[pk]
            with satu.isi.open("rb") as berkas:
                isi = berkas.read()
        except (KeyError, OSError, ValueError):
            raise TidakDapatDikirim(
                f"Foto ke-{ke} tidak ada lagi di penyimpanan. Kirim ulang tanpa foto itu."
            ) from None
        akhiran = PurePath(str(satu.isi.name)).suffix.lower()
        hasil.append(BerkasKeluar(f"foto-{ke}{akhiran}", isi, satu.tipe))
    return hasil


def _pastikan_izin(kiriman: Kiriman) -> None:
    """Consent may have ended between the act and now."""
    beridentitas = any(kiriman.muatan.get(kunci) for kunci in IDENTITAS)
    pengaduan = kiriman.penerusan.pengaduan
    if beridentitas and not boleh_beridentitas(pengaduan):
        raise TidakDapatDikirim(
            "Identitas pelapor tidak boleh lagi diteruskan. Perbaiki dan kirim ulang: "
            "identitasnya ditinggalkan."
        )
