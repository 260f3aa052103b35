// On a narrow window the map lies over the page: a link that is taken in it folds the map up.

const MAP = "[data-testid=stSidebar]";
const FOLD = "[data-testid=stSidebarCollapseButton] button";

export default function mount({ data }) {
  const taken = ({ target }) => {
    if (window.innerWidth > data.narrow || !target.closest?.(`${MAP} [data-testid=stPageLink-NavLink]`)) return;
    document.querySelector(FOLD)?.click();
  };
  document.addEventListener("click", taken);
  return () => document.removeEventListener("click", taken);
}
