"""Times as people say them, in the reader's zone and language."""

from datetime import datetime, timedelta

from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext

MINUTE, HOUR = 60, 3600


def exact(moment: datetime) -> str:
    """ "2026-03-05 14:20" in the reader's zone."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def time_with_zone(moment: datetime) -> str:
    """ "2026-03-05 14:20 (Asia/Shanghai, UTC+08:00)"."""
    local = timezone.localtime(moment)
    offset = f"{local:%z}"
    return f"{local:%Y-%m-%d %H:%M} ({timezone.get_current_timezone_name()}, UTC{offset[:3]}:{offset[3:]})"


def relative(moment: datetime, *, now: datetime | None = None) -> str:
    """How a colleague would say it: "5 minutes ago", "yesterday 14:20", "tomorrow 09:00", "5 March"."""
    now = now or timezone.now()
    seconds = (now - moment).total_seconds()
    if abs(seconds) < HOUR:
        return _minutes(seconds)
    return _day(timezone.localtime(moment), today=timezone.localtime(now))


def _minutes(seconds: float) -> str:
    minutes = round(abs(seconds) / MINUTE)
    if minutes == 0:
        return gettext("just now")
    if seconds > 0:
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", minutes) % {"count": minutes}
    return ngettext("in %(count)d minute", "in %(count)d minutes", minutes) % {"count": minutes}


def _day(local: datetime, *, today: datetime) -> str:
    days = (local.date() - today.date()).days
    names = {0: gettext("today"), -1: gettext("yesterday"), 1: gettext("tomorrow")}
    if days in names:
        return f"{names[days]} {local:%H:%M}"
    if -7 < days < 0:
        return ngettext("%(count)d day ago", "%(count)d days ago", -days) % {"count": -days}
    if 0 < days < 7:
        return ngettext("in %(count)d day", "in %(count)d days", days) % {"count": days}
    same_year = local.year == today.year
    return formats.date_format(local, "MONTH_DAY_FORMAT" if same_year else "DATE_FORMAT")


def duration_in_words(milliseconds: float | timedelta | None) -> str:
    """ "45 s", "3 min 20 s", "1 h 5 min", "2 d 3 h": the two largest units that matter."""
    if milliseconds is None:
        return "—"
    total = round(milliseconds.total_seconds() if isinstance(milliseconds, timedelta) else float(milliseconds) / 1000)
    days, rest = divmod(total, 24 * HOUR)
    hours, rest = divmod(rest, HOUR)
    minutes, seconds = divmod(rest, MINUTE)
    parts = [
        (days, gettext("%(count)d d")),
        (hours, gettext("%(count)d h")),
        (minutes, gettext("%(count)d min")),
        (seconds, gettext("%(count)d s")),
    ]
    first = next((index for index, (count, _unit) in enumerate(parts) if count), len(parts) - 1)
    return " ".join(unit % {"count": count} for count, unit in parts[first : first + 2] if count) or (
        parts[-1][1] % {"count": 0}
    )
