"""What of a complaint may leave the city: the same by machine and in the copy pack.

Name and contacts go out only with consent, and only contacts that were confirmed
(Perpres 76/2013; UU 27/2022 Pasal 20). NIK, KK and home address have no place here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.conf import settings

from pengaduan.lapor.muatan import LaporanKeluar, Muatan, susun_muatan
from pengaduan.lapor.setelan import SetelanLapor
from pengaduan.models import BerkasPengaduan, Pelapor, Pengaduan

IDENTITAS = {"nameUser": "nama", "emailUser": "surel", "phoneUser": "telepon"}


def foto_keluar(pengaduan: Pengaduan) -> list[BerkasPengaduan]:
    """The reporter's photos; proof of the handler and papers stay in the city."""
    semua = pengaduan.berkas.filter(dari_petugas=False, tipe__startswith="image/")
    return list(semua)


def boleh_beridentitas(pengaduan: Pengaduan) -> bool:
    """Whether name and contacts may go: consent stands, nothing erased or restricted.

    Who asked to stay unnamed goes without a name, consent or not: of two answers that
    contradict each other the stricter one counts.
    """
    pelapor = pengaduan.pelapor
    return (
        pelapor is not None
        and not pengaduan.anonim
        and pelapor.setuju_diteruskan
        and pelapor.dihapus_pada is None
        and pelapor.dibatasi_pada is None
    )


def berkontak_pasti(pengaduan: Pengaduan) -> bool:
    """Whether the reporter left a contact that was confirmed (hukum 14, decision 18)."""
    pelapor = pengaduan.pelapor
    return pelapor is not None and pelapor.berkontak and pelapor.terpastikan


def laporan_keluar(
    pengaduan: Pengaduan, *, kategori: str = "", lampiran: Sequence[int] = ()
) -> LaporanKeluar:
    """The complaint as LAPOR! may read it."""
    pelapor = pengaduan.pelapor
    buka = boleh_beridentitas(pengaduan)
    return LaporanKeluar(
        nomor_tiket=pengaduan.nomor,
        judul=pengaduan.judul,
        isi=_isi(pengaduan),
        kategori=kategori or pengaduan.kategori.kode,
        tanggal_kejadian=pengaduan.tanggal_kejadian or pengaduan.tanggal_terima,
        lokasi_kejadian=tempat(pengaduan),
        lintang=pengaduan.lintang,
        bujur=pengaduan.bujur,
        anonim=pengaduan.anonim,
        rahasia=pengaduan.rahasia,
        setuju_identitas=buka,
        lampiran=lampiran,
        **(_identitas(pelapor) if pelapor and buka else {}),
    )


def _identitas(pelapor: Pelapor) -> dict[str, str]:
    """Name, and of the contacts those that are known to be his."""
    return {
        "nama": str(pelapor.nama),
        "surel": str(pelapor.surel) if pelapor.surel_dipastikan_pada else "",
        "telepon": str(pelapor.telepon) if pelapor.telepon_dipastikan_pada else "",
    }


def _isi(pengaduan: Pengaduan) -> str:
    bagian = [pengaduan.uraian]
    if pengaduan.harapan.strip():
        bagian += ["", f"Yang diharapkan: {pengaduan.harapan}"]
    return "\n".join(bagian)


def tanpa_identitas(muatan: Mapping[str, object]) -> Muatan:
    """The payload without the reporter: the portal's own account stands for him."""
    sisa = {kunci: isi for kunci, isi in muatan.items() if kunci not in IDENTITAS}
    if sisa.get("is_new_user_slider"):
        akun = SetelanLapor.dari_django().pengguna
        sisa |= {"is_new_user_slider": False, "user_id": akun}
    return sisa


def tempat(pengaduan: Pengaduan) -> str:
    """Where it happened, in words."""
    kelurahan = pengaduan.kelurahan
    bagian = [pengaduan.lokasi.strip()]
    if kelurahan is not None:
        bagian.append(f"Kelurahan {kelurahan.nama}")
        if kelurahan.induk is not None:
            bagian.append(f"Kecamatan {kelurahan.induk.nama}")
    return ", ".join(b for b in bagian if b)


def teks_salin(pengaduan: Pengaduan) -> Muatan:
    """Title and text as they would be sent, without any setting of the channel."""
    kode = pengaduan.kategori.kode
    laporan = laporan_keluar(pengaduan)
    return susun_muatan(laporan, SetelanLapor(peta_kategori={kode: 1}))


def yang_dikirim(pengaduan: Pengaduan, muatan: Muatan, *, foto: int) -> list[str]:
    """What is passed on, in words for the reporter."""
    ada = ["judul", "uraian", "tanggal kejadian"]
    if tempat(pengaduan) or pengaduan.lintang is not None:
        ada.append("tempat kejadian")
    if foto:
        ada.append(f"{foto} foto")
    return ada + [kata for kunci, kata in IDENTITAS.items() if muatan.get(kunci)]


def terlalu_panjang(muatan: Muatan) -> list[str]:
    """What is longer than LAPOR! takes, as far as its limits are known."""
    batas = (
        ("title", "Judul", settings.LAPOR_TITLE_MAX),
        ("content", "Isi", settings.LAPOR_CONTENT_MAX),
    )
    return [
        f"{nama} {len(str(muatan[kunci]))} huruf; SP4N-LAPOR! menerima {maks}."
        for kunci, nama, maks in batas
        if maks and len(str(muatan[kunci])) > maks
    ]
