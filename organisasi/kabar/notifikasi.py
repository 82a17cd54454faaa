"""Messages to people: queued with the act that causes them, sent later from the outbox."""

import json
import logging
import smtplib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.db.models import F, Max, Q, Value
from django.db.models.functions import Cast, Concat
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from organisasi.halaman.models import PembatasCoba
from organisasi.kabar.models import SIMPAN_PASTI, KotakSurel, Notifikasi, TugasHubungi
from organisasi.kantor.models import Penugasan, Petugas, Unit
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.sandi import sidik, sidik_surel

logger = logging.getLogger(__name__)
# Of the column that holds it.
PANJANG_KUNCI = 200
# Answers of a mail server from here on are final (RFC 5321, 4.2.1).
TETAP_DITOLAK = 500
# Between two mails with news to one officer; what happens meanwhile is collected.
JEDA_KABAR = timedelta(hours=3)
# So many messages a day to a mailbox nobody has confirmed: it may be a stranger's.
BELUM_PASTI_SEHARI = 3
SEHARI = timedelta(days=1)
GARAM_KOTAK = "organisasi.kotak"
Kirim = Callable[[Notifikasi], None]


def beri_tahu(
    penerima: Iterable[str],
    *,
    templat: str,
    konteks: Mapping[str, Any],
    kunci: str,
    pada: datetime,
    tentang: models.Model | None,
    jalur: str = Notifikasi.Jalur.BIASA,
    tajuk: Mapping[str, str] | None = None,
    berjatah: bool = True,
) -> int:
    """Queue one message an address; returns how many are new.

    ``templat`` is a text template: first line the subject, the rest the body. ``kunci``
    names the event, so the same event told twice leaves one message. ``tentang`` is the
    record a citizen is told about: what cannot be delivered becomes a call, and who forgets
    him finds it; None is for officers only. ``jalur`` ALARM goes first; SIARAN waits for all
    other mail and is given up when the address is refused; PETUGAS waits until the last news
    to that officer is ``JEDA_KABAR`` old; ``tajuk`` are further headers. ``berjatah`` False
    where an officer named the address. Call it inside the transaction of the act: a
    rolled-back act tells nobody.
    """
    teks = render_to_string(
        templat, {**konteks, "alamat_portal": settings.ALAMAT_PUBLIK}
    )
    subjek, _, isi = teks.strip().partition("\n")
    semua = sorted({alamat for alamat in penerima if alamat})
    petugas = set(semua) if jalur == Notifikasi.Jalur.PETUGAS else set[str]()
    if tentang is None and not petugas:
        # Case matters, as in the mail.
        akun = Petugas.objects.filter(email__in=semua)
        petugas = set(akun.values_list("email", flat=True))
    pesan = [
        Notifikasi(
            kunci=kunci_pesan(kunci, alamat),
            penerima=alamat,
            sidik_penerima=sidik_surel(alamat),
            kepada_petugas=alamat in petugas,
            subjek=subjek.strip()[:200],
            isi=isi.strip(),
            jalur=jalur,
            tajuk=json.dumps(dict(tajuk)) if tajuk else "",
            dibuat_pada=pada,
            coba_lagi_pada=pada,
            **_objek(tentang),
        )
        for alamat in semua
    ]
    terakhir = _terakhir(pesan, jalur)
    baru = [satu for satu in pesan if satu.kunci not in terakhir]
    for satu in baru:
        dikabari = terakhir.get(satu.sidik_penerima)
        if jalur == Notifikasi.Jalur.PETUGAS and dikabari:
            # News to an officer, but not too soon after the last.
            satu.coba_lagi_pada = max(pada, dikabari + JEDA_KABAR)
        elif berjatah and tentang is not None and jalur != Notifikasi.Jalur.SIARAN:
            _jatah(satu, pada, pasti=satu.sidik_penerima in terakhir)
    Notifikasi.objects.bulk_create(baru, ignore_conflicts=True)
    return len(baru)


def _terakhir(pesan: Sequence[Notifikasi], jalur: str) -> dict[str, datetime | None]:
    """By key what was told before; by mailbox an officer's last news, else a confirmation.

    One statement: whoever sends a form waits for it.
    """
    ada: Any = Notifikasi.objects.order_by().filter(kunci__in=[p.kunci for p in pesan])
    kotak = [p.sidik_penerima for p in pesan]
    kabar: Any = KotakSurel.objects.filter(sidik__in=kotak)
    kabar = kabar.values_list("sidik", "dipastikan_pada")
    if jalur == Notifikasi.Jalur.PETUGAS:
        kabar = Notifikasi.objects.order_by().filter(jalur=jalur)
        kabar = kabar.filter(sidik_penerima__in=kotak).values_list("sidik_penerima")
        kabar = kabar.annotate(n=Max("dikirim_pada"))
    ada = ada.values_list("kunci", "dibuat_pada")
    return dict(ada.union(kabar, all=True).order_by())


def _jatah(pesan: Notifikasi, pada: datetime, *, pasti: bool) -> None:
    """Anybody types any address into any form: over all of them it gets a few a day."""
    if pasti:
        return
    kotak = pesan.sidik_penerima
    ke = PembatasCoba.objects.hitung(sidik(f"surat:{kotak}"), jendela=SEHARI, pada=pada)
    if ke > BELUM_PASTI_SEHARI:
        pesan.tahan()
    elif ke == BELUM_PASTI_SEHARI:
        jalan = reverse(
            "surel-pastikan", args=(signing.dumps(kotak, salt=GARAM_KOTAK),)
        )
        konteks = {"alamat": f"{settings.ALAMAT_PUBLIK}{jalan}"}
        pesan.isi += render_to_string("organisasi/kabar/surat_terakhir.txt", konteks)


def kotak_token(token: str) -> str | None:
    try:
        kotak: str = signing.loads(token, salt=GARAM_KOTAK)
    except signing.BadSignature:
        return None
    return kotak


@transaction.atomic
def pastikan_kotak(kotak: str, *, pada: datetime) -> int:
    KotakSurel.objects.update_or_create(sidik=kotak, defaults={"dipastikan_pada": pada})
    return Notifikasi.objects.filter(sidik_penerima=kotak).lepaskan(pada)


def _objek(tentang: models.Model | None) -> dict[str, Any]:
    if tentang is None:
        return {}
    return {
        "objek_jenis": tentang._meta.label_lower,
        "objek_id": str(tentang.pk),
        "objek_nomor": str(getattr(tentang, "nomor", "")),
        "unit": getattr(tentang, "pemegang", None) or getattr(tentang, "unit", None),
    }


def kunci_pesan(kunci: str, alamat: str) -> str:
    """The event, of a long one its beginning, and a keyed hash of the address."""
    ciri = sidik(f"{kunci}:{alamat}")
    return f"{kunci[: PANJANG_KUNCI - len(ciri) - 1]}:{ciri}"


def lewat_surel(pesan: Notifikasi) -> None:
    EmailMessage(
        subject=pesan.subjek,
        body=pesan.isi,
        to=[pesan.penerima],
        headers={
            "Auto-Submitted": "auto-generated",
            "X-Portal-Kunci": str(pesan.pk),
            **json.loads(pesan.tajuk or "{}"),
        },
    ).send()


def ditolak_tetap(galat: Exception) -> bool:
    if isinstance(galat, smtplib.SMTPRecipientsRefused):
        return all(kode >= TETAP_DITOLAK for kode, _ in galat.recipients.values())
    return isinstance(galat, smtplib.SMTPDataError) and galat.smtp_code >= TETAP_DITOLAK


def kirim_satu(pada: datetime, kirim: Kirim = lewat_surel) -> bool:
    """Send the next due message; False when there is none, or no mail server at all.

    The row is locked for the length of the call, so two workers never take the same one,
    and a worker that dies leaves it waiting: mail is sent at least once.
    """
    if settings.TANPA_SUREL:
        return False
    with transaction.atomic():
        pesan = Notifikasi.objects.berikutnya(pada)
        if pesan is None:
            return False
        semua = _sekantong(pesan)
        try:
            kirim(_gabungkan(semua))
        except Exception as galat:  # noqa: BLE001 - whatever failed, the row must say so
            logger.warning("Notifikasi %s failed: %s", pesan.pk, type(galat).__name__)
            sebab = f"{type(galat).__name__}: {galat}"
            siaran = pesan.jalur == Notifikasi.Jalur.SIARAN
            for satu in semua:
                satu.tandai_gagal(
                    sebab, pada=pada, tetap=siaran and ditolak_tetap(galat)
                )
        else:
            for satu in semua:
                satu.tandai_terkirim(pada=pada)
    return True


def _sekantong(pesan: Notifikasi) -> list[Notifikasi]:
    # The messages that leave as one mail; those of an officer are locked with it.
    if pesan.jalur != Notifikasi.Jalur.PETUGAS:
        return [pesan]
    menunggu = Notifikasi.objects.kabar(pesan.penerima).filter(
        status=Notifikasi.Status.MENUNGGU
    )
    terkunci = menunggu.exclude(pk=pesan.pk).select_for_update(skip_locked=True)
    # One mailbox may serve two officers by a tag: each gets his own mail.
    milik = [satu for satu in terkunci if satu.penerima == pesan.penerima]
    return sorted([pesan, *milik], key=lambda p: p.pk)


def _gabungkan(semua: Sequence[Notifikasi]) -> Notifikasi:
    pertama, *lain = semua
    if not lain:
        return pertama
    return Notifikasi(
        pk=pertama.pk,
        penerima=pertama.penerima,
        subjek=f"PPID: {len(semua)} kabar untuk Anda",
        isi="\n\n".join(f"{p.subjek}\n{p.isi}" for p in semua),
    )


def hapus_pesan(tentang: models.Model, *, surel: str = "") -> int:
    """What was sent loses address and words and keeps its hour; the rest goes."""
    status = Notifikasi.Status
    milik = Q(objek_jenis=tentang._meta.label_lower, objek_id=str(tentang.pk))
    if surel:
        KotakSurel.objects.filter(sidik=sidik_surel(surel)).delete()
        tanpa_berkas = Q(objek_jenis="", kepada_petugas=False)
        milik |= tanpa_berkas & Q(sidik_penerima=sidik_surel(surel))
    pesan = Notifikasi.objects.filter(milik)
    pesan.exclude(status=status.TERKIRIM).delete()
    nomor = Cast(F("pk"), models.CharField())
    return pesan.update(
        penerima="",
        sidik_penerima="",
        isi="",
        tajuk="",
        galat_terakhir="",
        kunci=Concat(Value("dihapus:"), nomor),
    )


def sapu_pesan(*, pada: datetime) -> int:
    KotakSurel.objects.filter(dipastikan_pada__lte=pada - SIMPAN_PASTI).delete()
    jumlah, _ = Notifikasi.objects.usang(pada).delete()
    return jumlah


def batalkan_pesan(jenis: str, objek: Iterable[str]) -> int:
    """How many; one that is just being sent is waited for, and stays as sent."""
    jumlah, _ = Notifikasi.objects.filter(
        objek_jenis=jenis, objek_id__in=list(objek), status=Notifikasi.Status.MENUNGGU
    ).delete()
    return jumlah


def kunci_peristiwa(berkas: Any, nama: str, pada: datetime) -> str:
    """The name of one event of a case: the same told twice is one message."""
    return f"{berkas._meta.model_name}:{berkas.pk}:{nama}:{pada:%Y%m%d%H%M%S%f}"


def surel_petugas(
    pada: datetime,
    *,
    peran: Collection[Peran],
    unit: Unit | None = None,
    kecuali: Petugas | None = None,
) -> list[str]:
    """Of who holds a ``peran`` on that day, but for who did it himself (``kecuali``)."""
    tugas = Penugasan.objects.berlaku(timezone.localdate(pada)).filter(peran__in=peran)
    if unit is not None:
        tugas = tugas.filter(unit=unit)
    if kecuali is not None:
        tugas = tugas.exclude(petugas=kecuali)
    return [a for a in tugas.values_list("petugas__email", flat=True) if a]


def tugaskan_menghubungi(
    berkas: Any,
    *,
    unit: Unit,
    kunci: str,
    perihal: str,
    pada: datetime,
    bertelepon: bool,
    darurat: bool = False,
) -> None:
    """Whoever has no mail is told by an officer of ``unit``: one event, one task.

    ``bertelepon``: there is a number to call; else the person comes to the counter.
    ``darurat``: the call is about danger to life and stands before all other work.
    """
    cara = TugasHubungi.Cara
    TugasHubungi.objects.get_or_create(
        kunci=kunci,
        defaults={
            "unit": unit,
            "cara": cara.TELEPON if bertelepon else cara.LOKET,
            "objek_jenis": berkas._meta.label_lower,
            "objek_id": str(berkas.pk),
            "objek_nomor": berkas.nomor,
            "perihal": perihal[:300],
            "darurat": darurat,
            "dibuat_pada": pada,
        },
    )


def tuntaskan_menghubungi(
    berkas: Any, *nama: str, saat: Saat[Petugas | None], hasil: str
) -> None:
    """``nama``: events of ``kunci_peristiwa``; without any all that is open."""
    terbuka = TugasHubungi.objects.terbuka().filter(
        objek_jenis=berkas._meta.label_lower, objek_id=str(berkas.pk)
    )
    if nama:
        awal = f"{berkas._meta.model_name}:{berkas.pk}"
        kunci = [("kunci__startswith", f"{awal}:{satu}:") for satu in nama]
        terbuka = terbuka.filter(Q(*kunci, _connector=Q.OR))
    terbuka.update(selesai_pada=saat.pada, oleh=saat.oleh, hasil=hasil)
