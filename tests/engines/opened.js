/* What has become of the interactive map: what is said of it, and what is there. */
(function () {
  "use strict";
  var box = document.getElementById("carte"), map = document.getElementById("map_carte"), words = JSON.parse(box.dataset.words);
  var shapes = Array.prototype.map.call(map.querySelectorAll(".pin"), function (pin) {
    var path = pin.querySelector("path"), box = path.getBoundingClientRect();
    return [Math.round(box.width), Math.round(box.height), getComputedStyle(path).fill];
  });
  return { said: document.getElementById("etat-carte").textContent, open: words.open, failed: box.dataset.failed, height: map.clientHeight, shapes: shapes };
})()
