// Single keys on the staff's pages: / searches, j and k walk the rows (Enter opens one), ? tells
// of them. They can be switched off, and do nothing while something is typed (WCAG 2.1.4).
(() => {
  const KUNCI = "pintasan";
  const daftar = document.getElementById("pintasan");
  const cari = document.getElementById("cari-semua");
  if (!daftar) return;
  const saklar = daftar.querySelector("input");
  try {
    saklar.checked = localStorage.getItem(KUNCI) !== "mati";
  } catch {
    // storage refused: the choice lasts for this page only
  }
  saklar.addEventListener("change", () => {
    try {
      localStorage.setItem(KUNCI, saklar.checked ? "hidup" : "mati");
    } catch {
      // see above
    }
  });
  const langkah = (ke) => {
    const baris = [...document.querySelectorAll("main .tugas > li > div > a, #result_list tbody th > a, main .hasil a")];
    const kini = baris.indexOf(document.activeElement);
    baris[Math.min(Math.max(kini + ke, 0), baris.length - 1)]?.focus();
  };
  const tombol = {
    "/": () => (cari.focus(), cari.select()),
    "?": () => daftar.togglePopover(),
    j: () => langkah(1),
    k: () => langkah(-1),
  };
  addEventListener("keydown", (e) => {
    if (!saklar.checked || e.ctrlKey || e.metaKey || e.altKey || !tombol[e.key]) return;
    if (e.target.closest("input:not([type=checkbox], [type=radio]), select, textarea")) return;
    e.preventDefault();
    tombol[e.key]();
  });
  for (const pintu of document.querySelectorAll("[data-pintasan]")) pintu.hidden = false;
})();
