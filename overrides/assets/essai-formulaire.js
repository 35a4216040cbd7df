/* Stands in the page of the form to practise with: says kindly what is missing, then shows what a real site would. */
(function () {
  "use strict";
  var each = Array.prototype.forEach, FIELDS = "input, select";
  var form = document.getElementById("cases"), review = document.getElementById("resume"), proof = document.getElementById("preuve");
  var box = form.querySelector("[data-words]"), words = JSON.parse(box.dataset.words), lines = form.querySelectorAll(".asked");
  var wait = review.querySelector(".etat"), buttons = review.querySelectorAll("button"), sent = false;

  function show(part) {
    each.call([form, review, proof], function (one) { one.hidden = one !== part; });
    part.querySelector("h2").focus();
  }

  function answer(line) {
    var said = [];
    each.call(line.querySelectorAll(FIELDS), function (field) {
      var text = /radio|checkbox/.test(field.type) ? field.checked && field.parentNode.textContent : field.value;
      if (text && text.trim()) said.push(text.trim());
    });
    return said.join(", ");
  }

  /* A day that is in the calendar and has come. */
  function isDay(text) {
    var part = /^(\d\d)\/(\d\d)\/([12]\d{3})$/.exec(text), day = part && new Date(part[3], part[2] - 1, part[1]);
    return day && day.getDate() === +part[1] && day < new Date();
  }

  function fault(line) {
    var text = answer(line);
    if (!text) return line.dataset.missing || "";
    return line.dataset.form && !isDay(text) ? line.dataset.form : "";
  }

  function verify() {
    var right = [], wrong = [], first;
    each.call(lines, function (line) {
      var note = line.querySelector(".fault"), field = line.querySelector(FIELDS), text = fault(line);
      if (text) wrong.push(line.dataset.name); else if (answer(line)) right.push(line.dataset.name);
      if (!note) return;
      note.textContent = text;
      note.hidden = !text;
      if (field.type !== "radio") field.setAttribute("aria-invalid", text ? "true" : "false");
      if (text && !first) first = field;
    });
    box.querySelector(".etat").textContent = !first ? "" : (right.length ? words.right.replace("{names}", right.join(", ")) + " " : "") + words.wrong.replace("{names}", wrong.join(", "));
    if (first) first.focus(); else summarise();
  }

  function summarise() {
    var list = review.querySelector("dl");
    list.textContent = "";
    each.call(lines, function (line) {
      [["dt", line.dataset.name], ["dd", answer(line) || words.empty]].forEach(function (said) {
        list.appendChild(document.createElement(said[0])).textContent = said[1];
      });
    });
    show(review);
  }

  function send() {
    wait.textContent = sent ? words.twice : words.wait;
    if (sent) return;
    sent = true;
    setTimeout(function () {
      var now = new Date();
      proof.querySelector(".etat").textContent = words.when.replace("{day}", now.toLocaleDateString("fr-FR")).replace("{hour}", now.toTimeString().slice(0, 5));
      sent = false;
      wait.textContent = "";
      show(proof);
    }, 2000);
  }

  function clear() {
    each.call(form.querySelectorAll(FIELDS), function (field) {
      if (/radio|checkbox/.test(field.type)) field.checked = false; else field.value = "";
    });
    show(form);
  }

  box.querySelector("button").addEventListener("click", verify);
  buttons[0].addEventListener("click", function () { if (!sent) show(form); });
  buttons[1].addEventListener("click", send);
  proof.querySelector("button").addEventListener("click", clear);
  box.hidden = false;
})();
