// Large text and light or dark. A classic script in the head: it runs before the first paint, so
// that a page in the dark never flashes white.
"use strict";

(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  // Browsers that forbid storage throw; the switches then work until the page is closed.
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const write = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // nothing to keep it in
    }
  };

  const followSystem = () => {
    root.dataset.theme = read("theme") ?? (system.matches ? "dark" : "light");
  };

  const bind = (id, key, on, off) => {
    const button = document.getElementById(id);
    const show = () => button.setAttribute("aria-pressed", String(root.dataset[key] === on));
    button.addEventListener("click", () => {
      root.dataset[key] = root.dataset[key] === on ? off : on;
      write(key, root.dataset[key]);
      show();
    });
    show();
    return show;
  };

  followSystem();
  root.dataset.size = read("size") ?? "normal";

  document.addEventListener("DOMContentLoaded", () => {
    bind("large", "size", "large", "normal");
    const showTheme = bind("dark", "theme", "dark", "light");
    system.addEventListener("change", () => {
      followSystem();
      showTheme();
    });
  });
})();
