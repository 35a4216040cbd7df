/* Opens the interactive map; read when it is asked for, like all that it is made of. */
(function () {
  "use strict";
  var box = document.getElementById("carte");
  var button = document.getElementById("ouvrir-carte");
  var status = document.getElementById("etat-carte");
  var tools = null, frame = null;
  var assets = box.dataset.assets, still = document.getElementById(box.dataset.still);

  function load(tag, attributes) {
    return new Promise(function (done, failed) {
      var element = document.createElement(tag);
      Object.assign(element, attributes, { onload: done, onerror: failed });
      document.head.appendChild(element);
    });
  }

  /* A script that cannot be parsed, or that stops half-way, is loaded all the same: the window alone hears of it. */
  function script(name) {
    var broken = false;
    function hear() { broken = true; }
    window.addEventListener("error", hear);
    return load("script", { src: assets + name }).then(function () {
      window.removeEventListener("error", hear);
      if (broken) throw new Error(name);
    });
  }

  function style(name) {
    return load("link", { rel: "stylesheet", href: assets + name });
  }

  /* Before the map is there, its name is that of its frame. */
  function chart() {
    return window.map_carte && window.map_carte.getContainer ? window.map_carte : null;
  }

  /* Leaflet's defaults must be ours before Folium's script makes the map, in the place of one that failed. It forgets a
     view that is asked for while it still moves to another: so it goes from one to the next at once. */
  function prepare() {
    var moves = !matchMedia("(prefers-reduced-motion: reduce)").matches, pan = L.Map.prototype.panBy;
    L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: moves, inertia: moves, scrollWheelZoom: false, zoomSnap: 0.5 });
    if (!moves) L.Map.include({ panBy: function (by) { return pan.call(this, by, { animate: false }); } });
    L.Control.Scale.mergeOptions({ imperial: false });
    if (chart()) chart().remove();
    window.map_carte = null;
    tools = document.createElement("div");
    frame = document.createElement("div");
    tools.id = "outils-carte";
    frame.id = "map_carte";
    frame.className = "folium-map";
    tools.appendChild(frame);
    box.appendChild(tools);
  }

  function open() {
    button.disabled = true;
    status.setAttribute("role", "status");
    status.textContent = box.dataset.loading;
    Promise.all([style("leaflet.css"), style("carte.css"), script("leaflet.js")])
      .then(prepare)
      .then(function () { return script("carte.js"); })
      .then(function () { return script("carte-lieux.js"); })
      .then(function () {
        if (!chart() || !frame.clientHeight) throw new Error("map_carte");
        button.parentNode.hidden = true;
        if (still) still.hidden = true;
        status.textContent = box.dataset.open;
        frame.focus();
      })
      .catch(function () {
        if (tools) box.removeChild(tools);
        tools = null;
        button.disabled = false;
        status.setAttribute("role", "alert");
        status.textContent = box.dataset.failed;
      });
  }

  button.addEventListener("click", open);
  open();
})();
