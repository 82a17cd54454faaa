"""Ordinary words one slip away from a word of danger; they mean what they say."""

from __future__ import annotations

_BIASA = """
    angkasawan antariksawan bangsawan berang bangku bnyak kepatuhan perkotaan ketertiban
    kegawatdaruratan kebangkitan kelahiran kejari dibanding dibandingkan pesona kritisi
    korset senyawa tangani menangani kasihan mengasihani titipan patokan tahan bertahan
    lainnya selain melainkan sapaan sari tabungan setara barangkali terentang kesambet
    songsong singsing mendong kalender ketawa tertawa terbayar dibayar membayar bangkrut
    dibeli pembelian pembeli katanya senantiasa pemulasaran penggabungan pemakaman
    makanan makan dimakan masakan dibacakan pembacaan bacaan membaca dibaca terbaca
    dibekali dibekal penembahan diterima pekerjaan terbuka keterbukaan kebun kebunan
    terbatas keterbatasan tertinggal tergantung ketergantungan tersedia ketersediaan
    tembang timbang tumpang tambang keliling kekang kerang kenang kepang kujang kompak
    krisis kelakar gunjing genting ganting keseleo kesemek kebaya kebuli banjar bankir
    patang petang padang pajang pawang piring plus tren tambak taurat klop kampas katarak
    kampung kampungan kenangan kerajinan kejuaraan kebanyakan perumahan kedudukan tindakan
    kependudukan ketenagakerjaan penduduk tertimbang tersinggung terlambat ditambahkan
    ditambak terbakukan meledek meletakkan diletakkan letakkan terletak terjadi kejadian
    menjadi kejelasan kejuruan kelurahan kecamatan kabupaten kesehatan pendidikan
    kebersihan kebijakan keberatan keamanan perbaikan pengerjaan kekerasan kematian
    rampung merampungkan dirampungkan rampak tabrani digosok dipukulrata terbawah
    terkumpul terjamin terjual terjangkau terkait terkini tersebar dibangun membangun
    melahap menyalin penyaluran pengelolaan dicabut mencabut disayangkan menyayangkan
    sayang disekitar disediakan dikuncinya melebar dibiarkan diberikan diberi memberi
    membeli membela pembelaan pembinaan pembangunan galunggung lemari almari sembako
    rumput diserahkan penyerahan menyerahkan seruan serangkaian serangga merangkak
    lampu lumpur lompatan pecahan kerusakan dirusak perusakan lapangan kolaborasi lampiran
    """
BIASA = frozenset(_BIASA.split())
