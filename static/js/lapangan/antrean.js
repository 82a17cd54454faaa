// The queues of the field mode, in IndexedDB: records, and apart from them photos. What is
// here stands here before it is sent and leaves only when the server says it has it. A
// browser that closes the connection (phones do, in the background) is asked once more.
(() => {
  // Version 2 added the photos; a queue of version 1 stays as it is.
  const NAMA = "lapangan", REKAMAN = "rekaman", FOTO = "foto", ISI = "foto-isi", VERSI = 2;
  let sambungan = null;

  const buka = () => sambungan ??= new Promise((jadi, gagal) => {
    const minta = indexedDB.open(NAMA, VERSI);
    minta.onupgradeneeded = () => {
      const ada = minta.result.objectStoreNames;
      for (const toko of [REKAMAN, FOTO, ISI]) if (!ada.contains(toko)) minta.result.createObjectStore(toko, { keyPath: "id" });
    };
    minta.onerror = () => { sambungan = null; gagal(minta.error); };
    minta.onblocked = () => { sambungan = null; gagal(new Error("blocked")); };
    minta.onsuccess = () => {
      const db = minta.result;
      db.onclose = () => { sambungan = null; };
      db.onversionchange = () => { db.close(); sambungan = null; };
      jadi(db);
    };
  });

  const sekali = async (toko, cara, kerja) => {
    const db = await buka();
    return new Promise((jadi, gagal) => {
      const kini = db.transaction(toko, cara, { durability: "strict" });
      const minta = kerja(...toko.map((nama) => kini.objectStore(nama)));
      kini.oncomplete = () => jadi(minta.result);
      kini.onabort = kini.onerror = () => gagal(kini.error);
    });
  };

  const jalan = async (toko, cara, kerja) => {
    try {
      return await sekali(toko, cara, kerja);
    } catch (galat) {
      if (galat?.name === "QuotaExceededError") throw galat;
      sambungan = null;
      return sekali(toko, cara, kerja);
    }
  };

  const olah = (toko, id, kerja) => { toko.get(id).onsuccess = ({ target }) => { if (target.result) kerja(target.result); }; };
  const urut = (semua) => semua.sort((a, b) => a.ditangkap_pada.localeCompare(b.ditangkap_pada));
  const baca = async (toko) => urut(await jalan([toko], "readonly", (t) => t.getAll()));
  window.Lapangan = {
    SKEMA: 3,
    async siap() { await jalan([REKAMAN], "readonly", (toko) => toko.count()); },
    taruh: (rekaman) => jalan([REKAMAN], "readwrite", (toko) => toko.put(rekaman)),
    // A record mended under a new key takes the place of the old one, with its photos.
    ganti: (lama, rekaman) => jalan([REKAMAN, FOTO], "readwrite", (toko, foto) => {
      foto.openCursor().onsuccess = ({ target: { result: kini } }) => {
        if (!kini) return;
        if (kini.value.rekaman === lama) kini.update({ ...kini.value, rekaman: rekaman.id });
        kini.continue();
      };
      toko.delete(lama);
      return toko.put(rekaman);
    }),
    buang: (id) => jalan([REKAMAN], "readwrite", (toko) => toko.delete(id)),
    semua: () => baca(REKAMAN),
    // What is sent is not taken back meanwhile, and what was taken back is not sent: each of
    // the two is one transaction. Gives back what is still there to be sent.
    tandai: (rekaman) => jalan([REKAMAN], "readwrite", (toko) => {
      const ada = [];
      for (const { id } of rekaman) olah(toko, id, (satu) => { ada.push(satu); toko.put({ ...satu, dikirim: true }); });
      return { result: ada };
    }),
    // True when the server cannot have it: then it is gone.
    tarik: (id) => jalan([REKAMAN], "readwrite", (toko) => {
      const hasil = { result: false };
      olah(toko, id, ({ dikirim }) => { if (!dikirim) { toko.delete(id); hasil.result = true; } });
      return hasil;
    }),
    // What a photo is, and apart from it the picture: the list is read often, pictures once.
    // The bytes themselves: some browsers lose a Blob that is kept.
    foto: {
      taruh: (foto, bita) => jalan([FOTO, ISI], "readwrite", (toko, isi) => { isi.put({ id: foto.id, bita }); return toko.put(foto); }),
      tandai: (foto) => jalan([FOTO], "readwrite", (toko) => toko.put(foto)),
      buang: (id) => jalan([FOTO, ISI], "readwrite", (toko, isi) => { isi.delete(id); return toko.delete(id); }),
      semua: () => baca(FOTO),
      isi: async (id) => (await jalan([ISI], "readonly", (toko) => toko.get(id)))?.bita,
    },
  };
})();
