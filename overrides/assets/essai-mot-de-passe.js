/* Stands in the page where a password is made for play: says what it lacks, the length first. Keeps and sends nothing. */
(function () {
  "use strict";
  var box = document.querySelector("[data-words]"), words = JSON.parse(box.dataset.words);
  var status = box.querySelector(".etat"), field = document.getElementById("essai"), later;
  var LENGTH = 12, EXAMPLE = "lampe-tortue7facteur!orange";
  var GUESSED = /(.)\1\1|1234\d*|abcd|azert[yi]?|qwert[yz]?|mot-?de-?passe|password|camille|(19|20)\d\d/i;
  var KINDS = [/[A-ZÀ-Ý]/, /\d/, /[^\wÀ-ÿ]|_/];

  function said(text) {
    var left = LENGTH - text.length, guessed = GUESSED.exec(text);
    var lacks = words.kinds.filter(function (name, n) { return !KINDS[n].test(text); });
    if (!text) return words.start;
    if (left > 0) return left === 1 ? words.one : words.short.replace("{count}", left);
    if (text.toLowerCase() === EXAMPLE) return words.public;
    if (guessed) return words.guess.replace("{part}", function () { return guessed[0]; });
    return lacks.length ? words.lack.replace("{what}", lacks.join(", ").replace(/, (?=[^,]*$)/, words.and)) : words.good;
  }

  /* A screen reader says it once the fingers rest, not at each letter. */
  field.addEventListener("input", function () {
    clearTimeout(later);
    later = setTimeout(function () { status.textContent = said(field.value); }, 300);
  });
  status.textContent = said(field.value);
  field.nextElementSibling.hidden = true;
  box.hidden = false;
})();
