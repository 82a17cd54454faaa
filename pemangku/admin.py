"""The staff pages; Django finds them through these imports."""

import pemangku.impor.admin
import pemangku.inventaris.admin
import pemangku.janji.admin
import pemangku.kunjungan.admin
import pemangku.meja.admin_gabung
import pemangku.meja.admin_kegiatan
import pemangku.meja.admin_pemangku
import pemangku.penilaian.admin
import pemangku.pribadi.admin
import pemangku.putaran.admin
import pemangku.ruang.admin
import pemangku.siaran.admin  # noqa: F401 -- registers its lists
