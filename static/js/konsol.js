// The emergency console: fetches its own page every ten seconds, which is also its sign of
// life, and rings. Without a script the page reloads itself (see its <noscript>).
(() => {
  const konsol = document.querySelector("[data-konsol]");
  if (!konsol) return;
  const bagian = (nama) => konsol.querySelector(`[data-${nama}]`);
  const SELANG = 10_000, judul = document.title.replace(/^\(\d+\) /, "");
  let suara = null, terbaru = Number(bagian("papan").dataset.terbaru), adaRobot = bagian("papan").dataset.robot;

  // One tone: height in hertz, beginning and length in seconds from now.
  const nada = (tinggi, mulai, panjang) => {
    const alat = suara.createOscillator(), keras = suara.createGain(), kini = suara.currentTime;
    alat.type = "square";
    alat.frequency.value = tinggi;
    keras.gain.value = 0.15;
    alat.connect(keras).connect(suara.destination);
    alat.start(kini + mulai);
    alat.stop(kini + mulai + panjang);
  };
  const bunyi = (alarm) => {
    if (!suara) return;
    for (let ke = 0; ke < (alarm ? 8 : 3); ke += 1) nada(ke % 2 ? 660 : 880, ke * 0.3, 0.25);
  };

  const umumkan = () => {
    const { banyak, alarm, robot, terbaru: kini } = bagian("papan").dataset;
    document.title = Number(banyak) ? `(${banyak}) ${judul}` : judul;
    const teks = Number(banyak) ? `${banyak} laporan darurat menunggu diterima.` : "Tidak ada laporan yang menunggu.";
    if (bagian("kabar").textContent !== teks) bagian("kabar").textContent = teks;
    // What looks like a program's rings as a whole, when the first of it comes.
    if (alarm === "1" || Number(kini) > terbaru || robot > adaRobot) bunyi(alarm === "1");
    adaRobot = robot;
    terbaru = Math.max(terbaru, Number(kini));
  };

  const ganti = (teks) => {
    const baru = new DOMParser().parseFromString(teks, "text/html").querySelector("[data-papan]");
    if (!baru) throw new Error("signed out");
    // Whoever stands on a button with the keyboard stays on it.
    const fokus = document.activeElement?.id;
    bagian("papan").replaceWith(document.adoptNode(baru));
    if (fokus) document.getElementById(fokus)?.focus({ preventScroll: true });
  };

  let sibuk = false;
  const perbarui = async () => {
    if (sibuk) return;
    sibuk = true;
    try {
      const jawab = await fetch(location.pathname, { cache: "no-store", signal: AbortSignal.timeout(SELANG) });
      if (!jawab.ok) throw new Error(jawab.status);
      ganti(await jawab.text());
      bagian("putus").hidden = true;
      umumkan();
    } catch {
      bagian("putus").hidden = false;
      document.title = `(!) ${judul}`;
      bunyi(true);
    } finally {
      sibuk = false;
    }
  };

  bagian("tanpa-skrip").hidden = true;
  bagian("bunyi").hidden = false;
  bagian("bunyi").querySelector("button").addEventListener("click", ({ currentTarget: tombol }) => {
    if (suara) {
      suara.close();
      suara = null;
    } else {
      suara = new AudioContext();
      bunyi(false);
    }
    tombol.textContent = suara ? "Matikan bunyi" : "Nyalakan bunyi";
    tombol.setAttribute("aria-pressed", String(Boolean(suara)));
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) perbarui(); });
  setInterval(perbarui, SELANG);
  umumkan();
})();
