/* lunr: its own pipeline is English, so words are folded before; a term is asked plain, as a beginning, and mistyped. */
function find(query) {
  var index = lunr(function () {
    var builder = this;
    builder.pipeline.reset();
    builder.searchPipeline.reset();
    builder.ref("id");
    builder.field("title", { boost: 10 });
    builder.field("said", { boost: 9 });
    builder.field("note", { boost: 6 });
    builder.field("text", { boost: 4 });
    documents.forEach(function (one) {
      builder.add({
        id: one.id, title: told(one.title).join(" "), said: told(one.said).join(" "),
        note: told(one.note).join(" "), text: told(one.text).join(" ")
      }, { boost: one.weight });
    });
  });
  return index.query(function (asked) {
    told(query).forEach(function (word) {
      asked.term(word, { boost: 10 });
      asked.term(word, { boost: 5, wildcard: lunr.Query.wildcard.TRAILING });
      if (word.length > 3 && !/[0-9]/.test(word)) asked.term(word, { boost: 1, editDistance: 1 });
    });
  }).map(function (hit) { return documents[hit.ref].address; });
}
