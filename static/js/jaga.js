// A page where something is entered begins in its first field.
// Unsaved text asks before its page is left: change pages, and <form data-jaga>. A form
// that was refused or filled again (data-jaga="belum", .errornote) is unsaved from the start.
(() => {
  const belum = new Set();
  for (const borang of document.querySelectorAll("form[data-jaga], .change-form form[id$=_form]")) {
    if (borang.dataset.jaga === "belum" || borang.querySelector(".errornote")) belum.add(borang);
    for (const kejadian of ["input", "change"]) borang.addEventListener(kejadian, () => belum.add(borang));
    borang.addEventListener("submit", () => belum.delete(borang));
  }
  if (location.pathname.endsWith("/add/") && !document.querySelector("[autofocus]")) {
    document.querySelector("main form :is(input:not([type=hidden], [type=submit]), select, textarea)")?.focus();
  }
  addEventListener("beforeunload", (kejadian) => {
    if (belum.size) kejadian.preventDefault();
  });
})();
