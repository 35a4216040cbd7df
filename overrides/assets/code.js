/* Stands in the passport: lessons that were done to a code, and back. The one definition of that code.

   A code is two to six groups of four letters, of 23 that no one takes for another: a prime number, so that the check tells any
   wrong letter, and any two neighbours that changed places. The first letter says version and groups, three the day of the latest
   lesson, then each has four lessons, the last is the check. What is done is a day for each lesson, by its number in
   data/lessons.txt: days go from 2026 on; one below zero is « at the latest », zero is not known. */
var code = (function () {
  "use strict";
  var LETTERS = "23456789ACEFHJKMNPRTWXY", BASE = 23, HEAD = 4, EACH = 4, MOST = 76, GROUPS = 5;

  /* One where all letters are right. */
  function sum(values) {
    return values.reduce(function (all, value, at) {
      return (all + value * ((values.length - 1 - at) % (BASE - 1) + 1)) % BASE;
    }, 0);
  }

  function write(done) {
    var numbers = Object.keys(done).map(Number).filter(function (number) { return number >= 1 && number <= MOST; });
    var highest = Math.max.apply(null, numbers.concat(1));
    var day = Math.max.apply(null, numbers.map(function (number) { return Math.abs(done[number]); }).concat(0));
    var groups = Math.max(2, Math.ceil((HEAD + Math.ceil(highest / EACH) + 1) / 4));
    var values = [groups - 2, Math.floor(day / BASE / BASE), Math.floor(day / BASE) % BASE, day % BASE];
    while (values.length < groups * 4) values.push(0);
    numbers.forEach(function (number) { values[HEAD + Math.floor((number - 1) / EACH)] += 1 << (number - 1) % EACH; });
    values[values.length - 1] = (BASE + 1 - sum(values)) % BASE;
    return values.map(function (value) { return LETTERS[value]; }).join("").match(/.{4}/g).join("-");
  }

  /* What is done, or what is wrong: a letter that no code has, the length, some letter, a newer version. */
  function read(text) {
    var letters = text.toUpperCase().replace(/[\s.\u2010-\u2015-]/g, "").split(""), done = {}, day, values;
    var strange = letters.filter(function (letter) { return LETTERS.indexOf(letter) < 0; })[0];
    if (strange) return { wrong: "letter", letter: strange };
    if (letters.length % 4 || letters.length < 8) return { wrong: "length" };
    values = letters.map(function (letter) { return LETTERS.indexOf(letter); });
    if (sum(values) !== 1) return { wrong: "check" };
    if (values[0] >= GROUPS) return { wrong: "version" };
    if (letters.length !== (values[0] + 2) * 4) return { wrong: "length" };
    day = (values[1] * BASE + values[2]) * BASE + values[3];
    values.slice(HEAD, -1).forEach(function (value, at) {
      for (var one = 0; one < EACH; one++) if (value >> one & 1) done[at * EACH + one + 1] = day ? -day : 0;
      if (value >> EACH) day = null;
    });
    return day === null ? { wrong: "check" } : { done: done, day: day };
  }

  return { write: write, read: read };
})();
