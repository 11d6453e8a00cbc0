"""Background work: first days come by themselves."""

from django.utils import timezone

from hireloop.platform.audit.actor import Actor
from hireloop.platform.background.periodic import every

from . import actions
from .models import Employee, EmployeeStatus

CALENDAR = Actor.system("employees")


@every(seconds=1800)
def start_first_days() -> int:
    due = Employee.objects.filter(status=EmployeeStatus.UPCOMING, starts_on__lte=timezone.localdate())
    started = [actions.start_work(employee, actor=CALENDAR) for employee in due[:500]]
    return len(started)
