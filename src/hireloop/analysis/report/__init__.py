"""The evaluation report 评估报告 for programs (``to_dict``), on a page (``to_html``) and on paper (``to_pdf``)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hireloop.analysis.report.as_dict import to_dict
from hireloop.kernel.languages import Language

if TYPE_CHECKING:
    from hireloop.analysis.model import Report
    from hireloop.analysis.report.match import ShownMatch

__all__ = ["to_dict", "to_html", "to_pdf"]

# One address for all answers, or one for each in their order.
MediaHref = str | Sequence[str | None] | None


def to_html(
    report: "Report", language: Language, *, media_href: MediaHref = None, match: "ShownMatch | None" = None
) -> str:
    """A page that stands alone: style and drawings inside, no script. With ``media_href`` times are links."""
    from hireloop.analysis.report.page import render

    return render(to_dict(report, language), language, media_href=media_href, match=match)


def to_pdf(report: "Report", language: Language, *, match: "ShownMatch | None" = None) -> bytes:
    """The same page for paper (A4), with the match of the résumé where there is one."""
    from hireloop.analysis.report.pdf import print_page

    return print_page(to_html(report, language, match=match))
