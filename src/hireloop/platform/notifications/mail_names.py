"""The names of the mails' texts (``send(template, …)``), in words of the colleague who reads the trail."""

from django.utils.translation import pgettext_lazy

NAMES = {
    "application_closed": pgettext_lazy("mail", "end of the application"),
    "application_link": pgettext_lazy("mail", "link to the application"),
    "application_received": pgettext_lazy("mail", "application received"),
    "application_updated": pgettext_lazy("mail", "application updated"),
    "approval_decided": pgettext_lazy("mail", "approval decided"),
    "approval_reminder": pgettext_lazy("mail", "reminder of an approval"),
    "approval_wanted": pgettext_lazy("mail", "approval wanted"),
    "colleague_invitation": pgettext_lazy("mail", "invitation of a colleague"),
    "contract_facts": pgettext_lazy("mail", "details wanted for the contract"),
    "feedback_released": pgettext_lazy("mail", "interview feedback"),
    "interview_adjustment": pgettext_lazy("mail", "answer to a wish for the interview"),
    "interview_cancelled": pgettext_lazy("mail", "interview cancelled"),
    "interview_extended": pgettext_lazy("mail", "more time for the interview"),
    "interview_invitation": pgettext_lazy("mail", "invitation to the interview"),
    "interview_received": pgettext_lazy("mail", "interview received"),
    "interview_reminder": pgettext_lazy("mail", "reminder of the interview"),
    "offer_answered": pgettext_lazy("mail", "answer to a question about the offer"),
    "offer_news": pgettext_lazy("mail", "news of an offer"),
    "offer_reminder": pgettext_lazy("mail", "reminder of the offer"),
    "offer_sent": pgettext_lazy("mail", "offer"),
    "offer_withdrawn": pgettext_lazy("mail", "offer withdrawn"),
    "onboarding_materials": pgettext_lazy("mail", "papers wanted before the first day"),
    "onboarding_reminder": pgettext_lazy("mail", "reminder of papers"),
    "onboarding_returned": pgettext_lazy("mail", "paper to be sent once more"),
    "onboarding_welcome": pgettext_lazy("mail", "welcome"),
    "request_answered": pgettext_lazy("mail", "answer to a request"),
    "signing_code": pgettext_lazy("mail", "code to sign"),
    "signing_completed": pgettext_lazy("mail", "signed by all"),
    "signing_invitation": pgettext_lazy("mail", "please sign"),
    "signing_reminder": pgettext_lazy("mail", "reminder to sign"),
    "voice_cancelled": pgettext_lazy("mail", "voice screening cancelled"),
    "voice_check": pgettext_lazy("mail", "answers to look over"),
    "voice_invitation": pgettext_lazy("mail", "invitation to the voice screening"),
    "voice_received": pgettext_lazy("mail", "voice screening received"),
    "voice_reminder": pgettext_lazy("mail", "reminder of the voice screening"),
}


def mail_name(template: str) -> str:
    """The template itself where no name is known for it."""
    return str(NAMES.get(template, template))
