from hireloop.contracts.drafting.tests.conftest import contract, employer, facts, lawyer  # noqa: F401
