"""The pages and files a browser asks for: the demonstration clinic and the chat on it."""

from importlib.resources import files

from sanic import Blueprint
from sanic.exceptions import NotFound
from sanic.request import Request
from sanic.response import HTTPResponse, raw, redirect

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def pages() -> Blueprint:
    """The routes of the demonstration site, and `/` that leads to it."""
    routes = Blueprint("pages")
    served = _static_files()

    @routes.get("/")
    async def home(_: Request) -> HTTPResponse:
        return redirect("/demo")

    @routes.get("/demo")
    async def demo(_: Request) -> HTTPResponse:
        return _page("demo.html", served["demo.html"])

    @routes.get("/static/<name:str>")
    async def static(_: Request, name: str) -> HTTPResponse:
        if name not in served:
            raise NotFound("no such file")
        return _page(name, served[name])

    return routes


def _static_files() -> dict[str, bytes]:
    """Read every file once: there are few, and no path of a request ever touches the disk."""
    folder = files("bot.website") / "static"
    return {item.name: item.read_bytes() for item in folder.iterdir()}


def _page(name: str, content: bytes) -> HTTPResponse:
    return raw(content, content_type=_TYPES[name.rsplit(".", maxsplit=1)[-1]], headers=HEADERS)
