/* Stands in the page: shows what only a script can do, and reads that script when its button is touched. */
(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll("[data-script]"), function (box) {
    var button = box.querySelector("button"), need = box.dataset.needs;
    if (!(need in window) && !(need in navigator && window.isSecureContext)) return;
    button.addEventListener("click", function read() {
      var script = document.createElement("script");
      button.removeEventListener("click", read);
      script.src = box.dataset.script;
      script.onerror = function () {
        var status = box.querySelector(".etat");
        button.addEventListener("click", read);
        status.setAttribute("role", "alert");
        status.textContent = box.dataset.failed;
      };
      document.head.appendChild(script);
    });
    box.hidden = false;
  });
})();
