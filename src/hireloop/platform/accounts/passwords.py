"""What makes a password acceptable, said in every language of the product."""

from django.contrib.auth import password_validation
from django.utils.translation import ngettext


class LengthValidator(password_validation.MinimumLengthValidator):
    """Django 5.2 changed the wording of its message; its Chinese catalogue has only the one before."""

    def get_error_message(self) -> str:
        return ngettext(
            "This password is too short. It must contain at least %(min_length)d character.",
            "This password is too short. It must contain at least %(min_length)d characters.",
            self.min_length,
        ) % {"min_length": self.min_length}
