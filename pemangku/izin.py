"""Who may do what with stakeholders, as sets of roles (pemangku 8.1)."""

from organisasi.kantor.peran import Peran

# Rights on records, visits and rounds, as acts and pages ask for them.
CATAT = "pemangku.catat_pemangku"
VERIFIKASI = "pemangku.verifikasi_pemangku"
TINJAU = "pemangku.tinjau_pemangku"
GABUNG = "pemangku.gabung_pemangku"
IMPOR = "pemangku.impor_pemangku"
GARAP = "pemangku.garap_kegiatan"
KELOLA_PUTARAN = "pemangku.kelola_putaran"

# Keep the records of their own unit and of those below it.
OPERATOR = frozenset({Peran.PPID_PEMBANTU, Peran.PETUGAS_LAYANAN})
# The module's owner at Diskominfo.
PENGELOLA = frozenset({Peran.PENGELOLA_PEMANGKU})
# See every record, masked.
PERAN_LIHAT = frozenset(
    {
        *(Peran.PENGELOLA_PEMANGKU, Peran.PETUGAS_LAPANGAN, Peran.PIMPINAN),
        *(Peran.PPID_UTAMA, Peran.PDP, Peran.AUDITOR),
    }
)
# Hold rounds and visits all over the city.
PELAKSANA = frozenset({Peran.PENGELOLA_PEMANGKU, Peran.PETUGAS_LAPANGAN})
# Send broadcasts all over the city; an operator those of the own unit.
PENYIAR = PELAKSANA
# Approve broadcasts of others in their own unit.
PENYETUJU_UNIT = frozenset({Peran.PIMPINAN})
# Read assessments all over the city, and give them; an operator those of the own unit.
PEMBACA_NILAI = frozenset(
    {
        *(Peran.PENGELOLA_PEMANGKU, Peran.PETUGAS_LAPANGAN),
        *(Peran.PIMPINAN, Peran.AUDITOR),
    }
)
PENILAI = PELAKSANA
