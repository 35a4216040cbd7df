/* Sorts lists by distance; read when that is asked for. The position stays in the page. */
(function () {
  "use strict";
  var box = document.querySelector(".pres");
  var words = {
    asking: "Votre navigateur va demander la permission.",
    sorted: "La liste va du plus proche au plus loin. Votre position n’a été envoyée à personne.",
    away: "à {name}",
    refused: "Votre navigateur n’a pas donné votre position. Ce n’est pas grave : choisissez votre ville dans la liste.",
    unavailable: "Votre position n’a pas été trouvée. Essayez dehors, ou choisissez votre ville dans la liste."
  };
  var status = box.querySelector(".etat");
  var number = new Intl.NumberFormat(document.documentElement.lang || "fr", { maximumFractionDigits: 1 });

  /* Kilometres as the crow flies, by the haversine formula. */
  function distance(a, b) {
    var turn = Math.PI / 180;
    var chord = Math.pow(Math.sin((b[0] - a[0]) * turn / 2), 2) +
      Math.cos(a[0] * turn) * Math.cos(b[0] * turn) * Math.pow(Math.sin((b[1] - a[1]) * turn / 2), 2);
    return 12742 * Math.asin(Math.sqrt(chord));
  }

  function said(km) {
    if (km < 0.95) return Math.max(100, Math.round(km * 10) * 100) + "\u00a0m";
    return number.format(km < 10 ? km : Math.round(km)) + "\u00a0km";
  }

  function nearest(line, here) {
    return Math.min.apply(null, line.dataset.at.split(" ").map(function (at) {
      return distance(here, at.split(",").map(Number));
    }));
  }

  function sort(list, here) {
    var lines = Array.prototype.filter.call(list.children, function (line) { return line.dataset.at; });
    var rest = Array.prototype.filter.call(list.children, function (line) { return !line.dataset.at; });
    lines.map(function (line) { return { line: line, km: nearest(line, here) }; })
      .sort(function (a, b) { return a.km - b.km; })
      .forEach(function (one) {
        var away = one.line.querySelector(":scope > .away") || document.createElement("span");
        away.className = "away";
        away.textContent = " " + words.away.replace("{name}", said(one.km)) + " ";
        one.line.appendChild(away);
        list.appendChild(one.line);
      });
    rest.forEach(function (line) { list.appendChild(line); });
  }

  function found(position) {
    var here = [position.coords.latitude, position.coords.longitude];
    Array.prototype.forEach.call(document.querySelectorAll("[data-near]"), function (list) { sort(list, here); });
    window.ici = { at: here, metres: position.coords.accuracy };
    document.dispatchEvent(new Event("ici"));
    status.textContent = words.sorted;
  }

  function locate() {
    status.setAttribute("role", "status");
    status.textContent = words.asking;
    navigator.geolocation.getCurrentPosition(found, function (error) {
      status.setAttribute("role", "alert");
      status.textContent = error.code === error.PERMISSION_DENIED ? words.refused : words.unavailable;
    }, { timeout: 20000, maximumAge: 60000 });
  }

  box.querySelector("button").addEventListener("click", locate);
  locate();
})();
