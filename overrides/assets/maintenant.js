/* Says if a place is usually open now, in Paris time, from the days in the page; silent outside them. */
(function () {
  "use strict";
  var box = document.querySelector("[data-days]"), words = box.dataset.words.split("|"), days = box.dataset.days.split(";");

  /* Clocks change on the last Sundays of March and October, at one o'clock UTC. */
  function turn(year, month) {
    var last = new Date(Date.UTC(year, month, 31, 1));
    return last - last.getUTCDay() * 864e5;
  }

  function hour(minute) {
    var rest = minute % 60;
    return minute === 1440 ? "minuit" : (minute - rest) / 60 + "\u00a0h" + (rest ? "\u00a0" + ("0" + rest).slice(-2) : "");
  }

  function say() {
    var now = Date.now(), year = new Date(now).getUTCFullYear(), said = words[2];
    var minute = Math.floor(now / 6e4) + (now >= turn(year, 2) && now < turn(year, 9) ? 120 : 60);
    var day = Math.floor(minute / 1440) - days[0] + 1, at = minute % 1440;
    box.hidden = day < 1 || day >= days.length;
    if (box.hidden) return;
    days[day].split(",").reverse().forEach(function (span) {
      var ends = span.split("-"), end = parseInt(ends[1], 10);
      if (span === "?" || (/\?/.test(span) && at < end)) said = words[3];
      else if (at < ends[0]) said = words[1].replace("{h}", hour(+ends[0]));
      else if (at < end) said = words[0].replace("{h}", hour(end));
    });
    box.textContent = said;
  }

  say();
  setInterval(say, 6e4);
})();
