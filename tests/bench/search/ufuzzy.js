/* uFuzzy: one mistake in a word, words in any order; it has no weights, and no notion of one word out of several. */
function find(query) {
  var fuzzy = new uFuzzy({ intraMode: 1, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 });
  var lines = documents.map(function (one) {
    return told([one.title, one.said, one.note, one.text].join(" ")).join(" ");
  });
  var found = fuzzy.search(lines, told(query).join(" "), 4);
  return (found[2] || []).map(function (n) { return documents[found[1].idx[n]].address; });
}
