/* What is wrong with how a page is laid out, in words that the oldest engine knows; in SVG, colours alone are looked at. */
(function () {
  "use strict";
  var EDGE = 4, APART = 4, LONG = 12, wide = window.innerWidth, root = document.documentElement;
  var CONTROLS = "a[href], button, summary, input, select, textarea";
  var found = { wider: root.scrollWidth - wide, outside: [], overlaps: [], together: [], broken: [], maps: 0, black: [], texts: 0, skip: false };

  function say(element) {
    var text = (element.textContent || element.value || "").replace(/\s+/g, " ").trim().slice(0, 30);
    return "<" + element.tagName.toLowerCase() + (element.className ? " class=" + element.className : "") + "> " + text;
  }

  function folded(element) {
    var summary = element.closest("summary"), from = summary ? summary.parentNode.parentNode : element;
    return from.closest("details:not([open])");
  }

  function shown(element) {
    if (folded(element)) return false;
    return getComputedStyle(element).visibility === "visible" && !element.closest("svg, .folium-map, .skip");
  }

  /* What scrolls by itself may be wider than the screen. */
  function scrolls(element) {
    for (var one = element; one && one !== document.body; one = one.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(one).overflowX)) return true;
    }
    return false;
  }

  /* A box without what its font adds above and below, which lies over neighbours and is not seen. */
  function ink(box, size) {
    var spare = Math.max(0, box.height - size) / 2;
    return { left: box.left, right: box.right, top: box.top + spare, bottom: box.bottom - spare };
  }

  function texts() {
    var boxes = [], node, walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, null, false);
    while ((node = walker.nextNode())) {
      var element = node.parentElement, range = document.createRange();
      if (!node.data.trim() || !shown(element)) continue;
      if (!element.closest("code, pre, .md-typeset td")) words(node);
      range.selectNodeContents(node);
      var size = parseFloat(getComputedStyle(element).fontSize), lines = range.getClientRects();
      for (var i = 0; i < lines.length; i++) {
        if (lines[i].width > 1) boxes.push({ element: element, box: ink(lines[i], size), text: true, control: element.closest(CONTROLS) });
      }
    }
    return boxes;
  }

  /* A word that a line cuts in two: only long ones may be, parts of addresses, and cells of Markdown's tables. */
  function words(node) {
    var word, range = document.createRange(), letters = /[A-Za-zÀ-ÿŒœ]{3,}/g;
    while ((word = letters.exec(node.data))) {
      if (word[0].length > LONG || /[.@/]/.test(node.data.charAt(word.index - 1) + node.data.charAt(letters.lastIndex))) continue;
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      var lines = range.getClientRects();
      if (lines.length > 1 && lines[lines.length - 1].top - lines[0].top > 5) found.broken.push(word[0]);
    }
  }

  function controls() {
    var boxes = [];
    Array.prototype.forEach.call(document.querySelectorAll(CONTROLS), function (element) {
      var style = getComputedStyle(element), box = element.getBoundingClientRect();
      if (style.display === "inline" || !box.width || !shown(element)) return;
      var drawn = parseFloat(style.borderLeftWidth) > 0 && !/transparent|, 0\)/.test(style.borderLeftColor);
      boxes.push({ element: element, box: box, text: false, control: element, drawn: drawn });
    });
    return boxes;
  }

  function drawings() {
    return Array.prototype.filter.call(document.querySelectorAll("svg, img"), function (element) {
      return !element.parentElement.closest("svg, .folium-map") && !folded(element) && element.getBoundingClientRect().width;
    }).map(function (element) { return { element: element, box: element.getBoundingClientRect(), text: false }; });
  }

  function pair(one, other) {
    var a = one.box, b = other.box;
    if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element)) return;
    var across = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 1) found.overlaps.push(say(one.element) + " over " + say(other.element));
    if (!one.control || !other.control || one.control === other.control) return;
    if (one.text && other.text && down > 6 && across > -APART) found.together.push(say(one.element) + " runs into " + say(other.element));
    if (one.drawn && other.drawn && across > -2 && down > -2) found.together.push(say(one.element) + " sticks to " + say(other.element));
  }

  function parts(colour) {
    return (colour.match(/[\d.]+/g) || [0, 0, 0]).map(Number);
  }

  function fill(element) {
    return getComputedStyle(element).fill;
  }

  function map(svg) {
    var land = svg.querySelector(".land, .paper"), marks = svg.querySelectorAll("a path"), numbers = svg.querySelectorAll("a text:not(.name)");
    var ground = land ? fill(land) : "none";
    found.maps += 1;
    if (!land || Math.max.apply(null, parts(ground).slice(0, 3)) < 180) found.black.push("land is " + ground);
    Array.prototype.forEach.call(marks, function (mark, n) {
      if (fill(mark) === ground) found.black.push("a mark is as its land: " + ground);
      if (numbers[n] && fill(numbers[n]) === fill(mark)) found.black.push("a number is as its mark: " + fill(mark));
    });
    Array.prototype.forEach.call(svg.querySelectorAll("text"), function (text) {
      if (!text.closest("a") && fill(text) === ground) found.black.push("a name is as its land: " + ground);
    });
    Array.prototype.forEach.call(svg.querySelectorAll(".area, .line"), function (shape) {
      var style = getComputedStyle(shape);
      if (style.fill !== "none" && Number(style.fillOpacity) > 0.5) found.black.push("an area or a line hides the land");
    });
  }

  window.scrollTo(0, 0);
  var written = texts(), all = written.concat(controls(), drawings());
  found.texts = written.length;
  written.forEach(function (one) {
    if ((one.box.left < EDGE || one.box.right > wide - EDGE) && !scrolls(one.element)) {
      found.outside.push(say(one.element) + " from " + Math.round(one.box.left) + " to " + Math.round(one.box.right));
    }
  });
  all.forEach(function (one) {
    if (!one.text && (one.box.left < -0.5 || one.box.right > wide + 0.5) && !scrolls(one.element)) found.outside.push(say(one.element) + " leaves the screen");
  });
  all.sort(function (one, other) { return one.box.top - other.box.top; });
  all.forEach(function (one, n) {
    for (var i = n + 1; i < all.length && all[i].box.top < one.box.bottom + 2; i++) pair(one, all[i]);
  });
  Array.prototype.forEach.call(document.querySelectorAll(".plan > svg"), map);
  Array.prototype.forEach.call(document.querySelectorAll(".skip"), function (skip) {
    var box = skip.getBoundingClientRect();
    found.skip = found.skip || (box.right > 0 && box.bottom > 0 && box.left < wide);
  });
  return found;
})()
