// Buttons that copy a field: <button data-salin="id-of-field" hidden>. Without a script, or
// where the browser has no clipboard, they stay hidden and the field is copied by hand.
(() => {
  if (!navigator.clipboard) return;
  for (const tombol of document.querySelectorAll("[data-salin]")) {
    const semula = tombol.textContent;
    tombol.hidden = false;
    tombol.addEventListener("click", async () => {
      const isian = document.getElementById(tombol.dataset.salin);
      try {
        await navigator.clipboard.writeText(isian.value);
        tombol.textContent = "Tersalin";
      } catch {
        isian.select(); // refused: at least it is marked
      }
      setTimeout(() => { tombol.textContent = semula; }, 3000);
    });
  }
})();
