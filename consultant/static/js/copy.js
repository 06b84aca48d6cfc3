// A button that copies a link, where the browser lets a page do that.

const button = document.getElementById("copy"), text = document.getElementById("link-text");

if (button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.value).catch(() => text.select());
    button.textContent = button.dataset.done;
  });
}
