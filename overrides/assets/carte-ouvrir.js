/* Opens the interactive map when asked: until then, nothing of it is fetched. */
(function () {
  "use strict";
  var box = document.getElementById("carte");
  var button = document.getElementById("ouvrir-carte");
  var status = document.getElementById("etat-carte");
  var words = JSON.parse(box.dataset.words);
  var assets = box.dataset.assets;

  function load(tag, attributes) {
    return new Promise(function (done, failed) {
      var element = document.createElement(tag);
      Object.assign(element, attributes, { onload: done, onerror: failed });
      document.head.appendChild(element);
    });
  }

  function script(name) {
    return load("script", { src: assets + name });
  }

  function style(name) {
    return load("link", { rel: "stylesheet", href: assets + name });
  }

  /* Leaflet's defaults must be ours before Folium's script makes the map. */
  function prepare() {
    var moves = !matchMedia("(prefers-reduced-motion: reduce)").matches, pan = L.Map.prototype.panBy;
    L.Map.mergeOptions({ zoomAnimation: moves, fadeAnimation: moves, markerZoomAnimation: moves, inertia: moves, scrollWheelZoom: false, zoomSnap: 0.5 });
    if (!moves) L.Map.include({ panBy: function (by) { return pan.call(this, by, { animate: false }); } });
    L.Control.Scale.mergeOptions({ imperial: false });
    document.getElementById("outils-carte").hidden = false;
  }

  button.addEventListener("click", function () {
    button.disabled = true;
    status.textContent = words.loading;
    Promise.all([style("leaflet.css"), style("carte.css"), script("leaflet.js")])
      .then(prepare)
      .then(function () { return script("carte.js"); })
      .then(function () { return script("carte-lieux.js"); })
      .then(function () {
        button.parentNode.hidden = true;
        status.textContent = words.open;
        document.getElementById("map_carte").focus();
      })
      .catch(function () {
        button.disabled = false;
        status.textContent = words.failed;
      });
  });
  box.hidden = false;
})();
