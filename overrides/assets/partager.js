/* Stands in the page of a place: where the phone can share, a button hands it the very text of the message. */
(function () {
  "use strict";
  var box = document.querySelector(".take"), button = box.querySelector("button");
  if (!navigator.share) return;
  button.addEventListener("click", function () {
    var text = decodeURIComponent(box.querySelector("[href^=sms]").href.split("&body=")[1]);
    navigator.share({ title: document.title, text: text }).catch(function () {});
  });
  button.parentNode.hidden = false;
})();
