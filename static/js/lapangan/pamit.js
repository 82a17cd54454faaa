// Signing out elsewhere than in the field mode: a browser that was in the room goes by the
// page that asks for what is unsent. The kept pages never stay; the queue always does.
(() => {
  const dipakai = () => { try { return localStorage.getItem("lapangan-dipakai"); } catch { return null; } };
  for (const form of document.querySelectorAll("[data-pamit]")) form.addEventListener("submit", async (e) => {
    if (!("caches" in window)) return;
    e.preventDefault();
    if (form.dataset.pamit && dipakai()) { location.href = form.dataset.pamit; return; }
    await caches.delete("lapangan-halaman").catch(() => {});
    form.submit();
  });
})();
