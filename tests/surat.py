"""Mail in the outbox: by its text, which the database cannot search; and sent at once."""

from organisasi.kabar.notifikasi import kirim_satu, lewat_surel
from organisasi.models import Notifikasi


def berisi(teks):
    return [p for p in Notifikasi.objects.order_by("pk") if teks in p.isi]


def kirim_semua(pada, kirim=lewat_surel):
    """Send what is due; how many messages were tried."""
    jumlah = 0
    while kirim_satu(pada, kirim):
        jumlah += 1
    return jumlah
