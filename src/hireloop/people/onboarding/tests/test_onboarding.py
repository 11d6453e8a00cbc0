from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hireloop.kernel.errors import BadInput, Conflict
from hireloop.people.onboarding import actions, queries, tasks
from hireloop.people.onboarding.actions.tasks import TaskDraft
from hireloop.people.onboarding.models import Onboarding, StandardTask, Task
from hireloop.people.onboarding.plan import BUILT_IN, MaterialKind
from hireloop.platform.accounts.roles import Role
from hireloop.platform.audit.actor import Actor
from hireloop.platform.audit.models import AuditRow
from hireloop.platform.notifications.models import Message
from hireloop.platform.records import time_ordered_id
from hireloop.platform.vault.models import StoredFile
from hireloop.web.uploads import CheckedFile

pytestmark = pytest.mark.django_db

SYSTEM = Actor.system("tests")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PAPER = CheckedFile(name="身份证.pdf", media_type="application/pdf", content=PDF)


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def begin(wang_fang):
    def begin(person=wang_fang, *, days=10, **more):
        newcomer = actions.Newcomer(person=person, title="后端工程师", starts_on=in_days(days), **more)
        return actions.start(newcomer, actor=SYSTEM)

    return begin


@pytest.fixture
def onboarding(begin):
    return begin(offer_id=time_ordered_id())


@pytest.fixture
def page(onboarding):
    """The address of the person's own page, from the mail."""
    body = Message.objects.get(template="onboarding_materials").body
    address = next(word for word in body.split() if "/welcome/" in word)
    return address[address.index("/welcome/") :]


@pytest.fixture
def it(make_user):
    return make_user("吴工", "it@example.com", Role.IT_SUPPORT)


@pytest.fixture
def office(make_user):
    return make_user("郑行", "office@example.com", Role.OFFICE)


def material(onboarding, kind=MaterialKind.ID_CARD):
    return onboarding.materials.get(kind=kind)


class TestStarting:
    def test_papers_and_tasks_have_days_before_the_first_day_and_the_person_has_mail(self, onboarding, wang_fang):
        assert set(onboarding.materials.values_list("kind", flat=True)) == set(MaterialKind.values)
        assert material(onboarding).due_on == in_days(7)
        assert onboarding.tasks.get(key="account").due_on == in_days(7)
        assert onboarding.tasks.get(key="insurance").due_on == in_days(25)
        assert "学历证书" in Message.objects.get(template="onboarding_materials").body

    def test_one_offer_starts_one_onboarding(self, begin, onboarding):
        assert begin(offer_id=onboarding.offer_id) == onboarding
        assert Message.objects.filter(template="onboarding_materials").count() == 1

    def test_the_employers_own_tasks_are_added(self, begin):
        actions.save_standard_tasks([TaskDraft("订实验室门禁", "it_support", 4)], actor=SYSTEM)
        started = begin()
        assert started.tasks.count() == len(BUILT_IN) + 1
        assert started.tasks.get(own_title="订实验室门禁").due_on == in_days(6)

    def test_papers_are_never_due_in_the_past(self, begin):
        assert material(begin(days=1)).due_on == timezone.localdate()


class TestPapers:
    def test_sent_accepted_and_settled(self, onboarding, zhang_min):
        actions.send_material(material(onboarding), PAPER, actor=SYSTEM)
        actions.accept_material(material(onboarding), user=zhang_min, actor=SYSTEM)
        assert material(onboarding).status == "accepted"
        with pytest.raises(Conflict):
            actions.send_material(material(onboarding), PAPER, actor=SYSTEM)

    def test_a_better_one_takes_the_place_of_the_first(self, onboarding):
        actions.send_material(material(onboarding), PAPER, actor=SYSTEM)
        actions.send_material(material(onboarding), PAPER, actor=SYSTEM)
        assert StoredFile.objects.filter(purpose="onboarding").count() == 1

    def test_sent_back_with_the_reason_by_mail(self, onboarding, zhang_min):
        actions.send_material(material(onboarding), PAPER, actor=SYSTEM)
        with pytest.raises(BadInput):
            actions.return_material(material(onboarding), reason=" ", user=zhang_min, actor=SYSTEM)
        actions.return_material(material(onboarding), reason="反面看不清", user=zhang_min, actor=SYSTEM)
        assert material(onboarding).is_outstanding
        assert "反面看不清" in Message.objects.get(template="onboarding_returned").body

    @pytest.mark.parametrize("number", ["", "12", "6222 0000 abcd 1111", "6" * 31])
    def test_a_bank_card_needs_its_number(self, onboarding, number):
        with pytest.raises(BadInput):
            actions.send_material(material(onboarding, MaterialKind.BANK_CARD), PAPER, number=number, actor=SYSTEM)
        assert material(onboarding, MaterialKind.BANK_CARD).file is None

    def test_the_number_is_kept_without_spaces_and_encrypted(self, onboarding):
        card = material(onboarding, MaterialKind.BANK_CARD)
        actions.send_material(card, PAPER, number="6222 0212 3456 7890", actor=SYSTEM)
        assert material(onboarding, MaterialKind.BANK_CARD).number == "6222021234567890"
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM onboarding_material WHERE number IS NOT NULL")
            (raw,) = cursor.fetchone()
        assert b"6222" not in bytes(raw)
        assert "6222" not in str(AuditRow.objects.filter(key="onboarding.material_sent").values_list("payload"))

    def test_looking_at_a_paper_is_recorded(self, onboarding, client_of, zhang_min):
        actions.send_material(material(onboarding), PAPER, actor=SYSTEM)
        answer = client_of(zhang_min).get(reverse("onboarding:paper", args=[material(onboarding).pk]))
        assert b"".join(answer) == PDF
        assert AuditRow.objects.filter(key="audit.read", payload__what="onboarding_paper").exists()


class TestThePersonsPage:
    def test_shows_what_is_wanted_and_takes_it(self, onboarding, page):
        client = Client(headers={"accept-language": "zh-hans"})
        assert "身份证" in client.get(page).content.decode()
        upload = SimpleUploadedFile("证件.pdf", PDF, "application/pdf")
        assert client.post(f"{page}id_card/", {"file": upload}).status_code == 302
        assert material(onboarding).status == "sent"
        assert b"".join(client.get(f"{page}id_card/file/")) == PDF

    def test_a_wrong_file_and_a_missing_number_are_said_and_nothing_is_lost(self, onboarding, page):
        client = Client(headers={"accept-language": "zh-hans"})
        upload = SimpleUploadedFile("x.exe", b"MZ\x00\x01\x02", "application/pdf")
        answer = client.post(f"{page}bank_card/", {"file": upload, "number": "6222021234567890"})
        assert answer.status_code == 422
        assert "6222021234567890" in answer.content.decode()
        upload = SimpleUploadedFile("x.pdf", PDF, "application/pdf")
        assert client.post(f"{page}bank_card/", {"file": upload, "number": "abc"}).status_code == 422
        assert client.post(f"{page}no_such_paper/", {}).status_code == 404

    def test_another_persons_link_opens_only_their_own(self, begin, onboarding, page, zhao_lei_person):
        begin(zhao_lei_person)
        body = Message.objects.filter(template="onboarding_materials").get(person=zhao_lei_person).body
        other = next(word for word in body.split() if "/welcome/" in word)
        actions.send_material(material(onboarding), PAPER, actor=SYSTEM)
        assert Client().get(f"{other[other.index('/welcome/') :]}id_card/file/").status_code == 404


class TestTasks:
    def test_each_team_sees_and_does_its_own(self, onboarding, it, office, client_of):
        mine = onboarding.tasks.get(key="computer")
        theirs = onboarding.tasks.get(key="desk")
        assert {task.team for task in queries.own_open_tasks(it)} == {"it_support"}
        client = client_of(it)
        assert client.post(reverse("onboarding:task_done", args=[mine.pk])).status_code == 302
        assert client.post(reverse("onboarding:task_done", args=[theirs.pk])).status_code == 404
        mine.refresh_from_db()
        assert mine.done_by == it
        client.post(reverse("onboarding:task_reopen", args=[mine.pk]))
        mine.refresh_from_db()
        assert mine.done_at is None

    def test_teams_see_no_papers(self, onboarding, it, client_of):
        client = client_of(it)
        assert client.get(reverse("onboarding:onboarding", args=[onboarding.pk])).status_code == 403
        assert client.get(reverse("onboarding:paper", args=[material(onboarding).pk])).status_code == 403
        assert "王芳" in client.get(reverse("onboarding:tasks")).content.decode()
        assert "王芳" in client.get("/").content.decode()

    def test_standard_tasks_are_lines(self, client_of, zhang_min):
        client = client_of(zhang_min)
        address = reverse("onboarding:standard_tasks")
        wrong = client.post(address, {"lines": "IT 支持: 3: 门禁\n财务: 2: 工资卡"})
        assert wrong.status_code == 422
        assert "第 2 行" in wrong.content.decode()
        assert "门禁" in wrong.content.decode()
        client.post(address, {"lines": "IT 支持：3：订实验室门禁\n\n行政: -5: 回访"})
        assert list(StandardTask.objects.values_list("team", "days_before", "own_title")) == [
            ("it_support", 3, "订实验室门禁"),
            ("office", -5, "回访"),
        ]


class TestTime:
    def test_moving_the_first_day_moves_what_is_open(self, onboarding, it):
        done = actions.finish_task(onboarding.tasks.get(key="account"), user=it, actor=SYSTEM)
        actions.move_first_day(onboarding, in_days(31), actor=SYSTEM, reason="搬家")
        assert onboarding.tasks.get(key="computer").due_on == in_days(29)
        assert Task.objects.get(pk=done.pk).due_on == in_days(7)
        assert material(onboarding).due_on == in_days(28)

    def test_reminders_go_out_once_a_day_on_the_days_before(self, onboarding):
        assert tasks.remind_of_papers() == 0
        Onboarding.objects.update(starts_on=in_days(3), created_at=timezone.now() - timedelta(days=7))
        assert tasks.remind_of_papers() == 1
        assert tasks.remind_of_papers() == 0
        assert "还缺以下材料" in Message.objects.get(template="onboarding_reminder").body

    def test_nobody_is_reminded_of_nothing(self, onboarding, zhang_min):
        Onboarding.objects.update(starts_on=in_days(3), created_at=timezone.now() - timedelta(days=7))
        for each in onboarding.materials.all():
            actions.waive_material(each, user=zhang_min, actor=SYSTEM)
        assert tasks.remind_of_papers() == 0

    def test_the_welcome_comes_once_shortly_before(self, onboarding):
        assert tasks.welcome_newcomers() == 0
        Onboarding.objects.update(starts_on=in_days(1))
        assert tasks.welcome_newcomers() == 1
        assert tasks.welcome_newcomers() == 0
        assert "原件" in Message.objects.get(template="onboarding_welcome").body

    def test_what_is_complete_and_begun_finishes_by_itself(self, onboarding, zhang_min):
        Onboarding.objects.update(starts_on=in_days(-1))
        assert tasks.finish_what_is_complete() == 0
        for each in onboarding.materials.all():
            actions.waive_material(each, user=zhang_min, actor=SYSTEM)
        for task in onboarding.tasks.all():
            actions.finish_task(task, user=zhang_min, actor=SYSTEM)
        assert tasks.finish_what_is_complete() == 1
        onboarding.refresh_from_db()
        assert onboarding.status == "done"


class TestPages:
    def test_the_board_sorts_by_what_is_missing(self, onboarding, client_of, zhang_min):
        columns = {column.key: column.cards for column in queries.board(Onboarding.objects.all())}
        assert [card.pk for card in columns["papers"]] == [onboarding.pk]
        for each in onboarding.materials.all():
            actions.waive_material(each, user=zhang_min, actor=SYSTEM)
        columns = {column.key: column.cards for column in queries.board(Onboarding.objects.all())}
        assert [card.pk for card in columns["tasks"]] == [onboarding.pk]
        assert "王芳" in client_of(zhang_min).get(reverse("onboarding:board")).content.decode()

    def test_counts_are_right_though_both_are_joined(self, onboarding, zhang_min):
        actions.waive_material(material(onboarding), user=zhang_min, actor=SYSTEM)
        row = queries.with_progress(Onboarding.objects.all()).get()
        assert (row.papers, row.papers_settled, row.tasks_all, row.tasks_done) == (5, 1, len(BUILT_IN), 0)

    def test_hr_checks_papers_on_the_page(self, onboarding, client_of, zhang_min):
        client = client_of(zhang_min)
        actions.send_material(material(onboarding), PAPER, actor=SYSTEM)
        address = reverse("onboarding:check_paper", args=[material(onboarding).pk])
        assert client.post(address, {"verdict": "nonsense"}).status_code == 400
        assert client.post(address, {"verdict": "accept"}).status_code == 302
        assert material(onboarding).checked_by == zhang_min
        shown = client.get(reverse("onboarding:onboarding", args=[onboarding.pk])).content.decode()
        assert "张敏" in shown

    def test_a_refused_task_comes_back_as_it_was_typed(self, onboarding, client_of, zhang_min):
        sent = {"title": "准备工位和显示器", "team": "it_support", "days_before": "很多"}
        answer = client_of(zhang_min).post(reverse("onboarding:add_task", args=[onboarding.pk]), sent)
        shown = answer.content.decode()
        assert answer.status_code == 422
        assert 'value="准备工位和显示器"' in shown
        assert '<option value="it_support" selected>' in shown
        assert shown.count('<details class="people-return" open>') == 1
        assert not onboarding.tasks.filter(own_title="准备工位和显示器").exists()
        own = reverse("onboarding:onboarding", args=[onboarding.pk])
        assert f'<meta name="page-address" content="{own}">' in shown

    def test_a_button_without_anything_to_type_says_why_and_goes_back(self, onboarding, client_of, zhang_min):
        client = client_of(zhang_min)
        actions.cancel(onboarding, actor=SYSTEM, reason="候选人放弃")
        own = reverse("onboarding:onboarding", args=[onboarding.pk])
        answer = client.post(reverse("onboarding:finish", args=[onboarding.pk]))
        assert (answer.status_code, answer.headers["Location"]) == (302, own)
        assert "data-toast" in client.get(own).content.decode()

    def test_calling_off_needs_a_reason_and_closes_everything(self, onboarding, client_of, zhang_min, page):
        client = client_of(zhang_min)
        address = reverse("onboarding:cancel", args=[onboarding.pk])
        client.post(address, {"reason": ""})
        onboarding.refresh_from_db()
        assert onboarding.is_open
        client.post(address, {"reason": "候选人放弃"})
        with pytest.raises(Conflict):
            actions.send_material(material(onboarding), PAPER, actor=SYSTEM)
        assert Client().get(page).status_code == 200

    def test_the_api_says_how_far_and_what_to_do(self, onboarding, client_of, zhang_min, it):
        found = client_of(zhang_min).get("/api/v1/onboarding/").json()
        assert found[0]["papers"] == {"settled": 0, "all": 5}
        tasks_of_it = client_of(it).get("/api/v1/onboarding/tasks").json()
        done = client_of(it).post(f"/api/v1/onboarding/tasks/{tasks_of_it[0]['id']}/done").json()
        assert done["done_at"]
