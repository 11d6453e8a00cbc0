"""Background work of applications."""

from django_tasks import task

from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.periodic import every
from hireloop.platform.background.policy import attempts
from hireloop.platform.notifications import actions as notifications

from .models import StageMove
from .stages import Stage


@task()
@attempts(5, timeout_s=60)
def tell_rejected(move_id: str) -> None:
    """Write to the candidate that the application was not successful, unless that was taken back."""
    move = StageMove.objects.select_related("application__person", "application__job").filter(pk=move_id).first()
    if move is None or move.undone_at is not None or move.application.stage != Stage.REJECTED:
        return
    application = move.application
    notifications.send(
        "application_closed",
        to_person=application.person,
        language=application.language,
        context={"name": application.person.name, "job": application.job.title},
        actor=Actor.system("applications"),
    )


@every(seconds=3600)
def drop_old_uploads() -> int:
    """Remove résumés that wait for a form nobody finished."""
    from .actions.uploads import drop_old_uploads as drop

    return drop()
