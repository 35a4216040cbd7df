/* Searches: read when the field is used, with its index. What is typed stays in the page and in its address. */
(function () {
  "use strict";
  var form = document.getElementById("chercher");
  var box = document.getElementById("resultats");
  var words = JSON.parse(form.dataset.words);
  var status = box.querySelector("[role]");
  var list = box.querySelector("ol");
  var nothing = box.querySelector(".rien");
  var title = document.title;
  var MOST = 20, MOST_CITIES = 3, LEAST = 0.1;
  var first, entries = [], vocabulary = Object.create(null), small = Object.create(null);
  var held = Object.create(null), opened = Object.create(null);

  /* The words of a text without accents, capitals, plural, and with ordinals as numbers; « wi-fi » is « wifi » too. */
  function fold(text) {
    var plain = text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");
    plain = plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    var joined = plain.match(/[a-z0-9]+(-[a-z0-9]+)+/g) || [];
    return (plain.match(/[a-z0-9]+/g) || []).concat(joined.map(function (one) { return one.replace(/-/g, ""); }));
  }

  function stem(word) {
    word = word.replace(/^([0-9]+)(er|ere|e|eme|ieme|nde?)$/, "$1").replace(/^st(e?)$/, "saint$1");
    return word.replace(/^([a-z]{2}.*[a-z])[sx]$/, "$1");
  }

  /* Whether one typing mistake makes one word of the other: a letter more, less, another, or two exchanged. */
  function near(a, b) {
    var at = 0, longer = Math.max(a.length, b.length);
    if (Math.abs(a.length - b.length) > 1) return false;
    while (at < longer && a[at] === b[at]) at++;
    return a.slice(at + 1) === b.slice(at + 1) || a.slice(at) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at) ||
      (a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2));
  }

  function hold(entry, text, weight) {
    var seen = Object.create(null);
    fold(text || "").map(stem).forEach(function (word) {
      if (seen[word] || small[word]) return;
      seen[word] = true;
      (vocabulary[word] || (vocabulary[word] = [])).push([entry, weight]);
    });
  }

  function add(sort, weight, told, facet) {
    var entry = { sort: sort, weight: weight, title: told[0], address: told[1], note: told[2], facet: facet };
    if (!facet && held[entry.address]) return; // one part may hold what another does
    if (!facet) held[entry.address] = true;
    entry.city = sort === first.city && entry.address.split("/")[1];
    entry.length = fold(entry.title).filter(function (word) { return !small[word]; }).length;
    entries.push(entry);
    hold(entry, told[0], 1);
    hold(entry, told[3], 0.9);
    hold(entry, told[2], 0.6);
    hold(entry, told[4], 0.4);
  }

  function take(told) {
    told.sorts.forEach(function (sort) {
      sort[2].forEach(function (one) { add(sort[0], sort[1], one); });
    });
  }

  /* The words that match one that is asked, each with how well; another spelling counts where none is the same. */
  function matches(asked) {
    var found = [], known = vocabulary[asked];
    if (known) found.push([known, 1]);
    Object.keys(vocabulary).forEach(function (word) {
      if (word === asked) return;
      if (asked.length > 2 && word.indexOf(asked) === 0) found.push([vocabulary[word], 0.75]);
      else if (known || asked.length < 4 || /[0-9]/.test(asked)) return;
      else if (near(asked, word) && (asked.length > 4 || word.length > 3)) found.push([vocabulary[word], 0.6]);
      else if (asked.length > 5 && near(asked, word.slice(0, asked.length))) found.push([vocabulary[word], 0.4]);
    });
    return found;
  }

  function bits(mask) {
    for (var count = 0; mask; mask &= mask - 1) count++;
    return count;
  }

  /* Entries with how well they answer: the sum over words of the best match of each, rare words counting more. */
  function scored(asked) {
    var hits = [];
    asked.forEach(function (word, n) {
      var best = [];
      matches(word).forEach(function (match) {
        var rarity = Math.log(1 + entries.length / match[0].length);
        match[0].forEach(function (held) {
          var worth = match[1] * held[1] * rarity, hit = held[0].hit;
          if (!hit || hit.query !== asked) {
            hit = held[0].hit = { query: asked, entry: held[0], mask: 0, titled: 0, best: [] };
            hits.push(hit);
          }
          hit.mask |= 1 << n;
          if (held[1] === 1 && match[1] > 0.5) hit.titled |= 1 << n;
          hit.best[n] = Math.max(hit.best[n] || 0, worth);
        });
      });
    });
    hits.forEach(function (hit) {
      hit.sum = hit.best.reduce(function (sum, worth) { return sum + worth; }, 0) *
        (1 + Math.min(1, bits(hit.titled) / hit.entry.length) / 2);
    });
    return hits;
  }

  /* What is looked for in a city that is named: « imprimer lyon » is a page of Lyon. */
  function inside(hits) {
    var cities = hits.filter(function (hit) { return hit.entry.city && hit.sum; });
    var facets = hits.filter(function (hit) { return hit.entry.facet; });
    cities.sort(function (a, b) { return b.sum - a.sum; });
    cities.slice(0, MOST_CITIES).forEach(function (city) {
      facets.forEach(function (hit) {
        var facet = hit.entry.facet, key = city.entry.city;
        var own = (" " + facet[5] + " ").indexOf(" " + key + " ") >= 0;
        if (!(hit.mask & ~city.mask)) return;
        hit.general = true;
        hits.push({
          entry: {
            sort: hit.entry.sort, weight: hit.entry.weight, title: hit.entry.title + words.at + city.entry.title,
            address: (own ? facet[4] : facet[3]).replace("{}", key)
          },
          mask: hit.mask | city.mask, sum: hit.sum + city.sum
        });
      });
    });
    return hits.filter(function (hit) { return !hit.general; });
  }

  function asked(query) {
    var all = (query.match(/\S+/g) || []).join(" "), pairs = fold(all).map(stem);
    var telling = pairs.filter(function (word) { return !small[word]; });
    for (var n = 0; n + 1 < telling.length; n++) {
      if (vocabulary[telling[n] + telling[n + 1]]) telling.splice(n, 2, telling[n] + telling[n + 1]);
    }
    return telling.filter(function (word, n) { return telling.indexOf(word) === n; }).slice(0, 12);
  }

  function search(query) {
    var wanted = asked(query), best = Object.create(null), codes = wanted.map(function (word) {
      var part = /^[0-9]{5}$/.test(word) && !vocabulary[word] ? /^9[78]./.exec(word) || /^../.exec(word) : null;
      return part ? part[0] : word; // a postcode that no place has leads to the cities of its département
    });
    inside(scored(codes)).forEach(function (hit) {
      var share = bits(hit.mask) / codes.length, key = hit.entry.address;
      hit.score = hit.sum * share * share * hit.entry.weight;
      if (!best[key] || best[key].score < hit.score) best[key] = hit;
    });
    var sorted = Object.keys(best).map(function (key) { return best[key]; })
      .sort(function (a, b) { return b.score - a.score; });
    return sorted.filter(function (hit) { return hit.score > sorted[0].score * LEAST; });
  }

  function shown(hit) {
    var line = document.createElement("li"), link = document.createElement("a"), small = document.createElement("small");
    var parts = hit.entry.address.split("#");
    // a page opened from a folder has no server to find its index
    if (location.protocol === "file:" && /(^|\/)$/.test(parts[0])) parts[0] += "index.html";
    link.href = form.dataset.root + parts.join("#");
    link.textContent = hit.entry.title;
    small.textContent = hit.entry.sort + (hit.entry.facet ? words.choose : hit.entry.note ? ", " + hit.entry.note : "");
    line.appendChild(link);
    line.appendChild(small);
    return line;
  }

  function show(query) {
    var found = search(query);
    list.textContent = "";
    found.slice(0, MOST).forEach(function (hit) { list.appendChild(shown(hit)); });
    nothing.hidden = found.length > 0;
    status.textContent = (found.length > MOST ? words.many : found.length > 1 ? words.some : words[found.length ? "one" : "none"])
      .replace("{n}", found.length).replace("{q}", query);
  }

  /* Where places are many, open the parts that the words of a query stand in. */
  function parts(query, then) {
    var common = " " + first.common + " ", left = 1, numbers = asked(query).map(function (word) {
      for (var n = first.parts.length - 1; n > 0 && first.parts[n] > word; n--);
      return common.indexOf(" " + word + " ") < 0 ? n : -1;
    }).filter(function (n, at, all) { return n >= 0 && all.indexOf(n) === at && !opened[n]; });
    function done() { if (!--left) then(); }
    (first.parts.length ? numbers : []).slice(0, first.most).forEach(function (n) {
      var script = document.createElement("script");
      script.src = form.dataset.index.replace("index.js", n + ".js");
      script.onload = script.onerror = done;
      document.head.appendChild(script);
      opened[n] = true;
      left++;
    });
    done();
  }

  function run() {
    var found = /[?&]q=([^&]*)/.exec(location.search), query = "";
    try { query = found ? decodeURIComponent(found[1].replace(/\+/g, " ")).trim() : ""; } catch (error) { /* no words */ }
    form.elements.q.value = query;
    box.hidden = !query;
    if (!query) return;
    document.title = query + " – " + title;
    if (!first) { status.textContent = words.reading; return; }
    parts(query, function () { show(query); });
  }

  window.recherche = function (name, told) {
    if (!name && !first) {
      first = told;
      told.small.split(" ").forEach(function (word) { small[stem(word)] = true; });
      told.facets.forEach(function (facet) { add(facet[0], facet[1], facet[2], facet); });
      take(told);
      run();
    } else take(told);
  };
  form.addEventListener("submit", function (event) {
    if (location.protocol === "file:" || !first) return;
    event.preventDefault();
    history.pushState(null, "", "?q=" + encodeURIComponent(form.elements.q.value));
    run();
  });
  window.addEventListener("popstate", run);
  run();
})();
