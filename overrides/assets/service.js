/* The service worker: there for those alone who asked to keep a page. VERSION, PAGES and ON are written before it. */
(function () {
  "use strict";
  var root = self.registration.scope, shell = root + " " + VERSION, kept = root + " pages";
  /* Cities, each in one file too, lessons and their quiz: what is kept once it was opened. No image, no street map, ever. */
  var KEEP = /^lieux\/(?!carte\/)[^/]+\/$|^apprendre\/[^/]+\/(quiz\/)?$|^lieux\/([^/]+)\/\2\.html$/;
  var PATIENCE = 4000;

  /* Caches are the whole host's: ours begin with our own address. */
  function sweep(spared) {
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) {
        return name.indexOf(root + " ") === 0 && spared.indexOf(name) < 0;
      }).map(function (name) { return caches.delete(name); }));
    });
  }

  function install() {
    return caches.open(shell).then(function (cache) {
      return cache.addAll(PAGES.map(function (page) { return new Request(root + page, { cache: "reload" }); }));
    });
  }

  function late(copy) {
    return new Promise(function (done) {
      if (copy) setTimeout(done, PATIENCE, copy);
    });
  }

  function answer(event) {
    var page = event.request.url.replace(/[?#].*/, "");
    return caches.match(page).then(function (copy) {
      var fresh = fetch(event.request).then(function (found) {
        var ours = found.clone();
        if (found.ok && !found.redirected && KEEP.test(page.slice(root.length))) {
          event.waitUntil(caches.open(kept).then(function (cache) { return cache.put(page, ours); }));
        }
        return found;
      }).catch(function () {
        return copy || Response.redirect(root + "hors-ligne/");
      });
      return Promise.race([fresh, late(copy)]);
    });
  }

  self.addEventListener("install", function (event) {
    self.skipWaiting();
    if (ON) event.waitUntil(install());
  });
  self.addEventListener("activate", function (event) {
    event.waitUntil(ON ? sweep([shell, kept]).then(function () { return self.clients.claim(); }) : sweep([]).then(function () { return self.registration.unregister(); }));
  });
  if (ON) self.addEventListener("fetch", function (event) {
    if (event.request.mode === "navigate" && event.request.method === "GET") event.respondWith(answer(event));
  });
})();
