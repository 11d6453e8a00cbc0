"""A bulk import of résumés by a real worker that is killed once in the middle: none may be lost or taken in twice.

    .venv/bin/python benchmarks/import_thousand.py [--resumes 1000] [--processes 2] [--no-kill]

Makes the résumés (text files in a ZIP, Chinese and English) and an installation in a temporary folder.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

LIMIT_S_PER_THOUSAND = 600
FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲芬燕彬鹏浩宇轩梓涵"
CITIES = ["上海", "北京", "深圳", "杭州", "成都", "武汉", "西安", "苏州"]
SKILLS = ["Java", "Python", "PostgreSQL", "Redis", "Kafka", "Excel", "商务谈判", "数据分析", "Kubernetes", "Linux"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--resumes", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--no-kill", action="store_true")
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="hireloop-import-"))
    try:
        return measure(folder, asked)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, asked: argparse.Namespace) -> int:
    start_django(folder)
    archive = make_archive(folder / "resumes.zip", asked.resumes)
    batch = begin(archive)
    started, worker, killed = time.monotonic(), start_worker(asked.processes), asked.no_kill
    try:
        while (state := state_of(batch)).done < state.total or state.total < asked.resumes:
            time.sleep(1)
            if not killed and state.total == asked.resumes and state.done > asked.resumes // 3:
                os.killpg(worker.pid, signal.SIGKILL)
                worker.wait()
                print(f"killed after {state.done}")
                worker, killed = start_worker(asked.processes), True
    finally:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    return report(batch, asked.resumes, time.monotonic() - started)


def report(batch, resumes: int, took_s: float) -> int:
    from hireloop.platform.directory.models import Person
    from hireloop.recruiting.resumes.models import PoolEntry, Resume

    state = state_of(batch)
    people, kept, pool = Person.objects.count(), Resume.objects.count(), PoolEntry.objects.count()
    print(f"{resumes} résumés in {took_s:.0f} s, {resumes / took_s:.1f} a second, load {os.getloadavg()[0]:.1f}")
    print(f"taken in {state.added}, failed {state.failed}; people {people}, résumés {kept}, in the pool {pool}")
    limit_s = LIMIT_S_PER_THOUSAND * resumes / 1000
    print(f"time: limit {limit_s:.0f} s  ratio {took_s / limit_s:.2f}")
    is_whole = state.added == people == kept == pool == resumes
    print(f"none lost, none twice: {'yes' if is_whole else 'NO'}")
    return 0 if is_whole and took_s <= limit_s else 1


def start_django(folder: Path) -> None:
    os.environ |= {
        "HIRELOOP_DATA": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/import.sqlite3",
        "DJANGO_SETTINGS_MODULE": "hireloop.config.settings",
        "TASK_LEASE_SECONDS": "10",
        "LOG_LEVEL": "WARNING",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def make_archive(path: Path, count: int) -> Path:
    chance = random.Random(7)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{number:04}.txt", resume(chance, number))
    return path


def resume(chance: random.Random, number: int) -> str:
    name = chance.choice(FAMILY) + "".join(chance.sample(GIVEN, 2))
    skills = "、".join(chance.sample(SKILLS, 5))
    return (
        f"{name}\n电话：139{number:08}\n邮箱：c{number}@example.com\n现居：{chance.choice(CITIES)}\n\n教育经历\n"
        f"2012.09 - 2016.06  {chance.choice(CITIES)}大学  计算机科学与技术  本科\n\n工作经历\n"
        f"2019.03 - 至今  {chance.choice(CITIES)}云帆{number}科技有限公司  后端工程师\n负责订单系统，使用 {skills}。\n"
        f"2016.07 - 2019.02  {chance.choice(CITIES)}启明软件有限公司  软件工程师\n维护会员系统。\n"
        f"\n专业技能\n{skills}\n"
    )


def begin(archive: Path):
    from hireloop.platform.accounts.models import User
    from hireloop.platform.audit.actor import Actor
    from hireloop.recruiting.resumes import actions

    user = User.objects.create_user("hr@example.com", "张敏", "correct-horse-battery")
    with archive.open("rb") as source:
        incoming = [actions.Incoming(archive.name, source, archive.stat().st_size)]
        return actions.start_import(incoming, job=None, actor=Actor.user(user), user=user)


def state_of(batch):
    from hireloop.recruiting.resumes.import_progress import progress_of

    batch.refresh_from_db()
    return progress_of(batch)


def start_worker(processes: int) -> subprocess.Popen:
    command = [sys.executable, "-m", "hireloop.config.manage", "run_worker", f"--processes={processes}"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


if __name__ == "__main__":
    sys.exit(main())
