"""How long a site takes from facts, beside the same pages from ready Markdown by plain MkDocs and Material, in one run.

Not a test: prints the ratio of each pair of builds and their median. `make bench`.
"""

from __future__ import annotations

import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMPANIES = 50  # each makes a page in three languages and three pairs of languages: 300 pages, and the lists
RUNS = 5

CONFIG = """\
site_name: Bench
docs_dir: policies
theme: {name: material, font: false}
plugins: [search%s]
"""


def facts(folder: Path) -> None:
    """A tree of policies: copies of a long real one."""
    for number in range(COMPANIES):
        target = folder / "policies" / f"company-{number:03}"
        target.mkdir(parents=True)
        text = (ROOT / "policies/asistone/policy.yml").read_text(encoding="utf-8")
        # companies differ as real ones do: in name, contacts and periods
        text = re.sub(r"(?<![\w.-])Asistone(?= |$)", f"Asistone {number}", text).replace("bilgi@", f"bilgi{number}@")
        text = text.replace("3 years", f"{number + 1} years").replace("30 days", f"{number + 2} days")
        (target / "policy.yml").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG % ", klausa", encoding="utf-8")


def markdown(built: Path, folder: Path) -> None:
    """The same pages as ready Markdown, taken from the built site's `policy.md` files; a pair holds both its texts."""
    for file in built.glob("*/*/policy.md"):
        target = folder / "policies" / file.parent.relative_to(built).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    for page in built.glob("*-*/*/index.html"):
        first, second = page.parent.parent.name.split("-", 1)
        target = folder / "policies" / page.parent.relative_to(built).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        texts = [(built / code / page.parent.name / "policy.md").read_text(encoding="utf-8") for code in (first, second)]
        target.write_text("\n\n".join(texts), encoding="utf-8")
    (folder / "policies/index.md").write_text("# Policies\n", encoding="utf-8")
    pages = sorted((folder / "policies").glob("*/*.md"))
    # no page carries a navigation of all pages, in either site
    (folder / "mkdocs.yml").write_text(CONFIG % "" + "nav: [index.md]\n", encoding="utf-8")
    print(f"{len(pages)} pages of ready Markdown")


def build(folder: Path) -> float:
    """Seconds of the processor that one build takes; they do not depend on what else the machine does."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--quiet"]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(re.sub(r"(?s)^.*?(?=Error)", "", result.stderr)[-2000:])
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime - started.ru_utime - started.ru_stime


def main() -> None:
    """Builds both sites in turn and prints the ratios."""
    with tempfile.TemporaryDirectory() as temporary:
        ours, plain = Path(temporary) / "facts", Path(temporary) / "markdown"
        facts(ours)
        build(ours)
        pages = len(list((ours / "site").rglob("index.html")))
        markdown(ours / "site", plain)
        build(plain)
        ratios = []
        for _ in range(RUNS):
            from_facts, from_markdown = build(ours), build(plain)
            ratios.append(from_facts / from_markdown)
            print(
                f"{pages} pages from facts {from_facts:.1f} s, from ready Markdown {from_markdown:.1f} s, ratio {ratios[-1]:.2f}"
            )
        print(f"median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
