/* Stands in the page that is seen without a network: lists the pages that were kept. */
(function () {
  "use strict";
  var list = document.getElementById("gardees"), root = new URL(list.dataset.root, location.href).href;
  if (!("caches" in window)) return;
  /* To open a cache is to make it: where nothing is kept, nothing is left. */
  caches.has(root + " pages").then(function (found) {
    return found ? caches.open(root + " pages") : Promise.reject(found);
  }).then(function (cache) {
    return cache.keys().then(function (pages) {
      return Promise.all(pages.map(function (page) {
        return cache.match(page).then(function (answer) { return answer.text(); }).then(function (text) {
          return { address: page.url, title: new DOMParser().parseFromString(text, "text/html").title };
        });
      }));
    });
  }).then(function (pages) {
    pages.forEach(function (page) {
      var line = document.createElement("li"), link = document.createElement("a");
      link.href = page.address;
      link.textContent = page.title;
      line.appendChild(link);
      list.appendChild(line);
    });
    list.previousElementSibling.hidden = !pages.length;
  }).catch(function () { /* nothing is kept where nothing may be */ });
})();
