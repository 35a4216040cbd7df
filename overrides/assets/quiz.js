/* Stands in a quiz: one answer open at a time, a kind word for it, and another try; nothing is counted nor kept. */
(function () {
  "use strict";
  var quiz = document.querySelector(".quiz"), again = document.querySelector(".again"), words = JSON.parse(quiz.dataset.words);
  var questions = quiz.querySelectorAll("section");

  function each(found, act) {
    Array.prototype.forEach.call(found, act);
  }

  /* It does not bubble. */
  quiz.addEventListener("toggle", function (event) {
    var answer = event.target, question = answer.parentNode, status = question.querySelector(".etat");
    if (answer.open) {
      each(question.querySelectorAll("details"), function (other) { if (other !== answer) other.open = false; });
      again.hidden = false;
    }
    var open = question.querySelector("details[open]");
    status.textContent = open ? words[open.className] : "";
    var found = Array.prototype.every.call(questions, function (one) { return one.querySelector(".right[open]"); });
    again.querySelector(".etat").textContent = found ? words.all : "";
  }, true);

  again.querySelector("button").addEventListener("click", function () {
    each(quiz.querySelectorAll("details"), function (answer) { answer.open = false; });
    again.hidden = true;
    questions[0].querySelector("summary").focus();
  });
})();
