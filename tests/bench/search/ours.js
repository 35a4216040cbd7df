/* Ours: its script shows results in the page. */
window.addEventListener("load", function () {
  window.found = Array.prototype.map.call(document.querySelectorAll("#resultats a"), function (link) {
    return link.getAttribute("href");
  });
  window.answered = performance.now();
});
