"""A caregiver with a real browser, for the tests of the demonstration page."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    async_playwright,
    expect,
)

if TYPE_CHECKING:
    from tests.integration.conftest import Server

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}

expect.set_options(timeout=15_000)


@dataclass
class Visitor:
    """Somebody with the page open, and what went wrong in their browser meanwhile."""

    page: Page
    problems: list[str] = field(default_factory=list)

    @property
    def launcher(self) -> Locator:
        return self.page.get_by_role("button", name="Ask the family guide")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("dialog", name="Family guide (automated assistant)")

    @property
    def input(self) -> Locator:
        return self.page.get_by_label("Your message")

    @property
    def messages(self) -> Locator:
        return self.page.locator(".chat-message")

    @property
    def questions(self) -> Locator:
        return self.page.locator(".chat-from-user")

    @property
    def answer(self) -> Locator:
        """The bubbles below the last question."""
        return self.page.locator(":nth-last-child(1 of .chat-from-user) ~ .chat-from-bot")

    async def open_chat(self) -> None:
        await self.launcher.click()
        await expect(self.messages.first).to_contain_text("automated assistant")

    async def send(self, text: str) -> None:
        await self.input.fill(text)
        await self.input.press("Enter")

    async def ask(self, text: str) -> None:
        await self.send(text)
        await expect(self.answer.first).to_be_visible()

    async def choose(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def focused(self, selector: str) -> bool:
        return bool(await self.page.evaluate(f"document.activeElement.matches('{selector}')"))

    async def tab_to(self, selector: str, key: str = "Tab") -> None:
        for _ in range(30):
            if await self.focused(selector):
                return
            await self.page.keyboard.press(key)
        pytest.fail(f"the keyboard does not reach {selector}")

    def forgive_network_errors(self) -> None:
        """The browser itself reports what a test broke on purpose."""
        self.problems[:] = [problem for problem in self.problems if "net::ERR_" not in problem]


Come = Callable[..., Awaitable[Visitor]]


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def come(browser: Browser, server: "Server") -> AsyncIterator[Come]:
    """Brings somebody to the page; after the test nobody's browser may have complained."""
    visitors: list[Visitor] = []

    async def come(**kind: Any) -> Visitor:
        context = await browser.new_context(base_url=server.url, **(kind or DESKTOP))
        visitors.append(Visitor(await context.new_page()))
        _collect_problems(context, server.url, visitors[-1].problems)
        await visitors[-1].page.goto("/demo")
        return visitors[-1]

    yield come
    for visitor in visitors:
        await visitor.page.context.close()
    assert [problem for visitor in visitors for problem in visitor.problems] == []


def _collect_problems(context: BrowserContext, origin: str, problems: list[str]) -> None:
    """Console errors (a CSP violation is one), uncaught exceptions, requests that go elsewhere."""
    context.on(
        "console",
        lambda said: problems.append(said.text) if said.type in ("error", "warning") else None,
    )
    context.on("weberror", lambda thrown: problems.append(str(thrown.error)))
    context.on(
        "request",
        lambda sent: None if sent.url.startswith(f"{origin}/") else problems.append(sent.url),
    )


@pytest.fixture
async def visitor(come: Come) -> Visitor:
    return await come()
