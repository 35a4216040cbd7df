/* Pagefind: reads what it needs of the index that its own program made of a page for each document. */
function find(query) {
  return import("./pagefind/pagefind.js").then(function (pagefind) {
    return pagefind.search(told(query).join(" ")).then(function (found) {
      return Promise.all(found.results.slice(0, 3).map(function (one) { return one.data(); }));
    });
  }).then(function (pages) { return pages.map(function (page) { return page.meta.address; }); });
}
