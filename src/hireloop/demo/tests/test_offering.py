"""The demo's offers go the way that people go."""

import pytest

from hireloop.demo import loading
from hireloop.platform.approvals import queries as approvals
from hireloop.platform.background.testing import run_all
from hireloop.recruiting.offers.models import Offer


@pytest.mark.django_db
def test_the_offers_of_the_demo_stand_where_their_scripts_say():
    company = loading._read("company.yaml")
    colleagues = loading.load_colleagues(company)
    loading.load_jobs(company, colleagues)
    loading.load_policy({name: colleagues[email] for name, email in company["heads"].items()}, actor=loading.DEMO)
    entries = [entry for entry in loading._read("candidates.yaml") if "offer" in entry]
    for entry in entries:
        loading.load_candidate(entry, hr=colleagues["zhang.min@example.com"], say=print)
    run_all()
    states = {offer.person.name: offer.state for offer in Offer.objects.select_related("person")}
    assert states == {entry["name"]: entry["offer"]["upto"] for entry in entries}
    assert approvals.waiting_for(colleagues["li.qiang@example.com"]).count() == 1
