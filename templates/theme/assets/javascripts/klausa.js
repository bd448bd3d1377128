/* What a page of Klausa does beyond reading: keep the clause when the language changes, search in one language, light or dark.
   Nothing is stored until the reader chooses a scheme, and nothing is asked of another host. */
(() => {
  "use strict";

  /* Light or dark: the dark style sheet follows the system until someone chooses. */
  const dark = document.getElementById("klausa-dark");
  document.querySelector(".klausa-scheme")?.addEventListener("click", () => {
    const scheme = matchMedia(dark.media).matches ? "light" : "dark";
    dark.media = scheme === "dark" ? "screen" : "not all";
    try {
      localStorage.setItem("klausa.scheme", scheme);
    } catch {
      /* a browser that keeps nothing: the choice holds for this page */
    }
  });

  /* The navigation of a page of one's own, where it has no place beside the text. */
  document.querySelector(".klausa-drawer")?.addEventListener("click", () => document.getElementById("__drawer").click());

  /* The clause one reads: the target as long as it is in sight, else the last one that began above the middle. */
  const clauses = [...document.querySelectorAll(".klausa-clause, .klausa-row[id]")];
  const read = () => {
    const inSight = (clause) => {
      const box = clause.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight;
    };
    const target = clauses.find((clause) => `#${clause.id}` === location.hash);
    if (target && inSight(target)) return target.id;
    return clauses.filter((clause) => clause.getBoundingClientRect().top < innerHeight / 3).pop()?.id ?? "";
  };
  const keep = (event) => {
    const link = event.target.closest("a[hreflang]");
    if (link && clauses.length) link.hash = read();
  };
  document.addEventListener("click", keep, true);
  document.addEventListener("auxclick", keep, true);

  /* The menu of languages closes when one leaves it. */
  const menu = document.querySelector(".klausa-menu");
  const shut = (event) => {
    if (menu && !menu.contains(event.target)) menu.open = false;
  };
  document.addEventListener("click", shut);
  document.addEventListener("focusin", shut);
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  /* Search. Letters are compared without marks and case, İ, I, ı and i as one, so that every keyboard finds every word. */
  const form = document.querySelector(".klausa-search");
  if (!form) return;
  const input = form.querySelector("input");
  const panel = form.querySelector(".klausa-results");
  const list = panel.querySelector("ol");
  const status = panel.querySelector("[role=status]");
  const fold = (text) => text.replace(/[^\0-\x7f]/g, (letter) => letter.normalize("NFD")[0]).toLowerCase().replace(/ı/g, "i");
  /* every word between blanks, each letter where it stood, one place later */
  const words = (text) => ` ${fold(text).replace(/[^\p{L}\p{N}]/gu, (sign) => " ".repeat(sign.length))} `;
  const SHORTEST = 4;

  let index;
  const load = () => {
    index ??= fetch(form.dataset.index)
      .then((answer) => (answer.ok ? answer.json() : []))
      .catch(() => [])
      .then((pages) =>
        pages.flatMap(({ url, title, sections }) =>
          sections.map(([id, heading, text]) => ({
            page: url,
            href: `${form.dataset.base}/${url}${id ? `#${id}` : ""}`,
            title,
            heading,
            text,
            head: words(`${heading} ${id ? "" : title}`),
            body: words(text),
          })),
        ),
      );
    return index;
  };

  const weigh = (text, term) => {
    if (text.includes(` ${term} `)) return 4;
    if (text.includes(` ${term}`)) return 3;
    return term.length >= SHORTEST && text.includes(term) ? 1 : 0;
  };
  const score = (section, term) => 2 * weigh(section.head, term) + weigh(section.body, term);

  const find = (sections, query) => {
    const terms = words(query.normalize("NFC")).trim().split(/ +/).filter(Boolean);
    /* a word whose ending no text has is looked for by its beginning */
    const known = terms.map((term) => {
      let begin = term;
      while (begin.length > SHORTEST && !sections.some((section) => score(section, begin))) begin = begin.slice(0, -1);
      return begin;
    });
    const found = [];
    for (const section of known.length ? sections : []) {
      const scores = known.map((term) => score(section, term));
      if (scores.every(Boolean)) {
        const own = section.page === form.dataset.here ? 100 : 0;
        found.push({ section, weight: own + scores.reduce((sum, one) => sum + one) });
      }
    }
    found.sort((one, other) => other.weight - one.weight);
    return [known, found.map(({ section }) => section)];
  };

  /* The words around the first place, the found ones marked. */
  const excerpt = (section, terms) => {
    const place = (term) => {
      const at = section.body.indexOf(` ${term}`);
      return at < 0 ? section.body.indexOf(term) - 1 : at;
    };
    const at = Math.min(...terms.map(place).filter((one) => one >= 0), section.text.length);
    const from = at === section.text.length || at < 60 ? 0 : section.text.lastIndexOf(" ", at - 40) + 1;
    const to = from + 160 < section.text.length ? section.text.lastIndexOf(" ", from + 160) : section.text.length;
    const line = document.createElement("p");
    let last = from;
    const marks = terms
      .flatMap((term) => {
        const places = [];
        for (let next = section.body.indexOf(term, from); next >= 0 && next <= to; next = section.body.indexOf(term, next + 1)) {
          if (term.length >= SHORTEST || section.body[next - 1] === " ") places.push([next - 1, next - 1 + term.length]);
        }
        return places;
      })
      .sort((one, other) => one[0] - other[0]);
    if (from) line.append("… ");
    for (const [begin, end] of marks) {
      if (begin < last || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = section.text.slice(begin, end);
      line.append(section.text.slice(last, begin), mark);
      last = end;
    }
    line.append(section.text.slice(last, to), to < section.text.length ? " …" : "");
    return line;
  };

  const close = () => {
    panel.hidden = true;
  };
  const show = async () => {
    const query = input.value.trim();
    if (query.length < 2) return close();
    const sections = await load();
    if (query !== input.value.trim()) return;
    const [terms, found] = find(sections, query);
    status.textContent = found.length
      ? form.dataset.found.replace("{number}", found.length)
      : form.dataset.none.replace("{words}", query);
    list.replaceChildren(
      ...found.slice(0, 20).map((section) => {
        const link = document.createElement("a");
        link.href = section.href;
        const heading = document.createElement("strong");
        heading.textContent = section.heading || section.title;
        const where = document.createElement("span");
        where.textContent = section.heading ? section.title : "";
        link.append(heading, " ", where);
        const item = document.createElement("li");
        item.append(link, excerpt(section, terms));
        return item;
      }),
    );
    panel.hidden = false;
  };
  input.addEventListener("focus", load, { once: true });
  input.addEventListener("click", show);
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  form.addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      close();
      input.focus();
    } else if (event.key === "ArrowDown" && !panel.hidden) {
      links[at + 1]?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (links[at - 1] ?? input).focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) close();
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) close();
  });
  document.addEventListener("focusin", (event) => {
    if (!form.contains(event.target)) close();
  });
})();
