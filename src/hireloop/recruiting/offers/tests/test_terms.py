"""Amounts are exact, and terms survive being kept."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from hireloop.recruiting.offers.states import LIVE, MOVES, OfferState, may_go
from hireloop.recruiting.offers.terms import Allowance, Pay

fen = st.integers(1, 10**10)
percents = st.decimals(0, 500, places=2)
pays = st.builds(
    Pay,
    base_fen=fen,
    months=st.integers(1, 36),
    allowances=st.lists(st.builds(Allowance, st.text(min_size=1, max_size=9), fen), max_size=4).map(tuple),
    bonus_text=st.text(max_size=20),
    bonus_percent=st.none() | percents,
    probation_percent=st.integers(1, 100),
)


def test_a_year_is_salaries_allowances_and_bonus():
    pay = Pay(25_000_00, months=13, allowances=(Allowance("餐补", 600_00),), bonus_percent=Decimal("12.5"))
    assert pay.monthly_fen == 25_600_00
    assert pay.bonus_fen == 40_625_00
    assert pay.yearly_fen == 325_000_00 + 7_200_00 + 40_625_00


def test_a_share_is_rounded_to_the_fen():
    assert Pay(10_001, probation_percent=80).probation_fen == 8_001
    assert Pay(50, months=1, bonus_percent=Decimal(1)).bonus_fen == 1


@given(pays)
def test_pay_survives_being_kept(pay):
    assert Pay.from_json(pay.to_json()) == pay


@given(pays)
def test_probation_never_pays_more_and_the_year_never_less_than_its_salaries(pay):
    assert pay.base_fen * pay.probation_percent <= pay.probation_fen * 100
    assert 0 < pay.probation_fen <= pay.base_fen
    assert pay.yearly_fen >= pay.base_fen * pay.months + pay.allowances_fen * 12


def test_every_state_has_its_moves_and_ends_stay_ends():
    assert set(MOVES) == set(OfferState)
    assert not MOVES[OfferState.ACCEPTED]
    assert not MOVES[OfferState.WITHDRAWN]
    assert all(may_go(state, OfferState.WITHDRAWN) for state in LIVE)
    assert not may_go(OfferState.DRAFT, OfferState.SENT)
