/* Stands in the passport: shows the lessons that were done, their code and what comes next; keeps those of another code. */
(function () {
  "use strict";
  var box = document.querySelector(".own"), words = JSON.parse(box.dataset.words), part = box.querySelectorAll(".own > div");
  var status = box.querySelector(".etat"), question = part[0], own = part[1], answers = question.querySelectorAll("button");
  var acts = own.querySelectorAll(".act button"), form = box.querySelector("form"), field = form.querySelector("input");
  var next = document.querySelector(".next"), fills = document.querySelectorAll(".blank"), act;

  function each(found, act) {
    Array.prototype.forEach.call(found, act);
  }

  function say(text, role) {
    status.setAttribute("role", role || "status");
    status.textContent = text;
  }

  function show() {
    var done = progres.read() || {}, is = Object.keys(done).length > 0;
    var text = is ? code.write(done) : "", number = own.querySelector(".number");
    if (number.textContent !== text) own.querySelector(".qr").hidden = true;
    number.textContent = text;
    own.hidden = !is;
    say(is ? "" : words.empty);
    /* A name is written by hand, and the portal knows none; the rest is known here. */
    fills[1].hidden = fills[2].hidden = is;
    next.hidden = !is;
    next.textContent = "";
    each(document.querySelectorAll("[data-number]"), function (line) {
      var had = line.dataset.number in done;
      line.querySelector(".box").textContent = had ? "\u2713" : "";
      line.querySelector("small").textContent = had ? progres.say(done[line.dataset.number], words) : "";
      var ready = (line.dataset.asks || "").split(" ").every(function (one) { return !one || one in done; });
      if (had || !ready || next.children.length > 2) return;
      next.appendChild(document.createElement("li")).appendChild(line.querySelector("a").cloneNode(true));
    });
  }

  function ask(text, yes) {
    act = yes;
    say("");
    question.firstElementChild.textContent = text;
    question.hidden = false;
    question.focus();
  }

  function answered(text) {
    question.hidden = true;
    if (location.hash) history.replaceState(null, "", location.pathname);
    show();
    say(text);
    status.focus();
  }

  function open(text) {
    var found = code.read(text), count;
    if (found.wrong) return say(words[found.wrong].replace("{l}", found.letter), "alert");
    count = Object.keys(found.done).length;
    ask([
      words.found.replace("{n}", (count === 1 ? words.one : words.many).replace("{n}", count)),
      found.day ? words.until.replace("{d}", progres.date(found.day)) : "", words.keep
    ].join(" "), function () {
      var kept = progres.keep(Object.assign(found.done, progres.read()));
      field.value = "";
      answered(kept ? words.kept : words.failed);
    });
  }

  function arrive() {
    var text = location.hash.slice(1);
    question.hidden = true;
    show();
    if (text && !document.getElementById(text)) open(text);
  }

  answers[0].addEventListener("click", function () { act(); });
  answers[1].addEventListener("click", function () { answered(words.no); });
  acts[0].addEventListener("click", function () { print(); });
  acts[1].addEventListener("click", function () {
    ask(words.erase, function () { answered(progres.keep({}) ? words.erased : words.failed); });
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    open(field.value);
  });
  window.addEventListener("pageshow", arrive);
  window.addEventListener("hashchange", arrive);
  status.tabIndex = -1;
  box.hidden = false;
})();
