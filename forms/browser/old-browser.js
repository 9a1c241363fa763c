/**
 * Tells a browser that is too old for the scripts, and says so in the page. An ordinary script
 * in the language of 2009, so that such a browser can read it.
 *
 * What is asked for arrived last of all that we use: Safari has had DecompressionStream since
 * 16.4 and Firefox :has() since 121, both after module workers and <dialog>.
 */
(function () {
  var missing =
    !("noModule" in HTMLScriptElement.prototype) ||
    !("WebAssembly" in window) ||
    !("DecompressionStream" in window) ||
    !("HTMLDialogElement" in window) ||
    !(window.CSS && CSS.supports && CSS.supports("selector(:has(a))"));
  if (!missing) return;
  var notices = document.querySelectorAll("[data-old-browser]");
  for (var index = 0; index < notices.length; index += 1) {
    notices[index].removeAttribute("hidden");
    notices[index].parentNode.setAttribute("data-too-old", "");
    notices[index].querySelector("button").onclick = function () {
      window.print();
    };
  }
})();
