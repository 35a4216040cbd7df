/* Keeps the city of the page in the telephone; read when that is asked for. */
(function () {
  "use strict";
  var box = document.querySelector("[data-file]"), button = box.querySelector("button");
  var status = box.querySelector(".etat"), words = {
    keeping: "Un instant…",
    kept: "C’est gardé. La page « Confidentialité » permet de tout effacer."
  };

  /* A worker that cannot keep its own pages never becomes ready: that is told, not waited for. */
  function active(registration) {
    var worker = registration.installing || registration.waiting || registration.active;
    return new Promise(function (done, failed) {
      function look() {
        if (worker.state === "activated") done(registration);
        if (worker.state === "redundant") failed(new Error(worker.state));
      }
      worker.addEventListener("statechange", look);
      look();
    });
  }

  function keep() {
    button.disabled = true;
    status.setAttribute("role", "status");
    status.textContent = words.keeping;
    navigator.serviceWorker.register(box.dataset.worker).then(active).then(function (registration) {
      return caches.open(registration.scope + " pages");
    }).then(function (cache) {
      return cache.addAll([location.pathname, box.dataset.file]);
    }).then(function () {
      status.textContent = words.kept;
    }).catch(function () {
      button.disabled = false;
      status.setAttribute("role", "alert");
      status.textContent = box.dataset.failed;
    });
  }

  button.addEventListener("click", keep);
  keep();
})();
