/* Fills the map that Folium made: places of the open data, grouped where they collide, all within reach of a keyboard. */
(function () {
  "use strict";
  var chart = window.map_carte, marks = window.feature_group_lieux, streets = window.tile_layer_rues, known = window.carte;
  var box = document.getElementById("carte"), frame = chart.getContainer();
  var status = document.getElementById("etat-carte"), words = known.words;
  var root = box.dataset.assets + "../";
  /* In the archive, pages are files, and a file may fetch nothing: there, data are scripts. */
  var last = document.documentElement.dataset.page || "";
  var PIN = 30, PARTS_FROM = 8, AREAS_FROM = 10, GROUND_FROM = 10, CLOSEST = 17, LETTER = 9;
  var chosen = { sites: true, donation_points: true }, places = [], wanted = null;
  var below = null, outline = null, drawing = false;
  chart.createPane("fond").style.zIndex = 100;
  var areas = L.layerGroup().addTo(chart), labels = L.layerGroup().addTo(chart);

  function make(tag, text, attributes) {
    var element = Object.assign(document.createElement(tag), attributes);
    if (text) element.textContent = text;
    return element;
  }

  function put(parent, children) {
    children.forEach(function (child) { parent.appendChild(child); });
    return parent;
  }

  function extent(part) {
    var b = part.bounds;
    return L.latLngBounds([b[0], b[1]], [b[2], b[3]]);
  }

  function drawn(kind) {
    return "<svg viewBox='-15 -15 30 30' aria-hidden='true'><path d='" + known.shapes[kind] + "'/></svg>";
  }

  /* What there is to show: places already read, and files not yet read, each as one mark with its number. */
  function things() {
    var view = chart.getBounds().pad(0.3), far = chart.getZoom() < PARTS_FROM, shown = [];
    if (known.deferred && far) {
      known.parts.forEach(function (part) {
        if (chosen[part.kind]) shown.push({ part: part, kind: part.kind, count: part.count, key: part.file, at: extent(part).getCenter() });
      });
      return shown;
    }
    return places.filter(function (place) {
      return chosen[place.kind] && (!known.deferred || view.contains(place.at));
    });
  }

  /* Groups of what would overlap on the screen: each starts from a thing and takes what is near it. */
  function groups() {
    var cells = {}, found = [];
    things().forEach(function (thing) {
      var p = chart.project(thing.at), x = Math.floor(p.x / PIN), y = Math.floor(p.y / PIN), home = null;
      for (var i = -1; i < 2; i++) for (var j = -1; j < 2; j++) (cells[(x + i) + " " + (y + j)] || []).forEach(function (group) {
        if (!home && Math.abs(group.p.x - p.x) < PIN && Math.abs(group.p.y - p.y) < PIN) home = group;
      });
      if (!home) {
        home = { p: p, things: [] };
        found.push(home);
        (cells[x + " " + y] = cells[x + " " + y] || []).push(home);
      }
      home.things.push(thing);
    });
    return found;
  }

  function total(group) {
    return group.things.reduce(function (sum, thing) { return sum + (thing.count || 1); }, 0);
  }

  function name(group) {
    var first = group.things[0], n = total(group);
    if (first.part) return words.part.replace("{count}", n).replace("{name}", function () { return first.part.name; });
    if (n > 1) return words.group.replace("{count}", n).replace("{name}", function () { return first.name; });
    return first.name + " (" + words[first.kind] + ")";
  }

  function holds(group, key) {
    return group.things.some(function (thing) { return thing.key === key; });
  }

  /* A mark that gets its focus back stays where it is: moved into view, it would have all drawn anew, without end. */
  function redraw() {
    var active = document.activeElement, kept = wanted || (active && active.dataset.key) || null, shown = null;
    drawing = true;
    marks.clearLayers();
    areas.clearLayers();
    groups().forEach(function (group) {
      var kinds = group.things.map(function (thing) { return thing.facts && thing.facts.sorte || thing.kind; });
      var kind = kinds.every(function (one) { return one === kinds[0]; }) ? kinds[0] : "both";
      var n = total(group), label = name(group);
      var icon = L.divIcon({ className: "pin " + kind + (n > 999 ? " longest" : n > 99 ? " long" : ""), html: drawn(kind) + (n > 1 ? "<b>" + n + "</b>" : ""), iconSize: [PIN, PIN] });
      var mark = L.marker(group.things[0].at, { icon: icon, title: label, riseOnHover: true, autoPanOnFocus: false }).addTo(marks);
      var element = mark.getElement();
      element.setAttribute("aria-label", label);
      element.dataset.key = group.things[0].key;
      mark.on("click", function () { open(group, mark); });
      element.addEventListener("focus", function () {
        if (!drawing) into(group);
      });
      element.addEventListener("keydown", function (event) {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        open(group, mark);
      });
      if (kept && holds(group, kept)) {
        element.focus({ preventScroll: true });
        if (wanted) shown = group;
        wanted = null;
      }
      if (chart.getZoom() >= AREAS_FROM) group.things.forEach(area);
    });
    drawing = false;
    writeNames();
    cover();
    if (shown) into(shown);
  }

  function into(group) {
    chart.panInside(group.things[0].at, { padding: [50, 50] });
  }

  function area(thing) {
    var metres = { rue: 200, quartier: 700, commune: 2500 }[thing.facts && thing.facts.precision];
    if (metres) L.circle(thing.at, { radius: metres, className: "area-" + thing.kind, weight: 1, fillOpacity: 0.12, dashArray: "4 3", interactive: false }).addTo(areas);
  }

  /* Names of cities and landmarks: those that fit. */
  function writeNames() {
    var pins = [], taken = [];
    marks.eachLayer(function (mark) { pins.push(chart.project(mark.getLatLng())); });
    labels.clearLayers();
    if (streets && chart.hasLayer(streets)) return;
    known.names.concat(below && below.names || []).forEach(function (one) {
      var at = L.latLng(one[1], one[2]), p = chart.project(at), half = one[0].length * LETTER / 2;
      if (chart.getZoom() < one[3] || !chart.getBounds().contains(at)) return;
      if (taken.some(function (q) { return Math.abs(q.x - p.x) < q.half + half && Math.abs(q.y - p.y) < 22; })) return;
      if (pins.some(function (q) { return Math.abs(q.x - p.x) < half + 12 && q.y - p.y > 5 && q.y - p.y < 50; })) return;
      taken.push({ x: p.x, y: p.y, half: half });
      var icon = L.divIcon({ className: "named", html: make("span", one[0]), iconSize: null });
      L.marker(at, { icon: icon, interactive: false, keyboard: false, zIndexOffset: -9999 }).addTo(labels).getElement().setAttribute("aria-hidden", "true");
    });
  }

  /* What lies below: the ground of the city that is looked at, or the country; each read when it is first seen. */
  function ground() {
    var middle = chart.getCenter(), near = null;
    if (chart.getZoom() >= GROUND_FROM) known.grounds.forEach(function (one) {
      var b = L.latLngBounds([one.bounds[1], one.bounds[0]], [one.bounds[3], one.bounds[2]]);
      one.away = b.getCenter().distanceTo(middle);
      if (b.contains(middle) && (!near || one.away < near.away)) near = one;
    });
    if (!near && !outline) outline = data("assets/carte-contour.geojson").then(function (land) {
      L.geoJSON(land, { pane: "fond", interactive: false, style: { className: "country" } }).addTo(chart).bringToBack();
      chart.attributionControl.addAttribution(words.outline);
    });
    if (near === below) return;
    if (below && below.layer) chart.removeLayer(below.layer).attributionControl.removeAttribution(below.credit);
    below = near;
    frame.classList.toggle("near", Boolean(near));
    if (!near) return;
    near.read = near.read || data(near.file);
    near.read.then(function (data) {
      var credits = [];
      if (below !== near) return;
      near.names = [];
      data.features.forEach(function (feature) {
        var told = feature.properties;
        if (credits.indexOf(told.credit) < 0) credits.push(told.credit);
        (told.noms || []).forEach(function (name, n) {
          var c = feature.geometry.coordinates[n];
          near.names.push([name, c[1], c[0], told.sorte === "quartiers" ? 11 : 12]);
        });
      });
      near.credit = credits.join(" ; ");
      near.layer = L.geoJSON(data, {
        pane: "fond",
        interactive: false,
        filter: function (feature) { return !feature.properties.noms; },
        style: function (feature) { return { className: "fond-" + feature.properties.sorte + (feature.geometry.type === "MultiPolygon" ? " plein" : "") }; },
        pointToLayer: function (feature, at) { return L.circleMarker(at, { pane: "fond", radius: 4, interactive: false }); }
      }).addTo(chart);
      chart.attributionControl.addAttribution(near.credit);
      writeNames();
    });
  }

  function about(place) {
    var facts = place.facts, part = document.createDocumentFragment(), state = words[facts.statut] || "";
    put(part, [make("h3", facts.nom), make("p", state + (facts.precision === "adresse" ? "" : (state ? ". " : "") + words.about))]);
    if (facts.adresse) put(part, [make("p", facts.adresse)]);
    var call = make("p", facts.telephone ? "" : words.noPhone);
    if (facts.telephone) put(call, [make("a", words.call.replace("{name}", facts.telephone), { href: "tel:" + facts.telephone.replace(/ /g, "") })]);
    var page = make("a", words.page.replace("{name}", function () { return facts.nom; }), { href: root + facts.page + last });
    return put(part, [call, put(make("p"), [page])]);
  }

  function open(group, mark) {
    var first = group.things[0], bounds = L.latLngBounds(group.things.map(function (thing) { return thing.at; }));
    if (first.part) {
      bounds = group.things.reduce(function (all, thing) { return all.extend(extent(thing.part)); }, L.latLngBounds([]));
      wanted = "first of " + first.part.file;
      chart.setView(bounds.getCenter(), Math.min(Math.max(chart.getBoundsZoom(bounds), PARTS_FROM), AREAS_FROM));
      return;
    }
    if (group.things.length > 1) {
      var zoom = Math.min(chart.getBoundsZoom(bounds.pad(0.2)), CLOSEST);
      if (zoom > chart.getZoom() && chart.project(bounds.getNorthEast(), zoom).distanceTo(chart.project(bounds.getSouthWest(), zoom)) > 2 * PIN) {
        wanted = first.key;
        chart.setView(bounds.getCenter(), zoom);
        return;
      }
    }
    var content = put(make("div", "", { tabIndex: -1 }), group.things.slice(0, 50).map(about));
    var popup = L.popup({ maxWidth: 270, maxHeight: Math.max(frame.clientHeight - 280, 90), autoPanPaddingTopLeft: [8, 112], autoPanPaddingBottomRight: [8, 100], offset: [0, -8] });
    popup.key = first.key;
    popup.setLatLng(mark.getLatLng()).setContent(content).openOn(chart);
    var element = popup.getElement(), close = element.querySelector(".leaflet-popup-close-button");
    element.setAttribute("role", "dialog");
    element.setAttribute("aria-label", name(group));
    element.dataset.key = first.key;
    cover();
    close.setAttribute("aria-label", words.close);
    content.focus({ preventScroll: true });
  }

  /* A mark under the popup would be half a target: it goes while the popup is there. */
  function cover() {
    var popup = frame.querySelector(".leaflet-popup"), hole = popup && popup.getBoundingClientRect();
    marks.eachLayer(function (mark) {
      var element = mark.getElement(), b = element.getBoundingClientRect();
      element.classList.toggle("under", Boolean(hole) && element.dataset.key !== popup.dataset.key &&
        b.left < hole.right && hole.left < b.right && b.top < hole.bottom && hole.top < b.bottom);
    });
  }

  function back(event) {
    var active = document.activeElement, popup = event.popup.getElement();
    cover();
    if (active !== document.body && !(popup && popup.contains(active))) return;
    marks.eachLayer(function (mark) {
      if (mark.getElement().dataset.key === event.popup.key) mark.getElement().focus({ preventScroll: true });
    });
  }

  /* Files of places: all at once where there are few, else those of what is looked at. Whichever comes first, marks and
     their groups are in the order of the files. */
  function data(file) {
    if (!last) return fetch(root + file).then(function (answer) {
      if (!answer.ok) throw new Error(file);
      return answer.json();
    });
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = root + file + ".js";
      script.onload = function () { done(window.donnees[file]); };
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }

  function read(part) {
    part.read = part.read || data(part.file).then(function (data) {
      part.places = data.features.map(function (feature, n) {
        var c = feature.geometry.coordinates, facts = feature.properties;
        if (!n && wanted === "first of " + part.file) wanted = facts.page;
        return { kind: part.kind, key: facts.page, name: facts.nom, facts: facts, at: L.latLng(c[1], c[0]) };
      });
    }).catch(function () {
      part.read = null;
      alarm(words.partFailed);
    });
    return part.read;
  }

  function alarm(text) {
    status.setAttribute("role", "alert");
    status.textContent = text;
  }

  function fill() {
    var near = known.parts.filter(function (part) {
      return !known.deferred || (chart.getZoom() >= PARTS_FROM && chosen[part.kind] && chart.getBounds().intersects(extent(part)));
    });
    return Promise.all(near.map(read)).then(function () {
      places = Array.prototype.concat.apply([], known.parts.map(function (part) { return part.places || []; }));
      redraw();
    });
  }

  function control(position, element) {
    var one = L.control({ position: position });
    one.onAdd = function () {
      L.DomEvent.disableClickPropagation(element);
      return element;
    };
    one.addTo(chart);
  }

  function choice(kind, text, change) {
    var input = make("input", "", { type: "checkbox", value: kind, checked: kind in chosen });
    var sign = make("span", "", { className: "kind " + kind, innerHTML: kind in chosen ? drawn(kind) : "" });
    input.addEventListener("change", function () { change(input.checked); });
    return put(make("label"), [input, sign, document.createTextNode(text)]);
  }

  function show(kind) {
    return choice(kind, words.kinds[kind], function (checked) {
      chosen[kind] = checked;
      fill();
    });
  }

  /* Whose they are and what they weigh is said, and read aloud, before they are asked for. */
  function showStreets() {
    var one = choice("streets", words.streets, function (checked) {
      chart[checked ? "addLayer" : "removeLayer"](streets);
      status.textContent = "";
      writeNames();
    });
    one.firstChild.setAttribute("aria-describedby", "cout-rues");
    return [one, make("p", words.streetsCost, { id: "cout-rues" })];
  }

  /* What stands around the map, with the ways past it. */
  function around() {
    var tools = frame.parentNode, list = "#" + box.dataset.list, after = make("p", "", { className: "after" });
    var choices = put(make("fieldset"), [make("legend", words.show), show("sites"), show("donation_points")]);
    if (streets) {
      put(choices, showStreets());
      streets.on("tileerror", function () { alarm(words.streetsFailed); });
    }
    frame.setAttribute("aria-label", words.map);
    tools.insertBefore(choices, frame);
    tools.insertBefore(make("a", words.pass, { className: "pass", href: list }), frame);
    put(tools, [put(after, [make("a", words.list, { href: list }), document.createTextNode(" " + words.legend)])]);
  }

  function moves() {
    var bar = make("div", "", { className: "leaflet-bar pan" });
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", words.moves);
    [[0, -1, "↑"], [-1, 0, "←"], [1, 0, "→"], [0, 1, "↓"]].forEach(function (way, n) {
      var button = make("button", way[2], { type: "button", title: words.pan[n] });
      button.setAttribute("aria-label", words.pan[n]);
      button.addEventListener("click", function () { chart.panBy([way[0] * 120, way[1] * 120]); });
      bar.appendChild(button);
    });
    return bar;
  }

  function goTo(at, zoom) {
    chart.setView(at.split(",").map(Number), zoom);
  }

  /* An address such as #paris is a view; the back button goes from one to the one before. */
  function view() {
    var link = Array.prototype.find.call(document.querySelectorAll("#vues-carte a"), function (one) { return one.hash === location.hash; });
    if (link) goTo(link.dataset.at, 12);
    else if (box.dataset.start) goTo(box.dataset.start, 12);
    else if (!location.hash) chart.fitBounds([[41.3, -5.2], [51.1, 9.6]]);
  }

  function you() {
    if (!window.ici) return;
    var icon = L.divIcon({ className: "here", iconSize: [18, 18] });
    L.circle(window.ici.at, { radius: window.ici.metres, className: "area-you", weight: 1, interactive: false }).addTo(chart);
    L.marker(window.ici.at, { icon: icon, title: words.you, alt: words.you, keyboard: false, interactive: false }).addTo(chart);
    chart.setView(window.ici.at, 12);
  }

  chart.attributionControl.setPrefix("Leaflet");
  L.control.zoom({ position: "topleft", zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(chart);
  control("topright", moves());
  frame.insertBefore(frame.querySelector(".leaflet-control-container"), frame.firstChild);
  frame.addEventListener("keydown", function (event) {
    if (event.key === "Escape") chart.closePopup();
  });
  chart.on("focus", function () { chart.scrollWheelZoom.enable(); });
  chart.on("blur", function () { chart.scrollWheelZoom.disable(); });
  chart.on("popupclose", back);
  chart.on(known.deferred ? "moveend" : "zoomend", fill);
  chart.on("moveend", writeNames).on("moveend", cover).on("moveend", ground);
  window.addEventListener("hashchange", function () {
    view();
    frame.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("ici", you);

  around();
  view();
  you();
  ground();
  fill();
})();
