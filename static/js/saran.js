// While somebody types in the search box: what others write, from /cari/saran.json.
// Fetched by tema.js when the box is first used.
"use strict";
const kotak = document.querySelector('.cari input[name="q"]');
if (kotak) {
  const daftar = document.createElement("datalist");
  daftar.id = "saran-cari";
  kotak.after(daftar);
  kotak.setAttribute("list", daftar.id);
  let tunggu;
  kotak.addEventListener("input", () => {
    clearTimeout(tunggu);
    tunggu = setTimeout(async () => {
      const q = kotak.value.trim();
      if (q.length < 3) return;
      const jawab = await fetch(`/cari/saran.json?q=${encodeURIComponent(q)}`).catch(() => null);
      if (!jawab?.ok || q !== kotak.value.trim()) return;
      daftar.replaceChildren(...(await jawab.json()).saran.map((teks) => new Option(teks)));
    }, 250);
  });
  kotak.dispatchEvent(new Event("input")); // what was typed while this was on its way
}
