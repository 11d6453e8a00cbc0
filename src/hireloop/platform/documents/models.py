"""Templates of documents with all their versions; a document once made names the version it was made from."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hireloop.kernel.languages import Language
from hireloop.platform.records import Record

from . import built_in_templates


class TemplateSource(models.TextChoices):
    BUILT_IN = "built_in", _("Built in")
    DOCX = "docx", _("Company’s DOCX")


class TemplateLanguage(models.TextChoices):
    CHINESE = "zh", _("Chinese")
    ENGLISH = "en", _("English")


class DocumentTemplate(Record):
    """``built_in_key`` names the one that came with the product. ``employer``: only for that company; ``region``: only
    for documents under the law of that region; ``is_usual``: taken where nobody chooses."""

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=TemplateLanguage.choices)
    source = models.CharField(max_length=8, choices=TemplateSource.choices)
    built_in_key = models.CharField(max_length=40, blank=True)
    employer = models.ForeignKey(
        "directory.Employer", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    region = models.CharField(max_length=40, blank=True)
    is_usual = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["kind", "-source", "name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "language", "built_in_key"],
                condition=models.Q(source="built_in"),
                name="one_row_per_built_in_template",
            )
        ]

    def __str__(self) -> str:
        built_in = built_in_templates.find(self.kind, self.language, self.built_in_key)
        return str(built_in.label) if self.is_built_in and built_in else self.name

    @property
    def is_built_in(self) -> bool:
        return self.source == TemplateSource.BUILT_IN

    @property
    def document_language(self) -> Language:
        return "zh" if self.language == TemplateLanguage.CHINESE else "en"

    @property
    def newest(self) -> "TemplateVersion | None":
        return self.versions.order_by("-number").first()


class TemplateVersion(Record):
    """What a template was at a time. ``body`` is the HTML of a built-in one, ``file`` the DOCX of the company's."""

    template = models.ForeignKey(DocumentTemplate, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    body = models.TextField(blank=True)
    file = models.ForeignKey("vault.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    fields_used: "models.JSONField[list[str], list[str]]" = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    preview = models.ForeignKey("vault.StoredFile", null=True, on_delete=models.SET_NULL, related_name="+")
    preview_problem = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["template", "number"], name="one_template_version_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.template} · {self.number}"
