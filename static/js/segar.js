// A page on the projector: what is marked changes by itself, the page stays where it is.
// Without a script it reloads itself (see its <noscript>).
(() => {
  const SELANG = 20_000;
  const perbarui = async () => {
    try {
      const jawab = await fetch(location.href, { cache: "no-store", redirect: "error", signal: AbortSignal.timeout(SELANG) });
      if (!jawab.ok) return;
      const baru = new DOMParser().parseFromString(await jawab.text(), "text/html").querySelector("[data-segar]");
      const lama = document.querySelector("[data-segar]");
      if (baru && lama && baru.innerHTML !== lama.innerHTML) lama.replaceWith(document.adoptNode(baru));
    } catch { /* no signal for a moment: the next round tries again */ }
  };
  setInterval(perbarui, SELANG);
})();
