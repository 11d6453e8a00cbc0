"""Background work of offers."""

from uuid import UUID

from django_tasks import task

from hireloop.platform.background.periodic import every
from hireloop.platform.background.policy import attempts

from .models import OfferVersion


@task()
@attempts(3, timeout_s=180)
def print_offer(version_id: str) -> None:
    """Print the letter that was handed in; the company's own template takes seconds."""
    from .actions import printed

    related = ("offer__person", "offer__prepared_by", "employer", "department", "template", "document")
    version = OfferVersion.objects.select_related(*related).filter(pk=UUID(version_id)).first()
    if version is not None and version.frozen_at is not None:
        printed(version)


@every(seconds=3600)
def expire_offers() -> int:
    """Close what nobody has answered in time."""
    from .actions import expire_offers as expire

    return expire()


@every(seconds=3600)
def remind_candidates() -> int:
    """Remind of offers that have to be answered soon."""
    from .actions import remind_candidates as remind

    return remind()
