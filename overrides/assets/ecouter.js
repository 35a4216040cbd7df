/* Stands in the page of a lesson: where the device itself speaks French, each step has a button that reads it aloud. */
(function () {
  "use strict";
  var talk = window.speechSynthesis, head = document.querySelector("[data-listen]"), voice, playing;

  /* A voice that is not in the device would send the text away and bring sound back. */
  function find() {
    voice = talk.getVoices().filter(function (one) { return one.localService && /^fr\b/i.test(one.lang.replace("_", "-")); })[0];
    if (voice && head) {
      Array.prototype.forEach.call(document.querySelectorAll("[data-listen] ~ h3"), add);
      head = null;
    }
  }

  function stop() {
    var last = playing;
    playing = null;
    talk.cancel();
    if (last) last.button.textContent = last.button.dataset.listen;
  }

  /* One part at a time: some browsers fall silent in the middle of a long text. */
  function say(reading, parts) {
    if (playing !== reading) return;
    if (!parts.length) return stop();
    // eslint-disable-next-line compat/compat -- it is there wherever speechSynthesis is, which was asked first
    var part = new SpeechSynthesisUtterance(parts[0]);
    part.voice = voice;
    part.lang = voice.lang;
    part.rate = 0.9;
    part.onend = part.onerror = function () { say(reading, parts.slice(1)); };
    talk.speak(part);
  }

  function parts(title) {
    var found = [title.textContent], next = title.nextElementSibling;
    for (; next && !/^H[23]$/.test(next.tagName); next = next.nextElementSibling) {
      if (/^(P|BLOCKQUOTE)$/.test(next.tagName) && next.className !== "listen") found.push(next.textContent);
      if (/^[OU]L$/.test(next.tagName)) Array.prototype.forEach.call(next.children, function (line) { found.push(line.textContent); });
    }
    return found;
  }

  function add(title) {
    var line = document.createElement("p"), button = document.createElement("button"), words = head.dataset;
    line.className = "listen";
    button.type = "button";
    button.className = "button";
    button.textContent = button.dataset.listen = words.listen;
    button.addEventListener("click", function () {
      var again = playing && playing.button === button;
      stop();
      if (again) return;
      playing = { button: button };
      button.textContent = words.stop;
      say(playing, parts(title));
    });
    line.appendChild(button);
    title.parentNode.insertBefore(line, title.nextSibling);
  }

  if (!talk || !talk.getVoices) return;
  talk.onvoiceschanged = find;
  window.addEventListener("pagehide", stop);
  find();
})();
