// The queue of the field mode, in IndexedDB. A record stands here before it is sent and
// leaves only when the server says it has it. A browser that closes the connection (phones
// do, in the background) is asked once more.
(() => {
  const NAMA = "lapangan", TOKO = "rekaman", VERSI = 1;
  let sambungan = null;

  const buka = () => sambungan ??= new Promise((jadi, gagal) => {
    const minta = indexedDB.open(NAMA, VERSI);
    minta.onupgradeneeded = () => minta.result.createObjectStore(TOKO, { keyPath: "id" });
    minta.onerror = () => { sambungan = null; gagal(minta.error); };
    minta.onblocked = () => { sambungan = null; gagal(new Error("blocked")); };
    minta.onsuccess = () => {
      const db = minta.result;
      db.onclose = () => { sambungan = null; };
      db.onversionchange = () => { db.close(); sambungan = null; };
      jadi(db);
    };
  });

  const sekali = async (cara, kerja) => {
    const db = await buka();
    return new Promise((jadi, gagal) => {
      const kini = db.transaction(TOKO, cara, { durability: "strict" });
      const minta = kerja(kini.objectStore(TOKO));
      kini.oncomplete = () => jadi(minta.result);
      kini.onabort = kini.onerror = () => gagal(kini.error);
    });
  };

  const jalan = async (cara, kerja) => {
    try {
      return await sekali(cara, kerja);
    } catch (galat) {
      if (galat?.name === "QuotaExceededError") throw galat;
      sambungan = null;
      return sekali(cara, kerja);
    }
  };

  const urut = (semua) => semua.sort((a, b) => a.ditangkap_pada.localeCompare(b.ditangkap_pada));
  window.Lapangan = {
    SKEMA: 3,
    async siap() { await jalan("readonly", (toko) => toko.count()); },
    taruh: (rekaman) => jalan("readwrite", (toko) => toko.put(rekaman)),
    buang: (id) => jalan("readwrite", (toko) => toko.delete(id)),
    semua: async () => urut(await jalan("readonly", (toko) => toko.getAll())),
  };
})();
