// Buttons that copy a text: <button data-salin="id-of-text" hidden>. Without a script, or
// where the browser has no clipboard, they stay hidden and the text is copied by hand.
(() => {
  if (!navigator.clipboard) return;
  for (const tombol of document.querySelectorAll("[data-salin]")) {
    const semula = tombol.textContent;
    tombol.hidden = false;
    tombol.addEventListener("click", async () => {
      const teks = document.getElementById(tombol.dataset.salin);
      try {
        await navigator.clipboard.writeText(teks.textContent);
        tombol.textContent = "Tersalin";
      } catch {
        getSelection().selectAllChildren(teks); // refused: at least it is marked
      }
      setTimeout(() => { tombol.textContent = semula; }, 3000);
    });
  }
})();
