"""For which region's law: that of the place of work, as far as the law of that region is kept here."""

from hireloop.kernel.errors import BadInput
from hireloop.law.checking import country_law


def region_of(*places: str) -> str:
    """The first place that is, or begins with, a known region: "上海市徐汇区" → "上海"; "" where none is."""
    parameters = country_law("CN").parameters()
    for place in filter(None, (place.strip() for place in places)):
        try:
            return parameters.region(place)
        except BadInput:
            found = [region for name, region in parameters.regions.items() if place.casefold().startswith(name)]
            if found:
                return found[0]
    return ""
