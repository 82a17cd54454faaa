"""What of a complaint may leave the city, by machine or in the copy pack, and the outbox.

Name and contacts go out only with consent, and only contacts that were confirmed
(Perpres 76/2013; UU 27/2022 Pasal 20). NIK, KK and home address have no place here. The
steps of a hand-over by machine are built once, in the transaction of the act; staff see
the payload, and what is sent is what was stored. Nothing is sent from here.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import LazySettings, settings
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang, pastikan
from organisasi.bahasa import tanggal
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas
from organisasi.pribadi.teks_pribadi import tanpa_nik
from organisasi.sandi import samarkan_nama, samarkan_surel, samarkan_telepon
from pengaduan.aduan.berkas import BerkasPengaduan
from pengaduan.aduan.models import Pengaduan
from pengaduan.lapor.arti_jawaban import teks_bersih
from pengaduan.lapor.models import BELUM_SAMPAI, Kiriman, Penerusan
from pengaduan.lapor.setelan import KATA, MODE_API, kurang

TAGAR = "#portaltasikmalaya"
# In LAPOR_CATEGORY_MAP: every category that is not named there.
KATEGORI_LAIN = "*"

type Muatan = dict[str, object]


def muatan_buat(pengaduan: Pengaduan, setelan: LazySettings = settings) -> Muatan:
    """The body of a create. Raises TindakanTerlarang with a sentence for staff."""
    topik, peta = pengaduan.topik, setelan.LAPOR_CATEGORY_MAP
    # A number for the fine topic, where there is one, says more than the broad one's.
    kode = topik.kode if topik and topik.kode in peta else pengaduan.kategori.kode
    nomor = peta.get(kode, peta.get(KATEGORI_LAIN))
    if nomor is None:
        raise TindakanTerlarang(
            f"Kategori “{pengaduan.kategori}” belum punya nomor di SP4N-LAPOR!. Minta "
            "admin mengisinya, atau teruskan dengan tangan."
        )
    hari = pengaduan.tanggal_kejadian or pengaduan.tanggal_terima
    muatan = {
        **teks_salin(pengaduan),
        "channel": setelan.LAPOR_CHANNEL,
        **_pelapor(pengaduan, setelan),
        "is_disposisi_slider": True,
        "classification_id": setelan.LAPOR_CLASSIFICATION_ID,
        "disposition_id": setelan.LAPOR_DISPOSITION_ID,
        "category_id": nomor,
        "priority_program_id": None,
        "location_id": setelan.LAPOR_LOCATION_ID,
        "community_id": None,
        "date_of_incident": hari.isoformat(),
        "copy_externals": None,
        "info_disposition": None,
        "info_attachments": None,
        "tags_raw": TAGAR,
        "is_approval": False,
        "is_anonymous": pengaduan.anonim,
        "is_secret": pengaduan.rahasia,
        "is_priority": False,
    }
    if panjang := terlalu_panjang(muatan):
        raise TindakanTerlarang(" ".join(panjang))
    return isi_lampiran(muatan, (), setelan)


def isi_lampiran(
    muatan: Mapping[str, object], nomor: Sequence[int], setelan: LazySettings = settings
) -> Muatan:
    """``muatan`` with the numbers of the upload: a list inside a string."""
    if nomor:
        titik = "." if setelan.LAPOR_ATTACHMENTS_FORM == "json_titik" else ""
        daftar = json.dumps(list(nomor), separators=(",", ":")) + titik
        return {**muatan, "attachments": daftar}
    kosong = setelan.LAPOR_ATTACHMENTS_EMPTY
    return {**muatan, "attachments": False if kosong == "false" else "[]"}


def badan(muatan: Mapping[str, object]) -> bytes:
    """The very bytes sent; sorted, since the database keeps no order of keys."""
    return json.dumps(muatan, sort_keys=True, separators=(",", ":")).encode("ascii")


def awalan_nomor(nomor: str) -> str:
    return f"[Nomor Tiket Portal: {nomor}]"


def teks_salin(pengaduan: Pengaduan) -> Muatan:
    def bersih(teks: str) -> str:
        return tanpa_nik(teks_bersih(teks)).strip()

    isi, lokasi = pengaduan.uraian, tempat(pengaduan)
    if pengaduan.harapan.strip():
        isi += f"\n\nYang diharapkan: {pengaduan.harapan}"
    bagian = [awalan_nomor(pengaduan.nomor), bersih(isi)]
    if lokasi:
        bagian.append(f"Lokasi kejadian: {bersih(lokasi)}")
    if pengaduan.lintang is not None and pengaduan.bujur is not None:
        bagian.append(f"Koordinat: {pengaduan.lintang:.6f}, {pengaduan.bujur:.6f}")
    return {"title": bersih(pengaduan.judul), "content": "\n\n".join(bagian)}


def _pelapor(pengaduan: Pengaduan, setelan: LazySettings) -> Muatan:
    # Name, and of the contacts those that are known to be his.
    pelapor = pengaduan.pelapor
    if pelapor and boleh_beridentitas(pengaduan):
        nama = str(pelapor.nama).strip()
        surel = str(pelapor.surel) if pelapor.surel_dipastikan_pada else ""
        telepon = str(pelapor.telepon) if pelapor.telepon_dipastikan_pada else ""
        if nama and (surel or telepon):
            kontak = {"emailUser": surel, "phoneUser": telepon}
            return {"is_new_user_slider": True, "nameUser": nama, **kontak}
    return {"is_new_user_slider": False, "user_id": setelan.LAPOR_USER_ID}


IDENTITAS = {"nameUser": "nama", "emailUser": "surel", "phoneUser": "telepon"}


def foto_keluar(pengaduan: Pengaduan) -> list[BerkasPengaduan]:
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


def tanpa_identitas(muatan: Mapping[str, object]) -> Muatan:
    sisa = {kunci: isi for kunci, isi in muatan.items() if kunci not in IDENTITAS}
    if sisa.get("is_new_user_slider"):
        sisa |= {"is_new_user_slider": False, "user_id": settings.LAPOR_USER_ID}
    return sisa


def tempat(pengaduan: Pengaduan) -> str:
    kelurahan = pengaduan.kelurahan
    bagian = [pengaduan.lokasi.strip()]
    if kelurahan is not None:
        bagian.append(f"Kelurahan {kelurahan.nama}")
        if kelurahan.induk is not None:
            bagian.append(f"Kecamatan {kelurahan.induk.nama}")
    return ", ".join(b for b in bagian if b)


def yang_dikirim(pengaduan: Pengaduan, muatan: Muatan, *, foto: int) -> list[str]:
    ada = ["judul", "uraian", "tanggal kejadian"]
    if tempat(pengaduan) or pengaduan.lintang is not None:
        ada.append("tempat kejadian")
    if foto:
        ada.append(f"{foto} foto")
    return ada + [kata for kunci, kata in IDENTITAS.items() if muatan.get(kunci)]


def terlalu_panjang(muatan: Muatan) -> list[str]:
    batas = (
        ("title", "Judul", settings.LAPOR_TITLE_MAX),
        ("content", "Isi", settings.LAPOR_CONTENT_MAX),
    )
    return [
        f"{nama} {len(str(muatan[kunci]))} huruf; SP4N-LAPOR! menerima {maks}."
        for kunci, nama, maks in batas
        if maks and len(str(muatan[kunci])) > maks
    ]


# The copy pack: each field of SP4N-LAPOR!, ready to be copied, with our number first.
# It works without any setting. Name and contacts are not in it: with consent an officer
# opens them where each opening is recorded.


def paket_salin(pengaduan: Pengaduan) -> dict[str, Any]:
    muatan = teks_salin(pengaduan)
    hari = pengaduan.tanggal_kejadian or pengaduan.tanggal_terima
    tahu = (
        ""
        if pengaduan.tanggal_kejadian
        else "Tanggal diterima, karena tanggal kejadian tidak disebut."
    )
    topik = pengaduan.topik
    nama = [n for n in (topik.lapor_topik, topik.lapor_subtopik) if n] if topik else []
    belum = "" if nama else "Belum dipetakan. Pilih yang paling sesuai."
    depan = "Biarkan nomor kami di depan agar laporan dapat dicari."
    isian = (
        ("judul", "Judul", muatan["title"], ""),
        ("isi", "Isi laporan", muatan["content"], depan),
        ("kategori", "Kategori", " > ".join(nama) or str(pengaduan.kategori), belum),
        ("lokasi", "Lokasi kejadian", tempat(pengaduan) or "Kota Tasikmalaya", ""),
        ("tanggal", "Tanggal kejadian", tanggal(hari), tahu),
        ("anonim", "Anonim", "Ya" if pengaduan.anonim else "Tidak", ""),
        ("rahasia", "Rahasia", "Ya" if pengaduan.rahasia else "Tidak", ""),
    )
    return {
        "isian": isian,
        "panjang": terlalu_panjang(muatan),
        "foto": foto_keluar(pengaduan),
        "beridentitas": boleh_beridentitas(pengaduan),
    }


# The outbox

L, S = Kiriman.Langkah, Kiriman.Status
URUTAN = {L.UNGGAH: 1, L.BUAT: 2, L.TERUSKAN: 3}
SEDANG_DIKIRIM = (
    "Laporan ini sedang dikirim ke SP4N-LAPOR!. Tunggu sebentar, lalu muat ulang."
)
BELUM_DIPUTUS = (
    "Laporan ini mungkin sudah ada di SP4N-LAPOR!. Putuskan dulu di daftar kiriman."
)


def mode_api() -> bool:
    return bool(settings.LAPOR_MODE == MODE_API)


def halangan_api(pengaduan: Pengaduan) -> str:
    if not mode_api():
        return "Pengiriman otomatis ke SP4N-LAPOR! tidak dinyalakan. Pakai Paket salin."
    if kurang():
        return "Pengiriman otomatis belum siap: setelannya belum lengkap."
    pelapor = pengaduan.pelapor
    if pelapor is None or not (pelapor.berkontak and pelapor.terpastikan):
        return (
            "Kontak pelapor belum dipastikan. Teruskan dengan tangan lewat Paket salin."
        )
    return ""


def susun_langkah(penerusan: Penerusan, *, pada: datetime) -> list[Kiriman]:
    """The steps of a hand-over; TindakanTerlarang when it cannot go by machine."""
    pengaduan = penerusan.pengaduan
    pastikan(halangan_api(pengaduan))
    pastikan_bebas(penerusan)
    muatan = muatan_buat(pengaduan)
    foto = foto_keluar(pengaduan)
    langkah: list[tuple[str, Mapping[str, Any]]] = [(L.BUAT, muatan)]
    if foto:
        langkah.insert(0, (L.UNGGAH, {"berkas": [b.pk for b in foto]}))
    # To another institution than ours, when the holder has one.
    ke = settings.LAPOR_UNIT_MAP.get(pengaduan.pemegang.kode)
    if ke not in {None, settings.LAPOR_DISPOSITION_ID}:
        alasan = f"Diteruskan ke {pengaduan.pemegang.nama}."
        langkah.append((L.TERUSKAN, {"instansi_id": str(ke), "alasan": alasan}))
    penerusan.yang_dikirim = yang_dikirim(pengaduan, muatan, foto=len(foto))
    penerusan.save(update_fields=("yang_dikirim", "diubah_pada"))
    return [
        buat_langkah(penerusan, satu, muatan=isi, pada=pada) for satu, isi in langkah
    ]


def buat_langkah(
    penerusan: Penerusan, langkah: str, *, muatan: Mapping[str, Any], pada: datetime
) -> Kiriman:
    versi = penerusan.kiriman.filter(langkah=langkah).count() + 1
    return Kiriman.objects.create(
        penerusan=penerusan,
        langkah=langkah,
        urutan=URUTAN[L(langkah)],
        kunci=f"{penerusan.pk}:{langkah}:{versi}",
        muatan=muatan,
        coba_lagi_pada=pada,
        dibuat_pada=pada,
    )


def pastikan_bebas(penerusan: Penerusan) -> None:
    """Refuse a second report while the first may be at LAPOR!; locks the steps."""
    semua = penerusan.kiriman.select_for_update().order_by("pk")
    status = {k.status for k in semua if k.langkah == L.BUAT}
    if S.SEDANG in {k.status for k in semua}:
        raise TindakanTerlarang(SEDANG_DIKIRIM)
    if S.TIDAK_PASTI in status:
        raise TindakanTerlarang(BELUM_DIPUTUS)
    if penerusan.tracking_id or S.TERKIRIM in status:
        raise TindakanTerlarang("Laporan ini sudah ada di SP4N-LAPOR!.")


@transaction.atomic
def tarik_langkah(penerusan: Penerusan, saat: Saat[Petugas | None]) -> int:
    """Cancel what is certainly not at the other side; what may be there stays.

    TindakanTerlarang while a step is on its way.
    """
    semua = penerusan.kiriman.select_for_update().order_by("pk")
    if any(k.status == S.SEDANG for k in semua):
        raise TindakanTerlarang(SEDANG_DIKIRIM)
    return penerusan.kiriman.filter(status__in=BELUM_SAMPAI).putus(S.BATAL, saat)


# A stored payload in words, field by field, before and after

TANPA_LAMPIRAN = (False, "[]", "[].")
# Staff see that it goes, and whose it is; the whole is opened with a reason elsewhere.
SAMAR = {
    "nameUser": samarkan_nama,
    "emailUser": samarkan_surel,
    "phoneUser": samarkan_telepon,
}


def pratinjau(muatan: Mapping[str, object]) -> list[tuple[str, str]]:
    baris = [
        (judul, _nilai(kunci, muatan[kunci]))
        for kunci, judul in KATA["muatan"].items()
        if kunci in muatan
    ]
    if muatan.get("is_new_user_slider") is False:
        baris.append(("Pelapor", "akun layanan portal; identitas tidak dikirim"))
    return baris


def pratinjau_api(pengaduan: Pengaduan) -> list[str]:
    semua = pratinjau(muatan_buat(pengaduan))
    return [f"{nama}: {nilai}" for nama, nilai in semua]


def halangan_kirim(pengaduan: Pengaduan) -> str:
    if alasan := halangan_api(pengaduan):
        return alasan
    try:
        muatan_buat(pengaduan)
    except TindakanTerlarang as galat:
        return str(galat)
    return ""


def _nilai(kunci: str, nilai: object) -> str:
    if kunci == "attachments":
        return (
            "tidak ada, atau menunggu diunggah"
            if nilai in TANPA_LAMPIRAN
            else str(nilai)
        )
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, list):
        return ", ".join(map(str, nilai))
    return SAMAR[kunci](str(nilai)) if kunci in SAMAR else str(nilai)
