// A line that is read out when it changes; it is made once, and keeps its place on the page.

export default function mount({ parentElement, data }) {
  if (!parentElement.line) {
    parentElement.line = document.createElement("p");
    parentElement.line.setAttribute("role", "status");
    parentElement.append(parentElement.line);
  }
  parentElement.line.textContent = data.text;
}
