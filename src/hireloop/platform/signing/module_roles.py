"""Which roles may be named for a seal, and who keeps the register."""

from hireloop.platform.accounts.roles import Role

SEALING = (Role.HR, Role.LEGAL, Role.OFFICE, Role.ADMINISTRATOR)
REGISTER = (Role.LEGAL, Role.ADMINISTRATOR)
