/* Says if a place is usually open now, by the clocks of Paris, from the days in the page, and nothing outside them. */
(function () {
  "use strict";
  var box = document.querySelector("[data-days]"), words = JSON.parse(box.dataset.words);
  var days = box.dataset.days.split(";");

  /* The clocks of Europe change on the last Sundays of March and of October, at one o'clock UTC. */
  function turn(year, month) {
    var last = new Date(Date.UTC(year, month, 31, 1));
    return last - last.getUTCDay() * 864e5;
  }

  function hour(minute) {
    var rest = minute % 60;
    return minute === 1440 ? "minuit" : (minute - rest) / 60 + "\u00a0h" + (rest ? "\u00a0" + (rest < 10 ? "0" : "") + rest : "");
  }

  function say() {
    var now = Date.now(), year = new Date(now).getUTCFullYear();
    var minutes = Math.floor(now / 6e4) + (now >= turn(year, 2) && now < turn(year, 9) ? 120 : 60);
    var day = days[Math.floor(minutes / 1440) - days[0] + 1], at = minutes % 1440, said = words[2];
    box.hidden = minutes < days[0] * 1440 || day === undefined;
    if (box.hidden) return;
    day.split(",").reverse().forEach(function (span) {
      var ends = span.split("-"), end = parseInt(ends[1], 10);
      if (span === "?" || (span.slice(-1) === "?" && at < end)) said = words[3];
      else if (at < ends[0]) said = words[1].replace("{h}", hour(+ends[0]));
      else if (at < end) said = words[0].replace("{h}", hour(end));
    });
    box.textContent = said;
  }

  say();
  setInterval(say, 6e4);
})();
