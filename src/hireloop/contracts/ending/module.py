"""The manifest of endings."""

from django.utils.translation import gettext_lazy as _

from hireloop.platform.accounts.roles import Role
from hireloop.platform.modules.manifest import Module, Permission, PersonalData

HERE = "hireloop.contracts.ending"

module = Module(
    key="ending",
    label=_("Ending of contracts"),
    description=_("Grounds, notice, protected persons and severance reckoned by the law; the leaving certificate."),
    app=HERE,
    urls=f"{HERE}.urls",
    url_prefix="contracts/ending/",
    permissions=(
        Permission(key="ending.view", label=_("See endings of contracts"), roles=(Role.HR, Role.LEGAL)),
        Permission(key="ending.record", label=_("Record endings of contracts"), roles=(Role.HR,)),
    ),
    personal_data=(
        PersonalData(
            what=_("Grounds and sums of endings, leaving certificates"),
            purpose=_("To carry out the labour contract"),
            kept_months=24,
        ),
    ),
    needs=("drafting",),
)
