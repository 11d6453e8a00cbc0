"""A table over Django's own content types: rows without any capability."""

from django.contrib.contenttypes.models import ContentType

from hireloop.web.tables import BulkAction, Choice, Column, Empty, Search, Table


class SampleTable(Table):
    key = "samples"
    caption = "Samples"
    columns = (
        Column("model", "Model", sort="model", is_link=True),
        Column("app", "App", value="app_label", sort="app_label"),
        Column("id", "Number", value="pk", kind="number", is_optional=True),
    )
    filters = (
        Search(fields=("model", "app_label")),
        Choice("app", "App", field="app_label", choices=(("one", "App one"), ("two", "App two"))),
    )
    bulk = (BulkAction("Archive", "web:home", confirm="Really?"),)
    default_sort = "model"
    page_size = 10
    empty = Empty("inbox", "No sample yet", "Make one first.")

    def row_url(self, row):
        return f"/samples/{row.pk}/"


def make_samples(count, *, app="one"):
    ContentType.objects.bulk_create(ContentType(app_label=app, model=f"{app}-{n:03}") for n in range(count))


def samples():
    return ContentType.objects.filter(app_label__in=["one", "two", "=evil"])
