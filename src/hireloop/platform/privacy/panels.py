"""What the person page says of consent."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from hireloop.platform.directory.models import Person

from .gate import allowed_purposes
from .purposes import Purpose


def consents(request: HttpRequest, person: Person) -> str | None:
    """Which purposes the person agrees to now; nothing for somebody who was never asked."""
    if not person.consents.exists():
        return None
    agreed = allowed_purposes(person.pk)
    lines = [(purpose.label, purpose.value in agreed) for purpose in Purpose]
    return render_to_string("privacy/_consents_panel.html", {"lines": lines}, request=request)
