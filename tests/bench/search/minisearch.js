/* MiniSearch: beginnings and one mistake, the weights of the portal. */
function find(query) {
  var index = new MiniSearch({
    fields: ["title", "said", "note", "text"],
    tokenize: told,
    searchOptions: {
      tokenize: told,
      prefix: function (term) { return term.length > 2; },
      fuzzy: function (term) { return term.length > 3 && !/[0-9]/.test(term) ? 1 : false; },
      boost: { title: 10, said: 9, note: 6, text: 4 },
      boostDocument: function (id) { return documents[id].weight; }
    }
  });
  index.addAll(documents);
  return index.search(query).map(function (hit) { return documents[hit.id].address; });
}
