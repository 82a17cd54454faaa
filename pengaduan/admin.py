"""The staff pages; Django finds them through these imports."""

import pengaduan.aduan.admin
import pengaduan.darurat.admin
import pengaduan.lapor.admin
import pengaduan.open311.admin
import pengaduan.penanganan.admin  # noqa: F401
