"""Turning what a page shows into a PDF that prints well and that a screen reader can read.

Layouts are Typst files in `impact/web/paper/layouts/`; each receives one JSON value
and starts with `#import "sash.typ": *`.
"""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.http import HttpResponse

LAYOUTS = Path(__file__).parent / "layouts"


@cache
def _typst() -> tuple[Any, Any]:
    # Loaded at the first PDF only: the engine is heavier than the rest of a web process.
    import typst

    fonts = str(files("font_source_serif_pro") / "files")
    return typst, typst.Fonts(include_system_fonts=False, font_paths=[fonts])


def print_pdf(layout: str, data: Any) -> bytes:
    """Return the tagged PDF of a layout (`portrait`, `coverage`…) filled with JSON-ready data."""
    engine, fonts = _typst()
    pdf: bytes = engine.compile(
        str(LAYOUTS / f"{layout}.typ"),
        root=str(LAYOUTS),
        font_paths=fonts,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=str)},
        format="pdf",
        pdf_standards=["ua-1"],
    )
    return pdf


def pdf_response(pdf: bytes, name: str, *, is_saved: bool = False) -> HttpResponse:
    """Hand a PDF over under a name without accents or spaces.

    It opens in the place of the page, unless `is_saved`: for a page that nothing could bring back.
    """
    way = "attachment" if is_saved else "inline"
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'{way}; filename="{name}.pdf"'},
    )
