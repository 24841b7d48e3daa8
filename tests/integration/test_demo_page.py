"""The demonstration page as a caregiver meets it: a real browser, the real assistant."""

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Locator, Route, expect

from bot.clinic.clinic import load_clinic
from bot.paths import ROOT
from bot.settings import Settings
from tests.integration.visitor import CHROMIUM, DESKTOP, PHONE, Come, Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]
QUESTION = "What happens on the first day?"
DANGER = "My son says he wants to die"
DANGER_NOW = "She took all her pills and I can't wake her"
HTML = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'><b>bold</b>"


async def test_caregiver_reads_an_answer_with_its_sources_and_review_date(visitor: Visitor) -> None:
    await visitor.open_chat()
    await expect(visitor.panel).to_be_visible()
    await expect(visitor.messages.first).to_contain_text("not a person")
    for number in ("988", "911"):
        await expect(
            visitor.messages.first.locator(f"a[href='tel:{number}']").first
        ).to_be_visible()
    await visitor.ask(QUESTION)
    await expect(visitor.questions).to_have_text([re.compile(re.escape(QUESTION))])
    await expect(visitor.answer.first).to_contain_text("Intensive Outpatient Program")
    reviewed = visitor.answer.get_by_text(
        re.compile(r"Checked against its sources on [A-Z][a-z]+ \d{1,2}, 20\d\d")
    )
    await expect(reviewed).to_have_count(1)
    sources = visitor.answer.locator(".chat-provenance li")
    await expect(sources.first).to_be_hidden()
    await visitor.answer.get_by_text("Sources", exact=True).click()
    await expect(sources.first).to_be_visible()


async def test_quick_reply_works_by_keyboard_alone(visitor: Visitor) -> None:
    await visitor.tab_to("#chat-launcher")
    await visitor.page.keyboard.press("Enter")
    assert await visitor.focused("#chat-input")
    await visitor.page.keyboard.type("hello")
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.page.locator(".chat-choice").first).to_be_visible()
    await visitor.tab_to(".chat-choice", "Shift+Tab")
    title = await visitor.page.locator(".chat-choice:focus").inner_text()
    await visitor.page.keyboard.press("Enter")
    await expect(visitor.questions.last).to_contain_text(title)
    await expect(visitor.answer.first).to_be_visible()
    assert await visitor.focused(".chat-from-user")


async def test_escape_closes_the_chat_and_focus_returns_to_the_launcher(visitor: Visitor) -> None:
    await visitor.open_chat()
    await expect(visitor.input).to_be_focused()
    await visitor.page.keyboard.press("Escape")
    await expect(visitor.panel).to_be_hidden()
    await expect(visitor.launcher).to_be_focused()


@pytest.mark.parametrize(("text", "first"), [(DANGER, "Call 988"), (DANGER_NOW, "Call 911")])
async def test_danger_is_announced_with_988_and_911(
    visitor: Visitor, text: str, first: str
) -> None:
    await visitor.open_chat()
    await visitor.ask(text)
    alert = visitor.page.get_by_role("alert").first
    await expect(alert).to_be_visible()
    calls = alert.locator(".chat-crisis-links a")
    await expect(calls.first).to_have_text(first)
    assert {await call.get_attribute("href") for call in await calls.all()} == {
        "tel:988",
        "sms:988",
        "tel:911",
    }
    await expect(visitor.page.locator(".chat-crisis-links")).to_have_count(1)
    await expect(calls.first).to_be_in_viewport()


async def test_reload_keeps_the_conversation(visitor: Visitor) -> None:
    await visitor.open_chat()
    await visitor.ask(QUESTION)
    before = await visitor.messages.all_inner_texts()
    await visitor.page.reload()
    await expect(visitor.messages).to_have_count(len(before))
    assert await visitor.messages.all_inner_texts() == before


async def test_a_second_tab_of_the_session_shows_what_is_said_in_the_first(
    visitor: Visitor,
) -> None:
    """A tab opened from the page, or duplicated, copies its token; any other begins anew."""
    await visitor.open_chat()
    async with visitor.page.context.expect_page() as opened:
        await visitor.page.evaluate("() => { window.open('/demo') }")
    other = Visitor(await opened.value)
    async with other.page.expect_response("**/events"):
        await other.page.reload()
    await visitor.ask(QUESTION)
    await expect(other.questions).to_have_count(1)
    await expect(other.messages).to_have_count(await visitor.messages.count())
    assert await other.messages.all_inner_texts() == await visitor.messages.all_inner_texts()


async def test_delete_shows_a_receipt_and_a_new_chat_starts_empty(visitor: Visitor) -> None:
    await visitor.open_chat()
    await visitor.ask(QUESTION)
    await visitor.choose("Delete chat")
    await visitor.choose("Delete this chat")
    await expect(visitor.page.locator(".chat-notice")).to_contain_text("removed here")
    await expect(visitor.questions).to_have_count(0)
    await expect(visitor.messages).to_have_count(2)
    await visitor.page.reload()
    await expect(visitor.messages.first).to_contain_text("automated assistant")
    await expect(visitor.questions).to_have_count(0)


async def test_script_typed_by_the_visitor_is_text_and_runs_nothing(visitor: Visitor) -> None:
    await visitor.open_chat()
    await visitor.ask(HTML)
    await _expect_harmless(visitor, visitor.questions)
    await visitor.page.reload()
    await _expect_harmless(visitor, visitor.questions)


async def test_server_text_is_never_html(visitor: Visitor) -> None:
    async def write_html(route: Route) -> None:
        response = await route.fetch()
        body = await response.json()
        for message in body["messages"]:
            message["text"] = HTML
            message["metadata"]["source_names"] = [HTML]
            message["buttons"] = [{"title": HTML, "payload": "b:menu"}]
        await route.fulfill(response=response, json=body)

    await visitor.page.route("**/messages", write_html)
    await visitor.open_chat()
    await visitor.ask(QUESTION)
    await expect(visitor.page.locator(".chat-choice").first).to_have_text(HTML)
    await visitor.answer.get_by_text("Sources", exact=True).click()
    await expect(visitor.answer.locator(".chat-provenance li")).to_have_text([HTML])
    await _expect_harmless(visitor, visitor.answer)


async def _expect_harmless(visitor: Visitor, place: Locator) -> None:
    await expect(place.first).to_contain_text(HTML)
    await expect(visitor.page.locator("#chat-log").locator("script, img, b")).to_have_count(0)
    assert await visitor.page.evaluate("window.ran") is None


async def test_message_sent_without_a_network_is_answered_once_after_a_retry(
    visitor: Visitor,
) -> None:
    await visitor.open_chat()
    await visitor.page.context.set_offline(True)
    await visitor.send(QUESTION)
    failure = visitor.page.locator(".chat-failure")
    await expect(failure).to_contain_text("did not go through")
    await expect(failure.locator("a[href='tel:988']")).to_be_visible()
    await visitor.page.context.set_offline(False)
    await visitor.choose("Try again")
    await _expect_one_answer(visitor)


@pytest.mark.parametrize("streaming", [True, False])
async def test_message_whose_answer_was_lost_is_answered_once(
    visitor: Visitor, streaming: bool
) -> None:
    """The event stream brings the answer by itself; without one the visitor tries again."""

    async def lose(route: Route) -> None:
        await route.fetch()
        await route.abort()

    if not streaming:
        await visitor.page.route("**/events", lambda route: route.abort())
    await visitor.page.route("**/messages", lose, times=1)
    await visitor.open_chat()
    await visitor.send(QUESTION)
    if not streaming:
        await visitor.choose("Try again")
    await _expect_one_answer(visitor)


async def _expect_one_answer(visitor: Visitor) -> None:
    await expect(visitor.answer.first).to_be_visible()
    await expect(visitor.page.locator(".chat-failure")).to_have_count(0)
    answer = await visitor.answer.all_inner_texts()
    assert len(set(answer)) == len(answer)
    await visitor.page.reload()
    await expect(visitor.answer).to_have_count(len(answer))
    await expect(visitor.questions).to_have_count(1)
    visitor.forgive_network_errors()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("desktop", DESKTOP),
        ("phone", PHONE),
        ("dark", {**DESKTOP, "color_scheme": "dark"}),
        ("dark_phone", {**PHONE, "color_scheme": "dark"}),
    ],
)
async def test_axe_finds_nothing(
    come: Come, tmp_path: Path, name: str, kind: dict[str, Any]
) -> None:
    """Screenshots of each state stay in the test's folder for whoever wants to look."""
    visitor = await come(**kind, reduced_motion="reduce")

    async def look(state: str) -> None:
        await visitor.page.screenshot(path=tmp_path / f"{name}_{state}.png")
        found = await Axe().run(visitor.page)
        assert found.violations_count == 0, f"{state}:\n{found.generate_report()}"

    await look("closed")
    await visitor.open_chat()
    await look("open")
    await visitor.ask(QUESTION)
    await look("answer")
    await visitor.ask(DANGER)
    await look("crisis")
    await visitor.choose("Delete chat")
    await look("confirm")


async def test_nothing_scrolls_sideways_at_320_pixels(come: Come) -> None:
    visitor = await come(viewport={"width": 320, "height": 568})
    await _expect_no_sideways_scroll(visitor, "html")
    await visitor.open_chat()
    await visitor.ask(QUESTION)
    await visitor.ask(DANGER)
    for part in ("html", "#chat-panel", ".chat-scroll"):
        await _expect_no_sideways_scroll(visitor, part)


async def _expect_no_sideways_scroll(visitor: Visitor, part: str) -> None:
    extra = "node => node.scrollWidth - node.clientWidth"
    assert await visitor.page.locator(part).evaluate(extra) == 0, part


async def test_whole_walk_stays_on_its_origin_with_a_clean_console(visitor: Visitor) -> None:
    await visitor.open_chat()
    for text in ("hello", QUESTION, DANGER, DANGER_NOW, "asdf qwer"):
        await visitor.ask(text)
    await visitor.choose("Close the chat")
    await visitor.page.reload()
    await visitor.open_chat()
    await visitor.choose("New chat")
    await visitor.choose("Start a new chat")
    await expect(visitor.messages).to_have_count(1)
    assert visitor.problems == []


async def test_page_and_its_files_carry_the_content_security_policy(visitor: Visitor) -> None:
    files = await visitor.page.evaluate(
        "performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    assert {file.rsplit("/", 1)[-1] for file in files} >= {"demo.css", "chat.css", "chat.js"}
    for file in ("/demo", *files):
        headers = (await visitor.page.request.get(file)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"


async def test_page_names_the_clinic_of_clinic_yml(visitor: Visitor) -> None:
    clinic = load_clinic(Settings(clinic_file=ROOT / "clinic.yml"))
    await expect(visitor.page.get_by_role("contentinfo")).to_contain_text(clinic.name)
    calls = await visitor.page.locator("a[href^='tel:']").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert set(calls) == {f"tel:{clinic.phone.replace('-', '')}", "tel:988", "tel:911"}
