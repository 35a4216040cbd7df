/* Opens the interactive map when asked: until then, nothing of it is fetched. */
(function () {
  "use strict";
  var box = document.getElementById("carte");
  var button = document.getElementById("ouvrir-carte");
  var status = document.getElementById("etat-carte");
  var map = document.getElementById("folium_map");
  var views = document.getElementById("vues-carte");
  var assets = box.getAttribute("data-assets");

  /* Folium's popups ask jQuery for one thing only: elements made from HTML. */
  window.$ = function (html) {
    var template = document.createElement("template");
    template.innerHTML = html.trim();
    return template.content.childNodes;
  };

  function load(tag, attributes, then) {
    var element = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { element[name] = attributes[name]; });
    element.onload = then;
    element.onerror = function () {
      status.textContent = "La carte n’a pas pu se charger. La liste plus bas dit la même chose.";
      button.disabled = false;
    };
    document.head.appendChild(element);
  }

  function show() {
    window.L.Control.Zoom.mergeOptions({ zoomInTitle: "Agrandir", zoomOutTitle: "Réduire" });
    map.hidden = views.hidden = document.getElementById("legende-carte").hidden = false;
    load("script", { src: assets + "carte.js" }, function () {
      var chart = window.folium_map;
      window.L.control.zoom({ position: "topleft" }).addTo(chart);
      views.addEventListener("click", function (event) {
        var link = event.target.closest("a");
        if (link) chart.setView([link.getAttribute("data-lat"), link.getAttribute("data-lon")], 12);
      });
      var asked = location.hash && views.querySelector('a[href="' + location.hash + '"]');
      if (asked) asked.click();
      button.parentNode.hidden = true;
      status.textContent = "La carte est ouverte.";
      map.focus();
    });
  }

  button.addEventListener("click", function () {
    button.disabled = true;
    status.textContent = "La carte se charge.";
    load("link", { rel: "stylesheet", href: assets + "leaflet.css" }, function () {
      load("script", { src: assets + "leaflet.js" }, show);
    });
  });
  box.hidden = false;
  box.parentNode.querySelector(".noscript").hidden = true;
})();
