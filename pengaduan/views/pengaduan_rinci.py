"""The private page of a complaint, and its files."""

from __future__ import annotations

from datetime import datetime

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from organisasi.halaman.rahasia import halaman_pribadi, unduhan
from organisasi.kantor.direktori import PARAMETER, pertolongan_menurut
from organisasi.sandi import kelompokkan
from pengaduan.kasus import muat_kasus
from pengaduan.keadaan import keadaan, keadaan_luar
from pengaduan.linimasa import linimasa
from pengaduan.models import DINILAI, TERBUKA, Kepuasan, Pengaduan
from pengaduan.views.pribadi import cari_pengaduan

S = Pengaduan.Status


def penilaian(pengaduan: Pengaduan, kini: datetime) -> str:
    """What the button to the page of satisfaction says; "" when there is none."""
    lama: Kepuasan | None = getattr(pengaduan, "kepuasan", None)
    if pengaduan.status not in DINILAI or (lama and not lama.dapat_diubah(kini)):
        return ""
    return "Ubah nilai Anda" if lama else "Beri nilai"


@halaman_pribadi()
def pengaduan_rinci(request: HttpRequest, kode: str) -> HttpResponse:
    """Everything about the case but who complains; the same queries, however long."""
    pengaduan = cari_pengaduan(
        kode, "kelurahan__induk", "lembaga", "induk__pemegang", "pelapor", "kepuasan"
    )
    kasus = muat_kasus(pengaduan)
    pelapor = pengaduan.pelapor
    konteks = {
        "pengaduan": pengaduan,
        "kasus": kasus,
        "keadaan": keadaan(pengaduan, timezone.localdate()),
        "luar": keadaan_luar(kasus.penerusan),
        "pertolongan": pertolongan_menurut(request.GET.get(PARAMETER, "")),
        "peristiwa": linimasa(kasus),
        "kode_rapi": kelompokkan(pengaduan.kode),
        "ditanya": pengaduan.status == S.TUNDA,
        "diminta_tanggapan": pengaduan.status == S.MENUNGGU_PELAPOR,
        "dapat_dibuka": pengaduan.status == S.SELESAI,
        "penilaian": penilaian(pengaduan, timezone.now()),
        "berjalan": pengaduan.status in TERBUKA,
        "surel_belum_pasti": bool(
            pelapor and pelapor.surel and not pelapor.surel_dipastikan_pada
        ),
    }
    return render(request, "pengaduan/kasus/rinci.html", konteks)


@halaman_pribadi()
def pengaduan_berkas(
    _request: HttpRequest, kode: str, pk: int, ukuran: str = "isi"
) -> FileResponse:
    """A photo or paper of this case, as a download; 404 for another case's.

    ``ukuran`` "kecil": the small picture. Proof of the handler is shown once a second
    officer has accepted it.
    """
    pengaduan = cari_pengaduan(kode)
    semua = pengaduan.berkas.all()
    if pengaduan.diperiksa_oleh_id is None:
        semua = semua.filter(dari_petugas=False)
    berkas = get_object_or_404(semua, pk=pk)
    isi = berkas.kecil if ukuran == "kecil" and berkas.kecil else berkas.isi
    return unduhan(isi, nama=berkas.nama, tipe=berkas.tipe)
