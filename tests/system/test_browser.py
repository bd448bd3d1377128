"""Every kind of page in a real browser: quiet, private, accessible, as wide as the screen; languages, search, schemes and print work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python import sync_playwright as axe
from playwright import sync_api as playwright

from tests.system.kinds import PAGES, made, served

pytestmark = pytest.mark.system
WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as files."""
    return made(tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where it is served."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Debian's Chromium, which reaches this machine alone."""
    with playwright.sync_playwright() as player:
        chromium = player.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", OFFLINE])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser) -> Iterator[object]:
    """A reader's page, wide and light."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", list(PAGES))
def test_a_page(kind: str, scheme: str, address: str, browser) -> None:
    """No complaint, no request elsewhere, nothing kept, nothing wider than the screen, nothing that axe finds, in its own language."""
    path, language = PAGES[kind]
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.on("request", lambda request: said.append(f"foreign: {request.url}") if not near(request.url, address) else None)
    page.on("response", lambda answer: said.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.goto(address + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.lang") == language
    page.evaluate("for (const one of document.querySelectorAll('details:not(.klausa-menu)')) one.open = true")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        needed, there = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert needed <= there, f"{width}: wider than the screen"
        # on a narrow screen neither colours nor languages make a difference
        found = axe.Axe().run(page) if width == WIDTHS[0] or (scheme, language) == ("light", "en") else None
        assert found is None or found.violations_count == 0, f"{width}: {found.generate_report()}"
    assert said == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    context.close()


def near(url: str, address: str) -> bool:
    """Whether a request stays on the site."""
    return url.startswith((address, "data:"))


@pytest.mark.parametrize("kind", ["every key, en", "redline, tr", "English and Turkish"])
def test_a_page_is_whole_without_scripts(kind: str, address: str, browser) -> None:
    """Text, contents and languages are there; what would not work is not shown."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(address + PAGES[kind][0])
    assert page.locator(".klausa-languages a").first.is_visible()
    assert page.locator("h1").is_visible()
    assert not page.locator(".klausa-search").is_visible() and not page.locator(".klausa-scheme").is_visible()
    context.close()


def test_a_script_that_somebody_slips_in_does_not_run(address: str, page) -> None:
    """Nor does a handler in an attribute."""
    page.goto(address + "en/acme/")
    page.on("console", lambda message: None)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const button = document.createElement("button");
            button.setAttribute("onclick", "window.ran = true");
            document.body.append(button);
            button.click();
        }"""
    )
    assert page.evaluate("window.ran") is None


@pytest.mark.parametrize(("path", "other"), [("en/contoh/", "tr"), ("tr/contoh/", "id"), ("en-tr/contoh/", "tr")])
def test_the_switch_keeps_the_clause(path: str, other: str, address: str, page) -> None:
    """In the header and in the page's head, whether the clause is in the address or one has scrolled to it."""
    page.goto(f"{address}{path}#retention")
    page.locator(".klausa-menu summary").click()
    page.locator(f".klausa-menu a[hreflang={other}]").click()
    page.wait_for_url(f"**/{other}/contoh/#retention")
    top = page.locator("#retention").bounding_box()["y"]
    assert 0 <= top < 300

    page.goto(address + path)
    page.evaluate("document.getElementById('security').scrollIntoView()")
    page.locator(".klausa-menu summary").click()
    page.locator(f".klausa-menu a[hreflang={other}]").click()
    page.wait_for_url(f"**/{other}/contoh/#security")


def test_the_switch_at_the_top_leads_to_the_top(address: str, page) -> None:
    """Who has not begun to read is sent to no clause."""
    page.goto(address + "en/contoh/")
    page.locator(".klausa-languages a[hreflang=id]").first.click()
    page.wait_for_url("**/id/contoh/")
    assert "#" not in page.url or page.url.endswith("#")


@pytest.mark.parametrize(
    ("language", "query", "heading"),
    [
        ("tr", "kişisel", "Kişisel"),
        ("tr", "KİŞİSEL", "Kişisel"),
        ("tr", "kisisel veri", "Kişisel Veri"),
        ("tr", "İade", "İade"),
        ("tr", "iade", "İade"),
        ("tr", "saklama sürelerimizin", "Saklama"),
        ("id", "penyimpanan", "enyimpanan"),
        ("id", "simpan", ""),
        ("en", "reten", "keep"),
        ("en", "retention", "keep"),
    ],
)
def test_search(language: str, query: str, heading: str, address: str, page) -> None:
    """Words are found by their beginning and without their marks, in the language of the page and no other."""
    page.goto(f"{address}{language}/contoh/")
    found = results(page, query)
    assert found and any(heading in words for _, words in found)
    # the guide is in English, and is found there
    others = {"en", "id", "tr"} - {language}
    assert not [link for link, _ in found if any(f"/{other}/" in link for other in others)]
    assert language == "en" or all(f"/{language}/" in link for link, _ in found)


def results(page, query: str) -> list[tuple[str, str]]:
    """Where the results of a search lead and what they say."""
    page.locator(".klausa-search input").fill(query)
    page.locator(".klausa-results").wait_for()
    return [(link.get_attribute("href"), link.inner_text()) for link in page.locator(".klausa-results a").all()]


def test_search_by_keyboard(address: str, page) -> None:
    """Tab to it, type, arrow down, enter: one stands at the clause."""
    page.goto(address + "tr/acme/")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "search":
            break
    page.keyboard.type("yaş")
    page.locator(".klausa-results a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tr/acme/#children")
    assert not page.locator(".klausa-results").is_visible()


def test_search_finds_what_is_in_force_and_says_when_it_finds_nothing(address: str, page) -> None:
    """Not the coming version, not the draft."""
    page.goto(address + "en/acme/")
    assert results(page, "Awan")
    page.locator(".klausa-search input").fill("Nimbo")
    page.get_by_text("Nothing found for “Nimbo”.").wait_for()
    assert page.locator(".klausa-results a").count() == 0
    page.keyboard.press("Escape")
    assert not page.locator(".klausa-results").is_visible()


def test_a_page_of_one_s_own_is_found(address: str, page) -> None:
    """In the language that the site begins with."""
    page.goto(address + "own/")
    assert any(link.endswith("own/#in-a-table") for link, _ in results(page, "the company"))


def test_the_scheme_is_kept_once_it_is_chosen(address: str, page) -> None:
    """And follows the system until then."""
    page.goto(address + "en/acme/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".klausa-scheme").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(address + "id/acme/")
    assert page.evaluate(ground) == dark
    page.emulate_media(media="print")
    assert page.evaluate(ground) != dark


def test_the_pair_under_the_pointer_is_marked(address: str, page) -> None:
    """Both languages of it, and no other."""
    page.goto(address + "en-tr/contoh/")
    pairs = page.locator("#retention .klausa-beside")
    assert pairs.count() > 2
    pairs.nth(1).hover()
    ground = "one => getComputedStyle(one).backgroundColor"
    assert pairs.nth(1).evaluate(ground) != pairs.nth(2).evaluate(ground)
    assert pairs.nth(1).locator(".klausa-cell").count() == 2


def test_a_table_folds_on_a_narrow_screen(address: str, page) -> None:
    """Each cell says what it is."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(address + "en/contoh/#retention")
    cell = page.locator(".klausa-table [data-label]:nth-child(2)").first
    assert cell.evaluate("one => getComputedStyle(one, '::before').content") != "none"
    assert page.locator(".klausa-grid").first.evaluate("one => one.scrollWidth <= innerWidth")


@pytest.mark.parametrize("kind", ["in force, tr", "English and Turkish"])
def test_a_page_prints(kind: str, address: str, page, tmp_path: Path) -> None:
    """With its text and without its controls."""
    page.goto(address + PAGES[kind][0])
    target = tmp_path / "page.pdf"
    page.pdf(path=str(target))
    assert target.read_bytes().startswith(b"%PDF") and target.stat().st_size > 20_000
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible() and not page.locator(".klausa-header").is_visible()


def test_pages_of_one_policy_have_titles_of_their_own(site: Path, address: str, page) -> None:
    """And say what they are to those who are sent a link."""
    titles = {}
    for path in ("en/acme/", "en/acme/v/1.0/", "en/acme/history/", "en/acme/draft/", "en/acme/changes/1.0...1.1/"):
        page.goto(address + path, wait_until="domcontentloaded")
        titles[page.title()] = path
        for name in ("og:title", "og:description", "og:url"):
            assert page.locator(f"meta[property='{name}']").get_attribute("content"), (path, name)
        assert page.locator("link[rel=canonical]").get_attribute("href") == f"https://policies.example/{path}"
    assert len(titles) == 5
    assert all(title.endswith(" · Klausa") for title in titles)
