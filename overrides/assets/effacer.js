/* Erases all that the portal keeps in the telephone; read when that is asked for. */
(function () {
  "use strict";
  var box = document.querySelector("[data-root]"), button = box.querySelector("button");
  var status = box.querySelector(".etat"), words = JSON.parse(box.dataset.words);
  var root = new URL(box.dataset.root, location.href).href;

  /* What is ours begins with our own address, as for the names of caches. */
  function forget(kept) {
    Object.keys(kept).forEach(function (key) { if (key.indexOf(root + " ") === 0) kept.removeItem(key); });
  }

  /* The worker goes first: what still goes through it would be kept again. */
  function release() {
    return navigator.serviceWorker.getRegistrations().then(function (all) {
      return Promise.all(all.filter(function (one) { return one.scope === root; }).map(function (one) { return one.unregister(); }));
    }).then(function () {
      return caches.keys();
    }).then(function (names) {
      return Promise.all(names.filter(function (name) { return name.indexOf(root + " ") === 0; }).map(function (name) { return caches.delete(name); }));
    });
  }

  function erase() {
    if (!confirm(words.sure)) return;
    status.setAttribute("role", "status");
    status.textContent = words.erasing;
    Promise.resolve().then(function () {
      forget(localStorage);
      return "serviceWorker" in navigator ? release() : null;
    }).then(function () {
      status.textContent = words.erased;
    }).catch(function () {
      status.setAttribute("role", "alert");
      status.textContent = words.failed;
    });
  }

  button.addEventListener("click", erase);
  erase();
})();
