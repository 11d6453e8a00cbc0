"""A stamp as pyHanko wants it."""

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import BoxConstraints

from .stamps import Stamp, opened


class StampContent(PdfContent):
    def __init__(self, stamp: Stamp) -> None:
        super().__init__(box=BoxConstraints(width=stamp.drawing.width, height=stamp.drawing.height))
        self.stamp = stamp

    def render(self) -> bytes:
        drawn = self.stamp.drawing.as_pdf()
        if not self.stamp.picture:
            return drawn
        x, y, wide, tall = self.stamp.picture_box
        picture = PdfImage(opened(self.stamp.picture), writer=self.writer, box=BoxConstraints(wide, tall))
        shown = picture.render()
        self.import_resources(picture.resources)
        return drawn + b" q 1 0 0 1 %.3f %.3f cm " % (x, y) + shown + b" Q"
