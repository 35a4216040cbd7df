/* Stands in the page of a place: a button hands the message to the phone's own ways to share. */
(function () {
  "use strict";
  var box = document.querySelector(".take"), button = box.querySelector("button");
  button.parentNode.hidden = !navigator.share;
  button.addEventListener("click", function () {
    navigator.share({ text: decodeURIComponent(box.querySelector("a").href.split("body=")[1]) }).catch(function () {});
  });
})();
