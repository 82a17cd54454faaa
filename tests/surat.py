"""Mail in the outbox by its text, which the database cannot search."""

from organisasi.models import Notifikasi


def berisi(teks):
    """Messages whose text has ``teks``, oldest first."""
    return [p for p in Notifikasi.objects.order_by("pk") if teks in p.isi]
