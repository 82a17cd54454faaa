// Comforts of the step "where": the phone's own place, and a click on the map that fills
// the list without losing what was typed. Without a script both are links and typing.
(() => {
  const wadah = document.querySelector("[data-lokasi-saya]");
  if (wadah && navigator.geolocation) {
    const tombol = wadah.querySelector("button"), kabar = wadah.querySelector("[role=status]");
    wadah.hidden = false;
    tombol.addEventListener("click", () => {
      kabar.textContent = "Mencari lokasi…";
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const isi = document.getElementById(tombol.dataset.isi);
          isi.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
          kabar.textContent = `Terisi, ketelitian sekitar ${Math.round(coords.accuracy)} meter.`;
        },
        () => { kabar.textContent = "Lokasi tidak didapat. Tulis patokannya saja."; },
        { enableHighAccuracy: true, timeout: 15000 },
      );
    });
  }
  for (const tautan of document.querySelectorAll("[data-kelurahan]")) {
    tautan.addEventListener("click", (kejadian) => {
      const pilih = document.getElementById("id_kelurahan");
      kejadian.preventDefault();
      pilih.value = tautan.dataset.kelurahan;
      pilih.focus();
    });
  }
})();
