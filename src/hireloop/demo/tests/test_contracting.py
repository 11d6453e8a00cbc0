"""The demo's contracts go the way that people go."""

import pytest
from django.conf import settings

from hireloop.contracts.drafting.models import Contract, DraftBatch
from hireloop.contracts.renewal import queries as renewal
from hireloop.contracts.risk.models import Dispute
from hireloop.demo import loading
from hireloop.demo.contracting import load_contracts
from hireloop.platform.signing import queries as signing
from hireloop.platform.signing.models import Seal


@pytest.mark.django_db
def test_one_draft_breaks_the_law_one_is_signed_by_both_and_one_ends_soon():
    company = loading._read("company.yaml")
    assert company["password"] == settings.DEMO_PASSWORD
    hr = loading.load_colleagues(company)["zhang.min@example.com"]
    for _round in range(2):
        load_contracts(loading._read("contracts.yaml"), employer_name=company["employer"], hr=hr)

    found = {each.person.name: each for each in Contract.objects.select_related("person")}
    assert {name: each.status for name, each in found.items()} == {
        "杨帆": "draft",
        "沈月": "signed",
        "何欣": "in_force",
        "程璐": "draft",
        "罗祺": "draft",
    }
    assert found["杨帆"].violations == 1
    assert found["沈月"].violations == 0
    assert signing.signed_pdf(signing.envelope_of(found["沈月"])).startswith(b"%PDF")
    assert 30 < renewal.days_left(found["何欣"]) <= 60
    assert found["何欣"] in renewal.visible_to(hr)
    assert found["何欣"].signed_on == found["何欣"].start_on
    batch = DraftBatch.objects.get()
    assert (batch.state, batch.items.get(state="failed").problems[0]["column"]) == ("done", "id_number")
    assert Seal.objects.count() == 1
    assert Dispute.objects.count() == 2
