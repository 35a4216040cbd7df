/* Makes the links of a list's filters into ticks that combine; read when that is asked for. */
(function () {
  "use strict";
  var box = document.querySelector(".combine"), list = box.parentNode.querySelector("ul");
  var words = JSON.parse(box.dataset.words), status = box.querySelector(".etat");
  var each = Array.prototype.forEach, rows = document.querySelectorAll(".rows > li");
  var group = document.createElement("fieldset"), legend = document.createElement("legend");

  function ticked() {
    return Array.prototype.map.call(group.querySelectorAll("input:checked"), function (tick) { return tick.value; });
  }

  function show() {
    var asked = ticked(), count = 0;
    each.call(rows, function (row) {
      var has = (row.dataset.has || "").split(" ");
      row.hidden = !asked.every(function (key) { return has.indexOf(key) >= 0; });
      if (!row.hidden) count += 1;
    });
    each.call(document.querySelectorAll(".rows"), function (part) {
      var title = part.previousElementSibling;
      part.hidden = !part.querySelector(":scope > li:not([hidden])");
      if (title && title.tagName === "H2") title.hidden = part.hidden;
    });
    status.textContent = count === 0 ? words.none : count === 1 ? words.one : words.many.replace("{count}", count);
  }

  legend.textContent = words.legend;
  group.appendChild(legend);
  each.call(list.querySelectorAll("a"), function (link) {
    var label = document.createElement("label"), tick = document.createElement("input");
    tick.type = "checkbox";
    tick.value = link.dataset.key;
    label.appendChild(tick);
    label.appendChild(document.createTextNode(" " + link.textContent));
    group.appendChild(label);
  });
  group.addEventListener("change", show);
  box.insertBefore(group, status);
  box.removeChild(box.querySelector("button"));
  list.hidden = true;
  group.querySelector("input").focus();
  show();
})();
