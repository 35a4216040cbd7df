/* Stands in the page of the search: reads what searches, once there is something to search for. */
(function () {
  "use strict";
  var form = document.getElementById("chercher"), asked = false;
  function failed() {
    var box = document.getElementById("resultats"), status = box.querySelector("[role]");
    box.hidden = false;
    status.setAttribute("role", "alert");
    status.textContent = JSON.parse(form.dataset.words).failed;
  }
  function read() {
    if (asked) return;
    asked = true;
    [form.dataset.script, form.dataset.index].forEach(function (name) {
      var script = document.createElement("script");
      script.src = name;
      script.async = false; // they come together, and run one after the other
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }
  if (/[?&]q=[^&]/.test(location.search)) read();
  form.elements.q.addEventListener("focus", read);
})();
