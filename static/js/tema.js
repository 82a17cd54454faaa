// The reader's choice of light, dark or the device's own. It stays in this browser
// (localStorage) and is never sent to the server. Without a script the page follows the
// device and the choice stays hidden. Loaded before the body, so that nothing flashes.
(() => {
  const KUNCI = "tema";
  const akar = document.documentElement;

  const baca = () => {
    try {
      return localStorage.getItem(KUNCI);
    } catch {
      return null; // storage refused: the choice lasts for this page only
    }
  };
  const simpan = (tema) => {
    try {
      if (tema === "sistem") localStorage.removeItem(KUNCI);
      else localStorage.setItem(KUNCI, tema);
    } catch {
      // see baca()
    }
  };
  const pasang = (tema) => {
    if (tema === "terang" || tema === "gelap") akar.dataset.tema = tema;
    else delete akar.dataset.tema;
  };

  pasang(baca());
  addEventListener("storage", (e) => {
    if (e.key === KUNCI) pasang(e.newValue);
  });
  document.addEventListener("DOMContentLoaded", () => {
    const pilihan = document.querySelector("[data-pilihan-tema]");
    if (!pilihan) return;
    const kini = akar.dataset.tema ?? "sistem";
    for (const tombol of pilihan.querySelectorAll("input")) {
      tombol.checked = tombol.value === kini;
    }
    pilihan.addEventListener("change", (e) => {
      simpan(e.target.value);
      pasang(e.target.value);
    });
    pilihan.hidden = false;
  });
  // Suggestions cost nothing until somebody goes to the search box.
  addEventListener("focusin", ({ target }) => {
    const { saran } = target.form?.dataset ?? {};
    if (!saran) return;
    delete target.form.dataset.saran;
    document.head.append(Object.assign(document.createElement("script"), { src: saran }));
  });
})();
