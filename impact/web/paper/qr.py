"""Drawing an address as a QR code, in SVG, dark on light in every theme so that phones read it."""

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def draw_qr(address: str, *, title: str = "") -> SafeString:
    """Return the code as an SVG that takes the width it is given."""
    code = segno.make(address, error="m", micro=False)
    drawing: str = code.svg_inline(
        border=4,
        dark="#000",
        light="#fff",
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        title=title or _("Code QR de l’invitation"),
    )
    return mark_safe(drawing)  # noqa: S308 -- drawn by us from our own address
