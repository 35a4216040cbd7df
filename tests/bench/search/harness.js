/* What all candidates share: the documents as the portal has them, and how words are folded. */
var documents = [], small = {};

function folded(text) {
  return text.toLowerCase().replace(/œ/g, "oe").normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .replace(/\b([0-9]+)(er|e|eme|nd|nde)\b/g, "$1").replace(/\bst(e?)\b/g, "saint$1");
}

function stemmed(word) {
  return word.replace(/^([a-z]{2}.*[a-z])[sx]$/, "$1");
}

function told(text) {
  return (folded(text).match(/[a-z0-9]+/g) || []).filter(function (word) { return !small[word]; }).map(stemmed);
}

function recherche(name, index) {
  function hold(weight, one) {
    documents.push({
      id: documents.length, weight: weight, title: one[0], address: one[1], note: one[2] || "", said: one[3] || "",
      text: one[4] || ""
    });
  }
  index.small.split(" ").forEach(function (word) { small[word] = true; });
  index.facets.forEach(function (facet) { hold(facet[1], facet[2]); });
  index.sorts.forEach(function (sort) { sort[2].forEach(function (one) { hold(sort[1], one); }); });
}

window.addEventListener("load", function () {
  var query = decodeURIComponent(location.search.slice(3));
  Promise.resolve(find(query)).then(function (addresses) {
    window.found = addresses.filter(function (one, n) { return addresses.indexOf(one) === n; });
    window.answered = performance.now();
  });
});
