"""The house stays as it was laid: who may import whom, what stands where."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*ROOT.glob("bot/**/*.py"), *ROOT.glob("actions/**/*.py")])
MAY_IMPORT_RASA = ("bot/channels/", "bot/components/", "bot/launcher/", "bot/evaluation/")
KNOWS_NOTHING_OF = {
    "bot/safety/": ("bot.channels", "bot.components", "bot.launcher", "rasa", "sqlalchemy"),
    "bot/understanding/": ("bot.channels", "bot.components", "bot.launcher", "rasa"),
    "bot/content/": ("bot.channels", "bot.components", "bot.launcher", "sqlalchemy"),
    "bot/conversations/": ("bot.channels", "bot.components", "bot.launcher"),
    "bot/components/": ("bot.channels", "bot.launcher"),
    "bot/channels/": ("bot.components", "bot.launcher", "bot.website"),
    "actions/": ("bot.channels", "bot.components", "bot.launcher", "rasa."),
}


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def place(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_only_channels_components_and_the_launcher_import_rasa(path: Path) -> None:
    rasa = {n for n in imports(path) if n == "rasa" or n.startswith("rasa.")}
    assert not rasa or place(path).startswith(MAY_IMPORT_RASA)


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_each_package_imports_only_what_stands_below_it(path: Path) -> None:
    own = next((folder for folder in KNOWS_NOTHING_OF if place(path).startswith(folder)), None)
    if own is None:
        return
    package = own.rstrip("/").replace("/", ".")
    foreign = {n for n in imports(path) if not n.startswith(package)}
    assert not [n for n in foreign if n.startswith(KNOWS_NOTHING_OF[own])]


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_only_the_settings_read_the_environment(path: Path) -> None:
    if place(path) != "bot/settings.py":
        assert "os.environ" not in path.read_text()
        assert "os.getenv" not in path.read_text()


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_no_file_grows_past_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300


@pytest.mark.parametrize("path", [p for p in SOURCES if p.name == "__init__.py"], ids=place)
def test_package_files_are_empty(path: Path) -> None:
    assert path.read_text() == ""


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_only_the_channel_guard_may_catch_everything(path: Path) -> None:
    broad = [
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
    ]
    assert not broad or place(path) == "bot/channels/guard.py"


def test_the_domain_holds_no_answers() -> None:
    domain = (ROOT / "domain.yml").read_text()
    assert "responses:" not in domain
    assert len(domain.splitlines()) <= 250
