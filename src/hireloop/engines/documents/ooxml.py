"""Names of the XML inside Word documents."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(f"{W}{name}")


def is_on(element: etree._Element | None) -> bool:
    """A toggle such as bold: there, and not switched off."""
    return element is not None and (attribute(element) or "1") not in {"0", "false", "off"}
