/* Stands in the questionnaire: says how much is left to learn, and keeps the answers once that is asked for. */
(function () {
  "use strict";
  var box = document.querySelector(".memory"), words = JSON.parse(box.dataset.words), status = box.querySelector(".etat");
  var root = new URL(box.dataset.root, location.href).href, name = root + " parcours";
  var here = location.href.split("#")[0].slice(root.length);
  var keep = box.querySelector("[data-keep]"), forget = box.querySelector("[data-forget]"), resume = box.querySelector("a");
  var total = document.querySelector(".left");
  var ticks = Array.prototype.slice.call(document.querySelectorAll(".course input"));

  /* A browser may refuse its storage: nothing is remembered then, and the page works as without a script. */
  function kept() {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch (error) {
      return null;
    }
  }

  function write() {
    try {
      localStorage.setItem(name, JSON.stringify({
        page: here,
        title: document.querySelector("h1").textContent,
        knows: ticks.filter(function (tick) { return tick.checked; }).map(function (tick) { return tick.value; })
      }));
      return true;
    } catch (error) {
      return false;
    }
  }

  function time(minutes) {
    var hours = Math.floor(minutes / 60), rest = minutes % 60;
    return (hours ? hours + "\u00a0h" : "") + (hours && rest ? " " : "") + (rest ? rest + "\u00a0min" : "");
  }

  /* What is left is what the style shows. */
  function count() {
    var minutes = 0, lessons = 0;
    Array.prototype.forEach.call(document.querySelectorAll("[data-minutes]"), function (line) {
      if (!line.offsetHeight) return;
      lessons += 1;
      minutes += Number(line.dataset.minutes);
    });
    total.textContent = (lessons === 1 ? words.one : words.many).replace("{count}", lessons).replace("{time}", time(minutes));
  }

  function show() {
    var found = kept(), isThis = found && found.page === here;
    forget.hidden = !found;
    if (keep) keep.parentNode.hidden = isThis;
    if (resume && found) {
      resume.href = root + found.page;
      resume.textContent = words.resume.replace("{title}", found.title);
    }
    if (resume) resume.hidden = !found;
    box.hidden = !(keep || found || status.textContent);
    return isThis ? found : null;
  }

  function say(text, next) {
    status.textContent = text;
    show();
    next.focus();
  }

  if (keep) {
    (show() || { knows: [] }).knows.forEach(function (skill) {
      ticks.forEach(function (tick) { if (tick.value === skill) tick.checked = true; });
    });
    document.querySelector(".course").addEventListener("change", function () {
      if (show()) write();
      count();
    });
    keep.addEventListener("click", function () {
      if (write()) say(words.kept, forget);
      else {
        status.setAttribute("role", "alert");
        status.textContent = words.refused;
      }
    });
    total.hidden = false;
    count();
  }
  forget.addEventListener("click", function () {
    localStorage.removeItem(name);
    say(words.forgotten, keep || document.querySelector(".needs a"));
  });
  show();
})();
