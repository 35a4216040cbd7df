/* Stands in the page where gestures are practised: answers each with a word. */
(function () {
  "use strict";
  var each = Array.prototype.forEach, LONG = 800;

  function part(name) {
    var box = document.querySelector("[" + name + "]"), status = box.querySelector(".etat");
    return { box: box, button: box.querySelector("button"), words: JSON.parse(box.dataset.words), say: function (text) { status.textContent = text; } };
  }

  function listen(target, names, act) {
    names.split(" ").forEach(function (name) { target.addEventListener(name, act); });
  }

  /* The end of a touch is followed by the events of a mouse, which would count it twice. */
  function hold() {
    var one = part("data-hold"), timer = 0, touched = 0;
    listen(one.button, "touchstart mousedown keydown", function (event) {
      if (timer || (event.type === "mousedown" && Date.now() - touched < 1000)) return;
      if (event.key && event.key !== "Enter" && event.key !== " ") return;
      one.say(one.words.start);
      timer = setTimeout(function () { timer = -1; one.say(one.words.done); }, LONG);
    });
    listen(one.button, "touchend touchcancel mouseup mouseleave keyup blur", function (event) {
      if (/^touch/.test(event.type)) touched = Date.now();
      if (timer > 0) one.say(one.words.short);
      clearTimeout(timer);
      timer = 0;
    });
    one.button.addEventListener("contextmenu", function (event) { event.preventDefault(); });
    one.box.hidden = false;
  }

  function double() {
    var one = part("data-double");
    one.button.addEventListener("click", function (event) {
      if (event.detail < 2) one.say(event.detail ? one.words.once : one.words.key);
    });
    one.button.addEventListener("dblclick", function () { one.say(one.words.done); });
    one.box.hidden = false;
  }

  function write() {
    var words = JSON.parse(document.querySelector("[data-write]").dataset.words);
    function sign(letter) {
      if (letter === " ") return words.space;
      return (letter === letter.toLowerCase() ? words.letter : words.capital).replace("{letter}", letter);
    }
    function said(text, model) {
      var n = 0;
      while (n < text.length && text[n] === model[n]) n += 1;
      if (text === model) return words.done;
      if (n === text.length) return text && words.good;
      return n === model.length ? words.more : words.wrong.replace("{sign}", sign(model[n]));
    }
    each.call(document.querySelectorAll("[data-text]"), function (field) {
      var status = field.parentNode.querySelector(".etat"), later;
      field.nextElementSibling.hidden = true;
      field.addEventListener("input", function () {
        clearTimeout(later);
        later = setTimeout(function () { status.textContent = said(field.value, field.dataset.text); }, 300);
      });
    });
  }

  hold();
  double();
  write();
})();
