"""A labour contract 劳动合同, its versions, and what people decided about its findings."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hireloop.contracts.terms.clauses import Clause
from hireloop.contracts.terms.facts import Facts, TermKind
from hireloop.platform.records import Record
from hireloop.platform.vault.fields import EncryptedJSONField, EncryptedTextField

from .states import CONCLUDED, Status


class ContractLanguage(models.TextChoices):
    CHINESE = "zh", _("Chinese")
    BOTH = "zh-en", _("Chinese and English")


class Contract(Record):
    """What is readable here (title, days, kind of term) is what lists and reminders need; the rest is encrypted.

    ``offer_id`` and ``application_id`` say where it came from: recruiting is another area, so they are no foreign
    keys. ``template`` is the company's own document that it is printed from; without one the built-in contract is.
    ``revision`` counts the writes to the terms, so that two who edit at once are told. ``previous`` is the
    contract that this one renews.
    """

    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="contracts")
    employer = models.ForeignKey("directory.Employer", on_delete=models.PROTECT, related_name="contracts")
    department = models.ForeignKey(
        "directory.Department", null=True, blank=True, on_delete=models.SET_NULL, related_name="contracts"
    )
    title = models.CharField(_("position"), max_length=120)
    region = models.CharField(_("region whose law applies"), max_length=40, blank=True)
    language = models.CharField(
        _("language"), max_length=8, choices=ContractLanguage.choices, default=ContractLanguage.CHINESE
    )
    status = models.CharField(
        pgettext_lazy("contract", "status"), max_length=20, choices=Status.choices, default=Status.DRAFT
    )
    status_since = models.DateTimeField()
    offer_id = models.UUIDField(null=True, blank=True, unique=True)
    application_id = models.UUIDField(null=True, blank=True, db_index=True)
    template = models.ForeignKey(
        "documents.DocumentTemplate", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="renewals")
    term_kind = models.CharField(_("kind of term"), max_length=12, choices=TermKind.choices, blank=True)
    start_on = models.DateField(_("starts on"), null=True, blank=True)
    end_on = models.DateField(_("ends on"), null=True, blank=True)
    probation_end = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    violations = models.PositiveSmallIntegerField(default=0)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["status", "-created_at"], name="contracts_by_status"),
            models.Index(fields=["status", "end_on"], name="contracts_by_end"),
            models.Index(fields=["-created_at", "-id"], name="contracts_newest"),
        ]

    def __str__(self) -> str:
        return _("Contract of %(person)s, %(title)s") % {"person": self.person.name, "title": self.title}

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_concluded(self) -> bool:
        return self.status in CONCLUDED


class ContractVersion(Record):
    """The terms at one time. The newest may still be open: while one person goes on editing, it takes the changes in.

    It is kept for good when somebody else edits, when a change has a reason of its own, or when it is handed in for
    approval; then ``pdf`` is what will be signed. ``template_version`` is the company's document that it was printed
    from, as it read then. ``why`` is said by a person or by what was adopted.
    """

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    facts_kept = EncryptedJSONField()
    clauses_kept = EncryptedJSONField()
    why = EncryptedTextField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_candidate = models.BooleanField(default=False)
    is_kept = models.BooleanField(default=False)
    template_version = models.ForeignKey(
        "documents.TemplateVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pdf = models.ForeignKey("vault.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contract", "number"], name="one_contract_version_per_number")
        ]

    def __str__(self) -> str:
        return _("Version %(number)s") % {"number": self.number}

    def vault_person_id(self) -> UUID | None:
        return self.contract.person_id

    @property
    def facts(self) -> Facts:
        return Facts.from_json(self.facts_kept)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(Clause.from_json(each) for each in self.clauses_kept)

    def set_terms(self, facts: Facts, clauses: Sequence[Clause]) -> None:
        self.facts_kept = facts.as_json()
        self.clauses_kept = [clause.as_json() for clause in clauses]


class FindingOverride(Record):
    """A person lets a violation stand, with the reason. It holds for the very values that it was given for."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="overrides")
    finding_key = models.CharField(max_length=24)
    rule = models.CharField(max_length=60)
    reason = EncryptedTextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contract", "finding_key"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_override_per_finding",
            )
        ]

    def vault_person_id(self) -> UUID | None:
        return self.contract.person_id


class FactsRequest(Record):
    """The person is asked by link for what the contract lacks."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="facts_requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-created_at"]


class SuggestedTerm(Record):
    """A change of the terms that the evaluation speaks for. A person takes it or leaves it; both are kept."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="suggestions")
    rule = models.CharField(max_length=40)
    suggestion = EncryptedJSONField()
    source = models.CharField(max_length=80)
    engine = models.CharField(max_length=40)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_accepted = models.BooleanField(null=True)
    note = EncryptedTextField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["contract", "rule", "source"], name="one_suggestion_per_rule_and_source")
        ]

    def vault_person_id(self) -> UUID | None:
        return self.contract.person_id


class OwnClause(Record):
    """A clause of the company's own in the clause library."""

    title = models.CharField(_("heading"), max_length=60)
    text = models.TextField(_("text"), max_length=6000)
    title_en = models.CharField(_("heading in English"), max_length=120, blank=True)
    text_en = models.TextField(_("text in English"), max_length=6000, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["title"]

    def __str__(self) -> str:
        return self.title


class DraftBatch(Record):
    """Many contracts drafted from one table 批量起草. ``common`` are facts that hold wherever a row says nothing.

    ``rows_kept`` are the rows until the background has laid them out as items; then it is empty.
    """

    class State(models.TextChoices):
        RUNNING = "running", pgettext_lazy("bulk drafting", "Under way")
        DONE = "done", pgettext_lazy("bulk drafting", "Done")
        STOPPED = "stopped", pgettext_lazy("bulk drafting", "Stopped")
        UNDONE = "undone", pgettext_lazy("bulk drafting", "Undone")

    employer = models.ForeignKey("directory.Employer", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8, choices=ContractLanguage.choices, default=ContractLanguage.CHINESE)
    template = models.ForeignKey(
        "documents.DocumentTemplate", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    common = EncryptedJSONField()
    term_months = models.PositiveSmallIntegerField(null=True, blank=True)
    clauses_kept = EncryptedJSONField()
    rows_kept = EncryptedJSONField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    total = models.PositiveIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=0, help_text="how often it was taken up again")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    running_since = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at"]

    def vault_person_id(self) -> UUID | None:
        """What is common to all is nobody's in particular."""
        return None


class DraftItem(Record):
    """One row of the table, done once. Its values wait under the installation's key until it is known whose they are;
    then the contract holds them, and the row is emptied."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("bulk drafting", "Waiting")
        DRAFTED = "drafted", pgettext_lazy("bulk drafting", "Drafted")
        FAILED = "failed", pgettext_lazy("bulk drafting", "Not drafted")
        STOPPED = "stopped", pgettext_lazy("bulk drafting", "Stopped before its turn")
        UNDONE = "undone", pgettext_lazy("bulk drafting", "Undone")

    batch = models.ForeignKey(DraftBatch, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveIntegerField(help_text="the row of the table, as the spreadsheet counts it")
    row = EncryptedJSONField()
    is_forgotten = models.BooleanField(default=False, help_text="its values were kept as long as they might be")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    problems = EncryptedJSONField()
    contract = models.ForeignKey(Contract, null=True, blank=True, on_delete=models.SET_NULL, related_name="draft_items")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_draft_item_per_row"),
        ]
        indexes: ClassVar = [models.Index(fields=["batch", "state", "number"], name="draft_items_by_state")]

    def vault_person_id(self) -> UUID | None:
        return None

    @property
    def name(self) -> str:
        return self.contract.person.name if self.contract else str(self.row.get("name", ""))
