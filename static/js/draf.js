// A long form of the staff keeps what is typed: <form data-draf="address">. Every twenty
// seconds what has changed goes to the server, which keeps it encrypted for this officer.
// Without a script nothing is kept while typing; what is sent is kept all the same when the
// session has ended meanwhile.
(() => {
  const formulir = document.querySelector("form[data-draf]");
  if (!formulir) return;
  const SELANG = 20_000, kabar = document.querySelector("[data-draf-kabar]");
  const sini = location.pathname + location.search;
  let dikirim = false, sibuk = false;

  const isi = () => {
    const semua = new FormData(formulir);
    for (const satu of formulir.querySelectorAll("[type=file], [type=password]")) semua.delete(satu.name);
    semua.set("_alamat", formulir.getAttribute("action") || sini);
    semua.set("_halaman", sini);
    return semua;
  };
  const teks = (semua) => new URLSearchParams(semua).toString();
  let terakhir = teks(isi());

  const katakan = (kalimat) => {
    if (kabar.textContent !== kalimat) kabar.textContent = kalimat;
  };

  const simpan = async () => {
    const semua = isi(), kini = teks(semua);
    if (dikirim || sibuk || kini === terakhir) return;
    sibuk = true;
    try {
      const jawab = await fetch(formulir.dataset.draf, {
        method: "POST", body: semua, redirect: "manual", signal: AbortSignal.timeout(SELANG),
      });
      if (jawab.type === "opaqueredirect") {
        katakan("Sesi Anda sudah berakhir. Yang Anda ketik tetap di sini; saat Anda menekan tombolnya, isian disimpan lalu Anda diminta masuk lagi.");
      } else if (jawab.ok) {
        terakhir = kini;
        katakan(`Tersimpan ${(await jawab.json()).pukul}.`);
      } else {
        throw new Error(jawab.status);
      }
    } catch {
      katakan("Draf belum tersimpan: portal tidak dapat dihubungi. Dicoba lagi sebentar lagi.");
    } finally {
      sibuk = false;
    }
  };

  formulir.addEventListener("submit", () => { dikirim = true; });
  addEventListener("pageshow", () => { dikirim = false; });
  document.addEventListener("visibilitychange", () => { if (document.hidden) simpan(); });
  setInterval(simpan, SELANG);
})();
