/* Stands in a lesson: a button notes that it was done, after a clear yes the first time. */
(function () {
  "use strict";
  var box = document.querySelector("[data-lesson]"), lesson = box.dataset.lesson, words = JSON.parse(box.dataset.words);
  var status = box.querySelector(".etat"), tick = box.querySelector("button"), answers = [];

  /* The button, or the question with its two answers. */
  function turn(asking, text) {
    tick.hidden = asking;
    answers.forEach(function (button) { button.hidden = !asking; });
    status.textContent = text;
  }

  function show() {
    var done = progres.read() || {}, is = lesson in done;
    tick.textContent = is ? words.undo : words.tick;
    turn(false, is ? progres.say(done[lesson], words) : "");
  }

  function note() {
    var done = progres.read() || {};
    if (lesson in done) delete done[lesson];
    else done[lesson] = progres.today();
    var kept = progres.keep(done);
    show();
    if (!kept) {
      status.setAttribute("role", "alert");
      status.textContent = words.failed;
    }
    tick.focus();
  }

  function refuse() {
    turn(false, words.nothing);
    tick.focus();
  }

  /* They are made for the few who are asked: a page that is only read is lighter without. */
  function answer(text, act) {
    var button = box.insertBefore(tick.cloneNode(), tick);
    button.textContent = text;
    button.addEventListener("click", act);
    return button;
  }

  tick.addEventListener("click", function () {
    if (progres.read()) return note();
    if (!answers.length) answers = [answer(words.yes, note), answer(words.no, refuse)];
    turn(true, words.ask);
    status.focus();
  });
  window.addEventListener("pageshow", show);
  status.tabIndex = -1;
  box.hidden = false;
})();
