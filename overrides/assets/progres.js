/* Stands in pages that teach: the lessons that were done, kept in this browser once that was asked for, and how their day is said. */
var progres = (function () {
  "use strict";
  /* Below one host there may be others: what is ours begins with our own address. */
  var key = new URL(document.querySelector("[data-root]").dataset.root, location.href).href + " lecons";
  var FIRST = Date.UTC(2026, 0, 1), LAST = 12166;

  /* Nothing where nothing is kept, or nothing may be. */
  function read() {
    try {
      var kept = JSON.parse(localStorage.getItem(key));
      return kept && typeof kept === "object" ? kept : null;
    } catch (error) {
      return null;
    }
  }

  /* Says whether it could; to keep nothing is to erase. */
  function keep(done) {
    try {
      if (Object.keys(done).length) localStorage.setItem(key, JSON.stringify(done));
      else localStorage.removeItem(key);
      return true;
    } catch (error) {
      return false;
    }
  }

  /* A telephone whose clock is wrong knows no day. */
  function today() {
    var now = new Date(), day = (Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - FIRST) / 864e5;
    return day > 0 && day <= LAST ? day : 0;
  }

  function date(day) {
    var shown = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Date(FIRST + Math.abs(day) * 864e5).toLocaleDateString("fr-FR", shown).replace(/^1 /, "1er ");
  }

  function say(day, words) {
    return words[day > 0 ? "on" : day < 0 ? "before" : "done"].replace("{d}", date(day));
  }

  return { read: read, keep: keep, today: today, date: date, say: say };
})();
