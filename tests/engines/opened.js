/* What has become of the interactive map: what is said of it, and what is there. */
(function () {
  "use strict";
  var box = document.getElementById("carte"), map = document.getElementById("map_carte");
  var shapes = Array.prototype.map.call(document.querySelectorAll(".pin"), function (pin) {
    var path = pin.querySelector("path"), box = path.getBoundingClientRect();
    return [Math.round(box.width), Math.round(box.height), getComputedStyle(path).fill];
  });
  return { said: document.getElementById("etat-carte").textContent, open: box.dataset.open, failed: box.dataset.failed, height: map ? map.clientHeight : 0, shapes: shapes };
})()
