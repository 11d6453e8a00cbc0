"""What the filters of the talent pool offer: the cities that are there."""

from django.core.cache import cache
from django.db.models import Count
from django.http import HttpRequest

from .models import PoolEntry

MOST_CITIES = 60
CITIES_KEPT_S = 60


def city_choices(request: HttpRequest) -> list[tuple[str, str]]:
    """The commonest cities; counted once a minute."""
    found = cache.get("resumes.pool_cities")
    if found is None:
        rows = PoolEntry.objects.exclude(city="").order_by().values("city").annotate(count=Count("id"))
        found = [(row["city"], row["city"]) for row in rows.order_by("-count", "city")[:MOST_CITIES]]
        cache.set("resumes.pool_cities", found, CITIES_KEPT_S)
    return found
