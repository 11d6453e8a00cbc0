"""What codes of a parsed résumé are called."""

from typing import Any

from django.utils.translation import gettext_lazy as _

LEVEL_NAMES = {
    "doctor": _("Doctorate"),
    "master": _("Master"),
    "bachelor": _("Bachelor"),
    "associate": _("College diploma"),
    "vocational": _("Vocational school"),
    "high_school": _("High school"),
    "middle_school": _("Middle school"),
}
PROTECTED_NAMES = {
    "birth_date": _("Born"),
    "age": _("Age"),
    "gender": _("Sex"),
    "marital_status": _("Marital status"),
    "ethnicity": _("Ethnicity"),
    "nationality": _("Nationality"),
    "political_status": _("Political status"),
    "household_registration": _("Household registration"),
    "native_place": _("Home town"),
    "health": _("Health"),
    "id_number": _("Identity number"),
}
GENDERS = {"male": _("male"), "female": _("female")}
FLAG_NAMES = {
    "hidden_text": _("Hidden text was found and left out"),
    "injection": _("A sentence speaks to the machine instead of the reader; it changed nothing"),
    "macros": _("The file holds macros; they were not run"),
    "has_photo": _("There is a photo in it"),
    "ocr": _("Read from a picture"),
    "ocr_doubtful": _("Read from a picture that is hard to read"),
    "several_people": _("It tells of several people; only the first was read"),
    "pages_without_text": _("Some pages hold no text that could be read"),
}
SERIOUS_FLAGS = frozenset({"hidden_text", "injection", "macros", "several_people"})
REASON_NAMES = {
    "email": _("same e-mail address"),
    "phone": _("same phone number"),
    "id_number": _("same identity number"),
    "name": _("same name"),
    "employer": _("same employer"),
    "school": _("same school"),
    "birth_year": _("same year of birth"),
    "city": _("same city"),
}


def said(name: str, value: Any) -> str:
    """A value of a code in words; anything else as it is."""
    return str(GENDERS.get(value, value)) if name == "gender" else str(value)
