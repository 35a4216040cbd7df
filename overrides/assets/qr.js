/* Draws the code of the passport as a QR code of one size, for another telephone to read; read when that is asked for. */
var qr = (function () {
  "use strict";
  /* Version 6, correction M, mask 0: 106 bytes for an address, and no more to know than this. */
  var SIZE = 41, BLOCKS = 4, DATA = 27, CHECK = 16, FORMAT = 0x5412;

  /* The field of 256 that all QR codes reckon in. */
  function times(one, other) {
    for (var product = 0, bit = 7; bit >= 0; bit--) {
      product = product << 1 ^ (product >> 7) * 0x11d ^ (other >> bit & 1) * one;
    }
    return product;
  }

  /* The product of (x - 2^0) to (x - 2^15), its first factor, which is one, left out. */
  function divisor() {
    for (var found = [1], root = 1, at = 0; at < CHECK; at++, root = times(root, 2)) {
      found = found.concat(0).map(function (value, place) { return value ^ times(found[place - 1] || 0, root); });
    }
    return found.slice(1);
  }

  function correction(block, by) {
    return block.reduce(function (rest, value) {
      var factor = value ^ rest[0];
      return rest.slice(1).concat(0).map(function (one, place) { return one ^ times(by[place], factor); });
    }, by.map(function () { return 0; }));
  }

  /* Text of plain ASCII to all the bytes of the square, in the order in which they are laid. */
  function words(text) {
    var halves = [4, text.length >> 4, text.length & 15], bytes = [], blocks = [], by = divisor(), laid = [], at;
    text.split("").forEach(function (sign) { halves.push(sign.charCodeAt(0) >> 4, sign.charCodeAt(0) & 15); });
    halves.push(0);
    for (at = 0; at < halves.length; at += 2) bytes.push(halves[at] << 4 | halves[at + 1]);
    for (at = 0; bytes.length < BLOCKS * DATA; at++) bytes.push(at % 2 ? 0x11 : 0xec);
    for (at = 0; at < BLOCKS; at++) blocks.push(bytes.slice(at * DATA, at * DATA + DATA));
    blocks = blocks.map(function (block) { return block.concat(correction(block, by)); });
    for (at = 0; at < DATA + CHECK; at++) blocks.forEach(function (block) { laid.push(block[at]); });
    return laid;
  }

  /* Rows of truths, dark being true; nothing for a text that finds no room. */
  function square(text) {
    if (text.length > BLOCKS * DATA - 2) return null;
    var grid = [], bytes = words(text), next = 0, at, column, step, side, up;
    for (at = 0; at < SIZE; at++) grid.push([]);
    function rings(row, column, last, light) {
      for (var down = -last; down <= last; down++) {
        for (var right = -last; right <= last; right++) {
          var ring = Math.max(Math.abs(down), Math.abs(right)), line = grid[row + down];
          if (line && column + right >= 0 && column + right < SIZE) line[column + right] = light.indexOf(ring) < 0;
        }
      }
    }
    for (at = 0; at < SIZE; at++) grid[6][at] = grid[at][6] = at % 2 === 0;
    [[3, 3], [3, SIZE - 4], [SIZE - 4, 3]].forEach(function (middle) { rings(middle[0], middle[1], 4, [2, 4]); });
    rings(SIZE - 7, SIZE - 7, 2, [1]);
    for (at = 0; at < 15; at++) {
      var dark = (FORMAT >> at & 1) === 1;
      grid[at < 6 ? at : at < 8 ? at + 1 : SIZE - 15 + at][8] = dark;
      grid[8][at < 8 ? SIZE - 1 - at : at === 8 ? 7 : 14 - at] = dark;
    }
    grid[SIZE - 8][8] = true;
    for (column = SIZE - 1, up = true; column > 0; column -= 2, up = !up) {
      if (column === 6) column--;
      for (step = 0; step < SIZE; step++) {
        for (side = 0; side < 2; side++) {
          var row = up ? SIZE - 1 - step : step, cell = column - side;
          if (grid[row][cell] !== undefined) continue;
          grid[row][cell] = ((bytes[next >> 3] >> 7 - (next & 7) & 1) ^ (row + cell + 1) % 2) === 1;
          next++;
        }
      }
    }
    return grid;
  }

  return square;
})();
(function () {
  "use strict";
  var box = document.querySelector("[data-script]"), button = box.querySelector("button"), status = box.querySelector(".etat");
  var figure = document.querySelector(".qr"), page = document.querySelector("link[rel=canonical]").href;

  function node(parent, name, values) {
    var made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(values).forEach(function (key) { made.setAttribute(key, values[key]); });
    return parent.insertBefore(made, parent.firstChild);
  }

  function draw() {
    var grid = qr(page + "#" + document.querySelector(".own .number").textContent), old = figure.querySelector("svg"), image;
    status.setAttribute("role", "alert");
    status.textContent = grid ? "" : box.dataset.failed;
    if (!grid) return;
    if (old) figure.removeChild(old);
    image = node(figure, "svg", { viewBox: "-4 -4 49 49", role: "img", "aria-label": box.dataset.name, "shape-rendering": "crispEdges" });
    node(image, "path", { d: grid.map(function (line, row) {
      return line.map(function (dark, column) { return dark ? "M" + column + " " + row + "h1v1h-1z" : ""; }).join("");
    }).join("") });
    node(image, "path", { fill: "#fff", d: "M-4-4h49v49h-49z" });
    figure.hidden = false;
  }

  button.addEventListener("click", draw);
  draw();
})();
