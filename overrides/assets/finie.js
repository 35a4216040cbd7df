/* Stands in a lesson: a button notes that it was done, after a clear yes the first time. */
(function () {
  "use strict";
  var box = document.querySelector("[data-lesson]"), lesson = box.dataset.lesson, words = JSON.parse(box.dataset.words);
  var status = box.querySelector(".etat"), question = box.querySelector("[role=group]"), buttons = box.querySelectorAll("button");

  function show() {
    var done = progres.read() || {}, is = lesson in done;
    status.textContent = is ? progres.say(done[lesson], words) : "";
    buttons[0].textContent = is ? words.undo : words.tick;
    question.hidden = true;
  }

  function note(done) {
    if (lesson in done) delete done[lesson];
    else done[lesson] = progres.today();
    var kept = progres.keep(done);
    show();
    if (!kept) status.textContent = words.failed;
    buttons[0].focus();
  }

  buttons[0].addEventListener("click", function () {
    var done = progres.read();
    if (done) return note(done);
    status.textContent = "";
    question.hidden = false;
    question.focus();
  });
  buttons[1].addEventListener("click", function () { note(progres.read() || {}); });
  buttons[2].addEventListener("click", function () {
    question.hidden = true;
    status.textContent = words.no;
    buttons[0].focus();
  });
  window.addEventListener("pageshow", show);
  box.hidden = false;
})();
