from hireloop.recruiting.applications.tests.conftest import application, job, make_application, make_job  # noqa: F401
